/* Parses the next version of a text in steps, keeping the parts of its tree that have not changed. */
import { type Parser, type PartialParse, Tree, TreeFragment } from '@lezer/common';
import { isPause } from '../text/pauses';

/** A syntax tree with the text it was made of, so that the next version can reuse it. */
export interface ParsedText {
  readonly text: string;
  /** The text that the parser had, in which stands other code where the grammar knows less than the language. */
  readonly masked: string;
  readonly tree: Tree;
  /** Where it is too deeply nested to be parsed, so that the tree is empty; null where it is not. */
  readonly tooDeep: number | null;
}

/**
 * Parses a text, reusing what did not change since `previous`. `partEnd` says where a part of it may end that is parsed by
 * itself, from a place on. Yields between small pieces of work, so that a caller can pause or give up.
 */
export function* parseTree(
  parser: Parser,
  now: Pick<ParsedText, 'text' | 'masked'>,
  previous: ParsedText | null,
  partEnd: (from: number) => number = (from) => from,
): Generator<undefined, Pick<ParsedText, 'tree' | 'tooDeep'>> {
  const { masked: text } = now;
  let reusable = previous && previous.tooDeep === null ? unchanged(previous, now) : [];
  const isNew = reusable.reduce((left, { from, to }) => left - (to - from), text.length) > part;
  let usual = 0;
  for (let end = isNew ? partEnd(part) : text.length; ; end = partEnd(end + part)) {
    const parse = parser.startParse(text, reusable);
    if (end < text.length) parse.stopAt(end);
    const { tree, steps } = yield* parsed(parse);
    if (!tree) return { tree: Tree.empty, tooDeep: parse.parsedPos };
    if (end >= text.length) return { tree, tooDeep: null };
    reusable = TreeFragment.addTree(tree, reusable, true);
    usual ||= steps;
    // What is not complete yet is read again with the next part. Where that is much, the rest is read at once.
    if (steps > 2 * usual) end = text.length;
    // A comment or string that the end is in has been read to its own.
    else end = Math.max(end, tree.length);
  }
}

/** The parser's own list grows, and becomes a tree, in one step each: short ones where a text has so many characters. */
const part = 1 << 16;

/** Takes all the steps of a parser. It goes through what is nested by calling itself; out of stack, there is no tree. */
function* parsed(parse: PartialParse): Generator<undefined, { tree: Tree | null; steps: number }> {
  let steps = 1;
  try {
    for (; ; steps++) {
      const tree = parse.advance();
      if (tree) return { tree, steps };
      // A step of the parser takes microseconds; asking the clock at each would cost more than the step.
      if (isPause(steps, 256)) yield;
    }
  } catch (error) {
    if (error instanceof RangeError) return { tree: null, steps };
    throw error;
  }
}

/** The parts of the old tree that lie outside of the one stretch in which the two texts, or what masks them, differ. */
function unchanged(previous: ParsedText, now: Pick<ParsedText, 'text' | 'masked'>): readonly TreeFragment[] {
  const fragments = TreeFragment.addTree(previous.tree);
  const stretches = [differing(previous.text, now.text), differing(previous.masked, now.masked)];
  const [from] = stretches.map((each) => each.from).sort((one, other) => one - other);
  const [same] = stretches.map((each) => each.same).sort((one, other) => one - other);
  const [old, length] = [previous.text.length, now.text.length];
  if (from === old && from === length) return fragments;
  return TreeFragment.applyChanges(fragments, [
    { fromA: from, toA: old - same, fromB: from, toB: length - same },
  ]);
}

/** Where two texts begin to differ, and how many characters they have in common at their ends. */
function differing(old: string, text: string): { readonly from: number; readonly same: number } {
  const from = commonStart(old, text);
  return { from, same: commonEnd(old, text, Math.min(old.length, text.length) - from) };
}

/** Whole stretches are compared first: that is many times faster than one character after the other. */
const stretch = 4096;

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at < most && one.slice(at, at + stretch) === other.slice(at, at + stretch)) at += stretch;
  at = Math.min(at, most);
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** How many characters, `most` at most, the two texts have in common at their ends. */
function commonEnd(one: string, other: string, most: number): number {
  const last = (text: string, count: number) => text.charCodeAt(text.length - 1 - count);
  let same = 0;
  while (
    same + stretch <= most &&
    one.slice(one.length - same - stretch, one.length - same) ===
      other.slice(other.length - same - stretch, other.length - same)
  )
    same += stretch;
  while (same < most && last(one, same) === last(other, same)) same++;
  return same;
}
