/* Parses Python, keeping what has not changed since the last version of the text. */
import { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { type ParsedText, parseTree } from '../incremental';
import { layOut } from './layout';

/** Parses `source`, reusing what did not change since `previous`, with pauses. */
export function* parseInSteps(source: string, previous?: ParsedText): Generator<undefined, ParsedText> {
  const text = withPlainLines(source);
  const { masked, tooDeep } = layOut(text);
  if (tooDeep !== null) return { text, masked: text, tree: Tree.empty, tooDeep };
  const now = { text, masked: withFractions(masked) };
  return { ...now, ...(yield* parseTree(parser, now, previous ?? null)) };
}

/** The grammar wants a digit behind the point of `1.`. */
function withFractions(text: string): string {
  return text.replace(/(?<![\w.])(\d[\d_]*)\.(?![\d_.])/g, (_, digits) => `${digits}0`);
}

/** The text with one kind of line ends, and blank lines without form feeds; every character keeps its place. */
function withPlainLines(text: string): string {
  const plain = text.includes('\r')
    ? text.replace(/(\\?)\r\n/g, (_, joins) => (joins ? ' \\\n' : ' \n')).replace(/\r/g, '\n')
    : text;
  return plain.includes('\f') ? plain.replace(/^[ \t\f]+$/gm, (line) => ' '.repeat(line.length)) : plain;
}
