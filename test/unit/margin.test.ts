/* Where texts at line ends stand so that their first number is seen in half of a window. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { placed } from '../../src/views/margin';
import { inlineTexts } from '../../src/wording/inline';
import { analyze } from './analyze';

interface Painted {
  readonly line: string;
  readonly text: string;
  /** The column at which the text begins, in a font in which each character takes one. */
  readonly column: number;
  readonly inside: boolean;
}

function paint(source: string, tabSize = 4, wraps = false): Painted[] {
  const analysis = analyze(source);
  const texts = inlineTexts(analysis, { show: 'both', precision: 4, maxLength: 80 }, verify(analysis));
  const rows = source.split('\n');
  return placed(analysis, texts, { tabSize, wraps }).map(
    ({ line, at, distance, value, gradient, inside }) => {
      const before = source.slice(analysis.lines.startOf(line + 1), at);
      const width = before.replace(/\t/g, ' '.repeat(tabSize)).length;
      return { line: rows[line], text: value + gradient, column: width + distance, inside };
    },
  );
}

/** What half of a window shows. */
const seen = 55;

function firstNumberEnds({ text, column }: Painted): number {
  return column + (/^.*?(?:[=≈✓✗→?] )-?[\d.]+(?:e-?\d+)?/u.exec(text)?.[0].length ?? text.length);
}

describe('the margin', () => {
  it('a comment that would push a text out of sight comes after it', () => {
    const [x, y] = paint(
      'var x = 2 * 3; // this is a rather long comment on what the line before it computes\nvar y = x * x; // short\n',
    );
    assert.ok(x.inside && !y.inside);
    assert.ok(firstNumberEnds(x) <= seen);
    assert.equal(y.column, Math.ceil(('var y = x * x; // short'.length + 3) / 4) * 4);
  });

  it('where lines wrap, no text stands before a comment: it would push the comment out of the row', () => {
    const source = 'var x = 2 * 3; // this is a rather long comment on what the line before it computes\n';
    const [x] = paint(`${source}var y = x * x;\n`, 4, true);
    assert.ok(!x.inside);
    assert.equal(x.column, source.length - 1 + 3);
  });

  it('a comment of several parts, and one that was begun as a block, come after it too', () => {
    const [x] = paint(
      'var x = 2 * 3; /* this is a rather long comment */ // on what the line before it computes\nvar y = x * x;\n',
    );
    assert.ok(x.inside && x.column < 30, String(x.column));
  });

  it('what looks like a comment inside of code is code', () => {
    const line = 'var x = 2 * 3; log("// not a comment at all, but a text that goes on");';
    const [x] = paint(`${line}\nvar y = x * x;\n`);
    assert.ok(!x.inside && x.column >= line.length + 3);
  });

  it('a long line leaves out the name of its one variable, and only that', () => {
    const [, , long] = paint(
      'var first = 2;\nvar second = 3;\nvar activation = first * second + first * second;\nvar y = activation * 2;\n',
    );
    assert.match(long.text, /^= 12 · dactivation = 2$/);
    const [two] = paint('var x = first * second + first * second * 3 * first; // nothing\nvar y = x * 2;\n');
    assert.match(two.text, /^first ≈ /);
  });

  it('a name that fits stays', () => {
    const [, x] = paint('var a = 2;\nvar x = a * 3;\nvar y = x * 2;\n');
    assert.equal(x.text, 'x = 6 · dx = 2');
  });

  it('no line moves when only its numbers change', () => {
    const columns = (a: string) =>
      paint(`var a = ${a};\nvar activation = a * 3 - a / 7 + a * a;\nvar y = activation * 2;\n`);
    const [one, other] = [columns('2'), columns('7')];
    assert.deepEqual(
      one.map(({ column }) => column),
      other.map(({ column }) => column),
    );
  });

  it('tabs count as the editor shows them', () => {
    const source = 'function f(a, b) {\n\t\tvar x = a * b;\n\t\tvar y = x * a;\n\t\treturn y;\n}\n';
    for (const tabSize of [2, 4, 8]) {
      const [, x, y] = paint(source, tabSize);
      assert.equal(x.column, y.column);
      assert.ok(x.column >= 2 * tabSize + 'var x = a * b;'.length + 3);
    }
  });

  it('with CRLF as with LF', () => {
    const source =
      'var a = 2;\nvar x = a * 3; // a long comment that goes on until it is out of sight\nvar y = x * x;\n';
    const plain = ({ column, inside }: Painted) => ({ column, inside });
    assert.deepEqual(paint(source.replaceAll('\n', '\r\n')).map(plain), paint(source).map(plain));
  });
});
