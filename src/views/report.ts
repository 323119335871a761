/* The report that Verify Backprop opens beside the editor. */
import * as vscode from 'vscode';
import type { CircuitVerification } from '../verification/model';
import { reportPage } from '../wording/page';
import { nonce } from './nonce';
import { revealLineCommand } from './reveal';
import { readSettings } from './settings';
import { fileName, type Source } from './source';
import { showMistakeCommand } from './telling';
import type { Verifications } from './verifications';
import type { Verified } from './verified';

/** What the page in the webview sends. */
type ReportMessage = { readonly at: number } | { readonly mistake: string; readonly reveal: string };

/** The report that Verify Backprop opens beside the editor. It follows its file, and says so while it can't. */
export class VerifyReport implements vscode.Disposable {
  private readonly verifications: Verifications;
  private readonly subscription: vscode.Disposable;
  private panel: vscode.WebviewPanel | undefined;
  private source: Source | undefined;
  /** The ids of the functions it speaks of; undefined for the whole file. */
  private scopes: ReadonlySet<string> | undefined;
  private shown: Verified | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(verifications: Verifications) {
    this.verifications = verifications;
    this.subscription = verifications.onDidChange((source) => {
      if (source === this.source) this.follow(source);
    });
  }

  /** Shows the report on a source, in the panel that is open or in a new one. */
  show(source: Source, verified: Verified, scopes: ReadonlySet<string> | undefined): void {
    this.source = source;
    this.scopes = scopes;
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (this.panel) this.panel.reveal(undefined, true);
    else this.panel = this.open(place);
    this.render(source, verified);
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(this.subscription, ...(this.panel ? [this.panel] : [])).dispose();
  }

  private open(place: {
    readonly viewColumn: vscode.ViewColumn;
    readonly preserveFocus: boolean;
  }): vscode.WebviewPanel {
    const options = { enableScripts: true, localResourceRoots: [] };
    const panel = vscode.window.createWebviewPanel('backpropLens.report', 'Verify Backprop', place, options);
    panel.webview.onDidReceiveMessage((message: ReportMessage) => {
      if (!this.source) return;
      const uri = this.source.uri.toString();
      if ('mistake' in message)
        void vscode.commands.executeCommand(showMistakeCommand, uri, message.mistake, message.reveal);
      else if (Number.isInteger(message.at))
        void vscode.commands.executeCommand(revealLineCommand, uri, this.lineOf(message.at));
    });
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.panel = undefined;
      this.source = undefined;
      this.shown = undefined;
    });
    return panel;
  }

  private lineOf(at: number): number {
    return this.shown?.analysis.lines.lineOf(at) ?? 1;
  }

  private follow(source: Source): void {
    const again = this.shown && this.verifications.again(source, this.shown);
    const verified = again ?? this.verifications.current(source);
    if (verified && verified === this.shown) return;
    clearTimeout(this.timer);
    if (verified?.explained) {
      this.render(source, verified);
      return;
    }
    void this.panel?.webview.postMessage('stale');
    // The report wants everything explained and measured, which is for when the keyboard rests.
    this.timer = setTimeout(() => void this.verifications.explained(source), readSettings(source).delay);
  }

  private render(source: Source, verified: Verified): void {
    if (!this.panel) return;
    this.shown = verified;
    const file = fileName(source);
    const verifications = inScopes(verified, this.scopes);
    this.panel.title = `Verify: ${file}`;
    this.panel.webview.html = reportPage({ file, analysis: verified.analysis, verifications }, nonce());
  }
}

/** The verifications of some functions, or all. */
export function inScopes(
  { circuits }: Verified,
  scopes: ReadonlySet<string> | undefined,
): readonly CircuitVerification[] {
  return scopes ? circuits.filter(({ circuit }) => scopes.has(circuit.scopeId)) : circuits;
}
