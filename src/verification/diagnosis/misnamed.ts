/*
 * A wrong name at the left: `dx1` twice, where the second should be `dx3`. That is one mistake, at that name, though two
 * gradients are off by it.
 */
import type { Analysis, Circuit } from '../../analysis/model';
import { applyRow } from '../../gates/rows';
import type { Point } from '../../tape/point';
import type { PassLine, Version } from '../../tape/wiring';
import type { Edit } from '../../text/edits';
import type { Examination, Finding } from '../findings';
import { agrees, type Group, lastLine } from '../groups';
import type { Diagnosis } from './mistakes';
import { ranks } from './ranks';
import { evaluate, partsOf, type Tree } from './tree';

/** How close the gradients must come once the line has the other name. */
const tolerance = 1e-6;

/** A line with the gradient that it stands for by its name. */
interface NamedLine {
  readonly group: Group;
  readonly line: PassLine;
}

/** Finds lines that give one gradient under the name of another. */
export class NameSearch {
  private readonly versions: readonly Version[];
  private readonly groups: readonly Group[];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
    private readonly treeOf: (line: PassLine) => Tree | null,
  ) {
    this.versions = circuit.wiring.versions.filter(({ helper }) => !helper);
    this.groups = examination.findings.map(({ group }) => group);
  }

  /** Lines that belong to this gradient, or to one that it reads and that is not there; and its own that belong to others. */
  explain(finding: Finding): Diagnosis[] {
    const { group } = finding;
    const lacking = [...new Set([group.of, ...this.missingIn(group)])];
    const others = this.versions.filter((version) => version !== group.of);
    return [
      ...this.stepsOf(finding),
      ...this.groups.flatMap((each) =>
        linesOf(each).flatMap((named) =>
          this.misnamed(named, each === group ? others : lacking.filter((version) => version !== each.of)),
        ),
      ),
    ];
  }

  /** Steps in place of a gradient, under another name that holds nothing by then: `dj *= 1 - i` below a line of di. */
  private stepsOf({ group, wanted }: Finding): Diagnosis[] {
    const reads = [...(this.circuit.wiring.pass?.missing.values() ?? [])];
    const isEmpty = ({ name, order }: PassLine) =>
      reads.some((read) => read.name === name && read.order === order);
    const now = lastLine(group).node;
    const mends = (line: PassLine) => {
      const tree = this.treeOf(line);
      return this.examination.points.every((point, k) => {
        const factor = tree ? evaluate(tree, (node) => point.value(node)) : Number.NaN;
        const value = applyRow(line.operator, [point.value(now), factor]);
        return agrees(group, point, value, wanted[k] ?? Number.NaN, tolerance);
      });
    };
    return this.groups
      .filter(({ name }) => name !== group.name)
      .flatMap(linesOf)
      .filter(({ line }) => line.operator !== '' && isEmpty(line) && mends(line))
      .map(({ line }) => {
        const sentence = `The name is wrong: ${line.name} has no value yet, and this takes ${group.name} a step on, so it must be ${group.name}.`;
        const edits = [{ from: line.at.from, to: line.at.to, text: group.name }];
        return { line, kind: 'wrong name', sentence, edits, rank: ranks.wrongName };
      });
  }

  /** Lines that a later `=` overwrites, and that are the gradient of something which has none otherwise. */
  lost(): (NamedLine & { readonly diagnosis: Diagnosis })[] {
    const without = this.versions.filter((version) => !this.groups.some(({ of }) => of === version));
    return this.groups.flatMap((group) =>
      group.overwritten
        .filter(({ makesRoom }) => !makesRoom)
        .flatMap((line) =>
          this.misnamed({ group, line }, without).map((diagnosis) => ({ group, line, diagnosis })),
        ),
    );
  }

  /** The variables whose gradients these lines read in vain. */
  private missingIn({ lines }: Group): Version[] {
    const own = new Set(lines.map(({ order }) => order));
    const reads = [...(this.circuit.wiring.pass?.missing.values() ?? [])];
    return reads
      .filter(({ order }) => own.has(order))
      .flatMap(({ name }) => this.analysis.gradientNames.in(this.circuit.wiring).variablesOf(name))
      .flatMap((name) => this.versions.findLast((version) => version.name === name) ?? []);
  }

  /** Whether the gradient of one of these variables is right once the line has its name. */
  private misnamed({ group, line }: NamedLine, wanted: readonly Version[]): Diagnosis[] {
    if (line.treatment === 'change' && line.operator !== '') return [];
    const worth = this.worthOf(line);
    if (this.isNeeded(group, line)) return [];
    return wanted.flatMap((version) => {
      const there = this.groups.find(({ of }) => of === version);
      // What reads a gradient is no share of it.
      if (there && this.reads(line, there)) return [];
      const rest = (there?.lines ?? []).map((each) => this.worthOf(each));
      const sum = (point: Point, first: number) => rest.reduce((total, each) => total + each(point), first);
      // A gradient that is right as it is wants nothing.
      const isLacking = !this.isRight(group, version, (point) => sum(point, 0));
      const isMended = this.isRight(group, version, (point) => sum(point, worth(point)));
      return isLacking && isMended ? [this.diagnosis(group, line, version)] : [];
    });
  }

  private reads(line: PassLine, { lines }: Group): boolean {
    const tree = this.treeOf(line);
    return tree !== null && partsOf(tree).some((part) => lines.some(({ node }) => node === part.node));
  }

  /** Whether its own name needs a line, which then is no other's. Of two that say the same, it needs the first. */
  private isNeeded(group: Group, line: PassLine): boolean {
    const isRight = ({ node }: PassLine) => this.isRight(group, group.of, (point) => point.value(node));
    if (!group.lines.includes(line)) return isRight(line);
    return isRight(lastLine(group)) && !(group.lines.length === 1 && group.overwritten.some(isRight));
  }

  /** What a line adds to what is there; where it spells that out, da = da + c * dx, what it comes to. */
  private worthOf(line: PassLine): (point: Point) => number {
    const tree = line.operator === '' ? null : this.treeOf(line);
    if (!tree) return (point) => point.value(line.node);
    const sign = line.operator === '-' ? -1 : 1;
    return (point) => sign * evaluate(tree, (node) => point.value(node));
  }

  private isRight(group: Group, { node }: Version, value: (point: Point) => number): boolean {
    const { points } = this.examination;
    const isOff = (point: Point) => Math.abs(point.gradient(node)) > 1e-12;
    return (
      points.some(isOff) &&
      points.every((point) => agrees(group, point, value(point), point.gradient(node), tolerance))
    );
  }

  private diagnosis(group: Group, line: PassLine, version: Version): Diagnosis {
    const name = this.nameFor(version);
    const sentence = `The name is wrong: this is the gradient of ${version.name}, so it must be ${name}.`;
    const edits = [this.renamed(group, line, name)];
    return { line, kind: 'wrong name', sentence, edits, rank: ranks.wrongName };
  }

  private nameFor(version: Version): string {
    const there = this.groups.find(({ of }) => of === version);
    return there?.name ?? this.analysis.gradientNames.in(this.circuit.wiring).gradientOf(version.name);
  }

  /** The edit that gives the line its name, declared as the first line of the other was where nothing else declares it. */
  private renamed(group: Group, line: PassLine, name: string): Edit {
    const { lines = [], unwritten = [] } = this.circuit.wiring.pass ?? {};
    const isThere =
      lines.some((other) => other.name === name) ||
      this.analysis.gradientNames
        .in(this.circuit.wiring)
        .variablesOf(name)
        .some((variable) => unwritten.includes(variable));
    const [first] = [...group.overwritten, ...group.lines];
    const isDeclared = isThere || line.declares !== '';
    const keyword = isDeclared || !first.declares ? '' : `${first.declares} `;
    return { from: line.at.from, to: line.at.to, text: keyword + name };
  }
}

/** The lines that compute a gradient, those that a later one overwrites included. */
function linesOf(group: Group): NamedLine[] {
  const { lines, overwritten } = group;
  return [...overwritten, ...lines].filter(({ makesRoom }) => !makesRoom).map((line) => ({ group, line }));
}
