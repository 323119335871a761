/* Magics in a cell of Python: wherever a statement may begin, and no bracket, text or backslash goes on. */
import { withoutMagics } from '../magics';

/** `%magic`, `!command`, `?help` and `help?`; a backslash at its end takes the next line along. */
const line = /[^\S\n]*(?:[%!?](?:.*\\\r?\n)*.*|[\w.]+\?{1,2}[^\S\n]*(?=\r?\n|$))/y;

/** All in which a line end may stand that ends no statement, and what else holds quotes or brackets. */
const tokens =
  /#.*|"""(?:\\[\s\S]|(?!""")[\s\S])*(?:"""|$)|'''(?:\\[\s\S]|(?!''')[\s\S])*(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|[([{]|[)\]}]|\\\r?\n|\n/g;

/** Where the line begins behind the statement at a place. */
function next(text: string, from: number): number {
  let depth = 0;
  tokens.lastIndex = from;
  for (let found = tokens.exec(text); found; found = tokens.exec(text)) {
    const [token] = found;
    if ('([{'.includes(token)) depth++;
    else if (')]}'.includes(token)) depth = Math.max(0, depth - 1);
    else if (token === '\n' && depth === 0) return tokens.lastIndex;
  }
  return text.length;
}

export function cellCode(text: string): string {
  return withoutMagics(text, { line, next });
}
