/*
 * Gradients with names of their own: what a variable of any name holds, and what steps a variable, is told by its numbers.
 * They count where a loss is written, or a usual one can be meant, and enough of them are right that nothing else can be.
 */
import { opcodeOf } from '../../gates/opcodes';
import type { GradientNames } from '../../recognition/names';
import { isLossName } from '../../recognition/recognise';
import type { Point } from '../../tape/point';
import { nodesBehind } from '../../tape/reach';
import { firstOfSame } from '../../tape/same';
import type { Tape } from '../../tape/tape';
import { type Claim, type ClaimGroup, isRoom } from './claims';
import { beforeActivation, type Difference, differencesIn, outputOf, pullsIn } from './differences';
import { type Holding, holdingsOf } from './free';
import { leavesOf } from './leaves';
import { type Match, Matcher } from './match';
import {
  closeness,
  isRight,
  type MeasuredGroup,
  type MeasuredUnit,
  measure,
  measureFor,
  moves,
} from './measure';
import type { PassOutput } from './outputs';
import type { UnitRun } from './run';
import { gradientIn, isPlain, type StepHeard, stepsOf } from './steps';
import { WireNames } from './wires';

/** Of so large units no gradients are looked for whose names do not say so. */
const mostNodes = 20_000;

/** Measures a unit with all that is a gradient in it, whatever its name. */
export function measureFreely(
  run: UnitRun,
  names: GradientNames,
  said: (from: number, to: number) => string,
  isAsked: boolean,
  only?: string,
): MeasuredUnit | null {
  const named = measure(run, names, only);
  if (!run.unit.isFree || run.file.tape.length > mostNodes) return named;
  return new FreeLook(run, names, said, isAsked).measured(named, only);
}

class FreeLook {
  private readonly steps: readonly StepHeard[];
  private readonly stepped: ReadonlySet<number>;
  /** Numbers that are other ones at other points, though the file gives them. */
  private readonly varied: readonly number[];
  /** For each node the first one that computes the same. */
  private readonly same: Int32Array;

  private readonly wires: WireNames;

  constructor(
    private readonly run: UnitRun,
    private readonly names: GradientNames,
    private readonly said: (from: number, to: number) => string,
    private readonly isAsked: boolean,
  ) {
    this.wires = new WireNames(run, said);
    const { tape } = run.file;
    // What is only added up rests on nothing that it was.
    const isOf = (node: number, old: number) => nodesBehind(tape, [node], 0).has(tape.sourceOf(old));
    this.steps = stepsOf(tape, run.stores).filter(({ terms, old }) =>
      terms.some(({ node }) => isOf(node, old)),
    );
    this.stepped = new Set(this.steps.flatMap(({ old }) => [old, tape.sourceOf(old)]));
    this.varied = [...[...this.stepped].map((node) => writtenAs(tape, node)), ...dataIn(run)];
    this.same = firstOfSame(tape, new Set(this.varied));
  }

  /** The unit with its free gradients, as the pass of what most speaks for. */
  measured(named: MeasuredUnit | null, only?: string): MeasuredUnit | null {
    const isProved = named?.groups.some(({ found, proves }) => isRight(found) && proves) === true;
    if (named && isProved) return this.isOfLoss(named) ? this.withFree(named, true) : named;
    const fits = ({ name }: PassOutput) => only === undefined || name === only;
    const written = this.best(
      this.run.outputs.filter((each) => fits(each) && this.isOfLoss({ output: each })),
    );
    if (written) return written;
    return this.ofDifferences(fits) ?? named;
  }

  private isOfLoss({ output, standIn = null }: { output: PassOutput; standIn?: string | null }): boolean {
    return output.isCertain || standIn !== null || isLossName(output.name) || saysLoss.test(output.name);
  }

  /** That of some outputs for which most speaks; null where nothing speaks for any. */
  private best(outputs: readonly PassOutput[]): MeasuredUnit | null {
    let best: MeasuredUnit | null = null;
    let most = 0;
    for (const output of outputs) {
      const measured = this.measuredAs(output);
      const score = measured ? this.evidence(measured) : 0;
      if (score > most) [best, most] = [measured, score];
    }
    return best;
  }

  private measuredAs(output: PassOutput): MeasuredUnit | null {
    const bare = measureFor(this.run, output, this.names, this.varied);
    return bare && this.withFree(bare);
  }

