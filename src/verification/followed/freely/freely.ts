/*
 * Gradients with names of their own: what a variable of any name holds, and what steps a variable, is told by its numbers.
 * They count where a loss is written, or a usual one can be meant, and enough of them are right that nothing else can be.
 */
import type { GradientNames } from '../../../recognition/names';
import { isLossName } from '../../../recognition/recognise';
import type { Point } from '../../../tape/point';
import { nodesBehind, nodesBuiltOn } from '../../../tape/reach';
import { firstOfSame } from '../../../tape/same';
import type { ClaimGroup } from '../claims/claim';
import { asLabelled } from '../claims/distributions';
import { isSaid, type KnownOutput, type PassOutput, saysLoss, seedsOf } from '../claims/outputs';
import { underLoss } from '../claims/unwritten';
import { WireNames } from '../claims/wires';
import { withSeeds } from '../lacking';
import { isSteppedAlong, type StepHeard, stepsAlong, stepsOf } from '../machine/steps';
import {
  isPartialDerivative,
  isRight,
  type MeasuredGroup,
  type MeasuredUnit,
  measure,
  measureFor,
  rightIn,
} from '../measure';
import type { UnitRun } from '../run';
import { writtenAs } from '../written-numbers';
import { areAllOff, isDeep } from './all-off';
import {
  beforeActivation,
  beforeAnyActivation,
  type Difference,
  differencesIn,
  halfSquared,
  outputOf,
  pullsIn,
} from './differences';
import { type Holding, holdingsOf } from './free';
import { FreeGroups } from './free-groups';
import { aboveGroup } from './grouping';
import { withInnerSeed } from './inner-seeds';
import { lackingErrors } from './lacking-errors';
import { isOffFromReturned } from './returned-losses';
import { sharesRate, withSameRate } from './shared-rates';
import { isMinus } from './signs';
import { slippedSeeds } from './slipped-seeds';
import { asSquared } from './squared';
import { withErrorAbove, withTurnedSeed } from './turned-seeds';

/** Of so large units no gradients are looked for whose names do not say so. */
const mostNodes = 20_000;

/** What is known of the file that a unit stands in. */
interface AskedOfFile {
  readonly said: (from: number, to: number) => string;
  /** Somebody asks for a closer look. */
  readonly isAsked: boolean;
  /** Whether other code takes results from what they should be. */
  readonly isPulled: () => boolean;
}

/** Measures a unit with all that is a gradient in it, whatever its name. */
export function measureFreely(
  run: UnitRun,
  names: GradientNames,
  { said, isAsked, isPulled }: AskedOfFile,
  only?: KnownOutput,
): MeasuredUnit | null {
  const named = withSeeds(measure(run, names, only), names);
  const isNamed = named?.lacksSeeds || only?.isOfNamed;
  if (isNamed || run.file.tape.length > mostNodes || isPartialDerivative(run)) return named;
  const asIs = (other: MeasuredUnit) => other;
  if (!run.unit.isFree)
    return named && (withTurnedSeed(named, asIs) ?? withInnerSeed(named, names, asIs, only) ?? named);
  const look = new FreeLook(run, names, said, isAsked);
  const found = look.measured(named, only);
  const again = (other: MeasuredUnit) => look.again(other);
  const measured = found && (withInnerSeed(found, names, again, only) ?? found);
  return (
    measured && (withTurnedSeed(measured, again) ?? withErrorAbove(measured, again, isPulled) ?? measured)
  );
}

class FreeLook {
  private readonly steps: readonly StepHeard[];
  private readonly stepped: ReadonlySet<number>;
  /** Numbers that are other ones at other points, though the file gives them. */
  private readonly varied: readonly number[];
  /** For each node the first one that computes the same. */
  private readonly same: Int32Array;

  private readonly wires: WireNames;
  private readonly free: FreeGroups;

