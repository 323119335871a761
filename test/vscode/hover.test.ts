/* Hovers as VS Code gets them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverOn, hoversOn, open } from './documents';

const neuron = `var a = 2, x = -1, b = -3, y = -2, c = -3;
var q = a*x + b*y + c;
var f = 1 / (1 + Math.exp(-q));
var df = 1;
var dq = (f * (1 - f)) * df;
var da = x * dq;
var dx = a * dq;
var dy = b * dq;
var db = y * dq;
var dc = 1.0 * dq;
`;

describe('hovers', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('a variable: value, gradient, the working with its line, formula and tug', async () => {
    const { document } = await open(
      '// @input a = -2, b = 3\nvar x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n',
    );
    const text = await hoverOn(document, 'a * b');
    assert.match(text, /value \*\*-2\*\*/);
    assert.match(text, /gradient of \*x\* \*\*3\*\*/);
    assert.match(text, /\*b\* = 3 \| \u00d7 \| \*dx\* = 1 \| = \| 3 \|/);
    assert.match(text, /\[line\u00a02\]\(command:backpropLens\.revealLine\?/);
    assert.match(text, /```js\nda = b \* dx\n```/);
    assert.match(text, /Tug \*a\* by /);
  });

  it('a gate has its own range', async () => {
    const { document } = await open('// @input a = -2, b = 3\nvar x = a * b;\n');
    const [hover] = await hoversOn(document, '* b');
    assert.equal(document.getText(hover.range), 'a * b');
  });

  it('several paths add up', async () => {
    const { document } = await open('// @input a = 3\nvar x = a * a;\n');
    assert.match(await hoverOn(document, 'a * a'), /sum \| = \| \*\*6\*\*/);
  });

  it('a variable without a number says why', async () => {
    const { document } = await open('// @input a = 3\nlet b = a;\nfor (;;) { b = b * 2; }\nvar x = a * b;\n');
    assert.match(await hoverOn(document, 'b;'), /line|loop|for/);
  });

  for (const language of ['javascript', 'javascriptreact', 'typescript', 'typescriptreact']) {
    it(`works in ${language}, with CRLF, in an untitled document`, async () => {
      const { document } = await open(neuron.replaceAll('\n', '\r\n'), language);
      assert.equal(document.eol, vscode.EndOfLine.CRLF);
      assert.match(await hoverOn(document, 'f = '), /value \*\*0\.731058578630004/);
      assert.match(await hoverOn(document, 'q = '), /gradient of \*f\* \*\*0\.196611933241481/);
    });
  }

  it('is silent in ordinary code', async () => {
    const { document } = await open(
      "import { app } from './app';\nconst port = 3000;\napp.listen(port, () => {});\n",
    );
    assert.deepEqual(await hoversOn(document, 'port'), []);
  });

  it('follows an edit at once', async () => {
    const editor = await open('// @input a = 3\nvar x = a * 2;\n');
    for (const [value, factor] of [
      [9, '3'],
      [12, '4'],
      [15, '5'],
    ]) {
      const { end } = editor.document.lineAt(1).range;
      await editor.edit((edit) =>
        edit.replace(new vscode.Range(1, 12, 1, end.character - 1), String(factor)),
      );
      assert.match(await hoverOn(editor.document, 'x ='), new RegExp(`value \\*\\*${value}\\*\\*`));
    }
  });

  it('names like constructor and __proto__ are variables like any other', async () => {
    const { document } = await open(
      '// @input constructor = 3\nvar __proto__ = constructor * 2;\nvar x = __proto__ * 5;\n',
    );
    assert.match(await hoverOn(document, '__proto__ ='), /value \*\*6\*\*/);
    assert.match(await hoverOn(document, 'constructor * 2'), /gradient of \*x\* \*\*10\*\*/);
  });

  it('text from the file stays text', async () => {
    const { document } = await open('// @input a = 3\nvar x = a * data["](command:evil) `|` <b>"];\n');
    const text = await hoverOn(document, 'a * data');
    // What stands in a block of code is no link.
    const words = text.replace(/^```[\s\S]*?^```$/gm, '');
    const links = [...words.matchAll(/\]\(command:([^?)]*)/g)].map(([, command]) => command);
    assert.deepEqual([...new Set(links)], links.length > 0 ? ['backpropLens.revealLine'] : []);
  });
});
