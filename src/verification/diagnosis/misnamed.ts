/*
 * A wrong name at the left: `dx1` twice, where the second should be `dx3`. That is one mistake, at that name, though two
 * gradients are off by it.
 */
import type { Analysis, Circuit } from '../../analysis/model';
import type { Sample } from '../../tape/bench';
import type { PassLine, Version } from '../../tape/circuit';
import type { Edit } from '../../text/edits';
import type { Examination, Finding } from '../findings';
import { agrees, type Group, lastLine } from '../groups';
import type { Diagnosis } from './mistakes';

/** How close the gradients must come once the line has the other name. */
const tolerance = 1e-6;

/** Likelier than anything else that would mend both gradients. */
const rank = -0.1;

/** Finds lines that give one gradient under the name of another. */
export class NameSearch {
  private readonly versions: readonly Version[];
  private readonly groups: readonly Group[];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
  ) {
    this.versions = circuit.wires.versions.filter(({ helper }) => !helper);
    this.groups = examination.findings.map(({ group }) => group);
  }

  /** Lines that belong to this gradient, or to one that it reads and that is not there; and its own that belong to others. */
  explain({ group }: Finding): Diagnosis[] {
    const lacking = new Set([group.of, ...this.missingIn(group)]);
    const others = this.groups.filter(({ of }) => of !== group.of);
    return [
      ...others.flatMap((other) => this.misnamed(other, [...lacking])),
      ...this.misnamed(
        group,
        this.versions.filter((version) => version !== group.of),
      ),
    ];
  }

  /** The variables whose gradients these lines read in vain. */
  private missingIn({ lines }: Group): Version[] {
    const own = new Set(lines.map(({ statement }) => statement));
    const reads = [...(this.circuit.wires.pass?.missing.values() ?? [])];
    return reads
      .filter(({ statement }) => own.has(statement))
      .flatMap(({ name }) => this.analysis.gradientNames.in(this.circuit.wires).variablesOf(name))
      .flatMap((name) => this.versions.findLast((version) => version.name === name) ?? []);
  }

  /** The lines of a gradient without which it is right, and which make that of one of these variables right. */
  private misnamed(group: Group, wanted: readonly Version[]): Diagnosis[] {
    return group.lines.flatMap((line, k) => {
      const before = group.lines[k - 1] ?? group.overwritten.findLast(({ makesRoom }) => !makesRoom);
      if (!before || (line.treatment === 'change' && line.operator !== '')) return [];
      // Under another name, da = da + … leaves da as it was, and da += … has only its share.
      const isKept = line.operator !== '';
      const adds = (sample: Sample) => sample.value(line.node) - (isKept ? sample.value(before.node) : 0);
      const total = lastLine(group).node;
      const without = (sample: Sample) =>
        sample.value(total) - adds(sample) + (isKept ? 0 : sample.value(before.node));
      if (!this.isRight(group, group.of, without)) return [];
      return wanted.flatMap((version) => {
        const there = this.groups.find(({ of }) => of === version);
        const so = (sample: Sample) => (there ? sample.value(lastLine(there).node) : 0) + adds(sample);
        return this.isRight(group, version, so) ? [this.diagnosis(group, line, version)] : [];
      });
    });
  }

  private isRight(group: Group, { node }: Version, value: (sample: Sample) => number): boolean {
    const { samples } = this.examination;
    const isOff = (sample: Sample) => Math.abs(sample.gradient(node)) > 1e-12;
    return (
      samples.some(isOff) &&
      samples.every((sample) => agrees(group, sample, value(sample), sample.gradient(node), tolerance))
    );
  }

  private diagnosis(group: Group, line: PassLine, version: Version): Diagnosis {
    const name = this.nameFor(version);
    const sentence = `The name is wrong: this is the gradient of ${version.name}, so it must be ${name}.`;
    return { line, kind: 'wrong name', sentence, edits: [this.renamed(group, line, name)], rank };
  }

  private nameFor(version: Version): string {
    const there = this.groups.find(({ of }) => of === version);
    return there?.name ?? this.analysis.gradientNames.in(this.circuit.wires).gradientOf(version.name);
  }

  /** The edit that gives the line its name, declared as the first line of the other was where nothing else declares it. */
  private renamed(group: Group, line: PassLine, name: string): Edit {
    const { lines = [], unwritten = [] } = this.circuit.wires.pass ?? {};
    const isThere =
      lines.some((other) => other.name === name) ||
      this.analysis.gradientNames
        .in(this.circuit.wires)
        .variablesOf(name)
        .some((variable) => unwritten.includes(variable));
    const [first] = [...group.overwritten, ...group.lines];
    const isDeclared = isThere || line.declares !== '';
    const keyword = isDeclared || !first.declares ? '' : `${first.declares} `;
    return { from: line.at.from, to: line.at.to, text: keyword + name };
  }
}
