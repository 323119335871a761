/* Gradients that are off by nothing but a factor. */

import { truth } from '../claims/agreement';
import type { ClaimGroup } from '../claims/claim';
import type { MeasuredUnit } from '../measure';

/** What times the truth a gradient is everywhere, as that of another loss of its kind is; null where that differs. */
export function multipleOf(
  { claims }: Pick<ClaimGroup, 'claims'>,
  { points, leads }: Pick<MeasuredUnit, 'points' | 'leads'>,
): number | null {
  const all = points.flatMap((point) =>
    claims.map((claim) => {
      const before = claim.before >= 0 ? point.value(claim.before) : 0;
      const [own, wanted] = [point.value(claim.node) - before, truth(claim, point, leads) - before];
      return { own, wanted, size: leads.has(claim.of) ? point.scale(claim.of) : 0 };
    }),
  );
  // The largest tells it best: what almost cancels out is made of what rounding and a small `epsilon` leave.
  const most = all.reduce((one, other) => (Math.abs(other.wanted) > Math.abs(one.wanted) ? other : one));
  const times = most.own === most.wanted ? 1 : most.own / most.wanted;
  const isTimes = ({ own, wanted, size }: (typeof all)[number]) =>
    Math.abs(own - times * wanted) <= 1e-6 * Math.abs(times) * Math.max(Math.abs(wanted), size);
  return all.every(isTimes) ? times : null;
}
