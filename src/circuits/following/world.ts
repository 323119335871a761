/* What following code asks of what is around it. */
import type { Cell, Func, Value } from '../../program/values';
import type { Account } from '../account';
import type { Counts } from '../counts';
import type { VariablesOf } from './gradient-notes';
import type { IsGradientOf } from './steps';

/** What the code around what is followed knows: the scope's own names, and what the world gives. */
export interface World {
  readonly isGradientOf: IsGradientOf;
  readonly variablesOf: VariablesOf;
  /** The number, or other value, of a name that no followed code has given one; `isThing` where it is called, or has parts. */
  readonly outside: (name: string, isThing: boolean) => Value;
  /** Notes that something is read as a number that is not given. */
  readonly readsGiven: (node: number, from: number, to: number) => void;
  /** The number that a path stands for which the file does not give. */
  readonly assumed: (path: string, from: number, to: number) => number;
  /** The counts that the file does not give. */
  readonly counts: Counts;
  /** The name of an input that the file does not give. */
  readonly nameOf: (node: number) => string | undefined;
  /** What is not given gets these nodes, and may have other names. */
  readonly keeps: (nodes: readonly number[]) => void;
  /** A number that only the running code knows; what the file itself makes it of has none. */
  readonly given: (path: string, root: string, from: number, to: number) => number;
  /** A number that is another one at each call; none is made up for a hidden one. */
  readonly drawn: (path: string, from: number, to: number, isHidden: boolean) => number;
  /** A number that is drawn stays what it is from here on: what is followed depends on it. Whether that is another one. */
  readonly settles: (node: number) => boolean;
  /** The nodes that code which is not followed may have kept, and give later. */
  readonly kept: () => readonly number[];
  /** Why a call of something can't be followed. */
  readonly whyUnknown: (callee: string) => string;
  /** Notes that a variable's number is read. */
  readonly reads: (cell: Cell, from: number, to: number) => void;
  /** Opaque code gets these nodes, and gives what it returns; it may do whatever it can reach. */
  readonly opaque: (nodes: readonly number[], from: number, to: number, reason: string) => number;
  /** The function that gives another number in [0, 1) at each call. */
  readonly random: string;
  /** Whether a bare name is only taken to mean a gate. */
  readonly isAssumedName: (name: string) => boolean;
  /** Whether what is called by a path changes nothing: it shows, or makes a number. */
  readonly onlyComputes: (path: string) => boolean;
  /** What is told of code beside its numbers. */
  readonly account: Account;
  /** A stretch of code as it is said. */
  readonly said: (from: number, to: number) => string;
}

/** What a scope's code knows of that around it. */
export interface ScopeAround {
  /** A function of the file by its name; `isNear` for one of the scope just around. */
  readonly functionNamed: (name: string) => { readonly made: Func; readonly isNear: boolean } | null;
  readonly isGradientOf: IsGradientOf;
  readonly variablesOf: VariablesOf;
}
