/*
 * Weights that an object keeps, however they begin, and losses that are computed from weights as training has left them:
 * no pass is of these.
 */
import assert from 'node:assert/strict';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { instead } from './told';

/** What is said to who asks: lines that are right, and lines that are called wrong. */
function asked(source: string): { right: number[]; wrong: number[] } {
  const all: Verdict[] = verify(analyze(source, { language: 'javascript', asked: true })).flatMap(
    ({ verdicts }) => verdicts,
  );
  const lines = (of: RegExp) => all.flatMap(({ judgement, line }) => (of.test(judgement) ? line : []));
  return { right: lines(/exact|correct/), wrong: lines(/wrong|inherited/) };
}

const spam = (begin: string) => `function learnSpam(mails, marks, rate) {
  const many = mails.length, wide = mails[0].length;
  ${begin}
  for (let turn = 0; turn < 90; turn++) {
    const gradWeights = new Array(wide).fill(0);
    let gradOffset = 0;
    for (let m = 0; m < many; m++) {
      let z = net.offset;
      for (let k = 0; k < wide; k++) z += net.weights[k] * mails[m][k];
      const miss = 1 / (1 + Math.exp(-z)) - marks[m];
      for (let k = 0; k < wide; k++) gradWeights[k] += miss * mails[m][k];
      gradOffset += miss;
    }
    for (let k = 0; k < wide; k++) net.weights[k] -= rate * (gradWeights[k] / many + 0.02 * net.weights[k]);
    net.offset -= rate * gradOffset / many;
  }
  return net;
}
`;

const beginnings = [
  'const net = { weights: new Array(wide).fill(0), offset: 0 };',
  'const net = { weights: Array.from({ length: wide }, () => 0), offset: 0 };',
  'const net = { weights: Array.from({ length: wide }, () => Math.random() * 2 - 1), offset: Math.random() };',
  'class Net { weights = new Array(2).fill(0); offset = 0; } const net = new Net();',
  'const net = { weights: [], offset: 0 }; for (let k = 0; k < wide; k++) net.weights.push(0);',
];

describe('Weights in an object', () => {
  it('are each a variable of their own, also where all begin with one number', () => {
    for (const begin of beginnings) {
      const { right, wrong } = asked(spam(begin));
      assert.deepEqual(wrong, [], begin);
      for (const line of [11, 12, 14, 15]) assert.ok(right.includes(line), `${begin} line ${line}`);
    }
  });

  it('do not hide a mistake', () => {
    for (const begin of beginnings) {
      const { wrong } = asked(instead(spam(begin), 'miss * mails[m][k]', 'miss * mails[m][0]'));
      assert.deepEqual(wrong, [11, 14], begin);
    }
  });
});

const logged = `function fitRate(times, sizes, rate) {
  let slope = 0.5, base = 0.1, loss = 0;
  for (let turn = 0; turn < 80; turn++) {
    let dslope = 0, dbase = 0;
    loss = 0;
    for (let i = 0; i < times.length; i++) {
      const gap = slope * times[i] + base - sizes[i];
      loss += gap * gap;
      dslope += 2 * gap * times[i];
      dbase += 2 * gap;
    }
    slope -= rate * dslope;
    base -= rate * dbase;
  }
  loss = 0;
  for (let i = 0; i < times.length; i++) {
    const gap = slope * times[i] + base - sizes[i];
    loss += gap * gap;
  }
  return { slope, base, loss };
}
`;

const ridge = `class Ridge {
  fit(rows, wanted) {
    this.wide = rows[0].length;
    this.theta = [];
    for (let d = 0; d < this.wide; d++) this.theta.push(0);
    for (let k = 0; k < this.rounds; k++) {
      const slopes = this.slopes(rows, wanted, this.theta);
      for (let d = 0; d < this.wide; d++) this.theta[d] = this.theta[d] - this.rate * slopes[d];
    }
    return { theta: this.theta, cost: this.costOf(rows, wanted, this.theta) };
  }
  slopes(rows, wanted, theta) {
    const made = [];
    for (let d = 0; d < this.wide; d++) {
      let g = 0;
      for (let i = 0; i < rows.length; i++) g += (this.guess(rows[i], theta) - wanted[i]) * rows[i][d];
      made.push((g + this.decay * theta[d]) / rows.length);
    }
    return made;
  }
  guess(row, theta) {
    let sum = 0;
    for (let d = 0; d < this.wide; d++) sum += row[d] * theta[d];
    return sum;
  }
  costOf(rows, wanted, theta) {
    let cost = 0;
    for (let i = 0; i < rows.length; i++) cost += (this.guess(rows[i], theta) - wanted[i]) ** 2;
    for (let d = 0; d < this.wide; d++) cost += this.decay * theta[d] * theta[d];
    return cost / (2 * rows.length);
  }
}
`;

const residual = `function carry(start, goal, rate) {
  const w = [0.1, 0.2, 0.3];
  for (let turn = 0; turn < 50; turn++) {
    let h = start;
    const hs = [h];
    for (let t = 0; t < 3; t++) {
      h += Math.tanh(w[t] * h);
      hs.push(h);
    }
    const loss = 0.5 * (h - goal) ** 2;
    let dh = h - goal;
    const dw = [0, 0, 0];
    for (let t = 2; t >= 0; t--) {
      const slope = 1 - Math.tanh(w[t] * hs[t]) ** 2;
      dw[t] = dh * slope * hs[t];
      dh = dh + dh * slope * w[t];
    }
    for (let t = 0; t < 3; t++) w[t] -= rate * dw[t];
    console.log(loss);
  }
  return w;
}
`;

describe('A loss of weights that have been stepped', () => {
  it('is none that the pass was of', () => {
    assert.deepEqual(asked(logged), { right: [9, 10], wrong: [] });
    assert.deepEqual(asked(ridge).wrong, []);
  });

  it('is told from what a residual step makes', () => {
    const { right, wrong } = asked(residual);
    assert.deepEqual([right.includes(15), wrong], [true, []]);
  });

  it('does not hide what is wrong before it', () => {
    assert.deepEqual(asked(instead(logged, 'dbase += 2 * gap', 'dbase += 2 * gap * times[i]')).wrong, [10]);
    assert.ok(asked(instead(residual, 'dh = dh + dh * slope', 'dh = dh * slope')).wrong.includes(16));
  });
});

const stepped = `function settle(slope, base, rows, rate) {
  let slopeChange = 0, baseChange = 0;
  const many = rows.length;
  for (const row of rows) {
    const [x, y] = row;
    const miss = slope * x + base - y;
    slopeChange += (2 / many) * x * miss;
    baseChange += (2 / many) * miss;
  }
  const newSlope = slope - slopeChange * rate;
  const newBase = base - baseChange * rate;
  return [newSlope, newBase];
}
`;

describe('A mean that each round takes its share of', () => {
  it('is a rate of the step, whatever the number of rounds', () => {
    const { right, wrong } = asked(stepped);
    assert.deepEqual([right.includes(10), right.includes(11), wrong], [true, true, []]);
  });
});
