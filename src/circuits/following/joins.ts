/*
 * Conditions: whether one is decided, and else both of its sides, joined by a switch. What two sides have written is
 * joined place by place.
 */
import { opcodeOf } from '../../gates/opcodes';
import type { Expression } from '../../program/code';
import { isNothing, List, type Loss, Rec, type Thing, type Value } from '../../program/values';
import { NotFollowed, Thrown } from './budget';
import { Chosen } from './chosen';
import { type HeldBy, type Holder, isNoValue, type Key, length, order } from './memory';

type SideOf = ReadonlyMap<Key, unknown>;

/** Of a side whether it runs: it does not because of a number that is assumed, or nobody knows. */
export type Taking = 'taken' | 'notTaken' | 'assumed' | 'doubted';

/** Follows both sides of conditions on numbers. */
export abstract class Joins extends Chosen {
  /** How many sides of each kind the code that is followed is inside of. */
  protected readonly inside: Record<Taking, number> = { taken: 0, notTaken: 0, assumed: 0, doubted: 0 };

  /** How many conditions decide whether it runs of which it is only guessed whether they hold. */
  protected guesses = 0;

  /** Follows a side. */
  protected aside<T>(test: number, holds: boolean, follow: () => T): T {
    const standing = this.standing(test, holds);
    const guesses = this.isGuess(test) ? 1 : 0;
    this.inside[standing]++;
    this.guesses += guesses;
    try {
      return follow();
    } finally {
      this.inside[standing]--;
      this.guesses -= guesses;
    }
  }

  /** Whether a condition has no value yet, so that it is only guessed whether it holds. */
  protected isGuess(test: number): boolean {
    return this.tape.isShown(test) && !this.hasValue(test);
  }

  protected at({ from, to }: Expression): void {
    this.from = from + this.base;
    this.to = to + this.base;
  }

  /** Whether something is true, where that is known without looking at a number that may be another. */
  protected decided(test: Value): boolean | null {
    if (typeof test !== 'number') return this.library.isTrue(test);
    const { tape } = this;
    if (tape.isAssumed(test) && !this.restsOnCounts(test)) return null;
    if (tape.isTrue(test) === null) return null;
    return !tape.varies(test) || this.isOfCounts(test) ? this.isTrue(test) : null;
  }

  /** The same for a number that says whether there is another round: what counts decides. */
  protected decidesRound(test: Value): boolean | null {
    const decided = this.decided(test);
    const { tape } = this;
    if (decided !== null || typeof test !== 'number' || !tape.isShown(test)) return decided;
    if (tape.isAssumed(test)) return this.restsOnCounts(test) ? this.isTrue(test) : null;
    const inputs = tape.inputsOf(test);
    const isOfCounts =
      (comparing.has(tape.op[test]) && inputs.every((node) => this.isCount(node))) ||
      (connecting.has(tape.op[test]) && inputs.every((node) => this.decidesRound(node) !== null));
    return this.isCount(test) || isOfCounts ? this.isTrue(test) : null;
  }

  /** A comparison of which one side counts something: `i < n`; or one of two whole numbers for equality. */
  private isOfCounts(test: number): boolean {
    const { tape } = this;
    const op = tape.op[test];
    const inputs = tape.inputsOf(test);
    if (op === equal || op === unequal) return inputs.every((node) => this.isCount(node));
    if (comparing.has(op))
      return inputs.some((node) => this.isCounter(node)) && inputs.every((node) => this.isCount(node));
    return connecting.has(op) && inputs.every((node) => this.decided(node) !== null);
  }

  /** Both sides of a condition on a number, or the one that is taken. */
  protected choose(given: Value, yes: () => Value, no: () => Value, at: Expression): Value {
    const value = this.asNumber(given);
    const isTrue = this.decided(value);
    if (isTrue !== null) {
      this.passes(value, at);
      return isTrue ? yes() : no();
    }
    if (typeof value !== 'number') return this.unknown([value], 'it is not known whether this is true');
    return this.split(value, yes, no, at);
  }

  /** What stands on the left, or on the right where the left is as true as `goesOn` says. */
  protected shortcut(left: Value, goesOn: boolean, right: () => Value, at: Expression): Value {
    const isTrue = this.decided(left);
    if (isTrue !== null) {
      this.passes(left, at);
      return isTrue === goesOn ? right() : left;
    }
    if (typeof left !== 'number') throw new NotFollowed('it is not known whether this is true', [left]);
    const own = () => left;
    return goesOn ? this.split(left, right, own, at, 'and') : this.split(left, own, right, at, 'or');
  }

