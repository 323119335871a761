import type * as vscode from 'vscode';
import type { Analyses } from './analyses';
import type { Memory } from './memory';

/** What the commands of the "Backprop" category work with. */
export interface CommandContext {
  readonly editor: vscode.TextEditor;
  readonly analyses: Analyses;
  readonly memory: Memory;
}
