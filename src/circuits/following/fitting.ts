/*
 * Counts that fit. What is used as a count is taken for one from here on, with a small whole number; where it turns out that
 * another fits better, following begins anew with that.
 */
import { CONSTANT, firstGate, INPUT, opcodeOf } from '../../gates/opcodes';
import type { List, Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Bound } from './counting';
import { Draws } from './draws';

/** Looks for counts with which the code does what it seems to be meant for. */
export abstract class Fitting extends Draws {
  /** What a value is as a count, or an index of so many: where it is not given, it is one from here on. */
  whole(value: Value, below?: number): number | null {
    const node = this.asNumber(value);
    if (typeof node !== 'number') return null;
    const { tape } = this;
    if (tape.isStandIn(node)) this.settleDraws(node);
    if (tape.isShown(node) && tape.isAssumed(node) && !this.restsOnCounts(node)) {
      if (below !== undefined) this.isIndex(node, below);
      this.isIndexInRow(node);
      this.areCounts(node);
    }
    const number = this.known(node);
    if (number !== null && tape.isAssumed(node) && !Number.isInteger(number))
      this.wish(node, Number.isInteger);
    return number;
  }

  /** The element of something that is not given is an index of so many, as all elements of that are. */
  private isIndex(node: number, below: number): void {
    const { counts } = this;
    const name = this.elementNamed(node);
    if (name === null || !counts.mayBeginAnew) return;
    if (counts.addIndices(name, below < fewest ? fewest : below)) this.beginAnew();
  }

  /** In a row of a table that is one list, an element is an index below the row's size: `logits[i * classes + labels[i]]`. */
  private isIndexInRow(node: number): void {
    const { tape } = this;
    const at = tape.sourceOf(node);
    if (tape.op[at] !== plus) return;
    const [one, other] = tape.inputsOf(at).map((input) => tape.sourceOf(input));
    for (const [row, index] of [
      [one, other],
      [other, one],
    ]) {
      if (tape.op[row] !== times) continue;
      const [size, more] = tape.inputsOf(row).filter((input) => tape.op[tape.sourceOf(input)] === INPUT);
      if (size !== undefined && more === undefined) this.isIndex(index, tape.valueOf(size) ?? 0);
    }
  }

  /** What an element of something that is not given is called, if a number is one. */
  protected elementNamed(node: number): string | null {
    const { tape } = this;
    const at = tape.sourceOf(node);
    const name = tape.op[at] === INPUT && !tape.isFraction(at) ? this.world.nameOf(at) : undefined;
    return name?.endsWith(']') ? name : null;
  }

  /** All that a number is made of which the file does not give is a count, if it can be. */
  protected areCounts(node: number): void {
    const { counts, tape } = this;
    this.settleDraws(node);
    if (!counts.mayBeginAnew) return;
    const names = new Set<string>();
    const all = this.behind_(node);
    const isFloored = [...all].some((at) => floors.has(tape.op[at]));
    for (const at of all) {
      const op = tape.op[at];
      if (op === CONSTANT || tape.isCount(at)) continue;
      const name = op === INPUT && !tape.isFraction(at) ? this.world.nameOf(at) : undefined;
      if (name !== undefined) names.add(name);
      else if (!keepsWhole.has(op) && !(op === division && (isFloored || this.dividesCounts(at)))) return;
    }
    if (names.size === 0) return;
    for (const name of names) counts.add(name);
    this.beginAnew();
  }

  /** Nothing is divided by 0 where other counts give something else. */
  protected override applyTo(gate: string, nodes: readonly number[], path = ''): number {
    const divisor = dividing.has(gate) ? nodes[1] : -1;
    if (divisor >= 0 && this.tape.isAssumed(divisor) && this.tape.valueOf(divisor) === 0)
      this.wish(divisor, (value) => value > 0);
    return super.applyTo(gate, nodes, path);
  }

  /** Whether a number of elements is divided, or anything by a whole number. */
  private dividesCounts(node: number): boolean {
    const [of, divisor] = this.tape.inputsOf(node);
    return (
      this.isCount(divisor) ||
      (this.tape.isConstant(divisor) && Number.isInteger(this.tape.valueOf(divisor))) ||
      (this.tape.isAssumed(of) && this.isCount(of))
    );
  }

