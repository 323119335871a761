/* Tells VS Code in which files the button that shows the circuit belongs. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import { readSettings } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { visibleSources } from './sources';
import { Throttled } from './throttled';
import type { Verifications } from './verifications';

const key = 'backpropLens.circuitFiles';

/** Which files change their mind is no matter of animation frames (milliseconds). */
const pause = 250;

/** Tells VS Code in which of the visible files gradients show: only those have a button that shows the circuit. */
export class CircuitFiles implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly subscription: vscode.Disposable;
  private told = '[]';

  constructor(analyses: Analyses, verifications: Verifications, memory: Memory) {
    this.analyses = analyses;
    this.verifications = verifications;
    this.memory = memory;
    const update = new Throttled(() => this.tell(), pause);
    const ask = (): void => update.ask();
    this.subscription = vscode.Disposable.from(
      update,
      analyses.onDidChange(ask),
      verifications.onDidChange(ask),
      memory.onDidChange(ask),
      vscode.window.onDidChangeVisibleTextEditors(ask),
      vscode.window.onDidChangeVisibleNotebookEditors(ask),
      vscode.workspace.onDidChangeConfiguration(ask),
    );
    ask();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private tell(): void {
    const showing = visibleSources().filter((source) => this.isShowing(source));
    // A remote file has another URI in the window than here, and there its path is the plain one.
    const files = [...new Set(showing.flatMap(({ uri }) => [uri.fsPath, uri.path]))];
    const now = JSON.stringify(files);
    if (now === this.told) return;
    this.told = now;
    void vscode.commands.executeCommand('setContext', key, files);
  }

  /** While a file is being read, what it was about last still holds. */
  private isShowing(source: Source): boolean {
    if (source.language === undefined) return false;
    const analysis = this.analyses.last(source);
    const activity = this.verifications.activity(source, analysis);
    return showing(activity, readSettings(source), this.memory.of(source.uri)).on;
  }
}
