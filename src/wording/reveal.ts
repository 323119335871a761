/*
 * How much a wrong line tells without being asked, for people who learn and want to find out for themselves: that it is
 * wrong, what kind of mistake it is, or all. What is held back stays held back on every surface until someone asks.
 */
import type { MistakeKind } from '../verification/diagnosis/mistakes';
import type { CircuitVerification, Verdict, Withheld } from '../verification/model';
import type { Explanation } from './explanation';

/** How much is told, from little to all. */
export const reveals = ['wrong', 'kind', 'all'] as const;

export type Reveal = (typeof reveals)[number];

/** What kind of mistake it is, without a word on how to mend it. */
const kindSentences: Readonly<Record<MistakeKind, string>> = {
  sign: 'A sign is wrong.',
  'extra factor': 'There is one factor too many.',
  'missing factor': 'A factor is missing.',
  'missing upstream': 'The gradient from above is missing.',
  'missing local gradient': 'The local gradient, or a part of it, is missing.',
  'assignment for accumulation': 'The contributions must add up, and one of them is lost.',
  'missing contribution': 'The contribution of a path is left out.',
  'wrong variable': 'One name stands where another belongs.',
  'wrong name': 'This is the gradient of something else.',
  'wrong index': 'An index is wrong.',
  'swapped operands': 'Two operands are swapped.',
  activation: 'It takes the wrong side of an activation.',
  order: 'It stands in the wrong place.',
  'never computed': 'It reads a gradient that is never computed.',
  stale: 'It reads a variable that has changed since.',
  'never reset': 'It keeps what earlier rounds have left.',
  'wrong operator': 'An operator is wrong.',
  'extra term': 'There is one term too many.',
  'missing term': 'A term is missing.',
  formula: 'More is off than one name or sign.',
};

/** The larger of two amounts that may be told. */
export function most(one: Reveal, other: Reveal): Reveal {
  return reveals.indexOf(one) > reveals.indexOf(other) ? one : other;
}

/** The smaller of the two. */
export function least(one: Reveal, other: Reveal): Reveal {
  return most(one, other) === one ? other : one;
}

/** What is told of a pass; `revealOf` says how much of a mistake, by its `mistakeOf`. */
export function toldOf(
  verification: CircuitVerification,
  revealOf: (mistake: string) => Reveal,
): CircuitVerification {
  return { ...verification, verdicts: verification.verdicts.map((verdict) => told(verdict, revealOf)) };
}

function told(verdict: Verdict, revealOf: (mistake: string) => Reveal): Verdict {
  if (verdict.judgement !== 'wrong') return verdict;
  const mistake = mistakeOf(verdict);
  const reveal = revealOf(mistake);
  if (reveal === 'all') return verdict;
  const kind = reveal === 'kind' ? verdict.kind : null;
  return {
    ...verdict,
    withheld: { mistake, hasKind: verdict.kind !== null && kind === null },
    reason: kind && kindSentences[kind],
    kind,
    expected: expectedTold(verdict.value, verdict.expected),
    edits: [],
    counterexample: null,
    numerically: null,
  };
}

/** Tells a mistake from all others in its file, also when lines move: who has seen it once need not ask again. */
function mistakeOf({ name, of, kind, edits }: Verdict): string {
  return JSON.stringify([name, of, kind, ...edits.map(({ text }) => text)]);
}

/** Where what should be is held back, no number is said unless it is the one that the line gives, by accident. */
export function expectedTold(value: number | null, expected: number | null): number | null {
  return value === expected ? expected : null;
}

/**
 * What a hover may say of a gradient beside its verdict. While its mistake is held back, that is not the way to the
 * right one; and of a gradient that was taken on in place, as by a mask, not the working of the one that it was before.
 */
export function besideVerdict(explanation: Explanation, verdict: Verdict | undefined): Explanation {
  if (verdict?.withheld) return withoutWorking(explanation);
  if (!verdict?.step) return explanation;
  const role = `gradient of ${verdict.of}, taken further`;
  return { ...withoutWorking(explanation), role, gradient: verdict.expected };
}

/** The same without its gradient and where that is from. */
export function withoutWorking(explanation: Explanation): Explanation {
  return {
    ...explanation,
    gradient: null,
    formula: null,
    contributions: [],
    tug: null,
    numerically: null,
    sides: null,
  };
}

/** What can be asked for, and how much is told then. */
export function questions({ hasKind }: Withheld): readonly (readonly [string, Reveal])[] {
  return [...(hasKind ? ([['Show the kind of mistake', 'kind']] as const) : []), ['Show the fix', 'all']];
}
