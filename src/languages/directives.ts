/* What comments say to the lens, in any language: `@input a = 2, b = -3`. */
import type { Directive } from '../program/directives';
import { givenFor, splitAt } from '../program/given';
import { isIdentifier } from '../text/identifiers';
import type { Span } from '../text/span';

const tag = /@(input|output|const|backprop|gradient|accept)(?![^\s*])([^\n\r]*)/g;

/** Where a comment ends, and where what it says does. */
export interface CommentEnd {
  readonly to: number;
  readonly saidTo: number;
}

/** The directives of a text, in source order; `commentAt` knows the comment around an offset, null for none. */
export function readDirectives(text: string, commentAt: (offset: number) => CommentEnd | null): Directive[] {
  const found: Directive[] = [];
  for (const { 0: all, 1: kind, index: from } of text.matchAll(tag)) {
    const comment = commentAt(from);
    if (!comment) continue;
    const to = Math.min(from + all.length, comment.to);
    const start = from + kind.length + 1;
    const rest = text.slice(start, Math.max(start, Math.min(to, comment.saidTo)));
    const at = { from, to };
    if (kind === 'backprop') found.push({ kind: 'backprop', ...at });
    else if (kind === 'accept') found.push(acceptance(rest, at));
    else if (kind === 'input') found.push(...inputs(rest, at));
    else if (kind === 'gradient') found.push(...gradients(rest, at));
    else for (const name of names(rest)) found.push({ kind: kind as 'output' | 'const', name, ...at });
  }
  return found;
}

/** The names at the start; `@const @type {…}` and `@const {number}` are documentation, and none of ours. */
function names(rest: string): string[] {
  const words = rest.trim().split(/[\s,]+/);
  const end = words.findIndex((word) => !isIdentifier(word));
  return end < 0 ? words : words.slice(0, end);
}

function inputs(rest: string, at: Span): Directive[] {
  const start = at.from + '@input'.length;
  const listEnd = start + rest.trimEnd().length;
  let next = start;
  return splitAt(rest, ',').flatMap((part): Directive | Directive[] => {
    const from = next;
    next += part.length + 1;
    const sign = part.indexOf('=');
    const name = part.slice(0, Math.max(sign, 0)).trim();
    const given = name === '' ? null : givenFor(name, part.slice(sign + 1), from + sign + 1, numberIn);
    if (given)
      return given.map(({ name: own, value, from: start, to }) => {
        const array = given.length > 1 || own !== name ? { array: name } : {};
        return { kind: 'input', name: own, value, number: { from: start, to }, listEnd, ...array, ...at };
      });
    const message = `@input needs names with numbers, such as @input a = 2, b = -3; “${part.trim()}” has none.`;
    return { kind: 'problem', message, ...at };
  });
}

function numberIn(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return text !== '' && Number.isFinite(value) ? value : undefined;
}

function acceptance(rest: string, at: Span): Directive {
  const reason = rest.trim().replace(/\.$/, '');
  if (reason !== '') return { kind: 'accept', reason, ...at };
  const message = '@accept needs a reason, such as @accept the gradient is turned around on purpose.';
  return { kind: 'problem', message, ...at };
}

function gradients(rest: string, at: Span): Directive[] {
  return rest.split(',').map((part): Directive => {
    const [name = '', of, variable = '', ...more] = part.trim().split(/\s+/);
    const fits = of === 'of' && more.length === 0 && isIdentifier(name) && isIdentifier(variable);
    if (fits && name !== variable) return { kind: 'gradient', name, variable, ...at };
    const message = `@gradient needs a name and its variable, such as @gradient delta of z, e of y; “${part.trim()}” is not that.`;
    return { kind: 'problem', message, ...at };
  });
}
