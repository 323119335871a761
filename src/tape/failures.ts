/*
 * Operations that give no number at the numbers that a tape has: in some languages a division by zero ends the program. What
 * rests on one has no number either.
 */
import { firstGate, gateName } from '../gates/opcodes';
import type { Arithmetic } from '../program/dialect';
import { forward } from './generated/passes';
import { spreadStates } from './states';
import type { Tape } from './tape';

/** Finds the operations that fail, once the forward pass has run, and marks all that rests on them. */
export function markFailures(tape: Tape, arithmetic: Arithmetic): void {
  settleZeros(tape, arithmetic);
  const failing = new Set<number>();
  for (let i = 0; i < tape.length; i++) {
    const reason = failureAt(tape, i, arithmetic);
    if (reason === null) continue;
    failing.add(i);
    tape.reasons.set(i, reason);
  }
  if (failing.size + tape.failing.size === 0) return;
  tape.failing = failing;
  spreadStates(tape);
}

/** Why the operation at a node gives no number; null where it gives one, or where that is not known. */
export function failureAt(tape: Tape, node: number, arithmetic: Arithmetic): string | null {
  const { op, kind, value } = tape;
  if (!arithmetic.mayFail(kind[node]) || op[node] < firstGate) return null;
  if (tape.isUnknown(node) || tape.isStandIn(node)) return null;
  const inputs = tape.inputsOf(node);
  const values = inputs.map((input) => value[input]);
  const kinds = inputs.map((input) => kind[input]);
  return arithmetic.failure(gateName(op[node]), kind[node], values, value[node], kinds);
}

/** A whole number that is 0 has no sign: takes it away; whether there was one. */
export function settleZero({ kind, value }: Tape, node: number, { hasPlainZero }: Arithmetic): boolean {
  if (!Object.is(value[node], -0) || !hasPlainZero(kind[node])) return false;
  value[node] = 0;
  return true;
}

/** Takes the sign from all zeros that have none, and computes again what comes of it. */
function settleZeros(tape: Tape, arithmetic: Arithmetic): void {
  const { kind } = tape;
  let done = -1;
  for (let i = 0; i < tape.length; i++) {
    if (kind[i] === 0 || !arithmetic.hasPlainZero(kind[i])) continue;
    if (done >= 0) {
      forward(tape, done, i + 1);
      done = i + 1;
    }
    if (settleZero(tape, i, arithmetic)) done = i + 1;
  }
  if (done >= 0) forward(tape, done, tape.length);
}
