/* The sources that are open, those that somebody sees and works on, and what happens to them. */
import * as vscode from 'vscode';
import { cellScheme, DocumentSource, NotebookSource, type Source } from './source';

const ofDocuments = new WeakMap<vscode.TextDocument, Source>();
const ofNotebooks = new WeakMap<vscode.NotebookDocument, Source>();

/** What a document is a part of. */
export function sourceFor(document: vscode.TextDocument): Source {
  if (document.uri.scheme === cellScheme) {
    const isIts = ({ document: each }: vscode.NotebookCell) => each === document;
    const notebook = vscode.workspace.notebookDocuments.find((each) => each.getCells().some(isIts));
    if (notebook) return sourceOfNotebook(notebook);
  }
  const source = ofDocuments.get(document) ?? new DocumentSource(document);
  ofDocuments.set(document, source);
  return source;
}

/** The source that a notebook's cells are. */
export function sourceOfNotebook(notebook: vscode.NotebookDocument): Source {
  const source = ofNotebooks.get(notebook) ?? new NotebookSource(notebook);
  ofNotebooks.set(notebook, source);
  return source;
}

/** All that is open. */
export function openSources(): Source[] {
  return [...new Set(vscode.workspace.textDocuments.map(sourceFor))];
}

/** The source of a file that is open. */
export function openSource(uri: string): Source | undefined {
  return openSources().find((source) => source.uri.toString() === uri);
}

/** All that can be seen, also where no cell of code is in sight. */
export function visibleSources(): Source[] {
  const { visibleTextEditors, visibleNotebookEditors } = vscode.window;
  return [
    ...new Set([
      ...visibleTextEditors.map(({ document }) => sourceFor(document)),
      ...visibleNotebookEditors.map(({ notebook }) => sourceOfNotebook(notebook)),
    ]),
  ];
}

/** What somebody works on: of the editor with the focus, also where that is on a notebook between its cells. */
export function activeSource(): Source | undefined {
  const { activeTextEditor, activeNotebookEditor } = vscode.window;
  if (activeTextEditor) return sourceFor(activeTextEditor.document);
  return activeNotebookEditor && sourceOfNotebook(activeNotebookEditor.notebook);
}

/** The editors on a source, the active one first. */
export function editorsOf(source: Source): vscode.TextEditor[] {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  return [...new Set(editors)].filter(({ document }) => source.has(document));
}

/** Tells of each source that is closed. */
export function onDidCloseSource(tell: (source: Source) => void): vscode.Disposable {
  const { workspace } = vscode;
  return vscode.Disposable.from(
    workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme !== cellScheme) tell(sourceFor(document));
    }),
    workspace.onDidCloseNotebookDocument((notebook) => tell(sourceOfNotebook(notebook))),
  );
}

/** Tells of each source that is saved. */
export function onDidSaveSource(tell: (source: Source) => void): vscode.Disposable {
  const { workspace } = vscode;
  return vscode.Disposable.from(
    workspace.onDidSaveTextDocument((document) => tell(sourceFor(document))),
    workspace.onDidSaveNotebookDocument((notebook) => tell(sourceOfNotebook(notebook))),
  );
}

/** Tells of each source whose text has changed, or may have: cells come, go, move, run and change their language. */
export function onDidChangeSource(tell: (source: Source) => void): vscode.Disposable {
  const { workspace } = vscode;
  return vscode.Disposable.from(
    workspace.onDidChangeTextDocument(({ document }) => tell(sourceFor(document))),
    workspace.onDidChangeNotebookDocument(({ notebook }) => tell(sourceOfNotebook(notebook))),
    workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === cellScheme) tell(sourceFor(document));
    }),
  );
}

/** Tells when somebody goes to another editor. */
export function onDidChangeActiveSource(tell: () => void): vscode.Disposable {
  const { window } = vscode;
  return vscode.Disposable.from(
    window.onDidChangeActiveTextEditor(tell),
    window.onDidChangeActiveNotebookEditor(tell),
  );
}
