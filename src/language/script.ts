import type { Parsed } from './parse';
import { Reader } from './reader';
import type { KnownPiece, Piece, Script, Statement } from './statements';
import { typeNodes } from './syntax';

/**
 * Reads a parsed file into statements. Pieces whose text stood in `previous` are taken from there.
 * Yields after each top-level statement that had to be read, so that a caller can pause or give up.
 */
export function* readInSteps(parsed: Parsed, previous?: Script): Generator<undefined, Script> {
  const { text, tree } = parsed;
  const known = new Map<string, KnownPiece>();
  const pieces: Piece[] = [];
  const cursor = tree.cursor();
  let isModule = false;
  if (!cursor.firstChild()) return { pieces, isModule, known };
  do {
    if (typeNodes.has(cursor.name)) continue;
    const key = text.slice(cursor.from, cursor.to);
    let piece = known.get(key) ?? previous?.known.get(key);
    if (!piece) {
      const statements = new Reader(text, cursor.from).read(cursor);
      piece = { statements, isModule: moduleNodes.has(cursor.name) || statements.some(touchesModule) };
      yield;
    }
    known.set(key, piece);
    if (piece.statements.length > 0) pieces.push({ at: cursor.from, statements: piece.statements });
    isModule ||= piece.isModule;
  } while (cursor.nextSibling());
  return { pieces, isModule, known };
}

const moduleNodes: ReadonlySet<string> = new Set(['ImportDeclaration', 'ExportDeclaration']);

/** CommonJS and AMD have names in the place of keywords. */
const moduleNames: ReadonlySet<string> = new Set(['require', 'module', 'exports', 'define']);

function touchesModule({ reads, functions }: Statement): boolean {
  const inside = functions.some(({ outerReads }) => [...moduleNames].some((name) => outerReads.has(name)));
  return inside || reads.some((name) => moduleNames.has(name));
}
