/* What literals of JavaScript stand for: texts with their escapes, and keys. */
import { numberOf } from '../syntax';

const escapes =
  /\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[\s\S]))/g;

/** What a letter behind a backslash stands for, where that is not itself. */
const letters: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['v', '\v'],
  ['f', '\f'],
  // A line that goes on.
  ['\r\n', ''],
  ['\n', ''],
  ['\r', ''],
  ['\u2028', ''],
  ['\u2029', ''],
]);

/** A stretch of a text as it is meant. */
export function unescaped(code: string): string {
  if (!code.includes('\\')) return code;
  return code.replace(escapes, (_, point, unit, byte, octal, letter) => {
    const hexadecimal = point ?? unit ?? byte;
    if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16));
    if (octal !== undefined) return character(Number.parseInt(octal, 8));
    return letters.get(letter) ?? letter;
  });
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** A text without its quotes. */
export function textOf(literal: string): string {
  return unescaped(literal.slice(1, -1));
}

/** A stretch of a template, in which every line ends alike. */
export function templateText(code: string): string {
  return unescaped(code.replace(/\r\n?/g, '\n'));
}

/** The key that a number stands for: `1e3` is '1000'. */
export function keyOfNumber(literal: string): string {
  const value = numberOf(literal);
  return value === undefined ? BigInt(literal.slice(0, -1).replaceAll('_', '')).toString() : String(value);
}
