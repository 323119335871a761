/*
 * What a hover says, in Markdown: what stands at a place in the text, its numbers, the verdict on it, and the working
 * from which a reader can find its gradient by hand.
 */
import type { Analysis } from '../analysis/model';
import type { Writing } from '../program/dialect';
import type { Lines } from '../text/lines';
import type { Verdict } from '../verification/model';
import type { Explanation } from './explanation';
import { fullNumber, measuredNumber, shortNumber } from './format';
import type { Goings } from './goings';
import { code, codeBlock, math, plain, table } from './markdown';
import { verdictText } from './verdicts';

/** Digits in the working: enough to redo it by hand. */
const digits = 6;

/** Longer formulas would break a table's row (characters); a gate's own rows are shorter. */
const longestFactor = 24;
const longestLocal = 48;

/** More paths, and a longer formula, are more than anyone follows by hand. */
const mostPaths = 12;
const longestFormula = 400;

/** Makes a link to a place. */
type PlaceLink = (label: string, at: number) => string;

/** A hover's text; `notice` is said first of the numbers, where they are none of the file's own. */
export function hoverText(
  explanation: Explanation,
  verdict: Verdict | undefined,
  { lines, writing }: Pick<Analysis, 'lines' | 'writing'>,
  link: PlaceLink,
  notice: string,
): string {
  const remarks = verdict?.remarks.map(({ message }) => plain(message)) ?? [];
  const paragraphs = [heading(explanation), plain(notice), verdictLine(verdict, lines, link)];
  paragraphs.push(plain(explanation.example), ...remarks);
  paragraphs.push(numbers(explanation), missing(explanation), ...explanation.goings.map(goingsTable));
  paragraphs.push(explanation.kind === 'gate' ? gateWorking(explanation) : working(explanation, lines, link));
  paragraphs.push(formula(explanation, writing), tug(explanation), ...explanation.notes.map(plain));
  return paragraphs.filter((text) => text !== '').join('\n\n');
}

/** The verdict with its reason, and a link to the line to blame. */
function verdictLine(verdict: Verdict | undefined, lines: Lines, link: PlaceLink): string {
  if (!verdict) return '';
  const text = plain(verdictText(verdict, digits));
  if (!verdict.cause) return text;
  return `${text} (${lineLink(lines, verdict.cause.from, link)})`;
}

/** What it is; for an input also where its value is from. */
function heading({ title, role, value, gradient, reason }: Explanation): string {
  const complete = value !== null && gradient !== null;
  const about = complete && reason !== null ? `${role}: ${reason}` : role;
  return title === '' ? `**${plain(about)}**` : `**${code(title)}** \u2002 ${plain(about)}`;
}

function numbers(explanation: Explanation): string {
  const { kind, value, assumed, gradient, gradientAssumed, output, numerically, sides } = explanation;
  const lines: string[] = [];
  if (value !== null) lines.push(`value **${approximate(fullNumber(value), assumed)}**`);
  if (gradient !== null) {
    const label =
      kind === 'gradient variable' ? 'backpropagation gives' : `gradient of ${math(output ?? '')}`;
    lines.push(`${label} **${approximate(fullNumber(gradient), gradientAssumed)}**`);
  }
  if (numerically) lines.push(`numerically ${measuredNumber(numerically)}`);
  if (sides) {
    const [left, right] = [sides.left, sides.right].map(measuredNumber);
    lines.push(`a kink: from the left ${left}, from the right ${right}`);
  }
  return lines.join('\\\n');
}

/** Rounds, calls or elements, those that are worth a look. */
function goingsTable({ kind, some, count }: Goings): string {
  const left = count - some.length;
  const heads = [left > 0 ? `${kind} (${some.length} of ${count})` : kind, 'value', 'gradient', ''];
  const number = (value: number | null, assumed = false) =>
    value === null ? '?' : approximate(short(value), assumed);
  const rows = some.map(({ label, value, assumed, gradient, isAtKink }) => {
    const mark = isAtKink ? 'at a kink' : '';
    return [math(label), number(value, assumed), number(gradient), mark];
  });
  // What never moves has no gradients.
  const isWanted = [true, true, some.some(({ gradient }) => gradient !== null), true];
  const all = [heads, ...rows].map((cells) => cells.filter((_, k) => isWanted[k]));
  return table(
    (['left', 'right', 'right', 'left'] as const).filter((_, k) => isWanted[k]),
    all,
  );
}

/** Why there is no number. */
function missing({ value, gradient, reason }: Explanation): string {
  if (reason === null || (value !== null && gradient !== null)) return '';
  return plain(`${value === null ? 'No value' : 'No gradient'}: ${reason}.`);
}

/** local gradient x upstream gradient = share, a row for each path, and their sum. */
function working({ contributions, gradient }: Explanation, lines: Lines, link: PlaceLink): string {
  if (contributions.length === 0 || gradient === null) return '';
  const head = ['local gradient', '', 'upstream', '', 'share', ''];
  const rows = contributions.slice(0, mostPaths).map((path) => {
    const { local, localValue, upstream, upstreamValue, share, at } = path;
    const factors = [named(local, localValue), '\u00d7', named(upstream, upstreamValue)];
    return [...factors, '=', short(share), lineLink(lines, at, link)];
  });
  const left = contributions.length - rows.length;
  if (left > 0) rows.push(['', '', `${left} more`, '', '', '']);
  const sum = ['', '', 'sum', '=', `**${short(gradient)}**`, ''];
  const all = rows.length > 1 ? [head, ...rows, sum] : [head, ...rows];
  return table(['right', 'center', 'right', 'center', 'right', 'left'], all);
}

/** What a gate hands to each of its inputs. */
function gateWorking({ contributions }: Explanation): string {
  if (contributions.length === 0) return '';
  const head = ['to', 'local gradient', '', 'upstream', '', 'share'];
  const rows = contributions.slice(0, mostPaths).map(({ label, local, localValue, upstreamValue, share }) => {
    const factor = named(local, localValue, longestLocal);
    return [math(label), factor, '\u00d7', short(upstreamValue), '=', short(share)];
  });
  return table(['left', 'right', 'center', 'right', 'center', 'right'], [head, ...rows]);
}

/** b = 3, but a literal such as 1 only once, and of a long formula (it stands below) the number alone. */
function named(text: string, value: number, longest = longestFactor): string {
  if (Number(text) === value || text.length > longest) return short(value);
  return `${math(text)} = ${short(value)}`;
}

function formula({ formula, gradientName }: Explanation, writing: Writing): string {
  if (formula === null || gradientName === null || formula.length > longestFormula) return '';
  return codeBlock(writing.assignment(gradientName, '', formula), writing.fence);
}

function tug({ tug, title, output }: Explanation): string {
  // What a step of the output does to the output needs no words.
  if (tug === null || output === null || output === title) return '';
  const { step, before, after, predicted } = tug;
  const path = `${math(output)} goes from ${short(before)} to ${short(after)}`;
  return `Tug ${math(title)} by ${step}: ${path}, by ${short(after - before)}; the gradient predicts ${short(predicted)}.`;
}

function short(value: number): string {
  return shortNumber(value, digits);
}

function approximate(number: string, assumed: boolean): string {
  return assumed ? `\u2248 ${number}` : number;
}

function lineLink(lines: Lines, at: number, link: PlaceLink): string {
  return link(lines.said(at).replaceAll(' ', '\u00a0'), at);
}
