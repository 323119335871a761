/* Where edits go: beside statements and the comments on their lines, never into what follows there. */
import assert from 'node:assert/strict';
import { applyEdits, StatementText } from '../../src/text/edits';
import { writeMissing, writePass } from '../../src/writing/passes';
import { analyze } from './analyze';

describe('a written pass stands right behind the forward code', () => {
  const pass = 'var dx = 1;\nvar db = a * dx;\nvar da = b * dx;\n';
  const places: readonly (readonly [what: string, source: string, whole: string])[] = [
    ['below its line', 'var x = a * b; // one\nfoo();\n', `var x = a * b; // one\n${pass}foo();\n`],
    ['behind a text without a line end', 'var x = a * b;', `var x = a * b;\n${pass}`],
    [
      'below a comment that goes on over lines',
      'var x = a * b; /* one\n two */ // three\nfoo();\n',
      `var x = a * b; /* one\n two */ // three\n${pass}foo();\n`,
    ],
    [
      'before a comment that leads to other code',
      'var x = a * b; /* one\n two */ foo();\n',
      `var x = a * b;\n${pass}/* one\n two */ foo();\n`,
    ],
    [
      'not in the block behind it',
      'var x = a * b; if (x) {\n  foo();\n}\n',
      `var x = a * b;\n${pass}if (x) {\n  foo();\n}\n`,
    ],
    ['not in a text behind it', 'var x = a * b; var s = `\n`;\n', `var x = a * b;\n${pass}var s = \`\n\`;\n`],
    [
      'not in a list that goes on',
      'var x = a * b, s = `\n`;\nfoo();\n',
      `var x = a * b, s = \`\n\`;\n${pass}foo();\n`,
    ],
    ['below its semicolon', 'var x = a * b // one\n;\nfoo();\n', `var x = a * b // one\n;\n${pass}foo();\n`],
    [
      'inside of its function',
      'function f(a, b) { var x = a * b; return x; }\n',
      `function f(a, b) { var x = a * b;\n${pass}return x; }\n`,
    ],
    [
      'before what is returned',
      'function f(a, b) {\n// @output x\nvar x = a * b;\nreturn x * 2;\n}\n',
      `function f(a, b) {\n// @output x\nvar x = a * b;\n${pass}return x * 2;\n}\n`,
    ],
  ];
  for (const [what, source, whole] of places)
    it(what, () => {
      const analysis = analyze(source);
      const written = writePass(analysis, analysis.circuits[0]);
      assert.ok('text' in written);
      assert.equal(applyEdits(source, [written]), whole);
    });

  it('with what is missing right behind the pass that is there', () => {
    const source = 'var x = a * b;\nvar dx = 2; var da = b * dx; /* one\n*/\nfoo();\n';
    const analysis = analyze(source);
    const written = writeMissing(analysis, analysis.circuits[0]);
    assert.ok('text' in written);
    assert.equal(applyEdits(source, [written]), source.replace('*/\n', '*/\nvar db = a * dx;\n'));
  });
});

describe('a statement of a pass', () => {
  const before = 'var x = a * b;\n  var dx = 1;';
  /** The texts without the statement, with another one before it, and with one after it. */
  const changed = (behind: string) => {
    const source = before + behind;
    const analysis = analyze(source);
    const [line] = analysis.circuits[0].wiring.pass?.lines ?? [];
    const statement = new StatementText(analysis, line);
    return [statement.removal(), statement.before('f();'), statement.after('f();')].map((edit) =>
      applyEdits(source, [edit]),
    );
  };

  it('is moved with a comment at the end of its line', () => {
    for (const comment of ['', ' // one', ' /* one */', ' /* one */ // two'])
      assert.deepEqual(changed(`${comment}\nvar da = b * dx;\n`), [
        'var x = a * b;\nvar da = b * dx;\n',
        `var x = a * b;\n  f();\n  var dx = 1;${comment}\nvar da = b * dx;\n`,
        `var x = a * b;\n  var dx = 1;${comment}\n  f();\nvar da = b * dx;\n`,
      ]);
  });

  it('leaves a comment that goes on below', () => {
    assert.deepEqual(changed(' /* one\ntwo */\nvar da = b * dx;\n'), [
      'var x = a * b;\n  /* one\ntwo */\nvar da = b * dx;\n',
      'var x = a * b;\n  f();\n  var dx = 1; /* one\ntwo */\nvar da = b * dx;\n',
      'var x = a * b;\n  var dx = 1; /* one\ntwo */\n  f();\nvar da = b * dx;\n',
    ]);
  });

  it('shares its line with what follows there, behind whatever comments', () => {
    for (const rest of ['var da = b * dx;', '/* one\ntwo */ var da = b * dx;'])
      assert.deepEqual(changed(` ${rest}\n`), [
        `var x = a * b;\n  ${rest}\n`,
        `var x = a * b;\n  f(); var dx = 1; ${rest}\n`,
        `var x = a * b;\n  var dx = 1; f(); ${rest}\n`,
      ]);
  });
});
