/*
 * Mistakes that are hidden by what else could be meant: what goes on from before a loop, a step with a memory, a loss that is
 * written beside one that could be taken for granted. Each is told on its line alone, and the same without it is not charged.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a recurrence that begins above its loop',
    language: 'javascript',
    source: `function decayLoss(xs, target, u, v) {
  const h = [0.1];
  for (let t = 0; t < xs.length; t++) h.push(Math.tanh(u * xs[t] + v * h[t]));
  const miss = h[xs.length] - target;
  const loss = miss * miss;
  let du = 0;
  let dv = 0;
  let dh = 2 * miss;
  for (let t = xs.length - 1; t >= 0; t--) {
    const dz = dh * (1 - h[t + 1] ** 2);
    du += dz * xs[t];
    dv += dz * h[t];
    dh = dz * v;
  }
  return { loss, du, dv };
}
`,
    mistakes: [
      ['dh = 2 * miss', 'dh = -2 * miss'],
      ['dh = dz * v', 'dh = dz * u'],
      ['dv += dz * h[t]', 'dv -= dz * h[t]'],
    ],
  },
  {
    title: 'the same in Python, at the top level',
    language: 'python',
    source: `import math

xs = [0.4, -0.7, 0.2, 0.9]
goal = 0.3
a = 0.6
b = 0.8
s = [0.2]
for x in xs:
    s.append(math.tanh(a * x + b * s[-1]))
cost = 0.5 * (s[-1] - goal) ** 2

da = 0.0
db = 0.0
ds = s[-1] - goal
for t in reversed(range(len(xs))):
    dz = (1 - s[t + 1] * s[t + 1]) * ds
    da += dz * xs[t]
    db += dz * s[t]
    ds = dz * b
`,
    mistakes: [
      ['ds = s[-1] - goal', 'ds = goal - s[-1]'],
      ['ds = dz * b', 'ds = dz * a'],
    ],
  },
  {
    title: 'steps with a momentum',
    language: 'javascript',
    source: `function train(rows, labels, w, epochs) {
  let speed = w.map(() => 0);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const dw = w.map(() => 0);
    let nll = 0;
    for (let i = 0; i < rows.length; i++) {
      let z = 0;
      for (let k = 0; k < w.length; k++) z += w[k] * rows[i][k];
      const p = 1 / (1 + Math.exp(-z));
      nll -= labels[i] * Math.log(p) + (1 - labels[i]) * Math.log(1 - p);
      const dz = p - labels[i];
      for (let k = 0; k < w.length; k++) dw[k] += dz * rows[i][k];
    }
    speed = speed.map((v, k) => 0.9 * v - 0.05 * dw[k]);
    for (let k = 0; k < w.length; k++) w[k] += speed[k];
    console.log(epoch, nll);
  }
  return w;
}
`,
    mistakes: [
      ['dw[k] += dz * rows[i][k]', 'dw[k] += dz'],
      ['dz = p - labels[i]', 'dz = p + labels[i]'],
    ],
  },
  {
    title: 'a penalty that is a part of the loss, in Python',
    language: 'python',
    source: `import math

def objective(theta, rows, labels, strength):
    n = len(labels)
    loss = 0
    grad = [0] * len(theta)
    for i in range(n):
        z = sum(t * x for t, x in zip(theta, rows[i]))
        p = 1 / (1 + math.exp(-z))
        loss += -labels[i] * math.log(p) - (1 - labels[i]) * math.log(1 - p)
        for j in range(len(theta)):
            grad[j] += (p - labels[i]) * rows[i][j]
    loss /= n
    for j in range(len(theta)):
        loss += strength / (2 * n) * theta[j] ** 2
        grad[j] = grad[j] / n + strength / n * theta[j]
    return loss, grad
`,
    mistakes: [
      ['strength / n * theta[j]', 'strength * theta[j]'],
      ['strength / n * theta[j]', 'strength / n'],
      [' + strength / n * theta[j]', ''],
      ['grad[j] = grad[j] / n', 'grad[j] += grad[j] / n'],
    ],
  },
  {
    title: 'a penalty that is a part of the loss',
    language: 'typescript',
    source: `export function cost(w: number[], xs: number[][], ys: number[], lambda: number) {
  let loss = 0;
  const grad = w.map(() => 0);
  for (let i = 0; i < xs.length; i++) {
    const z = w.reduce((sum, v, j) => sum + v * xs[i][j], 0);
    const p = 1 / (1 + Math.exp(-z));
    loss -= (ys[i] * Math.log(p) + (1 - ys[i]) * Math.log(1 - p)) / xs.length;
    for (let j = 0; j < w.length; j++) grad[j] += ((p - ys[i]) * xs[i][j]) / xs.length;
  }
  for (let j = 0; j < w.length; j++) {
    loss += lambda * w[j] * w[j];
    grad[j] += 2 * lambda * w[j];
  }
  return { loss, grad };
}
`,
    mistakes: [
      ['2 * lambda * w[j]', 'lambda * w[j]'],
      ['2 * lambda * w[j]', '2 * lambda'],
      ['grad[j] += 2', 'grad[j] -= 2'],
    ],
  },
  {
    title: 'a function beside its gradient, whose parts have gradients, too',
    language: 'javascript',
    source: `function valley([x, y]) {
  const a = 2 - x;
  const b = y - x * x;
  return a * a + 50 * b * b;
}

function valleyGradient([x, y]) {
  const b = y - x * x;
  const dx = -2 * (2 - x) - 200 * x * b;
  const dy = 100 * b;
  return [dx, dy];
}
`,
    mistakes: [
      ['-2 * (2 - x) - 200 * x * b', '-200 * x * b'],
      ['200 * x * b', '200 * b'],
    ],
  },
];

/** What could be a mistake, and need be none. */
const meant: readonly (readonly [string, Language, string])[] = [
  [
    'a decay that the loss does not have',
    'typescript',
    programs[4].source.replace('    loss += lambda * w[j] * w[j];\n', ''),
  ],
  [
    'a speed that each round makes less before it adds to it, in Python',
    'python',
    `def fit(xs, ys, w, rounds):
    speed = 0.0
    for _ in range(rounds):
        loss = 0.0
        dw = 0.0
        for x, y in zip(xs, ys):
            miss = w * x - y
            loss += 0.5 * miss * miss
            dw += miss * x
        speed = 0.9 * speed + 0.1 * dw
        w -= speed
        print(loss)
    return w
`,
  ],
  [
    'a mean over the rounds, of a class',
    'javascript',
    `class Line {
  constructor(w, b) {
    this.w = w;
    this.b = b;
    this.meanW = 0;
    this.meanB = 0;
  }
  train(xs, ys, rounds, keep) {
    for (let k = 0; k < rounds; k++) {
      let loss = 0;
      let dw = 0;
      let db = 0;
      for (let i = 0; i < xs.length; i++) {
        const miss = this.w * xs[i] + this.b - ys[i];
        loss += miss * miss;
        dw += 2 * miss * xs[i];
        db += 2 * miss;
      }
      this.meanW = keep * this.meanW + (1 - keep) * dw;
      this.meanB = keep * this.meanB + (1 - keep) * db;
      this.w -= 0.01 * this.meanW;
      this.b -= 0.01 * this.meanB;
      console.log(loss);
    }
  }
}
`,
  ],
];

describe('a mistake that something else could be meant by', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const [title, language, source] of meant)
    it(`is not ${title}`, () => assert.deepEqual(wrongLinesOnce(source, language), []));
});
