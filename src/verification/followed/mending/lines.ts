/*
 * Lines that a pass may lack: the share of an element beside those of others, a division of what several lines have added up,
 * what an empty loop was made for. Each is put into the text as one that changes nothing; its numbers tell what it lacks.
 */
import type { Analysis } from '../../../analysis/model';
import { applyEdits } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { linesOf, statementsAround } from './moving';
import type { EditCandidate } from './statement';

/** A text with a line more, which changes nothing. */
export interface AddedLine {
  readonly source: string;
  /** Where the line begins. */
  readonly at: number;
  /** What puts it into the text as it was, once it is edited. */
  told(candidate: EditCandidate): EditCandidate;
}

/** So many are tried. */
const mostLines = 8;

/** Lines that may stand beside one that makes a gradient, or in a loop that does nothing; `lacking` are elements of it. */
export function linesBeside(place: Span, lacking: readonly string[], analysis: Analysis): AddedLine[] {
  const { source } = analysis;
  const own = analysis.code(place);
  const around = statementsAround(place.from, analysis).flatMap((each) => linesOf(each, source) ?? []);
  const [innermost, ...outer] = around.reverse();
  if (!innermost) return [];
  const [end] = /;?$/.exec(source.slice(innermost.from, innermost.to).trimEnd()) ?? [''];
  const { from: top, to } = outer.at(-1) ?? innermost;
  const found = [...source.slice(top, to).matchAll(/(?<=\)\s*\{)\s*(?=\})/g)].map(
    ({ 0: { length }, index }) =>
      addedLine({ from: top + index, to: top + index + length }, own, [' ', `${end} `], analysis),
  );
  const others = lacking.map((element) => own.replace(/\[\d+\]$/, `[${element}]`));
  for (const lines of [innermost, ...outer])
    for (const target of new Set([...others, own])) {
      const [indent] = /^[ \t]*/.exec(source.slice(lines.from)) ?? [''];
      for (const at of lines === innermost ? [lines.to, lines.from] : [lines.to])
        found.push(addedLine({ from: at, to: at }, target, [indent, `${end}\n`], analysis));
    }
  return found.slice(0, mostLines);
}

function addedLine(
  gap: Span,
  target: string,
  [before, after]: readonly [string, string],
  { source, writing }: Analysis,
): AddedLine {
  const edit = (line: string) => ({ ...gap, text: before + line + after });
  const whole = applyEdits(source, [edit(`${target} = ${target}`)]);
  const at = gap.from + before.length;
  return {
    source: whole,
    at,
    told: (candidate) => {
      const text = applyEdits(whole, candidate.edits);
      const first = at + `${target} = `.length;
      const value = text.slice(first, first + target.length + text.length - whole.length);
      const [, gate, share] = value.startsWith(target)
        ? (/^\s*([-+*/])\s*(.*)$/s.exec(value.slice(target.length)) ?? [])
        : [];
      const line = writing.assignment(target, gate ?? '', share ?? value);
      return {
        ...candidate,
        kind: 'missing contribution',
        sentence: `A line is missing: ${line}.`,
        edits: [edit(line)],
      };
    },
  };
}
