/* What is said of one place in the text, as plain data. */
import type { Tug } from '../tape/measured';
import type { Sides, Witness } from '../tape/witness';
import type { Span } from '../text/span';
import type { Goings } from './goings';

export type { Tug };

/** One path's share of a gradient, in words and numbers. */
export interface Working {
  /** The variable that the path leads into; for a gate the input that gets the share. */
  readonly label: string;
  readonly local: string;
  readonly localValue: number;
  readonly upstream: string;
  readonly upstreamValue: number;
  readonly share: number;
  /** Where the path goes through. */
  readonly at: number;
}

/** All there is to say about one place in the text. */
export interface Explanation {
  readonly span: Span;
  readonly kind: 'variable' | 'gate' | 'gradient variable' | 'unread';
  readonly title: string;
  readonly role: string;
  /** Of several rounds or calls that one which shows, as a part of a sentence; a role says it, too. */
  readonly which: string;
  readonly value: number | null;
  readonly assumed: boolean;
  readonly gradient: number | null;
  readonly gradientAssumed: boolean;
  /** What the gradient is of; null where there is none. */
  readonly output: string | null;
  readonly gradientName: string | null;
  readonly formula: string | null;
  readonly contributions: readonly Working[];
  readonly tug: Tug | null;
  /** The derivative found by moving the value and looking, with an error bar. */
  readonly numerically: Witness | null;
  /** Both one-sided derivatives, at a kink. */
  readonly sides: Sides | null;
  /** Its rounds, calls or elements. */
  readonly goings: readonly Goings[];
  /** Numbers at which a mistake shows, in a sentence; '' for none. */
  readonly example: string;
  readonly notes: readonly string[];
  /** Why there is no number. */
  readonly reason: string | null;
}

/** An explanation that says nothing yet. */
export const nothing = {
  which: '',
  example: '',
  value: null,
  assumed: false,
  gradient: null,
  gradientAssumed: false,
  output: null,
  gradientName: null,
  formula: null,
  contributions: [],
  tug: null,
  numerically: null,
  sides: null,
  goings: [],
  notes: [],
  reason: null,
};

/** What a variable of a backward pass is called that is nobody's gradient. */
export const helperRole = 'helper of the backward pass';
