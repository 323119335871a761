/** A line that gets text at its end: its number, and how many columns its code takes. */
export interface Line {
  readonly line: number;
  readonly width: number;
}

/** Texts stand at least this far off the code. */
const gap = 3;

/** Columns are multiples of this, so that a line's growing moves its neighbours' texts seldom. */
const stop = 4;

/** Lines further apart belong to different parts of the file; blank lines and comments do not part them. */
const apart = 6;

/** Longer lines stand for themselves: their neighbours' texts stay near their code. */
const reach = 60;

/**
 * The column for the text of each line, in line order. Lines that follow each other closely share one, as in a
 * hand-drawn margin.
 */
export function textColumns(lines: readonly Line[]): number[] {
  const columns: number[] = [];
  for (let start = 0; start < lines.length; start = columns.length) {
    let end = start + 1;
    while (end < lines.length && lines[end].line - lines[end - 1].line < apart) end++;
    const block = lines.slice(start, end);
    const shared = Math.max(
      0,
      ...block.filter(({ width }) => width <= reach).map(({ width }) => snap(width + gap)),
    );
    for (const { width } of block) columns.push(Math.max(shared, width <= reach ? 0 : width + gap));
  }
  return columns;
}

/** How many columns a text takes in a monospaced font. */
export function columnWidth(text: string, tabSize: number): number {
  let width = 0;
  for (const character of text)
    width += character === '\t' ? tabSize - (width % tabSize) : isWide(character) ? 2 : 1;
  return width;
}

function snap(column: number): number {
  return Math.ceil(column / stop) * stop;
}

function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
    character,
  );
}
