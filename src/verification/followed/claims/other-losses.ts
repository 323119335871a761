/* Several losses that are written in one file, one after the other, as of two nets that learn from each other. */
import { firstGate } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import { stepsAlong } from '../machine/steps';
import type { MeasuredUnit } from '../measure';
import { behindClaims } from './claim';
import { saysLoss } from './outputs';

/** A unit without what is off as a gradient of its loss, and is made of what only another loss is made of: it is of that one. */
export function withoutOtherLosses(measured: MeasuredUnit): MeasuredUnit {
  const { run, output, leads, groups } = measured;
  const { tape } = run.file;
  const losses = run.stores.flatMap(({ root, keys, value }) =>
    keys.length === 0 && typeof value === 'number' && saysLoss.test(root.name) && !leads.has(value)
      ? value
      : [],
  );
  // Most have one loss, and each trial of an edit asks.
  if (losses.length === 0 || groups.every(({ found }) => found !== null)) return measured;
  const behind = new Map(groups.map(({ group }) => [group, behindClaims(tape, group.claims)]));
  // Through what has been stepped the one loss is made of the pass of the other, which is none of it.
  const stepped = new Set(stepsAlong(tape, run.stores).map(({ made }) => made));
  const own = output.leaves.map(({ node }) => node);
  const others = losses
    // What gradients are made of is none, whatever it is called: `d_loss`.
    .filter((value) => ![...behind.values()].some((each) => each.has(value)))
    .map((value) => nodesBehind(tape, [value], 0, stepped))
    // What is made of the loss itself is a sum of it, or a mean.
    .filter((each) => !own.some((node) => each.has(node)));
  const isOther = (node: number) =>
    tape.op[node] >= firstGate && !leads.has(node) && others.some((behind) => behind.has(node));
  const kept = groups.filter(
    ({ group, found }) => found !== null || ![...(behind.get(group) ?? [])].some(isOther),
  );
  return kept.length === groups.length ? measured : { ...measured, groups: kept };
}
