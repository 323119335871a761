/* Registers the commands of the palette. */
import * as vscode from 'vscode';
import { chooseOutput } from './choose-output';
import type { CommandContext, Parts } from './command-context';
import { describeLine } from './describe-line';
import { languageOf } from './documents';
import { registerRevealLine } from './reveal';
import { setInputValue } from './set-input';
import { toggleInlineGradients } from './toggle';
import { verifyBackprop } from './verify';
import { writeBackwardPass } from './write';

/** The active editor. While a page such as the walkthrough is active, the one beside it. */
function editorAtHand(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return activeTextEditor ?? visibleTextEditors.find(({ document }) => languageOf(document));
}

/** Registers every command; package.json gives them their titles. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const register = (name: string, run: (context: CommandContext) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`backpropLens.${name}`, async () => {
      const editor = editorAtHand();
      if (editor && languageOf(editor.document)) await run({ editor, ...parts });
      else void vscode.window.showInformationMessage('Open a JavaScript, TypeScript or Python file first.');
    });
  return vscode.Disposable.from(
    register('toggleInlineGradients', toggleInlineGradients),
    register('setInputValue', setInputValue),
    register('chooseOutput', chooseOutput),
    register('describeLine', describeLine),
    register('verifyBackprop', verifyBackprop),
    register('writeBackwardPass', writeBackwardPass),
    registerRevealLine(),
  );
}
