/*
 * How blocks are left before their end. What leaves a block on one side of a condition on numbers waits, with what
 * everything holds there, for the place that it leaves to; the rest is followed as the other side, and both are joined
 * there.
 */
import type { Block } from '../../program/code';
import type { Value } from '../../program/values';
import { Assigning } from './assigning';
import { NotFollowed, Thrown } from './budget';
import type { Holder, Journal, Key } from './memory';
import { mayLeave } from './touches';

/** How a block is left before its end; null where it is not. */
export type Leaving =
  | { readonly kind: 'return'; readonly value: Value | null }
  | { readonly kind: 'break' | 'continue'; readonly label: string }
  | null;

/** One side of a condition that has left a block, and waits for the other one. */
interface Waiting {
  /** The numbers that are true where it was left this way, and those that are not. */
  readonly tests: { readonly node: number; readonly holds: boolean }[];
  readonly held: ReadonlyMap<Holder, ReadonlyMap<Key, unknown>>;
  readonly leaving: NonNullable<Leaving>;
}

/** What can be left: a function, a loop, one round of it. */
interface Place {
  readonly kind: 'function' | 'loop' | 'round' | 'block';
  readonly label: string;
  readonly journal: Journal;
  readonly waiting: Waiting[];
  /** How often it has been left, or not, as what is assumed has it. */
  assumed: number;
}

/** Follows conditions with statements on both sides, and what leaves them. */
export abstract class Sides extends Assigning {
  /** What the code that is followed stands in, the innermost last. */
  private readonly places: Place[] = [];

  /** Follows the side of a condition that is taken, or both. */
  protected condition(test: Value, yes: () => Leaving, no: () => Leaving): Leaving {
    const isTrue = this.decided(test);
    if (isTrue !== null) return this.oneWay(test, isTrue, isTrue ? yes : no);
    const node =
      typeof test === 'number' ? test : this.unknown([test], 'it is not known whether this is true');
    const one = this.oneSide(node, true, yes);
    const other = this.oneSide(node, false, no);
    if (one.thrown && other.thrown) throw one.thrown;
    if ((one.thrown || other.thrown) && this.trying > 0)
      throw new NotFollowed('whether this throws depends on a number');
    // A side that throws is no side.
    if (one.thrown || other.thrown) {
      const only = one.thrown ? other : one;
      this.take(only.after);
      return only.leaving;
    }
    return this.joinSides(node, one, other);
  }

  /** Follows the side that is taken: one that throws would not be, if counts were others. */
  private oneWay(test: Value, isTrue: boolean, follow: () => Leaving): Leaving {
    try {
      return this.within(test, follow);
    } catch (error) {
      if (error instanceof Thrown && typeof test === 'number')
        this.wish(test, (value) => (value !== 0) !== isTrue);
      throw error;
    }
  }

  private joinSides(node: number, one: Side, other: Side): Leaving {
    if (!one.leaving && !other.leaving) {
      this.join(node, one, other);
      return null;
    }
    if (one.leaving && other.leaving && isAlike(one.leaving, other.leaving)) {
      this.join(node, one, other);
      if (one.leaving.kind !== 'return' || other.leaving.kind !== 'return') return one.leaving;
      return { kind: 'return', value: this.joinedReturns(node, one.leaving.value, other.leaving.value) };
    }
    // The side that leaves to the place further out waits there; what comes now is the other side.
    const [left, goesOn] = this.isFurther(one.leaving, other.leaving) ? [one, other] : [other, one];
    const leaving = left.leaving as NonNullable<Leaving>;
    const place = this.places[this.placeOf(leaving)];
    if (!place) throw new NotFollowed('this is left from within a condition');
    this.take(left.after);
    const held = this.memory.since(place.journal);
    place.waiting.push({ tests: [{ node, holds: left === one }], held, leaving });
    // Whether what comes now does so is not known, or assumed.
    if (this.tape.isAssumed(node) || !this.tape.isShown(node)) this.assume(place);
    this.take(left.before);
    this.take(goesOn.after);
    return goesOn.leaving;
  }

