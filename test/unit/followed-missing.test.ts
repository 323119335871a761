/*
 * What a pass is short of: the gradient from above, a slope where a gradient only gets another name, the share of an element,
 * a line. Each is told on its line, with what mends it, and nothing is said of what is right or meant so.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'layers of one number',
    language: 'javascript',
    source: `class Cube {
  forward(x) {
    this.x = x;
    return x ** 3;
  }
  backward(grad) {
    return 3 * this.x ** 2 * grad;
  }
}
class Blend {
  forward(p, q) {
    this.p = p;
    this.q = q;
    return p * q;
  }
  backward(grad) {
    return [this.q * grad, this.p * grad];
  }
}
`,
    mistakes: [
      ['3 * this.x ** 2 * grad', '3 * this.x ** 2'],
      ['this.q * grad, ', 'grad, '],
      ['this.p * grad]', 'grad]'],
    ],
  },
  {
    title: 'functions that go forward and back',
    language: 'javascript',
    source: `function softForward(x) {
  const out = Math.log(1 + Math.exp(x));
  return { out, cache: x };
}
function softBackward(dout, cache) {
  const dx = dout / (1 + Math.exp(-cache));
  return dx;
}
`,
    mistakes: [['dout / (1', '1 / (1']],
  },
  {
    title: 'nodes that keep what they give',
    language: 'typescript',
    source: `class Wave {
  a: any;
  made: any;
  forward(a: any) {
    this.a = a;
    this.made = { value: Math.sin(a.value), grad: 0 };
    return this.made;
  }
  backward() {
    this.a.grad += Math.cos(this.a.value) * this.made.grad;
  }
}
class Bend {
  a: any;
  made: any;
  forward(a: any) {
    this.a = a;
    this.made = { value: Math.tanh(a.value), grad: 0 };
    return this.made;
  }
  backward() {
    this.a.grad += (1 - this.made.value * this.made.value) * this.made.grad;
  }
}
`,
    mistakes: [
      ['Math.cos(this.a.value) * this.made.grad', 'Math.cos(this.a.value)'],
      ['(1 - this.made.value * this.made.value) * this.made.grad', '1 - this.made.value * this.made.value'],
    ],
  },
  {
    title: 'a layer of a list in Python',
    language: 'python',
    source: `import math


class Bend:
    def forward(self, x):
        self.out = [math.tanh(v) for v in x]
        return self.out

    def backward(self, grad_output):
        return [g * (1 - v ** 2) for g, v in zip(grad_output, self.out)]
`,
    mistakes: [['g * (1 - v ** 2) for g, v in zip(grad_output, self.out)', '1 - v ** 2 for v in self.out']],
  },
  {
    title: 'rows of a table that are looked up',
    language: 'python',
    source: `class Table:
    def __init__(self, rows):
        self.rows = rows

    def forward(self, words):
        self.words = words
        return [list(self.rows[w]) for w in words]

    def backward(self, dout):
        self.drows = [[0.0 for _ in row] for row in self.rows]
        for t, w in enumerate(self.words):
            for k in range(len(dout[t])):
                self.drows[w][k] += dout[t][k]


def pick(table, ids):
    return [table[i] for i in ids], ids


def pick_backward(dout, cache, size):
    dtable = [0.0] * size
    for t in range(len(cache)):
        dtable[cache[t]] += dout[t]
    return dtable
`,
    mistakes: [
      ['self.drows[w][k] += dout[t][k]', 'self.drows[w][k] = dout[t][k]'],
      ['dtable[cache[t]] += dout[t]', 'dtable[cache[t]] = dout[t]'],
    ],
  },
  {
    title: 'a net whose slope has a line of its own',
    language: 'javascript',
    source: `const A = [[0.2, -0.4], [0.6, 0.1]];
const B = [0.4, -0.7];
const seen = [[0.3, 0.8], [0.9, -0.2]];
const goals = [0.5, 0.1];
for (let turn = 0; turn < 50; turn++) {
  let loss = 0;
  for (let n = 0; n < seen.length; n++) {
    const x = seen[n];
    const h = [];
    let y = 0;
    for (let j = 0; j < B.length; j++) {
      h[j] = Math.tanh(A[j][0] * x[0] + A[j][1] * x[1]);
      y += B[j] * h[j];
    }
    loss += 0.5 * (y - goals[n]) ** 2;
    const dy = y - goals[n];
    const dh = [0, 0];
    for (let j = 0; j < B.length; j++) dh[j] = dy * B[j];
    for (let j = 0; j < B.length; j++) B[j] -= 0.1 * dy * h[j];
    for (let j = 0; j < A.length; j++) {
      const dz = dh[j] * (1 - h[j] * h[j]);
      for (let i = 0; i < x.length; i++) A[j][i] -= 0.1 * dz * x[i];
    }
  }
}
`,
    mistakes: [['dh[j] * (1 - h[j] * h[j])', 'dh[j]']],
  },
  {
    title: 'a gradient of a function of its own',
    language: 'python',
    source: `import math


def energy(p, q):
    u = p * q
    return math.exp(u) + q ** 2


def grad_energy(p, q):
    u = p * q
    du = math.exp(u)
    dp = du * q
    dq = du * p + 2 * q
    return dp, dq
`,
    mistakes: [['du * p + 2 * q', 'du * p']],
  },
  {
    title: 'a loss under any name that is returned',
    language: 'typescript',
    source: `class Curve {
  a = 0.4;
  b = -0.3;
  fit(xs: number[], ys: number[], rate: number): number {
    let sum = 0;
    let da = 0;
    let db = 0;
    for (let i = 0; i < xs.length; i++) {
      const g = Math.tanh(this.a * xs[i]);
      const y = this.b * g;
      const e = y - ys[i];
      sum += (e * e) / xs.length;
      const dy = (2 * e) / xs.length;
      db += dy * g;
      const dg = dy * this.b;
      da += dg * (1 - g * g) * xs[i];
    }
    this.a -= rate * da;
    this.b -= rate * db;
    return sum;
  }
}
`,
    mistakes: [
      ['(2 * e) / xs.length', '2 / xs.length'],
      ['(2 * e) / xs.length', '(2 * y) / xs.length'],
    ],
  },
  {
    title: 'a neuron whose loss is nowhere',
    language: 'javascript',
    source: `function nudge(w, c, x, goal, rate) {
  let z = c;
  for (let i = 0; i < w.length; i++) z += w[i] * x[i];
  const p = 1 / (1 + Math.exp(-z));
  const dz = p - goal;
  const dw = [];
  for (let i = 0; i < w.length; i++) dw[i] = dz * x[i];
  const dc = dz;
  for (let i = 0; i < w.length; i++) w[i] -= rate * dw[i];
  return { w, c: c - rate * dc };
}
`,
    mistakes: [['dw[i] = dz * x[i]', 'dw[i] = x[i]']],
  },
];

/** Programs without one line; what mends them is that line, or one that is as good. */
const shortOf: readonly (readonly [title: string, language: Language, source: string, line: string])[] = [
  [
    'a bias in Python',
    'python',
    `def fit(w, b, xs, ys):
    loss = 0.0
    dw = [0.0] * len(w)
    db = 0.0
    for x, y in zip(xs, ys):
        guess = b
        for j in range(len(w)):
            guess += w[j] * x[j]
        miss = guess - y
        loss += miss ** 2
        for j in range(len(w)):
            dw[j] += 2 * miss * x[j]
        db += 2 * miss
    loss /= len(xs)
    dw = [d / len(xs) for d in dw]
    db /= len(xs)
    return loss, dw, db
`,
    '        db += 2 * miss\n',
  ],
  [
    'one of two elements',
    'javascript',
    `const rows = [[0.5, 1.1], [-0.4, 0.6], [0.8, -0.9]];
const classes = [1, 0, 1];
const w = [0.1, -0.5];
for (let turn = 0; turn < 30; turn++) {
  const dw = [0, 0];
  let nll = 0;
  for (let i = 0; i < rows.length; i++) {
    const z = w[0] * rows[i][0] + w[1] * rows[i][1];
    const p = 1 / (1 + Math.exp(-z));
    nll -= classes[i] * Math.log(p) + (1 - classes[i]) * Math.log(1 - p);
    const dz = p - classes[i];
    dw[0] += dz * rows[i][0];
    dw[1] += dz * rows[i][1];
  }
  w[0] -= 0.1 * dw[0];
  w[1] -= 0.1 * dw[1];
}
`,
    '    dw[1] += dz * rows[i][1];\n',
  ],
  [
    'what keeps weights small',
    'javascript',
    `function ridge(W, X, Y, strength) {
  let loss = 0;
  const dW = W.map((row) => row.map(() => 0));
  for (let n = 0; n < X.length; n++)
    for (let c = 0; c < W.length; c++) {
      let miss = -Y[n][c];
      for (let d = 0; d < W[c].length; d++) miss += W[c][d] * X[n][d];
      loss += 0.5 * miss * miss;
      for (let d = 0; d < W[c].length; d++) dW[c][d] += miss * X[n][d];
    }
  for (let c = 0; c < W.length; c++) {
    for (let d = 0; d < W[c].length; d++) {
      loss += 0.5 * strength * W[c][d] ** 2;
      dW[c][d] += strength * W[c][d];
    }
  }
  return { loss, dW };
}
`,
    '      dW[c][d] += strength * W[c][d];\n',
  ],
  [
    'the other end of a spring',
    'javascript',
    `function tension(x, k) {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const pull = x[i + 1] - x[i];
    sum += 0.5 * k * pull * pull;
  }
  return sum;
}
function tensionGradient(x, k) {
  const dx = x.map(() => 0);
  for (let i = 0; i + 1 < x.length; i++) {
    const pull = x[i + 1] - x[i];
    dx[i + 1] += k * pull;
    dx[i] -= k * pull;
  }
  return dx;
}
`,
    '    dx[i + 1] += k * pull;\n',
  ],
];

