/* The verdicts on hand-written backward passes, as plain data. */
import type { Circuit, Skipped } from '../analysis/model';
import type { Witness } from '../tape/witness';
import type { Edit } from '../text/edits';
import type { Span } from '../text/span';
import type { MistakeKind } from './diagnosis/mistakes';
import type { Counterexample } from './findings';
import type { Judgement } from './groups';

/** What is to be said of one gradient of a hand-written pass, or of a helper that is to blame. */
export interface Verdict {
  readonly name: string;
  /** The variable that it is the gradient of; null for a helper. */
  readonly of: string | null;
  /** The name where it is first assigned, or in the statement to blame. */
  readonly at: Span;
  readonly line: number;
  /** The name where the gradient is complete. */
  readonly done: Span;
  /** Which gradient, or which state of it, this is on: see `keyOf`. */
  readonly key: string;
  /** It goes on in place from the gradient of its variable. */
  readonly step: boolean;
  readonly judgement: Judgement;
  /** At the file's own point. */
  readonly value: number | null;
  readonly expected: number | null;
  readonly reason: string | null;
  readonly kind: MistakeKind | null;
  readonly counterexample: Counterexample | null;
  readonly edits: readonly Edit[];
  /** Lines that make something of the gradient after it is complete, for updates alone. */
  readonly remarks: readonly Remark[];
  /** Where the cause stands, for a gradient that only inherits a mistake. */
  readonly cause: Span | null;
  readonly numerically: Witness | null;
  /** It is on a pass that was followed for itself: nothing is known of its numbers at the file's own point. */
  readonly followed?: boolean | undefined;
  /** It is on what a function returns, at the expression that says so: names in that are their own. */
  readonly returned?: boolean | undefined;
  /** Only for a verdict that does not tell all it knows: who asks gets the rest. */
  readonly withheld?: Withheld | undefined;
}

/** What a wrong line holds back for someone who wants to find the mistake for themselves. */
export interface Withheld {
  /** Tells the mistake from the others of its file. */
  readonly mistake: string;
  /** There is a kind of mistake to be told before all is. */
  readonly hasKind: boolean;
}

/** A line that comes after a gradient. */
export interface Remark {
  readonly at: Span;
  /** In a clause … */
  readonly short: string;
  /** … and in a sentence. */
  readonly message: string;
}

/** The verdicts on one hand-written backward pass. */
export interface CircuitVerification {
  readonly circuit: Circuit;
  readonly verdicts: readonly Verdict[];
  readonly points: number;
  /** Explaining may tell more than is said so far. */
  readonly open: boolean;
  /** Nothing but names speaks for the pass: who asks for it gets a closer look. */
  readonly doubted: boolean;
  /** Statements that are not read and may assign gradients of which nothing is said. */
  readonly unread: readonly Skipped[];
  /** Only for a pass that was followed for itself. Its circuit is none of the file's: it has a name, and no numbers. */
  readonly followed?: FollowedPass | undefined;
}

/** Where a pass stands that was followed for itself. */
export interface FollowedPass {
  /** The code that it is of: a function, a forward function and its backward one, or lines of the file. */
  readonly parts: readonly Span[];
  /** What of that is nothing but the pass. */
  readonly backward: readonly Span[];
}

/** What is said of a gradient that no edit mends; there may be more edits than were tried. */
export const unmended = 'It is not the gradient, and no single edit that was tried makes it so';
