import type { Analysis, Circuit } from '../analysis';
import type { MissingRead, PassLine } from '../circuit/circuit';
import type { Contribution } from '../circuit/formula';
import { type Edit, type Explanation, type Suspect, searchLine, Vocabulary } from './mistakes';
import { type Sample, valueIn } from './samples';
import { applyRow, evaluate, partsOf, strengthOfTree, treeOf, type ValueOf } from './tree';
import { type Examination, type Finding, type Group, groupsOf, lastLine } from './verify';

/** A mistake: the line to blame, what it is, and the edits that mend it. */
export interface Diagnosis extends Explanation {
  readonly line: PassLine;
}

/** How close a mended line must come. */
const tolerance = 1e-8;

/** Explains a wrong gradient: edits to its own lines and to the helpers they read, the likeliest first. */
export class Diagnostician {
  private readonly words: Vocabulary;
  private readonly helpers: readonly PassLine[];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
  ) {
    this.words = new Vocabulary(analysis, circuit);
    const pass = circuit.wires.pass;
    const all = [...(pass?.before ?? []).toReversed(), ...(pass?.lines ?? [])];
    this.helpers = all.filter(({ of }) => of === null);
  }

  /** All explanations of a wrong finding, the likeliest first; the last resort is the formula. */
  explain(finding: Finding): Diagnosis[] {
    const { group } = finding;
    const { of } = group;
    const found: Diagnosis[] = [
      ...this.missing(finding),
      ...this.assignment(finding),
      ...this.stale(finding),
    ];
    for (const line of group.lines) {
      const suspect = this.suspect(finding, line);
      if (suspect) for (const each of searchLine(this.words, suspect, of)) found.push({ ...each, line });
      const flipped = this.flipped(finding, line);
      if (flipped) found.push(flipped);
    }
    found.push(...this.leftOut(finding));
    for (const helper of this.helpersOf(group)) {
      const suspect = this.suspect(finding, helper);
      // What mends a helper and the line alike is likelier to be a mistake in the line.
      if (suspect)
        for (const each of searchLine(this.words, suspect, null))
          found.push({ ...each, rank: each.rank + 0.15, line: helper });
    }
    found.sort((one, other) => one.rank - other.rank);
    const formula = this.formula(group);
    return formula ? [...found, formula] : found;
  }

  private suspect(finding: Finding, line: PassLine): Suspect | null {
    const tree = treeOf(this.analysis, line);
    return tree && { line, tree, mends: (expression) => this.mends(finding, line, expression) };
  }

  /** Whether the gradient is what it must be at every sample when one line is worth something else. */
  private mends(finding: Finding, line: PassLine, expression: (values: ValueOf) => number): boolean {
    return this.agrees(finding, (sample) =>
      this.total(finding.group, this.withLine(sample, line, expression), line, expression),
    );
  }

  private agrees({ group, reversed }: Finding, value: (sample: Sample, k: number) => number): boolean {
    const { wires } = this.circuit;
    return this.examination.samples.every((sample, k) => {
      const wanted = reversed[k]?.[group.of.node - wires.start] ?? Number.NaN;
      const scale = Math.max(sample.scale[group.of.node - wires.start], Math.abs(wanted));
      return Math.abs(value(sample, k) - wanted) <= tolerance * scale;
    });
  }

  /** The sample's values, with what a mended helper changes in the helpers after it. */
  private withLine(sample: Sample, line: PassLine, expression: (values: ValueOf) => number): ValueOf {
    const { wires } = this.circuit;
    const plain: ValueOf = (node) => valueIn(sample, wires, node);
    if (line.of !== null) return plain;
    const changed = new Map<number, number>([[line.node, expression(plain)]]);
    const values: ValueOf = (node) => changed.get(node) ?? plain(node);
    for (const helper of this.helpers) {
      if (helper.statement <= line.statement) continue;
      const tree = treeOf(this.analysis, helper);
      if (tree && partsOf(tree).some(({ node }) => changed.has(node)))
        changed.set(helper.node, evaluate(tree, values));
    }
    return values;
  }

  /** What the group adds up to when `line` is worth `expression`. */
  private total(
    group: Group,
    values: ValueOf,
    line: PassLine,
    expression: (values: ValueOf) => number,
  ): number {
    let total = 0;
    for (const each of group.lines) {
      const tree = treeOf(this.analysis, each);
      const value = each === line ? expression(values) : tree ? evaluate(tree, values) : Number.NaN;
      total = each.operator ? applyRow(each.operator, [total, value]) : value;
    }
    return total;
  }

  /** The helpers that a group reads, directly or through others. */
  private helpersOf(group: Group): PassLine[] {
    const wanted = new Set<number>();
    const collect = (line: PassLine) => {
      const tree = treeOf(this.analysis, line);
      for (const { node } of tree ? partsOf(tree) : []) wanted.add(node);
    };
    group.lines.forEach(collect);
    const found: PassLine[] = [];
    for (const helper of this.helpers.toReversed()) {
      if (!wanted.has(helper.node)) continue;
      found.push(helper);
      collect(helper);
    }
    return found;
  }

  /** A gradient that is read too early, or that nothing computes. */
  private missing({ group }: Finding): Diagnosis[] {
    const { wires } = this.circuit;
    const reads = [...(wires.pass?.missing.values() ?? [])];
    const line = group.lines.find(({ statement }) => reads.some((read) => read.statement === statement));
    const read = line && reads.find(({ statement }) => statement === line.statement);
    if (!line || !read) return [];
    return read.later ? this.tooEarly(line, read) : this.neverComputed(line, read);
  }

  private tooEarly(line: PassLine, { name }: MissingRead): Diagnosis[] {
    const { lines } = this.analysis;
    const needed = this.circuit.wires.pass?.lines.find(
      (other) => other.name === name && other.statement > line.statement,
    );
    if (!needed) return [];
    const sentence = `${name} is read here before it is computed: line ${lines.lineOf(needed.at.from)} must come first.`;
    const moved = wholeLine(this.analysis, needed);
    const here = wholeLine(this.analysis, line);
    const edits = [
      { from: here.from, to: here.from, text: `${moved.text}\n` },
      { from: moved.from, to: moved.to, text: '' },
    ];
    return [{ line, kind: 'order', sentence, edits, rank: 0 }];
  }

  private neverComputed(line: PassLine, { name }: MissingRead): Diagnosis[] {
    const variable = this.analysis.gradientNames
      .variablesOf(name)
      .map((candidate) =>
        this.circuit.wires.versions.findLast((version) => version.name === candidate && !version.helper),
      )
      .find((version) => version !== undefined);
    const formula = variable && this.words.formulas.formula(variable);
    if (!formula) return [];
    const here = wholeLine(this.analysis, line);
    const [indent = ''] = /^\s*/.exec(here.text) ?? [];
    const [keyword = ''] = /^(var|let|const)\s/.exec(here.text.trim()) ?? [];
    const end = here.text.trimEnd().endsWith(';') ? ';' : '';
    const text = `${indent}${keyword}${name} = ${formula}${end}\n`;
    const sentence = `${name} is never computed: it must be found before this line can use it.`;
    return [
      { line, kind: 'never computed', sentence, edits: [{ from: here.from, to: here.from, text }], rank: 0 },
    ];
  }

  /** `=` where the share of another path is already there and must be kept. */
  private assignment(finding: Finding): Diagnosis[] {
    const { group } = finding;
    const [line] = group.lines;
    const groups = groupsOf(this.circuit.wires.pass?.lines ?? []);
    const earlier = groups
      .filter(({ of, lines }) => of === group.of && lines[0].statement < line.statement)
      .at(-1);
    if (!earlier || line.operator) return [];
    const { wires } = this.circuit;
    const before = lastLine(earlier).node;
    const fits = this.agrees(
      finding,
      (sample) => valueIn(sample, wires, before) + valueIn(sample, wires, lastLine(group).node),
    );
    if (!fits) return [];
    const { source, lines } = this.analysis;
    const paths = this.words
      .contributions(group.of)
      .map(({ gate }) => lines.lineOf(this.analysis.tape.from[gate]));
    const keyword =
      /\b(?:var|let|const)\s+$/.exec(source.slice(Math.max(0, line.at.from - 30), line.at.from))?.[0] ?? '';
    const from = line.at.from - keyword.length;
    const expression = source.slice(line.expression.from, line.expression.to);
    const sentence = `${group.of.name} reaches ${this.outputName()} along ${countOf(paths.length)} paths (${linesOf(paths)}); this line assigns where it must add: ${group.name} += ${expression}.`;
    const edits = [{ from, to: line.expression.from, text: `${group.name} += ` }];
    return [{ line, kind: 'assignment for accumulation', sentence, edits, rank: 0.1 }];
  }

  private outputName(): string {
    return this.circuit.outputs.map(({ variable }) => variable.name).join(' and ');
  }

  /** `-=` where it must be `+=`, or the other way round. */
  private flipped(finding: Finding, line: PassLine): Diagnosis | null {
    if (line.operator !== '+' && line.operator !== '-') return null;
    const tree = treeOf(this.analysis, line);
    if (!tree || !this.mends(finding, line, (values) => -evaluate(tree, values))) return null;
    const { source } = this.analysis;
    const at = source.indexOf(`${line.operator}=`, line.at.to);
    const other = line.operator === '+' ? '-' : '+';
    const sentence = `The sign is wrong: this share is ${other === '+' ? 'added' : 'subtracted'}, so it takes ${other}=.`;
    return { line, kind: 'sign', sentence, edits: [{ from: at, to: at + 1, text: other }], rank: 0.9 };
  }

  /** A variable that was updated before this line reads it. */
  private stale(finding: Finding): Diagnosis[] {
    const { wires } = this.circuit;
    const found: Diagnosis[] = [];
    for (const line of finding.group.lines) {
      const tree = treeOf(this.analysis, line);
      for (const leaf of tree ? partsOf(tree) : []) {
        const update = this.helpers.find((helper) => helper.node === leaf.node && helper.name === leaf.name);
        const forward = wires.versions.findLast(({ name, helper }) => name === leaf.name && !helper);
        if (!tree || !update || !forward) continue;
        if (!this.mends(finding, line, (values) => evaluate(tree, values, leaf, values(forward.node))))
          continue;
        const moved = wholeLine(this.analysis, update);
        const last = wires.pass?.lines.findLast(({ of }) => of !== null) ?? line;
        const end = wholeLine(this.analysis, last).to;
        const sentence = `${leaf.name} was changed on line ${this.analysis.lines.lineOf(update.at.from)}; the backward pass needs the value that it had in the forward pass, so the update must come after this line.`;
        const edits = [
          { from: moved.from, to: moved.to, text: '' },
          { from: end, to: end, text: `${moved.text}\n` },
        ];
        found.push({ line, kind: 'stale', sentence, edits, rank: 0.2 });
      }
    }
    return found;
  }

  /** Shares of paths that the group leaves out. */
  private leftOut(finding: Finding): Diagnosis[] {
    const { group, reversed } = finding;
    const { wires } = this.circuit;
    const contributions = this.words.contributions(group.of);
    const share = ({ local, into }: Contribution, sample: Sample, k: number) =>
      this.words.evaluate(local, (node) => valueIn(sample, wires, node)) *
      reversed[k][into.node - wires.start];
    const line = lastLine(group);
    const found: Diagnosis[] = [];
    for (const chosen of subsetsOf(contributions)) {
      const fits = this.agrees(finding, (sample, k) =>
        chosen.reduce((sum, each) => sum + share(each, sample, k), valueIn(sample, wires, line.node)),
      );
      if (!fits) continue;
      const paths = contributions.map(({ gate }) => this.lineOf(gate));
      const missing = chosen.map((each) => this.words.shareText(each)).join(' + ');
      const through = linesOf(chosen.map(({ gate }) => this.lineOf(gate)));
      const many =
        contributions.length > 1
          ? `${group.of.name} reaches ${this.outputName()} along ${countOf(paths.length)} paths (${linesOf(paths)}); `
          : '';
      const sentence = `${many}the share through ${through} is left out: ${group.name} += ${missing}.`;
      found.push({
        line,
        kind: 'missing contribution',
        sentence,
        edits: this.appended(group, chosen, missing),
        rank: 1 + chosen.length / 20,
      });
    }
    return found;
  }

  private lineOf(gate: number): number {
    return this.analysis.lines.lineOf(this.analysis.tape.from[gate]);
  }

  /** Adds a share to a line; as a line of its own where the gradient that it takes is only computed later. */
  private appended(group: Group, missing: readonly Contribution[], text: string): Edit[] {
    const line = lastLine(group);
    const { expression, operator } = line;
    const needed = new Set(missing.map(({ into }) => into));
    const later = this.circuit.wires.pass?.lines.findLast(
      ({ of, statement }) => of !== null && needed.has(of) && statement > line.statement,
    );
    if (later) {
      const here = wholeLine(this.analysis, later);
      const [indent = ''] = /^[ \t]*/.exec(here.text) ?? [];
      const end = here.text.trimEnd().endsWith(';') ? ';' : '';
      return [this.newLine(here.to, `${indent}${group.name} += ${text}${end}`)];
    }
    const tree = treeOf(this.analysis, line);
    const loose = tree !== null && strengthOfTree(tree) < 6;
    const sign = operator === '-' ? '-' : '+';
    const end = { from: expression.to, to: expression.to, text: ` ${sign} ${text}` };
    if (!loose) return [end];
    return [
      { from: expression.from, to: expression.from, text: '(' },
      { ...end, text: `)${end.text}` },
    ];
  }

  /** A line of its own before `at`, the start of a line or the end of the text. */
  private newLine(at: number, text: string): Edit {
    const fresh = at === 0 || this.analysis.source[at - 1] === '\n';
    return { from: at, to: at, text: fresh ? `${text}\n` : `\n${text}` };
  }

  /** The last resort: the formula that the gate table gives. */
  private formula(group: Group): Diagnosis | null {
    const formula = this.words.formulas.formula(group.of);
    if (formula === null) return null;
    const [first, ...rest] = group.lines;
    const edits = [{ from: first.expression.from, to: first.expression.to, text: formula }];
    for (const line of rest) edits.push({ ...wholeLine(this.analysis, line), text: '' });
    const sentence = `It must be ${group.name} = ${formula}.`;
    return { line: first, kind: 'formula', sentence, edits, rank: 100 };
  }
}

/** All ways to choose one, two or three of a few. */
function subsetsOf(all: readonly Contribution[]): Contribution[][] {
  const few = all.slice(0, 12);
  const single = few.map((one) => [one]);
  const pairs = few.flatMap((one, k) => few.slice(k + 1).map((other) => [one, other]));
  return [...single, ...pairs, ...(few.length === 3 ? [few] : [])];
}

/** The text line that a statement stands on, with its line end; the statement alone where others share the line. */
function wholeLine(
  { source }: Analysis,
  { whole, at }: PassLine,
): { from: number; to: number; text: string } {
  let from = source.lastIndexOf('\n', at.from - 1) + 1;
  const end = source.indexOf('\n', whole.to);
  const to = end < 0 ? source.length : end + 1;
  if (source.slice(from, at.from).includes(';')) from = at.from;
  return { from, to, text: source.slice(from, to).replace(/\r?\n$/, '') };
}

function countOf(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}

function linesOf(lines: readonly number[]): string {
  const unique = [...new Set(lines)];
  if (unique.length === 1) return `line ${unique[0]}`;
  return `lines ${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
}
