/*
 * How long arrays are that the file does not give: no longer than what is read of them where others say how many rounds there
 * are, so that the rows of a matrix are as many as the columns of another that it is multiplied with. And what else says that a
 * number is a count: a guard that throws, an operator of bits.
 */

import type { SameCounts } from '../../../circuits/counts';
import type { Bound } from '../../../circuits/following/counting';
import type { Leaving } from '../../../circuits/following/sides';
import { firstGate } from '../../../gates/opcodes';
import type { Code, Target } from '../../../program/code';
import type { LibraryCall } from '../../../program/library';
import { type Cell, Given, type List, type Value } from '../../../program/values';
import { ChoosingMachine } from './choices';

/** How many elements were read of arrays with one length, and what said how many rounds there were. */
interface ReadOfArray {
  most: number;
  by: string | null;
}

export abstract class MeasuringMachine extends ChoosingMachine {
  private readonly reads = new Map<string, ReadOfArray>();
  /** Lengths up to which something is read that goes through as many rounds. */
  private readonly readThrough = new Set<string>();
  private readonly countsBy = new WeakMap<Bound, ReadonlySet<string>>();
  /** Counts of which numbers of rounds were computed. */
  private readonly computed: (readonly string[])[] = [];

  /** `if (a.cols !== b.rows) throw …` compares counts. */
  protected override condition(
    test: Value,
    code: Extract<Code, { kind: 'if' }>,
    yes: () => Leaving,
    no: () => Leaving,
  ): Leaving {
    if (typeof test === 'number' && code.yes.some(({ kind }) => kind === 'throw'))
      this.comparesPlaces(test, true);
    return super.condition(test, code, yes, no);
  }

  override apply(gate: string, given: readonly Value[], path = ''): Value {
    return (ofBits.has(gate) ? this.withoutBits(gate, given) : null) ?? super.apply(gate, given, path);
  }

  /** What operators of bits do with whole numbers: `x.width | 0` takes the width for one. */
  private withoutBits(gate: string, given: readonly Value[]): Value | null {
    const { tape } = this;
    const [one, other] = given.map((each) => this.asNumber(each));
    if (typeof one !== 'number') return null;
    if (gate === 'bitNot') return super.apply('-', [this.constant(-1), this.truncated(one)]);
    if (typeof other !== 'number' || !tape.isConstant(other) || tape.varies(other)) return null;
    const by = tape.valueOf(other) ?? 0;
    if (by === 0) return this.truncated(one);
    return gate === 'shiftRight' && by > 0 && this.isCount(one)
      ? super.apply('floor', [super.apply('/', [one, this.constant(2 ** by)])])
      : null;
  }

  private truncated(node: number): Value {
    if (this.tape.isInput(node) && this.elementNamed(node) === null) this.areCounts(node);
    return this.isCount(node) ? node : super.apply('trunc', [node]);
  }

  protected override elementOf(of: Value, index: Value): Value {
    const value = super.elementOf(of, index);
    const name = this.lengthNameOf(of);
    if (name !== null) this.isRead(name, Number(this.placeOfGiven(index) ?? Number.NaN) + 1);
    return value;
  }

  /** Numbers that code writes elements of, and what holds them. */
  private readonly bare = new Set<Cell | Value>();

  /** A number has no elements: what is written there goes nowhere. */
  protected override placeAt(target: Target): ReturnType<ChoosingMachine['placeAt']> {
    const place = super.placeAt(target);
    const cell = target.kind === 'at' && target.of.kind === 'name' ? this.find(target.of.name) : null;
    const value = cell?.value;
    if (!cell || typeof value !== 'number' || !(this.bare.has(cell) || this.isBare(value))) return place;
    this.bare.add(cell).add(value);
    return { ...place, read: () => this.constant(0) };
  }

  protected override writtenElsewhere(...of: readonly Value[]): void {
    if (!this.bare.has(of[0]) && !this.isBare(of[0])) super.writtenElsewhere(...of);
  }

  /** Whether something can only be a number: where no operator is that of arrays, what one gives is. */
  private isBare(value: Value): boolean {
    const { tape, library } = this;
    if (typeof value !== 'number' || tape.isUnknown(value)) return false;
    return tape.isConstant(value) || (!library.update && tape.op[value] >= firstGate);
  }

  /** A list that is made as long as another, or with so many elements, is so long whatever the counts are. */
  protected override calledFromLibrary(call: LibraryCall): Value | undefined {
    const made = super.calledFromLibrary(call);
    if (typeof made === 'object' && made.kind === 'list' && !this.sizes.has(made)) this.sizeBy(made, call);
    return made;
  }

