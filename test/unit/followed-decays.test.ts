/* Steps with a share of the variable itself, which should keep that small. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { areRight } from './told';

const source = (begin: string, decay: string) => `function train(rows, rate) {
  let u = 1.5, v = ${begin}, w = 0.25;
  for (const { p, q, wanted } of rows) {
    const guess = u * p + v * q + w;
    const pull = wanted - guess;
    u += rate * (p * pull - u);
    v += rate * (q * pull ${decay} v);
    w += rate * pull;
  }
  return [u, v, w];
}`;

const wrong = (text: string) =>
  verdictsOn(text, 'javascript').flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : []));

describe('A decay', () => {
  for (const begin of ['0.5', '-0.5', '-2']) {
    it(`is right for what begins as ${begin}`, () => assert.deepEqual(wrong(source(begin, '-')), []));
    it(`is wrong where it grows for what begins as ${begin}`, () =>
      assert.deepEqual(wrong(source(begin, '+')), [7]));
  }
});

/** A layer whose weights are kept small by a share of their own in their gradient. */
const layer = (share: string) => `class Blend {
  forward(x) {
    this.x = x;
    return this.u.map((row, i) => row.reduce((sum, u, j) => sum + u * x[j], this.v[i]));
  }
  backward(dy) {
    this.du = this.u.map((row, i) => row.map((u, j) => ${share}));
    this.dv = dy.slice();
    return this.x.map((_, j) => dy.reduce((sum, d, i) => sum + d * this.u[i][j], 0));
  }
}`;

describe('What keeps weights small in their gradient', () => {
  for (const share of [
    'dy[i] * this.x[j] + this.decay * u',
    'this.x[j] * dy[i] + 0.001 * u',
    '2 * this.l2 * u + dy[i] * this.x[j]',
    'dy[i] * this.x[j] + u / this.steps',
  ])
    it(`is no mistake: ${share}`, () => areRight(layer(share), 'javascript', 3));

  for (const share of [
    'dy[i] * this.x[j] + u',
    'dy[j] * this.x[j] + this.decay * u',
    'dy[i] * this.x[j] + this.decay * this.v[i]',
    'dy[i] * this.x[j] + dy[i] * u',
  ])
    it(`hides none: ${share}`, () => assert.deepEqual(wrong(layer(share)), [7]));

  it('is no mistake in Python, where a mean is taken, or beside a loss that has none', () => {
    areRight(
      `
def fit(w, b, rows, rate, lam):
    n = len(rows)
    dw, db, loss = 0.0, 0.0, 0.0
    for x, t in rows:
        e = w * x + b - t
        loss += e * e / n
        dw += 2 * e * x / n
        db += 2 * e / n
    gw = dw + lam * w
    return w - rate * gw, b - rate * db, loss
`,
      'python',
      2,
    );
  });
});

describe('Gradients that are kept short', () => {
  const step = (short: string) => `
function step(w, b, x, t, rate) {
  const z = w * x + b;
  const y = Math.tanh(z);
  const loss = 0.5 * (y - t) ** 2;
  const dz = (y - t) * (1 - y * y);
  let dw = dz * x;
  let db = dz;
  ${short}
  return [w - rate * dw, b - rate * db, loss];
}`;
  for (const short of [
    'dw = Math.max(-5, Math.min(5, dw)); db = Math.max(-5, Math.min(5, db));',
    'const norm = Math.sqrt(dw * dw + db * db); if (norm > 1) { dw /= norm; db /= norm; }',
    'const size = Math.hypot(dw, db); dw = dw / Math.max(1, size); db = db / Math.max(1, size);',
    'dw = Math.max(-1, Math.min(1, dw)); const norm = Math.sqrt(dw * dw + db * db); if (norm > 1) dw /= norm;',
  ])
    it(`are right: ${short}`, () => areRight(step(short), 'javascript', 3));
  it('are wrong where they were before', () =>
    assert.deepEqual(
      wrong(step('const norm = Math.hypot(dw, db); dw /= norm; db /= norm;').replace('dz * x', 'dz * w')),
      [7],
    ));
});

/** Tastes of people, and of what they taste, with a share of each that keeps it small. */
const tastes = (person: string, dish: string) => `class Tastes {
  constructor(people, dishes, k) {
    this.k = k;
    this.a = Array.from({ length: people }, () => new Array(k).fill(0.1));
    this.b = Array.from({ length: dishes }, () => new Array(k).fill(0.2));
    this.base = new Array(people).fill(0);
  }
  guess(p, d) {
    let sum = this.base[p];
    for (let f = 0; f < this.k; f++) sum += this.a[p][f] * this.b[d][f];
    return sum;
  }
  learn(p, d, marks, rate, keep) {
    const miss = marks - this.guess(p, d);
    ${person}
    for (let f = 0; f < this.k; f++) {
      const own = this.a[p][f];
      const other = this.b[d][f];
      this.a[p][f] += rate * (miss * other - keep * own);
      ${dish}
    }
  }
}`;

describe('A step with a decay along a difference', () => {
  const right = [
    'this.base[p] += rate * (miss - keep * this.base[p]);',
    'this.b[d][f] += rate * (miss * own - keep * other);',
  ] as const;
  it('is right', () => areRight(tastes(...right), 'javascript', 3));
  for (const [person, dish, line] of [
    ['this.base[p] -= rate * (miss - keep * this.base[p]);', right[1], 15],
    ['this.base[p] -= rate * (miss + keep * this.base[p]);', right[1], 15],
    [right[0], 'this.b[d][f] -= rate * (miss * own - keep * other);', 20],
    [right[0], 'this.b[d][f] += rate * (miss * other - keep * other);', 20],
  ] as const)
    it(`is wrong, and mended: ${line === 15 ? person : dish}`, () => {
      const found = verdictsOn(tastes(person, dish), 'javascript').filter(
        (each) => each.judgement === 'wrong',
      );
      assert.deepEqual(
        found.map(({ line: at, edits }) => [at, edits.length > 0]),
        [[line, true]],
      );
    });
});

/** A line that is learned with a momentum, and weights that are kept small. */
const withMomentum = (w: string, b: string, steps: string) => `def learn(xs, ys, rate, mu, keep):
    w, b, vw, vb = 0.0, 0.0, 0.0, 0.0
    for x, y in zip(xs, ys):
        miss = w * x + b - y
        vw = ${w}
        vb = ${b}
        ${steps}
    return w, b
`;

describe('A decay in a momentum', () => {
  for (const [w, b, steps] of [
    ['mu * vw - rate * (miss * x + keep * w)', 'mu * vb - rate * miss', 'w += vw; b += vb'],
    ['mu * vw - rate * miss * x - rate * keep * w', 'mu * vb - rate * miss', 'w += vw; b += vb'],
    ['mu * vw + miss * x + keep * w', 'mu * vb + miss', 'w -= rate * vw; b -= rate * vb'],
    [
      'mu * vw + (1 - mu) * (miss * x + keep * w)',
      'mu * vb + (1 - mu) * miss',
      'w -= rate * vw; b -= rate * vb',
    ],
    ['mu * vw - rate * 2 * (miss * x + keep * w)', 'mu * vb - rate * 2 * miss', 'w = w + vw; b = b + vb'],
    ['miss * x + keep * w', 'miss', 'w -= rate * (mu * vw + keep * w); b -= rate * mu * vb'],
  ])
    it(`is no mistake: ${w}`, () =>
      assert.deepEqual(
        verdictsOn(withMomentum(w, b, steps), 'python').filter(({ judgement }) =>
          /wrong|inherited/.test(judgement),
        ),
        [],
      ));
});
