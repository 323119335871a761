/* A program in Python that runs again and again, and tells what each assignment has made. */
import fc from 'fast-check';
import { ask, type Spelled } from '../python/process';
import { isShown, pythonValue } from '../python/watched';
import type { Followable, RunOptions, Written } from './runs';

/** A value as Python writes it: numbers as text. */
type Told = Spelled | readonly Told[] | { readonly [key: string]: Told };

interface Answer {
  readonly error?: string;
  readonly runs?: readonly {
    readonly written: Readonly<Record<string, readonly Told[]>>;
    readonly counts: Readonly<Record<string, number>>;
    /** The line at which Python raised something, if it did. */
    readonly failed: number | null;
  }[];
}

function valueIn(told: Told): unknown {
  if (typeof told === 'string') return pythonValue(told);
  if (Array.isArray(told)) return told.map(valueIn);
  return Object.fromEntries(Object.entries(told).map(([key, each]) => [key, valueIn(each)]));
}

export class FollowedPython implements Followable {
  readonly language = 'python';
  private readonly known = new Map<string, Written>();
  /** The line at which the last run ended early. */
  failed: number | null = null;

  constructor(readonly source: string) {}

  /** What fast-check prints of a program that fails. */
  [fc.toStringMethod](): string {
    return `\n${this.source}`;
  }

  run(options: RunOptions = {}): Written {
    const { change } = options;
    if (change && !Number.isFinite(change.value)) return new Map();
    const key = JSON.stringify(options);
    const known = this.known.get(key);
    if (known) return known;
    const { runs, error } = ask({ do: 'follow', source: this.source, runs: [options] }) as Answer;
    if (!runs) throw new Error(`No Python: ${error}\n${this.source}`);
    const [{ written, counts, failed }] = runs;
    this.failed = failed;
    const made = new Map(
      Object.entries(written).map(([at, told]) => {
        const values = told.map(valueIn);
        // Of many only the first are told, and the last.
        const all = values.slice(0, -1);
        all[counts[at] - 1] = values.at(-1);
        return [Number(at), all] as const;
      }),
    );
    if (this.known.size < 100) this.known.set(key, made);
    return made;
  }

  isShown(shown: number, value: unknown): boolean {
    return isShown(this.source, shown, value);
  }
}
