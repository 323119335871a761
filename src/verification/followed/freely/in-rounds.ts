/* What a statement does in several rounds, of which some may be right. */
import { closeness } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import type { StepHeard } from '../machine/steps';
import { isRight, type MeasuredUnit } from '../measure';

/** Whether in some round a statement steps all elements as it should. */
export function isBegun(steps: readonly StepHeard[], right: readonly Claim[]): boolean {
  const stepped = new Set(right.map(({ of }) => of));
  const isRightly = ({ old }: StepHeard) => stepped.has(old);
  return steps.some(
    ({ store }, k) =>
      steps.findIndex((each) => each.store === store) === k &&
      steps.every((each) => each.store !== store || isRightly(each)),
  );
}

/** Gradients without a name as far as they are right: of one that is off, those rounds that are not. */
export function rightParts({ groups, points, leads }: MeasuredUnit): readonly ClaimGroup[] {
  const isRightly = (claim: Claim) => closeness([claim], points, leads) !== null;
  return groups.flatMap(({ found, group }) => {
    if (group.free === undefined) return [];
    return isRight(found) ? group : { ...group, claims: group.claims.filter(isRightly) };
  });
}

/** The claims of the first round in which something is off: what it begins with, later ones go on with. */
export function ofFirst(
  claims: readonly Claim[],
  stores: readonly number[],
  steps: readonly StepHeard[],
): readonly Claim[] {
  const ofStore = (k: number) => {
    const made = new Set(steps.flatMap((step) => (step.store === k ? [step.old] : [])));
    return claims.filter(({ of }) => made.has(of));
  };
  return [...new Set(stores)].map(ofStore).find((each) => each.length > 0) ?? claims;
}
