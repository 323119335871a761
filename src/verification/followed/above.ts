/*
 * What comes from above, where a backward function makes it itself of what its caller's things have: `next.errors[k]`, or the
 * sum of what the units of the next layer hand back.
 */
import { gateName } from '../../gates/opcodes';
import { nodesBehind } from '../../tape/reach';
import type { PassOutput } from './claims/outputs';
import { isLearning } from './freely/free-words';
import type { TrialMachine } from './machine/machine';
import { lastOf, plainName } from './machine/marked';

/**
 * The output of a forward function, with what numbers of it are multiplied with from `start` on that is made of nothing that
 * it reads: one for each of its numbers, in their order. null where these are not as many.
 */
export function madeAbove(
  { numbers: tape, inputNames }: TrialMachine,
  heads: readonly number[],
  start: number,
): PassOutput | null {
  const own = new Set(nodesBehind(tape, heads, 0));
  /** Whether a number is a share of gradients, whatever else these are multiplied with. */
  const isShare = (node: number): boolean => {
    const inputs = tape.inputsOf(node);
    if (tape.isInput(node)) return isLearning(lastOf(plainName(inputNames.get(node) ?? '')));
    const gate = gateName(tape.op[node]);
    if (gate === '*') return inputs.some(isShare);
    if (inputs.length === 1) return isShare(inputs[0]);
    return gate === '+' && inputs.every((input) => tape.constantAt(input) === 0 || isShare(input));
  };
  const above = new Set<number>();
  for (let node = start; node < tape.length; node++) {
    const inputs = tape.inputsOf(node);
    const isOwn = inputs.map((input) => own.has(input));
    if (isOwn.includes(true)) own.add(node);
    if (gateName(tape.op[node]) !== '*' || isOwn[0] === isOwn[1]) continue;
    const other = tape.sourceOf(inputs[isOwn[0] ? 1 : 0]);
    if (isShare(other)) above.add(other);
  }
  const seeds = [...above];
  if (seeds.length === 0 || seeds.length !== heads.length) return null;
  const leaves = heads.map((node, k) => ({ node, seed: seeds[k] }));
  return { name: 'output', leaves, isCertain: false, given: 'what it takes from elsewhere comes from above' };
}
