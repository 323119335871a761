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
