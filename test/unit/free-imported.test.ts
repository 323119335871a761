/* Passes that take activations and their slopes, or what they do with arrays, from other files. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const wrongOf = (source: string) =>
  verdictsOn(source, 'javascript').filter(({ judgement }) => judgement === 'wrong');
const rightOf = (source: string) =>
  verdictsOn(source, 'javascript').filter(({ judgement }) => /exact|correct/.test(judgement)).length;

const scalar = (slope: string, own: string) => `import { tanh, ${slope} } from '../math';
export function learn(net, x, t, rate) {
  const z = net.w * x + net.b;
  const a = tanh(z);
  const error = net.v * a - t;
  const delta = error * net.v * ${own};
  net.v -= rate * error * a;
  net.w -= rate * delta * x;
  net.b -= rate * delta;
}`;

const layers = (early: string, late: string) => `import Matrix from './matrix';
import { sigmoid, sigmoidDerivative } from './functions';
export class Brain {
  constructor(n, m, k) {
    this.low = new Matrix(m, n);
    this.high = new Matrix(k, m);
  }
  learn(list, goal) {
    const x = Matrix.fromArray(list);
    const h = Matrix.multiply(this.low, x);
    h.map(sigmoid);
    const y = Matrix.multiply(this.high, h);
    y.map(sigmoid);
    const miss = Matrix.subtract(Matrix.fromArray(goal), y);
    const g = Matrix.map(y, sigmoidDerivative);
    g.multiply(miss);
    const change = Matrix.multiply(g, Matrix.transpose(h));
    ${early}
    const back = Matrix.transpose(this.high);
    const below = Matrix.multiply(back, g);
    const hg = Matrix.map(h, sigmoidDerivative);
    hg.multiply(below);
    ${late}
    this.low.add(Matrix.multiply(hg, Matrix.transpose(x)));
  }
}`;
const update = 'this.high.add(change);';

describe('Activations of other files', () => {
  for (const slope of ['dtanh', 'tanhDerivative', 'tanh_prime', 'derivTanh'])
    for (const of of ['a', 'z'])
      it(`are as they are called: ${slope}(${of})`, () => {
        const source = scalar(slope, `${slope}(${of})`);
        assert.deepEqual(wrongOf(source), []);
        assert.equal(rightOf(source), 5);
        const [wrong, ...more] = wrongOf(source.replace('error * net.v', 'error'));
        assert.equal(wrong.line, 6);
        assert.deepEqual(more, []);
      });

  it('have no slope of what is not theirs', () => {
    assert.deepEqual(wrongOf(scalar('dtanh', 'dtanh(a * net.v)')), []);
  });

  it('may be what all of an array goes through', () => {
    assert.deepEqual(wrongOf(layers('', update)), []);
    assert.equal(rightOf(layers('', update)), 6);
    assert.deepEqual(
      wrongOf(layers(update, '')).map(({ line }) => line),
      [18],
    );
  });

  it('are missed where the error goes through them, and not where the weights are turned', () => {
    const source = layers(update, '').replace('Matrix.multiply(back, g)', 'Matrix.multiply(back, miss)');
    assert.deepEqual(
      wrongOf(source).map(({ line }) => line),
      [18, 20],
    );
  });
});
