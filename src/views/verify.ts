/* The command Verify Backprop. */
import * as vscode from 'vscode';
import { circuitAt } from '../analysis/circuit-at';
import type { Analysis, Circuit } from '../analysis/model';
import { capital } from '../text/lines';
import type { Span } from '../text/span';
import type { Verdict } from '../verification/model';
import { summaryText, whatIsLookedFor } from '../wording/verdicts';
import type { CommandContext } from './command-context';
import { inScopes } from './report';
import { goTo, revealLineCommand } from './reveal';
import type { Source } from './source';
import type { Verified } from './verified';
import { writeBackwardPass } from './write';

/** Checks the backward passes of the file, or those that the selection touches, and reports beside the editor. */
export async function verifyBackprop(context: CommandContext): Promise<void> {
  const { editor, source, analyses, verifications, problems, report } = context;
  const { selection } = editor;
  await analyses.ask(source);
  const shown = await verifications.explained(source);
  if (!shown) return;
  const isPlain = shown.circuits.length > 0 && !shown.circuits.some(({ doubted }) => doubted);
  const verified = isPlain ? shown : await verifications.closer(source, shown);
  if (verified.circuits.length === 0) {
    void offerToWrite(context, verified);
    return;
  }
  const scopes = selection.isEmpty ? undefined : touched(verified, context);
  const chosen = inScopes(verified, scopes);
  if (chosen.length === 0) {
    void vscode.window.showInformationMessage(
      `There is no backward pass in the selection. ${whatIsLookedFor}`,
    );
    return;
  }
  await problems.show(source, verified);
  report.show(source, verified, scopes);
  // The command has done its work; the message may stay unanswered.
  const wrong = chosen.flatMap(({ verdicts }) => verdicts).find(({ judgement }) => judgement === 'wrong');
  void tell(source, verified.analysis, summaryText(chosen), wrong);
}

/** The result, and the way to the first mistake. */
async function tell(
  source: Source,
  analysis: Analysis,
  summary: string,
  wrong: Verdict | undefined,
): Promise<void> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const text = `Verify Backprop: ${summary}.`;
  if (!wrong) {
    void showInformationMessage(text);
    return;
  }
  const go = goTo(analysis, wrong.at.from);
  if ((await showWarningMessage(text, go)) === go)
    await vscode.commands.executeCommand(revealLineCommand, source.uri.toString(), wrong.line);
}

/** Nothing to verify: what was looked for, or why what is there was not taken for a pass; and the way to a pass. */
async function offerToWrite(context: CommandContext, { analysis, closerAt }: Verified): Promise<void> {
  const write = 'Write Backward Pass';
  const { writeAt } = await import('../engine');
  const { editor, source } = context;
  const place = source.offsetAt(editor.document, editor.selection.active);
  const possible = 'edits' in writeAt(analysis, circuitAt(analysis, place), place);
  const known = new Set(closerAt?.notes.map(({ message }) => message));
  const refusal = analysis.notes.find(({ message }) => !known.has(message));
  const why = refusal ? `${capital(analysis.lines.said(refusal.from))}: ${refusal.message}` : whatIsLookedFor;
  const text = `There is no backward pass to verify. ${why}`;
  const answer = await vscode.window.showInformationMessage(text, ...(possible ? [write] : []));
  if (answer === write) await writeBackwardPass(context);
}

/** The ids of the scopes of the circuits that a selection touches. */
function touched(
  { analysis, circuits }: Verified,
  { source, editor: { document, selection } }: CommandContext,
): Set<string> {
  const [start, end] = [selection.start, selection.end].map((place) => source.offsetAt(document, place));
  const isTouched = (spans: readonly Span[]) => spans.some(({ from, to }) => from <= end && start <= to);
  const spansOf = ({ variables, pass }: Circuit) => [
    ...variables.flatMap(({ definition }) => definition ?? []),
    ...(pass ? [pass] : []),
  ];
  return new Set([
    ...analysis.circuits.flatMap((circuit) => (isTouched(spansOf(circuit)) ? circuit.scopeId : [])),
    ...circuits.flatMap(({ circuit, followed }) =>
      followed && isTouched(followed.parts) ? circuit.scopeId : [],
    ),
  ]);
}
