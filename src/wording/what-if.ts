/* Verdicts while someone tries other numbers for the inputs. */
import type { Analysis, Circuit } from '../analysis/model';
import type { CircuitVerification, Verdict } from '../verification/model';
import { expectedTold } from './reveal';

/**
 * Verdicts on the file's own numbers, with the numbers of another run of the same text. A judgement holds whatever the
 * inputs are; what a line gives and should give does not.
 */
export function verdictsIn(
  shown: Analysis,
  { analysis, circuits }: { readonly analysis: Analysis; readonly circuits: readonly CircuitVerification[] },
): readonly CircuitVerification[] {
  if (shown === analysis) return circuits;
  return circuits.flatMap((verification) => {
    // Of a pass that was followed for itself no number is said.
    if (verification.followed) return [verification];
    const circuit = shown.circuits[analysis.circuits.indexOf(verification.circuit)];
    if (!circuit) return [];
    const verdicts = verification.verdicts.map((verdict) => measuredAgain(verdict, circuit, shown));
    return [{ ...verification, circuit, verdicts }];
  });
}

function measuredAgain(verdict: Verdict, { pass }: Circuit, shown: Analysis): Verdict {
  const place = verdict.of === null ? verdict.at : verdict.done;
  const entry = pass?.entries.find(({ at }) => at.from === place.from);
  if (!entry) return { ...verdict, value: null, expected: null };
  const { value, source } = entry;
  const truth = verdict.step ? null : source.of && shown.variableOf.get(source.of)?.gradient;
  if (verdict.withheld) return { ...verdict, value, expected: expectedTold(value, truth ?? null) };
  return { ...verdict, value, expected: verdict.expected === null ? null : (truth ?? null) };
}
