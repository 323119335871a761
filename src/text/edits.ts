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

/** An assignment, where it stands in the text. */
export interface AssignmentText {
  /** From its name to the end of its expression. */
  readonly whole: Span;
  readonly within: WholeStatement;
  readonly declares: '' | 'var' | 'let' | 'const';
}

/** Some assignments of a statement as they stand in the text: of all, its keyword and semicolon are included. */
export class StatementText implements Span {
  readonly from: number;
  readonly to: number;
  /** `var `, `let `, `const ` or nothing. */
  readonly keyword: string;
  /** Whether other assignments share the statement: these can't be taken out alone. */
  readonly shared: boolean;
  /** The whole statement. */
  private readonly within: WholeStatement;
  /** Whether that has its line, or lines, for itself. */
  private readonly alone: boolean;

  constructor(
    private readonly source: string,
    /** Assignments of one statement, in the order of the text. */
    ...some: readonly [AssignmentText, ...AssignmentText[]]
  ) {
    const [{ whole, within, declares }] = some;
    const last = some[some.length - 1];
    const isFirst = whole.from === within.body;
    this.keyword = isFirst && declares ? `${declares} ` : '';
    this.shared = some.length < within.parts;
    this.from = isFirst ? within.from : whole.from;
    this.to = this.shared ? last.whole.to : within.to;
    this.within = within;
    const end = source.indexOf('\n', within.to);
    const rest = source.slice(within.to, end < 0 ? source.length : end);
    this.alone = !source.slice(this.lineStart(), within.from).trim() && /^\s*(?:\/\/.*)?$/.test(rest);
  }

  /** `;` where the statement ends with one. */
  get end(): string {
    return this.within.closed ? ';' : '';
  }

  /** The edit that takes the statement out. */
  removal(): Edit {
    if (!this.alone || this.shared) {
      const spaces = /^ */.exec(this.source.slice(this.to))?.[0].length ?? 0;
      return { from: this.from, to: this.to + spaces, text: '' };
    }
    const next = this.lineEnd();
    // The last line of a text without a line end takes the one before it along.
    if (next > this.source.length)
      return { from: Math.max(0, this.lineStart() - 1), to: this.source.length, text: '' };
    return { from: this.lineStart(), to: next, text: '' };
  }

  /** The edit that puts another statement before this one. */
  before(text: string): Edit {
    const from = this.alone ? this.lineStart() : this.within.from;
    const inserted = this.alone ? `${this.indent()}${text}\n` : `${text}${text.endsWith(';') ? '' : ';'} `;
    return { from, to: from, text: inserted };
  }

  /** The edit that puts another statement after this one. */
  after(text: string): Edit {
    const { to } = this.within;
    if (!this.alone) return { from: to, to, text: `${this.end ? '' : ';'} ${text}` };
    const next = this.lineEnd();
    if (next > this.source.length)
      return { from: this.source.length, to: this.source.length, text: `\n${this.indent()}${text}` };
    return { from: next, to: next, text: `${this.indent()}${text}\n` };
  }

  /** The statement's own text. */
  get text(): string {
    return this.source.slice(this.from, this.to);
  }

  private lineStart(): number {
    return this.source.lastIndexOf('\n', this.within.from - 1) + 1;
  }

  /** Just after the statement's line end; beyond the text where there is none. */
  private lineEnd(): number {
    const end = this.source.indexOf('\n', this.within.to);
    return end < 0 ? this.source.length + 1 : end + 1;
  }

  private indent(): string {
    return /^[ \t]*/.exec(this.source.slice(this.lineStart()))?.[0] ?? '';
  }
}
