/* Elements of arrays of arrays, made by functions inside functions: wrong lists, wrong indices, and masks that set elements to 0. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';
import { areRight, instead, toldOf } from './told';

const dense = `
function denseForward(x, w, b) {
  const y = b.map((v, i) => {
    let z = v;
    for (let j = 0; j < x.length; j++) z += w[i][j] * x[j];
    return Math.tanh(z);
  });
  return { y, cache: { x, w, y } };
}
function denseBackward(dy, { x, w, y }) {
  const dz = dy.map((g, i) => g * (1 - y[i] * y[i]));
  const dw = w.map((row, i) => row.map((_, j) => dz[i] * x[j]));
  const dx = x.map((_, j) => dz.reduce((s, d, i) => s + d * w[i][j], 0));
  return { dx, dw, db: dz };
}`;
const held = `
class Two {
  constructor(w1, w2) { this.w1 = w1; this.w2 = w2; }
  forward(x) {
    this.x = x;
    this.h = this.w1.map((row) => Math.tanh(row.reduce((s, w, j) => s + w * x[j], 0)));
    this.o = this.w2.map((row) => row.reduce((s, w, j) => s + w * this.h[j], 0));
    return this.o;
  }
  backward(dO) {
    this.dw2 = dO.map((d) => this.h.map((h) => d * h));
    const dh = this.h.map((h, j) => dO.reduce((s, d, k) => s + d * this.w2[k][j], 0) * (1 - h * h));
    this.dw1 = dh.map((d) => this.x.map((x) => d * x));
    return dh;
  }
}`;
const inPython = `
import math
class Two:
    def __init__(self, w1, w2):
        self.w1 = w1
        self.w2 = w2
    def forward(self, x):
        self.x = x
        self.h = [math.tanh(sum(w * xi for w, xi in zip(row, x))) for row in self.w1]
        self.o = [sum(w * hi for w, hi in zip(row, self.h)) for row in self.w2]
        return self.o
    def backward(self, do):
        self.dw2 = [[d * h for h in self.h] for d in do]
        dh = [sum(do[k] * self.w2[k][j] for k in range(len(do))) * (1 - h * h) for j, h in enumerate(self.h)]
        self.dw1 = [[d * xi for xi in self.x] for d in dh]
        return dh
`;
const hidden = `
class Dense {
  #weights; #bias; #input; #output;
  constructor(weights, bias) { this.#weights = weights; this.#bias = bias; }
  forward(input) {
    this.#input = input;
    this.#output = this.#bias.map((b, i) => Math.tanh(this.#weights[i].reduce((s, w, j) => s + w * input[j], b)));
    return this.#output;
  }
  backward(gradOutput) {
    const delta = gradOutput.map((g, i) => g * (1 - this.#output[i] ** 2));
    this.gradWeights = this.#weights.map((row, i) => row.map((_, j) => delta[i] * this.#input[j]));
    this.gradBias = delta;
    return this.#input.map((_, j) => delta.reduce((s, d, i) => s + d * this.#weights[i][j], 0));
  }
}`;

const mistakes: readonly (readonly [string, string, Language, name: string, from: string, to: string])[] = [
  ['another list', dense, 'javascript', 'dw', 'dz[i] * x[j]', 'dz[i] * y[j]'],
  ['indices in each other’s place', dense, 'javascript', 'dw', 'dz[i] * x[j]', 'dz[j] * x[i]'],
  ['a transposed matrix', dense, 'javascript', 'dx', 'w[i][j], 0', 'w[j][i], 0'],
  ['a transposed matrix before a slope', held, 'javascript', 'dh', 'w2[k][j]', 'w2[j][k]'],
  ['a transposed matrix in a comprehension', inPython, 'python', 'dh', 'w2[k][j]', 'w2[j][k]'],
  [
    'another list of a private member',
    hidden,
    'javascript',
    'this.gradWeights',
    'delta[i] * this.#input[j]',
    'delta[i] * this.#output[j]',
  ],
];

describe('A mistake in the elements of an array of arrays', () => {
  for (const source of [dense, held, hidden]) it('is none', () => areRight(source, 'javascript', 3));
  it('is none in Python', () => areRight(inPython, 'python', 3));
  for (const [what, source, language, name, from, to] of mistakes)
    it(`is told where it is: ${what}`, () => {
      const told = toldOf(instead(source, from, to), language);
      assert.equal(told[name], 'wrong', JSON.stringify(told));
      assert.equal(Object.values(told).filter((each) => each === 'wrong').length, 1, JSON.stringify(told));
    });
});

const masked = `
function reluNet(x, y, w, v) {
  const z = w.map((row) => row.reduce((s, wi, i) => s + wi * x[i], 0));
  const h = z.map((s) => Math.max(0, s));
  const out = h.reduce((s, hi, i) => s + hi * v[i], 0);
  const loss = 0.5 * (out - y) ** 2;
  const dout = out - y;
  const dv = h.map((hi) => dout * hi);
  const dh = v.map((vi) => dout * vi);
  for (let i = 0; i < dh.length; i++) {
    if (z[i] <= 0) dh[i] = 0;
  }
  const dw = dh.map((d) => x.map((xi) => d * xi));
  return { loss, dw, dv };
}`;
const withoutLoss = `
export function backprop(x, y, W1, b1, W2, b2) {
  const z1 = [];
  const a1 = [];
  for (let i = 0; i < W1.length; i++) {
    z1[i] = b1[i];
    for (let j = 0; j < x.length; j++) z1[i] += W1[i][j] * x[j];
    a1[i] = Math.max(0, z1[i]);
  }
  const a2 = [];
  for (let i = 0; i < W2.length; i++) {
    let z = b2[i];
    for (let j = 0; j < a1.length; j++) z += W2[i][j] * a1[j];
    a2[i] = 1 / (1 + Math.exp(-z));
  }
  const delta2 = a2.map((a, i) => (a - y[i]) * a * (1 - a));
  const dW2 = delta2.map((d) => a1.map((a) => d * a));
  const delta1 = new Array(a1.length).fill(0);
  for (let j = 0; j < a1.length; j++) {
    for (let i = 0; i < delta2.length; i++) delta1[j] += W2[i][j] * delta2[i];
    if (z1[j] <= 0) delta1[j] = 0;
  }
  const dW1 = delta1.map((d) => x.map((v) => d * v));
  return { dW1, db1: delta1, dW2, db2: delta2 };
}`;

describe('A mask of the wrong side that sets elements to 0', () => {
  for (const [what, source, from, to] of [
    ['of a loss that is written', masked, 'z[i] <= 0', 'z[i] > 0'],
    ['of a loss that is not written', withoutLoss, 'z1[j] <= 0', 'z1[j] > 0'],
  ] as const) {
    it(`is none where it is right, ${what}`, () => areRight(source, 'javascript', 3));
    it(`is told at its condition, ${what}`, () => {
      const wrong = instead(source, from, to);
      const line = wrong.slice(0, wrong.indexOf(to)).split('\n').length;
      const told = verdictsOn(wrong, 'javascript').filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        told.map((each) => each.line),
        [line],
      );
    });
  }
});
