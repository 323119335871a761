/*
 * What is added up under one name and divided where it is returned: right whatever becomes of the loss there, and what is
 * returned as the loss is no gradient of it.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';
import { areRight } from './told';

const inLoop = (returned: string) => `function lossAndGradient(w, b, xs, ys) {
  const n = xs.length;
  let loss = 0;
  let dw = 0;
  let db = 0;
  for (let i = 0; i < n; i++) {
    const miss = Math.sinh(w * xs[i] + b) - ys[i];
    loss += miss * miss * miss;
    const dz = 3 * miss * miss * Math.cosh(w * xs[i] + b);
    dw += dz * xs[i];
    db += dz;
  }
  return ${returned};
}
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'an object with the mean of everything',
    language: 'javascript',
    source: inLoop('{ loss: loss / n, dw: dw / n, db: db / n }'),
    mistakes: [
      ['dw: dw / n', 'dw: db / n'],
      ['dw: dw / n', 'dw: dw * n'],
      ['db: db / n', 'db: -db / n'],
      ['dw += dz * xs[i]', 'dw += dz'],
      ['db += dz', 'db -= dz'],
    ],
  },
  {
    title: 'an object with rows of means',
    language: 'typescript',
    source: `export function costOf(w: number[], b: number, xs: number[][], ys: number[]) {
  const count = xs.length;
  let cost = 0;
  const dw = w.map(() => 0);
  let db = 0;
  for (const [k, x] of xs.entries()) {
    const p = Math.tanh(w.reduce((sum, v, j) => sum + v * x[j], b));
    cost += (p - ys[k]) ** 4;
    const dz = 4 * (p - ys[k]) ** 3 * (1 - p * p);
    for (let j = 0; j < w.length; j++) dw[j] += dz * x[j];
    db += dz;
  }
  return { cost: cost / count, dw: dw.map((v) => v / count), db: db / count };
}
`,
    mistakes: [
      ['dw[j] += dz * x[j]', 'dw[j] = dz * x[j]'],
      ['(1 - p * p)', '(1 - p)'],
    ],
  },
  {
    title: 'a dictionary',
    language: 'python',
    source: `import math

def loss_and_grad(w, b, xs, ys):
    n = len(xs)
    loss = 0.0
    dw = 0.0
    db = 0.0
    for x, y in zip(xs, ys):
        p = 1 / (1 + math.exp(-(w * x + b)))
        loss += 2.5 * (p - y) ** 2
        dz = 5 * (p - y) * p * (1 - p)
        dw += dz * x
        db += dz
    return {'loss': loss / n, 'dw': dw / n, 'db': db / n}
`,
    mistakes: [
      ["'dw': dw / n", "'dw': dw + n"],
      ['dw += dz * x', 'dw += dz * w'],
    ],
  },
];

/** What nobody may be accused of: the loss beside the means is another one, or none. */
const meant: readonly (readonly [title: string, language: Language, source: string])[] = [
  ['the sum of the losses', 'javascript', inLoop('{ loss, dw: dw / n, db: db / n }')],
  ['the sums of the gradients', 'javascript', inLoop('{ loss: loss / n, dw, db }')],
  ['the root of the mean', 'javascript', inLoop('{ loss: Math.cbrt(loss / n), dw: dw / n, db: db / n }')],
  ['means by a factor', 'javascript', inLoop('{ loss: loss / n, dw: (1 / n) * dw, db: (1 / n) * db }')],
  ['other keys', 'javascript', inLoop('{ loss, gradW: dw / n, gradB: db / n }')],
  ['a list', 'javascript', inLoop('[loss / n, dw / n, db / n]')],
  ['an object in an object', 'javascript', inLoop('{ loss: loss / n, grads: { w: dw / n, b: db / n } }')],
];

describe('means that are returned', () => {
  tellTheirLines(programs, wrongLinesOnce);

  accuseNobody(meant, 'are right beside');
});

/** A layer that brings its numbers to the mean 0 and the deviation 1. */
const standard = (returned: string, lines: string) => `class Standard {
  constructor(n) {
    this.scale = new Float64Array(n).fill(1);
    this.dScale = new Float64Array(n);
  }
  forward(x) {
    const n = x.length;
    let mean = 0;
    for (let i = 0; i < n; i++) mean += x[i] / n;
    let spread = 0;
    for (let i = 0; i < n; i++) spread += (x[i] - mean) ** 2 / n;
    this.deviation = Math.sqrt(spread + 1e-5);
    this.level = new Float64Array(n);
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      this.level[i] = (x[i] - mean) / this.deviation;
      out[i] = this.scale[i] * this.level[i];
    }
    return out;
  }
  backward(above) {
    const n = above.length;
    const ${returned} = new Float64Array(n);
    let sum = 0;
    let product = 0;
    for (let i = 0; i < n; i++) {
      const dLevel = above[i] * this.scale[i];
      sum += dLevel;
      product += dLevel * this.level[i];
      this.dScale[i] += above[i] * this.level[i];
    }
    for (let i = 0; i < n; i++) {
      ${lines.replaceAll('$', returned)}
    }
    return ${returned};
  }
}
`;

describe('A layer that takes a mean away', () => {
  for (const name of ['grads', 'grad', 'dx', 'back']) {
    it(`is right with ${name}`, () =>
      areRight(
        standard(
          name,
          '$[i] = (above[i] * this.scale[i] - sum / n - (this.level[i] * product) / n) / this.deviation;',
        ),
        'javascript',
        1,
      ));
    for (const lines of [
      '$[i] = (above[i] * this.scale[i]) / this.deviation;',
      '$[i] = (above[i] * this.scale[i] - sum / n) / this.deviation;',
    ])
      it(`is wrong where it leaves out a way of the mean, or of the deviation, in ${name}: ${lines}`, () =>
        assert.deepEqual(wrongLinesOnce(standard(name, lines), 'javascript'), [33]));
  }
});
