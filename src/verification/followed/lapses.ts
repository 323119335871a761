/*
 * Mistakes in steps that numbers tell, whatever the code looks like: a variable is updated before the error goes through it,
 * a gradient goes on as if an activation were not there, or with the slope of another one. With other numbers in place of
 * these, the steps are right.
 */
import { gateName } from '../../gates/opcodes';
import type { Point } from '../../tape/point';
import { nodesBehind } from '../../tape/reach';
import type { Span } from '../../text/span';
import { type Activation, activationsOf, slopeAt, takenForSlopes } from './activated';
import type { Claim, ClaimGroup } from './claim';
import { leavesOf } from './leaves';
import { closeness, isRight, type MeasuredUnit, truth } from './measure';
import { type StepHeard, stepsOf } from './steps';
import { ofHelpers, type StoreHeard } from './stores';

/** A mistake at a place, and its sentence. */
export interface Lapse {
  readonly at: Span;
  readonly name: string;
  readonly kind: 'stale' | 'missing local gradient';
  readonly sentence: string;
}

/** A number in place of that of a node, at a point; null where that can't be told. */
type Other = readonly [node: number, at: (point: Point) => number | null];

/** Finds what lies between steps and the gradients that they should be along. */
export class Lapses {
  private readonly activations: readonly Activation[];
  /** What the steps that are right are made of, and gradients that nobody doubts. */
  private readonly used: ReadonlySet<number>;

  constructor(private readonly measured: MeasuredUnit) {
    const { run, leads, groups } = measured;
    this.activations = activationsOf(run.file.tape, leads);
    const right = groups.filter(({ found, group }) => isRight(found) && group.free !== undefined);
    this.used = this.behind(right.flatMap(({ group }) => this.readBy(group)));
  }

  /** The mistakes in what a group is made of, each at another place; none where that is not told. */
  of({ claims, stores }: ClaimGroup): readonly Lapse[] {
    const { points, leads } = this.measured;
    const off = claims.filter((claim) => closeness([claim], points, leads) === null);
    const early = this.early(off);
    const olds = early.map(({ made, old }): Other => [made, (point) => point.value(old)]);
    const stale = early.slice(0, 1).map(({ store }) => this.stale(this.measured.run.stores[store]));
    if (early.length > 0 && this.fits(off, olds)) return stale;
    const lapse = this.goesOn(off, stores[0], olds) ?? this.slope(off, stores[0], olds);
    return lapse ? [...stale, lapse] : [];
  }

  /** The steps of variables whose new numbers go into claims. */
  private early(claims: readonly Claim[]): readonly StepHeard[] {
    const { run, leads } = this.measured;
    const { tape } = run.file;
    const behind = this.behind(claims.map(({ node }) => node));
    return stepsOf(tape, run.stores).filter(({ made, old }) => {
      const isStepped = leads.has(tape.sourceOf(old)) && !leads.has(made) && behind.has(made);
      return isStepped && !claims.some(({ of }) => this.isPartner(of, old));
    });
  }

  /** Whether two variables are factors of one product: steps of these may well take turns. */
  private isPartner(one: number, other: number): boolean {
    const { run, leads } = this.measured;
    const { tape } = run.file;
    const [first, second] = [tape.sourceOf(one), tape.sourceOf(other)];
    return [...leads].some((node) => {
      if (gateName(tape.op[node]) !== '*') return false;
      const inputs = tape.inputsOf(node).map((input) => tape.sourceOf(input));
      return inputs.includes(first) && inputs.includes(second);
    });
  }

  private stale({ at, text }: StoreHeard): Lapse {
    const sentence = `${text} is changed too early: the backward pass still needs the value that it had in the forward pass, so the update must come after what reads it.`;
    return { at, name: text, kind: 'stale', sentence };
  }

