/* Checks the hand-written backward passes of a file: the one way into this room for views, terminal and tests. */
import { analyze } from '../analysis/analyze';
import type { Analysis, Circuit, Skipped } from '../analysis/model';
import { whyOutOfOrder } from '../analysis/run-order';
import { capital } from '../text/lines';
import { finish } from '../text/pauses';
import { Verdicts } from './blame';
import { examine } from './examine';
import type { Finding } from './findings';
import { withFollowed } from './followed/verdicts';
import type { CircuitVerification, Verdict } from './model';
import { isByAccident, unlikely, unsettled } from './unasked';

/** The analysis to verify for someone who asks for it: what is a pass by its use alone counts, and doubts about assumed inputs don't. */
export function closerLook(analysis: Analysis): Analysis {
  if (analysis.options.asked) return analysis;
  return analyze(analysis.source, { ...analysis.options, previous: analysis, asked: true });
}

/** Checks every hand-written backward pass of the file. With `explain` false nothing is searched for mistakes. */
export function verify(analysis: Analysis, explain = true): CircuitVerification[] {
  return finish(verifyInSteps(analysis, explain));
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
    const { findings, points } = examination;
    const isDoubted = !analysis.options.asked && isByAccident(circuit, findings);
    const verdicts = yield* new Verdicts(analysis, circuit, examination, explain && !isDoubted).all();
    verifications.push({
      circuit,
      verdicts: verdicts.map(isDoubted ? unlikely : inRunOrder(analysis, circuit)),
      points: points.length,
      doubted: isDoubted,
      open: !explain && findings.some(mayTellMore),
      unread: unreadIn(analysis, circuit),
    });
  }
  return yield* withFollowed(analysis, explain, verifications);
}

/** What may be said of a pass in whatever order its cells ran: where it was another than theirs, nobody is accused. */
function inRunOrder(analysis: Analysis, circuit: Circuit): (verdict: Verdict) => Verdict {
  const why = whyOutOfOrder(analysis, circuit);
  const reason = `${capital(why ?? '')}: run the cells from the top to have this checked.`;
  return (verdict) => (why ? unsettled(verdict, reason) : verdict);
}

/** The statements of the pass that are not read and may assign gradients, where no verdict speaks of these. */
function unreadIn({ skipped, lines }: Analysis, { wiring }: Circuit): Skipped[] {
  const { changes = [], lines: written = [] } = wiring.pass ?? {};
  if (changes.length === 0) return [];
  const judged = new Set(written.map(({ name }) => name));
  const found = new Map<number, Skipped>();
  for (const { name, at } of changes) {
    if (judged.has(name)) continue;
    const statement = skipped.find(({ from }) => from === at.from);
    found.set(at.from, statement ?? { ...at, line: lines.lineOf(at.from), reason: 'it is not read' });
  }
  return [...found.values()];
}

/** Whether explaining may tell more of a gradient: why it is wrong, that it is, or that lines of it belong to another. */
function mayTellMore({ judgement, group }: Finding): boolean {
  return judgement === 'wrong' || group.overwritten.some(({ makesRoom }) => !makesRoom);
}
