/* The command that writes a backward pass. */
import * as vscode from 'vscode';
import { circuitAt } from '../analysis/circuit-at';
import type { Analysis, Circuit } from '../analysis/model';
import type { Edit } from '../text/edits';
import type { Refusal } from '../writing/passes';
import type { CommandContext } from './command-context';
import { workspaceEdit } from './fixes';

/** Writes the backward pass of the circuit at the cursor, or what is missing from the one that is there. */
export async function writeBackwardPass({ editor, source, analyses }: CommandContext): Promise<void> {
  const { document, selection } = editor;
  const { version } = source;
  const analysis = await analyses.ask(source);
  if (!analysis || source.version !== version) return;
  const circuit = circuitAt(analysis, source.offsetAt(document, selection.active));
  if (!circuit) {
    void vscode.window.showInformationMessage(`There is no circuit to go back through: ${analysis.why}.`);
    return;
  }
  const written = await write(analysis, circuit);
  if ('problem' in written) {
    void vscode.window.showInformationMessage(written.problem);
    return;
  }
  await vscode.workspace.applyEdit(workspaceEdit(source, [written]));
}

async function write(analysis: Analysis, circuit: Circuit): Promise<Edit | Refusal> {
  const { writeMissing, writePass } = await import('../engine');
  if (!circuit.pass) return writePass(analysis, circuit);
  if (circuit.missing.length > 0) return writeMissing(analysis, circuit);
  return { problem: 'The backward pass is there already, with a gradient for every input.' };
}
