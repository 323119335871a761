/* Where VS Code starts the extension: the parts are made and handed to it here, and nothing is decided. */
import type * as vscode from 'vscode';
import { Analyses } from './views/analyses';
import { CircuitFiles } from './views/circuit-files';
import { registerCommands } from './views/commands';
import { InlineGradients } from './views/decorations';
import { registerOpenExample } from './views/example';
import { Fixes } from './views/fixes';
import { Hovers } from './views/hover';
import { Memory } from './views/memory';
import { CircuitView } from './views/panel';
import { Problems } from './views/problems';
import { VerifyReport } from './views/report';
import { followSettings } from './views/settings';
import { registerShowWorking } from './views/show-working';
import { StatusItem } from './views/status';
import { Telling } from './views/telling';
import { Verifications } from './views/verifications';
import { WhatIfs } from './views/what-if';
import { WhatIfStatus } from './views/what-if-status';

/** Makes the parts and hands them to VS Code. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(followSettings());
  const memory = new Memory(context.workspaceState);
  const analyses = new Analyses(memory);
  const whatIfs = new WhatIfs(analyses, memory);
  const telling = new Telling();
  const verifications = new Verifications(analyses, memory, telling);
  const problems = new Problems(verifications, memory);
  const report = new VerifyReport(verifications);
  context.subscriptions.push(
    memory,
    analyses,
    whatIfs,
    telling,
    verifications,
    problems,
    report,
    new InlineGradients(analyses, verifications, memory, whatIfs),
    new Hovers(analyses, verifications, memory, whatIfs, problems).register(),
    new Fixes(verifications, memory).register(),
    new StatusItem(analyses, verifications, memory),
    new WhatIfStatus(whatIfs),
    new CircuitFiles(analyses, verifications, memory),
    new CircuitView(context, { analyses, verifications, memory, whatIfs }).register(),
    registerOpenExample(context.extensionUri, telling),
    registerShowWorking(analyses),
    registerCommands({ analyses, verifications, memory, problems, report, whatIfs }),
  );
}
