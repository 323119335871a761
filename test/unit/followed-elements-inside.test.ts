/* Elements of arrays of arrays, made by functions inside functions: wrong lists, wrong indices, and by what a mean divides. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
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

const squared = `
class Squared {
  forward(pred, target) {
    this.pred = pred;
    this.target = target;
    let s = 0;
    for (let i = 0; i < pred.length; i++) s += (pred[i] - target[i]) ** 2;
    return s / pred.length;
  }
  backward() {
    return this.pred.map((p, i) => 2 * (p - this.target[i]) / this.pred.length);
  }
}`;
const squaredInPython = `
class Squared:
    def forward(self, pred, target):
        self.pred = pred
        self.target = target
        return sum((p - t) ** 2 for p, t in zip(pred, target)) / len(pred)
    def backward(self):
        return [2 * (p - t) / len(self.pred) for p, t in zip(self.pred, self.target)]
`;

describe('The gradient of a mean', () => {
  for (const [source, language, from] of [
    [squared, 'javascript', ' / this.pred.length)'],
    [squaredInPython, 'python', ' / len(self.pred) for'],
  ] as const) {
    it(`is right where it divides, in ${language}`, () => areRight(source, language));
    it(`must divide by how many there are, though only its loss says so, in ${language}`, () => {
      const wrong = instead(source, from, from.replace(/ \/ (this\.pred\.length|len\(self\.pred\))/, ''));
      assert.deepEqual(Object.values(toldOf(wrong, language)), ['wrong']);
    });
  }
});
