/*
 * What is special to a language: how its text is read, what its names mean, and how code in it is written. All rooms above
 * know this, and no language. Gates go by the names of their rows in the gate table, which are no language's.
 */
import { rowNamed } from '../gates/rows';
import type { Span } from '../text/span';
import type { PlacedCode } from './code';
import type { Directive } from './directives';
import type { Library, Work } from './library';
import type { Item } from './statements';
import type { Structures } from './structures';
import type { Value } from './values';

export interface Dialect {
  /** What the language is called in a sentence: `JavaScript`. */
  readonly language: string;
  /**
   * Reads a text. What `previous`, a reading of an earlier version of the same text, has in common with it is taken over,
   * if that was made by a dialect of this kind. Yields between small pieces of work, so that a caller can pause or give up.
   */
  readonly read: (source: string, previous?: Reading) => Generator<undefined, Reading>;
  /** The code of a notebook's cell: what is for the notebook, and none of the language, becomes as many blanks. */
  readonly cellCode: (text: string) => string;
  readonly names: BuiltIns;
  /** What its values can do besides arithmetic; null where its code is followed in straight lines only. */
  readonly library: Library | null;
  /** How code larger than formulas is written; null where passes are written for straight lines only. */
  readonly structures: Structures | null;
  /** Code of what people call and don't define, as they mean it: `zeros(n)`. Its positions are none of any file. */
  readonly usualCode?: () => readonly PlacedCode[];
  /** How code is written in a file of these statements: what it imports decides how a function is called. */
  readonly writing: (items: readonly Item[]) => Writing;
}

/** A text, read. */
export interface Reading {
  readonly items: readonly Item[];
  /** It is a part of something larger: it imports or exports. */
  readonly isModule: boolean;
  /** Where it is too deeply nested, so that nothing of it is read; null where it is not. */
  readonly tooDeep: number | null;
  /** The comments that speak to us, in source order. */
  readonly directives: readonly Directive[];
  /** A stretch of the text as it is said: on one line, and without comments. */
  readonly code: (span: Span) => string;
  /** The whole file as it is followed, statement by statement; made when it is asked for first. */
  readonly follow?: () => readonly PlacedCode[];
  /** Where the line ends that a place is on, with the comments behind the place; null where code follows on it. */
  readonly lineEndAfter: (place: number) => number | null;
  /** Where the code of a line ends, without the comment and the blanks behind it. */
  readonly endOfCode: (line: Span) => number;
}

/** The number of an argument, a number of its own, or the gate of a function with so many inputs. */
export type ComposedStep =
  | number
  | { readonly constant: number }
  | { readonly gate: string; readonly path: string; readonly count: number };

/**
 * What functions with so many arguments are made of, by their paths: `isNaN/1`. Written in postfix order are numbers of
 * arguments, `#` and a number, gates, and what `gates` has for functions of libraries.
 */
