/* A unit's code as text, and what its names mean: what they stand for, what they call, which are free. */
import { touchedBy } from '../../circuits/following/touches';
import type { CallExpression, Expression, FunctionCode } from '../../program/code';
import type { BuiltIns, Reading, Writing } from '../../program/dialect';
import type { ArrayMeaning, Structures } from '../../program/structures';
import { print } from '../../program/writer';
import { identifiersIn } from '../../text/identifiers';
import { type LoopRounds, readsOf, type Said, type Worth } from './model';
import { replaceName, Speaker } from './speaker';
import { isTight } from './value-shapes';

/** What names stand for that are no variables by themselves: elements of what is gone through, arguments of a helper. */
export type Bindings = ReadonlyMap<string, Worth>;

/** What the unit's code can call and ask. */
export interface UnitCode {
  readonly source: string;
  readonly reading: Reading;
  readonly names: BuiltIns;
  readonly writing: Writing;
  readonly structures: Structures;
  /** The file's functions, each with what its places count from. */
  readonly functions: ReadonlyMap<string, { readonly code: FunctionCode; readonly base: number }>;
  /** Names that imports give to libraries and their parts. */
  readonly imports: ReadonlyMap<string, string>;
  /** What a method calls its object; '' outside of methods. */
  readonly instance: string;
}

export class CodeTexts {
  readonly speaker: Speaker;
  protected base: number;
  private readonly words: Set<string>;
  /** Counters of the loops around. */
  private readonly counting: string[] = [];

  constructor(
    protected readonly around: UnitCode,
    base: number,
    /** The unit's names, but for counters. */
    private readonly variables: ReadonlySet<string>,
    /** Those that the unit assigns. */
    private readonly assigned: ReadonlyMap<string, number>,
  ) {
    this.base = base;
    this.words = new Set(identifiersIn(around.source));
    this.speaker = new Speaker(around.structures, (formula) => print(formula, around.writing));
  }

  /** A counter that no loop around has, and that is nothing else in the unit. */
  counter(taken: readonly string[] = []): string {
    const isFree = (name: string) =>
      !this.counting.includes(name) && !taken.includes(name) && !this.variables.has(name);
    return ['i', 'j', 'k', 'l', 'm', 'n'].find(isFree) ?? this.fresh('i2');
  }

  /** Reads what is in some rounds. */
  protected within<T>({ counter }: LoopRounds, read: () => T): T {
    this.counting.push(counter);
    const made = read();
    this.counting.pop();
    return made;
  }

  /** A name that the file has no other use for. */
  fresh(...wanted: readonly string[]): string {
    const [first] = wanted;
    for (let k = 0; ; k++) {
      const name = wanted[k] ?? `${first}${k - wanted.length + 2}`;
      if (this.words.has(name)) continue;
      this.words.add(name);
      return name;
    }
  }

  /** What a call does with arrays, unless the file gives its name another meaning. */
  protected meaning(expression: Expression): ArrayMeaning | null {
    const callee = expression.kind === 'call' ? expression.callee : null;
    if (callee?.kind === 'name' && this.isOwn(callee.name)) return null;
    return this.around.structures.meaning(expression);
  }

  protected isOwn(name: string): boolean {
    return this.around.functions.has(name) || this.assigned.has(name);
  }

  /** `math.exp` for what the file calls so, by whatever name. */
  protected path(expression: Expression, bound: Bindings): string | null {
    const { imports, names } = this.around;
    if (expression.kind === 'name') {
      const { name } = expression;
      if (bound.has(name)) return null;
      return imports.get(name) ?? names.usual.get(name) ?? name;
    }
    if (expression.kind !== 'member' || expression.lenient) return null;
    const of = this.path(expression.of, bound);
    return of === null ? null : `${of}.${expression.key}`;
  }

  /** Whether code calls what is not known to give the same value each time. */
  protected callsMore(code: Expression | FunctionCode): boolean {
    const { names } = this.around;
    const open: unknown[] = [code];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null || part instanceof Map) continue;
      const node = part as Partial<CallExpression>;
      if (node.kind === 'call' && node.callee) {
        const path = this.path(node.callee, new Map());
        const isPlain = path !== null && names.gates.has(path);
        if (!isPlain && !this.meaning(part as Expression)) return true;
      }
      for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
    }
    return false;
  }

  /** Code as it is written, with what its names stand for. */
  protected said(code: Expression | FunctionCode, bound: Bindings): Said {
    const { source, instance } = this.around;
    let text = source.slice(code.from + this.base, code.to + this.base);
    const { reads, assigns } = touchedBy(code);
    const all = new Set<string>();
    for (const name of reads) {
      const value = bound.get(name);
      if (value && !assigns.has(name)) {
        text = replaceName(
          text,
          name,
          this.speaker.text(value, ({ root }) => root),
        );
        for (const { root } of readsOf(value)) all.add(root);
      } else if (name !== instance) all.add(name);
    }
    if (instance !== '' && reads.has(instance))
      for (const [, key] of text.matchAll(new RegExp(String.raw`(?<![\w$.])${instance}\.([\w$]+)`, 'g')))
        all.add(`${instance}.${key}`);
    return { text: isTight(code) ? text : `(${text})`, reads: all };
  }
}
