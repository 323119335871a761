/*
 * Lines that a pass may lack: the share of an element beside those of others, a division of what several lines have added up,
 * what an empty loop was made for. Each is put into the text as one that changes nothing; its numbers tell what it lacks.
 */
import type { Analysis } from '../../../analysis/model';
import { applyEdits } from '../../../text/edits';
import type { Span } from '../../../text/span';
import type { ClaimGroup } from '../claims/claim';
import { multipleOf } from '../freely/multiples';
import type { JudgedUnit } from '../judge';
import { ofHelpers, type StoreHeard } from '../machine/stores';
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
const mostElsewhere = 12;

/** Lines that may stand beside one that makes a gradient, or in a loop that does nothing; `lacking` are elements of it. */
export function linesBeside(place: Span, lacking: readonly string[], analysis: Analysis): AddedLine[] {
  const { source } = analysis;
  const own = analysis.code(place);
  const around = statementsAround(place.from, analysis).flatMap((each) => linesOf(each, source) ?? []);
  const [innermost, ...outer] = around.reverse();
  if (!innermost) return [];
  const end = endOf(innermost, source);
  const { from: top, to } = outer.at(-1) ?? innermost;
  const found = [...source.slice(top, to).matchAll(/(?<=\)\s*\{)\s*(?=\})/g)].map(
    ({ 0: { length }, index }) =>
      addedLine({ from: top + index, to: top + index + length }, own, [' ', `${end} `], analysis),
  );
  const [, index] = /\[(\w+)( [-+] \d+)?\]$/.exec(own) ?? [];
  // The share of a neighbour, as it is read elsewhere.
  const near =
    index && /\D/.test(index) ? source.match(new RegExp(`\\[${index}( [-+] \\d+)?\\](?=\\W)`, 'g')) : null;
  const others = [
    ...lacking.map((element) => own.replace(/\[\d+\]$/, `[${element}]`)),
    ...(near ?? []).map((other) => own.replace(/\[[^[]*\]$/, other)),
  ];
  for (const lines of [innermost, ...outer])
    for (const target of new Set([...others, own])) {
      const [indent] = /^[ \t]*/.exec(source.slice(lines.from)) ?? [''];
      for (const at of lines === innermost ? [lines.to, lines.from] : [lines.to])
        found.push(addedLine({ from: at, to: at }, target, [indent, `${end}\n`], analysis));
    }
  return found.slice(0, mostLines);
}

/** Lines for targets where forward code makes something of their variable, or where others get a share of what they add up. */
export function linesElsewhere(
  group: ClaimGroup,
  targets: readonly string[],
  { groups, measured }: JudgedUnit,
  analysis: Analysis,
): AddedLine[] {
  const { run, leads } = measured;
  // A share that is missing is no multiple of the others.
  if (multipleOf(group, measured)) return [];
  const { tape } = run.file;
  const { source } = analysis;
  const own = new Set(group.claims.map(({ of }) => tape.sourceOf(of)));
  const reads = [...leads].filter((node) => tape.inputsOf(node).some((each) => own.has(tape.sourceOf(each))));
  const others = new Set(groups.flatMap((each) => each.group.stores));
  const isRead = ({ code, base, at }: StoreHeard) =>
    reads.some((node) => at.from <= tape.from[node] && tape.to[node] <= (code?.value.to ?? 0) + base);
  const isShare = ({ code }: StoreHeard, k: number) => others.has(k) && /^[-+]$/.test(code?.operator ?? '');
  const beside = [...run.stores.filter(isRead), ...run.stores.filter(isShare)];
  const places = new Map<string, Span>();
  for (const { at } of beside.filter(({ base }) => base < ofHelpers))
    for (const each of statementsAround(at.from, analysis).slice(-2)) {
      const lines = linesOf(each, source);
      if (lines) places.set(`${each.from} ${lines.to}`, lines);
    }
  const elements = targets.filter((target) => target.endsWith(']'));
  const lines = [...places.values()].flatMap(({ from, to }) => {
    const [indent] = /^[ \t]*/.exec(source.slice(from)) ?? [''];
    const end = endOf({ from, to }, source);
    return (elements.length > 0 ? elements : targets).map((target) =>
      addedLine({ from: to, to }, target, [indent, `${end}\n`], analysis),
    );
  });
  return lines.slice(0, mostElsewhere);
}

/** A line at the end of a round that hands on what another gradient is by then, of which it may be made. */
export function lineCarrying(target: string, begin: string, last: Span, analysis: Analysis): AddedLine {
  const { source } = analysis;
  const [indent] = /^[ \t]*/.exec(source.slice(last.from)) ?? [''];
  return addedLine(
    { from: last.to, to: last.to },
    target,
    [indent, `${endOf(last, source)}\n`],
    analysis,
    begin,
  );
}

/** How the statements of some lines end. */
const endOf = ({ from, to }: Span, source: string): string =>
  /;[ \t]*(\/\/.*)?$/m.test(source.slice(from, to)) ? ';' : '';

function addedLine(
  gap: Span,
  target: string,
  [before, after]: readonly [string, string],
  { source, writing }: Analysis,
  begin = target,
): AddedLine {
  const edit = (line: string) => ({ ...gap, text: before + line + after });
  const whole = applyEdits(source, [edit(`${target} = ${begin}`)]);
  const at = gap.from + before.length;
  return {
    source: whole,
    at,
    told: (candidate) => {
      const text = applyEdits(whole, candidate.edits);
      const first = at + `${target} = `.length;
      const value = text.slice(first, first + begin.length + text.length - whole.length);
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