  constructor(
    private readonly run: UnitRun,
    private readonly names: GradientNames,
    said: (from: number, to: number) => string,
    private readonly isAsked: boolean,
  ) {
    const { tape } = run.file;
    const all = stepsOf(tape, run.stores);
    this.steps = withSameRate(
      tape,
      stepsAlong(tape, run.stores, new Set(run.outputs.flatMap(seedsOf)), all),
      all,
    );
    this.stepped = new Set(this.steps.flatMap(({ old }) => [old, tape.sourceOf(old)]));
    this.varied = [...[...this.stepped].map((node) => writtenAs(tape, node)), ...run.data().keys()];
    // Weights may all begin with what stands at one place: `Array.from({ length: n }, () => 0)`.
    this.same = firstOfSame(tape, new Set(this.varied), this.stepped);
    this.wires = new WireNames(run, said);
    this.free = new FreeGroups(run, this.steps, this.same, this.wires, new Set(this.varied));
  }

  /** The unit with its free gradients, as the pass of what most speaks for. */
  measured(named: MeasuredUnit | null, only?: KnownOutput): MeasuredUnit | null {
    const right = rightIn(named);
    if (named?.groups.some(({ group }) => group.isLacking)) return named;
    if (named && this.isOfLoss(named)) {
      const all = right > 0 || this.run.unit.kind === 'pair' ? this.free.addTo(named, true) : named;
      if (rightIn(all) > 0) return all;
    }
    const fits = ({ name }: PassOutput) => only === undefined || name === only.name;
    // What begins a pass by its name alone may come from what has none, where no loss is written.
    if (named && right > 0) {
      const isBelow = named.output.from !== undefined && !this.run.outputs.some(isSaid);
      const other = isBelow ? this.ofDifferences(fits) : null;
      const isSlipped = other?.groups.some(({ group }) => group.slip || group.isLacking) === true;
      return rightIn(other) > right + (isSlipped ? -1 : 1) ? other : named;
    }
    const written = this.best(
      this.run.outputs.filter((each) => fits(each) && this.isOfLoss({ output: each })),
    );
    if (written || (named && isOffFromReturned(named))) return written ?? named;
    return this.ofDifferences(fits) ?? named;
  }

  /** The same with its free gradients, where something else is known of it. */
  again(measured: MeasuredUnit): MeasuredUnit {
    return this.free.addTo(measured, true);
  }

  private isOfLoss({ output, standIn = null }: { output: PassOutput; standIn?: string | null }): boolean {
    const isPair = this.run.unit.kind === 'pair';
    const isFromAbove = isPair && output.from === undefined && seedsOf(output).length > 0;
    const isSure = output.isCertain || isFromAbove || standIn !== null;
    return isSure || isLossName(output.name) || saysLoss.test(output.name);
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
    if (!bare) return null;
    const first = this.free.addTo(bare);
    if (!first.groups.some(({ found }) => found === null)) return first;
    // Something may be right for labels alone: `p - y` where the loss asks whether `y` is 1.
    const others = asLabelled(this.run, bare.points, this.stepped).map((meant) =>
      this.free.addTo({ ...bare, ...meant }),
    );
    return others.find((other) => rightIn(other) > rightIn(first)) ?? first;
  }

  /** The unit as the pass of a loss that is not written. */
  private ofDifferences(fits: (output: PassOutput) => boolean): MeasuredUnit | null {
    const { run } = this;
    let best: MeasuredUnit | null = null;
    let most = 0;
    const offer = (difference: Difference): MeasuredUnit | null => {
      const output = outputOf(difference, this.wires.nameOf(difference.leaves[0].node), difference.key);
      const half = this.measuredAs(output);
      const all = half && difference.loss === halfSquared ? asSquared(half) : null;
      const measured = all ?? half;
      if (!measured || !fits(output)) return measured;
      const score = this.evidence(measured);
      const meant = all ? { ...difference, loss: 'the squared error' } : difference;
      if (score > most) [best, most] = [this.asIf(meant, measured), score];
      return measured;
    };
    let points: readonly Point[] = [];
    const known: (readonly [Difference, MeasuredUnit])[] = [];
    const inside: typeof known = [];
    for (const difference of differencesIn(run, this.same, this.steps)) {
      const measured = offer(difference);
      if (!measured) continue;
      if (fits(measured.output)) known.push([difference, measured]);
      points = measured.points;
      const before = beforeActivation(run.file.tape, difference, points);
      // Who has its slope from above goes back through the activation.
      const inner = before && this.certainOf(measured).length === 0 ? offer(before) : null;
      if (before && inner) inside.push([before, inner]);
    }
    const holdings = holdingsOf(run, new Set());
    for (const pull of pullsIn(run, holdings, points.length > 0 ? points : this.anyPoints())) offer(pull);
    // That steps go along no gradient says less than what the slip is.
    return (
      (most < 1 ? this.ofSlippedSeeds(known, holdings) : null) ??
      best ??
      this.ofLackingError(holdings) ??
      this.ofAllOff(known, inside)
    );
  }

