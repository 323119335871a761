/*
 * Networks as strangers write them: activations that only the caller knows, gates whose gradients are those of what goes into
 * them, matrices of a class that is elsewhere. A mistake is told on its line, and nothing that is right is called wrong.
 */
import assert from 'node:assert/strict';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const given: Readonly<Record<string, string>> = {
  'a prototype with two functions': `function Unit(act, actPrime) {
  this.act = act;
  this.actPrime = actPrime;
}
Unit.prototype.forward = function (x) {
  this.x = x;
  this.z = this.b;
  for (var i = 0; i < x.length; i++) this.z += this.w[i] * x[i];
  return this.act(this.z);
};
Unit.prototype.backward = function (dy) {
  var dz = dy * this.actPrime(this.z);
  this.db = dz;
  this.dw = [];
  var dx = [];
  for (var i = 0; i < this.x.length; i++) {
    this.dw[i] = dz * this.x[i];
    dx[i] = dz * this.w[i];
  }
  return dx;
};`,
  'an object with two functions': `function forward(x, w1, w2, activation) {
  const z = w1 * x;
  const h = activation.fn(z);
  return { z, h, out: w2 * h };
}
function step(params, x, t, rate) {
  const { z, h, out } = forward(x, params.w1, params.w2, params.activation);
  const error = out - t;
  const loss = 0.5 * error * error;
  const dh = error * params.w2;
  const dz = dh * params.activation.dfn(z);
  params.w2 -= rate * error * h;
  params.w1 -= rate * dz * x;
  return loss;
}`,
  'a layer in TypeScript': `export class Dense {
  private inputs: number[] = [];
  private sums: number[] = [];
  constructor(private weights: number[][], private bias: number[], private activation: Activation) {}
  forward(inputs: number[]): number[] {
    this.inputs = inputs;
    this.sums = this.weights.map((row, j) => row.reduce((sum, w, i) => sum + w * inputs[i], this.bias[j]));
    return this.sums.map((z) => this.activation.apply(z));
  }
  backward(dOut: number[], rate: number): number[] {
    const dSums = dOut.map((d, j) => d * this.activation.prime(this.sums[j]));
    const dInputs = this.inputs.map((_, i) => dSums.reduce((sum, d, j) => sum + d * this.weights[j][i], 0));
    for (let j = 0; j < dSums.length; j++) {
      for (let i = 0; i < this.inputs.length; i++) this.weights[j][i] -= rate * dSums[j] * this.inputs[i];
      this.bias[j] -= rate * dSums[j];
    }
    return dInputs;
  }
}`,
  'functions of whole arrays': `class Layer {
  feed(x) {
    this.x = x;
    const z = this.w.map((row, j) => row.reduce((s, w, i) => s + w * x[i], this.b[j]));
    this.out = this.activationFunction(z);
    return this.out;
  }
  backward(dout) {
    const slope = this.activationFunctionDerivative(this.out);
    const dz = dout.map((d, j) => d * slope[j]);
    this.db = dz;
    this.dw = dz.map((d) => this.x.map((v) => d * v));
    return this.x.map((_, i) => dz.reduce((s, d, j) => s + d * this.w[j][i], 0));
  }
}`,
  'a neuron in Python': `class Neuron:
    def forward(self, x):
        self.x = x
        self.z = self.bias
        for w, v in zip(self.weights, x):
            self.z += w * v
        return self.activation(self.z)

    def backward(self, dout, rate):
        dz = dout * self.activation_derivative(self.z)
        dx = [dz * w for w in self.weights]
        for i in range(len(self.weights)):
            self.weights[i] -= rate * dz * self.x[i]
        self.bias -= rate * dz
        return dx`,
};

const cell = `const squash = (x) => 1 / (1 + Math.exp(-x));
class Cell {
  forward(x, h, c) {
    this.x = x;
    this.c = c;
    this.f = squash(this.wf * x + this.uf * h);
    this.i = squash(this.wi * x + this.ui * h);
    this.g = Math.tanh(this.wg * x + this.ug * h);
    this.next = this.f * c + this.i * this.g;
    return this.gain * Math.tanh(this.next);
  }
  backward(dout) {
    const t = Math.tanh(this.next);
    this.dgain = dout * t;
    const dc = dout * this.gain * (1 - t * t);
    const df = dc * this.c * this.f * (1 - this.f);
    const di = dc * this.g * this.i * (1 - this.i);
    const dg = dc * this.i * (1 - this.g * this.g);
    this.dwf = df * this.x;
    this.dwi = di * this.x;
    this.dwg = dg * this.x;
    return df * this.wf + di * this.wi + dg * this.wg;
  }
}`;

const matrices = `function squash(x) { return 1 / (1 + Math.exp(-x)); }
function slope(y) { return y * (1 - y); }
class Net {
  constructor(a, b, c) {
    this.first = new Matrix(b, a);
    this.second = new Matrix(c, b);
    this.low = new Matrix(b, 1);
    this.high = new Matrix(c, 1);
  }
  train(given, wanted, rate) {
    const inputs = Matrix.fromArray(given);
    const hidden = Matrix.multiply(this.first, inputs);
    hidden.add(this.low);
    hidden.map(squash);
    const outputs = Matrix.multiply(this.second, hidden);
    outputs.add(this.high);
    outputs.map(squash);
    const gradients = Matrix.map(outputs, slope);
    gradients.multiply(Matrix.subtract(Matrix.fromArray(wanted), outputs));
    const below = Matrix.map(hidden, slope);
    below.multiply(Matrix.multiply(Matrix.transpose(this.second), gradients));
    gradients.multiply(rate);
    below.multiply(rate);
    this.second.add(Matrix.multiply(gradients, Matrix.transpose(hidden)));
    this.high.add(gradients);
    this.first.add(Matrix.multiply(below, Matrix.transpose(inputs)));
    this.low.add(below);
  }
}`;

