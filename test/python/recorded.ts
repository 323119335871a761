/*
 * Programs in Python with what real Python told of them, for machines that have none: a line of JSON each. They are
 * written by `npm run fixtures`, which needs python3.
 */
import { existsSync, readFileSync } from 'node:fs';
import { type Derivative, derivative } from '../unit/oracle';
import type { How, Runnable, Seen } from '../unit/watched';
import { isShown, pythonValue, seenOf, type Told, type WatchedPython } from './watched';

/** Where they stand. */
export const recordedFile = 'test/python/recorded.jsonl';

/** A program and its run; of one assignment moved what becomes of later ones, where that is not 0. */
interface Recording extends Told {
  readonly source: string;
  /** By the place moved and the place that changes; null where there is no derivative. */
  readonly slopes: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

const nothing: Seen = { reads: new Map(), writes: new Map() };

/** A program as it was run once. */
export class Recorded implements Runnable {
  readonly language = 'python';
  readonly source: string;
  private readonly seen: Seen;

  constructor(private readonly recording: Recording) {
    this.source = recording.source;
    this.seen = seenOf(recording);
  }

  /** What was seen in the one run that is recorded. */
  run({ call }: How = {}): Seen {
    return call === undefined ? this.seen : nothing;
  }

  isShown(shown: number, value: unknown): boolean {
    return isShown(this.source, shown, value);
  }

  slope(from: number, to: number): Derivative | null {
    const value = from === to ? 1 : (this.recording.slopes[from]?.[to] ?? 0);
    const isUnknown = this.recording.slopes[from]?.[to] === null;
    return isUnknown ? null : { value, error: 1e-7 * Math.max(Math.abs(value), 1e-3) };
  }
}

/** All programs that are recorded. */
export function recorded(): Recorded[] {
  if (!existsSync(recordedFile)) return [];
  const lines = readFileSync(recordedFile, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => new Recorded(JSON.parse(line) as Recording));
}

const isNumber = (value: unknown): value is number | bigint => /^(number|bigint)$/.test(typeof value);

/** Runs a program and all that it takes to know its derivatives. */
export function recordingOf(program: WatchedPython): Recording {
  const seen = program.run();
  const once = [...seen.writes].flatMap(([at, [value, ...more]]) =>
    more.length === 0 && isNumber(value) ? [{ at, value }] : [],
  );
  const slopes: Record<string, Record<string, number | null>> = {};
  for (const { at, value } of once) {
    const own: Record<string, number | null> = {};
    for (const other of once) {
      if (other.at === at) continue;
      const output = (moved: number) =>
        Number(program.run({ instead: new Map([[at, moved]]) }).writes.get(other.at)?.[0] ?? Number.NaN);
      const found = derivative(output, Number(value));
      const isSure = found !== null && found.error <= 1e-7 * Math.max(Math.abs(found.value), 1e-3);
      if (!isSure) own[other.at] = null;
      else if (Math.abs(found.value) > 1e-9) own[other.at] = Number(found.value.toPrecision(9));
    }
    if (Object.keys(own).length > 0) slopes[at] = own;
  }
  const told = program.told();
  return { source: program.source, reads: told.reads, writes: told.writes, slopes };
}

/** Whether a recording says anything about numbers. */
export function saysSomething({ writes }: Recording): boolean {
  return (
    Object.values(writes)
      .flat()
      .filter((each) => isNumber(pythonValue(each))).length > 5
  );
}
