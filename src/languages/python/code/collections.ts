/* What is put together from several values: lists and the like, dictionaries, comprehensions, arguments, indices. */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Clause, Expression, RecordEntry } from '../../../program/code';
import { children } from '../syntax';
import type { ExpressionSource } from './source';

/** The parts between commas. */
export function separated(nodes: readonly SyntaxNode[]): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes)
    if (node.name === ',') groups.push([]);
    else groups[groups.length - 1].push(node);
  return groups.filter((group) => group.length > 0);
}

const spread = { spread: true, keyword: null };
const single = { spread: false, keyword: null };

/** `a, *b` between brackets, or without any. */
export function itemsOf(source: ExpressionSource, nodes: readonly SyntaxNode[]): Argument[] {
  return separated(nodes).map(([first, second, third]) => {
    if (first.name === '*' && second) return { value: source.expression(second), ...spread };
    if (second?.name === 'AssignOp' && third)
      return { value: namedValue(source, first, second, third), ...single };
    return { value: source.expression(first), ...single };
  });
}

/** `a := b`, where the grammar has no node for it. */
export function namedValue(
  source: ExpressionSource,
  name: SyntaxNode,
  sign: SyntaxNode,
  value: SyntaxNode,
): Expression {
  const target = source.target([name]);
  if (!target) return source.opaque(name, 'this is no name to assign to');
  return {
    kind: 'assign',
    target,
    operator: '',
    value: source.expression(value),
    old: false,
    sign: source.at(sign, sign),
    ...source.at(name, value),
  };
}

/** What a function is called with. */
export function argumentsOf(source: ExpressionSource, list: SyntaxNode): Argument[] | null {
  const nodes = children(list).slice(1, -1);
  if (nodes.some(({ name }) => name === 'for')) {
    const value = comprehensionOf(source, list, 'generator');
    return value && [{ value, ...single }];
  }
  return separated(nodes).map(([first, second, third]): Argument => {
    if (first.name === '**' && second)
      return { value: source.expression(second), spread: false, keyword: '**' };
    if (second?.name !== 'AssignOp' || !third || second.to - second.from > 1)
      return itemsOf(
        source,
        [first, second, third].filter((node) => node !== undefined),
      )[0];
    return { value: source.expression(third), spread: false, keyword: source.word(first) };
  });
}

/** The entries of a dictionary. */
export function entriesOf(source: ExpressionSource, node: SyntaxNode): RecordEntry[] {
  return separated(children(node).slice(1, -1)).map(([key, second, value]): RecordEntry => {
    if (key.name === '**') return { key: null, value: source.expression(second) };
    return { key: source.expression(key), value: source.expression(value ?? second) };
  });
}

/** `a[i]`, `a[1:2, :]`: several indices are a tuple. */
export function indexOf(source: ExpressionSource, nodes: readonly SyntaxNode[]): Expression | null {
  const parts = separated(nodes);
  const [first] = nodes;
  if (!first) return null;
  const values = parts.map((part) => {
    if (part.some(({ name }) => name === ':')) return sliceOf(source, part);
    return itemsOf(source, part)[0].value;
  });
  const isOne = parts.length === 1 && !nodes.some(({ name }) => name === ',');
  if (isOne) return values[0];
  const items = values.map((value): Argument => ({ value, ...single }));
  return { kind: 'list', form: 'tuple', items, ...source.at(first, nodes[nodes.length - 1]) };
}

function sliceOf(source: ExpressionSource, part: readonly SyntaxNode[]): Expression {
  const bounds: (Expression | null)[] = [null, null, null];
  let at = 0;
  for (const node of part)
    if (node.name === ':') at++;
    else bounds[at] = source.expression(node);
  const [start, stop, step] = bounds;
  return { kind: 'slice', start, stop, step, ...source.at(part[0], part[part.length - 1]) };
}

/** Comprehensions, which all are made of the same parts; null for an asynchronous one. */
export function comprehensionOf(
  source: ExpressionSource,
  node: SyntaxNode,
  form: 'list' | 'set' | 'dict' | 'generator',
): Expression | null {
  const nodes = children(node).slice(1, -1);
  if (nodes.some(({ name }) => name === 'async')) return null;
  const isWord = ({ name }: SyntaxNode) => name === 'for' || name === 'if';
  const first = nodes.findIndex(isWord);
  const starts = nodes.flatMap((each, k) => (isWord(each) ? [k] : []));
  const clauses: Clause[] = [];
  for (const [k, start] of starts.entries()) {
    const clause = clauseOf(source, nodes.slice(start, starts[k + 1]), k === 0);
    if (!clause) return null;
    clauses.push(clause);
  }
  return source.inScope(() => {
    const [one, sign, other] = nodes.slice(0, first);
    const isNamed = sign?.name === 'AssignOp';
    const key = sign?.name === ':' ? source.expression(one) : null;
    const value = isNamed ? namedValue(source, one, sign, other) : source.expression(key ? other : one);
    return { kind: 'comprehension', form, key, value, clauses, ...source.at(node, node) };
  });
}

function clauseOf(source: ExpressionSource, nodes: readonly SyntaxNode[], isFirst: boolean): Clause | null {
  const value = nodes[nodes.length - 1];
  if (nodes[0].name === 'if') return source.inScope(() => ({ kind: 'if', test: source.expression(value) }));
  const sign = nodes.findIndex(({ name }) => name === 'in');
  // The first one is made where the comprehension stands.
  const of = isFirst ? source.expression(value) : source.inScope(() => source.expression(value));
  const target = source.inScope(() => source.target(nodes.slice(1, sign)));
  return target && { kind: 'each', target, of };
}
