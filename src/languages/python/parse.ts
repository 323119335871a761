/* Parses Python, keeping what has not changed since the last version of the text. */
import { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { type ParsedText, parseTree } from '../incremental';
import { layOut } from './layout';

/** Parses `source`, reusing what did not change since `previous`, with pauses. */
export function* parseInSteps(source: string, previous?: ParsedText): Generator<undefined, ParsedText> {
  const plain = withPlainLines(source);
  const { masked, tooDeep, starts } = layOut(plain);
  if (tooDeep !== null) return { text: plain, masked: plain, tree: Tree.empty, tooDeep };
  // Of a tree that ends in a block, the parser takes what is outside of it for its statements when it uses the tree again:
  // so no part of the text ends in one, and neither does the text.
  const end = masked.endsWith('\n') ? '' : '\n';
  const text = plain + end;
  const now = { text, masked: withFractions(masked) + end };
  const partEnd = (from: number) => starts.find((start) => start >= from) ?? text.length;
  return { ...now, ...(yield* parseTree(parser, now, previous ?? null, partEnd)) };
}

/** The grammar wants a digit behind the point of `1.`. */
function withFractions(text: string): string {
  return text.replace(/(?<![\w.])(\d[\d_]*)\.(?![\d_.])/g, (_, digits) => `${digits}0`);
}

/** The text with one kind of line ends, and blank lines without form feeds; every character keeps its place. */
function withPlainLines(text: string): string {
  // A file's mark of its encoding is no blank, which would indent its first line.
  const unmarked = text.startsWith('\ufeff') ? `\f${text.slice(1)}` : text;
  const plain = text.includes('\r')
    ? unmarked.replace(/(\\?)\r\n/g, (_, joins) => (joins ? ' \\\n' : ' \n')).replace(/\r/g, '\n')
    : unmarked;
  return plain.includes('\f') ? plain.replace(/^[ \t\f]+$/gm, (line) => ' '.repeat(line.length)) : plain;
}
