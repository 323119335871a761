/*
 * Things of classes that the file does not have: in an operation on such things, what is made of a number has that, and
 * what it is made for goes back by it.
 */
import { Given, type Thing, type Value } from '../../../program/values';
import { AsideMachine } from './aside';
import { inside } from './leaves';

export abstract class ThingMachine extends AsideMachine {
  /** Under which members things have their numbers; null where no operation on them is followed. */
  protected numberMembers: readonly string[] | null = null;

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
    const number = all.find(isNumber);
    const isMade = this.calledNow?.isNew || (isOne ? [...first.members.values()] : more).some(leadsBack);
    if (number === undefined || !isMade) return null;
    const thing = new Given(of.path);
    for (const key of this.numberMembers) this.memory.set(thing, key, number);
    return thing;
  }
}

const isNumber = (value: Value) => typeof value === 'number' || (value instanceof Given && value.node >= 0);

/** Whether it is a function, or a list of what something was made of. */
const leadsBack = (value: Value) =>
  typeof value === 'object' &&
  (value.kind === 'function' ||
    (value.kind === 'list' && value.items.length > 0 && value.items.every((each) => each instanceof Given)));
