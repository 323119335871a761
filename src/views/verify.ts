import * as vscode from 'vscode';
import type { Analysis, Circuit } from '../analysis';
import type { CommandContext } from './command-context';
import { readSettings } from './settings';

/** Says which backward passes are recognised. */
export async function verifyBackprop({ editor: { document }, analyses }: CommandContext): Promise<void> {
  const analysis = await analyses.ask(document);
  if (analysis) void vscode.window.showInformationMessage(summary(analysis, document));
}

function summary(analysis: Analysis, document: vscode.TextDocument): string {
  const passes = analysis.circuits.flatMap((circuit) => passSentence(circuit, document));
  if (passes.length > 0)
    return `${passes.join(' ')} These lines are recognised; whether they are right is not checked yet.`;
  const { gradientNames } = readSettings(document);
  return `No hand-written backward pass found. One is a run of assignments to gradient variables (${gradientNames.join(', ')}) after the forward code, like "da = b * dx" after "x = a * b".`;
}

function passSentence({ pass, outputs, missing, scope }: Circuit, document: vscode.TextDocument): string[] {
  if (pass === null) return [];
  const [first, last] = [pass.from, pass.to].map((offset) => document.positionAt(offset).line + 1);
  const lines = first === last ? `line ${first}` : `lines ${first}\u2013${last}`;
  const gradients = pass.entries.filter((entry) => entry.of !== null);
  const names = [...new Set(gradients.map(({ name }) => name))].join(', ');
  const place = scope === 'top level' ? lines : `${lines} (${scope})`;
  const of = outputs.map(({ variable }) => variable.name).join(', ');
  const gaps = missing.length > 0 ? ` No gradient for ${missing.join(', ')}.` : '';
  return [`Backward pass of ${of} on ${place}: ${names}.${gaps}`];
}
