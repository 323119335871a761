/* Follows units and judges their passes: of what it is known that they are, or of what they may be, a loss that is written first. */
import type { Analysis } from '../../analysis/model';
import { nodesBehind } from '../../tape/reach';
import { withParentheses } from '../../text/span';
import { closeness, truth } from './claims/agreement';
import { scaled } from './claims/claim';
import { isSaid, type KnownOutput, type PassOutput, seedsOf } from './claims/outputs';
import { areAddedTo } from './claims/remarks';
import { underLoss } from './claims/unwritten';
import { measureFreely } from './freely/freely';
import { isCalledLoss } from './freely/losses-beside';
import { multipleOf } from './freely/multiples';
import { type JudgedUnit, judgeMeasured } from './judge';
import { isRight, type MeasuredGroup, type MeasuredUnit, measure } from './measure';
import { follow, type UnitAssumed, type UnitRun } from './run';
import type { PassUnit } from './units';
import { asOfWhole, withLackingTerms } from './unshared';
import { isAddedBeside, isNeverAdded, isOpposite, pullsBeside, saysItsLoss, stepsUp } from './uphill';

/** Follows a unit and judges its pass; null where that can't be done, or where nothing says that it has one. */
export function judgeUnit(
  analysis: Analysis,
  unit: PassUnit,
  assumed: UnitAssumed,
  /** The output that it is known to be of. */
  output?: KnownOutput,
  /** Only what is right is asked for. */
  isTrial = false,
): JudgedUnit | null {
  const run = follow(analysis, unit, assumed);
  return run && judgeRun(analysis, run, output, isTrial);
}

/** Measures a unit that was followed as the pass of what it is known to be of, or else may be of. */
export function measureRun(analysis: Analysis, run: UnitRun, output?: KnownOutput): MeasuredUnit | null {
  const said = (from: number, to: number) => withParentheses(analysis.source, from, to);
  const asked = {
    said,
    isAsked: analysis.options.asked === true,
    isPulled: () => pullsBeside(analysis, run),
  };
  return measureFreely(run, analysis.file.gradientNames, asked, output);
}

/** Judges the pass of a unit that was followed, as that of what it is known to be of, or else may be of; null for none. */
export function judgeRun(
  analysis: Analysis,
  run: UnitRun,
  output?: KnownOutput,
  isTrial = false,
): JudgedUnit | null {
  const found = measureRun(analysis, run, output);
  if (!found) return null;
  const isUp = found.standIn === null && isOpposite(found);
  // What comes from above has its sign.
  const isPulled = isUp && seedsOf(found.output).length === 0 && isAddedBeside(analysis, found);
  const pulled = isPulled ? asPull(found) : found;
  const portion = output?.portion;
  const whole = portion === undefined ? pulled : { ...pulled, output: { ...pulled.output, portion } };
  const measured = withLackingTerms(whole, analysis);
  const first = judgeMeasured(run, measured, analysis, isTrial);
  if (isPulled) return first;
  // It may be meant so, where functions name the loss.
  if (isUp && saysItsLoss(run) && !isNeverAdded(analysis, run)) return { ...first, groups: [] };
  if (output !== undefined || first.groups.some(({ group }) => group.isLacking)) return first;
  if (measured.output.from === undefined) return withReturned(first, analysis);
  const isPull = measured.standIn?.startsWith('minus') === true && isNeverAdded(analysis, run);
  if (measured.standIn !== null && !isPull) return withWritten(first, analysis, isTrial);
  // The loss that is written counts, where one mistake is all that lies between it and the pass.
  const isAccused = isOffIn(first);
  const isWritten = (each: PassOutput) =>
    isSaid(each) || (isPull ? saysItsLoss(run) : run.unit.kind === 'pair');
  const passes = asPassesOf(run.outputs.filter(isWritten), run, analysis);
  const written = passes.find((each) => {
    if (isPull) return isOpposite(each.measured);
    return hasOneMistake(each, isAccused || stepsUp(each.measured));
  });
  if (written) return isPull ? { ...written, isOnlyMended: true } : ofNamed(written);
  if (!isPull) return withReturned(first, analysis);
  // What is added to a gradient with the wrong sign has its own: a decay.
  const decayed = passes.find((each) => isOffIn(each) && hasOneMistake(each, true));
  return decayed
    ? { ...first, asWritten: { ...decayed, isOnlyMended: true } }
    : withLossBeside(first, analysis);
}

/** Whether some gradient is wrong by itself. */
const isOffIn = ({ groups }: JudgedUnit) => groups.some(({ judgement }) => judgement === 'wrong');

/** Minus the gradient of a loss that is written is right where updates elsewhere add it. */
function asPull(measured: MeasuredUnit): MeasuredUnit {
  const { points, leads, output } = measured;
  const groups = measured.groups.map((each): MeasuredGroup => {
    const group = scaled(each.group, -1);
    return { ...each, group, found: closeness(group.claims, points, leads) };
  });
  return { ...measured, groups, standIn: underLoss(output.name, true) };
}

