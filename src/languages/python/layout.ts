/*
 * What Python's lines and indentation say, read before the parser reads the rest: where a bracket or a string that is being
 * typed ends, and which lines stand at an indentation that means nothing. Such lines are masked, so that they cost no other.
 */
import { maskedHeader } from './headers';

/** Indentation of a block, with tabs as wide as 8 blanks and as wide as one: Python wants both to tell the same. */
interface Indentation {
  readonly column: number;
  readonly narrow: number;
  readonly blanks: string;
}

interface MaskedPlace {
  readonly from: number;
  readonly text: string;
}

/** What stands in the masked text before a line whose indentation is wrong; the parser takes it for a blank. */
const misplaced = '\f';
/** What is no Python wherever it stands. */
const wrong = '?';

/** The header of a `with`, in which the grammar knows `as` before plain names alone. */
const withHeader = /(?:async[ \t]+)?with\b/y;
/** The `as` there, which separates what comes before it from what it assigns. */
const asWord = /(?<!\w)as(?!\w)/y;

const [tab, newline, blank, hash, backslash, colon, formFeed] = [...'\t\n #\\:\f'].map(code);
const [single, double] = [...'\'"'].map(code);
const opening = new Set([...'([{'].map(code));
const closing = new Map(['()', '[]', '{}'].map(([open, close]) => [code(close), code(open)]));

/** What begins a line of which the grammar knows less than Python. */
const headerWord = /@|(?:match|case)\b/y;

/** In a file with brackets or blocks nested deeper than this nothing is read. */
const deepest = 300;
/** So many statements are read up to the end of the file for a bracket that nobody closes. */
const mostSearches = 3;

/** No expression goes on with these words on a new line. */
const statementWord =
  /[ \t]*(?:def|class|return|import|while|with|try|except|finally|raise|pass|break|continue|global|nonlocal|del|assert|elif)\b/y;
