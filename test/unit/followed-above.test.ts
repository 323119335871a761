/* What comes from above, where a backward function makes it of its caller's things; and what nothing tells of the caller's. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const told = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => [
    ...new Set(all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line)),
  ];
  return { right: those(/exact|correct/), wrong: those(/wrong|inherited/) };
};

const layer = (parameter: string, above: string, slope = 'this.actPrime(this.sums[n])') => `class Dense {
  constructor(weights, biases, act, actPrime) {
    this.weights = weights;
    this.biases = biases;
    this.act = act;
    this.actPrime = actPrime;
    this.biasSums = biases.map(() => 0);
    this.weightSums = weights.map((row) => row.map(() => 0));
  }
  get shown() { return this.out; }
  columnOf(k) { return this.weights.map((row) => row[k]); }
  forward(before) {
    this.inputs = before.shown;
    this.sums = [];
    this.out = [];
    for (let n = 0; n < this.biases.length; n++) {
      const sum = this.inputs.reduce((all, x, k) => all + x * this.weights[n][k], this.biases[n]);
      this.sums.push(sum);
      this.out.push(this.act(sum));
    }
  }
  backprop(${parameter}) {
    this.errors = [];
    for (let n = 0; n < this.biases.length; n++) {
      const share = ${slope} * ${above};
      this.errors.push(share);
      this.biasSums[n] += share;
      for (let k = 0; k < this.inputs.length; k++) this.weightSums[n][k] += share * this.inputs[k];
    }
  }
}`;

const handed: readonly (readonly [what: string, parameter: string, above: string])[] = [
  ['the errors of the next layer', 'next', 'next.errors[n]'],
  ['sums over the next layer', 'next', 'next.errors.reduce((all, e, k) => all + e * next.weights[k][n], 0)'],
  ['products with its columns', 'next', 'dot(next.errors, next.columns[n])'],
  ['products with what a method gives', 'next', 'dot(next.errors, next.columnOf(n))'],
  ['errors by any name', 'e', 'e[n]'],
  ['errors beside a rate', 'errors, rate', 'errors[n]'],
];

const unit = (delta: string) => `class Unit {
  constructor() { this.bias = 0.1; this.from = []; this.to = []; }
  activate() {
    let sum = this.bias;
    for (const link of this.from) sum += link.weight * link.start.value;
    this.value = 1 / (1 + Math.exp(-sum));
    return this.value;
  }
  hiddenDelta() {
    let sum = 0;
    for (const link of this.to) sum += link.weight * link.end.delta;
    this.delta = ${delta};
  }
}`;

describe('What comes from above', () => {
  for (const [what, parameter, above] of handed)
    it(`may be ${what}`, () => {
      assert.deepEqual(told(layer(parameter, above)), { right: [25, 26, 27, 28], wrong: [] });
    });

  it('is not known where a layer multiplies with no slope', () => {
    assert.deepEqual(told(layer('next', 'next.errors[n]', '2')), { right: [], wrong: [] });
  });

  it('is a sum over what a unit leads to', () => {
    assert.deepEqual(told(unit('sum * this.value * (1 - this.value)')), { right: [12], wrong: [] });
    assert.deepEqual(told(unit('sum * this.value * (1 + this.value)')), { right: [], wrong: [] });
    const added = unit('sum * this.value * (1 - this.value)').replace(
      'weight * link.end',
      'weight + link.end',
    );
    assert.deepEqual(told(added), { right: [], wrong: [] });
  });
});

const power = (check: string, share: string) => `class Num {
  constructor(data) { this.data = data; this.grad = 0; this.back = () => {}; }
  pow(by) {
    ${check}
    const own = by instanceof Num ? by : new Num(by);
    const out = new Num(this.data ** own.data);
    out.back = () => {
      this.grad += own.data * this.data ** (own.data - 1) * out.grad;
      ${share}
    };
    return out;
  }
}`;
const shareOf = (log: string) => `out.data * Math.log(${log}) * out.grad`;

describe("What nothing tells of the caller's", () => {
  for (const check of [
    'assert(!isNaN(by));',
    'assert(!(by === null));',
    'console.assert(!Array.isArray(by));',
    "if (by instanceof Num && this.data <= 0) throw new Error('no power');",
  ])
    it(`is a fact where it is asked for: ${check}`, () => {
      const share = (log: string) => `own.grad += ${shareOf(log)};`;
      assert.deepEqual(told(power(check, share('this.data'))), { right: [8, 9], wrong: [] });
      assert.deepEqual(told(power(check, share('own.data'))), { right: [8], wrong: [9] });
    });

  for (const share of [
    (log: string) => `own.grad += by instanceof Num ? ${shareOf(log)} : 0;`,
    (log: string) => `if (by instanceof Num) own.grad += ${shareOf(log)};`,
  ])
    it(`has one answer: ${share('x')}`, () => {
      assert.deepEqual(told(power('', share('this.data'))), { right: [8, 9], wrong: [] });
      assert.deepEqual(told(power('', share('own.data'))), { right: [8], wrong: [9] });
    });
});

const checked = (name: string) => `function ${name}(input) {
  if (input.mode.of !== 'plain') throw new Error('no mode');
}
function step(input) {
  ${name}(input);
  const { x, w, t } = input;
  const y = 1 / (1 + Math.exp(-w * x));
  const loss = 0.5 * (y - t) ** 2;
  const dw = (y - t) * y * (1 - y) * x;
  return { loss, dw };
}`;

describe('A name', () => {
  // An `sse` inside a word is no loss.
  for (const name of ['assertPlain', 'processedAs', 'check'])
    it(`says of a loss what its words say: ${name}`, () => {
      assert.deepEqual(told(checked(name)), { right: [9], wrong: [] });
    });
});

const taught = (share: string) => `let w = Math.random();
let b = Math.random();
function out(x) { return 1 / (1 + Math.exp(-(w * x + b))); }
function change(input, error, y) { return ${share}; }
function teach(x, goal) {
  const y = out(x);
  const error = goal - y;
  w += change(x, error, y);
  b += change(1, error, y);
}`;

describe('A function that calls what it is off by an error', () => {
  it('learns, whatever what it calls is called', () => {
    assert.deepEqual(told(taught('input * error * y * (1 - y)')), { right: [7, 8, 9], wrong: [] });
  });
});

const net = (named: string, scaled: string, error: string) => `const sig = (x) => 1 / (1 + Math.exp(-x));
const slope = (y) => y * (1 - y);
class Net {
  constructor(ins, mids, outs) {
    this.a = new ${named}(mids, ins);
    this.b = new ${named}(outs, mids);
    this.rate = 0.1;
  }
  train(list, goals) {
    const x = ${named}.column(list);
    const h = ${named}.map(${named}.multiply(this.a, x), sig);
    const y = ${named}.map(${named}.multiply(this.b, h), sig);
    const off = ${named}.subtract(${named}.column(goals), y);
    let top = ${named}.hadamard(${named}.map(y, slope), off);
    const mid = ${named}.multiply(${named}.transpose(this.b), ${error});
    let low = ${named}.hadamard(${named}.map(h, slope), mid);
    top = ${named}.${scaled}(top, this.rate);
    low = ${named}.${scaled}(low, this.rate);
    this.b = ${named}.add(this.b, ${named}.multiply(top, ${named}.transpose(h)));
    this.a = ${named}.add(this.a, ${named}.multiply(low, ${named}.transpose(x)));
  }
}`;

describe('A class of matrices of another file', () => {
  for (const [named, scaled] of [
    ['Matriz', 'escalarMultiply'],
    ['Grid', 'scalar_multiplication'],
  ])
    it(`is one whatever it is called: ${named}, ${scaled}`, () => {
      const right = told(net(named, scaled, 'top'));
      assert.deepEqual(right.wrong, []);
      assert.ok(right.right.length >= 6);
      assert.deepEqual(told(net(named, scaled, 'off')).wrong.slice(0, 1), [15]);
    });
});

/** A unit whose backward method begins so, and that hands on what `dz` then is. */
const bulb = (parameters: string, begins: string) => `const gate = (z, v) => (z > 0 ? v : 0);
class Bulb {
  constructor(size) {
    this.w = Array.from({ length: size }, () => Math.random());
    this.b = 0;
  }
  forward(x) {
    this.x = x;
    this.z = x.reduce((sum, v, i) => sum + v * this.w[i], this.b);
    this.a = Math.max(0, this.z);
    return this.a;
  }
  backward(${parameters}) {
    ${begins}
    this.dw = this.x.map((v) => v * dz);
    this.db = dz;
    return this.w.map((w) => w * dz);
  }
}`;

