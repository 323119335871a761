/*
 * What is no number: variables, and lists and records with their members and elements. What the file does not give is
 * whatever it is used as.
 */
import { type Block, type Code, type Expression, ofAwaited, ofNumbers } from '../../program/code';
import type { WholeBounds, Work } from '../../program/library';
import {
  type Cell,
  type ClassThing,
  type Func,
  type GeneratorThing,
  Given,
  List,
  type Loss,
  type Rec,
  type Thing,
  type Value,
} from '../../program/values';
import { mostDraws, mostElements, NotFollowed, Thrown } from './budget';
import { Exposed } from './exposed';
import { Fitting } from './fitting';
import { Heap } from './memory';
import { areNumbers } from './numbers';
import { cellNamed } from './reachable';
import { Ways } from './ways';

/** Reads variables, members and elements, and does for a library what it asks for. */
export abstract class Things extends Fitting implements Work {
  readonly memory = new Heap();
  protected readonly exposed = new Exposed(this.memory, (node) => this.behind.get(node) ?? []);
  /** How often code has run that is not followed. */
  protected opaqueRuns = 0;
  /** What stands for what such code may have made of a place, and after how many of its runs. */
  protected readonly remade = new Map<number, number>();
  private draws = 0;

  abstract drawFrom(list: List): Value;
  abstract shuffle(list: List): void;

  abstract call(
    callee: Value,
    args: readonly Value[],
    self?: Value | null,
    keywords?: ReadonlyMap<string, Value>,
  ): Value;

  /** Whether a loop is in its first round, of which the ways may be asked for. */
  protected abstract readonly isInFirstRound: boolean;
  /** How many calls the code that is followed is inside of. */
  protected abstract depth: number;
  protected readonly ways = new Ways();

  /** Code is passed over, or gone through just so often, because of something. */
  protected passes(by: Value | null, code: Code | Expression | Block): void {
    const { names, depth } = this;
    if (this.isInFirstRound) this.ways.add({ kind: 'passed', by, code, names, depth });
  }

  abstract resume(of: GeneratorThing): Value | undefined | null;

  /** The variable that a name means; null for one that no followed code knows. */
  protected find(name: string): Cell | null {
    return cellNamed(this.names, name);
  }

  protected name(name: string, from: number, to: number, isThing = false): Value {
    const cell = this.find(name);
    if (!cell) return this.world.outside(name, isThing);
    if (cell.value === null && this.trying > 0) throw new NotFollowed(`${name} has no value yet`);
    if (cell.value === null) return this.unassigned(name, cell);
    if (this.isOutdated(cell.value)) this.remake(cell);
    this.world.reads(cell, from + this.base, to + this.base);
    return cell.value;
  }

  /** Whether something stands for what code made of a place that is not followed, and more such code has run since. */
  protected isOutdated(value: Value): boolean {
    const run = typeof value === 'number' && this.remade.size > 0 ? this.remade.get(value) : undefined;
    return run !== undefined && run !== this.opaqueRuns;
  }

  /** Such code may have made something else of a variable since: that is looked up where it is read. */
  protected abstract remake(cell: Cell): void;

  /** What code that is not followed may have made of a place, from these, or have left there. */
  protected madeAnew(of: readonly number[], before: Value | null, reason = ''): number {
    const why = reason || (typeof before === 'number' && this.tape.reasons.get(before)) || 'it is not read';
    const node = this.unknown(before === null ? of : [...of, before], why);
    this.remade.set(node, this.opaqueRuns);
    return node;
  }

  /** What a variable is that has nothing yet. */
  protected unassigned(name: string, _cell: Cell): Value {
    return this.unknown([], `${name} has no value yet`);
  }

  /** What was taken for a number that the file does not give, by its node. */
  protected readonly givens = new Map<number, Given>();

  /** The number that something is that the file does not give, where a number is wanted. */
  protected asNumber(value: Value): Value {
    if (!(value instanceof Given) || value.lost || this.isList(value)) return value;
    const { at, path, callOf } = value;
    const [from, to] = at ? [at.from, at.to] : [this.from, this.to];
    if (value.node >= 0) this.noteGiven(value);
    else if (callOf === null) value.node = this.world.assumed(path, from, to);
    else value.node = this.world.given(path, callOf, from, to);
    value.at = null;
    value.isNumber = true;
    this.givens.set(value.node, value);
    return value.node;
  }

