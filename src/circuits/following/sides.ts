/*
 * How blocks are left before their end. What leaves a block on one side of a condition on numbers waits, with what
 * everything holds there, for the place that it leaves to; the rest is followed as the other side, and both are joined
 * there.
 */
import type { Block } from '../../program/code';
import type { Value } from '../../program/values';
import { Assigning } from './assigning';
import { NotFollowed, Thrown } from './budget';
import { type Standing, unlessThrown } from './joins';
import type { HeldBy, Moment } from './memory';
import { mayLeave } from './touches';

/** How a block is left before its end; null where it is not. */
export type Leaving =
  | { readonly kind: 'return'; readonly value: Value | null }
  | { readonly kind: 'break' | 'continue'; readonly label: string }
  | null;

/** One side of a condition that has left a block, and waits for the other one. */
interface LeftSide {
  /** The numbers that are true where it was left this way, and those that are not. */
  readonly tests: { readonly node: number; readonly holds: boolean }[];
  readonly held: HeldBy;
  readonly leaving: NonNullable<Leaving>;
}

/** What can be left: a function, a loop, one round of it. */
interface Leavable {
  readonly kind: 'function' | 'loop' | 'round' | 'block';
  readonly label: string;
  readonly moment: Moment;
  readonly waiting: LeftSide[];
  /** How far what is followed up to its end runs, as it has been left before. */
  readonly left: Standing[];
}

/** Follows conditions with statements on both sides, and what leaves them. */
export abstract class Branches extends Assigning {
  /** What the code that is followed stands in, the innermost last. */
  private readonly places: Leavable[] = [];

