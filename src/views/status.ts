/* The item in the status bar that says whether gradients show, and how many of a pass are right, in files about a circuit. */
import * as vscode from 'vscode';
import { countsText } from '../wording/verdicts';
import type { Analyses } from './analyses';
import type { Memory } from './memory';
import { revealLineCommand } from './reveal';
import { readSettings, settingsChanged } from './settings';
import { showing } from './showing';
import type { Source } from './source';
import { activeSource, onDidChangeActiveSource, onDidChangeSource } from './sources';
import type { Verifications } from './verifications';
import type { Verified } from './verified';

const toggleCommand = 'backpropLens.toggleInlineGradients';

/**
 * Says in the status bar whether gradients show in the file at hand, and why; a click switches. Where there are verdicts it
 * counts them, and a click goes to the first wrong gradient. Silent files have none.
 */
export class StatusItem implements vscode.Disposable {
  private readonly analyses: Analyses;
  private readonly verifications: Verifications;
  private readonly memory: Memory;
  private readonly item = vscode.window.createStatusBarItem(
    'gradients',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly subscriptions: vscode.Disposable[];
  /** What the item says while it can be seen. */
  private said = '';
  /** The source whose verdicts it counts. */
  private counted: Source | undefined;

  constructor(analyses: Analyses, verifications: Verifications, memory: Memory) {
    this.analyses = analyses;
    this.verifications = verifications;
    this.memory = memory;
    this.item.name = 'Backprop Lens';
    this.subscriptions = [
      onDidChangeActiveSource(() => this.update()),
      onDidChangeSource((source) => this.updateFor(source)),
      vscode.workspace.onDidOpenTextDocument(() => this.update()),
      analyses.onDidChange((source) => this.updateFor(source)),
      verifications.onDidChange((source) => this.updateFor(source)),
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
      const why =
        'This file is over a million characters long and has not been read. Click to read it and show gradients.';
      this.say(source, { text: 'Gradients waiting', tooltip: why, command: toggleCommand });
    } else this.tell(source);
  }

  private tell(source: Source): void {
    const analysis = this.analyses.last(source);
    const activity = this.verifications.activity(source, analysis);
    const choices = this.memory.of(source.uri);
    const { on, why } = showing(activity, readSettings(source), choices);
    const verified = on ? this.verifications.current(source) : undefined;
    // Where there is nothing to show and nobody has asked, this stays silent like all else.
    if (!on && !activity?.active && choices.shown === undefined) this.hide();
    // New verdicts are on their way.
    else if (on && !verified && this.counted === source) return;
    else if (verified && verified.circuits.length > 0) {
      this.say(source, verdictsSaid(source, verified, why));
      this.counted = source;
    } else {
      const state = on ? 'on' : 'off';
      const tooltip = `Inline gradients are ${state}: ${why}. Click to ${on ? 'hide' : 'show'} them in this file.`;
      this.say(source, { text: `Gradients ${state}`, tooltip, command: toggleCommand });
    }
  }

  private hide(): void {
    if (this.said === '') return;
    this.item.hide();
    this.said = '';
    this.counted = undefined;
  }

  private say({ uri }: Source, { text, tooltip, command }: Said): void {
    this.counted = undefined;
    // It hardly ever changes while one types, and VS Code takes its time over every part of it.
    const key = JSON.stringify([uri.toString(), text, tooltip, command]);
    if (key === this.said) return;
    this.said = key;
    this.item.text = `$(git-merge) ${text}`;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.accessibilityInformation = { label: `${text}. ${tooltip}`, role: 'button' };
    this.item.show();
  }
}

/** What the item says, and what a click does. */
interface Said {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string | vscode.Command;
}

/** How many gradients are right and wrong, with the way to the first that is wrong. */
function verdictsSaid({ uri }: Source, { analysis, circuits }: Verified, why: string): Said {
  const text = `Gradients: ${countsText(circuits)}`;
  const wrong = circuits
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ judgement }) => judgement === 'wrong')
    .sort((one, other) => one.at.from - other.at.from);
  const about = `Inline gradients are on: ${why}.`;
  const [first] = wrong;
  if (!first) return { text, tooltip: `${about} Click to hide them in this file.`, command: toggleCommand };
  const place = analysis.lines.said(first.at.from);
  const command = { title: '', command: revealLineCommand, arguments: [uri.toString(), first.line] };
  return { text, tooltip: `${about} Click to go to ${first.name} on ${place}, which is wrong.`, command };
}