  private sizeBy(made: List, { of, args }: LibraryCall): void {
    for (const by of [...(typeof of === 'object' && of.kind === 'method' ? [of.of] : []), ...args]) {
      const said = typeof by === 'object' && by.kind === 'record' ? by.members.get('length') : by;
      const count = made.items.length;
      const name = typeof said === 'number' && this.known(said) === count ? this.countNamed(said) : undefined;
      const size = typeof said === 'object' && said.kind === 'list' ? this.sizes.get(said) : undefined;
      if (typeof said === 'number' && name !== undefined) this.sizes.set(made, { name, node: said, count });
      else if (size?.count === count) this.sizes.set(made, size);
    }
  }

  /** A list in which a loop has put something in each of its rounds is as long as there are rounds. */
  protected noteFilling(list: List): void {
    const bound = this.bounds.at(-1);
    const count = list.items.length;
    if (!bound || this.sizes.has(list)) return;
    const of =
      'of' in bound ? this.sizes.get((bound.of instanceof Given ? bound.of.list : bound.of) as List) : null;
    const tested = 'test' in bound ? [...this.behind_(bound.test)] : [];
    const node = tested.find((each) => this.countNamed(each) !== undefined && this.known(each) === count);
    if (node !== undefined) this.sizes.set(list, { name: this.countNamed(node) as string, node, count });
    else if (of?.count === count) this.sizes.set(list, of);
  }

  /** A list is as long as what it is made from, whatever the counts are. */
  protected override isMadeFrom(list: List, of: Value): void {
    const names = this.countsIn(of instanceof Given && of.list ? of.list : of);
    const size = [...this.sizes.values()].find(
      ({ name, count }) => names.has(name) && count === list.items.length,
    );
    if (size) this.sizes.set(list, size);
  }

  /** What a number is called that is a count itself. */
  private countNamed(node: number): string | undefined {
    const at = this.tape.sourceOf(node);
    const name = this.tape.isCount(at) ? this.world.nameOf(at) : undefined;
    return name !== undefined && this.counts.has(name) ? name : undefined;
  }

  /** What the length is called of something that is not given. */
  private lengthNameOf(of: Value): string | null {
    const list = of instanceof Given ? of.list : of;
    const size = typeof list === 'object' && list?.kind === 'list' ? this.sizes.get(list) : undefined;
    if (size) return size.name;
    return of instanceof Given ? this.library.lengthName(of.path) : null;
  }

  private isRead(name: string, count: number): void {
    const { counts } = this;
    const known = this.reads.get(name);
    if (!(count > (known?.most ?? 1))) return;
    let by: string | null = null;
    for (const bound of this.bounds)
      for (const each of this.countsOf(bound)) {
        const isSame = counts.valueOf(each) === count;
        if (counts.areOne(each, name)) {
          if (isSame) this.readThrough.add(name);
          return;
        }
        if (isSame) by = each;
      }
    this.reads.set(name, { most: count, by });
  }

  private countsOf(bound: Bound): ReadonlySet<string> {
    const known = this.countsBy.get(bound);
    if (known) return known;
    const counts = this.countsIn('of' in bound ? bound.of : bound.test);
    this.countsBy.set(bound, counts);
    if (counts.size > 1) this.computed.push([...counts]);
    return counts;
  }

  /** Whether code goes through as many rounds as come of two counts: `rows - size + 1` is hardly said of one. */
  private areApart(...names: readonly string[]): boolean {
    return this.computed.some((all) =>
      names.every((name) => all.some((each) => this.counts.areOne(each, name))),
    );
  }

  /** Whether what is read says by itself that the first of each pair is as long as there are rounds of the other. */
  saysAll({ pairs, counts: before }: SameCounts): boolean {
    const { counts, reads } = this;
    if (!counts.isLike(before)) return false;
    return pairs.every(([name]) => {
      const { most, by = null } = reads.get(name) ?? {};
      const isRead = by !== null && counts.areOne(by, name) && most === counts.valueOf(name);
      return isRead || this.readThrough.has(name);
    });
  }

  /** Begins anew where arrays may as well be shorter: `same` hears of those that are as long as there are rounds. */
  settleLengths(same: (readonly [string, string])[]): void {
    const { counts, reads } = this;
    if (!counts.mayBeginAnew) return;
    let isOther = false;
    for (const [name, { most, by }] of reads) {
      if (!counts.mayChange(name) || most >= counts.valueOf(name)) continue;
      if (by !== null && this.areApart(name, by)) continue;
      const alike = [...reads].filter(([other]) => counts.areOne(name, other));
      if (alike.some(([, read]) => read.most > most)) continue;
      if (by !== null) {
        counts.unite(name, by);
        same.push([name, by]);
      }
      counts.fix(new Map([[name, most]]));
      isOther = true;
    }
    if (isOther) this.beginAnew();
  }
}

const ofBits: ReadonlySet<string> = new Set([
  'bitOr',
  'bitXor',
  'bitNot',
  'shiftLeft',
  'shiftRight',
  'shiftRightUnsigned',
]);
