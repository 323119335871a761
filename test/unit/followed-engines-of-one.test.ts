/*
 * Engines of which one method goes back for all operations, asking which it was, or by what each of them has kept; and those
 * of plain functions, without a class.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';
import { instead, lineOf } from './told';

const lines = (source: string, language: Language = 'javascript') => {
  const all = verdictsOn(source, language);
  const those = (what: RegExp) => [
    ...new Set(all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line)),
  ];
  return { right: those(/exact|correct/).sort((one, other) => one - other), wrong: those(/wrong/) };
};

const asking = `class Cell {
  constructor(val, kind = '', from = []) {
    this.val = val;
    this.gradient = 0;
    this.kind = kind;
    this.from = from;
  }
  plus(other) {
    return new Cell(this.val + other.val, 'plus', [this, other]);
  }
  over(other) {
    return new Cell(this.val / other.val, 'over', [this, other]);
  }
  sigmoid() {
    return new Cell(1 / (1 + Math.exp(-this.val)), 'sigmoid', [this]);
  }
  spread() {
    const [a, b] = this.from;
    switch (this.kind) {
      case 'plus':
        a.gradient += this.gradient;
        b.gradient += this.gradient;
        break;
      case 'over':
        a.gradient += this.gradient / b.val;
        b.gradient -= a.val / (b.val * b.val) * this.gradient;
        break;
      case 'sigmoid':
        a.gradient += this.val * (1 - this.val) * this.gradient;
        break;
    }
  }
}`;

const plain = `function cell(w) {
  return { w, dw: 0, below: [], run: null };
}
function minus(a, b) {
  const out = cell(a.w - b.w);
  out.below = [a, b];
  out.run = () => {
    a.dw += out.dw;
    b.dw -= out.dw;
  };
  return out;
}
function cube(a) {
  const out = cell(a.w ** 3);
  out.below = [a];
  out.run = () => {
    a.dw += 3 * a.w ** 2 * out.dw;
  };
  return out;
}`;

/** Each operation keeps its local gradients, and `backward` goes through all that a result is made of. */
const kept = `class Unit {
  constructor(data, below = [], slopes = []) {
    this.data = data;
    this.grad = 0;
    this.below = below;
    this.slopes = slopes;
  }
  add(other) {
    return new Unit(this.data + other.data, [this, other], [1, 1]);
  }
  mul(other) {
    return new Unit(this.data * other.data, [this, other], [other.data, this.data]);
  }
  tanh() {
    const t = Math.tanh(this.data);
    return new Unit(t, [this], [1 - t * t]);
  }
  backward() {
    const order = [];
    const seen = new Set();
    const visit = (unit) => {
      if (seen.has(unit)) return;
      seen.add(unit);
      unit.below.forEach(visit);
      order.push(unit);
    };
    visit(this);
    this.grad = 1;
    for (const unit of order.reverse())
      for (let k = 0; k < unit.below.length; k++) unit.below[k].grad += unit.slopes[k] * unit.grad;
  }
}`;

const inPython = `import math

class Unit:
    def __init__(self, data, below=(), slopes=()):
        self.data = data
        self.grad = 0
        self.below = below
        self.slopes = slopes

    def __mul__(self, other):
        other = other if isinstance(other, Unit) else Unit(other)
        return Unit(self.data * other.data, (self, other), (other.data, self.data))

    def exp(self):
        e = math.exp(self.data)
        return Unit(e, (self,), (e,))

    def backward(self):
        order, seen = [], set()
        def visit(unit):
            if unit not in seen:
                seen.add(unit)
                for each in unit.below:
                    visit(each)
                order.append(unit)
        visit(self)
        self.grad = 1
        for unit in reversed(order):
            for each, slope in zip(unit.below, unit.slopes):
                each.grad += slope * unit.grad
`;

/** A mistake, and where it is if not where it stands. */
type Slip = readonly [right: string, wrong: string];

function isToldIn(source: string, slips: readonly Slip[], language: Language = 'javascript') {
  for (const [right, wrong] of slips) {
    const slipped = instead(source, right, wrong);
    assert.deepEqual(lines(slipped, language).wrong, [lineOf(source, right)], wrong);
  }
}

describe('An engine with one way back', () => {
  it('asks which operation it was, and each of them is judged', () => {
    assert.deepEqual(lines(asking), { right: [21, 22, 25, 26, 29], wrong: [] });
    isToldIn(asking, [
      ['a.gradient += this.gradient;', 'a.gradient = this.gradient;'],
      ['this.gradient / b.val', 'this.gradient * b.val'],
      ['b.gradient -=', 'b.gradient +='],
      ['this.val * (1 - this.val) * this.gradient', 'this.val * (1 - this.val)'],
      ['this.val * (1 - this.val)', 'a.val * (1 - a.val)'],
    ]);
  });

  it('is made of plain functions', () => {
    assert.deepEqual(lines(plain), { right: [8, 9, 17], wrong: [] });
    isToldIn(plain, [
      ['b.dw -= out.dw', 'b.dw += out.dw'],
      ['a.dw += out.dw', 'a.dw = out.dw'],
      ['3 * a.w ** 2', '2 * a.w ** 2'],
    ]);
  });

  it('goes back by what operations have kept, and says which of them keeps what is wrong', () => {
    const line = lineOf(kept, '+= unit.slopes[k]');
    assert.deepEqual(lines(kept), { right: [line], wrong: [] });
    isToldIn(kept, [
      ['[other.data, this.data]', '[this.data, other.data]'],
      ['1 - t * t', '1 + t * t'],
      ['grad += unit.slopes[k]', 'grad = unit.slopes[k]'],
      ['unit.slopes[k] * unit.grad', 'unit.slopes[k]'],
    ]);
  });

  it('does so in Python', () => {
    const line = lineOf(inPython, 'each.grad +=');
    assert.deepEqual(lines(inPython, 'python'), { right: [line], wrong: [] });
    isToldIn(
      inPython,
      [
        ['(other.data, self.data))', '(self.data, other.data))'],
        ['(e,))', '(self.data,))'],
        ['slope * unit.grad', 'slope'],
      ],
      'python',
    );
  });

  it('is none where each operation has a way back of its own, and another method only wraps numbers', () => {
    const source = `class Scalar {
  constructor(data, below = []) {
    this.data = data;
    this.grad = 0;
    this.below = below;
    this.goBack = () => {};
  }
  wrapped(v) {
    return typeof v === 'number' ? new Scalar(v) : v;
  }
  plus(v) {
    const other = this.wrapped(v);
    const out = new Scalar(this.data + other.data, [this, other]);
    out.goBack = () => {
      this.grad += out.grad;
      other.grad += out.grad;
    };
    return out;
  }
}`;
    assert.deepEqual(lines(source), { right: [15, 16], wrong: [] });
  });

  it('is no engine where a method only sets gradients to 0', () => {
    const source = instead(
      asking,
      asking.slice(asking.indexOf('  spread()')),
      '  reset(all) { for (const each of all) each.gradient = 0; }\n}',
    );
    assert.deepEqual(lines(source), { right: [], wrong: [] });
  });
});
