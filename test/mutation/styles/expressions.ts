/* Small rewrites of one expression's text, for the styles in which people write it. */
import type { SyntaxNode } from '@lezer/common';
import { nodesIn, parse } from '../outline';

/** A share of a sum, or a factor of a product. */
export interface Operand {
  /** '+' or '-' in a sum, '*' or '/' in a product. */
  readonly operator: string;
  readonly text: string;
}

/** An expression's text and its tree. */
interface Expression {
  readonly node: SyntaxNode;
  readonly text: (place: { readonly from: number; readonly to: number }) => string;
}

function read(expression: string): Expression {
  const source = `(${expression})`;
  const node = parse(source, 'typescript').topNode.firstChild?.firstChild?.firstChild?.nextSibling;
  if (!node) throw new Error(`No expression: ${expression}`);
  return { node, text: ({ from, to }) => source.slice(from, to) };
}

function operatorOf({ node, text }: Expression): string {
  const operator = node.name === 'BinaryExpression' ? node.firstChild?.nextSibling : null;
  return operator ? text(operator) : '';
}

/** The operands of a chain of these operators, from left to right. */
function chain(expression: string, operators: readonly [string, string]): Operand[] {
  const { text, node } = read(expression);
  const operands: Operand[] = [];
  let each = node;
  for (;;) {
    const operator = operatorOf({ node: each, text });
    const { firstChild, lastChild } = each;
    if (!operators.includes(operator) || !firstChild || !lastChild) break;
    operands.unshift({ operator, text: text(lastChild) });
    each = firstChild;
  }
  return [{ operator: operators[0], text: text(each) }, ...operands];
}

/** The shares that an expression sums up; one where it is no sum. */
export function termsOf(expression: string): Operand[] {
  return chain(expression, ['+', '-']);
}

/** The factors and divisors that an expression multiplies; one where it is no product. */
export function factorsOf(expression: string): Operand[] {
  return chain(expression, ['*', '/']);
}

/** Whether an expression stands unchanged beside any operator. */
function isAtom({ node }: Expression): boolean {
  return /^(VariableName|Number|CallExpression|MemberExpression|ParenthesizedExpression)$/.test(node.name);
}

/** The parts of `condition ? yes : no`; null where an expression is no such choice. */
export function choiceOf(expression: string): { condition: string; yes: string; no: string } | null {
  const { node, text } = read(expression);
  if (node.name !== 'ConditionalExpression') return null;
  const [condition, yes, no] = nodesIn(node)
    .filter(({ parent, name }) => parent?.from === node.from && parent.to === node.to && name !== 'LogicOp')
    .map(text);
  return { condition, yes, no };
}

const opposites: Readonly<Record<string, string>> = {
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
};

/** The condition that holds where a comparison doesn't; null where it is no comparison. */
export function opposite(condition: string): string | null {
  const { node, text } = read(condition);
  const [left, operator, right] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
  const other = operator && opposites[text(operator)];
  return other && left && right ? `${text(left)} ${other} ${text(right)}` : null;
}

/** The expression as it may stand behind a '+'. */
export function asTerm(expression: string): string {
  const parsed = read(expression);
  return isAtom(parsed) ||
    /^([-+*/]|\*\*)$/.test(operatorOf(parsed)) ||
    parsed.node.name === 'UnaryExpression'
    ? expression
    : `(${expression})`;
}

/** The expression as it may stand behind a '-'. */
export function asSubtrahend(expression: string): string {
  const parsed = read(expression);
  return isAtom(parsed) || /^([*/]|\*\*)$/.test(operatorOf(parsed)) ? expression : `(${expression})`;
}

/** The expression as it may stand on either side of a '*'. */
export function asFactor(expression: string): string {
  const parsed = read(expression);
  return isAtom(parsed) || operatorOf(parsed) === '**' ? expression : `(${expression})`;
}

/** Minus the expression. */
export function negated(expression: string): string {
  const parsed = read(expression);
  const inner = parsed.node.lastChild;
  if (parsed.node.name === 'UnaryExpression' && inner && expression.startsWith('-'))
    return parsed.text(inner);
  const isPlain = isAtom(parsed) || (/^[*/]$/.test(operatorOf(parsed)) && !/^-|\*\*/.test(expression));
  return isPlain ? `-${expression}` : `-(${expression})`;
}

/** The names that an expression reads. */
export function namesRead(expression: string): Set<string> {
  const { node, text } = read(expression);
  return new Set(nodesIn(node).flatMap((each) => (each.name === 'VariableName' ? [text(each)] : [])));
}

/** How often an expression reads a name. */
export function mentions(expression: string, name: string): number {
  const { node, text } = read(expression);
  return nodesIn(node).filter((each) => each.name === 'VariableName' && text(each) === name).length;
}

/** The expression with other text for some of its names. */
export function withNames(expression: string, replace: (name: string) => string | null): string {
  return withNodes(expression, (node, text) => (node.name === 'VariableName' ? replace(text) : null));
}

/** The expression with other text for the outermost nodes for which `replace` has one. */
export function withNodes(
  expression: string,
  replace: (node: SyntaxNode, text: string) => string | null,
): string {
  const { node, text } = read(expression);
  let written = '';
  let at = node.from;
  for (const each of nodesIn(node)) {
    if (each.from < at) continue;
    const other = replace(each, text(each));
    if (other === null) continue;
    written += text({ from: at, to: each.from }) + other;
    at = each.to;
  }
  return written + text({ from: at, to: node.to });
}

/** The parts of an expression that are worth a name of their own, and no more than parts. */
export function partsOf(expression: string): string[] {
  const { node, text } = read(expression);
  return nodesIn(node)
    .filter(({ name, from }) => from !== node.from || name !== node.name)
    .filter(
      (each) =>
        each.name === 'CallExpression' ||
        each.name === 'ParenthesizedExpression' ||
        /^[*/]$/.test(operatorOf({ node: each, text })),
    )
    .map(text);
}
