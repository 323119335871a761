/* The item in the status bar that says whether gradients show, in files that are about a circuit. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { activeSource, onDidChangeActiveSource, onDidChangeSource } from './sources';

/** Says in the status bar whether gradients show in the file at hand, and why; a click switches. Silent files have none. */
export class StatusItem implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly memory: Memory;
  private readonly item = vscode.window.createStatusBarItem(
    'gradients',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly subscriptions: vscode.Disposable[];
  /** What the item says while it can be seen. */
  private said = '';

  constructor(analyses: Analyses, memory: Memory) {
    this.analyses = analyses;
    this.memory = memory;
    this.item.name = 'Backprop Lens';
    this.item.command = 'backpropLens.toggleInlineGradients';
    this.subscriptions = [
      onDidChangeActiveSource(() => this.update()),
      onDidChangeSource((source) => this.updateFor(source)),
      vscode.workspace.onDidOpenTextDocument(() => this.update()),
      analyses.onDidChange((source) => this.updateFor(source)),
      memory.onDidChange(() => this.update()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        const source = activeSource();
        if (source && settingsChanged(event, source, 'enabled')) this.update();
      }),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.item).dispose();
  }

  private updateFor(source: Source): void {
    if (source === activeSource()) this.update();
  }

  private update(): void {
    const source = activeSource();
    if (!source || source.language === undefined) this.hide();
    else if (this.analyses.waits(source)) {
      this.say(
        'waiting',
        'This file is over a million characters long and has not been read. Click to read it and show gradients.',
      );
    } else {
      const analysis = this.analyses.last(source);
      const choices = this.memory.of(source.uri);
      const { on, why } = showing(analysis, readSettings(source), choices);
      // Where there is nothing to show and nobody has asked, this stays silent like all else.
      if (!on && !analysis?.active && choices.shown === undefined) {
        this.hide();
        return;
      }
      const state = on ? 'on' : 'off';
      this.say(
        state,
        `Inline gradients are ${state}: ${why}. Click to ${on ? 'hide' : 'show'} them in this file.`,
      );
    }
  }

  private hide(): void {
    if (this.said === '') return;
    this.item.hide();
    this.said = '';
  }

  private say(state: string, tooltip: string): void {
    // It hardly ever changes while one types, and VS Code takes its time over every part of it.
    if (tooltip === this.said) return;
    this.said = tooltip;
    this.item.text = `$(git-merge) Gradients ${state}`;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip, role: 'button' };
    this.item.show();
  }
}
