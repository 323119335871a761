/*
 * From what was measured of a pass to verdicts: who is to blame for what is wrong, and what inherits it. The edits of a
 * diagnosis are made on the text, and that is read and measured again: what comes right with them is not to blame.
 */
import type { Analysis, Circuit } from '../analysis/model';
import { nodesBehind } from '../tape/reach';
import type { PassLine, Version } from '../tape/wiring';
import { witness } from '../tape/witness';
import { capital } from '../text/lines';
import type { Span } from '../text/span';
import type { Examination, Finding } from './findings';
import { isRight, keyOf, lastLine } from './groups';
import { type Remark, unmended, type Verdict } from './model';
import { judgementIn, type Outcome, Patient, type TriedDiagnosis } from './patient';

interface Blame {
  readonly at: Span;
  readonly name: string;
  readonly node: number;
  /** The line is right itself, and what is wrong is that nothing comes after it. */
  readonly isRight: boolean;
  /** What becomes of the pass when the mistake is mended; null where no edit mends it. */
  readonly outcome: Outcome | null;
}

/** Judges one circuit's pass: says of each gradient what it is, and of a wrong one which line is to blame. */
export class Verdicts {
  private readonly blamed: Blame[] = [];
  /** The pass as it is … */
  private original: Patient | null = null;
  /** … and with all mistakes mended that were found so far. */
  private mended: Patient | null = null;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
    private readonly explain: boolean,
  ) {}

  *all(): Generator<undefined, Verdict[]> {
    const found: Verdict[] = [];
    if (this.explain)
      this.original = this.mended = new Patient(this.analysis, this.circuit, this.examination);
    yield;
    for (const finding of this.examination.findings) {
      if (finding.judgement === 'wrong') found.push(...(yield* this.wrong(finding)));
      else found.push(this.plain(finding));
      yield;
    }
    if (this.original) found.push(...(yield* this.lost(this.original)));
    return withoutTwins(found).sort((one, other) => one.at.from - other.at.from);
  }

  private base(finding: Finding): Verdict {
    const { tape } = this.analysis;
    const { lines, remarks, step } = finding.group;
    const [first] = lines;
    return {
      name: finding.group.name,
      of: finding.group.of.name,
      at: first.at,
      line: this.lineOf(first),
      done: lastLine(finding.group).at,
      key: keyOf(finding.group),
      step: step !== null,
      judgement: finding.judgement,
      value: finding.value,
      expected: finding.expected,
      reason: finding.note,
      kind: null,
      counterexample: finding.counterexample,
      edits: [],
      remarks: remarks.map((line) => this.remark(finding.group, line)),
      cause: null,
      numerically:
        this.explain && finding.expected !== null && !step
          ? witness(tape, this.circuit.wiring, finding.group.of.node)
          : null,
    };
  }

  private remark({ name, of }: Finding['group'], line: PassLine): Remark {
    const short = `after the gradient of ${of.name}`;
    const code = this.analysis.code(line.whole);
    const message = `${capital(this.analysis.lines.said(line.at.from))} (${code}) comes ${short}: what it makes of ${name} is no part of it.`;
    return { at: line.at, short, message };
  }

  private lineOf({ at }: { readonly at: Span }): number {
    return this.analysis.lines.lineOf(at.from);
  }

  private plain(finding: Finding): Verdict {
    const mended = finding.judgement === 'uncertain' ? this.mendedBy(finding) : undefined;
    if (mended) return this.because(finding, mended);
    if (finding.judgement !== 'inherited') return this.base(finding);
    const cause = this.causeOf(finding);
    return cause
      ? this.because(finding, cause)
      : { ...this.base(finding), reason: null, counterexample: null };
  }

  /** The mistake that a finding inherits: the nearest blamed line that it is made of, or one that mends it. */
  private causeOf(finding: Finding): Blame | undefined {
    return this.blamed.findLast(({ node }) => this.isMadeOf(finding, node)) ?? this.mendedBy(finding);
  }

  private isMadeOf({ group }: Finding, node: number): boolean {
    const nodes = group.lines.map((line) => line.node);
    return nodesBehind(this.analysis.tape, nodes, this.circuit.wiring.start).has(node);
  }

  /** Lines whose gradient is lost, since they have the name of another. */
  private *lost(patient: Patient): Generator<undefined, Verdict[]> {
    const found: Verdict[] = [];
    for (const { group, line, diagnosis } of patient.doctor.lost()) {
      const owner = this.examination.findings.find((finding) => finding.group === group);
      if (!owner || this.blamed.some(({ node }) => node === line.node)) continue;
      const outcome = patient.tryOut(diagnosis);
      yield;
      if (outcome?.off === 0 || (outcome && !isRight(owner.judgement)))
        found.push(...this.blame(owner, { diagnosis, outcome }).slice(0, 1));
    }
    return found;
  }

  /** What is to blame for a finding, too: with it mended this is right, or right but for other mistakes above it. */
  private mendedBy(finding: Finding): Blame | undefined {
    return this.blamed.find(({ outcome, node }) => {
      const now = outcome && judgementIn(outcome, finding.group);
      return now && (isRight(now) || (now === 'inherited' && this.isMadeOf(finding, node)));
    });
  }

  private *wrong(finding: Finding): Generator<undefined, Verdict[]> {
    const base = this.base(finding);
    const { original, mended } = this;
    if (!original || !mended) return [base];
    const cause = this.mendedBy(finding) ?? this.mendedTogether(finding);
    if (cause) return [this.because(finding, cause)];
    const best =
      (yield* this.diagnosed(finding, mended)) ??
      (mended === original ? null : yield* this.diagnosed(finding, original));
    const known = best && this.blamed.find(({ node }) => node === best.diagnosis.line.node);
    if (known && this.isMadeOf(finding, known.node)) return [this.because(finding, known)];
    if (best) return this.blame(finding, best);
    this.blamed.push({
      at: base.at,
      name: base.name,
      node: lastLine(finding.group).node,
      isRight: false,
      outcome: null,
    });
    return [{ ...base, reason: base.reason ?? this.unexplained(finding) }];
  }

  /** What is to blame for a finding that is right, or inherited, once all mistakes are mended that were found so far. */
  private mendedTogether(finding: Finding): Blame | undefined {
    if (this.mended === this.original) return undefined;
    const now = this.mended?.findingOn(finding.group)?.judgement;
    if (now === 'wrong' || now === 'uncertain') return undefined;
    return this.blamed.findLast(({ node }) => this.isMadeOf(finding, node)) ?? this.blamed.at(-1);
  }

  /** What is wrong with a gradient, found where other mistakes are mended already. */
  private *diagnosed(finding: Finding, patient: Patient): Generator<undefined, TriedDiagnosis | null> {
    const { original } = this;
    const here = patient.findingOn(finding.group);
    if (!original || here?.judgement !== 'wrong') return null;
    const diagnoses = patient.doctor.explain(here);
    yield;
    const best = yield* patient.choose(here, diagnoses);
    const diagnosis = best && patient.inOriginal(best.diagnosis, original);
    return diagnosis && { ...best, diagnosis };
  }

  private unexplained({ group }: Finding): string {
    if (!group.step) return `${unmended}.`;
    const { base, variable, stays } = group.step;
    const before = `${group.name} is the gradient of ${variable.name} on ${this.analysis.lines.said(base.at.from)}`;
    const wire = this.analysis.code({
      from: this.analysis.tape.from[group.of.node],
      to: this.analysis.tape.to[group.of.node],
    });
    return stays
      ? `${before}; this line makes something else of it.`
      : `${before}; this line does not take it on to that of ${wire}.`;
  }

  /** The verdict on the line to blame and, where that is not one of the gradient's own, on the gradient. */
  private blame(finding: Finding, { diagnosis, outcome }: TriedDiagnosis): Verdict[] {
    const { line, sentence, kind, edits } = diagnosis;
    const owner = this.examination.findings.find(({ group }) => group.lines.includes(line));
    const blame = {
      at: line.at,
      name: line.name,
      node: line.node,
      isRight: isRight(owner?.judgement),
      outcome,
    };
    this.blamed.push(blame);
    if (this.original) this.mended = this.mended?.mended(this.original, edits) ?? null;
    const place = { at: line.at, line: this.lineOf(line) };
    const told = {
      ...this.base(finding),
      judgement: 'wrong',
      reason: sentence,
      kind,
      edits,
      ...place,
    } as const;
    if (finding.group.lines.some(({ node }) => node === line.node)) return [told];
    const isShown = this.analysis.numbers.isShown(line.node);
    const value = isShown ? this.examination.bench.own(line.node).value : null;
    const of = line.of?.name ?? null;
    // Under its wrong name a line may be worth what that name should be: nothing is expected of it then.
    const expected = blame.isRight ? null : this.expectedOf(line.of);
    const counterexample = owner && !blame.isRight ? owner.counterexample : told.counterexample;
    const key = owner ? keyOf(owner.group) : line.name;
    const other = { ...told, name: line.name, of, key, value, expected, counterexample };
    return [other, this.because(finding, blame)];
  }

  /** The true gradient at the file's own point; null where it has no number, and for a helper. */
  private expectedOf(of: Version | null): number | null {
    if (!of || !this.analysis.numbers.isGradientShown(of.node)) return null;
    return this.examination.bench.own(of.node).gradient;
  }

  /** The verdict on a gradient that is right once what is to blame is mended. */
  private because(finding: Finding, { at, name, node, isRight: isDone }: Blame): Verdict {
    const place = this.analysis.lines.said(at.from);
    const reason =
      this.isMadeOf(finding, node) && !isDone
        ? `This line is right, but ${name} on ${place} is not.`
        : `The mistake is on ${place}: this is right once that is mended.`;
    return {
      ...this.base(finding),
      judgement: 'inherited',
      reason,
      cause: at,
      counterexample: null,
      edits: [],
    };
  }
}

/** One verdict a gradient: one that is blamed for another's sake says all that there is to say of it, and of its line. */
function withoutTwins(verdicts: readonly Verdict[]): Verdict[] {
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const blamed = new Set(wrong.map(({ key }) => key));
  const lines = new Set(wrong.map(({ at }) => at.from));
  return verdicts.filter(
    ({ judgement, key, at }) =>
      judgement === 'wrong' || (isRight(judgement) ? !lines.has(at.from) : !blamed.has(key)),
  );
}
