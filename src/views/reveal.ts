/* Goes to a line that a hover, a report or a message names. */
import * as vscode from 'vscode';

/** The one command that hovers may run. */
export const revealLineCommand = 'backpropLens.revealLine';

/** Registers the command behind the "line N" links of hovers. */
export function registerRevealLine(): vscode.Disposable {
  return vscode.commands.registerCommand(revealLineCommand, revealLine);
}

/** Goes to a line (counted from 1) of a document, in an editor that already shows it if there is one. */
async function revealLine(uri: string, line: number): Promise<void> {
  const { visibleTextEditors, activeTextEditor } = vscode.window;
  const showing = [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor?.document.uri.toString() === uri,
  );
  const document =
    showing?.document ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
  const { firstNonWhitespaceCharacterIndex } = document.lineAt(Math.min(line, document.lineCount) - 1);
  const place = new vscode.Position(Math.min(line, document.lineCount) - 1, firstNonWhitespaceCharacterIndex);
  const column = showing?.viewColumn;
  await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(place, place),
    ...(column && { viewColumn: column }),
  });
}
