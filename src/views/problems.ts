/* Lists wrong lines of backward passes in the Problems view. */
import * as vscode from 'vscode';
import type { Analysis, Circuit } from '../analysis/model';
import type { Engine } from '../engine';
import type { CircuitVerification, Verdict } from '../verification/model';
import { problemText } from '../wording/verdicts';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { onDidCloseSource, onDidSaveSource, openSources } from './sources';
import type { Verifications } from './verifications';
import type { Verified } from './verified';

/** A part of the engine, which is loaded when it is needed. */
type Explain = Engine['explain'];

/** More places than this explain less, not more. */
const mostRelated = 6;

/** What problems were made of, and the documents that have any. */
interface ListedProblems {
  readonly verified: Verified;
  uris: readonly vscode.Uri[];
}

/** A problem in a document. */
type Problem = readonly [uri: vscode.Uri, problem: vscode.Diagnostic];

/**
 * Lists the wrong lines of backward passes in the Problems view, and hints at missing gradients. Problems speak of the
 * text as it is; when it changes they go, and come back if they still hold.
 */
export class Problems implements vscode.Disposable {
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly collection = vscode.languages.createDiagnosticCollection('backpropLens');
  private readonly subscriptions: vscode.Disposable[];
  /** What each source's problems were made of. */
  private readonly shown = new Map<Source, ListedProblems>();

  constructor(verifications: Verifications, memory: Memory) {
    this.verifications = verifications;
    this.memory = memory;
    const { workspace } = vscode;
    this.subscriptions = [
      verifications.onDidChange((source) => this.update(source)),
      onDidSaveSource((source) => void this.onSave(source)),
      onDidCloseSource((source) => this.clear(source)),
      workspace.onDidChangeConfiguration((event) => {
        for (const source of openSources()) {
          if (settingsChanged(event, source, 'problems', 'enabled')) this.update(source);
        }
      }),
    ];
    for (const source of openSources()) this.update(source);
  }

  /** Lists the problems of a source now, whatever the setting: someone asked. */
  async show(source: Source, verified: Verified): Promise<void> {
    const before = this.shown.get(source);
    if (before?.verified === verified) return;
    const shown: ListedProblems = { verified, uris: before?.uris ?? [] };
    this.shown.set(source, shown);
    const { explain } = await import('../engine');
    if (this.shown.get(source) !== shown) return;
    for (const uri of shown.uris) this.collection.delete(uri);
    const found = diagnostics(source, verified, explain);
    shown.uris = found.map(([uri]) => uri);
    this.collection.set(found.map(([uri, problem]) => [uri, [problem]]));
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

  private update(source: Source): void {
    const verified = this.verifications.current(source);
    const shown = this.shown.get(source);
    const again = shown && this.verifications.again(source, shown.verified);
    if (again) {
      void this.show(source, again);
      return;
    }
    this.clear(source);
    if (!verified || readSettings(source).problems !== 'asYouType' || !this.isActive(source, verified))
      return;
    // Which line is to blame is settled by the search for the mistake.
    const settled =
      verified.explained ||
      !verified.circuits.some(({ verdicts }) => verdicts.some(({ judgement }) => judgement === 'wrong'));
    if (settled) void this.show(source, verified);
  }

  private async onSave(source: Source): Promise<void> {
    if (readSettings(source).problems !== 'onSave') return;
    const { version } = source;
    if (!this.isActive(source, this.verifications.current(source))) return;
    const verified = await this.verifications.explained(source);
    if (verified && source.version === version) await this.show(source, verified);
  }

  private isActive(source: Source, verified: Verified | undefined): boolean {
    const activity = this.verifications.activity(source, verified?.analysis);
    return showing(activity, readSettings(source), this.memory.of(source.uri)).on;
  }

  private clear(source: Source): void {
    for (const uri of this.shown.get(source)?.uris ?? []) this.collection.delete(uri);
    this.shown.delete(source);
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

function diagnostics(source: Source, { analysis, circuits }: Verified, explain: Explain): Problem[] {
  return circuits.flatMap((verification) => [
    ...verification.verdicts
      .filter(({ judgement }) => judgement === 'wrong')
      .map((verdict) => wrong(source, analysis, verification, verdict, explain)),
    ...verification.circuit.missing.flatMap((name) => missing(source, analysis, verification.circuit, name)),
  ]);
}

function wrong(
  source: Source,
  analysis: Analysis,
  verification: CircuitVerification,
  verdict: Verdict,
  explain: Explain,
): Problem {
  const { document, range } = source.locate(verdict.at);
  const diagnostic = new vscode.Diagnostic(range, problemText(verdict), vscode.DiagnosticSeverity.Error);
  diagnostic.source = 'Backprop Lens';
  if (verdict.kind) diagnostic.code = verdict.kind;
  diagnostic.relatedInformation = related(source, analysis, verification, verdict, explain);
  return [document.uri, diagnostic];
}

/** The paths along which the variable reaches the output, and the lines that are off because of this one. */
function related(
  source: Source,
  analysis: Analysis,
  { verdicts }: CircuitVerification,
  verdict: Verdict,
  explain: Explain,
): vscode.DiagnosticRelatedInformation[] {
  const paths =
    verdict.of === null || verdict.withheld || verdict.followed
      ? []
      : (explain(analysis, verdict.at.from)?.contributions ?? []);
  const heirs = verdicts.filter(({ cause }) => cause?.from === verdict.at.from);
  const { lines } = analysis;
  // VS Code names the file and a line beside each, but no cell.
  const where = (at: number) => (lines.cells.length > 0 ? ` on ${lines.said(at)}` : '');
  return [
    ...paths.map(({ at, label, local, upstream }) => {
      const { document, range } = source.locate({ from: at, to: at });
      const place = new vscode.Location(
        document.uri,
        range.with({ end: document.lineAt(range.start).range.end }),
      );
      const text = `${verdict.of} goes into ${label}${where(at) || ' here'}: its share is ${local} \u00d7 ${upstream}.`;
      return new vscode.DiagnosticRelatedInformation(place, text);
    }),
    ...heirs.map(({ name, at }) => {
      const { document, range } = source.locate(at);
      const place = new vscode.Location(document.uri, range);
      const text = `${name}${where(at.from)} is off only because of ${verdict.name}.`;
      return new vscode.DiagnosticRelatedInformation(place, text);
    }),
  ].slice(0, mostRelated);
}

/** A hint where the variable is defined, or first read. */
function missing(
  source: Source,
  { occurrences, gradientNames }: Analysis,
  circuit: Circuit,
  name: string,
): Problem[] {
  const read = [...occurrences.of(circuit.wiring)].find(
    ({ version, gradient }) => version?.name === name && !gradient,
  );
  if (!read) return [];
  const text = `The backward pass has no gradient for ${name}: there is no ${gradientNames.in(circuit.wiring).gradientOf(name)}.`;
  const { document, range } = source.locate(read);
  const hint = new vscode.Diagnostic(range, text, vscode.DiagnosticSeverity.Hint);
  hint.source = 'Backprop Lens';
  hint.code = 'missing gradient';
  return [[document.uri, hint]];
}
