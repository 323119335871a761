/* Where in Python's syntax a name is assigned, is a label, or is made by a comprehension. */
import type { SyntaxNode, SyntaxNodeRef, TreeCursor } from '@lezer/common';

/** A node that is open, and what stands in it so far. */
export interface OpenNode {
  readonly name: string;
  /** The keyword or sign that came last. */
  word: string;
  /** How many children that are no signs came before. */
  parts: number;
}

/** Up to where the names of a statement are assigned; -1 for one that assigns none in this way. */
export function targetsEnd(cursor: TreeCursor): number {
  const last =
    cursor.name === 'AssignStatement'
      ? 'AssignOp'
      : cursor.name === 'UpdateStatement'
        ? 'UpdateOp'
        : cursor.name === 'ForStatement'
          ? 'in'
          : null;
  if (last === null) return -1;
  const found = cursor.node.getChildren(last);
  const sign = last === 'in' ? found[0] : found[found.length - 1];
  // `d: int` declares d, and gives it nothing.
  return sign?.from ?? (last === 'AssignOp' ? (cursor.node.getChild('TypeDef')?.from ?? -1) : -1);
}

/** Whether a node is an expression that makes its values one after the other, when these are asked for. */
export function isGenerator({ name, node }: SyntaxNodeRef): boolean {
  return name === 'ComprehensionExpression' || (name === 'ArgList' && node.getChild('for') !== null);
}

/** `k` in `f(k=3)`, and in `def f(k=3)`: no variable here. */
export function isLabel(node: SyntaxNode, parent: OpenNode): boolean {
  if (parent.name === 'ParamList') return parent.word !== '=';
  if (parent.name !== 'ArgList' && parent.name !== 'KeywordPattern') return false;
  const next = node.nextSibling;
  return (
    (next?.name === 'AssignOp' || next?.name === '=') && next.to - next.from === 1 && parent.word !== '='
  );
}

/** `y` in `f(y := 2)`. */
export function isWalrus(node: SyntaxNode, parent: OpenNode): boolean {
  const { nextSibling: next } = node;
  return parent.name === 'ArgList' && next?.name === 'AssignOp' && next.to - next.from === 2;
}

/** `f` in `def f`, `C` in `class C`, `T` in `type T`. */
export function isBinding({ name, word, parts }: OpenNode): boolean {
  if (name === 'FunctionDefinition' || name === 'ClassDefinition') return parts === 0;
  return name === 'TypeDefinition' && word === 'type';
}

/** All names in a target. */
export function namesIn(node: SyntaxNode, text: string): string[] {
  const names: string[] = [];
  node.cursor().iterate((part) => {
    if (part.name === 'VariableName') names.push(text.slice(part.from, part.to));
  });
  return names;
}
