/* The command that opens one of the examples. */
import * as vscode from 'vscode';
import type { Reveal } from '../wording/reveal';
import { sourceOf } from './sources';
import type { Telling } from './telling';

/** The examples that come with the extension, as they are offered. */
const examples = [
  { file: '02-neuron.js', label: 'A neuron', detail: 'Weights, a sigmoid, and the whole backward pass' },
  {
    file: '08-find-the-mistake.js',
    label: 'Find the mistake',
    detail: 'One line of this backward pass is wrong',
  },
  { file: '01-first-gates.js', label: 'First gates', detail: 'Times, plus, and what they hand back' },
  { file: '03-softmax-cross-entropy.js', label: 'Softmax', detail: 'Scores, shares and a surprise' },
  { file: '04-free-inputs.js', label: 'Free inputs', detail: 'Numbers that the file does not give' },
  { file: '05-several-circuits.js', label: 'Learning', detail: 'Several circuits in one file' },
  { file: '06-kinks.js', label: 'Corners', detail: 'max, relu and abs, where the slope jumps' },
] as const;

/**
 * Opens an example as a new document that belongs to nobody: whoever plays with it can't break anything.
 * `reveal` is how much its wrong lines tell unasked, for an exercise.
 */
export function registerOpenExample(extension: vscode.Uri, telling: Telling): vscode.Disposable {
  const open = async (file?: unknown, reveal?: Reveal): Promise<void> => {
    const example = examples.find((each) => each.file === file) ?? (await pick());
    if (!example) return;
    // Read through VS Code, so that it works wherever the extension is installed, in a browser too.
    const bytes = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(extension, 'examples', example.file),
    );
    const content = new TextDecoder().decode(bytes);
    const document = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    if (reveal) telling.hold(sourceOf(document), reveal);
    await vscode.window.showTextDocument(document, { viewColumn: freeColumn() });
  };
  return vscode.commands.registerCommand('backpropLens.openExample', open);
}

/** Beside a page such as the walkthrough, which would be gone else. */
function freeColumn(): vscode.ViewColumn {
  const { activeTextEditor, tabGroups } = vscode.window;
  const isPage = activeTextEditor === undefined && tabGroups.activeTabGroup.activeTab !== undefined;
  return isPage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

function pick(): Thenable<(typeof examples)[number] | undefined> {
  return vscode.window.showQuickPick(examples, { title: 'Open an Example', placeHolder: 'Which one?' });
}
