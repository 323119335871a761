/* Passes that were recognised line by line, beside what following says of the same code: which of them counts. */
import type { Analysis, Circuit } from '../../analysis/model';
import { isRight } from '../groups';
import type { CircuitVerification, Verdict } from '../model';
import { isSaid } from './claims/outputs';
import type { JudgedUnit } from './judge';
import { supportFor } from './support';
import { gradientsOf, type PassUnit } from './units';

/** Whether a pass that was recognised line by line is in a unit. */
export function isIn({ pass, scopeId }: Circuit, { span, kind }: PassUnit): boolean {
  if (!pass) return false;
  return kind === 'file' ? scopeId === 'top level' : pass.from >= span.from && pass.to <= span.to;
}

export const isOff = ({ verdicts }: CircuitVerification) =>
  verdicts.some(({ judgement }) => !isRight(judgement));

/** Whether a pass is right only as far as its first line is, though its function may go back through another one. */
export function isGuessed({ circuit }: CircuitVerification, units: readonly PassUnit[]): boolean {
  return circuit.wiring.seeds[0]?.standIn?.loss === null && units.some(({ kind }) => kind === 'pair');
}

/** Whether a unit is of the same output as a pass, and tells of all its gradients. */
function isSame(judged: JudgedUnit, { circuit: { outputs }, verdicts }: CircuitVerification): boolean {
  const own = toldBy(judged);
  const isOf = outputs.length === 1 && outputs[0].variable.name === judged.measured.output.name;
  return isOf && verdicts.every(({ at }) => own.has(at.from));
}

/** Whether nothing of a pass is wrong, of what is no guess; where something else would be wrong, a name is not enough. */
function isAllRight(judged: JudgedUnit, passes: readonly CircuitVerification[], isAccused: boolean): boolean {
  const { isProved, groups, measured } = judged;
  const { output } = measured;
  const isKnown = () => isSaid(output) || passes.every((pass) => isSame(judged, pass));
  return (
    isProved &&
    (output.isCertain || (!isAccused && isKnown())) &&
    groups.every(({ judgement }) => isRight(judgement) || (output.isCertain && judgement === 'uncertain'))
  );
}

/** Whether a unit says more than a pass that is not sure: where that accuses somebody, all must be right. */
export function takesOver(
  judged: JudgedUnit,
  passes: readonly CircuitVerification[],
  isAccused: boolean,
): boolean {
  if (isAllRight(judged, passes, isAccused)) return true;
  // What is all off may be of another function, whose gradient this is.
  const isOfOther =
    judged.unit.kind === 'pair' &&
    passes.every(({ verdicts }) => !verdicts.some(({ judgement }) => isRight(judgement)));
  if ((isAccused && !isOfOther) || !judged.isProved) return false;
  // A line alone does not know that all updates go the other way.
  const isTurned = judged.groups.some(({ group }) => group.slip !== undefined);
  if (!isTurned && supportFor(judged) !== 'seed') return false;
  const { stores } = judged.measured.run;
  const doubted = judged.groups.filter(({ judgement }) => judgement === 'uncertain');
  const places = new Set(doubted.flatMap(({ group }) => group.stores.map((k) => stores[k].at.from)));
  const isLost = ({ judgement, at }: Verdict) => isRight(judgement) && places.has(at.from);
  return !passes.some(({ verdicts }) => verdicts.some(isLost));
}

/** The places at which gradients are assigned of which something is said. */
export function placesOf(passes: readonly CircuitVerification[]): ReadonlySet<number> {
  const entries = passes.flatMap(({ circuit }) => circuit.pass?.entries ?? []);
  const verdicts = passes.flatMap((pass) => pass.verdicts);
  return new Set([...entries, ...verdicts].map(({ at }) => at.from));
}

/** Whether a unit assigns gradients of which nothing is said. */
export function leavesUnsaid(
  unit: PassUnit,
  passes: readonly CircuitVerification[],
  analysis: Analysis,
): boolean {
  const said = placesOf(passes);
  for (const { from } of gradientsOf(unit, analysis)) if (!said.has(from)) return true;
  return false;
}

/** Where a unit assigns gradients that it tells something of. */
const toldBy = ({ groups, measured: { run } }: JudgedUnit) =>
  new Set(groups.flatMap(({ group }) => group.stores.map((k) => run.stores[k].at.from)));

/** Whether a unit tells of all gradients that were off without it. */
export function tellsAllOff(judged: JudgedUnit, passes: readonly CircuitVerification[]): boolean {
  const own = toldBy(judged);
  return passes.every(({ verdicts }) =>
    verdicts.every(({ judgement, at }) => isRight(judgement) || own.has(at.from)),
  );
}

/** A pass without what units tell as well; none where that is all. */
export function withoutTold(pass: CircuitVerification, judged: readonly JudgedUnit[]): CircuitVerification[] {
  const told = new Set(judged.flatMap((each) => [...toldBy(each)]));
  const verdicts = pass.verdicts.filter(({ at }) => !told.has(at.from));
  return verdicts.length > 0 ? [{ ...pass, verdicts }] : [];
}
