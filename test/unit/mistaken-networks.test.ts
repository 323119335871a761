/*
 * Networks as people write them, with a class of arrays, layers of layers, a loss beside its gradient: all of their gradients
 * are right, and one mistake at a time is told on its line, with nobody else accused. Real runs say whether the weights go
 * down the loss.
 */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

interface Network {
  readonly source: string;
  /** Makes `weights` (functions that give a weight, or set it), `loss` and `step`. */
  readonly run: string;
  /** Lines with gradients that are right. */
  readonly right: readonly number[];
  /** What stands there instead, and on which line that is told. */
  readonly slips: readonly (readonly [was: string, is: string, line: number])[];
}

const weightsOf = 'const at = (of, k) => (v) => (v === undefined ? of[k] : (of[k] = v));';

const matrices: Network = {
  source: `class Grid {
  constructor(rows, cols) {
    this.rows = rows;
    this.cols = cols;
    this.data = Array.from({ length: rows }, () => new Array(cols).fill(0.1));
  }
  each(make) {
    for (let i = 0; i < this.rows; i++) for (let j = 0; j < this.cols; j++) this.data[i][j] = make(i, j);
    return this;
  }
  add(other) {
    return this.each((i, j) => this.data[i][j] + other.data[i][j]);
  }
  scale(by) {
    return this.each((i, j) => this.data[i][j] * by);
  }
  hadamard(other) {
    return this.each((i, j) => this.data[i][j] * other.data[i][j]);
  }
  static sub(a, b) {
    return new Grid(a.rows, a.cols).each((i, j) => a.data[i][j] - b.data[i][j]);
  }
  static map(a, f) {
    return new Grid(a.rows, a.cols).each((i, j) => f(a.data[i][j]));
  }
  static turned(a) {
    return new Grid(a.cols, a.rows).each((i, j) => a.data[j][i]);
  }
  static dot(a, b) {
    return new Grid(a.rows, b.cols).each((i, j) => a.data[i].reduce((sum, v, k) => sum + v * b.data[k][j], 0));
  }
}
const squash = (x) => 1 / (1 + Math.exp(-x));
const slope = (y) => y * (1 - y);
class Net {
  constructor(a, b, c) {
    this.inner = new Grid(b, a);
    this.outer = new Grid(c, b);
    this.offset = new Grid(b, 1);
    this.rate = 0.1;
  }
  train(x, goal) {
    const hidden = Grid.map(Grid.dot(this.inner, x).add(this.offset), squash);
    const out = Grid.map(Grid.dot(this.outer, hidden), squash);
    const miss = Grid.sub(goal, out);
    const last = Grid.map(out, slope).hadamard(miss);
    const blame = Grid.dot(Grid.turned(this.outer), last);
    const first = Grid.map(hidden, slope).hadamard(blame);
    this.outer.add(Grid.dot(last, Grid.turned(hidden)).scale(this.rate));
    this.inner.add(Grid.dot(first, Grid.turned(x)).scale(this.rate));
    this.offset.add(first.scale(this.rate));
  }
}`,
  run: `const net = new Net(2, 2, 2);
const x = new Grid(2, 1).each((i) => 0.4 + i);
const goal = new Grid(2, 1).each((i) => 0.3 * i);
const weights = [net.inner, net.outer, net.offset].flatMap(({ data }) => data.flatMap((row) => row.map((_, k) => at(row, k))));
const loss = () => {
  const hidden = Grid.map(Grid.dot(net.inner, x).add(net.offset), squash);
  return Grid.sub(goal, Grid.map(Grid.dot(net.outer, hidden), squash)).data.reduce((sum, [v]) => sum + v * v, 0);
};
const step = () => net.train(x, goal);`,
  right: [45, 46, 47, 48, 49, 50],
  slips: [
    ['Grid.map(out, slope)', 'Grid.map(hidden, slope)', 46],
    ['sub(goal, out)', 'sub(out, goal)', 45],
    ['hidden)).scale(this.rate)', 'hidden)).scale(-this.rate)', 49],
  ],
};

