/* A Python file, read: what its text says, and the syntax that the next version of it can reuse. */
import type { TreeCursor } from '@lezer/common';
import type { Reading } from '../../program/dialect';
import type { Directive } from '../../program/directives';
import type { Item } from '../../program/statements';
import type { Span } from '../../text/span';
import { readDirectives } from '../directives';
import type { ParsedText } from '../incremental';
import { type Piece, readPieces, type Script } from '../pieces';
import { codeOfFile } from './code/code';
import { parseInSteps } from './parse';
import { StatementReader } from './reader';

/** Reads a text, with pauses. */
export function* readPython(source: string, previous?: Reading): Generator<undefined, Reading> {
  const known = previous instanceof PythonReading ? previous : null;
  const parsed = yield* parseInSteps(source, known?.parsed);
  const script = yield* readPieces(parsed.tree, (cursor) => readPiece(parsed, cursor), known?.script);
  return new PythonReading(source, parsed, script);
}

/** Reads the statement under the cursor, or the run of them; positions come out relative to its start. */
function* readPiece({ text, masked }: ParsedText, cursor: TreeCursor): Generator<undefined, Piece> {
  const { from } = cursor;
  const items: Item[] = [];
  let isModule = false;
  const run = cursor.type.isAnonymous && cursor.firstChild();
  do {
    const base = cursor.from - from;
    const reader = new StatementReader(text, masked, cursor.from);
    reader.read(cursor.node);
    for (const statement of reader.statements) items.push({ statement, base });
    isModule ||= reader.isModule;
    yield;
  } while (run && cursor.nextSibling());
  if (run) cursor.parent();
  return { items, isModule };
}

class PythonReading implements Reading {
  readonly items: readonly Item[];
  readonly isModule: boolean;
  readonly tooDeep: number | null;
  readonly directives: readonly Directive[];
  private codes: ReturnType<typeof codeOfFile> | null = null;

  constructor(
    private readonly source: string,
    readonly parsed: ParsedText,
    readonly script: Script,
  ) {
    this.items = script.items;
    this.isModule = script.isModule;
    this.tooDeep = parsed.tooDeep;
    this.directives = source.includes('@') ? readDirectives(source, this.commentAt) : [];
  }

  follow = (): ReturnType<typeof codeOfFile> => {
    this.codes ??= codeOfFile(this.parsed);
    return this.codes;
  };

  /** A stretch on one line, without comments and what joins lines. */
  code = ({ from, to }: Span): string => {
    const { source } = this;
    let code = '';
    for (let at = from; at < to; ) {
      const hash = source.indexOf('#', at);
      const comment = hash >= 0 && hash < to ? this.commentAt(hash) : null;
      const end = hash < 0 ? to : Math.min(to, comment ? hash : hash + 1);
      code += source.slice(at, end);
      at = comment ? Math.min(to, comment.to) : end;
    }
    return code
      .replace(/\\\r?\n/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  };

  lineEndAfter = (place: number): number | null => {
    const { source } = this;
    const found = source.slice(place).search(/[\r\n]/);
    const end = found < 0 ? source.length : place + found;
    const rest = source.slice(place, end).trimStart();
    return rest === '' || (rest.startsWith('#') && this.commentAt(end - rest.length)) ? end : null;
  };

  endOfCode = ({ from, to }: Span): number => {
    const line = this.source.slice(from, to);
    for (let at = line.indexOf('#'); at >= 0; at = line.indexOf('#', at + 1))
      if (this.commentAt(from + at)) return from + line.slice(0, at).trimEnd().length;
    return from + line.trimEnd().length;
  };

  /** The comment that a place is in. */
  private commentAt = (place: number): { readonly to: number; readonly saidTo: number } | null => {
    const node = this.parsed.tree.resolveInner(place, 1);
    return node.name === 'Comment' ? { to: node.to, saidTo: node.to } : null;
  };
}
