/* A program in JavaScript or TypeScript that runs again and again, and tells what each assignment has made. */
import { createContext, Script } from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import type { Language } from '../mutation/outline';
import { probed } from './probes';
import type { Change, Followable, Given, RunOptions, Written } from './runs';

/** No program of the tests needs as many assignments and rounds; only a loop that never ends. */
const most = 50_000;

/** What ends a run. */
class Enough extends Error {}

interface World {
  readonly run: () => void;
  readonly recorder: Recorder;
}

export class FollowedScript implements Followable {
  private world: World | null = null;

  constructor(
    readonly source: string,
    readonly language: Language = 'javascript',
  ) {}

  /** What fast-check prints of a program that fails. */
  [fc.toStringMethod](): string {
    return `\n${this.source}`;
  }

  run(options: RunOptions = {}): Written {
    this.world ??= this.begun();
    const { run, recorder } = this.world;
    recorder.begin(options, this.source);
    try {
      run();
    } catch (error) {
      // What happened before it threw counts all the same.
      recorder.error = error;
    }
    return recorder.told();
  }

  fails(options: RunOptions): boolean {
    this.run(options);
    return this.error !== null;
  }

  /** What the last run ended with; null where it has reached its end. */
  get error(): unknown {
    return this.world?.recorder.error ?? null;
  }

  /** Whether the last run would have gone on for ever, or nearly. */
  get isEndless(): boolean {
    return this.error instanceof Enough;
  }

  isShown(shown: number, value: unknown): boolean {
    return Object.is(typeof value === 'boolean' ? Number(value) : value, shown);
  }

  private begun(): World {
    const recorder = new Recorder();
    const script = probed(this.source, this.language).replace(/^(import .*|export (default )?)/gm, '');
    const code = this.language === 'typescript' ? transformSync(script, { loader: 'ts' }).code : script;
    const world = createContext({ ...recorder.probes, ...strangers(recorder.kept), console: { log() {} } });
    const begin = '__begin((__call) => eval(__call));';
    const run = new Script(`(function () {\n${code}\n;${begin} })`).runInContext(world) as () => void;
    return { run, recorder };
  }
}

/** Functions that the program does not define. They change what they are given, and what they were given before. */
function strangers(kept: unknown[]): Readonly<Record<string, unknown>> {
  const touch = (...values: unknown[]) => {
    kept.push(...values.filter((value) => Object(value) === value));
    for (const value of kept.slice(-4)) {
      if (Array.isArray(value) || ArrayBuffer.isView(value)) Reflect.set(value, 0, 7.5);
      else if (typeof value === 'function') Reflect.apply(value, undefined, [1.25]);
      else Reflect.set(value as object, 'a', 6.5);
    }
    return 1.5;
  };
  return { touch, look: () => 2.5 };
}

const operators: Readonly<Record<string, (one: never, other: never) => unknown>> = Object.fromEntries(
  '+ - * / % ** << >> >>> & | ^'
    .split(' ')
    .map((sign) => [sign, new Function('one', 'other', `return one ${sign} other`)]),
) as never;

interface Reference {
  readonly of: object;
  readonly key: PropertyKey;
  readonly value: unknown;
}

/** What the probes of one run after the other have seen. */
class Recorder {
  error: unknown = null;
  /** What functions that the program does not define have been given. */
  readonly kept: unknown[] = [];
  private written = new Map<number, unknown[]>();
  private options: RunOptions = {};
  private change: Change | null = null;
  private effort = 0;
  private loop = -1;
  private entered = false;
  private done = false;
  private called = false;

  readonly probes = {
    __write: (at: number, value: unknown) => this.note(at, value),
    __ref: (of: object, key: PropertyKey): Reference => ({ of, key, value: Reflect.get(Object(of), key) }),
    __update: (at: number, sign: string, { of, key, value }: Reference, other: unknown) => {
      const next = this.note(at, operators[sign](value as never, other as never));
      Reflect.set(Object(of), key, next);
      return next;
    },
    __step: (at: number, { of, key, value }: Reference, by: number, isOld: boolean) => {
      const next = this.note(at, Number(value) + by);
      Reflect.set(Object(of), key, next);
      return isOld ? Number(value) : next;
    },
    __round: (at: number) => {
      this.tire();
      if (at !== this.loop) return;
      if (this.entered) this.done = true;
      this.entered = true;
    },
    __left: (at: number) => {
      if (at === this.loop && this.entered) this.done = true;
    },
    /** The program has run. */
    __begin: (evaluate: (call: string) => unknown) => {
      const { call, change } = this.options;
      if (!call) return;
      this.called = true;
      this.written = new Map();
      this.change = change ?? null;
      evaluate(`${call.name}(${call.values.map((value) => JSON.stringify(plain(value))).join(', ')})`);
    },
  };

  begin(options: RunOptions, source: string): void {
    this.options = options;
    // A call is compared with one that differs in this alone: what came before it stays as it was.
    this.change = options.call ? null : (options.change ?? null);
    this.written = new Map();
    this.effort = 0;
    this.kept.length = 0;
    this.done = false;
    this.called = false;
    this.entered = false;
    this.error = null;
    this.loop = -1;
    if (options.firstRound !== undefined) {
      const line =
        source
          .split('\n')
          .slice(0, options.firstRound - 1)
          .join('\n').length + 1;
      const found = /\b(for|while|do)\b/.exec(source.slice(line));
      this.loop = found ? line + found.index : -1;
    }
  }

  told(): Written {
    return this.options.call && !this.called ? new Map() : this.written;
  }

  private tire(): void {
    if (++this.effort > most) throw new Enough('It goes on and on.');
  }

  private note(at: number, value: unknown): unknown {
    this.tire();
    if (this.done) return value;
    const list = this.written.get(at) ?? [];
    if (list.length === 0) this.written.set(at, list);
    const isChanged = this.change?.at === at && this.change.nth === list.length && typeof value === 'number';
    const made = isChanged ? this.change?.value : value;
    list.push(snapshot(made));
    return made;
  }
}

/** A given value as JavaScript has it: members and keys are one. */
function plain(given: Given): unknown {
  if (typeof given === 'number') return given;
  if (Array.isArray(given)) return given.map(plain);
  const parts = Object.entries('members' in given ? given.members : (given as { entries: object }).entries);
  return Object.fromEntries(parts.map(([key, part]) => [key, plain(part as Given)]));
}

/** Lists and records of numbers as they are now. */
function snapshot(value: unknown, depth = 3): unknown {
  if (typeof value !== 'object' || value === null || depth === 0) return value;
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  if (Array.isArray(value)) return value.length > 64 ? value : value.map((each) => snapshot(each, depth - 1));
  const entries = Object.entries(value);
  return entries.length > 16
    ? value
    : Object.fromEntries(entries.map(([key, each]) => [key, snapshot(each, depth - 1)]));
}
