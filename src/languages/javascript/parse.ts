/* Parses JavaScript and TypeScript, keeping what has not changed since the last version of the text. */
import { type Parser, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { finish } from '../../text/pauses';
import { type ParsedText, parseTree } from '../incremental';
import { tooDeepAt } from './depth';
import { masked } from './masks';

/** The editor's language identifiers that we read. */
export type JavaScript = 'javascript' | 'javascriptreact' | 'typescript' | 'typescriptreact';

/** A file's syntax, so that the next version can reuse it. */
export interface Parsed extends ParsedText {
  readonly language: JavaScript;
}

/** Functions and classes longer than this are trees of their own, which the next version of a text can take over. */
const bufferLength = 256;

// JSX makes `<number>a` an element, so plain TypeScript goes without it.
const typescript = parser.configure({ dialect: 'ts', bufferLength });
const everything = parser.configure({ dialect: 'ts jsx', bufferLength });

function parserOf(language: JavaScript): Parser {
  return language === 'typescript' ? typescript : everything;
}

/** Blanks and line ends of JavaScript's that the grammar takes for letters, or for none. */
const rareBlanks = /[\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]/g;
const rareLineEnds = /[\u2028\u2029]/;
const lines = /([^\n\u2028\u2029]*)(\n|[\u2028\u2029]|$)/g;
const loneReturns = /\r(?!\n)/g;

/** The text with the blanks and line ends that the grammar knows; every character keeps its place. */
function withPlainBlanks(text: string): string {
  const plain = text.includes('\r') ? text.replace(loneReturns, '\n') : text;
  const known = plain.replace(rareBlanks, ' ');
  if (!rareLineEnds.test(known)) return known;
  // To the grammar a return ends a line, but no comment; and it may stand in a text, as these may.
  const ending = (line: string) => (line.includes('//') ? '\n' : '\r');
  return known.replace(lines, (found, line, end) => (rareLineEnds.test(end) ? line + ending(line) : found));
}

/**
 * Parses `source`, reusing what did not change since `previous`.
 * Yields between small pieces of work, so that a caller can pause or give up.
 */
export function* parseInSteps(
  source: string,
  language: JavaScript,
  previous?: Parsed,
): Generator<undefined, Parsed> {
  const plain = withPlainBlanks(source);
  const tooDeep = tooDeepAt(plain);
  if (tooDeep !== null) return { text: plain, masked: plain, language, tree: Tree.empty, tooDeep };
  const text = masked(plain, language.startsWith('typescript'), language !== 'typescript');
  const made = { text: plain, masked: text, language };
  const known = previous?.language === language ? previous : null;
  return { ...made, ...(yield* parseTree(parserOf(language), made, known)) };
}

/** Parses a whole text at once. */
export function parseWhole(text: string, language: JavaScript = 'javascript', previous?: Parsed): Parsed {
  return finish(parseInSteps(text, language, previous));
}
