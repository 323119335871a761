/*
 * Mistakes that would show elsewhere, or nowhere: each is told on its own line and on no other, and the program without it is
 * not charged. What is right in another way is not charged, either.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { tellTheirLines, type WithMistakes, wrongLines } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a layer of a class, whose weights are no square',
    language: 'javascript',
    source: `class Dense {
  constructor(weights) {
    this.weights = weights;
  }
  forward(x) {
    this.x = x;
    return this.weights[0].map((_, j) => x.reduce((sum, value, i) => sum + value * this.weights[i][j], 0));
  }
  backward(dout) {
    const dx = this.x.map(() => 0);
    this.dweights = this.weights.map((row) => row.map(() => 0));
    for (let i = 0; i < this.x.length; i++) {
      for (let j = 0; j < dout.length; j++) {
        this.dweights[i][j] = this.x[i] * dout[j];
        dx[i] += this.weights[i][j] * dout[j];
      }
    }
    return dx;
  }
}
`,
    mistakes: [
      ['this.dweights[i][j] =', 'this.dweights[i][i] ='],
      ['dx[i] += this.weights[i][j]', 'dx[i] += this.weights[j][i]'],
    ],
  },
  {
    title: 'a pair of functions that mixes rows',
    language: 'typescript',
    source: `export function mix(rows: number[][], shares: number[]) {
  const out = rows[0].map(() => 0);
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < out.length; c++) out[c] += shares[r] * rows[r][c];
  }
  return { out, cache: { rows, shares } };
}

export function mixBackward(dout: number[], { rows, shares }: { rows: number[][]; shares: number[] }) {
  const dshares = shares.map(() => 0);
  const drows = rows.map((row) => row.map(() => 0));
  for (let r = 0; r < rows.length; r++) {
    for (let c = 0; c < dout.length; c++) {
      dshares[r] += dout[c] * rows[r][c];
      drows[r][c] += shares[r] * dout[c];
    }
  }
  return { drows, dshares };
}
`,
    mistakes: [
      ['dout[c] * rows[r][c]', 'dout[c] * rows[c][c]'],
      ['drows[r][c] +=', 'drows[c][c] +='],
    ],
  },
  {
    title: 'a filter over pictures',
    language: 'python',
    source: `def filter_forward(image, kernel):
    size = len(kernel)
    rows, cols = len(image) - size + 1, len(image[0]) - size + 1
    out = [[0.0] * cols for _ in range(rows)]
    for r in range(rows):
        for c in range(cols):
            for i in range(size):
                for j in range(size):
                    out[r][c] += image[r + i][c + j] * kernel[i][j]
    return out, (image, kernel)


def filter_backward(dout, cache):
    image, kernel = cache
    size = len(kernel)
    dkernel = [[0.0] * size for _ in kernel]
    for r in range(len(dout)):
        for c in range(len(dout[0])):
            for i in range(size):
                for j in range(size):
                    dkernel[i][j] += dout[r][c] * image[r + i][c + j]
    return dkernel
`,
    mistakes: [['dkernel[i][j] += dout[r][c]', 'dkernel[i][j] += dout[c][r]']],
  },
  {
    title: 'windows over a signal that overlap, and go over its ends',
    language: 'javascript',
    source: `class Windows {
  constructor(taps, bias, stride, padding) {
    Object.assign(this, { taps, bias, stride, padding });
  }
  forward(signal) {
    this.signal = signal;
    const count = Math.floor((signal.length + 2 * this.padding - this.taps.length) / this.stride) + 1;
    const out = [];
    for (let n = 0; n < count; n++) {
      let sum = this.bias;
      for (let k = 0; k < this.taps.length; k++) {
        const at = n * this.stride - this.padding + k;
        if (at >= 0 && at < signal.length) sum += this.taps[k] * signal[at];
      }
      out.push(sum);
    }
    return out;
  }
  backward(dout) {
    const dsignal = this.signal.map(() => 0);
    this.dtaps = this.taps.map(() => 0);
    this.dbias = 0;
    for (let n = 0; n < dout.length; n++) {
      this.dbias += dout[n];
      for (let k = 0; k < this.taps.length; k++) {
        const at = n * this.stride - this.padding + k;
        if (at < 0 || at >= this.signal.length) continue;
        this.dtaps[k] += this.signal[at] * dout[n];
        dsignal[at] += this.taps[k] * dout[n];
      }
    }
    return dsignal;
  }
}
`,
    mistakes: [
      ['this.dtaps[k] +=', 'this.dtaps[k] ='],
      ['this.signal[at] * dout[n]', 'this.signal[at]'],
    ],
  },
  {
    title: 'rows of gradients that are put together as they come',
    language: 'javascript',
    source: `function cell(x, prev, W) {
  const z = (k) => W[k][0] * x + W[k][1] * prev + W[k][2];
  const gate = 1 / (1 + Math.exp(-z(0)));
  const fresh = Math.tanh(z(1));
  const next = gate * prev + fresh * x;
  return { next, cache: { x, prev, W, gate, fresh } };
}

function cellBackward(dnext, { x, prev, W, gate, fresh }) {
  const dgate = dnext * prev;
  const dfresh = dnext * x;
  const dz = [dgate * gate * (1 - gate), dfresh * (1 - fresh * fresh)];
  let dx = dnext * fresh;
  let dprev = dnext * gate;
  const dW = [];
  for (let k = 0; k < 2; k++) {
    dx += W[k][0] * dz[k];
    dprev += W[k][1] * dz[k];
    dW.push([dz[k] * x, dz[k] * prev, dz[k]]);
  }
  return { dx, dprev, dW };
}
`,
    mistakes: [
      ['[dz[k] * x,', '[x,'],
      ['[dz[k] * x,', '[dz[k] * dx,'],
      [' dz[k] * prev,', ' prev,'],
    ],
  },
  {
    title: 'a loss over time, and back through it',
    language: 'javascript',
    source: `function overTime(inputs, wanted, u, v) {
  const states = [0];
  const misses = [];
  let loss = 0;
  for (let t = 0; t < inputs.length; t++) {
    const y = Math.tanh(u * inputs[t] + v * states[t]);
    states.push(y);
    misses.push(y - wanted[t]);
    loss += 0.5 * (y - wanted[t]) ** 2;
  }
  let du = 0;
  let dv = 0;
  let dnext = 0;
  for (let t = inputs.length - 1; t >= 0; t--) {
    const dy = misses[t] + dnext;
    const dz = (1 - states[t + 1] ** 2) * dy;
    du += dz * inputs[t];
    dv += dz * states[t];
    dnext = dz * v;
  }
  return { loss, du, dv };
}
`,
    mistakes: [
      ['du += dz', 'du -= dz'],
      ['dv += dz', 'dv = dz'],
    ],
  },
  {
    title: 'what comes from above in each round',
    language: 'python',
    source: `def line_loss(xs, ys, w, b):
    misses = []
    loss = 0.0
    for x, y in zip(xs, ys):
        p = w * x + b
        misses.append(p - y)
        loss += 0.5 * (p - y) ** 2
    dw = 0.0
    db = 0.0
    for k in range(len(xs)):
        dp = misses[k]
        dw += dp * xs[k]
        db += dp
    return loss, dw, db
`,
    mistakes: [['dp = misses[k]', 'dp = -misses[k]']],
  },
  {
    title: 'gradients by their keys, of a loss that another method has',
    language: 'python',
    source: `class Line:
    def __init__(self, w, b):
        self.params = {'w': w, 'b': b}

    def predict(self, x):
        return sum(wi * xi for wi, xi in zip(self.params['w'], x)) + self.params['b']

    def loss(self, x, t):
        return 0.5 * (self.predict(x) - t) ** 2

    def gradient(self, x, t):
        y = self.predict(x)
        grads = {}
        dy = y - t
        grads['b'] = dy
        grads['w'] = [dy * xi for xi in x]
        return grads
`,
    mistakes: [['dy = y - t', 'dy = t - y']],
  },
  {
    title: 'two layers that learn in a class',
    language: 'python',
    source: `import math


class Net:
    def __init__(self, first, second, rate):
        self.first = first
        self.second = second
        self.rate = rate

    def forward(self, x):
        self.h = [math.tanh(sum(w * v for w, v in zip(row, x))) for row in self.first]
        self.y = sum(w * h for w, h in zip(self.second, self.h))
        return self.y

    def train(self, data):
        for x, target in data:
            y = self.forward(x)
            dy = y - target
            dsecond = [dy * h for h in self.h]
            dh = [dy * w for w in self.second]
            for j in range(len(self.second)):
                self.second[j] -= self.rate * dsecond[j]
            for j in range(len(self.first)):
                dz = dh[j] * (1 - self.h[j] ** 2)
                for i in range(len(x)):
                    self.first[j][i] -= self.rate * dz * x[i]
`,
    mistakes: [
      ['dy = y - target', 'dy = target - y'],
      ['dh = [dy * w for', 'dh = [w for'],
    ],
  },
  {
    title: 'two layers that learn at the top level, one of whose inputs is 0',
    language: 'javascript',
    source: `const inputs = [[0, 0.1], [0.2, 1], [1, 0.3]];
const wanted = [0.1, 0.9, 0.8];
const W1 = [[0.3, -0.5], [0.7, 0.2]];
const W2 = [0.5, -0.3];
for (let epoch = 0; epoch < 100; epoch++) {
  for (let n = 0; n < inputs.length; n++) {
    const x = inputs[n];
    const h = [];
    let y = 0;
    for (let j = 0; j < W2.length; j++) {
      h[j] = Math.tanh(W1[j][0] * x[0] + W1[j][1] * x[1]);
      y += W2[j] * h[j];
    }
    const loss = 0.5 * (y - wanted[n]) ** 2;
    const dy = y - wanted[n];
    const dW2 = [0, 0];
    const dh = [0, 0];
    for (let j = 0; j < W2.length; j++) dW2[j] = dy * h[j];
    for (let j = 0; j < W2.length; j++) dh[j] = dy * W2[j];
    for (let j = 0; j < W2.length; j++) W2[j] -= 0.1 * dW2[j];
    for (let j = 0; j < W1.length; j++) {
      const dz = dh[j] * (1 - h[j] * h[j]);
      for (let i = 0; i < x.length; i++) W1[j][i] -= 0.1 * dz * x[i];
    }
    if (epoch % 10 === 0) console.log(loss);
  }
}
`,
    mistakes: [
      ['dW2[j] = dy * h[j]', 'dW2[j] = dy'],
      ['dh[j] = dy * W2[j]', 'dh[j] = -(dy * W2[j])'],
      ['(1 - h[j] * h[j])', '(1 - h[j] * dh[j])'],
    ],
  },
];

/** Passes of minus the gradient that something adds, or that may be meant so. */
const pulls: readonly (readonly [string, Language, string])[] = [
  [
    'beside a loss that is written for the log',
    'javascript',
    `function fit(xs, ys, w, rate) {
  let loss = 0;
  for (let n = 0; n < xs.length; n++) {
    const y = w * xs[n];
    loss += 0.5 * (y - ys[n]) ** 2;
    const delta = ys[n] - y;
    w += rate * delta * xs[n];
  }
  return { w, loss };
}
`,
  ],
  [
    'of another method, which the file adds elsewhere',
    'python',
    programs[7].source.replace('dy = y - t', 'dy = t - y') +
      `

def step(line, x, t, rate):
    grads = line.gradient(x, t)
    line.params['b'] += rate * grads['b']
    line.params['w'] = [w + rate * g for w, g in zip(line.params['w'], grads['w'])]
`,
  ],
];

describe('a mistake that would show elsewhere, or nowhere', () => {
  tellTheirLines(programs, wrongLines);

  for (const [title, language, source] of pulls)
    it(`is no pull ${title}`, () => assert.deepEqual(wrongLines(source, language), []));
});
