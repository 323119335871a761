/* The verdicts that a drawing shows, and which of them a variable has. */
import type { Span } from '../text/span';

/** A verdict of the verification on one gradient of the hand-written pass. */
export interface PageVerdict {
  /** Where the gradient's first assignment, or the statement to blame, stands. */
  readonly at: Span;
  /** The gradient's last assignment: what it holds there is what the verdict is on. */
  readonly done: Span;
  /** It has gone on from the variable's gradient to that of a wire behind it. */
  readonly step: boolean;
  readonly name: string;
  /** The variable; null for a helper. */
  readonly of: string | null;
  readonly judgement: 'exact' | 'correct' | 'approximate' | 'inherited' | 'wrong' | 'uncertain';
  readonly reason: string | null;
  /** What it should be is not said. */
  readonly withheld?: object | undefined;
}

/** A verdict, and what the hand-written gradient is worth where it is complete. */
export interface ValuedVerdict {
  readonly verdict: PageVerdict;
  readonly value: number | null;
}

/**
 * The verdict on a variable's gradient, of which these are the lines. Those that go on from it to a wire behind the
 * variable count only where they are off: it is right, and they are no part of it.
 */
export function verdictOf(
  verdicts: readonly PageVerdict[],
  lines: readonly { readonly at: Span; readonly value: number | null }[],
): ValuedVerdict | null {
  const verdict = verdicts.findLast(
    ({ at, step, judgement }) =>
      (!step || isOff(judgement)) && lines.some((line) => line.at.from === at.from),
  );
  const last = lines.find(({ at }) => at.from === verdict?.done.from) ?? lines.at(-1);
  return verdict && last ? { verdict, value: last.value } : null;
}

function isOff(judgement: PageVerdict['judgement']): boolean {
  return judgement === 'wrong' || judgement === 'inherited' || judgement === 'uncertain';
}
