/* Reads the parts of a file of JavaScript or TypeScript. */
import type { TreeCursor } from '@lezer/common';
import { type Item, type Statement, withFunctions } from '../../program/statements';
import { type Piece, readPieces, type Script } from '../pieces';
import type { Parsed } from './parse';
import { Reader } from './reader';
import { typeNodes } from './syntax';

/** Reads a parsed file into statements, with pauses; what has not changed is taken from `previous`. */
export function readInSteps({ text, tree }: Parsed, previous?: Script): Generator<undefined, Script> {
  return readPieces(tree, (cursor) => readPiece(text, cursor), previous);
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

function touchesModule(statement: Statement): boolean {
  return withFunctions(statement).some(({ reads }) => reads.some((name) => moduleNames.has(name)));
}
