/* Elements that are written one after the other, each by a statement of its own, have a verdict each, as variables have. */
import type { Analysis } from '../../analysis/model';
import type { Verdict } from '../model';
import { closeness } from './claims/agreement';
import type { Claim } from './claims/claim';
import { isRoom } from './claims/claims';
import { isReturnSaid } from './claims/returns';
import type { JudgedGroup, JudgedUnit } from './judge';
import type { StoreHeard } from './machine/stores';
import { elementText } from './written-numbers';

/** The verdict on an array and those on its elements that are right, by the statements that write them. */
export function eachElement(
  verdict: Verdict,
  { group }: JudgedGroup,
  { measured: { run, points, leads } }: JudgedUnit,
  { source, lines }: Analysis,
): Verdict[] {
  const written = new Map<number, { readonly store: StoreHeard; readonly claims: Claim[] }>();
  for (const claim of group.claims) {
    const own = group.stores
      .map((k) => run.stores[k])
      .filter((store) => store.keys.join() === claim.place && !isRoom(store, run.file.tape));
    const [store, ...more] = own;
    if (!store || more.length > 0 || claim.place === '' || isReturnSaid(store)) return [verdict];
    const known = written.get(store.at.from);
    if (known) known.claims.push(claim);
    else written.set(store.at.from, { store, claims: [claim] });
  }
  if (written.size < 2) return [verdict];
  const isTold = (from: number) => verdict.judgement === 'wrong' && verdict.at.from === from;
  const right = [...written.values()].flatMap(({ store: { at }, claims }, k): Verdict[] => {
    const judgement = closeness(claims, points, leads);
    if (!judgement || isTold(at.from)) return [];
    const name = source.slice(at.from, at.to);
    const of = claims.length === 1 ? `${verdict.of}${elementText(claims[0].place)}` : verdict.of;
    const key = `${name} ${of} ${at.from}`;
    const reason = k === 0 && verdict.judgement !== 'wrong' ? verdict.reason : null;
    return [
      {
        ...verdict,
        name,
        of,
        key,
        at,
        done: at,
        line: lines.lineOf(at.from),
        judgement,
        reason,
        kind: null,
        counterexample: null,
        edits: [],
        cause: null,
        returned: undefined,
      },
    ];
  });
  return verdict.judgement === 'wrong' ? [verdict, ...right] : right;
}
