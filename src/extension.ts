import type * as vscode from 'vscode';
import { Analyses } from './views/analyses';
import { registerCommands } from './views/commands';
import { InlineGradients } from './views/decorations';
import { Hovers } from './views/hover';
import { Memory } from './views/memory';
import { StatusItem } from './views/status';

/** Makes the parts and hands them to VS Code. */
export function activate(context: vscode.ExtensionContext): void {
  const memory = new Memory(context.workspaceState);
  const analyses = new Analyses(memory);
  context.subscriptions.push(
    memory,
    analyses,
    new InlineGradients(analyses, memory),
    new Hovers(analyses, memory).register(),
    new StatusItem(analyses, memory),
    registerCommands(analyses, memory),
  );
}
