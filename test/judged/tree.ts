/* A program's text as a tree, by the parsers alone: nothing of the code under test. */
import type { SyntaxNode } from '@lezer/common';
import { parser as python } from '@lezer/python';
import type { Language } from '../../src/languages/languages';
import { nodesIn, parse } from '../mutation/outline';

export { nodesIn };

/** What stands in a text, as a tree. */
export function treeOf(source: string, language: Language): SyntaxNode {
  return language === 'python'
    ? python.parse(source).topNode
    : parse(source, language === 'typescript' ? language : 'javascript').topNode;
}

/** Whether a text has no errors. */
export function isParsed(source: string, language: Language): boolean {
  return nodesIn(treeOf(source, language)).every(({ type }) => !type.isError);
}

/** A target, the operator and what is assigned. */
export interface Assigning {
  readonly target: SyntaxNode;
  readonly operator: SyntaxNode;
  readonly value: SyntaxNode;
  readonly isDeclared: boolean;
}

/** The assignment that a node is, in either language. */
export function assigningOf(node: SyntaxNode): Assigning | null {
  if (!/^(?:AssignmentExpression|VariableDeclaration|AssignStatement|UpdateStatement)$/.test(node.name))
    return null;
  const operator =
    node.getChild('Equals') ??
    node.getChild('UpdateOp') ??
    node.getChild('AssignOp') ??
    node.getChild('ArithOp');
  const target = operator?.prevSibling;
  const value = operator?.nextSibling;
  if (!operator || !target || !value) return null;
  return { target, operator, value, isDeclared: node.name === 'VariableDeclaration' };
}

/** The parts of `left operator right`. */
export function operands(node: SyntaxNode): [SyntaxNode, SyntaxNode, SyntaxNode] | null {
  const { firstChild: left, lastChild: right } = node;
  const operator = left?.nextSibling;
  return left && right && operator && operator.nextSibling?.from === right.from
    ? [left, operator, right]
    : null;
}

/** What stands in the brackets of `a[…]`. */
export function indexOf(node: SyntaxNode): SyntaxNode | null {
  if (node.name !== 'MemberExpression' || !node.getChild('[')) return null;
  return node.getChild('[')?.nextSibling ?? null;
}

/** Whether a node is a part of what a loop, a comprehension or a function says before its body. */
export function isHead(node: SyntaxNode): boolean {
  for (let at: SyntaxNode | null = node; at; at = at.parent) {
    if (/^(?:For\w*Spec|ParamList)$/.test(at.name)) return true;
    const around: SyntaxNode | null = at.parent;
    if (!around) return false;
    if (around.name.endsWith('ComprehensionExpression') && around.getChild('for')) {
      if (at.from > (around.getChild('for')?.from ?? 0)) return true;
    }
    if (/^(?:ForStatement|ForInStatement)$/.test(around.name) && !/^(?:Block|Body)$/.test(at.name)) {
      const body = around.lastChild;
      if (body && at.from < body.from) return true;
    }
  }
  return false;
}
