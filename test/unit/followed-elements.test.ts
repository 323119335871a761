/*
 * Gradients in which something is lost, so that nobody can tell what they are: what each round adds, or one element of
 * several. They are told where one edit makes them gradients; what is kept of one round alone, or what one element has more
 * than others, is not.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a parabola whose three slopes stand in one list',
    language: 'python',
    source: `def fit_grads(c, xs, ys):
    loss = 0.0
    grads = [0.0, 0.0, 0.0]
    for x, y in zip(xs, ys):
        out = c[0] + c[1] * x + c[2] * x * x
        miss = out - y
        loss += 0.5 * miss * miss
        dout = miss
        grads[0] += dout
        grads[1] += dout * x
        grads[2] += dout * x * x
    return loss, grads
`,
    mistakes: [
      ['grads[1] += dout * x\n', 'grads[1] += out * x\n'],
      ['grads[2] += dout * x * x', 'grads[2] += dout * x'],
      ['grads[0] += dout', 'grads[0] += y'],
    ],
  },
  {
    title: 'a wave with three numbers',
    language: 'javascript',
    source: `function waveLoss(p, ts, ys) {
  let loss = 0;
  const grads = [0, 0, 0];
  for (let i = 0; i < ts.length; i++) {
    const inside = p[1] * ts[i] + p[2];
    const gap = p[0] * Math.sin(inside) - ys[i];
    loss += gap * gap;
    const inner = 2 * gap * p[0] * Math.cos(inside);
    grads[0] += 2 * gap * Math.sin(inside);
    grads[1] += inner * ts[i];
    grads[2] += inner;
  }
  return { loss, grads };
}
`,
    mistakes: [
      ['inner * ts[i]', 'inside * ts[i]'],
      ['grads[0] += 2 * gap * Math.sin(inside)', 'grads[0] += 2 * gap * Math.sin(gap)'],
    ],
  },
  {
    title: 'rows that are pushed',
    language: 'typescript',
    source: `function gateForward(x: number, h: number, W: number[][]) {
  const s = W.map((row) => Math.tanh(row[0] * x + row[1] * h + row[2]));
  return { out: s.reduce((sum, v) => sum + v, 0), cache: { x, h, s, W } };
}

function gateBackward(dout: number, cache: { x: number; h: number; s: number[]; W: number[][] }) {
  const { x, h, s, W } = cache;
  const dz = s.map((v) => dout * (1 - v * v));
  let dx = 0;
  let dh = 0;
  const dW: number[][] = [];
  for (let k = 0; k < W.length; k++) {
    dx += W[k][0] * dz[k];
    dh += W[k][1] * dz[k];
    dW.push([dz[k] * x, dz[k] * h, dz[k]]);
  }
  return { dx, dh, dW };
}
`,
    mistakes: [['dz[k] * h, dz[k]]', 'dz[k] * h, s[k]]']],
  },
  {
    title: 'a decay over time at the top level',
    language: 'javascript',
    source: `const xs = [0.4, -0.3, 0.7, 0.2];
const keep = 0.8;
const gain = 0.5;
const h = [0.1];
for (let t = 0; t < xs.length; t++) h[t + 1] = Math.tanh(keep * h[t] + gain * xs[t]);
const loss = 0.5 * h[xs.length] ** 2;

let dkeep = 0;
let dgain = 0;
let dh = h[xs.length];
for (let t = xs.length - 1; t >= 0; t--) {
  const dz = dh * (1 - h[t + 1] ** 2);
  dkeep += dz * h[t];
  dgain += dz * xs[t];
  dh = dz * keep;
}
console.log(loss, dkeep, dgain);
`,
    mistakes: [
      ['dkeep += dz', 'dkeep = dz'],
      ['dgain += dz', 'dgain = dz'],
    ],
  },
  {
    title: 'a cell that keeps its gradients',
    language: 'python',
    source: `import math

class Leaky:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def forward(self, xs, start):
        self.xs = xs
        self.hs = [start]
        h = start
        for x in xs:
            h = math.tanh(self.a * h + self.b * x)
            self.hs.append(h)
        return h

    def backward(self, dh):
        self.da = 0.0
        self.db = 0.0
        for t in reversed(range(len(self.xs))):
            dz = dh * (1 - self.hs[t + 1] ** 2)
            self.da += dz * self.hs[t]
            self.db += dz * self.xs[t]
            dh = dz * self.a
        return dh
`,
    mistakes: [
      ['self.da += dz', 'self.da = dz'],
      ['self.db += dz', 'self.db = dz'],
    ],
  },
  {
    title: 'a closure that goes back through its rounds',
    language: 'javascript',
    source: `function unroll(w, xs) {
  const states = [1];
  for (let t = 0; t < xs.length; t++) states.push(Math.sin(w * states[t] + xs[t]));
  const backward = (dlast) => {
    let dw = 0;
    let ds = dlast;
    for (let t = xs.length - 1; t >= 0; t--) {
      const dz = ds * Math.cos(w * states[t] + xs[t]);
      dw += dz * states[t];
      ds = dz * w;
    }
    return { dw, ds };
  };
  return { last: states[xs.length], backward };
}
`,
    mistakes: [['dw += dz * states[t]', 'dw = dz * states[t]']],
  },
  {
    title: 'a mean that takes the place of a sum',
    language: 'python',
    source: `def mean_loss(w, b, xs, ys):
    n = len(xs)
    loss = 0.0
    dw = [0.0] * len(w)
    db = 0.0
    for x, y in zip(xs, ys):
        miss = sum(wi * xi for wi, xi in zip(w, x)) + b - y
        loss += miss * miss / n
        for j in range(len(w)):
            dw[j] += 2 * miss * x[j]
        db += 2 * miss / n
    dw = [d / n for d in dw]
    return loss, dw, db
`,
    mistakes: [['dw = [d / n', 'dw += [d / n']],
  },
];

/** What is right, or may be meant. */
const meant: readonly (readonly [string, Language, string])[] = [
  [
    'an element that decays',
    'python',
    programs[0].source.replace(
      '    return loss, grads',
      '    grads[1] += 0.1 * c[1]\n    return loss, grads',
    ),
  ],
  [
    'a share of one round that is added to all',
    'javascript',
    programs[3].source
      .replace('let dkeep = 0;', 'let dkeep = 0;\nlet total = 0;')
      .replace('dkeep += dz * h[t];', 'dkeep = dz * h[t];\n  total += dkeep;')
      .replace('loss, dkeep,', 'loss, total,'),
  ],
  [
    'shares of rounds that are kept in a list',
    'javascript',
    programs[3].source
      .replace('let dkeep = 0;', 'let dkeep = 0;\nconst all = [];')
      .replace('dkeep += dz * h[t];', 'dkeep = dz * h[t];\n  all.push(dkeep);')
      .replace('loss, dkeep,', 'loss, all,'),
  ],
  [
    'grads beside something else',
    'javascript',
    programs[1].source
      .replace('[0, 0, 0]', '[0, 0, 0, 0]')
      .replace('grads[2] += inner;', 'grads[2] += inner;\n    grads[3] += gap;'),
  ],
];

describe('a gradient in which something is lost', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const [title, language, source] of meant)
    it(`may be ${title}`, () => assert.deepEqual(wrongLinesOnce(source, language), []));
});
