/* Engines of single numbers in the ways in which people write them, with what they ask of what they get. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { verdictsOn } from '../judged/measure';
import { analyze } from './analyze';

const lines = (source: string) => {
  const all = verdictsOn(source, 'javascript');
  const those = (what: RegExp) => all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line);
  return { right: those(/exact|correct/), wrong: those(/wrong|inherited/) };
};

const engine = (kids: string, ask: string, check: string, product = 'this.data') => `class Num {
  constructor(data, kids = []) { this.data = data; this.grad = 0; this.back = () => {}; this.kids = ${kids}; }
  times(other) {
    ${ask}
    const out = new Num(this.data * other.data, [this, other]);
    out.back = () => {
      this.grad += other.data * out.grad;
      other.grad += ${product} * out.grad;
    };
    return out;
  }
  pow(k) {
    ${check}
    const out = new Num(this.data ** k, [this]);
    out.back = () => { this.grad += k * this.data ** (k - 1) * out.grad; };
    return out;
  }
}`;

describe('An engine', () => {
  for (const kids of ['[...new Set(kids)]', 'new Set(kids)'])
    for (const [ask, check] of [
      [
        'if (!(other instanceof Num)) other = new Num(other);',
        `if (typeof k !== 'number') throw new Error('k');`,
      ],
      [
        'if (!(other instanceof Num)) return this.times(new Num(other));',
        'if (k instanceof Num) { throw k; }',
      ],
      ['other = other instanceof Num ? other : new Num(other);', ''],
    ]) {
      it(`is right that has ${kids}, and asks ${ask} ${check}`, () =>
        assert.deepEqual(lines(engine(kids, ask, check)), { right: [7, 8, 15], wrong: [] }));
      it(`is wrong on its line that has ${kids}, and asks ${ask} ${check}`, () =>
        assert.deepEqual(lines(engine(kids, ask, check, 'out.data')), { right: [7, 15], wrong: [8] }));
    }

  const shown = (slope: string) => `class Num {
  constructor(data, kids = []) { this._data = data; this._grad = 0; this._kids = kids; this.back = () => {}; }
  get data() { return this._data; }
  get grad() { return this._grad; }
  minus(other) {
    const out = new Num(this.data - other.data, [this, other]);
    out.back = () => {
      this._grad += out.grad;
      other._grad ${slope} out.grad;
    };
    return out;
  }
}`;
  for (const [kept, by] of [
    ['_', '_'],
    ['#', '#'],
    ['_', '_my_'],
  ])
    it(`keeps its numbers under names of its own: ${by}data`, () => {
      const named = (source: string) => source.replaceAll('_', kept).replaceAll(`${kept}data`, `${by}data`);
      const isMeant = by !== '_my_';
      assert.deepEqual(lines(named(shown('-='))), { right: isMeant ? [8, 9] : [], wrong: [] });
      assert.deepEqual(lines(named(shown('+='))), { right: isMeant ? [8] : [], wrong: isMeant ? [9] : [] });
    });

  it('is worth what its class says where a number is wanted', () => {
    const source = (factor: string) => `class Num {
  constructor(data) { this.data = data; this.grad = 0; this.back = () => {}; }
  valueOf() { return this.data; }
  times(other) {
    const out = new Num(this.data * other.data);
    out.back = () => {
      this.grad += other * out.grad;
      other.grad += ${factor} * out.grad;
    };
    return out;
  }
}`;
    assert.deepEqual(lines(source('this')), { right: [7, 8], wrong: [] });
    assert.deepEqual(lines(source('other')), { right: [7], wrong: [8] });
  });

  const taped = (slope: string) => `const tape = [];
const leaf = (data) => ({ data, grad: 0 });
function times(a, b) {
  const out = leaf(a.data * b.data);
  tape.push(() => {
    a.grad += b.data * out.grad;
    b.grad += a.data * out.grad;
  });
  return out;
}
function bend(a) {
  const t = Math.tanh(a.data);
  const out = { data: t, grad: 0 };
  tape.push(() => { a.grad += ${slope} * out.grad; });
  return out;
}
function goBack(loss) {
  loss.grad = 1;
  while (tape.length > 0) tape.pop()();
}`;
  it('may keep its ways back on a tape of the file', () => {
    assert.deepEqual(lines(taped('(1 - t * t)')), { right: [6, 7, 14], wrong: [] });
    assert.deepEqual(lines(taped('(1 - t)')), { right: [6, 7], wrong: [14] });
  });
  it('names in its example only what the operation reads', () => {
    const verdicts = verify(analyze(taped('(1 - t)'), { language: 'javascript', asked: true })).flatMap(
      (each) => each.verdicts,
    );
    const [{ counterexample = null } = {}] = verdicts.filter(({ judgement }) => judgement === 'wrong');
    assert.deepEqual([...(counterexample?.inputs.keys() ?? [])], ['a.data', 'a.grad']);
  });
});
