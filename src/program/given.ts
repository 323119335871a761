/* Numbers, and arrays of them, as people give them for inputs: `2`, `[1, 2, 3]`, `[[1, 2], [3, 4]]`. */
import type { Span } from '../text/span';

/** A number that is given, and where it stands. */
export interface GivenNumber extends Span {
  /** What it is of: `w[0][1]`; the name that the array has by `lengthOf` for how many elements there are. */
  readonly name: string;
  readonly value: number;
}

/** By what the number of elements that an array is given with goes: no code has such a name. */
export const lengthOf = (path: string): string => `${path}[]`;

/** Whether a name is one that `lengthOf` gives, and of what; null for any other. */
export const givenArray = (name: string): string | null => (name.endsWith('[]') ? name.slice(0, -2) : null);

/**
 * What a text gives for a name: one number, or for an array its length and each of its numbers. null where it is neither.
 * `from` is where the text stands, `read` what a number is; undefined for none.
 */
export function givenFor(
  name: string,
  text: string,
  from: number,
  read: (number: string) => number | undefined,
): GivenNumber[] | null {
  const start = from + text.length - text.trimStart().length;
  const said = text.trim();
  if (!said.startsWith('[') || !said.endsWith(']')) {
    const value = read(said);
    return value === undefined ? null : [{ name, value, from: start, to: start + said.length }];
  }
  const inside = said.slice(1, -1);
  // A comma may stand after the last one.
  const parts = inside.trim() === '' ? [] : splitAt(inside.replace(/,\s*$/, ''), ',');
  const all: GivenNumber[] = [
    { name: lengthOf(name), value: parts.length, from: start, to: start + said.length },
  ];
  let next = start + 1;
  for (const [k, part] of parts.entries()) {
    const own = givenFor(`${name}[${k}]`, part, next, read);
    if (!own) return null;
    all.push(...own);
    next += part.length + 1;
  }
  return all;
}

/** The parts between separators that stand in no brackets: an input may be called `f(1, 2)`. */
export function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    else if (')]}'.includes(text[at])) depth--;
    else if (text[at] === separator && depth <= 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
