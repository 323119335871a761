/*
 * A pass on the way to being right: the text with all edits that were found so far, read and measured again. What is
 * right there needs no mistake of its own; what is not, is explained there, free of the mistakes above it.
 */
import { analyze } from '../analysis/analyze';
import type { Analysis, Circuit } from '../analysis/model';
import type { PassLine } from '../tape/wiring';
import { applyEdits, type Edit } from '../text/edits';
import { Diagnostician } from './diagnosis/diagnose';
import type { Diagnosis } from './diagnosis/mistakes';
import { examine } from './examine';
import type { Examination, Finding } from './findings';
import { type Group, isRight, type Judgement, keyOf } from './groups';

/** How many diagnoses are tried out on the text before the formula is taken. */
const mostTrials = 12;

/** How the pass does once an edit is made. */
export interface Outcome {
  readonly judgements: ReadonlyMap<string, Judgement>;
  /** How many gradients are not right, or no longer there. */
  readonly off: number;
}

/** A diagnosis whose edits were tried out on the text. */
export interface TriedDiagnosis {
  readonly diagnosis: Diagnosis;
  readonly outcome: Outcome;
}

export class Patient {
  readonly doctor: Diagnostician;

  constructor(
    readonly analysis: Analysis,
    readonly circuit: Circuit,
    readonly examination: Examination,
    /** The edits that made this text of the file's, in order of their places. */
    private readonly edits: readonly Edit[] = [],
  ) {
    this.doctor = new Diagnostician(analysis, circuit, examination);
  }

  /** The same once more edits are made, which count from the file's text; itself where they can't be made together. */
  mended(original: Patient, more: readonly Edit[]): Patient {
    const edits = [...this.edits, ...more].sort((one, other) => one.from - other.from || one.to - other.to);
    const isApart = edits.every((edit, k) => k === 0 || edits[k - 1].to <= edit.from);
    const isInLine = more.every(
      ({ from, to, text }) => !`${original.analysis.source.slice(from, to)}${text}`.includes('\n'),
    );
    // Sentences tell of lines by their numbers, so that lines must stay where they are.
    if (more.length === 0 || !isApart || !isInLine) return this;
    const read = original.read(edits);
    if (!read) return this;
    const examination = examine(read.analysis, read.circuit);
    examination.bench.close();
    return new Patient(read.analysis, read.circuit, examination, edits);
  }

  /** What is found here of a gradient of the file's text; undefined where it is no longer there. */
  findingOn(group: Group): Finding | undefined {
    const key = keyOf(group);
    return this.examination.findings.find((finding) => keyOf(finding.group) === key);
  }

  /**
   * The diagnosis whose edits leave the fewest gradients wrong when the text is read again, the likeliest of
   * several; null where none makes this one right, or right but for a mistake above it.
   */
  *choose(finding: Finding, diagnoses: readonly Diagnosis[]): Generator<undefined, TriedDiagnosis | null> {
    const last = diagnoses.slice(mostTrials).slice(-1);
    let best: TriedDiagnosis | null = null;
    for (const diagnosis of [...diagnoses.slice(0, mostTrials), ...last]) {
      const outcome = this.tryOut(diagnosis);
      yield;
      const now = outcome ? judgementIn(outcome, finding.group) : undefined;
      if (!outcome || !(isRight(now) || now === 'inherited')) continue;
      if (!best || outcome.off < best.outcome.off) best = { diagnosis, outcome };
      if (outcome.off === 0) break;
    }
    return best;
  }

  tryOut({ edits }: Diagnosis): Outcome | null {
    const read = this.read(edits);
    if (!read) return null;
    const { bench, findings } = examine(read.analysis, read.circuit, false);
    bench.close();
    const judgements = new Map(findings.map(({ group, judgement }) => [keyOf(group), judgement]));
    const off = [...judgements.values()].filter((each) => !isRight(each)).length;
    const lost = this.examination.findings.filter(
      ({ group }) => !group.step?.stays && !judgements.has(keyOf(group)),
    ).length;
    return { judgements, off: off + lost };
  }

  private read(edits: readonly Edit[]): { readonly analysis: Analysis; readonly circuit: Circuit } | null {
    const { analysis, circuit } = this;
    const source = applyEdits(analysis.source, edits);
    const again = analyze(source, { ...analysis.options, previous: analysis });
    const same = again.circuits[analysis.circuits.indexOf(circuit)];
    return same?.pass ? { analysis: again, circuit: same } : null;
  }

  /** A diagnosis of this text as one of the file's own; null where it is of what edits have put there. */
  inOriginal(diagnosis: Diagnosis, original: Patient): Diagnosis | null {
    if (this.edits.length === 0) return diagnosis;
    const at = this.origin(diagnosis.line.at.from);
    const line = original.lines().find((each) => each.at.from === at);
    const edits = diagnosis.edits.map((edit) => ({
      ...edit,
      from: this.origin(edit.from),
      to: this.origin(edit.to, true),
    }));
    return line && edits.every(({ from, to }) => from >= 0 && to >= from)
      ? { ...diagnosis, line, edits }
      : null;
  }

  private lines(): readonly PassLine[] {
    const { before = [], lines = [] } = this.circuit.wiring.pass ?? {};
    return [...before, ...lines];
  }

  /** Where a place of this text is in the file's; -1 for one that edits have put there. */
  private origin(place: number, isEnd = false): number {
    let moved = 0;
    for (const { from, to, text } of this.edits) {
      const start = from + moved;
      if (place < start || (isEnd && place === start)) break;
      const end = start + text.length;
      if (place < end && place > start) return -1;
      if (place === start && text.length > 0) return from;
      moved += text.length - (to - from);
    }
    return place - moved;
  }
}

/** What becomes of a gradient; a line that should leave it as it is may be gone. */
export function judgementIn({ judgements }: Outcome, group: Group): Judgement | undefined {
  const { step } = group;
  const rest = step?.stays ? { ...group, step: step.depth > 0 ? { ...step, stays: false } : null } : group;
  return judgements.get(keyOf(group)) ?? judgements.get(keyOf(rest));
}
