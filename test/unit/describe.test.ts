/* What is said of one line, for screen readers. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { describeLine } from '../../src/wording/describe';
import { analyze } from './analyze';

function describeAt(source: string, line: number) {
  const analysis = analyze(source);
  return describeLine(analysis, verify(analysis), analysis.lines.startOf(line));
}

const pass = `var a = 2, b = -3;
var x = a * b;
var y = x * x;

var dy = 1;
var dx = x * dy;
var da = b * dx;
var db = a * dx;
`;

describe('a line in sentences', () => {
  const text = (source: string, line: number) => describeAt(source, line).text;

  it('says the value and the gradient of each variable, in the order of the line', () => {
    assert.equal(
      text('var a = 2, b = -3;\nvar x = a * b;\n', 1),
      'Line 1: a is 2, and its gradient da is -3, of x. b is -3, and its gradient db is 2, of x.',
    );
    assert.equal(
      text('var a = 2, b = -3;\nvar x = a * b;\n', 2),
      'Line 2: x is -6, and its gradient dx is 1.',
    );
  });

  it('says what is assumed, and what only rests on it', () => {
    const said = text('var y = a * 3;\nvar z = y * y;\n', 1);
    assert.match(said, /a is assumed to be \d/);
    assert.match(said, /y is about \d[\d.]*, and its gradient dy is about \d/);
  });

  it('says a verdict in a word, with the mistake and its fix', () => {
    const { text: said, verdict, judged } = describeAt(pass, 6);
    assert.match(
      said,
      /^Line 6: Wrong: dx is -6, should be -12: .*\. To mend it: change to "var dx = 2 \* x \* dy"\.$/,
    );
    assert.ok(judged);
    assert.ok(verdict && verdict.edits.length > 0);
  });

  it('says which line is to blame for one that is off because of it', () => {
    const { text: said, verdict } = describeAt(pass, 7);
    assert.match(said, /^Line 7: Off because of another line: da is 18, should be 36: .*dx on line 6/);
    assert.equal(verdict?.cause?.from, pass.indexOf('dx = x'));
  });

  it('says what is right', () => {
    assert.equal(text(pass, 5), 'Line 5: Right: dy is 1.');
    assert.equal(describeAt(pass, 5).verdict, null);
  });

  it('says what is not certain, and why', () => {
    const said = text(
      'var x = a * b;\nvar dx = 1;\nif (a > 1) log(a);\nvar da = b * dx;\nvar db = a * dx;\n',
      4,
    );
    assert.match(said, /^Line 4: (Right|Uncertain): da is about /);
  });

  it('tells of kinks, of names that were taken for operations, and of statements that were passed over', () => {
    assert.match(text('var a = 2, b = 2;\nvar x = Math.max(a, b);\n', 1), /Line 2: .*equal/);
    assert.match(text('var q = a * 2;\nvar f = sig(q);\n', 2), /sig is; it is taken to be sigmoid/);
    assert.match(
      text('// @backprop\nvar a = 2;\nfor (;;) { a = a * 2; }\nvar x = a * 3;\n', 3),
      /^Line 3: a is 4\..* this loop does not end by itself\.$/,
    );
    const unread = 'var a = 2;\nwith (o) { a = a * 2; }\nvar x = a * 3;\n';
    assert.match(text(unread, 2), /^Line 2: .*not (followed|read)/);
  });

  it('says why there is no number', () => {
    const said = text("var a = 2;\nvar b = a * 'text';\nvar x = a * b;\n", 3);
    assert.match(said, /^Line 3: x has no value: .*string/);
  });

  it('says that there is nothing where there is nothing', () => {
    assert.equal(text(pass, 4), 'Line 4: there is nothing of a circuit here.');
    assert.deepEqual(describeAt(pass, 4), {
      text: 'Line 4: there is nothing of a circuit here.',
      verdict: null,
      judged: false,
    });
  });

  it('holds no link, whatever the code says', () => {
    const source = 'var x = a * b;\nvar db = a * dx;\nvar da = a * dx; var s = m[0](command);\n';
    for (const line of [1, 2, 3]) assert.doesNotMatch(text(source, line), /\]\(/);
    assert.match(text(source, 3), /Wrong: da/);
  });

  it('leaves signs and colours to those who look', () => {
    for (let line = 1; line <= 8; line++) assert.doesNotMatch(text(pass, line), /[✓✗→≈·]/u);
  });
});
