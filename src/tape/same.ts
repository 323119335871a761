/* Nodes that compute the same from the same: code that computes something twice. */
import { CONSTANT, firstGate, firstWide } from '../gates/opcodes';
import { arity, type Tape } from './tape';

/**
 * For each node the first one that computes the same; copies are what they copy, and a literal is like any other of its number,
 * but for those that have other numbers elsewhere: these are what stands at their place. What is kept apart is like none.
 */
export function firstOfSame(
  tape: Tape,
  varied: ReadonlySet<number> | null = null,
  apart: ReadonlySet<number> | null = null,
): Int32Array {
  const first = new Int32Array(tape.length);
  const known = new Map<string | number, number>();
  for (let node = 0; node < tape.length; node++) {
    const source = tape.sourceOf(node);
    if (source !== node) {
      first[node] = first[source];
      continue;
    }
    const literal = apart?.has(node) ? null : literalOf(tape, node, varied);
    if (tape.op[node] < firstGate && literal === null) {
      first[node] = node;
      continue;
    }
    const key = literal ?? gateOf(tape, node, first);
    const same = known.get(key) ?? node;
    known.set(key, same);
    first[node] = same;
  }
  return first;
}

function literalOf(tape: Tape, node: number, varied: ReadonlySet<number> | null): string | null {
  if (varied?.has(node)) return `at ${tape.from[node]} ${tape.to[node]}`;
  if (tape.varies(node) || (varied && tape.op[node] !== CONSTANT)) return null;
  const literal = tape.constantAt(node);
  return literal === null ? null : `is ${literal}`;
}

/** A number where it has no more than two inputs, which is quicker than a text. */
function gateOf(tape: Tape, node: number, first: Int32Array): string | number {
  const { op, a, b, length } = tape;
  const count = arity[op[node]];
  if (count === 1 || count === 2)
    return (op[node] * length + first[a[node]]) * (length + 1) + (count === 1 ? length : first[b[node]]);
  const inputs = tape.inputsOf(node).map((input) => first[input]);
  return `${tape.op[node]}${tape.op[node] >= firstWide ? ' w' : ''} ${inputs.join()}`;
}

/** Whether two nodes compute the same, for code that asks of a few of them while the tape grows. */
export function areSame(tape: Tape, one: number, other: number): boolean {
  const seen = new Set<string>();
  const go = (left: number, right: number): boolean => {
    const [a, b] = [tape.sourceOf(left), tape.sourceOf(right)];
    if (a === b) return true;
    if (tape.op[a] !== tape.op[b]) return false;
    if (tape.op[a] < firstGate) {
      const literal = literalOf(tape, a, null);
      return literal !== null && literal === literalOf(tape, b, null);
    }
    const pair = `${a} ${b}`;
    if (seen.has(pair)) return true;
    seen.add(pair);
    const inputs = tape.inputsOf(b);
    const own = tape.inputsOf(a);
    return own.length === inputs.length && own.every((input, k) => go(input, inputs[k]));
  };
  return go(one, other);
}
