/* What a gradient variable claims, number by number. */
import type { Span } from '../../text/span';

/** One number that a gradient variable claims to be the gradient of another one. */
export interface Claim {
  /** The place of the element, '' for none. */
  readonly place: string;
  /** What it is at the end of the pass. */
  readonly node: number;
  /** What it is the gradient of. */
  readonly of: number;
  /** What was there before the pass, which it adds to; -1 where that is nothing, or 0. */
  readonly before: number;
  /** What it is the gradient by, where that is not all that reads it. */
  readonly by?: readonly number[];
  /** What it was after each of its assignments, with the number of the store: the last is `node`. */
  readonly states: readonly { readonly store: number; readonly node: number }[];
}

/** The claims of one gradient variable. */
export interface ClaimGroup {
  readonly name: string;
  readonly of: string;
  readonly claims: readonly Claim[];
  /** Its assignments, by their numbers in the run. */
  readonly stores: readonly number[];
  readonly at: Span;
  /** Of some of its numbers it is not known what they are the gradients of. */
  readonly isPartial: boolean;
  /** It is begun, and never gets a share. */
  readonly isEmpty: boolean;
  /** It is what a function returns, of which no name says that it is a gradient. */
  readonly isReturned?: true;
  /** What they may be the gradients of, where only their numbers tell. */
  readonly open: Open | null;
}

/**
 * What the numbers of a group may be the gradients of: numbers of its variable; the same by what the next round makes of them;
 * or any wires, where no variable has the name.
 */
export interface Open {
  readonly kind: 'variable' | 'flow' | 'wire';
  readonly among: readonly number[];
}
