import type { SyntaxNode } from '@lezer/common';

/** What a walk through syntax finds besides the steps of expressions. */
export class Findings {
  readonly reads: string[] = [];
  readonly assigns: string[] = [];
  /** What `var`, and a function in a block, give to the whole function around. */
  readonly hoisted: string[] = [];
  readonly functions: { readonly node: SyntaxNode; readonly name: string }[] = [];
  /** Names of which only a member is read, as often as that happens: `p` for `p.a`. */
  readonly memberReads: string[] = [];
  /** Names whose object this may change: `p.a = 3`, `p.f()`. */
  readonly written: string[] = [];
  /** What is written to members of `this`; at the top level of a script they are its variables. */
  readonly ownWrites: string[] = [];
  calls = false;
  assignsAnything = false;
  broken = false;
}

/** Their members are the variables of a script's top level. */
const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'global']);

/** Whether members of the global object may be written. As a whole only `globalThis` counts: `window` may be a width. */
export function changesGlobals({ written }: Findings, escapes: readonly string[]): boolean {
  return escapes.includes('globalThis') || written.some((name) => globalObjects.has(name));
}

/** The names that are read as a whole, or whose members may be written. */
export function escapesOf({ reads, memberReads, written }: Findings): readonly string[] {
  if (memberReads.length === 0) return reads;
  const left = new Map<string, number>();
  for (const name of memberReads) left.set(name, (left.get(name) ?? 0) + 1);
  const whole = reads.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
  return [...whole, ...written];
}
