/*
 * How code larger than a formula is written in a language, and what its loops and its calls on arrays come to: what is
 * needed to go back through code with loops and arrays, and to write that down.
 */
import type { Block, Expression, FunctionCode, Target } from './code';

/** What is gone through, one after the other: whole numbers, elements of arrays side by side, or both. */
export interface Space {
  /** What the number of the round is called; null where it has no name. */
  readonly counter: string | null;
  /** The first number, 0 where that is null. */
  readonly from: Expression | null;
  /** The number before which it ends; null for as many as the first array has elements. */
  readonly to: Expression | null;
  /** 1, or what else is added from round to round. */
  readonly step: number;
  readonly elements: readonly { readonly target: Target | null; readonly of: Expression }[];
}

/** What an expression does with arrays. */
export type ArrayMeaning =
  /** How many elements there are. */
  | { readonly kind: 'length'; readonly of: Expression }
  /** Puts a value behind the last element. */
  | { readonly kind: 'push'; readonly to: Expression; readonly value: Expression }
  /** A new array, with a value for each round. */
  | { readonly kind: 'each'; readonly over: Space; readonly value: Expression | FunctionCode }
  /** What values for each round add up to. */
  | {
      readonly kind: 'sum';
      readonly over: Space;
      readonly value: Expression;
      readonly start: Expression | null;
    }
  /** The largest or smallest element. */
  | { readonly kind: 'extreme'; readonly of: Expression }
  /** Statements that run in each round. */
  | { readonly kind: 'rounds'; readonly over: Space; readonly body: Block }
  /** A new array of so many numbers that are the same; null where it is not known how many. */
  | { readonly kind: 'fill'; readonly count: Expression | null }
  /** A new array of the same elements. */
  | { readonly kind: 'copy'; readonly of: Expression }
  /** It only shows something. */
  | { readonly kind: 'show' };

/** The rounds of a loop that is written. */
export interface LoopCounting {
  readonly counter: string;
  readonly from: string;
  /** Where it ends: before that number, or with it. */
  readonly to: string;
  readonly inclusive: boolean;
  readonly step: number;
}

/** How such code is written. All texts are single lines without indentation. */
export interface Structures {
  /** One step of indentation, where the file shows none. */
  readonly indent: string;
  /** Names of parts of a name are joined by underscores. */
  readonly joinsBy: '_' | '';
  /** The only statement of a loop or branch may stand without a block. */
  readonly hasBareBodies: boolean;
  readonly meaning: (expression: Expression) => ArrayMeaning | null;
  /** What a loop over something goes through; null where that can't be told. */
  readonly space: (target: Target, of: Expression, keys: boolean) => Space | null;
  readonly length: (array: string) => string;
  /** Where a value stands in an array that has it. */
  readonly indexOf: (array: string, value: string) => string;
  readonly element: (array: string, index: string) => string;
  /** An array of zeros with the shape of another; `depth` is how often it is indexed. */
  readonly zeros: (like: string, depth: number) => string;
  /** A copy of an array, and of the arrays in it. */
  readonly copied: (array: string, depth: number) => string;
  readonly declared: (name: string, value: string, keyword: string) => string;
  /** Declares a name without a value; null where nothing need be said. */
  readonly bare: (name: string) => string | null;
  /** The keyword for a name that is assigned once, or again, in a file that declares in its own way. */
  readonly keyword: (changes: boolean, usual: string) => string;
  readonly pushed: (array: string, value: string) => string;
  /** Takes the last element away, and is worth it. */
  readonly taken: (array: string) => string;
  readonly empty: string;
  /** The head of a loop, whose rounds go in their order or back. */
  readonly loop: (counting: LoopCounting, back: boolean, minus: (text: string) => string) => string;
  /** A block of lines below a head; `else` may follow. */
  readonly block: (head: string, lines: readonly string[], step: string) => readonly string[];
  readonly branch: (
    test: string,
    yes: readonly string[],
    no: readonly string[],
    step: string,
  ) => readonly string[];
  readonly functionHead: (name: string, parameters: string, isMethod: boolean) => string;
  /** What gives several results back. */
  readonly given: (names: readonly string[]) => string;
  readonly isDocumentation: (code: Block[number]) => boolean;
}
