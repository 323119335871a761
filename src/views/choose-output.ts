/* The command that chooses which variable the gradients are of. */
import * as vscode from 'vscode';
import { circuitAt } from '../analysis/circuit-at';
import type { Analysis, Circuit } from '../analysis/model';
import type { CommandContext } from './command-context';

interface Choice extends vscode.QuickPickItem {
  readonly scopeId: string;
  /** Undefined leaves the choice to the file. */
  readonly output: string | undefined;
}

/** Asks which variable the gradients shall be of. A backward pass has already said so: its circuit is not asked about. */
export async function chooseOutput({
  editor: { document, selection },
  source,
  analyses,
  memory,
}: CommandContext): Promise<void> {
  const analysis = await analyses.ask(source);
  if (!analysis) return;
  const open = openCircuits(analysis, source.offsetAt(document, selection.active));
  if (open.length === 0) {
    void vscode.window.showInformationMessage(refusal(analysis));
    return;
  }
  const chosen = memory.of(source.uri).outputs;
  const items = open.flatMap((circuit) => choices(circuit, chosen.get(circuit.scopeId), analysis));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Choose Output',
    placeHolder: 'Show the gradient of which variable?',
  });
  if (picked && 'scopeId' in picked) memory.setOutput(source.uri, picked.scopeId, picked.output);
}

/** Circuits whose output may be chosen, the one at the cursor first. */
function openCircuits(analysis: Analysis, cursor: number): Circuit[] {
  const open = analysis.circuits.filter((circuit) => circuit.pass === null && computed(circuit).length > 0);
  const here = circuitAt(analysis, cursor);
  return [...open.filter((circuit) => circuit === here), ...open.filter((circuit) => circuit !== here)];
}

function refusal(analysis: Analysis): string {
  const decided = analysis.circuits.find(({ pass }) => pass !== null);
  if (!decided) return `There is no output to choose: ${analysis.why}.`;
  const names = decided.outputs.map(({ variable }) => variable.name).join(', ');
  return `The backward pass decides here: it starts from ${names}.`;
}

function choices(
  circuit: Circuit,
  chosen: string | undefined,
  { lines }: Analysis,
): (Choice | vscode.QuickPickItem)[] {
  const { scope, scopeId } = circuit;
  const heading = { label: scope, kind: vscode.QuickPickItemKind.Separator };
  const present = circuit.outputs.map(({ variable }) => variable.name);
  const names = computed(circuit).map(({ name, definition }): Choice => {
    const line = definition && lines.said(definition.from);
    const description = [line, present.includes(name) && 'the output now'].filter(Boolean).join(', ');
    return { label: name, description, scopeId, output: name };
  });
  const back: Choice = { label: '$(discard) Leave it to the file', scopeId, output: undefined };
  return [heading, ...names, ...(chosen === undefined ? [] : [back])];
}

/** What can be an output: the last version of each computed variable, the latest first. */
function computed(circuit: Circuit): Circuit['variables'] {
  const last = new Map(circuit.variables.map((variable) => [variable.name, variable]));
  return [...last.values()].filter(({ role }) => role !== 'input').reverse();
}
