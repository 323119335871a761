/*
 * On which of several statements a mistake is told, where an edit of each would make all right that is known: on that after
 * which helpers are gradients, too; not on one that only hands on what others have made; and within a statement of many lines
 * on its own line.
 */
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a cell that goes on for some steps',
    language: 'javascript',
    source: `function walk(drive, goals, start, a, b) {
  const states = [start];
  const misses = [];
  let loss = 0;
  for (let t = 0; t < drive.length; t++) {
    const s = Math.tanh(a * states[t] + b * drive[t]);
    states.push(s);
    misses.push(s - goals[t]);
    loss += 0.5 * (s - goals[t]) ** 2;
  }
  let da = 0;
  let db = 0;
  let dlater = 0;
  for (let t = drive.length - 1; t >= 0; t--) {
    const ds = misses[t] + dlater;
    const dsum = (1 - states[t + 1] ** 2) * ds;
    da += dsum * states[t];
    db += dsum * drive[t];
    dlater = dsum * a;
  }
  return { loss, da, db };
}
`,
    mistakes: [
      ['(1 - states[t + 1] ** 2) * ds', '-(1 - states[t + 1] ** 2) * ds'],
      ['(1 - states[t + 1] ** 2) * ds', '(states[t + 1] ** 2 - 1) * ds'],
    ],
  },
  {
    title: 'an object of two layers',
    language: 'javascript',
    source: `const model = {
  inner: [[0.2, -0.1], [0.5, 0.4]],
  outer: [0.3, -0.6],

  forward(x) {
    this.x = x;
    this.z = this.inner.map((row) => row[0] * x[0] + row[1] * x[1]);
    this.h = this.z.map((v) => Math.max(0, v));
    return this.outer[0] * this.h[0] + this.outer[1] * this.h[1];
  },

  backward(dout) {
    this.dinner = [[], []];
    this.douter = [];
    for (let j = 0; j < 2; j++) {
      this.douter[j] = dout * this.h[j];
      let dz = dout * this.outer[j];
      if (this.z[j] <= 0) dz = 0;
      for (let i = 0; i < 2; i++) this.dinner[j][i] = dz * this.x[i];
    }
  },
};
`,
    mistakes: [['let dz = dout * this.outer[j]', 'let dz = -dout * this.outer[j]']],
  },
  {
    title: 'sums that are divided at the end, in Python',
    language: 'python',
    source: `def fit(slope, base, xs, ys):
    n = len(xs)
    loss = 0.0
    dslope = [0.0] * len(slope)
    dbase = 0.0
    for x, y in zip(xs, ys):
        miss = base - y
        for j in range(len(slope)):
            miss += slope[j] * x[j]
        loss += miss ** 2
        for j in range(len(slope)):
            dslope[j] += 2 * miss * x[j]
        dbase += 2 * miss
    dslope = [d / n for d in dslope]
    dbase /= n
    return loss / n, dslope, dbase
`,
    mistakes: [['2 * miss * x[j]', 'miss * x[j]']],
  },
  {
    title: 'a function within what is returned',
    language: 'javascript',
    source: `class Swish {
  forward(x) {
    this.x = x;
    return x.map((v) => v / (1 + Math.exp(-v)));
  }
  backward(dout) {
    return dout.map((d, i) => {
      const s = 1 / (1 + Math.exp(-this.x[i]));
      return d * (s + this.x[i] * s * (1 - s));
    });
  }
}
`,
    mistakes: [['return d * (s + this', 'return d * (s - this']],
  },
];

describe('where a mistake is told', () => tellTheirLines(programs, wrongLinesOnce));
