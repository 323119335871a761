/* Activations from tables of which the caller chooses one, and what tells nothing of a mask. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const lines = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => [
    ...new Set(all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line)),
  ];
  return { right: those(/exact|correct/), wrong: those(/^wrong/) };
};

const net = (tables: string, begin: string, f: string, slope: string) => `${tables}
class Net {
  run(x) {
    ${begin}
    this.hidden = this.w.map((row, j) => ${f.replace('IN', 'row.reduce((s, w, i) => s + w * x[i], this.b[j])')});
    return this.hidden.reduce((s, h, j) => s + h * this.v[j], 0);
  }
  train(x, wanted, rate) {
    ${begin}
    const err = this.run(x) - wanted;
    const slopes = this.hidden.map((h, j) => err * this.v[j] * ${slope});
    for (let j = 0; j < this.v.length; j++) {
      this.v[j] -= rate * err * this.hidden[j];
      this.b[j] -= rate * slopes[j];
      for (let i = 0; i < x.length; i++) this.w[j][i] -= rate * slopes[j] * x[i];
    }
  }
}`;
const both = `const kinds = { logistic: { of: (z) => 1 / (1 + Math.exp(-z)), slope: (h) => h * (1 - h) }, tanh: { of: (z) => Math.tanh(z), slope: (h) => 1 - h * h } };`;
const two = `const kinds = { none: (z) => z, logistic: (z) => 1 / (1 + Math.exp(-z)), tanh: (z) => Math.tanh(z) }; const bends = { none: () => 1, logistic: (h) => h * (1 - h), tanh: (h) => 1 - h * h };`;

describe('A table of activations', () => {
  for (const [what, tables, begin, f, slope] of [
    ['a function and its slope', both, '', 'kinds[this.kind].of(IN)', 'kinds[this.kind].slope(ARG)'],
    ['both, taken first', both, 'const { of, slope } = kinds[this.kind];', 'of(IN)', 'slope(ARG)'],
    ['an entry with a name', both, 'const act = kinds[this.kind];', 'act.of(IN)', 'act.slope(ARG)'],
    ['the same name in two tables', two, '', 'kinds[this.kind](IN)', 'bends[this.kind](ARG)'],
  ])
    it(`is asked for ${what}`, () => {
      const named = (by: string) => lines(net(tables, begin, f, slope.replace('ARG', by)));
      assert.deepEqual(named('h'), { right: [10, 11, 13, 15], wrong: [] });
      assert.deepEqual(named('x[0]').wrong, [11]);
    });

  it('is right with what is meant for one of its entries', () =>
    assert.deepEqual(lines(net(both, '', 'kinds[this.kind].of(IN)', '(1 - h * h)')).wrong, []));
});

describe('A list that is made from another', () => {
  for (const [what, mask] of [
    ['a mask', 'Array.from(x, (v) => v > 0)'],
    ['a copy that is a mask', 'Array.from(x).map((v) => v > 0)'],
  ])
    it(`is as long, and known: ${what}`, () => {
      const source = (test: string) => `class Rectifier {
  forward(x) { this.mask = ${mask}; return x.map((v) => Math.max(v, 0)); }
  backward(dout) { return dout.map((d, i) => (${test} ? d : 0)); }
}`;
      assert.deepEqual(lines(source('this.mask[i]')), { right: [3], wrong: [] });
      assert.deepEqual(lines(source('!this.mask[i]')), { right: [], wrong: [3] });
    });
});

describe('What comes from above', () => {
  it('may be called gy, beside gx, gw and gb', () => {
    const source = (factor: string) => `class Dense {
  forward(x) {
    this.x = x;
    const y = [];
    for (let o = 0; o < this.b.length; o++) y[o] = this.w[o].reduce((s, w, i) => s + w * x[i], this.b[o]);
    return y;
  }
  backward(gy) {
    const gx = this.x.map(() => 0);
    for (let o = 0; o < gy.length; o++) {
      this.gb[o] += gy[o];
      for (let i = 0; i < gx.length; i++) {
        this.gw[o][i] += gy[o] * ${factor};
        gx[i] += gy[o] * this.w[o][i];
      }
    }
    return gx;
  }
}`;
    assert.deepEqual(lines(source('this.x[i]')), { right: [9, 11, 13], wrong: [] });
    assert.deepEqual(lines(source('this.w[o][i]')).right, [9, 11]);
  });
});
