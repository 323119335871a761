/* What all that is followed of a file shares, before anything is. */
import { Account } from '../circuits/account';
import type { Guesses } from '../circuits/assume';
import { ExpressionBuilder } from '../circuits/expression';
import { FileCode } from '../circuits/following/codes';
import type { Meanings } from '../circuits/following/plain';
import { Occurrences } from '../circuits/occurrences';
import { Readers } from '../circuits/readers';
import { UnknownCalls } from '../circuits/unknown-call';
import type { Dialect, Reading, Writing } from '../program/dialect';
import { functionNames } from '../program/statements';
import { GradientNames } from '../recognition/names';
import type { File } from '../recognition/recogniser';
import { Tape } from '../tape/tape';
import type { Lines } from '../text/lines';
import type { AnalyzeOptions } from './model';

/** How much of what there is in a file. */
type Amounts = { readonly [what in 'tape' | 'occurrences' | 'readers']: { readonly length: number } };

/** A file of which nothing has been followed yet. */
export function newFile(
  source: string,
  reading: Reading,
  writing: Writing,
  lines: Lines,
  options: AnalyzeOptions,
  guesses: Guesses,
  /** There will be about as much of everything as there was before. */
  before: Amounts | undefined = options.previous?.file,
): File {
  const { code, items, directives } = reading;
  const size = (of?: { readonly length: number }) => 64 + (of?.length ?? 0);
  const tape = new Tape(size(before?.tape));
  const budget = { gates: 20 * source.length + 1000 };
  const unknownCalls = new UnknownCalls(options.dialect, () => functionNames(items), source.length);
  const expressions = new ExpressionBuilder(tape, options.dialect, writing, code, budget, unknownCalls);
  return {
    dialect: options.dialect,
    writing,
    tape,
    inputComments: directives.filter((directive) => directive.kind === 'input'),
    inputs: options.inputs ?? new Map(),
    guesses,
    instead: options.instead ?? new Map(),
    counted: new Set(),
    lengths: new Set(),
    asked: options.asked ?? false,
    occurrences: new Occurrences(size(before?.occurrences)),
    readers: new Readers(size(before?.readers), size(before?.tape)),
    open: [],
    lateBlocks: [],
    wirings: [],
    account: new Account(),
    refused: [],
    said: (offset) => lines.said(offset),
    lineOf: (offset) => lines.lineOf(offset),
    expressions,
    codes:
      reading.follow && options.dialect.library
        ? new FileCode(reading.follow, meaningsIn(options.dialect))
        : null,
    gradientNames: new GradientNames(options.gradientNames),
  };
}

function meaningsIn({ names, library }: Dialect): Meanings {
  const fixed = new Set([...names.fixed, ...names.libraries, ...names.constants.keys(), names.nothing]);
  return { fixed, globalObjects: names.globalObjects, library };
}
