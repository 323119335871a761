/* Runs a program in real JavaScript and notes what is read, assigned and returned, and where. */
import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import type { Language } from '../../src/languages/languages';
import { Rendering } from './marked';
import { type Derivative, limitOf } from './oracle';

/** What a run saw: the values read, assigned and returned, by the offsets of the names in the source. */
export interface Seen {
  readonly reads: ReadonlyMap<number, readonly unknown[]>;
  readonly writes: ReadonlyMap<number, readonly unknown[]>;
}

export interface How {
  /** Replaces what is assigned at these offsets. */
  readonly instead?: ReadonlyMap<number, number>;
  /** Calls this function when the program has run; then only what happens in that call is seen. */
  readonly call?: string;
  /** The values of its arguments. */
  readonly values?: readonly number[];
}

/** A program that real life runs, in whatever language, and that tells what it read, assigned and returned. */
export interface Runnable {
  readonly source: string;
  readonly language: Language;
  /** Runs it until it ends, fails or takes too long. */
  readonly run: (how?: How) => Seen;
  /** Whether a number that is shown is the value that a run saw. */
  readonly isShown: (shown: number, value: unknown) => boolean;
  /** How what is assigned at one place changes with what is at another; for one that can't be run again. */
  readonly slope?: (from: number, to: number) => Derivative | null;
}

/** What the world around a program may give to names that it does not define, so that it does not end there. */
export function strangers(source: string): Readonly<Record<string, unknown>> {
  const numbers = 'a b c x y k0 k1 k2'.split(' ').map((name, k) => [name, 0.7 + 0.4 * k]);
  const seeds = 'da db dc dx dy'.split(' ').map((name) => [name, 1]);
  const functions = 'f g h sq two biggest bump zap late early early2 touch run go load c1 c2'
    .split(' ')
    .map((name, k) => [name, (one = 1, other = 2) => one * k + other]);
  const objects = {
    p: { a: 0.25, b: 4 },
    q: { a: 1.5 },
    w: [3, 1.25, 2],
    it: [].values(),
    console: { log() {} },
  };
  const made = {
    o1: { u: 0.5, v: 1.75, f: (v: number) => v },
    o2: { u: 2.5 },
    l1: [0.5, 1.75],
    l2: [2.5],
    i1: Object.assign([0.5], { u: 1.5, g: 0.25, f: (v: number) => v }),
    i2: { u: 3.5 },
    I1: { s: 2.5 },
  };
  // What the program makes itself is not there before.
  const others = Object.entries(made).filter(([name]) => !new RegExp(`(?<![.\\w])${name} =`).test(source));
  return { ...Object.fromEntries([...numbers, ...seeds, ...functions, ...others]), ...objects };
}

/**
 * A program whose reads and assignments can be watched while it runs. It is written with marks around what to
 * watch: `‹a›` for a read, `«x = ‹a› * 2»` and `«x++»` for an assignment, `«return ‹x›»` for what is returned.
 */
export class Watched implements Runnable {
  /** The program as a person would write it. */
  readonly source: string;
  /** The same with a probe at each mark. */
  private readonly probed: string;
  private readonly limit: { readonly timeout?: number };
  private script: Script | null | undefined;

  constructor(
    private readonly marked: string,
    compile: (probed: string) => string = (probed) => probed,
    /** Numbers and functions for names that the program does not define. */
    private readonly given: Readonly<Record<string, unknown>> = {},
    /** What it is written in. */
    readonly language: Language = 'javascript',
  ) {
    const rendered = new Rendering(marked);
    rendered.run();
    this.source = rendered.source;
    this.probed = compile(rendered.probed);
    this.limit = limitOf(this.source);
  }

  /** What fast-check prints of a program that fails. */
  [fc.toStringMethod](): string {
    return `\n${this.source}\n/* marked: */\n${this.marked}`;
  }

  isShown(shown: number, value: unknown): boolean {
    return Object.is(typeof value === 'boolean' ? Number(value) : value, shown);
  }

  /** JavaScript takes the program, so that there is something to compare with. */
  isValid(): boolean {
    return this.compiled() !== null;
  }

  /**
   * Runs it until it ends, throws or takes too long. Each run has a world of its own, which costs far more than the run:
   * where something is replaced, one world serves them all, if it has shown that it leads to the same.
   */
  run(how: How = {}): Seen {
    const { instead, call = '', values = [] } = how;
    const key = `${call}(${values.join(', ')})`;
    const known = this.seen.get(key);
    if (known && !instead) return known;
    if (!instead && !this.called.has(call)) {
      this.called.add(call);
      const seen = this.runAlone(how);
      this.seen.set(key, seen);
      return seen;
    }
    if (!this.replays.has(call)) this.replays.set(call, this.trustedReplay(how));
    return this.replays.get(call)?.(how) ?? this.runAlone(how);
  }

