/*
 * Passes that compute their forward values once more, or add up what they read: what the same code computes from the same is as
 * it is meant, whatever else is off, and a sum of gradients is no weight that a loop steps.
 */
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a net that predicts in its loss and in its gradients',
    language: 'python',
    source: `class Net:
    def __init__(self, inner, shifts, outer, shift):
        self.parts = {'inner': inner, 'shifts': shifts, 'outer': outer, 'shift': shift}

    def predict(self, x):
        p = self.parts
        a = [sum(v * w for v, w in zip(x, row)) + c for row, c in zip(p['inner'], p['shifts'])]
        h = [v if v > 0 else 0.2 * v for v in a]
        return a, h, sum(v * w for v, w in zip(h, p['outer'])) + p['shift']

    def loss(self, x, t):
        a, h, y = self.predict(x)
        return 0.5 * (y - t) ** 2

    def gradient(self, x, t):
        a, h, y = self.predict(x)
        dy = y - t
        grads = {'shift': dy, 'outer': [dy * v for v in h]}
        da = []
        for j in range(len(a)):
            dh = dy * self.parts['outer'][j]
            da.append(dh if a[j] > 0 else 0.2 * dh)
        grads['shifts'] = da
        grads['inner'] = [[d * v for v in x] for d in da]
        return grads
`,
    mistakes: [
      ["self.parts['outer'][j]", "self.parts['outer'][j - 1]"],
      ['da.append(dh if a[j] > 0', 'da.append(dh if h[j] < 0'],
      ['[d * v for v in x]', '[d * v for v in h]'],
    ],
  },
  {
    title: 'gradients that are added up over examples',
    language: 'python',
    source: `import math

def fit(w, b, xs, ys):
    n = len(xs)
    dw = 0.0
    db = 0.0
    loss = 0.0
    for x, y in zip(xs, ys):
        p = 1 / (1 + math.exp(-(w * x + b)))
        loss += 0.5 * (p - y) ** 2 / n
        dz = (p - y) * p * (1 - p) / n
        dw += dz * x
        db += dz
    return loss, dw, db
`,
    mistakes: [
      ['* (1 - p) / n', '* (1 - db) / n'],
      ['* (1 - p) / n', '* (1 - p - db) / n'],
      ['* (1 - p) / n', '* (1 - p - 3 * dw) / n'],
    ],
  },
  {
    title: 'the mean of a net with many names',
    language: 'javascript',
    source: `const times = (a, b) => a.map((row) => b[0].map((_, j) => row.reduce((sum, v, k) => sum + v * b[k][j], 0)));
const turned = (a) => a[0].map((_, j) => a.map((row) => row[j]));

function learn(X, Y, U, V) {
  const S = times(X, U);
  const H = S.map((row) => row.map((s) => Math.tanh(s)));
  const O = times(H, V);
  const n = X.length;
  let loss = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < O[i].length; j++) loss += (O[i][j] - Y[i][j]) ** 2 / (2 * n);
  const dO = O.map((row, i) => row.map((o, j) => (o - Y[i][j]) / n));
  const dV = times(turned(H), dO);
  const dH = times(dO, turned(V));
  const dS = dH.map((row, i) => row.map((d, j) => d * (1 - H[i][j] * H[i][j])));
  const dU = times(turned(X), dS);
  return { loss, dU, dV };
}
`,
    mistakes: [['(o - Y[i][j]) / n', 'o - Y[i][j]']],
  },
  {
    title: 'examples and their targets in a loop',
    language: 'python',
    source: `class Unit:
    def __init__(self, w, b, rate):
        self.w = w
        self.b = b
        self.rate = rate

    def output(self, x):
        return sum(a * v for a, v in zip(self.w, x)) + self.b

    def train(self, data):
        for x, target in data:
            y = self.output(x)
            dy = y - target
            dw = [dy * v for v in x]
            for j in range(len(x)):
                self.w[j] -= self.rate * dw[j]
            self.b -= self.rate * dy
`,
    mistakes: [
      ['dy = y - target', 'dy = y'],
      ['dy = y - target', 'dy = -target'],
      ['dy = y - target', 'dy = target - y'],
    ],
  },
];

/** It learns what it gets, and has no use for the labels beside that. */
const mirror = `class Mirror:
    def __init__(self, w, v, rate):
        self.w = w
        self.v = v
        self.rate = rate

    def train(self, data):
        for x, label in data:
            h = sum(a * b for a, b in zip(self.w, x))
            y = self.v * h
            dy = y - x[0]
            dv = dy * h
            dh = dy * self.v
            for j in range(len(x)):
                self.w[j] -= self.rate * dh * x[j]
            self.v -= self.rate * dv
`;

describe('A pass that computes again', () => {
  tellTheirLines(programs, wrongLinesOnce);
  accuseNobody([['a net that learns what it gets', 'python', mirror]], 'is none in');
});
