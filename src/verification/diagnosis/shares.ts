/* Looks for paths whose share a gradient lacks: left out, or overwritten by a line that must add to it. */
import type { Contribution } from '../../analysis/contribution';
import type { Analysis, Circuit } from '../../analysis/model';
import { bracketed, type Phrase } from '../../program/writer';
import type { Point } from '../../tape/point';
import type { PassLine, Version } from '../../tape/wiring';
import { type Edit, StatementText } from '../../text/edits';
import { identifiersIn } from '../../text/identifiers';
import type { Finding } from '../findings';
import { type Group, lastLine } from '../groups';
import { word } from './code';
import { formulaAt } from './last-resort';
import { oddLines } from './line-contributions';
import type { Diagnosis } from './mistakes';
import { PathLines } from './paths';
import { gathered, type Share, subsetsOf } from './pieces';
import { ranks, surcharges } from './ranks';
import { emptied } from './strays';
import { isNumber, partsOf, strengthOfTree, type Tree } from './tree';
import type { Vocabulary } from './vocabulary';

/** More contributions than this are no line that a person would write. */
const mostRewritten = 6;

/** Lines of which one stands for none of its gradient's contributions, and those that it lacks. */
export interface Odd {
  readonly lines: readonly PassLine[];
  readonly lacking: readonly Contribution[];
}

