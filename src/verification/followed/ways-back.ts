/*
 * The functions that an operation gives with its result, to go back by: to whoever calls it, or to what makes a thing of
 * the result; and the method of that thing which goes back for all operations.
 */
import { lastName } from '../../circuits/following/steps';
import type { FunctionCode } from '../../program/code';
import type { GradientNames } from '../../recognition/names';
import { perObject } from '../../text/remembering';
import { calledAt, isApart, isItself, partsIn, targetsOf } from './machine/code-parts';
import type { OwnedFunction } from './machine/functions';
import { inside } from './machine/leaves';
import { namesGradient } from './machine/named';
import { isBackward } from './pairs';

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

/** The method that goes back from what a method makes, another thing of its kind; null where that is none of it. */
export function wayBackFor(fn: OwnedFunction, names: GradientNames): OwnedFunction | null {
  const { home, code } = fn;
  if (home.kind !== 'class' || !makesOne(code, home.name)) return null;
  // What makes things itself is an operation, with a way back of its own; and what is given things does something else to them.
  const isAlone = ({ parameters }: FunctionCode) => parameters.every(({ target }) => isItself(target));
  const goesBack = (other: OwnedFunction) =>
    (isBackward.test(other.name) || isAlone(other.code)) &&
    !makesOne(other.code, home.name) &&
    goesIntoOthers(other.code, names);
  const [way = null] = [...home.functions.values()]
    .filter(goesBack)
    .sort((one, other) => Number(isBackward.test(other.name)) - Number(isBackward.test(one.name)));
  return way;
}

const makesOne = ({ body }: FunctionCode, name: string): boolean =>
  partsIn(body, isApart).some(
    (part) => !('parameters' in part) && part.kind === 'call' && lastName(part.callee) === name,
  );

/** Whether a method assigns gradients of other things, and not only 0 to start again. */
const goesIntoOthers = (code: FunctionCode, names: GradientNames): boolean =>
  gradientMembersIn(code, names).some(({ isOwn, isNumber }) => !isOwn && !isNumber);

/** Whether it assigns a number to the gradient of its own thing, as a pass begins with 1. */
export const beginsItself = (code: FunctionCode, names: GradientNames): boolean =>
  gradientMembersIn(code, names).some(({ isOwn, isNumber }) => isOwn && isNumber);

const gradientMembersIn = ({ body }: FunctionCode, names: GradientNames) =>
  partsIn(body).flatMap((part) => {
    if (!('kind' in part) || part.kind !== 'assign') return [];
    return targetsOf(part).flatMap((target) =>
      target.kind === 'member' && namesGradient(target.key, names)
        ? { isOwn: isItself(target.of), isNumber: part.value.kind === 'number' }
        : [],
    );
  });
