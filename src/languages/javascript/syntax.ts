/* The node names of the JavaScript and TypeScript grammar that need to be told apart. */
import type { SyntaxNode, SyntaxNodeRef, TreeCursor } from '@lezer/common';
import { ofAwaited } from '../../program/code';
import type { Span } from '../../text/span';

/** Scopes of their own, which run when they are called. */
const functionNodes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
]);

/** Whether a node is a function, or a method of an object or class. */
export function isFunction(cursor: TreeCursor): boolean {
  if (cursor.name === 'Property') return cursor.node.getChild('ParamList') !== null;
  return functionNodes.has(cursor.name);
}

/** Nodes whose `let` and `const` are their own. */
export const scopeNodes: ReadonlySet<string> = new Set([
  'Block',
  'ForStatement',
  'SwitchBody',
  'CatchClause',
  'ClassBody',
  'ClassExpression',
  'WithStatement',
]);

/** `for (x of xs)`: what stands first is assigned. */
export const loopHeads: ReadonlySet<string> = new Set(['ForOfSpec', 'ForInSpec']);

/** Their members are the variables of a script's top level. */
export const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'global', 'self']);

/** TypeScript's types, which say nothing about values. */
export const typeNodes: ReadonlySet<string> = new Set([
  'TypeAnnotation',
  'TypeArgList',
  'TypeParamList',
  'TypePredicate',
  'TypeAliasDeclaration',
  'InterfaceDeclaration',
  'AmbientDeclaration',
  'LineComment',
  'BlockComment',
]);

/** Nodes that never are a number, and what to call them. */
export const noNumber: ReadonlyMap<string, string> = new Map([
  ['String', 'a string'],
  ['TemplateString', 'a template string'],
  ['RegExp', 'a regular expression'],
  ['null', 'null'],
  ['ObjectExpression', 'an object'],
  ['ArrayExpression', 'an array'],
  ['ClassExpression', 'a class'],
  ['NewExpression', 'an object'],
  ['JSXElement', 'an element'],
  ['JSXSelfClosingTag', 'an element'],
]);

/** Nodes that may be a number, and why it can't be told which. */
export const perhapsNumber: ReadonlyMap<string, string> = new Map([
  ['AwaitExpression', ofAwaited],
  ['YieldExpression', 'what yield gives is only known when the code runs'],
  ['TaggedTemplateExpression', 'a tagged template calls a function that is not known'],
  ['SequenceExpression', 'a comma between expressions is not read'],
  ['AssignmentExpression', 'an assignment inside an expression is not read'],
]);

/** Statements that are passed over, and why. */
export const whyPassedOver: ReadonlyMap<string, string> = new Map([
  ['IfStatement', 'an if is not read'],
  ['ForStatement', 'a loop is not read'],
  ['WhileStatement', 'a loop is not read'],
  ['DoStatement', 'a loop is not read'],
  ['TryStatement', 'a try is not read'],
  ['SwitchStatement', 'a switch is not read'],
  ['WithStatement', 'a with is not read'],
  ['Block', 'a block of its own is not read'],
  ['LabeledStatement', 'a labelled statement is not read'],
  ['ThrowStatement', 'a throw is not read'],
]);

export function isComment({ name }: { readonly name: string }): boolean {
  return name === 'BlockComment' || name === 'LineComment';
}

/** The last child that is no comment: the grammar takes comments that follow at once for a part of what they follow. */
export function lastPart(node: SyntaxNode): SyntaxNode | null {
  let last = node.lastChild;
  while (last && isComment(last)) last = last.prevSibling;
  return last;
}

/** The next sibling that is no comment. */
export function nextPart(node: SyntaxNode): SyntaxNode | null {
  let next = node.nextSibling;
  while (next && isComment(next)) next = next.nextSibling;
  return next;
}

/** Where a node ends, without the comments behind it. */
export function endOf(node: SyntaxNode): number {
  for (let part = node; ; ) {
    const last = lastPart(part);
    if (!last) return part.firstChild?.from ?? part.to;
    // What closes it is no node.
    if (part.name === 'String' || part.name === 'TemplateString') return last.nextSibling?.from ?? part.to;
    part = last;
  }
}

/** The children that are no punctuation. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/^[A-Za-z]/.test(child.name) && !typeNodes.has(child.name)) found.push(child);
  }
  return found;
}

/** A name as it is meant: it may be written with escapes, `\\u0061` for `a`. */
export function plainName(code: string): string {
  return code.includes('\\')
    ? code.replace(escaped, (_, four, any) => String.fromCodePoint(Number.parseInt(four ?? any, 16)))
    : code;
}

const escaped = /\\u(?:([\da-f]{4})|\{0*([\da-f]{1,5}|10[\da-f]{4})\})/gi;

/**
 * An error that is one to the grammar alone: `{}` and `{/* c *\/}` in an element, and code on the line on which a
 * do-while ends. The tree around it is right.
 */
export function isError({ type, node, from, to }: TreeCursor | SyntaxNodeRef, text: string): boolean {
  if (!type.isError || from < to) return type.isError;
  const { parent, prevSibling } = node;
  if (parent?.name === 'DoStatement') return prevSibling?.name !== 'ParenthesizedExpression';
  if (parent?.name !== 'JSXEscape') return true;
  let before = prevSibling;
  while (before && isComment(before)) before = before.prevSibling;
  return before?.name !== '{' || !/^\s*\}/.test(text.slice(from, from + 200));
}

/** A syntax error anywhere in the node; functions inside it have their own. */
export function hasError(node: SyntaxNode, text: string): boolean {
  let found = false;
  node.cursor().iterate((part) => {
    found ||= isError(part, text);
    return !found && !functionNodes.has(part.name);
  });
  return found;
}

/** The parser gives up on very long or deep statements as it does on broken ones. */
export function whyBroken({ from, to }: Span): string {
  const long = to - from > 2000;
  return long
    ? 'this statement is too long or too deeply nested to be read, or has a syntax error'
    : 'this statement has a syntax error';
}

/** The value of a numeric literal in any of JavaScript's notations; undefined for a BigInt. */
export function numberOf(text: string): number | undefined {
  if (text.endsWith('n')) return undefined;
  const digits = text.replaceAll('_', '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

/** A declaration with its `export`. */
export function exportOf(node: SyntaxNode): SyntaxNode {
  return node.parent?.name === 'ExportDeclaration' ? node.parent : node;
}

/** How many names `a = b = 1` assigns. */
export function linksOf(expression: SyntaxNode): number {
  let links = 1;
  for (let value = lastPart(expression); value?.name === 'AssignmentExpression'; value = lastPart(value))
    links++;
  return links;
}
