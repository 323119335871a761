/* What following code asks of what is around it. */
import type { Code } from '../../program/code';
import type { Cell, Func, Value } from '../../program/values';
import type { Counts } from '../counts';

/** What the code around what is followed knows: the scope's own names, and what the world gives. */
export interface World {
  /** The number, or other value, of a name that no followed code has given one. */
  readonly outside: (name: string, from: number, to: number) => Value;
  /** The number that a path stands for which the file does not give. */
  readonly assumed: (path: string, from: number, to: number) => number;
  /** The counts that the file does not give. */
  readonly counts: Counts;
  /** The name of an input that the file does not give. */
  readonly nameOf: (node: number) => string | undefined;
  /** What is not given gets these nodes, and may have other names. */
  readonly keeps: (nodes: readonly number[]) => void;
  /** A number that only the running code knows. */
  readonly given: (path: string, from: number, to: number) => number;
  /** Notes that a variable's number is read. */
  readonly reads: (cell: Cell, from: number, to: number) => void;
  /** Opaque code gets these nodes, and gives what it returns; it may do whatever it can reach. */
  readonly opaque: (nodes: readonly number[], from: number, to: number, reason: string) => number;
  /** Whether a bare name is only taken to mean a gate. */
  readonly isAssumedName: (name: string) => boolean;
  /** A stretch of code as it is said. */
  readonly said: (from: number, to: number) => string;
}

/** A statement of the file, and what its positions count from. */
export interface PlacedCode {
  readonly code: Code;
  readonly base: number;
}

/** What a scope's code knows of that around it: a function of the file by its name. */
export type FunctionsAround = (name: string) => Func | null;
