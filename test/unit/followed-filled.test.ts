/*
 * Functions that fill what they are given: the forward one an array for its outputs, the backward one arrays for gradients,
 * as in code that was written in C first. And layers of a network with a loop over all of them.
 */
import assert from 'node:assert/strict';
import { instead, toldOf } from './told';

const told = (source: string) => toldOf(source, 'javascript');

const dense = `function denseForward(out, inp, weight, bias, rows, ins, outs) {
  for (let r = 0; r < rows; r++)
    for (let o = 0; o < outs; o++) {
      let sum = bias[o];
      for (let i = 0; i < ins; i++) sum += inp[r * ins + i] * weight[o * ins + i];
      out[r * outs + o] = sum;
    }
}
function denseBackward(dinp, dweight, dbias, dout, inp, weight, rows, ins, outs) {
  for (let r = 0; r < rows; r++)
    for (let o = 0; o < outs; o++) {
      const above = dout[r * outs + o];
      for (let i = 0; i < ins; i++) {
        dinp[r * ins + i] += weight[o * ins + i] * above;
        dweight[o * ins + i] += inp[r * ins + i] * above;
      }
      dbias[o] += above;
    }
}
`;

const softsign = `function softsign(y, x, n) {
  for (let i = 0; i < n; i++) y[i] = x[i] / (1 + Math.abs(x[i]));
}
function softsignGrad(dx, dy, x, n) {
  for (let i = 0; i < n; i++) {
    const below = 1 + Math.abs(x[i]);
    dx[i] = dy[i] / (below * below);
  }
}
`;

const members = `function times(made, one, other) {
  for (let i = 0; i < one.w.length; i++) {
    made.w[i] = one.w[i] * other.w[i];
    made.dw[i] = 0;
  }
}
function timesBackward(made, one, other) {
  for (let i = 0; i < one.w.length; i++) {
    one.dw[i] += other.w[i] * made.dw[i];
    other.dw[i] += one.w[i] * made.dw[i];
  }
}
`;

describe('A function that fills what it is given', () => {
  it('is right', () => {
    assert.deepEqual(told(dense), { dinp: 'right', dweight: 'right', dbias: 'right' });
    assert.deepEqual(told(softsign), { dx: 'right' });
    assert.deepEqual(told(members), { 'one.dw': 'right', 'other.dw': 'right' });
  });

  it('is wrong', () => {
    assert.equal(
      told(instead(dense, 'inp[r * ins + i] * above', 'inp[o * ins + i] * above')).dweight,
      'wrong',
    );
    assert.equal(told(instead(dense, 'dbias[o] += above', 'dbias[o] = above')).dbias, 'wrong');
    assert.equal(told(instead(softsign, '(below * below)', 'below')).dx, 'wrong');
    assert.equal(
      told(instead(members, 'other.dw[i] += one.w', 'other.dw[i] += other.w'))['other.dw'],
      'wrong',
    );
  });

  it('is silent about one that changes what it gets', () => {
    const inPlace = `function scale(x, n) {
  for (let i = 0; i < n; i++) x[i] = 2 * x[i];
}
function scaleBackward(dx, n) {
  for (let i = 0; i < n; i++) dx[i] = 2 * dx[i];
}
`;
    assert.ok(!Object.values(told(inPlace)).includes('wrong'), JSON.stringify(told(inPlace)));
  });
});

describe('A loop over all layers, down to the one that nothing stands before', () => {
  const net = (activation: string, slope: string) => `class Net {
  run(given) {
    this.out[0] = given;
    for (let l = 1; l <= this.last; l++) {
      for (let n = 0; n < this.sizes[l]; n++) {
        let z = this.bias[l][n];
        for (let k = 0; k < this.w[l][n].length; k++) z += this.w[l][n][k] * given[k];
        this.out[l][n] = ${activation};
      }
      given = this.out[l];
    }
    return given;
  }
  computeDeltas(wanted) {
    for (let l = this.last; l >= 0; l--)
      for (let n = 0; n < this.sizes[l]; n++) {
        const y = this.out[l][n];
        let error = 0;
        if (l === this.last) error = wanted[n] - y;
        else for (let k = 0; k < this.deltas[l + 1].length; k++) error += this.deltas[l + 1][k] * this.w[l + 1][k][n];
        this.errors[l][n] = error;
        this.deltas[l][n] = ${slope};
      }
  }
}
`;

  it('is right for a slope that is a choice', () => {
    for (const [activation, slope] of [
      ['Math.tanh(z)', '(1 - y * y) * error'],
      ['z < 0 ? 0 : z', 'y > 0 ? error : 0'],
      ['z > 0 ? z : 0.01 * z', 'y > 0 ? error : 0.01 * error'],
    ]) {
      const all = told(net(activation, slope));
      assert.deepEqual(all, { error: 'right', 'this.errors': 'right', 'this.deltas': 'right' }, activation);
    }
  });

  it('is not right for another one', () => {
    const all = told(net('z < 0 ? 0 : z', 'y < 0 ? error : 0'));
    assert.notEqual(all['this.deltas'], 'right', JSON.stringify(all));
  });
});
