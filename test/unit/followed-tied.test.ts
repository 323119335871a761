/* Weights that a net uses twice: their steps have two shares, one of which may be lost; and gradients of sums that have names. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { tellTheirLines, type WithMistakes, wrongLines } from './one-mistake';

const coder = `const squash = (v) => 1 / (1 + Math.exp(-v));
class Coder {
  constructor(n, m) {
    this.T = Array.from({ length: m }, () => Array.from({ length: n }, () => Math.random() - 0.5));
    this.b = new Array(m).fill(0);
    this.c = new Array(n).fill(0);
  }
  train(x, rate) {
    const h = [];
    for (let i = 0; i < this.T.length; i++) {
      let sum = this.b[i];
      for (let j = 0; j < x.length; j++) sum += this.T[i][j] * x[j];
      h.push(squash(sum));
    }
    const y = this.c.map((c, j) => h.reduce((all, v, i) => all + this.T[i][j] * v, c));
    let loss = 0;
    const dy = y.map((v, j) => v - x[j]);
    for (const each of dy) loss += 0.5 * each * each;
    const dh = h.map((v, i) => {
      let above = 0;
      for (let j = 0; j < x.length; j++) above += this.T[i][j] * dy[j];
      return above * v * (1 - v);
    });
    for (let i = 0; i < h.length; i++) {
      for (let j = 0; j < x.length; j++) {
        this.T[i][j] -= rate * (dh[i] * x[j] + dy[j] * h[i]);
      }
      this.b[i] -= rate * dh[i];
    }
    for (let j = 0; j < x.length; j++) this.c[j] -= rate * dy[j];
    return loss;
  }
}
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'an autoencoder with one matrix',
    language: 'javascript',
    source: coder,
    mistakes: [['+ dy[j] * h[i]', '- dy[j] * h[i]']],
  },
];

describe('weights that are used twice', () => {
  tellTheirLines(programs, wrongLines);

  for (const lost of [' + dy[j] * h[i]', 'dh[i] * x[j] + '])
    it(`get the share back that their step has lost: ${lost}`, () => {
      const source = coder.replace(lost, '');
      const wrong = verify(analyze(source, { language: 'javascript' })).flatMap(({ verdicts }) =>
        verdicts.filter(({ judgement }) => judgement === 'wrong'),
      );
      assert.deepEqual(
        wrong.map(({ at }) => source.slice(0, at.from).split('\n').length),
        [26],
      );
      assert.match(applyEdits(source, wrong[0].edits), /rate \* \((.*\*.*) \+ (.*\*.*)\);/);
    });
});