/** What begins so has a colon. */
const headWord = /(?:async[ \t]+)?(?:def|class|if|elif|else|for|while|try|except|finally|with)\b/y;
const update = /[ \t]*[\w.]+[ \t]*(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=/y;
const plainAssignment = /[ \t]*[^\W\d]\w*[ \t]*=(?!=)/y;
const anyStatement = /([ \t]*)[\w@]/y;

export interface MaskedText {
  /** The text for the parser. */
  readonly masked: string;
  /** Where it is too deeply nested; null where it is not. */
  readonly tooDeep: number | null;
  /** Where lines begin that stand in no block, in no bracket and in no string. */
  readonly starts: readonly number[];
}

export function layOut(text: string): MaskedText {
  const layout = new LineReader(text);
  layout.read();
  return { masked: layout.masked(), tooDeep: layout.tooDeep, starts: layout.starts };
}

/** Whether a statement stands at an indentation that Python does not allow there. */
export function isMisplaced(text: string, masked: string, from: number): boolean {
  for (let at = from - 1; at >= 0 && /[ \t\f]/.test(masked[at]); at--)
    if (masked[at] === misplaced && text[at] !== misplaced) return true;
  return false;
}

class LineReader {
  tooDeep: number | null = null;
  readonly starts: number[] = [];
  private readonly masks: MaskedPlace[] = [];
  private readonly levels: Indentation[] = [{ column: 0, narrow: 0, blanks: '' }];
  private searches = 0;
  /** The line before ends in a colon. */
  private opens = false;
  /** The brackets that are open, by where they stand. */
  private open: number[] = [];
  /** A colon stands in the statement, outside of brackets. */
  private hasColon = false;
  /** The last character of code, blanks and comments left out. */
  private last = 0;

  constructor(private readonly text: string) {}

  masked(): string {
    let masked = '';
    let done = 0;
    for (const { from, text } of this.masks.sort((one, other) => one.from - other.from)) {
      masked += this.text.slice(done, from) + text;
      done = from + text.length;
    }
    return done === 0 ? this.text : masked + this.text.slice(done);
  }

  read(): void {
    const { text } = this;
    for (let at = 0; at < text.length && this.tooDeep === null; ) {
      let column = 0;
      let narrow = 0;
      const start = at;
      for (; ; at++) {
        const each = text.charCodeAt(at);
        if (each === blank) column++;
        else if (each === tab) column += 8 - (column % 8);
        else if (each !== formFeed) break;
        narrow = each === formFeed ? 0 : narrow + 1;
        if (each === formFeed) column = 0;
      }
      const first = text.charCodeAt(at);
      if (first === hash) at = this.lineEnd(at);
      else if (at < text.length && first !== newline) {
        this.indented({ column, narrow, blanks: text.slice(start, at) }, start);
        if (column === 0) this.starts.push(start);
        at = this.statement(at, column);
        this.opens = this.last === colon;
      }
      at++;
    }
  }

  private lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 ? this.text.length : end;
  }

  /** Goes on to a line with this indentation, and masks that where it fits none of the blocks around. */
  private indented(level: Indentation, start: number): void {
    const { levels } = this;
    const top = () => levels[levels.length - 1];
    if (this.opens && level.column > top().column) {
      levels.push(level);
      if (levels.length > deepest) this.tooDeep = start;
      if (level.narrow > levels[levels.length - 2].narrow) return;
    }
    while (level.column < top().column) levels.pop();
    const { column, narrow, blanks } = top();
    if (level.column === column && level.narrow === narrow) return;
    const short =
      blanks.length < level.blanks.length ? blanks : '\t'.repeat(column >> 3) + ' '.repeat(column % 8);
    if (short.length < level.blanks.length)
      this.masks.push({ from: start, text: (short + misplaced).padEnd(level.blanks.length) });
  }

  /** Goes through a statement, or several on one line, from where it begins; returns where its last line ends. */
  private statement(from: number, column: number): number {
    const marks = this.masks.length;
    const end = this.endOf(from, column, this.searches >= mostSearches);
    if (this.open.length === 0 || end < this.text.length) return this.header(from, end);
    this.searches++;
    this.masks.length = marks;
    return this.header(from, this.endOf(from, column, true));
  }

  /** Masks what the grammar does not know of the line of a statement; returns where it ends. */
  private header(from: number, end: number): number {
    // What is cut off is masked already.
    if (this.last === 0 || !this.begins(headerWord, from)) return end;
    for (const { at, text } of maskedHeader(this.text.slice(from, end)))
      this.masks.push({ from: from + at, text });
    return end;
  }

  /** The same. `hurried`: a bracket that is open may be one that nobody closes. */
  private endOf(from: number, column: number, hurried: boolean): number {
    const { text } = this;
    this.open = [];
    this.last = 0;
    this.hasColon = false;
    let isWith = this.begins(withHeader, from) !== null;
    // Where the line ends before the first one that may well be a statement, if a bracket turns out to be open.
    let perhaps = -1;
    let at = from;
    for (; at < text.length; at++) {
      const each = text.charCodeAt(at);
      if (each === newline) {
        if (this.open.length === 0) return this.isUnfinished(from) ? this.cut(from, at) : at;
        if (this.breaksOff(at + 1, column, hurried)) return this.cut(from, perhaps < 0 ? at : perhaps);
        if (perhaps < 0 && this.mayBreakOff(at + 1, column)) perhaps = at;
      } else if (each === hash) at = this.lineEnd(at) - 1;
      else if (each === single || each === double) {
        at = this.string(at, each);
        this.last = each;
      } else if (each === backslash) at++;
      else if (each !== blank && each !== tab && each !== formFeed) {
        this.last = each;
        this.hasColon ||= each === colon && this.open.length === 0;
        this.bracket(each, at);
        if (!isWith) continue;
        if (this.begins(asWord, at)) this.masks.push({ from: at, text: ' ,' });
        isWith = each !== colon || this.open.length > 0;
      }
    }
    return this.open.length === 0 && !this.isUnfinished(from) ? at : this.cut(from, at);
  }

  private bracket(each: number, at: number): void {
    if (opening.has(each)) {
      this.open.push(at);
      if (this.open.length > deepest) this.tooDeep ??= at;
      return;
    }
    const opens = closing.get(each);
    if (opens === undefined) return;
    const partner = this.open.findLastIndex((place) => this.text.charCodeAt(place) === opens);
    // One that closes another than the last bracket leaves the last one open.
    if (partner === this.open.length - 1) this.open.pop();
  }

  /** Whether the line at a place begins a statement, though a bracket is open. */
  private breaksOff(at: number, column: number, hurried: boolean): boolean {
    const { text } = this;
    if (this.begins(statementWord, at) || this.begins(update, at)) return true;
    const bracket = text.charAt(this.open[this.open.length - 1]);
    const mayBeNamed = bracket === '(' && (this.last === code('(') || this.last === code(','));
    if (!mayBeNamed && this.begins(plainAssignment, at)) return true;
    const blanks = hurried ? this.begins(anyStatement, at)?.[1] : undefined;
    return blanks !== undefined && blanks.length <= column;
  }

  /** Whether the line at a place is an assignment, or a named argument that stands where statements do. */
  private mayBreakOff(at: number, column: number): boolean {
    const found = this.begins(plainAssignment, at);
    return found !== null && found[0].search(/\S/) <= column;
  }

  /** Whether what begins with a word that wants a colon has none. */
  private isUnfinished(from: number): boolean {
    return this.begins(headWord, from) !== null && !this.hasColon;
  }

  /** What a pattern finds at a place. */
  private begins(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text);
  }

  /** Ends a statement that is broken, so that the parser sees no more than that. */
  private cut(from: number, to: number): number {
    this.dropMasks(from);
    this.masks.push({ from, text: (to - from > 1 ? '0' : '').padEnd(to - from, wrong) });
    this.last = 0;
    return to;
  }

  private dropMasks(from: number): void {
    while (this.masks.length > 0 && this.masks[this.masks.length - 1].from >= from) this.masks.pop();
  }

  /** Goes through a string; returns where its last character stands. */
  private string(from: number, quote: number): number {
    const { text } = this;
    const mark = text.charAt(from);
    const long = text.startsWith(mark.repeat(3), from);
    const first = from + (long ? 3 : 1);
    for (let at = first; at < text.length; at++) {
      const each = text.charCodeAt(at);
      if (each === backslash) at++;
      else if (each === newline && !long) break;
      else if (each === quote && !long) return at;
      else if (each === quote && text.startsWith(mark.repeat(3), at)) return at + 2;
    }
    const end = this.lineEnd(from);
    this.masks.push({ from, text: end - from > 1 ? `${wrong}#` : wrong });
    return end - 1;
  }
}

function code(character: string): number {
  return character.charCodeAt(0);
}
