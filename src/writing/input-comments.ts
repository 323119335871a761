/* Writes values of inputs into the user's @input comments. */
import type { Analysis } from '../analysis/model';
import { statementsAround } from '../program/statements';
import { holds } from '../tape/wiring';
import { beginsLine, type Edit, indentOf } from '../text/edits';

/**
 * Writes values of inputs into `@input` comments: over the numbers that count for the name, and where that is
 * not enough into the comment just above the circuit that reads it, or into a new one there.
 */
export function writeInputs(analysis: Analysis, inputs: readonly (readonly [string, number])[]): Edit[] {
  const { source, file } = analysis;
  const edits: Edit[] = [];
  const additions = new Map<number, string[]>();
  for (const [name, value] of inputs) {
    const counting = new Set(
      file.open.flatMap((input) => (input.name === name ? (input.comment ?? []) : [])),
    );
    for (const { number } of counting) edits.push({ ...number, text: String(value) });
    const at = placeAbove(analysis, name);
    if (at !== undefined) additions.set(at, [...(additions.get(at) ?? []), `${name} = ${value}`]);
  }
  for (const [at, values] of additions) {
    const list = values.join(', ');
    const above = file.inputComments.find(({ to }) => to <= at && source.slice(to, at).trim() === '');
    if (above) edits.push({ from: above.listEnd, to: above.listEnd, text: `, ${list}` });
    else edits.push(inserted(analysis, at, list));
  }
  return edits;
}

/** A new comment above the statement at a place: of a statement that does not begin its line, the line is broken there. */
function inserted({ source, writing }: Analysis, at: number, list: string): Edit {
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const indent = indentOf(source, at);
  const comment = `${writing.comment} @input ${list}${lineEnd}${indent}`;
  if (beginsLine(source, at)) return { from: at, to: at, text: comment };
  return { from: source.slice(0, at).trimEnd().length, to: at, text: `${lineEnd}${indent}${comment}` };
}

/**
 * Where the statement begins above which a comment for a name counts for all that is left without one: that which reads
 * it first, or one around it that has its line to itself; of the top level where several circuits read it.
 */
function placeAbove(analysis: Analysis, name: string): number | undefined {
  const { file, occurrences, reading, source } = analysis;
  const nodes = file.open.flatMap((input) => (input.name === name && !input.comment ? [input.node] : []));
  const wirings = file.wirings.filter((wiring) => nodes.some((node) => holds(wiring, node)));
  let first = Number.POSITIVE_INFINITY;
  for (const wiring of wirings) for (const { from } of occurrences.of(wiring)) first = Math.min(first, from);
  const [outermost, ...inside] = statementsAround(reading.items, first);
  if (wirings.length > 1) return outermost?.from;
  return (inside.findLast(({ from }) => beginsLine(source, from)) ?? outermost)?.from;
}
