/*
 * Engines whose class is another file's, what is handed to what makes a thing of a result, and scripts that hand their
 * operations to the page.
 */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const lines = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line);
  return { right: those(/exact|correct/), wrong: those(/wrong|inherited/) };
};

const makers: readonly (readonly [what: string, begin: string, end: string, upstream: string])[] = [
  ['a class', 'new Num(VALUE, [a, b], (out) => {', '})', 'out.grad'],
  ['a class, later', 'new Num(VALUE, [a, b], (out) => () => {', '})', 'out.grad'],
  ['a function', 'makeOp(VALUE, [a, b], (above) => {', '})', 'above'],
  ['a function of a class', "Num.from(VALUE, 'times', a, b, (out) => () => {", '})', 'out.grad'],
  ['a function of one object', 'node({ num: VALUE, kids: [a, b], back: (out) => {', '} })', 'out.grad'],
];

describe('What makes a thing of a result', () => {
  for (const [what, begin, end, upstream] of makers) {
    const own = begin.replace('num:', 'value:').replace('VALUE', 'a.value * b.value');
    const source = (factor: string) => `import { Num, makeOp, node } from './nums.js';
export function times(a, b) {
  return ${own}
    a.grad += ${factor} * ${upstream};
    b.grad += a.value * ${upstream};
  ${end};
}`;
    it(`is ${what}: what it gets goes back`, () => {
      assert.deepEqual(lines(source('b.value')), { right: [4, 5], wrong: [] });
      assert.deepEqual(lines(source('a.value')), { right: [5], wrong: [4] });
    });
  }

  const kept = (slope: string) => `import { Num } from './nums.js';
export function tanh(a) {
  const out = new Num(Math.tanh(a.val), [a]);
  out.back = () => { a.grad += (1 - ${slope}) * out.grad; };
  return out;
}`;
  it('has the result under the name that the operation reads', () => {
    assert.deepEqual(lines(kept('out.val ** 2')), { right: [4], wrong: [] });
    assert.deepEqual(lines(kept('out.val')), { right: [], wrong: [4] });
  });

  const wrapped = (ask: string, factor: string) => `import { Num } from './nums.js';
export function times(a, b) {
  ${ask}
  const out = new Num(a.data * b.data, [a, b]);
  out.back = () => {
    a.grad += b.data * out.grad;
    b.grad += ${factor} * out.grad;
  };
  return out;
}`;
  for (const ask of [
    "b = typeof b === 'number' ? new Num(b) : b;",
    "if (typeof b === 'number') b = new Num(b);",
    'if (!(b instanceof Num)) b = new Num(b);',
  ])
    it(`may get a number that it makes a thing of: ${ask}`, () => {
      assert.deepEqual(lines(wrapped(ask, 'a.data')), { right: [6, 7], wrong: [] });
      assert.deepEqual(lines(wrapped(ask, 'b.data')), { right: [6], wrong: [7] });
    });

  it('is no maker where nothing is read as a number of a thing', () =>
    assert.deepEqual(
      lines(`import { Show } from './show.js';
export const fade = (el, t) => Show.make(el.x * t, el, (frame) => () => { el.grad += frame.grad; });`),
      { right: [], wrong: [] },
    ));

  it('is the same in a class of the file', () => {
    const source = (slope: string) => `class Num {
  constructor(data, kids) { this.data = data; this.grad = 0; this.kids = kids; }
  static make(data, kids, way) { const out = new Num(data, kids); out.back = way(out); return out; }
  exp() {
    const e = Math.exp(this.data);
    return Num.make(e, [this], (out) => () => { this.grad += ${slope} * out.grad; });
  }
}`;
    assert.deepEqual(lines(source('e')), { right: [6], wrong: [] });
    assert.deepEqual(lines(source('this.data')), { right: [], wrong: [6] });
  });
});

