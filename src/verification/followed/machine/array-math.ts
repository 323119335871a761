/*
 * What usual functions do with arrays: dot(w, x), transpose(a), z.add(b). What is not given is a number to what goes element
 * by element, until something takes it for an array: then following begins anew.
 */
import type { Work } from '../../../program/library';
import { Given, List, type Thing, type Value } from '../../../program/values';
import type { ArrayOperation, Fit } from './array-names';
import { leavesOf, numbersIn } from './leaves';
import { plainName } from './marked';
import type { NameMeaning } from './naming';

/** A number, or a list of such; undefined where it may be either, null where it is neither. */
type Shaped = number | List | undefined | null;

/** What operations on arrays ask of who follows the code. */
export interface ArrayWork extends Work {
  /** Whether something that is not given is known to be an array. */
  isArray(of: Given): boolean;
  isActivation(of: Thing): boolean;
  /** The elements of what is not given, and is an array from here on. */
  arrayOf(of: Given): List;
  /** The number that something is that the file does not give. */
  asNumber(value: Value): Value;
  /** All that numbers are made of are arrays, if they can be: following begins anew. */
  beArrays(nodes: readonly number[]): null;
  /** How something that is not given stands beside arrays of more dimensions. */
  fitOf(of: Given): Fit | undefined;
  /** It stands there so, if that is news: following begins anew. */
  fitsAs(of: Given, fit: Fit): void;
  /** A number is the product of vectors that consist of these. */
  isProduct(node: number, one: readonly number[], other: readonly number[]): void;
  /** Whether the file's `multiply` is that of matrices. */
  multipliesMatrices(word: string): boolean;
  /** Whether what has several meanings has the less likely one. */
  meansOther(what: NameMeaning): boolean;
  hasLengthOf(list: List, like: List): void;
}

export class ArrayMath {
  /** What may have fewer dimensions than what it is beside, by what that is. */
  readonly open = new Map<Given, List>();
  private readonly columns = new WeakSet<List>();
  private readonly assumed = new Map<Shaped, Given>();

  constructor(private readonly work: ArrayWork) {}

  made(operation: ArrayOperation, [one, other]: readonly Value[], path: string): Value | null {
    switch (operation.kind) {
      case 'gate':
        if (operation.count === 1) return this.each(one, (node) => this.gateOf(operation.gate, node));
        if (operation.fit && !this.fits(other, operation.fit)) return null;
        return this.elementwise(operation.gate, one, other);
      case 'matmul':
        return this.product(this.ranked(one, 2), this.ranked(other, 2));
      case 'dot':
        return this.dot(one, other);
      case 'times':
        return this.times(one, other, operation.word);
      case 'outer':
        return this.outer(this.ranked(one, 1), this.ranked(other, 1));
      case 'transpose':
        return this.transposed(this.ranked(one, 2));
      case 'sum':
      case 'mean':
        return this.total(operation.kind, one, other);
      case 'max':
      case 'norm':
        return this.ofAll(operation.kind, this.ranked(one, 1));
      case 'softmax':
      case 'softmaxRows':
        return this.softmax(this.ranked(one, 1), operation.kind === 'softmaxRows');
      case 'map':
        return typeof other === 'object' && (other.kind === 'function' || this.work.isActivation(other))
          ? this.each(one, (node) => this.work.call(other, [node]))
          : null;
      case 'zerosLike':
      case 'onesLike':
        return this.each(one, () => this.work.constant(operation.kind === 'onesLike' ? 1 : 0));
      case 'copy':
        return this.each(one, (node) => node);
      case 'same':
        return this.shaped(one) === null ? null : one;
      case 'shapedAs':
        return this.isSameShape(one, other) ? one : null;
      case 'thing': {
        const thing = new Given(path);
        thing.members.set('data', one);
        return thing;
      }
    }
  }

  /** A function of each element of a matrix; null for what is none. */
  ofMatrix(of: Value, fn: Value): Value | null {
    return this.depthsOf(of) > 1 ? this.made({ kind: 'map' }, [of, fn], '') : null;
  }

  /** What a value is as an array. */
  shaped(value: Value): Shaped {
    if (typeof value === 'number') return value;
    if (value.kind === 'list') return value.lost ? null : value;
    if (value.kind !== 'record' || value.lost) return null;
    const inside = numbersIn(value);
    if (inside !== null) return this.shaped(inside);
    if (!(value instanceof Given)) return null;
    if (this.work.isArray(value)) return this.work.listOf(value);
    return value.isNumber || value.node >= 0 ? (this.work.asNumber(value) as number) : undefined;
  }

