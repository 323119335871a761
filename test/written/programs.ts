/*
 * Forward programs for which backward passes are written, in the styles in which people write them. `@name` stands for a
 * number or array that the judges choose and move; `asked` is a piece of the code that the pass is asked for.
 */

/** A number, or rows of numbers. */
export type Numbers = number | readonly Numbers[];

export interface WrittenProgram {
  readonly about: string;
  readonly source: string;
  readonly asked: string;
  /** What the file begins with, a function is called with, or a class's forward method. */
  readonly inputs: Readonly<Record<string, Numbers>>;
  /** How an object is made, for a class, and what its fields are set to. */
  readonly made?: { readonly call: string; readonly fields: Readonly<Record<string, Numbers>> };
  /** What a file's pass goes back from. */
  readonly output?: string;
  readonly language?: 'javascript' | 'typescript' | 'python';
}

export const matrix: Numbers = [
  [0.5, -0.3, 0.8],
  [-0.6, 0.9, 0.2],
];

const inputs = { x: [0.7, -1.2], w: matrix, b: [0.1, -0.2, 0.3] };

export const inJavaScript: readonly WrittenProgram[] = [
  {
    about: 'a fully connected layer with its sums in a variable',
    source: `function affine(x, w, b) {
  const out = [];
  for (let j = 0; j < b.length; j++) {
    let s = b[j];
    for (let i = 0; i < x.length; i++) {
      s += x[i] * w[i][j];
    }
    out.push(Math.tanh(s));
  }
  return out;
}
`,
    asked: 'affine',
    inputs,
  },
  {
    about: 'a recurrent cell of one number',
    source: `function rnn(xs, wx, wh, b) {
  let h = 0;
  for (let t = 0; t < xs.length; t++) {
    const z = wx * xs[t] + wh * h + b;
    h = Math.tanh(z);
  }
  return h;
}
`,
    asked: 'rnn',
    inputs: { xs: [0.5, -0.25, 1], wx: 0.6, wh: -0.4, b: 0.05 },
  },
  {
    about: 'a recurrent cell in one line',
    source: `function scan(xs, a) {
  let h = 0.5
  for (let t = 0; t < xs.length; t += 1) h = Math.sin(a * h) + xs[t] * h
  return h * h
}
`,
    asked: 'scan',
    inputs: { xs: [0.5, -0.25, 1], a: 0.6 },
  },
  {
    about: 'softmax by methods of arrays',
    source: `const softmax = (z) => {
  const e = z.map((v) => Math.exp(v));
  const total = e.reduce((s, v) => s + v, 0);
  return e.map((v) => v / total);
};
`,
    asked: 'softmax',
    inputs: { z: [0.3, -0.8, 1.1] },
  },
  {
    about: 'softmax that takes the largest away first',
    source: `function softmax(z) {
  const top = Math.max(...z);
  const e = z.map((v) => Math.exp(v - top));
  const total = e.reduce((s, v) => s + v, 0);
  return e.map((v) => (v / total) * top);
}
`,
    asked: 'softmax',
    inputs: { z: [0.3, -0.8, 1.1] },
  },
  {
    about: 'a leaky layer as a class that keeps nothing',
    source: `class Dense {
  constructor(n, m) {
    this.W = [];
    this.b = [];
  }

  forward(x) {
    const out = [];
    for (let o = 0; o < this.W.length; o++) {
      let s = this.b[o];
      for (let i = 0; i < x.length; i++) s += this.W[o][i] * x[i];
      out.push(s > 0 ? s : 0.01 * s);
    }
    return out;
  }
}
`,
    asked: 'forward',
    inputs: { x: [0.7, -1.2, 0.4] },
    made: { call: 'new Dense(3, 2)', fields: { W: matrix, b: [0.1, -0.2] } },
  },
  {
    about: 'a class that keeps its input and its output',
    source: `class Tanh {
  constructor() {
    this.scale = 1;
  }
  forward(input) {
    this.input = input;
    this.out = input.map((v) => Math.tanh(this.scale * v));
    return this.out;
  }
}
`,
    asked: 'this.input',
    inputs: { input: [0.7, -1.2, 0.4] },
    made: { call: 'new Tanh()', fields: { scale: 0.8 } },
  },
  {
    about: 'a file with a loss over elements',
    source: `const w = @w, x = @x;
let s = 0;
for (let i = 0; i < w.length; i++) {
  const z = w[i] * x[i];
  s += Math.tanh(z);
}
const loss = s * s;
`,
    asked: 'loss',
    inputs: { w: [0.5, -1], x: [1, 2] },
    output: 'loss',
  },
  {
    about: 'batch normalisation in a long script with var',
    source: `var x = @x;
var gamma = @gamma, beta = @beta, eps = 1e-5;
var N = x.length, i;

var mean = 0;
for (i = 0; i < N; i++) mean += x[i];
mean /= N;

var variance = 0;
for (i = 0; i < N; i++) variance += (x[i] - mean) * (x[i] - mean);
variance = variance / N;

var inverse = 1 / Math.sqrt(variance + eps);
var normal = [], y = [];
for (i = 0; i < N; i++) {
  normal[i] = (x[i] - mean) * inverse;
  y[i] = gamma * normal[i] + beta;
}

var weights = [0.5, -1, 2, 0.25];
var loss = 0;
for (i = 0; i < N; i++) {
  loss += weights[i] * y[i];
}
`,
    asked: 'loss',
    inputs: { x: [1.2, -0.7, 0.3, 2.1], gamma: 1.5, beta: 0.2 },
    output: 'loss',
  },
  {
    about: 'states of a recurrence kept in an array',
    source: `const xs = @xs
const wx = @wx
const wh = @wh
const states = [0]
for (let t = 0; t < xs.length; t++) {
  const z = wx * xs[t] + wh * states[t]
  states.push(Math.tanh(z))
}
let loss = 0
for (const h of states) loss += 0.5 * h ** 2
loss /= xs.length
`,
    asked: 'loss',
    inputs: { xs: [0.5, -0.25, 1], wx: 0.6, wh: -0.4 },
    output: 'loss',
  },
  {
    about: 'a convolution of a row, with a ReLU and a mean',
    source: `function conv(signal, kernel, bias) {
  const size = signal.length - kernel.length + 1;
  let total = 0;
  for (let p = 0; p < size; p++) {
    let sum = bias;
    for (let k = 0; k < kernel.length; k++) {
      sum += signal[p + k] * kernel[k];
    }
    total += Math.max(0, sum);
  }
  return total / size;
}
`,
    asked: 'conv',
    inputs: { signal: [0.1, 0.5, -0.2, 0.3, 0.9], kernel: [0.5, -1], bias: 0.13 },
  },
  {
    about: 'logistic regression with a helper and types',
    source: `const sigmoid = (q: number): number => 1 / (1 + Math.exp(-q));

export function loss(x: number[][], y: number[], w: number[], b: number): number {
  let total = 0;
  for (let n = 0; n < x.length; n++) {
    let z = b;
    for (let d = 0; d < w.length; d++) z += w[d] * x[n][d];
    const p = sigmoid(z);
    total -= y[n] * Math.log(p) + (1 - y[n]) * Math.log(1 - p);
  }
  return total / x.length;
}
`,
    asked: 'total',
    inputs: {
      x: [
        [0.5, -1],
        [1.5, 0.3],
        [-0.7, 0.8],
      ],
      y: [0.9, 0.2, 0.6],
      w: [0.4, -0.7],
      b: 0.1,
    },
    language: 'typescript',
  },
  {
    about: 'an early return for one side',
    source: `function huber(error, delta) {
  const size = Math.abs(error);
  if (size <= delta) return 0.5 * error * error;
  return delta * (size - 0.5 * delta);
}
`,
    asked: 'huber',
    inputs: { error: 1.7, delta: 0.9 },
  },
  {
    about: 'a branch in a loop that assigns on both sides',
    source: `function activate(z, a) {
  const h = new Array(z.length).fill(0);
  for (let i = 0; i < z.length; i++) {
    let y;
    if (z[i] > 0) {
      y = z[i];
    } else {
      y = a * (Math.exp(z[i]) - 1);
    }
    h[i] = y * y;
  }
  return h;
}
`,
    asked: 'activate',
    inputs: { z: [0.3, -0.8, 1.1], a: 0.7 },
  },
  {
    about: 'rows by other names, and a sum of squares',
    source: `function energy(points, center) {
  let e = 0;
  for (const p of points) {
    for (let k = 0; k < center.length; k++) {
      const d = p[k] - center[k];
      e += d * d;
    }
  }
  return Math.sqrt(e);
}
`,
    asked: 'energy',
    inputs: {
      points: [
        [0.5, -1],
        [1.5, 0.3],
      ],
      center: [0.1, 0.2],
    },
  },
  {
    about: 'a running product',
    source: `function product(a) {
  let p = 1;
  for (let i = 0; i < a.length; i++) {
    p *= a[i];
  }
  return p;
}
`,
    asked: 'product',
    inputs: { a: [0.5, -1.5, 2, 0.7] },
  },
  {
    about: 'a loop that goes down',
    source: `function horner(c, x) {
  let y = 0;
  for (let k = c.length - 1; k >= 0; k--) y = y * x + c[k];
  return y;
}
`,
    asked: 'horner',
    inputs: { c: [0.5, -1.5, 2, 0.7], x: 1.3 },
  },
  {
    about: 'the largest of some numbers, found by a branch',
    source: `function largest(a) {
  let best = a[0];
  for (let i = 1; i < a.length; i++) {
    if (a[i] > best) best = a[i];
  }
  return best * 2;
}
`,
    asked: 'largest',
    inputs: { a: [0.5, -1.5, 2, 0.7] },
  },
  {
    about: 'a matrix made row by row',
    source: `function outer(u, v) {
  const rows = [];
  for (let i = 0; i < u.length; i++) {
    const row = [];
    for (let j = 0; j < v.length; j++) row.push(u[i] * v[j] * v[j]);
    rows.push(row);
  }
  return rows;
}
`,
    asked: 'outer',
    inputs: { u: [0.5, -1.5], v: [0.7, 0.2, -0.9] },
  },
  {
    about: 'an object with a cache beside the result',
    source: `function forward(x, w, b) {
  const z = b.map((each, j) => each + x.reduce((s, v, i) => s + v * w[i][j], 0));
  const h = z.map((v) => (v > 0 ? v : 0.1 * v));
  return { h, cache: { x, z } };
}
`,
    asked: 'forward',
    inputs,
  },
  {
    about: 'weights in one flat array, by an index that is computed',
    source: `function times(w, x, n) {
  const y = new Float64Array(n);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < x.length; c++) {
      y[r] += w[r * x.length + c] * x[c];
    }
  }
  return y;
}
`,
    asked: 'times',
    inputs: { w: [0.5, -0.3, 0.8, -0.6, 0.9, 0.2], x: [0.7, -1.2, 0.4], n: 2 },
  },
  {
    about: 'a variable that is assigned again, several times',
    source: `function chain(a, b) {
  let v = a * b;
  v = Math.sin(v) + a;
  v = v * v * b;
  v += a;
  return Math.exp(-v) * v;
}
`,
    asked: 'chain',
    inputs: { a: 0.7, b: -0.4 },
  },
  {
    about: 'two layers in a file, by forEach and map',
    source: `const x = @x;
const W1 = @W1;
const W2 = @W2;
const dot = (a, b) => a.reduce((s, v, i) => s + v * b[i], 0);
const h = W1.map((row) => Math.tanh(dot(row, x)));
let loss = 0;
W2.forEach((row, k) => {
  const y = dot(row, h);
  loss += (y - 0.5) ** 2;
});
console.log(loss);
`,
    asked: 'loss',
    inputs: {
      x: [0.7, -1.2, 0.4],
      W1: matrix,
      W2: [
        [0.3, -0.7],
        [0.8, 0.2],
      ],
    },
    output: 'loss',
  },
  {
    about: 'attention of one query, by methods and loops',
    source: `function attention(q, keys, values) {
  const scores = keys.map((k) => k.reduce((s, v, i) => s + v * q[i], 0) / Math.sqrt(q.length));
  const top = Math.max(...scores);
  const weights = scores.map((s) => Math.exp(s - top));
  let total = 0;
  for (const w of weights) total += w;
  const out = new Array(q.length).fill(0);
  for (let j = 0; j < values.length; j++) {
    for (let i = 0; i < out.length; i++) out[i] += (weights[j] / total) * values[j][i];
  }
  return out;
}
`,
    asked: 'attention',
    inputs: {
      q: [0.4, -0.7],
      keys: [
        [0.5, -1],
        [1.5, 0.3],
        [-0.2, 0.8],
      ],
      values: [
        [0.1, 0.9],
        [-0.4, 0.6],
        [1.2, -0.3],
      ],
    },
  },
];
