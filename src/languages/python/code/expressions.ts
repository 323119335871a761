/* Expressions of Python as trees. What is long, a sum of many terms or a chain of calls, is gone through without recursion. */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import {
  type Expression,
  type FunctionCode,
  longestLiteral,
  ofAwaited,
  ofTooMuch,
  type PatternPart,
  type Target,
} from '../../../program/code';
import { children, isComment, isInteger, numberOf } from '../syntax';
import { leadsToAnything, mayReachAnything } from '../traces';
import {
  argumentsOf,
  comprehensionOf,
  entriesOf,
  indexOf,
  itemsOf,
  namedValue,
  separated,
} from './collections';
import { OperatorTree } from './operators';
import { CodeSource } from './source';
import { textOf } from './texts';

/** Expressions nested deeper than this in each other are not followed. */
const deepest = 400;

const signs: ReadonlySet<string> = new Set('ArithOp BitOp CompareOp and or not in is'.split(' '));
const comprehensions: ReadonlyMap<string, 'list' | 'set' | 'dict' | 'generator'> = new Map([
  ['ArrayComprehensionExpression', 'list'],
  ['SetComprehensionExpression', 'set'],
  ['DictionaryComprehensionExpression', 'dict'],
  ['ComprehensionExpression', 'generator'],
]);
const lists: ReadonlyMap<string, 'list' | 'tuple' | 'set'> = new Map([
  ['ArrayExpression', 'list'],
  ['TupleExpression', 'tuple'],
  ['SetExpression', 'set'],
]);

export abstract class PythonExpressions extends CodeSource {
  private depth = 0;

  protected abstract functionCode(node: SyntaxNode): FunctionCode;

  expression(node: SyntaxNode): Expression {
    const simple = this.simple(node);
    if (simple) return simple;
    if (this.depth >= deepest) return this.opaque(node, 'this is too deeply nested');
    this.depth++;
    const made = this.composed(node);
    this.depth--;
    return made ?? this.opaque(node, 'this is not followed');
  }

  values(nodes: readonly SyntaxNode[]): Expression {
    const [first] = nodes;
    if (nodes.length === 1) return this.expression(first);
    const items = itemsOf(this, nodes);
    return { kind: 'list', form: 'tuple', items, ...this.at(first, nodes[nodes.length - 1]) };
  }

  /** What has no parts. */
  private simple(node: SyntaxNode | TreeCursor): Expression | null {
    const at = this.at(node, node);
    switch (node.name) {
      case 'Number':
        return this.number(node);
      case 'Boolean':
        return { kind: 'truth', value: node.to - node.from === 4, ...at };
      case 'None':
        return { kind: 'nothing', name: 'None', ...at };
      case 'Ellipsis':
        return { kind: 'name', name: 'Ellipsis', ...at };
      case 'VariableName':
        return this.name(node);
    }
    return null;
  }

  private number(node: SyntaxNode | TreeCursor): Expression {
    const text = this.slice(node);
    const value = numberOf(text) ?? exactInteger(text);
    const at = this.at(node, node);
    if (value !== null)
      return { kind: 'number', value, ...(isInteger(text) ? { integer: true } : {}), ...at };
    return isInteger(text)
      ? this.opaque(node.node, 'a whole number beyond 2**53 is not known exactly here')
      : this.opaque(node.node, 'an imaginary number is not followed', false);
  }

  private name(node: SyntaxNode | TreeCursor): Expression {
    const text = this.slice(node);
    const at = this.at(node, node);
    if (mayReachAnything(text, false)) return this.opaque(node.node, `${text} may reach every variable`);
    const { within } = this;
    const name = this.inClass(text);
    if (!within?.names.has(name)) return { kind: 'name', name, ...at };
    within.isRead = true;
    return { kind: 'member', of: { kind: 'name', name: within.name, ...at }, key: name, ...at };
  }

  /** null for what is not followed. */
  private composed(node: SyntaxNode): Expression | null {
    const at = this.at(node, node);
    const comprehension = comprehensions.get(node.name);
    if (comprehension) return comprehensionOf(this, node, comprehension);
    const form = lists.get(node.name);
    if (form && node.to - node.from > longestLiteral) return this.opaque(node, ofTooMuch, false);
    if (form) return { kind: 'list', form, items: itemsOf(this, children(node).slice(1, -1)), ...at };
    switch (node.name) {
      case 'BinaryExpression':
      case 'UnaryExpression':
        return this.operators(node.cursor());
      case 'ParenthesizedExpression':
        return this.enclosed(node);
      case 'MemberExpression':
      case 'CallExpression':
        return this.links(node);
      case 'ConditionalExpression':
        return this.choice(node);
      case 'DictionaryExpression':
        return { kind: 'record', form: 'dict', entries: entriesOf(this, node), ...at };
      case 'NamedExpression': {
        const [name, sign, value] = children(node);
        return namedValue(this, name, sign, value);
      }
      case 'String':
      case 'FormatString':
      case 'ContinuedString':
        return (
          textOf(this, node) ?? this.opaque(node, 'bytes, and characters by name, are not followed', false)
        );
      case 'LambdaExpression':
        return { kind: 'function', code: this.functionCode(node), ...at };
      case 'AwaitExpression':
        return this.opaque(node, ofAwaited);
      case 'YieldExpression':
        return this.opaque(node, 'what yield gives is only known when the code runs');
    }
    return null;
  }