  private numberOf(value: Value): number | null {
    const inside = numbersIn(value) ?? value;
    const node = this.work.asNumber(inside);
    return typeof node === 'number' ? node : null;
  }

  /** A value as an array with so many dimensions; null where it is none. */
  private ranked(value: Value, rank: number): List | null {
    const found = this.shaped(value);
    if (found === null) return null;
    if (typeof found === 'number') return this.work.beArrays([found]);
    const list = found ?? this.work.arrayOf((numbersIn(value) ?? value) as Given);
    if (rank === 1) return list;
    const numbers = list.items.filter(
      (item) => typeof item === 'number' || (item && typeof this.shaped(item) === 'number'),
    );
    if (numbers.length > 0)
      return this.work.beArrays(numbers.flatMap((item) => this.numberOf(item as Value) ?? []));
    const rows = list.items.map((item) => item !== undefined && this.ranked(item, rank - 1));
    return rows.every((row) => row) ? list : null;
  }

  /** What a gate gives of one number, or what is put together of several gates. */
  private gateOf(gate: string, node: Value): Value {
    if (gate === 'reciprocal') return this.work.apply('/', [this.work.constant(1), node]);
    return gate === 'rsqrt'
      ? this.gateOf('reciprocal', this.work.apply('sqrt', [node]))
      : this.work.apply(gate, [node]);
  }

  /** Does something with each element. */
  private each(value: Value, make: (node: number) => Value): Value | null {
    const found = this.shaped(value);
    if (found === null) return null;
    if (typeof found !== 'object') {
      const node = this.numberOf(value);
      return node === null ? null : make(node);
    }
    return this.list(found, (item) => this.each(item, make));
  }

  /** A list that is as long as another. */
  private list(like: List, make: (item: Value, k: number) => Value | null): List | null {
    const items: Value[] = [];
    for (const [k, item] of like.items.entries()) {
      const made = item === undefined ? null : make(item, k);
      if (made === null) return null;
      items.push(made);
    }
    const list = new List(items);
    this.work.hasLengthOf(list, like);
    return list;
  }

  /** Does something with the elements of two arrays at the same places; the smaller one is there once for each row. */
  private together(one: Value, other: Value, make: (a: number, b: number) => Value): Value | null {
    const [a, b] = [this.shaped(one), this.shaped(other)];
    if (a === null || b === null) return null;
    if (typeof a !== 'object' && typeof b !== 'object') {
      const [first, second] = [this.numberOf(one), this.numberOf(other)];
      return first === null || second === null ? null : make(first, second);
    }
    const left = a === undefined ? this.beside(one, b as List) : a;
    const right = b === undefined ? this.beside(other, a as List) : b;
    if (left === null || right === null) return null;
    this.mayClash(left, right);
    this.mayClash(right, left);
    if (typeof left === 'number') return this.list(right as List, (item) => this.together(left, item, make));
    if (typeof right === 'number') return this.list(left, (item) => this.together(item, right, make));
    const [deep, flat] = [this.depthOf(left), this.depthOf(right)];
    const at = (list: List, k: number) => (this.columns.has(list) ? (list.items[k] as Value) : list);
    if (deep > flat) return this.list(left, (item, k) => this.together(item, at(right, k), make));
    if (flat > deep) return this.list(right, (item, k) => this.together(at(left, k), item, make));
    if (!this.haveOneLength(left, right)) return null;
    return this.list(left, (item, k) => this.together(item, right.items[k] as Value, make));
  }

  /** A gate of two inputs on the elements of two arrays. */
  private elementwise(gate: string, one: Value, other: Value): Value | null {
    return this.together(one, other, (a, b) => this.work.apply(gate, [a, b]));
  }

  /** What is not given, beside an array: in its shape, as far as nothing says otherwise. */
  private beside(value: Value, list: List): number | List | null {
    const given = (numbersIn(value) ?? value) as Given;
    if (namesNumber.test(plainName(given.path))) return this.numberOf(given);
    const [row] = list.items;
    const isDeep = this.depthOf(list) > 1;
    const fit = this.work.fitOf(given);
    this.open.set(given, list);
    if (fit === 'number') return this.numberOf(given);
    const made = this.work.listOf(given);
    this.assumed.set(made, given);
    if (fit === 'column') this.columns.add(made);
    const like = fit === 'row' ? this.ranked(row as Value, 1) : list;
    if (!like || !this.haveOneLength(made, like)) return null;
    if (fit) for (const item of made.items) this.numberOf(item as Value);
    if (!isDeep || fit) return made;
    const rows = made.items.map((item, k) => {
      const inner = this.shaped(list.items[k] as Value);
      return typeof inner === 'object' && inner ? this.beside(item as Value, inner) : null;
    });
    return rows.includes(null) ? null : made;
  }

