/* How wide texts are where there is no browser to measure them. */
import type { Font } from './style';

/** Widths of letters where there is nothing to measure them with: generous, so that nothing collides. */
export function estimatedWidth(text: string, font: Font): number {
  const perLetter =
    font === 'name' || font === 'code' ? 7.4 : font === 'symbol' ? 8.4 : font === 'verdict' ? 7 : 6.6;
  return text.length * perLetter;
}
