/* The verdict on a variable's hand-written gradient, with the numbers of the moment. */
import type { Circuit, Variable } from '../analysis/model';
import type { PageVerdict } from '../drawing/verdict';
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
  const verdict = verdicts.find(({ at }) => entries.some((entry) => entry.at.from === at.from));
  const last = entries.at(-1);
  if (!verdict || !last) return '';
  const { value } = last;
  const expected = verdict.withheld ? expectedTold(value, variable.gradient) : variable.gradient;
  return verdictText({ ...verdict, value, expected }, digits);
}
