/* What is to be said of each gradient of a unit: right, wrong, inherited from a wrong one, or not to be told. */
import type { Analysis } from '../../analysis/model';
import type { Point } from '../../tape/point';
import { isOff, type Judgement } from '../groups';
import { surrogateNote } from '../surrogates';
import { Accepting } from './accepting';
import { closeness } from './claims/agreement';
import { behindClaims, type Claim, type ClaimGroup } from './claims/claim';
import { handedOn } from './claims/handed-on';
import { isSaid, type KnownOutput, type PassOutput } from './claims/outputs';
import { perExample } from './claims/per-example';
import { areAddedTo } from './claims/remarks';
import { mayReturnAnything } from './claims/returned-claims';
import { measureFreely } from './freely/freely';
import { withLostSlopes } from './freely/lost-slopes';
import { multipleOf } from './freely/multiples';
import { helpersAmong } from './helpers';
import { isRight, type MeasuredGroup, type MeasuredUnit, measure } from './measure';
import { follow, type UnitAssumed, type UnitRun } from './run';
import { areShared, blameOf, type Shares, sharesOf } from './shares';
import type { PassUnit } from './units';
import { isNeverAdded, isOpposite, saysItsLoss } from './uphill';

export interface JudgedGroup {
  readonly group: ClaimGroup;
  readonly judgement: Judgement;
  /** The gradient that it inherits a mistake from. */
  readonly cause: ClaimGroup | null;
  /** It is off and meant so, for this reason. */
  readonly accepted?: string;
  /** It is right for what is accepted, from where it is judged. */
  readonly from?: ClaimGroup;
  /** It is right only with the numbers that stand at the top of the file. */
  readonly isGiven?: boolean;
  /** Where it shows that it is wrong. */
  readonly shown: { readonly point: Point; readonly claim: Claim } | null;
}

export interface JudgedUnit {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold in this variant, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  readonly measured: MeasuredUnit;
  readonly groups: readonly JudgedGroup[];
  /** Some gradient is right that moves: what the unit is a pass of is no guess. */
  readonly isProved: boolean;
  /** What is off is so only if an edit mends it. */
  readonly isOnlyMended?: true;
  /** The same as the pass of the loss that is written: it counts where an edit makes it one. */
  readonly asWritten?: JudgedUnit;
  /** Which lines of gradients that are off give wrong shares; null where that can't be told. */
  readonly shares: Shares | null;
}

/** So many nodes a unit may make that is followed with other counts. */
export const mostWithOtherCounts = 3000;

/** Follows a unit and judges its pass; null where that can't be done, or where nothing says that it has one. */
export function judgeUnit(
  analysis: Analysis,
  unit: PassUnit,
  assumed: UnitAssumed,
  /** The output that it is known to be of. */
  output?: KnownOutput,
): JudgedUnit | null {
  const run = follow(analysis, unit, assumed);
  return run && judgeRun(analysis, run, output);
}

/** Measures a unit that was followed as the pass of what it is known to be of, or else may be of. */
export function measureRun(analysis: Analysis, run: UnitRun, output?: KnownOutput): MeasuredUnit | null {
  const said = (from: number, to: number) => analysis.source.slice(from, to);
  return measureFreely(run, analysis.file.gradientNames, said, analysis.options.asked === true, output);
}

/** Judges the pass of a unit that was followed, as that of what it is known to be of, or else may be of; null for none. */
export function judgeRun(analysis: Analysis, run: UnitRun, output?: KnownOutput): JudgedUnit | null {
  const measured = measureRun(analysis, run, output);
  if (!measured) return null;
  const first = judgeMeasured(run, measured, analysis);
  // Minus the gradient of a loss that functions name is right where updates add it.
  if (measured.standIn === null && saysItsLoss(run) && isOpposite(measured) && !isNeverAdded(analysis, run))
    return { ...first, groups: [] };
  if (output !== undefined) return first;
  if (measured.output.from === undefined) return withReturned(first, analysis);
  const isPull = measured.standIn?.startsWith('minus') === true && isNeverAdded(analysis, run);
  if (measured.standIn !== null && !isPull) return withWritten(first, analysis);
  // The loss that is written counts, where one mistake is all that lies between it and the pass.
  const isAccused = first.groups.some(({ judgement }) => judgement === 'wrong');
  const isWritten = (each: PassOutput) =>
    isSaid(each) || (isPull ? saysItsLoss(run) : run.unit.kind === 'pair');
  const found = asPassesOf(run.outputs.filter(isWritten), run, analysis).find((each) =>
    isPull ? isOpposite(each.measured) : hasOneMistake(each, isAccused),
  );
  if (found) return isPull ? { ...found, isOnlyMended: true } : found;
  return isPull ? first : withReturned(first, analysis);
}

