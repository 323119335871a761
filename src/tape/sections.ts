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
  /** A loop that has more rounds than were followed. */
  readonly isPart: boolean;
}

/** What is known of a section before its nodes are. */
export type SectionName = Pick<Section, 'kind' | 'at' | 'name'>;

type OpenSection = Section & { end: number; isPart: boolean };

/** The sections of a tape, in the order in which they begin. */
export class Sections {
  private readonly all: OpenSection[] = [];
  /** Those whose nodes are being made, the innermost last. */
  private readonly open: OpenSection[] = [];

  /** Does what makes a section's nodes. `length` tells how many nodes there are by then. */
  within<T>(section: SectionName, tape: { readonly length: number }, make: () => T): T {
    const open = { ...section, start: tape.length, end: tape.length, isPart: false };
    this.all.push(open);
    this.open.push(open);
    try {
      return make();
    } finally {
      this.open.pop();
      open.end = tape.length;
    }
  }

  /** The loop whose nodes are being made has more rounds than are followed. */
  hasMoreRounds(): void {
    const loop = this.open.findLast(({ kind }) => kind === 'loop');
    if (loop) loop.isPart = true;
  }

  /** Those that lie between two nodes. */
  between(start: number, end: number): Section[] {
    return this.all.filter((each) => each.start >= start && each.end <= end);
  }

  get length(): number {
    return this.all.length;
  }

  /** Those that began when there were `count` already. */
  since(count: number): readonly Section[] {
    return this.all.slice(count);
  }

  /** Adds sections whose nodes are there already. */
  add(sections: readonly Section[]): void {
    for (const section of sections) this.all.push({ ...section });
  }

  /** Forgets all but the first `count`. */
  truncate(count: number): void {
    this.all.length = count;
  }
}
