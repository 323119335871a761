import type { Analysis } from '../analysis';
import { isTie } from '../circuit/assume';
import type { Version } from '../circuit/circuit';
import { firstGate, firstWide, gateAt, gateName, wideGateAt } from '../circuit/opcodes';
import { flowsOf } from '../circuit/run';
import { Mark, type Tape } from '../circuit/tape';
import { shortNumber } from './format';

/** What else there is to know about a value: assumed meanings, kinks, the first gate that made a NaN. */
export function notesOn({ tape, assumedMeanings, lines }: Analysis, version: Version): string[] {
  const notes: string[] = [];
  for (let i = 0; i < tape.length; i++) {
    if (tape.op[i] < firstGate) continue;
    const reads = tape.inputsOf(i).includes(version.node);
    const callee = assumedMeanings.get(i);
    if (callee && (reads || i === version.node)) notes.push(assumption(callee, i, tape));
    if (reads && isTie(tape, i) && !(tape.marks[i] & Mark.unknown)) {
      notes.push(`Line ${lines.lineOf(tape.from[i])}: ${kinkOf(tape.op[i])}.`);
    }
  }
  const first = firstOddity(tape, version.node);
  if (first !== null) notes.push(oddity(tape, lines, first));
  const back = firstBackwardOddity(tape, version.node);
  if (back !== null) {
    const what = Number.isNaN(tape.gradient[version.node]) ? 'not a number (NaN)' : 'infinite';
    notes.push(
      `Going back, the first gradient that is ${what} is made by the ${gateName(tape.op[back])} gate on line ${lines.lineOf(tape.from[back])}.`,
    );
  }
  return [...new Set(notes)];
}

/** That the meaning of a bare name was taken for granted. */
export function assumption(callee: string, node: number, tape: Tape): string {
  return `Nothing in the file says what ${callee} is; it is taken to be ${gateName(tape.op[node])}.`;
}

/** What is the case where two sides of a gate meet. */
export function kinkOf(op: number): string {
  return (op >= firstWide ? wideGateAt(op)?.kink : gateAt(op)?.kink) ?? '';
}

/** The first gate whose value is NaN or infinite though its inputs are not; null where all is finite. */
function firstOddity(tape: Tape, node: number): number | null {
  if (Number.isFinite(tape.value[node]) || tape.marks[node] & Mark.unknown) return null;
  let at = node;
  for (;;) {
    const odd = tape
      .inputsOf(at)
      .find((input) => tape.op[at] >= firstGate && !Number.isFinite(tape.value[input]));
    if (odd === undefined) return at;
    at = odd;
  }
}

/**
 * The gate that first turns finite gradients into one that is not, on the way back to `node`; null where all is
 * finite. The search goes up through the readers whose own gradient is not finite either.
 */
function firstBackwardOddity(tape: Tape, node: number): number | null {
  if (Number.isFinite(tape.gradient[node]) || tape.reached[node] === 0) return null;
  let maker: number | null = null;
  let at = node;
  for (let i = node + 1; i < tape.length; i++) {
    if (tape.reached[i] === 0 || tape.op[i] < firstGate || !tape.inputsOf(i).includes(at)) continue;
    const own = flowsOf(tape, i).find(
      ({ input, local }) => input === at && !Number.isFinite(local * tape.gradient[i]),
    );
    if (!own) continue;
    maker = i;
    if (Number.isFinite(tape.gradient[i])) return i;
    at = i;
  }
  return maker;
}

function oddity(tape: Tape, lines: Analysis['lines'], node: number): string {
  const what = Number.isNaN(tape.value[node]) ? 'not a number (NaN)' : 'infinite';
  const inputs = tape.inputsOf(node).map((input) => shortNumber(tape.value[input], 4));
  const gate = tape.op[node] >= firstGate ? `the ${gateName(tape.op[node])} gate` : 'a value';
  return `The first that is ${what} is ${gate} on line ${lines.lineOf(tape.from[node])}${inputs.length > 0 ? `, of ${inputs.join(' and ')}` : ''}.`;
}
