/* What a backward function calls otherwise than its forward one: what it gets, and the gradient of the input. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** What is said to who asks. */
const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ judgement }) => judgement.replace('exact', 'correct')),
  );

/** Forward functions, what they are gone back through with, and a slip in that. */
const functions = [
  ['Math.tanh(v)', '(output, dout)', 'output.map((v, i) => dout[i] * (1 - v * v))', '1 - v', '1 + v'],
  ['Math.tanh(v)', '(dout, y)', 'dout.map((d, i) => d * (1 - y[i] * y[i]))', '1 - y', '1 + y'],
  ['v * v * v', '(input, dout)', 'input.map((v, i) => 3 * v * v * dout[i])', '3 *', '2 *'],
  ['Math.max(v, 0)', '(z, dA)', 'z.map((v, i) => (v > 0 ? dA[i] : 0))', 'v > 0', 'v < 0'],
] as const;

describe('What a backward function gets under a name of its own', () => {
  for (const [forward, parameters, back, right, wrong] of functions) {
    const source = `function bendForward(x) {
  return x.map((v) => ${forward});
}
function bendBackward${parameters} {
  const dx = ${back};
  return dx;
}
`;
    it(`is found: ${parameters}`, () => assert.deepEqual(said(source), ['correct']));
    it(`accuses nobody: ${parameters}`, () =>
      assert.ok(!said(source.replace(right, wrong)).includes('wrong')));
  }
});

describe('Parameters with longer names', () => {
  const source = `function linearForward(x, W, b) {
  const out = [];
  for (let i = 0; i < W.length; i++) {
    let sum = b[i];
    for (let j = 0; j < x.length; j++) sum += W[i][j] * x[j];
    out.push(sum);
  }
  return out;
}
function linearBackward(dOut, input, weights) {
  const dInput = new Array(input.length).fill(0);
  const dW = weights.map((row) => row.map(() => 0));
  for (let i = 0; i < weights.length; i++)
    for (let j = 0; j < input.length; j++) {
      dW[i][j] = dOut[i] * input[j];
      dInput[j] += dOut[i] * weights[i][j];
    }
  return { dInput, dW, db: dOut.slice() };
}
`;
  it('stand for the short ones', () => assert.deepEqual(said(source), ['correct', 'correct', 'correct']));
  it('are guesses', () => assert.ok(!said(source.replace('* weights', '* 2 * weights')).includes('wrong')));
});

describe('The gradient of the input', () => {
  const layer = (name: string, factor: string) => `class Stretch {
  constructor(n) {
    this.n = n;
    this.gain = new Array(n).fill(1);
  }
  forward(x) {
    const out = new Array(this.n);
    for (let i = 0; i < this.n; i++) out[i] = x[i] * this.gain[i];
    return out;
  }
  backward(gradOutput) {
    const ${name} = new Array(this.n);
    for (let i = 0; i < this.n; i++) ${name}[i] = gradOutput[i] * ${factor};
    return ${name};
  }
}
`;
  for (const name of ['gradInput', 'dInputs', 'inputGradient', 'gradIn']) {
    it(`is that of what the layer gets: ${name}`, () =>
      assert.deepEqual(said(layer(name, 'this.gain[i]')), ['correct']));
    it(`is wrong where it is not: ${name}`, () =>
      assert.deepEqual(said(layer(name, '2 * this.gain[i]')), ['wrong']));
  }
});

describe('Gradients in an object, of weights in another one at the top of the file', () => {
  const net = (slope: string, share: string) => `const w = { in: 0.3, out: -0.7, shift: 0.2 };
const bend = (x) => Math.tanh(x);
function gradientsOf(pairs) {
  const grads = { in: 0, out: 0, shift: 0 };
  for (const { x, y } of pairs) {
    const h = bend(w.in * x);
    const p = bend(w.out * h + w.shift);
    const miss = p - y;
    const dp = miss * (1 - p * p);
    grads.out += dp * h;
    grads.shift += dp;
    const dh = dp * ${share}(1 - ${slope});
    grads.in += dh * x;
  }
  return grads;
}
`;
  it('are right', () =>
    assert.deepEqual(said(net('h * h', 'w.out * ')), Array.from({ length: 6 }).fill('correct')));
  for (const [slope, share] of [
    ['h', 'w.out * '],
    ['h * h', ''],
  ] as const)
    it(`are wrong where ${share === '' ? 'a factor is missing' : 'a slope is wrong'}`, () =>
      assert.equal(said(net(slope, share)).indexOf('wrong'), 4));
});
