/* Writes a correct backward pass in other forms that mean the same. */
import type { SyntaxNode } from '@lezer/common';
import { type Assigned, nodesIn } from './outline';
import { type Program, readProgram } from './program';

/** Random numbers in 0 … 1 that are the same each time (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same pass in another form: a few rewrites of its expressions and statements, one after the other. */
export function rewritten(program: Program, random: () => number): string {
  let current = program;
  for (let count = 1 + Math.floor(4 * random()); count > 0; count--) {
    const all = current.parts.flatMap(({ assigned }) => assigned);
    const assigned = all[Math.floor(random() * all.length)];
    const source =
      random() < 0.2
        ? inStatements(current, assigned, random, count)
        : inExpression(current, assigned, random);
    const next = source === null ? null : readProgram(program.file, source);
    if (next) current = next;
  }
  return current.source;
}

type Random = () => number;

function pick<T>(some: readonly T[], random: Random): T {
  return some[Math.floor(random() * some.length)];
}

function splice(
  source: string,
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
): string {
  return source.slice(0, from) + text + source.slice(to);
}

/** Rewrites one expression inside an assignment. */
function inExpression({ source }: Program, { expression }: Assigned, random: Random): string | null {
  const isValue = ({ name, parent }: SyntaxNode) =>
    /^(BinaryExpression|VariableName|ParenthesizedExpression|UnaryExpression|Number)$/.test(name) &&
    parent?.name !== 'MemberExpression' &&
    parent?.name !== 'CallExpression' &&
    parent?.name !== 'UnaryExpression';
  const nodes = nodesIn(expression).filter(isValue);
  if (nodes.length === 0) return null;
  const node = pick(nodes, random);
  const text = (each: SyntaxNode | null) => (each ? source.slice(each.from, each.to) : '');
  const own = text(node);
  if (node.parent?.name === 'BinaryExpression' && text(node.parent.firstChild?.nextSibling ?? null) === '**')
    return null;
  const forms = [
    `(${own})`,
    `(1 * (${own}))`,
    `((${own}) * 1.0)`,
    `((${own}) + 0)`,
    `((${own}) / 1)`,
    `(-(-(${own})))`,
    `((${own}) * 2 / 2)`,
  ];
  if (node.name === 'BinaryExpression') {
    const operator = text(node.firstChild?.nextSibling ?? null);
    const [a, b] = [text(node.firstChild), text(node.lastChild)];
    if (operator === '*') {
      forms.push(`((${b}) * (${a}))`, `((${b}) / (1 / (${a})))`, `(-(${a}) * -(${b}))`);
      if (a === b) forms.push(`((${a}) ** 2)`, `Math.pow(${a}, 2)`);
      if (a === '2') forms.push(`((${b}) + (${b}))`, `(4 * (${b}) / 2)`);
      forms.push(...distributed(a, node.lastChild, text));
    }
    if (operator === '+') forms.push(`((${b}) + (${a}))`, `((${a}) - (-(${b})))`, `(-(-(${a}) - (${b})))`);
    if (operator === '-') forms.push(`(-(${b}) + (${a}))`, `((${a}) + -(${b}))`, `(-((${b}) - (${a})))`);
    if (operator === '/')
      forms.push(`((${a}) * (1 / (${b})))`, `(1 / (${b}) * (${a}))`, `(-(${a}) / -(${b}))`);
    if (operator === '**' && b === '2') forms.push(`((${a}) * (${a}))`);
  }
  return splice(source, node, pick(forms, random));
}

/** a * (b + c) as a * b + a * c. */
function distributed(
  a: string,
  right: SyntaxNode | null,
  text: (node: SyntaxNode | null) => string,
): string[] {
  const inner = right?.name === 'ParenthesizedExpression' ? (right.firstChild?.nextSibling ?? null) : null;
  const operator = text(inner?.firstChild?.nextSibling ?? null);
  if (inner?.name !== 'BinaryExpression' || !/^[-+]$/.test(operator)) return [];
  return [`((${a}) * (${text(inner.firstChild)}) ${operator} (${a}) * (${text(inner.lastChild)}))`];
}

/** Splits a statement into two, or gives a part of it a name. */
function inStatements({ source }: Program, assigned: Assigned, random: Random, count: number): string | null {
  const { expression, operator, name } = assigned;
  const statement = source.slice(assigned.from, assigned.to);
  const start = source.lastIndexOf('\n', assigned.from) + 1;
  const isAlone =
    /^\s*$/.test(source.slice(start, assigned.from)) && /^(?:\w+ )?\w+ (?:[-+]?=) [^,]*;?$/.test(statement);
  if (!isAlone) return null;
  const indent = source.slice(start, assigned.from);
  if (random() < 0.5) {
    const names = nodesIn(expression).filter(
      (node) => node.name === 'BinaryExpression' || node.name === 'ParenthesizedExpression',
    );
    if (names.length === 0) return null;
    const part = pick(names, random);
    const temporary = `part${count}${assigned.from}`;
    const changed = splice(source, part, temporary);
    return splice(
      changed,
      { from: start, to: start },
      `${indent}var ${temporary} = ${source.slice(part.from, part.to)};\n`,
    );
  }
  const sign = expression.firstChild?.nextSibling;
  const middle = sign ? source.slice(sign.from, sign.to) : '';
  if (expression.name !== 'BinaryExpression' || !sign || !/^[-+]$/.test(middle) || operator !== '=')
    return null;
  const [first, second] = [
    source.slice(expression.from, sign.from).trim(),
    source.slice(sign.to, expression.to).trim(),
  ];
  const declared = statement
    .replace(/^const/, 'let')
    .slice(0, expression.from - assigned.from + (statement.startsWith('const') ? -2 : 0));
  return splice(source, assigned, `${declared}${first};\n${indent}${name} ${middle}= ${second};`);
}
