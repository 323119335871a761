/* Networks of neurons that are objects, each with weights, whose methods the layers' methods call. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const classes = `class Cell {
  constructor(size) {
    this.w = Array(size).fill().map(() => Math.random() - 0.5);
    this.shift = 0;
  }
  squash(sum) { return 1 / (1 + Math.exp(-sum)); }
  run(given) {
    let sum = this.shift;
    for (let k = 0; k < given.length; k++) sum += given[k] * this.w[k];
    return this.squash(sum);
  }
}
class Row {
  constructor(count, size) { this.cells = Array(count).fill().map(() => new Cell(size)); }
  run(given) { return this.cells.map((cell) => cell.run(given)); }
}
`;

const above = `        for (let i = 0; i < this.last.cells.length; i++) {
          const cell = this.last.cells[i];
          const delta = missed[i] * out[i] * (1 - out[i]);
          for (let k = 0; k < inner.length; k++) cell.w[k] += this.rate * delta * inner[k];
          cell.shift += this.rate * delta;
        }
`;
const slope = ' * out[j] * (1 - out[j])';
const between = `        const blames = [];
        for (let k = 0; k < inner.length; k++) {
          let blame = 0;
          for (let j = 0; j < out.length; j++) blame += missed[j]${slope} * this.last.cells[j].w[k];
          blames.push(blame);
        }
`;
const net = (middle: string) => `${classes}class Net {
  constructor(ins, hidden, outs) {
    this.first = new Row(hidden, ins);
    this.last = new Row(outs, hidden);
    this.rate = 0.3;
  }
  learn(examples, times) {
    for (let t = 0; t < times; t++) {
      for (const { given, wanted } of examples) {
        const inner = this.first.run(given);
        const out = this.last.run(inner);
        const missed = [];
        for (let i = 0; i < out.length; i++) missed.push(wanted[i] - out[i]);
${middle}        for (let i = 0; i < this.first.cells.length; i++) {
          const cell = this.first.cells[i];
          for (let k = 0; k < given.length; k++)
            cell.w[k] += this.rate * blames[i] * inner[i] * (1 - inner[i]) * given[k];
          cell.shift += this.rate * blames[i] * inner[i] * (1 - inner[i]);
        }
      }
    }
  }
}
`;

/** The lines that are wrong, with the kinds of their mistakes, and how many are right. */
function told(source: string) {
  const all = verdictsOn(source, 'javascript');
  const wrong = all.filter(({ judgement }) => judgement === 'wrong');
  const lines = source.split('\n');
  return {
    wrong: wrong.map(({ line, kind }) => `${lines[line - 1].trim()}: ${kind}`),
    right: all.filter(({ judgement }) => /exact|correct/.test(judgement)).length,
  };
}

describe('Neurons that are objects', () => {
  it('are right', () => {
    const { wrong, right } = told(net(between + above));
    assert.deepEqual(wrong, []);
    assert.ok(right >= 5, String(right));
  });

  it('are changed too early', () => {
    const { wrong } = told(net(above + between));
    assert.equal(wrong.length, 1);
    assert.match(wrong[0], /cell\.w\[k\] \+= this\.rate \* delta \* inner\[k\];/);
  });

  it('get an error without the slope of what it is of', () => {
    const { wrong } = told(net(between.replace(slope, '') + above));
    assert.equal(wrong.length, 1);
    assert.match(wrong[0], /^for .*blame \+= missed\[j\]/);
  });
});

describe('Neurons that learn in a method which asks the net itself', () => {
  const net = `
import math, random

class Cell:
    def __init__(self, n):
        self.w = [random.uniform(-1, 1) for _ in range(n)]
        self.shift = 0.0
        self.delta = 0.0

    def fire(self, given):
        self.given = given
        self.out = math.tanh(sum(w * g for w, g in zip(self.w, given)) + self.shift)
        return self.out

class Net:
    def __init__(self, sizes):
        self.rows = [[Cell(a) for _ in range(b)] for a, b in zip(sizes, sizes[1:])]

    def predict(self, xs):
        for row in self.rows:
            xs = [cell.fire(xs) for cell in row]
        return xs

    def learn(self, xs, ys, rate):
        out = self.predict(xs)
        for cell, o, y in zip(self.rows[-1], out, ys):
            cell.delta = (y - o) * (1 - o * o)
        for k in range(len(self.rows) - 2, -1, -1):
            for i, cell in enumerate(self.rows[k]):
                below = sum(other.w[i] * other.delta for other in self.rows[k + 1])
                cell.delta = below * (1 - cell.out * cell.out)
        for row in self.rows:
            for cell in row:
                cell.w = [w + rate * cell.delta * g for w, g in zip(cell.w, cell.given)]
                cell.shift += rate * cell.delta
`;
  const told = (source: string) => verdictsOn(source, 'python');

  it('have their steps judged, too', () => {
    const all = told(net);
    assert.deepEqual(
      all.filter(({ judgement }) => !/exact|correct/.test(judgement)),
      [],
    );
    assert(all.length >= 5, String(all.length));
  });

  for (const [from, to, line] of [
    ['cell.shift += rate', 'cell.shift -= rate', 35],
    ['w + rate * cell.delta * g', 'w + rate * cell.delta * w', 34],
    ['below * (1 - cell.out', 'below * (1 - cell.shift', 31],
  ] as const)
    it(`show a mistake: ${to}`, () =>
      assert.deepEqual(
        told(net.replace(from, to)).flatMap((each) => (each.judgement === 'wrong' ? each.line : [])),
        [line],
      ));
});
