/* What is to be said of each gradient of a unit: right, wrong, inherited from a wrong one, or not to be told. */
import type { Analysis } from '../../analysis/model';
import type { Point } from '../../tape/point';
import { nodesBehind } from '../../tape/reach';
import { isOff, type Judgement } from '../groups';
import { surrogateNote } from '../surrogates';
import { Accepting } from './accepting';
import { closeness, moves } from './claims/agreement';
import { withoutChanged } from './claims/changed';
import { behindClaims, type Claim, type ClaimGroup } from './claims/claim';
import { handedOn, isLeftToLoss } from './claims/handed-on';
import { withoutOtherLosses } from './claims/other-losses';
import { perExample } from './claims/per-example';
import { mayReturnAnything } from './claims/returned-claims';
import { withLostSlopes } from './freely/lost-slopes';
import { helpersAmong } from './helpers';
import { leavesOf } from './machine/leaves';
import { holderOf, lastOf } from './machine/marked';
import { variablesNamed } from './machine/named';
import { isRight, type MeasuredGroup, type MeasuredUnit } from './measure';
import type { UnitRun } from './run';
import { areShared, blameOf, type Shares, sharesOf } from './shares';
import type { PassUnit } from './units';

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
  /** The unit in its other variants. */
  readonly beside?: readonly JudgedUnit[];
  /** Which lines of gradients that are off give wrong shares; null where that can't be told. */
  readonly shares: Shares | null;
}

/** So many nodes a unit may make that is followed with other counts. */
export const mostWithOtherCounts = 3000;

/** What is to be said of each gradient of a unit that was measured; where it is only a trial, not who is to blame. */
export function judgeMeasured(
  run: UnitRun,
  given: MeasuredUnit,
  analysis: Analysis,
  isTrial = false,
): JudgedUnit {
  const measured = withLostSlopes(handedOn(perExample(withoutChanged(withoutOtherLosses(given)))));
  const all: JudgedGroup[] = [];
  const helpers = helpersAmong(measured);
  // Of what may be anything nothing is said but that it is right.
  const isNamed = ({ name, of }: ClaimGroup) =>
    variablesNamed(lastOf(name), analysis.file.gradientNames, true).some((each) => each.name === of);
  const isResult = ({ group, found }: MeasuredGroup) =>
    group.isReturned &&
    !group.slip &&
    !isRight(found) &&
    !group.isPartly &&
    mayReturnAnything(run.unit) &&
    !isNamed(group) &&
    !isAmongGradients(group, measured);
  const accepting = new Accepting(analysis, run, measured);
  const ofRounds = new Set(measured.groups.filter((each) => each.isOfRounds).map(({ group }) => group));
  for (const each of byFirstMistake(measured))
    if (!helpers.has(each) && !isResult(each)) all.push(judged(each, measured, all, accepting, ofRounds));
  all.sort((one, other) => placeOf(one.group, measured) - placeOf(other.group, measured));
  // That it is what it was taken for shows where something is off just because of it.
  const groups = all.filter(({ group }) => !ofRounds.has(group) || all.some(({ cause }) => cause === group));
  const off = groups.filter(({ judgement }) => isOff(judgement)).map(({ group }) => group);
  // What only has a gradient's name gives nothing to others.
  const known = () => measured.groups.filter((each) => !helpers.has(each));
  const shares = !isTrial && areShared(off, run) ? sharesOf({ ...measured, groups: known() }) : null;
  const isProved =
    shares?.prove ||
    measured.lacksSeeds ||
    measured.groups.some(({ found, proves, group }) => (isRight(found) || group.slip) && proves) ||
    isAmongWires(measured);
  const { unit, otherwise } = run;
  const said = shares ? byShares(groups, off, shares, measured) : groups;
  return { unit, otherwise, measured, groups: said, isProved, shares };
}

