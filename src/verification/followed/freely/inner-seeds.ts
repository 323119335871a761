/*
 * What comes from above may be the gradient of what goes into the activation, and not of what that gives: `delta` of a layer whose
 * caller has multiplied it with the slope, or of the last one under a cross-entropy. Where all of a pass is right so, it is meant so.
 */
import type { GradientNames } from '../../../recognition/names';
import { intoActivation } from '../claims/inside';
import { type KnownOutput, seedsOf } from '../claims/outputs';
import { isRight, type MeasuredGroup, type MeasuredUnit, measureFor, rightIn } from '../measure';
import type { PassUnit } from '../units';

/** Whether a backward function gets what comes from above as an error, by the name of that. */
export const getsError = ({ backward }: Extract<PassUnit, { kind: 'pair' }>): boolean =>
  backward.code.parameters.some(({ target }) => target.kind === 'name' && saysError.test(target.name));

const saysError = /err|delta|diff|resid/i;

/** What is said then of what comes from above. */
export const ofInner = ' of what goes into the activation';

/** The unit as one that gets the gradient of what goes into its activation; null where all is not right so. */
export function withInnerSeed(
  measured: MeasuredUnit,
  names: GradientNames,
  again: (other: MeasuredUnit) => MeasuredUnit,
  /** What it is known to be of, where edits are tried: they change nothing in what comes from above. */
  only?: KnownOutput,
): MeasuredUnit | null {
  const { run, output, groups } = measured;
  const { unit } = run;
  const { tape } = run.file;
  const seeds = new Set(seedsOf(output).map((seed) => tape.sourceOf(seed)));
  // What comes from above under another name says nothing.
  const tells = ({ found, group }: MeasuredGroup) =>
    isRight(found) && !group.claims.every(({ node }) => seeds.has(tape.sourceOf(node)));
  if (only && !only.isInner) return null;
  if (unit.kind !== 'pair' || !getsError(unit) || seeds.size === 0 || groups.some(tells)) return null;
  const leaves = output.leaves.map(({ node, seed }) => ({ node: intoActivation(tape, node), seed }));
  if (leaves.every(({ node }, k) => node === output.leaves[k].node)) return null;
  const named = measureFor(run, { ...output, leaves, isInner: true }, names);
  const inner = named && again(named);
  const isWhole = inner && rightIn(inner) > 0 && inner.groups.every(({ found }) => found !== null);
  return isWhole ? { ...inner, given: `what comes from above is the gradient${ofInner}` } : null;
}
