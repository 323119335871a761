/*
 * Gradients that are handed through a step, whose slope is 0: a pass that goes straight through `sign` or `round` means another
 * gradient than the true one, and is no mistake.
 */
import { isFlat, rowAt } from '../gates/rows';
import type { Tape } from '../tape/tape';

/** What is said of a gradient that goes through a step. */
export const surrogateNote =
  'A surrogate: a step lies between this and the output, and the slope of a step is 0.';

/** Whether a step reads a node, directly or what is made of it; that its gradient is 0 for that reason is for the caller. */
export function isReadByStep(tape: Tape, from: number): boolean {
  const made = new Set([from]);
  for (let node = from + 1; node < tape.length; node++) {
    const inputs = tape.inputsOf(node);
    const k = inputs.findIndex((input) => made.has(input));
    if (k < 0) continue;
    if (isStep(tape, node, k, made)) return true;
    made.add(node);
  }
  return false;
}

/** Whether a gate is a step in its kth input: it rounds it, asks for its sign, or chooses one of two numbers by it. */
function isStep(tape: Tape, node: number, k: number, made: ReadonlySet<number>): boolean {
  const row = rowAt(tape.op[node]);
  if (!row || row.boolean || !isFlat(row, k)) return false;
  return tape.inputsOf(node).every((input) => made.has(input) || !tape.varies(input));
}