  /** `left ?? right`: of what is not read it is not known whether it is missing. */
  protected orElse(left: Value, right: () => Value, at: Expression, passed: Expression): Value {
    if (typeof left === 'number' && this.tape.isUnread(left))
      return this.split(left, () => left, right, at, 'known');
    this.passes(null, passed);
    return isNothing(left) ? right() : left;
  }

  /** Follows both sides, and joins what they give and what they change. */
  protected split(test: number, yes: () => Value, no: () => Value, at: Expression, gate = 'choose'): Value {
    const one = this.side(() => this.aside(test, true, yes));
    const other = this.side(() => this.aside(test, false, no));
    this.at(at);
    this.join(test, one.after, other.after);
    if (one.value === null || other.value === null) return (one.value ?? other.value) as Value;
    const isNew = at.kind === 'choose' && isWritten(at.yes) && isWritten(at.no);
    const both = isNew ? this.joinedNew(test, one.value, other.value) : null;
    return both ?? this.joined(test, one.value, other.value, gate);
  }

  /** Lists or objects that are written out on both sides, part by part: nobody else has either. */
  protected joinedNew(test: number, one: Value, other: Value): Value | null {
    const part = (left: Value | undefined, right: Value | undefined) =>
      this.joined(test, left as Value, right as Value);
    if (one instanceof List && other instanceof List) {
      if (one.form !== other.form || one.items.length !== other.items.length) return null;
      return new List(
        one.items.map((item, k) => part(item, other.items[k])),
        one.form,
      );
    }
    if (!(one instanceof Rec && other instanceof Rec) || one.form !== other.form) return null;
    const keys = [...one.members.keys()];
    if (keys.length !== other.members.size || !keys.every((key) => other.members.has(key))) return null;
    const made = new Rec(one.form);
    for (const [key, value] of one.keys) made.keys.set(key, value);
    for (const key of keys) made.members.set(key, part(one.members.get(key), other.members.get(key)));
    return made;
  }

  /** Whether something is true with the numbers that the file gives; null where it gives none. */
  protected truthOf(test: Value): boolean | null {
    const decided = this.decided(test);
    if (decided !== null || typeof test !== 'number' || this.isAssumed(test)) return decided;
    this.tape.mark(test, 'chooses');
    return this.tape.isTrue(test);
  }

  /** Whether a side of a condition is the one that runs. */
  protected standing(test: number, holds: boolean): Taking {
    const isTrue = this.tape.isTrue(test);
    this.tape.mark(test, 'chooses');
    if (isTrue === null) return 'doubted';
    if (!this.hasValue(test)) this.tape.mark(test, isTrue ? 'guessedTrue' : 'guessedFalse');
    if (isTrue === holds) return 'taken';
    return this.tape.isAssumed(test) ? 'assumed' : 'notTaken';
  }

  private side(follow: () => Value): { readonly value: Value | null; readonly after: HeldBy } {
    const { memory } = this;
    const { moment } = memory;
    const value = unlessThrown(follow);
    const after = memory.now(moment);
    memory.takeBack(moment);
    return { value: value instanceof Thrown ? null : value, after };
  }

  /** Lets every place that one of two sides has written hold what it has after either. */
  protected join(test: number, yes: HeldBy, no: HeldBy): void {
    const places = new Map<Holder, Set<Key>>();
    for (const side of [yes, no])
      for (const [holder, written] of side)
        places.set(holder, new Set([...(places.get(holder) ?? []), ...written.keys()]));
    for (const [holder, keys] of places) {
      if (!this.haveOrder(holder, yes.get(holder), no.get(holder)))
        this.memory.lose(holder as Rec, this.lossOf('the order of its keys', test, holder as Rec));
      // The order of keys comes when all are there.
      for (const key of [...keys].sort((one, two) => Number(one === order) - Number(two === order))) {
        const before = this.memory.get(holder, key);
        const of = (side: HeldBy) => {
          const written = side.get(holder);
          return written?.has(key) ? written.get(key) : before;
        };
        if (key !== order) this.joinPlace(test, holder, key, of(yes), of(no));
        else if (String(of(yes)) === String(of(no))) this.memory.set(holder, key, of(yes));
      }
    }
  }

