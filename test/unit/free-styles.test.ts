/*
 * Mistakes in gradients in the styles in which people write networks: closures, arrays of the file, matrices of a class that
 * is elsewhere, neurons as objects. Each is told on its line, and nothing is said against what is right.
 */
import assert from 'node:assert/strict';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const line = `let slope = 0;
let shift = 0;
function follow(points) {
  const rate = 0.05;
  for (const { x, y } of points) {
    const guess = slope * x + shift;
    const error = y - guess;
    slope += rate * error * x;
    shift += rate * error;
  }
}`;

const closure = `function makeNet(n, m, rate) {
  const { tanh } = Math;
  const W = rows(m, n);
  const V = row(m);
  let x, h, y;
  function run(input) {
    x = input;
    h = W.map((each) => tanh(each.reduce((sum, w, i) => sum + w * x[i], 0)));
    y = V.reduce((sum, v, j) => sum + v * h[j], 0);
    return y;
  }
  function learn(input, target) {
    run(input);
    const dy = y - target;
    for (let j = 0; j < m; j++) {
      const dh = dy * V[j];
      V[j] -= rate * dy * h[j];
      const ds = dh * (1 - h[j] * h[j]);
      for (let i = 0; i < n; i++) W[j][i] -= rate * ds * x[i];
    }
  }
  return { run, learn };
}`;

const momentum = `class Unit {
  guess(x) {
    let s = this.bias;
    for (let i = 0; i < x.length; i++) s += this.w[i] * x[i];
    return 1 / (1 + Math.exp(-s));
  }
  fit(x, t) {
    const y = this.guess(x);
    const delta = (y - t) * y * (1 - y);
    for (let i = 0; i < this.w.length; i++) {
      this.speed[i] = this.inertia * this.speed[i] - this.rate * delta * x[i];
      this.w[i] += this.speed[i];
    }
    this.bias -= this.rate * delta;
  }
}`;

const matrices = `class Net {
  constructor(sizes, rate) {
    this.rate = rate;
    this.squash = Net.squash;
    this.slope = Net.slope;
    this.weights = [];
    for (let i = 1; i < sizes.length; i++) this.weights.push(new Matrix(sizes[i], sizes[i - 1]).randomize());
  }
  static squash(z) {
    return 1 / (1 + Math.exp(-z));
  }
  static slope(y) {
    return y * (1 - y);
  }
  train(xs, ts) {
    const kept = [];
    let a = Matrix.fromArray(xs);
    for (let i = 0; i < this.weights.length; i++) {
      kept.push(a);
      a = Matrix.multiply(this.weights[i], a);
      a.map(this.squash);
    }
    const error = Matrix.subtract(Matrix.fromArray(ts), a);
    let delta = Matrix.map(a, this.slope);
    delta.multiply(error);
    for (let i = kept.length - 1; i >= 0; i--) {
      const step = Matrix.multiply(delta, Matrix.transpose(kept[i]));
      step.multiply(this.rate);
      const below = Matrix.multiply(Matrix.transpose(this.weights[i]), delta);
      this.weights[i].add(step);
      delta = Matrix.map(kept[i], this.slope);
      delta.multiply(below);
    }
  }
}`;

const neurons = `class Neuron {
  fire(inputs) {
    this.inputs = inputs;
    let sum = 0;
    for (let i = 0; i < inputs.length; i++) sum += this.weights[i] * inputs[i];
    this.output = 1 / (1 + Math.exp(-sum));
    return this.output;
  }
}
class Net {
  run(inputs) {
    let values = inputs;
    for (const layer of this.layers) values = layer.map((neuron) => neuron.fire(values));
    return values;
  }
  train(inputs, goals, rate) {
    this.run(inputs);
    const last = this.layers[this.layers.length - 1];
    for (let j = 0; j < last.length; j++) {
      const y = last[j].output;
      last[j].delta = (goals[j] - y) * y * (1 - y);
    }
    for (let l = this.layers.length - 2; l >= 0; l--)
      for (let j = 0; j < this.layers[l].length; j++) {
        const neuron = this.layers[l][j];
        let error = 0;
        for (const above of this.layers[l + 1]) error += above.weights[j] * above.delta;
        neuron.delta = error * neuron.output * (1 - neuron.output);
      }
    for (const layer of this.layers)
      for (const neuron of layer)
        for (let i = 0; i < neuron.weights.length; i++)
          neuron.weights[i] += rate * neuron.delta * neuron.inputs[i];
  }
}
const layerOf = (n) => Array.from({ length: n }, () => new Neuron());`;

