/* Reads literal numbers in objects and arrays, as in { a: 2 } and [0.1, 0.2]. */
import type { SyntaxNode } from '@lezer/common';
import { longestLiteral } from '../../program/code';
import type { Span } from '../../text/span';
import { children, endOf, isComment, lastPart, numberOf, plainName } from './syntax';

/** Literal numbers by the path that reads them. */
export type Members = ReadonlyMap<string, { readonly value: number; readonly at: Span }>;

/** The literal numbers of `{ a: 2, b: -3 }` and `[0.1, 0.2]`, by the path that reads them. */
export function membersOf(name: string, typed: SyntaxNode, text: string, base: number): Members {
  const value = untyped(typed);
  const members = new Map<string, { value: number; at: Span }>();
  if (value.to - value.from > longestLiteral) return members;
  const put = (path: string, node: SyntaxNode) => {
    const number = literal(node, text);
    if (number === undefined) members.delete(path);
    else members.set(path, { value: number, at: { from: node.from - base, to: endOf(node) - base } });
  };
  if (value.name === 'ArrayExpression') {
    const items = children(value);
    if (hasHoles(value) || items.some((item) => item.name === 'Spread')) return members;
    for (const [index, item] of items.entries()) put(`${name}[${index}]`, item);
  } else if (value.name === 'ObjectExpression') {
    for (const property of value.getChildren('Property')) {
      if (property.getChild('Spread') || property.getChild('[')) return new Map();
      const key = property.getChild('PropertyDefinition') ?? property.getChild('String');
      const word = key ? plainName(text.slice(key.from, endOf(key))).replace(/^['"]|['"]$/g, '') : '';
      // What other escapes in a key mean is not looked into.
      if (word.includes('\\')) return new Map();
      // `__proto__: 5` makes no member.
      const last = lastPart(property);
      if (property.getChild(':') && last && word !== '__proto__') put(`${name}.${word}`, last);
      else members.delete(`${name}.${word}`);
    }
  }
  return members;
}

/** Whether an array, or a pattern of one, has an empty place: `[1, , 2]`. */
export function hasHoles(array: SyntaxNode): boolean {
  let before = '[';
  for (let child = array.firstChild?.nextSibling; child; child = child.nextSibling) {
    if (isComment(child)) continue;
    if (child.name === ',' && (before === '[' || before === ',')) return true;
    before = child.name;
  }
  return false;
}

/** A value without the types and parentheses around it: `{ a: 2 } as const`. */
function untyped(value: SyntaxNode): SyntaxNode {
  const isTyped = value.getChild('as') !== null || value.getChild('satisfies') !== null;
  const parts = value.name === 'ParenthesizedExpression' || isTyped ? children(value) : [];
  return parts.length > 0 ? untyped(parts[0]) : value;
}

function literal(node: SyntaxNode, text: string): number | undefined {
  const sign = node.name === 'UnaryExpression' ? text.charAt(node.from) : '';
  const number = sign === '-' || sign === '+' ? lastPart(node) : node;
  if (number?.name !== 'Number') return undefined;
  const parsed = numberOf(text.slice(number.from, endOf(number)));
  return parsed === undefined ? undefined : sign === '-' ? -parsed : parsed;
}

/** What `{ exp, max: biggest }` takes from Math: path by local name; null where it takes more. */
export function mathAliases(target: SyntaxNode, text: string): Map<string, string> | null {
  if (target.name !== 'ObjectPattern') return null;
  const slice = (node: SyntaxNode) => plainName(text.slice(node.from, endOf(node)));
  const aliases = new Map<string, string>();
  for (const property of target.getChildren('PatternProperty')) {
    const local = property.getChild('VariableDefinition');
    const member = property.getChild('PropertyName') ?? local;
    if (!local || !member || property.getChild('Spread') || property.getChild('Equals')) return null;
    aliases.set(slice(local), `Math.${slice(member)}`);
  }
  return aliases;
}
