/* What is loaded when, in the extension host itself. The name puts this file before those that open Python. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverOn, open } from './documents';

const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'backprop-lens');

/** The files of the extension that Node has loaded. */
function loaded(): string[] {
  const folder = vscode.Uri.joinPath(extension?.extensionUri ?? vscode.Uri.file('/'), 'dist').fsPath;
  const ours = Object.keys(require.cache).filter((path) => path.startsWith(folder));
  return ours.map((path) => path.slice(folder.length + 1)).sort();
}

describe('what the extension loads', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('has nothing of Python before the first file in it, and all that is needed then', async () => {
    const { document } = await open('var a = 2;\nvar x = a * 3;\n// @output x\n');
    assert.match(await hoverOn(document, 'x'), /value \*\*6\*\*/);
    assert.deepEqual(loaded(), ['engine.js', 'extension.js']);
    const { document: other } = await open('a = 2\nx = a * 3\n# @output x\n', 'python');
    assert.match(await hoverOn(other, 'x'), /value \*\*6\*\*/);
    assert.deepEqual(loaded(), ['engine.js', 'extension.js', 'python.js']);
  });
});
