/*
 * Functions that give a loss and its gradient together, as those do that minimizers ask: whatever they return them in, each
 * gradient is called right, and a mistake is told on its line.
 */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';
import { areRight, toldOf } from './told';

const line = (head: string, grad: string, tail: string, by = 'off') => `function fit(line, xs, ys${head}) {
  let loss = 0;
  ${grad}
  for (let i = 0; i < xs.length; i++) {
    const off = line[0] * xs[i] + line[1] - ys[i];
    loss += off * off;
    grad[0] += ${by} * xs[i];
    grad[1] += ${by};
  }
  return ${tail};
}
`;

const valley = (head: string, first: string, tail: string) => `function valley(p${head}) {
  const a = 1 - p[0], b = p[1] - p[0] * p[0];
  ${first}
  return ${tail};
}
`;
const slopes = ['-2 * a - 40 * p[0] * b', '20 * b'];
const depth = 'a * a + 10 * b * b';

const programs: readonly WithMistakes[] = [
  {
    title: 'a list with its loss',
    language: 'javascript',
    source: line('', 'const grad = [0, 0];', '[loss, grad]', '2 * off'),
    mistakes: [['2 * off * xs[i]', '2 * off * ys[i]']],
  },
  {
    title: 'a list with its loss, as if that were half of it',
    language: 'javascript',
    source: line('', 'const grad = [0, 0];', '[loss, grad]'),
    mistakes: [],
  },
  {
    title: 'an array that it is given, or makes',
    language: 'javascript',
    source: line(', grad', 'grad = grad || [0, 0];', 'loss', '2 * off').replace(
      '  for',
      '  grad[0] = grad[1] = 0;\n  for',
    ),
    mistakes: [['grad[1] += 2 * off', 'grad[1] += off']],
  },
  {
    title: 'a tuple in Python',
    language: 'python',
    source: `def fit(line, xs, ys):
    grad = [0.0, 0.0]
    loss = 0.0
    for x, y in zip(xs, ys):
        off = line[0] * x + line[1] - y
        loss += off ** 2
        grad[0] += off * x
        grad[1] += off
    return loss, grad
`,
    mistakes: [],
  },
  {
    title: 'what it is given under the name of its derivative',
    language: 'javascript',
    source: valley(
      ', fprime',
      `fprime = fprime ?? [0, 0];\n  fprime[0] = ${slopes[0]};\n  fprime[1] = ${slopes[1]};`,
      depth,
    ),
    mistakes: [['- 40 * p[0] * b', '+ 40 * p[0] * b']],
  },
  {
    title: 'what is there, or made on the spot',
    language: 'javascript',
    source: valley(
      ', grad',
      `if (!grad) grad = new Array(2);\n  grad[0] = ${slopes[0]};\n  grad[1] = ${slopes[1]};`,
      depth,
    ),
    mistakes: [['= 20 * b', '= 10 * b']],
  },
  {
    title: 'an object that is written in the return',
    language: 'javascript',
    source: valley('', '', `{ value: ${depth}, gradient: [${slopes.join(', ')}] }`),
    mistakes: [],
  },
  {
    title: 'an activation with its slope',
    language: 'javascript',
    source:
      'const bent = (x) => {\n  const y = Math.tanh(x);\n  return { value: y, derivative: 1 - y * y };\n};\n',
    mistakes: [],
  },
];

describe('a loss and its gradient', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const { title, language, source } of programs)
    it(`are right in ${title}`, () => areRight(source, language));

  it('are something else where a function returns what it steps', () => {
    const source = 'function next(x) {\n  return { x: x - 0.1 * x, gradient: x.slope };\n}\n';
    assert.deepEqual(toldOf(source, 'javascript'), {});
  });

  /** The derivative of a loss in parts, and what goes along it. */
  const parts = (sign: string, step: string) => `const model = (w, x) => w[0] + w[1] * x;
const dModel = (w, x) => [1, x];
const cost = (theta, p) => (model(theta, p.x) - p.y) ** 2;
const dCost = (theta, p) => 2 * (model(theta, p.x) - p.y);
const dCostDTheta = (theta, p) => dModel(theta, p.x).map((each) => ${sign}each * dCost(theta, p));
function fit(w, p) {
  let gradient = dCostDTheta(w, p);
  gradient = gradient.map((each) => ${step}0.1 * each);
  addTo(w, gradient);
}
`;
  const onFifth = (source: string) =>
    verdictsOn(source, 'javascript').find(({ line }) => line === 5)?.judgement ?? '';
  it('are wrong for a sign where nothing adds them', () => {
    assert.match(onFifth(parts('', '-')), /exact|correct/);
    assert.notEqual(onFifth(parts('-', '')), 'wrong');
    assert.equal(onFifth(parts('-', '-').replace('addTo', 'use').replace('2 * (', '2 * +(')), 'wrong');
  });
});
