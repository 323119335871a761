/* Registers the commands of the palette. */
import * as vscode from 'vscode';
import { chooseOutput } from './choose-output';
import type { CommandContext, Parts } from './command-context';
import { describeLine } from './describe-line';
import { registerRevealLine } from './reveal';
import { setInputValue } from './set-input';
import { sourceFor } from './sources';
import { toggleInlineGradients } from './toggle';
import { verifyBackprop } from './verify';
import { writeBackwardPass } from './write';

/**
 * The active editor, or the cell that is selected while the cursor is in none. While a page such as the walkthrough is
 * active, the editor beside it.
 */
function editorAtHand(): CommandContext['editor'] | undefined {
  const { activeTextEditor, activeNotebookEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor) return activeTextEditor;
  if (activeNotebookEditor && activeNotebookEditor.notebook.cellCount > 0) {
    const { notebook, selection } = activeNotebookEditor;
    const { document } = notebook.cellAt(Math.min(selection.start, notebook.cellCount - 1));
    return { document, selection: new vscode.Selection(0, 0, 0, 0) };
  }
  return visibleTextEditors.find(({ document }) => sourceFor(document).language);
}

/** Registers every command; package.json gives them their titles. */
export function registerCommands(parts: Parts): vscode.Disposable {
  const register = (name: string, run: (context: CommandContext) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(`backpropLens.${name}`, async () => {
      const editor = editorAtHand();
      const source = editor && sourceFor(editor.document);
      if (editor && source?.language) await run({ editor, source, ...parts });
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
