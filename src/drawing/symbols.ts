/* How a drawing shows a gate. */
import { shortName } from '../gates/opcodes';
import { rowAt } from '../gates/rows';

/** The sign of a gate in the drawing: `×`, `tanh`. */
export function symbolOf(op: number): string {
  const row = rowAt(op);
  return row ? (row.symbol ?? shortName(row.name)) : '?';
}

/** A gate's inputs may change places without changing its value. */
export function isCommutative(op: number): boolean {
  return rowAt(op)?.commutative ?? false;
}
