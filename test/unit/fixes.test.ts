/* What fixes are called, and that mending a pass mends all of it. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { mendPass } from '../../src/verification/mend';
import { verify } from '../../src/verification/verify';
import { fixTitle } from '../../src/wording/fixes';
import { reportPage } from '../../src/wording/page';
import { analyze } from './analyze';

/** Replaces the first `from` by `to`. */
function edit(source: string, from: string, to: string) {
  const at = source.indexOf(from);
  return { from: at, to: at + from.length, text: to };
}

describe('the title of a fix', () => {
  const source = 'var dx = 1;\nvar da = a * dx; var db = 2;\nda += c;\n';

  it('is the statement as it will be', () => {
    assert.equal(
      fixTitle(analyze(source), [edit(source, 'a * dx', 'b * dx')]),
      'Change to "var da = b * dx"',
    );
  });

  it('is what is inserted, removed or moved', () => {
    assert.equal(fixTitle(analyze(source), [edit(source, 'da += c', 'dc = 1;\nda += c')]), 'Insert "dc = 1"');
    assert.equal(fixTitle(analyze(source), [edit(source, 'da += c;\n', '')]), 'Remove "da += c"');
    const moved = [edit(source, 'da += c;\n', ''), { from: 0, to: 0, text: 'da += c;\n' }];
    assert.equal(fixTitle(analyze(source), moved), 'Move "da += c"');
  });
});

describe('mending a pass', () => {
  it('keeps what it adds behind a unary plus in parentheses', () => {
    const source = `var a = 2, b = 3, c = 0.5;
var x = a * (b - c);
var dx = 1;
var da = +b * dx;
`;
    const verdict = verify(analyze(source))[0].verdicts.find(({ name }) => name === 'da');
    const mended = applyEdits(source, verdict?.edits ?? []);
    assert.ok(mended.includes('var da = +(b - c) * dx;'), mended);
  });

  it('explains each of two mistakes, of which one builds on the other', () => {
    const source = `var a = 2, x = -1;
var q = a * x;
var f = Math.tanh(q);
var df = 1;
var dq = (1 + f * f) * df;
var da = a * dq;
var dx = a * dq;
`;
    const [{ verdicts }] = verify(analyze(source));
    assert.deepEqual(
      verdicts.map(({ name, judgement, kind }) => [name, judgement, kind]),
      [
        ['df', 'exact', null],
        ['dq', 'wrong', 'sign'],
        ['da', 'wrong', 'wrong variable'],
        ['dx', 'inherited', null],
      ],
    );
  });

  it('goes on until nothing is wrong, as one edit', () => {
    const source = `var a = 2, b = 3, c = 0.5;
var q = a * b;
var f = Math.tanh(q) * a + c;
var df = 1;
var dq = a * (1 + Math.tanh(q) ** 2) * df;
var da = b * dq;
da = Math.tanh(q) * df;
var db = b * dq;
`;
    const analysis = analyze(source);
    const mended = mendPass(analysis, analysis.circuits[0]);
    assert.ok(mended?.clean);
    const after = verify(analyze(applyEdits(source, [mended.edit]))).flatMap(({ verdicts }) => verdicts);
    assert.deepEqual(
      after.filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited'),
      [],
    );
  });

  it('leaves a right pass alone', () => {
    const analysis = analyze('var a = 2;\nvar x = 3 * a;\nvar da = 3 * dx;\n');
    assert.equal(mendPass(analysis, analysis.circuits[0]), null);
  });
});

describe('the report as a page', () => {
  it('lets nothing from the file or its name out of the text', () => {
    const analysis = analyze('var a = 2;\nvar x = 3 * a;\nvar da = a * dx * x;\n');
    const page = reportPage(
      { file: '<img src=x onerror="alert(1)">.js', analysis, verifications: verify(analysis) },
      'n0',
    );
    assert.doesNotMatch(page, /<img/);
    assert.match(page, /default-src 'none'; style-src 'nonce-n0'; script-src 'nonce-n0'/);
    assert.match(page, /\u2717 wrong/);
  });
});