export function composedOf(
  all: Iterable<readonly [path: string, steps: string]>,
  gates: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, readonly ComposedStep[]> {
  const step = (word: string): ComposedStep => {
    if (/^\d$/.test(word)) return Number(word);
    if (word.startsWith('#')) return { constant: Number(word.slice(1)) };
    const gate = gates.get(word) ?? word;
    return { gate, path: gate === word ? '' : word, count: rowNamed(gate)?.count ?? 2 };
  };
  return new Map(Array.from(all, ([path, steps]) => [path, steps.split(' ').map(step)]));
}

/** Nothing but what is no number differs from itself, and nothing but a finite number is 0 without itself. */
export const noNumber = '0 0 !=';
export const finite = '0 0 - 0 0 - ==';

/** What a function makes of some arguments that is composed so. */
export function compose(work: Work, steps: readonly ComposedStep[], args: readonly Value[]): Value {
  const stack: Value[] = [];
  for (const step of steps)
    if (typeof step === 'number') stack.push(args[step]);
    else if ('constant' in step) stack.push(work.constant(step.constant));
    else stack.push(work.apply(step.gate, stack.splice(stack.length - step.count), step.path));
  return stack[0];
}

/** An array; or a number that is another one at each call, of any size, or such that none is made up for it. */
export type WhatIsMade = 'array' | 'draw' | 'hidden draw';

/** Why a call has no number that makes an array. */
export function anArray(path: string): string {
  return `${path} makes an array here, and arrays are not read yet`;
}

/** What names and paths mean by themselves, where the file gives them no other meaning. */
export interface BuiltIns {
  /** The gate that a path stands for: `Math.exp` is the gate `exp`. */
  readonly gates: ReadonlyMap<string, string>;
  /** Bare names that are taken to mean a gate though nobody says so, `sig` and `exp`; the likeliest to be meant first. */
  readonly assumed: ReadonlyMap<string, string>;
  /** What names stand for that nobody gives a meaning, by habit: `np` for numpy. */
  readonly usual: ReadonlyMap<string, string>;
  /** How many arguments a function takes, at least and at most, where its gate takes another number of inputs. */
  readonly counts: ReadonlyMap<string, readonly [least: number, most: number]>;
  /** Whether a function may have more arguments in the language than its gate has inputs. */
  readonly takesMore: (path: string) => boolean;
  /** Gates that functions put between the numbers of a list, from the left: `+` for `sum`. */
  readonly ofLists: ReadonlyMap<string, string>;
  /** What functions with so many arguments are made of, in postfix order, where they have no gate of their own: `clip/3`. */
  readonly composed: ReadonlyMap<string, readonly ComposedStep[]>;
  /** The numbers that go by a name: `Math.PI`, `Infinity`. */
  readonly constants: ReadonlyMap<string, number>;
  /** The name that stands for no value at all; it is no number. */
  readonly nothing: string;
  /** Names that keep their value whatever is assigned to them. */
  readonly fixed: readonly string[];
  /** Objects whose members are functions and constants, and that other names may stand for: `Math`. */
  readonly libraries: ReadonlySet<string>;
  /** What a method calls the object that it is of, where nobody declares that name; '' for none. */
  readonly instance: string;
  /** What a function calls all that it is called with; '' for none. */
  readonly everyArgument: string;
  /** Objects whose members are the variables of the file's top level. */
  readonly globalObjects: ReadonlySet<string>;
  /** What gives another number in [0, 1) at each call. */
  readonly random: string;
  /** What a call makes of which no gate tells; null where nobody knows. `keywords` are the names of its last arguments. */
  readonly madeBy: (path: string, count: number, keywords: readonly string[]) => WhatIsMade | null;
  /**
   * Functions that make a number of one number, and of anything else an array, with the named arguments, `dtype=float`,
   * that leave the number what it is.
   */
  readonly ofOne: ReadonlyMap<string, RegExp>;
  /**
   * Whether a method, called with these arguments as they are written, gives the number itself that it is of; `isTruth`
   * where that is a truth value. No number that is the language's own has such methods.
   */
  readonly isNumberItself: (method: string, args: string, isTruth: boolean) => boolean;
  /** Functions that make an object whose methods are those of a library. */
  readonly instances: ReadonlyMap<string, string>;
  /** Whether calling what a path means has no effect but the value that it gives. */
  readonly changesNothing: (path: string) => boolean;
  /** Truth values are the numbers 1 and 0. */
  readonly truthIsNumber: boolean;
  /** What the language's numbers do besides what all numbers do; null for nothing. */
  readonly arithmetic: Arithmetic | null;
  /** Objects that only show things: a statement that begins with one computes nothing. */
  readonly showing: ReadonlySet<string>;
  /** Whether a path is a function of the language's own, with a gate or without. */
  readonly isFunction: (path: string) => boolean;
  /** Whether the language says what a name or path is, though no gate stands for it. */
  readonly isOther: (path: string) => boolean;
}

/**
 * Kinds of numbers, and operations that give none. A kind is a number of a dialect's own, 0 where nothing is known, which
 * goes with each node.
 */
export interface Arithmetic {
  /** What comes of reading a name that has no value yet, in a clause: `Python stops here`. */
  readonly unassigned: string;
  /** The kind of a number that stands in the code. */
  readonly kindOfLiteral: (isInteger: boolean, isTruth: boolean) => number;
  /** The kind of what a gate gives; `path` is the function by which it is called, '' for an operator. */
  readonly kindOf: (gate: string, path: string, inputs: readonly number[]) => number;
  /** Whether what gives a number of this kind may give none. */
  readonly mayFail: (kind: number) => boolean;
  /** Whether a number of this kind has the methods of a library's numbers, or may have them where the file does not give it. */
  readonly mayHaveMethods: (kind: number) => boolean;
  /** The kind of a number that the file does not give. */
  readonly kindOfInput: number;
  /** Whether a number of this kind has no sign where it is 0. */
  readonly hasPlainZero: (kind: number) => boolean;
  /** Why a gate gives no number where it has these inputs, of these kinds, in a clause; null where it gives one. */
  readonly failure: (
    gate: string,
    kind: number,
    inputs: readonly number[],
    value: number,
    kinds: readonly number[],
  ) => string | null;
}

/** How code is written. */
export interface Writing extends Spellings {
  /** What begins a comment that goes on up to the end of its line. */
  readonly comment: string;
  /** What stands between two statements of one line. */
  readonly separator: string;
  /** What a block of code says that it is in: `js`. */
  readonly fence: string;
  /** What an operation is called in a sentence: `Math.exp`, `===`. */
  readonly title: (gate: string) => string;
  /** What stands between the parts of one declaration. */
  readonly list: string;
  /** What ends a statement, unless its writer does without. */
  readonly end: string;
  /** How what a function returns may have a name, as an example. */
  readonly namedReturn: string;
  /** Whether a keyword declares a name, which can't be declared again; `''` for none. */
  readonly declaresOnce: (keyword: string) => boolean;
  /** Whether what a keyword declares can't be assigned again; `''` for none. */
  readonly isFinal: (keyword: string) => boolean;
  /**
   * What says that an assignment updates its variable with a gate: `+=`; in the manner of `like`, a sign that stands there
   * now, where that is given: `-` for a `+`, `--` for a `++`.
   */
  readonly updateSign: (gate: string, like: string) => string;
  /** `name = value`, or `name += value` with the gate that updates it. */
  readonly assignment: (name: string, update: string, value: string) => string;
}

/** How formulas are written; writer.ts puts them together. */
export interface Spellings {
  readonly spelling: (gate: string) => Spelling;
  /** A constant of the gate table, `PI`. */
  readonly constant: (name: string) => string;
  readonly number: (value: number) => string;
}

/** How one gate is written. */
export type Spelling =
  | { readonly kind: 'call'; readonly name: string }
  | {
      readonly kind: 'operator';
      /** How tightly it holds its inputs together: see `Rank`. */
      readonly rank: number;
      /** Signs, and inputs by number with the rank that these need to stand there without parentheses. */
      readonly parts: readonly (string | Operand)[];
      /** A sign can't stand right before it, not even where that would mean the same. */
      readonly unsigned?: true;
    };

export interface Operand {
  readonly input: number;
  readonly least: number;
}

/** Ranks that languages agree on. An operator of a language's own may stand between these, or below all of them. */
export const Rank = { loosest: 0, sum: 6, product: 7, sign: 8, power: 9, atom: 10 } as const;

/** An operator between its two inputs, which groups from the left. */
export function infix(sign: string, rank: number): Spelling {
  return {
    kind: 'operator',
    rank,
    parts: [{ input: 0, least: rank }, ` ${sign} `, { input: 1, least: rank + 1 }],
  };
}

/** An operator before its only input. */
export function prefix(sign: string, rank: number, least = rank): Spelling {
  return { kind: 'operator', rank, parts: [sign, { input: 0, least }] };
}
