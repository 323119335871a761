/* What a run of a program tells of its assignments, in whatever language, and how a run may differ from the first. */
import type { Language } from '../../src/languages/languages';

/**
 * What was assigned at each place, in order. Names, elements and members are known by where they begin; what literals
 * hold and what is returned by places between these, since more than one thing may begin at a place.
 */
export type Written = ReadonlyMap<number, readonly unknown[]>;

export const inLiteral = (at: number) => at + 0.25;
export const inReturn = (at: number) => at + 0.5;

export interface Change {
  readonly at: number;
  /** Which of the assignments there, from 0. */
  readonly nth: number;
  readonly value: number;
}

/** Numbers, lists of them, what has them as members, and what has them under keys. */
export type Given =
  | number
  | readonly Given[]
  | { readonly members: { readonly [key: string]: Given } }
  | { readonly entries: { readonly [key: string]: Given } };

export interface RunOptions {
  readonly change?: Change;
  /** Behind the program this is called, and only that is told. */
  readonly call?: { readonly name: string; readonly values: readonly Given[] };
  /** Only the first round of the loop that begins on this line, and what came before. */
  readonly firstRound?: number;
}

export interface Followable {
  readonly source: string;
  readonly language: Language;
  /** Runs it until it ends, fails or takes too long. */
  readonly run: (options?: RunOptions) => Written;
  /** Whether the last run would have gone on for ever, or nearly. */
  readonly isEndless: boolean;
  /** Whether it throws where it is run in such a way. */
  readonly fails: (options: RunOptions) => boolean;
  /** Runs it in all of these ways at once, where asking for each by itself takes longer. */
  readonly prepare?: (all: readonly RunOptions[]) => void;
  /** Whether a number that is shown is the value that was assigned. */
  readonly isShown: (shown: number, value: unknown) => boolean;
}
