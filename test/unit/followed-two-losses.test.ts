/* Two nets that learn from each other, each with a loss of its own: what one loss is not made of is not held against it. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const rivals = (
  first = 'judgeLoss',
  second = 'makerLoss',
) => `let grow = 0.3, shift = 0.1, slope = 0.2, level = -0.1;
const rate = 0.02;
const squash = (v) => 1 / (1 + Math.exp(-v));
let ${first === second ? first : `${first}, ${second}`};
for (let round = 0; round < 200; round++) {
  const seed = Math.random(), seen = 3 + Math.random();
  const made = grow * seed + shift;
  const trust = squash(slope * seen + level), doubt = squash(slope * made + level);
  ${first} = -Math.log(trust) - Math.log(1 - doubt);
  const gTrust = trust - 1, gDoubt = doubt;
  slope -= rate * (gTrust * seen + gDoubt * made);
  level -= rate * (gTrust + gDoubt);
  const again = squash(slope * made + level);
  ${second} = -Math.log(again);
  const gMade = (again - 1) * slope;
  grow -= rate * gMade * seed;
  shift -= rate * gMade;
}
`;

const wrongLines = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.flatMap(({ judgement, at }) =>
      judgement === 'wrong' ? source.slice(0, at.from).split('\n').length : [],
    ),
  );

describe('Two losses in one loop', () => {
  for (const names of [
    ['judgeLoss', 'makerLoss'],
    ['loss', 'loss'],
  ] as const) {
    it(`accuse nobody: ${names.join(' and ')}`, () => assert.deepEqual(wrongLines(rivals(...names)), []));
    it(`have their mistakes told where these are: ${names.join(' and ')}`, () =>
      assert.deepEqual(wrongLines(rivals(...names).replace('gDoubt = doubt', 'gDoubt = doubt - 1')), [10]));
  }
});

const learner = (name: string, slope: string) => `function fit(rows, goals, u, c, v, rate) {
  for (let n = 0; n < rows.length; n++) {
    const s = u.map((row, i) => Math.tanh(row.reduce((sum, each, j) => sum + each * rows[n][j], c[i])));
    const guess = s.reduce((sum, each, i) => sum + v[i] * each, 0);
    const loss = (guess - goals[n]) ** 2;
    const ${name} = 2 * (guess - goals[n]);
    const below = s.map((each, i) => ${name} * v[i] * ${slope});
    for (let i = 0; i < s.length; i++) {
      for (let j = 0; j < rows[n].length; j++) u[i][j] -= rate * below[i] * rows[n][j];
      c[i] -= rate * below[i];
      v[i] -= rate * ${name} * s[i];
    }
  }
}
`;

const cell = (name: string, back: string) => `class Cell {
  forward(seen) {
    this.seen = seen;
    this.sum = this.w.reduce((sum, each, i) => sum + each * seen[i], this.b);
    return Math.tanh(this.sum);
  }
  backward(dOut) {
    const ${name} = dOut * (1 - Math.tanh(this.sum) ** 2);
    this.db = ${name};
    this.dw = this.seen.map((each) => each * ${name});
    return this.w.map((each) => each * ${back});
  }
}
`;

describe('What gradients are made of', () => {
  for (const name of ['dLoss', 'grad_loss', 'costSlope', 'd_loss_sum']) {
    it(`is no other loss: ${name}`, () => {
      assert.deepEqual(wrongLines(learner(name, '(1 - each * each)')), []);
      assert.deepEqual(wrongLines(learner(name, '(1 - each)')), [7]);
    });
    it(`is none in a layer: ${name}`, () => {
      assert.deepEqual(wrongLines(cell(name, name)), []);
      assert.deepEqual(wrongLines(cell(name, 'dOut')), [11]);
    });
  }
});
