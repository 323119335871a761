/*
 * Mistakes in steps that numbers tell, whatever the code looks like: a variable is updated before the error goes through it,
 * a gradient goes on as if an activation were not there, or with the slope of another one. With other numbers in place of
 * these, the steps are right.
 */
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import type { Span } from '../../../text/span';
import { closeness, truth } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import { isRoom } from '../claims/claims';
import { seedsOf } from '../claims/outputs';
import { leavesOf } from '../machine/leaves';
import { productsAmong, worth } from '../machine/products';
import { type StepHeard, stepsAlong, stepsOf } from '../machine/steps';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import { isRight, type MeasuredUnit } from '../measure';
import { type ActivatedWire, activationsOf, type SlopeTaken, slopeAt, takenForSlopes } from './activated';
import { ofFirst, rightParts } from './in-rounds';
import { multipleOf } from './multiples';

/** A mistake at a place, and its sentence. */
export interface Lapse {
  readonly at: Span;
  readonly name: string;
  readonly kind: NonNullable<ClaimGroup['slip']>['kind'] | 'stale' | 'missing factor' | 'wrong variable';
  readonly sentence: string;
}

/** A number in place of that of a node, at a point; null where that can't be told. */
type Other = readonly [node: number, at: (point: Point) => number | null];

/** Finds what lies between steps and the gradients that they should be along. */
export class Lapses {
  private readonly activations: readonly ActivatedWire[];
  private readonly steps: readonly StepHeard[];
  /** The new numbers of what the loss is made of; what these are made of goes no further. */
  private readonly updated: ReadonlySet<number>;
  /** What the steps that are right are made of, and gradients that nobody doubts. */
  private readonly used: ReadonlySet<number>;

  constructor(private readonly measured: MeasuredUnit) {
    const { run, leads, output } = measured;
    this.activations = activationsOf(run.file.tape, leads);
    this.steps = stepsOf(run.file.tape, run.stores);
    const isUpdate = ({ made, old, store }: StepHeard) =>
      run.stores[store].before !== null && leads.has(run.file.tape.sourceOf(old)) && !leads.has(made);
    const along = stepsAlong(run.file.tape, run.stores, new Set(seedsOf(output)), this.steps);
    this.updated = new Set(along.flatMap((step) => (isUpdate(step) ? step.made : [])));
    this.used = this.behind(rightParts(measured).flatMap((group) => this.readBy(group)));
  }

  /** The mistakes in what a group is made of, each at another place; none where that is not told. */
  of({ claims, stores, free }: ClaimGroup): readonly Lapse[] {
    const { points, leads, run } = this.measured;
    const all = claims.filter((claim) => closeness([claim], points, leads) === null);
    if (all.length === 0) return [];
    const off = ofFirst(all, stores, this.steps);
    const { at, text } = run.stores[stores[0]];
    if ((multipleOf({ claims: off }, this.measured) ?? 0) < 0)
      return [
        { at, name: text, kind: 'sign', sentence: `The sign is wrong: ${text} goes up the loss here.` },
      ];
    const early = this.early(off, free === undefined);
    const olds = early.map(({ made, old }): Other => [made, (point) => point.value(old)]);
    const stale = early.slice(0, 1).map(({ store }) => this.stale(run.stores[store]));
    if (early.length > 0 && this.fits(off, olds)) return stale;
    const lapse =
      this.goesOn(off, stores[0], olds) ??
      this.slope(off, stores[0], olds) ??
      this.factor(off, stores[0], olds);
    return lapse ? [...stale, lapse] : [];
  }

  /** The steps of variables whose new numbers go into claims. */
  private early(claims: readonly Claim[], isNamed: boolean): readonly StepHeard[] {
    const behind = this.behind(claims.map(({ node }) => node));
    return this.steps.filter(
      ({ made, old }) =>
        this.updated.has(made) &&
        behind.has(made) &&
        (isNamed || !claims.some(({ of }) => this.isPartner(of, old))),
    );
  }

