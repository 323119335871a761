/* The wires within one statement through which all that a variable hands back must go. */
import { firstGate } from '../gates/opcodes';
import { isFlat, rowAt } from '../gates/rows';
import type { Tape } from './tape';
import type { Version, Wiring } from './wiring';

/**
 * The wires behind a variable, the nearest first, as far as the gates of its own statement have one moving input each:
 * of `n = Math.max(0, a * x + b)` the sum, of `h = Math.tanh(2 * z)` the product and z.
 */
export function wiresBehind(tape: Tape, { start, versions }: Wiring, { node }: Version): number[] {
  const named = new Set(versions.map((version) => version.node));
  const wires: number[] = [];
  const open = new Set([node]);
  for (;;) {
    const at = Math.max(...open);
    if (open.size === 1 && at !== node) wires.push(at);
    const isEnd = at < start || tape.op[at] < firstGate || (at !== node && named.has(at));
    if (isEnd) return wires;
    open.delete(at);
    for (const input of movingInputs(tape, at)) open.add(input);
    if (open.size === 0) return wires;
  }
}

/** What a gate may hand a gradient to. */
export function movingInputs(tape: Tape, gate: number): number[] {
  const row = rowAt(tape.op[gate]);
  return tape.inputsOf(gate).filter((input, k) => tape.varies(input) && !(row && isFlat(row, k)));
}
