/* Gradients that are changed once they are made: before others read them, as clipped ones are, or by code that is not read. */
import { lastOf } from '../machine/marked';
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

/** Names of what only takes gradients: to step along them, to hand them on, or to show them. */
const onlyTakes =
  /step|update|train|learn|fit|sgd|adam|optim|backward|backprop|log|print|show|plot|draw|check|assert|compare|save|send|push/i;

/** No statement begins further to the right. */
const mostIndent = 100;

/** What is off is open where a call of what nobody knows gets a gradient, once it is made, and may change it. */
export function withoutChanged(measured: MeasuredUnit, source: string): MeasuredUnit {
  const {
    stores,
    file: { tape },
  } = measured.run;
  const mayBeChanged = ({ stores: own }: ClaimGroup) => {
    const last = stores[own[own.length - 1]];
    const held = heldNow(last);
    const lost = held !== null && typeof held === 'object' && 'lost' in held ? held.lost : null;
    if (!lost?.isExposed || lost.hub < last.nodes) return false;
    const [from, to] = [tape.from[lost.hub], tape.to[lost.hub]];
    const [callee] = source.slice(from, to).split('(', 1);
    // What is made of it is something else.
    const isAlone = /(^|[;{}\n])\s*$/.test(source.slice(Math.max(from - mostIndent, 0), from));
    return isAlone && !onlyTakes.test(lastOf(callee));
  };
  const groups = measured.groups.map(
    (each): MeasuredGroup =>
      each.found === null && mayBeChanged(each.group) ? { ...each, found: 'unknown' } : each,
  );
  return { ...measured, groups };
}
