/* Lists wrong lines of backward passes in the Problems view. */
import * as vscode from 'vscode';
import type { Analysis, Circuit } from '../analysis/model';
import type { Engine } from '../engine';
import type { CircuitVerification, Verdict } from '../verification/model';
import { problemText } from '../wording/verdicts';
import { rangeOf } from './documents';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';
import type { Verifications } from './verifications';
import type { Verified } from './verified';

/** A part of the engine, which is loaded when it is needed. */
type Explain = Engine['explain'];

/** More places than this explain less, not more. */
const mostRelated = 6;

/**
 * Lists the wrong lines of backward passes in the Problems view, and hints at missing gradients. Problems speak of the
 * text as it is; when it changes they go, and come back if they still hold.
 */
export class Problems implements vscode.Disposable {
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly collection = vscode.languages.createDiagnosticCollection('backpropLens');
  private readonly subscriptions: vscode.Disposable[];
  /** What each document's problems were made of. */
  private readonly shown = new Map<string, Verified>();

  constructor(verifications: Verifications, memory: Memory) {
    this.verifications = verifications;
    this.memory = memory;
    const { workspace } = vscode;
    this.subscriptions = [
      verifications.onDidChange((document) => this.update(document)),
      workspace.onDidSaveTextDocument((document) => void this.onSave(document)),
      workspace.onDidCloseTextDocument((document) => this.clear(document)),
      workspace.onDidChangeConfiguration((event) => {
        for (const document of workspace.textDocuments) {
          if (settingsChanged(event, document, 'problems', 'enabled')) this.update(document);
        }
      }),
    ];
    for (const document of workspace.textDocuments) this.update(document);
  }

  /** Lists the problems of a document now, whatever the setting: someone asked. */
  async show(document: vscode.TextDocument, verified: Verified): Promise<void> {
    const key = document.uri.toString();
    if (this.shown.get(key) === verified) return;
    this.shown.set(key, verified);
    const { explain } = await import('../engine');
    if (this.shown.get(key) === verified)
      this.collection.set(document.uri, diagnostics(document, verified, explain));
  }

  /** Whether VS Code says in the hover on a piece of code, beside ours, what is wrong with it. */
  showsOn(document: vscode.TextDocument, range: vscode.Range): boolean {
    const found = this.collection.get(document.uri) ?? [];
    return (
      problemsAreSeen(document) && found.some((problem) => isError(problem) && problem.range.contains(range))
    );
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.collection).dispose();
  }

  private update(document: vscode.TextDocument): void {
    const verified = this.verifications.current(document);
    const shown = this.shown.get(document.uri.toString());
    const again = shown && this.verifications.again(document, shown);
    if (again) {
      void this.show(document, again);
      return;
    }
    this.clear(document);
    if (!verified || readSettings(document).problems !== 'asYouType' || !this.isActive(document, verified))
      return;
    // Which line is to blame is settled by the search for the mistake.
    const settled =
      verified.explained ||
      !verified.circuits.some(({ verdicts }) => verdicts.some(({ judgement }) => judgement === 'wrong'));
    if (settled) void this.show(document, verified);
  }

  private async onSave(document: vscode.TextDocument): Promise<void> {
    if (readSettings(document).problems !== 'onSave') return;
    const { version } = document;
    if (!this.isActive(document, this.verifications.current(document))) return;
    const verified = await this.verifications.explained(document);
    if (verified && document.version === version) await this.show(document, verified);
  }

  private isActive(document: vscode.TextDocument, verified: Verified | undefined): boolean {
    return showing(verified?.analysis, readSettings(document), this.memory.of(document.uri)).on;
  }

  private clear(document: vscode.TextDocument): void {
    if (this.shown.delete(document.uri.toString())) this.collection.delete(document.uri);
  }
}

function isError({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error;
}

/** VS Code shows no problems in files that can't be written, and can be told to show none at all; not in hovers either. */
function problemsAreSeen(document: vscode.TextDocument): boolean {
  const isOn = vscode.workspace.getConfiguration('problems', document).get('visibility', true);
  return isOn && vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
}

function diagnostics(
  document: vscode.TextDocument,
  { analysis, circuits }: Verified,
  explain: Explain,
): vscode.Diagnostic[] {
  return circuits.flatMap((verification) => [
    ...verification.verdicts
      .filter(({ judgement }) => judgement === 'wrong')
      .map((verdict) => wrong(document, analysis, verification, verdict, explain)),
    ...verification.circuit.missing.flatMap((name) =>
      missing(document, analysis, verification.circuit, name),
    ),
  ]);
}

function wrong(
  document: vscode.TextDocument,
  analysis: Analysis,
  verification: CircuitVerification,
  verdict: Verdict,
  explain: Explain,
): vscode.Diagnostic {
  const range = rangeOf(document, verdict.at);
  const diagnostic = new vscode.Diagnostic(range, problemText(verdict), vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Backprop Lens';
  if (verdict.kind) diagnostic.code = verdict.kind;
  diagnostic.relatedInformation = related(document, analysis, verification, verdict, explain);
  return diagnostic;
}

/** The paths along which the variable reaches the output, and the lines that are off because of this one. */
function related(
  document: vscode.TextDocument,
  analysis: Analysis,
  { verdicts }: CircuitVerification,
  verdict: Verdict,
  explain: Explain,
): vscode.DiagnosticRelatedInformation[] {
  const at = (from: number, to: number) => new vscode.Location(document.uri, rangeOf(document, { from, to }));
  const paths =
    verdict.of === null || verdict.withheld ? [] : (explain(analysis, verdict.at.from)?.contributions ?? []);
  const heirs = verdicts.filter(({ cause }) => cause?.from === verdict.at.from);
  return [
    ...paths.map(({ at: from, label, local, upstream }) => {
      const end = document.lineAt(document.positionAt(from)).range.end;
      const text = `${verdict.of} goes into ${label} here: its share is ${local} \u00d7 ${upstream}.`;
      return new vscode.DiagnosticRelatedInformation(at(from, document.offsetAt(end)), text);
    }),
    ...heirs.map(({ name, at: { from, to } }) => {
      return new vscode.DiagnosticRelatedInformation(
        at(from, to),
        `${name} is off only because of ${verdict.name}.`,
      );
    }),
  ].slice(0, mostRelated);
}

/** A hint where the variable is defined, or first read. */
function missing(
  document: vscode.TextDocument,
  { occurrences, gradientNames }: Analysis,
  circuit: Circuit,
  name: string,
): vscode.Diagnostic[] {
  const read = [...occurrences.of(circuit.wiring)].find(
    ({ version, gradient }) => version?.name === name && !gradient,
  );
  if (!read) return [];
  const text = `The backward pass has no gradient for ${name}: there is no ${gradientNames.in(circuit.wiring).gradientOf(name)}.`;
  const hint = new vscode.Diagnostic(rangeOf(document, read), text, vscode.DiagnosticSeverity.Hint);
  hint.source = 'Backprop Lens';
  hint.code = 'missing gradient';
  return [hint];
}
