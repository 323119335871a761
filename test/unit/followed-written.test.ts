/*
 * Passes of a loss that is written, and that would be right ones of another: with all steps up it, or with a wrong target. Who
 * goes along minus the gradient, or of another loss than the one that is shown, means it so.
 */
import type { Language } from '../../src/languages/languages';
import { accuseNobody, tellTheirLines, type WithMistakes, wrongLinesOnce } from './one-mistake';

const neuron = (step: string) => `function train(examples, labels, weights, bias, rate, epochs) {
  const seen = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let loss = 0;
    const gradWeights = weights.map(() => 0);
    let gradBias = 0;
    examples.forEach((example, k) => {
      let z = bias;
      example.forEach((value, i) => {
        z += value * weights[i];
      });
      const out = Math.tanh(z);
      loss += (out - labels[k]) ** 2;
      const gradZ = 2 * (out - labels[k]) * (1 - out * out);
      example.forEach((value, i) => {
        gradWeights[i] += gradZ * value;
      });
      gradBias += gradZ;
    });
    for (let i = 0; i < weights.length; i++) weights[i] ${step}= rate * gradWeights[i];
    bias ${step}= rate * gradBias;
    seen.push(loss);
  }
  return { weights, bias, seen };
}
`;

const picks = (
  target: string,
  loss = '-Math.log(probs[y])',
) => `const dot = (a, b) => a.map((v, i) => v * b[i]).reduce((s, v) => s + v, 0);
const step = ({ W, V }, [x, y]) => {
  const hidden = W.map((row) => Math.max(0, dot(row, x)));
  const scores = V.map((row) => dot(row, hidden));
  const exps = scores.map((s) => Math.exp(s - Math.max(...scores)));
  const total = exps.reduce((a, b) => a + b);
  const probs = exps.map((e) => e / total);
  const loss = ${loss};
  const dscores = probs.map((p, k) => p - ${target});
  const dV = dscores.map((d) => hidden.map((h) => d * h));
  const dhidden = hidden.map((h, j) => (h > 0 ? dot(dscores, V.map((row) => row[j])) : 0));
  const dW = dhidden.map((d) => x.map((v) => d * v));
  return { loss, dW, dV };
};
`;

const programs: readonly WithMistakes[] = [
  {
    title: 'a neuron that learns from all examples',
    language: 'javascript',
    source: neuron('-'),
    mistakes: [
      ['2 * (out - labels[k]) * (1 - out * out)', '-2 * (out - labels[k]) * (1 - out * out)'],
      ['2 * (out - labels[k]) * (1 - out * out)', '2 * (labels[k] - out) * (1 - out * out)'],
    ],
  },
  {
    title: 'the same in Python',
    language: 'python',
    source: `import math

def train(xs, ts, w, b, rate):
    loss = 0.0
    grad_w = 0.0
    grad_b = 0.0
    for x, t in zip(xs, ts):
        z = w * x + b
        p = math.tanh(z)
        loss += 0.5 * (p - t) ** 2
        grad_z = (p - t) * (1 - p * p)
        grad_w += grad_z * x
        grad_b += grad_z
    w -= rate * grad_w
    b -= rate * grad_b
    return w, b, loss
`,
    mistakes: [['grad_z = (p - t) * (1 - p * p)', 'grad_z = -(p - t) * (1 - p * p)']],
  },
  {
    title: 'the choice of one of several',
    language: 'javascript',
    source: picks('(k === y ? 1 : 0)'),
    mistakes: [
      ['(k === y ? 1 : 0)', '(k === y ? 0 : 1)'],
      ['(k === y ? 1 : 0)', '(k !== y ? 1 : 0)'],
      ['(k === y ? 1 : 0)', '(k === y ? 2 : 0)'],
    ],
  },
];

const meant: readonly (readonly [title: string, language: Language, source: string])[] = [
  [
    'minus the gradients that are added',
    'javascript',
    neuron('+').replace('2 * (out - labels[k])', '2 * (labels[k] - out)'),
  ],
  ['targets that are smoothed', 'javascript', picks('(k === y ? 0.9 : 0.1 / (probs.length - 1))')],
  [
    'a loss to look at',
    'javascript',
    picks('(k === y ? 1 : 0)', 'probs.reduce((s, p, k) => s + (p - (k === y ? 1 : 0)) ** 2, 0)'),
  ],
];

describe('the loss that is written', () => {
  tellTheirLines(programs, wrongLinesOnce);

  accuseNobody(meant, 'accuses nobody of');
});
