/*
 * Finds out what is wrong with a gradient: asks each search for mistakes in its lines and in the helpers that they
 * read, and puts what would mend it in order.
 */
import type { Analysis, Circuit } from '../../analysis/model';
import { applyRow } from '../../gates/rows';
import type { Point } from '../../tape/point';
import type { PassLine } from '../../tape/wiring';
import type { Examination, Finding } from '../findings';
import { agrees, type Group, truthOf } from '../groups';
import { withSign } from './last-resort';
import { NameSearch } from './misnamed';
import type { Diagnosis, Mistake } from './mistakes';
import { OrderSearch } from './order';
import { ranks, surcharges } from './ranks';
import { searchDeeply, searchLine } from './search';
import { ShareSearch } from './shares';
import { StepSearch } from './steps';
import { strays } from './strays';
import type { Suspect } from './suspect';
import { evaluate, partsOf, type Tree, treeOf, type ValueOf } from './tree';
import { Vocabulary } from './vocabulary';

/** How close a mended line must come: near saturation, rounding leaves few digits. What is found is tried on the text. */
const tolerance = 1e-6;

/** Explains a wrong gradient: edits to its own lines and to the helpers they read, the likeliest first. */
export class Diagnostician {
  private readonly vocabulary: Vocabulary;
  private readonly misnamed: NameSearch;
  private readonly orders: OrderSearch;
  private readonly shares: ShareSearch;
  private readonly steps: StepSearch;
  private readonly helpers: readonly PassLine[];
  private readonly trees = new Map<PassLine, Tree | null>();

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
  ) {
    this.vocabulary = new Vocabulary(analysis, circuit, examination);
    this.misnamed = new NameSearch(analysis, circuit, examination, (line) => this.treeOf(line));
    this.orders = new OrderSearch(analysis, circuit, this.vocabulary);
    this.shares = new ShareSearch(
      analysis,
      circuit,
      this.vocabulary,
      examination.points,
      (finding, value) => this.agrees(finding, value),
      (line) => this.treeOf(line),
    );
    this.steps = new StepSearch(analysis, circuit, this.vocabulary, examination, (line) => this.treeOf(line));
    const pass = circuit.wiring.pass;
    const all = [...(pass?.before ?? []).toReversed(), ...(pass?.lines ?? [])];
    this.helpers = all.filter(({ of }) => of === null);
  }

  /** Gradients that are lost under the names of others, whose own lines overwrite them. */
  lost(): ReturnType<NameSearch['lost']> {
    return this.misnamed.lost();
  }

  /** All explanations of a wrong finding, the likeliest first; the last resort is the formula. */
  explain(finding: Finding): Diagnosis[] {
    const { group } = finding;
    const stray = strays(this.analysis, group, this.treeOf(group.lines[0]));
    if (stray.length > 0) return [...this.misnamed.explain(finding), ...stray];
    const helpers = this.helpersOf(group.lines);
    const odd = this.shares.oddLines(finding);
    const oddLine = odd?.lines.length === 1 ? odd.lines[0] : undefined;
    const found: Diagnosis[] = [
      ...this.misnamed.explain(finding),
      ...this.orders.missing([...group.overwritten, ...group.lines, ...helpers]),
      ...this.shares.assignment(finding),
      ...this.steps.assigned(finding),
      ...this.shares.leftOut(finding, oddLine),
      ...(odd ? this.shares.rewritten(group, odd) : []),
    ];
    const suspects = [...group.lines, ...helpers].flatMap((line) => this.suspect(finding, line) ?? []);
    const note = (suspect: Suspect, more: readonly (Mistake | Diagnosis)[]) => {
      const { line } = suspect;
      const isFine = odd !== null && line.of !== null && !odd.lines.includes(line);
      const later = line.of === null ? surcharges.helper : isFine ? surcharges.fine : 0;
      found.push(...more.map((each) => ({ line, ...each, rank: each.rank + later })));
    };
    for (const suspect of suspects) {
      note(suspect, [
        ...this.orders.incomplete(suspect),
        ...this.orders.stepped(suspect),
        ...this.steps.missing(suspect),
        ...this.orders.stale(suspect, this.helpers),
        ...this.flipped(suspect),
        ...searchLine(this.vocabulary, suspect),
      ]);
    }
    if (!found.some(({ kind }) => kind !== 'formula'))
      for (const suspect of suspects) note(suspect, searchDeeply(this.vocabulary, suspect));
    if (!found.some(({ kind }) => kind !== 'formula'))
      found.push(...this.shares.leftOutTogether(finding, oddLine));
    if (!found.some(({ kind }) => kind !== 'formula'))
      for (const helper of helpers) found.push(...this.rewritten(finding, helper));
    const formula = this.shares.formula(group);
    if (formula && this.isOfItself(group)) found.push({ ...formula, rank: ranks.ownStep });
    found.sort((one, other) => one.rank - other.rank);
    return formula ? [...found, formula] : found;
  }

  /** Whether a step in place reads nothing but the gradient, as a mask by the wrong one of two does. */
  private isOfItself({ name, step, lines: [line] }: Group): boolean {
    const tree = step && this.treeOf(line);
    return tree !== null && partsOf(tree).every((part) => part.name === '' || part.name === name);
  }

  /** A helper that stands for the gradient of a variable which has no other, written anew. */
  private rewritten(finding: Finding, line: PassLine): Diagnosis[] {
    const { start, versions } = this.circuit.wiring;
    const values = new Map(this.examination.points.map((point, k) => [point, finding.reversed[k]]));
    return versions.flatMap(({ name, node, helper, origin }, k): Diagnosis[] => {
      if (helper || origin !== 'computed') return [];
      const worth = (point: Point) => values.get(point)?.[node - start] ?? Number.NaN;
      const fits = this.agrees(finding, (point) =>
        this.total(
          finding.group,
          this.withLine(point, line, () => worth(point)),
          line,
          () => worth(point),
        ),
      );
      const formula = fits ? this.vocabulary.formula(versions[k]) : null;
      if (formula === null) return [];
      const { text } = formula;
      const sentence = `It must be ${this.vocabulary.code.assignment(line.name, '', text)}, the gradient of ${name}.`;
      const edits = [{ from: line.expression.from, to: line.expression.to, text }];
      return [{ line, kind: 'formula', sentence, edits, rank: ranks.helperRewritten }];
    });
  }

  private treeOf(line: PassLine): Tree | null {
    const known = this.trees.get(line);
    if (known !== undefined) return known;
    const tree = treeOf(this.analysis, line);
    this.trees.set(line, tree);
    return tree;
  }

  private suspect(finding: Finding, line: PassLine): Suspect | null {
    const tree = this.treeOf(line);
    if (!tree) return null;
    const serves = line.of
      ? [line.of]
      : this.examination.findings
          .filter(({ group }) => this.helpersOf(group.lines).includes(line))
          .map(({ group }) => group.of);
    const worth = (expression: (values: ValueOf) => number) => (point: Point) =>
      this.total(finding.group, this.withLine(point, line, expression), line, expression);
    const { points } = this.examination;
    const nothing = points.map(worth(() => 0));
    const one = points.map(worth(() => 1));
    return {
      line,
      tree,
      serves,
      points: points.map((point) => (node) => point.value(node)),
      wanted: points.map((_, k) => (this.wanted(finding, k) - nothing[k]) / (one[k] - nothing[k])),
      mends: (expression) => this.agrees(finding, worth(expression)),
      mendsEverywhere: (expression) => this.agreesEverywhere(finding, worth(expression)),
    };
  }

  /** What the gradient must be at a point, given what stands above it. */
  private wanted({ wanted }: Finding, k: number): number {
    return wanted[k] ?? Number.NaN;
  }

  /** Whether the gradient is what it must be at every point when it is worth this. */
  private agrees(finding: Finding, value: (point: Point, k: number) => number): boolean {
    return this.examination.points.every((point, k) =>
      agrees(finding.group, point, value(point, k), this.wanted(finding, k), tolerance),
    );
  }

  /** The same where seeds and inputs vary that are held at first, for a pass that is right above. */
  private agreesEverywhere({ group }: Finding, value: (point: Point) => number): boolean {
    return this.examination.wider.every((point) =>
      agrees(group, point, value(point), truthOf(group, point), tolerance),
    );
  }

  /** The sample's values, with what a mended helper changes in the helpers after it. */
  private withLine(point: Point, line: PassLine, expression: (values: ValueOf) => number): ValueOf {
    const plain: ValueOf = (node) => point.value(node);
    if (line.of !== null) return plain;
    const changed = new Map<number, number>([[line.node, expression(plain)]]);
    const values: ValueOf = (node) => changed.get(node) ?? plain(node);
    for (const helper of this.helpers) {
      if (helper.order <= line.order) continue;
      const tree = this.treeOf(helper);
      if (tree && partsOf(tree).some(({ node }) => changed.has(node)))
        changed.set(helper.node, evaluate(tree, values));
    }
    return values;
  }

  /** What the group comes to when `line` is worth `expression`. */
  private total(
    group: Group,
    values: ValueOf,
    line: PassLine,
    expression: (values: ValueOf) => number,
  ): number {
    // A line such as `da = da + c * dx` reads what those before it have come to.
    const totals = new Map<number, number>();
    const now: ValueOf = (node) => totals.get(node) ?? values(node);
    let total = group.step ? values(group.step.base.node) : 0;
    for (const each of group.lines) {
      const tree = this.treeOf(each);
      const value = each === line ? expression(now) : tree ? evaluate(tree, now) : Number.NaN;
      total = each.operator ? applyRow(each.operator, [total, value]) : value;
      totals.set(each.node, total);
    }
    return total;
  }

  /** The helpers that some lines read, directly or through others; the nearest first. */
  private helpersOf(lines: readonly PassLine[]): PassLine[] {
    const wanted = new Set<number>();
    const collect = (line: PassLine) => {
      const tree = this.treeOf(line);
      for (const { node } of tree ? partsOf(tree) : []) wanted.add(node);
    };
    lines.forEach(collect);
    const found: PassLine[] = [];
    for (const helper of this.helpers.toReversed()) {
      if (!wanted.has(helper.node)) continue;
      found.push(helper);
      collect(helper);
    }
    return found;
  }

  /** `-=` where it must be `+=`, or the other way round. */
  private flipped({ line, tree, mends }: Suspect): Diagnosis[] {
    if (line.operator !== '+' && line.operator !== '-') return [];
    if (!mends((values) => -evaluate(tree, values))) return [];
    const other = line.operator === '+' ? '-' : '+';
    const sentence = `The sign is wrong: this contribution is ${other === '+' ? 'added' : 'subtracted'}, so it takes ${this.analysis.writing.updateSign(other, '')}.`;
    return [
      {
        line,
        kind: 'sign',
        sentence,
        edits: [withSign(line, other, this.analysis)],
        rank: ranks.oppositeSign,
      },
    ];
  }
}
