/* Whether gradients show in a file without being asked for, once its passes are known. */
import type { Analysis } from '../analysis/model';
import type { CircuitVerification } from './model';

/** Whether gradients show in a file, and why, as a clause. */
export type Activity = Pick<Analysis, 'active' | 'why'>;

/** What the analysis says; a pass that only following finds speaks for a file as any other does. */
export function activityOf(analysis: Analysis, verifications: readonly CircuitVerification[]): Activity {
  const { active, why, lines } = analysis;
  if (active) return { active, why };
  const found = verifications.find(({ followed, verdicts }) => followed && verdicts.length > 0);
  if (!found) return { active, why };
  return { active: true, why: `${lines.said(found.verdicts[0].at.from)} starts a backward pass` };
}