  /** The unit as the pass of a loss that is not written. */
  private ofDifferences(fits: (output: PassOutput) => boolean): MeasuredUnit | null {
    const { run } = this;
    let best: MeasuredUnit | null = null;
    let most = 0;
    const offer = (difference: Difference): MeasuredUnit | null => {
      const output = outputOf(difference, this.wires.nameOf(difference.leaves[0].node), difference.key);
      const measured = fits(output) ? this.measuredAs(output) : null;
      if (!measured) return null;
      const score = this.evidence(measured);
      if (score > most) [best, most] = [{ ...measured, standIn: difference.says }, score];
      return measured;
    };
    let points: readonly Point[] = [];
    for (const difference of differencesIn(run, this.same)) {
      const measured = offer(difference);
      if (!measured) continue;
      points = measured.points;
      const before = beforeActivation(run.file.tape, difference, points);
      if (before) offer(before);
    }
    const holdings = holdingsOf(run, new Set());
    for (const pull of pullsIn(run, holdings, points.length > 0 ? points : this.anyPoints())) offer(pull);
    return best;
  }

  /** Points of the unit, whatever it is a pass of. */
  private anyPoints(): readonly Point[] {
    const { run } = this;
    const [last] = [...this.run.outputs].reverse();
    return last ? (measureFor(run, last, this.names, this.varied)?.points ?? []) : [];
  }

  /** Adds the gradients whose names do not say so. */
  private withFree(measured: MeasuredUnit, isProved = false): MeasuredUnit {
    const { run } = this;
    const { points, leads, output } = measured;
    const seeds = new Set(output.leaves.flatMap(({ seed }) => (seed < 0 ? [] : [seed])));
    const matcher = new Matcher({ tape: run.file.tape, points, leads, seeds, scale: 1 });
    const known = new Set(
      measured.groups.filter(({ found }) => isProved || isRight(found)).flatMap(({ group }) => group.stores),
    );
    const free = holdingsOf(run, known).flatMap((holding) => this.group(holding, matcher, measured) ?? []);
    const taken = new Set(free.flatMap(({ group }) => group.stores));
    const named = measured.groups.filter(({ group }) => !group.stores.some((k) => taken.has(k)));
    const steps = this.stepGroups(matcher, measured, [...named, ...free]);
    const groups = [...named, ...free, ...steps].sort(
      (one, other) => (one.group.stores.at(-1) ?? 0) - (other.group.stores.at(-1) ?? 0),
    );
    return { ...measured, groups };
  }

  /** What a variable holds, if that is a gradient. */
  private group(
    { name, stores, leaves }: Holding,
    matcher: Matcher,
    { points, leads }: MeasuredUnit,
  ): MeasuredGroup | null {
    const { same } = this;
    const own = leaves.filter(({ node }) => !leads.has(node) && !leads.has(same[node]));
    if (own.length === 0) return null;
    const all = own.map(({ place, node }) => ({ place, node, matches: matcher.matchesOf(node) }));
    const kinds = new Set(all.flatMap(({ matches }) => matches.map(kindOf)));
    for (const kind of [...kinds].sort()) {
      const fitting = all.map((leaf) => ({
        ...leaf,
        matches: leaf.matches.filter((match) => kindOf(match) === kind),
      }));
      if (fitting.some(({ matches }) => matches.length === 0)) continue;
      const names = this.wires.commonName(fitting.map(({ matches }) => matches.map(({ of }) => of)));
      const claims = fitting.map(({ place, node, matches }): Claim => {
        const { of, times } =
          matches.find((match) => this.wires.isCalled(match.of, names)) ?? matches[matches.length - 1];
        return { place, node, of, before: -1, states: [], times };
      });
      if (!moves(claims, points)) continue;
      const of = names ?? this.wires.nameOf(claims[0].of);
      const group: ClaimGroup = {
        name,
        of,
        claims,
        stores,
        at: this.placeOf(stores),
        isPartial: false,
        free: 'variable',
      };
      return { group, found: closeness(claims, points, leads), proves: true };
    }
    return null;
  }

  private placeOf(stores: readonly number[]) {
    const { run } = this;
    const first = stores.find((k) => !isRoom(run.stores[k], run.file.tape)) ?? stores[0];
    return run.stores[first].at;
  }

