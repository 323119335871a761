/*
 * Gradients of functions and of fitted curves: what a gradient function fills, weights that a loop starts with, many steps
 * beside each other, loops whose counter counts nothing, and copies of what a network gives.
 */
import assert from 'node:assert/strict';
import { asked, blamed, instead, toldOf } from './told';

const told = (source: string) => toldOf(source, 'javascript');

const hills = `function hills(p, k) {
  let sum = 0;
  for (let i = 0; i < p.length - 1; i++) sum += k * (p[i + 1] - p[i] ** 2) ** 2 + (3 - p[i]) ** 2;
  return sum;
}
function hillsGradient(p, k, g) {
  g.fill(0);
  for (let i = 0; i < p.length - 1; i++) {
    const rise = p[i + 1] - p[i] ** 2;
    g[i] += -4 * k * p[i] * rise - 2 * (3 - p[i]);
    g[i + 1] += 2 * k * rise;
  }
}
`;

const bowl = `function bowl(x, y, a) {
  return a * x * x * y + y * y;
}
function bowlGradient(x, y, a, out = { x: 0, y: 0 }) {
  out.x = 2 * a * x * y;
  out.y = a * x * x + 2 * y;
  return out;
}
`;

const line = `function fitLine(xs, ys, rate) {
  let slope = (ys[1] - ys[0]) / (xs[1] - xs[0]);
  let offset = ys[0] - slope * xs[0];
  for (let round = 0; round < 80; round++) {
    let gradSlope = 0, gradOffset = 0;
    for (let i = 0; i < xs.length; i++) {
      const miss = slope * xs[i] + offset - ys[i];
      gradSlope += miss * xs[i];
      gradOffset += miss;
    }
    slope -= rate * gradSlope / xs.length;
    offset -= rate * gradOffset / xs.length;
  }
  return [slope, offset];
}
`;

describe('A gradient function that is given room for what it gives', () => {
  it('fills an array, or the members of an object', () => {
    assert.deepEqual(told(hills), { 'g[i]': 'right', 'g[i + 1]': 'right' });
    assert.deepEqual(told(bowl), { 'out.x': 'right', 'out.y': 'right' });
  });

  it('is wrong where it fills them wrongly', () => {
    assert.deepEqual(blamed(instead(hills, '-4 * k', '-2 * k')), [10]);
    assert.deepEqual(blamed(instead(bowl, '2 * a * x * y', 'a * x * y')), [5]);
  });
});

describe('A loop that trains', () => {
  it('knows nothing of how its first weights are made of one another', () => {
    for (const source of [line, instead(line, '(ys[1] - ys[0]) / (xs[1] - xs[0])', '0.5')]) {
      const { gradSlope, gradOffset } = told(source);
      assert.deepEqual([gradSlope, gradOffset], ['right', 'right']);
    }
  });

  it('divides by no counter that only counts how often it goes round', () => {
    const plain = instead(line, '(ys[1] - ys[0]) / (xs[1] - xs[0])', '0.2').replace(
      'ys[0] - slope * xs[0]',
      '0.1',
    );
    assert.deepEqual(blamed(instead(plain, 'gradSlope += miss', 'gradSlope -= miss')), [8]);
  });
});

const wide = (steps: number) => `class Wide {
  run(x) {
    this.y = [${Array.from({ length: steps }, (_, k) => `Math.tanh(this.w[${k}] * x)`).join(', ')}];
    this.out = ${Array.from({ length: steps }, (_, k) => `this.v[${k}] * this.y[${k}]`).join(' + ')};
  }
  learn(x, wanted) {
    this.run(x);
${Array.from(
  { length: steps },
  (_, k) =>
    `    this.w[${k}] -= this.rate * (this.out - wanted) * this.v[${k}] * (1 - this.y[${k}] * this.y[${k}]) * x;\n`,
).join('')}  }
}
`;

describe('Many steps beside each other', () => {
  it('are all judged, and hide no difference from a target', () => {
    const all = asked(wide(12)).filter(({ judgement }) => /exact|correct/.test(judgement));
    assert.equal(all.filter(({ line: at }) => at > 7).length, 12);
  });
});

const chars = `class Chars {
  pass(seen) {
    const hs = {}, ps = {};
    hs[-1] = new Array(this.size).fill(0);
    let loss = 0;
    for (let t = 0; t < seen.length - 1; t++) {
      hs[t] = new Array(this.size);
      for (let i = 0; i < this.size; i++) {
        let z = this.b[i] + this.U[i][seen[t]];
        for (let j = 0; j < this.size; j++) z += this.W[i][j] * hs[t - 1][j];
        hs[t][i] = Math.tanh(z);
      }
      const es = this.V.map((row) => Math.exp(row.reduce((s, v, j) => s + v * hs[t][j], 0)));
      const sum = es.reduce((s, e) => s + e, 0);
      ps[t] = es.map((e) => e / sum);
      loss -= Math.log(ps[t][seen[t + 1]]);
    }
    const dW = this.W.map((row) => row.map(() => 0));
    const db = this.b.map(() => 0);
    let next = new Array(this.size).fill(0);
    for (let t = seen.length - 2; t >= 0; t--) {
      const dy = [...ps[t]];
      dy[seen[t + 1]] -= 1;
      const raw = new Array(this.size);
      for (let i = 0; i < this.size; i++) {
        let sum = next[i];
        for (let k = 0; k < this.V.length; k++) sum += this.V[k][i] * dy[k];
        raw[i] = (1 - hs[t][i] * hs[t][i]) * sum;
        db[i] += raw[i];
        for (let j = 0; j < this.size; j++) dW[i][j] += raw[i] * hs[t - 1][j];
      }
      next = new Array(this.size).fill(0);
      for (let i = 0; i < this.size; i++) for (let j = 0; j < this.size; j++) next[j] += this.W[i][j] * raw[i];
    }
    return { loss, dW, db };
  }
}
`;

describe('What a label is taken from in a copy of what a network gives', () => {
  it('is no update that comes too early', () => {
    const { dW, db } = told(chars);
    assert.deepEqual([dW, db], ['right', 'right']);
    assert.deepEqual(blamed(instead(chars, '(1 - hs[t][i] * hs[t][i])', '(1 - hs[t][i])')), [28]);
  });
});
