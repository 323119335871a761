/* A loss that a function of its own computes, beside a pair that gives gradients of it: minus these is a mistake, where nothing adds them. */
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const source = `function forward(params, x) {
  const sums = params.inner.map((row, j) => row.reduce((sum, w, i) => sum + w * x[i], params.b1[j]));
  const h = sums.map((v) => Math.tanh(v));
  const y = h.reduce((sum, v, j) => sum + v * params.outer[j], 0);
  return { x, h, y };
}

function backward(params, cache, goal) {
  const grads = { inner: [], b1: [], outer: [] };
  const dy = cache.y - goal;
  for (let j = 0; j < cache.h.length; j++) {
    grads.outer[j] = dy * cache.h[j];
    const dz = dy * params.outer[j] * (1 - cache.h[j] * cache.h[j]);
    grads.b1[j] = dz;
    grads.inner[j] = cache.x.map((v) => dz * v);
  }
  return grads;
}
`;

const loss = `
function squaredError(params, x, goal) {
  const { y } = forward(params, x);
  return 0.5 * (y - goal) ** 2;
}
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'functions of a model',
    language: 'javascript',
    source: source + loss,
    mistakes: [['const dy = cache.y - goal', 'const dy = goal - cache.y']],
  },
];

const pull = source.replace('cache.y - goal', 'goal - cache.y');
const adds = `
function update(params, grads, rate) {
  for (let j = 0; j < grads.b1.length; j++) params.b1[j] += rate * grads.b1[j];
}
`;

describe('a loss that another function computes', () => {
  tellTheirLines(programs, wrongLinesOnce);

  accuseNobody(
    [
      ['no loss is written', 'javascript', pull],
      ['updates add them', 'javascript', pull + loss + adds],
    ],
    'accuses nobody where',
  );
});
