/* What reading an expression brings to light besides its value: names that it reads, assigns and contains. */
import type { SyntaxNode } from '@lezer/common';
import type { BlockScope } from './blocks';

/** A function that a walk has come upon. */
export interface FoundFunction {
  readonly node: SyntaxNode;
  readonly name: string;
  /** The innermost block around it. */
  readonly block: BlockScope | null;
}

/** What a walk through syntax finds besides the steps of expressions. */
export class Findings {
  readonly reads: string[] = [];
  readonly assigns: string[] = [];
  /** What `var` gives to the whole function around. */
  readonly hoisted: string[] = [];
  /** The same of functions in blocks: in a module, and in strict code, they stay in their blocks. */
  readonly blockFunctions: string[] = [];
  /** Names that are bound outside of any declaration, as parameters are. */
  readonly bound: string[] = [];
  readonly functions: FoundFunction[] = [];
  /** Names of which only a member is read, as often as that happens: `p` for `p.a`. */
  readonly memberReads: string[] = [];
  /** Names whose members this assigns: `p.a = 3`. */
  readonly written: string[] = [];
  /** Names of which this calls a method, which may change their object: `p.f()`. */
  readonly called: string[] = [];
  /** What is written to members of `this` or the global object; at the top level of a script they are its variables. */
  readonly thisWrites: string[] = [];
  readonly globalWrites: string[] = [];
  /** Members of `this` that this reads; `reads` has them too, for at the top level of a script they are its variables. */
  readonly thisMembers: string[] = [];
  /** The same of the global object by its name. */
  readonly globalMembers: string[] = [];
  /** How often `this` stands for itself, and not for one of its members. */
  thisReads = 0;
  /** What may be assigned at any time: by the initial values of a class's fields, by functions that were swallowed. */
  readonly assignsLater: string[] = [];
  /** Functions that this calls by a name or a path of names: `sig`, `Math.exp`. */
  readonly callees: string[] = [];
  calls = false;
  assignsAnything = false;
  broken = false;
  /** Code went into the text of an element that is not closed. */
  swallows = false;
}

/** The names that are read as a whole. */
export function wholeReads({ reads, memberReads }: Findings): readonly string[] {
  return without(reads, memberReads);
}

/** The names that are read where `this` never is the global object. */
export function readsInClass({ reads, thisMembers }: Findings): readonly string[] {
  return without(reads, thisMembers);
}

/** The names but for others, as often as those are there. */
function without(names: readonly string[], others: readonly string[]): readonly string[] {
  if (others.length === 0) return names;
  const left = new Map<string, number>();
  for (const name of others) left.set(name, (left.get(name) ?? 0) + 1);
  return names.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}
