/*
 * A unit judged in all its variants: with conditions on what is no number holding or not, with names as they are meant, and
 * with counts of other sizes.
 */
import type { Analysis } from '../../analysis/model';
import { allAlike, areSomeAlike, inSquares } from '../../circuits/counts';
import type { Span } from '../../text/span';
import { isOff, isRight as isRightly } from '../groups';
import { closeness } from './claims/agreement';
import { type JudgedGroup, type JudgedUnit, judgeMeasured, mostWithOtherCounts } from './judge';
import { judgeRun, judgeUnit } from './judged-runs';
import { asMeant } from './meanings';
import { measure } from './measure';
import { isDerivative } from './pairs';
import { follow, followFirst, type UnitRun } from './run';
import { supportFor } from './support';
import { type PassUnit, spanOf } from './units';

/** So many conditions of a unit are looked at from both sides, where it makes so many nodes at most. */
const mostVariants = 6;
const mostInVariants = 5000;

/**
 * Follows a unit and judges its pass in each of its variants: first as all conditions on what is no number hold, and then
 * with one of them after the other not holding. None where nothing says that it has a pass.
 */
export function judgeVariants(analysis: Analysis, unit: PassUnit): JudgedUnit[] {
  const plain = followFirst(analysis, unit);
  if (!plain) return wrongIfAlike(analysis, unit);
  const reading = (run: UnitRun) => ({ run, judged: judgeRun(analysis, run) });
  const {
    run,
    judged: small,
    isDoubted,
  } = asMeant(reading(plain), (otherMeanings) => {
    const other = follow(analysis, unit, { otherMeanings });
    return other && reading(other);
  });
  const told = (all: readonly JudgedUnit[]): JudgedUnit[] =>
    all.map((each) => ({
      ...each,
      groups: each.groups.map((said) => (isOff(said.judgement) && isDoubted(said) ? inDoubt(said) : said)),
    }));
  const first = small && (asGiven(analysis, small) ?? wrongWithOtherCounts(analysis, small) ?? small);
  const found = first ? [first] : [];
  // What is no pass as it is followed first is hardly one otherwise; one of several activations may be wrong alone, and a 0 may
  // be meant for what is frozen.
  const isOpen =
    first !== null &&
    ((unit.kind === 'pair' && isDerivative(unit.backward.name)) ||
      first.groups.some((said) => isOffByZeros(said, first)));
  if (run.file.tape.length > mostInVariants || !(first?.isProved || isOpen)) return told(found);
  const open = [...run.machine.decisions.keys()];
  for (let k = 0; k < open.length && k < mostVariants; k++)
    for (const otherwise of k === 0 ? [open.slice(0, 1)] : [open.slice(0, k + 1), [open[k]]]) {
      const { otherMeanings, lengths } = run;
      const other = follow(analysis, unit, { otherwise: new Set(otherwise), otherMeanings, lengths });
      const judged = other && judgeRun(analysis, other);
      if (judged) found.push(judged);
      for (const each of other?.machine.decisions.keys() ?? []) if (!open.includes(each)) open.push(each);
    }
  return found.some(({ isProved }) => isProved) ? besideEachOther(told(found)) : told(found.slice(0, 1));
}

/** The variants of a unit: in which of them ever something proves what it is a pass of. */
function besideEachOther(found: readonly JudgedUnit[]): JudgedUnit[] {
  return found.map((each) => ({
    ...each,
    groups: each.groups.filter((said) => !isLeftOut(said, each, found)),
    ...(each.isProved ? {} : { isProved: true, isOnlyMended: true }),
    beside: found.filter((other) => other !== each),
  }));
}

/** Whether a gradient is off by zeros, and all right where the backward pass goes another way: what is frozen gets none. */
function isLeftOut(said: JudgedGroup, judged: JudgedUnit, found: readonly JudgedUnit[]): boolean {
  if (!isOffByZeros(said, judged)) return false;
  const { unit, otherwise } = judged;
  const isForward = (place: number) => unit.kind === 'pair' && isInside(place, spanOf(unit.forward));
  const decided = (some: ReadonlySet<number>) => [...some].filter(isForward).join();
  return found.some(
    (other) =>
      other !== judged &&
      decided(other.otherwise) === decided(otherwise) &&
      other.groups.some((each) => isRightly(each.judgement) && each.group.of === said.group.of),
  );
}

/** Whether a gradient is off, and each of its numbers right or 0, at all points. */
function isOffByZeros(
  { group: { claims }, judgement }: JudgedGroup,
  { measured: { points, leads } }: JudgedUnit,
): boolean {
  if (isRightly(judgement)) return false;
  const off = points.flatMap((point) =>
    claims.flatMap((claim) => (closeness([claim], [point], leads) === null ? point.value(claim.node) : [])),
  );
  return off.length > 0 && off.every((value) => value === 0);
}

