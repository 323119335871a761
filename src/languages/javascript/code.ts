/* Code as it is said in a name or a sentence: on one line, and without the comments in it. */
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../text/span';
import type { Parsed } from './parse';
import { endOf, isComment } from './syntax';

/** A stretch of the text on one line, without comments. */
export function codeOf({ text, tree }: Parsed, { from, to }: Span): string {
  if (!mayHoldComment(text, from, to)) return onOneLine(text.slice(from, to));
  const comments: Span[] = [];
  tree.iterate({
    from,
    to,
    enter: (node) => {
      if (isComment(node) && node.from >= from && node.to <= to)
        comments.push({ from: node.from, to: node.to });
    },
  });
  return without(comments, text, from, to);
}

/** The text of a node, told in the same way. */
export function codeOfNode(text: string, node: SyntaxNode): string {
  const { from } = node;
  const to = endOf(node);
  if (!mayHoldComment(text, from, to)) return onOneLine(text.slice(from, to));
  const comments: Span[] = [];
  node.cursor().iterate((part) => {
    if (isComment(part) && part.to <= to) comments.push({ from: part.from, to: part.to });
  });
  return without(comments, text, from, to);
}

function mayHoldComment(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('/');
}

function without(comments: readonly Span[], text: string, from: number, to: number): string {
  let code = '';
  let done = from;
  for (const comment of comments) {
    code = joined(code, text.slice(done, comment.from));
    done = comment.to;
  }
  return joined(code, text.slice(done, to));
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ');
}

/** What stands before a comment and what comes after it. */
function joined(before: string, after: string): string {
  const [left, right] = [onOneLine(before).trimEnd(), onOneLine(after).trimStart()];
  if (left === '' || right === '') return left + right;
  const isTight = /[([.]$/.test(left) || /^[)\].,(]/.test(right);
  const isApart = /\s$/.test(before) || /^\s/.test(after);
  const wouldMerge = /\w$/.test(left) && /^\w/.test(right);
  return left + (!isTight && (isApart || wouldMerge || left.at(-1) === right[0]) ? ' ' : '') + right;
}
