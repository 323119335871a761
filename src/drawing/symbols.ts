import { firstGate, gateName } from '../gates/opcodes';

/** Gates that a drawing shows by a sign; the others by their name. */
const signs: ReadonlyMap<string, string> = new Map([
  ['*', '×'],
  ['+', '+'],
  ['-', '−'],
  ['/', '÷'],
  ['**', '^'],
  ['negate', '−'],
  ['plus', '+'],
  ['<=', '≤'],
  ['>=', '≥'],
  ['===', '=='],
  ['!==', '≠'],
  ['square', '^2'],
  ['sigmoid', 'σ'],
  ['relu', 'relu'],
  ['Math.sqrt', '√'],
]);

/** The sign of a gate in the drawing: `×`, `tanh`. */
export function symbolOf(op: number): string {
  if (op < firstGate) return '?';
  const name = gateName(op);
  return signs.get(name) ?? name.replace('Math.', '');
}

/** A gate's inputs may change places without changing its value. */
export function isCommutative(op: number): boolean {
  return commutative.has(gateName(op));
}

const commutative = new Set(['+', '*', 'Math.max', 'Math.min', 'Math.hypot', '===', '!==']);
