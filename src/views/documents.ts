/* Which documents are read at all. */
import type * as vscode from 'vscode';
import type { Language } from '../engine';

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
export function isInternal({ uri }: { readonly uri: vscode.Uri }): boolean {
  return internalSchemes.has(uri.scheme);
}

/** The language that VS Code calls by a name, where it is one of ours. */
export function languageNamed(id: string): Language | undefined {
  return languages.find((language) => language === id);
}

/** The languages as VS Code's providers want them. */
export const selector: vscode.DocumentSelector = languages.map((language) => ({ language }));

/** Whether a text is so long that reading it unasked would be rude. */
export function isLarge(text: string): boolean {
  return text.length > large;
}
