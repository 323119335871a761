/*
 * What an expression could be instead: where a list of expressions stands for one, the first is what counts, and what the
 * others are worth is kept beside it, each time it is followed.
 */
import { NotFollowed, Thrown } from '../../circuits/following/budget';
import type { Expression } from '../../program/code';
import { Given, type List, type Value } from '../../program/values';
import type { Span } from '../../text/span';
import { HearingMachine } from './hearing';
import { leavesOf } from './leaves';

/** One going-through of an expression: its numbers, and those of what could stand there; null for what can't be told. */
export interface Heard {
  readonly own: ReadonlyMap<string, number>;
  readonly others: readonly (ReadonlyMap<string, number> | null)[];
}

export abstract class AsideMachine extends HearingMachine {
  readonly heardAside: Heard[] = [];
  private place: Span | null = null;
  private isAside = false;

  /** The list at this place stands for its first item. */
  looksAsideAt(place: Span): void {
    this.place = place;
  }

  protected override heard(): () => void {
    const forget = super.heard();
    const { length } = this.heardAside;
    return () => {
      forget();
      this.heardAside.length = length;
    };
  }

  override evaluate(e: Expression): Value {
    const { place, base } = this;
    const isHere = e.kind === 'list' && e.from + base === place?.from && e.to + base === place.to;
    if (!isHere || this.isAside) return super.evaluate(e);
    const [first, ...more] = e.items;
    // What it asks for first is what it was meant to be.
    this.beside(first.value, false);
    const others = more.map(({ value }) => this.beside(value, true));
    const { length } = this.tape;
    const value = super.evaluate(first.value);
    const number = value instanceof Given && value.node >= 0 ? value.node : value;
    // What is there already is not for this place alone.
    const own = typeof number === 'number' && number < length ? this.applyTo('copy', [number]) : number;
    const leaves = [...leavesOf(own)].filter(([, node]) => node >= length);
    this.heardAside.push({ own: new Map(leaves), others });
    return own;
  }

  /** The numbers that an expression is made of here; null where it can't be followed, or is none. */
  private beside(e: Expression, isAside: boolean): ReadonlyMap<string, number> | null {
    const { names, base, memory } = this;
    const { moment } = memory;
    const forget = this.heard();
    this.isAside = this.counts.isHeld = isAside;
    try {
      const value = super.evaluate(e);
      return leavesOf(value instanceof Given ? this.asNumber(value) : value);
    } catch (error) {
      if (error instanceof NotFollowed || error instanceof Thrown) return null;
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
  protected override asNumber(value: Value): Value {
    const isOpen = this.isAside && value instanceof Given && value.node < 0 && !value.list && !value.lost;
    if (isOpen) throw new NotFollowed('it may be anything');
    return super.asNumber(value);
  }

  override listOf(of: Given): List {
    if (this.isAside && !of.list) throw new NotFollowed('it may be anything');
    return super.listOf(of);
  }
}
