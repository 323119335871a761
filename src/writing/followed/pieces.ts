/* The code that is written, before it is text: what is added where, in which loops. */
import type { Formula } from '../../gates/algebra';
import type { Writing } from '../../program/dialect';
import type { LoopCounting, Structures } from '../../program/structures';
import { minusOf, print } from '../../program/writer';
import { identifiersIn } from '../../text/identifiers';

export type CodePiece =
  /** `target += value`, of a gradient. */
  | { readonly kind: 'add'; readonly root: string; readonly target: string; readonly value: Formula }
  /** `target = value` */
  | { readonly kind: 'put'; readonly root: string; readonly target: string; readonly value: Formula }
  | { readonly kind: 'declare'; readonly name: string; readonly value: string; readonly changes: boolean }
  | { readonly kind: 'line'; readonly text: string }
  | {
      readonly kind: 'loop';
      readonly counting: LoopCounting;
      readonly back: boolean;
      readonly body: readonly CodePiece[];
    }
  | {
      readonly kind: 'branch';
      readonly test: string;
      readonly yes: readonly CodePiece[];
      readonly no: readonly CodePiece[];
    };

/** How the file is written. */
export interface Manner {
  readonly writing: Writing;
  readonly structures: Structures;
  /** What it declares with, where it always does the same. */
  readonly usual: string;
  readonly end: string;
  readonly step: string;
}

/** The lines of some pieces. */
export function linesOf(pieces: readonly CodePiece[], manner: Manner): string[] {
  return joined(pieces, manner.writing).flatMap((piece) => lines(piece, manner));
}

function lines(piece: CodePiece, manner: Manner): readonly string[] {
  const { writing, structures, end, step, usual } = manner;
  switch (piece.kind) {
    case 'add': {
      const text = print(piece.value, writing);
      const minus = minusOf(writing);
      const isMinus = piece.value.kind === 'apply' && piece.value.gate === 'negate' && minus !== '';
      const sign = isMinus ? '-' : '+';
      const value = isMinus && piece.value.kind === 'apply' ? print(piece.value.inputs[0], writing) : text;
      return [writing.assignment(piece.target, sign, value) + end];
    }
    case 'put':
      return [writing.assignment(piece.target, '', print(piece.value, writing)) + end];
    case 'declare':
      return [structures.declared(piece.name, piece.value, structures.keyword(piece.changes, usual)) + end];
    case 'line':
      return [piece.text + end];
    case 'loop': {
      const head = structures.loop(piece.counting, piece.back, (text) => less(text));
      return structures.block(head, linesOf(piece.body, manner), step);
    }
    case 'branch':
      return structures.branch(piece.test, linesOf(piece.yes, manner), linesOf(piece.no, manner), step);
  }
}

/** `n - 1`, and `n` for `n + 1`. */
function less(text: string): string {
  if (/^\d+$/.test(text)) return String(Number(text) - 1);
  return /^[\w$.[\]() +]+$/u.test(text) && text.endsWith(' + 1') ? text.slice(0, -4) : `${text} - 1`;
}

/** What is set to 0 and then added to is set to that. */
function joined(pieces: readonly CodePiece[], writing: Writing): readonly CodePiece[] {
  const all = [...pieces];
  for (let at = all.length - 2; at >= 0; at--) {
    const piece = all[at];
    if (piece.kind !== 'put' || piece.value.kind !== 'number' || piece.value.value !== 0) continue;
    const [word] = identifiersIn(piece.target).filter((name) => name !== 'this' && name !== 'self');
    const next = all.findIndex((each, k) => k > at && namesIn(each, writing).has(word));
    const later = all[next];
    if (later?.kind !== 'add' || later.target !== piece.target) continue;
    if (identifiersIn(print(later.value, writing)).includes(word)) continue;
    all[next] = { ...later, kind: 'put' };
    all.splice(at, 1);
  }
  return all;
}

/** The names that stand in a piece. */
export function namesIn(piece: CodePiece, writing: Writing): ReadonlySet<string> {
  switch (piece.kind) {
    case 'add':
    case 'put':
      return new Set([...identifiersIn(piece.target), ...identifiersIn(print(piece.value, writing))]);
    case 'declare':
      return new Set([piece.name, ...identifiersIn(piece.value)]);
    case 'line':
      return new Set(identifiersIn(piece.text));
    case 'loop': {
      const { counter, from, to } = piece.counting;
      const own = [counter, ...identifiersIn(`${from} ${to}`)];
      return new Set([...own, ...piece.body.flatMap((each) => [...namesIn(each, writing)])]);
    }
    case 'branch':
      return new Set([
        ...identifiersIn(piece.test),
        ...[...piece.yes, ...piece.no].flatMap((each) => [...namesIn(each, writing)]),
      ]);
  }
}

/** How often a gradient is added to or set, in all pieces. */
export function changesOf(pieces: readonly CodePiece[], root: string): number {
  let count = 0;
  for (const piece of pieces) {
    if ((piece.kind === 'add' || piece.kind === 'put') && piece.root === root) count++;
    if (piece.kind === 'loop') count += changesOf(piece.body, root);
    if (piece.kind === 'branch') count += changesOf([...piece.yes, ...piece.no], root);
  }
  return count;
}