const layers: Network = {
  source: `class Net {
  constructor(sizes) {
    this.sizes = sizes;
    this.last = sizes.length - 1;
    this.outputs = sizes.map((size) => new Array(size).fill(0));
    this.deltas = sizes.map((size) => new Array(size).fill(0));
    this.weights = sizes.map((size, l) => Array.from({ length: size }, () => new Array(sizes[l - 1] || 0).fill(0)));
    this.biases = sizes.map((size) => new Array(size).fill(0));
  }
  run(input) {
    this.outputs[0] = input;
    for (let l = 1; l <= this.last; l++) {
      for (let n = 0; n < this.sizes[l]; n++) {
        let sum = this.biases[l][n];
        for (let k = 0; k < this.sizes[l - 1]; k++) sum += this.weights[l][n][k] * this.outputs[l - 1][k];
        this.outputs[l][n] = Math.tanh(sum);
      }
    }
  }
  blame(target) {
    for (let l = this.last; l >= 0; l--) {
      for (let n = 0; n < this.sizes[l]; n++) {
        let error = 0;
        if (l === this.last) {
          error = target[n] - this.outputs[l][n];
        } else {
          for (let k = 0; k < this.sizes[l + 1]; k++) {
            error += this.deltas[l + 1][k] * this.weights[l + 1][k][n];
          }
        }
        this.deltas[l][n] = error * (1 - this.outputs[l][n] ** 2);
      }
    }
  }
  adjust(rate) {
    for (let l = 1; l <= this.last; l++) {
      for (let n = 0; n < this.sizes[l]; n++) {
        for (let k = 0; k < this.sizes[l - 1]; k++) {
          this.weights[l][n][k] += rate * this.deltas[l][n] * this.outputs[l - 1][k];
        }
        this.biases[l][n] += rate * this.deltas[l][n];
      }
    }
  }
  teach(input, target, rate) {
    this.run(input);
    this.blame(target);
    this.adjust(rate);
  }
}`,
  run: `const net = new Net([2, 2, 2]);
const weights = [...net.weights.flat(), net.biases[1], net.biases[2]].flatMap((row) => row.map((_, k) => at(row, k)));
const loss = () => {
  net.run([0.4, 1.4]);
  return [0.3, -0.2].reduce((sum, v, k) => sum + (v - net.outputs[2][k]) ** 2, 0);
};
const step = () => net.teach([0.4, 1.4], [0.3, -0.2], 0.1);`,
  right: [25, 28, 31, 39, 41],
  slips: [
    ['this.weights[l + 1][k][n]', 'this.weights[l + 1][n][k]', 28],
    ['error += this.deltas', 'error = this.deltas', 28],
    ['this.weights[l][n][k] +=', 'this.weights[l][n][k] -=', 39],
  ],
};

const penalty: Network = {
  source: `class Fit {
  constructor(size, decay) {
    this.w = new Array(size).fill(0);
    this.b = 0;
    this.decay = decay;
  }
  guess(x) {
    let z = this.b;
    for (let j = 0; j < x.length; j++) z += this.w[j] * x[j];
    return 1 / (1 + Math.exp(-z));
  }
  loss(X, y) {
    let total = 0;
    for (let i = 0; i < X.length; i++) {
      const p = this.guess(X[i]);
      total -= y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
    }
    let size = 0;
    for (const w of this.w) size += w * w;
    return total / X.length + (this.decay / 2) * size;
  }
  gradient(X, y) {
    const dw = new Array(this.w.length).fill(0);
    let db = 0;
    for (let i = 0; i < X.length; i++) {
      const error = this.guess(X[i]) - y[i];
      for (let j = 0; j < dw.length; j++) dw[j] += error * X[i][j];
      db += error;
    }
    for (let j = 0; j < dw.length; j++) dw[j] = dw[j] / X.length + this.decay * this.w[j];
    db /= X.length;
    return { dw, db };
  }
  train(X, y, rate) {
    const { dw, db } = this.gradient(X, y);
    for (let j = 0; j < this.w.length; j++) this.w[j] -= rate * dw[j];
    this.b -= rate * db;
  }
}`,
  run: `const fit = new Fit(2, 0.3);
const X = [[0.4, 1.4], [0.2, -0.7], [-1.1, 0.5]];
const weights = [at(fit.w, 0), at(fit.w, 1), at(fit, 'b')];
const loss = () => fit.loss(X, [1, 0, 1]);
const step = () => fit.train(X, [1, 0, 1], 0.1);`,
  right: [27, 28],
  slips: [
    ['error * X[i][j]', 'error * X[j][i]', 27],
    ['+ this.decay * this.w[j]', '+ 2 * this.decay * this.w[j]', 30],
    ['dw[j] += error', 'dw[j] = error', 27],
  ],
};

