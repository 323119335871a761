/* How much of a mistake is told in each source: what the setting says, and what was asked for. */
import * as vscode from 'vscode';
import { least, most, type Reveal, toldOf } from '../wording/reveal';
import { readSettings, settingsChanged } from './settings';
import type { Source } from './source';
import { openSource, openSources } from './sources';
import type { Verified } from './verified';

/** The command behind everything that says Show: it is told how much, of which mistake in which source. */
export const showMistakeCommand = 'backpropLens.showMistake';

/** Holds back what a wrong line does not tell unasked, for all views alike. */
export class Telling implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Source>();
  private readonly subscriptions: vscode.Disposable[];
  /** What was asked for in each source, by the mistake. */
  private readonly asked = new WeakMap<Source, Map<string, Reveal>>();
  /** Documents that tell less than the setting says, for an exercise. */
  private held = new WeakMap<Source, Reveal>();
  /** What is told of verifications, and what these were. */
  private told = new WeakMap<Verified, Verified>();
  private readonly whole = new WeakMap<Verified, Verified>();

  /** Fires when more or less is told of a source. */
  readonly onDidChange = this.changed.event;

  constructor() {
    const { workspace, commands } = vscode;
    this.subscriptions = [
      workspace.onDidChangeConfiguration((event) => {
        for (const source of openSources()) {
          if (!settingsChanged(event, source, 'reveal')) continue;
          this.held.delete(source);
          this.update(source);
        }
      }),
      commands.registerCommand(showMistakeCommand, (uri: string, mistake: string, reveal: Reveal) => {
        const source = openSource(uri);
        if (source) this.show(source, mistake, reveal);
      }),
    ];
  }

  /** A verification as far as it may be told, the same as long as nothing changes. */
  of(source: Source, verified: Verified): Verified {
    const whole = this.whole.get(verified) ?? verified;
    const known = this.told.get(whole);
    if (known) return known;
    const setting = least(readSettings(source).reveal, this.held.get(source) ?? 'all');
    const asked = this.asked.get(source);
    const revealOf = (mistake: string) => most(setting, asked?.get(mistake) ?? 'wrong');
    const told = { ...whole, circuits: whole.circuits.map((each) => toldOf(each, revealOf)) };
    this.told.set(whole, told);
    this.whole.set(told, whole);
    return told;
  }

  /** Tells so much of a mistake from now on. */
  show(source: Source, mistake: string, reveal: Reveal): void {
    const asked = this.asked.get(source) ?? new Map<string, Reveal>();
    this.asked.set(source, asked.set(mistake, reveal));
    this.update(source);
  }

  /** Tells no more than this of a source, whatever the setting, until that is changed. */
  hold(source: Source, reveal: Reveal): void {
    this.held.set(source, reveal);
    this.update(source);
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changed).dispose();
  }

  private update(source: Source): void {
    this.told = new WeakMap();
    this.changed.fire(source);
  }
}