const isInside = (place: number, { from, to }: Span) => from <= place && place < to;

/**
 * A unit with the numbers that stand at the top of the file, where less of it is wrong then: it is right as long as they
 * are these, as `factor` is for `scale` where both are 3. null where that makes no difference.
 */
function asGiven(analysis: Analysis, { unit, measured, groups }: JudgedUnit): JudgedUnit | null {
  const off = groups.filter(({ judgement }) => isOff(judgement));
  if (off.length === 0) return null;
  const { otherwise, otherMeanings } = measured.run;
  const given = judgeUnit(analysis, unit, { otherwise, otherMeanings, isGiven: true }, measured.output);
  if (!given || given.groups.length < groups.length) return null;
  if (given.groups.filter(({ judgement }) => isOff(judgement)).length >= off.length) return null;
  const wereOff = new Set(off.map(({ group }) => group.at.from));
  const told = given.groups.map((each) =>
    isRightly(each.judgement) && wereOff.has(each.group.at.from) ? { ...each, isGiven: true } : each,
  );
  return { ...given, groups: told };
}

/**
 * A unit with its assumed counts in the reverse order of size, where something that was right is wrong then: a 2 stands
 * for a count, or one count for another. Or with square arrays, where something that read behind an end is wrong then:
 * `dout[c][r]` for `dout[r][c]`. null where nothing is.
 */
function wrongWithOtherCounts(analysis: Analysis, judged: JudgedUnit): JudgedUnit | null {
  const { measured, groups } = judged;
  const { top, otherTops, file } = measured.run;
  if (otherTops.length === 0 || (top === 0 && file.tape.length > mostWithOtherCounts)) return null;
  if (groups.some(({ judgement }) => judgement === 'wrong')) return null;
  const found = wrongFrom(otherTops, analysis, judged);
  return found || !groups.some(isDoubtful) ? found : wrongFrom([inSquares, allAlike], analysis, judged);
}

/** A unit that can't be followed unless some counts are alike, where something is wrong then; nothing else is told of it. */
function wrongIfAlike(analysis: Analysis, unit: PassUnit): JudgedUnit[] {
  for (const top of analysis.options.asked ? [inSquares, allAlike] : []) {
    const judged = judgeUnit(analysis, unit, { top });
    const isPass = judged !== null && (judged.isProved || supportFor(judged) === 'seed');
    if (!isPass || !judged.groups.some(({ judgement }) => judgement === 'wrong')) continue;
    const groups = judged.groups.map((each) => (isRightly(each.judgement) ? inDoubt(each) : each));
    return [{ ...judged, groups, isOnlyMended: true }];
  }
  return [];
}

const inDoubt = (said: JudgedGroup): JudgedGroup => ({
  ...said,
  judgement: 'uncertain',
  cause: null,
  shown: null,
});

/** A unit with the first of some other sets of counts with which something is wrong. */
function wrongFrom(tops: readonly number[], analysis: Analysis, judged: JudgedUnit): JudgedUnit | null {
  for (const top of tops) {
    const found = wrongWith(top, analysis, judged);
    if (found) return found;
  }
  return null;
}

function wrongWith(
  top: number,
  analysis: Analysis,
  { unit, measured, groups }: JudgedUnit,
): JudgedUnit | null {
  const { otherwise, otherMeanings, lengths } = measured.run;
  const run = follow(analysis, unit, { otherwise, otherMeanings, top, lengths });
  if (!run) return null;
  const right = groups.filter(({ judgement }) => isRightly(judgement)).map(({ group }) => group.name);
  const isLost = ({ group, judgement }: JudgedGroup) => judgement === 'wrong' && right.includes(group.name);
  // Where the names of all gradients say so, no others need be looked for as long as these are right.
  const isNamed = unit.isFree && groups.every(({ group }) => group.free === undefined);
  const measuredAgain = isNamed ? measure(run, analysis.file.gradientNames, measured.output) : null;
  const named = measuredAgain && judgeMeasured(run, measuredAgain, analysis);
  // What reads behind an end says nothing, unless other counts let it read something.
  const isOpen = ({ group, judgement }: JudgedGroup) =>
    judgement === 'wrong' && groups.some((each) => each.group.name === group.name && isDoubtful(each));
  if (named?.isProved && !named.groups.some((each) => isLost(each) || isOpen(each))) return null;
  const other = judgeRun(analysis, run, measured.output);
  if (other?.groups.some(isLost)) return areSomeAlike(top) ? null : other;
  const isMore = other !== null && other.groups.filter(isDoubtful).length < groups.filter(isDoubtful).length;
  return isMore && other.groups.some(isOpen) ? { ...other, isOnlyMended: true } : null;
}

const isDoubtful = ({ judgement }: JudgedGroup) => judgement === 'uncertain';
