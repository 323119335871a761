import type { Span } from './span';

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

/** A statement as it stands in the text, its keyword and semicolon included. */
export class StatementText implements Span {
  readonly from: number;
  readonly to: number;
  /** `var `, `let `, `const ` or nothing. */
  readonly keyword: string;
  /** Whether other declarations share its keyword: it can't be taken out alone. */
  readonly shared: boolean;
  /** Whether it has its line, or lines, for itself. */
  private readonly alone: boolean;

  constructor(
    private readonly source: string,
    { whole }: { readonly whole: Span },
  ) {
    const before = source.slice(Math.max(0, whole.from - 40), whole.from);
    this.keyword = /\b(?:var|let|const)\s+$/.exec(before)?.[0] ?? '';
    const semicolon = /^\s*;/.exec(source.slice(whole.to, whole.to + 40))?.[0] ?? '';
    this.shared = /,\s*$/.test(before) || /^\s*,/.test(source.slice(whole.to, whole.to + 40));
    this.from = whole.from - this.keyword.length;
    this.to = whole.to + semicolon.length;
    const end = source.indexOf('\n', this.to);
    const rest = source.slice(this.to, end < 0 ? source.length : end);
    this.alone = /(?:^|\n)[ \t]*$/.test(source.slice(0, this.from)) && /^\s*(?:\/\/.*)?$/.test(rest);
  }

  /** `;` where the statement ends with one. */
  get end(): string {
    return this.source[this.to - 1] === ';' ? ';' : '';
  }

  /** The edit that takes the statement out. */
  removal(): Edit {
    if (!this.alone) {
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
    const from = this.alone ? this.lineStart() : this.from;
    const inserted = this.alone ? `${this.indent()}${text}\n` : `${text}${/;$/.test(text) ? '' : ';'} `;
    return { from, to: from, text: inserted };
  }

  /** The edit that puts another statement after this one. */
  after(text: string): Edit {
    if (!this.alone) return { from: this.to, to: this.to, text: `${this.end ? '' : ';'} ${text}` };
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
    return this.source.lastIndexOf('\n', this.from - 1) + 1;
  }

  /** Just after the statement's line end; beyond the text where there is none. */
  private lineEnd(): number {
    const end = this.source.indexOf('\n', this.to);
    return end < 0 ? this.source.length + 1 : end + 1;
  }

  private indent(): string {
    return /^[ \t]*/.exec(this.source.slice(this.lineStart()))?.[0] ?? '';
  }
}
