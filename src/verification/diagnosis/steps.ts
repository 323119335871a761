/*
 * A step in place that is missing: all that read a gradient need that of a wire behind its variable, as what comes after
 * `dh *= 1 - h * h` does. That is one mistake, behind the gradient, though every line that reads it is off.
 */
import type { Analysis, Circuit } from '../../analysis/model';
import { applyGate, type Formula, fold, nameFormula, product } from '../../gates/algebra';
import { rowAt } from '../../gates/rows';
import { fixed, type Phrase, phrase, print, spokenName } from '../../program/writer';
import type { Point } from '../../tape/point';
import { movingInputs, wiresBehind } from '../../tape/wires';
import type { PassLine, Version } from '../../tape/wiring';
import { type Edit, StatementText } from '../../text/edits';
import type { Examination, Finding } from '../findings';
import { agrees, isRight, lastLine } from '../groups';
import type { Diagnosis } from './mistakes';
import { ranks } from './ranks';
import type { Suspect } from './suspect';
import { evaluate, partsOf, strengthOfTree, type Tree, type ValueOf } from './tree';
import type { Vocabulary } from './vocabulary';

/** One line that is off is rather wrong itself. */
const fewestReaders = 2;

/** How close a step must come. */
const tolerance = 1e-6;

/** Finds steps in place without which several lines are wrong. */
export class StepSearch {
  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly vocabulary: Vocabulary,
    private readonly examination: Examination,
    private readonly treeOf: (line: PassLine) => Tree | null,
  ) {}

  /** The steps that would mend a line and are missing behind a gradient which it reads. */
  missing({ tree, mends }: Suspect): Diagnosis[] {
    const read = new Set(partsOf(tree).map(({ node }) => node));
    return this.examination.findings
      .filter((finding) => read.has(lastLine(finding.group).node) && this.isMeantOtherwise(finding))
      .flatMap((finding) =>
        this.wiresOf(finding).flatMap((wire) => {
          const slope = this.slope(variableOf(finding), wire);
          const { node } = lastLine(finding.group);
          const worth = (values: ValueOf) => (slope ? this.vocabulary.evaluate(slope, values) : Number.NaN);
          const stepped = (values: ValueOf) => (at: number) =>
            at === node ? worth(values) * values(node) : values(at);
          if (!slope || !mends((values) => evaluate(tree, stepped(values)))) return [];
          return this.diagnosis(finding, slope, wire);
        }),
      );
  }

  /** `=` where a step in place must multiply what is there: `dh = 1 - h * h`. */
  assigned({ group }: Finding): Diagnosis[] {
    const [line] = group.lines;
    const earlier = group.overwritten.findLast(({ makesRoom }) => !makesRoom);
    if (!earlier || group.lines.length > 1 || line.operator !== '') return [];
    const { points } = this.examination;
    const isStep = wiresBehind(this.analysis.tape, this.circuit.wiring, group.of).some((wire) =>
      points.every((point) => {
        const truth = point.through(group.of.node, wire);
        return agrees(group, point, point.value(earlier.node) * point.value(line.node), truth, tolerance);
      }),
    );
    if (!isStep) return [];
    const { code, analysis } = this.vocabulary;
    const [start, whole] = ['', analysis.code(line.expression)].map((text) =>
      code.assignment(group.name, '*', text),
    );
    const sentence = `The gradient from above is missing: this line sets ${group.name} anew where it must multiply what ${analysis.lines.said(earlier.at.from)} gives: ${whole}.`;
    const { keyword, from } = new StatementText(analysis, line);
    const edits = [{ from: keyword === '' ? line.at.from : from, to: line.expression.from, text: start }];
    return [{ line, kind: 'missing upstream', sentence, edits, rank: ranks.assignment }];
  }

  /** Whether a gradient is right, and all that reads it is not. */
  private isMeantOtherwise({ group, judgement }: Finding): boolean {
    const { node } = lastLine(group);
    const readers = this.examination.findings.filter(({ group: { lines } }) =>
      lines.some((line) => {
        const tree = this.treeOf(line);
        return tree !== null && partsOf(tree).some((part) => part.node === node);
      }),
    );
    return (
      isRight(judgement) &&
      readers.length >= fewestReaders &&
      readers.every((reader) => !isRight(reader.judgement))
    );
  }

  /** The wires to which a gradient may go on from where it is. */
  private wiresOf(finding: Finding): number[] {
    const { tape } = this.analysis;
    return wiresBehind(tape, this.circuit.wiring, variableOf(finding)).filter(
      (node) => node < finding.group.of.node,
    );
  }

  /** The slope down to a wire; a mask tells by the value after it what it would by a wire without a name: n > 0. */
  private slope(of: Version, wire: number): Formula | null {
    const { vocabulary } = this;
    const plain = vocabulary.slope(of, wire);
    const { tape, writing } = this.analysis;
    const isNext = movingInputs(tape, of.node).includes(wire);
    if (!plain || !isNext || this.circuit.wiring.versions.some(({ node }) => node === wire)) return plain;
    const text = vocabulary.textOf(wire, of.node);
    const short = fold<Formula>(
      plain,
      nameFormula,
      (number) => number,
      (gate, inputs, called) => {
        const applied = applyGate(gate, inputs, called);
        return print(applied, writing) === text ? nameFormula(of.name) : applied;
      },
    );
    const at = (formula: Formula) => (point: Point) =>
      vocabulary.evaluate(formula, (node) => point.value(node));
    const isSame = this.examination.points.every((point) => at(short)(point) === at(plain)(point));
    return isSame ? short : plain;
  }

  private diagnosis({ group }: Finding, slope: Formula, wire: number): Diagnosis[] {
    const line = lastLine(group);
    const { code, analysis } = this.vocabulary;
    const through = this.through(group.step?.variable ?? group.of, wire);
    const diagnosis = { line, kind: 'missing local gradient', rank: ranks.missingStep } as const;
    const statement = new StatementText(analysis, line);
    if (code.writing.isFinal(line.declares)) {
      const factor = this.vocabulary.written(slope);
      const edits = this.multiplied(line, factor);
      const sentence = `A factor is missing: ${fixed(factor, code.strengthOf('*')).text}, ${through}. All that reads ${group.name} needs it.`;
      return edits.length > 0 ? [{ ...diagnosis, sentence, edits }] : [];
    }
    const step = this.step(group.name, slope);
    const sentence = `A step is missing after ${analysis.lines.said(line.at.from)}: ${step}, ${through}.`;
    return [{ ...diagnosis, sentence, edits: [statement.after(step + statement.end)] }];
  }

  /** `dh *= 1 - h * h`, or `dn = n > 0 ? dn : 0`. */
  private step(name: string, slope: Formula): string {
    const { code } = this.vocabulary;
    const { writing } = code;
    const isChoice = slope.kind === 'apply' && slope.gate === 'choose';
    if (!isChoice) return code.assignment(name, '*', this.vocabulary.written(slope).text);
    return code.assignment(name, '', phrase(product(slope, nameFormula(name)), writing).text);
  }

  /** `the gradient through the tanh of line 4`. */
  private through(variable: Version, wire: number): string {
    const { tape, writing, lines } = this.analysis;
    const row = rowAt(tape.op[variable.node]);
    const place = lines.said(variable.at?.from ?? tape.from[variable.node]);
    const isNext = row !== undefined && movingInputs(tape, variable.node).includes(wire);
    return `the gradient through ${isNext ? `the ${row.title ?? spokenName(row.name, writing)} of ${place}` : place}`;
  }

  /** The edit that multiplies what a line says; none where it adds to something. */
  private multiplied(line: PassLine, factor: Phrase): Edit[] {
    const { code, analysis } = this.vocabulary;
    const tree = this.treeOf(line);
    if (line.operator !== '' || !tree) return [];
    const { from, to } = line.expression;
    const written = { text: analysis.source.slice(from, to), strength: strengthOfTree(tree, code.writing) };
    return [{ from, to, text: code.times(factor, written).text }];
  }
}

/** The variable with whose gradient a variable began. */
function variableOf({ group }: Finding): Version {
  return group.step?.variable ?? group.of;
}
