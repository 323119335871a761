/* What all that makes code of syntax stands on: the text, places in it, and code that is not followed. */
import type { SyntaxNode } from '@lezer/common';
import type { Expression, OpaquePart } from '../../../program/code';
import type { Span } from '../../../text/span';
import { children, endOf, isComment, plainName, typeNodes } from '../syntax';
import { keyOfNumber, textOf } from './literals';
import { touched } from './names';

/** An expression that is not followed. */
export type OpaqueExpression = Extract<Expression, { kind: 'opaque' }>;

export abstract class ScriptSource {
  constructor(
    protected readonly text: string,
    protected readonly base: number,
    /** It is TypeScript. */
    protected readonly isTyped: boolean,
    /** Somebody gives `undefined` another meaning. */
    protected readonly undefinedIsName: boolean,
  ) {}

  /** `name` is for a function or a class that has none of its own. */
  protected abstract expression(node: SyntaxNode, name?: string): Expression;

  protected slice(node: SyntaxNode): string {
    return plainName(this.text.slice(node.from, endOf(node)));
  }

  /** Where a node stands, or all from it to another one. */
  protected at(node: SyntaxNode, last = node): Span {
    return { from: node.from - this.base, to: endOf(last) - this.base };
  }

  protected untouched(node: SyntaxNode, reason: string): OpaquePart {
    return { kind: 'opaque', reason, ...touched(node, this.text) };
  }

  /** `number` says whether it may well be one. */
  protected opaque(node: SyntaxNode, reason: string, number = true): OpaqueExpression {
    return { ...this.untouched(node, reason), number, ...this.at(node) };
  }

  /** What stands in a list, each with all that belongs to it. A hole has nothing. */
  protected split(list: SyntaxNode): SyntaxNode[][] {
    const groups: SyntaxNode[][] = [[]];
    for (let child = list.firstChild; child; child = child.nextSibling) {
      if (child.name === ',') groups.push([]);
      else if (!isComment(child) && !bracketNodes.has(child.name)) groups.at(-1)?.push(child);
    }
    if (groups.at(-1)?.length === 0) groups.pop();
    return groups;
  }

  /** The key of a property, a part of a pattern or a member of a class; null where there is none. */
  protected key(of: SyntaxNode): string | Expression | null {
    for (let child = of.firstChild; child; child = child.nextSibling) {
      switch (child.name) {
        case 'PropertyDefinition':
        case 'PropertyName':
        case 'PrivatePropertyDefinition':
          return this.slice(child);
        case 'String':
          return textOf(this.text.slice(child.from, endOf(child)));
        case 'Number':
          return keyOfNumber(this.slice(child));
        case '[': {
          const [key] = children(of).filter((each) => each.from > (child?.from ?? 0));
          return key ? this.expression(key) : null;
        }
      }
    }
    return null;
  }
}

const bracketNodes: ReadonlySet<string> = new Set(['[', ']', '(', ')', '{', '}', ';']);

/** The first child that is neither a type nor a sign. */
export function firstPart(node: SyntaxNode): SyntaxNode | null {
  return children(node)[0] ?? null;
}

/** Nodes without types. */
export function withoutTypes(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter(({ name }) => !typeNodes.has(name));
}
