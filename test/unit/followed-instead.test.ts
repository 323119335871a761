/*
 * What stands in a pass in place of something else, or of nothing: a name among many in a formula, the counter of a callback,
 * a slope that the file has a function for, the target of a loss that is not written, an array that two gradients share, the
 * count and the sign of the loss that is returned with the gradients. Each is told on its line, with what mends it.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';
import { tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';
import { areRight, instead, toldOf } from './told';

const slope: WithMistakes = {
  title: 'the slope of a path with many names',
  language: 'javascript',
  source: `function height(u, p, q, r, k, m, n) {
  return p * u * u * (q - r) + k * u * (m - n) + q * k * u;
}
function heightDerivative(u, p, q, r, k, m, n) {
  return 2 * p * u * (q - r) + k * (m - n) + q * k;
}
`,
  mistakes: [
    ['2 * p * u * (q - r)', '2 * p * n * (q - r)'],
    ['2 * p * u * (q - r)', '2 * p * u * (q - m)'],
    ['k * (m - n) + q', 'k * (m - p) + q'],
  ],
};

const network: WithMistakes = {
  title: 'deltas that callbacks add up',
  language: 'javascript',
  source: `const squash = (x) => 1 / (1 + Math.exp(-x));
const squashDerivative = (y) => y * (1 - y);

function learn(net, xs, goals, rate) {
  const inner = net.first.map((row) => squash(row.reduce((sum, w, i) => sum + w * xs[i], 0)));
  const outer = net.second.map((row) => squash(row.reduce((sum, w, j) => sum + w * inner[j], 0)));
  const outerDeltas = outer.map((o, k) => (o - goals[k]) * squashDerivative(o));
  const innerDeltas = inner.map((h, j) => {
    let error = 0;
    for (let k = 0; k < outer.length; k++) {
      error += outerDeltas[k] * net.second[k][j];
    }
    return error * squashDerivative(h);
  });
  for (let k = 0; k < outer.length; k++)
    for (let j = 0; j < inner.length; j++) net.second[k][j] -= rate * outerDeltas[k] * inner[j];
  for (let j = 0; j < inner.length; j++)
    for (let i = 0; i < xs.length; i++) net.first[j][i] -= rate * innerDeltas[j] * xs[i];
}
`,
  mistakes: [
    ['outerDeltas[k] * net.second[k][j];', 'outerDeltas[k];'],
    ['outerDeltas[k] * net.second[k][j];', 'xs[k] * net.second[k][j];'],
    ['outerDeltas[k] * net.second[k][j];', 'outerDeltas[k] * net.second[k][k];'],
  ],
};

const rounds: WithMistakes = {
  title: 'a state that goes on from round to round',
  language: 'python',
  source: `class Leaky:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def forward(self, xs, s):
        self.xs = xs
        self.kept = []
        for x in xs:
            u = self.a * x + self.b * s
            before = s
            s = u / (1 + u * u)
            self.kept.append((u, before))
        return s

    def backward(self, ds):
        self.da = 0.0
        self.db = 0.0
        for t in reversed(range(len(self.xs))):
            u, before = self.kept[t]
            du = ds * (1 - u * u) / (1 + u * u) ** 2
            self.da += du * self.xs[t]
            self.db += du * before
            ds = du * self.b
        return ds
`,
  mistakes: [
    ['ds * (1 - u * u)', 'ds * (1 - before * u)'],
    ['/ (1 + u * u) ** 2', '/ (1 + before * before) ** 2'],
  ],
};

const unwritten: WithMistakes = {
  title: 'a loss that is nowhere written',
  language: 'typescript',
  source: `export function fitOnce(weights: number[], bias: number, features: number[], target: number) {
  let z = bias;
  for (let i = 0; i < weights.length; i++) z += weights[i] * features[i];
  const q = 1 / (1 + Math.exp(-z));
  const dz = q - target;
  const dweights: number[] = [];
  for (let i = 0; i < weights.length; i++) dweights[i] = dz * features[i];
  const dbias = dz;
  return { dweights, dbias };
}
`,
  mistakes: [
    ['q - target', 'q'],
    ['q - target', '-target'],
    ['q - target', 'q + target'],
  ],
};

const returned: WithMistakes = {
  title: 'a loss that is returned with its gradient',
  language: 'javascript',
  source: `function batchLoss(w, rows) {
  const grad = new Array(w.length).fill(0);
  let loss = 0;
  for (const { x, y } of rows) {
    let s = 0;
    for (let i = 0; i < w.length; i++) s += w[i] * x[i];
    const d = Math.sin(s) - y;
    loss += (0.5 * d * d) / rows.length;
    const ds = (d * Math.cos(s)) / rows.length;
    for (let i = 0; i < w.length; i++) grad[i] += ds * x[i];
  }
  return { loss, grad };
}
`,
  mistakes: [
    ['(d * Math.cos(s)) / rows.length', 'd * Math.cos(s)'],
    ['(d * Math.cos(s)) / rows.length', '(-d * Math.cos(s)) / rows.length'],
  ],
};

const programs = [slope, network, rounds, unwritten, returned];

describe('something in place of something else', () => {
  tellTheirLines(programs, wrongLinesOnce);

  for (const { title, language, source, mistakes } of programs)
    for (const [from, to] of mistakes)
      it(`is mended in ${title}: ${to}`, () => {
        const text = instead(source, from, to);
        const [first] = verdictsOn(text, language).filter(({ edits }) => edits.length > 0);
        areRight(applyEdits(text, first.edits), language);
      });

  it('is called so where numbers tell of which name', () => {
    for (const [from, to] of slope.mistakes) {
      const [told] = verdictsOn(instead(slope.source, from, to), 'javascript');
      assert.deepEqual([told.kind, told.edits.length, told.edits[0].text.length], ['wrong variable', 1, 1]);
    }
  });
});

describe('gradients that share an array', () => {
  const source = `function mixForward(p, M) {
  const out = M.map((row) => row.reduce((sum, m, i) => sum + m * p[i], 0));
  return [out, { p, M }];
}
function mixBackward(dout, { p, M }) {
  const dp = p.map(() => 0);
  const dM = M.map((row) => row.map(() => 0));
  for (let j = 0; j < M.length; j++)
    for (let i = 0; i < p.length; i++) {
      dp[i] += dout[j] * M[j][i];
      dM[j][i] += dout[j] * p[i];
    }
  return { dp, dM };
}
`;

  it('are told where both are put into it, whatever it would have to look like', () => {
    areRight(source, 'javascript', 2);
    const shared = verdictsOn(instead(source, 'M.map((row) => row.map(() => 0))', 'dp'), 'javascript');
    assert.deepEqual(
      shared.map(({ line, judgement, kind }) => [line, judgement, kind]),
      [[7, 'wrong', 'shared array']],
    );
  });

  it('are none where the one only hands it on', () => {
    areRight(
      instead(source, 'return { dp, dM }', 'const dall = dM; return { dp, dM: dall }'),
      'javascript',
      2,
    );
  });
});

describe('what a function is called after', () => {
  const source = `function evidence(v) {
  return Math.log(v.reduce((sum, each) => sum + Math.exp(each), 0));
}
function evidenceGradient(v) {
  const all = v.map((each) => Math.exp(each));
  const whole = all.reduce((sum, each) => sum + each, 0);
  return all.map((each) => each / whole);
}
`;

  it('says of what its gradient is, and not what it computes on the way', () => {
    areRight(source, 'javascript');
    const told = toldOf(instead(source, 'each / whole', 'each'), 'javascript');
    assert.ok(!Object.values(told).includes('right'), JSON.stringify(told));
  });
});
