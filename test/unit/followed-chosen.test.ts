/*
 * Activations that are chosen by a name which the caller gives: the function and its derivative are of the same one, so that a
 * mistake in one of several is told there, and no edit is offered that is wrong for the others.
 */
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'ifs, one after the other',
    language: 'javascript',
    source: `function squash(mode, v) {
  if (mode === 'tanh') return Math.tanh(v);
  if (mode === 'soft') return Math.log(1 + Math.exp(v));
  return 1 / (1 + Math.exp(-v));
}

function dsquash(mode, v) {
  const out = squash(mode, v);
  if (mode === 'tanh') return 1 - out * out;
  if (mode === 'soft') return 1 / (1 + Math.exp(-v));
  return out * (1 - out);
}

function step(net, x, goal) {
  const sums = net.first.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));
  const h = sums.map((v) => squash(net.mode, v));
  const y = net.second.reduce((sum, w, j) => sum + w * h[j], 0);
  const dy = y - goal;
  for (let j = 0; j < h.length; j++) {
    const dsum = dy * net.second[j] * dsquash(net.mode, sums[j]);
    for (let i = 0; i < x.length; i++) net.first[j][i] -= 0.1 * dsum * x[i];
    net.second[j] -= 0.1 * dy * h[j];
  }
}
`,
    mistakes: [
      ['return 1 - out * out', 'return 1 - out'],
      ['return out * (1 - out)', 'return out * (1 + out)'],
    ],
  },
  {
    title: 'in Python',
    language: 'python',
    source: `import math

def act(kind, z):
    if kind == 'tanh':
        return math.tanh(z)
    elif kind == 'square':
        return z * z
    return z


def act_prime(kind, z):
    if kind == 'tanh':
        return 1 - math.tanh(z) ** 2
    elif kind == 'square':
        return 2 * z
    return 1
`,
    mistakes: [
      ['1 - math.tanh(z) ** 2', '1 + math.tanh(z) ** 2'],
      ['return 2 * z', 'return 3 * z'],
    ],
  },
];

describe('a mistake in one of several activations that a name chooses', () =>
  tellTheirLines(programs, wrongLinesOnce));
