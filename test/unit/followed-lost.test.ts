/*
 * What a statement of a followed pass has lost, or has for something else: each right line is made wrong in several ways, and
 * the edit that is told makes the text right again. That it is right, the passes as they are written say.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

interface Case {
  readonly language: Language;
  readonly source: string;
  /** A piece of a line that is right, and what stands there by mistake. */
  readonly slips: readonly (readonly [right: string, wrong: string, kind: RegExp])[];
}

const lost = /^missing/;
const cases: Readonly<Record<string, Case>> = {
  'the derivative of a polynomial': {
    language: 'javascript',
    source: `function path(t) {
  return 5 * t * t * t - 7 * t * t * Math.cos(t);
}
function pathDerivative(t) {
  return 15 * t * t - 14 * t * Math.cos(t) + 7 * t * t * Math.sin(t);
}
`,
    slips: [
      ['15 * t * t', 't', lost],
      ['15 * t * t', 't * t', lost],
      [' - 14 * t * Math.cos(t)', '', lost],
      ['15 * t * t - ', '-', lost],
      [' + 7 * t * t * Math.sin(t)', '', lost],
      ['- 14', '+ 14', /sign/],
    ],
  },
  'the same in Python, a part of the function': {
    language: 'python',
    source: `import math

def bowl(p):
    x, y = p
    return 3 * (2 - x) ** 2 + 50 * (y - x * x) ** 2 + math.cos(x)

def bowl_grad(p):
    x, y = p
    return [-6 * (2 - x) - 200 * x * (y - x * x) - math.sin(x), 100 * (y - x * x)]
`,
    slips: [
      ['100 * (y', '(y', lost],
      ['200 * x * (y', '(y', lost],
      ['-6 * (2 - x) - 200', '-200', lost],
      ['- math.sin(x)', '+ math.sin(x)', /sign/],
    ],
  },
  'a normalization, of each element': {
    language: 'python',
    source: `import math

def scale_forward(x, gain):
    n = len(x)
    mean = sum(x) / n
    spread = math.sqrt(sum((v - mean) ** 2 for v in x) / n + 1e-5)
    unit = [(v - mean) / spread for v in x]
    return [gain * u for u in unit], (unit, spread, gain)

def scale_backward(dout, cache):
    unit, spread, gain = cache
    n = len(dout)
    dgain = sum(d * u for d, u in zip(dout, unit))
    dunit = [d * gain for d in dout]
    total = sum(dunit)
    along = sum(d * u for d, u in zip(dunit, unit))
    dx = [(n * d - total - u * along) / (n * spread) for d, u in zip(dunit, unit)]
    return dx, dgain
`,
    slips: [
      [' - u * along', '', lost],
      ['(n * d - total - u * along)', '(u * along - (n * d - total))', /swapped|sign/],
      ['(n * d -', '(d -', lost],
      ['sum(d * u for d, u in zip(dout', 'sum(d for d, u in zip(dout', lost],
    ],
  },
  'closures over elements': {
    language: 'javascript',
    source: `class Curved {
  forward(x) {
    this.x = x;
    this.y = x.map((v) => v / (1 + Math.exp(-v)));
    return this.y;
  }
  backward(dout) {
    return dout.map((d, i) => {
      const s = 1 / (1 + Math.exp(-this.x[i]));
      return d * (s + this.x[i] * s * (1 - s));
    });
  }
}
const stretched = (x, k) => ({ y: x.map((v) => k * v * v), backward: (dy) => dy.map((d, i) => 2 * k * d * x[i]) });
`,
    slips: [
      ['2 * k * d * x[i]', '2 * k * d', lost],
      ['2 * k * d * x[i]', 'k * d * x[i]', lost],
    ],
  },
  'sums and differences in closures': {
    language: 'javascript',
    source: `function fit(rows, targets, w) {
  const n = rows.length;
  const guesses = rows.map((row) => row.reduce((sum, x, j) => sum + x * w[j], 0));
  let loss = 0;
  for (let i = 0; i < n; i++) loss += (guesses[i] - targets[i]) ** 2 / n;
  const dguesses = guesses.map((g, i) => (2 * (g - targets[i])) / n);
  const dw = w.map((_, j) => dguesses.reduce((sum, d, i) => sum + d * rows[i][j], 0));
  return { loss, dw };
}
`,
    slips: [
      ['(g - targets[i])', '(g + targets[i])', /sign/],
      ['(2 * (g - targets[i])) / n', 'n / (2 * (g - targets[i]))', /swapped/],
      ['(g - targets[i])', 'g', lost],
    ],
  },
  'products of whole matrices': {
    language: 'python',
    source: `def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]

def transpose(a):
    return [list(col) for col in zip(*a)]

def squares(X, Y, W, V):
    n = len(X)
    H = matmul(X, W)
    Z = matmul(H, V)
    loss = 0.0
    for i in range(n):
        for j in range(len(Y[i])):
            loss += (Z[i][j] - Y[i][j]) ** 2 / n
    dZ = [[2 * (z - y) / n for z, y in zip(zr, yr)] for zr, yr in zip(Z, Y)]
    dV = matmul(transpose(H), dZ)
    dH = matmul(dZ, transpose(V))
    dW = matmul(transpose(X), dH)
    return loss, dW, dV
`,
    slips: [
      ['matmul(transpose(H), dZ)', 'matmul(transpose(H), X)', /wrong variable/],
      ['matmul(transpose(X), dH)', 'matmul(transpose(X), H)', /wrong variable/],
    ],
  },
  'lists that are computed elsewhere': {
    language: 'javascript',
    source: `function weightsAt(t) {
  return [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
}
function fitCurve(points, ts, heights) {
  let error = 0;
  const dpoints = [0, 0, 0];
  for (let i = 0; i < ts.length; i++) {
    const weights = weightsAt(ts[i]);
    const off = weightsAt(ts[i]).reduce((sum, b, k) => sum + b * points[k], 0) - heights[i];
    error += off * off;
    for (let k = 0; k < 3; k++) dpoints[k] += 2 * off * weights[k];
  }
  return { error, dpoints };
}
`,
    slips: [['2 * off * weights[k]', '2 * off * heights[k]', /wrong variable/]],
  },
  'rows that labels choose': {
    language: 'typescript',
    source: `function hinge(W: number[][], X: number[][], labels: number[]) {
  let loss = 0;
  const dW = W.map((row) => row.map(() => 0));
  for (let i = 0; i < X.length; i++) {
    const scores = W[0].map((_, c) => X[i].reduce((sum, x, d) => sum + x * W[d][c], 0));
    for (let c = 0; c < scores.length; c++) {
      if (c === labels[i]) continue;
      const margin = scores[c] - scores[labels[i]] + 1;
      if (margin > 0) {
        loss += margin;
        for (let d = 0; d < W.length; d++) {
          dW[d][c] += X[i][d];
          dW[d][labels[i]] -= X[i][d];
        }
      }
    }
  }
  return { loss, dW };
}
`,
    slips: [
      ['dW[d][labels[i]] -=', 'dW[d][d] -=', /wrong index/],
      ['dW[d][labels[i]] -=', 'dW[d][i] -=', /wrong index/],
    ],
  },
};

