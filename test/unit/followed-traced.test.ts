/*
 * Helpers that are no gradient of anything, with a mistake that no single edit mends: they are told on their own line, since
 * what is made of them would all be right with other numbers in them, and what reads them is not charged.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { tellTheirLines, type WithMistakes, wrongLines, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: "a network whose hidden slopes have no gradient's name",
    language: 'javascript',
    source: `function netLoss(x, t, W1, b1, W2) {
  const h = W1.map((row, j) => Math.tanh(row.reduce((sum, w, i) => sum + w * x[i], b1[j])));
  const y = h.reduce((sum, v, j) => sum + v * W2[j], 0);
  const loss = 0.5 * (y - t) ** 2;
  const dy = y - t;
  const dW1 = W1.map((row) => row.map(() => 0));
  const db1 = b1.map(() => 0);
  const dW2 = W2.map(() => 0);
  for (let j = 0; j < h.length; j++) {
    dW2[j] = dy * h[j];
    const slope = dy * W2[j] * (1 - h[j] * h[j]);
    for (let i = 0; i < x.length; i++) dW1[j][i] = slope * x[i];
    db1[j] = slope;
  }
  return { loss, dW1, db1, dW2 };
}
`,
    mistakes: [
      ['dy * W2[j] * (1 - h[j] * h[j])', 'Math.sin(dy) - h[j]'],
      ['dy * W2[j] * (1 - h[j] * h[j])', '(t * h[j]) / (1 + x.length)'],
    ],
  },
  {
    title: 'a pair of functions that centres and scales',
    language: 'javascript',
    source: `function scaleForward(x, gain) {
  const n = x.length;
  const mean = x.reduce((sum, v) => sum + v, 0) / n;
  const c = x.map((v) => v - mean);
  const power = c.reduce((sum, v) => sum + v * v, 0) / n + 1e-5;
  const inv = 1 / Math.sqrt(power);
  return { y: c.map((v) => gain * v * inv), cache: { c, inv, gain } };
}

function scaleBackward(dy, { c, inv, gain }) {
  const n = dy.length;
  let along = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    along += dy[i] * c[i];
    total += dy[i];
  }
  const dgain = along * inv;
  const common = (gain * along * inv ** 3) / n;
  const dx = dy.map((d, i) => gain * inv * (d - total / n) - common * c[i]);
  return { dx, dgain };
}
`,
    mistakes: [['(gain * along * inv ** 3) / n', 'inv - gain']],
  },
  {
    title: 'a class that learns',
    language: 'typescript',
    source: `class Wave {
  a = [0.3, -0.2, 0.5];
  b = 1.2;
  c = 0.4;
  fit(x: number[], target: number, rate: number): number {
    let z = this.b;
    for (let i = 0; i < x.length; i++) z += this.a[i] * x[i];
    const h = Math.sin(z);
    const e = this.c * h - target;
    const loss = (e * e) / 2;
    const dc = e * h;
    const inner = e * this.c * Math.cos(z);
    const da = x.map((v) => inner * v);
    const db = inner;
    this.a = this.a.map((w, i) => w - rate * da[i]);
    this.b -= rate * db;
    this.c -= rate * dc;
    return loss;
  }
}
`,
    mistakes: [['e * this.c * Math.cos(z)', 'e * h + Math.tanh(this.b)']],
  },
  {
    title: 'a closure of a product of three',
    language: 'javascript',
    source: `const blend = (a, b, c) => {
  const s = a * b + c;
  const out = s * s * s;
  const backward = (dout) => {
    const cubic = 3 * s * s * dout;
    return { da: cubic * b, db: cubic * a, dc: cubic };
  };
  return { out, backward };
};
`,
    mistakes: [['3 * s * s * dout', 'dout * (a + Math.exp(b))']],
  },
  {
    title: 'a pair of functions in Python',
    language: 'python',
    source: `import math

def soft_forward(x, w, b, gain):
    z = [sum(w[i][j] * x[i] for i in range(len(x))) + b[j] for j in range(len(b))]
    s = [math.log(1 + math.exp(v)) for v in z]
    return [gain * v for v in s], (x, w, z, s, gain)

def soft_backward(dout, cache):
    x, w, z, s, gain = cache
    dgain = sum(d * v for d, v in zip(dout, s))
    inner = [d * gain / (1 + math.exp(-v)) for d, v in zip(dout, z)]
    dw = [[u * v for v in inner] for u in x]
    db = list(inner)
    dx = [sum(w[i][j] * inner[j] for j in range(len(inner))) for i in range(len(x))]
    return dx, dw, db, dgain
`,
    mistakes: [['d * gain / (1 + math.exp(-v))', 'math.sin(d + v * v)']],
  },
];

/** Two lines that read one helper, each with a mistake of its own. */
const apart: readonly (readonly [string, Language, string, readonly number[]])[] = [
  [
    'a network whose weights and biases are wrong in different ways',
    'javascript',
    programs[0].source
      .replace('= slope * x[i]', '= Math.sin(slope) * x[i] * x[i]')
      .replace('db1[j] = slope', 'db1[j] = slope * h[j] + t'),
    [12, 13],
  ],
  [
    'a blend of which one share is wrong',
    'javascript',
    programs[3].source.replace('db: cubic * a', 'db: cubic + Math.exp(a) * c'),
    [6],
  ],
];

describe('a helper with a mistake that no edit mends', () => {
  tellTheirLines(programs, wrongLines);

  for (const [title, language, source, lines] of apart)
    it(`is not charged with what reads it in ${title}`, () =>
      assert.deepEqual(wrongLinesOnce(source, language), lines));
});
