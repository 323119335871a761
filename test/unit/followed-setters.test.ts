/* Gradients that a function of the file puts where they belong: the statement that calls it has the mistake, or it has it. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const lines = (source: string, language: 'javascript' | 'python' = 'javascript') => {
  const all = verdictsOn(source, language);
  const those = (what: RegExp) => all.filter(({ judgement }) => what.test(judgement)).map(({ line }) => line);
  return { right: those(/exact|correct/), wrong: those(/wrong/), inherited: those(/inherited/) };
};

const engine = (put: string, factor = 'other.data', slope = '1 - t * t') => `class Num {
  constructor(data, kids = []) { this.data = data; this.grad = 0; this.kids = kids; this.back = () => {}; }
  collect(g) { ${put} }
  times(other) {
    const out = new Num(this.data * other.data, [this, other]);
    out.back = () => {
      this.collect(${factor} * out.grad);
      other.collect(this.data * out.grad);
    };
    return out;
  }
  tanh() {
    const t = Math.tanh(this.data);
    const out = new Num(t, [this]);
    out.back = () => this.collect((${slope}) * out.grad);
    return out;
  }
}`;

const inPython = (put: string, factor = 'other.data') => `class Num:
    def __init__(self, data, kids=()):
        self.data = data
        self.grad = 0.0
        self.kids = kids
        self.back = lambda: None

    def collect(self, g):
        ${put}

    def __mul__(self, other):
        out = Num(self.data * other.data, (self, other))

        def back():
            self.collect(${factor} * out.grad)
            other.collect(self.data * out.grad)

        out.back = back
        return out
`;

const volume = (put: string, factor: string) => `class Row {
  constructor(n) { this.n = n; this.w = new Float64Array(n); this.dw = new Float64Array(n); }
  get(i) { return this.w[i]; }
  set(i, v) { this.w[i] = v; }
  gradAt(i) { return this.dw[i]; }
  ${put}
}
class Spread {
  forward(V) {
    this.input = V;
    this.output = new Row(V.n);
    for (let i = 0; i < V.n; i++) {
      let sum = 0;
      for (let j = 0; j < V.n; j++) sum += V.get(i) * V.get(j) * V.get(j);
      this.output.set(i, sum);
    }
    return this.output;
  }
  backward() {
    const V = this.input;
    V.dw = new Float64Array(V.n);
    for (let i = 0; i < V.n; i++) {
      const above = this.output.gradAt(i);
      for (let j = 0; j < V.n; j++) {
        const vj = V.get(j);
        const g = 2 * ${factor} * vj * above;
        V.share(j, g);
        V.share(i, vj * vj * above);
      }
    }
  }
}`;
const share = 'share(i, g) { this.dw[i] += g; }';

describe('A gradient that a function of the file puts in its place', () => {
  for (const put of ['this.grad += g;', 'this.grad = this.grad + g;'])
    it(`is right: ${put}`, () =>
      assert.deepEqual(lines(engine(put)), { right: [7, 8, 15], wrong: [], inherited: [] }));

  it('is wrong where it is called', () => {
    const put = 'this.grad += g;';
    assert.deepEqual(lines(engine(put, 'this.data')), { right: [8, 15], wrong: [7], inherited: [] });
    assert.deepEqual(lines(engine(put, 'other.data', '1 - t')), {
      right: [7, 8],
      wrong: [15],
      inherited: [],
    });
  });

  it('is wrong in that function, where this forgets what others have left there', () =>
    assert.deepEqual(lines(engine('this.grad = g;')), { right: [], wrong: [3], inherited: [7, 8, 15] }));

  it('is the same in Python', () => {
    const said = (source: string) => lines(source, 'python');
    assert.deepEqual(said(inPython('self.grad += g')), { right: [15, 16], wrong: [], inherited: [] });
    assert.deepEqual(said(inPython('self.grad += g', 'self.data')), {
      right: [16],
      wrong: [15],
      inherited: [],
    });
    assert.deepEqual(said(inPython('self.grad = g')), { right: [], wrong: [9], inherited: [15, 16] });
  });

  it('is one of several shares of an element', () =>
    assert.deepEqual(lines(volume(share, 'V.get(i)')).wrong, []));

  it('is made of an element that a method reads with another index', () => {
    const { wrong, right } = lines(volume(share, 'vj'));
    assert.deepEqual([wrong, right], [[26], []]);
  });
});

describe('An operation', () => {
  const plain = (operator: string) =>
    engine('')
      .replace(/(\w+)\.collect\((other|this)\.data \* out\.grad\)/g, `$1.grad ${operator} $2.data * out.grad`)
      .replace('this.collect((1', 'this.grad += ((1');

  it('adds to what others have left in the gradients of what it is made of', () => {
    assert.deepEqual(lines(plain('+=')), { right: [7, 8, 15], wrong: [], inherited: [] });
    assert.deepEqual(lines(plain('=')), { right: [15], wrong: [7, 8], inherited: [] });
  });
});
