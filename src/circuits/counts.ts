/*
 * How many: counts and lengths that the file does not give, such as `n` and `x.length`. Each is a small whole number, the
 * same wherever the same is asked for. Where following shows that a number does not fit, it begins anew with another.
 */

import { perObject, remembering } from '../text/remembering';

/** Thrown where more is known of the counts: what has been followed of the scope is to be followed again. */
export class Anew {}

interface Count {
  /** What somebody says that it is; that stays. */
  said: number | undefined;
  /** It is an index, one of these. */
  readonly among: Indices | null;
  /** At least this. */
  least: number;
  /** Exactly this, since something else asks for it. */
  fixed: number | null;
  /** What it is while the scope is followed. */
  value: number | null;
}

/** Numbers of one array that are used as indices: all below one size. */
interface Indices {
  size: number;
  /** How many others there are from which they are to differ. */
  readonly nth: number;
}

/** Pairs of names that turned out to be one count, and all counts as they were then. */
export interface SameCounts {
  readonly pairs: readonly (readonly [string, string])[];
  readonly counts: Counts;
  /** What the counts have to be, by a text of each; nothing where they may be others. */
  readonly told?: ReadonlyMap<string, number>;
  /** What was known of them when following began anew for the last time; nothing where it never did. */
  readonly known?: Counts | undefined;
}

/** The least that is assumed: with 0 or 1 of something many a mistake would not show. */
const smallest = 2;

/** In the place of a number from which counts come down: each array is as wide as it is long, or all counts are one number. */
export const inSquares = -1;
export const allAlike = -2;
/** Whether counts that may differ are taken for one number. */
export const areSomeAlike = (top: number) => top === inSquares || top === allAlike;
/**
 * The same for code that takes too long where they are all different: each is 2 or 3, as this bit of its place says. Of two
 * counts, the places differ in some bit.
 */
export const inBits = (bit: number): number => -10 - bit;
/** A number that stands for no count in code where they are so. */
const oddest = 3;

/** So often a scope is followed anew; after that it stays as it is. */
const mostRestarts = 40;

/** So many steps are taken in vain at most. */
const mostSteps = 200_000;

/** The counts of one scope, by their names. */
export class Counts {
  private readonly counts = new Map<string, Count>();
  /** Lengths that are alike, as those of all rows of an array are. */
  private readonly alike = new Map<string, Count>();
  /** By the paths of their arrays, numbers that are indices. */
  private readonly indices = new Map<string, Indices>();
  /** The paths of what is known to be an array. */
  private readonly arrays = new Set<string>();
  private left = mostRestarts;
  /** Steps that may be taken in vain. */
  private steps = mostSteps;

  /** `said` is what somebody says that a name is, `length` how many elements somebody gives it. */
  constructor(
    readonly said: (name: string) => number | undefined,
    readonly length: (path: string) => number | undefined,
    /** Hears of each count, and each thing that has a length. */
    private readonly heard: (name: string, path: string | null) => void,
    /** The first is this, and each further one is smaller; 0 where they grow from the smallest. Or `inSquares`, or `allAlike`. */
    private readonly top = 0,
    /** Names that are one count as soon as both are known. */
    private readonly same: SameCounts | null = null,
  ) {}

  /** The same once more: all that has come to be known of them, for what is followed as it was. */
  again(): Counts {
    const { said, length, heard, top, same } = this;
    const again = new Counts(said, length, heard, top, same);
    // What is one thing here is one in the copy.
    const sizes = perObject((each: Indices): Indices => ({ ...each }));
    const copy = perObject(
      (each: Count): Count => ({ ...each, value: null, among: each.among && sizes(each.among) }),
    );
    for (const [name, each] of this.counts) again.counts.set(name, copy(each));
    for (const [path, each] of this.alike) again.alike.set(path, copy(each));
    for (const [path, each] of this.indices) again.indices.set(path, sizes(each));
    for (const path of this.arrays) again.arrays.add(path);
    for (const [path, each] of this.fits) again.fits.set(path, each);
    again.left = this.left;
    again.steps = this.steps;
    return again;
  }

  /** Whether a name is known to be a count. */
  has(name: string): boolean {
    return this.countOf(name) !== undefined;
  }

  private countOf(name: string): Count | undefined {
    const known = this.counts.get(name);
    const among = known ? undefined : this.indices.get(rowsOf(name));
    if (!among) return known;
    this.heard(name, null);
    const count = newCount(this.said(name), among);
    this.counts.set(name, count);
    return count;
  }

  /** Whether the elements of an array are known to be indices. */
  areIndices(name: string): boolean {
    return this.indices.has(rowsOf(name));
  }

