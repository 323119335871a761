/* What goes from round to round: what hands it on, under which name, and what it is the gradient of in which round. */
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const programs: readonly WithMistakes[] = [
  {
    title: 'a row of states',
    language: 'javascript',
    source: `function unroll(inputs, goals, first, inner, across, outer) {
  const n = first.length;
  const states = [first];
  const misses = [];
  let loss = 0;
  for (let t = 0; t < inputs.length; t++) {
    const state = new Array(n).fill(0);
    let y = 0;
    for (let i = 0; i < n; i++) {
      let z = inner[i] * inputs[t];
      for (let j = 0; j < n; j++) z += across[i][j] * states[t][j];
      state[i] = Math.tanh(z);
      y += outer[i] * state[i];
    }
    states.push(state);
    misses.push(y - goals[t]);
    loss += 0.5 * (y - goals[t]) ** 2;
  }
  const dinner = new Array(n).fill(0);
  const dacross = across.map((row) => row.map(() => 0));
  const douter = new Array(n).fill(0);
  let dnext = new Array(n).fill(0);
  for (let t = inputs.length - 1; t >= 0; t--) {
    const dy = misses[t];
    const dbefore = new Array(n).fill(0);
    for (let i = 0; i < n; i++) {
      douter[i] += dy * states[t + 1][i];
      const dstate = outer[i] * dy + dnext[i];
      const dz = (1 - states[t + 1][i] ** 2) * dstate;
      dinner[i] += dz * inputs[t];
      for (let j = 0; j < n; j++) {
        dacross[i][j] += dz * states[t][j];
        dbefore[j] += across[i][j] * dz;
      }
    }
    dnext = dbefore;
  }
  return { loss, dinner, dacross, douter };
}
`,
    mistakes: [
      ['dnext = dbefore', 'dnext = dinner'],
      ['outer[i] * dy + dnext[i]', 'dy + dnext[i]'],
    ],
  },
  {
    title: 'one number that goes back, in Python',
    language: 'python',
    source: `class Leaky:
    def __init__(self, gain, keep):
        self.gain = gain
        self.keep = keep

    def forward(self, xs, h0):
        self.xs = xs
        self.h0 = h0
        self.states = []
        h = h0
        for x in xs:
            z = self.gain * x + self.keep * h
            h = z / (1 + abs(z))
            self.states.append((z, h))
        return h

    def backward(self, dh):
        self.dgain = 0.0
        self.dkeep = 0.0
        for t in reversed(range(len(self.xs))):
            z, h = self.states[t]
            last = self.states[t - 1][1] if t > 0 else self.h0
            dz = dh / (1 + abs(z)) ** 2
            self.dgain += dz * self.xs[t]
            self.dkeep += dz * last
            dh = dz * self.keep
        return dh
`,
    mistakes: [
      ['dh = dz * self.keep', 'dh = self.keep'],
      ['dz = dh / (1', 'dz = h / (1'],
    ],
  },
  {
    title: 'gradients in one object',
    language: 'javascript',
    source: `function predict(net, x) {
  const z = net.w.map((row, j) => row.reduce((sum, w, i) => sum + w * x[i], net.b[j]));
  return { x, z, y: z.reduce((sum, v, j) => sum + net.v[j] * Math.tanh(v), 0) };
}

function backward(net, cache, dy) {
  const grads = {};
  grads.v = [];
  grads.b = [];
  grads.w = [];
  for (let j = 0; j < net.b.length; j++) {
    const h = Math.tanh(cache.z[j]);
    grads.v[j] = dy * h;
    const dz = dy * net.v[j] * (1 - h * h);
    grads.b[j] = dz;
    grads.w[j] = cache.x.map((each) => dz * each);
  }
  return grads;
}
`,
    mistakes: [['grads.b = []', 'grads.b = grads.v']],
  },
];

describe('what goes on from round to round', () => tellTheirLines(programs, wrongLinesOnce));
