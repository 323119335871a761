/* Headers of statements that Python takes and the grammar does not, as other code of the same length for the parser. */

/** Code that stands for other code. */
interface Masked {
  /** Where it begins, counted from the statement's beginning. */
  readonly at: number;
  readonly text: string;
}

const plainDecorator = /^@[ \t]*[\w.]+[ \t]*(\([\s\S]*\))?[ \t]*(#.*)?$/;

/** What the parser is to read in the place of a statement's line. */
export function* maskedHeader(line: string): Iterable<Masked> {
  // The grammar knows decorators that are a path, or a call of one.
  if (line.startsWith('@') && !plainDecorator.test(line)) yield { at: 1, text: 'x'.repeat(line.length - 1) };
  else if (/^match\b[^"']*:$/.test(line)) for (const at of commasOf(line)) yield { at, text: '+' };
  // `case float():`, the class alone, as a name with a point in it, which captures nothing either.
  else if (/^case\b/.test(line))
    for (const { index } of line.matchAll(/(?<=\w)\(\)/g)) yield { at: index, text: '.x' };
}

/** The commas outside of all brackets that something follows. */
function* commasOf(line: string): Iterable<number> {
  let depth = 0;
  for (const [at, each] of [...line].entries()) {
    if ('([{'.includes(each)) depth++;
    else if (')]}'.includes(each)) depth--;
    else if (each === ',' && depth === 0 && /^,[ \t]*[^ \t:]/.test(line.slice(at))) yield at;
  }
}
