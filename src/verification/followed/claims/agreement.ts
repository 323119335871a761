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
  // Where something is compared with 0 and is just that, 0 times something without end says nothing.
  if (Number.isNaN(value) && Number.isFinite(wanted) && [...point.set.values()].includes(0)) return true;
  if (tolerance === 0 || Number.isNaN(difference)) return false;
  if (!leads.has(of)) return difference <= tolerance * 1e-6;
  return difference <= tolerance * point.scale(of) || difference <= point.blur(node, of);
}

/** Whether what the numbers get moves from point to point, or from element to element. */
export function moves(claims: readonly Claim[], points: readonly Point[]): boolean {
  const seen = new Set<number>();
  for (const point of points)
    for (const { node, before } of claims)
      seen.add(before < 0 ? point.value(node) : Math.fround(point.value(node) - point.value(before)));
  return seen.size > 1;
}

/** Whether some of the numbers are right, by no accident. */
export const arePartlyRight = (
  claims: readonly Claim[],
  points: readonly Point[],
  leads: ReadonlySet<number>,
): boolean => claims.some((claim) => moves([claim], points) && closeness([claim], points, leads) !== null);

/** Whether something is not the same everywhere that a gradient is of: of a step, whatever is said is meant otherwise. */
export function hasSlope(
  claims: readonly Claim[],
  points: readonly Point[],
  leads: ReadonlySet<number>,
): boolean {
  return points.some((point) => claims.some((claim) => truth(claim, point, leads) !== 0));
}

/** Whether what is right for one variable has the wrong sign for another: target - output, by the target. */
export function isMinus(
  claims: readonly Claim[],
  others: readonly Claim[],
  points: readonly Point[],
  leads: ReadonlySet<number>,
): boolean {
  const negated = others.map((claim) => ({
    claim,
    own: claims.find(({ place }) => place === claim.place),
  }));
  return points.every((point) =>
    negated.every(({ claim, own }) => {
      if (!own) return false;
      const sum = truth(claim, point, leads) + truth(own, point, leads);
      return Math.abs(sum) <= 1e-9 * point.scale(claim.of);
    }),
  );
}
