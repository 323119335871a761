/* Commands, settings and colours of the extension inside VS Code. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cursorAt, open } from './documents';

const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'backprop-lens');

describe('the extension', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('starts with a JavaScript file', async () => {
    await open('var a = 1;');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('has a command for each one that it announces', async () => {
    const known = await vscode.commands.getCommands(true);
    for (const { command } of extension?.packageJSON.contributes.commands ?? []) {
      assert.ok(known.includes(command), command);
    }
  });

  it('goes to the line that a hover names', async () => {
    const { document } = await open('var a = 1;\n\n  var b = 2;\n');
    await vscode.commands.executeCommand('backpropLens.revealLine', document.uri.toString(), 3);
    await cursorAt(2, 2);
    await vscode.commands.executeCommand('backpropLens.revealLine', document.uri.toString(), 99);
    await cursorAt(3, 0);
  });

  it('survives documents that close while they are read', async () => {
    const long = `// @input a = 2\n${'var x = a * 2; var y = x + a;\n'.repeat(5000)}`;
    for (let i = 0; i < 3; i++) {
      await open(long + i);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('has colors that can be read on the background of every kind of theme', () => {
    const backgrounds = {
      dark: '#1f1f1f',
      light: '#ffffff',
      highContrast: '#000000',
      highContrastLight: '#ffffff',
    };
    for (const { id, defaults } of extension?.packageJSON.contributes.colors ?? []) {
      for (const [kind, background] of Object.entries(backgrounds)) {
        assert.ok(contrast(defaults[kind], background) >= 4.5, `${id} in ${kind}`);
      }
    }
  });
});

/** The contrast ratio of WCAG 2. */
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