  /** From here on the elements of an array, of which a name is one, are indices below a size; false where they have been. */
  addIndices(name: string, size: number): boolean {
    const rows = rowsOf(name);
    const known = this.indices.get(rows);
    if (known && known.size <= size) return false;
    if (known) known.size = size;
    else this.indices.set(rows, { size, nth: this.indices.size });
    return true;
  }

  /** Of a name it is known from here on that it is a count. */
  add(name: string): void {
    if (this.has(name)) return;
    this.heard(name, null);
    const said = this.said(name);
    this.counts.set(name, this.sameAs(name, said) ?? newCount(said));
  }

  /** Whether names that are known here and there are one count here where they are there. */
  isLike({ counts }: Counts): boolean {
    const there = new Map<Count, Count>();
    const here = new Map<Count, Count>();
    for (const [name, own] of this.counts) {
      const other = counts.get(name);
      if (other && ((there.get(own) ?? other) !== other || (here.get(other) ?? own) !== own)) return false;
      if (other) here.set(other, own);
      if (other) there.set(own, other);
    }
    return true;
  }

  /** The count that a name is known to be one with, where nobody says what either is. */
  private sameAs(name: string, said: number | undefined): Count | undefined {
    if (said !== undefined || !this.same) return undefined;
    const others = this.same.pairs.flatMap((pair) => (pair.includes(name) ? pair : []));
    const counts = others.flatMap((other) => this.counts.get(other) ?? []);
    return counts.find((count) => count.said === undefined);
  }

  /** The same of the length of what a path leads to, which is called by a name. */
  addLength(name: string, path: string): void {
    if (this.has(name)) return;
    this.heard(name, path);
    const said = this.said(name) ?? this.length(path);
    const rows = rowsOf(path);
    const known = said === undefined ? this.alike.get(rows) : undefined;
    const count = known ?? this.sameAs(name, said) ?? newCount(said);
    if (said === undefined) this.alike.set(rows, count);
    this.counts.set(name, count);
  }

  /** Whether what a path leads to is known to be an array, as all rows of one are where one is. */
  isArray(path: string): boolean {
    return this.arrays.has(rowsOf(path));
  }

  /** From here on what a path leads to is an array; false where it has been. */
  addArray(path: string): boolean {
    const { size } = this.arrays;
    return this.arrays.add(rowsOf(path)).size > size;
  }

  /** How what a path leads to stands beside arrays of more dimensions: as one of their rows, or else. */
  readonly fits = new Map<string, 'row' | 'column' | 'number'>();

  /** What has arrays in it that were taken for numbers is followed anew: how long they are is another matter. */
  forgetLengths(): void {
    this.counts.clear();
    this.alike.clear();
    this.indices.clear();
  }

  /** What somebody says that a number is which is drawn, and decides what is followed. */
  drawn(name: string): number | undefined {
    this.heard(name, null);
    return this.said(name);
  }

  /** A count is this number unless somebody says another one: it is a parameter's default. */
  unless(name: string, otherwise: number | undefined): void {
    const count = this.counts.get(name);
    if (count && otherwise !== undefined) count.said ??= otherwise;
  }

  /** How many it is: as few as may be, and no two alike, so that they can't be taken for each other. */
  valueOf(name: string): number {
    const count = this.countOf(name);
    if (!count) return smallest;
    if (count.said !== undefined) return count.said;
    count.value ??=
      count.fixed ??
      (count.among ? indexIn(count.among, name) : (apartOf(name) ?? this.free(count.least, name)));
    return count.value;
  }

  private free(wanted: number, name: string): number {
    const bit = inBits(0) - this.top;
    if (bit >= 0) {
      const nth = this.distinct.indexOf(this.counts.get(name) as Count);
      return Math.max(wanted, smallest + ((nth >> bit) & 1));
    }
    const least = this.top < 0 ? Math.max(wanted, oddest) : wanted;
    if (this.top === allAlike) return least;
    if (this.top === inSquares)
      for (const [other, { value }] of this.counts)
        if (value !== null && value >= wanted && arrayOf(other) === arrayOf(name)) return value;
    const counts = [...this.counts.values()].filter(({ among }) => !among);
    const taken = new Set(counts.map(({ value, fixed, said }) => said ?? fixed ?? value));
    for (let value = this.top; value >= least && value > smallest; value--)
      if (!taken.has(value)) return value;
    for (let value = least; ; value++) if (!taken.has(value)) return value;
  }

  private get distinct(): readonly Count[] {
    return [...new Set(this.counts.values())];
  }

  /** How many bits tell all counts apart. */
  get bits(): number {
    return Math.ceil(Math.log2(Math.max(this.distinct.length, 1)));
  }

