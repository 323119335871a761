/* The command that shows someone new what a hover looks like. */
import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { reveal } from './reveal';
import type { Source } from './source';
import { activeSource, openSources, visibleSources } from './sources';

/** Shows a hover for someone who has not found out how: on a variable of the circuit at hand, or of an example's. */
export function registerShowWorking(analyses: Analyses): vscode.Disposable {
  return vscode.commands.registerCommand('backpropLens.showWorking', async () => {
    const source = withCircuit(analyses) ?? (await example());
    const analysis = source && (await analyses.latest(source));
    const variables = analysis?.circuits[0]?.variables ?? [];
    const definition = variables.findLast(({ role }) => role === 'intermediate')?.definition;
    if (!source || !definition) return;
    await reveal(source, { from: definition.from, to: definition.from });
    await vscode.commands.executeCommand('editor.action.showHover');
  });
}

function withCircuit(analyses: Analyses): Source | undefined {
  return [...visibleSources(), ...openSources()].find((source) => analyses.last(source)?.circuits.length);
}

async function example(): Promise<Source | undefined> {
  await vscode.commands.executeCommand('backpropLens.openExample', '02-neuron.js');
  return activeSource();
}