const beside: Network = {
  source: `function lossAndParts(w, b, X, y, lambda) {
  let loss = 0;
  const gw = w.map(() => 0);
  let gb = 0;
  for (let i = 0; i < X.length; i++) {
    let p = b;
    for (let j = 0; j < w.length; j++) p += w[j] * X[i][j];
    const e = p - y[i];
    loss += e * e;
    for (let j = 0; j < w.length; j++) gw[j] += 2 * e * X[i][j];
    gb += 2 * e;
  }
  for (let j = 0; j < w.length; j++) {
    loss += 0.5 * lambda * w[j] * w[j];
    gw[j] += lambda * w[j];
  }
  return { loss, gw, gb };
}`,
  run: `const w = [0, 0];
const b = [0];
const weights = [at(w, 0), at(w, 1), at(b, 0)];
const all = () => lossAndParts(w, b[0], [[0.4, 1.4], [0.2, -0.7], [-1.1, 0.5]], [1, 0, 1], 0.3);
const loss = () => all().loss;
const step = () => {
  const { gw, gb } = all();
  gw.forEach((g, k) => (w[k] -= 0.1 * g));
  b[0] -= 0.1 * gb;
};`,
  right: [10, 11],
  slips: [
    ['gw[j] += 2 * e', 'gw[j] += e', 10],
    ['gw[j] += lambda * w[j]', 'gw[j] += 2 * lambda * w[j]', 15],
    ['gw[j] += lambda * w[j]', 'gw[j] -= lambda * w[j]', 15],
  ],
};

const functions: Network = {
  source: `const sigmoid = (z) => 1 / (1 + Math.exp(-z));
function chance(theta, x) {
  let z = 0;
  for (let j = 0; j < theta.length; j++) z += theta[j] * x[j];
  return sigmoid(z);
}
function cost(theta, X, y) {
  let sum = 0;
  for (let i = 0; i < X.length; i++) {
    const h = chance(theta, X[i]);
    sum -= y[i] * Math.log(h) + (1 - y[i]) * Math.log(1 - h);
  }
  return sum / X.length;
}
function gradient(theta, X, y) {
  const g = new Array(theta.length).fill(0);
  for (let i = 0; i < X.length; i++) {
    const h = chance(theta, X[i]);
    for (let j = 0; j < theta.length; j++) g[j] += ((h - y[i]) * X[i][j]) / X.length;
  }
  return g;
}`,
  run: `const theta = [0, 0];
const X = [[0.4, 1.4], [0.2, -0.7], [-1.1, 0.5]];
const weights = [at(theta, 0), at(theta, 1)];
const loss = () => cost(theta, X, [1, 0, 1]);
const step = () => gradient(theta, X, [1, 0, 1]).forEach((g, k) => (theta[k] -= 0.1 * g));`,
  right: [19],
  slips: [
    ['g[j] += ((h', 'g[j] = ((h', 19],
    ['X[i][j]) / X.length', 'X[j][i]) / X.length', 19],
    ['(h - y[i]) * X', '(h - y[i]) * h * (1 - h) * X', 19],
  ],
};

const coded: Network = {
  source: `function Coder(n, m) {
  this.n = n;
  this.m = m;
  this.down = Array.from({ length: m }, () => new Array(n).fill(0));
  this.up = Array.from({ length: n }, () => new Array(m).fill(0));
}
Coder.prototype.code = function (x) {
  return this.down.map((row) => {
    let s = 0;
    for (let j = 0; j < this.n; j++) s += row[j] * x[j];
    return s > 0 ? s : 0;
  });
};
Coder.prototype.train = function (x, rate) {
  const code = this.code(x);
  const out = [];
  let loss = 0;
  const dOut = [];
  for (let i = 0; i < this.n; i++) {
    out[i] = 0;
    for (let j = 0; j < this.m; j++) out[i] += this.up[i][j] * code[j];
    const diff = out[i] - x[i];
    loss += 0.5 * diff * diff;
    dOut[i] = diff;
  }
  const dCode = [];
  for (let j = 0; j < this.m; j++) {
    dCode[j] = 0;
    for (let i = 0; i < this.n; i++) dCode[j] += this.up[i][j] * dOut[i];
    if (code[j] <= 0) dCode[j] = 0;
  }
  for (let i = 0; i < this.n; i++) for (let j = 0; j < this.m; j++) this.up[i][j] -= rate * dOut[i] * code[j];
  for (let j = 0; j < this.m; j++) for (let i = 0; i < this.n; i++) this.down[j][i] -= rate * dCode[j] * x[i];
  return loss;
};`,
  run: `const coder = new Coder(3, 2);
const x = [0.4, 1.4, -0.3];
const weights = [...coder.down, ...coder.up].flatMap((row) => row.map((_, k) => at(row, k)));
const loss = () => coder.train(x, 0);
const step = () => coder.train(x, 0.1);`,
  right: [24, 29, 32, 33],
  slips: [
    ['dOut[i] = diff', 'dOut[i] = -diff', 24],
    ['if (code[j] <= 0) dCode[j] = 0;', '', 29],
    ['+= this.up[i][j] * dOut[i]', '+= this.up[i][j] * dOut[j]', 29],
  ],
};

