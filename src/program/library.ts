/*
 * What values of a language can do besides arithmetic on numbers: which are true, what their members, elements and methods
 * are, what an operator makes of texts and lists. Each language has one; who follows code asks it, and works for it.
 */
import type { List, Loss, Rec, Thing, Value } from './values';

export interface Library {
  /** A block has names of its own. */
  readonly hasBlocks: boolean;
  /** A method gets its object as its first argument. */
  readonly selfIsArgument: boolean;
  /** Whether a member of something tells that this is a list: its length, a method of lists. */
  readonly isOfLists: (key: string) => boolean;
  /** What a function gives that returns nothing, and a parameter has that gets nothing. */
  readonly nothing: string;
  /** Whether a thing counts as true; null where that can't be told. */
  readonly isTrue: (thing: Thing) => boolean | null;
  /** An operator on values of which one at least is no number; undefined where it is not known. */
  readonly operate: (work: Work, gate: string, inputs: readonly Value[]) => Value | undefined;
  /** `of.key`; undefined where it is not known. */
  readonly member: (work: Work, of: Value, key: string) => Value | undefined;
  /** `of[index]`. */
  readonly at: (work: Work, of: Value, index: Value) => Value | undefined;
  /** `of.key = value` and `of[index] = value`: false where that is not known. */
  readonly setMember: (work: Work, of: Value, key: string, value: Value) => boolean;
  readonly setAt: (work: Work, of: Value, index: Value, value: Value) => boolean;
  readonly remove: (work: Work, of: Value, key: string | Value) => boolean;
  /** `of(...args)`, or `new of(...args)`, of something that is no function of the file. */
  readonly call: (work: Work, call: LibraryCall) => Value | undefined;
  /** What a loop meets next after so many; undefined where it ends, null where it can't be gone through. */
  readonly next: (work: Work, of: Value, count: number) => Value | undefined | null;
  /** The keys that `for … in` meets. */
  readonly keys: (work: Work, of: Value) => readonly Value[] | null;
  /** A value as a part of a text; null where it can't be told. */
  readonly textOf: (work: Work, value: Value) => string | null;
}

export interface LibraryCall {
  readonly of: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly isNew: boolean;
}

/** What a library may ask of who follows the code. */
export interface Work {
  constant(value: number): number;
  /** The same for a number of rounds or elements. */
  counter(value: number): number;
  nodesOf(values: Iterable<Value>): readonly number[];
  truth(value: boolean): number;
  /** The number that a value is for sure, as an index or a count is used; null where it is none, or not known. */
  known(value: Value): number | null;
  /** Whether a number is a truth value for sure. */
  isTruth(value: Value): boolean;
  apply(gate: string, inputs: readonly Value[]): Value;
  call(callee: Value, args: readonly Value[], self?: Value): Value;
  /** Something that is made of these, and is not known. */
  unknown(of: readonly Value[], reason: string): Value;
  write(list: List, index: number, value: Value | undefined): void;
  setLength(list: List, length: number): void;
  put(holder: Rec | List, key: string, value: Value | undefined): void;
  lose(thing: Thing, of: readonly Value[], reason: string): Loss;
  /** The code throws here. */
  fail(reason: string): never;
}
