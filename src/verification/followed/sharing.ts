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

/** Statements that give a gradient the array of another one, each with an edit that makes one like it. */
export function* sharedIn(
  { stores }: UnitRun,
  { code: said, file }: Analysis,
): Generator<{ readonly store: StoreHeard; readonly candidate: EditCandidate }> {
  const names = file.gradientNames;
  const begun = new Map<List, StoreHeard>();
  for (const store of stores) {
    const { value, keys, root, code, base, text } = store;
    if (!(value instanceof List) || keys.length > 0 || !code || !namesGradient(root.name, names)) continue;
    const first = begun.get(value);
    if (!first?.code) begun.set(value, store);
    if (!first?.code || first.root.name === root.name || !isPlace(code.value)) continue;
    const [own, other] = [store, first].map(({ of }) => of[0]?.name);
    const like = said(moved(first.code.value, first.base));
    const made = own && other ? like.replace(wordLike(other), own) : like;
    yield {
      store,
      candidate: {
        kind: 'shared array',
        rank: ranks.notYetComputed,
        sentence: `${text} and ${first.text} are one array here: what is added to the one is in the other, too. It must be one of its own: ${made}.`,
        edits: [{ ...moved(code.value, base), text: made }],
      },
    };
  }
}

const wordLike = (name: string) => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g');