/** What stands in a program instead, and the lines that are told then. */
const slips: Readonly<Record<string, readonly [string, readonly (readonly [string, string, number])[]]>> = {
  'a line': [
    line,
    [
      ['y - guess', 'guess - y', 7],
      ['slope += rate', 'slope -= rate', 8],
      ['error * x', 'error', 8],
      ['shift += rate * error', 'shift += rate * error * x', 9],
    ],
  ],
  'a closure': [
    closure,
    [
      ['y - target', 'target - y', 14],
      ['V[j] -= rate', 'V[j] += rate', 17],
      ['(1 - h[j] * h[j])', '(1 - h[j])', 18],
      ['rate * ds * x[i]', 'rate * dh * x[i]', 19],
    ],
  ],
  'a momentum': [
    momentum,
    [
      ['this.w[i] += this', 'this.w[i] -= this', 12],
      ['this.bias -=', 'this.bias +=', 14],
    ],
  ],
  matrices: [
    matrices,
    [
      ['this.weights[i]), delta)', 'this.weights[i]), error)', 29],
      ['Matrix.map(kept[i], this.slope)', 'Matrix.map(below, this.slope)', 31],
      ['this.weights[i].add', 'this.weights[i].subtract', 30],
    ],
  ],
  neurons: [
    neurons,
    [
      ['error += above', 'error = above', 27],
      ['neuron.weights[i] += rate', 'neuron.weights[i] -= rate', 33],
    ],
  ],
};

function saidOf(source: string) {
  const found = verify(closerLook(analyze(source))).flatMap(({ verdicts }) => verdicts);
  const wrong = found.filter(({ judgement }) => judgement === 'wrong');
  return { right: found.length - wrong.length, wrong: wrong.map((each) => each.line) };
}

describe('a mistake in a network as people write it', () => {
  for (const [name, [source, all]] of Object.entries(slips)) {
    it(`is none where ${name} goes down the loss`, () => {
      const { right, wrong } = saidOf(source);
      assert.deepEqual(wrong, []);
      assert.ok(right > 1, 'nothing is said');
    });
    for (const [was, is, at] of all)
      it(`is told on its line in ${name}: ${is} for ${was}`, () => {
        assert.ok(source.includes(was));
        assert.deepEqual(saidOf(source.replace(was, is)).wrong, [at]);
      }).timeout(60_000);
  }

  it('is weights that are changed before the error goes through them, and an error without a slope', () => {
    const source = matrices
      .replace('this.weights[i].add(step);', '')
      .replace('const below', 'this.weights[i].add(step);\n      const below')
      .replace('this.weights[i]), delta)', 'this.weights[i]), error)')
      .replace('const error =', 'let error =')
      .replaceAll('below', 'error')
      .replace('const error = Matrix.multiply', 'error = Matrix.multiply');
    assert.deepEqual(saidOf(source).wrong, [29, 30]);
  });

  it('is no filter that corrects its guess by other gains', () => {
    const source = `function track(state, seen, dt, alpha, beta) {
  const guess = state.x + state.v * dt;
  const error = seen - guess;
  state.x += alpha * error;
  state.v += (beta * error) / dt;
}`;
    assert.deepEqual(saidOf(source).wrong, []);
  });
});
