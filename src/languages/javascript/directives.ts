/* Reads comments that speak to the lens: @input, @output, @gradient and the like. */
import type { Tree } from '@lezer/common';
import type { Directive } from '../../program/directives';
import { type CommentEnd, readDirectives } from '../directives';
import { isComment } from './syntax';

/** The directives in the file's comments, in source order. */
export function directivesOf(text: string, tree: Tree): Directive[] {
  return readDirectives(text, (offset): CommentEnd | null => {
    const comment = tree.resolveInner(offset, 1);
    if (!isComment(comment)) return null;
    const { to } = comment;
    const isClosed = text.endsWith('*/', to);
    return { to, saidTo: isClosed ? to - '*/'.length : to };
  });
}
