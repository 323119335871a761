/* Single mistakes in marked statements, made in their text, and what a statement means, in whatever order it says it. */

import { javascript } from '../../src/languages/javascript/dialect';
import { python } from '../../src/languages/python/dialect';
import type { Assign, Expression } from '../../src/program/code';
import type { Dialect, Reading } from '../../src/program/dialect';
import { applyEdits, type Edit } from '../../src/text/edits';
import { finish } from '../../src/text/pauses';
import type { Span } from '../../src/text/span';
import type { MarkedProgram } from './followed-edit-programs';
import { partsOf } from './python-code';

/** A statement that computes the gradient of a variable. */
export interface Marked {
  readonly program: MarkedProgram;
  readonly code: Assign;
  readonly base: number;
  readonly of: string;
}

/** A program with a mistake in one statement. */
export interface Slip {
  readonly kind: string;
  readonly source: string;
  /** Which of the program's marked statements it is in. */
  readonly index: number;
  readonly was: string;
  readonly is: string;
}

export function dialectOf({ language }: MarkedProgram): Dialect {
  return language === 'python' ? python : javascript('typescript');
}

export function readingOf(program: MarkedProgram): Reading {
  return finish(dialectOf(program).read(program.source));
}

/** The statements of a program whose lines are marked. */
export function markedIn(program: MarkedProgram, reading: Reading = readingOf(program)): Marked[] {
  const found: Marked[] = [];
  for (const { code: top, base } of reading.follow?.() ?? [])
    for (const part of partsOf(top)) {
      if (!('kind' in part && part.kind === 'assign' && 'within' in part)) continue;
      const code = part as Assign;
      const rest = program.source.slice(code.value.to + base).split('\n', 1)[0];
      const [, of] = /(?:\/\/|#) of (.*)$/.exec(rest) ?? [];
      if (of) found.push({ program, code, base, of });
    }
  const placeOf = ({ code, base }: Marked) => code.value.from + base;
  return found.sort((one, other) => placeOf(one) - placeOf(other));
}

/** All mistakes that are made in a program's marked statements. */
export function slipsIn(program: MarkedProgram): Slip[] {
  const all = markedIn(program);
  const names = [...new Set(all.flatMap((each) => leavesOf(each)))];
  return all.flatMap((marked, index) => {
    const { source } = program;
    const { code, base } = marked;
    const from = code.targets[0].from + base;
    const to = code.value.to + base;
    const made = new Map<string, Slip>();
    for (const [kind, start, end, text] of changes(marked, names, all)) {
      const changed = source.slice(0, start + base) + text + source.slice(end + base);
      const is = changed.slice(from, to + changed.length - source.length);
      const slip = { kind, source: changed, index, was: source.slice(from, to), is };
      if (changed !== source && !made.has(changed) && isSame(slip, program, index) === false)
        made.set(changed, slip);
    }
    return [...made.values()];
  });
}

/** Whether a mutant still means what the program does; null where it is none any more. */
function isSame({ source }: Slip, program: MarkedProgram, index: number): boolean | null {
  const changed = markedIn({ ...program, source });
  const original = markedIn(program);
  if (changed.length !== original.length) return null;
  return meaningOf(changed[index]) === meaningOf(original[index]);
}

type Change = readonly [kind: string, from: number, to: number, text: string];

const textIn = ({ program, base }: Marked, { from, to }: { from: number; to: number }) =>
  program.source.slice(from + base, to + base);

/** Names, members and elements that an expression reads; those that it has for itself are not changed. */
function placesIn(value: unknown): Expression[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && /^(name|member|at)$/.test(String(value.kind))) return [value as Expression];
  if ('kind' in value && value.kind === 'call' && 'args' in value) return placesIn(value.args);
  if ('clauses' in value && 'value' in value) return placesIn(value.value);
  if ('parameters' in value && 'body' in value) return placesIn(value.body);
  return Object.values(value).flatMap(placesIn);
}

function leavesOf(marked: Marked): string[] {
  return placesIn(marked.code.value).map((place) => textIn(marked, place));
}

function* changes(marked: Marked, names: readonly string[], all: readonly Marked[]): Generator<Change> {
  const { code, base } = marked;
  const { value, sign, operator, targets } = code;
  const text = (span: { from: number; to: number }) => textIn(marked, span);
  const whole = text(value);
  yield ['sign', value.from, value.to, `-(${whole})`];
  if (code.declares === '') {
    if (operator === '') yield ['+= for =', sign.from, sign.to, '+='];
    else yield ['= for +=', sign.from, sign.to, ''];
    if (operator === '+') yield ['sign', sign.from, sign.to, '-'];
    if (operator === '-') yield ['sign', sign.from, sign.to, '+'];
  }
  const [target] = targets;
  const others = all
    .filter(({ program }) => program === marked.program)
    .map((each) => textIn(each, each.code.targets[0]));
  for (const other of new Set(others))
    if (other.endsWith(']') === text(target).endsWith(']'))
      yield ['wrong name', target.from, target.to, other];
  for (const part of partsOf(value)) yield* ofPart(part as Expression, marked);
  for (const place of placesIn(value)) {
    for (const [k, name] of names.entries())
      if ((k + place.from + base) % 3 === 0) yield ['wrong variable', place.from, place.to, name];
    for (const [start, end, index] of otherIndices(text(place), marked))
      yield ['wrong index', place.from + start, place.from + end, index];
  }
  for (const [start, end, index] of otherIndices(text(target), marked))
    yield ['wrong index', target.from + start, target.from + end, index];
  for (const [pattern, other] of forms) {
    const found = pattern.exec(whole);
    if (found)
      yield [
        'derivative',
        value.from + found.index,
        value.from + found.index + found[0].length,
        found[0].replace(pattern, other),
      ];
  }
}

