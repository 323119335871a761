/* Minus the gradient beside a loss that is written: right where something adds it, and else of the wrong sign. */
import assert from 'node:assert/strict';
import { wrongLinesOnce } from './one-mistake';
import { areRight, instead, toldOf } from './told';

const pass = `
const squash = (z) => 1 / (1 + Math.exp(-z));
function gradients(rows, w, b) {
  let gw = w.map(() => 0);
  let gb = 0;
  let loss = 0;
  for (const { x, y } of rows) {
    const p = squash(w[0] * x[0] + w[1] * x[1] + b);
    loss -= y * Math.log(p) + (1 - y) * Math.log(1 - p);
    const err = p - y;
    gw = gw.map((g, i) => g + err * x[i]);
    gb += err;
  }
  return { loss, gw, gb };
}`;
const turned = (source: string) => instead(source, 'err = p - y', 'err = y - p');
const steps = (sign: string) => `
function descend(rows, w, b, lr) {
  const { gw, gb } = gradients(rows, w, b);
  w = w.map((v, i) => v ${sign} lr * gw[i]);
  b = b ${sign} lr * gb;
  return { w, b };
}`;
/** The same with other names for the gradients. */
const named = (source: string, w: string, b: string) => source.replace(/\bgw\b/g, w).replace(/\bgb\b/g, b);

const names: readonly (readonly [string, string])[] = [
  ['gw', 'gb'],
  ['dw', 'db'],
  ['gradW', 'gradB'],
];

describe('Gradients that are returned beside the loss', () => {
  for (const [w, b] of names) {
    const source = named(pass, w, b);
    it(`are its gradients: ${w}, ${b}`, () => areRight(source, 'javascript', 3));
    it(`are uphill where nothing adds them: ${w}, ${b}`, () => {
      const told = toldOf(turned(source), 'javascript');
      assert.deepEqual(told, { err: 'wrong', [w]: 'inherited', [b]: 'inherited' });
    });
    it(`are right where updates add minus the gradient: ${w}, ${b}`, () =>
      areRight(turned(source) + named(steps('+'), w, b), 'javascript', 4));
    it(`are uphill where updates subtract it: ${w}, ${b}`, () => {
      const told = toldOf(turned(source) + named(steps('-'), w, b), 'javascript');
      assert.equal(told.err, 'wrong', JSON.stringify(told));
    });
  }
  it('go along with the sign that the update of an object adds', () => {
    const source = `
class Unit {
  constructor(n) { this.w = new Array(n).fill(0); this.b = 0; this.lr = 0.1; }
  gradients(x, y) {
    const p = 1 / (1 + Math.exp(-x.reduce((s, v, i) => s + v * this.w[i], this.b)));
    const loss = -(y * Math.log(p) + (1 - y) * Math.log(1 - p));
    const err = y - p;
    return { loss, gw: x.map((v) => err * v), gb: err };
  }
  learn(x, y) {
    const { gw, gb } = this.gradients(x, y);
    this.w = this.w.map((w, i) => w + this.lr * gw[i]);
    this.b += this.lr * gb;
  }
}`;
    areRight(source, 'javascript', 4);
  });
});

describe('Minus the gradient of what comes from above', () => {
  const engine = `
class Num {
  constructor(data) { this.data = data; this.grad = 0; this.back = () => {}; }
  relu() {
    const out = new Num(Math.max(0, this.data));
    out.back = () => { this.grad += (out.data > 0) * out.grad; };
    return out;
  }
  times(other) {
    const out = new Num(this.data * other.data);
    out.back = () => { this.grad += other.data * out.grad; other.grad += this.data * out.grad; };
    return out;
  }
}
function learn(all, rate) { for (const each of all) each.data = each.data + rate * each.grad; }`;
  it('has the wrong sign in an operation, whatever updates add', () => {
    areRight(engine, 'javascript', 2);
    const wrong = instead(engine, 'this.grad += (out.data', 'this.grad -= (out.data');
    assert.deepEqual(wrongLinesOnce(wrong, 'javascript'), [6]);
  });
});

describe('A gradient that becomes another array each time with what was there in it', () => {
  it('is told where an element stands for the one that its function counts', () => {
    const source = named(pass, 'dw', 'db').replace(
      'w[0] * x[0] + w[1] * x[1] + b',
      'w.reduce((s, v, k) => s + v * x[k], b)',
    );
    areRight(source, 'javascript', 3);
    const told = toldOf(instead(source, 'g + err * x[i]', 'g + err * x[0]'), 'javascript');
    assert.deepEqual(told, { err: 'right', dw: 'wrong', db: 'right' });
  });
});
