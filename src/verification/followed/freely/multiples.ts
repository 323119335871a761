/* Gradients that are off by nothing but a factor. */

import { truth } from '../claims/agreement';
import type { ClaimGroup } from '../claims/claim';
import type { MeasuredUnit } from '../measure';

/** What times the truth a gradient is everywhere, as that of another loss of its kind is; null where that differs. */
export function multipleOf(
  { claims }: Pick<ClaimGroup, 'claims'>,
  { points, leads }: Pick<MeasuredUnit, 'points' | 'leads'>,
): number | null {
  const ratios = points.flatMap((point) =>
    claims.flatMap((claim) => {
      const before = claim.before >= 0 ? point.value(claim.before) : 0;
      const [own, wanted] = [point.value(claim.node) - before, truth(claim, point, leads) - before];
      return own === 0 && wanted === 0 ? [] : own / wanted;
    }),
  );
  const [first = 1] = ratios;
  return ratios.every((ratio) => Math.abs(ratio - first) <= 1e-6 * Math.abs(first)) ? first : null;
}
