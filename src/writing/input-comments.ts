/* Writes values of inputs into the user's @input comments. */
import type { Analysis } from '../analysis/model';
import type { InputComment } from '../circuits/assume';
import { arrayOf, givenNames, givenText, lengthOf } from '../program/given';
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
  const given = new Map(inputs);
  const add = (at: number | undefined, name: string) => {
    const text = `${name} = ${givenText(given, name, String)}`;
    if (at !== undefined) additions.set(at, [...(additions.get(at) ?? []), text]);
  };
  for (const [name, value] of inputs)
    for (const { number } of commentsOn(analysis, name)) edits.push({ ...number, text: String(value) });
  for (const name of givenNames(given)) {
    const elements = given.has(lengthOf(name))
      ? inputs.flatMap(([each]) => (arrayOf(each) === name ? [each] : []))
      : [name];
    // An array whose numbers stand in a comment has them there.
    if (elements[0] !== name && elements.some((each) => commentsOn(analysis, each).size > 0)) continue;
    // One that somebody has taken a number back of is no array that could be written.
    if (givenText(given, name, String)?.includes('?')) {
      for (const each of elements) add(placeAbove(analysis, each), each);
      continue;
    }
    const places = elements.flatMap((each) => placeAbove(analysis, each) ?? []);
    add(places.length > 0 ? Math.min(...places) : undefined, name);
  }
  for (const [at, values] of additions) {
    const list = values.join(', ');
    const above = file.inputComments.find(({ to }) => to <= at && source.slice(to, at).trim() === '');
    if (above) edits.push({ from: above.listEnd, to: above.listEnd, text: `, ${list}` });
    else edits.push(inserted(analysis, at, list));
  }
  return edits;
}

/** The comments that count for an input. */
function commentsOn({ file }: Analysis, name: string): ReadonlySet<InputComment> {
  return new Set(file.open.flatMap((input) => (input.name === name ? (input.comment ?? []) : [])));
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
