/* The wrong list that a statement goes through: told on its line, with the list that belongs there. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { tellTheirLines, type WithMistakes, wrongLines } from './one-mistake';

const layer = `import math

class Layer:
    def __init__(self, rows, shifts):
        self.rows = rows
        self.shifts = shifts

    def forward(self, x):
        self.x = x
        self.z = [sum(w * v for w, v in zip(row, x)) + b for row, b in zip(self.rows, self.shifts)]
        self.a = [math.tanh(z) for z in self.z]
        return self.a

    def backward(self, da):
        dz = [d * (1 - a * a) for d, a in zip(da, self.a)]
        self.drows = [[d * v for v in self.x] for d in dz]
        self.dshifts = dz
        return [sum(row[j] * d for row, d in zip(self.rows, dz)) for j in range(len(self.x))]
`;

const unit = `class Unit {
  constructor(weights, bias) { this.weights = weights; this.bias = bias; }
  forward(inputs) {
    this.inputs = inputs;
    this.sum = this.weights.reduce((all, w, i) => all + w * inputs[i], this.bias);
    return 1 / (1 + Math.exp(-this.sum));
  }
  backward(above) {
    const s = 1 / (1 + Math.exp(-this.sum));
    const dsum = above * s * (1 - s);
    this.dweights = this.inputs.map((v) => v * dsum);
    this.dbias = dsum;
    return this.weights.map((w) => w * dsum);
  }
}
`;

const affine = `class Affine {
  constructor(W, b) { this.W = W; this.b = b; }
  forward(x) {
    this.x = x;
    return this.b.map((b, j) => x.reduce((sum, v, i) => sum + v * this.W[i][j], b));
  }
  backward(dout) {
    const dx = this.x.map((_, i) => dout.reduce((sum, d, j) => sum + d * this.W[i][j], 0));
    this.dW = this.x.map((v) => dout.map((d) => v * d));
    this.db = dout.slice();
    return dx;
  }
}
`;

const blend = `import math

def forward(q, keys, values):
    marks = [math.tanh(sum(a * b for a, b in zip(q, key))) for key in keys]
    out = [sum(m * v[d] for m, v in zip(marks, values)) for d in range(len(values[0]))]
    return out, (q, keys, values, marks)

def backward(dout, cache):
    q, keys, values, marks = cache
    n = len(keys)
    dvalues = [[m * d for d in dout] for m in marks]
    dmarks = [sum(d * v for d, v in zip(dout, values[t])) for t in range(n)]
    dsums = [d * (1 - m * m) for d, m in zip(dmarks, marks)]
    dkeys = [[ds * v for v in q] for ds in dsums]
    dq = [sum(dsums[t] * keys[t][d] for t in range(n)) for d in range(len(q))]
    return dq, dkeys, dvalues
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'a layer that copies',
    language: 'javascript',
    source: affine,
    mistakes: [
      ['this.db = dout.slice()', 'this.db = dx.slice()'],
      ['this.db = dout.slice()', 'this.db = [...dx]'],
    ],
  },
  {
    title: 'rows that are gone through',
    language: 'python',
    source: blend,
    mistakes: [['zip(dout, values[t])', 'zip(dout, keys[t])']],
  },
  {
    title: 'a layer in comprehensions',
    language: 'python',
    source: layer,
    mistakes: [
      ['zip(da, self.a)]', 'zip(da, self.z)]'],
      ['for d in dz]\n', 'for d in da]\n'],
      ['zip(self.rows, dz)', 'zip(self.rows, da)'],
    ],
  },
  {
    title: 'a unit that maps',
    language: 'javascript',
    source: unit,
    mistakes: [
      ['this.inputs.map', 'this.weights.map'],
      ['return this.weights.map', 'return this.inputs.map'],
    ],
  },
];

describe('a list that is gone through in the place of another', () => {
  tellTheirLines(programs, wrongLines);

  it('is exchanged for the one that belongs there', () => {
    for (const { source, language, mistakes } of programs.slice(1, 3))
      for (const [right, slipped] of mistakes) {
        const wrong = source.replace(right, slipped);
        const [told] = verify(analyze(wrong, { language, asked: true })).flatMap(({ verdicts }) =>
          verdicts.filter(({ judgement }) => judgement === 'wrong'),
        );
        assert.equal(applyEdits(wrong, told.edits), source);
      }
  });
});
