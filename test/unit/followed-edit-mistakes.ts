/* Single mistakes in marked statements, made in their text. */

import type { Expression } from '../../src/program/code';
import { type Marked, markedIn, textIn } from './followed-edit-marked';
import { meaningOf } from './followed-edit-meaning';
import type { MarkedProgram } from './followed-edit-programs';
import { partsOf } from './python-code';

/** A program with a mistake in one statement. */
export interface Slip {
  readonly kind: string;
  readonly source: string;
  /** Which of the program's marked statements it is in. */
  readonly index: number;
  readonly was: string;
  readonly is: string;
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
