/* Problems, fixes and the report as VS Code gets them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverOn, open } from './documents';

/** `da` takes a for b, `db` leaves dx out, and c has no gradient. */
const wrong =
  'var a = 2, b = 3, c = 4;\nvar x = a * b + c;\nvar dx = 1;\nvar da = a * dx;\nvar db = 2 * dx + 1;\n';

/** Our diagnostics of a kind, once there are any (or, with `none`, no more). */
async function problems(
  { uri }: vscode.TextDocument,
  severity = vscode.DiagnosticSeverity.Error,
  none = false,
): Promise<vscode.Diagnostic[]> {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = vscode.languages
      .getDiagnostics(uri)
      .filter((each) => each.source === 'Backprop Lens' && each.severity === severity);
    if (found.length > 0 !== none || Date.now() > end) return found;
  }
}

async function fixes(document: vscode.TextDocument, line: number): Promise<vscode.CodeAction[]> {
  const range = document.lineAt(line - 1).range;
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    undefined,
    30,
  );
  return all.filter(({ title }) =>
    /backward pass|missing gradient|^(Change|Insert|Move|Remove|Replace)/.test(title),
  );
}

async function apply(actions: readonly vscode.CodeAction[], title: string | RegExp): Promise<void> {
  const action = actions.find((each) =>
    typeof title === 'string' ? each.title === title : title.test(each.title),
  );
  assert.ok(action?.edit, `${title}: ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

/** Waits until the mistakes of a file have been looked for: fixes come with them. */
async function explained(document: vscode.TextDocument): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) if ((await fixes(document, 4)).length > 0) return;
}

describe('verification', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('lists wrong lines as problems, with the kind of mistake and the paths', async () => {
    const { document } = await open(wrong);
    const [first, second, ...rest] = await problems(document);
    assert.equal(rest.length, 0);
    assert.match(first.message, /^da is 2, should be 3: uses a where b belongs/);
    assert.equal(first.code, 'wrong variable');
    assert.equal(document.getText(first.range), 'da');
    assert.match(first.relatedInformation?.[0].message ?? '', /a goes into x here: its share is b \u00d7 dx/);
    assert.match(second.message, /^db is 3, should be 2/);
  });

  it('hints at missing gradients', async () => {
    const { document } = await open(wrong);
    const [hint] = await problems(document, vscode.DiagnosticSeverity.Hint);
    assert.equal(hint.message, 'The backward pass has no gradient for c: there is no dc.');
    assert.equal(document.getText(hint.range), 'c');
  });

  it('takes problems away as soon as they are gone, and when the file closes', async () => {
    const editor = await open(wrong);
    assert.equal((await problems(editor.document)).length, 2);
    await editor.edit((edit) => edit.replace(new vscode.Range(3, 9, 4, 19), 'b * dx;\nvar db = a * dx'));
    assert.deepEqual(await problems(editor.document, undefined, true), []);
  });

  it('lists nothing in files that are not about a circuit', async () => {
    const { document } = await open(
      "import a from 'a';\nlet x = 1, v = 2, dt = 0.1;\nexport function step() {\n  const dx = v * dt;\n  x += dx;\n  a(x);\n}\n",
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.deepEqual(await problems(document, undefined, true), []);
  });

  it('lists problems only by command if so set', async () => {
    const settings = vscode.workspace.getConfiguration('backpropLens');
    await settings.update('problems', 'byCommand', vscode.ConfigurationTarget.Global);
    try {
      const { document } = await open(wrong);
      assert.match(await hoverOn(document, 'da ='), /2/);
      await new Promise((resolve) => setTimeout(resolve, 600));
      assert.deepEqual(await problems(document, undefined, true), []);
      await vscode.commands.executeCommand('backpropLens.verifyBackprop');
      assert.equal((await problems(document)).length, 2);
    } finally {
      await settings.update('problems', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('lists problems when the file is saved if so set, and not while it changes', async () => {
    const settings = vscode.workspace.getConfiguration('backpropLens');
    await settings.update('problems', 'onSave', vscode.ConfigurationTarget.Global);
    try {
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      const uri = vscode.Uri.joinPath(folder.uri, 'saved.js');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('var a = 2;\n'));
      const editor = await vscode.window.showTextDocument(uri);
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, 1, 0), wrong));
      await new Promise((resolve) => setTimeout(resolve, 600));
      assert.deepEqual(await problems(editor.document, undefined, true), []);
      await editor.document.save();
      assert.equal((await problems(editor.document)).length, 2);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      assert.deepEqual(await problems(editor.document, undefined, true), []);
      await editor.document.save();
    } finally {
      await settings.update('problems', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('mends a line with the fix that it offers', async () => {
    const { document } = await open(wrong);
    await problems(document);
    await apply(await fixes(document, 4), 'Change to "var da = b * dx"');
    assert.equal(document.lineAt(3).text, 'var da = b * dx;');
  });

  it('mends all of a pass, also in a file with CRLF', async () => {
    const { document } = await open(wrong.replaceAll('\n', '\r\n'));
    await problems(document);
    await apply(await fixes(document, 4), 'Fix all in this backward pass');
    assert.deepEqual(await problems(document, undefined, true), []);
    assert.equal(document.getText().replaceAll('\r\n', '').includes('\n'), false);
  });

  it('undoes a fix of all as one', async () => {
    const { document } = await open(wrong);
    await problems(document);
    await apply(await fixes(document, 5), 'Fix all in this backward pass');
    assert.notEqual(document.getText(), wrong);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), wrong);
  });

  it('adds the missing gradients below the pass', async () => {
    const { document } = await open(wrong);
    await problems(document);
    await apply(await fixes(document, 5), 'Add the missing gradient');
    assert.match(document.getText(), /var dc = dx;|var dc = 1\.0 \* dx;/);
    assert.deepEqual(await problems(document, vscode.DiagnosticSeverity.Hint, true), []);
  });

  it('writes the backward pass of a circuit that has none', async () => {
    const { document } = await open('var a = 2, b = 3;\nvar x = a * b;\n');
    await hoverOn(document, 'x =');
    await apply(await fixes(document, 2), 'Write the backward pass');
    assert.match(
      document.getText(),
      /var dx = 1;\nvar db = a \* dx;\nvar da = b \* dx;|var dx = 1;\nvar da = b \* dx;\nvar db = a \* dx;/,
    );
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual(await problems(document, undefined, true), []);
  });

  it('says in hovers what the derivative is numerically, and what is wrong where the problem does not', async () => {
    const { document } = await open(wrong);
    await problems(document);
    assert.doesNotMatch(await hoverOn(document, 'da ='), /should be|uses a/);
    assert.match(await hoverOn(document, 'a * b'), /numerically 3/);
    const settings = vscode.workspace.getConfiguration();
    for (const [name, value] of [
      ['backpropLens.problems', 'byCommand'],
      ['problems.visibility', false],
    ] as const) {
      await settings.update(name, value, vscode.ConfigurationTarget.Global);
      try {
        const { document: other } = await open(wrong);
        await explained(other);
        assert.match(await hoverOn(other, 'da ='), /\u2717 2, should be 3&#58; uses a where b belongs/, name);
      } finally {
        await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
      }
    }
  });

  it('says in hovers what both sides of a kink are', async () => {
    const { document } = await open('// @output x\nvar a = 0;\nvar x = Math.abs(a);\n');
    assert.match(
      await hoverOn(document, 'a = 0'),
      /a kink: from the left -1(\.0*)?( \u00b1 \S+)?, from the right 1/,
    );
  });
});
