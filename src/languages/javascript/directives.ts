/* Reads comments that speak to the lens: @input, @output, @gradient and the like. */
import type { Tree } from '@lezer/common';
import type { Directive } from '../../program/directives';
import { isIdentifier } from '../../text/identifiers';
import type { Span } from '../../text/span';

const tag = /@(input|output|const|backprop|gradient)(?![^\s*])([^\n\r]*)/g;

/** The directives in the file's comments, in source order. */
export function readDirectives(text: string, tree: Tree): Directive[] {
  const found: Directive[] = [];
  for (const match of text.matchAll(tag)) {
    const from = match.index;
    const comment = tree.resolveInner(from, 1);
    if (comment.name !== 'LineComment' && comment.name !== 'BlockComment') continue;
    const to = Math.min(from + match[0].length, comment.to);
    const rest = text.slice(from + match[1].length + 1, to).replace(/\*\/\s*$/, '');
    const at = { from, to };
    if (match[1] === 'backprop') found.push({ kind: 'backprop', ...at });
    else if (match[1] === 'input') found.push(...inputs(rest, at));
    else if (match[1] === 'gradient') found.push(...gradients(rest, at));
    else for (const name of names(rest)) found.push({ kind: match[1] as 'output' | 'const', name, ...at });
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
  return rest.split(',').map((part): Directive => {
    const [name = '', number = ''] = part.split('=').map((side) => side.trim());
    const value = Number(number.replaceAll('_', ''));
    if (name && number && Number.isFinite(value)) return { kind: 'input', name, value, ...at };
    const message = `@input needs names with numbers, such as @input a = 2, b = -3; “${part.trim()}” has none.`;
    return { kind: 'problem', message, ...at };
  });
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
