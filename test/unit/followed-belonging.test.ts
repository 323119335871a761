/* Which functions belong together, and what a backward function has to read, where several could be meant. */
import assert from 'node:assert/strict';
import { instead, lineOf, byLine as told } from './told';

/** All is right; and one mistake is in its line, and beside it there is no other. */
function tells(source: string, right: string, wrong: string): void {
  const line = lineOf(source, right);
  assert.ok(told(source).some((each) => each.line === line && each.judgement === 'correct'));
  assert.ok(told(source).every(({ judgement }) => judgement === 'correct'));
  const off = told(instead(source, right, wrong)).filter(({ judgement }) => judgement === 'wrong');
  assert.deepEqual(off, [{ judgement: 'wrong', line }], wrong);
}

const options = `
const net = new Network({
  activationFunction: function (value) {
    return 1 / (1 + Math.exp(-value));
  },
  activationFunctionDerivative: function (value) {
    const a = 1 / (1 + Math.exp(-value));
    return a * (1 - a);
  },
  errorFunction: function (output, expected) {
    return 0.5 * Math.pow(expected - output, 2);
  },
  errorFunctionDerivative: function (output, expected) {
    return output - expected;
  },
});`;

const runs = (kind: string, act: string) => `
  run${kind}(input) {
    this.outputs[0] = input;
    for (let l = 1; l <= this.last; l++)
      for (let j = 0; j < this.sizes[l]; j++) {
        let sum = this.biases[l][j];
        for (let i = 0; i < this.sizes[l - 1]; i++) sum += this.weights[l][j][i] * this.outputs[l - 1][i];
        this.outputs[l][j] = ${act};
      }
    return this.outputs[this.last];
  }`;
const deltas = (kind: string, slope: string) => `
  deltas${kind}(target) {
    for (let l = this.last; l > 0; l--)
      for (let j = 0; j < this.sizes[l]; j++) {
        const out = this.outputs[l][j];
        let error = 0;
        if (l === this.last) error = target[j] - out;
        else for (let k = 0; k < this.sizes[l + 1]; k++) error += this.deltas[l + 1][k] * this.weights[l + 1][k][j];
        this.deltas[l][j] = error * ${slope};
      }
  }`;

/** A network with a way forward and a way back for each of its activations, and a method that makes room for both. */
const kinds = `
class Net {
  constructor(sizes) {
    this.sizes = sizes;
    this.last = sizes.length - 1;
    this.setUp();
  }
  setUp() {
    this.outputs = [];
    this.deltas = [];
    for (let l = 0; l <= this.last; l++) {
      this.outputs[l] = new Array(this.sizes[l]).fill(0);
      this.deltas[l] = new Array(this.sizes[l]).fill(0);
    }
  }
${runs('Sigmoid', '1 / (1 + Math.exp(-sum))')}
${runs('Tanh', 'Math.tanh(sum)')}
${deltas('Sigmoid', 'out * (1 - out)')}
${deltas('Tanh', '(1 - out * out)')}
}`;

const layers = `
function Tanh() {}
Tanh.prototype = {
  forward: function (V) {
    this.in = V;
    var A = V.clone();
    for (var i = 0; i < V.w.length; i++) A.w[i] = Math.tanh(V.w[i]);
    this.out = A;
    return A;
  },
  backward: function () {
    var V = this.in;
    var V2 = this.out;
    for (var i = 0; i < V.w.length; i++) {
      var y = V2.w[i];
      V.dw[i] = (1 - y * y) * V2.dw[i];
    }
  },
};
function Square() {}
Square.prototype = {
  forward: function (V) {
    this.in = V;
    var A = V.clone();
    for (var i = 0; i < V.w.length; i++) A.w[i] = V.w[i] * V.w[i];
    this.out = A;
    return A;
  },
  backward: function () {
    var V = this.in;
    var V2 = this.out;
    for (var i = 0; i < V.w.length; i++) V.dw[i] = 2 * V.w[i] * V2.dw[i];
  },
};`;

describe('Functions that belong together', () => {
  it('are told by all of their names, in options that somebody is given', () => {
    tells(options, 'return a * (1 - a)', 'return a * (1 + a)');
    tells(options, 'return a * (1 - a)', 'return a * a');
    tells(options, 'return output - expected', 'return output + expected');
  });
  it('are told by what their names share, beside others that set what they read', () => {
    const lines = (text: string) =>
      kinds.split('\n').flatMap((line, k) => (line.includes(text) ? [k + 1] : []));
    const right = new Set(told(kinds).map(({ line }) => line));
    assert.ok(told(kinds).every(({ judgement }) => judgement === 'correct'));
    for (const line of lines('this.deltas[l][j] = error')) assert.ok(right.has(line), `line ${line}`);
  });
  it('read what comes from above under any name', () => {
    tells(layers, '(1 - y * y) * V2.dw[i]', '(1 - y * y)');
    tells(layers, '(1 - y * y) * V2.dw[i]', '(1 - y * y) * y');
    tells(layers, '2 * V.w[i] * V2.dw[i]', '2 * V.w[i] * V2.w[i]');
  });
});
