/*
 * What an expression could be instead: where a list of expressions stands for one, the first is what counts, and what the
 * others are worth is kept beside it, each time it is followed.
 */
import { NotFollowed, Thrown } from '../../../circuits/following/budget';
import type { Assign, Code, Expression } from '../../../program/code';
import { Given, type List, type Value } from '../../../program/values';
import type { Span } from '../../../text/span';
import { BothSides } from './choices';
import { EnclosingMachine } from './enclosing';
import { leavesOf } from './leaves';

/** One going-through of an expression: its numbers, and those of what could stand there; null for what is open. */
export interface Heard {
  readonly own: ReadonlyMap<string, number>;
  readonly others: readonly (ReadonlyMap<string, number> | null)[];
}

/** Where a list stands for its first item, and in which rounds the others are looked at: null for all. */
export interface Aside {
  readonly place: Span;
  readonly rounds: ReadonlySet<number> | null;
}

/** What makes a list of its own. */
const makesList: ReadonlySet<Expression['kind']> = new Set(['call', 'comprehension', 'list']);
const mostItems = 100;

const none: ReadonlyMap<string, number> = new Map();

/** Thrown where nothing has said yet what something is. */
class StillOpen extends NotFollowed {}

type ListOf = Extract<Expression, { kind: 'list' }>;

export abstract class AsideMachine extends EnclosingMachine {
  readonly heardAside: Heard[] = [];
  private place: Span | null = null;
  /** In which rounds others are looked at; null for all. */
  private inRounds: ReadonlySet<number> | null = null;
  /** So often the place has been evaluated. */
  timesAside = 0;
  private isAside = false;
  /** What else could stand for an expression. */
  private readonly instead = new Map<Expression, readonly Expression[]>();

  /** The list at this place stands for its first item; in some rounds the others are looked at. */
  looksAsideAt({ place, rounds }: Aside): void {
    this.place = place;
    this.inRounds = rounds;
  }

  protected override heard(): () => void {
    const forget = super.heard();
    const { heardAside, timesAside } = this;
    const { length } = heardAside;
    return () => {
      forget();
      heardAside.length = length;
      this.timesAside = timesAside;
    };
  }

  /** The statement is what it is with the first. */
  protected override assignStatement(code: Assign & Code): void {
    super.assignStatement(this.isHere(code.value) ? this.withFirst(code, code.value) : code);
  }

  private withFirst<C extends Assign & Code>(code: C, { items }: ListOf): C {
    const [first, ...more] = items.map(({ value }) => value);
    this.instead.set(first, more);
    return { ...code, value: first };
  }

  private isHere(e: Expression): e is ListOf {
    const { place, base } = this;
    return e.kind === 'list' && e.from + base === place?.from && e.to + base === place.to;
  }

  override evaluate(e: Expression): Value {
    if (this.place === null || this.isAside) return super.evaluate(e);
    const [first, ...more] = this.isHere(e) ? e.items.map(({ value }) => value) : [e];
    const instead = first === e ? this.instead.get(e) : more;
    return instead ? this.evaluated(first, instead) : super.evaluate(e);
  }

  private evaluated(first: Expression, more: readonly Expression[]): Value {
    if (this.inRounds?.has(this.timesAside++) === false) return super.evaluate(first);
    // What it asks for first is what it was meant to be.
    this.beside(first, false);
    const others = more.map((each) => this.beside(each, true));
    const { length } = this.tape;
    const value = super.evaluate(first);
    const own =
      typeof numberIn(value) === 'number' || makesList.has(first.kind) ? this.madeOwn(value, length) : value;
    const leaves = [...leavesOf(own)].filter(([, node]) => node >= length);
    this.heardAside.push({ own: new Map(leaves), others });
    return own;
  }

  /** What is there already is not for this place alone: numbers before this one are copied. */
  private madeOwn(given: Value, before: number): Value {
    const value = numberIn(given);
    if (typeof value === 'number') return value < before ? this.applyTo('copy', [value]) : value;
    if (value.kind === 'list' && value.items.length <= mostItems)
      for (const [k, item] of value.items.entries())
        if (item !== undefined) value.items[k] = this.madeOwn(item, before);
    return value;
  }

  /** The numbers that an expression is made of here; none where it can't be followed, null where only a trial tells. */
  private beside(e: Expression, isAside: boolean): ReadonlyMap<string, number> | null {
    const { names, base, memory } = this;
    const { moment } = memory;
    const forget = this.heard();
    this.isAside = this.counts.isHeld = isAside;
    this.counts.wasHeld = false;
    try {
      const value = super.evaluate(e);
      const leaves = leavesOf(value instanceof Given ? this.asNumber(value) : value);
      // What is read behind an end that would be another one if this stood here.
      const isBehind = this.counts.wasHeld && [...leaves.values()].some((node) => this.tape.isUnknown(node));
      return isAside && isBehind ? null : leaves;
    } catch (error) {
      if (error instanceof StillOpen || this.counts.wasHeld || (isAside && error instanceof BothSides))
        return null;
      if (error instanceof NotFollowed || error instanceof Thrown) return none;
      throw error;
    } finally {
      this.isAside = this.counts.isHeld = false;
      memory.takeBack(moment);
      forget();
      this.names = names;
      this.base = base;
    }
  }

  /** What nobody has asked for yet stays what it may be. */
  override asNumber(value: Value): Value {
    const isOpen = this.isAside && value instanceof Given && value.node < 0 && !value.list && !value.lost;
    if (isOpen) throw new StillOpen('it may be anything');
    return super.asNumber(value);
  }

  override listOf(of: Given): List {
    if (this.isAside && !of.list) throw new StillOpen('it may be anything');
    return super.listOf(of);
  }
}

/** The number that something is, where it is known to be one. */
function numberIn(value: Value): Value {
  return value instanceof Given && value.node >= 0 ? value.node : value;
}
