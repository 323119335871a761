/* Passes that were followed for themselves in words: at the ends of lines, and in the hover on a gradient. */
import type { Analysis } from '../analysis/model';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { CircuitVerification, Remark, Verdict } from '../verification/model';
import { type Explanation, helperRole, nothing } from './explanation';
import { followedIn, holds, marksIn, type PassMark, withoutElement } from './passes';
import { withoutWorking } from './reveal';
import { exampleText, marks, verdictText } from './verdicts';

/** The same by their lines. */
export function marksByLine(verifications: readonly CircuitVerification[], lines: Lines): PassMark[][] {
  const byLine = new Map<number, PassMark[]>();
  for (const mark of marksIn(verifications)) {
    const line = lines.lineOf(mark.from);
    byLine.set(line, [...(byLine.get(line) ?? []), mark]);
  }
  return [...byLine.values()];
}

/** The marks of a line in words: once where all say the same, each with its name where they differ. */
export function marksText(list: readonly PassMark[]): string {
  const texts = [...new Set(list.map(({ verdict, remark }) => textOf(verdict, remark)))];
  if (texts.length === 1) return texts[0];
  return list
    .map(({ verdict, remark }) => (verdict ? namedText(verdict) : textOf(verdict, remark)))
    .join(', ');
}

function textOf(verdict: Verdict | null, remark: Remark | null): string {
  return verdict ? verdictText(verdict) : `\u2013 ${remark?.short}`;
}

/** `✗ dw: uses x where b belongs` */
function namedText(verdict: Verdict): string {
  const why = verdictText(verdict).slice(marks[verdict.judgement].length).trim();
  return `${marks[verdict.judgement]} ${verdict.name}${why && `: ${why}`}`;
}

/** What is explained at a place, and the verdict on it. */
export interface FollowedAt {
  readonly verdict: Verdict | undefined;
  readonly explanation: Explanation;
}

/**
 * What is said of a place in a pass that was followed for itself, beside what is `explained` there: the verdict on a gradient,
 * where it is assigned or where it is read. Of its other variables no gradients are told: see `Passes`.
 */
export function followedAt(
  analysis: Analysis,
  verifications: readonly CircuitVerification[],
  offset: number,
  explained: Explanation | null,
): FollowedAt | null {
  const verdict = verdictAt(verifications, offset, explained);
  if (!verdict) {
    const isWithin = followedIn(verifications).some(({ followed }) =>
      followed.backward.some((part) => holds(part, offset)),
    );
    return isWithin && explained ? { verdict, explanation: withoutWorking(explained) } : null;
  }
  const refusals = new Set(analysis.notes.flatMap(({ refuses, message }) => (refuses ? message : [])));
  const role = verdict.of === null ? helperRole : `gradient of ${verdict.of}`;
  const isItself = explained?.kind === 'variable';
  const { value, assumed, goings, reason, notes } = isItself ? explained : { ...nothing, assumed: false };
  const explanation: Explanation = {
    ...nothing,
    span: isItself ? explained.span : verdict.at,
    kind: 'gradient variable',
    title: isItself ? explained.title : verdict.name,
    role: `${role}${isItself ? explained.which : ''}`,
    value,
    assumed,
    goings: goings.map((each) => ({ ...each, some: each.some.map((one) => ({ ...one, gradient: null })) })),
    example: exampleOf(verdict),
    notes: notes.filter((note) => !refusals.has(note)),
    reason: value === null ? reason : null,
  };
  return { verdict, explanation };
}

function exampleOf({ judgement, counterexample }: Verdict): string {
  const isShown = judgement === 'wrong' && counterexample?.element;
  return isShown ? `For example, ${exampleText(counterexample)}.` : '';
}

function verdictAt(
  verifications: readonly CircuitVerification[],
  offset: number,
  explained: Explanation | null,
): Verdict | undefined {
  const passes = followedIn(verifications);
  const isName = explained?.kind === 'variable' && explained.title !== 'return';
  const here = passes
    .flatMap(({ verdicts }) => verdicts)
    .find(({ at, returned }) => holds(at, offset) && !(returned && isName));
  if (here || explained?.kind !== 'variable') return here;
  const name = withoutElement(explained.title);
  for (const { followed, verdicts } of passes) {
    const own = verdicts.filter((verdict) => withoutElement(verdict.name) === name);
    const isIn = (parts: readonly Span[]) => parts.some((part) => holds(part, offset));
    if (own.length === 0 || !isIn(followed.parts)) continue;
    const before = own.findLast(({ at }) => at.from <= offset);
    if (before) return before;
    if (isIn(followed.backward)) return own[0];
  }
  return undefined;
}
