/* Gradients that a layer adds up, and makes room for where there is none yet; derivatives of losses beside what predicts. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

/** What is said to who asks: lines, and whether they are wrong. */
const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ line, judgement }) => `${line} ${judgement === 'wrong' ? 'wrong' : 'right'}`),
  );

const layer = (room: string) => `class Stretch {
  constructor(n) {
    this.n = n;
    this.w = new Array(n).fill(1);
    this.b = 0;
    this.dw = null;
    this.db = null;
  }
  forward(x) {
    this.x = x;
    const out = new Array(this.n);
    for (let i = 0; i < this.n; i++) out[i] = x[i] * this.w[i] ** 3 + this.b;
    return out;
  }
  backward(dout) {
    ${room}
    for (let i = 0; i < this.n; i++) {
      this.dw[i] += dout[i] * this.x[i] * 3 * this.w[i] ** 2;
      this.db += dout[i];
    }
    return dout.map((d, i) => d * this.w[i] ** 3);
  }
}
`;
const zeros = 'new Array(this.n).fill(0)';

describe('A gradient that room is made for where there is none', () => {
  for (const room of [
    `this.dw ??= ${zeros}; this.db ??= 0;`,
    `if (!this.dw) this.dw = ${zeros}; if (!this.db) this.db = 0;`,
    `if (this.dw === null) { this.dw = ${zeros}; this.db = 0; }`,
    `if (this.dw == null) this.dw = this.w.map(() => 0); if (this.db == null) this.db = 0;`,
  ]) {
    it(`is right: ${room}`, () => assert.deepEqual(said(layer(room)), ['18 right', '19 right', '21 right']));
    it(`is wrong on its line: ${room}`, () =>
      assert.deepEqual(said(layer(room).replace('* 3 *', '*')), ['18 wrong', '19 right', '21 right']));
  }

  it('is made room for anew where it has another length', () => {
    const room = `if (this.dw === undefined || this.dw.length !== this.n) this.dw = ${zeros}; this.db ??= 0;`;
    assert.deepEqual(said(layer(room)), ['18 right', '19 right', '21 right']);
    assert.deepEqual(said(layer(room).replace('* 3 *', '*')), ['18 wrong', '19 right', '21 right']);
  });
});

describe('The derivative of a loss', () => {
  const beside = (name: string) => `class Net {
  feedforward(x) {
    return x.map((v, i) => Math.tanh(this.w[i] * v));
  }
  ${name}(out, desired) {
    return out.map((o, i) => o - desired[i]);
  }
}
`;
  for (const name of ['costDerivative', 'lossPrime', 'errorGradient'])
    it(`is none of what predicts: ${name}`, () => assert.deepEqual(said(beside(name)), []));

  it('is that of the loss', () => {
    const own = `const cost = (p, t) => (p - t) ** 2;
const costDerivative = (p, t) => 2 * (p - t);
`;
    assert.deepEqual(said(own), ['2 right']);
    assert.deepEqual(said(own.replace('2 * (p', '(p')), ['2 wrong']);
  });
});