  /** What was seen of the first runs, in which nothing is replaced. */
  private readonly seen = new Map<string, Seen>();
  private readonly called = new Set<string>();
  private readonly replays = new Map<string, ((how: How) => Seen) | null>();

  /** Runs in one world; null where a second or third run there differs from one in a world of its own. */
  private trustedReplay({ call, values }: How): ((how: How) => Seen) | null {
    const how = { ...(call === undefined ? {} : { call }), ...(values ? { values } : {}) };
    const script = compiled(`(function () {\n${this.probed}\n;__begin(); if (__call) eval(__call); })`);
    if (!script) return null;
    const recorder = new Recorder();
    const replay = this.within(script, recorder);
    const alone = this.seen.get(`${call ?? ''}(${(values ?? []).join(', ')})`) ?? this.runAlone(how);
    return [1, 2].every(() => isSame(replay(how), alone)) ? replay : null;
  }

  private within(script: Script, recorder: Recorder): (how: How) => Seen {
    const world = createContext({ ...strangers(this.source), ...this.given, ...recorder.probes, __call: '' });
    const run = script.runInContext(world) as () => void;
    const limited = new Script('__run()');
    Object.assign(world, { __run: run });
    return (how) => {
      recorder.begin(how);
      world.__call = callOf(how);
      try {
        limited.runInContext(world, this.limit);
      } catch {
        if (how.call !== undefined && !recorder.called) recorder.forget();
      }
      return recorder.seen();
    };
  }

  private runAlone(how: How): Seen {
    const recorder = new Recorder();
    recorder.begin(how);
    const context = createContext({ ...strangers(this.source), ...this.given, ...recorder.probes });
    try {
      this.compiled()?.runInContext(context, this.limit);
    } catch {
      // What happened before it threw counts all the same.
      if (how.call !== undefined) return { reads: new Map(), writes: new Map() };
    }
    if (how.call !== undefined) {
      recorder.probes.__begin();
      try {
        new Script(callOf(how)).runInContext(context, this.limit);
      } catch {
        // As above.
      }
    }
    return recorder.seen();
  }

  private compiled(): Script | null {
    this.script ??= compiled(this.probed);
    return this.script;
  }
}

function callOf({ call, values = [] }: How): string {
  return call === undefined ? '' : `${call}(${values.join(', ')})`;
}

/** What the probes of one run after the other have seen. */
class Recorder {
  called = false;
  private reads = new Map<number, unknown[]>();
  private writes = new Map<number, unknown[]>();
  private how: How = {};

  readonly probes = {
    __read: (at: number, value: unknown) => note(this.reads, at, value),
    // A call is compared with one that differs in this alone: what came before it stays as it was.
    __write: (at: number, value: unknown) => {
      const replaces = this.how.call === undefined || this.called;
      return note(this.writes, at, (replaces ? this.how.instead?.get(at) : undefined) ?? value);
    },
    /** The program has run, and the call begins. */
    __begin: () => {
      if (this.how.call === undefined) return;
      this.called = true;
      this.forget();
    },
  };

  begin(how: How): void {
    this.how = how;
    this.called = false;
    this.forget();
  }

  forget(): void {
    this.reads = new Map();
    this.writes = new Map();
  }

  seen(): Seen {
    return { reads: this.reads, writes: this.writes };
  }
}

function note(map: Map<number, unknown[]>, at: number, value: unknown): unknown {
  const list = map.get(at);
  if (!list) map.set(at, [value]);
  else if (list.length < 50) list.push(value);
  return value;
}

/** Whether two runs have seen the same numbers in the same places; of objects only that they are some. */
function isSame(one: Seen, other: Seen): boolean {
  const equal = (a: unknown, b: unknown) => Object.is(a, b) || (typeof a === typeof b && Object(a) === a);
  const listsEqual = (a: Seen['reads'], b: Seen['reads']) =>
    a.size === b.size &&
    [...a].every(([at, list]) => {
      const others = b.get(at) ?? [];
      return list.length === others.length && list.every((value, k) => equal(value, others[k]));
    });
  return listsEqual(one.reads, other.reads) && listsEqual(one.writes, other.writes);
}

function compiled(code: string): Script | null {
  try {
    return new Script(code);
  } catch {
    return null;
  }
}

/** Whether JavaScript takes a marked program. */
export function isProgram(marked: string): boolean {
  return new Watched(marked).isValid();
}
