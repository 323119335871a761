import { type Analysis, analyze, type Circuit, type Span } from './analysis';
import { Diagnostician } from './backprop/diagnose';
import { applyEdits, type Edit } from './backprop/edits';
import type { Judgement } from './backprop/groups';
import type { Diagnosis, MistakeKind } from './backprop/mistakes';
import { type Counterexample, type Examination, examine, type Finding } from './backprop/verify';
import { unshown } from './circuit/tape';
import { type Witness, witness } from './circuit/witness';
import { identifiersIn } from './language/syntax';

export { applyEdits };

/** What is to be said of one gradient of a hand-written pass, or of a helper that is to blame. */
export interface Verdict {
  readonly name: string;
  /** The variable that it is the gradient of; null for a helper. */
  readonly of: string | null;
  /** The name where it is first assigned, or in the statement to blame. */
  readonly at: Span;
  readonly line: number;
  readonly judgement: Judgement;
  /** At the file's own point. */
  readonly value: number | null;
  readonly expected: number | null;
  readonly reason: string | null;
  readonly kind: MistakeKind | null;
  readonly counterexample: Counterexample | null;
  readonly edits: readonly Edit[];
  /** Where the cause stands, for a gradient that only inherits a mistake. */
  readonly cause: Span | null;
  readonly numerically: Witness | null;
}

/** The verdicts on one hand-written backward pass. */
export interface CircuitVerification {
  readonly circuit: Circuit;
  readonly verdicts: readonly Verdict[];
  readonly points: number;
}

/** How many explanations are tried out on the text before the formula is taken. */
const mostTrials = 12;

/** How the pass does once an edit is made. */
interface Trial {
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** How many gradients are not right. */
  readonly off: number;
}

interface Blame {
  readonly at: Span;
  readonly name: string;
  /** What becomes of the pass when the mistake is mended; null where no edit mends it. */
  readonly trial: Trial | null;
}

function isRight(judgement: Judgement | undefined): boolean {
  return judgement === 'exact' || judgement === 'correct' || judgement === 'approximate';
}

function keyOf({ name, of }: Finding['group']): string {
  return `${name} ${of.name}`;
}

/** The analysis to verify for someone who asks for it: without any pass, what is one by its names alone counts. */
export function closerLook(analysis: Analysis): Analysis {
  if (analysis.circuits.some(({ pass }) => pass)) return analysis;
  return analyze(analysis.source, { ...analysis.options, previous: analysis, passesByName: true });
}