const flat: Network = {
  source: `const w = [0.1, 0.4, -0.3, 0.2];
const b = [0.1, -0.2];
const squash = (t) => 1 / (1 + Math.exp(-t));
function train(x, y, target, rate) {
  const h = squash(w[0] * x + w[1] * y + b[0]);
  const o = squash(w[2] * h + w[3] * x + b[1]);
  const above = (target - o) * o * (1 - o);
  const below = above * w[2] * h * (1 - h);
  w[2] += rate * above * h;
  w[3] += rate * above * x;
  w[0] += rate * below * x;
  w[1] += rate * below * y;
  b[0] += rate * below;
  b[1] += rate * above;
}`,
  run: `const weights = [0, 1, 2, 3].map((k) => at(w, k)).concat(at(b, 0), at(b, 1));
const loss = () => (0.7 - squash(w[2] * squash(w[0] * 0.4 + w[1] * 1.4 + b[0]) + w[3] * 0.4 + b[1])) ** 2;
const step = () => train(0.4, 1.4, 0.7, 0.1);`,
  right: [7, 8, 9, 10, 11, 12],
  slips: [
    ['(target - o) * o', '(o - target) * o', 7],
    ['above * w[2] * h * (1 - h)', 'above * w[2]', 8],
  ],
};

const named: Network = {
  source: `const s = (t) => 1 / (1 + Math.exp(-t));
const ds = (t) => s(t) * (1 - s(t));
class Net {
  constructor() {
    this.w1 = this.w2 = this.w3 = this.b1 = this.b2 = 0;
  }
  train(x, y, goal, rate) {
    const sumH = this.w1 * x + this.w2 * y + this.b1;
    const h = s(sumH);
    const sumO = this.w3 * h + this.b2;
    const o = s(sumO);
    const dL_do = -2 * (goal - o);
    const do_dw3 = h * ds(sumO);
    const do_db2 = ds(sumO);
    const do_dh = this.w3 * ds(sumO);
    const dh_dw1 = x * ds(sumH);
    const dh_dw2 = y * ds(sumH);
    const dh_db1 = ds(sumH);
    this.w1 -= rate * dL_do * do_dh * dh_dw1;
    this.w2 -= rate * dL_do * do_dh * dh_dw2;
    this.b1 -= rate * dL_do * do_dh * dh_db1;
    this.w3 -= rate * dL_do * do_dw3;
    this.b2 -= rate * dL_do * do_db2;
  }
}`,
  run: `const net = new Net();
const weights = ['w1', 'w2', 'w3', 'b1', 'b2'].map((key) => at(net, key));
const loss = () => (0.7 - s(net.w3 * s(net.w1 * 0.4 + net.w2 * 1.4 + net.b1) + net.b2)) ** 2;
const step = () => net.train(0.4, 1.4, 0.7, 0.1);`,
  right: [19, 20, 21, 22, 23],
  slips: [
    ['const do_dh = this.w3 * ds(sumO)', 'const do_dh = this.w3', 15],
    ['dh_dw1 = x * ds(sumH)', 'dh_dw1 = y * ds(sumH)', 16],
  ],
};

