/* Magics in a cell of JavaScript: only above its code, since below it a line that begins with % goes on with what is above. */
import { withoutMagics } from '../magics';

const magics = { line: /\s*%.*/y, next: (text: string) => text.length };

export function cellCode(text: string): string {
  return withoutMagics(text, magics);
}
