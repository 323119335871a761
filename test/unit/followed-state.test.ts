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
