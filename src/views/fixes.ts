/* The light bulb: edits that mend a wrong line, and those that write what is not there yet. */
import * as vscode from 'vscode';
import type { Analysis, Circuit } from '../analysis/model';
import { withinCells } from '../text/cells';
import type { Edit } from '../text/edits';
import type { Lines } from '../text/lines';
import type { Span } from '../text/span';
import type { CircuitVerification, Verdict } from '../verification/model';
import { fixTitle } from '../wording/fixes';
import { questions } from '../wording/reveal';
import type { Refusal } from '../writing/passes';
import { selector } from './documents';
import type { Memory } from './memory';
import { readSettings } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { sourceFor } from './sources';
import { showMistakeCommand } from './telling';
import type { Verifications } from './verifications';

/** Mends all of a pass; what that changes is found out when it is chosen. */
class FixAll extends vscode.CodeAction {
  constructor(
    readonly source: Source,
    readonly analysis: Analysis,
    readonly circuit: Circuit,
  ) {
    super('Fix all in this backward pass', vscode.CodeActionKind.QuickFix);
  }
}

/** The light bulb: mends wrong lines, and writes what is not there yet. */
export class Fixes implements vscode.CodeActionProvider {
  private readonly verifications: Verifications;
  private readonly memory: Memory;

  constructor(verifications: Verifications, memory: Memory) {
    this.verifications = verifications;
    this.memory = memory;
  }

  /** Offers the fixes to VS Code. */
  register(): vscode.Disposable {
    return vscode.languages.registerCodeActionsProvider(selector, this, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite],
    });
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const source = sourceFor(document);
    if (!source.has(document)) return [];
    const { version } = source;
    const known = this.verifications.current(source);
    const verified = known?.explained ? known : await this.verifications.explained(source);
    const { writeAt, writeMissing } = await import('../engine');
    if (!verified || source.version !== version) return [];
    const { analysis, circuits } = verified;
    const activity = this.verifications.activity(source, analysis);
    if (!showing(activity, readSettings(source), this.memory.of(source.uri)).on) return [];
    const [from, to] = [range.start, range.end].map((place) => source.offsetAt(document, place));
    const request = new FixRequest(source, analysis.lines, { from, to }, context);
    return [
      ...circuits.flatMap((verification) => mendings(request, analysis, verification)),
      ...circuits.flatMap(({ circuit }) =>
        additions(request, circuit, () => writeMissing(analysis, circuit)),
      ),
      ...analysis.circuits
        .filter((circuit) => !circuit.pass && !hasFollowedPass(circuit, circuits))
        .flatMap((circuit) => passes(request, circuit, (place) => writeAt(analysis, circuit, place))),
    ];
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (!(action instanceof FixAll)) return action;
    const { mendPass } = await import('../engine');
    const mended = mendPass(action.analysis, action.circuit);
    if (mended) action.edit = workspaceEdit(action.source, [mended.edit]);
    return action;
  }
}

/** A request for fixes: where, and whether somebody pressed the key for it. */
class FixRequest {
  constructor(
    readonly source: Source,
    readonly lines: Lines,
    private readonly at: Span,
    private readonly context: vscode.CodeActionContext,
  ) {}

  /** Someone pressed the key for it; otherwise VS Code asks by itself wherever the cursor goes. */
  get asked(): boolean {
    return this.context.triggerKind === vscode.CodeActionTriggerKind.Invoke;
  }

  /** Our problems here, of one kind. */
  problems(code: string | null): vscode.Diagnostic[] {
    return this.context.diagnostics.filter(
      (diagnostic) => diagnostic.source === 'Backprop Lens' && diagnostic.code === (code ?? undefined),
    );
  }

  /** Whether it shares a line with a span of the text. */
  touches(from: number, to: number): boolean {
    const { lines, at } = this;
    return lines.lineOf(at.from) <= lines.lineOf(to) && lines.lineOf(from) <= lines.lineOf(at.to);
  }
}

/**
 * The fix of each wrong line here, or where that is held back the way to see it, also from a line that only inherits
 * its mistake; and of all mistakes at once.
 */
