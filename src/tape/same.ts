/* Nodes that compute the same from the same: code that computes something twice. */
import { CONSTANT, firstGate, firstWide } from '../gates/opcodes';
import type { Tape } from './tape';

/**
 * For each node the first one that computes the same; copies are what they copy. Numbers in the code are each one of their own,
 * but where `varied` says which of them are: others are their value, and these what stands at their place.
 */
export function firstOfSame(tape: Tape, varied: ReadonlySet<number> | null = null): Int32Array {
  const first = new Int32Array(tape.length);
  const all = new Map<string, number>();
  for (let node = 0; node < tape.length; node++) {
    const source = tape.sourceOf(node);
    if (source !== node) {
      first[node] = first[source];
      continue;
    }
    const op = tape.op[node];
    const isKnown = op === CONSTANT && varied !== null;
    const known = !isKnown
      ? null
      : varied.has(node)
        ? `at ${tape.from[node]} ${tape.to[node]}`
        : `= ${tape.value[node]}`;
    if (op < firstGate && known === null) {
      first[node] = node;
      continue;
    }
    const inputs = tape.inputsOf(node).map((input) => first[input]);
    const key = known ?? `${op}${op >= firstWide ? ' w' : ''} ${inputs.join()}`;
    const same = all.get(key) ?? node;
    all.set(key, same);
    first[node] = same;
  }
  return first;
}