  /** What was taken for an array of another's shape, and is beside one of a third shape now, has fewer dimensions itself. */
  private mayClash(value: Shaped, other: Shaped): void {
    const given = this.assumed.get(value);
    const beside = given && this.open.get(given);
    if (!beside || typeof other !== 'object' || other === null || this.assumed.has(other)) return;
    if (this.shapeOf(other) === this.shapeOf(beside)) return;
    this.work.fitsAs(given, this.fitLike(other)?.(beside) ?? 'number');
  }

  /** Says how something stands beside rows; whether it may. */
  private fits(value: Value, fit: Fit): boolean {
    if (fit === 'number') return this.shaped(value) !== undefined || this.numberOf(value) !== null;
    const list = this.ranked(value, 1);
    if (!list || this.depthOf(list) > 1) return false;
    if (fit === 'column') this.columns.add(list);
    return list.items.every((item) => this.numberOf(item as Value) !== null);
  }

  /** What something of an array's shape, or less, says of what it is the gradient of; undefined for nothing. */
  fitLike(value: Value): ((list: List) => Fit | null) | undefined {
    const found = this.shaped(value);
    if (typeof found === 'number') return () => 'number';
    if (!found || this.depthOf(found) > 1) return undefined;
    return ({ items }) => {
      if (items.length === found.items.length && typeof items[0] === 'number') return null;
      const row = this.shaped(items[0] as Value);
      if (typeof row === 'object' && row?.items.length === found.items.length) return 'row';
      return items.length === found.items.length ? 'column' : null;
    };
  }

  private depthOf({ items: [first] }: List): number {
    const inner = first === undefined ? null : this.shaped(first);
    return typeof inner === 'object' && inner !== null ? 1 + this.depthOf(inner) : 1;
  }

  /** How long something is, and its first row. */
  private shapeOf({ items }: List): string {
    const row = items[0] === undefined ? null : this.shaped(items[0]);
    return `${items.length} ${typeof row === 'object' && row !== null ? this.shapeOf(row) : ''}`;
  }

  private haveOneLength(one: List, other: List): boolean {
    if (one.items.length !== other.items.length) this.work.areAsLong(one, other);
    return one.items.length === other.items.length;
  }

  private isSameShape(one: Value, other: Value): boolean {
    return this.together(one, other, (a) => a) !== null && this.depthsOf(one) === this.depthsOf(other);
  }

  private depthsOf(value: Value): number {
    const found = this.shaped(value);
    return typeof found === 'object' && found !== null ? this.depthOf(found) : 0;
  }

  /** A product of vectors or matrices, or of either with a number. */
  private dot(one: Value, other: Value): Value | null {
    const [a, b] = [this.shaped(one), this.shaped(other)];
    if (a === null || b === null) return null;
    const isList = (value: Shaped) => typeof value === 'object';
    const isScaled = (typeof a === 'number' && isList(b)) || (typeof b === 'number' && isList(a));
    if (isScaled) return this.elementwise('*', one, other);
    return this.product(this.ranked(one, rankOf(one)), this.ranked(other, rankOf(other)));
  }

  private times(one: Value, other: Value, word: string): Value | null {
    const isList = (value: Value) => typeof this.shaped(value) !== 'number';
    const isBoth = isList(one) && isList(other);
    const ofMatrix = [one, other].some((each) => rankOf(each) > 1 || this.depthsOf(each) > 1);
    const ofVectors = !ofMatrix && [one, other].some((each) => this.depthsOf(each) === 1);
    if (isBoth && !ofVectors && this.work.multipliesMatrices(word)) return this.dot(one, other);
    return this.elementwise('*', one, other);
  }

  private product(one: List | null, other: List | null): Value | null {
    if (!one || !other) return null;
    if (this.depthOf(one) > 1) return this.list(one, (row) => this.product(this.ranked(row, 1), other));
    if (!this.haveOneLength(one, other)) return null;
    const terms = one.items.map((item, k) => {
      const node = this.numberOf(item as Value);
      return node === null ? null : this.elementwise('*', node, other.items[k] as Value);
    });
    const sum = this.sumOf(terms);
    const nodes = (list: List) => [...leavesOf(list).values()];
    if (typeof sum === 'number') this.work.isProduct(sum, nodes(one), nodes(other));
    return sum;
  }

  private sumOf(terms: readonly (Value | null)[]): Value | null {
    return terms.reduce((sum, term) =>
      sum === null || term === null ? null : this.elementwise('+', sum, term),
    );
  }

