/*
 * What values of a language can do besides arithmetic on numbers: which are true, what their members, elements and methods
 * are, what an operator makes of texts and lists. Each language has one; who follows code asks it, and works for it.
 */
import type { Expression } from './code';
import type { CodePart } from './parts';
import type { ClassThing, Func, GeneratorThing, Given, List, Loss, Rec, Thing, Value } from './values';

export interface Library {
  /** A block has names of its own. */
  readonly hasBlocks: boolean;
  /** A method gets its object as its first argument. */
  readonly selfIsArgument: boolean;
  /** Whether a member of something tells that this is a list: its length, a method of lists. */
  readonly isOfLists: (key: string) => boolean;
  /** How the length of something is asked for: `x.length`, `len(x)`. */
  readonly lengthName: (path: string) => string;
  /** Whether an index tells that what it is of is a list: one from the end, a slice. */
  readonly tellsList?: (work: Work, index: Value) => boolean;
  /**
   * Whether a file with such a part of its code can't be followed at all, as that reaches variables, or code, in other
   * ways; asked from the outside inward. `isOwn` says of a name that a function around has it for itself.
   */
  readonly isBeyond: (part: CodePart, isOwn: (name: string) => boolean) => boolean;
  /** Whether an expression only shows numbers; `isFree` says of a name that the file gives it no meaning. */
  readonly onlyShows?: (shown: Expression, isFree: (name: string) => boolean) => boolean;
  /** What a name is that the language gives a meaning besides functions and numbers. */
  readonly named?: (name: string) => Value | undefined;
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
  /** How many rounds a loop over a value has, where that is known before. */
  readonly count?: (work: Work, of: Value) => number | null;
  /** What a loop over a value goes through, where that is decided when it begins. */
  readonly over?: (work: Work, of: Value) => Value;
  /** A number that says whether a loop over something has a first round; null where none does. */
  readonly asks?: (work: Work, of: Value) => number | null;
  /** What a loop meets first that has an unknown number of rounds; undefined where not even that is known. */
  readonly first?: (work: Work, of: Value) => Value | undefined;
  /** `target operator= value` where that changes what the target holds; undefined where it makes something new. */
  readonly update?: (work: Work, gate: string, target: Value, value: Value) => Value | undefined;
  /** Whether a call goes through all of what it gets at once, so that a generator may as well be a list. */
  readonly goesThrough?: (of: Value) => boolean;
  /** Whether `except filter` catches what was thrown; null where that is not known. */
  readonly catches?: (thrown: Value | null, filter: Value) => boolean | null;
  /** What is thrown where a pattern has another number of parts than there are values; none where that is no mistake. */
  readonly misfit?: Value;
  /** What is thrown by an operation on numbers that has no value, by its reason; null where it only is not known. */
  readonly thrownBy?: (reason: string) => Value | null;
  /** Enters the value of a `with`; undefined where it is not known what that does. */
  readonly enter?: (work: Work, of: Value) => Entered | undefined;
  /** Whether a class may build on one of the language's own as on none. */
  readonly isPlainBase?: (path: string) => boolean;
  /** Lets a decorator do what it does to a class; false where that is not known. */
  readonly decorate?: (work: Work, decorator: Value, made: ClassThing) => boolean;
  /** Fills an instance where neither the file's code nor a field's text does; false where they do. */
  readonly fill?: (
    work: Work,
    made: Rec,
    of: ClassThing,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ) => boolean;
  /** What a value is as a key; null where that is not known. */
  readonly keyOf: (work: Work, value: Value) => string | null;
  /** The keys that `for … in` meets. */
  readonly keys: (work: Work, of: Value) => readonly Value[] | null;
  /** A value as a part of a text; null where it can't be told. */
  readonly textOf: (work: Work, value: Value) => string | null;
}

/** What has been entered. */
export interface Entered {
  /** What it gives. */
  readonly value: Value;
  /** Leaves it, where that does anything: whether what was thrown goes no further. */
  readonly leave: ((thrown: Value | null, isThrown: boolean) => Value) | null;
}

export interface LibraryCall {
  readonly of: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly isNew: boolean;
}

/** A function of a library, in the words of its language. */
export type LibraryFunction = (
  work: Work,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
) => Value | undefined;

/** The least and the most that a whole number may be. */
export interface WholeBounds {
  readonly least: number;
  readonly most: number;
}

/** What a library may ask of who follows the code. */
export interface Work {
  constant(value: number, isWhole?: boolean): number;
  /** The same for a number of rounds or elements. */
  counter(value: number): number;
  nodesOf(values: Iterable<Value>): readonly number[];
  truth(value: boolean): number;
  /** The number that a value is for sure, as an index or a count is used; null where it is none, or not known. */
  known(value: Value): number | null;
  /** The same of a number of elements or rounds, or an index of so many: where it is not given, it is one from here on. */
  whole(value: Value, below?: number): number | null;
  /** How many elements a list has. */
  lengthOf(list: List): number;
  /** A list is read behind its end. */
  pastEnd(list: List, place: number, index: Value): void;
  /** Whether what is read at the end of a list may be what is about to be put there: `out[i] = (out[i] || 0) + a[i]`. */
  isFilling(list: List): boolean;
  /** Two lists are gone through together: they are as long, if they can be. */
  areAsLong(one: List, other: List): void;
  /** Whether it is a number, though perhaps nobody knows which. */
  hasNumber(value: Value): boolean;
  /** Whether a number is a truth value for sure. */
  isTruth(value: Value): boolean;
  /** Whether things of which not all is given are known to be others. */
  areOthers(one: Value, other: Value): boolean;
  /** Whether it rests on what is assumed. */
  isAssumed(value: Value): boolean;
  /** The kind of number that it is, in the language's own terms. */
  kind(node: number): number;
  /** `path` is the function by which the gate is called. */
  apply(gate: string, inputs: readonly Value[], path?: string): Value;
  call(
    callee: Value,
    args: readonly Value[],
    self?: Value | null,
    keywords?: ReadonlyMap<string, Value>,
  ): Value;
  /** What a call gives; null where it throws what ends something. */
  unlessEnded(call: () => Value, ends: (thrown: Value | null) => boolean): Value | null;
  /** What a generator gives next; undefined at its end, null where that is not known. */
  resume(of: GeneratorThing): Value | undefined | null;
  /** The elements of something that is not given, which is gone through as a list. */
  listOf(of: Given): List;
  /**
   * What a function gives that is another number at each call, drawn from what it gets; none is made up for a hidden one,
   * unless it is a whole one `within` bounds and decides what is followed.
   */
  draw(path: string, of: readonly Value[], isHidden: boolean, within?: WholeBounds): Value;
  /** One of the elements of a list, drawn by a function. */
  drawFrom(list: List): Value;
  /** A list gets its elements in another order, which is drawn. */
  shuffle(list: List): void;
  /** Something that is made of these, and is not known. */
  unknown(of: readonly Value[], reason: string): Value;
  /** The same where asking for it may call functions that are a part of these. */
  notKnown(of: readonly Value[], reason: string): Value;
  write(list: List, index: number, value: Value | undefined): void;
  setLength(list: List, length: number): void;
  put(holder: Rec | List | Func | ClassThing, key: string, value: Value | undefined): void;
  lose(thing: Thing, of: readonly Value[], reason: string): Loss;
  /** The code throws here; what, where a handler may ask for it. */
  fail(reason: string, thrown?: Value): never;
}
