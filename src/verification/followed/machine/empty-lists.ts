/*
 * Lists that begin empty, and that nothing in the file fills: who shows the file's code fills them, or another file. What is
 * read of them is not given.
 */

import type { Code, Expression, PlacedCode } from '../../../program/code';
import { perObject } from '../../../text/remembering';
import { rootOf } from '../mending/surroundings';
import { partsIn, targetsOf } from './code-parts';

/** The names of lists of the top level that no code of the file puts anything in. */
export const emptyLists = perObject((top: readonly PlacedCode[]): ReadonlySet<string> => {
  const empty = new Set<string>();
  for (const { code } of top) for (const name of begunEmpty(code)) empty.add(name);
  for (const node of empty.size > 0 ? partsIn(top) : []) {
    if ('parameters' in node) continue;
    // Whatever is called on a list, or gets it, may fill it.
    if (node.kind === 'call') {
      if (node.callee.kind === 'member') empty.delete(rootOf(node.callee.of));
      for (const { value } of node.args) if (value.kind === 'name') empty.delete(value.name);
    }
    if (node.kind !== 'assign') continue;
    for (const target of targetsOf(node))
      if (target.kind !== 'name' || !isEmptyList(node.value)) empty.delete(rootOf(target));
    if (node.value.kind === 'name') empty.delete(node.value.name);
  }
  return empty;
});

function begunEmpty(code: Code): string[] {
  if (code.kind === 'block') return code.body.flatMap(begunEmpty);
  if (code.kind !== 'assign' || !isEmptyList(code.value)) return [];
  return code.targets.flatMap((target) => (target.kind === 'name' ? [target.name] : []));
}

const isEmptyList = (value: Expression) => value.kind === 'list' && value.items.length === 0;