  /** Notes where something was read that is not given. */
  protected noteGiven(value: Given): void {
    if (!value.at || value.node < 0) return;
    this.world.readsGiven(value.node, value.at.from, value.at.to);
    value.at = null;
  }

  /** Parts are read of something that is not given, or it is called: where no gate reads it, it is no number. */
  protected isObject({ node }: Given): void {
    if (node >= 0) this.builder.objects.add(node);
  }

  apply(gate: string, given: readonly Value[], path = ''): Value {
    const inputs = areNumbers(given) ? given : given.map((each) => this.asNumber(each));
    if (gate === 'await') return this.notKnown(inputs, ofAwaited);
    if (areNumbers(inputs)) return this.applyTo(ofNumbers.get(gate) ?? gate, inputs, path);
    const known = this.library.operate(this, gate, inputs);
    return known ?? this.notKnown(inputs, whyNoNumber(inputs));
  }

  /** Whether something that is not given is a list: somebody says so, or an index tells. */
  private isList(of: Given, index?: Value): boolean {
    return (
      of.list !== null ||
      this.counts.length(of.path) !== undefined ||
      (index !== undefined && this.library.tellsList?.(this, index) === true)
    );
  }

  draw(path: string, of: readonly Value[], isHidden: boolean, within?: WholeBounds): Value {
    const unknown = of.filter((each) => typeof each !== 'number' || this.tape.isUnknown(each));
    if (unknown.length > 0) return this.unknown(unknown, 'what this draws from has no number');
    if (++this.draws > mostDraws) return this.unknown(of, 'more numbers are drawn than are made up here');
    const { from, to, world } = this;
    const said = path === world.random ? `${path}()` : world.said(from, to);
    const node = world.drawn(said, from, to, isHidden);
    if (within) this.isDrawnWithin(node, within, said);
    return node;
  }

  /** What a call gives; null where it throws what ends something: that has to be known. */
  unlessEnded(call: () => Value, ends: (thrown: Value | null) => boolean): Value | null {
    const { trying } = this;
    this.trying++;
    try {
      return call();
    } catch (error) {
      if (error instanceof Thrown && ends(error.value as Value | null)) return null;
      throw error;
    } finally {
      this.trying = trying;
    }
  }

  /** What is not given has any member, and any element. */
  private partOf(of: Given, key: string, path: string): Value {
    this.isObject(of);
    const known = of.members.get(key);
    if (known !== undefined) return known;
    const part = new Given(path);
    this.isObject(of);
    of.members.set(key, part);
    return part;
  }

  /** The elements of something that is not given, which is gone through as a list. */
  listOf(of: Given): List {
    this.isObject(of);
    if (of.list) return of.list;
    const { counts, world } = this;
    const name = this.library.lengthName(of.path);
    counts.addLength(name, of.path);
    const indices = [...of.members.keys()].filter((key) => /^\d+$/.test(key)).map(Number);
    counts.raise(name, Math.max(0, ...indices.map((index) => index + 1)));
    const node = world.assumed(name, this.from, this.to);
    const count = Math.min(this.tape.valueOf(node) ?? 0, mostElements);
    const parts = Array.from({ length: count }, (_, k) => this.partOf(of, String(k), `${of.path}[${k}]`));
    this.isObject(of);
    of.list = new List(parts);
    this.sizes.set(of.list, { name, node, count });
    return of.list;
  }

  /** What is not given has so many elements, if it can: it is taken apart into these. */
  protected isOfSize(of: Given, count: number): void {
    const { counts } = this;
    const name = this.library.lengthName(of.path);
    const { length } = this.listOf(of).items;
    if (length === count || !counts.mayChange(name) || !counts.mayBeginAnew) return;
    counts.fix(new Map([[name, count]]));
    this.beginAnew();
  }

  protected memberOf(of: Value, key: string): Value {
    if (typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost)
      return this.lost(of.lost, of);
    if (of instanceof Given) {
      if (this.isList(of) || (this.library.isOfLists(key) && !of.members.has(key))) {
        const known = this.library.member(this, this.listOf(of), key);
        if (known !== undefined) return known;
      }
      return this.partOf(of, key, `${of.path}.${key}`);
    }
    const value = this.library.member(this, of, key);
    // What a function or a class has may have got another number since.
    if (value !== undefined && value !== null && this.isOutdated(value))
      return this.madeAnew(this.world.kept(), value);
    return value ?? this.notKnown([of], `${key} of this is not known`);
  }

