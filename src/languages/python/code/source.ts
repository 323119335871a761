/* What all that makes trees of Python's code begins with: its text, places in it, and code that is not followed. */
import type { SyntaxNode } from '@lezer/common';
import type { Expression, OpaquePart, Target } from '../../../program/code';
import type { Span } from '../../../text/span';
import { endOf } from '../syntax';
import { touchedBy } from './touched';

/** A text, and how the parser has seen it. */
export interface PythonText {
  readonly text: string;
  readonly masked: string;
}

/** What parts of expressions need of what reads them. */
export interface ExpressionSource {
  readonly text: string;
  expression(node: SyntaxNode): Expression;
  /** Several values without parentheses are a tuple. */
  values(nodes: readonly SyntaxNode[]): Expression;
  target(nodes: readonly SyntaxNode[]): Target | null;
  /** Runs in a scope of its own, which does not see the names of the class around it. */
  inScope<Made>(make: () => Made): Made;
  slice(span: Span): string;
  word(node: SyntaxNode): string;
  at(node: Span, last?: Span): Span;
  opaque(node: SyntaxNode, reason: string, number?: boolean): Expression;
}

/** A class that is being read. */
export interface ClassAround {
  readonly name: string;
  /** Its names so far, which code right in its body sees. */
  readonly names: Set<string>;
  /** The statement at hand has read one of them. */
  isRead: boolean;
}

/** Places are relative to `base`. */
export abstract class CodeSource {
  readonly text: string;
  readonly masked: string;
  /** The innermost class around: names that begin with two underscores are its own. */
  protected owner = '';
  /** The class in whose body the code stands. */
  protected within: ClassAround | null = null;

  constructor(
    { text, masked }: PythonText,
    readonly base: number,
  ) {
    this.text = text;
    this.masked = masked;
  }

  slice({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  /** A name, of whatever. */
  word(node: SyntaxNode): string {
    return this.inClass(this.slice(node));
  }

  at({ from }: Span, last: Span = { from, to: from }): Span {
    return { from: from - this.base, to: Math.max(last.to, from) - this.base };
  }

  /** Where a node stands, without the lines behind it. */
  placeOf(node: SyntaxNode): Span {
    return this.at(node, { from: node.from, to: endOf(node) });
  }

  inScope<Made>(make: () => Made): Made {
    const { within } = this;
    this.within = null;
    try {
      return make();
    } finally {
      this.within = within;
    }
  }

  /** A part for which there is no tree. */
  opaque(node: SyntaxNode, reason: string, number = true): Expression {
    return { ...this.untold(node, reason), number, ...this.placeOf(node) };
  }

  protected untold(node: SyntaxNode, reason: string): OpaquePart {
    const { reads, assigns, assignsAnything } = touchedBy(this.text, node);
    const names = (found: Iterable<string>) => [...found].map((name) => this.inClass(name));
    return {
      kind: 'opaque',
      reason,
      broken: false,
      reads: names(reads),
      assigns: names(assigns),
      assignsAnything,
    };
  }

  /** What a name is in full: `__x` in a class K is `_K__x`. */
  protected inClass(name: string): string {
    if (this.owner === '' || !name.startsWith('__') || name.endsWith('__')) return name;
    return `_${this.owner.replace(/^_+/, '')}${name}`;
  }
}
