/*
 * A line in sentences, for people who listen instead of looking: all that is painted beside it, and what its hovers
 * say of kinks, of taken meanings and of missing numbers.
 */
import type { Analysis, Circuit, PassEntry, Variable } from '../analysis/model';
import { capital } from '../text/lines';
import type { CircuitVerification, Remark, Verdict } from '../verification/model';
import { explain } from './explain';
import { fixTitle } from './fixes';
import { shortNumber } from './format';
import { marksIn, notesBeside, Passes } from './passes';
import { shownEntries, shownVariables } from './placed';
import { notTaken } from './sides';
import { clause, counterexampleText, problemText } from './verdicts';

const digits = 6;

export interface Description {
  readonly text: string;
  /** The gravest verdict on the line that something can be done about: a fix, or one to be shown, or a cause elsewhere. */
  readonly verdict: Verdict | null;
  /** There is a hand-written gradient on the line. */
  readonly judged: boolean;
}

/** Describes the line that a place is on. Verdicts are those of the analysis that is given. */
export function describeLine(
  analysis: Analysis,
  verifications: readonly CircuitVerification[],
  offset: number,
): Description {
  const { lines, skipped } = analysis;
  const line = lines.lineOf(offset);
  const isHere = ({ from }: { readonly from: number }) => lines.lineOf(from) === line;
  const passes = new Passes(verifications, lines);
  const variables = variablesOf(analysis)
    .filter(isHere)
    .map((each) => ({ ...each, told: passes.told(each.variable, each.from, each.circuit) }))
    .filter(({ told }) => told !== 'nothing');
  const entries = analysis.circuits.flatMap((circuit) => judged(circuit, verifications)).filter(isHere);
  const marks = marksIn(verifications).filter(isHere);
  const said = [
    ...variables.map(({ from, variable, circuit, told }) => ({
      from,
      text: numbers(analysis, variable, told === 'all' ? circuit : null),
    })),
    ...marks.map(({ from, verdict, remark }) => ({ from, text: markSaid(analysis, verdict, remark) })),
    ...entries.map(({ from, entry, verdict, remark }) => ({ from, text: judgement(entry, verdict, remark) })),
  ].sort((one, other) => one.from - other.from);
  const notesHere = notesBeside(analysis, verifications).filter((note) => note.line === line);
  const refused = new Set(analysis.notes.flatMap(({ refuses, message }) => (refuses ? message : [])));
  const remarks = [
    ...variables
      .flatMap(({ from }) => explain(analysis, from)?.notes ?? [])
      .filter((note) => !refused.has(note)),
    ...notesHere.map(({ message }) => message),
    ...skipped
      .filter((each) => each.line === line)
      .map(({ reason, within }) => `This is ${within ? 'not followed' : 'passed over'}: ${reason}.`),
    ...notTaken(analysis)
      .filter(({ block }) => isHere(block))
      .map(({ why }) => `This side is not taken: ${why}.`),
  ];
  const verdicts = [...entries, ...marks].flatMap(({ verdict }) => verdict ?? []);
  const wrong = verdicts.find(
    ({ judgement, edits, withheld }) => judgement === 'wrong' && (edits.length > 0 || withheld),
  );
  const fix =
    wrong && !wrong.withheld ? [`To mend it: ${fixTitle(analysis, wrong.edits).replace(/^\w/, lower)}.`] : [];
  const sentences = [...said.map(({ text }) => text), ...fix, ...new Set(remarks)];
  return {
    // VS Code takes `[b](c)` in a message for a link, also where it is code.
    text: `${capital(lines.said(offset))}: ${sentences.join(' ').replaceAll('](', '] (') || 'there is nothing of a circuit here.'}`,
    verdict: wrong ?? verdicts.find(({ cause }) => cause !== null) ?? null,
    judged: entries.length + marks.length > 0,
  };
}

/** All variables where they show; those outside of circuits stand alone. */
function variablesOf(analysis: Analysis) {
  const inCircuits = analysis.circuits.flatMap((circuit) => shownVariables(circuit, analysis));
  const loose = analysis.loose.flatMap((variable) =>
    variable.definition ? [{ variable, from: variable.definition.from, circuit: null }] : [],
  );
  return [...inCircuits, ...loose];
}

/** The lines of a circuit's pass, with the verdicts on them. */
function judged(circuit: Circuit, verifications: readonly CircuitVerification[]) {
  const verdicts = verifications.find((each) => each.circuit === circuit)?.verdicts ?? [];
  return shownEntries(circuit.pass, verdicts).map((each) => ({ ...each, from: each.entry.at.from }));
}

/** `x is 6, and its gradient 1.` */
function numbers(analysis: Analysis, variable: Variable, circuit: Circuit | null): string {
  const { name, value, assumed, gradient, gradientAssumed, reason, version } = variable;
  const why = reason === null ? '' : `: ${reason}`;
  if (value === null) return `${name} has no value${why}.`;
  const isAssumed = assumed && version.origin !== 'computed';
  const is = `${name} ${isAssumed ? 'is assumed to be' : assumed ? 'is about' : 'is'} ${short(value)}`;
  if (!circuit) return `${is}.`;
  if (gradient === null) return `${is}. It has no gradient${why}.`;
  const output = circuit.outputs.map((each) => each.variable.name).join(' + ');
  const ownName = analysis.gradientNames.in(circuit.wiring).gradientOf(name);
  const about = gradientAssumed ? 'about ' : '';
  return `${is}, and its gradient ${ownName} is ${about}${short(gradient)}${output === name ? '' : `, of ${output}`}.`;
}

/** The verdict on a line of a pass that was followed for itself, in words, with an example of what is off. */
function markSaid({ writing }: Analysis, verdict: Verdict | null, remark: Remark | null): string {
  if (!verdict) return `This comes ${remark?.short}.`;
  const { name, of, counterexample, judgement, reason } = verdict;
  const why = reason === null ? '' : clause(reason);
  switch (judgement) {
    case 'wrong': {
      const example = counterexample && counterexampleText(verdict, { writing });
      return `Wrong: ${problemText(verdict)}${example ? ` For example, ${example}.` : ''}`;
    }
    case 'inherited':
      return `Off because of another line: ${problemText(verdict)}`;
    case 'uncertain':
      return `Uncertain: ${name}; ${why || 'it can\u2019t be told'}.`;
    default: {
      const nearly = judgement === 'approximate' ? ' up to a rounded constant' : '';
      return `Right${nearly}: ${name} is the gradient of ${of}${why && `; ${why}`}.`;
    }
  }
}

/** What a line of a pass gives, and the verdict in words instead of a sign. */
function judgement(
  { name, value, assumed }: PassEntry,
  verdict: Verdict | undefined,
  remark: Remark | undefined,
): string {
  const is = value === null ? `${name} has no value` : `${name} is ${assumed ? 'about ' : ''}${short(value)}`;
  if (!verdict) return remark ? `${is}; this comes ${remark.short}.` : `${is}.`;
  const why = verdict.reason === null ? '' : clause(verdict.reason);
  switch (verdict.judgement) {
    case 'wrong':
      return `Wrong: ${problemText(verdict)}`;
    case 'inherited':
      return `Off because of another line: ${problemText(verdict)}`;
    case 'uncertain':
      return `Uncertain: ${is}; ${why || 'it can\u2019t be told'}.`;
    case 'approximate':
      return `Right up to a rounded constant: ${is}${why && `; ${why}`}.`;
    default:
      return `Right: ${is}${why && `; ${why}`}.`;
  }
}

function short(value: number): string {
  return shortNumber(value, digits);
}

function lower(letter: string): string {
  return letter.toLowerCase();
}
