/* Derivatives of functions that get several things: they are by the first, where nothing says that they are by another. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const told = (source: string, language: 'javascript' | 'python' = 'javascript') =>
  verdictsOn(source, language).map(({ judgement, line }) => `${line} ${judgement}`);

const right = (all: readonly string[]) => all.every((each) => /exact|correct/.test(each)) && all.length > 0;

describe('The derivative of a function of several things', () => {
  const swing = (name: string, slope: string) => `
function swing(x, k, c) { return c * Math.sin(k * x) + x * x; }
function ${name}(x, k, c) { return ${slope}; }`;

  for (const name of ['swingDerivative', 'dSwing', 'swingPrime', 'gradSwing', 'swing_grad']) {
    it(`is by the first: ${name}`, () => assert(right(told(swing(name, 'c * k * Math.cos(k * x) + 2 * x')))));
    it(`may be by another: ${name}`, () => assert(right(told(swing(name, 'c * x * Math.cos(k * x)')))));
    for (const slope of [
      'c * Math.cos(k * x) + 2 * x',
      '-c * k * Math.cos(k * x) + 2 * x',
      'c * k * Math.cos(k * x) + x',
    ])
      it(`is wrong where one edit makes it that: ${name}, ${slope}`, () =>
        assert.deepEqual(told(swing(name, slope)), ['3 wrong']));
  }

  it('is nothing that is called otherwise, or that no edit makes it', () => {
    assert.deepEqual(told(swing('swingSpeed', 'c * Math.cos(k * x) + 2 * x')), []);
    assert.deepEqual(told(swing('swingGradient', 'Math.atan2(c, k) * x')), []);
  });

  it('may be by either of two that are subtracted', () => {
    const square = (slope: string) => `
const off = (expected, actual) => (actual - expected) ** 2 / 2;
const offDerivative = (expected, actual) => ${slope};`;
    for (const slope of ['actual - expected', 'expected - actual'])
      assert(!told(square(slope)).some((each) => each.includes('wrong')));
  });

  it('is of arrays and in Python, too', () => {
    const bend = (slope: string) => `def bend(angles, lengths):
    total = 0.0
    for a, l in zip(angles, lengths):
        total += l * a ** 2
    return total


def bend_gradient(angles, lengths):
    grad = []
    for a, l in zip(angles, lengths):
        grad.append(${slope})
    return grad
`;
    assert(right(told(bend('2 * l * a'), 'python')));
    assert(right(told(bend('a ** 2'), 'python')));
    assert.deepEqual(told(bend('l * a'), 'python'), ['11 wrong']);
  });
});
