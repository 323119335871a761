/* What a step in time gets and gives: a state with members, several results, and a cache that is put together on the spot. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { areRight, instead, toldOf } from './told';

const cell = `
const sig = (x) => 1 / (1 + Math.exp(-x));
function gateForward(w, x, prev) {
  const k = sig(w.k * x + w.r * prev.h);
  const m = Math.tanh(w.m * x);
  const c = k * prev.c + (1 - k) * m;
  return { h: Math.tanh(c), c, cache: { x, prev, k, m, c } };
}
function gateBackward(w, cache, dh, dcNext) {
  const { x, prev, k, m, c } = cache;
  const dc = dcNext + dh * (1 - Math.tanh(c) ** 2);
  const dk = dc * (prev.c - m) * k * (1 - k);
  const dm = dc * (1 - k) * (1 - m * m);
  const dhPrev = dk * w.r;
  const dcPrev = dc * k;
  return { grads: { k: dk * x, r: dk * prev.h, m: dm * x }, dhPrev, dcPrev };
}`;

describe('The gradient of a member of the state before', () => {
  const names = ['dcPrev', 'dPrevC', 'd_prev_c', 'dc_prev'];
  for (const name of names) {
    const source = cell.replaceAll('dcPrev', name);
    it(`is that of the member whose names it puts together: ${name}`, () =>
      areRight(source, 'javascript', 8));
    it(`is none of another number: ${name}`, () => {
      const told = toldOf(instead(source, `${name} = dc * k`, `${name} = dc * (1 - k)`), 'javascript');
      assert.equal(told[name], 'wrong');
      assert.equal(told.dhPrev, 'right');
    });
  }
  it('is found whatever holds it', () => {
    const source = cell.replaceAll('prev', 'before').replaceAll('dcPrev', 'dBeforeC');
    areRight(source, 'javascript', 8);
    const told = toldOf(instead(source, 'dBeforeC = dc * k', 'dBeforeC = dc * m'), 'javascript');
    assert.equal(told.dBeforeC, 'wrong');
  });
});

const python = `
import math
def gate_forward(p, x, prev):
    k = math.tanh(p['k'] * x + p['r'] * prev['h'])
    h = k * k + prev['h']
    c = prev['c'] * k
    return h, c, (x, prev, k)
def gate_backward(p, cache, dh, dc):
    x, prev, k = cache
    dk = (dh * 2 * k + dc * prev['c']) * (1 - k * k)
    d_prev_h = dh + dk * p['r']
    d_prev_c = dc * k
    return {'k': dk * x, 'r': dk * prev['h']}, d_prev_h, d_prev_c
`;

const listed = `
function leakForward(w, u, x, h0, c0) {
  const i = Math.tanh(w * x + u * h0);
  const c = 0.5 * c0 + i;
  const h = Math.sin(c);
  return [h, c, [w, u, x, h0, c0, i]];
}
function leakBackward(dh, dc, [w, u, x, h0, c0, i]) {
  const dcAll = dc + dh * Math.cos(0.5 * c0 + i);
  const dz = dcAll * (1 - i * i);
  return { dw: dz * x, du: dz * h0, dx: dz * w, dh0: dz * u, dc0: 0.5 * dcAll };
}`;

describe('A cache that is put together where it is returned', () => {
  const programs: readonly (readonly [
    what: string,
    Language,
    string,
    from: string,
    to: string,
    wrong: string,
  ])[] = [
    ['a tuple', 'python', python, 'd_prev_c = dc * k', 'd_prev_c = dc * x', 'd_prev_c'],
    ['a list, taken apart', 'javascript', listed, 'du: dz * h0', 'du: dz * c0', 'return.du'],
    [
      'a list in the middle',
      'javascript',
      listed.replace('[h, c, [w, u, x, h0, c0, i]]', '[h, [w, u, x, h0, c0, i], c]'),
      'du: dz * h0',
      'du: dz * c0',
      'return.du',
    ],
    [
      'an object, beside a list of results that come back as a list',
      'javascript',
      listed
        .replace('[h, c, [w, u, x, h0, c0, i]]', '[[h, c], { w, u, x, h0, c0, i }]')
        .replace('(dh, dc, [w, u, x, h0, c0, i])', '([dh, dc], { w, u, x, h0, c0, i })'),
      'du: dz * h0',
      'du: dz * c0',
      'return.du',
    ],
  ];
  for (const [what, language, source, from, to, wrong] of programs) {
    it(`is what the way back gets: ${what}`, () => areRight(source, language, 5));
    it(`shows a mistake: ${what}`, () => {
      const told = toldOf(instead(source, from, to), language);
      const { [wrong]: own, ...others } = told;
      assert.equal(own, 'wrong', JSON.stringify(told));
      assert(
        Object.values(others).every((each) => each === 'right'),
        JSON.stringify(told),
      );
    });
  }
  it('has no gradient of what only comes in by its parts', () => {
    const source = listed.replace('(dh, dc, [w, u, x, h0, c0, i])', '({ dh, dc }, [w, u, x, h0, c0, i])');
    assert(!Object.keys(toldOf(source, 'javascript')).includes('dh'));
  });
});

const rnn = `
class Cell {
  constructor(Wx, Wh, b) { this.Wx = Wx; this.Wh = Wh; this.b = b; }
  step(x, h) {
    return this.b.map((b, i) => {
      let s = b;
      for (let j = 0; j < x.length; j++) s += this.Wx[i][j] * x[j];
      for (let j = 0; j < h.length; j++) s += this.Wh[i][j] * h[j];
      return Math.tanh(s);
    });
  }
  backward(x, hPrev, h, dh) {
    const dz = dh.map((d, i) => d * (1 - h[i] ** 2));
    const dWx = dz.map((d) => x.map((v) => d * v));
    const dWh = dz.map((d) => hPrev.map((v) => d * v));
    const dhPrev = hPrev.map((_, j) => dz.reduce((s, d, i) => s + d * this.Wh[i][j], 0));
    return { dhPrev, dWx, dWh, db: dz };
  }
}`;
const next = `
function leakyForward(w, u, x, h) { return Math.tanh(w * x + u * h); }
function leakyBackward(w, u, x, h, hNext, dhNext) {
  const dz = dhNext * (1 - hNext * hNext);
  return { dw: dz * x, du: dz * h, dh: dz * u };
}`;
const listing = `
import math
def forward(w, u, x, h):
    return math.tanh(w * x + u * h)
def backward(w, u, x, h_prev, h, dh):
    dz = dh * (1 - h * h)
    return dz * x, dz * h_prev, dz * u
`;

describe('A state before and after a step', () => {
  for (const [what, source, language, from, to, wrong] of [
    ['hPrev beside h', rnn, 'javascript', 'hPrev.map((v) => d', 'h.map((v) => d', 'dWh'],
    ['h beside hNext', next, 'javascript', 'du: dz * h,', 'du: dz * hNext,', 'return.du'],
  ] as const) {
    it(`is told apart by its names: ${what}`, () => areRight(source, language, 4));
    it(`shows a mistake: ${what}`, () => {
      const { [wrong]: own, ...others } = toldOf(instead(source, from, to), language);
      assert.equal(own, 'wrong');
      assert(
        Object.values(others).every((each) => each === 'right'),
        JSON.stringify(others),
      );
    });
  }
  it('may be the only one of several parameters, behind the others, of which something is returned', () =>
    areRight(listing, 'python', 4));
});

describe('A row of states that begins with a given one', () => {
  const row = (above: string) => `
import math
def run(xs, w, u, b, start):
    states = [start]
    for x in xs:
        states.append(math.tanh(w * x + u * states[-1] + b))
    return states

def run_backward(xs, states, w, u, b, dstates):
    dw = du = db = 0.0
    dnext = 0.0
    for t in reversed(range(len(xs))):
        dstate = dstates[${above}] + dnext
        draw = dstate * (1 - states[t + 1] ** 2)
        dw += draw * xs[t]
        du += draw * states[t]
        db += draw
        dnext = draw * u
    return dw, du, db, dnext
`;
  // Whether the given state is one of those that the gradients from above are of, everybody sees in their own way.
  for (const [what, above] of [
    ['without that', 't'],
    ['with that', 't + 1'],
  ]) {
    it(`gets gradients from above ${what}`, () => {
      const told = Object.entries(toldOf(row(above), 'python'));
      assert(told.length >= 3 && told.every(([, judgement]) => judgement !== 'wrong'), String(told));
    });
    it(`shows a mistake where it gets them ${what}`, () => {
      const told = toldOf(instead(row(above), 'draw * states[t]', 'draw * states[t + 1]'), 'python');
      assert.equal(told.du, 'wrong', JSON.stringify(told));
      assert.equal(told.dw, 'right', JSON.stringify(told));
    });
  }
});
