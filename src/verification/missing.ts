/* Reads of gradients that have no value yet: what rests on one is no gradient, whatever else is in it. */
import type { Analysis, Circuit } from '../analysis/model';
import { nodesBehind } from '../tape/reach';

/** Whether a node rests on a gradient of the pass that is read before it is computed, or that never is. */
export function readsMissing({ tape }: Analysis, { wiring }: Circuit, node: number): boolean {
  const missing = wiring.pass?.missing;
  if (!missing || missing.size === 0) return false;
  const behind = nodesBehind(tape, [node], wiring.start);
  return [...missing.keys()].some((each) => behind.has(each));
}
