/* How well claims agree with the true gradients, at all points of a unit. */
import type { Point } from '../../../tape/point';
import { worth } from '../machine/products';
import type { Claim } from './claim';
import { gradientBy } from './open';

/** How a group does. */
export type Closeness = 'exact' | 'correct' | 'approximate';

const tolerances: readonly [Closeness, number][] = [
  ['exact', 0],
  ['correct', 1e-9],
  ['approximate', 1e-6],
];

/** How well claims agree with the truth at all points; null where they don't. */
export function closeness(
  claims: readonly Claim[],
  points: readonly Point[],
  leads: ReadonlySet<number>,
): Closeness | null {
  let at = 0;
  for (const point of points)
    for (const claim of claims) {
      const value = point.value(claim.node);
      while (!agrees(claim, value, truth(claim, point, leads), point, leads, tolerances[at][1]))
        if (++at === tolerances.length) return null;
    }
  return tolerances[at][0];
}

/** The true gradient, with what was there before where the pass adds to that. */
export function truth(
  { of, before, node, by, times }: Claim,
  point: Point,
  leads: ReadonlySet<number>,
): number {
  const gradient = !leads.has(of) ? 0 : by ? gradientBy(point, of, by) : point.gradient(of);
  const own = times ? gradient * worth(times, point) : gradient;
  return before >= 0 && node !== before ? own + point.value(before) : own;
}

function agrees(
  { node, of }: Claim,
  value: number,
  wanted: number,
  point: Point,
  leads: ReadonlySet<number>,
  tolerance: number,
): boolean {
  const difference = Math.abs(value - wanted);
  if (difference <= tolerance * Math.abs(wanted)) return true;
  if (tolerance === 0 || Number.isNaN(difference)) return false;
  if (!leads.has(of)) return difference <= tolerance * 1e-6;
  return difference <= tolerance * point.scale(of) || difference <= point.blur(node, of);
}

/** Whether the numbers move from point to point, or from element to element. */
export function moves(claims: readonly Claim[], points: readonly Point[]): boolean {
  const seen = new Set<number>();
  for (const point of points) for (const { node } of claims) seen.add(point.value(node));
  return seen.size > 1;
}
