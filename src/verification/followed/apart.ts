/* Elements that are written one after the other, each by a statement of its own, have a verdict each, as variables have. */
import type { Analysis } from '../../analysis/model';
import { isRight } from '../groups';
import type { Verdict } from '../model';
import { closeness } from './claims/agreement';
import type { Claim } from './claims/claim';
import { isRoom } from './claims/claims';
import { isReturnSaid } from './claims/returns';
import type { JudgedGroup, JudgedUnit } from './judge';
import type { StoreHeard } from './machine/stores';
import { keyOf } from './undecided';
import { elementText } from './written-numbers';

/** The verdicts on the elements of an array by the statements that write them; the array's own where it is wrong, or open. */
export function eachElement(
  verdict: Verdict,
  { group }: JudgedGroup,
  { measured: { run, points, leads } }: JudgedUnit,
  { source, lines }: Analysis,
): Verdict[] {
  const byPlace = new Map<string, StoreHeard[]>();
  for (const store of group.stores.map((k) => run.stores[k])) {
    if (isRoom(store, run.file.tape)) continue;
    const place = store.keys.join();
    byPlace.set(place, [...(byPlace.get(place) ?? []), store]);
  }
  const written = new Map<number, { readonly store: StoreHeard; readonly claims: Claim[] }>();
  for (const claim of group.claims) {
    const [store, ...more] = byPlace.get(claim.place) ?? [];
    const isWritten = store && more.every(({ at }) => at.from === store.at.from);
    if (!isWritten || claim.place === '' || isReturnSaid(store)) return [verdict];
    const known = written.get(store.at.from);
    if (known) known.claims.push(claim);
    else written.set(store.at.from, { store, claims: [claim] });
  }
  const whole = verdict.of;
  if (written.size < 2 || whole === null) return [verdict];
  const all = [...written.values()].flatMap(({ store: { at }, claims }, k): Verdict[] => {
    const found = closeness(claims, points, leads);
    const judgement = found ?? verdict.judgement;
    if (judgement === 'wrong' || judgement === 'uncertain') return [];
    if (verdict.judgement === 'wrong' && verdict.at.from === at.from) return [];
    const name = source.slice(at.from, at.to);
    const of = claims.length === 1 ? `${whole}${elementText(claims[0].place)}` : whole;
    const key = keyOf({ name, of, at });
    const placed = { name, of, key, at, done: at, line: lines.lineOf(at.from), judgement };
    const told = { ...verdict, ...placed, counterexample: null };
    if (!found) return [told];
    const reason = k === 0 && isRight(verdict.judgement) ? verdict.reason : null;
    return [{ ...told, reason, kind: null, edits: [], cause: null }];
  });
  return isRight(verdict.judgement) || verdict.judgement === 'inherited' ? all : [verdict, ...all];
}
