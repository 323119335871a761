/* A program in Python whose reads and assignments real Python tells, run after run. */
import fc from 'fast-check';
import type { How, Runnable, Seen } from '../unit/watched';
import { ask, type Spelled } from './process';

/** A run as Python tells it: numbers by the offsets of names. */
export interface Told {
  readonly reads: Readonly<Record<string, readonly Spelled[]>>;
  readonly writes: Readonly<Record<string, readonly Spelled[]>>;
  /** The line at which Python raised something, if it did. */
  readonly failed?: number | null;
}

/** A float as a number, an integer as a bigint, and everything else as itself. */
export function pythonValue(spelled: Spelled): number | bigint | string {
  if (/^-?\d+$/.test(spelled)) return BigInt(spelled);
  if (spelled === 'nan') return Number.NaN;
  if (/^-?inf$/.test(spelled)) return spelled === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return /^[-\d]/.test(spelled) ? Number(spelled) : spelled;
}

export function seenOf({ reads, writes }: Told): Seen {
  const map = (told: Told['reads']) =>
    new Map(Object.entries(told).map(([at, values]) => [Number(at), values.map(pythonValue)] as const));
  return { reads: map(reads), writes: map(writes) };
}

/** Functions that two libraries, or two versions of Python, may round in two ways. */
const rounds = /\b(sum|exp|log|sin|cos|tan|tanh|sinh|cosh|asin|acos|atan|pow|power|hypot|sigmoid)|\*\*/;

/** Whether what is shown is what Python computed: to the last bit where no library may round otherwise. */
export function isShown(source: string, shown: number, value: unknown): boolean {
  if (typeof value === 'bigint') return Number.isInteger(shown) && BigInt(shown) === value;
  if (typeof value !== 'number') return false;
  if (Object.is(shown, value)) return true;
  return rounds.test(source) && Math.abs(shown - value) <= 1e-11 * Math.max(Math.abs(value), 1e-3);
}

const nothing: Seen = { reads: new Map(), writes: new Map() };

export class WatchedPython implements Runnable {
  readonly language = 'python';
  private readonly known = new Map<string, Seen>();

  constructor(
    readonly source: string,
    private readonly given: Readonly<Record<string, number>> = {},
  ) {}

  [fc.toStringMethod](): string {
    return `\n${this.source}`;
  }

  /** What one run without changes saw, in Python's words. */
  told(): Told {
    return this.asked({});
  }

  run({ instead, call, values }: How = {}): Seen {
    if ([...(instead?.values() ?? [])].some((value) => !Number.isFinite(value))) return nothing;
    const run = {
      ...(instead ? { instead: Object.fromEntries(instead) } : {}),
      ...(call === undefined ? {} : { call, values }),
    };
    const key = JSON.stringify(run);
    const seen = this.known.get(key) ?? seenOf(this.asked(run));
    if (this.known.size < 1000) this.known.set(key, seen);
    return seen;
  }

  private asked(run: object): Told {
    const { source, given } = this;
    const { runs, error } = ask({ do: 'watch', source, given, runs: [run] }) as {
      runs?: Told[];
      error?: string;
    };
    if (!runs) throw new Error(`No Python: ${error}\n${source}`);
    return runs[0];
  }

  isShown(shown: number, value: unknown): boolean {
    return isShown(this.source, shown, value);
  }
}

/** Whether Python takes each of these programs; else what it says. */
export function objectionsOfPython(sources: readonly string[]): (string | null)[] {
  return ask({ do: 'legal', sources }) as (string | null)[];
}
