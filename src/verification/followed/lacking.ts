/* A pass that is right as if 1 came from above, whatever comes: it never reads that. */
import type { GradientNames } from '../../recognition/names';
import { isRight, type MeasuredGroup, type MeasuredUnit, measureFor } from './measure';

const slip = {
  kind: 'missing upstream',
  sentence: 'The gradient from above is missing: this is right only where that is 1.',
} as const;

/** A unit as the pass of what it has to read, where it is right only as if nothing came from above. */
export function withSeeds(unit: MeasuredUnit | null, names: GradientNames): MeasuredUnit | null {
  if (!unit?.output.lacksSeeds) return unit;
  const { run, groups } = unit;
  const output = run.outputs.find(({ isCertain }) => isCertain);
  const measured = output ? measureFor(run, output, names) : null;
  if (!measured) return null;
  const right = new Set(groups.flatMap(({ group, found }) => (isRight(found) ? group.stores : [])));
  const asSlip = (each: MeasuredGroup): MeasuredGroup =>
    each.found === null && each.group.stores.every((k) => right.has(k))
      ? { ...each, group: { ...each.group, slip } }
      : each;
  return { ...measured, groups: measured.groups.map(asSlip), lacksSeeds: true };
}
