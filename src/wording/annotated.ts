/* The source with its inline text behind each line, as the editor shows it. */
import type { Analysis } from '../analysis/model';
import { inlineTexts } from './inline';

export function annotated(analysis: Analysis): string {
  const { source } = analysis;
  let result = '';
  let done = 0;
  for (const { at, value, gradient } of inlineTexts(analysis, {
    show: 'both',
    precision: 4,
    maxLength: 120,
  })) {
    result += `${source.slice(done, at)}    ${value}${gradient}`;
    done = at;
  }
  return result + source.slice(done);
}
