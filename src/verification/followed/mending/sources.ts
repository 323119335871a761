/*
 * Edits of what a statement goes through, element by element, or copies: `zip(da, W)` for `zip(da, z)`, `x.map(…)` for
 * `w.map(…)`, `[...dy]` for `[...dx]`.
 */

import { lastName } from '../../../circuits/following/steps';
import type { Expression } from '../../../program/code';
import { localsIn } from '../machine/locals';
import { likeliness, shifts } from './likeliness';
import type { EditCandidate, EditedStatement } from './statement';
import { isPlace } from './tree';

/** One list for another, of those that the code around goes through. */
export function* sources(statement: EditedStatement): Generator<EditCandidate> {
  const { value } = statement.statement.code;
  const seen = new Set<number>();
  const through = localsIn(value).flatMap(({ elementOf }) => elementOf ?? []);
  for (const list of through) {
    if (!seen.has(list.from)) yield* others(statement, list, 'It goes through');
    seen.add(list.from);
  }
  const copied = copiedIn(value);
  if (copied) yield* others(statement, copied, 'It is a copy of');
}

function* others(statement: EditedStatement, list: Expression, says: string): Generator<EditCandidate> {
  const own = statement.textOf(list);
  const { lists, reads } = statement.around;
  // The same row of another list is likelier than all of it, and likeliest of one that nothing reads.
  const row = list.kind === 'at' ? own.slice(statement.textOf(list.of).length) : '';
  const unread = reads.flatMap(({ isUnread, text }) => (isUnread && !text.endsWith(']') ? text + row : []));
  const rows = row === '' ? [] : lists.map((text) => text + row);
  for (const [k, text] of [...unread, ...rows, ...lists].entries())
    if (text !== own)
      yield {
        kind: 'wrong variable',
        rank: likeliness.otherList + k * shifts.each,
        sentence: `${says} ${own} where ${text} belongs.`,
        edits: [statement.inText({ from: list.from, to: list.to, text })],
      };
}

/** The list that an expression copies: `list(dx)`, `dx.slice()`, `[...dx]`; null for anything else. */
function copiedIn(value: Expression): Expression | null {
  if (value.kind === 'list' && value.items.length === 1) {
    const [item] = value.items;
    return item.spread && isPlace(item.value) ? item.value : null;
  }
  if (value.kind !== 'call') return null;
  const { callee, args } = value;
  const isMethod = callee.kind === 'member' && /^(slice|copy|concat)$/.test(callee.key);
  if (isMethod && args.length === 0) return isPlace(callee.of) ? callee.of : null;
  const isCopying = /^(list|tuple|copy|deepcopy|from|structuredClone|array)$/.test(lastName(callee) ?? '');
  return isCopying && args.length === 1 && isPlace(args[0].value) ? args[0].value : null;
}