  private outer(one: List | null, other: List | null): Value | null {
    if (!one || !other || this.depthOf(one) + this.depthOf(other) > 2) return null;
    return this.list(one, (a) => this.elementwise('*', a, other));
  }

  private transposed(matrix: List | null): Value | null {
    const rows = matrix?.items.map((item) => this.ranked(item as Value, 1));
    const [first] = rows ?? [];
    if (!rows || !first || rows.some((row) => row?.items.length !== first.items.length)) return null;
    return this.list(first, (_, k) => this.list(matrix as List, (_row, j) => rows[j]?.items[k] ?? null));
  }

  /** The sum or mean of all elements, or along an axis; or a sum of two arrays. */
  private total(kind: 'sum' | 'mean', one: Value, axis: Value | undefined): Value | null {
    const along = axis === undefined ? null : this.axisOf(axis);
    if (along === undefined)
      return kind === 'sum' && axis !== undefined && this.shaped(axis) !== null
        ? this.elementwise('+', one, axis)
        : null;
    const list = this.ranked(one, along === null ? 1 : 2);
    if (!list) return null;
    if (along === null) {
      const leaves = [...leavesOf(this.each(list, (node) => node)).values()];
      return leaves.length === 0 ? null : this.meanOf(kind, leaves, list);
    }
    if (along === 0) return this.meanOf(kind, list.items as Value[], list);
    return along === 1 ? this.list(list, (row) => this.total(kind, row, undefined)) : null;
  }

  /** The largest of the numbers of a vector, or how long it is. */
  private ofAll(kind: 'max' | 'norm', list: List | null): Value | null {
    const numbers = list && this.depthOf(list) === 1 ? this.each(list, (node) => node) : null;
    if (numbers === null) return null;
    if (kind === 'max') return this.work.apply('max', (numbers as List).items as Value[]);
    const squares = this.each(numbers, (node) => this.work.apply('square', [node])) as List;
    return this.work.apply('sqrt', [this.sumOf(squares.items as Value[]) as Value]);
  }

  /** Along which axis a sum goes; undefined for what says none. */
  private axisOf(value: Value): number | undefined {
    const text = typeof value === 'object' && value.kind === 'text' ? value.value : '';
    if (text !== '') return text === 'row' ? 1 : text === 'column' ? 0 : undefined;
    return (typeof value === 'number' ? this.work.known(value) : null) ?? undefined;
  }

  private meanOf(kind: 'sum' | 'mean', terms: readonly Value[], list: List): Value | null {
    const sum = this.sumOf(terms);
    if (kind === 'sum' || sum === null) return sum;
    const [row] = list.items;
    const length = this.work.lengthOf(list);
    const isAll = terms.length > list.items.length && row !== undefined;
    const inner = isAll ? this.ranked(row, 1) : null;
    const count = inner ? this.work.apply('*', [length, this.work.lengthOf(inner)]) : length;
    return this.elementwise('/', sum, count);
  }

  /** Of a matrix that of its rows, as far as nothing says that it is of its columns. */
  private softmax(list: List | null, isOfRows = false): Value | null {
    if (!list) return null;
    if (this.depthOf(list) > 1) {
      if (isOfRows || !this.work.meansOther('axis'))
        return this.list(list, (row) => this.softmax(this.ranked(row, 1)));
      const turned = this.transposed(list);
      return turned === null ? null : this.transposed(this.softmax(turned as List, true) as List | null);
    }
    const powers = this.each(list, (node) => this.work.apply('exp', [node])) as List | null;
    const sum = powers && this.sumOf(powers.items as Value[]);
    return sum === null ? null : this.elementwise('/', powers as List, sum);
  }

  /** Puts what was made of an array into its place. */
  putInto(value: Value, made: Value): Value | null {
    const list = this.shaped(value);
    if (typeof list !== 'object' || list === null || typeof made !== 'object' || made.kind !== 'list')
      return null;
    if (list.items.length !== made.items.length) return null;
    for (const [k, item] of made.items.entries()) this.work.write(list, k, item);
    return value;
  }
}

/** How many dimensions what is multiplied has at least, as its name says: a matrix has a capital letter. */
function rankOf(value: Value): 1 | 2 {
  const path = value instanceof Given ? plainName(value.path) : '';
  return /(^|\.)[A-Z]([a-z]{0,2}|[_\d]*)$/.test(path) ? 2 : 1;
}

/** Names of what is a number beside arrays: rates and the like. */
const namesNumber =
  /(^|[._])(lr|alpha|eta|eps(ilon)?|lambda|reg\w*|\w*[rR]ate|step\w*|momentum|\w*[dD]ecay|scale|temperature|tau|n|m|N)$/;
