/* How long the texts at line ends take to follow a key, inside VS Code's extension host. */
import * as vscode from 'vscode';
import type { Analysis } from '../../../src/analysis/model';
import { analyze } from '../../unit/analyze';
import { generatedFile, median, type Row } from '../measure';
import { watchMessages } from './messages';

const warmUp = 40;

/**
 * Types into a file of 200 lines. From the moment at which the host hears of a keystroke until the new texts of its
 * lines have been handed to the workbench, against an analysis of the same text by itself.
 */
export async function keystrokes(): Promise<Row> {
  const seen = watchKeystrokes();
  const content = generatedFile(200);
  const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
  const painted = seen.next();
  const editor = await vscode.window.showTextDocument(document);
  await painted;
  const at = document.positionAt(content.indexOf('0.3', content.length / 2) + 3);
  editor.selection = new vscode.Selection(at, at);
  let previous: Analysis = analyze(content);
  const whole: number[] = [];
  const alone: number[] = [];
  for (let k = 0; k < warmUp + 9; k++) {
    const next = seen.next();
    await vscode.commands.executeCommand('default:type', { text: String((k % 9) + 1) });
    const took = await next;
    const text = document.getText();
    const start = performance.now();
    previous = analyze(text, { previous });
    if (k < warmUp) continue;
    alone.push(performance.now() - start);
    whole.push(took);
  }
  seen.stop();
  return {
    what: '200 statements: keystroke to decorations in the host / the analysis alone',
    ratio: median(whole) / median(alone),
    limit: 2,
  };
}

/** Call it before the extension is active: its listener has to be the first to hear of a change. */
function watchKeystrokes() {
  let changed = 0;
  let tell: (took: number) => void = () => {};
  const listening = vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
    if (contentChanges.length > 0) changed = performance.now();
  });
  // $trySetDecorations: which editor, which type, the ranges with their texts.
  const stop = watchMessages(([, type, ranges]) => {
    if (typeof type !== 'string' || !type.startsWith('TextEditorDecorationType')) return;
    if (Array.isArray(ranges) && ranges.length > 0) tell(performance.now() - changed);
  });
  return {
    /** The time from the last change until the texts that come next. */
    next: () =>
      new Promise<number>((resolve) => {
        tell = resolve;
      }),
    stop: () => {
      listening.dispose();
      stop();
    },
  };
}
