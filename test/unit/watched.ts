import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { limitOf } from './oracle';

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

/** What the world around a program may give to names that it does not define, so that it does not end there. */
function strangers(): Readonly<Record<string, unknown>> {
  const numbers = 'a b c x y k0 k1 k2'.split(' ').map((name, k) => [name, 0.7 + 0.4 * k]);
  const seeds = 'da db dc dx dy'.split(' ').map((name) => [name, 1]);
  const functions = 'f g h sq two biggest bump zap late early early2 touch run go load'
    .split(' ')
    .map((name, k) => [name, (one = 1, other = 2) => one * k + other]);
  const objects = {
    p: { a: 0.25, b: 4 },
    q: { a: 1.5 },
    w: [3, 1.25, 2],
    it: [].values(),
    console: { log() {} },
  };
  return { ...Object.fromEntries([...numbers, ...seeds, ...functions]), ...objects };
}

/**
 * A program whose reads and assignments can be watched while it runs. It is written with marks around what to
 * watch: `‹a›` for a read, `«x = ‹a› * 2»` and `«x++»` for an assignment, `«return ‹x›»` for what is returned.
 */
export class Watched {
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

  /** JavaScript takes the program, so that there is something to compare with. */
  isValid(): boolean {
    return this.compiled() !== null;
  }

  /** Runs it until it ends, throws or takes too long. */
  run({ instead = new Map(), call, values = [] }: How = {}): Seen {
    const reads = new Map<number, unknown[]>();
    const writes = new Map<number, unknown[]>();
    const note = (map: Map<number, unknown[]>, at: number, value: unknown) => {
      const list = map.get(at);
      if (!list) map.set(at, [value]);
      else if (list.length < 50) list.push(value);
      return value;
    };
    // A call is compared with one that differs in this alone: what came before it stays as it was.
    let replaces = call === undefined;
    const context = createContext({
      ...strangers(),
      ...this.given,
      __read: (at: number, value: unknown) => note(reads, at, value),
      __write: (at: number, value: unknown) =>
        note(writes, at, (replaces ? instead.get(at) : undefined) ?? value),
    });
    try {
      this.compiled()?.runInContext(context, this.limit);
    } catch {
      // What happened before it threw counts all the same.
      if (call !== undefined) return { reads: new Map(), writes: new Map() };
    }
    if (call !== undefined) {
      replaces = true;
      reads.clear();
      writes.clear();
      try {
        new Script(`${call}(${values.join(', ')})`).runInContext(context, this.limit);
      } catch {
        // As above.
      }
    }
    return { reads, writes };
  }

  private compiled(): Script | null {
    this.script ??= compiled(this.probed);
    return this.script;
  }
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

/** Reads a marked program, and writes it both ways. */
class Rendering {
  source = '';
  probed = '';
  private next = 0;

  constructor(private readonly marked: string) {}

  /** Goes on to the end of the text, or past the mark that ends a value. */
  run(): void {
    while (this.next < this.marked.length) {
      const mark = this.marked.charAt(this.next++);
      if (mark === '‹') this.read();
      else if (mark === '«') this.write();
      else if (mark === '»') return;
      else this.both(mark);
    }
  }

  private both(text: string): void {
    this.source += text;
    this.probed += text;
  }

  private read(): void {
    const [name] = this.take(/[^›]*/y);
    this.probed += `__read(${this.source.length}, ${name})`;
    this.source += name;
    this.next++;
  }

  private write(): void {
    const at = this.source.length;
    const [start, target, type = '', operator] = this.take(/return |([\w$]+)(: [^=]+)?(\+\+|--| ?.{0,2}= )/y);
    this.source += start;
    if (target === undefined) this.probed += `return __write(${this.source.length}, (`;
    else {
      const sign = operator.replace('= ', '').trim();
      const before = /^(\+\+|--)$/.test(sign)
        ? `${target} - ${sign === '++' ? '-1' : '1'}`
        : sign && `${target} ${sign}`;
      this.probed += `${target}${type} = __write(${at}, ${before} (`;
    }
    this.run();
    this.probed += '))';
  }

  private take(pattern: RegExp): RegExpExecArray {
    pattern.lastIndex = this.next;
    const found = pattern.exec(this.marked);
    if (!found) throw new Error(`What does this mark stand for? ${this.marked.slice(this.next)}`);
    this.next = pattern.lastIndex;
    return found;
  }
}
