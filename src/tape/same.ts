/* Nodes that compute the same from the same: code that computes something twice. */
import { firstGate, firstWide } from '../gates/opcodes';
import type { Tape } from './tape';

/** For each node the first one that computes the same; copies are what they copy, and a literal is like any other of its number. */
export function firstOfSame(tape: Tape): Int32Array {
  const first = new Int32Array(tape.length);
  const known = new Map<string, number>();
  for (let node = 0; node < tape.length; node++) {
    const source = tape.sourceOf(node);
    if (source !== node) {
      first[node] = first[source];
      continue;
    }
    const op = tape.op[node];
    const literal = tape.varies(node) ? null : tape.constantAt(node);
    if (op < firstGate && literal === null) {
      first[node] = node;
      continue;
    }
    const inputs = tape.inputsOf(node).map((input) => first[input]);
    const key = literal === null ? `${op}${op >= firstWide ? ' w' : ''} ${inputs.join()}` : `is ${literal}`;
    const same = known.get(key) ?? node;
    known.set(key, same);
    first[node] = same;
  }
  return first;
}
