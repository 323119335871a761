/* Goes to a line that a hover, a report or a message names. */
import * as vscode from 'vscode';
import { Lines } from '../text/lines';
import type { Span } from '../text/span';
import { NotebookSource, type Source } from './source';
import { editorsOf, openSource, sourceFor } from './sources';

/** The one command that hovers may run: it is told a file, and a line of its text. */
export const revealLineCommand = 'backpropLens.revealLine';

/** Registers the command behind the "line N" links of hovers. */
export function registerRevealLine(): vscode.Disposable {
  return vscode.commands.registerCommand(revealLineCommand, revealLine);
}

/** What a button that goes to a place says: `Go to Line 3`. */
export function goTo({ lines }: { readonly lines: Lines }, at: number): string {
  return `Go to ${lines.said(at).replace(/line|cell/g, (word) => word.charAt(0).toUpperCase() + word.slice(1))}`;
}

/** Goes to a line (counted from 1) of a source, in an editor that already shows it if there is one. */
async function revealLine(uri: string, line: number): Promise<void> {
  const source =
    openSource(uri) ?? sourceFor(await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true)));
  const text = source.getText();
  const lines = new Lines(text);
  const start = lines.startOf(Math.min(line, lines.count));
  const indent = /^[^\S\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
  await reveal(source, { from: start + indent, to: start + indent });
}

/** Goes to a stretch of a source, in an editor that shows it already if there is one. */
export async function reveal(source: Source, span: Span): Promise<void> {
  const { document, range } = source.locate(span);
  await vscode.window.showTextDocument(document, { ...placeOf(source), selection: range });
}

/** Gives the focus to the editor of a source. */
export async function focus(source: Source): Promise<void> {
  const { window } = vscode;
  if (source instanceof NotebookSource) await window.showNotebookDocument(source.notebook, placeOf(source));
  else for (const document of source.documents) await window.showTextDocument(document, placeOf(source));
}

function placeOf(source: Source): { viewColumn?: vscode.ViewColumn } {
  const ofNotebook = vscode.window.visibleNotebookEditors.find(
    ({ notebook }) => source instanceof NotebookSource && source.notebook === notebook,
  );
  const { viewColumn } = ofNotebook ?? editorsOf(source)[0] ?? {};
  return viewColumn ? { viewColumn } : {};
}
