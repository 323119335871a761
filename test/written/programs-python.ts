/* The same in Python: see programs.ts. */
import { matrix, type WrittenProgram } from './programs';

const pythonPrograms: readonly WrittenProgram[] = [
  {
    about: 'a loss with zip, a helper and a generator',
    source: `import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def loss(x, w, b, y):
    total = 0.0
    for xi, yi in zip(x, y):
        p = sigmoid(sum(a * c for a, c in zip(w, xi)) + b)
        total -= yi * math.log(p) + (1 - yi) * math.log(1 - p)
    return total / len(x)
`,
    asked: 'def loss',
    inputs: {
      x: [
        [0.5, -1],
        [1.5, 0.3],
        [-0.7, 0.8],
      ],
      w: [0.4, -0.7],
      b: 0.1,
      y: [0.9, 0.2, 0.6],
    },
  },
  {
    about: 'layer normalisation by comprehensions',
    source: `import math


def layer_norm(x, gain, shift, eps=1e-5):
    n = len(x)
    mean = sum(x) / n
    centred = [v - mean for v in x]
    variance = sum(c ** 2 for c in centred) / n
    deviation = math.sqrt(variance + eps)
    normal = [c / deviation for c in centred]
    return [g * v + s for g, v, s in zip(gain, normal, shift)]
`,
    asked: 'def layer_norm',
    inputs: { x: [0.4, -1.2, 0.9], gain: [1, 0.5, 1.5], shift: [0, 0.1, -0.1] },
  },
  {
    about: 'an affine layer with a cache',
    source: `def affine_forward(x, w, b):
    out = [sum(x[i] * w[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]
    return out, (x, w)
`,
    asked: 'affine_forward',
    inputs: { x: [0.7, -1.2], w: matrix, b: [0.1, -0.2, 0.3] },
  },
  {
    about: 'a recurrent cell over time',
    source: `from math import tanh

def rnn(xs, wx, wh, b):
    h = 0.0
    for x in xs:
        h = tanh(wx * x + wh * h + b)
    return h
`,
    asked: 'def rnn',
    inputs: { xs: [0.5, -0.25, 1], wx: 0.6, wh: -0.4, b: 0.05 },
  },
  {
    about: 'a recurrent cell of several units, whose state is replaced',
    source: `import math

def cell(xs, Wx, Wh, b):
    h = [0.0, 0.0]
    for x in xs:
        new = []
        for j in range(2):
            z = Wx[j] * x + b[j]
            for k in range(2):
                z += Wh[j][k] * h[k]
            new.append(math.tanh(z))
        h = new
    return h
`,
    asked: 'def cell',
    inputs: {
      xs: [0.5, -1, 0.25],
      Wx: [0.4, -0.7],
      Wh: [
        [0.1, 0.5],
        [-0.3, 0.2],
      ],
      b: [0, 0.1],
    },
  },
  {
    about: 'a class that keeps its input',
    source: `class Linear:
    def __init__(self):
        self.w = []
        self.b = 0.0

    def forward(self, x):
        """Weighs x."""
        self.x = x
        total = self.b
        for i in range(len(x)):
            total += self.w[i] * x[i]
        return total
`,
    asked: 'forward',
    inputs: { x: [0.7, -1.2, 0.4] },
    made: { call: 'Linear()', fields: { w: [0.3, 0.1, -0.8], b: 0.2 } },
  },
  {
    about: 'a recurrent class whose state is assigned again',
    source: `import math

class RNN:
    def __init__(self):
        self.wx = 0.3
        self.wh = -0.5
        self.b = 0.1

    def forward(self, xs):
        h = 0.0
        self.hs = [h]
        for x in xs:
            h = math.tanh(self.wx * x + self.wh * h + self.b)
            self.hs.append(h)
        self.xs = xs
        return h
`,
    asked: 'forward',
    inputs: { xs: [0.5, -0.25, 1] },
    made: { call: 'RNN()', fields: { wx: 0.6, wh: -0.4, b: 0.05 } },
  },
  {
    about: 'a class that keeps nothing',
    source: `import math


class Layer:
    def __init__(self):
        self.w = []

    def forward(self, x):
        return [math.tanh(sum(w * v for w, v in zip(row, x))) for row in self.w]
`,
    asked: 'forward',
    inputs: { x: [0.7, -1.2, 0.4] },
    made: { call: 'Layer()', fields: { w: matrix } },
  },
  {
    about: 'a file with a mean of squares',
    source: `x = @x
y = @y
w = @w
b = @b
loss = 0.0
for i in range(len(x)):
    error = w * x[i] + b - y[i]
    loss += error ** 2
loss /= len(x)
`,
    asked: 'loss',
    inputs: { x: [0.4, -1.2, 0.9], y: [1, 0.5, 1.5], w: 0.7, b: -0.2 },
    output: 'loss',
  },
  {
    about: 'a file with comprehensions and zip',
    source: `from math import exp, log

logits = @logits
target = @target
exps = [exp(each - 1.5) for each in logits]
total = sum(exps)
p = [e / total for e in exps]
loss = -sum(t * log(q) for t, q in zip(target, p))
`,
    asked: 'loss',
    inputs: { logits: [0.4, -1.2, 0.9], target: [0.2, 0.5, 0.3] },
    output: 'loss',
  },
  {
    about: 'softmax that takes the largest away first',
    source: `from math import exp

def softmax(scores):
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    return [p / total * top for p in powers]
`,
    asked: 'def softmax',
    inputs: { scores: [0.4, -1.2, 0.9] },
  },
  {
    about: 'enumerate, a branch on both sides',
    source: `def hinge(scores, margins):
    total = 0.0
    for k, s in enumerate(scores):
        gap = margins[k] - s
        if gap > 0:
            total += gap * gap
        else:
            total += 0.1 * s
    return total
`,
    asked: 'def hinge',
    inputs: { scores: [0.4, -1.2, 0.9], margins: [1, 0.5, -0.5] },
  },
  {
    about: 'early returns',
    source: `import math

def elu(z, alpha):
    if z > 0:
        return z
    return alpha * (math.exp(z) - 1)
`,
    asked: 'def elu',
    inputs: { z: 0.7, alpha: 0.3 },
  },
  {
    about: 'a running product, and a division that goes on',
    source: `def fraction(a):
    f = 1.0
    for v in a:
        f = v + 1 / f
    return f
`,
    asked: 'def fraction',
    inputs: { a: [0.5, 1.5, 2, 0.7] },
  },
  {
    about: 'a range that goes down',
    source: `def horner(c, x):
    y = 0.0
    for k in range(len(c) - 1, -1, -1):
        y = y * x + c[k]
    return y
`,
    asked: 'def horner',
    inputs: { c: [0.5, -1.5, 2, 0.7], x: 1.3 },
  },
  {
    about: 'differences of neighbours',
    source: `def smoothness(path, weight):
    total = 0.0
    for t in range(1, len(path)):
        step = path[t] - path[t - 1]
        total += weight * step ** 2
    return total
`,
    asked: 'def smoothness',
    inputs: { path: [0.5, -1.5, 2, 0.7], weight: 1.3 },
  },
  {
    about: 'a matrix product by nested comprehensions',
    source: `def matmul(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]
`,
    asked: 'def matmul',
    inputs: {
      a: [
        [0.5, -1],
        [1.5, 0.3],
      ],
      b: matrix,
    },
  },
  {
    about: 'an exponential filter into a list',
    source: `def smooth(signal, alpha):
    out = [signal[0]]
    for t in range(1, len(signal)):
        out.append(alpha * signal[t] + (1 - alpha) * out[t - 1])
    return out
`,
    asked: 'def smooth',
    inputs: { signal: [0.5, -1.5, 2, 0.7], alpha: 0.3 },
  },
  {
    about: 'a distance with a helper of two lists',
    source: `import math

def dot(a, b):
    return sum(x * y for x, y in zip(a, b))

def cosine(u, v):
    return dot(u, v) / (math.sqrt(dot(u, u)) * math.sqrt(dot(v, v)))
`,
    asked: 'def cosine',
    inputs: { u: [0.5, -1.5, 2], v: [0.7, 0.1, -0.4] },
  },
  {
    about: 'a variable that is assigned again in a branch',
    source: `def bend(a, b):
    h = a * b
    if h < 0:
        h = h * h * a
    else:
        h = h - b
    return 3 * h ** 2
`,
    asked: 'def bend',
    inputs: { a: 0.7, b: -0.4 },
  },
  {
    about: 'lists of zeros that are filled',
    source: `def blur(image, kernel):
    n = len(image) - len(kernel) + 1
    out = [0.0] * n
    for i in range(n):
        for k in range(len(kernel)):
            out[i] += image[i + k] * kernel[k]
    return out
`,
    asked: 'def blur',
    inputs: { image: [0.5, -1.5, 2, 0.7], kernel: [0.7, 0.1] },
  },
  {
    about: 'a spring, step by step',
    source: `def spring(position, speed, stiffness, damping):
    dt = 0.1
    for _ in range(5):
        force = -stiffness * position - damping * speed
        speed += force * dt
        position += speed * dt
    return position
`,
    asked: 'def spring',
    inputs: { position: 1.2, speed: -0.3, stiffness: 2, damping: 0.4 },
  },
];

export const inPython: readonly WrittenProgram[] = pythonPrograms.map((program) => ({
  ...program,
  language: 'python',
}));
