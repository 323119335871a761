/*
 * Passes by many hands: classes that inherit half of theirs, callbacks of lists, ways back that need nothing from above, losses
 * beside their gradients, names that are made with a g, and arrays that hold all parameters. Each right, and with mistakes.
 */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'layers that inherit how they go forward',
    language: 'javascript',
    source: `class Stage {
  forward(x) {
    this.x = x;
    this.y = this.make(x);
    return this.y;
  }
}
class Gain extends Stage {
  make(x) {
    return x.map((v, i) => v * this.gain[i] + this.shift[i]);
  }
  backward(dy) {
    this.dgain = dy.map((d, i) => d * this.x[i]);
    this.dshift = [...dy];
    return dy.map((d, i) => d * this.gain[i]);
  }
}
class Bend extends Stage {
  make(x) {
    return x.map((v) => this.f(v));
  }
  backward(dy) {
    return dy.map((d, i) => d * this.df(this.x[i], this.y[i]));
  }
}
class Squash extends Bend {
  f(v) {
    return Math.tanh(v);
  }
  df(v, y) {
    return 1 - y * y;
  }
}
`,
    mistakes: [
      ['d * this.x[i]);\n    this.dshift', 'd * this.y[i]);\n    this.dshift'],
      ['return dy.map((d, i) => d * this.gain[i])', 'return dy.map((d, i) => d + this.gain[i])'],
      ['1 - y * y', '1 - y'],
    ],
  },
  {
    title: 'stages that inherit, in Python',
    language: 'python',
    source: `class Stage:
    def forward(self, xs):
        self.xs = xs
        return self.make(xs)

class Tilt(Stage):
    def __init__(self, slope):
        self.slope = slope
        self.dslope = 0.0

    def make(self, xs):
        return [self.slope * x * x for x in xs]

    def backward(self, dout):
        self.dslope = sum(d * x * x for d, x in zip(dout, self.xs))
        return [2 * self.slope * x * d for d, x in zip(dout, self.xs)]
`,
    mistakes: [
      ['sum(d * x * x for', 'sum(d * x for'],
      ['[2 * self.slope * x * d for', '[2 * self.slope * d for'],
    ],
  },
  {
    title: 'a callback of a list',
    language: 'typescript',
    source: `class Mix {
  #seen: readonly number[] = [];
  constructor(readonly rows: Weights, readonly offset: Weights) {}
  forward(input: readonly number[]): number[] {
    this.#seen = input;
    const made: number[] = [];
    for (let o = 0; o < this.offset.value.length; o++) {
      let sum = this.offset.value[o];
      for (let i = 0; i < input.length; i++) sum += this.rows.value[o][i] * input[i];
      made.push(sum);
    }
    return made;
  }
  backward(above: readonly number[]): number[] {
    const below = new Array(this.#seen.length).fill(0);
    above.forEach((g, o) => {
      this.offset.grad[o] += g;
      for (let i = 0; i < below.length; i++) {
        this.rows.grad[o][i] += g * this.#seen[i];
        below[i] += g * this.rows.value[o][i];
      }
    });
    return below;
  }
}
`,
    mistakes: [
      ['g * this.#seen[i]', 'g * this.#seen[o]'],
      ['g * this.rows.value[o][i]', 'g * this.rows.value[i][o]'],
      ['this.offset.grad[o] += g', 'this.offset.grad[o] += -g'],
    ],
  },
  {
    title: 'ways back that functions give beside what they make',
    language: 'javascript',
    source: `const times = (m) => (x) => {
  const made = m.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));
  const back = (above) => ({ dm: above.map((d) => x.map((v) => d * v)) });
  return [made, back];
};
const spread = (goal) => (made) => {
  const loss = made.reduce((sum, v, i) => sum + (v - goal[i]) ** 2, 0);
  const back = () => made.map((v, i) => 2 * (v - goal[i]));
  return [loss, back];
};
function lossAndGradients({ A }, x, goal) {
  const [made, backMade] = times(A)(x);
  const [loss, backLoss] = spread(goal)(made);
  const dmade = backLoss();
  const { dm: dA } = backMade(dmade);
  return [loss, { dA }];
}
`,
    mistakes: [
      ['x.map((v) => d * v)', 'x.map((v) => d)'],
      ['2 * (v - goal[i])', '2 * (v + goal[i])'],
    ],
  },
  {
    title: 'a loss and its gradient of the same parameters',
    language: 'python',
    source: `def squared_misfit(A, b, rows, wanted):
    total = 0.0
    for row, y in zip(rows, wanted):
        total += (sum(a * v for a, v in zip(A, row)) + b - y) ** 2
    return total

def gradient(A, b, rows, wanted):
    slopes = [0.0] * len(A)
    below = 0.0
    for row, y in zip(rows, wanted):
        e = sum(a * v for a, v in zip(A, row)) + b - y
        for k, v in enumerate(row):
            slopes[k] += 2 * e * v
        below += 2 * e
    return slopes, below

def squared_error(A, b, rows, wanted):
    return squared_misfit(A, b, rows, wanted)
`,
    mistakes: [
      ['slopes[k] += 2 * e * v', 'slopes[k] += 2 * e'],
      ['below += 2 * e\n', 'below += 2 * y\n'],
    ],
  },
  {
    title: 'a loss and its gradient by what their object keeps',
    language: 'javascript',
    source: `class Trend {
  constructor(slope, base) {
    this.slope = slope;
    this.base = base;
  }
  loss(xs, ys) {
    let sum = 0;
    for (let k = 0; k < xs.length; k++) sum += (this.slope * xs[k] + this.base - ys[k]) ** 2 / xs.length;
    return sum;
  }
  gradient(xs, ys) {
    let a = 0;
    let b = 0;
    for (let k = 0; k < xs.length; k++) {
      const off = this.slope * xs[k] + this.base - ys[k];
      a += 2 * off * xs[k] / xs.length;
      b += 2 * off / xs.length;
    }
    return { slope: a, base: b };
  }
}
`,
    mistakes: [
      ['a += 2 * off * xs[k]', 'a += 2 * off * ys[k]'],
      ['b += 2 * off', 'b -= 2 * off'],
    ],
  },
  {
    title: 'names that are made with a g',
    language: 'javascript',
    source: `function round(n, x, t, w, v) {
  let o = v[0], i;
  for (i = 0; i < n; i++) o += w[i] * x[i] * x[i];
  const L = (o - t) * (o - t);
  const gw = new Array(n).fill(0), gv = [0], gx = new Array(n).fill(0);
  const q = 2 * (o - t);
  gv[0] = q;
  for (i = 0; i < n; i++) {
    gw[i] = q * x[i] * x[i];
    gx[i] = 2 * q * w[i] * x[i];
  }
  return { L, gw, gv, gx };
}
`,
    mistakes: [
      ['gw[i] = q * x[i] * x[i]', 'gw[i] = x[i]'],
      ['gx[i] = 2 * q * w[i] * x[i]', 'gx[i] = 2 * q * w[i]'],
    ],
  },
  {
    title: 'a gradient that is written out item by item',
    language: 'javascript',
    source: `function U(q) {
  const [a, b, c] = q;
  return Math.exp(a) * b + b * c * c;
}
function gradU(q) {
  const [a, b, c] = q;
  const e = Math.exp(a);
  const dU = [
    e * b,
    e + c * c,
    2 * b * c,
  ];
  return dU;
}
`,
    mistakes: [
      ['    e * b,', '    b,'],
      ['    e + c * c,', '    e - c * c,'],
      ['    2 * b * c,', '    2 * a * c,'],
    ],
  },
  {
    title: 'a loss with a width, in a table',
    language: 'javascript',
    source: `const losses = {
  huber: {
    value(p, y, delta) {
      let total = 0;
      for (let i = 0; i < p.length; i++) {
        const e = Math.abs(p[i] - y[i]);
        total += e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);
      }
      return total;
    },
    gradient(p, y, delta) {
      return p.map((v, i) => Math.max(-delta, Math.min(delta, v - y[i])));
    },
  },
  ratio: {
    value(q, p) {
      return p.reduce((total, v, i) => total + v * Math.log(v / q[i]), 0);
    },
    gradient(q, p) {
      return q.map((v, i) => -p[i] / v);
    },
  },
};
`,
    mistakes: [
      ['v - y[i])', 'v + y[i])'],
      ['-p[i] / v', '-p[i]'],
      ['-p[i] / v', 'p[i] / v'],
    ],
  },
  {
    title: 'lists of gradients by keys',
    language: 'python',
    source: `import math

def ahead(net, x):
    inner = []
    for row, off in zip(net['in'], net['off']):
        inner.append(math.tanh(sum(w * v for w, v in zip(row, x)) + off))
    return inner, sum(w * v for w, v in zip(net['out'], inner))

def grads_for(net, x, wanted):
    inner, made = ahead(net, x)
    miss = made - wanted
    grads = {'in': [], 'off': [], 'out': []}
    for w, v in zip(net['out'], inner):
        grads['out'].append(miss * v)
        delta = miss * w * (1 - v * v)
        grads['off'].append(delta)
        grads['in'].append([delta * each for each in x])
    return grads

def train(net, x, wanted, rate):
    grads = grads_for(net, x, wanted)
    for j in range(len(net['out'])):
        net['out'][j] -= rate * grads['out'][j]
        net['off'][j] -= rate * grads['off'][j]
        for i in range(len(x)):
            net['in'][j][i] -= rate * grads['in'][j][i]
`,
    mistakes: [
      ['delta = miss * w * (1 - v * v)', 'delta = miss * w'],
      ['delta = miss * w * (1 - v * v)', 'delta = miss * (1 - v * v)'],
      ["grads['out'].append(miss * v)", "grads['out'].append(miss * w)"],
    ],
  },
  {
    title: 'one array for all parameters',
    language: 'javascript',
    source: `class Mind {
  constructor(inputs, outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.params = new Float32Array((inputs + 1) * outputs);
    this.grads = new Float32Array(this.params.length);
    this.out = new Float32Array(outputs);
  }
  think(sense) {
    const { inputs, outputs, params, out } = this;
    let p = 0;
    for (let o = 0; o < outputs; o++) {
      let acc = 0;
      for (let i = 0; i < inputs; i++) acc += params[p++] * sense[i];
      out[o] = Math.tanh(acc + params[p++]);
    }
    return out;
  }
  learn(sense, wanted) {
    const { inputs, outputs, params, grads, out } = this;
    grads.fill(0);
    for (let o = 0; o < outputs; o++) {
      const dAcc = (out[o] - wanted[o]) * (1 - out[o] * out[o]);
      const base = o * (inputs + 1);
      for (let i = 0; i < inputs; i++) grads[base + i] += dAcc * sense[i];
      grads[base + inputs] += dAcc;
    }
  }
}
`,
    mistakes: [
      ['+= dAcc * sense[i]', '-= dAcc * sense[i]'],
      ['grads[base + inputs] += dAcc', 'grads[base + inputs] += 1'],
    ],
  },
  {
    title: 'a gradient over time that begins at what comes out',
    language: 'javascript',
    source: `function unroll(P, xs) {
  const steps = [];
  let h = 0.3;
  for (const x of xs) {
    const g = 1 / (1 + Math.exp(-(P.a * x + P.b * h)));
    const next = g * h + (1 - g) * x;
    steps.push({ x, g, before: h });
    h = next;
  }
  return { h, steps };
}
function backUnroll(P, { h, steps }, wanted) {
  const D = { a: 0, b: 0 };
  let dh = h - wanted;
  for (let t = steps.length - 1; t >= 0; t--) {
    const { x, g, before } = steps[t];
    const dg = dh * (before - x);
    const dz = dg * g * (1 - g);
    D.a += dz * x;
    D.b += dz * before;
    dh = dh * g + dz * P.b;
  }
  return D;
}
`,
    mistakes: [
      ['dg = dh * (before - x)', 'dg = dh * (before + x)'],
      ['dz = dg * g * (1 - g)', 'dz = dg * (1 - g)'],
      ['dh = dh * g + dz * P.b', 'dh = dh + dz * P.b'],
    ],
  },
];

describe('A mistake in what many hands write', () => {
  tellTheirLines(programs, wrongLinesOnce);

  it('is looked for in what has been right', () => {
    for (const { source, language, title } of programs)
      assert.ok(
        verdictsOn(source, language).some(({ judgement }) => /^(exact|correct)$/.test(judgement)),
        title,
      );
  });
});

describe('Several gradients that no edit mends', () => {
  it('are not called wrong line by line where a round hands nothing on', () => {
    const { source } = programs[programs.length - 1];
    const lost = source.replace('    dh = dh * g + dz * P.b;\n', '');
    assert.deepEqual(
      wrongLinesOnce(lost, 'javascript').filter((line) => line > 17),
      [],
    );
  });
});