/** Derivatives of activations for each other. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/([\w.]+(?:\[[\w +]+\])*) \* \(1 - \1\)/, '(1 - $1 * $1)'],
  [/([\w.]+(?:\[[\w +]+\])*) \* \(1 - \1\)/, '(1 - $1)'],
  [/([\w.]+(?:\[[\w +]+\])*) \* \(1 - \1\)/, '$1'],
  [/\(1 - ([\w.]+(?:\[[\w +]+\])*) ?\* ?\1\)/, '$1 * (1 - $1)'],
  [/\(1 - ([\w.]+(?:\[[\w +]+\])*) ?\* ?\1\)/, '(1 - $1)'],
  [/\(1 - ([\w.]+(?:\[[\w +]+\])*) ?\* ?\1\)/, '$1 * $1'],
  [/\(1 - ([\w.]+(?:\[[\w +]+\])*) \*\* 2\)/, '$1 * (1 - $1)'],
  [/\(1 - ([\w.]+(?:\[[\w +]+\])*) \*\* 2\)/, '(1 - $1)'],
  [/p\[j\] \* \(\(i === j \? 1 : 0\) - p\[i\]\)/, 'p[i] * (1 - p[i])'],
];

/** Other indices for a place: another name, the two swapped, one off. */
function* otherIndices(
  place: string,
  { program, code, base }: Marked,
): Generator<readonly [from: number, to: number, text: string]> {
  const loops = program.source
    .slice(0, code.value.from + base)
    .matchAll(/for (?:\(let )?(\w+)(?: = | in range)/g);
  const counters = [...new Set([...loops].slice(-3).map(([, name]) => name))];
  for (const found of place.matchAll(/(?<=[[*+] ?)[a-z](?=\]| [*+])/g))
    for (const other of counters) if (other !== found[0]) yield [found.index, found.index + 1, other];
  for (const found of place.matchAll(/\[(\w+)\]\[(\w+)\]/g))
    yield [found.index, found.index + found[0].length, `[${found[2]}][${found[1]}]`];
  for (const found of place.matchAll(/\[([a-z])\]/g)) {
    yield [found.index, found.index + found[0].length, `[${found[1]} - 1]`];
    yield [found.index, found.index + found[0].length, `[${found[1]} + 1]`];
  }
  for (const found of place.matchAll(/\[([a-z]) ?[-+] ?1\]/g))
    yield [found.index, found.index + found[0].length, `[${found[1]}]`];
}

const opposites: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '>': '<',
  '<': '>',
};

function* ofPart(part: Expression, marked: Marked): Generator<Change> {
  const text = (span: { from: number; to: number }) => textIn(marked, span);
  const { from, to } = part;
  if (part.kind === 'choose') {
    const [first, last] = [part.yes, part.no];
    const middle = text({ from: first.to, to: last.from });
    if (first.from < last.from && first.to <= last.from && !middle.includes('if'))
      yield ['branches', first.from, last.to, text(last) + middle + text(first)];
  }
  if (
    part.kind === 'name' &&
    part.name === 'n' &&
    !marked.program.source.includes('// of x\n  }\n  return { v')
  )
    yield ['n - 1', from, to, '(n - 1)'];
  if (part.kind !== 'gate') return;
  const { gate, inputs, sign } = part;
  const [a, b] = inputs;
  if (gate === 'negate' && a) yield ['sign', from, to, outer(a)];
  if (!b) return;
  const opposite = opposites[gate];
  if (opposite)
    yield [
      /[-+]/.test(gate) ? 'sign' : /[<>]/.test(gate) ? 'mask' : 'operator',
      sign.from,
      sign.to,
      opposite,
    ];
  if (/^[-+*/]$/.test(gate))
    yield [/[-+]/.test(gate) ? 'term left out' : 'factor left out', from, to, outer(a)];
  const isOne = a.kind !== 'gate' || !/^[-+*/]$/.test(a.gate);
  if (/^[+*]$/.test(gate) && isOne)
    yield [gate === '+' ? 'term left out' : 'factor left out', from, to, outer(b)];
  if (/^[*/]$/.test(gate) && b.kind !== 'number') yield ['factor twice', to, to, ` ${gate} ${outer(b)}`];
  if (/^[-/]$/.test(gate)) yield ['operands swapped', from, to, `(${outer(b)} ${gate} ${outer(a)})`];
  if (gate === '**' && b.kind === 'number') {
    yield ['exponent', b.from, b.to, String(b.value + 1)];
    yield ['exponent', from, to, outer(a)];
  }

  function outer(inner: Expression): string {
    const own = text(inner);
    return inner.enclosed || inner.kind === 'gate' ? `(${own})` : own;
  }
}

/** A statement by itself, with edits made in it; null where it is none any more. */
export function editedAlone(marked: Marked, edits: readonly Edit[]): Marked | null {
  const { program, code, base } = marked;
  const from = (code.declares === '' ? code.targets[0].from : code.within.from) + base;
  const to = code.value.to + base;
  const inside = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  const comment = program.language === 'python' ? '  # of it' : ' // of it';
  // Parentheses around the whole value are closed behind it.
  const rest = program.source
    .slice(to)
    .split('\n', 1)[0]
    .replace(/(?:;|\/\/|#).*$/, '');
  const text = applyEdits(program.source.slice(from, to) + rest, inside);
  const source = `${text}${program.language === 'python' ? '' : ';'}${comment}\n`;
  return markedIn({ ...program, source })[0] ?? null;
}

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
