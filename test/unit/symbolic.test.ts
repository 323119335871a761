/* Gradients against symbolic derivatives of a library for algebra. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { all, create } from 'mathjs';
import { analyze } from './analyze';
import { runs } from './oracle';

const { derivative, parse } = create(all);

/** Functions that both sides know: JavaScript's name, and the name in mathjs. */
const shared: readonly (readonly [string, string])[] = [
  ['Math.sin', 'sin'],
  ['Math.cos', 'cos'],
  ['Math.tan', 'tan'],
  ['Math.atan', 'atan'],
  ['Math.sinh', 'sinh'],
  ['Math.cosh', 'cosh'],
  ['Math.tanh', 'tanh'],
  ['Math.asinh', 'asinh'],
  ['Math.exp', 'exp'],
  ['Math.log', 'log'],
  ['Math.sqrt', 'sqrt'],
  ['Math.abs', 'abs'],
  ['Math.asin', 'asin'],
  ['Math.acos', 'acos'],
  ['Math.acosh', 'acosh'],
  ['Math.atanh', 'atanh'],
  ['Math.log10', 'log10'],
];

interface Both {
  readonly js: string;
  readonly symbolic: string;
}

const leaf: fc.Arbitrary<Both> = fc
  .constantFrom('a', 'b', 'c', '2', '0.5')
  .map((text) => ({ js: text, symbolic: text }));

function both(depth: number): fc.Arbitrary<Both> {
  if (depth === 0) return leaf;
  const inner = both(depth - 1);
  return fc.oneof(
    leaf,
    fc.tuple(inner, fc.constantFrom('+', '-', '*', '/'), inner).map(([x, op, y]) => ({
      js: `(${x.js} ${op} ${y.js})`,
      symbolic: `(${x.symbolic} ${op} ${y.symbolic})`,
    })),
    fc
      .tuple(fc.constantFrom(...shared), inner)
      .map(([[js, symbolic], x]) => ({ js: `${js}(${x.js})`, symbolic: `${symbolic}(${x.symbolic})` })),
    fc
      .tuple(inner, fc.constantFrom('2', '3', '-1'))
      .map(([x, n]) => ({ js: `(${x.js}) ** ${n}`, symbolic: `(${x.symbolic}) ^ (${n})` })),
    inner.map((x) => ({ js: `-(${x.js})`, symbolic: `-(${x.symbolic})` })),
  );
}

describe('gradients against symbolic derivatives', function () {
  this.timeout(0);

  it('agree within 1e-9 on random expressions', () => {
    let compared = 0;
    const inputs = fc.uniqueArray(
      fc.integer({ min: 15, max: 290 }).map((n) => n / 100),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(both(3), inputs, ({ js, symbolic }, values) => {
        const scope = Object.fromEntries(values.map((value, k) => ['abc'[k], value]));
        const source = `var a = ${values[0]}, b = ${values[1]}, c = ${values[2]};\nvar y = ${js};`;
        const [circuit] = analyze(source).circuits;
        if (!circuit) return;
        for (const { name, gradient, role } of circuit.variables) {
          if (role !== 'input' || gradient === null || !Number.isFinite(gradient)) continue;
          const expected: unknown = derivative(parse(symbolic), name).evaluate({ ...scope });
          // Where a root or logarithm leaves the reals, only the other side goes on, in complex numbers.
          if (typeof expected !== 'number' || !Number.isFinite(expected) || Math.abs(expected) > 1e8)
            continue;
          // Two large terms that cancel leave both sides with rounding only.
          const size = Math.max(Math.abs(expected), 1e-3);
          assert.ok(
            Math.abs(gradient - expected) <= 1e-9 * size,
            `d/d${name} is ${expected}, and ${gradient} here\n${source}`,
          );
          compared++;
        }
      }),
      runs(400),
    );
    assert.ok(compared > 200, `${compared} gradients could be compared`);
  });
});
