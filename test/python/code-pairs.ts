/* Whether a program that was printed from its tree does what the original does, as real Python tells. */
import assert from 'node:assert/strict';
import type { Code } from '../../src/program/code';
import { codeOfText } from '../unit/python-code';
import { NotPrintable, printBlock } from './print-code';
import { ask } from './process';

/** How many programs were compared, and why others could not be. */
export interface Compared {
  same: number;
  readonly opaque: Map<string, number>;
}

export const none = (): Compared => ({ same: 0, opaque: new Map() });

/** The program that a tree says; null where something in it is opaque, which is counted. */
export function printed(code: readonly Code[], count: Compared): string | null {
  try {
    return printBlock(code);
  } catch (error) {
    if (!(error instanceof NotPrintable)) throw error;
    count.opaque.set(error.message, (count.opaque.get(error.message) ?? 0) + 1);
    return null;
  }
}

/** Runs those of the texts that are programs, and what is printed of them, and holds that they leave the same behind. */
export function checkSame(sources: readonly string[], count: Compared): void {
  const pairs = sources.flatMap((source) => {
    const text = printed(codeOfText(source), count);
    return text === null ? [] : [[source, text] as const];
  });
  const ends = ask({ do: 'ends', pairs }) as (readonly [unknown, unknown] | null)[];
  for (const [k, end] of ends.entries()) {
    if (!end) continue;
    const [original, other] = end;
    assert.deepEqual(other, original, `${pairs[k][0]}\n-- printed --\n${pairs[k][1]}`);
    count.same++;
  }
}
