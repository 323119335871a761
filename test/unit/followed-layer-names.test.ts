/* A layer by whatever its parts are called: what goes below, what the layer gets, and what its weights' gradients are kept in. */
import assert from 'node:assert/strict';
import { instead, lineOf, byLine as told } from './told';

/** What the layer gets; what it gives below; its gradients; how these come out of it. */
type Names = readonly [input: string, below: string, weights: string, bias: string, out: string];

const named: readonly Names[] = [
  ['input', 'dx', 'this.dW', 'this.db', 'below'],
  ['inp', 'dPrev', 'this.grads.W', 'this.grads.b', 'below'],
  ['a', 'gradInput', 'this.WGrad', 'this.bGrad', 'below'],
  ['data', 'dX', 'const dW', 'const db', '{ below, dW, db }'],
  ['inputs', 'prevError', 'const gradW', 'const gradB', '{ below, gradW, gradB }'],
];

const zeros = [
  'Array.from({ length: this.outs }, () => new Array(this.ins).fill(0))',
  'zeros(this.outs, this.ins)',
  'blank(this.outs, this.ins)',
];

/** Makes room in a way that nothing but its numbers tells. */
const blank = `
function blank(rows, columns) {
  const all = [];
  for (let r = 0; r < rows; r++) {
    all.push([]);
    for (let c = 0; c < columns; c++) all[r].push(0);
  }
  return all;
}`;

function layer([input, below, dW, db, out]: Names, room: string): string {
  const [w, b] = [dW, db].map((name) => name.replace('const ', ''));
  return `
class Dense {
  constructor(ins, outs) {
    this.ins = ins;
    this.outs = outs;
    this.W = Array.from({ length: outs }, () => Array.from({ length: ins }, () => Math.random()));
    this.b = new Array(outs).fill(0);
    this.grads = {};
  }
  activate(${input}) {
    this.last = ${input};
    this.sums = [];
    const out = [];
    for (let k = 0; k < this.outs; k++) {
      let sum = this.b[k];
      for (let i = 0; i < this.ins; i++) sum += this.W[k][i] * ${input}[i];
      this.sums[k] = sum;
      out[k] = Math.max(0, sum);
    }
    return out;
  }
  propagate(dout) {
    ${dW} = ${room};
    ${db} = new Array(this.outs).fill(0);
    const ${below} = new Array(this.ins).fill(0);
    for (let k = 0; k < this.outs; k++) {
      const own = this.sums[k] > 0 ? dout[k] : 0;
      ${b}[k] = own;
      for (let i = 0; i < this.ins; i++) {
        ${w}[k][i] = own * this.last[i];
        ${below}[i] += own * this.W[k][i];
      }
    }
    return ${out.replace('below', below)};
  }
}`;
}

describe('A layer that is called otherwise', () => {
  for (const [k, names] of named.entries())
    it(`is right with ${names[0]} and ${names[1]}, in the lines that compute its gradients, and wrong where one is`, () => {
      const source = layer(names, zeros[k % zeros.length]) + blank;
      const all = told(source);
      assert.ok(
        all.every(({ judgement }) => judgement === 'correct'),
        source,
      );
      const slips: readonly (readonly [string, string])[] = [
        ['[i] += own * this.W', '[i] -= own * this.W'],
        ['[k] = own;', '[k] = -own;'],
        ['own * this.last[i]', 'own'],
      ];
      for (const [right, wrong] of slips) {
        const line = lineOf(source, right);
        assert.ok(
          all.some((each) => each.line === line),
          right,
        );
        const off = told(instead(source, right, wrong)).filter(({ judgement }) => judgement === 'wrong');
        assert.deepEqual(off, [{ judgement: 'wrong', line }], wrong);
      }
      // One mistake makes all of it wrong.
      const mask = lineOf(source, 'dout[k] : 0');
      const off = told(instead(source, '> 0 ? dout', '< 0 ? dout')).filter(
        ({ judgement }) => judgement === 'wrong',
      );
      assert.deepEqual(off, [{ judgement: 'wrong', line: mask }]);
    });
});
