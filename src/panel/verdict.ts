/* The verdict on a variable's hand-written gradient, with the numbers of the moment. */
import type { Circuit, Variable } from '../analysis/model';
import { type PageVerdict, verdictOf } from '../drawing/verdict';
import { expectedTold } from '../wording/reveal';
import { verdictText } from '../wording/verdicts';

/** The verdict on a variable's hand-written gradient in words, with the numbers as they are now; '' without one. */
export function verdictOn(
  { pass }: Circuit,
  verdicts: readonly PageVerdict[],
  variable: Variable,
  digits: number,
): string {
  const entries = pass?.entries.filter(({ source }) => source.of === variable.version) ?? [];
  const found = verdictOf(verdicts, entries);
  if (!found) return '';
  const { verdict, value } = found;
  const truth = verdict.step ? null : variable.gradient;
  const expected = verdict.withheld ? expectedTold(value, truth) : truth;
  return verdictText({ ...verdict, value, expected }, digits);
}
