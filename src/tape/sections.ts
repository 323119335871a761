/* Which nodes of the tape a loop made, which of them each of its rounds, and which a call of a function. */
import type { Span } from '../text/span';

/** A section of the tape; those of rounds are inside of those of their loops, and so on. */
export interface Section {
  readonly kind: 'loop' | 'round' | 'call';
  /** Where the loop, or the call, stands in the text. */
  readonly at: Span;
  /** What is called; '' for a loop. */
  readonly name: string;
  /** Its nodes: from `start` up to `end`. */
  readonly start: number;
  readonly end: number;
}

/** The sections of a tape, in the order in which they begin. */
export class Sections {
  private readonly all: (Section & { end: number })[] = [];

  /** Does what makes a section's nodes. `length` tells how many nodes there are by then. */
  within<T>(
    section: Pick<Section, 'kind' | 'at' | 'name'>,
    tape: { readonly length: number },
    make: () => T,
  ): T {
    const open = { ...section, start: tape.length, end: tape.length };
    this.all.push(open);
    try {
      return make();
    } finally {
      open.end = tape.length;
    }
  }

  /** Those that lie between two nodes. */
  between(start: number, end: number): Section[] {
    return this.all.filter((each) => each.start >= start && each.end <= end);
  }

  /** Forgets those that begin at node `length`, or later. */
  truncate(length: number): void {
    for (let last = this.all.at(-1); last && last.start >= length; last = this.all.at(-1)) this.all.pop();
  }
}
