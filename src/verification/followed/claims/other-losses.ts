/* Several losses that are written in one file, one after the other, as of two nets that learn from each other. */
import { firstGate } from '../../../gates/opcodes';
import { nodesBehind } from '../../../tape/reach';
import type { MeasuredUnit } from '../measure';
import { behindClaims } from './claim';
import { isSaid, type PassOutput } from './outputs';

/** A unit without what is off as a gradient of its loss, and is made of what only another loss is made of: it is of that one. */
export function withoutOtherLosses(measured: MeasuredUnit): MeasuredUnit {
  const { run, output, leads, groups } = measured;
  const { tape } = run.file;
  const nodesOf = ({ leaves }: PassOutput) => leaves.map(({ node }) => node);
  const own = nodesOf(output);
  const others = run.outputs
    .filter((each) => isSaid(each) && each.name !== output.name)
    .map((each) => nodesBehind(tape, nodesOf(each), 0))
    // What is made of the loss itself is a sum of it, or a mean.
    .filter((behind) => !own.some((node) => behind.has(node)));
  const isOther = (node: number) =>
    tape.op[node] >= firstGate && !leads.has(node) && others.some((behind) => behind.has(node));
  const kept = groups.filter(
    ({ group, found }) => found !== null || ![...behindClaims(tape, group.claims)].some(isOther),
  );
  return others.length === 0 || kept.length === groups.length ? measured : { ...measured, groups: kept };
}
