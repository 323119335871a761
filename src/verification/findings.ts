/* What a pass is found to be, before any mistake is explained. */
import type { Bench } from '../tape/bench';
import type { Point } from '../tape/point';
import type { Version } from '../tape/wiring';
import type { Group, Judgement } from './groups';

/** Inputs at which a person can see the mistake for themselves. */
export interface Counterexample {
  readonly inputs: ReadonlyMap<string, number>;
  /** The gradient put on the first output. */
  readonly seed: number;
  /** What an `@input` line can set: inputs to which the file gives no value, and gradients that it is given. */
  readonly settable: ReadonlyMap<string, number>;
  /** Inputs whose value in the file must be changed. */
  readonly changed: readonly Version[];
  /** What differs there: for a mistake elsewhere, the first gradient that it puts off. */
  readonly name: string;
  readonly of: string;
  /** Of a pass that was followed for itself: the places of the element that differs, none for a number. */
  readonly element?: readonly string[] | undefined;
  /** Of such a pass: the gradients that it gets from above, where it does. */
  readonly above?: readonly number[] | undefined;
  readonly value: number;
  /** Why there is no such value, in a clause: the language stops before it is computed; null where it does not. */
  readonly stops: string | null;
  readonly expected: number;
}

/** What is to be said of one gradient of a hand-written pass, before any mistake is explained. */
export interface Finding {
  readonly group: Group;
  readonly judgement: Judgement;
  /** At the file's own point; null where it has no value. */
  readonly value: number | null;
  readonly expected: number | null;
  /** A note on a line that is right, or why nothing can be said. */
  readonly note: string | null;
  /** For a wrong gradient: the gradients at each point, by forward node, given what stands above it … */
  readonly reversed: readonly Float64Array[];
  /** … and what it must be itself. */
  readonly wanted: readonly number[];
  readonly counterexample: Counterexample | null;
}

/** A pass, measured. `close` the bench when done with the points. */
export interface Examination {
  readonly bench: Bench;
  readonly points: readonly Point[];
  /** Points at which seeds and inputs vary, too, that are held at first. */
  readonly wider: readonly Point[];
  readonly findings: readonly Finding[];
}
