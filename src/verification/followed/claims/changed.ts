/* Gradients that are right, and are changed before others read them: clipped ones, say. */
import { isRight, type MeasuredUnit } from '../measure';
import { closeness } from './agreement';
import { behindClaims, type ClaimGroup } from './claim';

/** Whether a gradient is made of another one as that is after that was changed: what is cut off is meant so. */
export function readsChanged({ claims }: ClaimGroup, { groups, points, leads, run }: MeasuredUnit): boolean {
  const behind = behindClaims(run.file.tape, claims);
  return groups.some(
    ({ group, found }) =>
      isRight(found) &&
      group.claims.some(({ node }) => behind.has(node)) &&
      closeness(group.claims, points, leads) === null,
  );
}
