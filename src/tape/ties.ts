/* Where two sides of a gate meet. */
import { firstWide, gateAt, wideGateAt } from '../gates/opcodes';
import { wideValues } from './generated/passes';
import { Mark, type Tape } from './tape';

/** Whether a gate's inputs are exactly where two of its sides meet. */
export function isTie(tape: Tape, i: number): boolean {
  const op = tape.op[i];
  if (op >= firstWide) return wideGateAt(op)?.tie?.(wideValues(tape, i)) ?? false;
  // `!(a > b)` changes where a meets b, which is the comparison's own tie.
  if (tape.marks[tape.a[i]] & Mark.boolean) return false;
  return gateAt(op)?.tie?.(tape.value[tape.a[i]], tape.value[tape.b[i]]) ?? false;
}
