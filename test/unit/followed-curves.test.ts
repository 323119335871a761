/* Derivatives of functions that give several numbers, of several functions in one list, and by names that say it in one word. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { instead, lineOf } from './told';

const lines = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => [
    ...new Set(all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line)),
  ];
  return { right: those(/exact|correct/).sort((one, other) => one - other), wrong: those(/wrong/) };
};

const arc = `function arc(ends, t) {
  const left = 1 - t;
  return [left * ends[0][0] + t * t * ends[1][0], left * ends[0][1] + t * t * ends[1][1]];
}
function arcPrime(ends, t) {
  const slope = [0, 0];
  for (let k = 0; k < 2; k++) slope[k] = 2 * t * ends[1][k] - ends[0][k];
  return slope;
}`;

const spiral = `function spiral(t) {
  return { x: t * Math.cos(t), y: t * Math.sin(t) };
}
function spiralDerivative(t) {
  return {
    x: Math.cos(t) - t * Math.sin(t),
    y: Math.sin(t) + t * Math.cos(t),
  };
}`;

describe('the derivative of a curve', () => {
  it('is right where each number of it is', () => {
    assert.deepEqual(lines(arc), { right: [7], wrong: [] });
    assert.deepEqual(lines(spiral), { right: [6, 7], wrong: [] });
  });

  it('is wrong in the number that is', () => {
    const turned = instead(spiral, 'Math.cos(t) - t * Math.sin(t)', 'Math.cos(t) + t * Math.sin(t)');
    assert.deepEqual(lines(turned), { right: [7], wrong: [6] });
    const lost = instead(arc, '2 * t * ends[1][k]', 't * ends[1][k]');
    assert.deepEqual(lines(lost).wrong, [7]);
  });
});

const valleys = `const valleys = [
  {
    f: (x) => x * x * x - 2 * x,
    fprime: (x) => 3 * x * x - 2,
  },
  {
    f: (x) => x * Math.sin(x),
    fprime: (x) => Math.sin(x) + x * Math.cos(x),
  },
  {
    f: (x) => Math.exp(-x * x),
    fprime: (x) => -2 * x * Math.exp(-x * x),
  },
];`;

describe('several functions in one list', () => {
  it('are told of one by one, whatever they are called', () => {
    assert.deepEqual(lines(valleys), { right: [4, 8, 12], wrong: [] });
    const lost = instead(valleys, 'Math.sin(x) + x * Math.cos(x)', 'x * Math.cos(x)');
    assert.deepEqual(lines(lost), { right: [4, 12], wrong: [8] });
  });
});

describe('the derivatives of a function of two numbers', () => {
  const bowl = `function bowl(x, y) {
  return (x - 3) * (x - 3) + 5 * (y - x * x) * (y - x * x);
}
function bowlGradient(x, y) {
  const dfdx = 2 * (x - 3) - 20 * x * (y - x * x);
  const dfdy = 10 * (y - x * x);
  return [dfdx, dfdy];
}`;

  it('are of what is computed, though nothing is called f', () => {
    assert.deepEqual(lines(bowl), { right: [5, 6], wrong: [] });
    const lost = instead(bowl, '20 * x *', '20 *');
    assert.deepEqual(lines(lost), { right: [6], wrong: [lineOf(lost, 'dfdx =')] });
  });
});
