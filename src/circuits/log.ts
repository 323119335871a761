/*
 * The log of one following of a scope: its statements in the order in which they would run, what each assigned, and
 * what it wrote on the sheet. Who wants to know which lines are a backward pass reads it afterwards.
 */
import type { Item } from '../program/statements';
import type { Version } from '../tape/wiring';
import type { NotFollowedCode } from './account';
import type { Training } from './following/training';
import type { Sheet, SheetExtent } from './sheet';

/** What one statement did. */
export interface LogEntry extends Item {
  /** Its place in the log: what has a greater one runs later. */
  readonly index: number;
  /** What it assigned, or for a `return` what it returns; null for nothing that has a number. */
  readonly version: Version | null;
  /** The path of something that only the running code knows, where the value is nothing but that: `readInput()`. */
  readonly path: string | null;
  /** Code that is not read may have run in the middle of it. */
  readonly interrupted: boolean;
  /** Whether it was followed as more than a straight line, and what of it was not. */
  readonly followed: Followed | null;
}

/** A statement that was followed, with all that stands in it. */
export interface Followed {
  /** The first part of it that is opaque all the same; null for none. */
  readonly opaque: NotFollowedCode | null;
  /** What the scope's variables are afterwards that it has changed, as far as these are known numbers. */
  readonly after: ReadonlyMap<string, number>;
  /** The training loop that it is, or goes through; null for none. */
  readonly training: Training | null;
}

/** Numbers of an extent, and that of versions. */
const fields = 8;

/** The entries of a scope's statements, each by its statement's number. */
export class Log {
  private readonly assigned: (Version | null)[] = [];
  private readonly paths = new Map<number, string>();
  private readonly interrupted = new Set<number>();
  /** The statements, by number, that were followed as more than straight lines. */
  private readonly followed = new Map<number, Followed>();
  /** For each entry what was on the sheet before it; flat, since an object each would cost more than the entry. */
  private readonly extents: Int32Array;

  constructor(
    readonly items: readonly Item[],
    private readonly sheet: Sheet,
    /** The versions that following the scope has made, oldest first. */
    readonly versions: readonly Version[],
  ) {
    this.extents = new Int32Array((items.length + 1) * fields);
    this.measure();
  }

  private measure(): void {
    const at = this.assigned.length * fields;
    const { extents, sheet } = this;
    extents[at] = sheet.tape.length;
    extents[at + 1] = sheet.tape.argCount;
    extents[at + 2] = sheet.occurrences.length;
    extents[at + 3] = sheet.readers.length;
    extents[at + 4] = sheet.open.length;
    extents[at + 5] = sheet.lateBlocks.length;
    extents[at + 6] = sheet.tape.sections.length;
    extents[at + 7] = this.versions.length;
  }

  /** Notes what the next statement assigned, once it has been followed. */
  add(
    version: Version | null,
    path: string | null,
    interrupted: boolean,
    followed: Followed | null = null,
  ): void {
    if (followed) this.followed.set(this.assigned.length, followed);
    if (interrupted) this.interrupted.add(this.assigned.length);
    if (path !== null) this.paths.set(this.assigned.length, path);
    this.assigned.push(version);
    this.measure();
  }

  /** The first statement that trains; the number of all where none is. */
  get firstTraining(): number {
    for (const [index, { training }] of this.followed) if (training) return index;
    return this.items.length;
  }

  at(index: number): LogEntry {
    const { statement, base } = this.items[index];
    const path = this.paths.get(index) ?? null;
    const interrupted = this.interrupted.has(index);
    const followed = this.followed.get(index) ?? null;
    return { statement, base, index, version: this.assigned[index], path, interrupted, followed };
  }

  /** What there was before a statement; the number of all statements stands for the end. */
  before(index: number): SheetExtent & { readonly versions: number } {
    const at = index * fields;
    const [nodes, args, occurrences, readers, open, lateBlocks, sections, versions] = this.extents.subarray(
      at,
      at + fields,
    );
    return { nodes, args, occurrences, readers, open, lateBlocks, sections, versions };
  }
}