/** A pair that gives minus the gradient of a loss which another function of the file computes is looked at as its pass, too. */
function withLossBeside(first: JudgedUnit, analysis: Analysis): JudgedUnit {
  const { otherwise, otherMeanings, lengths, unit } = first.measured.run;
  const run =
    unit.kind === 'pair'
      ? follow(analysis, unit, { otherwise, otherMeanings, lengths, isBesideLoss: true })
      : null;
  const loss = run?.outputs.find(({ name }) => isCalledLoss(name));
  const measured = run && loss ? measure(run, analysis.file.gradientNames, { name: loss.name }) : null;
  if (!run || !measured) return first;
  // What is of the way to this loss is gone through once more than what is of the pass.
  const known = { ...measured, groups: measured.groups.filter(({ found }) => found !== 'unknown') };
  if (known.groups.length === 0 || !isOpposite(known)) return first;
  const asWritten = { ...judgeMeasured(run, known, analysis), isProved: true, isOnlyMended: true } as const;
  return { ...first, asWritten };
}

/** A unit as the pass of an output of which what is named so are the gradients. */
const ofNamed = (judged: JudgedUnit): JudgedUnit => ({
  ...judged,
  measured: { ...judged.measured, output: { ...judged.measured.output, isOfNamed: true } },
});

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
 * returned with the gradients. Or what comes from above is off from that loss's by plain numbers, or made of what that loss does
 * not read, as with a wrong target. So it is looked at as the pass of that one, too.
 */
function withWritten(judged: JudgedUnit, analysis: Analysis, isTrial: boolean): JudgedUnit {
  const { run, points, leads, groups, output } = judged.measured;
  const isRemarked = ({ group: { claims }, found }: MeasuredGroup) =>
    isRight(found) && closeness(claims, points, leads) === null && areAddedTo(claims, run, output);
  const measuredAs = ({ name }: PassOutput) => {
    const measured = measure(run, analysis.file.gradientNames, { name });
    return measured && output.leaves.every(({ node }) => measured.leads.has(node)) ? measured : null;
  };
  const loss = run.outputs.find((each) => each.isCertain);
  let measured: MeasuredUnit | null = null;
  for (const each of run.outputs.filter(mayBeLoss)) {
    const written = measuredAs(each);
    const whole = written && asOfWhole(written, judged.measured, analysis);
    if (whole) return judgeMeasured(run, whole, analysis, isTrial);
    if (each === loss) measured = written;
  }
  if (!measured) return judged;
  const { tape } = run.file;
  const ends = new Set(output.leaves.flatMap(({ node }) => [node, tape.sourceOf(node)]));
  const beside = nodesBehind(tape, loss?.leaves.map(({ node }) => node) ?? [], 0, ends);
  const isElsewhere = (node: number) => tape.isInput(node) && !tape.isCount(node) && !beside.has(node);
  const isOfOther = [...nodesBehind(tape, seedsOf(output), 0, ends)].some(isElsewhere);
  const isOff = groups.some(isRemarked) || measured.groups.some(isOffByNumbers(measured));
  if (!isOff && !isOfOther) return judged;
  // What goes into an activation is known to be meant where that is right.
  const inside = new Map(groups.flatMap(({ group }) => (group.isInside ? [[group.name, group]] : [])));
  const meant = measured.groups.map((each) => ({
    ...each,
    group: inside.get(each.group.name) ?? each.group,
  }));
  const asWritten = {
    ...judgeMeasured(run, { ...measured, groups: meant }, analysis),
    isOnlyMended: true,
  } as const;
  return isOfOther || hasOneMistake(asWritten, true) ? { ...judged, asWritten } : judged;
}

/** Whether it may be a loss that is written. */
const mayBeLoss = ({ isCertain, name }: PassOutput) => isCertain || name === 'return' || isCalledLoss(name);

/** Whether a gradient is off by the same numbers everywhere. */
const isOffByNumbers =
  ({ points, leads }: MeasuredUnit) =>
  ({ group: { claims }, found }: MeasuredGroup) =>
    found === null &&
    claims.every((claim) => {
      const by = points.map((point) => point.value(claim.node) - truth(claim, point, leads));
      return by.every((each) => Math.abs(each - by[0]) < 1e-9);
    });

/** Whether all is right that is made with a gradient that is off, and not just by a factor where that is not enough. */
function hasOneMistake({ groups, measured }: JudgedUnit, isEnough: boolean): boolean {
  const [wrong, ...more] = groups.filter(({ judgement }) => judgement === 'wrong');
  return more.length === 0 && (wrong === undefined || isEnough || multipleOf(wrong.group, measured) === null);
}
