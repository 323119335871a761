/* The report that Verify Backprop opens beside the editor. */
import * as vscode from 'vscode';
import type { CircuitVerification } from '../verification/model';
import { reportPage } from '../wording/page';
import { nonce } from './nonce';
import { revealLineCommand } from './reveal';
import { readSettings } from './settings';
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
  private document: vscode.TextDocument | undefined;
  /** The ids of the functions it speaks of; undefined for the whole file. */
  private scopes: ReadonlySet<string> | undefined;
  private shown: Verified | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(verifications: Verifications) {
    this.verifications = verifications;
    this.subscription = verifications.onDidChange((document) => {
      if (document === this.document) this.follow(document);
    });
  }

  /** Shows the report on a document, in the panel that is open or in a new one. */
  show(document: vscode.TextDocument, verified: Verified, scopes: ReadonlySet<string> | undefined): void {
    this.document = document;
    this.scopes = scopes;
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (this.panel) this.panel.reveal(undefined, true);
    else this.panel = this.open(place);
    this.render(document, verified);
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
      if (!this.document) return;
      const uri = this.document.uri.toString();
      if ('mistake' in message)
        void vscode.commands.executeCommand(showMistakeCommand, uri, message.mistake, message.reveal);
      else if (Number.isInteger(message.at))
        void vscode.commands.executeCommand(
          revealLineCommand,
          uri,
          this.document.positionAt(message.at).line + 1,
        );
    });
    panel.onDidDispose(() => {
      clearTimeout(this.timer);
      this.panel = undefined;
      this.document = undefined;
      this.shown = undefined;
    });
    return panel;
  }

  private follow(document: vscode.TextDocument): void {
    const again = this.shown && this.verifications.again(document, this.shown);
    const verified = again ?? this.verifications.current(document);
    if (verified && verified === this.shown) return;
    clearTimeout(this.timer);
    if (verified?.explained) {
      this.render(document, verified);
      return;
    }
    void this.panel?.webview.postMessage('stale');
    // The report wants everything explained and measured, which is for when the keyboard rests.
    this.timer = setTimeout(() => void this.verifications.explained(document), readSettings(document).delay);
  }

  private render(document: vscode.TextDocument, verified: Verified): void {
    if (!this.panel) return;
    this.shown = verified;
    const file = document.uri.path.split('/').pop() ?? '';
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
