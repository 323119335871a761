/* What a hover adds to a value: assumed meanings, kinks, and where NaN or Infinity comes from. */
import type { Analysis } from '../analysis/model';
import { firstGate, gateName } from '../gates/opcodes';
import { rowAt } from '../gates/rows';
import { flowsOf, unshownGradient } from '../tape/run';
import { type Tape, unshown } from '../tape/tape';
import { isTie } from '../tape/ties';
import type { Version } from '../tape/wiring';
import { shortNumber } from './format';

/** What else there is to know about a value: assumed meanings, kinks, the first gate that made a NaN. */
export function notesOn({ tape, known, assumedMeanings, lines }: Analysis, version: Version): string[] {
  const notes: string[] = [];
  for (let i = 0; i < tape.length; i++) {
    if (tape.op[i] < firstGate) continue;
    const reads = tape.inputsOf(i).includes(version.node);
    const callee = assumedMeanings.get(i);
    if (callee && (reads || i === version.node)) notes.push(assumption(callee, i, tape));
    if (reads && isTie(tape, i) && !(tape.marks[i] & unshown)) {
      notes.push(`Line ${lines.lineOf(tape.from[i])}: ${kinkOf(tape.op[i])}.`);
    }
  }
  notes.push(...oddities(tape, lines, version.node));
  const isShown = (known[version.node] & unshownGradient) === 0;
  const back = isShown ? firstBackwardOddity(tape, version.node) : null;
  if (back) {
    const gate = `the ${gateName(tape.op[back.gate])} gate on line ${lines.lineOf(tape.from[back.gate])}`;
    notes.push(`Going back, the first gradient that is ${oddity(back.share)} is made by ${gate}.`);
  }
  return [...new Set(notes)];
}

/** That the meaning of a bare name was taken for granted. */
export function assumption(callee: string, node: number, tape: Tape): string {
  return `Nothing in the file says what ${callee} is; it is taken to be ${gateName(tape.op[node])}.`;
}

/** What is the case where two sides of a gate meet. */
export function kinkOf(op: number): string {
  return rowAt(op)?.kink ?? '';
}

function oddity(value: number): string {
  return Number.isNaN(value) ? 'not a number (NaN)' : 'infinite';
}

/** Where a NaN comes from, and where an infinity that made it or is the value itself. */
function oddities(tape: Tape, lines: Analysis['lines'], node: number): string[] {
  if (tape.marks[node] & unshown) return [];
  const notes: string[] = [];
  let at: number | null = node;
  for (const isOdd of [Number.isNaN, (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY]) {
    if (!isOdd(tape.value[at])) at = tape.inputsOf(at).find((input) => isOdd(tape.value[input])) ?? at;
    if (!isOdd(tape.value[at])) continue;
    at = firstThat(tape, at, isOdd);
    const inputs = tape.inputsOf(at).map((input) => shortNumber(tape.value[input], 4));
    const gate = tape.op[at] >= firstGate ? `the ${gateName(tape.op[at])} gate` : 'a value';
    const from = inputs.length > 0 ? `, of ${inputs.join(' and ')}` : '';
    notes.push(
      `The first that is ${oddity(tape.value[at])} is ${gate} on line ${lines.lineOf(tape.from[at])}${from}.`,
    );
  }
  return notes;
}

/** The first node on the way to this one whose value is odd though none that it reads is. */
function firstThat(tape: Tape, node: number, isOdd: (value: number) => boolean): number {
  for (let at = node; ; ) {
    const source =
      tape.op[at] < firstGate ? undefined : tape.inputsOf(at).find((each) => isOdd(tape.value[each]));
    if (source === undefined) return at;
    at = source;
  }
}

/**
 * The gate that first turns finite gradients into one that is not, on the way back to `node`, and what it makes;
 * null where all is finite. The search goes up through the readers whose own gradient is not finite either.
 */
function firstBackwardOddity(tape: Tape, node: number): { gate: number; share: number } | null {
  if (Number.isFinite(tape.gradient[node]) || tape.reached[node] === 0) return null;
  let made: { gate: number; share: number } | null = null;
  let at = node;
  for (let i = node + 1; i < tape.length; i++) {
    if (tape.reached[i] === 0 || tape.op[i] < firstGate || !tape.inputsOf(i).includes(at)) continue;
    const share = flowsOf(tape, i)
      .filter(({ input }) => input === at)
      .map(({ local }) => local * tape.gradient[i])
      .find((each) => !Number.isFinite(each));
    if (share === undefined) continue;
    made = { gate: i, share };
    if (Number.isFinite(tape.gradient[i])) return made;
    at = i;
  }
  return made;
}