  /** Whether two variables are factors of one product: steps of these may well take turns. */
  private isPartner(one: number, other: number): boolean {
    const { run, leads } = this.measured;
    const { tape } = run.file;
    const [first, second] = [tape.sourceOf(one), tape.sourceOf(other)];
    return productsAmong(tape, leads).some(
      ({ factors }) => factors.includes(first) && factors.includes(second),
    );
  }

  private stale({ at, text }: StoreHeard): Lapse {
    const sentence = `${text} is changed too early: the backward pass still needs the value that it had in the forward pass, so the update must come after what reads it.`;
    return { at, name: text, kind: 'stale', sentence };
  }

  /** A gradient on one side of an activation that should be that on the other side. */
  private goesOn(claims: readonly Claim[], step: number, olds: readonly Other[]): Lapse | null {
    const { points, groups } = this.measured;
    const behind = this.behind(claims.map(({ node }) => node));
    const right = groups.flatMap(({ group, found }) =>
      group.free !== 'step' && isRight(found) ? group : [],
    );
    for (const group of [...right.reverse(), ...this.seeds(behind)]) {
      const own = group.claims.filter(({ node }) => behind.has(node));
      if (own.length === 0) continue;
      for (const isBefore of [false, true]) {
        const others = own.map(({ node, of }): Other | null => {
          const side = (each: ActivatedWire) => (isBefore ? each.before : each.after);
          const activation = this.activations.find((each) =>
            points.every((point) => near(point.gradient(side(each)), point.gradient(of))),
          );
          if (!activation) return null;
          const factor = (slope: number) => (isBefore ? 1 / slope : slope);
          return [
            node,
            (point) => {
              const slope = slopeAt(activation, point);
              return slope === null ? null : point.value(node) * factor(slope);
            },
          ];
        });
        const known = others.filter((each) => each !== null);
        if (known.length < own.length || !this.fits(claims, [...olds, ...known])) continue;
        const { at, text } = this.placeOf(group, claims, step);
        const sentence = isBefore
          ? `The derivative of the activation is in it twice: ${group.name} has it already.`
          : `The derivative of the activation is missing: ${group.name} is the gradient of what it gives, not of what goes in.`;
        return { at, name: text, kind: 'missing local gradient', sentence };
      }
    }
    return null;
  }

  /** What comes from above, wherever it is computed. */
  private seeds(behind: ReadonlySet<number>): readonly Pick<ClaimGroup, 'name' | 'claims' | 'stores'>[] {
    const { run, output } = this.measured;
    const same = run.same();
    const claims = output.leaves.flatMap(({ node: of, seed }) =>
      seed < 0
        ? []
        : [...behind].flatMap((node): Claim[] =>
            same[node] === same[seed] ? [{ place: '', node, of, before: -1, states: [] }] : [],
          ),
    );
    return claims.length > 0 ? [{ name: `the error of ${output.name}`, claims, stores: [] }] : [];
  }

  /** Where a gradient is read that should be another one: where it is made, if all that reads it is off. */
  private placeOf(
    { stores, claims: own }: Pick<ClaimGroup, 'claims' | 'stores'>,
    claims: readonly Claim[],
    step: number,
  ): StoreHeard {
    const { run } = this.measured;
    const nodes = own.map(({ node }) => node);
    const behind = this.behind(claims.map(({ node }) => node));
    const sources = new Set(
      nodes.filter((node) => behind.has(node)).map((node) => run.file.tape.sourceOf(node)),
    );
    // Under other names it may go on.
    const isSame = ({ value, base }: StoreHeard) => {
      const { tape } = run.file;
      const held = [...leavesOf(value).values()].map((node) => tape.sourceOf(node));
      return base < ofHelpers && held.length > 0 && held.every((node) => sources.has(node));
    };
    if (stores.length > 0 && !nodes.some((node) => this.used.has(node)))
      return run.stores.slice(0, step).findLast(isSame) ?? run.stores[stores[stores.length - 1]];
    // What adds up a gradient is stepped, too.
    const isOfLoss = ({ old }: StepHeard) => this.measured.leads.has(run.file.tape.sourceOf(old));
    const steps = new Set(this.steps.filter(isOfLoss).map(({ store }) => store));
    // What others go through, too, that are right, is right.
    const isUsed = ({ value }: StoreHeard) =>
      [...leavesOf(value).values()].some((node) => this.used.has(node));
    const right = new Set(run.stores.filter(isUsed).map(({ at }) => at.from));
    const reads = run.stores.find(({ value, base, at }, k) => {
      if (base >= ofHelpers || stores.includes(k) || steps.has(k) || right.has(at.from)) return false;
      const held = [...leavesOf(value).values()];
      if (!held.every((each) => behind.has(each) && !this.used.has(each) && !nodes.includes(each)))
        return false;
      const made = this.behind(held);
      return nodes.some((node) => made.has(node));
    });
    return reads ?? run.stores[step];
  }

