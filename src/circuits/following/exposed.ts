/*
 * What code that is not followed can reach: all functions that there are, what these read and assign, and what it gets.
 * Each time, only what has changed is looked up, as for straight lines (see ../reach.ts): a file may have as much such
 * code as things that it reaches. What was reached before is lost already.
 */
import type { Code, Expression } from '../../program/code';
import {
  type Cell,
  type ClassThing,
  type Func,
  Given,
  type Names,
  type Thing,
  type Value,
} from '../../program/values';
import type { Heap, Holder } from './memory';
import { cellNamed, cellsNamed, partsOf } from './reachable';
import { touchedBy } from './touches';

/** Code that may run at any time, and the names around it: a function, or what may have made one. */
export interface Lurking {
  readonly code: Code | Expression | Func['code'] | ClassThing['code'];
  readonly around: Names;
}

/** What is reached that was not before, or holds something else by now. */
export class Reached {
  readonly nodes = new Set<number>();
  /** Things whose parts may change. */
  readonly things = new Set<Thing>();
  /** Variables that may be assigned. */
  readonly cells = new Set<Cell>();
  /** What is still to be looked at. */
  readonly open: (Value | null | undefined)[];

  constructor(values: Iterable<Value>) {
    this.open = [...values];
  }

  take(values: Iterable<Value | null | undefined>): void {
    for (const value of values) this.open.push(value);
  }
}

export class Exposed {
  /** Code that nobody has looked into yet. */
  private fresh: Lurking[] = [];
  private readonly known = new Set<Lurking>();
  private readonly assignable = new Set<Cell>();
  /** Names in it that mean no variable yet: whether it assigns them. */
  private readonly missing = new Map<string, boolean>();
  private assignsAnything = false;

  constructor(
    private readonly memory: Heap,
    /** The things that a number may be which is not known. */
    private readonly behind: (node: number) => Iterable<Thing>,
  ) {}

  /** Code is there that may run at any time from here on. */
  add(code: Lurking): void {
    this.fresh.push(code);
  }

  /** A variable is there under a name that meant none before. */
  appears(name: string, cell: Cell): void {
    const assigns = this.assignsAnything || this.missing.get(name);
    if (assigns !== undefined) this.memory.watch(cell);
    if (assigns) this.assignable.add(cell);
  }

  /** All that code can reach by now which gets some values. */
  reach(values: Iterable<Value>): Reached {
    const reached = new Reached(values);
    for (const holder of this.memory.changes()) this.changed(holder, reached);
    for (const each of this.fresh) this.enter(each, reached);
    this.fresh = [];
    while (reached.open.length > 0) {
      const value = reached.open.pop();
      if (typeof value === 'number') {
        if (!reached.nodes.has(value)) reached.take(this.behind(value));
        reached.nodes.add(value);
      } else if (value && !reached.things.has(value)) this.visit(value, reached);
    }
    return reached;
  }

  /** A place that was reached before holds something else by now. */
  private changed(holder: Holder, reached: Reached): void {
    if (!('kind' in holder)) {
      reached.open.push(holder.value);
      if (this.assignable.has(holder)) reached.cells.add(holder);
    } else if (holder.kind === 'list' || holder.kind === 'record') reached.open.push(holder);
    else {
      reached.things.add(holder);
      reached.take(holder.members.values());
    }
  }

  private visit(thing: Thing, reached: Reached): void {
    if (thing.kind === 'text') for (const node of thing.nodes ?? []) reached.nodes.add(node);
    else if (thing.kind === 'function' || thing.kind === 'class') this.enter(thing, reached);
    else if (thing.kind === 'list' || thing.kind === 'record') {
      if (thing.lost?.isExposed) return;
      if (thing.lost && thing.lost.hub >= 0) reached.nodes.add(thing.lost.hub);
      if (thing instanceof Given && thing.node >= 0) reached.nodes.add(thing.node);
      this.memory.watch(thing);
      reached.things.add(thing);
      reached.take(partsOf(thing));
    } else {
      reached.things.add(thing);
      reached.take(partsOf(thing));
    }
  }

  /** Looks into code: it reaches what it names, now and whenever that changes. */
  private enter(each: Lurking, reached: Reached): void {
    if (this.known.has(each)) return;
    this.known.add(each);
    const { code, around } = each;
    if ('members' in each) {
      const made = each as Func | ClassThing;
      this.memory.watch(made);
      reached.things.add(made);
      reached.take(partsOf(made));
    }
    const { reads, assigns, assignsAnything } = touchedBy(code);
    const own = 'parameters' in code && 'own' in code ? code.own : [];
    for (const name of reads) this.hears(name, around, false, reached);
    for (const name of assigns) if (!own.includes(name)) this.hears(name, around, true, reached);
    if (!assignsAnything) return;
    this.assignsAnything = true;
    for (const cell of cellsNamed(around, null)) this.hearsOf(cell, true, reached);
  }

  private hears(name: string, around: Names, assigns: boolean, reached: Reached): void {
    const cell = cellNamed(around, name);
    if (cell) this.hearsOf(cell, assigns, reached);
    else this.missing.set(name, assigns || this.missing.get(name) === true);
  }

  private hearsOf(cell: Cell, assigns: boolean, reached: Reached): void {
    this.memory.watch(cell);
    reached.open.push(cell.value);
    if (!assigns) return;
    this.assignable.add(cell);
    reached.cells.add(cell);
  }
}