  /** A gradient on one side of an activation that should be that on the other side. */
  private goesOn(claims: readonly Claim[], step: number, olds: readonly Other[]): Lapse | null {
    const { points, groups } = this.measured;
    const behind = this.behind(claims.map(({ node }) => node));
    for (const { group, found } of [...groups].reverse()) {
      if (group.free !== 'variable' || !isRight(found)) continue;
      const own = group.claims.filter(({ node }) => behind.has(node));
      if (own.length === 0) continue;
      for (const isBefore of [false, true]) {
        const others = own.map(({ node, of }): Other | null => {
          const side = (each: Activation) => (isBefore ? each.before : each.after);
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

  /** Where a gradient is read that should be another one: where it is made, if all that reads it is off. */
  private placeOf({ stores, claims: own }: ClaimGroup, claims: readonly Claim[], step: number): StoreHeard {
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
    if (!nodes.some((node) => this.used.has(node)))
      return run.stores.slice(0, step).findLast(isSame) ?? run.stores[stores[stores.length - 1]];
    const reads = run.stores.slice(0, step).find(({ value, base }, k) => {
      if (typeof value !== 'number' || base >= ofHelpers || stores.includes(k)) return false;
      if (!behind.has(value) || this.used.has(value) || nodes.includes(value)) return false;
      const made = this.behind([value]);
      return nodes.some((node) => made.has(node));
    });
    return reads ?? run.stores[step];
  }

  /** The slope of an activation that is another one's, or of another number, or a part of it alone. */
  private slope(claims: readonly Claim[], step: number, olds: readonly Other[]): Lapse | null {
    const changed = this.changed(olds);
    if (!changed) return null;
    for (const form of takenForSlopes) {
      const taken: Taken[] = [];
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

  /** The activation for whose slope a claim has something else. */
  private takenIn(claim: Claim, form: Taken['form'], changed: readonly Point[]): Taken | null {
    const { points, leads } = this.measured;
    const own = changed.map((point) => point.value(claim.node));
    const wanted = points.map((point) => truth(claim, point, leads));
    if (wanted.every((each) => each === 0)) return null;
    const sides = new Set(this.activations.flatMap(({ before, after }) => [after, before]));
    for (const activation of this.activations)
      for (const y of sides) {
        const isIt = points.every((point, k) => {
          const slope = slopeAt(activation, point);
          return slope !== null && slope !== 1 && near(own[k] * slope, wanted[k] * form(point.value(y)));
        });
        if (isIt) return { claim, activation, y, form };
      }
    return null;
  }

  /** Where the slope is taken: at what would be the gradient of what goes into the activation with the right one. */
  private placeOfSlope(all: readonly Taken[], form: Taken['form'], step: number): StoreHeard {
    const { run, points } = this.measured;
    const stores = run.stores.slice(0, step).filter(({ value, base }) => {
      if (typeof value !== 'number' || base >= ofHelpers || this.used.has(value)) return false;
      return all.some(
        ({ claim, activation, y }) =>
          this.behind([claim.node]).has(value) &&
          points.every((point) =>
            near(
              point.value(value) * (slopeAt(activation, point) ?? 0),
              point.gradient(activation.before) * form(point.value(y)),
            ),
          ),
      );
    });
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
    return nodesBehind(this.measured.run.file.tape, nodes, 0);
  }

  /** What a gradient is made of; a variable's own numbers apart. */
  private readBy({ claims, free }: ClaimGroup): readonly number[] {
    const nodes = claims.map(({ node }) => node);
    const { tape } = this.measured.run.file;
    return free === 'step' ? nodes : nodes.flatMap((node) => [...tape.inputsOf(tape.sourceOf(node))]);
  }
}

/** Something that a claim has for the slope of an activation. */
interface Taken {
  readonly claim: Claim;
  readonly activation: Activation;
  readonly y: number;
  readonly form: (y: number) => number;
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-7 * Math.max(Math.abs(one), Math.abs(other)) + 1e-12;
}
