/*
 * Formulas as people write them: a little algebra that drops factors of 1, gathers equal terms and keeps signs in
 * front, and a printer that sets only the parentheses that are needed.
 */
import { gates } from './gates';

/** A formula. `apply` stands for an operator of JavaScript's or for a call, as `operator` says. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'apply'; readonly operator: string; readonly inputs: readonly Formula[] };

export const one: Formula = { kind: 'number', value: 1 };

export function numberFormula(value: number): Formula {
  return { kind: 'number', value };
}

export function nameFormula(name: string): Formula {
  return { kind: 'name', name };
}

/** What a formula comes to, where it is said what its names, its numbers and, from these up, its gates are. */
export function fold<T>(
  formula: Formula,
  nameOf: (name: string) => T,
  numberOf: (value: number) => T,
  applied: (gate: string, inputs: T[]) => T,
): T {
  if (formula.kind === 'name') return nameOf(formula.name);
  if (formula.kind === 'number') return numberOf(formula.value);
  const inputs = formula.inputs.map((input) => fold(input, nameOf, numberOf, applied));
  return applied(formula.operator, inputs);
}

/** The formula with its names replaced, put together anew so that it simplifies. */
export function substitute(formula: Formula, by: (name: string) => Formula): Formula {
  return fold(formula, by, numberFormula, applyGate);
}

function apply(operator: string, ...inputs: Formula[]): Formula {
  return { kind: 'apply', operator, inputs };
}

function isNumber(formula: Formula, value: number): boolean {
  return formula.kind === 'number' && formula.value === value;
}

type Apply = Extract<Formula, { kind: 'apply' }>;

function isApply<Operator extends string>(
  formula: Formula,
  operator: Operator,
): formula is Apply & { readonly operator: Operator } {
  return formula.kind === 'apply' && formula.operator === operator;
}

/** Applies a gate of the table, in the form that a person would write. */
export function applyGate(gate: string, inputs: readonly Formula[]): Formula {
  const [a = one, b = one] = inputs;
  switch (gate) {
    case '*':
      return product(a, b);
    case '/':
      return quotient(a, b);
    case '+':
      return sum([a, b]);
    case '-':
      return sum([a, negated(b)]);
    case 'negate':
      return negated(a);
    case '**':
      return power(a, b);
    case 'plus':
    case '=':
    case '??':
      return a;
    case 'square':
      return power(a, numberFormula(2));
  }
  return apply(gate, ...inputs);
}

/** -formula. */
export function negated(formula: Formula): Formula {
  if (formula.kind === 'number') return numberFormula(-formula.value);
  if (isApply(formula, 'negate')) return formula.inputs[0];
  if (isApply(formula, '-')) return apply('-', formula.inputs[1], formula.inputs[0]);
  return apply('negate', formula);
}

/** a * b, with the sign and the number in front, and no factor of 1. A choice is made after multiplying. */
export function product(a: Formula, b: Formula): Formula {
  if (isApply(a, '?:')) return choice(a.inputs[0], product(a.inputs[1], b), product(a.inputs[2], b));
  if (isApply(b, '?:')) return choice(b.inputs[0], product(a, b.inputs[1]), product(a, b.inputs[2]));
  const left = coefficient(a);
  const right = coefficient(b);
  const times = left.times * right.times;
  const exact = Number.isInteger(times) || Math.abs(left.times) === 1 || Math.abs(right.times) === 1;
  return exact ? scaled(times, plainProduct(left.rest, right.rest)) : apply('*', a, b);
}

/** test ? yes : no. */
export function choice(test: Formula, yes: Formula, no: Formula): Formula {
  if (no.kind === 'number' && isNumber(yes, no.value)) return yes;
  return apply('?:', test, yes, no);
}

function plainProduct(a: Formula, b: Formula): Formula {
  if (isNumber(a, 1)) return b;
  if (isNumber(b, 1)) return a;
  if (isApply(a, '/') && isNumber(a.inputs[0], 1)) return quotient(b, a.inputs[1]);
  if (isApply(b, '/') && isNumber(b.inputs[0], 1)) return quotient(a, b.inputs[1]);
  return apply('*', a, b);
}

/** times * formula, for a formula without a number of its own. */
function scaled(times: number, formula: Formula): Formula {
  if (times === 0) return numberFormula(0);
  if (isNumber(formula, 1)) return numberFormula(times);
  if (times === 1) return formula;
  if (isApply(formula, '/')) return quotient(scaled(times, formula.inputs[0]), formula.inputs[1]);
  if (isApply(formula, '?:')) {
    const [test, yes, no] = formula.inputs;
    return choice(test, product(numberFormula(times), yes), product(numberFormula(times), no));
  }
  if (times === -1) return apply('negate', formula);
  // 2 * a * b groups from the left, as it is written.
  return isApply(formula, '*')
    ? apply('*', scaled(times, formula.inputs[0]), formula.inputs[1])
    : apply('*', numberFormula(times), formula);
}

