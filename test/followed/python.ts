/* A program in Python that runs again and again, and tells what each assignment has made. */
import fc from 'fast-check';
import { ask, type Spelled } from '../python/process';
import { isShown, pythonValue } from '../python/watched';
import type { Followable, RunOptions, Written } from './runs';

/** A value as Python writes it: numbers as text. */
type Told = Spelled | readonly Told[] | { readonly [key: string]: Told };

interface Run {
  readonly written: Readonly<Record<string, readonly Told[]>>;
  readonly counts: Readonly<Record<string, number>>;
  /** The line at which Python raised something, if it did. */
  readonly failed: number | null;
  readonly endless: boolean;
}

interface Answer {
  readonly error?: string;
  readonly runs?: readonly Run[];
}

function valueIn(told: Told): unknown {
  if (typeof told === 'string') return pythonValue(told);
  if (Array.isArray(told)) return told.map(valueIn);
  return Object.fromEntries(Object.entries(told).map(([key, each]) => [key, valueIn(each)]));
}

function writtenIn({ written, counts }: Run): Written {
  return new Map(
    Object.entries(written).map(([at, told]) => {
      const values = told.map(valueIn);
      // Of many only the first are told, and the last.
      const all = values.slice(0, -1);
      all[counts[at] - 1] = values.at(-1);
      return [Number(at), all] as const;
    }),
  );
}

export class FollowedPython implements Followable {
  readonly language = 'python';
  private readonly known = new Map<string, Written>();
  private readonly failing = new Set<string>();
  /** The line at which the last run ended early. */
  failed: number | null = null;
  isEndless = false;

  constructor(readonly source: string) {}

  /** What fast-check prints of a program that fails. */
  [fc.toStringMethod](): string {
    return `\n${this.source}`;
  }

  run(options: RunOptions = {}): Written {
    const { change } = options;
    if (change && !Number.isFinite(change.value)) return new Map();
    const key = JSON.stringify(options);
    if (!this.known.has(key)) this.prepare([options]);
    return this.known.get(key) as Written;
  }

  fails(options: RunOptions): boolean {
    this.run(options);
    return this.failing.has(JSON.stringify(options));
  }

  prepare(all: readonly RunOptions[]): void {
    if (this.known.size + all.length > 1000) this.known.clear();
    const wanted = all.filter((each) => !each.change || Number.isFinite(each.change.value));
    const { runs, error } = ask({ do: 'follow', source: this.source, runs: wanted }) as Answer;
    if (!runs) throw new Error(`No Python: ${error}\n${this.source}`);
    for (const [k, run] of runs.entries()) {
      if (Object.keys(wanted[k]).length === 0) {
        this.failed = run.failed;
        this.isEndless = run.endless;
      }
      const key = JSON.stringify(wanted[k]);
      if (run.failed !== null) this.failing.add(key);
      this.known.set(key, writtenIn(run));
    }
  }

  isShown(shown: number, value: unknown): boolean {
    return isShown(this.source, shown, value);
  }
}
