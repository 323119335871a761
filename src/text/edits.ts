/* Edits to a text, and statements as edits move them or take them out. */
import type { Span, WholeStatement } from './span';

/** A replacement in the text. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text with the edits made. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((one, other) => other.from - one.from || other.to - one.to)
    .reduce((text, { from, to, text: inserted }) => text.slice(0, from) + inserted + text.slice(to), source);
}

/** The one replacement that turns a text into another. */
export function difference(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, text: after.slice(from, after.length - same) };
}

/** An assignment, where it stands in the text. */
export interface AssignmentText {
  /** From its name to the end of its expression. */
  readonly whole: Span;
  readonly within: WholeStatement;
  /** The keyword that declares it; '' for none. */
  readonly declares: string;
}

/** A text in which a reader has told code from comments. */
export interface ReadText {
  readonly source: string;
  /** What stands between two statements of one line. */
  readonly writing: { readonly separator: string };
  /** Where the line ends that a place is on, with the comments behind the place; null where code follows on it. */
  readonly lineEndAfter: (place: number) => number | null;
}

/** Some assignments of a statement as they stand in the text: of all, its keyword and what ends it are included. */
export class StatementText implements Span {
  readonly from: number;
  readonly to: number;
  /** `var `, or nothing. */
  readonly keyword: string;
  /** Whether other assignments share the statement: these can't be taken out alone. */
  readonly shared: boolean;
  private readonly source: string;
  private readonly separator: string;
  private readonly indent: string;
  /** The whole statement. */
  private readonly within: WholeStatement;
  /** The lines that it has for itself, with their ends and the comments on them; null where other code shares them. */
  private readonly own: Span | null;

  constructor(
    { source, writing, lineEndAfter }: ReadText,
    /** Assignments of one statement, in the order of the text. */
    ...some: readonly [AssignmentText, ...AssignmentText[]]
  ) {
    const [{ whole, within, declares }] = some;
    const last = some[some.length - 1];
    const isFirst = whole.from === within.body;
    this.source = source;
    this.separator = writing.separator;
    this.indent = indentOf(source, within.from);
    this.keyword = isFirst && declares ? `${declares} ` : '';
    this.shared = some.length < within.parts;
    this.from = isFirst ? within.from : whole.from;
    this.to = this.shared ? last.whole.to : within.to;
    this.within = within;
    const end = lineEndAfter(within.to);
    this.own =
      beginsLine(source, within.from) && end !== null
        ? { from: lineStart(source, within.from), to: nextLine(source, end) }
        : null;
  }

  /** What the statement ends with: `;`, or nothing. */
  get end(): string {
    return this.within.end;
  }

  /** The edit that takes the statement out, and a comment at the end of its line; one that goes on below stays. */
  removal(): Edit {
    const { source, own } = this;
    if (!own || this.shared || source.slice(this.to, own.to - 1).includes('\n')) {
      const spaces = /^ */.exec(source.slice(this.to))?.[0].length ?? 0;
      return { from: this.from, to: this.to + spaces, text: '' };
    }
    // The last line of a text without a line end takes the one before it along.
    if (!source.endsWith('\n', own.to)) return { from: Math.max(0, own.from - 1), to: own.to, text: '' };
    return { ...own, text: '' };
  }

  /** The edit that puts another statement before this one. */
  before(text: string): Edit {
    const from = this.own?.from ?? this.within.from;
    const { separator } = this;
    const inserted = this.own
      ? `${this.indent}${text}\n`
      : `${text}${text.endsWith(separator) ? '' : separator} `;
    return { from, to: from, text: inserted };
  }

  /** The edit that puts another statement after this one. */
  after(text: string): Edit {
    const { own, source } = this;
    const { to } = this.within;
    if (!own) return { from: to, to, text: `${this.end ? '' : this.separator} ${text}` };
    const line = `${this.indent}${text}`;
    return { from: own.to, to: own.to, text: source.endsWith('\n', own.to) ? `${line}\n` : `\n${line}` };
  }

  /** The statement's own text. */
  get text(): string {
    return this.source.slice(this.from, this.to);
  }
}

/** The blanks at the beginning of the line that a place is on. */
export function indentOf(source: string, place: number): string {
  return /^[^\S\r\n]*/.exec(source.slice(lineStart(source, place)))?.[0] ?? '';
}

/** Whether only blanks stand before a place on its line. */
export function beginsLine(source: string, place: number): boolean {
  return source.slice(lineStart(source, place), place).trim() === '';
}

function lineStart(source: string, place: number): number {
  return source.lastIndexOf('\n', place - 1) + 1;
}

/** Where the line begins that comes after the one at an offset; the end of the text where there is none. */
export function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end < 0 ? source.length : end + 1;
}
