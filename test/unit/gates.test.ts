/* Every row of the gate table: its two passes against its formulas, and against moving its inputs. */
import assert from 'node:assert/strict';
import { gates } from '../../src/gates/gates';
import { opcodeOf } from '../../src/gates/opcodes';
import { wideGates } from '../../src/gates/wide-gates';
import { localGradient, wideLocals } from '../../src/tape/generated/passes';
import { analyze } from './analyze';
import { agrees, derivative, newWorld } from './oracle';

const points: readonly (readonly number[])[] = [
  [0.37, 0.81, 0.59],
  [0.92, 0.13, 1.7],
  [0.61, 2.3, -0.4],
  [-0.43, 0.7, 1.1],
  [2.6, 1.4, 0.3],
  [1.8, -0.9, 2.2],
];

type Formula = (...values: readonly number[]) => number;

const inWorld = newWorld({ Math });

/** A row's formula, evaluated by JavaScript with dx = 1. */
function evaluated(formula: string, [a, b, c]: readonly number[], x: number): number {
  return Number((inWorld(`(function (a, b, c, x, dx) { return ${formula}; })`) as Formula)(a, b, c, x, 1));
}

describe('the gate table', () => {
  for (const [name, { forward, backward, written, side }] of gates) {
    it(`${name}: gradients agree with formulas and with moving the inputs`, () => {
      let checked = 0;
      for (const point of points) {
        const at = (values: readonly number[]) => forward(values[0], values[1], values[2]);
        const x = at(point);
        if (!Number.isFinite(x)) continue;
        backward.forEach((formula, k) => {
          const local = localGradient(opcodeOf(name) as number, k, point[0], point[1], x) ?? 0;
          assert.equal(local, evaluated(formula, point, x), `${formula} at ${point}`);
          const other = evaluated(written?.[k] ?? formula, point, x);
          const isRegular = Number.isFinite(other) && Number.isFinite(local);
          if (isRegular)
            assert.ok(
              Math.abs(other - local) <= 1e-12 * Math.abs(local) + 1e-15,
              `${written?.[k]} at ${point}`,
            );
          const found = derivative((moved) => at(point.with(k, moved)), point[k]);
          const right = isRegular ? agrees(local, found) : null;
          if (right === null) return;
          assert.ok(right, `${name}, input ${k} at ${point}: ${local}, by moving it ${found?.value}`);
          checked++;
        });
      }
      assert.ok(checked > 0, 'some point told something');
      assert.ok(side === undefined || typeof side(points[0][0], points[0][1]) === 'number');
    });
  }

  for (const name of wideGates.keys()) {
    it(`${name}: gradients agree with moving the inputs`, () => {
      const real = inWorld(`(function (a, b, c) { return Math.${name}(a, b, c); })`) as Formula;
      for (const values of points) {
        const names = ['a', 'b', 'c'];
        const source = (moved: readonly number[]) =>
          `${names.map((n, k) => `var ${n} = ${moved[k]};`).join(' ')} var y = Math.${name}(a, b, c);`;
        const { circuits, tape } = analyze(source(values));
        names.forEach((input, k) => {
          const variable = circuits[0].variables.find((each) => each.name === input);
          const found = derivative((moved) => real(...values.with(k, moved)), values[k]);
          assert.ok(agrees(variable?.gradient ?? Number.NaN, found), `${input} at ${values}`);
        });
        const last = circuits[0].variables.at(-1)?.version.node ?? 0;
        assert.equal(wideLocals(tape, last).length, names.length);
      }
    });
  }

  it('has a row, or a constant, for everything in Math that has a meaning for reals', () => {
    const none = new Set(['clz32', 'imul', 'random', 'pow', 'f16round', 'sumPrecise']);
    for (const name of Object.getOwnPropertyNames(Math)) {
      const member = Reflect.get(Math, name);
      if (typeof member === 'function' && !none.has(name))
        assert.ok(gates.has(name) || wideGates.has(name), name);
    }
  });

  const gradientOf = (source: string, name: string) =>
    analyze(source).circuits[0].variables.find((variable) => variable.name === name)?.gradient;

  /** Code, the inputs, the value and the gradients, worked out on paper. e^-40 is 4.248354255291589e-18. */
  const extremes: readonly (readonly [string, readonly number[], number, readonly number[]])[] = [
    ['sig(a)', [800], 1, [0]],
    ['sig(a)', [-800], 0, [0]],
    ['sig(a)', [40], 1, [4.248354255291589e-18]],
    ['sig(a)', [-40], 4.248354255291589e-18, [4.248354255291589e-18]],
    ['Math.tanh(a)', [20], 1, [4 * 4.248354255291589e-18]],
    ['Math.tanh(a)', [-800], -1, [0]],
    ['softplus(a)', [800], 800, [1]],
    ['softplus(a)', [-40], 4.248354255291589e-18, [4.248354255291589e-18]],
    ['softplus(a)', [-800], 0, [0]],
    ['Math.log1p(a)', [1e-20], 1e-20, [1]],
    ['Math.expm1(a)', [-40], -1, [4.248354255291589e-18]],
    ['Math.hypot(a, b)', [3e200, 4e200], 5e200, [0.6, 0.8]],
    ['Math.hypot(a, b)', [3e-200, 4e-200], 5e-200, [0.6, 0.8]],
    ['Math.atan2(a, b)', [1e200, 1e200], Math.PI / 4, [5e-201, -5e-201]],
    ['a / b', [1e300, 1e200], 1e100, [1e-200, -1e-100]],
    ['a / b', [1e-300, 1e-170], 1e-130, [1e170, -1e40]],
    ['Math.asinh(a)', [1e200], 461.2101657793691, [1e-200]],
    ['Math.acosh(a)', [1e200], 461.2101657793691, [1e-200]],
    ['Math.asin(a)', [1 - 2 ** -53], Math.PI / 2 - 2 ** -26, [2 ** 26]],
    ['Math.max(a, b)', [1e308, -1e308], 1e308, [1, 0]],
  ];
  for (const [code, values, value, gradients] of extremes) {
    it(`${code} keeps its digits at ${values.join(', ')}`, () => {
      const names = ['a', 'b'].slice(0, values.length);
      const given = names.map((name, k) => `var ${name} = ${values[k]}; `).join('');
      const variables = analyze(`${given}var y = ${code};`).circuits[0].variables;
      const near = (found: number | null | undefined, wanted: number) =>
        assert.ok(Math.abs(Number(found) - wanted) <= 1e-12 * Math.abs(wanted), `${found}, not ${wanted}`);
      near(variables.find(({ name }) => name === 'y')?.value, value);
      names.forEach((input, k) => {
        near(variables.find(({ name }) => name === input)?.gradient, gradients[k]);
      });
    });
  }

  it('keeps the conventions at corners', () => {
    assert.equal(gradientOf('var a = 0; var y = Math.abs(a);', 'a'), 0);
    assert.equal(gradientOf('var a = 2; var y = Math.max(a, a);', 'a'), 1);
    assert.equal(gradientOf('var a = 2; var b = 2; var y = Math.max(a, b);', 'a'), 0.5);
    assert.equal(gradientOf('var a = 2; var b = 2; var c = 2; var y = Math.min(a, b, c);', 'c'), 1 / 3);
    assert.equal(gradientOf('var a = 0; var y = Math.max(a, 0);', 'a'), 0);
    assert.equal(gradientOf('var a = 0; var y = Math.sqrt(a);', 'a'), Number.POSITIVE_INFINITY);
    assert.equal(gradientOf('var a = 0; var b = 0; var y = Math.hypot(a, b);', 'b'), 0);
    assert.equal(gradientOf('var a = 0; var y = a ** 2;', 'a'), 0);
    assert.equal(gradientOf('var a = 0; var n = 3; var y = a ** n;', 'n'), 0);
    assert.ok(Number.isNaN(gradientOf('var a = -2; var n = 3; var y = a ** n;', 'n')));
    assert.equal(gradientOf('var a = 2.5; var y = Math.floor(a) + Math.round(a) + Math.sign(a);', 'a'), 0);
    assert.equal(gradientOf('var a = 2.5; var y = Math.fround(a);', 'a'), 1);
    // An infinite slope behind a switch that is off does no harm.
    assert.equal(gradientOf('var a = 0; var y = a > 0 ? Math.log(a) : a * 3;', 'a'), 3);
  });
});