  /** Follows the side of a condition that is taken, or both; `leaves` where one may end a round, a loop or a function. */
  protected condition(test: Value, yes: () => Leaving, no: () => Leaving, leaves = false): Leaving {
    const isTrue = leaves ? this.decidesRound(test) : this.decided(test);
    if (isTrue !== null) return isTrue ? yes() : no();
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
      this.memory.put(only.after);
      return only.leaving;
    }
    return this.joinSides(node, one, other);
  }

  private joinSides(node: number, one: Side, other: Side): Leaving {
    if (!one.leaving && !other.leaving) {
      this.join(node, one.after, other.after);
      return null;
    }
    if (one.leaving && other.leaving && isAlike(one.leaving, other.leaving)) {
      this.join(node, one.after, other.after);
      if (one.leaving.kind !== 'return' || other.leaving.kind !== 'return') return one.leaving;
      return { kind: 'return', value: this.joinedReturns(node, one.leaving.value, other.leaving.value) };
    }
    // The side that leaves to the place further out waits there; what comes now is the other side.
    const [left, goesOn] = this.isFurther(one.leaving, other.leaving) ? [one, other] : [other, one];
    const leaving = left.leaving as NonNullable<Leaving>;
    const place = this.places[this.placeOf(leaving)];
    if (!place) throw new NotFollowed('this is left from within a condition');
    this.memory.put(left.after);
    const held = this.memory.now(place.moment);
    place.waiting.push({ tests: [{ node, holds: left === one }], held, leaving });
    this.hasLeft(place, this.standing(node, goesOn === one));
    this.memory.put(left.before);
    this.memory.put(goesOn.after);
    return goesOn.leaving;
  }

  /** A place has been left: what is followed up to its end runs as far as this says, and the code around. */
  private hasLeft({ left }: Leavable, standing: Standing): void {
    const { inside } = this;
    if (standing === 'taken' || inside.notTaken > 0) return;
    const known = inside.doubted > 0 ? 'doubted' : inside.assumed > 0 ? 'assumed' : standing;
    inside[known]++;
    left.push(known);
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
    const { memory } = this;
    const { moment } = memory;
    const marks = this.waitingNow();
    const end = unlessThrown(() => this.aside(this.standing(node, holds), follow));
    const [leaving, thrown] = end instanceof Thrown ? [null, end] : [end, null];
    const side = { leaving, thrown, after: memory.now(moment), before: memory.heldAt(moment) };
    memory.takeBack(moment);
    // What has left from within this side has done so only where the condition is this way.
    this.places.forEach(({ waiting }, k) => {
      for (const each of waiting.slice(marks[k])) each.tests.push({ node, holds });
    });
    return side;
  }

  /** Follows what can be left, and joins what has left it with what has not. */
  protected at_(kind: Leavable['kind'], label: string, body: Block, follow: () => Leaving): Leaving {
    if (!mayLeave(body)) return follow();
    const place: Leavable = { kind, label, moment: this.memory.moment, waiting: [], left: [] };
    this.places.push(place);
    let leaving: Leaving = null;
    try {
      leaving = this.arrived(place, follow());
    } catch (error) {
      leaving = this.otherThanThrown(place, error);
    } finally {
      this.places.pop();
      for (const standing of place.left) this.inside[standing]--;
    }
    return leaving;
  }

  /** A side that throws is no side: what has left the place before is all that there is. */
  private otherThanThrown(place: Leavable, error: unknown): Leaving {
    const last = place.waiting.pop();
    if (!(error instanceof Thrown) || !last) throw error;
    if (this.trying > 0) throw new NotFollowed('whether this throws depends on a number');
    this.memory.put(this.memory.heldWith(place.moment, last.held));
    return this.arrived(place, last.leaving);
  }

  /** How many wait to leave each of the places that can be left. */
  protected waitingNow(): readonly number[] {
    return this.places.map(({ waiting }) => waiting.length);
  }

  protected isLeftSince(before: readonly number[]): boolean {
    return this.places.some(({ waiting }, k) => waiting.length > before[k]);
  }

  /** What has left the innermost loop since counts for nothing; what has left more than that can't. */
  protected forgetLeft(before: readonly number[], reason: string): void {
    for (const [k, { waiting }] of this.places.entries()) {
      if (waiting.length > before[k] && k < this.places.length - 1) throw new NotFollowed(reason);
      waiting.length = before[k];
    }
  }

  /** Of code that turned out not to be followed nothing has left anything. */
  protected forgetWaiting(before: readonly number[]): void {
    for (const [k, { waiting }] of this.places.entries()) waiting.length = before[k] ?? 0;
  }

  /** What has come to the end of a place, joined with what has left it before; this place is the innermost. */
  private arrived(place: Leavable, leaving: Leaving): Leaving {
    const { waiting, moment } = place;
    let result = leaving;
    if (leaving && waiting.length > 0 && this.placeOf(leaving) !== this.places.length - 1)
      result = this.leavesFurther(place, leaving);
    for (const { tests, held, leaving: own } of [...waiting].reverse()) {
      const test = this.allOf(tests);
      this.join(test, this.memory.heldWith(moment, held), this.memory.now(moment));
      if (own.kind === 'return')
        result = {
          kind: 'return',
          value: this.joinedReturns(test, own.value, result?.kind === 'return' ? result.value : null),
        };
    }
    return result;
  }

  /** What comes to the end of a place to leave one further out waits there in its turn: what has left this one goes on. */
  private leavesFurther({ waiting, moment }: Leavable, leaving: NonNullable<Leaving>): Leaving {
    const further = this.places[this.placeOf(leaving)];
    if (!further) throw new NotFollowed('this is left from within a condition');
    const tests = waiting.map((each) => ({ node: this.allOf(each.tests), holds: false }));
    further.waiting.push({ tests, held: this.memory.now(further.moment), leaving });
    const standings = tests.map(({ node }) => this.standing(node, true));
    const order: readonly Standing[] = ['taken', 'doubted', 'assumed', 'notTaken'];
    this.hasLeft(further, order.find((each) => standings.includes(each)) ?? 'taken');
    const [last] = waiting.splice(-1);
    this.memory.put(this.memory.heldWith(moment, last.held));
    return last.leaving;
  }

  private allOf(tests: LeftSide['tests']): number {
    const nodes = tests.map(({ node, holds }) => (holds ? node : this.applyTo('not', [node])));
    return nodes.reduce((all, node) => this.applyTo('and', [all, node]));
  }
}

interface Side {
  readonly leaving: Leaving;
  readonly thrown: Thrown | null;
  readonly after: HeldBy;
  readonly before: HeldBy;
}

function isAlike(one: NonNullable<Leaving>, other: NonNullable<Leaving>): boolean {
  if (one.kind === 'return' || other.kind === 'return') return one.kind === other.kind;
  return one.kind === other.kind && one.label === other.label;
}
