/* Which names code computes with: what is not given is a number where one stands for it, and else whatever it is used as. */
import type { Expression, PlacedCode } from '../../program/code';
import { perObject } from '../../text/remembering';

/** Tells of a name whether it stands for a number by its use in some code: it is computed with, or nobody reads it. */
export const namesOfNumbers = perObject((codes: readonly PlacedCode[]): ((name: string) => boolean) => {
  const operands = new Set<string>();
  const things = new Set<string>();
  const read = new Set<string>();
  const open: unknown[] = codes.map(({ code }) => code);
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    note(part as Readonly<Record<string, unknown>>, operands, things, read);
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
  return (name) => !things.has(name) && (operands.has(name) || !read.has(name));
});

function note(
  node: Readonly<Record<string, unknown>>,
  operands: Set<string>,
  things: Set<string>,
  read: Set<string>,
): void {
  const add = (names: Set<string>, expression: unknown) => {
    const each = expression as Expression | null | undefined;
    if (each?.kind === 'name') names.add(each.name);
  };
  if (node.kind === 'member' || node.kind === 'at') add(things, node.of);
  else if (node.kind === 'call') add(things, node.callee);
  else if (node.kind === 'loop' || node.kind === 'each') add(things, node.of);
  else if (node.spread === true) add(things, node.value);
  else if (node.kind === 'gate' || node.kind === 'chain')
    for (const input of node.inputs as readonly Expression[]) add(operands, input);
  else if (node.kind === 'assign' && node.operator !== '') {
    add(operands, node.value);
    add(operands, node.target ?? (node.targets as readonly unknown[])[0]);
  }
  for (const inner of Object.values(node))
    for (const each of Array.isArray(inner) ? inner : [inner]) if (each !== node.target) add(read, each);
}