function mendings(
  request: FixRequest,
  analysis: Analysis,
  { circuit, verdicts }: CircuitVerification,
): vscode.CodeAction[] {
  const wrong = verdicts.filter(
    ({ judgement, edits, withheld }) => judgement === 'wrong' && (edits.length > 0 || withheld),
  );
  const here = verdicts.filter(({ at }) => request.touches(at.from, at.to));
  const causes = new Set(here.map(({ at, cause }) => (cause ?? at).from));
  const chosen = wrong.filter(({ at }) => causes.has(at.from));
  if (chosen.length === 0) return [];
  const isAllTold = wrong.every(({ withheld }) => !withheld);
  const all = wrong.length > 1 && isAllTold ? [new FixAll(request.source, analysis, circuit)] : [];
  return [
    ...chosen.flatMap((verdict) =>
      verdict.withheld ? showings(request, verdict) : [mending(request, analysis, verdict)],
    ),
    ...all,
  ];
}

/** What shows more of a mistake that is held back. */
function showings(request: FixRequest, { at, kind, withheld }: Verdict): vscode.CodeAction[] {
  if (!withheld) return [];
  const here = request.touches(at.from, at.to);
  const { source } = request;
  return questions(withheld).map(([label, reveal]) => {
    const title = here ? label : `${label} on ${request.lines.said(at.from)}`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = here ? request.problems(kind) : [];
    const args = [source.uri.toString(), withheld.mistake, reveal];
    action.command = { title, command: showMistakeCommand, arguments: args };
    return action;
  });
}

function mending(request: FixRequest, analysis: Analysis, { at, kind, edits }: Verdict): vscode.CodeAction {
  const title = fixTitle(analysis, edits);
  const here = request.touches(at.from, at.to);
  const action = new vscode.CodeAction(
    here ? title : `${title} on ${request.lines.said(at.from)}`,
    vscode.CodeActionKind.QuickFix,
  );
  action.isPreferred = here;
  action.diagnostics = here ? request.problems(kind) : [];
  action.edit = workspaceEdit(request.source, edits);
  return action;
}

/** The gradients that the pass leaves out: at its end, and at the variables that have none. */
function additions(request: FixRequest, circuit: Circuit, write: () => Edit | Refusal): vscode.CodeAction[] {
  const { pass } = circuit;
  if (!pass || circuit.missing.length === 0) return [];
  const hints = request.problems('missing gradient');
  if (hints.length === 0 && !request.touches(request.asked ? pass.from : pass.to, pass.to)) return [];
  const written = write();
  if ('problem' in written) return [];
  const title = circuit.missing.length === 1 ? 'Add the missing gradient' : 'Add the missing gradients';
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = hints;
  action.edit = workspaceEdit(request.source, [written]);
  return [action];
}

/** Whether a circuit belongs to a pass that was followed for itself, as a function that goes backward does. */
function hasFollowedPass({ variables }: Circuit, circuits: readonly CircuitVerification[]): boolean {
  const places = variables.flatMap(({ definition }) => definition ?? []);
  const parts = circuits.flatMap(({ followed }) => followed?.parts ?? []);
  const isIn = ({ from }: Span) => parts.some((part) => part.from <= from && from < part.to);
  return places.length > 0 && places.every(isIn);
}

/** The whole pass, for a circuit that has none: at its output, and anywhere in it for someone who asks. */
function passes(
  request: FixRequest,
  circuit: Circuit,
  write: (place: number) => { readonly edits: readonly Edit[] } | Refusal,
): vscode.CodeAction[] {
  const definitions = circuit.variables.flatMap(({ definition }) => definition ?? []);
  const outputs = circuit.outputs.flatMap(({ variable }) => variable.definition ?? []);
  const near = request.asked ? definitions : outputs;
  const here = near.find(({ from, to }) => request.touches(from, to));
  if (!here) return [];
  const written = write(here.to);
  if ('problem' in written) return [];
  const action = new vscode.CodeAction('Write the backward pass', vscode.CodeActionKind.RefactorRewrite);
  action.edit = workspaceEdit(request.source, written.edits);
  return [action];
}

/** Edits to one document or notebook: they are done, and undone, as one. */
export function workspaceEdit(source: Source, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const workspace = new vscode.WorkspaceEdit();
  for (const edit of withinCells(source.getText(), edits)) {
    const { document, range } = source.locate(edit);
    workspace.replace(document.uri, range, edit.text);
  }
  return workspace;
}