/** Checks every hand-written backward pass of the file. With `explain` false nothing is searched for mistakes. */
export function verify(analysis: Analysis, explain = true): CircuitVerification[] {
  const steps = verifyInSteps(analysis, explain);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the work of `verify` in small pieces; between them the analysis is as it was. */
export function* verifyInSteps(
  analysis: Analysis,
  explain = true,
): Generator<undefined, CircuitVerification[]> {
  const verifications: CircuitVerification[] = [];
  for (const circuit of analysis.circuits) {
    if (!circuit.pass) continue;
    const examination = examine(analysis, circuit, explain);
    examination.bench.close();
    yield;
    const verdicts = yield* new Reporter(analysis, circuit, examination, explain).verdicts();
    verifications.push({ circuit, verdicts, points: examination.samples.length });
  }
  return verifications;
}

class Reporter {
  private readonly blamed: Blame[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly examination: Examination,
    private readonly explain: boolean,
  ) {}

  *verdicts(): Generator<undefined, Verdict[]> {
    const found: Verdict[] = [];
    const doctor = this.explain ? new Diagnostician(this.analysis, this.circuit, this.examination) : null;
    const mergedAway = this.superseded(doctor);
    yield;
    for (const finding of this.examination.findings) {
      if (mergedAway.has(finding)) continue;
      if (finding.judgement === 'wrong') found.push(...(yield* this.wrong(finding, doctor)));
      else found.push(this.plain(finding));
      yield;
    }
    return found.sort((one, other) => one.at.from - other.at.from);
  }

  /** A partial gradient that a later `=` overwrites is no verdict of its own: the `=` is the mistake. */
  private superseded(doctor: Diagnostician | null): Set<Finding> {
    const merged = new Set<Finding>();
    const wrong = this.examination.findings.filter(({ judgement }) => judgement === 'wrong');
    wrong.forEach((finding, k) => {
      const later = wrong.slice(k + 1).find(({ group }) => group.of === finding.group.of);
      const assigns =
        later && doctor?.explain(later).some(({ kind }) => kind === 'assignment for accumulation');
      if (assigns) merged.add(finding);
    });
    return merged;
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
          ? witness(tape, this.circuit.wires, finding.group.of.node)
          : null,
    };
  }

  private plain(finding: Finding): Verdict {
    if (finding.judgement !== 'inherited') return this.base(finding);
    return this.inherited(finding);
  }

  private inherited(finding: Finding): Verdict {
    const cause = this.causeOf(finding);
    const line = cause ? this.analysis.lines.lineOf(cause.at.from) : null;
    const reason = cause ? `This line is right, but ${cause.name} on line ${line} is not.` : null;
    return {
      ...this.base(finding),
      judgement: 'inherited',
      reason,
      cause: cause?.at ?? null,
      counterexample: null,
    };
  }

  /** The mistake that a finding inherits: the nearest blamed line that it reads, or the first of all. */
  private causeOf(finding: Finding) {
    const { source } = this.analysis;
    const text = finding.group.lines
      .map(({ expression }) => source.slice(expression.from, expression.to))
      .join(' ');
    const names = new Set(identifiersIn(text));
    return this.blamed.findLast(({ name }) => names.has(name)) ?? this.blamed[0];
  }

  private *wrong(finding: Finding, doctor: Diagnostician | null): Generator<undefined, Verdict[]> {
    const base = this.base(finding);
    if (!doctor) return [base];
    const mended = this.blamed.find(({ trial }) => isRight(trial?.judgements.get(keyOf(finding.group))));
    if (mended) return [this.because(base, mended)];
    const explanations = doctor.explain(finding);
    yield;
    const best = yield* this.choose(finding, explanations);
    if (!best) {
      this.blamed.push({ at: base.at, name: base.name, trial: null });
      return [{ ...base, reason: base.reason ?? 'It is not the gradient, and no single edit makes it so.' }];
    }
    const { diagnosis, trial } = best;
    const { line } = diagnosis;
    const blame = { at: line.at, name: line.name, trial };
    this.blamed.push(blame);
    const told = { reason: diagnosis.sentence, kind: diagnosis.kind, edits: diagnosis.edits };
    const place = { at: line.at, line: this.analysis.lines.lineOf(line.at.from) };
    if (line.of !== null) return [{ ...base, ...told, ...place }];
    const isShown = (this.analysis.tape.marks[line.node] & unshown) === 0;
    const value = isShown ? this.examination.bench.own(line.node).value : null;
    const helper = { ...base, ...told, ...place, name: line.name, of: null, value, expected: null };
    return [helper, this.because(base, blame)];
  }

  /** The verdict on a gradient that is right once what is to blame is mended. */
  private because(base: Verdict, { at, name }: Blame): Verdict {
    const line = this.analysis.lines.lineOf(at.from);
    const reason = `This line is right, but ${name} on line ${line} is not.`;
    return { ...base, judgement: 'inherited', reason, cause: at, counterexample: null, edits: [] };
  }

  /**
   * The explanation whose edits leave the fewest gradients wrong when the text is read again, the likeliest of
   * several; null where none makes this one right, or right but for a mistake above it.
   */
  private *choose(
    finding: Finding,
    explanations: readonly Diagnosis[],
  ): Generator<undefined, { readonly diagnosis: Diagnosis; readonly trial: Trial } | null> {
    const last = explanations.slice(mostTrials).slice(-1);
    let best: { readonly diagnosis: Diagnosis; readonly trial: Trial } | null = null;
    for (const diagnosis of [...explanations.slice(0, mostTrials), ...last]) {
      const trial = this.tryOut(diagnosis);
      yield;
      const now = trial?.judgements.get(keyOf(finding.group));
      if (!trial || !(isRight(now) || now === 'inherited')) continue;
      if (!best || trial.off < best.trial.off) best = { diagnosis, trial };
      if (trial.off === 0) break;
    }
    return best;
  }

  private tryOut({ edits }: Diagnosis): Trial | null {
    const { analysis, circuit } = this;
    const source = applyEdits(analysis.source, edits);
    const again = analyze(source, { ...analysis.options, previous: analysis });
    const same = again.circuits[analysis.circuits.indexOf(circuit)];
    if (!same?.pass) return null;
    const { bench, findings } = examine(again, same, false);
    bench.close();
    const judgements = new Map(findings.map(({ group, judgement }) => [keyOf(group), judgement]));
    return { judgements, off: [...judgements.values()].filter((each) => !isRight(each)).length };
  }
}
