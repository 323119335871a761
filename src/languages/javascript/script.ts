/* Reads a whole file, part by part; parts that have not changed are taken over from its last version. */
import { IterMode, Tree, type TreeBuffer, type TreeCursor } from '@lezer/common';
import type { Item, Statement } from '../../program/statements';
import type { Parsed } from './parse';
import { Reader } from './reader';
import { typeNodes } from './syntax';

/** A part of a file, read: a top-level statement, or a run of them. Offsets count from where it stands. */
export interface Piece {
  readonly items: readonly Item[];
  /** It imports or exports something. */
  readonly isModule: boolean;
}

/** A file, read. `known` holds its parts by their syntax, for the next version. */
export interface Script extends Piece {
  readonly known: ReadonlyMap<Tree, Piece>;
}

/**
 * Reads a parsed file into statements. What the parser took over from the text before is taken from `previous`.
 * Yields after each part that had to be read, so that a caller can pause or give up.
 */
export function* readInSteps({ text, tree }: Parsed, previous?: Script): Generator<undefined, Script> {
  const items: Item[] = [];
  const known = new Map<Tree, Piece>();
  let isModule = false;
  // Lezer keeps small statements in runs, which are anonymous trees; a large one is a tree of its own.
  const cursor = tree.cursor(IterMode.IncludeAnonymous);
  for (let enter = true; cursor.next(enter); ) {
    const { from, tree: part } = cursor;
    let piece = part ? previous?.known.get(part) : undefined;
    enter = !piece && cursor.type.isAnonymous && part?.children.some(isRun) === true;
    if (enter) continue;
    if (!piece) {
      piece = yield* readPiece(text, cursor);
      yield;
    }
    if (part) known.set(part, piece);
    for (const { statement, base } of piece.items) items.push({ statement, base: base + from });
    isModule ||= piece.isModule;
  }
  return { items, isModule, known };
}

function isRun(part: Tree | TreeBuffer): boolean {
  return part instanceof Tree && part.type.isAnonymous;
}

/** Statements longer than this are read with pauses. */
const long = 10_000;

/** Reads the statement under the cursor, or the run of them; positions come out relative to its start. */
function* readPiece(text: string, cursor: TreeCursor): Generator<undefined, Piece> {
  const { from } = cursor;
  const items: Item[] = [];
  let isModule = false;
  const run = cursor.type.isAnonymous && cursor.firstChild();
  do {
    if (typeNodes.has(cursor.name)) continue;
    const base = cursor.from - from;
    const reader = new Reader(text, cursor.from);
    if (cursor.to - cursor.from > long) yield* reader.prepare(cursor.node);
    for (const statement of reader.read(cursor)) {
      items.push({ statement, base });
      isModule ||= touchesModule(statement);
    }
    isModule ||= moduleNodes.has(cursor.name);
  } while (run && cursor.nextSibling());
  if (run) cursor.parent();
  return { items, isModule };
}

const moduleNodes: ReadonlySet<string> = new Set(['ImportDeclaration', 'ExportDeclaration']);

/** CommonJS and AMD have names in the place of keywords. */
const moduleNames: ReadonlySet<string> = new Set(['require', 'module', 'exports', 'define']);

function touchesModule({ reads, functions }: Statement): boolean {
  const inside = functions.some(({ outerReads }) => [...moduleNames].some((name) => outerReads.has(name)));
  return inside || reads.some((name) => moduleNames.has(name));
}
