/* The item in the status bar that says that numbers on the screen are not the file's. */
import * as vscode from 'vscode';
import { shortNumber } from '../wording/format';
import { activeSource, onDidChangeActiveSource } from './sources';
import type { Tried, WhatIfs } from './what-if';

/** Goes back to the file's own numbers. */
export const resetWhatIfCommand = 'backpropLens.resetWhatIf';

/** More names than this say no more. */
const mostNames = 3;

/** Says in the status bar, loudly, that the numbers on the screen are not the file's; a click goes back to those. */
export class WhatIfStatus implements vscode.Disposable {
  private readonly whatIfs: WhatIfs;
  private readonly item = vscode.window.createStatusBarItem('what-if', vscode.StatusBarAlignment.Right, 101);
  private readonly subscriptions: vscode.Disposable[];
  private on = false;

  constructor(whatIfs: WhatIfs) {
    this.whatIfs = whatIfs;
    this.item.name = 'Backprop Lens: What If';
    this.item.command = resetWhatIfCommand;
    this.item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    this.subscriptions = [
      onDidChangeActiveSource(() => this.update()),
      whatIfs.onDidChange(() => this.update()),
      vscode.commands.registerCommand(resetWhatIfCommand, () => {
        const source = activeSource();
        if (source) whatIfs.reset(source);
      }),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.item).dispose();
  }

  private update(): void {
    const source = activeSource();
    const tried = source ? [...this.whatIfs.tried(source).values()] : [];
    if (this.on !== tried.length > 0) {
      this.on = !this.on;
      void vscode.commands.executeCommand('setContext', 'backpropLens.whatIf', this.on);
    }
    if (tried.length === 0) {
      this.item.hide();
      return;
    }
    const tooltip = `These numbers are not the file's: ${tried.map(inWords).join(', ')}. Click to go back to the file's own.`;
    this.item.text = `$(beaker) What if: ${shortly(tried)}`;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip, role: 'button' };
    this.item.show();
  }
}

/** `a = 2.4, b = 1`, and how many more. */
export function shortly(tried: readonly Tried[]): string {
  const parts = tried.slice(0, mostNames).map(({ name, value }) => `${name} = ${shortNumber(value, 4)}`);
  const left = tried.length - parts.length;
  return left > 0 ? `${parts.join(', ')} and ${left} more` : parts.join(', ');
}

function inWords({ name, value, own }: Tried): string {
  const there = own === null ? '' : `, and ${shortNumber(own, 6)} in the file`;
  return `${name} is ${shortNumber(value, 6)} here${there}`;
}