/** What is returned may be the loss, whatever it is called: where that is no guess, it is looked at as the pass of that, too. */
function withReturned(first: JudgedUnit, analysis: Analysis): JudgedUnit {
  const { run, output } = first.measured;
  if (isSaid(output) || output.name === 'return') return first;
  const returned = run.outputs.filter(({ name }) => name === 'return');
  const found = asPassesOf(returned, run, analysis).find((each) => hasOneMistake(each, false));
  return found ? { ...first, asWritten: { ...found, isOnlyMended: true } } : first;
}

/** A unit as the pass of each of some outputs. */
function asPassesOf(outputs: readonly PassOutput[], run: UnitRun, analysis: Analysis): JudgedUnit[] {
  return outputs
    .flatMap(({ name }) => measure(run, analysis.file.gradientNames, { name }) ?? [])
    .map((measured) => judgeMeasured(run, measured, analysis));
}

/**
 * A pass that is right as if of a usual loss, but for what is added to it: that may be a share of the loss that is written, and
 * returned with the gradients. So it is looked at as the pass of that one, too.
 */
function withWritten(judged: JudgedUnit, analysis: Analysis): JudgedUnit {
  const { run, points, leads, groups, output } = judged.measured;
  const isRemarked = ({ group: { claims }, found }: MeasuredGroup) =>
    isRight(found) && closeness(claims, points, leads) === null && areAddedTo(claims, run, output);
  const [loss] = groups.some(isRemarked) ? run.outputs.filter((each) => each.isCertain) : [];
  const measured = loss ? measure(run, analysis.file.gradientNames, { name: loss.name }) : null;
  if (!measured || !output.leaves.every(({ node }) => measured.leads.has(node))) return judged;
  const asWritten = { ...judgeMeasured(run, measured, analysis), isOnlyMended: true } as const;
  return hasOneMistake(asWritten, true) ? { ...judged, asWritten } : judged;
}

/** Whether all is right that is made with a gradient that is off, and not just by a factor where that is not enough. */
function hasOneMistake({ groups, measured }: JudgedUnit, isEnough: boolean): boolean {
  const [wrong, ...more] = groups.filter(({ judgement }) => judgement === 'wrong');
  return more.length === 0 && (wrong === undefined || isEnough || multipleOf(wrong.group, measured) === null);
}

/** What is to be said of each gradient of a unit that was measured. */
export function judgeMeasured(run: UnitRun, given: MeasuredUnit, analysis: Analysis): JudgedUnit {
  const measured = withLostSlopes(handedOn(perExample(given)));
  const all: JudgedGroup[] = [];
  const helpers = helpersAmong(measured);
  // Of what may be anything nothing is said but that it is right.
  const isResult = ({ group, found }: MeasuredGroup) =>
    group.isReturned && !isRight(found) && !group.isPartly && mayReturnAnything(run.unit);
  const accepting = new Accepting(analysis, run, measured);
  const ofRounds = new Set(measured.groups.filter((each) => each.isOfRounds).map(({ group }) => group));
  for (const each of byFirstMistake(measured))
    if (!helpers.has(each) && !isResult(each)) all.push(judged(each, measured, all, accepting, ofRounds));
  all.sort((one, other) => placeOf(one.group, measured) - placeOf(other.group, measured));
  // That it is what it was taken for shows where something is off just because of it.
  const groups = all.filter(({ group }) => !ofRounds.has(group) || all.some(({ cause }) => cause === group));
  const off = groups.filter(({ judgement }) => isOff(judgement)).map(({ group }) => group);
  const shares = areShared(off, run) ? sharesOf(measured) : null;
  const isProved =
    shares?.prove ||
    measured.lacksSeeds ||
    measured.groups.some(({ found, proves }) => isRight(found) && proves);
  const { unit, otherwise } = run;
  const said = shares ? byShares(groups, off, shares, measured) : groups;
  return { unit, otherwise, measured, groups: said, isProved, shares };
}

const placeOf = (group: ClaimGroup, { groups }: MeasuredUnit) =>
  groups.findIndex((each) => each.group === group);

/** The gradients in their order, those that are off by when they are first: round by round each may be made of the others. */
function byFirstMistake({ groups, points, leads }: MeasuredUnit): readonly MeasuredGroup[] {
  const first = ({ group }: MeasuredGroup) =>
    Math.min(...group.claims.flatMap((each) => (closeness([each], points, leads) === null ? each.node : [])));
  const off = groups.filter(({ found }) => found === null).map((each) => ({ each, at: first(each) }));
  off.sort((one, other) => one.at - other.at);
  let next = 0;
  return groups.map((each) => (each.found === null ? off[next++].each : each));
}

