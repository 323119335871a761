/*
 * Passes as other hands write them: sums by reduce, what is put at the beginning of a list, numbers held against negative ones
 * in loops, closures that give [out, back]. Nothing is said of what is right, and of a mistake its line alone.
 */
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a loss with two corners, in a loop',
    language: 'javascript',
    source: `function huber(w, b, xs, ys) {
  let loss = 0;
  let dw = 0;
  let db = 0;
  for (let i = 0; i < xs.length; i++) {
    const e = w * xs[i] + b - ys[i];
    loss += e > 1 ? e - 0.5 : e < -1 ? -e - 0.5 : 0.5 * e * e;
    const d = e > 1 ? 1 : e < -1 ? -1 : e;
    dw += d * xs[i];
    db += d;
  }
  return { loss, dw, db };
}
`,
    mistakes: [
      ['e < -1 ? -1 : e;', 'e < -1 ? 1 : e;'],
      ['dw += d * xs[i]', 'dw += d'],
      ['db += d', 'db = d'],
    ],
  },
  {
    title: 'a clipped step in Python',
    language: 'python',
    source: `def fit(w, xs, ys):
    loss = 0.0
    dw = 0.0
    for x, y in zip(xs, ys):
        z = w * x
        p = -2 if z < -2 else z * z
        loss += (p - y) ** 2
        dp = 2 * (p - y)
        dz = 0 if z < -2 else 2 * z * dp
        dw += dz * x
    return loss, dw
`,
    mistakes: [
      ['2 * z * dp', 'z * dp'],
      ['dw += dz * x', 'dw = dz * x'],
    ],
  },
  {
    title: 'sums by reduce',
    language: 'javascript',
    source: `function fit(p, xs, ys) {
  const errs = xs.map((x, i) => p.slope * x + p.shift - ys[i]);
  const loss = errs.reduce((acc, e) => acc + e ** 4, 0);
  const pull = errs.map((e) => 4 * e ** 3);
  const dslope = pull.reduce((acc, d, i) => acc + d * xs[i], 0);
  const dshift = pull.reduce((sum, d) => sum + d, 0);
  return { loss, grads: { slope: dslope, shift: dshift } };
}
`,
    mistakes: [
      ['acc + d * xs[i]', 'd * xs[i]'],
      ['acc + d * xs[i]', 'acc + d'],
      ['acc + d * xs[i]', 'acc'],
      ['sum + d,', 'd,'],
    ],
  },
  {
    title: 'a stack that is taken down',
    language: 'python',
    source: `import math

def net(x, ws, target):
    stack = []
    h = x
    for w in ws:
        y = math.tanh(w * h)
        stack.append((w, h, y))
        h = y
    err = h - target
    loss = err ** 4
    dws = []
    dh = 4 * err ** 3
    while stack:
        w, inp, y = stack.pop()
        dz = dh * (1 - y * y)
        dws.insert(0, dz * inp)
        dh = dz * w
    return loss, dws, dh
`,
    mistakes: [
      ['dws.insert(0, dz * inp)', 'dws.insert(0, dz)'],
      ['dh = dz * w', 'dh = dz'],
      ['dh * (1 - y * y)', 'dh * (1 - y)'],
    ],
  },
  {
    title: 'a list that grows at its beginning',
    language: 'javascript',
    source: `function net(x, ws, target) {
  const kept = [];
  let h = x;
  for (const w of ws) {
    const y = Math.sin(w * h);
    kept.push([w, h]);
    h = y;
  }
  const loss = (h - target) ** 4;
  const dws = [];
  let dh = 4 * (h - target) ** 3;
  for (const [w, inp] of kept.reverse()) {
    const dz = dh * Math.cos(w * inp);
    dws.unshift(dz * inp);
    dh = dz * w;
  }
  return { loss, dws };
}
`,
    mistakes: [
      ['dws.unshift(dz * inp)', 'dws.unshift(dz)'],
      ['dws.unshift(dz * inp)', 'dws.unshift(dz * w)'],
    ],
  },
  {
    title: 'functions that give back their way back',
    language: 'javascript',
    source: `const mul = (a, b) => [a * b, (d) => [d * b, d * a]];
const tanh = (z) => {
  const t = Math.tanh(z);
  return [t, (d) => d * (1 - t * t)];
};
const cube = (e) => [e ** 3, (d) => 3 * e * e * d];
function objective({ w, c }, { x, y }) {
  const [prod, backMul] = mul(w, x);
  const [act, backAct] = tanh(prod + c);
  const [cost, backCost] = cube(act - y);
  const dact = backCost(1);
  const dz = backAct(dact);
  const [dw] = backMul(dz);
  return { cost, gradients: { w: dw, c: dz } };
}
`,
    mistakes: [
      ['[d * b, d * a]', '[d, d * a]'],
      ['[d * b, d * a]', '[b, d * a]'],
      ['d * (1 - t * t)', 'd'],
      ['d * (1 - t * t)', '-d * (1 - t * t)'],
    ],
  },
];

describe('passes as other hands write them: a mistake', () => {
  tellTheirLines(programs, wrongLinesOnce);
});
