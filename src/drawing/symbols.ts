/* How a drawing shows a gate. */
import { firstGate, gateName, rowAt, shortName } from '../gates/opcodes';

/** The sign of a gate in the drawing: `×`, `tanh`. */
export function symbolOf(op: number): string {
  if (op < firstGate) return '?';
  return rowAt(op)?.symbol ?? shortName(gateName(op));
}

/** A gate's inputs may change places without changing its value. */
export function isCommutative(op: number): boolean {
  return rowAt(op)?.commutative ?? false;
}
