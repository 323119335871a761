/* What recognition looks at, and what it looks for. */
import type { Readers } from '../circuits/readers';
import type { Item } from '../program/statements';
import type { Version, Wiring } from '../tape/wiring';
import type { Mentions } from './mentions';
import type { GradientNames } from './names';
import type { Stores } from './stores';
import type { Uses } from './uses';

/** A run of statements that may be a backward pass. */
export interface Run {
  readonly start: number;
  /** Just after its last statement. */
  readonly end: number;
  /** Gradient variable -> the variable that it belongs to. */
  readonly gradients: ReadonlyMap<string, string>;
  /** Names of helpers that the run assigns. */
  readonly helpers: ReadonlySet<string>;
  /** What its gradient variables got among the forward code: `let da = 0, dx = 1;` at the top, or a parameter `dx`. */
  readonly early: readonly Version[];
  readonly stores: Stores;
  /** Forward code that stands among its lines. */
  readonly between: ReadonlySet<number>;
  /** The statement below its end that is not read and may go on with its gradients; null for none. */
  readonly beyond: number | null;
}

/** What recognition looks at: a scope's statements, and the circuit that is open before one of them. */
export interface Site {
  readonly items: readonly Item[];
  readonly uses: Uses;
  readonly names: GradientNames;
  readonly circuit: Wiring;
  /** The names that the circuit's forward code reads or assigns. */
  readonly known: { readonly has: (name: string) => boolean };
  /** Those that it computes. */
  readonly computed: ReadonlySet<string>;
  /** What waits in gradient variables for a pass, by name. */
  readonly early: ReadonlyMap<string, Version>;
  readonly readers: Readers;
  readonly mentions: Mentions;
  /** Statements of the forward code that were written before their turn, since they stand among the lines of a pass. */
  readonly ahead: ReadonlySet<number>;
  /** Answers to whether something is the circuit's output, by its name. */
  readonly outputs: Map<string, boolean>;
}
