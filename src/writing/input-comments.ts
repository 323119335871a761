import type { Analysis } from '../analysis/model';
import type { Directive } from '../program/directives';
import { holds } from '../tape/circuit';
import type { Span } from '../text/span';

/** A stretch of the text, and what comes in its place. */
type Edit = Span & { readonly text: string };

/**
 * Writes values of inputs into `@input` comments: over the numbers that count for the name, and where that is
 * not enough into the comment just above the circuit that reads it, or into a new one there.
 */
export function writeInputs(analysis: Analysis, inputs: readonly (readonly [string, number])[]): Edit[] {
  const { source, reading, file } = analysis;
  const tags = reading.directives.filter(({ kind }) => kind === 'input');
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
    edits.push(above ? appended(source, above, values) : inserted(analysis, at, values));
  }
  return edits;
}

/** Where a tag's numbers for a name stand: the last one counts. */
function numberPlaces(source: string, name: string, { list }: Directive): Span[] {
  const found: Span[] = [];
  let { from } = list;
  for (const part of source.slice(list.from, list.to).split(',')) {
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

function appended(source: string, { list: { from, to } }: Directive, values: readonly string[]): Edit {
  const isEmpty = source.slice(from, to).trim() === '';
  return { from: to, to, text: `${isEmpty ? ' ' : ', '}${values.join(', ')}` };
}

function inserted({ source, dialect }: Analysis, at: number, values: readonly string[]): Edit {
  const [indent = ''] = /^[^\S\r\n]*/.exec(source.slice(at)) ?? [];
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const { comment } = dialect.writing;
  return { from: at, to: at, text: `${indent}${comment} @input ${values.join(', ')}${lineEnd}` };
}

/**
 * Where a comment for a name counts for all that is left without one: on the line on which the first circuit with this
 * input begins; above the whole statement of the top level where there are several.
 */
function placeAbove(analysis: Analysis, name: string): number | undefined {
  const { file, occurrences, lines, reading } = analysis;
  const nodes = file.open.flatMap((input) => (input.name === name && !input.comment ? [input.node] : []));
  const circuits = file.circuits.filter((circuit) => nodes.some((node) => holds(circuit, node)));
  let first = Number.POSITIVE_INFINITY;
  for (const circuit of circuits)
    for (const { from } of occurrences.of(circuit)) first = Math.min(first, from);
  if (!Number.isFinite(first)) return undefined;
  const around = reading.items.find(({ statement, base }) => first <= statement.to + base);
  const at = circuits.length > 1 && around ? around.statement.from + around.base : first;
  return lines.startOf(lines.lineOf(at));
}
