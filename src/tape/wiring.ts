/* What a circuit's wiring, a version of a variable, a seed and a hand-written pass are on the tape. */
import type { Step } from '../program/statements';
import type { Span, WholeStatement } from '../text/span';

/** Where a version's value comes from. */
export type Origin =
  /** A name that the file never assigns before it reads it. */
  | 'free'
  | 'parameter'
  /** Computed from numbers alone. */
  | 'literal'
  /** Assigned by code that is not read, or by an expression that is not. */
  | 'unread'
  /** The value that the name had when an earlier circuit, or the scope around, left it. */
  | 'carried'
  | 'computed';

/** The numbers of an array, row by row. */
export interface ArrayNumbers {
  readonly shape: readonly number[];
  readonly nodes: readonly number[];
}

/** One version of a variable: what one assignment, or the world outside, gave it. */
export interface Version {
  readonly name: string;
  readonly node: number;
  readonly origin: Origin;
  /** The name where it is assigned; null where the file does not assign it. */
  readonly at: Span | null;
  /** The statement that assigns it, by its place in the log; -1 for none. */
  readonly statement: number;
  /** Why it is unread, or has no number. */
  readonly reason: string | null;
  /** It stands just before a backward pass and serves only that: no part of the forward pass. */
  helper: boolean;
  /** An array's numbers, row by row; its own node has none. */
  readonly elements?: ArrayNumbers;
  /** It is a name of a block, or no name: what is read below under this name is another one. */
  readonly inner?: true;
  /** How often its place was gone through, where that was more than once; null where only the first time was followed. */
  readonly rounds?: number | null;
  /** Of a loop around the one that it is in, only the first round was followed. */
  readonly inFirst?: true;
  /** The same place as it was gone through before, the first time first. */
  readonly earlier?: readonly Version[];
  /** How an element is written, where that is not its name: `h[i]` of `h[2]`. */
  readonly written?: string;
  /** It numbers or counts something, or never moves: that it has no gradient goes without saying. */
  readonly counts?: boolean;
  /** A parameter's default. */
  readonly otherwise?: number;
}

/** A version that nobody has read yet. */
export function newVersion(
  name: string,
  node: number,
  origin: Origin,
  at: Span | null,
  statement: number,
  reason: string | null = null,
  helper = false,
): Version {
  return { name, node, origin, at, statement, reason, helper };
}

/** The gradient put on an output. */
export interface Seed {
  readonly version: Version;
  /** The node that holds the seed; -1 for a plain 1. */
  readonly node: number;
  /** No line of the file sets it. */
  readonly given: boolean;
  /** What stands for a seed where the file has none. */
  readonly standIn?: SeedStandIn;
}

/** The gradient of a loss that no line computes, said in words, or minus that, a pull; or, without a loss, what a line says. */
export interface SeedStandIn {
  readonly loss: string | null;
  readonly isPull: boolean;
}

/** One assignment of a hand-written backward pass. */
export interface PassLine {
  readonly name: string;
  /** What it is the gradient of; null for a helper. */
  readonly of: Version | null;
  readonly node: number;
  readonly at: Span;
  readonly expression: Span;
  /** Its place in the log: what has a greater one runs later. */
  readonly order: number;
  /** The gate that it updates its variable with; '' for a plain `=`. */
  readonly operator: string;
  /** Where it says what it does: its `=`, the `+` of `+=`, its `++`. */
  readonly sign: Span;
  /** It forgets what its variable held, adds to it, or turns it into something else. */
  readonly treatment: 'set' | 'add' | 'change';
  /** It only makes room for the gradient, which a later line gives: `let da = 0`. */
  readonly makesRoom: boolean;
  /** The expression in postfix order, its positions counted from `base`. */
  readonly steps: readonly Step[];
  readonly base: number;
  /** From the name to the end of the expression. */
  readonly whole: Span;
  /** The statement that it is, or is a part of, and what that declares it with. */
  readonly within: WholeStatement;
  readonly declares: string;
}

/** A hand-written backward pass. */
export interface Pass extends Span {
  readonly lines: readonly PassLine[];
  /** Helpers that stand just before it. */
  readonly before: readonly PassLine[];
  /** Gradients that are read though they have no value yet, by their nodes. */
  readonly missing: ReadonlyMap<number, MissingRead>;
  /** What statements that are not read may do to gradients. */
  readonly changes: readonly UnreadChange[];
  /** Variables whose gradient is declared, and has no value yet: `let da;`. */
  readonly unwritten: readonly string[];
}