/** Finds out which paths' shares a gradient lacks: left out, or lost to a plain `=`. */
export class ShareSearch {
  private readonly lines: PathLines;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly vocabulary: Vocabulary,
    private readonly points: readonly Point[],
    /** Whether a gradient would be right if it were worth this at each point. */
    private readonly agrees: (finding: Finding, value: (point: Point, k: number) => number) => boolean,
    private readonly treeOf: (line: PassLine) => Tree | null,
  ) {
    this.lines = new PathLines(analysis, circuit);
  }

  /** `=` where the share of another path is already there and must be kept. */
  assignment(finding: Finding): Diagnosis[] {
    const { group } = finding;
    const [line] = group.lines;
    const earlier = group.overwritten.findLast(({ makesRoom }) => !makesRoom);
    if (!earlier) return [];
    const after = lastLine(group).node;
    const first = line.node;
    if (this.points.every((point) => point.value(first) === 0)) return emptied(this.analysis, line, earlier);
    return (['+', '-'] as const).flatMap((sign): Diagnosis[] => {
      // What the line itself assigns is added or taken away; what comes after it stays as it is.
      const total = (point: Point) =>
        point.value(earlier.node) + point.value(after) - (sign === '-' ? 2 * point.value(first) : 0);
      if (!this.agrees(finding, total)) return [];
      const { code } = this.vocabulary;
      const { keyword, from } = new StatementText(this.analysis, line);
      const expression = this.analysis.code(line.expression);
      const verb = sign === '+' ? 'add' : 'subtract';
      const paths = this.lines.paths(this.vocabulary.contributions(group.of), group.of);
      const sentence = `${paths ? `${paths}; this` : 'This'} line assigns where it must ${verb}: ${code.assignment(group.name, sign, expression)}.`;
      const start = keyword === '' ? line.at.from : from;
      const edits = [{ from: start, to: line.expression.from, text: code.assignment(group.name, sign, '') }];
      const rank = ranks.assignment + (sign === '-' ? surcharges.sign : 0);
      return [{ line, kind: 'assignment for accumulation', sentence, edits, rank }];
    });
  }

  /** Lines of a gradient of which one stands for none of its contributions, where all others do. */
  oddLines({ group, reversed }: Finding): Odd | null {
    const { points, circuit, vocabulary } = this;
    const paths = vocabulary.contributions(group.of);
    const worth = ({ local, into }: Contribution) =>
      points.map(
        (point, k) =>
          vocabulary.evaluate(local, (node) => point.value(node)) *
          reversed[k][into.node - circuit.wiring.start],
      );
    if (group.lines.some(({ treatment }) => treatment === 'change')) return null;
    // What each line adds to those before it.
    const values = group.lines.map(({ node }, n) =>
      points.map((point) => point.value(node) - (n > 0 ? point.value(group.lines[n - 1].node) : 0)),
    );
    const odd = oddLines(values, paths.map(worth));
    return odd && { lines: odd.lines.map((k) => group.lines[k]), lacking: odd.lacking.map((k) => paths[k]) };
  }

  /** All that a line must stand for, written anew. */
  rewritten({ name }: Group, { lines, lacking }: Odd): Diagnosis[] {
    if (lacking.length === 0 || lacking.length > mostRewritten) return [];
    const { code } = this.vocabulary;
    const sum = code.sum(lacking.map((each) => this.vocabulary.share(each)));
    return lines.map((line) => {
      const isSpelledOut = line.operator === '' && line.treatment === 'add';
      const whole =
        line.operator === '-'
          ? code.negated(bracketed(sum)).text
          : isSpelledOut
            ? code.plus(word(name), sum).text
            : sum.text;
      const sentence = `It must be ${code.assignment(name, line.operator, whole)}.`;
      const edits = [{ from: line.expression.from, to: line.expression.to, text: whole }];
      return { line, kind: 'formula', sentence, edits, rank: ranks.lineRewritten };
    });
  }

  /** Shares of paths that the group leaves out; `odd` is the line that they are likely to be left out of. */
  leftOut(finding: Finding, odd?: PassLine): Diagnosis[] {
    const all = this.vocabulary.shares(finding.group.of);
    const single = this.pathsOf(finding.group);
    const apart = single.length > all.length ? subsetsOf(single) : [];
    return this.lacking(finding, [...subsetsOf(all), ...apart], odd);
  }

  /** The same where both halves of a * a are left out together with more. */
  leftOutTogether(finding: Finding, odd?: PassLine): Diagnosis[] {
    const paths = this.pathsOf(finding.group);
    const gates = [...new Set(paths.flatMap((path) => path.gates))];
    const byGate = gates.flatMap((gate) => gathered(paths.filter((path) => path.gates[0] === gate)));
    return byGate.length < paths.length ? this.lacking(finding, subsetsOf(byGate), odd) : [];
  }

  private pathsOf({ of }: Group): Share[] {
    return this.vocabulary.contributions(of).map(({ gate, ...path }) => ({ ...path, gates: [gate] }));
  }

  /** Those of some choices of shares with which the gradient is right. */
  private lacking(finding: Finding, choices: readonly Share[][], odd?: PassLine): Diagnosis[] {
    const { group, reversed } = finding;
    const { start } = this.circuit.wiring;
    const worth = ({ local, into }: Share, point: Point, k: number) =>
      this.vocabulary.evaluate(local, (node) => point.value(node)) * reversed[k][into.node - start];
    const count = this.vocabulary.shares(group.of).length;
    return choices.flatMap((chosen) => {
      const values = this.points.map((point, k) =>
        chosen.reduce((total, each) => total + worth(each, point, k), 0),
      );
      const fits = this.agrees(finding, (point, k) => point.value(lastLine(group).node) + values[k]);
      return fits ? [this.leavesOut(group, gathered(chosen), chosen.length === count, values, odd)] : [];
    });
  }

  private leavesOut(
    group: Group,
    chosen: readonly Share[],
    isAll: boolean,
    values: readonly number[],
    odd?: PassLine,
  ): Diagnosis {
    const { code } = this.vocabulary;
    const through = this.lines.listed(chosen.flatMap(({ gates }) => gates));
    const line = odd ?? this.lineFor(group, chosen);
    const isChoice = chosen.some(({ local }) => local.kind === 'apply' && local.gate === 'choose');
    const missing =
      (isChoice ? this.written(values, line) : null) ??
      code.sum(chosen.map((each) => this.vocabulary.share(each)));
    const doubled = this.isDoubled(group, chosen);
    const paths = this.lines.paths(this.vocabulary.contributions(group.of), group.of);
    const isFinal = code.writing.isFinal(line.declares);
    const later = this.laterThan(line, group, missing);
    const place = later ? `, after ${this.analysis.lines.said(later.at.from)}` : '';
    const sentence = doubled
      ? `${group.of.name} goes into ${this.lines.placeOf(chosen[0].gates[0])} twice, and the contributions of both add up: a factor of 2 is missing.`
      : `The contribution through ${through} is left out: ${isFinal ? `add ${missing.text} to this line` : code.assignment(group.name, '+', missing.text)}${place}${paths && `; ${paths}, and their contributions add up`}.`;
    const kind = doubled ? 'missing factor' : 'missing contribution';
    const isWhole = isAll && !doubled && group.lines.length === 1;
    const rank = isWhole ? ranks.allLeftOut : doubled ? ranks.doubled : ranks.leftOut;
    const edits = doubled ? this.twice(line) : this.appended(group, line, missing, later);
    return { line, kind, sentence, edits, rank: rank + chosen.length * surcharges.each };
  }

  /** A gradient that is worth what a choice gives, or minus that: its line has the choice already. */
  private written(values: readonly number[], { order }: PassLine): Phrase | null {
    const { code } = this.vocabulary;
    const before = this.circuit.wiring.pass?.lines.filter((line) => line.order < order) ?? [];
    const known = new Map(before.map((line) => [line.name, line]));
    if (values.every((value) => value === 0)) return null;
    for (const [name, line] of known) {
      const { node } = line;
      const tree = this.treeOf(line);
      if (!tree || !partsOf(tree).some(({ gate }) => gate === 'choose')) continue;
      for (const sign of [1, -1])
        if (this.points.every((point, k) => point.value(node) === sign * values[k]))
          return sign > 0 ? word(name) : code.negated(word(name));
    }
    return null;
  }

  /** Whether half of a * a is left out, in a gradient of one line. */
  private isDoubled(group: Group, chosen: readonly Share[]): boolean {
    const [share, ...more] = chosen;
    if (more.length > 0 || group.lines.length > 1 || share.gates.length > 1) return false;
    const paths = this.vocabulary.contributions(group.of);
    return (
      paths.length === 2 && paths.every(({ into, gate }) => into === share.into && gate === share.gates[0])
    );
  }

  private twice(line: PassLine): Edit[] {
    const tree = this.treeOf(line);
    const { code } = this.vocabulary;
    const two = code.number(2);
    let first = tree;
    while (first?.gate === '*' || first?.gate === '/') first = first.inputs[0];
    // 1.0 * … was only there to keep the form.
    const isOne = first && isNumber(first) && first.value === 1 && first.parent?.gate === '*';
    if (first && isOne) return [{ from: first.from, to: first.to, text: two.text }];
    const { from, to } = line.expression;
    const start = code.before('*', two);
    if (!tree || tree.enclosed || strengthOfTree(tree, code.writing) >= code.strengthOf('*'))
      return [{ from, to: from, text: start }];
    return [
      { from, to: from, text: `${start}(` },
      { from: to, to, text: ')' },
    ];
  }

  /** The line of a group that a share belongs in: near its neighbours, as far as the gradient from above is there. */
  private lineFor(group: Group, chosen: readonly Share[]): PassLine {
    const order = this.vocabulary.shares(group.of).map(({ into }) => into);
    const place = order.indexOf(chosen[0].into);
    const ready = Math.max(...chosen.map(({ into }) => this.completeAt(into, group)?.order ?? -1));
    const candidates = group.lines
      .filter(({ order }) => order > ready)
      .map((line) => {
        const tree = this.treeOf(line);
        const names = new Set(tree ? partsOf(tree).map(({ name }) => name) : []);
        const places = order.flatMap((into, k) =>
          names.has(this.vocabulary.gradientName(into.name)) ? [k] : [],
        );
        const distance = Math.min(...places.map((k) => Math.abs(k - place)), order.length);
        const isOpposite =
          line.operator === '-' && !this.vocabulary.code.isNegative(this.vocabulary.share(chosen[0]));
        return { line, distance: distance + (isOpposite ? 0.5 : 0), terms: places.length };
      });
    candidates.sort((one, other) => one.distance - other.distance || one.terms - other.terms);
    return candidates[0]?.line ?? lastLine(group);
  }

  /** The line that completes the gradient of a variable, or the helper that stands for it; none for one that is given. */
  private completeAt(into: Version, group: Group): PassLine | undefined {
    const name = this.vocabulary.gradientName(into.name);
    const owner = this.vocabulary.ownerOf(into);
    return this.circuit.wiring.pass?.lines.findLast(
      (line) => (line.of === owner && into !== group.of) || (line.of === null && line.name === name),
    );
  }

  /** The last line that computes something which a share takes, below the line that it belongs to. */
  private laterThan({ order }: PassLine, { of }: Group, { text }: Phrase): PassLine | undefined {
    const names = new Set(identifiersIn(text));
    return this.circuit.wiring.pass?.lines.findLast(
      (line) => names.has(line.name) && line.of !== of && line.order > order,
    );
  }

  /** Adds a share to a line; as a line of its own where the gradient that it takes is only computed later. */
  private appended(group: Group, line: PassLine, share: Phrase, later?: PassLine): Edit[] {
    const { code } = this.vocabulary;
    const { text } = share;
    const { expression, operator } = line;
    const { lines = [] } = this.circuit.wiring.pass ?? {};
    // In a chain of zeros, `da = db = 0`, a share has no place.
    const isLink = lines.some(
      (other) => other !== line && other.whole.from < line.whole.to && line.whole.from < other.whole.to,
    );
    if (later || isLink) {
      const statement = new StatementText(this.analysis, later ?? line);
      return [statement.after(code.assignment(group.name, '+', text) + statement.end)];
    }
    const tree = this.treeOf(line);
    if (line === group.lines[0] && tree?.name === '' && this.beginsAtZero(line))
      return [{ ...expression, text }];
    const isLoose = tree !== null && strengthOfTree(tree, code.writing) < code.strengthOf('+');
    const added = operator === '-' ? code.behind('-', bracketed(share)) : code.plus(word(''), share).text;
    const end = { from: expression.to, to: expression.to, text: added };
    if (!isLoose) return [end];
    return [
      { from: expression.from, to: expression.from, text: '(' },
      { ...end, text: `)${end.text}` },
    ];
  }

  /** The last resort: the formula that the gate table gives. */
  formula(group: Group): Diagnosis | null {
    // A gradient that is collected from 0 keeps its beginning.
    const [first, second] = group.lines;
    const line = second && this.beginsAtZero(first) ? second : first;
    return formulaAt(line, group, this.vocabulary);
  }

  private beginsAtZero({ node, treatment }: PassLine): boolean {
    return treatment === 'set' && this.points.every((point) => point.value(node) === 0);
  }
}
