/* What a hover says of kinks, jumps, NaN, Infinity, gates, and gradients that a pass goes on with. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import type { Explanation } from '../../src/wording/explanation';
import { measuredNumber } from '../../src/wording/format';
import { hoverText } from '../../src/wording/hover';
import { besideVerdict } from '../../src/wording/reveal';
import { analyze } from './analyze';

/** What is said of the first place where `piece` stands. */
function said(source: string, piece: string): Explanation {
  const explanation = explain(analyze(source), source.indexOf(piece));
  assert.ok(explanation, piece);
  return explanation;
}

describe('what is said of a kink or a jump', () => {
  const kinks: Record<
    string,
    readonly [source: string, left: number, right: number, used: number, note: RegExp]
  > = {
    'abs at 0': ['var a = 0; var y = 3 * Math.abs(a);', -3, 3, 0, /turns from -1 to 1, and 0 is used/],
    'relu at 0': ['var a = 0; var y = 3 * relu(a);', 0, 3, 0, /turns from 0 to 1, and 0 is used/],
    'a tie of max': ['var a = 2, b = 2; var y = 3 * Math.max(a, b);', 0, 3, 1.5, /share the gradient/],
    'max against a literal': ['var a = 0; var y = 3 * Math.max(a, 0);', 0, 3, 0, /literal/],
    'a tie of min': ['var a = 2, b = 2; var y = 3 * Math.min(a, b);', 3, 0, 1.5, /share the gradient/],
    'hypot at the origin': ['var a = 0, b = 0; var y = 2 * Math.hypot(a, b);', -2, 2, 0, /origin.*0 is used/],
    'a step of floor': ['var a = 3; var y = Math.floor(a) * a;', 2, 3, 3, /steps here.*0 is used/],
    'a step of sign': ['var a = 0; var y = Math.sign(a) * 2;', 0, 0, 0, /steps here/],
    'a step of round': ['var a = 2.5; var y = Math.round(a) * a;', 2, 3, 3, /steps here/],
    'a jump of %': ['var a = 6, b = 3; var y = 2 * (a % b);', 2, 2, 2, /remainder jumps/],
    'a jump of atan2': ['var a = 0, b = -1; var y = 2 * Math.atan2(a, b);', -2, -2, -2, /from -π to π/],
    'a switch of &&': ['var a = 0, b = 3; var y = (a && b) + a;', 1, 1, 2, /at exactly 0 a is passed on/],
    'a switch of ||': ['var a = 0, b = 3; var y = (a || b) + a;', 2, 2, 1, /at exactly 0 b is passed on/],
    'a comparison': ['var a = 1; var y = a > 1 ? 5 * a : 2 * a;', 2, 5, 2, /comparison changes here/],
  };
  for (const [what, [source, left, right, used, note]] of Object.entries(kinks)) {
    it(`${what}: both one-sided derivatives, the convention, and no numerical one`, () => {
      const { sides, gradient, numerically, notes } = said(source, 'a =');
      assert.ok(sides && Math.abs(sides.left.value - left) <= sides.left.error, `${sides?.left.value}`);
      assert.ok(Math.abs(sides.right.value - right) <= sides.right.error, `${sides.right.value}`);
      assert.ok(sides.left.error < 1e-9 && sides.right.error < 1e-9);
      assert.equal(gradient, used);
      assert.equal(numerically, null);
      assert.match(notes.join(' '), note);
    });
  }

  it('away from it there is a numerical derivative with its error bar', () => {
    const { numerically, gradient } = said('var q = 2; var f = 1 / (1 + Math.exp(-q));', 'q =');
    assert.ok(numerically && numerically.error < 1e-11);
    assert.match(measuredNumber(numerically), /^0\.10499358540\d* ± \de-1[1-6]$/);
    assert.ok(Math.abs(numerically.value - Number(gradient)) <= numerically.error);
  });
});