/** a / b, with signs in front. */
export function quotient(a: Formula, b: Formula): Formula {
  if (isNumber(b, 1)) return a;
  if (isApply(a, 'negate')) return negated(quotient(a.inputs[0], b));
  if (isApply(b, 'negate')) return negated(quotient(a, b.inputs[0]));
  return apply('/', a, b);
}

function power(a: Formula, b: Formula): Formula {
  if (isNumber(b, 1)) return a;
  if (isNumber(b, 0)) return one;
  return apply('**', a, b);
}

/** The sum of the terms; equal ones are gathered: a * dx + a * dx is 2 * a * dx. */
export function sum(terms: readonly Formula[]): Formula {
  const gathered = new Map<string, { times: number; term: Formula }>();
  for (const term of terms) {
    const { times, rest } = coefficient(term);
    const key = print(rest);
    const known = gathered.get(key);
    if (known) known.times += times;
    else gathered.set(key, { times, term: rest });
  }
  let total: Formula | undefined;
  for (const { times: count, term: gatheredTerm } of gathered.values()) {
    if (count === 0) continue;
    // Halves that have become whole again leave the number that they were halves of: its sign goes in front.
    const inner = Math.abs(count) === 1 ? coefficient(gatheredTerm) : { times: 1, rest: gatheredTerm };
    const times = count * inner.times;
    const term = inner.rest;
    const size = scaled(Math.abs(times), term);
    if (!total) total = times < 0 ? negated(size) : size;
    else total = apply(times < 0 ? '-' : '+', total, size);
  }
  return total ?? numberFormula(0);
}

/** Splits 2 * a into 2 and a, so that equal terms can be counted. */
function coefficient(term: Formula): { times: number; rest: Formula } {
  if (term.kind === 'number') return { times: term.value, rest: one };
  if (isApply(term, 'negate')) {
    const { times, rest } = coefficient(term.inputs[0]);
    return { times: -times, rest };
  }
  if (isApply(term, '*')) {
    const { times, rest } = coefficient(term.inputs[0]);
    if (times !== 1) return { times, rest: product(rest, term.inputs[1]) };
  }
  if (isApply(term, '/')) {
    const { times, rest } = coefficient(term.inputs[0]);
    if (times !== 1) return { times, rest: quotient(rest, term.inputs[1]) };
  }
  return { times: 1, rest: term };
}

/** How JavaScript ranks an operator; undefined for a function. */
function precedence(operator: string): number | undefined {
  return gates.get(operator)?.operator?.precedence;
}

const atom = 10;

/** How tightly a formula holds together: 10 for a name, less for operators, as JavaScript ranks them. */
export function strength(formula: Formula): number {
  if (formula.kind === 'number') return formula.value < 0 || Object.is(formula.value, -0) ? 8 : atom;
  return formula.kind === 'apply' ? (precedence(formula.operator) ?? atom) : atom;
}

/** The same for a gate of the table. */
export function strengthOf(gate: string): number {
  return precedence(gate) ?? atom;
}

/** The formula as JavaScript. */
export function print(formula: Formula): string {
  if (formula.kind === 'name') return formula.name;
  if (formula.kind === 'number') return Object.is(formula.value, -0) ? '-0' : String(formula.value);
  const { operator, inputs } = formula;
  const own = precedence(operator);
  const [a, b, c] = inputs;
  const wrap = (input: Formula, least: number) =>
    strength(input) < least ? `(${print(input)})` : print(input);
  if (own === undefined) return `${operator}(${inputs.map(print).join(', ')})`;
  switch (operator) {
    case 'negate':
      // -a * b and -a / b mean -(a * b) and -(a / b); a second sign wants parentheses.
      return `-${wrapNegated(a)}`;
    case '!':
      return `!${wrap(a, own)}`;
    case '?:':
      return `${wrap(a, 2)} ? ${wrap(b, 1)} : ${wrap(c, 1)}`;
    case '**':
      return `${wrap(a, atom)} ** ${wrap(b, own)}`;
    case '+':
      return `${wrap(a, own)} + ${wrap(b, own + 1)}`;
    case '*':
      // a * (b * c) is written from the left, without parentheses.
      if (isApply(b, '*')) return print(apply('*', apply('*', a, b.inputs[0]), b.inputs[1]));
      return `${wrap(a, own)} * ${wrap(b, own + 1)}`;
  }
  return `${wrap(a, own)} ${operator} ${wrap(b, own + 1)}`;
}

function wrapNegated(formula: Formula): string {
  const text = print(formula);
  const fine = strength(formula) >= 7 && !text.startsWith('-') && !startsWithPower(formula);
  return fine ? text : `(${text})`;
}

/** JavaScript allows no sign right before a power: -(a ** b * c), never -a ** b * c. */
function startsWithPower(formula: Formula): boolean {
  if (isApply(formula, '**')) return true;
  return (
    (isApply(formula, '*') || isApply(formula, '/') || isApply(formula, '%')) &&
    startsWithPower(formula.inputs[0])
  );
}
