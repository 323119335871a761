/*
 * Losses that are layers or functions of their own, with a gradient and nothing else: a mistake in it is told where one edit
 * mends it; what may be meant otherwise is not.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const cell = `class Cell {
  w: number[];
  dw: number[];
  constructor(w: number[]) {
    this.w = w;
    this.dw = w.map(() => 0);
  }
}
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'a layer of squares',
    language: 'typescript',
    source: `${cell}
class Squares {
  seen = new Cell([]);
  forward(input: Cell): Cell {
    this.seen = input;
    return input;
  }
  backward(wish: number[]): number {
    let loss = 0;
    for (let i = 0; i < wish.length; i++) {
      const gap = this.seen.w[i] - wish[i];
      this.seen.dw[i] = gap;
      loss += 0.5 * gap * gap;
    }
    return loss;
  }
}
`,
    mistakes: [['dw[i] = gap', 'dw[i] = -gap']],
  },
  {
    title: 'a layer of classes',
    language: 'javascript',
    source: `class Chosen {
  forward(cell) {
    this.cell = cell;
    const sum = cell.w.reduce((all, s) => all + Math.exp(s), 0);
    this.share = cell.w.map((s) => Math.exp(s) / sum);
    return this.share;
  }
  backward(which) {
    for (let k = 0; k < this.share.length; k++) {
      const one = k === which ? 1 : 0;
      this.cell.dw[k] = this.share[k] - one;
    }
    return -Math.log(this.share[which]);
  }
}
`,
    mistakes: [
      ['this.share[k] - one', 'one - this.share[k]'],
      ['this.share[k] - one', 'this.share[k] + one'],
      ['this.share[k] - one', 'this.cell.w[k] - one'],
    ],
  },
  {
    title: 'functions of what is predicted and what is wanted',
    language: 'javascript',
    source: `function spread(predicted, wanted) {
  let sum = 0;
  for (let i = 0; i < predicted.length; i++) sum += (predicted[i] - wanted[i]) ** 4;
  return sum;
}

function spreadGradient(predicted, wanted) {
  return predicted.map((p, i) => 4 * (p - wanted[i]) ** 3);
}
`,
    mistakes: [
      ['4 * (p - wanted[i]) ** 3', '4 * p ** 3'],
      ['4 * (p - wanted[i]) ** 3', '4 * (i - wanted[i]) ** 3'],
      ['4 * (p - wanted[i]) ** 3', '4 * (p - wanted[i]) ** 2'],
    ],
  },
  {
    title: 'a loss that keeps what it needs, in Python',
    language: 'python',
    source: `import math

class CrossEntropy:
    def forward(self, y, t):
        self.y = y
        self.t = t
        return -sum(b * math.log(a) + (1 - b) * math.log(1 - a) for a, b in zip(y, t))

    def backward(self):
        return [(a - b) / (a * (1 - a)) for a, b in zip(self.y, self.t)]
`,
    mistakes: [
      ['(a - b) / (a * (1 - a))', '(a - b) / a'],
      ['(a - b) / (a * (1 - a))', '(a + b) / (a * (1 - a))'],
      ['(a - b) / (a * (1 - a))', '(a - b) * (a * (1 - a))'],
    ],
  },
  {
    title: 'a static function and its derivative',
    language: 'python',
    source: `class Bump:
    @staticmethod
    def f(z):
        return 1 / (1 + z * z)

    @staticmethod
    def df(z):
        return -2 * z / (1 + z * z) ** 2
`,
    mistakes: [
      ['-2 * z / (1 + z * z) ** 2', '-2 * z / (z * z) ** 2'],
      ['-2 * z / (1 + z * z) ** 2', '-2 * z / (1 + z * z)'],
    ],
  },
];

/** What may well be meant, though it is not the gradient of what is returned. */
const meant: readonly (readonly [string, Language, string])[] = [
  [
    'a pull that is added',
    'typescript',
    `${programs[0].source.replace('dw[i] = gap', 'dw[i] = -gap')}
function update(cell: Cell, rate: number): void {
  for (let i = 0; i < cell.w.length; i++) cell.w[i] += rate * cell.dw[i];
}
`,
  ],
  ['all of the square', 'typescript', programs[0].source.replace('0.5 * gap', 'gap')],
  [
    'more weight for some',
    'javascript',
    programs[1].source
      .replace('backward(which)', 'backward(which, weight)')
      .replace('this.share[k] - one', 'weight * (this.share[k] - one)'),
  ],
  [
    'a mean of what the caller divides',
    'python',
    programs[3].source.replace('zip(y, t))\n', 'zip(y, t)) / len(y)\n'),
  ],
];

describe('a loss with nothing but its gradient', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const [title, language, source] of meant)
    it(`may have ${title}`, () => assert.deepEqual(wrongLinesOnce(source, language), []));
});
