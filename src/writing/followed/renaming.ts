/* Other names in code that is written. */
import { type Formula, nameFormula, substitute } from '../../gates/algebra';
import { replaceName } from './model';
import type { CodePiece } from './pieces';

/** The pieces with another name for a value. */
export function renameIn(pieces: readonly CodePiece[], name: string, by: string): readonly CodePiece[] {
  const text = (code: string) => replaceName(code, name, by);
  const formula = (value: Formula) => substitute(value, (each) => nameFormula(text(each)));
  return pieces.map((piece): CodePiece => {
    switch (piece.kind) {
      case 'add':
      case 'put':
        return { ...piece, target: text(piece.target), value: formula(piece.value) };
      case 'declare':
        return { ...piece, value: text(piece.value) };
      case 'line':
        return { ...piece, text: text(piece.text) };
      case 'loop': {
        const { counting, body } = piece;
        const counted = { ...counting, from: text(counting.from), to: text(counting.to) };
        return { ...piece, counting: counted, body: renameIn(body, name, by) };
      }
      case 'branch':
        return {
          ...piece,
          test: text(piece.test),
          yes: renameIn(piece.yes, name, by),
          no: renameIn(piece.no, name, by),
        };
    }
    return piece;
  });
}