  /** The unit as the pass of what comes from above as an error that is none, where all else is right. */
  private ofLackingError(holdings: readonly Holding[]): MeasuredUnit | null {
    if (!this.isAsked) return null;
    const isRest = ({ groups }: MeasuredUnit) =>
      groups.every(
        ({ found, group, isGuess }) => isRight(found) || group.isLacking || group.isReturned || isGuess,
      );
    for (const { error, difference } of lackingErrors(this.run, holdings, this.stepped)) {
      const outer = this.withLackingError(error, difference);
      if (!outer) continue;
      const before = beforeActivation(this.run.file.tape, difference, outer.points);
      const inner = before && !isRest(outer) ? this.withLackingError(error, before) : null;
      const found = [outer, inner].find((each) => each && isRest(each) && this.certainOf(each).length > 0);
      if (found) return found;
    }
    return null;
  }

  private withLackingError(error: Holding, difference: Difference): MeasuredUnit | null {
    const name = this.wires.nameOf(difference.leaves[0].node);
    const half = this.measuredAs(outputOf(difference, name, error.name));
    if (!half) return null;
    const measured = asSquared(half) ?? half;
    const group: ClaimGroup = {
      ...aboveGroup(this.run, error, difference.leaves, name),
      isLacking: true,
    };
    const others = measured.groups.filter((each) => !each.group.stores.some((k) => error.stores.includes(k)));
    return { ...measured, groups: [{ group, found: null, proves: false }, ...others] };
  }

  /** The unit as the pass of a difference that alone is right: it counts where an edit leaves nothing off. */
  private ofAllOff(
    differences: readonly (readonly [Difference, MeasuredUnit])[],
    /** The same as the gradients of what goes into activations: of one layer people take these. */
    inside: readonly (readonly [Difference, MeasuredUnit])[],
  ): MeasuredUnit | null {
    if (!this.isAsked) return null;
    const all = [...differences, ...inside].filter(([, measured]) => areAllOff(measured, this.wires));
    const flat = inside.find((each) => all.includes(each) && !isDeep(each[1]));
    // Some loss may match the last activation, so that its slope is none of the pass.
    const isMeant = ([difference, measured]: (typeof all)[number]) => {
      const inner = beforeAnyActivation(difference, measured);
      const other = inner && this.measuredAs(outputOf(inner, measured.output.name, inner.key));
      return !other || this.certainOf(other).length === 0;
    };
    const found = flat ?? all.find(isMeant);
    return found ? { ...this.asIf(...found), isAllOff: true } : null;
  }

  /** The unit as the pass of what comes from above, where that alone is off. */
  private ofSlippedSeeds(
    /** What is computed beside what it should be, and the unit as the pass of that. */
    differences: readonly (readonly [Difference, MeasuredUnit])[],
    holdings: readonly Holding[],
  ): MeasuredUnit | null {
    for (const [each, { output, points }] of differences)
      for (const { difference, group } of slippedSeeds(this.run, each, holdings, points)) {
        const measured = this.measuredAs(outputOf(difference, output.name, difference.key));
        if (!measured || rightIn(measured) < 2 || this.certainOf(measured).length === 0) continue;
        if (this.evidence(measured) === 0) continue;
        // The difference itself may be called a gradient: `dy = y - t`.
        const before = new Set(each.leaves.map(({ seed }) => seed));
        const isBefore = ({ claims }: ClaimGroup) => claims.every(({ node }) => before.has(node));
        const others = measured.groups.filter(
          (other) => !isBefore(other.group) && !other.group.stores.some((k) => group.stores.includes(k)),
        );
        const groups = [{ group, found: null, proves: false }, ...this.besideSlip(others, group)];
        return this.asIf(difference, { ...measured, groups });
      }
    return null;
  }

