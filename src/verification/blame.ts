/*
 * From what was measured of a pass to verdicts: who is to blame for what is wrong, and what inherits it. The edits of a
 * diagnosis are made on the text, and that is read and measured again: what comes right with them is not to blame.
 */
import { analyze } from '../analysis/analyze';
import type { Analysis, Circuit } from '../analysis/model';
import { nodesBehind } from '../tape/reach';
import type { Version } from '../tape/wiring';
import { witness } from '../tape/witness';
import { applyEdits } from '../text/edits';
import type { Span } from '../text/span';
import { Diagnostician } from './diagnosis/diagnose';
import type { Diagnosis } from './diagnosis/mistakes';
import { examine } from './examine';
import type { Examination, Finding } from './findings';
import { isRight, type Judgement, lastLine } from './groups';
import type { Verdict } from './model';

/** How many diagnoses are tried out on the text before the formula is taken. */
const mostTrials = 12;

/** How the pass does once an edit is made. */
interface Outcome {
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** How many gradients are not right, or no longer there. */
  readonly off: number;
}

/** A diagnosis whose edits were tried out on the text. */
interface TriedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly outcome: Outcome;
}

interface Blame {
  readonly at: Span;
  readonly name: string;
  readonly node: number;
  /** What becomes of the pass when the mistake is mended; null where no edit mends it. */
  readonly outcome: Outcome | null;
}

function keyOf({ name, of }: Finding['group']): string {
  return `${name} ${of.name}`;
}

/** Judges one circuit's pass: says of each gradient what it is, and of a wrong one which line is to blame. */
export class Verdicts {
  private readonly blamed: Blame[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
    private readonly explain: boolean,
  ) {}

  *all(): Generator<undefined, Verdict[]> {
    const found: Verdict[] = [];
    const doctor = this.explain ? new Diagnostician(this.analysis, this.circuit, this.examination) : null;
    yield;
    for (const finding of this.examination.findings) {
      if (finding.judgement === 'wrong') found.push(...(yield* this.wrong(finding, doctor)));
      else if (finding.suspect && doctor) found.push(...(yield* this.suspected(finding, doctor)));
      else found.push(this.plain(finding));
      yield;
    }
    if (doctor) found.push(...(yield* this.lost(doctor)));
    return withoutTwins(found).sort((one, other) => one.at.from - other.at.from);
  }

