/* Writes the backward pass of a circuit, or what is missing from one, in the way in which the file is written. */
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit } from '../analysis/model';
import { everyItem, statementsAround } from '../program/statements';
import { Bench } from '../tape/bench';
import { choosePoints, inputVersions } from '../tape/points';
import type { Version } from '../tape/wiring';
import { type Edit, indentOf, nextLine } from '../text/edits';
import { isIdentifier } from '../text/identifiers';
import { forksOf, TemporaryNames, worthATemporary } from './temporaries';

/** Why no pass can be written, in a sentence. */
export interface Refusal {
  readonly problem: string;
}

/** How the person writes: what they declare with, how they indent and how they end lines. */
interface WritingStyle {
  /** '' for none. */
  readonly keyword: string;
  readonly indent: string;
  readonly end: string;
  readonly lineEnd: string;
}

/**
 * The whole backward pass of a circuit that has none, to be inserted below its forward code: the seed, then the
 * gradient of every variable on the way back, in the file's own names and style.
 */
export function writePass(analysis: Analysis, circuit: Circuit): Edit | Refusal {
  const [output] = circuit.outputs;
  if (!output) return { problem: 'There is no output to go back from.' };
  if (circuit.pass) return { problem: 'This circuit has a backward pass already.' };
  const { name, definition } = output.variable;
  if (name === 'return' || !definition)
    return {
      problem: `The returned expression needs a name first, such as ${analysis.writing.namedReturn}`,
    };
  const style = styleAt(analysis, definition.from);
  const { assignment, number } = analysis.writing;
  const gradient = analysis.gradientNames.in(circuit.wiring).gradientOf(name);
  const seed = assignment(declared(analysis, gradient, style), '', number(output.seed));
  const written = gradientLines(analysis, circuit, style, circuit.wiring.versions);
  if ('problem' in written) return written;
  const lines = [seed, ...written.lines].map((line) => style.indent + line + style.end);
  return insertBelow(analysis, lastForward(analysis, circuit), lines, style);
}

/** The gradients that a pass leaves out, to be inserted below it. */
export function writeMissing(analysis: Analysis, circuit: Circuit): Edit | Refusal {
  const { pass, missing } = circuit;
  if (!pass) return { problem: 'There is no backward pass to add to.' };
  if (missing.length === 0) return { problem: 'No gradient is missing.' };
  const style = styleAt(analysis, pass.from);
  const done = new Set(pass.entries.map(({ of }) => of));
  const wanted = circuit.wiring.versions.filter(({ name }) => missing.includes(name));
  const written = gradientLines(analysis, circuit, style, wanted, done);
  if ('problem' in written) return written;
  const lines = written.lines.map((line) => style.indent + line + style.end);
  return insertBelow(analysis, pass.to, lines, style);
}

/** One line a version, outputs first; a variable that was assigned again steps back through its versions. */
function gradientLines(
  analysis: Analysis,
  { wiring, pass }: Circuit,
  style: WritingStyle,
  versions: readonly Version[],
  done: ReadonlySet<string | null> = new Set(),
): { readonly lines: readonly string[] } | Refusal {
  const { tape, writing } = analysis;
  const { assignment } = writing;
  const names = analysis.gradientNames.in(wiring);
  const nameOf = (name: string) => names.gradientOf(name);
  const formulas = new Formulas(tape, wiring, writing, nameOf, tiesOf(tape, wiring));
  const leading = leadingToOutput(tape, wiring);
  const seeded = new Set(wiring.seeds.map(({ version }) => version));
  const held = new Map(wiring.seeds.map(({ version }) => [version.name, version]));
  // A pass that is there already holds the gradients that it computes.
  if (pass)
    for (const version of wiring.versions) if (done.has(version.name)) held.set(version.name, version);
  const isWanted = (version: Version) =>
    !version.helper &&
    !seeded.has(version) &&
    isIdentifier(version.name) &&
    leading.has(version.node) &&
    (version.origin !== 'literal' ||
      wiring.versions.findLast(({ name }) => name === version.name) === version);
  const wanted = versions.filter(isWanted);
  const forks = forksOf(tape, wiring, new Set(wanted.map(({ node }) => node)));
  const temporaries = new TemporaryNames(analysis, names);
  const lines: string[] = [];
  const backward = [...wanted, ...forks].sort((one, other) => other.node - one.node);
  for (const each of backward) {
    const isFork = 'below' in each;
    const version = isFork ? formulas.addTemporary(temporaries.next, each.node) : each;
    const formula = formulas.formula(version, (other) => held.get(other.name) === other);
    const target = nameOf(version.name);
    if (isFork) {
      if (formula === null || (each.below - 1) * (formula.length - target.length) < worthATemporary)
        formulas.removeTemporary(version);
      else {
        lines.push(assignment(declared(analysis, target, style), '', formula));
        temporaries.take();
      }
      continue;
    }
    if (formula === null)
      return { problem: `The gradient of ${version.name} is too long to write in one line.` };
    if (formula === '0') continue;
    const [lost] = formulas.lost;
    if (lost)
      return {
        problem: `${lost.name} is assigned again later, and the gradient of ${version.name} needs its earlier value: give that a name of its own.`,
      };
    if (wiring.versions.some(({ name }) => name === target))
      return { problem: `${target} already stands for something else in this circuit.` };
    const assigned = held.has(version.name) ? target : declared(analysis, target, style);
    lines.push(assignment(assigned, '', formula));
    held.set(version.name, version);
  }
  return { lines };
}

