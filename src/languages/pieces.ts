/* A file in pieces, top-level statements or runs of them; pieces that have not changed are taken over from its last version. */
import { IterMode, Tree, type TreeBuffer, type TreeCursor } from '@lezer/common';
import type { Item } from '../program/statements';

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
 * Puts a parsed file together from its pieces. `read` makes a new one of the statement, or the run of them, that a cursor
 * is on; what the parser took over from the text before is taken from `previous`.
 * Yields after each part that had to be read, so that a caller can pause or give up.
 */
export function* readPieces(
  tree: Tree,
  read: (cursor: TreeCursor) => Generator<undefined, Piece>,
  previous?: Script,
): Generator<undefined, Script> {
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
      piece = yield* read(cursor);
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
