/* The code of a Python file, as it is followed. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Code } from '../../../program/code';
import type { ParsedText } from '../../incremental';
import { piecesFrom, type StatementPiece } from './pieces';
import type { PythonText } from './source';
import { PythonStatements } from './statements';

/** The code of a top-level statement; places are relative to `base`. */
export function codeOf(text: PythonText, node: SyntaxNode, base: number): Block {
  for (const piece of piecesFrom(node, text)) return codeOfPiece(text, piece, base);
  return [];
}

function codeOfPiece(text: PythonText, piece: StatementPiece, base: number): Block {
  return [...new PythonStatements(text, base).piece(piece)];
}

/** The code of a file, each statement with where its places count from. */
export function codeOfFile(parsed: ParsedText): { readonly code: Code; readonly base: number }[] {
  const found: { code: Code; base: number }[] = [];
  for (const piece of piecesFrom(parsed.tree.topNode.firstChild, parsed)) {
    const base = piece.first.from;
    for (const code of codeOfPiece(parsed, piece, base)) found.push({ code, base });
  }
  return found;
}
