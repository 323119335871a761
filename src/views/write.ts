/* The command that writes a backward pass. */
import * as vscode from 'vscode';
import { circuitAt } from '../analysis/circuit-at';
import type { CommandContext } from './command-context';
import { workspaceEdit } from './fixes';

/** Writes the backward pass of the circuit at the cursor, or what is missing from the one that is there. */
export async function writeBackwardPass({ editor, source, analyses }: CommandContext): Promise<void> {
  const { document, selection } = editor;
  const { version } = source;
  const analysis = await analyses.ask(source);
  if (!analysis || source.version !== version) return;
  const place = source.offsetAt(document, selection.active);
  const { writeAt } = await import('../engine');
  const written = writeAt(analysis, circuitAt(analysis, place), place);
  if ('problem' in written) void vscode.window.showInformationMessage(written.problem);
  else await vscode.workspace.applyEdit(workspaceEdit(source, written.edits));
}
