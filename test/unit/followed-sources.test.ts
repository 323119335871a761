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

const programs: readonly WithMistakes[] = [
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
    for (const [right, slipped] of programs[0].mistakes) {
      const source = layer.replace(right, slipped);
      const [told] = verify(analyze(source, { language: 'python', asked: true })).flatMap(({ verdicts }) =>
        verdicts.filter(({ judgement }) => judgement === 'wrong'),
      );
      assert.equal(applyEdits(source, told.edits), layer);
    }
  });
});
