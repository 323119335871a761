import type { SyntaxNode } from '@lezer/common';
import type { Span } from './parse';
import { children } from './syntax';

/** Literal numbers by the path that reads them. */
export type Members = ReadonlyMap<string, { readonly value: number; readonly at: Span }>;

/** The literal numbers of `{ a: 2, b: -3 }` and `[0.1, 0.2]`, by the path that reads them. */
export function membersOf(name: string, value: SyntaxNode, text: string, base: number): Members {
  const slice = ({ from, to }: Span) => text.slice(from, to);
  const members = new Map<string, { value: number; at: Span }>();
  const literal = (path: string, node: SyntaxNode | null) => {
    const sign = node?.name === 'UnaryExpression' && slice(node).startsWith('-') ? -1 : 1;
    const number = node?.name === 'UnaryExpression' ? node.getChild('Number') : node;
    if (!node || number?.name !== 'Number') return;
    const parsed = Number(slice(number).replaceAll('_', ''));
    if (!Number.isNaN(parsed))
      members.set(path, { value: sign * parsed, at: { from: node.from - base, to: node.to - base } });
  };
  if (value.name === 'ArrayExpression') {
    const items = children(value);
    if (items.some((item) => item.name === 'Spread') || /,\s*,|\[\s*,/.test(slice(value))) return members;
    for (const [index, item] of items.entries()) literal(`${name}[${index}]`, item);
  } else if (value.name === 'ObjectExpression') {
    for (const property of value.getChildren('Property')) {
      if (property.getChild('Spread') || property.getChild('[')) return new Map();
      const key = property.getChild('PropertyDefinition');
      if (key && property.getChild(':')) literal(`${name}.${slice(key)}`, property.lastChild);
      else if (key) members.delete(`${name}.${slice(key)}`);
    }
  }
  return members;
}

/** What `{ exp, max: biggest }` takes from Math: path by local name; null where it takes more. */
export function mathAliases(target: SyntaxNode, text: string): Map<string, string> | null {
  if (target.name !== 'ObjectPattern') return null;
  const slice = ({ from, to }: Span) => text.slice(from, to);
  const aliases = new Map<string, string>();
  for (const property of target.getChildren('PatternProperty')) {
    const local = property.getChild('VariableDefinition');
    const member = property.getChild('PropertyName') ?? local;
    if (!local || !member || property.getChild('Spread') || property.getChild('Equals')) return null;
    aliases.set(slice(local), `Math.${slice(member)}`);
  }
  return aliases;
}