/** A statement that is not read may assign a gradient variable, or change what it holds. */
export interface UnreadChange {
  readonly name: string;
  readonly of: Version | null;
  readonly at: Span;
  /** Where the statement is in the log; past its end for one that can't be told. */
  readonly order: number;
  /** What is in the way, in a clause. */
  readonly reason: string;
  /** What the gradient is worth then; null where that is not known. */
  readonly node: number | null;
}

/** A gradient that a statement reads before it is computed (`later`), or that never is. */
export interface MissingRead {
  readonly name: string;
  /** The place in the log of what reads it. */
  readonly order: number;
  readonly at: Span | null;
  readonly later: boolean;
}

/** A scope as it is called, and as it is known: two functions may have one name. */
export interface Home {
  readonly scope: string;
  /** Nothing else in the file has it, and edits elsewhere leave it as it is. */
  readonly scopeId: string;
}

/** The scope around all functions. */
export const topLevel: Home = { scope: 'top level', scopeId: 'top level' };

/** Whether something is of the top level: a method may be called so, too. */
export function isTopLevel({ scopeId }: Home): boolean {
  return scopeId === topLevel.scopeId;
}

/** Which loop has more rounds than were followed: the innermost around a place, or one around that. */
export type FirstRound = 'own' | 'around';

/** A place in a function, as a statement that calls it goes through it: a node each time, and the number of the call. */
export interface CalledPlace extends Pick<Version, 'name' | 'written'> {
  readonly at: Span;
  /** The function, from its beginning to its end. */
  readonly within: Span;
  /** An element or a member is read there. */
  readonly isRead: boolean;
  /** The statement that calls, by its place in the log. */
  readonly statement: number;
  readonly nodes: number[];
  readonly calls: number[];
  /** The calls in which only the first round was followed: of its own loop, or of one around that. */
  readonly firstRounds: Map<number, FirstRound>;
  /** Of an array its numbers, by the place in `nodes`. */
  readonly arrays: Map<number, ArrayNumbers>;
}

/** How a circuit is wired, before it has numbers: a stretch of straight-line code with at most one backward pass. */
export interface Wiring extends Home {
  /** That of a training loop goes by the loop. */
  scope: string;
  /** Its nodes on the tape: forward code up to `forwardEnd`, the hand-written pass after it. */
  readonly start: number;
  forwardEnd: number;
  end: number;
  readonly versions: Version[];
  /** What places of functions are in the calls that it makes. */
  readonly called: CalledPlace[];
  seeds: readonly Seed[];
  pass: Pass | null;
  /** What a function returns. */
  returned: Version | null;
  /** What a training loop at its end makes smaller, as far as its text tells. */
  loss: Version | null;
  /** Statements that change a variable with the gradients of the pass before: `a += step * da`. */
  readonly updates: Set<number>;
  /** What gradients are called by the pass, or are declared to be called: variable -> gradient variable. */
  gradients: ReadonlyMap<string, string>;
}

const noGradients: ReadonlyMap<string, string> = new Map();

/** The wiring of a circuit without a statement, whose nodes begin at `start`. */
export function emptyWiring({ scope, scopeId }: Home, start: number): Wiring {
  return {
    scope,
    scopeId,
    start,
    forwardEnd: start,
    end: start,
    versions: [],
    called: [],
    seeds: [],
    pass: null,
    returned: null,
    loss: null,
    updates: new Set(),
    gradients: noGradients,
  };
}

/** Whether a node is one of the circuit's. */
export function holds({ start, end }: Wiring, node: number): boolean {
  return start <= node && node < end;
}

/** The last version of `name` in the circuit; undefined where it is not part of it. */
export function lastVersion(wiring: Wiring, name: string): Version | undefined {
  return wiring.versions.findLast((version) => version.name === name && !version.helper);
}

/** A leaf that came after code that is not read and may have read its name: a gradient into that blocks the leaf's own. */
export interface LateBlock {
  /** The nodes of such code, oldest first; `count` of them came before the leaf. */
  readonly hubs: readonly number[];
  readonly count: number;
  readonly leaf: number;
}
