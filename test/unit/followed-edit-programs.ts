/*
 * Programs with backward passes that are right, in many styles. A comment behind a statement tells the variable whose
 * gradient it computes; these are the statements in which mistakes are made and looked for.
 */
import type { Language } from '../../src/languages/languages';

export interface MarkedProgram {
  readonly language: Language;
  readonly source: string;
}

const javascript = [
  `function lossAndGradient(w, b, xs, ys) {
  const n = xs.length;
  let loss = 0, dw = 0, db = 0;
  for (let i = 0; i < n; i++) {
    const p = w * xs[i] + b;
    const e = p - ys[i];
    loss += e ** 2 / n;
    dw += 2 * e * xs[i] / n; // of w
    db += 2 * e / n; // of b
  }
  return { loss, dw, db };
}`,
  `class Dense {
  constructor(W, b) { this.W = W; this.b = b; }
  forward(x) {
    this.x = x;
    this.z = [];
    this.a = [];
    for (let i = 0; i < this.W.length; i++) {
      let sum = this.b[i];
      for (let j = 0; j < x.length; j++) sum += this.W[i][j] * x[j];
      this.z[i] = sum;
      this.a[i] = Math.tanh(sum);
    }
    return this.a;
  }
  backward(dout) {
    const dx = new Array(this.x.length).fill(0);
    for (let i = 0; i < this.W.length; i++) {
      const dz = dout[i] * (1 - this.a[i] * this.a[i]); // of z
      this.db[i] = dz; // of this.b
      for (let j = 0; j < this.x.length; j++) {
        this.dW[i][j] = dz * this.x[j]; // of this.W
        dx[j] += this.W[i][j] * dz; // of x
      }
    }
    return dx;
  }
}`,
  `function softmaxForward(scores, label) {
  const max = Math.max(...scores);
  const exps = scores.map((s) => Math.exp(s - max));
  const total = exps.reduce((a, b) => a + b, 0);
  const probs = exps.map((e) => e / total);
  return { probs, loss: -Math.log(probs[label]) };
}
function softmaxBackward(probs, x, label, n) {
  for (let k = 0; k < probs.length; k++) {
    const dscore = (probs[k] - (k === label ? 1 : 0)) / n; // of score
    for (let d = 0; d < x.length; d++) {
      dW[k][d] += x[d] * dscore; // of W
      dx[d] += W[k][d] * dscore; // of x
    }
    db[k] += dscore; // of b
  }
}`,
  `function Vol(n) { this.w = new Float64Array(n); this.dw = new Float64Array(n); }
class SigmoidLayer {
  forward(V) {
    this.in_act = V;
    const V2 = new Vol(V.w.length);
    for (let i = 0; i < V.w.length; i++) V2.w[i] = 1 / (1 + Math.exp(-V.w[i]));
    this.out_act = V2;
    return V2;
  }
  backward() {
    const V = this.in_act;
    const V2 = this.out_act;
    for (let i = 0; i < V.w.length; i++) {
      V.dw[i] = V2.w[i] * (1 - V2.w[i]) * V2.dw[i]; // of V.w
    }
  }
}
class ReluLayer {
  forward(V) { this.in_act = V; this.out_act = new Vol(V.w.length);
    for (let i = 0; i < V.w.length; i++) this.out_act.w[i] = V.w[i] > 0 ? V.w[i] : 0;
    return this.out_act; }
  backward() {
    const V = this.in_act, V2 = this.out_act;
    for (let i = 0; i < V.w.length; i++) {
      V.dw[i] = V2.w[i] > 0 ? V2.dw[i] : 0; // of V.w
    }
  }
}`,
  `class Value {
  constructor(data) { this.data = data; this.grad = 0; this._backward = () => {}; }
  add(other) {
    const out = new Value(this.data + other.data);
    out._backward = () => {
      this.grad += out.grad; // of this.data
      other.grad += out.grad; // of other.data
    };
    return out;
  }
  mul(other) {
    const out = new Value(this.data * other.data);
    out._backward = () => {
      this.grad += other.data * out.grad; // of this.data
      other.grad += this.data * out.grad; // of other.data
    };
    return out;
  }
  tanh() {
    const t = Math.tanh(this.data);
    const out = new Value(t);
    out._backward = () => {
      this.grad += (1 - t * t) * out.grad; // of this.data
    };
    return out;
  }
  pow(k) {
    const out = new Value(this.data ** k);
    out._backward = () => {
      this.grad += k * this.data ** (k - 1) * out.grad; // of this.data
    };
    return out;
  }
}`,
  `class Graph {
  constructor() { this.backprop = []; }
  mul(m1, m2) {
    const n = m1.n, d = m2.d;
    const out = new Mat(n, d);
    for (let i = 0; i < m1.n; i++) {
      for (let j = 0; j < m2.d; j++) {
        let dot = 0.0;
        for (let k = 0; k < m1.d; k++) dot += m1.w[m1.d * i + k] * m2.w[m2.d * k + j];
        out.w[d * i + j] = dot;
      }
    }
    this.backprop.push(() => {
      for (let i = 0; i < m1.n; i++) {
        for (let j = 0; j < m2.d; j++) {
          for (let k = 0; k < m1.d; k++) {
            const b = out.dw[d * i + j]; // of out.w
            m1.dw[m1.d * i + k] += m2.w[m2.d * k + j] * b; // of m1.w
            m2.dw[m2.d * k + j] += m1.w[m1.d * i + k] * b; // of m2.w
          }
        }
      }
    });
    return out;
  }
  eltmul(m1, m2) {
    const out = new Mat(m1.n, m1.d);
    for (let i = 0; i < m1.w.length; i++) out.w[i] = m1.w[i] * m2.w[i];
    this.backprop.push(() => {
      for (let i = 0; i < m1.w.length; i++) {
        m1.dw[i] += m2.w[i] * out.dw[i]; // of m1.w
        m2.dw[i] += m1.w[i] * out.dw[i]; // of m2.w
      }
    });
    return out;
  }
}`,
  `const f = (x, y) => x * x * y + Math.sin(y);
function gradient(x, y) {
  const dfdx = 2 * x * y; // of x
  const dfdy = x * x + Math.cos(y); // of y
  return [dfdx, dfdy];
}`,
  `function rnnForward(xs, Wx, Wh, b) {
  const hs = [0];
  for (let t = 1; t <= xs.length; t++) hs[t] = Math.tanh(Wx*xs[t-1] + Wh*hs[t-1] + b);
  return hs;
}
function rnnBackward(xs, hs, Wh, dhs) {
  let dWx = 0, dWh = 0, db = 0, dnext = 0;
  for (let t = xs.length; t >= 1; t--) {
    const dh = dhs[t] + dnext; // of h
    const draw = (1 - hs[t]*hs[t])*dh; // of raw
    dWx += draw*xs[t-1]; // of Wx
    dWh += draw*hs[t-1]; // of Wh
    db += draw; // of b
    dnext = Wh*draw; // of next
  }
  return { dWx, dWh, db };
}`,
  `function convBackward(x, k, dout, width) {
  const dk = zeros(k.length), dx = zeros(x.length);
  for (let i = 0; i < dout.length; i++) {
    for (let j = 0; j < k.length; j++) {
      dk[j] += dout[i] * x[i + j]; // of k
      dx[i + j] += dout[i] * k[j]; // of x
    }
  }
  return { dk, dx };
}`,
  `function train(X, y, params, grads, reg) {
  const { W1, b1, W2 } = params;
  const h = [];
  for (let j = 0; j < b1.length; j++) {
    const z = W1[j] * X[0] + b1[j];
    h[j] = Math.max(0, z);
  }
  let out = 0;
  for (let j = 0; j < h.length; j++) out += W2[j] * h[j];
  const dout = 2 * (out - y); // of out
  for (let j = 0; j < h.length; j++) {
    grads.W2[j] = h[j] * dout + reg * W2[j]; // of W2
    const dh = W2[j] * dout; // of h
    const dz = h[j] > 0 ? dh : 0; // of z
    grads.W1[j] = dz * X[0]; // of W1
    grads.b1[j] = dz; // of b1
  }
}`,
  `var multiplyGate = function() {};
multiplyGate.prototype = {
  forward: function(u0, u1) {
    this.u0 = u0;
    this.u1 = u1;
    this.utop = new Unit(u0.value * u1.value, 0.0);
    return this.utop;
  },
  backward: function() {
    this.u0.grad += this.u1.value * this.utop.grad; // of this.u0.value
    this.u1.grad += this.u0.value * this.utop.grad; // of this.u1.value
  }
};
var sigmoidGate = function() {
  this.sig = function(x) { return 1 / (1 + Math.exp(-x)); };
};
sigmoidGate.prototype = {
  forward: function(u0) {
    this.u0 = u0;
    this.utop = new Unit(this.sig(this.u0.value), 0.0);
    return this.utop;
  },
  backward: function() {
    var s = this.sig(this.u0.value);
    this.u0.grad += (s * (1 - s)) * this.utop.grad; // of this.u0.value
  }
};`,
  `function svm(W, X, y, delta) {
  const dW = W.map((row) => row.map(() => 0));
  for (let i = 0; i < X.length; i++) {
    const scores = W.map((row) => row.reduce((s, w, d) => s + w * X[i][d], 0));
    for (let j = 0; j < W.length; j++) {
      if (j === y[i]) continue;
      const margin = scores[j] - scores[y[i]] + delta;
      if (margin > 0) {
        for (let d = 0; d < X[i].length; d++) {
          dW[j][d] += X[i][d] / X.length; // of W
          dW[y[i]][d] -= X[i][d] / X.length; // of W
        }
      }
    }
  }
  return dW;
}`,
  `function batchNormBackward(dout, xhat, gamma, std) {
  const n = dout.length;
  let dgamma = 0, dbeta = 0;
  for (let i = 0; i < n; i++) {
    dgamma += dout[i] * xhat[i]; // of gamma
    dbeta += dout[i]; // of beta
  }
  const dx = [];
  for (let i = 0; i < n; i++) {
    dx[i] = gamma / (n * std) * (n * dout[i] - dbeta - xhat[i] * dgamma); // of x
  }
  return { dx, dgamma, dbeta };
}`,
  `class Scale {
  private s: number[] = [];
  constructor(private readonly gain: number[]) {}
  forward(x: number[]): number[] {
    this.s = x;
    return x.map((v: number, i: number) => this.gain[i] * v * v);
  }
  backward(dy: number[]): number[] {
    const dx: number[] = [];
    for (let i = 0; i < dy.length; i++) {
      dx[i] = 2 * this.gain[i] * this.s[i] * dy[i]; // of s
      this.dgain[i] += this.s[i] * this.s[i] * dy[i]; // of this.gain
    }
    return dx;
  }
}`,
  `class Gelu {
  forward(x) {
    this.x = x;
    this.inner = x.map((v) => 1 / (1 + Math.exp(-1.702 * v)));
    return x.map((v, i) => v * this.inner[i]);
  }
  backward(dy) {
    const { x, inner } = this;
    const dx = dy.map((d, i) => d * (inner[i] + 1.702 * x[i] * inner[i] * (1 - inner[i]))); // of x
    return dx;
  }
}`,
  `function sampleVariance(x) {
  const n = x.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += x[i] / n;
  let v = 0;
  for (let i = 0; i < n; i++) v += Math.pow(x[i] - mean, 2) / (n - 1);
  const dx = [];
  for (let i = 0; i < n; i++) {
    dx[i] = 2 * (x[i] - mean) / (n - 1); // of x
  }
  return { v, dx };
}`,
  `function attend(q, keys, values) {
  const a = [], out = [];
  for (let t = 0; t < keys.length; t++) a[t] = Math.exp(q * keys[t]);
  return { a, out };
}
function attendBackward(p, dp, q, keys) {
  const ds = [];
  let dq = 0;
  const dkeys = [];
  for (let i = 0; i < p.length; i++) {
    ds[i] = 0;
    for (let j = 0; j < p.length; j++) {
      ds[i] += p[j] * ((i === j ? 1 : 0) - p[i]) * dp[j]; // of s
    }
    dq += ds[i] * keys[i]; // of q
    dkeys[i] = ds[i] * q; // of keys
  }
  return { dq, dkeys };
}`,
] as const;

