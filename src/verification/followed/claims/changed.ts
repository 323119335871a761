/* Gradients that are changed once they are made: before others read them, as clipped ones are, or by code that is not read. */
import { isRight, type MeasuredGroup, type MeasuredUnit } from '../measure';
import { closeness } from './agreement';
import { behindClaims, type ClaimGroup } from './claim';
import { heldNow } from './segments';

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

/** What is off is open where a call of what nobody knows gets a gradient, once it is made, and may change it. */
export function withoutChanged(measured: MeasuredUnit): MeasuredUnit {
  const { stores, machine } = measured.run;
  const mayBeChanged = ({ stores: own }: ClaimGroup) => {
    const last = stores[own[own.length - 1]];
    const held = heldNow(last);
    const lost = held !== null && typeof held === 'object' && 'lost' in held ? held.lost : null;
    return lost?.isExposed === true && lost.hub >= last.nodes && machine.changing.has(lost.hub);
  };
  const groups = measured.groups.map(
    (each): MeasuredGroup =>
      each.found === null && mayBeChanged(each.group) ? { ...each, found: 'unknown' } : each,
  );
  return { ...measured, groups };
}
