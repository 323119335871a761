/* Where gates that switch stand: on which side, and whether exactly between two. */
import type { Gate, WideGate } from '../gates/facts';
import { firstGate, firstWide, gateAt, wideGateAt } from '../gates/opcodes';
import { wideValues } from './generated/passes';
import { Mark, type Tape } from './tape';

/** Whether a gate of this kind has sides between which it switches. */
export function hasSides(op: number): boolean {
  return rowAt(op)?.side !== undefined;
}

/** Which side of its switch a gate is on; undefined for one that has none. */
export function sideOf(tape: Tape, i: number): number | undefined {
  const op = tape.op[i];
  if (op >= firstWide) return wideGateAt(op)?.side?.(wideValues(tape, i));
  return gateAt(op)?.side?.(tape.value[tape.a[i]], tape.value[tape.b[i]]);
}

/** Whether a gate of this kind has points at which it has no single slope. */
export function hasTie(op: number): boolean {
  return rowAt(op)?.tie !== undefined;
}

/** Whether a gate's inputs are exactly where two of its sides meet. */
export function isTie(tape: Tape, i: number): boolean {
  const op = tape.op[i];
  if (op >= firstWide) return wideGateAt(op)?.tie?.(wideValues(tape, i)) ?? false;
  // `!(a > b)` changes where a meets b, which is the comparison's own tie.
  if (tape.marks[tape.a[i]] & Mark.boolean) return false;
  return gateAt(op)?.tie?.(tape.value[tape.a[i]], tape.value[tape.b[i]]) ?? false;
}

function rowAt(op: number): Gate | WideGate | undefined {
  if (op < firstGate) return undefined;
  return op < firstWide ? gateAt(op) : wideGateAt(op);
}