const python = [
  `def loss_and_gradient(w, b, xs, ys):
    n = len(xs)
    loss, dw, db = 0.0, 0.0, 0.0
    for i in range(n):
        p = w * xs[i] + b
        e = p - ys[i]
        loss += e ** 2 / n
        dw += 2 * e * xs[i] / n  # of w
        db += 2 * e / n  # of b
    return loss, dw, db
`,
  `class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None

    def __add__(self, other):
        out = Value(self.data + other.data)
        def _backward():
            self.grad += out.grad  # of self.data
            other.grad += out.grad  # of other.data
        out._backward = _backward
        return out

    def __mul__(self, other):
        out = Value(self.data * other.data)
        def _backward():
            self.grad += other.data * out.grad  # of self.data
            other.grad += self.data * out.grad  # of other.data
        out._backward = _backward
        return out

    def __pow__(self, k):
        out = Value(self.data ** k)
        def _backward():
            self.grad += k * self.data ** (k - 1) * out.grad  # of self.data
        out._backward = _backward
        return out

    def relu(self):
        out = Value(0 if self.data < 0 else self.data)
        def _backward():
            self.grad += (out.data > 0) * out.grad  # of self.data
        out._backward = _backward
        return out
`,
  `import math

class Layer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        self.y = []
        for i in range(len(self.W)):
            z = self.b[i] + sum(self.W[i][j] * x[j] for j in range(len(x)))
            self.y.append(1 / (1 + math.exp(-z)))
        return self.y

    def backward(self, dy):
        dx = [0.0] * len(self.x)
        for i in range(len(self.W)):
            dz = dy[i] * self.y[i] * (1 - self.y[i])  # of z
            self.db[i] += dz  # of self.b
            for j in range(len(self.x)):
                self.dW[i][j] += dz * self.x[j]  # of self.W
                dx[j] += dz * self.W[i][j]  # of x
        return dx
`,
  `def softmax_backward(p, label, x, W, n):
    dW = [[0.0] * len(x) for _ in p]
    db = [0.0] * len(p)
    for k in range(len(p)):
        ds = (p[k] - (1 if k == label else 0)) / n  # of s
        db[k] += ds  # of b
        for d in range(len(x)):
            dW[k][d] += ds * x[d]  # of W
    return dW, db
`,
  `from math import tanh

def forward(xs, params):
    hs = [0.0]
    for t in range(len(xs)):
        hs.append(tanh(params['wx'] * xs[t] + params['wh'] * hs[t]))
    return hs

def backward(xs, hs, params, dh_last):
    grads = {'wx': 0.0, 'wh': 0.0}
    dh = dh_last
    for t in reversed(range(len(xs))):
        draw = dh * (1 - hs[t + 1] ** 2)  # of raw
        grads['wx'] += draw * xs[t]  # of params['wx']
        grads['wh'] += draw * hs[t]  # of params['wh']
        dh = draw * params['wh']  # of h
    return grads
`,
  `import math

def f(x, y):
    return math.exp(x) * y + y ** 3

def grad_f(x, y):
    df_dx = math.exp(x) * y  # of x
    df_dy = math.exp(x) + 3 * y ** 2  # of y
    return df_dx, df_dy
`,
  `def affine_forward(x, w, b):
    out = [sum(x[n][d] * w[d][m] for d in range(len(w))) + b[m] for n in range(len(x)) for m in range(len(b))]
    cache = (x, w, b)
    return out, cache

def affine_backward(dout, cache):
    x, w, b = cache
    N, D, M = len(x), len(w), len(b)
    dx = [[0.0] * D for _ in range(N)]
    dw = [[0.0] * M for _ in range(D)]
    db = [0.0] * M
    for n in range(N):
        for m in range(M):
            db[m] += dout[n][m]  # of b
            for d in range(D):
                dx[n][d] += dout[n][m] * w[d][m]  # of x
                dw[d][m] += x[n][d] * dout[n][m]  # of w
    return dx, dw, db
`,
  `class MultiplyGate:
    def forward(self, x, y):
        self.x = x
        self.y = y
        return x * y

    def backward(self, dz):
        dx = self.y * dz  # of x
        dy = self.x * dz  # of y
        return dx, dy

class Divide:
    def forward(self, a, b):
        self.a, self.b = a, b
        return a / b

    def backward(self, dz):
        da = dz / self.b  # of a
        db = -dz * self.a / self.b ** 2  # of b
        return da, db
`,
  `def train(xs, ys, w, b, lr, lam):
    n = len(xs)
    for epoch in range(100):
        grad_w = 0.0
        grad_b = 0.0
        for x, y in zip(xs, ys):
            p = sigmoid(w * x + b)
            dz = (p - y) / n  # of z
            grad_w += dz * x  # of w
            grad_b += dz  # of b
        grad_w += 2 * lam * w  # of w
        w -= lr * grad_w
        b -= lr * grad_b
    return w, b
`,
  `def norm_backward(dout, xhat, gamma, inv):
    n = len(dout)
    dgamma = sum(d * v for d, v in zip(dout, xhat))  # of gamma
    dbeta = sum(dout)  # of beta
    dxhat = [d * gamma for d in dout]  # of xhat
    total = sum(dxhat)
    weighted = sum(d * v for d, v in zip(dxhat, xhat))
    dx = [inv / n * (n * d - total - v * weighted) for d, v in zip(dxhat, xhat)]  # of x
    return dx, dgamma, dbeta
`,
  `def maxpool_backward(x, dout, size):
    dx = [0.0 for _ in x]
    for i in range(len(dout)):
        best = i * size
        for k in range(size):
            if x[i * size + k] > x[best]:
                best = i * size + k
        dx[best] += dout[i]  # of x
    return dx

def leaky_backward(x, dout, alpha):
    dx = []
    dalpha = 0.0
    for i in range(len(x)):
        dx.append(dout[i] if x[i] > 0 else alpha * dout[i])
        dalpha += 0 if x[i] > 0 else x[i] * dout[i]  # of alpha
    return dx, dalpha
`,
  `def two_layer(x, t, w1, b1, w2, b2):
    z1 = w1 * x + b1
    h = z1 if z1 > 0 else 0
    y = w2 * h + b2
    loss = 0.5 * (y - t) ** 2
    dloss_dy = y - t  # of y
    dloss_dw2 = dloss_dy * h  # of w2
    dloss_db2 = dloss_dy  # of b2
    dloss_dh = dloss_dy * w2  # of h
    dloss_dz1 = dloss_dh * (1 if z1 > 0 else 0)  # of z1
    dloss_dw1 = dloss_dz1 * x  # of w1
    dloss_db1 = dloss_dz1  # of b1
    return dloss_dw1, dloss_db1, dloss_dw2, dloss_db2
`,
] as const;

export const markedPrograms: readonly MarkedProgram[] = [
  ...javascript.map((source) => ({ language: 'typescript', source }) as const),
  ...python.map((source) => ({ language: 'python', source }) as const),
];
