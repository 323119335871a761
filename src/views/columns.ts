/* Where the texts at the ends of lines stand, so that they can be seen also where the editor is narrow. */

/** A line that gets text at its end: its number, and how many columns its code takes. */
export interface Line {
  readonly line: number;
  readonly width: number;
  /** How many columns the text takes up to the end of its first number. */
  readonly lead?: number;
}

/** Texts stand at least this far off the code. */
const gap = 3;

/** Columns are multiples of this, so that a line's growing moves its neighbours' texts seldom. */
const stop = 4;

/** Lines further apart belong to different parts of the file; blank lines and comments do not part them. */
const apart = 6;

/** A text stands no further from its code than this for the sake of a shared column. */
const near = 20;

/** So many columns are seen in half of a window, beside a report and the minimap. */
const seen = 55;

/** A number with its sign: ✓ -0.1234. */
export const number = 9;

/** Whether a number is in sight right behind the code of a line. */
export function isSeen(width: number, lead: number): boolean {
  return width + gap + lead <= seen;
}

/** Lines that share a column: their places in the list, their own columns from the least to the most, and the last that is seen. */
interface LineRun {
  readonly members: number[];
  readonly least: number;
  readonly most: number;
  readonly last: number;
}

/**
 * The column for the text of each line, in line order. Lines that follow each other closely share one, as in a
 * hand-drawn margin, where each of them has its text near its code and its first number in sight. A single line that is
 * much longer or shorter than its neighbours stands between them without moving theirs.
 */
export function textColumns(lines: readonly Line[]): number[] {
  const columns = lines.map(({ width }) => width + gap);
  for (const { members, most } of runs(lines)) for (const i of members) columns[i] = most;
  return columns;
}

function runs(lines: readonly Line[]): LineRun[] {
  const found: LineRun[] = [];
  let run: LineRun | null = null;
  lines.forEach((line, i) => {
    if (i > 0 && !follows(line, lines[i - 1])) run = null;
    const own = alone(line, i);
    if (!canShare(own)) return;
    const joined = run && together(run, own);
    const next = lines[i + 1];
    if (run && joined && canShare(joined)) {
      run.members.push(i);
      run = joined;
      found[found.length - 1] = joined;
    } else if (!(run && next && follows(next, line) && canShare(together(run, alone(next, i + 1))))) {
      run = own;
      found.push(own);
    }
  });
  return found;
}

function follows({ line }: Line, before: Line): boolean {
  return line - before.line < apart;
}

function alone({ width, lead = number }: Line, i: number): LineRun {
  const own = width + gap;
  const last = seen - lead;
  const rounded = Math.ceil(own / stop) * stop;
  const column = rounded <= last ? rounded : own;
  return { members: [i], least: column, most: column, last };
}

function together(one: LineRun, other: LineRun): LineRun {
  return {
    // Shared with the first, which takes the other's once they are really together: copies would cost with every line.
    members: one.members,
    least: Math.min(one.least, other.least),
    most: Math.max(one.most, other.most),
    last: Math.min(one.last, other.last),
  };
}

function canShare({ least, most, last }: LineRun): boolean {
  return most - least <= near && most <= last;
}

/** How many columns a text takes in a monospaced font. */
export function columnWidth(text: string, tabSize: number): number {
  // Nearly every line is of plain characters, and this runs for each at every key.
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text)
    width += character === '\t' ? tabSize - (width % tabSize) : isWide(character) ? 2 : 1;
  return width;
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    character,
  );
}
