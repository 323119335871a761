/* Stretches of a text. */

/** A stretch of text, in UTF-16 offsets; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A statement as it stands in the text, what ends it included: `let a = 1, b = 2;` is one of two assignments. */
export interface WholeStatement extends Span {
  /** Where what follows its keywords begins. */
  readonly body: number;
  /** How many names it assigns or declares. */
  readonly parts: number;
  /** What ends it: a semicolon, or nothing. */
  readonly end: string;
}

/** What stands from one place to another, with the parentheses that the one has open and the other closes. */
export function withParentheses(text: string, from: number, to: number): string {
  const own = text.slice(from, to);
  let [left, open] = [0, 0];
  for (const sign of own.match(/[()]/g) ?? []) {
    if (sign === '(') open++;
    else if (open > 0) open--;
    else left++;
  }
  let [begin, end] = [from, to];
  while (left-- > 0 && begin > 0) begin = Math.max(0, text.lastIndexOf('(', begin - 1));
  while (open-- > 0 && text.includes(')', end)) end = text.indexOf(')', end) + 1;
  return text.slice(begin, end);
}
