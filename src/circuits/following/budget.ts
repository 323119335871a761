/*
 * How much of a file is followed: past these numbers code is opaque, and the line says so. What is thrown where following
 * ends before the end of the code.
 */
import type { Value } from '../../program/values';

/** Expressions and statements that following one scope may go through. */
export const mostSteps = 1_000_000;

/** Nodes that it may write. */
export const mostNodes = 300_000;

/** What is said of code that goes past these. */
export const pastBudget = `following it takes more than ${mostSteps.toLocaleString('en')} steps or ${mostNodes.toLocaleString('en')} numbers; with fewer rounds, or less data, it is followed`;

/** Calls inside each other. */
export const mostCalls = 60;

/** Numbers drawn at random: each is an input. */
export const mostDraws = 1_000;

/** Elements of a list, and characters of a text. */
export const mostElements = 100_000;

/*
 * What is thrown while code is followed is no Error: these remember every call on the way to where they are made, which
 * takes longer than following a statement, and nobody asks for it.
 */

/** Thrown where a statement can't be followed: it is opaque. */
export class NotFollowed {
  constructor(
    readonly reason: string,
    readonly of: readonly Value[] = [],
  ) {}
}

/** Thrown where following goes past a budget: what is being followed is opaque. */
export class Exhausted {
  readonly reason = pastBudget;
}

/** Thrown where the followed code throws; `reason` says why. */
export class Thrown {
  constructor(
    readonly reason: string,
    /** What it throws, where that is known. */
    readonly value: unknown = null,
  ) {}
}
