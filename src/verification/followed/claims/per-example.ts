/*
 * Conventions of passes over many examples: what comes from above is of each example alone, and the gradients of what all
 * share are divided by how many there are; and what was added up is divided where it is returned, whether or not the loss is.
 */

import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { closeness } from './agreement';
import { type Claim, scaled } from './claim';
import { handsOn } from './remarks';

/** A unit with those gradients right that all are off by one count, where no more are right without it. */
export function perExample(given: MeasuredUnit): MeasuredUnit {
  const measured = withMeans(given);
  const { groups, points, leads, run } = measured;
  const { leaves } = measured.output;
  const off = groups.filter(({ found }) => found === null);
  const right = groups.filter(({ found }) => isRight(found));
  const isFromAbove = leaves.length > 1 && leaves.every(({ seed }) => seed >= 0);
  // What goes on to what has made the input is shared by none.
  if (!isFromAbove || off.every(isOnlyHandedOn(given))) return measured;
  for (const count of countsOf(run)) {
    // What is of one example, and steps of any size, are right either way.
    const isShared = ({ group: { claims, free } }: MeasuredGroup) =>
      free !== 'step' && rowsOf(claims) !== count && claims.every(({ of }) => run.file.tape.isInput(of));
    const areMost = off.length > Math.max(1, right.filter(isShared).length);
    if (off.length < right.length && !areMost) continue;
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

/** The unit with what it returns taken for means, where one is that of a gradient of which another name has the sum. */
function withMeans(measured: MeasuredUnit): MeasuredUnit {
  const { groups, points, leads, run } = measured;
  const sums = new Set(
    groups.flatMap(({ group, found }) => (isRight(found) ? group.claims : [])).map(({ of }) => of),
  );
  const isHandedOn = isOnlyHandedOn(measured);
  for (const count of countsOf(run)) {
    const means = groups.map((each) => {
      if (each.found !== null || !each.group.isReturned || isHandedOn(each)) return each;
      const group = scaled(each.group, 1 / count);
      return { ...each, group, found: closeness(group.claims, points, leads) };
    });
    const isMean = ({ group, found }: MeasuredGroup, k: number) =>
      found !== groups[k].found && group.claims.every(({ of }) => sums.has(of));
    if (means.some(isMean)) return { ...measured, groups: means };
  }
  return measured;
}

/** Tells of gradients whether they are what comes from above for what has made the input, and nothing else. */
function isOnlyHandedOn({ run, output }: MeasuredUnit) {
  const isHandedOn = handsOn(run, output);
  return ({ group }: MeasuredGroup): boolean => group.claims.every(isHandedOn);
}

const rowsOf = (claims: readonly Claim[]) => new Set(claims.map(({ place }) => place.split(',', 1)[0])).size;

/** What gradients may be divided by: an index may be 0 or 1, and divides nothing. */
const countsOf = ({ counts }: MeasuredUnit['run']) =>
  [...new Set(counts.values())].filter((count) => count > 1);
