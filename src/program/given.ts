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

/** The array that a name is an element of: `w` of `w[0][1]`; null for any other. */
export const arrayOf = (name: string): string | null => /^(.+?)(\[\d+\])+$/.exec(name)?.[1] ?? null;

/** Whether something is given for a name, or for an element of it. */
export const isGivenFor = (name: string, given: string): boolean =>
  given === name || given === lengthOf(name) || arrayOf(given) === name;

/** What is given for a name, as `givenFor` reads it: an array with all its numbers; null where nothing is. */
export function givenText(
  inputs: ReadonlyMap<string, number>,
  name: string,
  print: (number: number) => string,
): string | null {
  const length = inputs.get(lengthOf(name));
  if (length === undefined) {
    const value = inputs.get(name);
    return value === undefined ? null : print(value);
  }
  const parts = Array.from({ length }, (_, k) => givenText(inputs, `${name}[${k}]`, print));
  return `[${parts.map((part) => part ?? '?').join(', ')}]`;
}

/** An array by its elements, as it would be typed; '' where some are missing. */
export function elementsText(array: string, elements: ReadonlyMap<string, number>): string {
  const inputs = new Map(elements);
  for (const name of elements.keys())
    for (let at = name; at !== array; at = at.slice(0, at.lastIndexOf('['))) {
      const end = at.lastIndexOf('[');
      const length = lengthOf(at.slice(0, end));
      inputs.set(length, Math.max(inputs.get(length) ?? 0, Number(at.slice(end + 1, -1)) + 1));
    }
  // An element far behind all others is no reason to write these out.
  if ([...inputs].some(([name, length]) => givenArray(name) !== null && length > elements.size)) return '';
  const text = givenText(inputs, array, String) ?? '';
  return text.includes('?') ? '' : text;
}

/** What numbers are given for, arrays as one. */
export function givenNames(inputs: ReadonlyMap<string, number>): string[] {
  const roots = [...inputs.keys()].map((name) => {
    const array = arrayOf(givenArray(name) ?? name) ?? givenArray(name) ?? name;
    return inputs.has(lengthOf(array)) ? array : name;
  });
  return [...new Set(roots)];
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
