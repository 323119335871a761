/*
 * Conditions: whether one is decided, and else both of its sides, joined by a switch. What two sides have written is
 * joined place by place.
 */
import { opcodeOf } from '../../gates/opcodes';
import type { Expression } from '../../program/code';
import type { Loss, Thing, Value } from '../../program/values';
import { Thrown } from './budget';
import { type Holder, isNoValue, type Journal, type Key, length } from './memory';
import { Things } from './things';

/** Follows both sides of conditions on numbers. */
export abstract class Joins extends Things {
  /** Follows a side that is not taken: nothing of it is shown. */
  protected abstract aside<T>(isTaken: boolean, follow: () => T): T;

  protected at({ from, to }: Expression): void {
    this.from = from + this.base;
    this.to = to + this.base;
  }

  /** Whether something is true, where that is known without looking at a number that may be another. */
  protected decided(test: Value): boolean | null {
    if (typeof test !== 'number') return this.library.isTrue(test);
    const { tape } = this;
    if (!tape.isShown(test) || (tape.isAssumed(test) && !this.restsOnCounts(test))) return null;
    const truth = tape.value[test] !== 0 && !Number.isNaN(tape.value[test]);
    return !tape.varies(test) || this.isOfCounts(test) ? truth : null;
  }

  /** The same for a number that says whether there is another round: what counts decides. */
  protected decidesRound(test: Value): boolean | null {
    const decided = this.decided(test);
    const { tape } = this;
    if (decided !== null || typeof test !== 'number' || !tape.isShown(test)) return decided;
    if (tape.isAssumed(test)) return this.restsOnCounts(test) ? tape.value[test] !== 0 : null;
    const isOfNumbers =
      comparing.has(tape.op[test]) && tape.inputsOf(test).every((node) => this.isCount(node));
    return this.isCount(test) || isOfNumbers ? tape.value[test] !== 0 : null;
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
    if (isTrue !== null) return isTrue ? yes() : no();
    if (typeof value !== 'number') return this.unknown([value], 'it is not known whether this is true');
    return this.split(value, yes, no, at);
  }

  /** Follows both sides, and joins what they give and what they change. */
  protected split(test: number, yes: () => Value, no: () => Value, at: Expression, gate = 'choose'): Value {
    const one = this.side(() => this.aside(this.isTaken(test, true), yes));
    const other = this.side(() => this.aside(this.isTaken(test, false), no));
    this.at(at);
    this.join(test, one.writes, other.writes);
    if (one.value === null || other.value === null) return (one.value ?? other.value) as Value;
    return this.joined(test, one.value, other.value, gate);
  }

  /** Whether a side of a condition is the one that is taken, as far as its number is the file's own. */
  protected isTaken(test: number, holds: boolean): boolean {
    const { tape } = this;
    return (
      !tape.isShown(test) ||
      tape.isAssumed(test) ||
      (tape.value[test] !== 0 && !Number.isNaN(tape.value[test])) === holds
    );
  }

  private side(follow: () => Value): {
    value: Value | null;
    writes: Journal & { after?: Map<Holder, Map<Key, unknown>> };
  } {
    const journal: Journal & { after?: Map<Holder, Map<Key, unknown>> } = this.memory.begin();
    let value: Value | null = null;
    try {
      value = follow();
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
    } finally {
      journal.after = this.memory.now(journal);
      this.memory.takeBack(journal);
      this.memory.end(journal);
    }
    return { value, writes: journal };
  }

  /** Lets every place that one of two sides has written hold what it has after either. */
  protected join(
    test: number,
    yes: { readonly after?: Map<Holder, Map<Key, unknown>> },
    no: { readonly after?: Map<Holder, Map<Key, unknown>> },
  ): void {
    const places = new Map<Holder, Set<Key>>();
    for (const side of [yes.after, no.after])
      for (const [holder, written] of side ?? [])
        places.set(holder, new Set([...(places.get(holder) ?? []), ...written.keys()]));
    for (const [holder, keys] of places)
      for (const key of keys) {
        const before = this.memory.get(holder, key);
        const of = (side?: Map<Holder, Map<Key, unknown>>) => {
          const written = side?.get(holder);
          return written?.has(key) ? written.get(key) : before;
        };
        this.joinPlace(test, holder, key, of(yes.after), of(no.after));
      }
  }

  private joinPlace(test: number, holder: Holder, key: Key, one: unknown, other: unknown): void {
    const { memory } = this;
    if (one === other) {
      memory.set(holder, key, one as Value);
      return;
    }
    if (isNoValue(key)) {
      const lost = (key === length ? null : (one ?? other)) as Loss | null;
      const reason = 'its length depends on a condition';
      if ('lost' in holder)
        memory.lose(holder, lost ?? { hub: this.unknown([test, holder], reason), reason });
      return;
    }
    const isAbsent = (value: unknown) => value === undefined || value === null;
    if (isAbsent(one) || isAbsent(other)) {
      const some = (one ?? other) as Value;
      memory.set(holder, key, this.unknown([test, some], 'whether it has a value depends on a condition'));
      return;
    }
    memory.set(holder, key, this.joined(test, one as Value, other as Value));
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
    return this.unknown([test, one, other], 'what this is depends on a condition');
  }
}

function isSame(one: Thing, other: Thing): boolean {
  if (one.kind === 'text') return other.kind === 'text' && one.value === other.value;
  if (one.kind === 'nothing') return other.kind === 'nothing' && one.name === other.name;
  return one.kind === 'library' && other.kind === 'library' && one.path === other.path;
}

const opcodes = (names: string) => new Set(names.split(' ').flatMap((name) => opcodeOf(name) ?? []));
const equal = opcodeOf('==') ?? -1;
const unequal = opcodeOf('!=') ?? -1;
const comparing = opcodes('< <= > >=');
const connecting = opcodes('not and or');
