/*
 * The cells of a notebook as one text, and back. Each cell stands below a line that says which it is, and begins with a
 * character that no language has outside of its texts. So the joined text tells its cells by itself: whoever reads it, edits
 * it and reads it again needs nothing beside it.
 */
import { applyEdits, difference, type Edit } from './edits';
import type { Span } from './span';

/** A cell of code. */
export interface NotebookCell {
  /** Its number among all cells of the notebook, those without code included, from 0. */
  readonly number: number;
  /** The how-manieth run of the notebook was this cell's last; null where that is not known. */
  readonly run: number | null;
  readonly text: string;
}

/** Where the text of a cell stands in the joined one. */
export interface CellSpan extends Span, Omit<NotebookCell, 'text'> {}

const mark = '\u001e';

/** The cells as one text. A cell that has our mark in it keeps its length, and loses the mark. */
export function joinCells(cells: readonly NotebookCell[]): string {
  return cells
    .map(({ number, run, text }) => `${mark}${number} ${run ?? ''}\n${text.replaceAll(mark, ' ')}`)
    .join('\n');
}

/** The cells of a joined text, in its order; none of any other text. */
export function cellsOf(source: string): readonly CellSpan[] {
  const cells: CellSpan[] = [];
  if (!source.startsWith(mark)) return cells;
  for (let head = 0; head >= 0; ) {
    const end = source.indexOf('\n', head);
    // An edit that takes the only line of the last cell out takes the end of the line above it along.
    const from = end < 0 ? source.length : end + 1;
    const [number, run] = source
      .slice(head + 1, from)
      .trimEnd()
      .split(' ');
    const next = end < 0 ? -1 : source.indexOf(`\n${mark}`, end);
    cells.push({
      number: Number(number),
      run: run ? Number(run) : null,
      from,
      // Nothing is left of a cell whose last line was taken out with its end.
      to: next < 0 ? source.length : Math.max(from, next),
    });
    head = next < 0 ? next : next + 1;
  }
  return cells;
}

/** The lines of a text, without those that stand above cells. */
export function codeLines(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => !line.startsWith(mark));
}

/** Which of the cells a place is in; the line above a cell is the cell's. */
export function cellAt(cells: readonly CellSpan[], offset: number): number {
  let low = 0;
  let high = cells.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cells[middle - 1].to < offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Edits that do the same to the cells of a text, each within one cell. In a text without cells they are what they were. */
export function withinCells(source: string, edits: readonly Edit[]): readonly Edit[] {
  const before = cellsOf(source);
  if (before.length === 0) return edits;
  const edited = applyEdits(source, edits);
  const after = cellsOf(edited);
  return before.flatMap(({ from, to }, i) => {
    const text = source.slice(from, to);
    const now = edited.slice(after[i].from, after[i].to);
    if (now === text) return [];
    const change = difference(text, now);
    return [{ ...change, from: change.from + from, to: change.to + from }];
  });
}
