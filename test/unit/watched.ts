import { createContext, Script } from 'node:vm';
import fc from 'fast-check';

/** A piece of a program whose reads and assignments can be watched while it runs. */
export type Part =
  | string
  | { readonly read: string }
  | { readonly write: string; readonly operator: string; readonly value: readonly Part[] };

/** What a run saw: the values read and assigned, by the offsets of the names in the source. */
export interface Seen {
  readonly reads: ReadonlyMap<number, readonly unknown[]>;
  readonly writes: ReadonlyMap<number, readonly unknown[]>;
}

/**
 * A program in two renderings: the source as it would be written, and the same with a probe around each watched
 * read and each assigned value.
 */
export class Watched {
  readonly source: string;
  private readonly offsets = new Map<Part, number>();
  private script: Script | null | undefined;

  constructor(
    private readonly parts: readonly Part[],
    private readonly globals: Readonly<Record<string, unknown>> = {},
  ) {
    this.source = this.plain(parts, 0);
  }

  /** What fast-check prints of a program that fails. */
  [fc.toStringMethod](): string {
    return `\n${this.source}`;
  }

  /** JavaScript takes the program, so that there is something to compare with. */
  isValid(): boolean {
    return this.compiled() !== null;
  }

  /** Runs it until it ends, throws or takes too long. `instead` replaces what is assigned at these offsets. */
  run(instead: ReadonlyMap<number, number> = new Map()): Seen {
    const reads = new Map<number, unknown[]>();
    const writes = new Map<number, unknown[]>();
    const note = (map: Map<number, unknown[]>, at: number, value: unknown) => {
      const list = map.get(at);
      if (!list) map.set(at, [value]);
      else if (list.length < 50) list.push(value);
      return value;
    };
    const context = createContext({
      ...this.globals,
      __read: (at: number, value: unknown) => note(reads, at, value),
      __write: (at: number, value: unknown) => note(writes, at, instead.get(at) ?? value),
    });
    try {
      this.compiled()?.runInContext(context, { timeout: 500 });
    } catch {
      // What happened before it threw counts all the same.
    }
    return { reads, writes };
  }

  private compiled(): Script | null {
    if (this.script === undefined) {
      try {
        this.script = new Script(this.probed(this.parts));
      } catch {
        this.script = null;
      }
    }
    return this.script;
  }

  private plain(parts: readonly Part[], start: number): string {
    let text = '';
    for (const part of parts) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      this.offsets.set(part, start + text.length);
      if ('read' in part) {
        text += part.read;
        continue;
      }
      const { write, operator, value } = part;
      text += operator === '++' || operator === '--' ? `${write}${operator}` : `${write} ${operator}= `;
      text += this.plain(value, start + text.length);
    }
    return text;
  }

  private probed(parts: readonly Part[]): string {
    return parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const at = this.offsets.get(part);
        if ('read' in part) return `__read(${at}, ${part.read})`;
        const { write, operator, value } = part;
        const first = operator.charAt(0);
        if (operator === '++' || operator === '--') return `${write} = __write(${at}, ${write} ${first} 1)`;
        const inner = this.probed(value);
        return operator === ''
          ? `${write} = __write(${at}, ${inner})`
          : `${write} = __write(${at}, ${write} ${operator} (${inner}))`;
      })
      .join('');
  }
}