/** Each with what stands there instead, and the line that is told then. */
const slips: Readonly<Record<string, readonly [string, readonly (readonly [string, string, number])[]]>> = {
  'a prototype': [given['a prototype with two functions'], [['dx[i] = dz', 'dx[i] = dy', 18]]],
  'an object': [given['an object with two functions'], [['error * h;', 'error * z;', 12]]],
  'a layer': [
    given['a layer in TypeScript'],
    [
      ['weights[j][i], 0', 'weights[i][j], 0', 12],
      ['sum + d * this', 'sum - d * this', 12],
    ],
  ],
  'whole arrays': [given['functions of whole arrays'], [['d * slope[j]', 'd', 10]]],
  Python: [given['a neuron in Python'], [['rate * dz * self.x', 'rate * dout * self.x', 13]]],
  gates: [
    cell,
    [
      ['this.gain * (1 - t * t)', 'this.gain', 15],
      ['dc * this.g * this.i', 'dc * this.i * this.i', 17],
      ['this.dwg = dg', 'this.dwg = dc', 21],
      ['- this.g * this.g', '- this.g', 18],
    ],
  ],
  matrices: [matrices, [['(this.second), gradients)', '(this.first), gradients)', 21]]],
};

function saidOf(source: string) {
  const language = source.includes('def ') ? 'python' : 'javascript';
  const found = verify(closerLook(analyze(source, { language }))).flatMap(({ verdicts }) => verdicts);
  const wrong = found.filter(({ judgement }) => judgement === 'wrong');
  const right = found.filter(({ judgement }) => judgement === 'exact' || judgement === 'correct');
  return { right: right.length, wrong: wrong.map((each) => each.line) };
}

describe('a network of a stranger', () => {
  for (const [name, source] of Object.entries({ ...given, gates: cell, matrices }))
    it(`is right with ${name}`, () => {
      const { right, wrong } = saidOf(source);
      assert.deepEqual(wrong, []);
      assert.ok(right > 3, `${right} are right`);
    });

  for (const [name, [source, all]] of Object.entries(slips))
    for (const [was, is, at] of all)
      it(`is told on its line in ${name}: ${is} for ${was}`, () => {
        assert.ok(source.includes(was));
        assert.deepEqual(saidOf(source.replace(was, is)).wrong, [at]);
      }).timeout(60_000);

  it('is not held against the slope of an activation that nobody knows', () => {
    const source = given['functions of whole arrays'];
    for (const slope of ['this.out[j] * (1 - this.out[j])', 'this.activationFunctionDerivative(this.x[j])'])
      assert.deepEqual(saidOf(source.replace('slope[j]', slope).replace(/.*const slope.*\n/, '')).wrong, []);
  });

  it('adds to gradients in functions of one expression', () => {
    const source = `class Num {
  constructor(data, back = () => {}) {
    this.data = data;
    this.grad = 0;
    this.back = back;
  }
  tanh() {
    const out = new Num(Math.tanh(this.data));
    out.back = () => (this.grad += (1 - out.data ** 2) * out.grad);
    return out;
  }
}`;
    assert.deepEqual(saidOf(source), { right: 1, wrong: [] });
    assert.deepEqual(saidOf(source.replace('out.data ** 2', 'this.data ** 2')).wrong, [9]);
  });

  it('is told of a layer below that lacks its slope, or the sum over those above', () => {
    const source = `class Net {
  run(input) {
    this.kept = [input];
    for (let l = 0; l < this.weights.length; l++) {
      const below = this.kept[l];
      this.kept.push(this.weights[l].map((row, j) => {
        let z = this.biases[l][j];
        for (let i = 0; i < row.length; i++) z += row[i] * below[i];
        return 1 / (1 + Math.exp(-z));
      }));
    }
    return this.kept[this.weights.length];
  }
  train(input, goal, rate) {
    const out = this.run(input);
    let deltas = out.map((y, j) => (y - goal[j]) * y * (1 - y));
    for (let l = this.weights.length - 1; l >= 0; l--) {
      const below = this.kept[l];
      const next = below.map((y, i) => {
        let sum = 0;
        for (let j = 0; j < deltas.length; j++) sum += deltas[j] * this.weights[l][j][i];
        return sum * y * (1 - y);
      });
      for (let j = 0; j < deltas.length; j++) {
        for (let i = 0; i < below.length; i++) this.weights[l][j][i] -= rate * deltas[j] * below[i];
        this.biases[l][j] -= rate * deltas[j];
      }
      deltas = next;
    }
  }
}`;
    assert.deepEqual(saidOf(source).wrong, []);
    assert.deepEqual(saidOf(source.replace('sum += deltas', 'sum = deltas')).wrong, [21]);
  }).timeout(60_000);
});
