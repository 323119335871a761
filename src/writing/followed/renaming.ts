/* Other names in code that is written. */
import { type Formula, nameFormula, substitute } from '../../gates/algebra';
import type { CodePiece } from './pieces';
import { replaceName } from './speaker';

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

/** The pieces with another name for what stands at a place. */
export function withText(pieces: readonly CodePiece[], from: string, to: string): readonly CodePiece[] {
  const replaced = (text: string) => (text.includes(from) ? text.split(from).join(to) : text);
  const inFormula = (value: Formula): Formula => {
    if (value.kind === 'name') return value.name === from ? nameFormula(to) : value;
    return value.kind === 'apply' ? { ...value, inputs: value.inputs.map(inFormula) } : value;
  };
  return pieces.map((piece): CodePiece => {
    if (piece.kind === 'add' || piece.kind === 'put') return { ...piece, value: inFormula(piece.value) };
    if (piece.kind === 'declare') return { ...piece, value: replaced(piece.value) };
    if (piece.kind === 'loop') return { ...piece, body: withText(piece.body, from, to) };
    return piece;
  });
}