  /** What a condition compares a count with is a count. */
  protected comparesCounts(test: number): void {
    const { tape } = this;
    const op = tape.op[test];
    if (connecting.has(op)) for (const input of tape.inputsOf(test)) this.comparesCounts(input);
    if (!tape.isAssumed(test) || this.restsOnCounts(test)) return;
    if (comparing.has(op)) {
      const [one, other] = tape.inputsOf(test);
      for (const [count, bound] of [
        [one, other],
        [other, one],
      ])
        if (this.isCount(count) && (!tape.isConstant(count) || tape.varies(count) || this.isNearInput(bound)))
          this.areCounts(bound);
    } else if (this.isNearInput(test)) this.areCounts(test);
  }

  /** The same of a condition outside of loops, which may as well ask something of any number. */
  protected comparesPlaces(test: number, isGuard = false): void {
    const { tape } = this;
    const inputs = tape.inputsOf(test);
    if (connecting.has(tape.op[test])) for (const input of inputs) this.comparesPlaces(input, isGuard);
    if (!(isGuard ? comparing : ordering).has(tape.op[test])) return;
    // -1 is written with an operator.
    const isWritten = (node: number) =>
      tape.isConstant(tape.op[node] === negation ? tape.inputsOf(node)[0] : node);
    const isPlace = (node: number) => !isWritten(node) && tape.isAssumed(node) && this.isCount(node);
    const isElement = (node: number) => this.elementNamed(node) !== null;
    if (inputs.some(isPlace) && (isGuard || !inputs.some(isElement))) this.comparesCounts(test);
  }

  /** Whether a number is something that is not given, give or take a number that stands in the code. */
  private isNearInput(node: number): boolean {
    const { tape } = this;
    if (tape.op[node] === INPUT) return true;
    if (!near.has(tape.op[node])) return false;
    const open = tape.inputsOf(node).filter((each) => !tape.isConstant(each));
    // How many elements there are in rows of columns is a product of counts.
    const isOne = open.length === 1 || (open.length > 0 && tape.op[node] === times);
    return isOne && open.every((each) => this.isNearInput(each));
  }

  /**
   * A list is read behind its end. Where its length is not given, or something goes through more rounds than it has
   * elements, other counts may fit better.
   */
  pastEnd(list: List, place: number, by: Value): void {
    const { counts } = this;
    counts.notePastEnd();
    if (!counts.mayBeginAnew) return;
    const index = this.asNumber(by);
    const { length } = list.items;
    const own = this.sizes.get(list)?.name ?? counts.withValue(length);
    const mayGrow = own !== null && counts.mayChange(own);
    const element = typeof index === 'number' ? this.elementNamed(index) : null;
    if (element !== null && counts.areIndices(element)) {
      if (mayGrow && this.sizes.has(list)) counts.raise(own, place + 1);
      else if (length === 0 || !counts.addIndices(element, length)) return;
      this.beginAnew();
    }
    // Of `x[2 * i]` the length is no number of rounds: `x` has more than one element for each.
    const rounds = this.isMultiple(index) ? [] : this.countsAround(place);
    for (const name of rounds) {
      const isLarger = counts.valueOf(name) > Math.max(length, place);
      if (!isLarger || (own !== null && counts.areOne(own, name))) continue;
      if (own !== null && (mayGrow || counts.mayChange(name))) counts.unite(own, name);
      else if (counts.mayChange(name)) counts.fix(new Map([[name, length]]));
      else continue;
      this.beginAnew();
    }
    const behind = this.countsIn(index);
    if (
      this.sizes.has(list) &&
      own !== null &&
      mayGrow &&
      ![...behind].some((each) => counts.areOne(each, own))
    ) {
      counts.raise(own, place + 1);
      this.beginAnew();
    }
    const [only, ...more] = behind;
    if (typeof index === 'number' && only !== undefined && more.length === 0 && counts.mayChange(only))
      for (let value = length - 1; value >= 0; value--)
        if (value < counts.valueOf(only)) {
          counts.fix(new Map([[only, value]]));
          this.beginAnew();
        }
  }

  /** In what a list got its last element: nobody knows how long it will be before that is left. */
  protected readonly filledIn = new WeakMap<List, Bound>();

  isFilling(list: List): boolean {
    const bound = this.bounds.at(-1);
    if (!bound || this.sizes.has(list)) return false;
    return list.items.length === 0 || this.filledIn.get(list) === bound;
  }

