import { type Parser, type Tree, TreeFragment } from '@lezer/common';
import { parser } from '@lezer/javascript';

/** The editor's language identifiers that we read. */
export type Language = 'javascript' | 'javascriptreact' | 'typescript' | 'typescriptreact';

/** A stretch of text, in UTF-16 offsets; `to` is exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A syntax tree with the text it was made of, so that the next version can reuse it. */
export interface Parsed {
  readonly text: string;
  readonly language: Language;
  readonly tree: Tree;
}

// JSX makes `<number>a` an element, so plain TypeScript goes without it.
const typescript = parser.configure({ dialect: 'ts' });
const everything = parser.configure({ dialect: 'ts jsx' });

function parserOf(language: Language): Parser {
  return language === 'typescript' ? typescript : everything;
}

/**
 * Parses `text`, reusing what did not change since `previous`.
 * Yields between small pieces of work, so that a caller can pause or give up.
 */
export function* parseInSteps(
  text: string,
  language: Language,
  previous?: Parsed,
): Generator<undefined, Parsed> {
  const reusable = previous?.language === language ? unchanged(previous, text) : [];
  const parse = parserOf(language).startParse(text, reusable);
  for (let step = 0; ; step++) {
    const tree = parse.advance();
    if (tree) return { text, language, tree };
    // A step of the parser takes microseconds; asking the clock at each would cost more than the step.
    if (step % 256 === 255) yield;
  }
}

/** The parts of the old tree that lie outside of the one stretch in which the two texts differ. */
function unchanged(previous: Parsed, text: string): readonly TreeFragment[] {
  const old = previous.text;
  const shorter = Math.min(old.length, text.length);
  let from = 0;
  while (from < shorter && old.charCodeAt(from) === text.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
  )
    same++;
  const fragments = TreeFragment.addTree(previous.tree);
  if (from === old.length && from === text.length) return fragments;
  const change = { fromA: from, toA: old.length - same, fromB: from, toB: text.length - same };
  return TreeFragment.applyChanges(fragments, [change]);
}

/** Parses a whole text at once. */
export function parseWhole(text: string, language: Language = 'javascript', previous?: Parsed): Parsed {
  const steps = parseInSteps(text, language, previous);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
