/* Where the text reads and assigns variables, for hovers and for all that stands at a place. */
import { grown } from '../tape/tape';
import { holds, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';

/** A name or operator in the text, and what it stands for. */
export interface Occurrence extends Span {
  /** The variable; for a gradient variable the one that it belongs to, null for a helper. */
  readonly version: Version | null;
  /** Set for the names of a hand-written pass. */
  readonly gradient: Gradient | null;
  /** The node that has its value. */
  readonly node: number;
}

interface Gradient {
  readonly name: string;
  readonly node: number;
}

/** The names in a file's text, in the order in which they are read; flat, since there are so many of them. */
export class Occurrences implements Iterable<Occurrence> {
  length = 0;
  private from: Int32Array;
  private to: Int32Array;
  private readonly versions: (Version | null)[];
  private readonly gradients = new Map<number, Gradient>();

  /** `size` is the number of names that there is room for at first. */
  constructor(size = 64) {
    this.from = new Int32Array(size);
    this.to = new Int32Array(size);
    this.versions = new Array(size);
  }

  add(from: number, to: number, version: Version | null, gradient?: Gradient): void {
    if (this.length === this.from.length) {
      this.from = grown(this.from, this.length + 1);
      this.to = grown(this.to, this.length + 1);
    }
    if (gradient) this.gradients.set(this.length, gradient);
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.versions[this.length++] = version;
  }

  /** The one at this place of those from `first` on becomes another version's; false where there is none. */
  change(first: number, from: number, to: number, version: Version): boolean {
    for (let k = this.length - 1; k >= first; k--)
      if (this.from[k] === from && this.to[k] === to) {
        this.versions[k] = version;
        return true;
      }
    return false;
  }

  /** Whether one is at this place, of those from `first` on. */
  isAt(first: number, from: number, to: number): boolean {
    for (let k = this.length - 1; k >= first; k--)
      if (this.from[k] === from && this.to[k] === to) return true;
    return false;
  }

  /** Nothing is known any more of those of a stretch of the text, from `first` on. */
  forget(first: number, from: number, to: number): void {
    for (let k = Math.max(0, first); k < this.length; k++)
      if (this.from[k] >= from && this.to[k] <= to) this.versions[k] = null;
  }

  /** Those from this one on, by number. */
  tail(first: number): readonly Occurrence[] {
    return Array.from({ length: this.length - first }, (_, k) => this.at(first + k));
  }

  /** Forgets what was added last. */
  truncate(length: number): void {
    for (let k = length; k < this.length; k++) this.gradients.delete(k);
    this.versions.length = length;
    this.length = length;
  }

  *[Symbol.iterator](): Generator<Occurrence, undefined> {
    for (let k = 0; k < this.length; k++) yield this.at(k);
  }

  /** Those of one circuit. */
  *of(circuit: Wiring): Generator<Occurrence, undefined> {
    for (let k = 0; k < this.length; k++) if (holds(circuit, this.nodeOf(k))) yield this.at(k);
  }

  /** Those that the offset is in, or at the edge of, the last one first. */
  *around(offset: number): Generator<Occurrence, undefined> {
    for (let k = this.length - 1; k >= 0; k--)
      if (this.from[k] <= offset && offset <= this.to[k]) yield this.at(k);
  }

  private at(k: number): Occurrence {
    const version = this.versions[k];
    const gradient = this.gradients.get(k) ?? null;
    return { from: this.from[k], to: this.to[k], version, gradient, node: this.nodeOf(k) };
  }

  private nodeOf(k: number): number {
    return this.gradients.get(k)?.node ?? this.versions[k]?.node ?? -1;
  }
}
