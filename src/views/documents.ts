/* Which documents are read at all. */
import * as vscode from 'vscode';
import type { Language } from '../engine';
import type { Span } from '../text/span';

const languages: readonly Language[] = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
];

/** Text boxes and panes of VS Code itself that are documents only on the inside. */
const internalSchemes = new Set([
  'output',
  'search-editor',
  'comment',
  'vscode-scm',
  'vscode-interactive-input',
]);

/** Above this many characters a file waits to be asked for. */
const large = 1_000_000;

/** Whether a document is a text box or a pane, no file in an editor. */
export function isInternal({ uri }: vscode.TextDocument): boolean {
  return internalSchemes.has(uri.scheme);
}

/** Documents that can hold circuits: saved, untitled or virtual, in a language that is read. */
export function languageOf(document: vscode.TextDocument): Language | undefined {
  if (isInternal(document)) return undefined;
  return languages.find((language) => language === document.languageId);
}

/** The languages as VS Code's providers want them. */
export const selector: vscode.DocumentSelector = languages.map((language) => ({ language }));

/** Whether a text is so long that reading it unasked would be rude. */
export function isLarge(document: vscode.TextDocument): boolean {
  return document.getText().length > large;
}

/** A span of a document's text as VS Code has it. */
export function rangeOf(document: vscode.TextDocument, { from, to }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(from), document.positionAt(to));
}
