/*
 * The versions of a scope, in the order in which they are listed, and where each occurs. A statement that is followed may go
 * through its places more than once: each is shown as it was the last time, and keeps what it was before.
 */
import { CONSTANT } from '../gates/opcodes';
import {
  type ArrayNumbers,
  type CalledPlace,
  type FirstRound,
  newVersion,
  type Version,
  type Wiring,
} from '../tape/wiring';
import type { Span } from '../text/span';
import { nowhere } from './meaning';
import type { Sheet } from './sheet';

/** What stands at a place, and how it is written where that is something else; '' where something is read. */
export interface PlaceName {
  readonly name: string;
  readonly written?: string | undefined;
}

/** A call of a function of the file. */
interface CallOfFile {
  readonly call: number;
  /** Where the function stands. */
  readonly within: Span;
}

/** How often a place was gone through. */
interface PlaceRounds {
  /** Where the version of the last time is listed. */
  readonly index: number;
  readonly earlier: Version[];
  /** One round only was followed of a loop around it; null where of none. */
  first: FirstRound | null;
}

export class WhatShows {
  /** Where each place's version is listed, in a statement that may go through it more than once. */
  private readonly rounds = new Map<number, PlaceRounds>();
  /** The loops that it has gone through, by where they begin: where they end, and the last call before them. */
  private readonly loops = new Map<number, { readonly to: number; readonly call: number }>();
  /** The last call in which anything was shown. */
  private lastCall = 0;
  private firstVersion = 0;
  /** The first occurrence of such a statement; -1 where none has begun. */
  private firstOccurrence = -1;
  /** ArrayNumbers and members that the statement reads, by where they stand. */
  private readonly parts = new Map<number, { readonly to: number; node: number }>();
  /** The places in functions that it calls. */
  private readonly called = new Map<number, CalledPlace>();

  constructor(
    private readonly circuit: Wiring,
    private readonly sheet: Sheet,
  ) {}

  /** Nobody asks for what is shown in functions that are called. */
  isWithoutCalls = false;

  /** Begins a statement that may go through its places more than once. */
  beginRounds(): void {
    this.firstOccurrence = this.sheet.occurrences.length;
    this.firstVersion = this.circuit.versions.length;
    this.rounds.clear();
    this.loops.clear();
    this.parts.clear();
    this.called.clear();
  }

  /** Ends it: versions know their rounds, and what it has read of things occurs where it was read last. */
  endRounds(name: (from: number, to: number) => string, statement: number): void {
    const { occurrences, tape } = this.sheet;
    for (const { index, earlier, first } of this.rounds.values()) {
      const version = this.circuit.versions[index];
      if (first === 'own') Object.assign(version, { rounds: null });
      else if (earlier.length > 0) Object.assign(version, { rounds: earlier.length + 1, earlier });
      if (first === 'around') Object.assign(version, { inFirst: true });
    }
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
  inCall(
    { call, within }: CallOfFile,
    { name, written }: PlaceName,
    node: number,
    at: Span,
    elements?: ArrayNumbers,
  ): void {
    if (this.isWithoutCalls) return;
    const isRead = name === '';
    // What is returned, or the target of an assignment, may be read in the same place.
    const key = isRead ? -1 - at.from : at.from;
    let place = this.called.get(key);
    if (!place) {
      const named = { name, ...(written !== undefined && { written }) };
      const none = { nodes: [], calls: [], firstRounds: new Map(), arrays: new Map() };
      place = { ...named, at, within, isRead, statement: -1, ...none };
      this.called.set(key, place);
    }
    if (elements) place.arrays.set(place.nodes.length, elements);
    this.lastCall = Math.max(this.lastCall, call);
    place.nodes.push(node);
    place.calls.push(call);
  }

  /** A loop is followed, in the statement or in a function that it calls. */
  goesThrough({ from, to }: Span): void {
    this.loops.set(from, { to, call: this.lastCall });
  }

  /** Of a loop one round only was followed of several: in a call of a function, or else in the statement itself. */
  hasOneRound(loop: Span, call: number | null): void {
    const isIn = (place: number) => place >= loop.from && place < loop.to;
    for (const [place, rounds] of this.rounds)
      if (call === null && isIn(place)) rounds.first ??= this.firstOf(loop, place);
    const before = this.loops.get(loop.from)?.call ?? this.lastCall;
    for (const { at, calls, firstRounds } of this.called.values()) {
      if (call !== null && calls.at(-1) === call && isIn(at.from) && !firstRounds.has(call))
        firstRounds.set(call, this.firstOf(loop, at.from));
      // The calls that the loop makes, the last one first.
      for (let k = calls.length - 1; k >= 0 && calls[k] > before; k--)
        if (calls[k] !== call && !firstRounds.has(calls[k])) firstRounds.set(calls[k], 'around');
    }
  }

  /** Whether a loop is the innermost around a place in it. */
  private firstOf(loop: Span, place: number): FirstRound {
    for (const [from, { to }] of this.loops)
      if (from > loop.from && from <= place && place < to) return 'around';
    return 'own';
  }

  /** Whether the statement has shown something at a place. */
  isAt(place: number): boolean {
    return this.rounds.has(place);
  }

  /** Nothing is shown of a part of the statement any more: the versions that were. */
  forget({ from, to }: Span): Version[] {
    const own = this.circuit.versions.splice(this.firstVersion);
    this.sheet.occurrences.forget(this.firstOccurrence, from, to);
    const before = new Map(this.rounds);
    this.rounds.clear();
    this.called.clear();
    for (const place of this.parts.keys()) if (place >= from && place < to) this.parts.delete(place);
    return own.filter((version) => {
      const isInside = version.at !== null && version.at.from >= from && version.at.to <= to;
      if (isInside) return true;
      const known = version.at && before.get(version.at.from);
      if (known) this.rounds.set(version.at.from, { ...known, index: this.circuit.versions.length });
      this.circuit.versions.push(version);
      return false;
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
    if (before) {
      before.earlier.push(versions[before.index]);
      versions[before.index] = version;
    } else {
      if (place !== nowhere) this.rounds.set(place, { index: versions.length, earlier: [], first: null });
      versions.push(version);
    }
  }
}
