/*
 * The versions of a scope, in the order in which they are listed, and where each occurs. A statement that is followed may go
 * through its places more than once: each is shown as it was the last time.
 */
import type { Version } from '../tape/wiring';
import type { Span } from '../text/span';
import { nowhere } from './meaning';
import type { Occurrences } from './occurrences';

export class Shown {
  /** Where each place's version is listed, in a statement that may go through it more than once. */
  private readonly rounds = new Map<number, number>();
  private firstVersion = 0;
  /** The first occurrence of such a statement; -1 where none has begun. */
  private firstOccurrence = -1;

  constructor(
    private readonly versions: Version[],
    private readonly occurrences: Occurrences,
  ) {}

  /** Begins a statement that may go through its places more than once. */
  beginRounds(): void {
    this.firstOccurrence = this.occurrences.length;
    this.firstVersion = this.versions.length;
    this.rounds.clear();
  }

  /** Of a part of the statement, one round only was followed of several. */
  hasOneRound({ from, to }: Span): void {
    this.occurrences.forget(this.firstOccurrence, from, to);
    for (const version of this.versions.slice(this.firstVersion))
      if (version.at && version.at.from >= from && version.at.to <= to)
        Object.assign(version, { rounds: null });
  }

  /** Whether the statement has shown something at a place. */
  isAt(place: number): boolean {
    return this.rounds.has(place);
  }

  /** Nothing is shown of a part of the statement any more: the versions that were. */
  forget({ from, to }: Span): Version[] {
    const own = this.versions.splice(this.firstVersion);
    this.occurrences.forget(this.firstOccurrence, from, to);
    this.rounds.clear();
    return own.filter((version) => {
      const isInside = version.at !== null && version.at.from >= from && version.at.to <= to;
      if (!isInside) this.list(version);
      return isInside;
    });
  }

  /** Notes where a version stands; in another round, another one stands there. */
  occurs(from: number, to: number, version: Version): void {
    const { occurrences, firstOccurrence } = this;
    if (firstOccurrence >= 0 && occurrences.change(firstOccurrence, from, to, version)) return;
    occurrences.add(from, to, version);
  }

  list(version: Version): void {
    const { versions } = this;
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
