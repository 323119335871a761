/* Inputs that code compares with 0 or 1, and with no other number: labels, which are nothing between. */
import type { Point } from './point';
import type { Tape } from './tape';
import { comparedIn } from './trial-points';

/** What labels may be, the likelier first. */
export const labelPairs = [
  [1, 0],
  [1, -1],
] as const;

/** The inputs that are labels; none of those that a gradient is claimed of. */
export function labelsIn(tape: Tape, claimed: ReadonlySet<number>): number[] {
  const isPair = (numbers: readonly number[]) =>
    labelPairs.some((pair) => numbers.every((each) => pair.some((other) => other === each)));
  return [...comparedIn(tape, false)].flatMap(([node, numbers]) =>
    isPair(numbers) && !claimed.has(node) ? node : [],
  );
}

/** Points with labels that are one or the other of a pair. */
export const labelled = (
  points: readonly Point[],
  labels: readonly number[],
  pair: readonly [number, number],
): Point[] =>
  points.flatMap((point, k) => point.with(labels.map((node, n) => [node, pair[(k + n) % 2]] as const)) ?? []);

/** What is so of inputs of some names: `x and y are`. */
export function areText(all: Iterable<string>): string {
  const names = [...new Set(all)];
  return `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'}`;
}
