/* Writes for the side panel: numbers into the file, the drawing into a file of its own. */
import * as vscode from 'vscode';
import type { Edit } from '../text/edits';
import { workspaceEdit } from './fixes';
import type { Source } from './source';

/** Makes edits in a document or notebook, as one step to undo. */
export async function write(source: Source, edits: readonly Edit[]): Promise<boolean> {
  if (edits.length === 0) return false;
  if (await vscode.workspace.applyEdit(workspaceEdit(source, edits))) return true;
  void vscode.window.showWarningMessage('Nothing was written: VS Code can’t change this file.');
  return false;
}

/** Asks where the drawing shall go, and writes it there: also into a folder that is no folder on this machine. */
export async function exportDrawing(source: Source | undefined, name: string, svg: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Export the Drawing',
    saveLabel: 'Export',
    filters: { SVG: ['svg'] },
    ...defaultPlace(source, name),
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
function defaultPlace(source: Source | undefined, name: string): { defaultUri?: vscode.Uri } {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const beside = source && !source.isUntitled && vscode.Uri.joinPath(source.uri, '..', name);
  const uri = beside || (folder && vscode.Uri.joinPath(folder.uri, name));
  return uri ? { defaultUri: uri } : {};
}
