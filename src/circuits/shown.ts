/*
 * The versions of a scope, in the order in which they are listed, and where each occurs. A statement that is followed may go
 * through its places more than once: each is shown as it was the last time, and keeps what it was before.
 */
import { CONSTANT } from '../gates/opcodes';
import { type CalledPlace, newVersion, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';
import { nowhere } from './meaning';
import type { Sheet } from './sheet';

/** What stands at a place, and how it is written where that is something else. */
export interface Named {
  readonly name: string;
  readonly written?: string | undefined;
}

export class Shown {
  /** Where each place's version is listed, in a statement that may go through it more than once. */
  private readonly rounds = new Map<number, number>();
  private firstVersion = 0;
  /** The first occurrence of such a statement; -1 where none has begun. */
  private firstOccurrence = -1;
  /** Elements and members that the statement reads, by where they stand. */
  private readonly parts = new Map<number, { readonly to: number; node: number }>();
  /** The places in functions that it calls. */
  private readonly called = new Map<number, CalledPlace>();

  constructor(
    private readonly circuit: Wiring,
    private readonly sheet: Sheet,
  ) {}

  /** Begins a statement that may go through its places more than once. */
  beginRounds(): void {
    this.firstOccurrence = this.sheet.occurrences.length;
    this.firstVersion = this.circuit.versions.length;
    this.rounds.clear();
    this.parts.clear();
    this.called.clear();
  }

  /** Ends it: what it has read of things occurs where it was read last. */
  endRounds(name: (from: number, to: number) => string, statement: number): void {
    const { occurrences, tape } = this.sheet;
    for (const [from, { to, node }] of this.parts) {
      if (occurrences.isAt(this.firstOccurrence, from, to)) continue;
      const origin = tape.op[node] === CONSTANT ? 'literal' : 'computed';
      const version = newVersion(name(from, to), node, origin, null, statement);
      occurrences.add(from, to, { ...version, inner: true });
    }
    for (const place of this.called.values()) this.circuit.called.push({ ...place, statement });
  }

  /** An element or a member is read. */
  readsPart(node: number, { from, to }: Span): void {
    const known = this.parts.get(from);
    if (known && known.to >= to) known.node = node;
    else this.parts.set(from, { to, node });
  }

  /** A place in a function that the statement calls has this number, in the call of this number. */
  inCall(call: number, { name, written }: Named, node: number, at: Span): void {
    let place = this.called.get(at.from);
    if (!place) {
      place = { name, ...(written !== undefined && { written }), at, statement: -1, nodes: [], calls: [] };
      this.called.set(at.from, place);
    }
    place.nodes.push(node);
    place.calls.push(call);
  }

  /** Of a part of the statement, one round only was followed of several. */
  hasOneRound({ from, to }: Span): void {
    this.sheet.occurrences.forget(this.firstOccurrence, from, to);
    for (const version of this.circuit.versions.slice(this.firstVersion))
      if (version.at && version.at.from >= from && version.at.to <= to)
        Object.assign(version, { rounds: null });
  }

  /** Whether the statement has shown something at a place. */
  isAt(place: number): boolean {
    return this.rounds.has(place);
  }

  /** Nothing is shown of a part of the statement any more: the versions that were. */
  forget({ from, to }: Span): Version[] {
    const own = this.circuit.versions.splice(this.firstVersion);
    this.sheet.occurrences.forget(this.firstOccurrence, from, to);
    this.rounds.clear();
    this.called.clear();
    for (const place of this.parts.keys()) if (place >= from && place < to) this.parts.delete(place);
    return own.filter((version) => {
      const isInside = version.at !== null && version.at.from >= from && version.at.to <= to;
      if (!isInside) this.list(version);
      return isInside;
    });
  }

  /** Notes where a version stands; in another round, another one stands there. */
  occurs(from: number, to: number, version: Version): void {
    const { firstOccurrence } = this;
    const { occurrences } = this.sheet;
    if (firstOccurrence >= 0 && occurrences.change(firstOccurrence, from, to, version)) return;
    occurrences.add(from, to, version);
  }

  list(version: Version): void {
    const { versions } = this.circuit;
    const place = version.at && this.firstOccurrence >= 0 ? version.at.from : nowhere;
    const before = this.rounds.get(place);
    if (before !== undefined) {
      const { earlier = [], rounds, ...last } = versions[before];
      const all = earlier as Version[];
      all.push(last);
      versions[before] = Object.assign(version, { rounds: (rounds ?? 1) + 1, earlier: all });
    } else {
      if (place !== nowhere) this.rounds.set(place, versions.length);
      versions.push(version);
    }
  }
}
