/* Objects and arrays of plain numbers, whose members are inputs as variables are: `p.a`, `w[1]`. */
import { type Item, moved, withFunctions } from '../program/statements';
import type { Span } from '../text/span';

/** A literal number in an object or array that the file only ever reads by constant keys. */
export interface Member {
  readonly value: number;
  readonly at: Span;
}

/**
 * The members of objects and arrays that serve as bundles of numbers: `const p = { a: 2 }`, read as `p.a`.
 * An object that is assigned twice, handed on, written to or read with a computed key is none, and neither is one with
 * functions.
 */
export function readContainers(
  items: readonly Item[],
  assignmentsOf: (name: string) => number,
): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  // Most files have none, and then nothing needs to be gathered.
  if (!items.some(({ statement }) => statement.kind === 'definition' && statement.members.size > 0))
    return members;
  const escaped = new Set<string>();
  for (const { statement } of items)
    for (const { escapes } of withFunctions(statement)) for (const name of escapes) escaped.add(name);
  for (const { statement, base } of items) {
    // A function in it may change the others through `this`.
    if (statement.kind !== 'definition' || statement.functions.length > 0) continue;
    const [name = ''] = statement.names;
    if (escaped.has(name) || assignmentsOf(name) !== 1) continue;
    for (const [path, { value, at }] of statement.members) members.set(path, { value, at: moved(at, base) });
  }
  return members;
}
