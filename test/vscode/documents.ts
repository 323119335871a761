/* Opens documents and asks for their hovers. */
import * as vscode from 'vscode';

/** Opens a text in an editor, as an untitled document. */
export async function open(content: string, language = 'javascript'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/**
 * The hovers on the given occurrence (from 0) of a piece of text, or some characters into it; only ours, told by
 * their bold titles.
 */
export async function hoversOn(
  document: vscode.TextDocument,
  piece: string,
  occurrence = 0,
  into = 0,
): Promise<vscode.Hover[]> {
  let offset = -1;
  for (let i = 0; i <= occurrence; i++) offset = document.getText().indexOf(piece, offset + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(offset + into),
  );
  return hovers.filter((hover) => textOf(hover).startsWith('**`'));
}

/** The Markdown of a hover. */
export function textOf(hover: vscode.Hover): string {
  return hover.contents.map((part) => (typeof part === 'string' ? part : part.value)).join('\n\n');
}

/** The Markdown of the one hover of ours on a piece of text. */
export async function hoverOn(
  document: vscode.TextDocument,
  piece: string,
  occurrence = 0,
  into = 0,
): Promise<string> {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const hovers = await hoversOn(document, piece, occurrence, into);
    if (hovers.length === 1) return textOf(hovers[0]);
    // An editor that has just opened may not have been read yet.
    if (Date.now() > end) throw new Error(`${hovers.length} hovers on "${piece}"`);
  }
}

/** Waits until the cursor is there, counted from 0: editors tell of it a little after they have moved. */
export async function cursorAt(line: number, character: number): Promise<void> {
  for (const end = Date.now() + 30_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const place = vscode.window.activeTextEditor?.selection.active;
    if (place?.line === line && place.character === character) return;
    if (Date.now() > end) throw new Error(`The cursor is at ${place?.line}, ${place?.character}.`);
  }
}
