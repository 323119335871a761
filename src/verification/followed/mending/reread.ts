/* An analysis of a file with an edit made, as far as trials need it. */
import { newFile } from '../../../analysis/file';
import type { Analysis } from '../../../analysis/model';
import { Guesses } from '../../../circuits/assume';
import { readInCells } from '../../../program/cells';
import { Lines } from '../../../text/lines';
import { finish } from '../../../text/pauses';
import type { PassUnit } from '../units';

/** An analysis of another text as far as trials need it. */
export function reread(analysis: Analysis, source: string): Analysis | null {
  const { dialect, options } = analysis;
  const reading = finish(readInCells(dialect, source, analysis.reading));
  const lines = new Lines(source);
  const writing = dialect.writing(reading.items);
  const file = newFile(source, reading, writing, lines, { ...options, previous: undefined }, new Guesses());
  return { ...analysis, source, reading, lines, writing, code: reading.code, file };
}

/** Whether units of two texts are the same, but for what is edited. */
export function isSameUnit(one: PassUnit, other: PassUnit): boolean {
  const isSameReading =
    one.kind !== 'pair' ||
    (other.kind === 'pair' &&
      one.ofOutput === other.ofOutput &&
      one.of === other.of &&
      one.flag === other.flag);
  return one.kind === other.kind && one.scope === other.scope && isSameReading;
}
