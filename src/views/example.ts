/* The command that opens one of the examples. */
import * as vscode from 'vscode';
import type { Reveal } from '../wording/reveal';
import type { Source } from './source';
import { sourceFor, sourceOfNotebook } from './sources';
import type { Telling } from './telling';

/** The examples that come with the extension, as they are offered. */
const examples = [
  {
    file: '02-neuron.py',
    label: 'A neuron',
    description: 'Python',
    detail: 'Weights, a sigmoid, and the whole backward pass',
  },
  {
    file: '02-neuron.js',
    label: 'A neuron',
    description: 'JavaScript',
    detail: 'Weights, a sigmoid, and the whole backward pass',
  },
  {
    file: '08-find-the-mistake.py',
    label: 'Find the mistake',
    description: 'Python',
    detail: 'One line of this backward pass is wrong',
  },
  {
    file: '08-find-the-mistake.js',
    label: 'Find the mistake',
    description: 'JavaScript',
    detail: 'One line of this backward pass is wrong',
  },
  {
    file: '09-notebook.ipynb',
    label: 'A notebook',
    description: 'Python',
    detail: 'A backward pass cell by cell, a step, and a mistake to find',
  },
  {
    file: '03-softmax-cross-entropy.py',
    label: 'Softmax',
    description: 'Python',
    detail: 'Scores, shares and a surprise',
  },
  {
    file: '03-softmax-cross-entropy.js',
    label: 'Softmax',
    description: 'JavaScript',
    detail: 'Scores, shares and a surprise',
  },
  {
    file: '01-first-gates.js',
    label: 'First gates',
    description: 'JavaScript',
    detail: 'Times, plus, and what they hand back',
  },
  {
    file: '04-free-inputs.js',
    label: 'Free inputs',
    description: 'JavaScript',
    detail: 'Numbers that the file does not give',
  },
  {
    file: '05-several-circuits.js',
    label: 'Learning',
    description: 'JavaScript',
    detail: 'Several circuits in one file',
  },
  {
    file: '06-kinks.js',
    label: 'Corners',
    description: 'JavaScript',
    detail: 'max, relu and abs, where the slope jumps',
  },
] as const;

type Example = (typeof examples)[number];

/** What we read of a notebook's file, which is one of ours. */
interface NotebookFile {
  readonly cells: readonly { readonly cell_type: 'code' | 'markdown'; readonly source: readonly string[] }[];
  readonly metadata: object;
}

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
    const source = await show(example, new TextDecoder().decode(bytes));
    if (reveal) telling.hold(source, reveal);
  };
  return vscode.commands.registerCommand('backpropLens.openExample', open);
}

/** Shows the text of an example in an editor of its own. */
async function show({ file, description }: Example, content: string): Promise<Source> {
  const { workspace, window } = vscode;
  if (file.endsWith('.ipynb')) {
    const notebook = await workspace.openNotebookDocument('jupyter-notebook', notebookOf(content));
    await window.showNotebookDocument(notebook, { viewColumn: freeColumn() });
    return sourceOfNotebook(notebook);
  }
  const language = description.toLowerCase();
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document, { viewColumn: freeColumn() });
  return sourceFor(document);
}

/** A new notebook with the cells of a file. */
function notebookOf(content: string): vscode.NotebookData {
  const { cells, metadata } = JSON.parse(content) as NotebookFile;
  const { Code, Markup } = vscode.NotebookCellKind;
  const notebook = new vscode.NotebookData(
    cells.map(({ cell_type: type, source }) => {
      const isCode = type === 'code';
      return new vscode.NotebookCellData(
        isCode ? Code : Markup,
        source.join(''),
        isCode ? 'python' : 'markdown',
      );
    }),
  );
  notebook.metadata = { metadata };
  return notebook;
}

/** Beside a page such as the walkthrough, which would be gone else. */
function freeColumn(): vscode.ViewColumn {
  const { activeTextEditor, tabGroups } = vscode.window;
  const isPage = activeTextEditor === undefined && tabGroups.activeTabGroup.activeTab !== undefined;
  return isPage ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

function pick(): Thenable<Example | undefined> {
  return vscode.window.showQuickPick(examples, {
    title: 'Open an Example',
    placeHolder: 'Which one?',
    matchOnDescription: true,
  });
}
