/*
 * How blocks are left before their end. What leaves a block on one side of a condition on numbers waits, with what
 * everything holds there, for the place that it leaves to; the rest is followed as the other side, and both are joined
 * there.
 */
import type { Block, Code } from '../../program/code';
import type { Value } from '../../program/values';
import { Assigning } from './assigning';
import { NotFollowed, Thrown } from './budget';
import { type Taking, unlessThrown } from './joins';
import type { HeldBy, Moment } from './memory';
import { mayLeave } from './touches';

/** How a block is left before its end; null where it is not. */
export type Leaving =
  /** `isNew`: a list or an object is written out there, so that nobody else has it. */
  | { readonly kind: 'return'; readonly value: Value | null; readonly isNew: boolean }
  | { readonly kind: 'break' | 'continue'; readonly label: string }
  | null;

type Returning = Extract<Leaving, { kind: 'return' }>;

/** One side of a condition that has left a block, and waits for the other one. */
interface LeftSide {
  /** The numbers that are true where it was left this way, and those that are not. */
  readonly tests: { readonly node: number; readonly holds: boolean }[];
  readonly held: HeldBy;
  readonly leaving: NonNullable<Leaving>;
  readonly place: Leavable;
}

/** What can be left: a function, a loop, one round of it. */
interface Leavable {
  readonly kind: 'function' | 'loop' | 'round' | 'block';
  readonly label: string;
  readonly moment: Moment;
  /** How far what is followed up to its end runs, as it has been left before. */
  readonly left: Taking[];
  /** How often it was only guessed whether it has been left. */
  guesses: number;
}

/** Follows conditions with statements on both sides, and what leaves them. */
export abstract class Branches extends Assigning {
  /** What the code that is followed stands in, the innermost last. */
  private places: Leavable[] = [];
  /** How many sides of conditions have thrown. */
  thrownSides = 0;
  private waiting: LeftSide[] = [];

  /** How many wait for a place that they leave to. */
  protected get waitingNow(): number {
    return this.waiting.length;
  }

  /** Follows code that leaves nothing of what is around it. */
  protected apart<T>(follow: () => T): T {
    const { places, waiting } = this;
    this.places = [];
    this.waiting = [];
    try {
      return follow();
    } finally {
      this.places = places;
      this.waiting = waiting;
    }
  }

  /** What has left the innermost loop since counts for nothing; what has left more than that can't. */
  protected forgetLeft(mark: number, reason: string): void {
    const innermost = this.places.at(-1);
    if (this.waiting.slice(mark).some(({ place }) => place !== innermost)) throw new NotFollowed(reason);
    this.forgetWaiting(mark);
  }

  /** Of code that turned out not to be followed nothing waits. */
  protected forgetWaiting(mark: number): void {
    this.waiting.length = mark;
  }

