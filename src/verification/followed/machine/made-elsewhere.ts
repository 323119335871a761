/*
 * Things of classes that the file does not have: in an operation on such things, what is made of a number has that, and
 * what it is made for goes back by it.
 */
import { Given, type Thing, type Value } from '../../../program/values';
import { nodesMaking } from '../../../tape/reach';
import { AsideMachine } from './aside';
import { inside } from './leaves';
import { lastOf, plainName } from './marked';

export abstract class ThingMachine extends AsideMachine {
  /** Under which members things have their numbers; null where no operation on them is followed. */
  protected numberMembers: readonly string[] | null = null;

  /** What an operation gets and gives: one thing each. */
  private things: ReadonlySet<Value> = new Set();

  /** Takes these for one thing each. */
  hasThings(things: Iterable<Value>): void {
    this.things = new Set(things);
  }

  override areOthers(one: Value, other: Value): boolean {
    return one !== other && this.things.has(one) && this.things.has(other);
  }

  override asNumber(value: Value): Value {
    return this.things.has(value) ? value : super.asNumber(value);
  }

  /** Follows an operation on things that have their numbers under these members. */
  inOperation<T>(members: readonly string[], run: () => T): T {
    this.numberMembers = members;
    try {
      return run();
    } finally {
      this.numberMembers = null;
    }
  }

  /** The thing that a call makes of a number: `new Value(x, …)`, and what gets the things behind it, or the way back, as well. */
  protected thingMade(of: Thing, args: readonly Value[]): Value | null {
    if (!this.numberMembers?.length || !(of instanceof Given || of.kind === 'library')) return null;
    const [first, ...more] = args;
    const isOne = typeof first === 'object' && first.kind === 'record' && !(first instanceof Given);
    const all = isOne
      ? [...first.members].flatMap(([key, value]) => (inside.includes(key) ? value : []))
      : args;
    const goesBack = (isOne ? [...first.members.values()] : more).some(leadsBack);
    const isMade = (value: Value) => {
      const node = value instanceof Given ? value.node : typeof value === 'number' ? value : -1;
      return node >= 0 && (goesBack ? !this.isCount(node) : this.isMadeOfThings(node));
    };
    // `typeof b === 'number' ? new Value(b) : b`: what is wrapped alone is a number.
    const isWrapped = first instanceof Given && first.members.size === 0 && !first.list && more.length === 0;
    const number = this.calledNow?.isNew && isWrapped ? this.asNumber(first) : all.find(isMade);
    if (number === undefined || !(goesBack || this.calledNow?.isNew)) return null;
    const thing = new Given(of.path);
    for (const key of this.numberMembers) this.memory.set(thing, key, number);
    return thing;
  }

  /** Whether a number is made of those of things: their sizes make others. */
  private isMadeOfThings(node: number): boolean {
    const { tape, world, numberMembers } = this;
    return [...nodesMaking(tape, [node])].some((each) =>
      numberMembers?.includes(lastOf(plainName(world.nameOf(each) ?? ''))),
    );
  }
}

/** Whether it is a function, or a list of what something was made of. */
const leadsBack = (value: Value) =>
  typeof value === 'object' &&
  (value.kind === 'function' ||
    (value.kind === 'list' && value.items.length > 0 && value.items.every((each) => each instanceof Given)));
