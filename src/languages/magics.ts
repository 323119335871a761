/*
 * What a notebook's kernel takes out of a cell before the language sees it: magics (`%matplotlib inline`, a cell of
 * `%%bash`) and lines for the shell (`!pip install numpy`). All of it becomes blank, and every character keeps its place.
 */

/** Magics above a cell whose code runs as any other does. */
const transparent: ReadonlySet<string> = new Set(['time', 'capture', 'prun']);

/** What a language has to do with magics. */
export interface Magics {
  /** A line that is none of the language's, where a statement may begin. It is sticky, and takes no line end. */
  readonly line: RegExp;
  /** Where the next statement may begin behind the one at a place. */
  readonly next: (text: string, from: number) => number;
}

/** The code of a cell. */
export function withoutMagics(text: string, { line, next }: Magics): string {
  const [, cellMagic] = /^\s*%%(\w*)/.exec(text) ?? [];
  if (cellMagic !== undefined && !transparent.has(cellMagic)) return blank(text);
  let code = '';
  for (let at = 0; at < text.length; ) {
    line.lastIndex = at;
    const [magic] = line.exec(text) ?? [];
    const end = magic ? at + magic.length : next(text, at);
    code += magic ? blank(magic) : text.slice(at, end);
    at = end;
  }
  return code;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
