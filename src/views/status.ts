/* The item in the status bar that says whether gradients show. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { languageOf } from './documents';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';

/** Says in the status bar whether gradients show in the file at hand, and why; a click switches. */
export class StatusItem implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly memory: Memory;
  private readonly item = vscode.window.createStatusBarItem(
    'gradients',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly subscriptions: vscode.Disposable[];

  constructor(analyses: Analyses, memory: Memory) {
    this.analyses = analyses;
    this.memory = memory;
    this.item.name = 'Backprop Lens';
    this.item.command = 'backpropLens.toggleInlineGradients';
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.workspace.onDidOpenTextDocument((document) => this.updateFor(document)),
      analyses.onDidChange((document) => this.updateFor(document)),
      memory.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const document = vscode.window.activeTextEditor?.document;
        if (document && settingsChanged(event, document, 'enabled')) this.update();
      }),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.item).dispose();
  }

  private updateFor(document: vscode.TextDocument): void {
    if (document === vscode.window.activeTextEditor?.document) this.update();
  }

  private update(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || languageOf(document) === undefined) {
      this.item.hide();
      return;
    }
    if (this.analyses.waits(document)) {
      this.say(
        'waiting',
        'This file is over a million characters long and has not been read. Click to read it and show gradients.',
      );
    } else {
      const { on, why } = showing(
        this.analyses.last(document),
        readSettings(document),
        this.memory.of(document.uri),
      );
      const state = on ? 'on' : 'off';
      this.say(
        state,
        `Inline gradients are ${state}: ${why}. Click to ${on ? 'hide' : 'show'} them in this file.`,
      );
    }
    this.item.show();
  }

  private say(state: string, tooltip: string): void {
    this.item.text = `$(git-merge) Gradients ${state}`;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip, role: 'button' };
  }
}
