/* Lines and columns of a text, and of the cells in it. */
import { type CellSpan, cellAt, cellsOf } from './cells';

/** A place as people count, from 1; in a notebook lines count in the cell, whose number counts among all cells from 0. */
export interface LinePlace {
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns. */
export class Lines {
  private readonly starts: number[] = [0];
  /** The cells of a notebook's text; none in any other. */
  readonly cells: readonly CellSpan[];

  constructor(text: string) {
    this.cells = cellsOf(text);
    // JavaScript's own line ends are \n, \r\n and \r; the rarer Unicode ones are none to an editor.
    const end = /\r\n?|\n/g;
    if (!text.includes('\r')) {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
      return;
    }
    while (end.exec(text)) this.starts.push(end.lastIndex);
  }

  get count(): number {
    return this.starts.length;
  }

  /** The line of an offset, counted from 1. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /** The place of an offset; columns count UTF-16 units. */
  placeOf(offset: number): LinePlace {
    const line = this.lineOf(offset);
    const column = offset - this.startOf(line) + 1;
    if (this.cells.length === 0) return { line, column };
    const { number, from } = this.cells[cellAt(this.cells, offset)];
    return { cell: number, line: line - this.lineOf(from) + 1, column };
  }

  /** What people call the line of an offset: `line 3`, and in a notebook `line 3 of cell 2`, where the first cell is cell 1. */
  said(offset: number): string {
    const { cell, line } = this.placeOf(offset);
    return cell === undefined ? `line ${line}` : `line ${line} of cell ${cell + 1}`;
  }

  /** The same of several places: `lines 3 and 5`. */
  saidOf(offsets: readonly number[]): string {
    const inOrder = [...offsets].sort((one, other) => one - other);
    const [last, ...before] = [...new Set(inOrder.map((offset) => this.said(offset)))].reverse();
    if (before.length === 0) return last ?? '';
    const list = `${before.reverse().join(', ')} and ${last}`;
    return this.cells.length > 0 ? list : `lines ${list.replaceAll('line ', '')}`;
  }

  /** The same where there is little room: `3`, and in a notebook `2:3`. */
  short(offset: number): string {
    const { cell, line } = this.placeOf(offset);
    return cell === undefined ? String(line) : `${cell + 1}:${line}`;
  }

  /** Where a line, counted from 1, begins. */
  startOf(line: number): number {
    return this.starts[line - 1] ?? 0;
  }
}

/** A clause as it begins a sentence. */
export function capital(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
