/* The gradients of a unit whose names do not say so, as the pass of one output: what variables hold, and what steps them. */
import { opcodeOf } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import { closeness, moves } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import { beforeOf, writtenAt } from '../claims/claims';
import { isTakenForGranted, seedsOf } from '../claims/outputs';
import type { WireNames } from '../claims/wires';
import { isBare } from '../machine/named';
import { factorBeside, factorsOf, isSum, rateFactorsOf } from '../machine/products';
import { type StepHeard, steppedBy } from '../machine/steps';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import type { UnitRun } from '../run';
import { type Holding, holdingsOf } from './free';
import { freeGroup, stepGroup } from './grouping';
import { isBegun } from './in-rounds';
import { type Match, Matcher } from './match';
import { multipleOf } from './multiples';
import { dividedByGradients, isOnlyPartlyOwn, offStep } from './off-steps';
import { Ones } from './ones';
import { asTurned, isMinus, ofOneSign } from './signs';
import { commonRates, slippedStep } from './slipped-steps';

const choose = opcodeOf('choose');

export class FreeGroups {
  constructor(
    private readonly run: UnitRun,
    private readonly steps: readonly StepHeard[],
    /** For each node the first one that computes the same. */
    private readonly same: Int32Array,
    private readonly wires: WireNames,
    private readonly varied: ReadonlySet<number>,
  ) {
    this.ones = new Ones((points, { leads, output }) =>
      this.matcher(points, leads, new Set(seedsOf(output))),
    );
  }

  private readonly ones: Ones;

