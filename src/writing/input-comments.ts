/* Writes values of inputs into the user's @input comments. */
import type { Analysis } from '../analysis/model';
import { readDirectives } from '../languages/javascript/directives';
import { holds } from '../tape/wiring';
import type { Span } from '../text/span';

/** A stretch of the text, and what comes in its place. */
type Edit = Span & { readonly text: string };

/**
 * Writes values of inputs into `@input` comments: over the numbers that count for the name, and where that is
 * not enough into the comment just above the circuit that reads it, or into a new one there.
 */
export function writeInputs(analysis: Analysis, inputs: readonly (readonly [string, number])[]): Edit[] {
  const { source, parsed, file } = analysis;
  const tags = readDirectives(source, parsed.tree).filter(({ kind }) => kind === 'input');
  const edits: Edit[] = [];
  const additions = new Map<number, string[]>();
  for (const [name, value] of inputs) {
    const counting = new Set(
      file.open.flatMap((input) => (input.name === name && input.comment ? [input.comment.from] : [])),
    );
    for (const from of counting) {
      const tag = tags.find((each) => each.from === from);
      const number = tag && numberPlaces(source, name, tag).at(-1);
      if (number) edits.push({ ...number, text: String(value) });
    }
    const at = placeAbove(analysis, name);
    if (at !== undefined) additions.set(at, [...(additions.get(at) ?? []), `${name} = ${value}`]);
  }
  for (const [at, values] of additions) {
    const above = tags.find((tag) => tag.from < at && source.slice(tag.to, at).trim() === '');
    edits.push(above ? appended(source, above, values) : inserted(source, at, values));
  }
  return edits;
}

/** Where a tag's numbers for a name stand: the last one counts. */
function numberPlaces(source: string, name: string, tag: Span): Span[] {
  const found: Span[] = [];
  let from = tag.from + '@input'.length;
  for (const part of listOf(source, tag).split(',')) {
    const equals = part.indexOf('=');
    if (equals >= 0 && part.slice(0, equals).trim() === name) {
      const number = part.slice(equals + 1).trim();
      const start = from + part.indexOf(number, equals + 1);
      found.push({ from: start, to: start + number.length });
    }
    from += part.length + 1;
  }
  return found;
}

/** What follows the tag, without the end of a block comment. */
function listOf(source: string, { from, to }: Span): string {
  return source.slice(from + '@input'.length, to).replace(/\s*(\*\/\s*)?$/, '');
}

function appended(source: string, tag: Span, values: readonly string[]): Edit {
  const list = listOf(source, tag);
  const end = tag.from + '@input'.length + list.length;
  return { from: end, to: end, text: `${list.trim() === '' ? ' ' : ', '}${values.join(', ')}` };
}

function inserted(source: string, at: number, values: readonly string[]): Edit {
  const [indent = ''] = /^[^\S\r\n]*/.exec(source.slice(at)) ?? [];
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  return { from: at, to: at, text: `${indent}// @input ${values.join(', ')}${lineEnd}` };
}

/**
 * Where a comment for a name counts for all that is left without one: on the line on which the first circuit with this
 * input begins; above the whole statement of the top level where there are several.
 */
function placeAbove(analysis: Analysis, name: string): number | undefined {
  const { file, occurrences, lines, script } = analysis;
  const nodes = file.open.flatMap((input) => (input.name === name && !input.comment ? [input.node] : []));
  const wirings = file.wirings.filter((wiring) => nodes.some((node) => holds(wiring, node)));
  let first = Number.POSITIVE_INFINITY;
  for (const wiring of wirings) for (const { from } of occurrences.of(wiring)) first = Math.min(first, from);
  if (!Number.isFinite(first)) return undefined;
  const around = script.items.find(({ statement, base }) => first <= statement.to + base);
  const at = wirings.length > 1 && around ? around.statement.from + around.base : first;
  return lines.startOf(lines.lineOf(at));
}
