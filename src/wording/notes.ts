/* What a hover adds to a value: assumed meanings, kinks, and where NaN or Infinity comes from. */
import type { Analysis } from '../analysis/model';
import { firstGate, gateName } from '../gates/opcodes';
import { kinkOf } from '../gates/rows';
import { flowsOf } from '../tape/run';
import type { Tape } from '../tape/tape';
import { isTie } from '../tape/ties';
import { holds, type Version } from '../tape/wiring';
import { capital } from '../text/lines';
import { shortNumber } from './format';

/** What else there is to know about a value: assumed meanings, kinks, the first gate that made a NaN. */
export function notesOn(analysis: Analysis, version: Version): string[] {
  const { tape, numbers, lines } = analysis;
  const notes: string[] = [];
  for (let i = 0; i < tape.length; i++) {
    if (tape.op[i] < firstGate) continue;
    const reads = tape.inputsOf(i).includes(version.node);
    const callee = tape.assumedMeanings.get(i);
    if (callee && (reads || i === version.node)) notes.push(assumption(callee, i, analysis));
    if (reads && isTie(tape, i) && numbers.isShown(i)) {
      notes.push(`${capital(lines.said(tape.from[i]))}: ${kinkOf(tape.op[i])}.`);
    }
  }
  notes.push(...oddities(analysis, version.node));
  const back = firstBackwardOddity(analysis, version.node);
  if (back) {
    const gate = `the ${titleOf(analysis, back.gate)} gate on ${lines.said(tape.from[back.gate])}${timeOf(analysis, back.gate)}`;
    notes.push(`Going back, the first gradient that is ${oddity(back.share)} is made by ${gate}.`);
  }
  return [...new Set(notes)];
}

/** That the meaning of a bare name was taken for granted. */
export function assumption(callee: string, node: number, analysis: Analysis): string {
  return `Nothing in the file says what ${callee} is; it is taken to be ${titleOf(analysis, node)}.`;
}

function titleOf({ tape, writing }: Analysis, gate: number): string {
  return writing.title(gateName(tape.op[gate]));
}

function oddity(value: number): string {
  return Number.isNaN(value) ? 'not a number (NaN)' : 'infinite';
}

/** Where a NaN comes from, and where an infinity that made it or is the value itself. */
function oddities(analysis: Analysis, node: number): string[] {
  const { tape, numbers, lines } = analysis;
  const notes: string[] = [];
  let at: number | null = node;
  for (const isOddNumber of [Number.isNaN, (value: number) => Math.abs(value) === Number.POSITIVE_INFINITY]) {
    const isOdd = (each: number) => isOddNumber(numbers.value(each) ?? 0);
    if (!isOdd(at)) at = readBy(tape, at).find(isOdd) ?? at;
    if (!isOdd(at)) continue;
    at = firstThat(tape, at, isOdd);
    const inputs = readBy(tape, at).map((input) => shortNumber(numbers.value(input) ?? Number.NaN, 4));
    const gate = tape.op[at] >= firstGate ? `the ${titleOf(analysis, at)} gate` : 'a value';
    const from = inputs.length > 0 ? `, of ${inputs.join(' and ')}` : '';
    notes.push(
      `The first that is ${oddity(numbers.value(at) ?? Number.NaN)} is ${gate} on ${lines.said(tape.from[at])}${timeOf(analysis, at)}${from}.`,
    );
  }
  return notes;
}

/** Which of several times it is that a place is gone through, in rounds or calls; '' where it is the only one. */
function timeOf({ tape, circuits }: Analysis, node: number): string {
  const wiring = circuits.find((each) => holds(each.wiring, node))?.wiring;
  const isSame = (other: number) =>
    tape.op[other] === tape.op[node] &&
    tape.from[other] === tape.from[node] &&
    tape.to[other] === tape.to[node];
  let [count, nth] = [0, 0];
  for (let other = wiring?.start ?? node; other < (wiring?.forwardEnd ?? node); other++) {
    if (!isSame(other)) continue;
    count++;
    if (other <= node) nth++;
  }
  return count > 1 ? `, the ${ordinal(nth)} of ${count} times` : '';
}

/** `1st`, `22nd` */
function ordinal(number: number): string {
  const ending = endings[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th';
  return `${number}${ending}`;
}

const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

/** What a gate computes its value from: nothing, for what is no gate. */
function readBy(tape: Tape, node: number): readonly number[] {
  return tape.op[node] < firstGate ? [] : tape.inputsOf(node);
}

/** The first node on the way to this one whose value is odd though none that it reads is. */
function firstThat(tape: Tape, node: number, isOdd: (node: number) => boolean): number {
  for (let at = node; ; ) {
    const source = readBy(tape, at).find(isOdd);
    if (source === undefined) return at;
    at = source;
  }
}

/**
 * The gate that first turns finite gradients into one that is not, on the way back to `node`, and what it makes;
 * null where all is finite, or not known. The search goes up through the readers whose own gradient is not finite either.
 */
function firstBackwardOddity(
  { tape, numbers }: Analysis,
  node: number,
): { gate: number; share: number } | null {
  const isFine = (each: number) => Number.isFinite(numbers.gradient(each) ?? 0);
  if (isFine(node) || !numbers.arrives(node)) return null;
  let made: { gate: number; share: number } | null = null;
  let at = node;
  for (let i = node + 1; i < tape.length; i++) {
    if (!numbers.arrives(i) || !readBy(tape, i).includes(at)) continue;
    const share = flowsOf(tape, i)
      .filter(({ input }) => input === at)
      .map(({ local }) => numbers.share(i, local))
      .find((each) => !Number.isFinite(each));
    if (share === undefined) continue;
    made = { gate: i, share };
    if (isFine(i)) return made;
    at = i;
  }
  return made;
}
