/*
 * The functions that an operation gives with its result, to go back by: to whoever calls it, or to what makes a thing of
 * the result.
 */
import type { FunctionCode } from '../../program/code';
import { perObject } from '../../text/remembering';
import { calledAt, isApart, partsIn } from './machine/code-parts';
import { inside } from './machine/leaves';

/** The functions of something from above that a function returns in a list with something else: the ways back. */
export function returnedBeside({ body }: FunctionCode): FunctionCode[] {
  return body.flatMap((each) => {
    if (each.kind !== 'return' || each.value?.kind !== 'list' || each.value.items.length !== 2) return [];
    const [, { value }] = each.value.items;
    return value.kind === 'function' && value.code.parameters.length > 0 ? [value.code] : [];
  });
}

/** The functions that go to a call behind something else: `makeNode(a.value * b.value, [a, b], (g) => …)`. */
export const handedOn = perObject(({ body }: FunctionCode): readonly FunctionCode[] =>
  partsIn(body, isApart).flatMap((part) => {
    if ('parameters' in part || part.kind !== 'call' || calledAt(part).length > 0) return [];
    const [first, ...more] = part.args.map(({ value }) => value);
    const all = first?.kind === 'record' ? first.entries.map(({ value }) => value) : more;
    return all.flatMap((value) => (value.kind === 'function' ? value.code : []));
  }),
);

/** The members under which an operation looks for the numbers of things. */
export const numberMembers = perObject(({ body }: FunctionCode): readonly string[] => {
  const isNumber = (key: string) => inside.includes(key);
  const found = partsIn(body).flatMap((part) =>
    'kind' in part && part.kind === 'member' && isNumber(part.key) ? part.key : [],
  );
  return [...new Set(found)];
});