  private base(finding: Finding): Verdict {
    const [first] = finding.group.lines;
    const { tape } = this.analysis;
    return {
      name: finding.group.name,
      of: finding.group.of.name,
      at: first.at,
      line: this.analysis.lines.lineOf(first.at.from),
      judgement: finding.judgement,
      value: finding.value,
      expected: finding.expected,
      reason: finding.note,
      kind: null,
      counterexample: finding.counterexample,
      edits: [],
      cause: null,
      numerically:
        this.explain && finding.expected !== null
          ? witness(tape, this.circuit.wiring, finding.group.of.node)
          : null,
    };
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

  /** One that a line turns into something else is wrong only where a small edit makes it right. */
  private *suspected(finding: Finding, doctor: Diagnostician): Generator<undefined, Verdict[]> {
    const mended = this.mendedBy(finding);
    if (mended) return [this.because(finding, mended)];
    const isSmall = ({ kind }: Diagnosis) =>
      kind !== 'formula' && kind !== 'extra term' && kind !== 'missing contribution';
    const diagnoses = doctor.explain(finding).filter(isSmall);
    yield;
    const best = yield* this.choose(finding, diagnoses);
    return best ? this.blame(finding, best) : [this.base(finding)];
  }

  /** Lines whose gradient is lost, since they have the name of another. */
  private *lost(doctor: Diagnostician): Generator<undefined, Verdict[]> {
    const found: Verdict[] = [];
    for (const { group, line, diagnosis } of doctor.lost()) {
      const owner = this.examination.findings.find((finding) => finding.group === group);
      if (!owner || this.blamed.some(({ node }) => node === line.node)) continue;
      const outcome = this.tryOut(diagnosis);
      yield;
      if (outcome?.off === 0 || (outcome && !isRight(owner.judgement)))
        found.push(...this.blame(owner, { diagnosis, outcome }).slice(0, 1));
    }
    return found;
  }

  private mendedBy({ group }: Finding): Blame | undefined {
    return this.blamed.find(({ outcome }) => isRight(outcome?.judgements.get(keyOf(group))));
  }

  private *wrong(finding: Finding, doctor: Diagnostician | null): Generator<undefined, Verdict[]> {
    const base = this.base(finding);
    if (!doctor) return [base];
    const mended = this.mendedBy(finding);
    if (mended) return [this.because(finding, mended)];
    const diagnoses = doctor.explain(finding);
    yield;
    const best = yield* this.choose(finding, diagnoses);
    if (best) return this.blame(finding, best);
    this.blamed.push({ at: base.at, name: base.name, node: lastLine(finding.group).node, outcome: null });
    return [{ ...base, reason: base.reason ?? 'It is not the gradient, and no single edit makes it so.' }];
  }

  /** The verdict on the line to blame and, where that is not one of the gradient's own, on the gradient. */
  private blame(finding: Finding, { diagnosis, outcome }: TriedDiagnosis): Verdict[] {
    const { line, sentence, kind, edits } = diagnosis;
    const blame = { at: line.at, name: line.name, node: line.node, outcome };
    this.blamed.push(blame);
    const place = { at: line.at, line: this.analysis.lines.lineOf(line.at.from) };
    const told = {
      ...this.base(finding),
      judgement: 'wrong',
      reason: sentence,
      kind,
      edits,
      ...place,
    } as const;
    if (finding.group.lines.includes(line)) return [told];
    const isShown = this.analysis.numbers.isShown(line.node);
    const value = isShown ? this.examination.bench.own(line.node).value : null;
    const of = line.of?.name ?? null;
    // Under its wrong name a line may be worth what that name should be: nothing is expected of it then.
    const owner = this.examination.findings.find(({ group }) => group.lines.includes(line));
    const expected = isRight(owner?.judgement) ? null : this.expectedOf(line.of);
    const counterexample = line.of === null ? told.counterexample : (owner?.counterexample ?? null);
    const other = { ...told, name: line.name, of, value, expected, counterexample };
    return [other, this.because(finding, blame)];
  }

  /** The true gradient at the file's own point; null where it has no number, and for a helper. */
  private expectedOf(of: Version | null): number | null {
    if (!of || !this.analysis.numbers.isGradientShown(of.node)) return null;
    return this.examination.bench.own(of.node).gradient;
  }

  /** The verdict on a gradient that is right once what is to blame is mended. */
  private because(finding: Finding, { at, name, node }: Blame): Verdict {
    const place = this.analysis.lines.said(at.from);
    const reason = this.isMadeOf(finding, node)
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

  /**
   * The diagnosis whose edits leave the fewest gradients wrong when the text is read again, the likeliest of
   * several; null where none makes this one right, or right but for a mistake above it.
   */
  private *choose(
    finding: Finding,
    diagnoses: readonly Diagnosis[],
  ): Generator<undefined, TriedDiagnosis | null> {
    const last = diagnoses.slice(mostTrials).slice(-1);
    let best: TriedDiagnosis | null = null;
    for (const diagnosis of [...diagnoses.slice(0, mostTrials), ...last]) {
      const outcome = this.tryOut(diagnosis);
      yield;
      const now = outcome?.judgements.get(keyOf(finding.group));
      if (!outcome || !(isRight(now) || now === 'inherited')) continue;
      if (!best || outcome.off < best.outcome.off) best = { diagnosis, outcome };
      if (outcome.off === 0) break;
    }
    return best;
  }

  private tryOut({ edits }: Diagnosis): Outcome | null {
    const { analysis, circuit } = this;
    const source = applyEdits(analysis.source, edits);
    const again = analyze(source, { ...analysis.options, previous: analysis });
    const same = again.circuits[analysis.circuits.indexOf(circuit)];
    if (!same?.pass) return null;
    const { bench, findings } = examine(again, same, false);
    bench.close();
    const judgements = new Map(findings.map(({ group, judgement }) => [keyOf(group), judgement]));
    const off = [...judgements.values()].filter((each) => !isRight(each)).length;
    const lost = this.examination.findings.filter(({ group }) => !judgements.has(keyOf(group))).length;
    return { judgements, off: off + lost };
  }
}

/** One verdict a gradient: one that is blamed for another's sake says all that there is to say of it. */
function withoutTwins(verdicts: readonly Verdict[]): Verdict[] {
  const blamed = new Set(
    verdicts.filter(({ judgement }) => judgement === 'wrong').map(({ name, of }) => `${name} ${of}`),
  );
  return verdicts.filter(
    ({ judgement, name, of }) => judgement === 'wrong' || isRight(judgement) || !blamed.has(`${name} ${of}`),
  );
}
