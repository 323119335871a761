/* The node names of Python's grammar that need to be told apart. */
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';

/** Nodes that never are a number, and what to call them. */
export const noNumber: ReadonlyMap<string, string> = new Map([
  ['String', 'a string'],
  ['FormatString', 'a string'],
  ['ContinuedString', 'a string'],
  ['None', 'None'],
  ['Ellipsis', 'an ellipsis'],
  ['TupleExpression', 'a tuple'],
  ['ArrayExpression', 'a list'],
  ['ArrayComprehensionExpression', 'a list'],
  ['ComprehensionExpression', 'a generator'],
  ['DictionaryExpression', 'a dictionary'],
  ['DictionaryComprehensionExpression', 'a dictionary'],
  ['SetExpression', 'a set'],
  ['SetComprehensionExpression', 'a set'],
  ['LambdaExpression', 'a function'],
]);

/** Statements that are passed over, and why. */
export const whyPassedOver: ReadonlyMap<string, string> = new Map([
  ['IfStatement', 'an if is not read'],
  ['ForStatement', 'a loop is not read'],
  ['WhileStatement', 'a loop is not read'],
  ['TryStatement', 'a try is not read'],
  ['WithStatement', 'a with is not read'],
  ['MatchStatement', 'a match is not read'],
  ['RaiseStatement', 'a raise is not read'],
  ['BreakStatement', 'a break is not read'],
  ['ContinueStatement', 'a continue is not read'],
  ['YieldStatement', 'a yield is not read'],
]);

/** Statements with others inside, which the grammar lets end where the next one begins. */
const compound: ReadonlySet<string> = new Set([
  'IfStatement',
  'ForStatement',
  'WhileStatement',
  'TryStatement',
  'WithStatement',
  'MatchStatement',
  'MatchBody',
  'MatchClause',
  'FunctionDefinition',
  'ClassDefinition',
  'DecoratedStatement',
  'StatementGroup',
  'Body',
]);

/** Whether a node has statements inside. */
export function isCompound({ name }: { readonly name: string }): boolean {
  return compound.has(name);
}

export function isComment({ name }: { readonly name: string }): boolean {
  return name === 'Comment';
}

export function isFunction({ name }: { readonly name: string }): boolean {
  return name === 'FunctionDefinition' || name === 'LambdaExpression';
}

/** Where a node ends, without the lines behind it. */
export function endOf(node: SyntaxNode): number {
  for (let part = node; ; ) {
    if (!isCompound(part)) return part.to;
    let last = part.lastChild;
    while (last && isComment(last)) last = last.prevSibling;
    if (!last) return part.to;
    if (last.type.isError) return Math.max(last.from, last.prevSibling?.to ?? last.from);
    part = last;
  }
}

/** The children that are no comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!isComment(child)) found.push(child);
  return found;
}

/** An error that is one to the grammar alone: a bare `yield`, and `case A():`. The tree around it is right. */
export function isError({ type, node, from, to }: SyntaxNodeRef): boolean {
  if (!type.isError || from < to) return type.isError;
  const { parent } = node;
  return !/^Yield/.test(parent?.name ?? '') && parent?.parent?.name !== 'PatternArgList';
}

/** A syntax error anywhere in the node; functions and classes have their own inside. */
export function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate((part: SyntaxNodeRef) => {
    found ||= isError(part);
    return !found && !(part.name === 'Body' && isDefinition(part.node.parent) && !isBodyBroken(part.node));
  });
  return found;
}

function isDefinition(node: SyntaxNode | null): boolean {
  return node?.name === 'FunctionDefinition' || node?.name === 'ClassDefinition';
}

function isBodyBroken(body: SyntaxNode): boolean {
  for (let child = body.firstChild; child; child = child.nextSibling) if (child.type.isError) return true;
  return false;
}

/** The value of a numeric literal; null for one that is no number here, or is none exactly. */
export function numberOf(text: string): number | null {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (digits.endsWith('j') && !digits.startsWith('0x')) return null;
  const value = Number(digits);
  if (isInteger(digits)) return Number.isSafeInteger(value) || digits === `${2 ** 53}` ? value : null;
  return value;
}

/** Whether a numeric literal is a whole number to Python, and no float: `2`, but not `2.0`. */
export function isInteger(text: string): boolean {
  return /^0[xX]/.test(text) || !/[.eEjJ]/.test(text);
}