  /** What the counts are, by a text of each. */
  get told(): ReadonlyMap<string, number> {
    const all = new Map<string, number>();
    for (const [name, { said, value }] of this.counts) {
      const number = said ?? value;
      if (number !== null) all.set(`${rowsOf(name)} ${number}`, number);
    }
    return all;
  }

  /** Whether any count is assumed. */
  get areAssumed(): boolean {
    for (const { said, value } of this.counts.values()) if (said === undefined && value !== null) return true;
    return false;
  }

  /** Whether it may be another number. */
  mayChange(name: string): boolean {
    const count = this.counts.get(name);
    return count !== undefined && count.said === undefined;
  }

  /**
   * Where the assumed ones begin so that they come in the reverse order of size, none is what it is now, and none is the
   * smallest; 0 where none is assumed.
   */
  get topReversed(): number {
    const values = [...this.counts.values()].map(({ said, value }) => (said === undefined ? value : null));
    const assumed = new Set(values.filter((value) => value !== null)).size;
    return assumed === 0 ? 0 : assumed + (assumed % 2 === 0 ? 3 : 2);
  }

  areOne(one: string, other: string): boolean {
    return this.counts.get(one) === this.counts.get(other);
  }

  /** The count that is this number, if there is one. */
  withValue(value: number): string | null {
    for (const [name, count] of this.counts)
      if (!count.among && (count.said ?? count.value) === value) return name;
    return null;
  }

  /** Two names are one count. */
  unite(one: string, other: string): void {
    const [first, second] = [this.counts.get(one), this.counts.get(other)];
    if (!first || !second || first === second) return;
    const [kept, gone] = second.said === undefined ? [first, second] : [second, first];
    if (gone.said !== undefined) return;
    kept.least = Math.max(first.least, second.least);
    kept.fixed =
      kept.fixed === null || gone.fixed === null
        ? (kept.fixed ?? gone.fixed)
        : Math.max(kept.fixed, gone.fixed);
    for (const all of [this.counts, this.alike])
      for (const [name, count] of all) if (count === gone) all.set(name, kept);
  }

  /** It is so many at least. */
  raise(name: string, least: number): void {
    const count = this.counts.get(name);
    if (!count) return;
    count.least = Math.max(count.least, least);
    if (count.fixed !== null) count.fixed = Math.max(count.fixed, least);
  }

  /** These counts are these numbers; equal ones are one count. */
  fix(values: ReadonlyMap<string, number>): void {
    for (const [name, value] of values) {
      const count = this.counts.get(name);
      if (!count) continue;
      for (const [other, same] of values) if (same === value && other !== name) this.unite(name, other);
      (this.counts.get(name) ?? count).fixed = value;
    }
  }

  /** What is looked at is thrown away: nothing is followed anew because of it. */
  isHeld = false;
  /** It would have been, for all that one can tell. */
  wasHeld = false;

  get mayBeginAnew(): boolean {
    this.wasHeld ||= this.isHeld;
    return this.left > 0 && this.steps > 0 && !this.isHeld;
  }

  /** They still don't fit, though it has been begun anew as often as may be. */
  isUnfit = false;

  /** An array is read past its end. */
  notePastEnd(): void {
    this.isUnfit ||= this.left <= 0 || this.steps <= 0;
  }

  /** Has the scope followed anew with what is known by now, though so many steps were taken. */
  beginAnew(steps: number): never {
    this.left--;
    this.steps -= steps;
    for (const count of this.counts.values()) count.value = null;
    throw new Anew();
  }
}

function newCount(said: number | undefined, among: Indices | null = null): Count {
  return { said, among, least: smallest, fixed: null, value: null };
}

/** What a length is of, without its indices. */
const arrayOf = (name: string) => name.replace(/\[\d*\]|^len\(|\)$|\.length$/g, '');

/** How far windows are apart, or go over an edge: so little that they overlap; null for what is no such count. */
function apartOf(name: string): number | null {
  const [, word] = /\b(strides?|pad(?:ding)?)(?![a-z])\w*\W*$/i.exec(name) ?? [];
  return word === undefined ? null : /^p/i.test(word) ? 1 : smallest;
}

/** A path without its indices. */
const rowsOf = remembering(1000, (path) => path.replace(/\[\d+\]/g, '[]'));

/** An index by its place: that of no neighbour, nor its place itself; in three or more there are two alike. */
function indexIn({ size, nth }: Indices, name: string): number {
  const place = Number(/\[(\d+)\]$/.exec(name)?.[1] ?? 0);
  const first = size < 3 ? [1, 0] : [1, 2, 1];
  return ((first[place] ?? place) + nth) % size;
}
