/*
 * Where the text of a line stands, and how much of it, so that its first number is seen in a narrow editor: behind the
 * line, or before the comment at its end if that would push it out of sight.
 */
import type { Analysis } from '../analysis/model';
import type { InlineText } from '../wording/inline';
import { columnWidth, isSeen, number, textColumns } from './columns';

/** A text with its place: an offset, and how many columns behind what stands there. */
export interface PlacedText extends InlineText {
  /** Where in its line the offset is. */
  readonly character: number;
  readonly distance: number;
  /** Code of the line, a comment, follows. */
  readonly inside: boolean;
}

/** What an editor does with the lines. */
export interface LineLayout {
  readonly tabSize: number;
  /** Long lines go on in the next row: their ends are in sight, and what is pushed to the right is not. */
  readonly wraps: boolean;
}

/** Gives each line's text its place. */
export function placed(
  analysis: Analysis,
  texts: readonly InlineText[],
  { tabSize, wraps }: LineLayout,
): PlacedText[] {
  const { source, lines } = analysis;
  const ends = texts.map((text) => {
    const start = lines.startOf(text.line + 1);
    const widthAt = (end: number) => columnWidth(source.slice(start, end), tabSize);
    const width = widthAt(text.at);
    const lead = nameOf(text).length + number;
    const at =
      wraps || isSeen(width, lead) ? text.at : analysis.reading.endOfCode({ from: start, to: text.at });
    const ownWidth = at < text.at ? widthAt(at) : width;
    const nameless = text.nameless !== '' && !isSeen(ownWidth, lead);
    return { line: text.line, start, at, width: ownWidth, lead: nameless ? number : lead, nameless };
  });
  const columns = textColumns(ends);
  return texts.map((text, i) => {
    const { start, at, width, nameless } = ends[i];
    const value = nameless ? text.nameless : text.value;
    return { ...text, value, at, character: at - start, distance: columns[i] - width, inside: at < text.at };
  });
}

/** What a text says before its first number. It does not change with the number, and so the text keeps its place. */
function nameOf({ value, gradient, judgement }: InlineText): string {
  if (judgement) return '';
  const text = value || gradient;
  return text.slice(0, Math.max(0, text.search(/ [=\u2248] /)));
}
