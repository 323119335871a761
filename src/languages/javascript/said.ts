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

/**
 * Where the line ends that a place is on: comments behind the place belong to it, also those that go on over more lines.
 * null where code follows on the line.
 */
export function lineEndAfter({ text, tree }: Parsed, place: number): number | null {
  const blanks = /[^\S\r\n]*/y;
  for (let at = place; ; ) {
    blanks.lastIndex = at;
    at += blanks.exec(text)?.[0].length ?? 0;
    if (at >= text.length || text[at] === '\n' || text[at] === '\r') return at;
    const node = tree.resolveInner(at, 1);
    if (!isComment(node) || node.from !== at) return null;
    at = node.to;
  }
}

function mayHoldComment(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('/');
}

function without(comments: readonly Span[], text: string, from: number, to: number): string {
  let code = '';
  let last = '';
  let isApart = false;
  const add = (stretch: string) => {
    const piece = onOneLine(stretch).trim();
    isApart ||= /^\s/.test(stretch);
    if (piece === '') return;
    code += needsBlank(last, piece, isApart) ? ` ${piece}` : piece;
    last = piece.slice(-1);
    isApart = /\s$/.test(stretch);
  };
  let done = from;
  for (const comment of comments) {
    add(text.slice(done, comment.from));
    done = comment.to;
  }
  add(text.slice(done, to));
  return code;
}

/** Whether a blank is left where a comment has been, after this letter and before this piece. */
function needsBlank(letter: string, piece: string, isApart: boolean): boolean {
  if (letter === '' || /[([.]/.test(letter) || /^[)\].,(]/.test(piece)) return false;
  return isApart || letter === piece[0] || (/\w/.test(letter) && /^\w/.test(piece));
}

function onOneLine(code: string): string {
  return code.replace(/\s+/g, ' ');
}
