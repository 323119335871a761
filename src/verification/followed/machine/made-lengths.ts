/*
 * Fields that an object is made with which are as long as another one says: `this.W = Array.from({ length: classes }, …)`
 * beside `this.classes = classes`. Methods that go through the one and count by the other mean one count.
 */
import { lastName } from '../../../circuits/following/steps';
import type { Expression } from '../../../program/code';
import { isItself } from './code-parts';
import type { OwnedFunction } from './functions';

/** Pairs of fields: a list, and how long it is. */
export function lengthsMadeFor({ home }: OwnedFunction): readonly (readonly [string, string])[] {
  const { functions } = home;
  const maker = functions.get('constructor') ?? functions.get('__init__') ?? home.maker?.();
  const fields = (maker?.code.body ?? []).flatMap((code) => {
    const target = code.kind === 'assign' && code.operator === '' ? code.targets[0] : null;
    return target?.kind === 'member' && isItself(target.of) && code.kind === 'assign'
      ? { key: target.key, value: code.value }
      : [];
  });
  const fieldOf = (count: Expression): string | null => {
    if (count.kind === 'member' && isItself(count.of)) return count.key;
    const isCopy = ({ value }: (typeof fields)[number]) =>
      count.kind === 'name' && value.kind === 'name' && value.name === count.name;
    return fields.find(isCopy)?.key ?? null;
  };
  return fields.flatMap(({ key, value }) => {
    const count = countOf(value);
    const field = count && fieldOf(count);
    return field ? [[key, field] as const] : [];
  });
}

/** How many elements a list is made with: `n` of `new Array(n).fill(0)`; null for what says none. */
function countOf(value: Expression): Expression | null {
  if (value.kind !== 'call') return null;
  const { callee, args } = value;
  const name = lastName(callee) ?? '';
  if (callee.kind === 'member' && /^(fill|map)$/.test(name)) return countOf(callee.of);
  const [first] = args.map((each) => each.value);
  if (/Array$/.test(name)) return args.length === 1 ? first : null;
  if (name !== 'from' || first?.kind !== 'record') return null;
  return first.entries.find(({ key }) => key === 'length')?.value ?? null;
}
