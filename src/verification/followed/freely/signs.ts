/* Signs of gradients where what comes from above is a pull: what takes that up with a minus is a gradient. */
import { firstGate } from '../../../gates/opcodes';
import { closeness, moves } from '../claims/agreement';
import { type Claim, scaled } from '../claims/claim';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';

/** Whether a number claims to be minus the gradient. */
export const isMinus = ({ times }: Claim) => times !== undefined && times.factor < 0;

/** A gradient that is off, as minus what it was taken for beside a pull; as it is where that is not right either. */
export function asTurned(each: MeasuredGroup, { points, leads, output }: MeasuredUnit): MeasuredGroup {
  if (!output.isPull || each.found !== null) return each;
  const group = scaled(each.group, -1);
  const found = closeness(group.claims, points, leads);
  return found ? { group, found, proves: moves(group.claims, points) } : each;
}

/** Where one gradient of what is given takes up minus a pull, another one that takes up the pull itself has the wrong sign. */
export function ofOneSign(
  groups: readonly MeasuredGroup[],
  { output, run }: MeasuredUnit,
): readonly MeasuredGroup[] {
  const { tape } = run.file;
  const isOfGiven = ({ group: { free, claims }, found }: MeasuredGroup) =>
    isRight(found) && !free && claims.every(({ of }) => tape.op[tape.sourceOf(of)] < firstGate);
  const isTurned = ({ group }: MeasuredGroup) => group.claims.every(isMinus);
  if (!output.isPull || !groups.some((each) => isOfGiven(each) && isTurned(each))) return groups;
  return groups.map((each) =>
    isOfGiven(each) && !isTurned(each)
      ? { group: { ...scaled(each.group, -1), isDoubtful: true }, found: null, proves: false }
      : each,
  );
}
