/* How a drawing shows a gate. */
import { rowAt } from '../gates/rows';
import type { Spellings } from '../program/dialect';

/** The sign of a gate in the drawing: `×`, `tanh`. */
export function symbolOf(op: number): string {
  const row = rowAt(op);
  return row ? (row.symbol ?? row.name) : '?';
}

/** A gate's inputs may change places without changing its value. */
export function isCommutative(op: number): boolean {
  return rowAt(op)?.commutative ?? false;
}

/** A dialect's spelling with the signs of a drawing: `×`, a real minus, and functions by their last name. */
export function drawn({ spelling, constant, number }: Spellings): Spellings {
  const last = (path: string) => path.slice(path.lastIndexOf('.') + 1);
  return {
    spelling: (gate) => {
      const spelled = spelling(gate);
      if (spelled.kind === 'call') return { ...spelled, name: last(spelled.name) };
      const parts = spelled.parts.map((part) => (typeof part === 'string' ? sign(part) : part));
      return { ...spelled, parts };
    },
    constant: (name) => last(constant(name)),
    number: (value) => number(value).replaceAll('-', minus),
  };
}

/** `**` stays as it is. */
function sign(part: string): string {
  return part.replace(/^( ?)\*( ?)$/, '$1×$2').replace('-', minus);
}

export const minus = '\u2212';