  /** The slope of an activation that is another one's, or of another number, or a part of it alone. */
  private slope(claims: readonly Claim[], step: number, olds: readonly Other[]): Lapse | null {
    const changed = this.changed(olds);
    if (!changed) return null;
    for (const form of takenForSlopes) {
      const taken: SlopeTaken[] = [];
      for (const claim of claims) {
        const found = this.takenIn(claim, form, changed);
        if (!found) break;
        taken.push(found);
      }
      if (taken.length < claims.length) continue;
      const { at, text } = this.placeOfSlope(taken, form, step);
      const sentence =
        form === takenForSlopes[0]
          ? 'The derivative of the activation is missing.'
          : 'The derivative of the activation is wrong: it is that of another one, or of another value.';
      return { at, name: text, kind: 'missing local gradient', sentence };
    }
    return null;
  }

  /** A step along what flows into the product that its variable is in, times something else than the other factor of that. */
  private factor(claims: readonly Claim[], step: number, olds: readonly Other[]): Lapse | null {
    const changed = this.changed(olds);
    const others = changed && claims.map((claim) => this.factorOf(claim, changed));
    if (!others?.every((each) => each !== null)) return null;
    const { text } = this.measured.run.stores[step];
    const { at, text: name } = this.madeBefore(claims, step);
    if (others.every(({ read }) => read === -1))
      return { at, name, kind: 'missing factor', sentence: `What ${text} is multiplied with is missing.` };
    const sentence = `It must be times what ${text} is multiplied with, and not times another variable.`;
    return { at, name, kind: 'wrong variable', sentence };
  }

  /** What has made the numbers of claims before a step along them, or has added them up; else the step. */
  private madeBefore(claims: readonly Claim[], step: number): StoreHeard {
    const { run, leads } = this.measured;
    const { stores, file } = run;
    const made = claims.map(({ node }) => file.tape.sourceOf(node));
    // What the output is made of is right, whatever goes along it.
    const nodes = new Set(made.filter((node) => !leads.has(node)));
    // A thing that has the numbers has not made them, nor has what is stepped.
    const makes = ({ value, base, text }: StoreHeard) =>
      base < ofHelpers &&
      text !== stores[step].text &&
      (typeof value === 'number' || value.kind !== 'record') &&
      [...leavesOf(value).values()].some((node) => {
        const at = file.tape.sourceOf(node);
        return [at, ...file.tape.inputsOf(at)].some((each) => nodes.has(file.tape.sourceOf(each)));
      });
    return stores.slice(0, step).findLast(makes) ?? stores[step];
  }

