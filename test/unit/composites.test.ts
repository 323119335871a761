/* Functions that are written out, such as a sigmoid as 1 / (1 + Math.exp(-q)), and their local gradients. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { report } from '../../src/wording/report';
import { writePass } from '../../src/writing/passes';
import { analyze } from './analyze';
import { agrees, derivative, newWorld, runs } from './oracle';
import { sigmoids, softpluses, tanhs } from './written-out';

const world = { Math, sig: (q: number) => 1 / (1 + Math.exp(-q)), square: (q: number) => q * q };

/** The formula of q's gradient; every number that the report shows is held against real JavaScript. */
function checked(forward: string, output: string, q: number): string {
  const analysis = analyze(forward, { inputs: new Map([['q', q]]) });
  const [{ variables }] = report('x.js', analysis).circuits;
  const evaluate = newWorld(world);
  const run = evaluate(`(function (q) { ${forward}\nreturn ${output}; })`) as (at: number) => number;
  const names = variables.filter(({ role }) => role !== 'input').map(({ name }) => name);
  evaluate(`var q = ${q}; ${forward}`);
  for (const { name, gradient } of variables) evaluate(`var d${name} = ${gradient}`);
  for (const { name, gradient, formula } of variables) {
    const evaluated = Number(evaluate(String(formula)));
    const shown = Number(gradient);
    assert.ok(
      Math.abs(evaluated - shown) <= 1e-9 * (1 + Math.abs(shown)),
      `${name}: ${formula} gives ${evaluated}, not ${shown}, for q = ${q}, in ${names}: ${forward}`,
    );
  }
  const own = variables.find(({ name }) => name === 'q');
  // At 0 itself the steps of the oracle are too small to tell.
  if (own && q !== 0)
    assert.notEqual(agrees(Number(own.gradient), derivative(run, q)), false, `${own.gradient}: ${forward}`);
  return String(own?.formula);
}

const points = [-12, -3.1, -0.4, 0, 0.7, 2.5, 9];

/** Every way to write a function, with the formula for its local gradient. */
const families: readonly (readonly [string, readonly string[], string])[] = [
  ['a sigmoid', sigmoids, 'f * (1 - f) * df'],
  ['tanh', tanhs, '(1 - f * f) * df'],
  ['softplus', softpluses, 'df / (1 + Math.exp(-q))'],
];