/** What is off has a wrong line of its own, or inherits the mistake of one. */
function byShares(
  groups: readonly JudgedGroup[],
  off: readonly ClaimGroup[],
  shares: Shares,
  measured: MeasuredUnit,
): JudgedGroup[] {
  const blamed = blameOf(off, shares, measured.run);
  return groups.map((each) => {
    const cause = off.includes(each.group) ? blamed(each.group) : null;
    if (!cause) return each;
    if (cause !== each.group) return { ...each, judgement: 'inherited', cause, shown: null };
    return { ...each, judgement: 'wrong', cause: null, shown: whereShown(cause, measured) };
  });
}

function judged(
  { group, found, isGuess }: MeasuredGroup,
  measured: MeasuredUnit,
  before: readonly JudgedGroup[],
  accepting: Accepting,
  ofRounds: ReadonlySet<ClaimGroup>,
): JudgedGroup {
  const none = { group, cause: null, shown: null };
  if (isRight(found)) return { ...none, judgement: found };
  const accepted = accepting.reasonFor(group);
  if (accepted !== null) return { ...none, judgement: 'correct', accepted };
  if (found === 'unknown' || isGuess || measured.run.machine.lacksSlopes)
    return { ...none, judgement: 'uncertain' };
  const read = behindOf(group, measured, before);
  const isCertain = (each: JudgedGroup) => !ofRounds.has(each.group);
  const cause =
    causeOf(group, measured, before.filter(isCertain), read.filter(isCertain)) ??
    (before.every(isCertain) ? null : causeOf(group, measured, before, read));
  if (cause?.accepted !== undefined) return { ...none, judgement: 'correct', from: cause.group };
  if (cause) return { ...none, judgement: 'inherited', cause: cause.group };
  if (accepting.isBesideSurrogate(group) || restsOnDoubts(group, measured, before))
    return { ...none, judgement: 'uncertain' };
  // What it should be is made of what is accepted, too.
  const isMade = read.some((each) => each.accepted !== undefined || each.from);
  if (!isMade && accepting.isSurrogate(group))
    return { ...none, judgement: 'correct', accepted: surrogateNote };
  return { ...none, judgement: 'wrong', shown: isMade ? null : whereShown(group, measured) };
}

/** The gradients that are off, or right for what is, that a gradient is made of. */
function behindOf(
  group: ClaimGroup,
  measured: MeasuredUnit,
  before: readonly JudgedGroup[],
): readonly JudgedGroup[] {
  const off = before.filter(({ judgement, accepted, from }) => isOff(judgement) || accepted || from);
  return madeOf(group, off, measured);
}

/** Those of some gradients that one is made of. */
function madeOf(
  { claims }: ClaimGroup,
  some: readonly JudgedGroup[],
  { run }: MeasuredUnit,
): readonly JudgedGroup[] {
  if (some.length === 0) return [];
  const behind = behindClaims(run.file.tape, claims);
  return some.filter((each) => each.group.claims.some(({ node }) => behind.has(node)));
}

/** Whether a gradient is made of one of which nobody knows what it is, in a pass of what is taken for granted. */
function restsOnDoubts(group: ClaimGroup, measured: MeasuredUnit, before: readonly JudgedGroup[]): boolean {
  const { from } = measured.output;
  const doubts = before.filter(
    (each) => from !== undefined && each.judgement === 'uncertain' && each.group.name !== from,
  );
  return madeOf(group, doubts, measured).length > 0;
}

/** The gradient that is off of which this one is made, and with which it would be right. */
function causeOf(
  group: ClaimGroup,
  { bench, points, leads }: MeasuredUnit,
  before: readonly JudgedGroup[],
  /** Those of them that it is made of, and that are off. */
  read: readonly JudgedGroup[],
): JudgedGroup | null {
  if (read.length === 0) return null;
  const others = before
    .map((each) => each.group)
    .filter((each) => each.claims.every(({ of }) => group.claims.every((claim) => claim.of !== of)));
  const fits = points.every((point) => {
    const replaced = new Map<number, number>();
    for (const { claims } of others)
      for (const { node, of } of claims)
        if (leads.has(of) && Number.isFinite(point.value(node))) replaced.set(of, point.value(node));
    const gradients = bench.reverse(point, replaced);
    return group.claims.every((claim) => {
      const added = claim.before >= 0 ? point.value(claim.before) : 0;
      const wanted = gradients[claim.of] + added;
      return (
        Math.abs(point.value(claim.node) - wanted) <=
        1e-6 * Math.max(Math.abs(wanted), point.scale(claim.of), 1e-12)
      );
    });
  });
  bench.close();
  if (!fits) return null;
  return (
    read.find(({ judgement }) => judgement === 'wrong') ?? read.find(({ accepted }) => accepted) ?? read[0]
  );
}

/** A point and an element at which a gradient differs from what it should be. */
function whereShown(group: ClaimGroup, { points, leads }: MeasuredUnit): JudgedGroup['shown'] {
  for (const point of points)
    for (const claim of group.claims)
      if (closeness([claim], [point], leads) === null) return { point, claim };
  return null;
}
