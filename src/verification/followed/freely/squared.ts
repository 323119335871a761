/* Passes of the squared error where no loss is written: twice the gradients of half of it, that of a mean in shares. */
import { closeness, moves } from '../claims/agreement';
import { scaled } from '../claims/claim';
import { isSaid } from '../claims/outputs';
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { multipleOf } from './multiples';
import { asTurned, ofOneSign } from './signs';

/** A unit that was measured as the pass of half the squared error as that of all of it; null where nothing says so. */
export function asSquared(measured: MeasuredUnit): MeasuredUnit | null {
  const { groups, points, leads, run } = measured;
  const isNamed = ({ group }: MeasuredGroup) => group.free === undefined;
  // A loss that is written says itself whether it is half of that.
  if (run.outputs.some(isSaid) || groups.some((each) => isNamed(each) && isRight(each.found))) return null;
  const isOne = (multiple: number | null) => multiple !== null && Math.abs(Math.abs(multiple) - 1) < 1e-6;
  const counts = [...new Set([1, ...run.counts.values()])];
  const factors = counts.flatMap((count) => [2 / count, -2 / count]);
  let best: readonly MeasuredGroup[] | null = null;
  let most = 0;
  for (const factor of factors) {
    const doubled = groups.map((each): MeasuredGroup => {
      if (each.found !== null || (!isNamed(each) && isOne(multipleOf(each.group, measured)))) return each;
      // A named one may take up minus a pull; what steps something goes its way.
      const group = scaled(each.group, isNamed(each) ? factor : Math.abs(factor));
      const found = closeness(group.claims, points, leads);
      const again = { group, found, proves: found !== null && moves(group.claims, points) };
      return isNamed(each) ? asTurned(again, measured) : again;
    });
    const right = doubled.filter((each) => isNamed(each) && isRight(each.found) && each.proves).length;
    if (right > most) [best, most] = [doubled, right];
  }
  return best && { ...measured, groups: ofOneSign(best, measured) };
}
