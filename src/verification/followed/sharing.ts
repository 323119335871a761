/* Two gradients in one array: what is added to the one is in the other, too. The second needs an array of its own. */
import type { Analysis } from '../../analysis/model';
import { moved } from '../../program/statements';
import { List } from '../../program/values';
import { ranks } from '../diagnosis/ranks';
import { namesGradient } from './machine/named';
import type { StoreHeard } from './machine/stores';
import type { EditCandidate } from './mending/statement';
import { isPlace } from './mending/tree';
import type { UnitRun } from './run';

/** A statement that gives a gradient the array of another one, what is to be said of it, and an edit that makes one like it. */
interface SharedArray {
  readonly store: StoreHeard;
  readonly first: StoreHeard;
  readonly told: string;
  readonly candidate: EditCandidate;
}

/** Statements that give a gradient the array of another one. */
export function* sharedIn({ stores }: UnitRun, { code: said, file }: Analysis): Generator<SharedArray> {
  const names = file.gradientNames;
  const begun = new Map<List, StoreHeard>();
  for (const [k, store] of stores.entries()) {
    const { value, keys, root, code, base, text } = store;
    const isGradient = namesGradient(root.name, names) || /grads|gradients|derivs/i.test(text);
    if (!(value instanceof List) || keys.length > 0 || !code || !isGradient) continue;
    const first = begun.get(value);
    if (!first?.code) begun.set(value, store);
    if (!first?.code || first.root.name === root.name || !isPlace(code.value)) continue;
    if (!goesOn(first, store, stores.slice(k + 1))) continue;
    const [own, other] = [store, first].map(({ of }) => of[0]?.name);
    const like = said(moved(first.code.value, first.base));
    const made = own && other ? like.replace(wordLike(other), own) : like;
    const told = `${text} and ${first.text} are one array here: what is added to the one is in the other, too. It must be one of its own.`;
    const candidate: EditCandidate = {
      kind: 'shared array',
      rank: ranks.notYetComputed,
      sentence: `${told.slice(0, -1)}: ${made}.`,
      edits: [{ ...moved(code.value, base), text: made }],
    };
    yield { store, first, told, candidate };
  }
}

/** Whether something is put into an array under one of its names: what is only handed on is no array of two. */
function goesOn(first: StoreHeard, second: StoreHeard, later: readonly StoreHeard[]): boolean {
  const names = new Set([first.text, second.text]);
  for (const { text, keys } of later)
    if (keys.length === 0) names.delete(text);
    else if (names.has(text)) return true;
  return false;
}

/** Whether elements of both are put into the array that they share, once they do. */
export function isPutIntoBoth(store: StoreHeard, first: StoreHeard, { stores }: UnitRun): boolean {
  const later = stores.slice(stores.indexOf(store) + 1).filter(({ keys }) => keys.length > 0);
  return [store, first].every(({ text }) => later.some((each) => each.text === text));
}

const wordLike = (name: string) => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