  /** Adds the gradients whose names do not say so. */
  addTo(measured: MeasuredUnit, isProved = false): MeasuredUnit {
    const { run } = this;
    const { points, leads, output } = measured;
    const seeds = new Set(seedsOf(output));
    const matcher = this.matcher(points, leads, seeds, this.counts);
    // A name that is of no variable is no better than another one.
    const all = measured.groups.filter(({ group }) => isProved || group.open?.kind !== 'wire');
    // Nor is what is known by the places of its elements, or by its key: `grads['W']`.
    const isKnown = ({ found, group: { open, name, isReturned } }: MeasuredGroup) =>
      (isProved && !(isReturned && isBare(name))) ||
      isRight(found) ||
      open?.places ||
      /grad[^.[]*[.[]['"\p{L}]/iu.test(name);
    const known = new Set(all.filter(isKnown).flatMap(({ group }) => group.stores));
    const holdings = holdingsOf(run, known);
    const free = outermost(
      run,
      holdings.flatMap((holding) => this.group(holding, matcher, measured) ?? []),
    ).filter(({ group }) => !this.isPassedBy(group, measured));
    const sums = ofOneSign(
      all.map((each) => this.asSum(asTurned(each, measured), matcher, measured)),
      measured,
    );
    const named = untaken(sums, free);
    const astray = new Map<number, Set<number>>();
    const stepped = this.stepGroups(matcher, measured, [...named, ...free], holdings, astray);
    const steps = isOfMultiple(stepped, measured) ? [] : stepped;
    // Minus a gradient is what updates add: of an output that something comes to from above nothing is.
    const isPull = output.from !== undefined || (seeds.size === 0 && steps.length > 0);
    // It steps another variable, and its own is stepped by something else; or it steps more than it is the gradient of.
    const has = ({ group, found }: MeasuredGroup, of: number) =>
      isRight(found) && group.claims.some((claim) => claim.of === of);
    const heads = new Set(output.leaves.map(({ node }) => node));
    const isAstray = ({ claims }: ClaimGroup) => {
      if (claims.every(({ of }) => heads.has(of))) return false;
      const moved = new Set(claims.flatMap(({ node }) => [...(astray.get(node) ?? [])]));
      const isOfFewer = new Set(claims.map(({ of }) => of)).size < moved.size;
      return claims.every(
        ({ node, of }) => astray.has(node) && (isOfFewer || steps.some((each) => has(each, of))),
      );
    };
    const meant = free.filter(({ group }) => (isPull || !group.claims.some(isMinus)) && !isAstray(group));
    const others = this.asDoubtful(isPull ? named : untaken(sums, meant), steps);
    // That what a pass makes itself comes from above is taken for granted.
    const isGranted = ({ group }: MeasuredGroup) =>
      group.free !== 'step' &&
      output.given !== undefined &&
      group.claims.every(({ node }) => seeds.has(run.file.tape.sourceOf(node)));
    const groups = [...others, ...meant, ...steps]
      .filter((each) => !isGranted(each))
      .sort((one, other) => (one.group.stores.at(-1) ?? 0) - (other.group.stores.at(-1) ?? 0));
    return { ...measured, groups };
  }

  private matcher(
    points: readonly Point[],
    leads: ReadonlySet<number>,
    seeds: ReadonlySet<number>,
    counts: readonly number[] = [],
  ): Matcher {
    const { varied, run } = this;
    return new Matcher({ tape: run.file.tape, points, leads, seeds, varied, scale: 1, counts });
  }

  /**
   * What is off perhaps only by its name is as doubtful as what is stepped along it: that tells better what it should be, and
   * is right, too, where it is the one that is wrong.
   */
  private asDoubtful(named: readonly MeasuredGroup[], steps: readonly MeasuredGroup[]): MeasuredGroup[] {
    const off = steps.flatMap(({ group }) => (group.isDoubtful ? group.claims : []));
    const behind = nodesBehind(
      this.run.file.tape,
      off.map(({ node }) => node),
      0,
    );
    return named.map((each) =>
      each.found === null && each.group.claims.some(({ node }) => behind.has(node))
        ? { ...each, group: { ...each.group, isDoubtful: true } }
        : each,
    );
  }

  /**
   * Whether other ways to the output pass by what something is the gradient of: `x - mean` has no name, and what it is divided
   * by is made of the mean, too. What is meant is the gradient of `x` then, and so it is where its name says so.
   */
  private isPassedBy({ stores, claims }: ClaimGroup, { groups, output, leads }: MeasuredUnit): boolean {
    const { tape } = this.run.file;
    const heads = output.leaves.map(({ node }) => node);
    const off = groups.filter(({ found, group }) => !found && group.stores.some((k) => stores.includes(k)));
    const ends = new Set(claims.map(({ of }) => tape.sourceOf(of)));
    if (off.length > 0) {
      const around = nodesBehind(tape, heads, 0, ends);
      if (off.some(({ group }) => group.claims.some(({ of }) => around.has(of)))) return true;
    }
    return claims.some(({ of }) => !this.wires.isNamed(of) && isReadBeside(tape, tape.sourceOf(of), leads));
  }

  /** Counts that steps divide what they take by. */
  private get counts(): number[] {
    const { tape } = this.run.file;
    const rates = this.steps.flatMap(({ terms }) => terms.flatMap(({ node }) => rateFactorsOf(tape, node)));
    return [...new Set(rates.flatMap(({ node, isBelow }) => (isBelow && tape.isCount(node) ? [node] : [])))];
  }

  /** A gradient that is off, as that of the sum where the step divides. */
  private asSum(
    each: MeasuredGroup,
    matcher: Matcher,
    { points, leads, output }: MeasuredUnit,
  ): MeasuredGroup {
    // Of a loss that is not written nobody says that it is a mean.
    if (each.found !== null || isTakenForGranted(output)) return each;
    const claims = each.group.claims.map((claim): Claim | null => {
      const match = leads.has(claim.of) ? matcher.sumOf(claim.node, claim.of) : null;
      return match && { ...claim, times: match.times };
    });
    if (!claims.every((claim) => claim !== null)) return each;
    const found = closeness(claims, points, leads);
    return found ? { ...each, group: { ...each.group, claims }, found } : each;
  }

  /** What a variable holds, if that is a gradient. */
  private group(
    { name, stores, leaves }: Holding,
    matcher: Matcher,
    measured: MeasuredUnit,
  ): MeasuredGroup | null {
    const { points, leads } = measured;
    const { same } = this;
    const own = leaves.filter(({ node }) => !leads.has(node) && !leads.has(same[node]));
    if (own.length === 0) return null;
    const made = stores.map((k) => this.run.stores[k]);
    const known: { place: string; node: number; before: number; matches: Match[] }[] = [];
    for (const { place, node } of own) {
      const held = beforeOf(this.run, made, place, node);
      // What a variable is stepped by is told by its steps.
      const before = leads.has(held) ? -1 : held;
      const matches = matcher.matchesOf(node, before);
      if (matches.length > 0) known.push({ place, node, before, matches });
      else if (!this.isExcused(node, matcher, measured)) return null;
    }
    const kinds = new Set(known.flatMap(({ matches }) => matches.map(kindOf)));
    for (const kind of [...kinds].sort()) {
      const fitting = known.map((leaf) => ({
        ...leaf,
        matches: leaf.matches.filter((match) => kindOf(match) === kind),
      }));
      if (fitting.some(({ matches }) => matches.length === 0)) continue;
      const names = this.wires.commonName(fitting.map(({ matches }) => matches.map(({ of }) => of)));
      const claims: Claim[] = [];
      const places = new Map<number, string>();
      for (const { place, node, before, matches } of fitting) {
        // One wire has one element.
        const left = matches.filter((match) => (places.get(match.of) ?? place) === place);
        if (left.length === 0) return null;
        const { of, times } =
          left.find((match) => this.wires.isCalled(match.of, names)) ?? left.reduce(later);
        places.set(of, place);
        claims.push({ place, node, of, before, states: [], times });
      }
      if (!moves(claims, points)) continue;
      const of = names ?? this.wires.nameOf(claims[0].of);
      const [at] = writtenAt(this.run, stores);
      const group = freeGroup(this.run, { name, of, claims, stores, at, free: 'variable' });
      return { group, found: closeness(claims, points, leads), proves: true };
    }
    return null;
  }

  /**
   * Whether a number need be no gradient among others that are: nothing stands before what comes in, so that its activation's
   * derivative leads nowhere; and a bias may be a weight of something that is always 1, which only the pass reads.
   */
  private isExcused(node: number, matcher: Matcher, measured: MeasuredUnit): boolean {
    const { tape } = this.run.file;
    const isIn = (each: number) => matcher.matchesOf(each).some(({ of }) => tape.isInput(tape.sourceOf(of)));
    const isOfIn = (each: number) => factorsOf(tape, each).some(isIn);
    const at = tape.sourceOf(node);
    const sides = tape.op[at] === choose ? tape.inputsOf(at).slice(1) : [at];
    if (sides.some(isOfIn) && sides.every((each) => isOfIn(each) || tape.constantAt(each) === 0)) return true;
    return this.ones.isOfOne(node, measured);
  }

  /**
   * What steps variables. What steps one without being its gradient goes into `astray`, whatever else it is the gradient of, with
   * all that it steps.
   */
  private stepGroups(
    matcher: Matcher,
    measured: MeasuredUnit,
    known: readonly MeasuredGroup[],
    holdings: readonly Holding[],
    astray: Map<number, Set<number>>,
  ): MeasuredGroup[] {
    const { run } = this;
    const { leads, points } = measured;
    const { tape } = run.file;
    const byPlace = new Map<number, StepHeard[]>();
    for (const step of this.steps) {
      const from = run.stores[step.store].at.from;
      byPlace.set(from, [...(byPlace.get(from) ?? []), step]);
    }
    const common = commonRates(tape, this.steps);
    const right = known.flatMap(({ found, group }) => (isRight(found) ? group.claims : []));
    const claimed = new Set(right.map(({ of }) => tape.sourceOf(of)));
    const gradients = new Set(right.map(({ node }) => tape.sourceOf(node)));
    let adaptive: ReadonlySet<number> | null = null;
    return [...byPlace.values()].flatMap((steps): MeasuredGroup | MeasuredGroup[] => {
      // Where nothing comes in, nothing is stepped.
      const isMoved = ({ made, old }: StepHeard) =>
        points.some((point) => point.value(made) !== point.value(old));
      const own = steps.filter(
        (step) =>
          leads.has(steppedBy(step, tape, leads)) &&
          (isMoved(step) || points.some((point) => point.gradient(step.old) !== 0)),
      );
      if (own.length === 0) return [];
      const { claims, matched, isBeside } = this.claimsAlong(own.filter(isMoved), matcher, measured);
      const isClaimed = ({ old }: StepHeard) =>
        claims.some(({ of }) => of === old || of === tape.sourceOf(old));
      const off = own.filter((step) => !isClaimed(step) && !this.ones.isStepOfOne(step, matcher, measured));
      if (off.length > 0 || claims.length === 0) {
        const all = own.filter((step) => isClaimed(step) || off.includes(step));
        for (const { terms, old } of all)
          for (const { node } of terms)
            for (const each of [node, factorBeside(tape, node, matcher.ratesOf(node, true)) ?? node])
              astray.set(each, (astray.get(each) ?? new Set()).add(tape.sourceOf(old)));
        adaptive ??= dividedByGradients(tape, gradients);
        const isDivided = all.some(({ terms }) => terms.some(({ node }) => adaptive?.has(node)));
        if (all.length === 0 || isDivided || isOnlyPartlyOwn(tape, steps, this.steps)) return [];
        const slipped = this.slipped(all, matcher, measured, { known, holdings, common });
        return slipped ? { ...slipped, isBegun: isBegun(all, claims) } : [];
      }
      const made = stepGroup(run, own, claims, matched, this.wires);
      if (!made) return [];
      const isTold = made.isPlain && claims.every(({ of }) => claimed.has(tape.sourceOf(of)));
      const more = own.filter((step) => !isClaimed(step)).length;
      const group = { ...made.group, ...(isTold ? { isTold } : {}), more };
      if (own.every(({ grows }) => grows) && isBeside) return [grown(group)];
      return [{ group, found: closeness(claims, points, leads), proves: moves(claims, points) }];
    });
  }

  /** What steps claim that are along gradients, in which of their terms, and whether something is beside that. */
  private claimsAlong(steps: readonly StepHeard[], matcher: Matcher, measured: MeasuredUnit) {
    const { leads, run } = measured;
    let matched = 0;
    let isBeside = true;
    const claims = steps.flatMap((step): Claim[] => {
      const { place, terms } = step;
      const of = steppedBy(step, run.file.tape, leads);
      for (const { node, nth, isMinus } of terms) {
        const match = leads.has(node) ? null : matcher.matchOf(node, of);
        if (!match || goesUp(match, isMinus, measured)) continue;
        matched = nth;
        isBeside &&=
          terms.some((term) => term.nth !== nth) || terms.find((term) => term.nth === nth)?.node !== node;
        return [{ place, node, of, before: -1, states: [], times: match.times }];
      }
      return [];
    });
    return { claims, matched, isBeside };
  }

  /** Steps along what is no gradient; null where that is not told. */
  private slipped(
    steps: readonly StepHeard[],
    matcher: Matcher,
    measured: MeasuredUnit,
    around: {
      readonly known: readonly MeasuredGroup[];
      readonly holdings: readonly Holding[];
      /** What all steps are times. */
      readonly common: ReadonlySet<number>;
    },
  ): MeasuredGroup | null {
    const { run, wires } = this;
    const { at } = run.stores[steps[0].store];
    const isBeside = (step: StepHeard) => run.stores[step.store].at.from !== at.from;
    const isRightBeside = () =>
      this.steps.some(
        (step) => isBeside(step) && this.claimsAlong([step], matcher, measured).claims.length > 0,
      );
    const isAlongOthers = (nodes: readonly number[]) =>
      nodes.every((node) => measured.leads.has(node) || matcher.matchesOf(node).length > 0) &&
      isRightBeside();
    // Where the loss is not written, only what an edit or numbers say is told of what is off.
    const off = isTakenForGranted(measured.output)
      ? null
      : offStep(run, steps, measured, around.holdings, isAlongOthers, wires.said);
    // What has a gradient's name has been judged by that.
    const isOf = (known: ClaimGroup, each: ClaimGroup) =>
      each.stores.every((k) => known.stores.includes(k)) ||
      each.claims.every(({ node }) => known.claims.some((claim) => claim.node === node));
    const isJudged = around.known.some(({ group, found }) => found === null && off && isOf(group, off.group));
    return isJudged ? null : (off ?? slippedStep(run, steps, matcher, measured, wires, around.common));
  }
}

/** Whether what reads a sum reads something beside it that is made of the same. */
function isReadBeside(tape: Tape, sum: number, leads: ReadonlySet<number>): boolean {
  if (!isSum(tape, sum)) return false;
  const terms = tape.inputsOf(sum).map((term) => tape.sourceOf(term));
  for (const reader of leads) {
    const inputs = tape.inputsOf(reader).map((input) => tape.sourceOf(input));
    const others = inputs.includes(sum) ? inputs.filter((input) => input !== sum) : [];
    const behind = others.length > 0 ? nodesBehind(tape, others, 0) : null;
    if (terms.some((term) => tape.varies(term) && behind?.has(term))) return true;
  }
  return false;
}

/** A step along the gradient that adds a share of the variable itself to it: what should keep that small makes it grow. */
function grown(group: ClaimGroup): MeasuredGroup {
  const sentence = `The sign is wrong: the share of ${group.of} itself has to be taken from it, as a decay is; like this it grows in each round.`;
  return {
    group: { ...group, isDoubtful: true, slip: { kind: 'sign', sentence } },
    found: null,
    proves: false,
  };
}

/** Whether steps go down the same multiple of the loss, and none down itself: the 2 of a square is left to the rate. */
function isOfMultiple(steps: readonly MeasuredGroup[], measured: MeasuredUnit): boolean {
  const multiples = steps
    .map(({ group, found }) => (isRight(found) ? 1 : multipleOf(group, measured)))
    .filter((each) => each !== null);
  const [first = 1] = multiples;
  return first > 0 && first !== 1 && multiples.every((each) => Math.abs(each - first) <= 1e-6 * first);
}

/** The groups of which no other has the assignments; what is returned in one list may be several. */
function untaken(all: readonly MeasuredGroup[], others: readonly MeasuredGroup[]): MeasuredGroup[] {
  const isTaken = ({ stores, claims, isReturned }: ClaimGroup) =>
    others.some(
      ({ group }) =>
        group.stores.some((k) => stores.includes(k)) &&
        !(isReturned && claims.every(({ node }) => group.claims.every((claim) => claim.node !== node))),
    );
  return all.filter(({ group }) => !isTaken(group));
}

/** Of groups of the same numbers in different functions, the one that has them last: others only made them for that. */
function outermost({ stores }: UnitRun, groups: readonly MeasuredGroup[]): MeasuredGroup[] {
  const last = ({ group }: MeasuredGroup) => group.stores[group.stores.length - 1];
  const within = (each: MeasuredGroup) => stores[last(each)].within?.from;
  const nodes = ({ group }: MeasuredGroup) => group.claims.map(({ node }) => node).join();
  return groups.filter(
    (each) =>
      !groups.some(
        (other) => last(other) > last(each) && within(other) !== within(each) && nodes(other) === nodes(each),
      ),
  );
}

/** Whether a step by a positive rate goes up the loss: that is no step along what it was meant for. */
function goesUp({ times }: Match, isMinus: boolean, { output }: MeasuredUnit): boolean {
  return (isMinus !== times.factor < 0) === (output.isPull === true);
}

/** Of wires with one gradient that which is computed last. */
const later = (one: Match, other: Match) => (other.of > one.of ? other : one);

/** Those without a rate come first, and minus the gradient last. */
const kindOf = ({ times: { factor, rates } }: Match) => `${rates.length} ${factor < 0 ? 'minus' : 'is'}`;
