/* Statements with others inside, taken apart into their heads and bodies. */
import type { SyntaxNode } from '@lezer/common';
import { children } from '../syntax';

/** A part of a compound statement: `elif a:` with what stands below. */
export interface ClauseNode {
  readonly word: string;
  readonly from: number;
  /** What stands between the word and the colon. */
  readonly head: readonly SyntaxNode[];
  readonly body: SyntaxNode;
}

/** The sections of an `if`, a loop, a `try` or a `with`, in their order. */
export function sectionsOf(node: SyntaxNode): ClauseNode[] {
  const sections: ClauseNode[] = [];
  let word: SyntaxNode | null = null;
  let head: SyntaxNode[] = [];
  for (const part of children(node))
    if (part.name === 'Body') {
      if (word) sections.push({ word: word.name, from: word.from, head, body: part });
      word = null;
      head = [];
    } else if (word) head.push(part);
    else if (part.name !== 'async') word = part;
  return sections;
}

/** One of the things that a `with` enters, and what it is called. */
export interface WithItem {
  readonly value: SyntaxNode;
  readonly target: SyntaxNode | null;
}

/** What a `with` enters. The parser has commas where the text has `as`. */
export function withItems(head: readonly SyntaxNode[], text: string): WithItem[] {
  const [only, ...more] = head;
  const inner =
    more.length === 0 && /^(Tuple|Parenthesized)Expression$/.test(only.name)
      ? children(only).slice(1, -1)
      : null;
  const isTuple = inner?.some(
    ({ name }) => name === '*' || name === 'NamedExpression' || name === 'YieldExpression',
  );
  const parts = inner && inner.length > 0 && !isTuple ? inner : head;
  const items: WithItem[] = [];
  for (const [k, part] of parts.entries()) {
    if (part.name === ',') continue;
    const before = parts[k - 1];
    const last = items.at(-1);
    if (before && text.charAt(before.from) !== ',' && last)
      items[items.length - 1] = { ...last, target: part };
    else items.push({ value: part, target: null });
  }
  return items;
}
