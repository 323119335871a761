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
  const { op, kind, value } = tape;
  for (let i = 0; i < tape.length; i++) {
    if (!arithmetic.mayFail(kind[i]) || op[i] < firstGate || tape.isUnknown(i) || tape.isStandIn(i)) continue;
    const inputs = tape.inputsOf(i);
    const values = inputs.map((input) => value[input]);
    const kinds = inputs.map((input) => kind[input]);
    const reason = arithmetic.failure(gateName(op[i]), kind[i], values, value[i], kinds);
    if (reason === null) continue;
    failing.add(i);
    tape.reasons.set(i, reason);
  }
  if (failing.size + tape.failing.size === 0) return;
  tape.failing = failing;
  spreadStates(tape);
}

/** A whole number that is 0 has no sign: takes it away, and computes again what comes of it. */
function settleZeros(tape: Tape, { hasPlainZero }: Arithmetic): void {
  const { kind, value } = tape;
  let done = -1;
  for (let i = 0; i < tape.length; i++) {
    if (kind[i] === 0 || !hasPlainZero(kind[i])) continue;
    if (done >= 0) {
      forward(tape, done, i + 1);
      done = i + 1;
    }
    if (!Object.is(value[i], -0)) continue;
    value[i] = 0;
    done = i + 1;
  }
  if (done >= 0) forward(tape, done, tape.length);
}
