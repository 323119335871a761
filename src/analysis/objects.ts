/* Which names stand for no number, though the file does not say what they are: `self` where only `self.w` is computed with. */
import { CARRY, firstGate, INPUT } from '../gates/opcodes';
import type { Tape } from '../tape/tape';

/** Those of these nodes, of which parts are read or which are called, that no gate reads as a number. */
export function objectsAmong(tape: Tape, nodes: ReadonlySet<number>): ReadonlySet<number> {
  const objects = new Set([...nodes].filter((node) => tape.op[node] === INPUT || tape.op[node] === CARRY));
  if (objects.size === 0) return objects;
  // What hands a number on to another scope comes after it.
  for (let node = tape.length - 1; node >= 0; node--) {
    if (tape.op[node] >= firstGate) for (const input of tape.inputsOf(node)) objects.delete(input);
    else if (tape.op[node] === CARRY && !objects.has(node)) objects.delete(tape.a[node]);
  }
  return objects;
}
