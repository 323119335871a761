/*
 * Signs that are wrong in what steps go along: they are told where they are made, and not at the steps, whatever the style; a
 * step that is wrong by itself is told itself.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'deltas that pull, in Python',
    language: 'python',
    source: `import math

def squash(v):
    return 1 / (1 + math.exp(-v))

def slope(y):
    return y * (1 - y)

def learn(inner, outer, x, goal, rate):
    h = [squash(sum(w * v for w, v in zip(row, x))) for row in inner]
    y = squash(sum(w * v for w, v in zip(outer, h)))
    top = (goal - y) * slope(y)
    below = []
    for j in range(len(h)):
        pull = top * outer[j]
        below.append(pull * slope(h[j]))
    for j in range(len(h)):
        outer[j] += rate * top * h[j]
        for i in range(len(x)):
            inner[j][i] += rate * below[j] * x[i]
    return y
`,
    mistakes: [
      ['pull = top * outer[j]', 'pull = -(top * outer[j])'],
      ['top = (goal - y)', 'top = (y - goal)'],
      ['outer[j] += rate', 'outer[j] -= rate'],
      ['inner[j][i] += rate', 'inner[j][i] -= rate'],
    ],
  },
  {
    title: 'deltas in a closure',
    language: 'javascript',
    source: `const act = (v) => Math.tanh(v);
const slope = (y) => 1 - y * y;

function makeNet(first, second) {
  const learn = (x, goal, rate) => {
    const h = first.map((row) => act(row.reduce((sum, w, i) => sum + w * x[i], 0)));
    const out = second.reduce((sum, w, j) => sum + w * h[j], 0);
    const miss = out - goal;
    const back = h.map((v, j) => miss * second[j] * slope(v));
    for (let j = 0; j < second.length; j++) second[j] -= rate * miss * h[j];
    for (let j = 0; j < first.length; j++) {
      for (let i = 0; i < x.length; i++) first[j][i] -= rate * back[j] * x[i];
    }
    return out;
  };
  return { learn };
}
`,
    mistakes: [
      ['miss * second[j] * slope(v)', '-miss * second[j] * slope(v)'],
      ['first[j][i] -= rate', 'first[j][i] += rate'],
      ['second[j] -= rate', 'second[j] += rate'],
    ],
  },
  {
    title: 'a class that learns from one example',
    language: 'typescript',
    source: `class Cell {
  v = [0.2, -0.4];
  u = [0.5, 0.1];
  bias = 0.3;
  learn(x: number[], t: number, rate: number): void {
    const h = this.v.map((w, j) => Math.tanh(w * x[j] + this.bias));
    const y = h.reduce((sum, a, j) => sum + a * this.u[j], 0);
    const dy = y - t;
    for (let j = 0; j < h.length; j++) {
      const dh = dy * this.u[j];
      const inside = dh * (1 - h[j] * h[j]);
      this.u[j] -= rate * dy * h[j];
      this.v[j] -= rate * inside * x[j];
    }
  }
}
`,
    mistakes: [
      ['dh * (1 - h[j] * h[j])', '-dh * (1 - h[j] * h[j])'],
      ['this.v[j] -= rate', 'this.v[j] += rate'],
    ],
  },
  {
    title: 'a neuron whose loss is nowhere',
    language: 'javascript',
    source: `function step(w, b, x, y, rate) {
  let z = b;
  for (let i = 0; i < w.length; i++) z += w[i] * x[i];
  const p = 1 / (1 + Math.exp(-z));
  const dz = p - y;
  const dw = [];
  for (let i = 0; i < w.length; i++) dw[i] = dz * x[i];
  const db = dz;
  for (let i = 0; i < w.length; i++) w[i] -= rate * dw[i];
  return { w, b: b - rate * db };
}
`,
    mistakes: [['dz = p - y', 'dz = y - p']],
  },
  {
    title: 'a momentum, of gradients that are kept below a limit',
    language: 'javascript',
    source: `const rows = [[0.4, 1.1], [-0.6, 0.2]], goals = [0, 1];
const v = [0.3, -0.1];
let pace = [0, 0];
for (let turn = 0; turn < 40; turn++) {
  const dv = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const z = v[0] * rows[i][0] + v[1] * rows[i][1];
    const dz = 1 / (1 + Math.exp(-z)) - goals[i];
    dv[0] += dz * rows[i][0];
    dv[1] += dz * rows[i][1];
  }
  const size = Math.hypot(dv[0], dv[1]);
  if (size > 20) {
    dv[0] *= 20 / size;
    dv[1] *= 20 / size;
  }
  pace = pace.map((p, k) => 0.8 * p - 0.05 * dv[k]);
  v[0] += pace[0];
  v[1] += pace[1];
}
`,
    mistakes: [['1 / (1 + Math.exp(-z)) - goals[i]', 'goals[i] - 1 / (1 + Math.exp(-z))']],
  },
  {
    title: 'gradients that are divided by their own size',
    language: 'python',
    source: `import math
xs, ys = [0.5, -0.3, 0.9], [1, 0, 1]
w, b = 0.1, 0.0
seen_w, seen_b = 0.0, 0.0
for epoch in range(100):
    dw = 0.0
    db = 0.0
    for x, y in zip(xs, ys):
        p = math.tanh(w * x + b)
        dp = p - y
        dz = dp * (1 - p * p)
        dw += dz * x
        db += dz
    seen_w += dw ** 2
    seen_b += db ** 2
    w -= 0.1 * dw / (math.sqrt(seen_w) + 1e-8)
    b -= 0.1 * db / (math.sqrt(seen_b) + 1e-8)
`,
    mistakes: [['dp = p - y', 'dp = y - p']],
  },
];

/** Pulls that are added, whatever they are called. */
const added: readonly (readonly [string, Language, string])[] = [
  [
    'in a neuron',
    'javascript',
    programs[3].source.replace('p - y', 'y - p').replace('w[i] -=', 'w[i] +=').replace('b -', 'b +'),
  ],
  [
    'in a closure',
    'javascript',
    programs[1].source.replace('out - goal', 'goal - out').replaceAll('-= rate', '+= rate'),
  ],
  ['in a class', 'typescript', programs[2].source.replace('y - t', 't - y').replaceAll('-= rate', '+= rate')],
];

describe('a sign that is wrong in what steps go along', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const [title, source] of [
    ['a neuron', programs[3].source.replace('p - y', 'y - p')],
    ['a neuron with a minus before all', programs[3].source.replace('p - y', '-(p - y)')],
    [
      'weights in a loop at the top level',
      `const xs = [0.4, -0.7, 1.1];
const ys = [0.3, 0.1, 0.9];
const w = [0.2, -0.1];
for (let epoch = 0; epoch < 50; epoch++) {
  for (let n = 0; n < xs.length; n++) {
    const out = w[0] * xs[n] + w[1];
    const dout = ys[n] - out;
    const dw = [dout * xs[n], dout];
    for (let k = 0; k < w.length; k++) w[k] -= 0.1 * dw[k];
  }
}
`,
    ],
  ])
    it(`is turned by the edit in ${title}`, () => {
      const edits = verdictsOn(source, 'javascript').find((verdict) => verdict.edits.length > 0)?.edits;
      assert.deepEqual(edits && wrongLinesOnce(applyEdits(source, edits), 'javascript'), []);
    });

  for (const [title, language, source] of added)
    it(`is none ${title} that adds pulls`, () => assert.deepEqual(wrongLinesOnce(source, language), []));
});
