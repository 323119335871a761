/* Functions on arrays that the file does not define mean what their names say, and nobody is accused over a doubt in that. */
import assert from 'node:assert/strict';
import type { Verdict } from '../../src/verification/model';
import { verdictsOn } from '../judged/measure';

const brief = ({ line, name, of, judgement }: Verdict) =>
  `${line} ${name} of ${of} ${/exact|correct/.test(judgement) ? 'right' : judgement}`;

const said = (source: string) => verdictsOn(source, 'javascript').map(brief);

/** A layer of neurons, with what its forward and its backward method say. */
const layer = (forward: string, backward: string) =>
  `class Layer {\n  forward(x) {\n    this.x = x;\n    ${forward}\n  }\n  backward(dout) {\n    ${backward}\n  }\n}\n`;

describe('functions on arrays that no file defines', () => {
  it('are products of matrices, transposes and sums along an axis', () => {
    const forward = 'return add(matmul(x, this.W), this.b);';
    const backward = (dW: string) =>
      `this.dW = ${dW}; this.db = sum(dout, 0); return matmul(dout, transpose(this.W));`;
    assert.deepEqual(said(layer(forward, backward('matmul(transpose(this.x), dout)'))), [
      '7 this.dW of this.W right',
      '7 this.db of this.b right',
      '7 return of x right',
    ]);
    assert.deepEqual(said(layer(forward, backward('matmul(transpose(dout), this.x)'))), [
      '7 this.dW of this.W uncertain',
      '7 this.db of this.b right',
      '7 return of x right',
    ]);
    const [wrong] = said(layer(forward, backward('scale(matmul(transpose(this.x), dout), 2)')));
    assert.equal(wrong, '7 this.dW of this.W wrong');
  });

  it('go by numbers, element by element, where nothing asks for an array', () => {
    const forward = 'return div(neg(x), this.s);';
    const right =
      'const dx = neg(div(dout, this.s)); const ds = div(mul(dout, this.x), square(this.s)); return [dx, ds];';
    assert.deepEqual(said(layer(forward, right)), ['7 dx of x right', '7 ds of s right']);
    assert.deepEqual(said(layer(forward, right.replace('square(this.s)', 'this.s'))), [
      '7 dx of x right',
      '7 ds of s wrong',
    ]);
  });

  it('are methods as well, which change what they are of where nobody takes what they give', () => {
    const forward = 'const z = x.mmul(this.W); z.addRowVector(this.b); return z;';
    const backward =
      "this.dW = this.x.transpose().mmul(dout); this.db = dout.sum('column'); return dout.mmul(this.W.T);";
    assert.deepEqual(said(layer(forward, backward)), [
      '7 this.dW of this.W right',
      '7 this.db of this.b right',
      '7 return of x right',
    ]);
    assert.deepEqual(said(layer(forward, backward.replace("'column'", "'row'"))), [
      '7 this.dW of this.W right',
      '7 this.db of this.b wrong',
      '7 return of x right',
    ]);
  });

  it('that are called mul are of matrices, or of elements, as the pass takes them', () => {
    const forward = 'return add(mul(this.W, x), this.b);';
    const backward =
      'this.dW = mul(dout, transpose(this.x)); this.db = dout; return mul(transpose(this.W), dout);';
    const all = ['7 this.dW of this.W right', '7 this.db of this.b right', '7 return of x right'];
    assert.deepEqual(said(layer(forward, backward)), all);
    const ofElements = 'this.dW = mul(dout, this.x); this.db = dout; return mul(this.W, dout);';
    assert.deepEqual(said(layer(forward, ofElements)), all);
  });

  it('go along rows or columns, as the pass takes them', () => {
    const forward = 'this.y = softmax(matmul(this.W, x)); return this.y;';
    const back = (axis: number, s: string) =>
      `const s = sum(hadamard(dout, this.y), ${axis}); const dz = this.y.map((row, i) => row.map((y, j) => y * (dout[i][j] - ${s}))); this.dW = matmul(dz, transpose(this.x)); return dz;`;
    for (const [axis, s] of [
      [0, 's[j]'],
      [1, 's[i]'],
    ] as const)
      assert.ok(said(layer(forward, back(axis, s))).includes('7 this.dW of this.W right'), s);
  });

  it('leave alone what only has their names', () => {
    const forward = 'log(x); return mul(x, this.s);';
    assert.deepEqual(said(layer(forward, 'const dx = mul(dout, this.s); return dx;')), ['7 dx of x right']);
    const own = 'function mul(a, b) {\n  return a + b;\n}\n';
    const added = said(own + layer('return mul(x, this.s);', 'const dx = dout; return dx;'));
    assert.deepEqual(added, ['10 dx of x right']);
  });

  it('take what is beside arrays of several shapes for a number', () => {
    const forward = 'return matmul(mul(x, this.c), mul(this.W, this.c));';
    const backward =
      'this.dW = mul(matmul(transpose(mul(this.x, this.c)), dout), this.c); return mul(matmul(dout, transpose(mul(this.W, this.c))), this.c);';
    assert.deepEqual(said(layer(forward, backward)), ['7 this.dW of this.W right', '7 return of x right']);
  });
});