  /** What steps variables. */
  private stepGroups(
    matcher: Matcher,
    { leads, points }: MeasuredUnit,
    known: readonly MeasuredGroup[],
  ): MeasuredGroup[] {
    const { run } = this;
    const { tape } = run.file;
    const byPlace = new Map<number, StepHeard[]>();
    for (const step of this.steps) {
      const from = run.stores[step.store].at.from;
      byPlace.set(from, [...(byPlace.get(from) ?? []), step]);
    }
    const claimed = new Set(
      known
        .filter(({ found }) => isRight(found))
        .flatMap(({ group }) => group.claims.map(({ of }) => tape.sourceOf(of))),
    );
    return [...byPlace.values()].flatMap((steps) => {
      const own = steps.filter(({ old }) => leads.has(old) || leads.has(tape.sourceOf(old)));
      if (own.length === 0) return [];
      const claims = own.flatMap(({ store, old, terms }): Claim[] => {
        const of = leads.has(old) ? old : tape.sourceOf(old);
        for (const { node } of terms) {
          const match = leads.has(node) ? null : matcher.matchOf(node, of);
          if (match)
            return [
              { place: run.stores[store].keys.join(), node, of, before: -1, states: [], times: match.times },
            ];
        }
        return [];
      });
      if (claims.length < own.length) return [];
      const stores = own.map(({ store }) => store);
      const { code, text, at } = run.stores[stores[0]];
      if (!code) return [];
      const target = 'targets' in code ? code.targets[0] : code.target;
      const e = gradientIn(target, code.operator, code.value);
      if (isPlain(e) && claims.every(({ of }) => claimed.has(tape.sourceOf(of)))) return [];
      const { base } = run.stores[stores[0]];
      const name = this.said(e.from + base, e.to + base);
      const group: ClaimGroup = { name, of: text, claims, stores, at, isPartial: false, free: 'step' };
      return [{ group, found: closeness(claims, points, leads), proves: moves(claims, points) }];
    });
  }

  /** How much speaks for it; 0 where that may be chance. */
  private evidence(measured: MeasuredUnit): number {
    const { groups, points, output } = measured;
    const seeds = output.leaves.flatMap(({ seed }) => (seed < 0 ? [] : [seed]));
    const isOwn = ({ group, found, proves }: MeasuredGroup) =>
      isRight(found) &&
      proves &&
      group.claims.some(({ of }) => seeds.every((seed) => !isMultiple(of, seed, points)));
    const own = groups.filter(isOwn);
    const certain = own.filter(({ group }) => group.free !== 'variable' || this.steppedBy(group));
    const wires = new Set(own.map(({ group }) => group.of));
    const score = groups.filter(({ found }) => isRight(found)).length;
    if (this.isAsked) return certain.length > 0 || wires.size > 1 ? score : 0;
    const isChain = own.some(({ group }) => this.restsOn(group, own));
    if (seeds.length === 0 && saysLoss.test(output.name))
      return certain.length > 0 && wires.size > 1 ? score : 0;
    return certain.length > 0 && wires.size > 2 && isChain ? score : 0;
  }

  /** Whether what a variable holds steps what it is the gradient of. */
  private steppedBy({ claims }: ClaimGroup): boolean {
    const { tape } = this.run.file;
    return this.steps.some(({ old, terms }) =>
      claims.some(
        ({ of, node }) =>
          tape.sourceOf(of) === tape.sourceOf(old) &&
          terms.some((term) => nodesBehind(tape, [term.node], 0).has(node)),
      ),
    );
  }

  private restsOn({ claims }: ClaimGroup, others: readonly MeasuredGroup[]): boolean {
    const behind = nodesBehind(
      this.run.file.tape,
      claims.map(({ node }) => node),
      0,
    );
    return others.some(
      ({ group }) => group.claims !== claims && group.claims.some(({ node }) => behind.has(node)),
    );
  }
}

/** Numbers that the file gives in lists and the like, and that decide nothing. */
function dataIn({ machine, file: { tape } }: UnitRun): number[] {
  const found = new Set<number>();
  for (const { value } of machine.stores)
    if (typeof value !== 'number')
      for (const node of leavesOf(value).values()) {
        const at = writtenAs(tape, node);
        if (tape.isConstant(at) && !tape.decides(node)) found.add(at);
      }
  return [...found];
}

const negate = opcodeOf('negate');

/** The number in the code that something is, or is minus. */
function writtenAs(tape: Tape, node: number): number {
  const at = tape.sourceOf(node);
  return tape.op[at] === negate ? tape.sourceOf(tape.inputsOf(at)[0]) : at;
}

/** Names that say that it is a loss. */
const saysLoss = /loss|cost|nll|mse|sse|xent|objective/i;

/** Those without a rate come first, and minus the gradient last. */
const kindOf = ({ times: { factor, rates } }: Match) => `${rates.length} ${factor < 0 ? 'minus' : 'is'}`;

/** Whether a gradient is always the same multiple of what it comes from. */
function isMultiple(of: number, seed: number, points: readonly Point[]): boolean {
  const ratios = points
    .filter((point) => point.value(seed) !== 0)
    .map((point) => point.gradient(of) / point.value(seed));
  return ratios.every((ratio) => Math.abs(ratio - ratios[0]) <= 1e-9 * Math.abs(ratios[0]));
}
