import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { chooseOutput } from './choose-output';
import type { CommandContext } from './command-context';
import { languageOf } from './documents';
import type { Memory } from './memory';
import { registerRevealLine } from './reveal';
import { setInputValue } from './set-input';
import { toggleInlineGradients } from './toggle';
import { verifyBackprop } from './verify';

/** Registers every command; package.json gives them their titles. */
export function registerCommands(analyses: Analyses, memory: Memory): vscode.Disposable {
  const register = (name: string, run: (context: CommandContext) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`backpropLens.${name}`, async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor && languageOf(editor.document)) await run({ editor, analyses, memory });
      else void vscode.window.showInformationMessage('Open a JavaScript or TypeScript file first.');
    });
  return vscode.Disposable.from(
    register('toggleInlineGradients', toggleInlineGradients),
    register('setInputValue', setInputValue),
    register('chooseOutput', chooseOutput),
    register('verifyBackprop', verifyBackprop),
    registerRevealLine(),
  );
}
