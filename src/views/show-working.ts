/* The command that shows someone new what a hover looks like. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { languageOf, rangeOf } from './documents';

/** Shows a hover for someone who has not found out how: on a variable of the circuit at hand, or of an example's. */
export function registerShowWorking(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand('backpropLens.showWorking', async () => {
    const document = withCircuit(analyses) ?? (await example());
    const analysis = document && (await analyses.latest(document));
    const variables = analysis?.circuits[0]?.variables ?? [];
    const definition = variables.findLast(({ role }) => role === 'intermediate')?.definition;
    if (!document || !definition) return;
    const place = rangeOf(document, definition).start;
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      selection: new vscode.Range(place, place),
      ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
    });
    await vscode.commands.executeCommand('editor.action.showHover');
  });
}

function withCircuit(analyses: Analyses): vscode.TextDocument | undefined {
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
  return [...visible, ...vscode.workspace.textDocuments].find(
    (document) => languageOf(document) && analyses.last(document)?.circuits.length,
  );
}

async function example(): Promise<vscode.TextDocument | undefined> {
  await vscode.commands.executeCommand('backpropLens.openExample', '02-neuron.js');
  return vscode.window.activeTextEditor?.document;
}