  override lengthOf(list: List): number {
    const node = super.lengthOf(list);
    if (this.isInFirstRound) this.ways.add({ kind: 'counted', of: list, node });
    return node;
  }

  protected elementOf(of: Value, index: Value): Value {
    const value = this.elementAt(of, index);
    if (typeof value !== 'number' && this.isInFirstRound) this.ways.add({ kind: 'read', of, index, value });
    return value;
  }

  private elementAt(of: Value, index: Value): Value {
    if (typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost)
      return this.lost(of.lost, of);
    if (of instanceof Given) {
      if (this.isList(of, index))
        return (
          this.library.at(this, this.listOf(of), index) ??
          this.notKnown([of, index], 'this element is not known')
        );
      const key = this.placeOfGiven(index);
      if (key === null) return this.notKnown([of, index], 'this element is not known');
      return this.partOf(of, key, `${of.path}[${asWritten(index, key)}]`);
    }
    return this.library.at(this, of, index) ?? this.notKnown([of, index], 'this element is not known');
  }

  /** What an index is as a key of something that is not given; null where that is not known. */
  protected placeOfGiven(index: Value): string | null {
    const key = this.keyOf(index);
    if (key !== null) return key;
    const number = this.whole(index, 0);
    return number === null ? null : String(number);
  }

  /** All that a loop over a value would meet. */
  protected elements(of: Value): Value[] {
    const all: Value[] = [];
    const over = this.over(of);
    for (;;) {
      const next = this.library.next(this, over, all.length);
      if (next === null) throw new NotFollowed('what this has is not known', [of]);
      if (next === undefined) return all;
      this.step();
      all.push(next);
    }
  }

  /** What a loop over a value goes through. */
  protected over(of: Value): Value {
    if (of instanceof Given) return this.listOf(of);
    return this.library.over?.(this, of) ?? of;
  }

  /** What a value is as a key; null where that is not known. */
  protected keyOf(value: Value): string | null {
    return this.library.keyOf(this, value);
  }

  /** What may decide how long a list gets that is changed now. */
  private sizedBy: readonly Value[] = [];

  /** Changes what may be a list: how long that gets may rest on these. */
  protected sizing<T>(by: readonly Value[], change: () => T): T {
    const before = this.sizedBy;
    this.sizedBy = by;
    try {
      return change();
    } finally {
      this.sizedBy = before;
    }
  }

  /** A list gets another length, perhaps only because of assumed counts. */
  private resized(list: List): void {
    const isAssumed = (by: Value) =>
      typeof by === 'number'
        ? this.isAssumed(by) && this.restsOnCounts(by)
        : by instanceof Given || this.isDecidedByCounts(by);
    if (this.withinAssumed > 0 || this.sizedBy.some(isAssumed)) this.sure.delete(list);
  }

  write(list: List, index: number, value: Value | undefined): void {
    this.step();
    if (index >= list.items.length) {
      this.resized(list);
      const bound = this.bounds.at(-1);
      if (bound) this.filledIn.set(list, bound);
    }
    const isNumber = list.form === 'typed' && value !== undefined;
    this.memory.write(list, index, isNumber ? this.asNumber(value) : value);
  }

  setLength(list: List, count: number): void {
    this.resized(list);
    this.memory.setLength(list, count);
  }

  put(holder: Rec | List | Func | ClassThing, key: string, value: Value | undefined): void {
    this.memory.set(holder, key, value);
  }

  lose(thing: Thing, of: readonly Value[], reason: string): Loss {
    const lost = { hub: this.unknown([thing, ...of], reason), reason };
    if (thing.kind === 'list' || thing.kind === 'record') this.memory.lose(thing, lost);
    return lost;
  }
}

/** Why an operation gives no number where some of what it is applied to is none. */
function whyNoNumber(inputs: readonly Value[]): string {
  const other = inputs.find((each) => typeof each !== 'number');
  const what = typeof other === 'object' ? kinds[other.kind] : undefined;
  return what === undefined ? 'this is not known of what is no number' : `${what} is no number`;
}

const kinds: Readonly<Partial<Record<Thing['kind'], string>>> = {
  text: 'a string',
  function: 'a function',
  class: 'a class',
};

/** A key between brackets: some languages' keys are texts without their quotes. */
function asWritten(index: Value, key: string): string {
  const isBare = typeof index === 'object' && index.kind === 'text' && index.value === key;
  return isBare ? JSON.stringify(key) : key;
}
