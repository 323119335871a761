/* Formulas as text, in a dialect's spelling. Only the parentheses are set that are needed. */
import { apply, type Formula } from '../gates/algebra';
import { constants } from '../gates/constants';
import { Rank, type Spellings, type Writing } from './dialect';

/** A piece of code, and how tightly it holds together. */
export interface Phrase {
  readonly text: string;
  readonly strength: number;
}

/** How tightly a gate holds its inputs together: `Rank.atom` for what is called by name. */
export function strengthOf(gate: string, { spelling }: Spellings): number {
  const spelled = spelling(gate);
  return spelled.kind === 'call' ? Rank.atom : spelled.rank;
}

/** The formula as code. */
export function print(formula: Formula, spellings: Spellings): string {
  return phrase(formula, spellings).text;
}

/** The formula as code that goes into more code. */
export function phrase(formula: Formula, spellings: Spellings): Phrase {
  switch (formula.kind) {
    case 'name':
      return { text: formula.name, strength: Rank.atom };
    case 'constant':
      return { text: spellings.constant(formula.name), strength: Rank.atom };
    case 'number': {
      const named = namedNumber(formula.value, spellings);
      if (named) return named;
      const isNegative = formula.value < 0 || Object.is(formula.value, -0);
      return { text: spellings.number(formula.value), strength: isNegative ? Rank.sign : Rank.atom };
    }
  }
  const { gate, inputs, called } = formula;
  const [a, b] = inputs;
  // a * (b * c) is written from the left, without parentheses.
  if (gate === '*' && called === undefined && b.kind === 'apply' && b.gate === '*')
    return phrase(apply('*', apply('*', a, b.inputs[0]), b.inputs[1]), spellings);
  const parts = inputs.map((input) => phrase(input, spellings));
  if (called !== undefined) return call(called, parts);
  const isNegatedPower = gate === 'negate' && isUnsigned(a, spellings);
  return joined(gate, isNegatedPower ? [bracketed(parts[0])] : parts, spellings);
}

/** A number that has a name in every language, or that is some of one: `Math.SQRT2`, `2 * Math.PI`; null for any other. */
function namedNumber(value: number, spellings: Spellings): Phrase | null {
  const size = Math.abs(value);
  const named = [1, 2, 0.5, 3, 4].flatMap((times) =>
    [...constants].filter(([, worth]) => times * worth === size).map(([name]) => ({ times, name })),
  );
  const [found] = named;
  if (!found) return null;
  const constant: Phrase = { text: spellings.constant(found.name), strength: Rank.atom };
  const factor: Phrase = { text: spellings.number(found.times), strength: Rank.atom };
  const written = found.times === 1 ? constant : joined('*', [factor, constant], spellings);
  return value < 0 ? joined('negate', [written], spellings) : written;
}

/** Code of a gate whose inputs are these pieces of code. */
export function joined(gate: string, inputs: readonly Phrase[], { spelling }: Spellings): Phrase {
  const spelled = spelling(gate);
  if (spelled.kind === 'call') return call(spelled.name, inputs);
  const [sign] = spelled.parts;
  const text = spelled.parts.map((part) => {
    if (typeof part === 'string') return part;
    const input = inputs[part.input];
    // A second sign right behind the first would be another operator.
    const isSecond = gate === 'negate' && typeof sign === 'string' && input.text.startsWith(sign);
    return isSecond ? bracketed(input).text : wrapped(input, part.least);
  });
  return { text: text.join(''), strength: spelled.rank };
}

function call(name: string, inputs: readonly Phrase[]): Phrase {
  return { text: `${name}(${inputs.map(({ text }) => text).join(', ')})`, strength: Rank.atom };
}

/** A piece of code in parentheses of its own. */
export function bracketed({ text }: Phrase): Phrase {
  return { text: `(${text})`, strength: Rank.atom };
}

/** A piece of code, ready to stand where so much strength is needed. */
export function wrapped(phrase: Phrase, least: number): string {
  return phrase.strength < least ? bracketed(phrase).text : phrase.text;
}

/** A piece of code that stands where so much strength is needed, and so needs no more parentheses. */
export function fixed(phrase: Phrase, least: number): Phrase {
  return { text: wrapped(phrase, least), strength: Rank.atom };
}

/** What a negative piece of code begins with. */
export function minusOf({ spelling }: Spellings): string {
  const spelled = spelling('negate');
  const [sign] = spelled.kind === 'call' ? [`${spelled.name}(`] : spelled.parts;
  return typeof sign === 'string' ? sign : '';
}

/** The sign of an operator: `+`, `TIMES`. */
export function signOf(gate: string, { spelling }: Spellings): string {
  const spelled = spelling(gate);
  if (spelled.kind === 'call') return spelled.name;
  return spelled.parts
    .filter((part) => typeof part === 'string')
    .join('')
    .trim();
}

/** What a gate is called in a sentence: an operator by its sign, a function by its own name alone. */
export function spokenName(gate: string, writing: Writing): string {
  return writing.spelling(gate).kind === 'call' ? gate : writing.title(gate);
}

/** Whether no sign may stand right before a formula, as before a ** b * c in JavaScript. */
function isUnsigned(formula: Formula, spellings: Spellings): boolean {
  if (formula.kind !== 'apply' || formula.called !== undefined) return false;
  const spelling = spellings.spelling(formula.gate);
  if (spelling.kind === 'call') return false;
  if (spelling.unsigned) return true;
  const [first] = spelling.parts;
  const isProduct = spelling.rank === Rank.product;
  return isProduct && typeof first !== 'string' && isUnsigned(formula.inputs[first.input], spellings);
}