  private enclosed(node: SyntaxNode): Expression | null {
    const [, inner, ...more] = children(node);
    return more.length === 1 ? { ...this.expression(inner), enclosed: true } : null;
  }

  /** Operators without parentheses between them, however the grammar groups them. */
  private operators(cursor: TreeCursor): Expression | null {
    const tree = new OperatorTree();
    for (let depth = 0; ; ) {
      const { name } = cursor;
      if ((name === 'BinaryExpression' || name === 'UnaryExpression') && cursor.firstChild()) {
        depth++;
        continue;
      }
      const at = this.at(cursor, cursor);
      if (signs.has(name)) tree.sign(this.slice(cursor), at);
      else if (!isComment(cursor)) tree.operand(this.simple(cursor) ?? this.expression(cursor.node), at);
      while (!cursor.nextSibling()) {
        cursor.parent();
        if (--depth === 0) return tree.end();
      }
    }
  }

  /** `a.b(c)[d]`: what stands first, and what is made of it step by step. */
  private links(node: SyntaxNode): Expression {
    const links: SyntaxNode[] = [];
    let part: SyntaxNode | null = node;
    for (
      ;
      part && (part.name === 'MemberExpression' || part.name === 'CallExpression');
      part = part.firstChild
    )
      links.push(part);
    let value = part ? this.expression(part) : this.opaque(node, 'this is not followed');
    for (const link of links.reverse())
      value = this.link(value, link) ?? this.opaque(link, 'this is not followed');
    return value;
  }

  private link(of: Expression, node: SyntaxNode): Expression | null {
    const at = this.at(node, node);
    const [first, sign, ...rest] = children(node);
    if (node.name === 'CallExpression') {
      const text = first.name === 'VariableName' ? this.slice(first) : '';
      if (mayReachAnything(text, true)) return this.opaque(node, `${text} may reach every variable`);
      const args = argumentsOf(this, sign);
      return args && { kind: 'call', callee: of, args, isNew: false, ...at };
    }
    if (sign.name === '.') {
      const key = this.word(rest[0]);
      // Everybody may have modules; those of sys lead to the file itself.
      const leads = key === 'modules' ? this.slice(first) === 'sys' : leadsToAnything(key);
      if (leads) return this.opaque(node, `${key} leads to every variable`);
      return { kind: 'member', of, key, ...at };
    }
    const index = indexOf(this, rest.slice(0, -1));
    return index && { kind: 'at', of, index, ...at };
  }

  /** `a if b else c if d else e` */
  private choice(node: SyntaxNode): Expression | null {
    const choices: SyntaxNode[][] = [];
    let last = node;
    while (last.name === 'ConditionalExpression') {
      const parts = children(last);
      if (parts.length !== 5) return null;
      choices.push(parts);
      last = parts[4];
    }
    let no = this.expression(last);
    for (const [yes, , test] of choices.reverse())
      no = {
        kind: 'choose',
        test: this.expression(test),
        yes: this.expression(yes),
        no,
        ...this.at(yes, last),
      };
    return no;
  }

  /** What is assigned to; null where Python has none such, or it is not followed. */
  target(nodes: readonly SyntaxNode[]): Target | null {
    const [first] = nodes;
    if (!first) return null;
    if (nodes.length > 1) return this.items(nodes, this.at(first, nodes[nodes.length - 1]));
    const at = this.at(first, first);
    switch (first.name) {
      case 'VariableName':
        return { kind: 'name', name: this.word(first), ...at };
      case 'ParenthesizedExpression':
        return this.target(children(first).slice(1, -1));
      case 'TupleExpression':
      case 'ArrayExpression':
        return this.items(children(first).slice(1, -1), at);
    }
    const { enclosed: _, ...place } = this.expression(first);
    return place.kind === 'member' || place.kind === 'at' ? place : null;
  }

  private items(nodes: readonly SyntaxNode[], at: { from: number; to: number }): Target | null {
    const items: PatternPart[] = [];
    for (const group of separated(nodes)) {
      const rest = this.slice(group[0]) === '*';
      const target = this.target(rest ? group.slice(1) : group);
      if (!target) return null;
      items.push({ target, otherwise: null, rest });
    }
    return { kind: 'items', items, ...at };
  }
}

/** A whole number that a double holds, though it does not hold its neighbours. */
function exactInteger(text: string): number | null {
  const digits = text.replaceAll('_', '');
  if (!isInteger(digits) || digits.length > 300) return null;
  const value = Number(digits);
  return Number.isFinite(value) && BigInt(value) === BigInt(digits) ? value : null;
}
