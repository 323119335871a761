/* Writes the backward pass of a circuit, or what is missing from one, in the way in which the file is written. */
import { Formulas } from '../analysis/formula';
import type { Analysis, Circuit } from '../analysis/model';
import { everyItem } from '../program/statements';
import { Bench } from '../tape/bench';
import { choosePoints, inputsOf } from '../tape/points';
import type { Version } from '../tape/wiring';
import { isIdentifier } from '../text/identifiers';
import { forksOf, TemporaryNames, worthATemporary } from './temporaries';

/** Text to insert at an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Why no pass can be written, in a sentence. */
export interface Refusal {
  readonly problem: string;
}

/** How the person writes: what they declare with, how they indent and whether they end lines with `;`. */
interface WritingStyle {
  readonly keyword: '' | 'var ' | 'let ' | 'const ';
  readonly indent: string;
  readonly end: string;
  readonly lineEnd: string;
}

/**
 * The whole backward pass of a circuit that has none, to be inserted below its forward code: the seed, then the
 * gradient of every variable on the way back, in the file's own names and style.
 */
export function writePass(analysis: Analysis, circuit: Circuit): Insertion | Refusal {
  const [output] = circuit.outputs;
  if (!output) return { problem: 'There is no output to go back from.' };
  if (circuit.pass) return { problem: 'This circuit has a backward pass already.' };
  const { name, definition } = output.variable;
  if (name === 'return' || !definition)
    return { problem: 'The returned expression needs a name first, such as var y = …; return y;' };
  const style = styleAt(analysis, definition.from);
  const seed = `${declared(analysis, analysis.gradientNames.in(circuit.wiring).gradientOf(name), style)} = ${output.seed}`;
  const written = gradientLines(analysis, circuit, style, circuit.wiring.versions);
  if ('problem' in written) return written;
  const lines = [seed, ...written.lines].map((line) => style.indent + line + style.end);
  return insertBelow(analysis, lastForward(analysis, circuit), lines, style);
}

/** The gradients that a pass leaves out, to be inserted below it. */
export function writeMissing(analysis: Analysis, circuit: Circuit): Insertion | Refusal {
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
  const { tape, assumedMeanings } = analysis;
  const names = analysis.gradientNames.in(wiring);
  const nameOf = (name: string) => names.gradientOf(name);
  const formulas = new Formulas(tape, wiring, nameOf, assumedMeanings, tiesOf(tape, wiring));
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
        lines.push(`${declared(analysis, target, style)} = ${formula}`);
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
    lines.push(`${held.has(version.name) ? target : declared(analysis, target, style)} = ${formula}`);
    held.set(version.name, version);
  }
  return { lines };
}

/** Whether two nodes are worth the same wherever the inputs are: seen at two points that have nothing in common. */
function tiesOf(tape: Analysis['tape'], wiring: Circuit['wiring']): (one: number, other: number) => boolean {
  const bench = new Bench(tape, wiring, []);
  const points = choosePoints(
    bench,
    inputsOf(wiring).map(({ node }) => node),
    2,
  );
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
function declared({ script }: Analysis, name: string, { keyword }: WritingStyle): string {
  if (keyword === '' || keyword === 'var ') return keyword + name;
  for (const { statement } of everyItem(script.items)) {
    if (statement.kind === 'blank' && statement.names.includes(name)) return name;
    if (statement.kind !== 'assignment' || statement.target !== name) continue;
    if (statement.declares === 'let' || statement.declares === 'const') return name;
  }
  return keyword + name;
}

/** How the assignment at an offset is written. */
function styleAt({ source, lines, script }: Analysis, offset: number): WritingStyle {
  const start = lines.startOf(lines.lineOf(offset));
  const [indent = ''] = /^[ \t]*/.exec(source.slice(start)) ?? [];
  let keyword: WritingStyle['keyword'] = '';
  let end = ';';
  for (const { statement, base } of everyItem(script.items)) {
    if (statement.kind !== 'assignment' || statement.targetAt.from + base !== offset) continue;
    keyword = statement.declares && `${statement.declares} `;
    end = statement.within.closed ? ';' : '';
  }
  return {
    indent,
    keyword,
    end,
    lineEnd: source.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The end of the circuit's last forward assignment. */
function lastForward({ occurrences, tape }: Analysis, { wiring }: Circuit): number {
  let last = 0;
  for (const { at, node } of wiring.versions) if (at) last = Math.max(last, at.to, tape.to[node]);
  for (const { gradient, to } of occurrences.of(wiring)) if (!gradient) last = Math.max(last, to);
  return last;
}

function insertBelow(
  { source }: Analysis,
  offset: number,
  lines: readonly string[],
  { lineEnd }: WritingStyle,
): Insertion {
  const end = source.indexOf('\n', offset);
  if (end < 0) return { at: source.length, text: lineEnd + lines.join(lineEnd) + lineEnd };
  return { at: end + 1, text: lines.join(lineEnd) + lineEnd };
}
