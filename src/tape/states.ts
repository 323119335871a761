/* Where the values of inputs come from: given, assumed, or computed by code that is not read; and all that rests on these. */
import { CARRY, firstGate } from '../gates/opcodes';
import { Mark, type Tape } from './tape';
import { isTie } from './ties';

export type InputState = 'given' | 'assumed' | 'hidden';

const states = Mark.assumed | Mark.hidden;
const spread = states | Mark.failed;

const marks = { given: 0, assumed: Mark.assumed, hidden: Mark.hidden } as const;

/** Says of an input where its value comes from. Returns whether that is news, which calls for `spreadStates`. */
export function setState(tape: Tape, node: number, state: InputState): boolean {
  const mark = marks[state];
  if ((tape.marks[node] & states) === mark) return false;
  tape.marks[node] = (tape.marks[node] & ~states) | mark;
  return true;
}

/** Marks all that rests on an assumed value, on a stand-in or on what fails, and nothing else. */
export function spreadStates(tape: Tape): void {
  const { op, marks, a, failing } = tape;
  for (let i = 0; i < tape.length; i++) {
    if (op[i] < firstGate && op[i] !== CARRY) continue;
    let mark = 0;
    if (op[i] === CARRY) mark = marks[a[i]];
    else for (const input of tape.inputsOf(i)) mark |= marks[input];
    if (failing.has(i)) mark |= Mark.failed;
    if (tape.byCounts.has(i)) mark |= Mark.assumed;
    marks[i] = (marks[i] & ~spread) | (mark & spread);
  }
}

/** The first gate above an assumed input, or a stand-in, that has no finite value, or is at a tie; -1 where none is. */
export function firstBad(tape: Tape): number {
  for (let i = 0; i < tape.length; i++) {
    const rests = (tape.marks[i] & states) !== 0 && (tape.marks[i] & Mark.unknown) === 0;
    if (!rests || tape.op[i] < firstGate) continue;
    if (!Number.isFinite(tape.value[i]) || isTie(tape, i)) return i;
  }
  return -1;
}
