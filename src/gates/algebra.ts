/*
 * Formulas as people write them: a little algebra that drops factors of 1, gathers equal terms and keeps signs in
 * front. What they look like as code, a dialect says.
 */

/** A formula. A gate goes by the name of its row; `called` is what the file calls it, where it has a name of its own there. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  /** A number that has a name in every language: `PI`. */
  | { readonly kind: 'constant'; readonly name: string }
  | {
      readonly kind: 'apply';
      readonly gate: string;
      readonly inputs: readonly Formula[];
      readonly called?: string;
    };

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
  numberOf: (number: Exclude<Formula, { kind: 'name' | 'apply' }>) => T,
  applied: (gate: string, inputs: T[], called?: string) => T,
): T {
  if (formula.kind === 'name') return nameOf(formula.name);
  if (formula.kind !== 'apply') return numberOf(formula);
  const inputs = formula.inputs.map((input) => fold(input, nameOf, numberOf, applied));
  return applied(formula.gate, inputs, formula.called);
}

const sizes = new WeakMap<Formula, number>();

/** How many gates, names and numbers a formula is written with; parts that it shares count each time. */
export function sizeOf(formula: Formula): number {
  if (formula.kind !== 'apply') return 1;
  const known = sizes.get(formula);
  if (known !== undefined) return known;
  const size = formula.inputs.reduce((total, input) => total + sizeOf(input), 1);
  sizes.set(formula, size);
  return size;
}

/** The formula with its names replaced, put together anew so that it simplifies. */
export function substitute(formula: Formula, by: (name: string) => Formula): Formula {
  return fold(formula, by, (number) => number, applyGate);
}

/** A gate of these inputs, just as it is. */
export function apply(gate: string, ...inputs: Formula[]): Formula {
  return { kind: 'apply', gate, inputs };
}

function isNumber(formula: Formula, value: number): boolean {
  return formula.kind === 'number' && formula.value === value;
}

type Apply = Extract<Formula, { kind: 'apply' }>;

function isApply<Name extends string>(
  formula: Formula,
  gate: Name,
): formula is Apply & { readonly gate: Name } {
  return formula.kind === 'apply' && formula.gate === gate && formula.called === undefined;
}

/** Applies a gate of the table, in the form that a person would write; one that is called by a name stays a call. */
export function applyGate(gate: string, inputs: readonly Formula[], called?: string): Formula {
  const [a = one, b = one] = inputs;
  if (gate === 'square') return power(a, numberFormula(2));
  if (called !== undefined) return { kind: 'apply', gate, inputs, called };
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
    case 'copy':
    case 'known':
      return a;
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
  if (isApply(a, 'choose')) return choice(a.inputs[0], product(a.inputs[1], b), product(a.inputs[2], b));
  if (isApply(b, 'choose')) return choice(b.inputs[0], product(a, b.inputs[1]), product(a, b.inputs[2]));
  const left = coefficient(a);
  const right = coefficient(b);
  const times = left.times * right.times;
  const exact = Number.isInteger(times) || Math.abs(left.times) === 1 || Math.abs(right.times) === 1;
  return exact ? scaled(times, plainProduct(left.rest, right.rest)) : apply('*', a, b);
}

/** test ? yes : no. */
export function choice(test: Formula, yes: Formula, no: Formula): Formula {
  if (no.kind === 'number' && isNumber(yes, no.value)) return yes;
  return apply('choose', test, yes, no);
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
  if (isApply(formula, 'choose')) {
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
    const key = keyOf(rest);
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

/** A text that equal formulas have in common. */
function keyOf(formula: Formula): string {
  if (formula.kind === 'number') return Object.is(formula.value, -0) ? '-0' : String(formula.value);
  if (formula.kind !== 'apply') return `${formula.kind} ${formula.name}`;
  const { gate, inputs, called = '' } = formula;
  const [a, b] = inputs;
  // a * (b * c) is the same as a * b * c.
  if (gate === '*' && isApply(b, '*')) return keyOf(apply('*', apply('*', a, b.inputs[0]), b.inputs[1]));
  return `${gate} ${called}(${inputs.map(keyOf).join(', ')})`;
}
