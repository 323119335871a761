/* A file as it is followed: its top-level statements, each by itself, so that what has not changed is used again. */
import type { SyntaxNode, Tree } from '@lezer/common';
import type { Block } from '../../../program/code';
import type { Parsed } from '../parse';
import { givesMeaning } from './names';
import { ScriptStatements } from './statements';

/** The code of one top-level statement; its places count from `base`. */
export function codeOf(text: string, node: SyntaxNode, base: number, isTyped: boolean): Block {
  return new ScriptStatements(text, base, isTyped, givesMeaning(node, text, 'undefined')).statement(node);
}

/** The code of large statements, by their syntax: the parser takes it over from one version of a text to the next. */
const known = new WeakMap<Tree, Block>();

/** The code of a file, with what its places count from. */
export function codeOfFile({
  text,
  tree,
  language,
}: Parsed): { readonly block: Block; readonly base: number }[] {
  const isTyped = language.startsWith('typescript');
  const pieces: { block: Block; base: number }[] = [];
  for (let node = tree.topNode.firstChild; node; node = node.nextSibling) {
    const block = (node.tree && known.get(node.tree)) ?? codeOf(text, node, node.from, isTyped);
    if (node.tree) known.set(node.tree, block);
    if (block.length > 0) pieces.push({ block, base: node.from });
  }
  return pieces;
}