const dense: Network = {
  source: `class Dense {
  constructor(n, m) {
    this.n = n;
    this.m = m;
    this.w = Array.from({ length: m }, () => new Array(n).fill(0));
    this.b = new Array(m).fill(0);
  }
  forward(input) {
    this.input = input;
    const output = [];
    for (let o = 0; o < this.m; o++) {
      let sum = this.b[o];
      for (let i = 0; i < this.n; i++) sum += this.w[o][i] * input[i];
      output.push(sum);
    }
    return output;
  }
  backward(grad, rate) {
    const inputGrad = new Array(this.n).fill(0);
    for (let o = 0; o < this.m; o++) {
      for (let i = 0; i < this.n; i++) {
        inputGrad[i] += grad[o] * this.w[o][i];
        this.w[o][i] -= rate * grad[o] * this.input[i];
      }
      this.b[o] -= rate * grad[o];
    }
    return inputGrad;
  }
}
class MeanSquare {
  forward(guessed, actual) {
    let sum = 0;
    for (let i = 0; i < guessed.length; i++) sum += (guessed[i] - actual[i]) ** 2;
    return sum / guessed.length;
  }
  backward(guessed, actual) {
    return guessed.map((p, i) => (2 * (p - actual[i])) / guessed.length);
  }
}`,
  run: `const one = new Dense(2, 2);
const two = new Dense(2, 2);
const last = new MeanSquare();
const weights = [...one.w, ...two.w, one.b, two.b].flatMap((row) => row.map((_, k) => at(row, k)));
const goal = [0.3, -0.2];
const out = () => two.forward(one.forward([0.4, 1.4]));
const loss = () => last.forward(out(), goal);
const step = () => one.backward(two.backward(last.backward(out(), goal), 0.1), 0.1);`,
  right: [22, 23, 25, 37],
  slips: [
    ['inputGrad[i] += grad[o]', 'inputGrad[i] = grad[o]', 22],
    ['grad[o] * this.input[i]', 'grad[i] * this.input[i]', 23],
    ['this.b[o] -=', 'this.b[o] +=', 25],
    ['(2 * (p - actual[i]))', '(2 * (actual[i] - p))', 37],
  ],
};

/** Beside what is right: what is cut off on the way is meant so. */
const clipped = coded.source.replace(
  'if (code[j] <= 0) dCode[j] = 0;',
  '$&\n    dCode[j] = Math.max(-0.1, Math.min(0.1, dCode[j]));',
);

const networks = { matrices, layers, penalty, beside, functions, coded, flat, named, dense };

/** Whether a step goes as far down the loss as its gradient says, in every weight alike. */
function goesDown(source: string, run: string): boolean {
  return runInNewContext(`${source}
${weightsOf}
${run}
weights.forEach((w, k) => w(Math.sin(k + 1) * 0.7));
const slopes = weights.map((w) => {
  const value = w();
  const [up, down] = [1e-5, -1e-5].map((by) => (w(value + by), loss()));
  w(value);
  return (up - down) / 2e-5;
});
const before = weights.map((w) => w());
step();
const moved = weights.map((w, k) => before[k] - w());
const most = Math.max(...slopes.map(Math.abs));
const k = slopes.findIndex((slope) => Math.abs(slope) === most);
moved[k] / slopes[k] > 0 && slopes.every((slope, j) => Math.abs(moved[j] - (slope * moved[k]) / slopes[k]) < 1e-5 * most)`) as boolean;
}

const told = (source: string) => verify(closerLook(analyze(source))).flatMap(({ verdicts }) => verdicts);
const wrongIn = (source: string) => told(source).filter(({ judgement }) => judgement === 'wrong');

describe('a network as people write it', () => {
  for (const [name, { source, run, right, slips }] of Object.entries(networks)) {
    it(`is right, in the program ${name}`, () => {
      assert.ok(goesDown(source, run));
      const found = told(source);
      for (const { judgement, line } of found) assert.match(judgement, /exact|correct/, `line ${line}`);
      const lines = new Set(found.map(({ line }) => line));
      assert.deepEqual(
        right.filter((line) => !lines.has(line)),
        [],
      );
    });

    for (const [was, is, line] of slips)
      it(`is told its mistake where that is, in the program ${name}: ${is || 'nothing'} for ${was}`, () => {
        const wrong = source.replace(was, is);
        assert.ok(wrong !== source && !goesDown(wrong, run));
        assert.deepEqual(
          wrongIn(wrong).map((verdict) => verdict.line),
          [line],
        );
      });
  }

  it('is not accused of what it cuts off on the way', () => {
    assert.notEqual(clipped, coded.source);
    assert.deepEqual(wrongIn(clipped), []);
  });
});
