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

describe('A table of derivatives', () => {
  const tables = (rows: string) => `const shapes = {
  soft: (x) => Math.log(1 + Math.exp(x)),
  bump: (x) => Math.exp(-x * x),
  curve: (x) => 0.5 * x * (1 + Math.tanh(0.7978845608 * (x + 0.044715 * x ** 3))),
  step: (x) => (x > 0 ? 1 : 0),
};
const derivatives = {
  ${rows}
};`;
  const soft = 'soft: (x) => 1 / (1 + Math.exp(-x)),';
  for (const other of ['1', 'x / 2', '1 - x * x'])
    it(`is wrong in a row that is that of nothing: ${other}`, () =>
      assert.deepEqual(
        lines(tables(`${soft.replace(/=>.*,/, `=> ${other},`)}\n  bump: (x) => -2 * x * Math.exp(-x * x),`)),
        {
          right: [9],
          wrong: [8],
        },
      ));
  it('may be of a curve that is like the one in the other table, or of one for what has no slope', () =>
    assert.deepEqual(
      lines(
        tables(
          `${soft}\n  curve: (x) => { const s = 1 / (1 + Math.exp(-1.702 * x)); return s + 1.702 * x * s * (1 - s); },\n  step: () => 1,`,
        ),
      ),
      { right: [8], wrong: [] },
    ));
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

describe('A neuron', () => {
  const neuron = (ask: string, slope: string) => `class Neuron {
  fire(given) {
    ${ask}
    this.sum = this.bias + this.ins.reduce((s, link) => s + link.weight * link.from.output, 0);
    this.output = 1 / (1 + Math.exp(-this.sum));
    return this.output;
  }
  learn(wanted, rate) {
    const off = this.output - wanted;
    this.delta = off * ${slope};
    for (const link of this.ins) link.weight -= rate * this.delta * link.from.output;
    this.bias -= rate * this.delta;
  }
}`;
  for (const ask of [
    'if (given !== undefined) { this.output = given; return given; }',
    "if (typeof given !== 'undefined') { this.output = given; this.delta = 0; return this.output; }",
    'if (given != null) return (this.output = given);',
  ])
    it(`may hand on what it is given: ${ask}`, () => {
      assert.deepEqual(lines(neuron(ask, 'this.output * (1 - this.output)')), {
        right: [9, 10, 11, 12],
        wrong: [],
      });
      assert.ok(!lines(neuron(ask, 'this.output * (1 + this.output)')).right.includes(10));
    });
});

describe('A gradient', () => {
  const dense = (begin: string, dw: string, shape: string) => `import { zeros } from './lists.js';
class Dense {
  forward(x) { this.x = x; return this.w.map((row, i) => row.reduce((s, v, j) => s + v * x[j], this.b[i])); }
  backward(dout) {
    ${begin}
    const dx = zeros(${shape});
    for (let i = 0; i < dout.length; i++)
      for (let j = 0; j < dx.length; j++) {
        ${dw}[i][j] += dout[i] * this.x[j];
        dx[j] += dout[i] * this.w[i][j];
      }
    return dx;
  }
}`;
  it('is told where it gets something, and not where it only gets another name', () => {
    assert.deepEqual(lines(dense('const dw = this.dw;', 'dw', 'this.x.length')).right, [9, 10]);
    assert.deepEqual(lines(dense('', 'this.dw', '[this.x.length]')).right, [9, 10]);
  });

  const mean = (n: string) => `const la = require('la');
class Net {
  forward(X) { this.X = X; this.z = la.dot(X, this.W).add(this.b); this.a = la.sigmoid(this.z); return this.a; }
  backward(y) {
    const m = this.X.shape[0];
    const dz = la.subtract(this.a, y);
    const dW = la.dot(this.X.T, dz).divide(m);
    const db = dz.sum(0).divide(${n});
    const dX = la.dot(dz, this.W.T);
    const dXs = dX.multiply(la.ones(this.X.shape));
    this.W = this.W.subtract(dW.multiply(0.1));
  }
}`;
  it('may be the mean over examples, beside what is of one of them', () => {
    assert.deepEqual(lines(mean('m')).wrong, []);
    assert.ok(lines(mean('m')).right.includes(8));
    assert.ok(!lines(mean('2')).right.includes(8));
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
    assert.deepEqual(lines(source('this.x[i]')), { right: [11, 13, 14], wrong: [] });
    assert.deepEqual(lines(source('this.w[o][i]')).right, [11, 14]);
  });
});

describe('A backward function', () => {
  const net = (result: string, wanted: string, slope: string) => `class Net {
  forward(x) {
    this.x = x;
    this.z = this.w.map((row, i) => row.reduce((s, w, j) => s + w * x[j], this.b[i]));
    return this.z.map((z) => Math.tanh(z));
  }
  backward(${wanted}, ${result}, rate) {
    const slopes = ${result}.map((h, i) => (h - ${wanted}[i]) * ${slope});
    for (let i = 0; i < slopes.length; i++) {
      for (let j = 0; j < this.x.length; j++) this.w[i][j] -= rate * slopes[i] * this.x[j];
      this.b[i] -= rate * slopes[i];
    }
  }
}`;
  for (const [result, wanted] of [
    ['output', 'expected'],
    ['predicted', 'labels'],
    ['yHat', 'y'],
  ])
    it(`gets the result beside what it should be: ${result}, ${wanted}`, () => {
      assert.deepEqual(lines(net(result, wanted, '(1 - h * h)')).right, [8, 10, 11]);
      assert.deepEqual(lines(net(result, wanted, '(1 - h)')), { right: [10, 11], wrong: [8] });
    });

  const derivative = (name: string, slope: string) => `export function bend(x) { return Math.tanh(x); }
export function ${name}(out) { return ${slope}; }`;
  for (const name of ['bendDerivativeFromOut', 'bend_grad_given_output', 'bendPrimeUsingOut'])
    it(`may say what it is reckoned from: ${name}`, () => {
      assert.deepEqual(lines(derivative(name, '1 - out * out')), { right: [2], wrong: [] });
      assert.deepEqual(lines(derivative(name, '1 + out * out')).right, []);
    });
});

describe('A table of activations', () => {
  const table = (language: 'javascript' | 'python', source: string) =>
    verdictsOn(source, language).map(({ line, judgement }) => [line, /exact|correct/.test(judgement)]);

  it('may only name its functions: of the file, or of the language', () => {
    const source = `const squash = (z) => 1 / (1 + Math.exp(-z));
const activations = {
  squash: { f: squash, df: (z) => squash(z) * (1 - squash(z)) },
  arctan: { f: Math.atan, df: (z) => 1 / (1 + z * z) },
  hyperbolic: { f: Math.tanh, df: (y) => 1 - y * y },
  sine: { f: Math.sin, df: (z) => -Math.cos(z) },
};
`;
    assert.deepEqual(table('javascript', source), [
      [3, true],
      [4, true],
      [5, true],
      [6, false],
    ]);
  });

  it('may do so in Python, and in what classes are made of', () => {
    const python = `import math
def squash(z):
    return 1 / (1 + math.exp(-z))
activations = {
    'squash': {'f': squash, 'grad': lambda z: squash(z) * (1 - squash(z))},
    'sine': {'f': math.sin, 'grad': lambda z: math.cos(z)},
}
`;
    assert.deepEqual(table('python', python), [
      [5, true],
      [6, true],
    ]);
    const made = `class Activation {
  constructor(func, dfunc) {
    this.func = func;
    this.dfunc = dfunc;
  }
}
const arctan = new Activation(Math.atan, (z) => 1 / (1 + z * z));
`;
    assert.deepEqual(table('javascript', made), [[7, true]]);
  });

  it('may leak, less than it lets through', () => {
    const source = `class Leaky {
  constructor(alpha) { this.alpha = alpha; }
  forward(x) { this.y = x.map((v) => Math.max(this.alpha * v, v)); return this.y; }
  backward(dy) { return dy.map((d, k) => (this.y[k] > 0 ? d : this.alpha * d)); }
}
`;
    assert.deepEqual(table('javascript', source), [[4, true]]);
    assert.deepEqual(table('javascript', source.replace('this.alpha * d)', 'd)')), [[4, false]]);
  });
});
