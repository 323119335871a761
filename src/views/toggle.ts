/* The command that shows or hides gradients in one file. */
import * as vscode from 'vscode';
import type { CommandContext } from './command-context';
import { readSettings } from './settings';
import { showing } from './showing';

/** Switches inline gradients on or off in one file, from whatever they are now. */
export async function toggleInlineGradients({
  source,
  analyses,
  verifications,
  memory,
}: CommandContext): Promise<void> {
  const waited = analyses.waits(source);
  const analysis = await analyses.ask(source);
  const activity = verifications.activity(source, analysis);
  const on = waited || !showing(activity, readSettings(source), memory.of(source.uri)).on;
  memory.show(source.uri, on);
  if (on && analysis?.circuits.length === 0) {
    void vscode.window.showInformationMessage(`There is nothing to show in this file yet: ${analysis.why}.`);
  }
}