describe('The only thing that a backward method gets', () => {
  for (const name of ['above', 'flow', 'incoming', 'value', 'message'])
    for (const begins of [
      `const dz = this.z > 0 ? ${name} : 0;`,
      `let dz = ${name};\n    if (this.z < 0) dz = 0;`,
      `let dz;\n    if (this.z > 0) dz = ${name};\n    else dz = 0;`,
      `const dz = gate(this.z, ${name});`,
    ])
      it(`is the gradient from above: ${begins.replaceAll(/\s+/g, ' ')}`, () => {
        const { right, wrong } = told(bulb(name, begins));
        assert.deepEqual(wrong, []);
        assert.ok(right.length >= 4, String(right));
      });
});

describe('What nothing explains of what a backward method gets', () => {
  for (const [parameters, begins] of [
    ['want', 'const dz = this.z > 0 ? this.a - want : 0;'],
    ['above, scale', 'const dz = this.z > 0 ? above * scale : 0;'],
    ['above, more', 'const dz = this.z > 0 ? above + more : 0;'],
    ['above, clip', 'const dz = this.z > 0 ? Math.max(-clip, Math.min(clip, above)) : 0;'],
  ])
    it(`makes nothing wrong: ${parameters}`, () =>
      assert.deepEqual(told(bulb(parameters, begins)).wrong, []));
});
