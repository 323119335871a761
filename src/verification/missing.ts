/* Reads of gradients that have no value yet, or one that nobody knows: what rests on one is no gradient, whatever else is in it. */
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate } from '../gates/opcodes';
import { nodesBehind } from '../tape/reach';

/** Whether a node rests on a gradient of the pass that is read before it is computed, or that never is. */
export function readsMissing({ tape }: Analysis, { wiring }: Circuit, node: number): boolean {
  const missing = wiring.pass?.missing;
  if (!missing || missing.size === 0) return false;
  const behind = nodesBehind(tape, [node], wiring.start);
  return [...missing.keys()].some((each) => behind.has(each));
}

/** Whether a node rests on a number that stands for what code that is not read has left, and that no output is made of. */
export function readsUnread({ tape }: Analysis, { wiring }: Circuit, node: number): boolean {
  const heads = wiring.seeds.map(({ version }) => version.node);
  const leads = nodesBehind(tape, heads, wiring.start);
  const isLeft = (each: number) => tape.op[each] < firstGate && tape.isStandIn(each) && !leads.has(each);
  return [...nodesBehind(tape, [node], wiring.start)].some(isLeft);
}