describe('what is said of NaN and Infinity', () => {
  const first: Record<string, readonly [source: string, piece: string, ...notes: RegExp[]]> = {
    'a logarithm of 0': [
      'var a = 0;\nvar y = Math.log(a);\nvar z = y * 2;',
      'z =',
      /^The first that is infinite is the Math\.log gate on line 2, of 0\.$/,
    ],
    'a root of -1': [
      'var a = -1;\nvar y = Math.sqrt(a);\nvar z = y * 2;',
      'z =',
      /^The first that is not a number \(NaN\) is the Math\.sqrt gate on line 2, of -1\.$/,
    ],
    'a NaN from infinities': [
      'var a = 1e200;\nvar y = a * a;\nvar z = y - y;',
      'z =',
      /^The first that is not a number \(NaN\) is the - gate on line 3, of ∞ and ∞\.$/,
      /^The first that is infinite is the \* gate on line 2, of 1e200 and 1e200\.$/,
    ],
    'an infinite slope': [
      'var a = 0;\nvar y = Math.sqrt(a);\nvar z = y * 2;',
      'a =',
      /^Going back, the first gradient that is infinite is made by the Math\.sqrt gate on line 2\.$/,
    ],
    'a slope outside the domain': [
      'var a = -2, n = 2;\nvar y = a ** n;',
      'n =',
      /^Going back, the first gradient that is not a number \(NaN\) is made by the \*\* gate on line 2\.$/,
    ],
  };
  for (const [what, [source, piece, ...notes]] of Object.entries(first)) {
    it(`${what}: the first gate that made it`, () => {
      const found = said(source, piece).notes;
      assert.equal(found.length, notes.length, found.join('\n'));
      notes.forEach((note, i) => {
        assert.match(found[i], note);
      });
    });
  }
});

describe('what is said of a gate', () => {
  it('has no kink where it turns a comparison around that is none', () => {
    const source = (a: number) => `var a = ${a}, b = 3;\nvar s = !(a > b);\nvar y = a * (1 + s);`;
    assert.deepEqual(said(source(2), '!(').notes, []);
    assert.deepEqual(said(source(4), '!(').notes, []);
    assert.match(said(source(3), '> b').notes.join(' '), /comparison changes here/);
  });

  it('names its inputs and its local gradients as the file does', () => {
    const { contributions } = said('var w = 2, u = 3;\nvar y = w * u;\nvar s = Math.tanh(y);', '* u');
    assert.deepEqual(
      contributions.map(({ label, local }) => [label, local]),
      [
        ['w', 'u'],
        ['u', 'w'],
      ],
    );
    const tanh = said('var w = 2;\nvar s = Math.tanh(w);\nvar y = s * w;', 'Math');
    assert.deepEqual(
      tanh.contributions.map(({ label, local }) => [label, local]),
      [['w', '1 - s * s']],
    );
  });
});

describe('what is said of a gradient that the pass goes on with', () => {
  /** The hover where `piece` stands first, with the verdict on the gradient there. */
  const hover = (source: string, piece: string) => {
    const analysis = analyze(source);
    const at = source.indexOf(piece);
    const verdict = verify(analysis)
      .flatMap(({ verdicts }) => verdicts)
      .find((each) => each.at.from === at);
    const found = explain(analysis, at);
    assert.ok(verdict && found, piece);
    return hoverText(besideVerdict(found, verdict), verdict, analysis, (label) => label, '');
  };

  for (const step of ['dn = n > 0 ? dn : 0', 'dn *= n > 0', 'dn = n === 0 ? 0 : dn', 'dn = n > 0 ? 0 : dn'])
    for (const x of [2, -2])
      it(`${step}, with x = ${x}: the gradient of the wire that it has come to, and no other number`, () => {
        const source = `var a = 0.5, x = ${x}, b = 0.25;\nvar n = Math.max(0, a * x + b);\nvar p = 3 * n;\nvar dp = 1;\nvar dn = 3 * dp;\n${step};\nvar da = x * dn;\n`;
        const text = hover(source, step);
        assert.match(text, x > 0 ? /backpropagation gives \*\*3\*\*/ : /backpropagation gives \*\*0\*\*/);
        assert.ok(text.includes('gradient of n, taken further\n'));
        assert.doesNotMatch(text, /numerically|Tug|share/);
      });

  it('a remark on what comes after it stands apart from its verdict', () => {
    const source =
      'var a = 2, x = 3, reg = 0.1;\nvar p = a * x;\nvar loss = p * p;\nvar dloss = 1;\nvar dp = 2 * p * dloss;\nvar da = x * dp;\nda += reg * a;\na -= 0.1 * da;\n';
    assert.match(hover(source, 'da = x'), /\n\n\u2713 36\n\nLine 7 .*comes after the gradient of a/);
  });
});