const isWrong = ({ judgement }: { readonly judgement: string }) => judgement === 'wrong';

describe('what a statement of a followed pass has lost', () => {
  for (const [title, { language, source, slips }] of Object.entries(cases))
    it(`is told in ${title}`, () => {
      assert.deepEqual(verdictsOn(source, language).filter(isWrong), []);
      for (const [right, wrong, kind] of slips) {
        const now = source.replace(right, wrong);
        assert.notEqual(now, source, right);
        const told = verdictsOn(now, language).filter(isWrong);
        const said = `${wrong} for ${right}: ${told.map(({ line, reason }) => `${line} ${reason}`)}`;
        const line = source.slice(0, source.indexOf(right)).split('\n').length;
        assert.equal(told[0]?.line, line, said);
        assert.match(told[0].kind ?? '', kind, said);
        const mended = verdictsOn(applyEdits(now, told[0].edits), language);
        assert.deepEqual(mended.filter(isWrong), [], said);
        assert.ok(mended.length >= told.length && told[0].edits.length > 0, said);
      }
    });
});

describe('what is updated too early', () => {
  const early: Readonly<Record<string, readonly [Language, string, string]>> = {
    'in a loop of its own': [
      'javascript',
      `function train(x, t, w, v, rate) {
  const h = [];
  for (let i = 0; i < w.length; i++) h[i] = Math.tanh(w[i] * x);
  let y = 0;
  for (let i = 0; i < v.length; i++) y += v[i] * h[i];
  const loss = 0.5 * (y - t) ** 2;
  const dy = y - t;
  const dv = [];
  for (let i = 0; i < v.length; i++) {
    dv[i] = dy * h[i];
    v[i] -= rate * dv[i];
  }
  for (let i = 0; i < w.length; i++) {
    const dh = dy * v[i];
    const dw = dh * (1 - h[i] * h[i]) * x;
    w[i] -= rate * dw;
  }
  return loss;
}
`,
      'v',
    ],
    'beside what reads it': [
      'python',
      `import math

def train(xs, ts, w, v, rate):
    for x, t in zip(xs, ts):
        h = math.tanh(w * x)
        error = v * h - t
        v -= rate * error * h
        dh = error * v
        w -= rate * dh * (1 - h * h) * x
    return w, v
`,
      'v',
    ],
  };
  for (const [title, [language, source, name]] of Object.entries(early))
    it(`is moved below what reads it, ${title}`, () => {
      const told = verdictsOn(source, language).filter(isWrong);
      assert.deepEqual(
        told.map(({ kind }) => kind),
        ['stale'],
      );
      const text = applyEdits(source, told[0].edits);
      const last = text.lastIndexOf(`${name}${language === 'python' ? '' : '[i]'} -=`);
      assert.ok(last > text.indexOf('dh = '), text);
      assert.deepEqual(text.split('\n').sort(), source.split('\n').sort());
      assert.deepEqual(verdictsOn(text, language).filter(isWrong), []);
    });
});