describe('An operation on as many things as there are', () => {
  const product = (share: string) => `import { Num } from './nums.js';
export function product(...all) {
  const out = new Num(all.reduce((made, each) => made * each.data, 1), all);
  out.back = () => { for (const each of all) each.grad += ${share}; };
  return out;
}`;
  it('is right, or wrong, for each of them', () => {
    assert.deepEqual(lines(product('(out.data / each.data) * out.grad')), { right: [4], wrong: [] });
    assert.deepEqual(lines(product('out.data * out.grad')), { right: [], wrong: [4] });
  });
});

describe('A number that only keeps others from being 0', () => {
  const log = (name: string, begin: string, guard: string, local: string) => `${begin}
class Num {
  constructor(data, kids) { this.data = data; this.grad = 0; this.kids = kids; this.eps = 1e-9; }
  log(${name}) {
    const out = new Num(Math.log(Math.max(this.data, ${guard})), [this]);
    out.back = () => { this.grad += ${local} * out.grad; };
    return out;
  }
}`;
  for (const [name, begin, guard] of [
    ['', '', '1e-12'],
    ['eps = 1e-8', '', 'eps'],
    ['', 'const EPSILON = 1e-7;', 'EPSILON'],
    ['', '', 'this.eps'],
  ]) {
    it(`does nothing where it does not act: ${begin}${name || guard}`, () => {
      const right = `(1 / Math.max(this.data, ${guard}))`;
      assert.deepEqual(lines(log(name, begin, guard, right)), { right: [6], wrong: [] });
      assert.deepEqual(lines(log(name, begin, guard, `-${right}`)), { right: [], wrong: [6] });
    });
  }

  it('is told from a number that means something', () =>
    assert.deepEqual(lines(log('floor = 0.5', '', 'floor', '(1 / Math.max(this.data, floor))')).right, []));

  const power = (slope: string) => `class Num {
  constructor(data, kids) { this.data = data; this.grad = 0; this.kids = kids; }
  pow(by) {
    if (this.data < 0 || (this.data === 0 && by.data <= 0)) throw new Error('this is no number');
    const out = new Num(this.data ** by.data, [this, by]);
    out.back = () => { by.grad += ${slope} * out.grad; };
    return out;
  }
}`;
  it('may be missing: 0 times the logarithm of 0 is no mistake', () => {
    assert.deepEqual(lines(power('Math.log(this.data) * out.data')), { right: [6], wrong: [] });
    assert.deepEqual(lines(power('Math.log(by.data) * out.data')), { right: [], wrong: [6] });
  });

  it('may be told of where it throws', () =>
    assert.deepEqual(
      lines(`class Num {
  constructor(data, kids) { this.data = data; this.grad = 0; this.kids = kids; }
  div(by) {
    if (by.data === 0) throw new RangeError(\`by \${by.data}\`);
    const out = new Num(this.data / by.data, [this, by]);
    out.back = () => {
      this.grad += out.grad / by.data;
      by.grad -= this.data / by.data ** 2 * out.grad;
    };
    return out;
  }
}`),
      { right: [7, 8], wrong: [] },
    ));
});

describe('A script that hands its operations to the page', () => {
  const script = (handing: string, around: string, slope: string) => `(function (${around}) {
  const steps = [];
  const ramp = function (box) {
    const out = { w: box.w.map((v) => Math.max(0, v)), dw: box.w.map(() => 0) };
    steps.push(() => {
      for (let i = 0; i < box.w.length; i++) box.dw[i] += ${slope};
    });
    return out;
  };
  ${handing}
})(${around && 'this'});`;
  for (const [handing, around] of [
    ['global.ramp = ramp;', 'global'],
    ['window.ramp = ramp; window.Steps = steps;', ''],
    ['globalThis.ops = { ramp };', ''],
    ["self['ramp'] = ramp;", ''],
    ['window.ops = window.ops || {}; window.ops.ramp = ramp;', 'window'],
  ]) {
    it(`is followed as one that does not: ${handing}`, () => {
      assert.deepEqual(lines(script(handing, around, 'box.w[i] > 0 ? out.dw[i] : 0')), {
        right: [6],
        wrong: [],
      });
      assert.deepEqual(lines(script(handing, around, 'box.w[i] < 0 ? out.dw[i] : 0')), {
        right: [],
        wrong: [6],
      });
    });
  }
});
