import type { Analysis } from '../analysis';
import type { CircuitVerification, Verdict } from '../verification';
import { fullNumber, shortNumber } from './format';

/** One verdict in words: `line 5  da  ✗ 3, should be 2: …`. */
export function verdictText(verdict: Verdict): string {
  const { judgement, value, expected, reason } = verdict;
  const number = (figure: number | null) => (figure === null ? 'no value' : shortNumber(figure, 6));
  switch (judgement) {
    case 'exact':
    case 'correct':
    case 'approximate': {
      const nearly = judgement === 'approximate' ? ' (up to a rounded constant)' : '';
      return `\u2713 ${number(value)}${nearly}${reason ? ` \u2013 ${reason}` : ''}`;
    }
    case 'inherited':
      return `\u2192 ${number(value)}, should be ${number(expected)}: ${reason ?? 'a line above is wrong.'}`;
    case 'wrong':
      return `\u2717 ${number(value)}${expected === null ? '' : `, should be ${number(expected)}`}: ${reason ?? 'this is not the gradient.'}`;
    case 'uncertain':
      return `? ${number(value)}: ${reason ?? 'it can\u2019t be told.'}`;
  }
}

/** A counterexample that can be pasted above the code: `// @input a = 1.3, b = 2`. */
export function counterexampleText({ name, counterexample }: Verdict): string | null {
  if (!counterexample) return null;
  const { inputs, value, expected } = counterexample;
  const list = [...inputs].map(([input, number]) => `${input} = ${fullNumber(number)}`).join(', ');
  return `// @input ${list}   gives ${name} = ${shortNumber(value, 6)}, should be ${shortNumber(expected, 6)}`;
}

/** One sentence on a file's passes. */
export function summaryText(verifications: readonly CircuitVerification[]): string {
  const verdicts = verifications.flatMap((verification) => verification.verdicts);
  const count = (...wanted: Verdict['judgement'][]) =>
    verdicts.filter(({ judgement }) => wanted.includes(judgement)).length;
  const wrong = count('wrong');
  const inherited = count('inherited');
  const uncertain = count('uncertain');
  if (verifications.length === 0) return 'no backward pass found';
  const right = `${count('exact', 'correct', 'approximate')} of ${verdicts.length} gradients right`;
  const rest = [
    wrong > 0 ? `${wrong} wrong` : '',
    inherited > 0 ? `${inherited} only for what stands above` : '',
    uncertain > 0 ? `${uncertain} uncertain` : '',
  ].filter(Boolean);
  return rest.length > 0 ? `${right}, ${rest.join(', ')}` : right;
}

/** What verification looks for, for a file in which it found nothing. */
export const whatIsLookedFor =
  'A backward pass is a run of assignments to gradient variables (da for a) below the forward code, starting from the gradient of an output: var df = 1; or a given dx.';

/** The report for people, line by line; `paint` colours a mark where there are colours. */
export function reportLines(
  file: string,
  analysis: Analysis,
  verifications: readonly CircuitVerification[],
  paint: (text: string, judgement: Verdict['judgement']) => string = (text) => text,
): string[] {
  const lines: string[] = [];
  for (const { circuit, verdicts, points } of verifications) {
    const place = circuit.scope === 'top level' ? '' : ` in ${circuit.scope}`;
    lines.push(
      `${file}${place}: backward pass of ${circuit.outputs.map(({ variable }) => variable.name).join(', ')}, compared at ${points} points`,
    );
    const width = Math.max(...verdicts.map(({ name }) => name.length));
    for (const verdict of verdicts) {
      const where = `  line ${String(verdict.line).padStart(String(analysis.lines.count).length)}  ${verdict.name.padEnd(width)}  `;
      lines.push(where + paint(verdictText(verdict), verdict.judgement));
      const example = verdict.judgement === 'wrong' ? counterexampleText(verdict) : null;
      if (example) lines.push(`      see it with  ${example}`);
    }
    if (circuit.missing.length > 0) lines.push(`  no gradient for ${circuit.missing.join(', ')}`);
  }
  lines.push(`${file}: ${summaryText(verifications)}`);
  return lines;
}
