/* The command that writes a backward pass. */
import * as vscode from 'vscode';
import { circuitAt } from '../analysis/circuit-at';
import type { Analysis, Circuit } from '../analysis/model';
import type { Insertion, Refusal } from '../writing/passes';
import type { CommandContext } from './command-context';
import { workspaceEdit } from './fixes';

/** Writes the backward pass of the circuit at the cursor, or what is missing from the one that is there. */
export async function writeBackwardPass({ editor, analyses }: CommandContext): Promise<void> {
  const { document, selection } = editor;
  const { version } = document;
  const analysis = await analyses.ask(document);
  if (!analysis || document.version !== version) return;
  const circuit = circuitAt(analysis, document.offsetAt(selection.active));
  if (!circuit) {
    void vscode.window.showInformationMessage(`There is no circuit to go back through: ${analysis.why}.`);
    return;
  }
  const written = await write(analysis, circuit);
  if ('problem' in written) {
    void vscode.window.showInformationMessage(written.problem);
    return;
  }
  const edit = { from: written.at, to: written.at, text: written.text };
  await vscode.workspace.applyEdit(workspaceEdit(document, [edit]));
}

async function write(analysis: Analysis, circuit: Circuit): Promise<Insertion | Refusal> {
  const { writeMissing, writePass } = await import('../engine');
  if (!circuit.pass) return writePass(analysis, circuit);
  if (circuit.missing.length > 0) return writeMissing(analysis, circuit);
  return { problem: 'The backward pass is there already, with a gradient for every input.' };
}
