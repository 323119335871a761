/* How much of a mistake is told in each document: what the setting says, and what was asked for. */
import * as vscode from 'vscode';
import { least, most, type Reveal, toldOf } from '../wording/reveal';
import { readSettings, settingsChanged } from './settings';
import type { Verified } from './verified';

/** The command behind everything that says Show: it is told how much, of which mistake in which document. */
export const showMistakeCommand = 'backpropLens.showMistake';

/** Holds back what a wrong line does not tell unasked, for all views alike. */
export class Telling implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscriptions: vscode.Disposable[];
  /** What was asked for in each document, by the mistake. */
  private readonly asked = new WeakMap<vscode.TextDocument, Map<string, Reveal>>();
  /** Documents that tell less than the setting says, for an exercise. */
  private held = new WeakMap<vscode.TextDocument, Reveal>();
  /** What is told of verifications, and what these were. */
  private told = new WeakMap<Verified, Verified>();
  private readonly whole = new WeakMap<Verified, Verified>();

  /** Fires when more or less is told of a document. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const { workspace, commands } = vscode;
    this.subscriptions = [
      workspace.onDidChangeConfiguration((event) => {
        for (const document of workspace.textDocuments) {
          if (!settingsChanged(event, document, 'reveal')) continue;
          this.held.delete(document);
          this.update(document);
        }
      }),
      commands.registerCommand(showMistakeCommand, (uri: string, mistake: string, reveal: Reveal) => {
        const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
        if (document) this.show(document, mistake, reveal);
      }),
    ];
  }

  /** A verification as far as it may be told, the same as long as nothing changes. */
  of(document: vscode.TextDocument, verified: Verified): Verified {
    const whole = this.whole.get(verified) ?? verified;
    const known = this.told.get(whole);
    if (known) return known;
    const setting = least(readSettings(document).reveal, this.held.get(document) ?? 'all');
    const asked = this.asked.get(document);
    const revealOf = (mistake: string) => most(setting, asked?.get(mistake) ?? 'wrong');
    const told = { ...whole, circuits: whole.circuits.map((each) => toldOf(each, revealOf)) };
    this.told.set(whole, told);
    this.whole.set(told, whole);
    return told;
  }

  /** Tells so much of a mistake from now on. */
  show(document: vscode.TextDocument, mistake: string, reveal: Reveal): void {
    const asked = this.asked.get(document) ?? new Map<string, Reveal>();
    this.asked.set(document, asked.set(mistake, reveal));
    this.update(document);
  }

  /** Tells no more than this of a document, whatever the setting, until that is changed. */
  hold(document: vscode.TextDocument, reveal: Reveal): void {
    this.held.set(document, reveal);
    this.update(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private update(document: vscode.TextDocument): void {
    this.told = new WeakMap();
    this.changed.fire(document);
  }
}
