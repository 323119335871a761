/* Reads literal numbers in dictionaries, lists and tuples, as in {'a': 2} and [0.1, 0.2]. */
import type { SyntaxNode } from '@lezer/common';
import { longestLiteral } from '../../program/code';
import type { Definition } from '../../program/statements';
import type { Span } from '../../text/span';
import { children, numberOf } from './syntax';

/** The literal numbers of a dictionary, a list or a tuple, by the path that reads them. */
export function membersOf(
  name: string,
  nodes: readonly SyntaxNode[],
  text: string,
  base: number,
): Definition['members'] {
  const members = new Map<string, { value: number; at: Span }>();
  const put = (path: string, node: SyntaxNode) => {
    const value = literal(node, text);
    if (value === null) members.delete(path);
    else members.set(path, { value, at: { from: node.from - base, to: node.to - base } });
  };
  const [value] = nodes;
  const last = nodes[nodes.length - 1];
  if (last.to - value.from > longestLiteral) return members;
  const parts = nodes.length > 1 ? [...nodes] : children(value).slice(1, -1);
  // A comprehension, and what is taken from elsewhere: nobody knows how many there are.
  if (parts.some(({ name: each }) => each === '*' || each === '**' || each === 'for')) return members;
  if (nodes.length > 1 || value.name === 'ArrayExpression' || value.name === 'TupleExpression') {
    const items = parts.filter((part) => part.name !== ',');
    for (const [index, item] of items.entries()) {
      put(`${name}[${index}]`, item);
      put(`${name}[${index - items.length}]`, item);
    }
  } else if (value.name === 'DictionaryExpression') {
    for (const [k, part] of parts.entries()) {
      const [before, after] = [parts[k - 1], parts[k + 1]];
      if (part.name !== ':' || !before || !after) continue;
      const key =
        before.name === 'String' ? /^(['"])([^'"\\\]]*)\1$/.exec(text.slice(before.from, before.to)) : null;
      // What another key is equal to is not looked into.
      if (!key) return new Map();
      put(`${name}['${key[2]}']`, after);
    }
  }
  return members;
}

function literal(node: SyntaxNode, text: string): number | null {
  const isSigned = node.name === 'UnaryExpression' && /^[-+]/.test(text.slice(node.from, node.to));
  const number = isSigned ? node.lastChild : node;
  if (number?.name !== 'Number') return null;
  const value = numberOf(text.slice(number.from, number.to));
  return value !== null && isSigned && text.charAt(node.from) === '-' ? -value : value;
}