/** What is right, or meant so. */
const meant: readonly (readonly [title: string, language: Language, source: string])[] = [
  [
    'losses of which nothing comes from above',
    'python',
    `class SquaredLoss:
    def forward(self, x, target):
        self.x, self.target = x, target
        return (x - target) ** 2

    def backward(self, dout):
        return 2 * (self.x - self.target)


class Gap:
    def forward(self, x, label):
        self.x, self.label = x, label
        return 0.5 * (x - label) ** 2

    def backward(self, dout):
        return self.x - self.label


class Cube:
    def forward(self, x):
        self.x = x
        return x ** 3

    def backward(self, dout=1):
        return 3 * self.x ** 2
`,
  ],
  [
    'one that hands on what it gets',
    'javascript',
    `class Sum {
  forward(a, b) {
    return a + b;
  }
  backward(dout) {
    return [dout, dout];
  }
}
class Bend {
  forward(x) {
    this.y = Math.tanh(x);
    return this.y;
  }
  slope() {
    return 1 - this.y * this.y;
  }
}
`,
  ],
  [
    'a chain that is moved but for its ends',
    'javascript',
    `function tension(x) {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) sum += (x[i + 1] - x[i]) ** 2;
  return sum;
}
function tensionGradient(x) {
  const dx = x.map(() => 0);
  for (let i = 1; i + 1 < x.length; i++) dx[i] = 2 * (2 * x[i] - x[i - 1] - x[i + 1]);
  return dx;
}
`,
  ],
];

describe('what a followed pass is short of', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const [title, language, source, line] of shortOf)
    it(`is a line: ${title}`, () => {
      assert.deepEqual(wrongLinesOnce(source, language), []);
      const without = source.replace(line, '');
      assert.notEqual(without, source);
      const [told, ...more] = verdictsOn(without, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(more, []);
      assert.equal(told?.kind, 'missing contribution');
      assert.deepEqual(wrongLinesOnce(applyEdits(without, told.edits), language), []);
    });

  for (const [title, language, source] of meant)
    it(`is nothing in ${title}`, () => assert.deepEqual(wrongLinesOnce(source, language), []));
});
