/* Activations: numbers that are made of one other number alone, and what people take for the slopes of them. */
import { firstGate } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import type { Claim } from '../claims/claim';

/** A number and what it is made of, which is no activation of anything. */
export interface ActivatedWire {
  readonly before: number;
  readonly after: number;
}

/** The activations among what an output is made of. */
export function activationsOf(tape: Tape, leads: ReadonlySet<number>): ActivatedWire[] {
  const before = new Map<number, number>();
  const inner = new Set<number>();
  for (const node of [...leads].sort((one, other) => one - other)) {
    if (tape.op[node] < firstGate || tape.sourceOf(node) !== node) continue;
    const from = tape
      .inputsOf(node)
      .map((input) => tape.sourceOf(input))
      .filter((input) => tape.varies(input));
    // What asks on which side it is goes through the same number twice.
    const [first, ...more] = new Set(from.map((each) => before.get(each) ?? each));
    if (first === undefined || more.length > 0) continue;
    before.set(node, first);
    for (const each of from) inner.add(each);
  }
  return [...before].filter(([after]) => !inner.has(after)).map(([after, from]) => ({ after, before: from }));
}

/** How fast an activation moves at a point; null where that can't be told. */
export function slopeAt({ before, after }: ActivatedWire, point: Point): number | null {
  const above = point.gradient(after);
  return above === 0 ? null : point.gradient(before) / above;
}

const logistic = (y: number) => 1 / (1 + Math.exp(-y));

/** What people take for the slope of an activation, in a number that it is made of or gives; 1 where it is left out. */
export const takenForSlopes: readonly ((y: number) => number)[] = [
  () => 1,
  (y) => y,
  (y) => 1 - y,
  (y) => y * (1 - y),
  (y) => y * (1 + y),
  (y) => 1 - y * y,
  (y) => 1 + y * y,
  (y) => logistic(y) * (1 - logistic(y)),
  (y) => 1 - Math.tanh(y) ** 2,
  (y) => (y > 0 ? 1 : 0),
];

/** Something that a claim has for the slope of an activation. */
export interface SlopeTaken {
  readonly claim: Claim;
  readonly activation: ActivatedWire;
  readonly y: number;
  readonly form: (y: number) => number;
}
