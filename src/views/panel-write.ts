/* Writes for the side panel: numbers into the file, the drawing into a file of its own. */
import * as vscode from 'vscode';
import type { Span } from '../text/span';
import { workspaceEdit } from './fixes';

/** Makes edits in a document, as one step to undo. */
export async function write(
  document: vscode.TextDocument,
  edits: readonly (Span & { readonly text: string })[],
): Promise<boolean> {
  if (edits.length === 0) return false;
  if (await vscode.workspace.applyEdit(workspaceEdit(document, edits))) return true;
  void vscode.window.showWarningMessage('Nothing was written: VS Code can’t change this file.');
  return false;
}

/** Asks where the drawing shall go, and writes it there: also into a folder that is no folder on this machine. */
export async function exportDrawing(
  document: vscode.TextDocument | undefined,
  name: string,
  svg: string,
): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Export the Drawing',
    saveLabel: 'Export',
    filters: { SVG: ['svg'] },
    ...defaultPlace(document, name),
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(`The drawing could not be written: ${why}`);
  }
}

/** Beside the file; for one that is not saved yet in the folder that is open. */
function defaultPlace(document: vscode.TextDocument | undefined, name: string): { defaultUri?: vscode.Uri } {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const beside = document && !document.isUntitled && vscode.Uri.joinPath(document.uri, '..', name);
  const uri = beside || (folder && vscode.Uri.joinPath(folder.uri, name));
  return uri ? { defaultUri: uri } : {};
}
