/*
 * A convention of passes over many examples: what comes from above is of each example alone, and the gradients of what all
 * share are divided by how many there are.
 */

import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { closeness } from './agreement';
import { scaled } from './claim';

/** A unit with those gradients right that all are off by one count, where no more are right without it. */
export function perExample(measured: MeasuredUnit): MeasuredUnit {
  const { groups, points, leads, run } = measured;
  const { leaves } = measured.output;
  const off = groups.filter(({ found }) => found === null);
  const right = groups.filter(({ found }) => isRight(found));
  const isFromAbove = leaves.length > 1 && leaves.every(({ seed }) => seed >= 0);
  if (!isFromAbove || off.length === 0 || off.length < right.length) return measured;
  // An index may be 0 or 1, and divides nothing.
  for (const count of new Set(run.counts.values())) {
    if (count < 2) continue;
    const shared = new Map<MeasuredGroup, MeasuredGroup>();
    for (const each of off) {
      const group = scaled(each.group, 1 / count);
      const found = closeness(group.claims, points, leads);
      if (found) shared.set(each, { ...each, group, found });
    }
    if (shared.size === off.length)
      return { ...measured, groups: groups.map((each) => shared.get(each) ?? each) };
  }
  return measured;
}
