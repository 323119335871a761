/* Where gates that switch stand: on which side, and whether exactly between two. */
import type { Gate, WideGate } from '../gates/facts';
import { firstWide, gateAt, wideGateAt } from '../gates/opcodes';
import { wideValues } from './generated/passes';
import { Mark, type Tape } from './tape';

const sided = opcodesWith((row) => row.side !== undefined);
const tied = opcodesWith((row) => row.tie !== undefined);

/** Whether a gate of this kind has sides between which it switches. */
export function hasSides(op: number): boolean {
  return sided[op] === 1;
}

/** Which side of its switch a gate is on; undefined for one that has none. */
export function sideOf(tape: Tape, i: number): number | undefined {
  const op = tape.op[i];
  if (op >= firstWide) return wideGateAt(op)?.side?.(wideValues(tape, i));
  return gateAt(op)?.side?.(tape.value[tape.a[i]], tape.value[tape.b[i]]);
}

/** Whether a gate of this kind has points at which it has no single slope. */
export function hasTie(op: number): boolean {
  return tied[op] === 1;
}

/** Whether a gate's inputs are exactly where two of its sides meet. */
export function isTie(tape: Tape, i: number): boolean {
  const op = tape.op[i];
  if (op >= firstWide) return wideGateAt(op)?.tie?.(wideValues(tape, i)) ?? false;
  // `!(a > b)` changes where a meets b, which is the comparison's own tie.
  if (tape.marks[tape.a[i]] & Mark.boolean) return false;
  const gate = gateAt(op);
  // A comparison of a number with itself does not change anywhere.
  if (gate?.boolean && gate.backward.length === 2 && tape.sourceOf(tape.a[i]) === tape.sourceOf(tape.b[i]))
    return false;
  return gate?.tie?.(tape.value[tape.a[i]], tape.value[tape.b[i]]) ?? false;
}

/** A 1 for each opcode with such a row. Every gate of a pass is asked at every key, and the rows are slow to tell. */
function opcodesWith(has: (row: Gate | WideGate) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, op) => {
    const row = op < firstWide ? gateAt(op) : wideGateAt(op);
    return row && has(row) ? 1 : 0;
  });
}