  /** What a claim is times, where that should be what its variable is multiplied with; -1 for nothing. */
  private factorOf({ node, of, times }: Claim, changed: readonly Point[]): { readonly read: number } | null {
    const { points, leads, run } = this.measured;
    const { tape } = run.file;
    const source = tape.sourceOf(of);
    const products = productsAmong(tape, leads).filter(
      (each) => each.factors.includes(source) && points.some((point) => point.gradient(each.node) !== 0),
    );
    if (products.length !== 1 || !times) return null;
    // Which of the numbers that are there it is times is a part of the question.
    const rates = times.rates.filter((rate) => !leads.has(rate.node));
    const above = points.map((point) => point.gradient(products[0].node) * worth({ ...times, rates }, point));
    const fits = (factor: (point: Point) => number) =>
      points.every((point, k) => near(changed[k].value(node), above[k] * factor(point)));
    if (fits(() => 1)) return { read: -1 };
    const read = [...leads].find((each) => fits((point) => point.value(each)));
    return read === undefined || tape.isConstant(read) ? null : { read };
  }

  /** The activation for whose slope a claim has something else. */
  private takenIn(claim: Claim, form: SlopeTaken['form'], changed: readonly Point[]): SlopeTaken | null {
    const { points, leads } = this.measured;
    const own = changed.map((point) => point.value(claim.node));
    const wanted = points.map((point) => truth(claim, point, leads));
    if (wanted.every((each) => each === 0)) return null;
    const sides = new Set(this.activations.flatMap(({ before, after }) => [after, before]));
    for (const activation of this.activations)
      for (const y of sides) {
        const slopes = points.map((point) => slopeAt(activation, point));
        if (slopes.every((slope) => slope === null || slope === 1)) continue;
        const isIt = slopes.every((slope, k) =>
          slope === null
            ? own[k] === 0 && wanted[k] === 0
            : near(own[k] * slope, wanted[k] * form(points[k].value(y))),
        );
        if (isIt) return { claim, activation, y, form };
      }
    return null;
  }

  /** Where the slope is taken: at what would be the gradient of what goes into the activation with the right one. */
  private placeOfSlope(all: readonly SlopeTaken[], form: SlopeTaken['form'], step: number): StoreHeard {
    const { run, points } = this.measured;
    const behind = all.map(({ claim }) => this.behind([claim.node]));
    const isTaken = (node: number) =>
      !this.used.has(node) &&
      all.some(
        ({ activation, y }, k) =>
          behind[k].has(node) &&
          points.every((point) =>
            near(
              point.value(node) * (slopeAt(activation, point) ?? 0),
              point.gradient(activation.before) * form(point.value(y)),
            ),
          ),
      );
    const stores = run.stores
      .slice(0, step)
      .filter(
        (store) =>
          store.base < ofHelpers &&
          !isRoom(store, run.file.tape) &&
          [...leavesOf(store.value).values()].some(isTaken),
      );
    return (form === takenForSlopes[0] ? stores.at(-1) : stores[0]) ?? run.stores[step];
  }

  /** The points with other numbers in place of some; null where that can't be run. */
  private changed(others: readonly Other[]): readonly Point[] | null {
    const { points } = this.measured;
    if (others.length === 0) return points;
    const found = points.map((point) => {
      const set = others.map(([node, at]) => [node, at(point)] as const);
      return set.every((each): each is readonly [number, number] => each[1] !== null)
        ? point.with(set)
        : null;
    });
    const known = found.filter((point) => point !== null);
    return known.length === points.length ? known : null;
  }

  /** Whether claims are right with other numbers in place of some. */
  private fits(claims: readonly Claim[], others: readonly Other[]): boolean {
    const { points, leads } = this.measured;
    return (
      this.changed(others)?.every((point, k) =>
        claims.every((claim) => near(point.value(claim.node), truth(claim, points[k], leads))),
      ) === true
    );
  }

  private behind(nodes: readonly number[]): ReadonlySet<number> {
    return nodesBehind(this.measured.run.file.tape, nodes, 0, this.updated);
  }

  /** What a gradient is made of; a variable's own numbers apart. */
  private readBy({ claims, free }: ClaimGroup): readonly number[] {
    const nodes = claims.map(({ node }) => node);
    const { tape } = this.measured.run.file;
    return free === 'step' ? nodes : nodes.flatMap((node) => [...tape.inputsOf(tape.sourceOf(node))]);
  }
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-7 * Math.max(Math.abs(one), Math.abs(other)) + 1e-12;
}
