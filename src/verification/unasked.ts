/* What may be said of a pass that nobody asked about. */
import type { Circuit } from '../analysis/model';
import type { Finding } from './findings';
import { isRight, type Judgement } from './groups';
import type { Verdict } from './model';

/** Whether nothing but names speaks for a pass: inputs are assumed, and no line of it but its seed is right. */
export function isByAccident({ variables, wiring }: Circuit, findings: readonly Finding[]): boolean {
  if (!variables.some(({ role, assumed }) => role === 'input' && assumed)) return false;
  const seeded = new Set(wiring.seeds.map(({ version }) => version));
  const isFine = (judgement: Judgement) => isRight(judgement) || judgement === 'inherited';
  return findings.every(({ judgement, group }) => !isFine(judgement) || seeded.has(group.of));
}

/** What is said unasked where nothing but names speaks for a pass. */
export function unlikely(verdict: Verdict): Verdict {
  return unsettled(
    verdict,
    'None of these lines is a gradient of the code above, whose inputs are not given. Verify Backprop looks closer.',
  );
}

/** The same of a gradient that can't be told for another reason, unless it is right. */
export function unsettled(verdict: Verdict, reason: string): Verdict {
  if (isRight(verdict.judgement) || verdict.judgement === 'uncertain') return verdict;
  return { ...verdict, judgement: 'uncertain', reason, kind: null, edits: [], counterexample: null };
}
