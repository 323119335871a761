import type { FunctionText, Item, Statement } from '../language/statements';
import { type Member, readContainers } from './containers';

/** Names that JavaScript has a fixed value for, and that assignments leave as they are. */
const fixed = ['undefined', 'NaN', 'Infinity'];

/** What a scope's statements define and change, found out before any of them is read. */
export class Survey {
  /** How often each name is assigned. */
  readonly assignments = new Map<string, number>();
  /** The functions that a name stands for throughout. */
  readonly functions = new Map<string, FunctionText>();
  /** Names that may change while other code runs, each with the reason. */
  readonly volatile = new Map<string, string>();
  /** Names that functions inside this scope read. */
  readonly captured = new Set<string>();
  /** Why any name may change at any time; null where none does. */
  anyChange: string | null = null;
  readonly containers: ReadonlyMap<string, Member>;
  /** The first statement that assigns each name that is assigned once. */
  private assignedAt: Map<string, number> | null = null;
  private firstReads: Map<string, number> | null = null;

  constructor(
    private readonly items: readonly Item[],
    private readonly own: FunctionText | null,
    lineOf: (offset: number) => number,
  ) {
    for (const { name } of own?.parameters ?? []) this.count(name);
    for (const item of items) this.statement(item, lineOf);
    if (own?.self) this.volatile.set(own.self, `${own.self} is the function itself`);
    for (const name of fixed)
      if (this.assignments.has(name) && !own?.declared.has(name))
        this.volatile.set(name, `JavaScript lets nobody change ${name}`);
    if (this.handsOnArguments())
      for (const { name } of own?.parameters ?? [])
        this.volatile.set(name, `${name} may change as a part of arguments`);
    for (const name of this.functions.keys())
      if (this.assignments.get(name) !== 1 || this.volatile.has(name)) this.functions.delete(name);
    this.containers = readContainers(items, this.assignments);
  }

  private count(name: string): void {
    this.assignments.set(name, (this.assignments.get(name) ?? 0) + 1);
  }

  private statement({ statement, base }: Item, lineOf: (offset: number) => number): void {
    if (statement.kind === 'assignment') this.count(statement.target);
    for (const name of statement.sideAssigns) this.count(name);
    if (statement.kind === 'definition') for (const name of statement.names) this.count(name);
    for (const name of statement.assignsLater)
      this.volatile.set(
        name,
        `a field of the class on line ${lineOf(statement.from + base)} may change ${name}`,
      );
    for (const text of statement.functions) {
      if (isValueOf(statement, text)) this.functions.set(text.name, text);
      for (const name of text.outerReads) this.captured.add(name);
      if (text.outerAssigns.size === 0 && !text.assignsAnything) continue;
      const line = lineOf(text.from + base);
      for (const name of text.outerAssigns)
        this.volatile.set(name, `the function on line ${line} may change ${name} at any time`);
      if (text.assignsAnything)
        this.anyChange ??= `the code on line ${line} may change any variable at any time`;
    }
  }

  /** `arguments[0] = 9` changes the first parameter. */
  private handsOnArguments(): boolean {
    if (!this.own || this.own.declared.has('arguments') === false) return false;
    return this.items.some(
      ({ statement }) =>
        statement.escapes.includes('arguments') ||
        statement.functions.some(({ outerEscapes }) => outerEscapes.has('arguments')),
    );
  }

  /**
   * Whether `name` has its one value before the function in statement `place` can run, so that the function
   * finds that value whenever it is called.
   */
  isSettledFor(name: string, text: FunctionText, place: number): boolean {
    if (this.assignments.get(name) !== 1 || this.volatile.has(name)) return false;
    if (this.own?.parameters.some((parameter) => parameter.name === name)) return true;
    this.assignedAt ??= firstOf(this.items, assignedBy);
    return (this.assignedAt.get(name) ?? Number.POSITIVE_INFINITY) < this.firstRun(text, place);
  }

  /** The first statement in which a function that stands in statement `place` may be called. */
  private firstRun(text: FunctionText, place: number): number {
    const { statement } = this.items[place];
    if (statement.kind !== 'definition' || statement.calls) return place;
    this.firstReads ??= firstOf(this.items, readBy);
    let first = Number.POSITIVE_INFINITY;
    for (const name of statement.names) first = Math.min(first, this.firstReads.get(name) ?? first);
    return isValueOf(statement, text) && statement.functions.length === 1 ? first : Math.min(first, place);
  }
}

/** Whether a function is all that a statement's name stands for: not one in an object or a class of that name. */
function isValueOf(statement: Statement, text: FunctionText): boolean {
  if (statement.kind !== 'definition' || !statement.names.includes(text.name)) return false;
  return statement.functions.length === 1 && text.to === statement.to;
}

/** The first statement for each name that `namesOf` finds in it. */
function firstOf(
  items: readonly Item[],
  namesOf: (statement: Statement) => Iterable<string>,
): Map<string, number> {
  const first = new Map<string, number>();
  for (const [index, { statement }] of items.entries())
    for (const name of namesOf(statement)) if (!first.has(name)) first.set(name, index);
  return first;
}

function assignedBy(statement: Statement): readonly string[] {
  if (statement.kind === 'assignment') return [statement.target, ...statement.sideAssigns];
  return statement.kind === 'definition'
    ? [...statement.names, ...statement.sideAssigns]
    : statement.sideAssigns;
}

/** What a statement reads, or may read through a function in it; a function's own name does not count in itself. */
function* readBy(statement: Statement): Iterable<string> {
  yield* statement.reads;
  for (const text of statement.functions)
    for (const name of text.outerReads) if (!isValueOf(statement, text) || name !== text.name) yield name;
}
