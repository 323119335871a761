/* Statements that stand next to each other, and what of them is broken. */
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { OpaquePart } from '../../../program/code';
import { namesInBroken } from '../broken';
import { isMisplaced } from '../layout';
import { whyBroken } from '../reader';
import { endOf, isComment, isCompound, isError } from '../syntax';
import { mayReachAnything } from '../traces';
import type { PythonText } from './source';
import { touchedBy } from './touched';

/** A statement; or a stretch in which the parser has stumbled between what it took for statements. */
export interface StatementPiece {
  readonly first: SyntaxNode;
  readonly last: SyntaxNode;
  readonly broken: boolean;
}

/** The pieces from a node on to the last of its siblings. */
export function* piecesFrom(
  first: SyntaxNode | null,
  { text, masked }: PythonText,
): Iterable<StatementPiece> {
  let piece: StatementPiece | null = null;
  for (let node = first; node; node = node.nextSibling) {
    if (isComment(node) || node.name === ':' || node.name === ';') continue;
    const isWrong = node.type.isError;
    if (piece && (isWrong || piece.last.type.isError) && isOneLine(text, piece.last, node)) {
      piece = { first: piece.first, last: node, broken: true };
      continue;
    }
    if (piece) yield piece;
    const broken = isWrong || isMisplaced(text, masked, node.from) || isBroken(node, text);
    piece = { first: node, last: node, broken };
  }
  if (piece) yield piece;
}

function isOneLine(text: string, before: SyntaxNode, node: SyntaxNode): boolean {
  return !text.slice(Math.max(endOf(before), before.from), node.from).includes('\n');
}

/** A syntax error in a statement, those in the statements inside of it apart. */
function isBroken(node: SyntaxNode, text: string): boolean {
  if (node.name === 'StatementGroup') return false;
  let found = false;
  node.cursor().iterate((part) => {
    found ||= (isError(part) && !isMisread(part, text)) || (part.name === 'Body' && isEmpty(part.node));
    return !found && part.name !== 'Body';
  });
  return found;
}

/** A sign that Python knows in this place and the grammar does not: `lambda a, /: a`, `for *a, b in c` in brackets. */
function isMisread({ node, from, to }: SyntaxNodeRef, text: string): boolean {
  const sign = text.slice(from, to);
  if (sign === '/') return node.parent?.name === 'ParamList';
  return (
    sign === '*' &&
    /^(for|,)$/.test(node.prevSibling?.name ?? '') &&
    /Comprehension/.test(node.parent?.name ?? '')
  );
}

/** A body in which nothing stands. */
function isEmpty(body: SyntaxNode): boolean {
  for (let child = body.firstChild; child; child = child.nextSibling)
    if (child.name !== ':' && !child.type.isError && !isComment(child)) return false;
  return true;
}

/** What broken code may do: its words tell, and the tree, as far as there is one. */
export function brokenCode(text: string, { first, last }: StatementPiece): OpaquePart {
  const to = Math.max(endOf(last), first.from);
  const said = text.slice(first.from, to);
  const { assigned, all } = namesInBroken(said);
  const reads = new Set([...all, ...assigned]);
  const assigns = new Set(assigned);
  let assignsAnything = all.some((name) => mayReachAnything(name, true));
  for (let node: SyntaxNode | null = first; node && node.from <= last.from; node = node.nextSibling) {
    if (!isCompound(node)) continue;
    const touched = touchedBy(text, node);
    for (const name of touched.reads) reads.add(name);
    for (const name of touched.assigns) assigns.add(name);
    assignsAnything ||= touched.assignsAnything;
  }
  return {
    kind: 'opaque',
    reason: whyBroken({ from: first.from, to }),
    broken: true,
    reads: [...reads],
    assigns: [...assigns],
    assignsAnything,
    ...(/\b(return|break|continue)\b/.test(said) ? { leaves: true } : {}),
  };
}