describe('things that no file defines', () => {
  const operation = (made: string) => `class Scale {
  forward(a, b) {
    this.kept = [a, b];
    const z = new Tensor(_mul(a.data, b.data), a.requires_grad || b.requires_grad);
    if (a.requires_grad) a.children.push(z);
    return z;
  }
  backward(dz, z) {
    const [a, b] = this.kept;
    if (a.requires_grad) {
      let da = new Tensor(${made});
      da = broadcast(da, a);
      a.backward(da, z);
    }
    if (b.requires_grad) b.backward(new Tensor(_mul(dz.data, a.data)), z);
  }
}
`;

  it('have the numbers that they are made with, and hand gradients on', () => {
    assert.deepEqual(said(operation('_mul(dz.data, b.data)')), ['11 da of a right']);
    assert.deepEqual(said(operation('_mul(dz.data, a.data)')), ['11 da of a wrong']);
  });
});

describe('what steps say of gradients', () => {
  const mean = (divide: string) => `function step(X, Y, w, b, rate) {
  let loss = 0;
  let dw = 0;
  let db = 0;
  for (let i = 0; i < X.length; i++) {
    const off = w * X[i] + b - Y[i];
    loss += off * off;
    dw += 2 * off * X[i];
    db += 2 * off;
  }
  loss /= X.length;
  w -= (rate * dw) / ${divide};
  b -= (rate * db) / ${divide};
  return { w, b, loss };
}
`;

  it('is that they are of the sum where the step divides by the count', () => {
    assert.deepEqual(said(mean('X.length')).slice(0, 2), ['8 dw of w right', '9 db of b right']);
    assert.ok(said(mean('2')).every((each) => !each.startsWith('8 dw of w right')));
  });

  it('is no matter where what comes from above is of each example, and what all share is divided by their number', () => {
    const backward = (dW: string, db: string) =>
      said(
        layer(
          'return add(dot(this.W, x), this.b);',
          `const m = dout[0].length; this.dW = ${dW}; this.db = ${db}; return dot(transpose(this.W), dout);`,
        ),
      );
    const dW = 'scale(dot(dout, transpose(this.x)), 1 / m)';
    assert.deepEqual(backward(dW, 'scale(sum(dout, 1), 1 / m)').slice(0, 1), ['7 this.dW of this.W right']);
    assert.ok(backward(dW, 'sum(dout, 1)').every((each) => !each.startsWith('7 this.dW of this.W right')));
  });

  it('is that a target is held, though it is made of what is learnt', () => {
    const learner = (error: string) => `class Learner {
  value(s) {
    let sum = this.b;
    for (let i = 0; i < s.length; i++) sum += this.w[i] * s[i];
    return sum;
  }
  learn(s, reward, next, rate) {
    const target = reward + 0.9 * this.value(next);
    const error = this.value(s) - target;
    const loss = 0.5 * error * error;
    for (let i = 0; i < s.length; i++) {
      const dw = ${error};
      this.w[i] -= rate * dw;
    }
    this.b -= rate * error;
    return loss;
  }
}
`;
    const right = said(learner('error * s[i]'));
    assert.ok(right.includes('12 dw of this.w right'));
    assert.ok(right.every((each) => each.endsWith(' right')));
    const wrong = said(learner('error * s[i] * s[i]')).filter((each) => each.endsWith(' wrong'));
    assert.equal(wrong.length, 1);
    assert.ok(wrong[0].startsWith('12 dw '));
  });

  it('is not what a variable is that is returned with a step made', () => {
    const source =
      'function step(w, x, y, rate) {\n  const off = dot(w, x) - y;\n  const loss = 0.5 * off * off;\n  const dw = scale(x, off);\n  return { loss, w: sub(w, scale(dw, rate)) };\n}\n';
    assert.deepEqual(said(source), ['4 dw of w right']);
  });
});