/** Whether two nodes are worth the same wherever the inputs are: seen at two points that have nothing in common. */
function tiesOf(tape: Analysis['tape'], wiring: Circuit['wiring']): (one: number, other: number) => boolean {
  const inputs = inputVersions(wiring).map(({ node }) => node);
  const bench = new Bench(tape, wiring, [], inputs);
  const points = choosePoints(bench, inputs, 2);
  bench.close();
  return (one, other) =>
    one === other || (points.length > 0 && points.every((point) => point.value(one) === point.value(other)));
}

/** The nodes from which some path leads to an output, however the switches stand. */
function leadingToOutput(tape: Analysis['tape'], { seeds }: Circuit['wiring']): ReadonlySet<number> {
  const leading = new Set(seeds.map(({ version }) => version.node));
  for (const node of leading) for (const input of tape.inputsOf(node)) leading.add(input);
  return leading;
}

/** The name with the declaration that it needs here. */
function declared({ reading, writing }: Analysis, name: string, { keyword }: WritingStyle): string {
  const { declaresOnce } = writing;
  const declaration = keyword && `${keyword} ${name}`;
  if (!declaresOnce(keyword)) return declaration || name;
  for (const { statement } of everyItem(reading.items)) {
    if (statement.kind === 'blank' && statement.names.includes(name)) return name;
    if (statement.kind !== 'assignment' || statement.target !== name) continue;
    if (declaresOnce(statement.declares)) return name;
  }
  return declaration;
}

/** How the assignment at an offset is written. */
function styleAt({ source, writing, reading }: Analysis, offset: number): WritingStyle {
  let keyword = '';
  let { end } = writing;
  for (const { statement, base } of everyItem(reading.items)) {
    if (statement.kind !== 'assignment' || statement.targetAt.from + base !== offset) continue;
    keyword = statement.declares;
    end = statement.within.end;
  }
  return {
    indent: indentOf(source, offset),
    keyword,
    end,
    lineEnd: source.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Where the circuit's last forward code ends, but for what it returns: nothing runs behind that. */
function lastForward({ occurrences, tape }: Analysis, { wiring }: Circuit): number {
  const returned = wiring.versions.find(({ name }) => name === 'return')?.at?.from;
  let last = 0;
  const goOnTo = (end: number) => {
    if (returned === undefined || end <= returned) last = Math.max(last, end);
  };
  for (const { at, node } of wiring.versions) if (at) goOnTo(Math.max(at.to, tape.to[node]));
  for (const { gradient, to } of occurrences.of(wiring)) if (!gradient) goOnTo(to);
  return last;
}

/** Lines below the statement that a place is in: below its line, or between it and what follows on its line. */
function insertBelow(
  analysis: Analysis,
  place: number,
  lines: readonly string[],
  { indent, lineEnd }: WritingStyle,
): Edit {
  const { source } = analysis;
  const code = lines.join(lineEnd);
  const statementEnd = statementsAround(analysis.reading.items, place).at(-1)?.to ?? place;
  const end = analysis.lineEndAfter(statementEnd);
  if (end === null) {
    const blanks = /^[^\S\r\n]*/.exec(source.slice(statementEnd))?.[0].length ?? 0;
    return {
      from: statementEnd,
      to: statementEnd + blanks,
      text: `${lineEnd}${code}${lineEnd}${indent}`,
    };
  }
  const from = nextLine(source, end);
  const isLast = !source.endsWith('\n', from);
  // A file's last line has an end; a cell's has none.
  const after = isLast && analysis.lines.cells.length > 0 ? '' : lineEnd;
  return { from, to: from, text: `${isLast ? lineEnd : ''}${code}${after}` };
}
