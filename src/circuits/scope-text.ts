/*
 * What the text of a scope says, once for all, however often it is gone through: what it declares, assigns and hands
 * out.
 */
import type { Dialect, Writing } from '../program/dialect';
import {
  assignedBy,
  changedLibraries,
  type FunctionText,
  type Item,
  type Statement,
  withFunctions,
} from '../program/statements';
import { isPause } from '../text/pauses';
import { type Member, readContainers } from './containers';
import { NameText } from './name';

/** What a scope's statements define and change, found out before any of them is read. */
export class ScopeText {
  /** What it says of the names that it assigns or changes. */
  readonly names = new Map<string, NameText>();
  /** Some name may change while other code runs. */
  isVolatile = false;
  /** Names that functions inside this scope read. */
  readonly captured = new Set<string>();
  /** Some of them may change while other code runs. */
  capturesVolatile = false;
  /** Why any name may change at any time; null where none does. */
  anyChange: string | null = null;
  containers: ReadonlyMap<string, Member> = new Map();
  /** The first statement that assigns each name that is assigned once. */
  private assignedAt: Map<string, number> | null = null;
  private unreadAssignments: Map<string, Unread> | null = null;
  private firstReads: Map<string, number> | null = null;

  constructor(
    readonly items: readonly Item[],
    readonly own: FunctionText | null,
    private readonly said: (offset: number) => string,
    private readonly dialect: Dialect,
    private readonly writing: Writing,
  ) {}

  /** Goes through the statements, with a pause after every few of them. */
  *make(): Generator<undefined, this> {
    const { items, own } = this;
    for (const { name } of own?.parameters ?? []) this.count(name);
    const functions = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (isPause(index)) yield;
      this.statement(item, index, functions);
    }
    if (own?.self) this.changes(own.self, `${own.self} is the function itself`);
    for (const name of this.dialect.names.fixed)
      if (this.assignmentsOf(name) > 0 && !own?.declared.has(name))
        this.changes(name, `${this.dialect.language} lets nobody change ${name}`);
    const statements = items.map(({ statement }) => statement);
    const { libraries, usual } = this.dialect.names;
    const free = [...usual].filter(([name]) => this.assignmentsOf(name) === 0);
    for (const library of changedLibraries(statements, libraries, free))
      this.changes(library, `functions of ${library} may change by another name that it has`);
    if (this.handsOnArguments())
      for (const { name } of own?.parameters ?? [])
        this.changes(name, `${name} may change as a part of ${this.dialect.names.everyArgument}`);
    for (const name of functions) {
      const known = this.of(name);
      if (known.assignments !== 1 || known.volatile !== null) known.text = null;
    }
    this.capturesVolatile = [...this.captured].some(
      (name) => (this.names.get(name)?.volatile ?? null) !== null,
    );
    this.containers = readContainers(items, (name) => this.assignmentsOf(name));
    return this;
  }

  assignmentsOf(name: string): number {
    return this.names.get(name)?.assignments ?? 0;
  }

  private of(name: string): NameText {
    const known = this.names.get(name);
    if (known) return known;
    const made = new NameText(this.names.size);
    this.names.set(name, made);
    return made;
  }

  private count(name: string): void {
    this.of(name).assignments++;
  }

  private changes(name: string, reason: string): void {
    this.of(name).volatile = reason;
    this.isVolatile = true;
  }

  private statement({ statement, base }: Item, index: number, functions: Set<string>): void {
    if (statement.kind === 'assignment') this.count(statement.target);
    for (const name of statement.sideAssigns) this.count(name);
    if (statement.kind === 'definition') for (const name of statement.names) this.count(name);
    for (const name of statement.assignsLater) {
      const place = this.said(statement.from + base);
      this.changes(name, `the code on ${place} may change ${name} at any time`);
    }
    for (const text of statement.functions) {
      if (statement.kind === 'definition' && isValueOf(statement, text)) {
        const name = this.of(text.name);
        name.text = text;
        name.isLoose = statement.declares === '';
        // At the top level a declaration that can be repeated leaves what another script has made of the name.
        const isFirm = statement.declares === 'function' || this.writing.declaresOnce(statement.declares);
        const isLate = name.isLoose || (!isFirm && !this.own);
        name.textAfter = isLate ? index : -1;
        functions.add(text.name);
      }
      for (const name of text.reads) this.captured.add(name);
      if (!this.own) for (const name of text.globalReads) this.captured.add(name);
      if (text.sideAssigns.length + text.globalAssigns.length === 0 && !text.assignsAnything) continue;
      const place = this.said(text.from + base);
      for (const name of this.own ? text.sideAssigns : [...text.sideAssigns, ...text.globalAssigns])
        this.changes(name, `the function on ${place} may change ${name} at any time`);
      if (text.assignsAnything) this.anyChange ??= `the code on ${place} may change any variable at any time`;
    }
  }

  /** `arguments[0] = 9` changes the first parameter. */
  private handsOnArguments(): boolean {
    const { everyArgument } = this.dialect.names;
    if (!this.own?.declared.has(everyArgument)) return false;
    return this.items.some(({ statement }) =>
      withFunctions(statement).some(({ escapes }) => escapes.includes(everyArgument)),
    );
  }

  /** Why a name may have been assigned by code that is not read, here or in a function inside; null where it can't. */
  unreadAssignment(name: string): Unread | null {
    this.unreadAssignments ??= new Map(unreadIn(this.items, this.said));
    return this.unreadAssignments.get(name) ?? null;
  }

  /**
   * Whether `name` has its one value before the function in statement `place` can run, so that the function
   * finds that value whenever it is called.
   */
  isSettledFor(name: string, text: FunctionText, place: number): boolean {
    const known = this.names.get(name);
    if (known?.assignments !== 1 || known.volatile !== null) return false;
    if (this.own?.parameters.some((parameter) => parameter.name === name)) return true;
    this.assignedAt ??= firstOf(this.items, assignedBy);
    return (this.assignedAt.get(name) ?? Number.POSITIVE_INFINITY) < this.firstRun(text, place);
  }

  /** The first statement in which a function that stands in statement `place` may be called. */
  private firstRun(text: FunctionText, place: number): number {
    const { statement } = this.items[place];
    if (statement.kind !== 'definition' || statement.calls || statement.callees.length > 0) return place;
    this.firstReads ??= firstOf(this.items, readBy);
    let first = Number.POSITIVE_INFINITY;
    for (const name of statement.names) first = Math.min(first, this.firstReads.get(name) ?? first);
    return isValueOf(statement, text) && statement.functions.length === 1 ? first : Math.min(first, place);
  }
}