  /** Follows the side of a condition that is taken, or both. */
  protected condition(
    test: Value,
    code: Extract<Code, { kind: 'if' }>,
    yes: () => Leaving,
    no: () => Leaving,
  ): Leaving {
    const leaves = mayLeave(code.yes) || mayLeave(code.no);
    const isTrue = leaves ? this.decidesRound(test) : this.decided(test);
    if (isTrue !== null) this.passes(test, isTrue ? code.no : code.yes);
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
      this.thrownSides++;
      const only = one.thrown ? other : one;
      this.memory.put(only.after);
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
      this.join(node, one.after, other.after);
      return null;
    }
    if (one.leaving && other.leaving && isAlike(one.leaving, other.leaving)) {
      this.join(node, one.after, other.after);
      if (one.leaving.kind !== 'return' || other.leaving.kind !== 'return') return one.leaving;
      return this.joinedReturns(node, one.leaving, other.leaving);
    }
    // The side that leaves to the place further out waits there; what comes now is the other side.
    const [left, goesOn] = this.isFurther(one.leaving, other.leaving) ? [one, other] : [other, one];
    const leaving = left.leaving as NonNullable<Leaving>;
    const place = this.places[this.placeOf(leaving)];
    if (!place) throw new NotFollowed('this is left from within a condition');
    this.memory.put(left.after);
    const held = this.heldSince(place);
    this.waiting.push({ place, tests: [{ node, holds: left === one }], held, leaving });
    this.hasLeft(place, this.standing(node, goesOn === one), this.isGuess(node));
    this.memory.put(left.before);
    this.memory.put(goesOn.after);
    return goesOn.leaving;
  }

  /** What all holds now that was written since a place began; looking that up costs as much as it was. */
  private heldSince({ moment }: Leavable): HeldBy {
    this.spending.add(this.memory.moment - moment);
    return this.memory.now(moment);
  }

  /** A place has been left: what is followed up to its end runs as far as this says, and the code around. */
  private hasLeft(place: Leavable, standing: Taking, isGuess: boolean): void {
    const { inside } = this;
    if (isGuess) {
      this.guesses++;
      place.guesses++;
    }
    if (standing === 'taken' || inside.notTaken > 0) return;
    const known = inside.doubted > 0 ? 'doubted' : inside.assumed > 0 ? 'assumed' : standing;
    inside[known]++;
    place.left.push(known);
  }

  private joinedReturns(node: number, one: Returning, other: Returning | null): Returning {
    const nothing: Value = { kind: 'nothing', name: 'undefined' };
    const [left, right] = [one, other].map((side) => side?.value ?? nothing);
    const made = one.isNew && other?.isNew ? this.joinedNew(node, left, right) : null;
    return { kind: 'return', value: made ?? this.joined(node, left, right), isNew: made !== null };
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
    const mark = this.waiting.length;
    const end = unlessThrown(() => this.aside(node, holds, follow));
    const [leaving, thrown] = end instanceof Thrown ? [null, end] : [end, null];
    const side = { leaving, thrown, after: memory.now(moment), before: memory.heldAt(moment) };
    memory.takeBack(moment);
    // What has left from within this side has done so only where the condition is this way.
    for (const { tests } of this.waiting.slice(mark)) tests.push({ node, holds });
    return side;
  }

  /** Follows what can be left, and joins what has left it with what has not. */
  protected at_(kind: Leavable['kind'], label: string, body: Block, follow: () => Leaving): Leaving {
    if (!mayLeave(body)) return follow();
    const place: Leavable = { kind, label, moment: this.memory.moment, left: [], guesses: 0 };
    this.places.push(place);
    try {
      const end = unlessThrown(follow);
      const arriving = this.waiting.filter((each) => each.place === place);
      this.waiting = this.waiting.filter((each) => each.place !== place);
      return this.arrived(place, arriving, end instanceof Thrown ? this.otherThan(end, arriving) : end);
    } finally {
      this.places.pop();
      for (const standing of place.left) this.inside[standing]--;
      this.guesses -= place.guesses;
    }
  }

  /** A side that throws is no side: what has left the place before is all that there is. */
  private otherThan(thrown: Thrown, arriving: LeftSide[]): Leaving {
    const last = arriving.pop();
    if (!last) throw thrown;
    if (this.trying > 0) throw new NotFollowed('whether this throws depends on a number');
    this.memory.put(this.memory.heldWith(last.place.moment, last.held));
    return last.leaving;
  }

  /** What has come to the end of a place, the innermost, joined with what has left it before. */
  private arrived(place: Leavable, arriving: LeftSide[], leaving: Leaving): Leaving {
    const isOwn = leaving === null || this.placeOf(leaving) === this.places.length - 1;
    let result = isOwn || arriving.length === 0 ? leaving : this.leavesFurther(arriving, leaving);
    for (const { tests, held, leaving: own } of arriving.reverse()) {
      const test = this.allOf(tests);
      this.join(test, this.memory.heldWith(place.moment, held), this.heldSince(place));
      if (own.kind === 'return')
        result = this.joinedReturns(test, own, result?.kind === 'return' ? result : null);
    }
    return result;
  }

  /** What comes to the end of a place to leave one further out waits there in its turn: what has left this one goes on. */
  private leavesFurther(arriving: LeftSide[], leaving: NonNullable<Leaving>): Leaving {
    const { memory } = this;
    const place = this.places[this.placeOf(leaving)];
    if (!place) throw new NotFollowed('this is left from within a condition');
    const tests = arriving.map((each) => ({ node: this.allOf(each.tests), holds: false }));
    this.waiting.push({ place, tests, held: this.heldSince(place), leaving });
    const standings = tests.map(({ node }) => this.standing(node, true));
    const isGuess = tests.some(({ node }) => this.isGuess(node));
    this.hasLeft(place, order.find((each) => standings.includes(each)) ?? 'taken', isGuess);
    const [last] = arriving.splice(-1);
    memory.put(memory.heldWith(last.place.moment, last.held));
    return last.leaving;
  }

  private allOf(tests: LeftSide['tests']): number {
    const nodes = tests.map(({ node, holds }) => (holds ? node : this.applyTo('not', [node])));
    return nodes.reduce((all, node) => this.applyTo('and', [all, node]));
  }
}

/** One of several sides runs as far as the first of these that any does. */
const order: readonly Taking[] = ['taken', 'doubted', 'assumed', 'notTaken'];

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
