/* Parts of values: members, elements, and the numbers at their places. */
import type { Expression } from '../../../program/code';
import { Given, List, type Value } from '../../../program/values';
import { leavesOf, numbersIn } from './leaves';

/** The members of something, where it has any. */
export function membersOf(of: Value): ReadonlyMap<string, Value> | null {
  if (typeof of === 'number') return null;
  return of.kind === 'record' || of.kind === 'list' ? of.members : null;
}

/** A member; keys of dictionaries have quotes. */
export const memberAt = (members: ReadonlyMap<string, Value>, key: string): Value | undefined =>
  members.get(key) ?? members.get(`'${key}'`);

/** What a part of something is, if it is there. */
export function partNow(of: Value, key: string): Value | null {
  if (typeof of === 'number') return null;
  const list = of instanceof Given ? of.list : of.kind === 'list' ? of : null;
  if (list && /^\d+$/.test(key)) return list.items[Number(key)] ?? null;
  if (of.kind === 'record') return memberAt(of.members, key) ?? null;
  return of instanceof List ? (of.members?.get(key) ?? null) : null;
}

/** The number of a value at a place, or all of them. */
export function leafAt(value: Value, keys: readonly string[]): ReadonlyMap<string, number> {
  if (keys.length === 0) return leavesOf(value);
  const at = (from: Value) => keys.reduce<Value | null>((part, key) => part && partNow(part, key), from);
  const inside = numbersIn(value);
  const part = at(value) ?? (inside && at(inside));
  const node = typeof part === 'number' ? part : part instanceof Given ? part.node : -1;
  return node < 0 ? new Map() : new Map([[keys.join(), node]]);
}

/** Whether looking once more at what an expression is changes nothing. */
export function isPure(e: Expression): boolean {
  if (e.kind === 'name' || e.kind === 'number' || e.kind === 'text') return true;
  if (e.kind === 'member') return isPure(e.of);
  if (e.kind === 'at') return isPure(e.of) && isPure(e.index);
  if (e.kind === 'template') return e.parts.every(isPure);
  return e.kind === 'gate' && e.inputs.every(isPure);
}

/** The text that a value is; null for none. */
export function textIn(value: Value | null): string | null {
  return typeof value === 'object' && value?.kind === 'text' ? value.value : null;
}

/** What a call puts in a list, at its end or at its beginning: one thing, and the list; null where it does not. */
export function putIn({ callee, args }: Extract<Expression, { kind: 'call' }>) {
  if (callee.kind !== 'member') return null;
  const { of, key } = callee;
  const [first, second] = args;
  const isFirst = key === 'unshift' || (key === 'insert' && isNumber(first?.value, 0));
  const [put, ...more] = key === 'insert' ? [second, ...args.slice(2)] : [first, ...args.slice(1)];
  if (!put || put.spread || more.length > 0 || !(isFirst || /^(push|append)$/.test(key))) return null;
  return { of, value: put.value, isFirst };
}

const isNumber = (e: Expression | undefined, value: number) => e?.kind === 'number' && e.value === value;
