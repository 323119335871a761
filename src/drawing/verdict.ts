/* The verdicts that a drawing shows. */
import type { Span } from '../text/span';

/** A verdict of the verification on one gradient of the hand-written pass. */
export interface PageVerdict {
  /** Where the gradient's first assignment, or the statement to blame, stands. */
  readonly at: Span;
  readonly name: string;
  /** The variable; null for a helper. */
  readonly of: string | null;
  readonly judgement: 'exact' | 'correct' | 'approximate' | 'inherited' | 'wrong' | 'uncertain';
  readonly reason: string | null;
  /** What it should be is not said. */
  readonly withheld?: object | undefined;
}