  /** What is right beside a slip, and not made of that, has the same slip; that of its step is told where it is made. */
  private besideSlip(others: readonly MeasuredGroup[], { claims, slip }: ClaimGroup): MeasuredGroup[] {
    const seeds = claims.map(({ node }) => node);
    const built = nodesBuiltOn(this.run.file.tape, seeds);
    return others.flatMap((measured) => {
      const { group, found } = measured;
      if (!slip || !isRight(found) || group.claims.every(({ node }) => built.has(node))) return measured;
      if (group.free === 'step') return [];
      return { group: { ...group, slip, isDoubtful: true }, found: null, proves: false };
    });
  }

  /** The unit where a loss is taken for granted, and which of its gradients says so. */
  private asIf({ loss, isPull }: Difference, measured: MeasuredUnit): MeasuredUnit {
    const { output, groups } = measured;
    const heads = new Set(output.leaves.map(({ node }) => node));
    const isFirst = ({ group }: MeasuredGroup) => group.claims.every(({ of }) => heads.has(of));
    const { group } = groups.find(isFirst) ?? groups[0];
    const from = `${group.name} of ${group.of}`;
    const standIn = underLoss(loss, isPull !== group.claims.every(isMinus));
    return { ...measured, standIn, output: { ...output, from } };
  }

  /** Points of the unit, whatever it is a pass of. */
  private anyPoints(): readonly Point[] {
    const { run } = this;
    const [last] = [...this.run.outputs].reverse();
    return last ? (measureFor(run, last, this.names, this.varied)?.points ?? []) : [];
  }

  /** How much speaks for it; 0 where that may be chance. */
  private evidence(measured: MeasuredUnit): number {
    const { groups, output } = measured;
    const seeds = seedsOf(output);
    const own = this.ownOf(measured);
    const certain = this.certainOf(measured, own);
    const wires = new Set(own.map(({ group }) => group.of));
    const score = groups.filter(({ found, group }) => isRight(found) && !group.isTold).length;
    // Whoever asks hears of steps along what is no gradient at all.
    const isOff = groups.some(
      ({ found, group }) => found === null && group.free !== undefined && !group.isDoubtful,
    );
    const isSaid = seeds.length > 0 || saysLoss.test(output.name);
    const isBegun = groups.some((group) => group.isBegun === true);
    if (this.isAsked && (isBegun || sharesRate(measured, this.wires))) return Math.max(score, 0.5);
    // One whose share of what comes from above moves is no accident.
    const isTold =
      certain.length > 0 || (isSaid && wires.size > (isOff || output.given === undefined ? 1 : 0));
    if (this.isAsked) return isTold ? score : isOff ? 0.5 : 0;
    const isChain = own.some(({ group }) => this.restsOn(group, own));
    if (seeds.length === 0 && saysLoss.test(output.name))
      return certain.length > 0 && wires.size > 1 ? score : 0;
    return certain.length > 0 && wires.size > 2 && isChain ? score : 0;
  }

  /** The gradients that are right, and more than what comes from above. */
  private ownOf({ groups, points, output }: MeasuredUnit): readonly MeasuredGroup[] {
    const seeds = seedsOf(output);
    return groups.filter(
      ({ group, found, proves }) =>
        isRight(found) &&
        proves &&
        !group.isTold &&
        group.claims.some(({ of }) => seeds.every((seed) => !isMultiple(of, seed, points))),
    );
  }

  /** Those of them that something is stepped along. */
  private certainOf(measured: MeasuredUnit, own = this.ownOf(measured)): readonly MeasuredGroup[] {
    return own.filter(
      ({ group }) => group.free !== 'variable' || isSteppedAlong(group, this.steps, this.run.file.tape),
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

/** Whether a gradient is always the same multiple of what it comes from. */
function isMultiple(of: number, seed: number, points: readonly Point[]): boolean {
  const ratios = points
    .filter((point) => point.value(seed) !== 0)
    .map((point) => point.gradient(of) / point.value(seed));
  return ratios.every((ratio) => Math.abs(ratio - ratios[0]) <= 1e-9 * Math.abs(ratios[0]));
}
