/*
 * Guards: numbers that keep others from being 0, or from being 1, as in `Math.max(p, 1e-12)`. Where one acts, code is outside
 * of what it is meant for, and proves nothing.
 */
import { opcodeOf } from '../gates/opcodes';
import type { Point } from './point';
import type { Tape } from './tape';

const guarding = new Set(['max', 'min', 'choose'].map((gate) => opcodeOf(gate)));
const largest = 1e-4;

/** Whether a number is so small that it only keeps others from being 0. */
export const isTiny = (value: number): boolean => value !== 0 && Math.abs(value) <= largest;

/** Tells of a point whether some guard of the tape acts there; null where the tape has none. */
export function guardsIn(tape: Tape): ((point: Point) => boolean) | null {
  const guards: (readonly [node: number, number: number])[] = [];
  for (let node = 0; node < tape.length; node++) {
    if (!guarding.has(tape.op[node])) continue;
    for (const input of tape.inputsOf(node)) {
      const number = tape.constantAt(input);
      if (number !== null && (isTiny(number) || isTiny(1 - number))) guards.push([node, number]);
    }
  }
  return guards.length === 0
    ? null
    : (point) => guards.some(([node, number]) => point.value(node) === number);
}
