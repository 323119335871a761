/* A file as it is followed: its top-level statements, each by itself, so that what has not changed is used again. */
import type { SyntaxNode } from '@lezer/common';
import type { Block } from '../../../program/code';
import type { Parsed } from '../parse';
import { Statements } from './statements';

/** The code of one top-level statement; its places count from `base`. */
export function codeOf(text: string, node: SyntaxNode, base: number): Block {
  return new Statements(text, base).statement(node);
}

/** The code of a file, with what its places count from. */
export function codeOfFile({ text, tree }: Parsed): { readonly block: Block; readonly base: number }[] {
  const pieces: { block: Block; base: number }[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    const block = codeOf(text, node, node.from);
    if (block.length > 0) pieces.push({ block, base: node.from });
  }
  return pieces;
}
