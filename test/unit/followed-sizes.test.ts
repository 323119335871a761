/*
 * How large arrays are that nobody gives: large enough that each loop of the forward code goes through some rounds, whatever a
 * wrong pass reads; and where a wrong index reads past an end unless sizes are alike, it is told as if they were.
 */
import assert from 'node:assert/strict';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a window that slides',
    language: 'javascript',
    source: `function slide(signal, taps) {
  const out = [];
  for (let at = 0; at + taps.length <= signal.length; at++) {
    let sum = 0;
    for (let k = 0; k < taps.length; k++) sum += signal[at + k] * taps[k];
    out.push(sum);
  }
  return out;
}

function slideBackward(dout, signal, taps) {
  const dsignal = signal.map(() => 0);
  const dtaps = taps.map(() => 0);
  for (let at = 0; at < dout.length; at++) {
    for (let k = 0; k < taps.length; k++) {
      dsignal[at + k] += dout[at] * taps[k];
      dtaps[k] += dout[at] * signal[at + k];
    }
  }
  return [dsignal, dtaps];
}
`,
    mistakes: [
      ['dout[at] * signal[at + k]', 'dout[at] * signal[k]'],
      ['dout[at] * signal[at + k]', 'dout[k] * signal[at + k]'],
    ],
  },
  {
    title: 'windows of a picture, in Python',
    language: 'python',
    source: `def filter_forward(image, taps):
    size = len(taps)
    high, wide = len(image) - size + 1, len(image[0]) - size + 1
    out = []
    for r in range(high):
        out.append([sum(image[r + i][c + j] * taps[i][j] for i in range(size) for j in range(size)) for c in range(wide)])
    return out, (image, taps)


def filter_backward(dout, cache):
    image, taps = cache
    size = len(taps)
    dtaps = [[0.0] * size for _ in taps]
    for r in range(len(dout)):
        for c in range(len(dout[0])):
            for i in range(size):
                for j in range(size):
                    dtaps[i][j] += dout[r][c] * image[r + i][c + j]
    return dtaps
`,
    mistakes: [['image[r + i][c + j]\n    return', 'image[i][c + j]\n    return']],
  },
  {
    title: 'rows of a table',
    language: 'javascript',
    source: `class Lookup {
  constructor(rows) {
    this.rows = rows;
  }
  forward(ids) {
    this.ids = ids;
    return ids.map((id) => this.rows[id].slice());
  }
  backward(dout) {
    this.drows = this.rows.map((row) => row.map(() => 0));
    for (let n = 0; n < this.ids.length; n++) {
      for (let k = 0; k < dout[n].length; k++) this.drows[this.ids[n]][k] += dout[n][k];
    }
  }
}
`,
    mistakes: [['+= dout[n][k]', '+= dout[k][k]']],
  },
  {
    title: 'a mean of rows by their weights',
    language: 'typescript',
    source: `function blend(shares: number[], rows: number[][]): number[] {
  const out = rows[0].map(() => 0);
  for (let n = 0; n < shares.length; n++) {
    for (let k = 0; k < out.length; k++) out[k] += shares[n] * rows[n][k];
  }
  return out;
}

function blendBackward(dout: number[], shares: number[], rows: number[][]) {
  const dshares = shares.map(() => 0);
  const drows = rows.map((row) => row.map(() => 0));
  for (let n = 0; n < shares.length; n++) {
    for (let k = 0; k < dout.length; k++) {
      dshares[n] += dout[k] * rows[n][k];
      drows[n][k] += dout[k] * shares[n];
    }
  }
  return { dshares, drows };
}
`,
    mistakes: [['dout[k] * rows[n][k]', 'dout[k] * rows[k][k]']],
  },
];

describe('sizes that nobody gives', () => tellTheirLines(programs, wrongLinesOnce));

const lastIsBias = `from math import exp

def total(w, seen):
    z = w[-1]
    for i in range(len(w) - 1):
        z += w[i] * seen[i]
    return z

def forward(net, row):
    seen = row
    for layer in net:
        made = []
        for cell in layer:
            cell['out'] = 1 / (1 + exp(-total(cell['w'], seen)))
            made.append(cell['out'])
        seen = made

def back(net, goal):
    for k in reversed(range(len(net))):
        for j in range(len(net[k])):
            cell = net[k][j]
            if k == len(net) - 1:
                e = cell['out'] - goal[j]
            else:
                e = sum(above['w'][j] * above['d'] for above in net[k + 1])
            cell['d'] = e * cell['out'] * (1 - cell['out'])

def step(net, row, rate):
    for k in range(len(net)):
        seen = row[:-1]
        if k != 0:
            seen = [cell['out'] for cell in net[k - 1]]
        for cell in net[k]:
            for i in range(len(seen)):
                cell['w'][i] -= rate * cell['d'] * seen[i]
            cell['w'][-1] -= rate * cell['d']

def teach(net, rows, rate, classes):
    for row in rows:
        forward(net, row)
        goal = [0 for _ in range(classes)]
        goal[row[-1]] = 1
        back(net, goal)
        step(net, row, rate)
`;

describe('Sizes that fit only one of two steps', () => {
  it('accuse nobody where the last weight is a bias', () =>
    assert.deepEqual(wrongLinesOnce(lastIsBias, 'python'), []));
});