  /** Whether keys that code may go through come in one order, whichever of two sides has written them. */
  private haveOrder(holder: Holder, one: SideOf | undefined, other: SideOf | undefined): boolean {
    if (!this.isGoneThrough(holder) || holder.kind !== 'record') return true;
    const before = String(this.memory.get(holder, order));
    if (String(one?.get(order) ?? before) !== String(other?.get(order) ?? before)) return false;
    const isNew = (key: Key) => !isNoValue(key) && this.memory.get(holder, key) === undefined;
    const added = (side: SideOf | undefined) => [...(side?.keys() ?? [])].filter(isNew);
    return String(added(one)) === String(added(other));
  }

  private lossOf(what: string, ...of: readonly Value[]): Loss {
    const reason = `${what} depends on a condition`;
    return { hub: this.unknown(of, reason), reason };
  }

  private joinPlace(test: number, holder: Holder, key: Key, one: unknown, other: unknown): void {
    const { memory } = this;
    if (one === other) {
      memory.set(holder, key, one as Value);
      return;
    }
    if (isNoValue(key)) {
      const lost = (key === length ? null : (one ?? other)) as Loss | null;
      if ('lost' in holder) memory.lose(holder, lost ?? this.lossOf('its length', test, holder));
      return;
    }
    const isAbsent = (value: unknown) => value === undefined || value === null;
    if (isAbsent(one) || isAbsent(other)) {
      const some = (one ?? other) as Value;
      // `a[-1]` is no element of a JavaScript array, and no loop over these meets it.
      const isBeside = typeof key === 'string' && 'kind' in holder && holder.kind === 'list';
      if (this.isGoneThrough(holder) && !isBeside)
        return memory.lose(holder, this.lossOf('what it has', test, some, holder));
      memory.set(holder, key, this.unknown([test, some], 'whether it has a value depends on a condition'));
      return;
    }
    memory.set(holder, key, this.joined(test, one as Value, other as Value));
  }

  /** Whether code may go through the parts of something that are there, or count them. */
  private isGoneThrough(holder: Holder): holder is List | Rec {
    if (!('kind' in holder)) return false;
    if (holder.kind === 'record') return holder.form !== 'instance' || !this.library.selfIsArgument;
    return holder.kind === 'list';
  }

  /** A value that depends on a number: a switch between two numbers, and nothing that is known for other things. */
  protected joined(test: number, left: Value, right: Value, gate = 'choose'): Value {
    if (left === right) return left;
    const [one, other] = [this.asNumber(left), this.asNumber(right)];
    if (typeof one === 'number' && typeof other === 'number')
      return this.applyTo(
        gate,
        gate === 'choose' ? [test, one, other] : [test, gate === 'and' ? one : other],
      );
    if (typeof one !== 'number' && typeof other !== 'number' && isSame(one, other)) return one;
    const own = this.unlessMissing(test, one, other);
    if (own) return own;
    return this.unknown([test, one, other], 'what this is depends on a condition');
  }

  /** `x` of `x || []`: what the file does not give is there, and is what would stand for it. */
  private unlessMissing(test: number, one: Value, other: Value): Value | null {
    const { tape } = this;
    const asked = tape.op[test] === not ? tape.inputsOf(test)[0] : test;
    const given = [one, other].includes(asked) ? this.givens.get(asked) : undefined;
    const instead = one === asked ? other : one;
    if (!given || typeof instead === 'number' || !things.has(instead.kind)) return null;
    this.isObject(given);
    given.isNumber = false;
    given.node = -1;
    return given;
  }
}

/** What following some code gives, or what the code throws. */
export function unlessThrown<T>(follow: () => T): T | Thrown {
  try {
    return follow();
  } catch (error) {
    if (error instanceof Thrown) return error;
    throw error;
  }
}

/** Whether a list or an object is written out with all that it has. */
export const isWritten = (e: Expression): boolean =>
  e.kind === 'list'
    ? e.form !== 'set' && e.items.every(({ spread }) => !spread)
    : e.kind === 'record' && e.entries.every(({ key }) => typeof key === 'string');

function isSame(one: Thing, other: Thing): boolean {
  if (one.kind === 'text') return other.kind === 'text' && one.value === other.value;
  if (one.kind === 'nothing') return other.kind === 'nothing' && one.name === other.name;
  return one.kind === 'library' && other.kind === 'library' && one.path === other.path;
}

const opcodes = (names: string) => new Set(names.split(' ').flatMap((name) => opcodeOf(name) ?? []));
const not = opcodeOf('not');
const things = new Set<Thing['kind']>(['list', 'record', 'function', 'class']);
const equal = opcodeOf('==') ?? -1;
const unequal = opcodeOf('!=') ?? -1;
const comparing = opcodes('< <= > >=');
const connecting = opcodes('not and or');
