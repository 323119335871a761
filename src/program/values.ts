/*
 * What a value is to the code that is followed: a number, which is a node of the tape, or a thing. Lists, records and
 * functions are known by identity, as in the languages: a write through one name is seen through the other.
 */
import type { Span } from '../text/span';
import type { ClassCode, FunctionCode } from './code';

/** A plain number is a node of the tape. */
export type Value = number | Thing;

export type Thing = List | Rec | Func | ClassThing | SuperThing | Text | NoValue | LibraryPart | Method;

/** What is said of a list or record whose parts are not known any more. */
export interface Loss {
  /** The node of the code that did it; gradients of what it has stop there. */
  readonly hub: number;
  readonly reason: string;
  /** Code that is not followed has got it, and may write to it at any time. */
  readonly isExposed?: true;
}

/** How many lists and records were made before: which of two is older. */
let made = 0;

/** A list, tuple, set, queue with two ends, or typed array. */
export class List {
  readonly kind = 'list';
  readonly nth = ++made;
  lost: Loss | null = null;
  /** Members beside the elements: `a.name = 1` of a JavaScript array. */
  members: Map<string, Value> | null = null;

  constructor(
    readonly items: (Value | undefined)[],
    readonly form: 'list' | 'tuple' | 'set' | 'typed' | 'deque' = 'list',
    /** What its elements are called, where they have names. */
    readonly names: readonly string[] | null = null,
  ) {}
}

/** An object literal, a dictionary, or an instance of a class. */
export class Rec {
  readonly kind = 'record';
  readonly nth = ++made;
  lost: Loss | null = null;
  /** What the keys of a dictionary are that its members go by. */
  readonly keys = new Map<string, Value>();
  /** What has been asked of it that it may have from elsewhere, as an instance has its methods. */
  readonly members = new Map<string, Value>();

  constructor(
    readonly form: 'object' | 'dict' | 'instance' | 'given' | 'generator',
    readonly of: ClassThing | Func | null = null,
    /** What makes the value of a key that a dictionary does not have yet. */
    readonly factory: Value | null = null,
  ) {}

  /** The number of the last list or record. */
  static get made(): number {
    return made;
  }
}

/**
 * Something that the file does not give, and of which nobody knows yet what it is: a number, where one is asked for; or
 * something with members and elements, each of which is of the same kind.
 */
export class Given extends Rec {
  /** Its elements, where it has been gone through as a list. */
  list: List | null = null;
  /** It has been read as a number. */
  isNumber = false;

  /** Where it was read last, as long as nobody has noted it. */
  at: Span | null = null;

  constructor(
    /** As it is called: by a path, or by the variable that a call has given it to. */
    public path: string,
    /** The number that it is; -1 as long as none was asked for. */
    public node = -1,
    /** The name that a call begins with whose result it is; null for none. */
    readonly callOf: string | null = null,
  ) {
    super('given');
  }
}

/** Code that runs as far as it is asked for. */
export class GeneratorThing extends Rec {
  constructor(
    maker: Func | null,
    /** The names that it has. */
    readonly names: Names,
  ) {
    super('generator', maker);
  }
}

/** A function of the file, and the names around it. */
export class Func {
  readonly kind = 'function';
  readonly members = new Map<string, Value>();

  constructor(
    readonly code: FunctionCode,
    readonly around: Names,
    /** What `this` is to it: for an arrow function from where it stands, for a bound method its object or class. */
    readonly self: Value | null,
    /** What its positions count from. */
    readonly base: number,
    /** Values of parameters that the language computes where the function is made. */
    readonly defaults: ReadonlyMap<string, Value> | null = null,
    /** The class whose method it is. */
    readonly home: ClassThing | null = null,
  ) {}
}

/** What runs where a member is read, or assigned. */
export interface Accessor {
  readonly getter: Func | null;
  readonly setter: Func | null;
}

export class ClassThing {
  readonly kind = 'class';
  readonly members = new Map<string, Value>();
  readonly methods = new Map<string, Func>();
  /** Methods that get the class that is asked for them. */
  readonly ofClass = new Map<string, Func>();
  readonly accessors = new Map<string, Accessor>();
  /** Itself and the classes that it builds on, in the order in which they are asked for what an instance has. */
  readonly order: readonly ClassThing[];

  constructor(
    readonly code: ClassCode,
    above: readonly ClassThing[],
    readonly around: Names,
    readonly at: number,
  ) {
    this.order = [this, ...above];
  }

  /** Those that come behind one of them. */
  after(one: ClassThing): readonly ClassThing[] {
    return this.order.slice(this.order.indexOf(one) + 1);
  }
}

/** `super`: what comes behind a class, to an object or to a class. */
export class SuperThing {
  readonly kind = 'super';

  constructor(
    readonly home: ClassThing,
    readonly self: Value,
  ) {}
}

export interface Text {
  readonly kind: 'text';
  readonly value: string;
  /** The numbers that it is made of. */
  readonly nodes?: readonly number[];
}

/** `undefined`, `null`, `None`. */
export interface NoValue {
  readonly kind: 'nothing';
  readonly name: string;
}

/** A library, or a part of one: `Math`, `np.linalg`, `math.exp`. */
export interface LibraryPart {
  readonly kind: 'library';
  readonly path: string;
}

/** A method that the language gives a value: `w.push`. */
export interface Method {
  readonly kind: 'method';
  readonly of: Value;
  readonly name: string;
}

/** A variable, or a place in a list or record, at this moment. */
export interface Cell {
  /** null for one that is declared and has nothing yet. */
  value: Value | null;
}

/** The names that code can see, from the inside outward. */
export interface Names {
  readonly cells: Map<string, Cell>;
  readonly around: Names | null;
}

/** Whether something is null, undefined, None. */
export const isNothing = (value: Value): boolean => typeof value !== 'number' && value.kind === 'nothing';
