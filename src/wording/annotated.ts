/*
 * The source with its inline text behind each line, as the editor shows it; a notebook's cells below each other. Of passes that
 * were followed their verdicts stand there, in place of what their lines would be by themselves.
 */
import type { Analysis } from '../analysis/model';
import type { Span } from '../text/span';
import type { CircuitVerification } from '../verification/model';
import { inlineTexts } from './inline';

const options = { show: 'both', precision: 4, maxLength: 120 } as const;

export function annotated(analysis: Analysis, followed: readonly CircuitVerification[] = []): string {
  const { source, lines, writing } = analysis;
  const texts = inlineTexts(analysis, options, followed);
  const written = ({ from, to }: Span): string => {
    let result = '';
    let done = from;
    for (const { at, value, gradient } of texts) {
      if (at < from || at > to) continue;
      result += `${source.slice(done, at)}    ${value}${gradient}`;
      done = at;
    }
    return result + source.slice(done, to);
  };
  if (lines.cells.length === 0) return written({ from: 0, to: source.length });
  // As notebooks are commonly written down as text.
  const head = (number: number) => `${writing.comment} %% cell ${number + 1}\n`;
  return lines.cells.map((cell) => head(cell.number) + written(cell)).join('\n\n');
}
