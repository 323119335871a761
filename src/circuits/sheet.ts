/*
 * What following code writes down: the gates on the tape, and beside them where names are read, which statements read
 * each version, and which inputs are open. All of it only ever grows at its end, so that a part of it can be tried and
 * thrown away.
 */

import type { Tape } from '../tape/tape';
import type { LateBlock } from '../tape/wiring';
import type { OpenInput } from './assume';
import type { Occurrences } from './occurrences';
import type { Readers } from './readers';

export interface Sheet {
  readonly tape: Tape;
  readonly occurrences: Occurrences;
  readonly readers: Readers;
  /** Inputs and seeds that may have any value. */
  readonly open: OpenInput[];
  readonly lateBlocks: LateBlock[];
}

/** How much is written on a sheet at some moment: the numbers of nodes, of their extra inputs, and of the rest. */
export interface SheetExtent {
  readonly nodes: number;
  readonly args: number;
  readonly sections: number;
  readonly occurrences: number;
  readonly readers: number;
  readonly open: number;
  readonly lateBlocks: number;
}

export function extentOf({ tape, occurrences, readers, open, lateBlocks }: Sheet): SheetExtent {
  return {
    nodes: tape.length,
    args: tape.argCount,
    sections: tape.sections.length,
    occurrences: occurrences.length,
    readers: readers.length,
    open: open.length,
    lateBlocks: lateBlocks.length,
  };
}

/** Throws away what has been written since. */
export function truncate(
  sheet: Sheet,
  { nodes, args, sections, occurrences, readers, open, lateBlocks }: SheetExtent,
): void {
  sheet.tape.truncate(nodes, args);
  sheet.tape.sections.truncate(sections);
  sheet.occurrences.truncate(occurrences);
  sheet.readers.truncate(readers);
  sheet.open.length = open;
  sheet.lateBlocks.length = lateBlocks;
}
