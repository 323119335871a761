/*
 * What a pass lacks: whole lines, sides of conditions, parts of indices, of items and of what goes below a fraction line. Each
 * right program loses one, and the edit that is told makes it right again; that it is, the passes as they are written say.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

type Slip = readonly [right: string, wrong: string, kind: RegExp];

const line = /missing contribution/;
const turned = /wrong operator/;
const index = /wrong index/;
const lost = /^missing/;

const cases: Readonly<Record<string, readonly [Language, string, readonly Slip[]]>> = {
  'shares of elements, in Python': [
    'python',
    `def fit(c, xs, ys):
    loss = 0.0
    dc = [0.0, 0.0, 0.0]
    for x, y in zip(xs, ys):
        off = c[0] + c[1] * x + c[2] * x * x - y
        loss += off * off
        dc[0] += 2 * off
        dc[1] += 2 * off * x
        dc[2] += 2 * off * x * x
    return loss, dc
`,
    [
      ['        dc[1] += 2 * off * x\n', '', line],
      ['        dc[2] += 2 * off * x * x\n', '', line],
      ['        dc[0] += 2 * off\n', '', line],
    ],
  ],
  'shares of elements, in JavaScript': [
    'javascript',
    `function bend(c, ts, heights) {
  let loss = 0;
  const dc = [0, 0, 0];
  for (let i = 0; i < ts.length; i++) {
    const t = ts[i];
    const off = c[0] * (1 - t) + c[1] * t + c[2] * t * t - heights[i];
    loss += 0.5 * off * off;
    dc[0] += off * (1 - t);
    dc[1] += off * t;
    dc[2] += off * t * t;
  }
  return { loss, dc };
}
`,
    [
      ['    dc[0] += off * (1 - t);\n', '', line],
      ['    dc[1] += off * t;\n', '', line],
      ['    dc[2] += off * t * t;\n', '', line],
    ],
  ],
  'a mean of what two lines add up': [
    'typescript',
    `function ranking(w: number[], better: number[][], worse: number[][], keep: number) {
  const dw = w.map(() => 0);
  let loss = 0;
  for (let n = 0; n < better.length; n++) {
    let lead = 0;
    for (let j = 0; j < w.length; j++) lead += w[j] * (better[n][j] - worse[n][j]);
    if (lead < 1) {
      loss += 1 - lead;
      for (let j = 0; j < w.length; j++) {
        dw[j] -= better[n][j];
        dw[j] += worse[n][j];
      }
    }
  }
  loss /= better.length;
  for (let j = 0; j < w.length; j++) {
    loss += keep * w[j] * w[j];
    dw[j] /= better.length;
    dw[j] += 2 * keep * w[j];
  }
  return { loss, dw };
}
`,
    [['    dw[j] /= better.length;\n', '', line]],
  ],
  'what an empty loop was made for': [
    'javascript',
    `function guess(w, rows, targets, keep) {
  const n = rows.length;
  const dw = [];
  let loss = 0;
  for (let j = 0; j < w.length; j++) dw[j] = 0;
  for (let i = 0; i < n; i++) {
    let p = 0;
    for (let j = 0; j < w.length; j++) p += w[j] * rows[i][j];
    const off = p - targets[i];
    loss += (off * off) / n;
    for (let j = 0; j < w.length; j++) {
      dw[j] += (2 * off * rows[i][j]) / n;
    }
  }
  for (let j = 0; j < w.length; j++) {
    loss += keep * w[j] ** 2;
    dw[j] += 2 * keep * w[j];
  }
  return { loss, dw };
}
`,
    [['      dw[j] += (2 * off * rows[i][j]) / n;\n', '', line]],
  ],
  'a side of a rectifier': [
    'javascript',
    `class Gate {
  forward(x) {
    this.x = x;
    this.y = x.map((v) => (v > 0 ? v : 0.1 * v));
    return this.y;
  }
  backward(dy) {
    const dx = [];
    for (let i = 0; i < dy.length; i++) {
      if (this.x[i] > 0) dx[i] = dy[i];
      else dx[i] = 0.1 * dy[i];
    }
    return dx;
  }
}
`,
    [['(this.x[i] > 0)', '(this.x[i] < 0)', turned]],
  ],
  'a side of a hinge, in Python': [
    'python',
    `def hinge(w, b, x, label):
    score = b
    for j in range(len(w)):
        score += w[j] * x[j]
    margin = 1 - label * score
    loss = margin if margin > 0 else 0.0
    dw = [0.0] * len(w)
    db = 0.0
    if margin > 0:
        for j in range(len(w)):
            dw[j] = -label * x[j]
        db = -label
    return loss, dw, db
`,
    [['if margin > 0:', 'if margin < 0:', turned]],
  ],
  'rows one behind the other': [
    'javascript',
    `function forward(x, w, n, d) {
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) y[i] += w[i * d + j] * x[j];
  return y;
}
function backward(dy, x, w, n, d) {
  const dx = new Float64Array(d);
  const dw = new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      dx[j] += w[i * d + j] * dy[i];
      dw[i * d + j] += x[j] * dy[i];
    }
  }
  return { dx, dw };
}
`,
    [
      ['dx[j] += w[i * d + j]', 'dx[j] += w[j]', index],
      ['dx[j] += w[i * d + j]', 'dx[j] += w[i + j]', index],
      ['dx[j] += w[i * d + j]', 'dx[j] += w[i * d]', index],
      ['dw[i * d + j]', 'dw[j]', index],
      ['dw[i * d + j]', 'dw[d + j]', index],
    ],
  ],
  'rows one behind the other, in Python': [
    'python',
    `def forward(x, w, n, d):
    return [sum(w[d * i + j] * x[j] for j in range(d)) for i in range(n)]

def backward(dy, x, w, n, d):
    dx = [0.0] * d
    dw = [0.0] * (n * d)
    for i in range(n):
        for j in range(d):
            dx[j] += w[d * i + j] * dy[i]
            dw[d * i + j] += x[j] * dy[i]
    return dx, dw
`,
    [
      ['dx[j] += w[d * i + j]', 'dx[j] += w[d + j]', index],
      ['dw[d * i + j]', 'dw[i + j]', index],
    ],
  ],
  'items of a list': [
    'javascript',
    `function cell(x, h, W) {
  const z = W.map((row) => row[0] * x + row[1] * h + row[2]);
  const y = z.map((v) => Math.tanh(v));
  return { y, cache: { x, h, W, y } };
}
function cellBackward(dy, cache) {
  const { x, h, W, y } = cache;
  const dW = [];
  let dx = 0;
  let dh = 0;
  for (let k = 0; k < W.length; k++) {
    const dz = dy[k] * (1 - y[k] * y[k]);
    dx += W[k][0] * dz;
    dh += W[k][1] * dz;
    dW.push([dz * x, dz * h, dz]);
  }
  return { dx, dh, dW };
}
`,
    [
      ['dz * h, dz]', 'h, dz]', lost],
      ['[dz * x', '[x', lost],
    ],
  ],
  'places that were kept': [
    'typescript',
    `class Largest {
  private kept: number[][] = [];
  private rows: number[][] = [];
  forward(rows: number[][]) {
    this.rows = rows;
    this.kept = [];
    const out: number[] = [];
    for (let r = 0; r < rows.length; r++) {
      let c = 0;
      for (let k = 1; k < rows[r].length; k++) if (rows[r][k] > rows[r][c]) c = k;
      this.kept.push([r, c]);
      out.push(rows[r][c]);
    }
    return out;
  }
  backward(dout: number[]) {
    const drows = this.rows.map((row) => row.map(() => 0));
    for (let n = 0; n < dout.length; n++) {
      const [r, c] = this.kept[n];
      drows[r][c] += dout[n];
    }
    return drows;
  }
}
`,
    [['drows[r][c] +=', 'drows[r][n] +=', index]],
  ],
  'a name at the left': [
    'python',
    `import math

class Neuron:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def fit(self, xs, ys, rate):
        loss = 0.0
        dw = 0.0
        db = 0.0
        for x, y in zip(xs, ys):
            p = math.tanh(self.w * x + self.b)
            loss += 0.5 * (p - y) ** 2
            dz = (p - y) * (1 - p * p)
            dw += dz * x
            db += dz
        self.w -= rate * dw
        self.b -= rate * db
        return loss
`,
    [['            db += dz\n', '            dz += dz\n', /wrong name/]],
  ],
  'values beside gradients': [
    'javascript',
    `class Cell {
  constructor(value) {
    this.value = value;
    this.grad = 0;
  }
}
const product = {
  forward(a, b) {
    this.a = a;
    this.b = b;
    this.out = new Cell(a.value * b.value);
    return this.out;
  },
  backward() {
    this.a.grad += this.b.value * this.out.grad;
    this.b.grad += this.a.value * this.out.grad;
  },
};
`,
    [
      ['this.b.value * this.out.grad', 'this.out.grad', lost],
      ['this.a.value * this.out.grad', 'this.out.grad', lost],
    ],
  ],
  'below a fraction line': [
    'javascript',
    `const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const softplus = (x) => Math.log(1 + Math.exp(x));
const dsoftplus = (x) => 1 / (1 + Math.exp(-x));
`,
    [['dsoftplus = (x) => 1 / (1 + Math.exp(-x))', 'dsoftplus = (x) => 1 / (1)', lost]],
  ],
};

const isWrong = ({ judgement }: { readonly judgement: string }) => judgement === 'wrong';

describe('what a pass that was followed lacks', () => {
  for (const [title, [language, source, slips]] of Object.entries(cases))
    it(`is told: ${title}`, () => {
      const right = verdictsOn(source, language);
      assert.ok(right.length > 0);
      assert.deepEqual(right.filter(isWrong), []);
      for (const [was, is, kind] of slips) {
        const now = source.replace(was, is);
        assert.notEqual(now, source, was);
        const told = verdictsOn(now, language).filter(isWrong);
        const said = `${is} for ${was}: ${told.map(({ line: at, reason }) => `${at} ${reason}`)}`;
        assert.match(told[0]?.kind ?? '', kind, said);
        assert.ok(told[0].edits.length > 0, said);
        const text = applyEdits(now, told[0].edits);
        const mended = verdictsOn(text, language);
        assert.deepEqual(mended.filter(isWrong), [], `${said}\n${text}`);
        assert.ok(mended.length >= told.length, said);
      }
    });
});