  private assume(place: Place): void {
    place.assumed++;
    this.withinAssumed++;
  }

  private joinedReturns(node: number, one: Value | null, other: Value | null): Value {
    const nothing: Value = { kind: 'nothing', name: 'undefined' };
    return this.joined(node, one ?? nothing, other ?? nothing);
  }

  private isFurther(one: Leaving, other: Leaving): boolean {
    if (!one || !other) return one !== null;
    return this.placeOf(one) < this.placeOf(other);
  }

  /** The number of the place that is left. */
  private placeOf(leaving: NonNullable<Leaving>): number {
    if (leaving.kind === 'return') return this.places.findLastIndex(({ kind }) => kind === 'function');
    const { label, kind } = leaving;
    const wanted = kind === 'break' ? 'loop' : 'round';
    return this.places.findLastIndex((place) =>
      label === ''
        ? place.kind === wanted
        : place.label === label && (place.kind === wanted || place.kind === 'block'),
    );
  }

  private oneSide(node: number, holds: boolean, follow: () => Leaving): Side {
    const marks = this.places.map(({ waiting }) => waiting.length);
    const journal = this.memory.begin();
    let leaving: Leaving = null;
    let thrown: Thrown | null = null;
    try {
      leaving = this.aside(this.isTaken(node, holds), follow);
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
      thrown = error;
    } finally {
      const after = this.memory.now(journal);
      const before = new Map([...journal.before].map(([holder, places]) => [holder, new Map(places)]));
      this.memory.takeBack(journal);
      this.memory.end(journal);
      // What has left from within this side has done so only where the condition is this way.
      this.places.forEach(({ waiting }, k) => {
        for (const each of waiting.slice(marks[k])) each.tests.push({ node, holds });
      });
      // biome-ignore lint/correctness/noUnsafeFinally: what was thrown is kept, or thrown on
      return { leaving, thrown, after, before };
    }
  }

  private take(held: ReadonlyMap<Holder, ReadonlyMap<Key, unknown>>): void {
    for (const [holder, places] of held)
      for (const [key, value] of places) this.memory.put(holder, key, value);
  }

  /** Follows what can be left, and joins what has left it with what has not. */
  protected at_(kind: Place['kind'], label: string, body: Block, follow: () => Leaving): Leaving {
    if (!mayLeave(body)) return follow();
    const place: Place = { kind, label, assumed: 0, journal: this.memory.begin(), waiting: [] };
    this.places.push(place);
    let leaving: Leaving;
    try {
      leaving = follow();
      this.places.pop();
      this.withinAssumed -= place.assumed;
    } catch (error) {
      this.places.pop();
      this.withinAssumed -= place.assumed;
      this.memory.end(place.journal);
      throw error;
    }
    leaving = this.arrived(place, leaving);
    this.memory.end(place.journal);
    return leaving;
  }

  private arrived({ waiting, journal }: Place, leaving: Leaving): Leaving {
    let result = leaving;
    for (const { tests, held, leaving: own } of [...waiting].reverse()) {
      const test = this.allOf(tests);
      this.join(test, { after: this.memory.heldIn(journal, held) }, { after: this.memory.since(journal) });
      if (own.kind === 'return')
        result = {
          kind: 'return',
          value: this.joinedReturns(test, own.value, result?.kind === 'return' ? result.value : null),
        };
    }
    return result;
  }

  private allOf(tests: Waiting['tests']): number {
    const nodes = tests.map(({ node, holds }) => (holds ? node : this.applyTo('not', [node])));
    return nodes.reduce((all, node) => this.applyTo('and', [all, node]));
  }
}

interface Side {
  readonly leaving: Leaving;
  readonly thrown: Thrown | null;
  readonly after: Map<Holder, Map<Key, unknown>>;
  readonly before: Map<Holder, Map<Key, unknown>>;
}

function isAlike(one: NonNullable<Leaving>, other: NonNullable<Leaving>): boolean {
  if (one.kind === 'return' || other.kind === 'return') return one.kind === other.kind;
  return one.kind === other.kind && one.label === other.label;
}
