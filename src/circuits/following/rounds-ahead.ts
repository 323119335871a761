/* How many rounds a loop has, as its first one tells. */
import { opcodeOf } from '../../gates/opcodes';
import type { Value } from '../../program/values';
import type { Tape } from '../../tape/tape';

/**
 * How many more rounds there are where a test compares numbers that come closer by the same step each time, as in
 * `i < n`; 0 where that can't be told.
 */
export function roundsAhead(
  tape: Tape,
  first: Value,
  second: Value,
  known: (node: number) => number | null,
): number {
  if (typeof first !== 'number' || typeof second !== 'number' || !comparing.has(tape.op[second])) return 0;
  if (tape.op[first] !== tape.op[second]) return 0;
  const worthOf = (node: number) => known(node) ?? Number.NaN;
  const [one, other] = tape.inputsOf(first).map(worthOf);
  const [next, end] = tape.inputsOf(second);
  const moves = (node: number, before: number) => worthOf(node) === before || adding.has(tape.op[node]);
  if (!moves(next, one) || !moves(end, other)) return 0;
  const before = Math.abs(one - other);
  const after = Math.abs(worthOf(next) - worthOf(end));
  const rounds = after / (before - after);
  return Number.isFinite(rounds) && rounds > 0 ? rounds : 0;
}

/**
 * Whether a test asks what it has asked before, of what no round has changed: `while (queue.size > 0)`, `while (more())`. It
 * does not tell then how many rounds there are.
 */
export function asksTheSame(tape: Tape, first: Value, second: Value): boolean {
  if (typeof first !== 'number' || typeof second !== 'number') return false;
  const open: (readonly [number, number])[] = [[first, second]];
  for (let looked = 0; looked < open.length; looked++) {
    const [one, other] = open[looked].map((node) => tape.sourceOf(node));
    if (one === other) continue;
    if (looked > mostLooked || tape.op[one] !== tape.op[other] || tape.from[one] !== tape.from[other])
      return false;
    if (tape.isConstant(one)) return false;
    if (tape.isInput(one)) continue;
    const inputs = tape.inputsOf(other);
    const before = tape.inputsOf(one);
    if (before.length !== inputs.length) return false;
    for (const [k, input] of inputs.entries()) open.push([before[k], input]);
  }
  return true;
}

/**
 * Whether a test holds of something that is read for the first time in each round, and of which no more is asked than
 * whether it is there: `while (node.parent !== null)`. It does not tell how many rounds there are. `since` is how many
 * nodes there were before the test.
 */
export function goesOn(tape: Tape, test: Value, since: number): boolean {
  if (typeof test !== 'number' || !tape.isConstant(test)) return false;
  for (let node = since; node < tape.length; node++) if (tape.isAssumed(node)) return true;
  return false;
}

/** So many nodes of a test are looked at. */
const mostLooked = 50;

const opcodes = (names: string) => new Set(names.split(' ').flatMap((name) => opcodeOf(name) ?? []));
const comparing = opcodes('< <= > >= !=');
const adding = opcodes('+ -');