describe('a function that is written out', () => {
  for (const [what, ways, expected] of families)
    for (const way of ways)
      it(`${what}, ${way}: has the textbook's local gradient`, () => {
        for (const q of points) assert.equal(checked(`var f = ${way}; var y = f * f;`, 'y', q), expected);
        const source = `var f = ${way};\nvar y = f * f;\n`;
        const hover = explain(analyze(source), source.search(/\bq\b/));
        assert.equal(hover?.formula, expected);
        assert.equal(hover?.contributions.length, 1);
        const analysis = analyze(source);
        const written = writePass(analysis, analysis.circuits[0]);
        assert.ok(
          'text' in written && written.text.includes(`var dq = ${expected};`),
          JSON.stringify(written),
        );
        for (const { verdicts } of verify(analyze(source + written.text)))
          for (const { judgement } of verdicts) assert.match(judgement, /^(exact|correct)$/);
      });

  it('is one of a multiple, or of an expression', () => {
    for (const [source, expected] of [
      ['var f = 1 / (1 + Math.exp(-3 * q)); var y = f * f;', '3 * f * (1 - f) * df'],
      ['var f = 1 / (1 + Math.exp(q)); var y = f * f;', '-f * (1 - f) * df'],
      ['var f = 1 / (1 + Math.exp(-q / 4)); var y = f * f;', '0.25 * f * (1 - f) * df'],
      ['var f = 1 / (1 + Math.exp(-(2 * q + 1))); var y = f * f;', '2 * f * (1 - f) * df'],
      [
        'var f = 1 / (1 + Math.exp(-(q * q - q))); var y = f * f;',
        '2 * q * f * (1 - f) * df - f * (1 - f) * df',
      ],
      ['var f = (1 - Math.exp(q)) / (1 + Math.exp(q)); var y = f * f;', '-0.5 * (1 - f * f) * df'],
      ['var y = 0.3 * q + Math.log(1 + Math.exp(-q));', '0.3 * dy - dy / (1 + Math.exp(q))'],
      ['var y = 3 * Math.log(1 + Math.exp(2 * q));', '6 * dy / (1 + Math.exp(-2 * q))'],
      ['function s(t) { return 1 / (1 + Math.exp(-t)); } var f = s(q); var y = f * f;', 'f * (1 - f) * df'],
      ['const { exp } = Math; var f = 1 / (1 + exp(-q)); var y = f * f;', 'f * (1 - f) * df'],
    ])
      for (const q of points) assert.equal(checked(source, 'y', q), expected);
  });

  it('whose exponential has a name goes back through that name', () => {
    const formulas = (source: string) =>
      Object.fromEntries(
        report('x.js', analyze(source)).circuits[0].variables.map(({ name, formula }) => [name, formula]),
      );
    const sigmoid = formulas('var e = Math.exp(-q); var f = 1 / (1 + e);');
    assert.deepEqual([sigmoid.q, sigmoid.e], ['-e * de', '-df / ((1 + e) * (1 + e))']);
    const tanh = formulas('var e2 = Math.exp(2 * q); var f = (e2 - 1) / (e2 + 1);');
    assert.deepEqual([tanh.q, tanh.e2], ['2 * e2 * de2', '2 * df / ((e2 + 1) * (e2 + 1))']);
    for (const q of points) {
      checked('var e = Math.exp(-q); var f = 1 / (1 + e);', 'f', q);
      checked('var e2 = Math.exp(2 * q); var f = (e2 - 1) / (e2 + 1);', 'f', q);
      checked('var e2 = Math.exp(2 * q); var f = 3 - e2 / (2 * e2 + 1);', 'f', q);
    }
  });

  it('is told gate by gate where it is not that function, or has no name to be told by', () => {
    for (const source of [
      'var f = 1 / (2 + Math.exp(-q)); var y = f * f;',
      'var f = 1 / (1 - Math.exp(-q)); var y = f * f;',
      'var f = 3 / (1 + Math.exp(-q)); var y = f * f;',
      'var f = 1 / (1 + Math.exp(-q) + q); var y = f * f;',
      'var one = 1; var f = one / (one + Math.exp(-q)); var y = f * f;',
      'var y = (1 / (1 + Math.exp(-q))) ** 2;',
      'var f = 1 / (1 + Math.exp(-q)); f = f * 2; var y = f * f;',
      'var f = (Math.exp(q) - Math.exp(-q)) / (Math.exp(q) + Math.exp(q)); var y = f * f;',
      'var f = Math.log(2 + Math.exp(q)); var y = f * f;',
      'var f = 1 / (1 + 2 ** -q); var y = f * f;',
    ]) {
      const [{ variables }] = report('x.js', analyze(source)).circuits;
      const text = String(variables.find(({ name }) => name === 'q')?.formula);
      assert.match(text, /Math\.exp|\*\* \(?-q/, source);
    }
  });

  it('leaves each of its gates its own hover', () => {
    const source = 'var f = 1 / (1 + Math.exp(-q));\nvar y = f * f;\n';
    const analysis = analyze(source);
    const local = (piece: string) =>
      explain(analysis, source.indexOf(piece))?.contributions.map((share) => share.local);
    assert.deepEqual(local('Math'), ['Math.exp(-q)']);
    assert.deepEqual(local('-q'), ['-1']);
    assert.deepEqual(local('/ ('), [
      '1 / (1 + Math.exp(-q))',
      '-1 / ((1 + Math.exp(-q)) * (1 + Math.exp(-q)))',
    ]);
  });

  it('has a true formula wherever it stands', function () {
    this.timeout(0);
    const all = [...sigmoids, ...tanhs, ...softpluses];
    const line = fc.record({
      way: fc.constantFrom(...all),
      inner: fc.constantFrom(
        'q',
        '(q * a)',
        '(q + a)',
        'v',
        '(v - q)',
        '(2 * v)',
        '(-v)',
        '(a / 3)',
        'Math.sin(v)',
      ),
      around: fc.constantFrom(
        '#',
        '#',
        '#',
        '(# + a)',
        'Math.max(#, q)',
        '(q > 0 ? # : a)',
        '(# * #)',
        '-(#)',
      ),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...points.filter((point) => Math.abs(point) < 5)),
        (lines, q) => {
          const body = lines.map(({ way, inner, around }, k) => {
            const before = k === 0 ? 'q' : `v${k - 1}`;
            const text = around.replaceAll(
              '#',
              `(${way.replace(/\bq\b/g, inner.replace(/\bv\b/g, before))})`,
            );
            return `var v${k} = ${text};`;
          });
          const forward = `${body.join('\n')}\nvar y = ${lines.map((_, k) => `v${k}`).join(' + ')};\n`;
          checked(`var a = 0.6;\n${forward}`, 'y', q);
        },
      ),
      runs(300),
    );
  });
});