/** Whether names that are of no variable are of different numbers on the way to the output: one alone may be so by accident. */
function isAmongWires({ groups, points }: MeasuredUnit): boolean {
  const isIts = ({ found, group: { open, claims } }: MeasuredGroup) =>
    open?.kind === 'wire' && isRight(found) && moves(claims, points);
  return new Set(groups.filter(isIts).map(({ group }) => group.claims[0].of)).size > 1;
}

/** Whether most of what is returned beside something in the same object is right, as what it is called after there. */
function isAmongGradients({ name }: ClaimGroup, { groups }: MeasuredUnit): boolean {
  const holder = holderOf(name);
  const beside = groups.filter(({ group }) => group.isReturned && holderOf(group.name) === holder);
  const right = beside.filter(({ found }) => isRight(found)).length;
  return holder !== '' && right > 1 && 2 * right > beside.length;
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
  const { machine, isUnfit } = measured.run;
  if (found === 'unknown' || isGuess || machine.lacksSlopes || isUnfit || restsOnGuess(group, measured))
    return { ...none, judgement: 'uncertain' };
  const read = behindOf(group, measured, before);
  const isCertain = (each: JudgedGroup) => !ofRounds.has(each.group);
  const cause =
    causeOf(group, measured, before.filter(isCertain), read.filter(isCertain)) ??
    (before.every(isCertain) ? null : causeOf(group, measured, before, read));
  if (cause?.accepted !== undefined) return { ...none, judgement: 'correct', from: cause.group };
  if (cause) return { ...none, judgement: 'inherited', cause: cause.group };
  const isOpen = restsOnDoubts(group, measured, before) || isLeftToLoss(group, measured);
  if (isOpen || accepting.isBesideSurrogate(group)) return { ...none, judgement: 'uncertain' };
  // What it should be is made of what is accepted, too.
  const isMade = read.some((each) => each.accepted !== undefined || each.from);
  if (!isMade && accepting.isSurrogate(group))
    return { ...none, judgement: 'correct', accepted: surrogateNote };
  return { ...none, judgement: 'wrong', shown: isMade ? null : whereShown(group, measured) };
}

/** The gradients that are off, or right for what is, that a gradient is made of. */
function behindOf(
  { claims }: ClaimGroup,
  { run }: MeasuredUnit,
  before: readonly JudgedGroup[],
): readonly JudgedGroup[] {
  const off = before.filter(({ judgement, accepted, from }) => isOff(judgement) || accepted || from);
  if (off.length === 0) return off;
  const behind = behindClaims(run.file.tape, claims);
  return off.filter(({ group }) => group.claims.some(({ node }) => behind.has(node)));
}

/** Whether a gradient is made of what the backward function gets by a guess, and no loss that it computes is. */
function restsOnGuess({ claims }: ClaimGroup, { run, output }: MeasuredUnit): boolean {
  if (!run.loose?.length) return false;
  const { tape } = run.file;
  const behind = behindClaims(tape, claims);
  const ofOutput = nodesBehind(
    tape,
    output.leaves.flatMap(({ node, seed }) => (seed < 0 ? node : [])),
    0,
  );
  const isGuess = (node: number) => behind.has(node) && !ofOutput.has(node);
  return run.loose.some((value) => [...leavesOf(value).values()].some(isGuess));
}

/** Whether a gradient is made of one of which nobody knows what it is, in a pass of what is taken for granted. */
function restsOnDoubts(
  { claims }: ClaimGroup,
  { output: { from }, groups, run }: MeasuredUnit,
  before: readonly JudgedGroup[],
): boolean {
  if (from === undefined) return false;
  // What goes on from round to round is read before it is assigned last.
  const unknown = groups.filter(({ found }) => found === 'unknown');
  const doubts = [...before.filter(({ judgement }) => judgement === 'uncertain'), ...unknown]
    .filter(({ group }) => group.name !== from)
    .flatMap(({ group }) => group.claims.flatMap(({ states, node }) => [...states, { node }]));
  const behind = behindClaims(run.file.tape, claims);
  return doubts.some(({ node }) => behind.has(node));
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