  private isMultiple(index: Value): boolean {
    return (
      typeof index === 'number' && [...this.behind_(index)].some((at) => multiplies.has(this.tape.op[at]))
    );
  }

  areAsLong(one: List, other: List): void {
    const { counts } = this;
    const [name, same] = [one, other].map(
      (list) => this.sizes.get(list)?.name ?? counts.withValue(list.items.length),
    );
    if (!counts.mayBeginAnew || name === null || same === null || counts.areOne(name, same)) return;
    if (!counts.mayChange(name) && !counts.mayChange(same)) return;
    counts.unite(name, same);
    this.beginAnew();
  }

  /** The counts that decide how often the code that is followed is gone through, those in their nth round first, and the nearest. */
  protected *countsAround(nth = -1): Generator<string> {
    const bounds = [...this.bounds].reverse();
    const isNth = ({ round }: Bound) => round === nth;
    for (const bound of [...bounds.filter(isNth), ...bounds.filter((each) => !isNth(each))])
      yield* this.countsIn('of' in bound ? bound.of : bound.test);
  }

  /** Looks for larger counts with which a number is as it should be; where there are such, following begins anew. */
  protected wish(node: number, isWanted: (value: number) => boolean): void {
    const { counts, tape } = this;
    if (!counts.mayBeginAnew || !this.restsOnCounts(node)) return;
    const nodes = [...this.behind_(node)].sort((one, other) => one - other);
    const names: string[] = [];
    for (const name of this.countsIn(node))
      if (counts.mayChange(name) && !names.some((each) => counts.areOne(each, name))) names.push(name);
    if (names.length === 0 || names.length > mostAtOnce || nodes.length > mostToTry) return;
    const leaves = nodes.filter((at) => tape.isCount(at));
    const start = new Map(names.map((name) => [name, counts.valueOf(name)]));
    const put = (values: ReadonlyMap<string, number>) => {
      for (const leaf of leaves) {
        const own = this.world.nameOf(leaf) ?? '';
        const name = names.find((each) => counts.areOne(each, own));
        if (name !== undefined) tape.set(leaf, values.get(name) ?? 0);
      }
      for (const at of nodes) if (tape.op[at] >= firstGate) forward(tape, at, at + 1);
    };
    const found = [...steps(names.length)]
      .map((more) => new Map(names.map((name, k) => [name, (start.get(name) ?? 0) + more[k]])))
      .filter((values) => {
        put(values);
        return isWanted(tape.valueOf(node) ?? Number.NaN);
      });
    put(start);
    const isDistinct = (values: ReadonlyMap<string, number>) => new Set(values.values()).size === values.size;
    const best = found.find(isDistinct) ?? found[0];
    if (!best) return;
    counts.fix(best);
    this.beginAnew();
  }

  protected beginAnew(): never {
    return this.counts.beginAnew(this.spending.cost.steps);
  }
}

/** Below how many an index is of something that has no length yet. */
const fewest = 3;

/** So many counts are changed at once, by so much at most, where so many nodes at most depend on them. */
const mostAtOnce = 3;
const mostMore = 8;
const mostToTry = 2000;

/** By how much each of so many counts may grow, the least first. */
function* steps(count: number): Generator<readonly number[]> {
  const of = (left: number, total: number): number[][] =>
    left === 1
      ? [[total]]
      : Array.from({ length: total + 1 }, (_, k) =>
          of(left - 1, total - k).map((rest) => [k, ...rest]),
        ).flat();
  for (let total = 1; total <= mostMore; total++) yield* of(count, total);
}

const opcodes = (names: string) => new Set(names.split(' ').flatMap((name) => opcodeOf(name) ?? []));
const division = opcodeOf('/') ?? -1;
const comparing = opcodes('< <= > >= == !=');
const ordering = opcodes('< <= > >=');
const negation = opcodeOf('negate');
const connecting = opcodes('not and or');
/** Gates that a number of elements or rounds goes through. */
const keepsWhole = opcodes(
  '+ - * negate plus copy modulo % remainder floorDivide floor ceil trunc min max & | << >> >>>',
);
const floors = opcodes('floor ceil trunc floorDivide');
const multiplies = opcodes('* <<');
const times = opcodeOf('*');
const plus = opcodeOf('+');
const dividing: ReadonlySet<string> = new Set(['/', '%', 'modulo', 'floorDivide', 'remainder']);
const near = opcodes('+ - * plus copy');