/** Whether a function is all that a statement's name stands for: not one in an object or a class of that name. */
export function isValueOf(statement: Statement, text: FunctionText): boolean {
  if (statement.kind !== 'definition' || !statement.names.includes(text.name)) return false;
  return statement.functions.length === 1 && text.to === statement.to;
}

/** An assignment that no straight line makes. */
interface Unread {
  /** The sentence that says so. */
  readonly reason: string;
  /** Where the statement begins. */
  readonly from: number;
  /** It stands in a function, which may run at any time. */
  readonly isInner: boolean;
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

/** The names that statements assign in ways that are not read, each with the sentence that says so. */
function* unreadIn(
  items: readonly Item[],
  said: (offset: number) => string,
): Generator<[name: string, unread: Unread]> {
  for (const { statement, base } of items) {
    const reason = mayChange(statement, said(statement.from + base));
    const why = { reason, from: statement.from + base, isInner: false };
    for (const name of [...statement.sideAssigns, ...statement.assignsLater]) yield [name, why];
    for (const { statements, sideAssigns } of statement.functions) {
      const assigned = new Set(sideAssigns);
      for (const [name, unread] of unreadIn(
        statements.map((inner) => ({ statement: inner, base })),
        said,
      ))
        if (assigned.has(name)) yield [name, { ...unread, isInner: true }];
    }
  }
}

/** That code which is not read may change something. */
export function mayChange(statement: Statement, place: string): string {
  return statement.kind === 'skip'
    ? `${place} may change it: ${statement.reason}`
    : `${place} may change it in passing`;
}

/** What a statement reads, or may read through a function in it; a function's own name does not count in itself. */
function* readBy(statement: Statement): Iterable<string> {
  yield* statement.reads;
  for (const text of statement.functions)
    for (const name of text.reads) if (!isValueOf(statement, text) || name !== text.name) yield name;
}

/** Whether a name that stands in a scope, `own` function's or the top level, means one of its own, or of a block around it. */
export function hides(own: FunctionText | null, name: string): boolean {
  return own !== null && (own.declared.has(name) || own.enclosed.has(name));
}
