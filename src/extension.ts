import type * as vscode from 'vscode';
import { Analyses } from './views/analyses';
import { registerCommands } from './views/commands';
import { InlineGradients } from './views/decorations';
import { Fixes } from './views/fixes';
import { Hovers } from './views/hover';
import { Memory } from './views/memory';
import { Problems } from './views/problems';
import { VerifyReport } from './views/report';
import { StatusItem } from './views/status';
import { Verifications } from './views/verifications';

/** Makes the parts and hands them to VS Code. */
export function activate(context: vscode.ExtensionContext): void {
  const memory = new Memory(context.workspaceState);
  const analyses = new Analyses(memory);
  const verifications = new Verifications(analyses, memory);
  const problems = new Problems(verifications, memory);
  const report = new VerifyReport(verifications);
  context.subscriptions.push(
    memory,
    analyses,
    verifications,
    problems,
    report,
    new InlineGradients(analyses, verifications, memory),
    new Hovers(analyses, verifications, memory).register(),
    new Fixes(verifications, memory).register(),
    new StatusItem(analyses, memory),
    registerCommands({ analyses, verifications, memory, problems, report }),
  );
}
