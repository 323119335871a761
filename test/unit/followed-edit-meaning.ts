/* What a statement means, in whatever order it says it. */
import type { Expression } from '../../src/program/code';
import type { Span } from '../../src/text/span';
import { type Marked, textIn } from './followed-edit-marked';

/** What a statement means: the same for sums and products in another order, with other parentheses. */
export function meaningOf(marked: Marked): string {
  const { code } = marked;
  const target = code.targets.map((each) => textIn(marked, each).replace(/\s/g, '')).join();
  const value = worthOf(code.value, marked);
  return `${target} ${code.operator === '-' ? '+' : code.operator} ${code.operator === '-' ? negated(value) : value}`;
}

function worthOf(code: Expression, marked: Marked): string {
  const terms = new Map<string, number>();
  const addTerm = (each: Expression, times: number): void => {
    if (each.kind === 'gate' && (each.gate === '+' || each.gate === '-') && each.inputs.length === 2) {
      addTerm(each.inputs[0], times);
      addTerm(each.inputs[1], each.gate === '-' ? -times : times);
      return;
    }
    const { factor, key } = productOf(each, marked);
    terms.set(key, (terms.get(key) ?? 0) + times * factor);
  };
  addTerm(code, 1);
  return printedSum(terms);
}

function printedSum(terms: ReadonlyMap<string, number>): string {
  const kept = [...terms]
    .filter(([, times]) => times !== 0)
    .map(([key, times]) => `${+times.toPrecision(9)}*${key}`);
  return kept.length === 0 ? '0' : kept.sort().join(' + ');
}

function negated(sum: string): string {
  return sum
    .split(' + ')
    .map((term) => (term.startsWith('-') ? term.slice(1) : `-${term}`))
    .sort()
    .join(' + ');
}

/** A product as a number and the powers of what is multiplied. */
function productOf(code: Expression, marked: Marked): { readonly factor: number; readonly key: string } {
  let factor = 1;
  const powers = new Map<string, number>();
  const multiply = (each: Expression, power: number): void => {
    if (each.kind === 'number') {
      factor *= each.value ** power;
      return;
    }
    if (each.kind === 'gate') {
      const [a, b] = each.inputs;
      if (each.gate === 'negate') {
        factor *= -1;
        return multiply(a, power);
      }
      if (each.gate === '*' || each.gate === '/') {
        multiply(a, power);
        return multiply(b, each.gate === '/' ? -power : power);
      }
      if (each.gate === '**' && b.kind === 'number') return multiply(a, power * b.value);
      if (/^[-+]$/.test(each.gate)) {
        const sum = worthOf(each, marked);
        // -(a - b) is b - a.
        const key = [sum, negated(sum)].sort()[0];
        if (key !== sum) factor *= (-1) ** power;
        powers.set(`(${key})`, (powers.get(`(${key})`) ?? 0) + power);
        return;
      }
    }
    const key = keyOf(each, marked);
    powers.set(key, (powers.get(key) ?? 0) + power);
  };
  multiply(code, 1);
  const kept = [...powers]
    .filter(([, power]) => power !== 0)
    .map(([key, power]) => (power === 1 ? key : `${key}^${power}`));
  return { factor, key: kept.sort().join('*') || '1' };
}

function keyOf(code: Expression, marked: Marked): string {
  if (code.kind === 'list') return `[${code.items.map(({ value }) => worthOf(value, marked)).join(', ')}]`;
  if (code.kind === 'gate')
    return `${code.gate}(${code.inputs.map((each) => worthOf(each, marked)).join(', ')})`;
  if (code.kind === 'choose')
    return `choose(${[code.test, code.yes, code.no].map((each) => worthOf(each, marked)).join(', ')})`;
  if (
    code.kind === 'call' &&
    /(^|\.)pow$/.test(textIn(marked, code.callee)) &&
    code.args[1].value.kind === 'number'
  )
    return `${worthOf(code.args[0].value, marked)}^${code.args[1].value.value}`;
  if (code.kind === 'call')
    return `${textIn(marked, code.callee)}(${code.args.map(({ value }) => worthOf(value, marked)).join(', ')})`;
  const inner = innerOf(code);
  if (!inner) return textIn(marked, code).replace(/\s/g, '');
  const { from, to } = inner.enclosed ? outerSpan(inner, marked) : inner;
  const [before, behind] = [
    { from: code.from, to: from },
    { from: to, to: code.to },
  ].map((span) => textIn(marked, span).replace(/\s/g, ''));
  return `${before} ${worthOf(inner, marked)} ${behind}`;
}

/** What a function or a comprehension gives. */
function innerOf(code: Expression): Expression | null {
  if (code.kind === 'comprehension') return code.value;
  if (code.kind !== 'function') return null;
  const [only] = code.code.body;
  return only?.kind === 'return' ? only.value : null;
}

/** An expression with the parentheses around it. */
function outerSpan({ from, to }: Expression, { program: { source }, base }: Marked): Span {
  let [start, end] = [from + base, to + base];
  while (/[(\s]/.test(source[start - 1])) start--;
  while (/[)\s]/.test(source[end])) end++;
  return { from: start - base, to: end - base };
}
