/* What is said of a backward pass in Python whose values are arrays, which are not read yet. */
import assert from 'node:assert/strict';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const head = 'import numpy as np\nimport torch\n';

/** All that Verify says of a file. */
function said(source: string): string {
  const analysis = closerLook(analyze(head + source, { language: 'python' }));
  const reasons = verify(analysis).flatMap(({ verdicts }) => verdicts.map(({ reason }) => reason));
  return [...reasons, ...analysis.notes.map(({ message }) => message)].join('\n');
}

const passes = [
  'dp = p - y\ndz = p * dp\ndw = x.T @ dz\n',
  'dz = p - y\ndw = np.outer(x, dz)\n',
  'dp = 1\ndz = p * dp\n',
  'dz = (p - y) / 3\ndx = w @ dz\n',
];

const forward = (x: string, w: string) =>
  `x = ${x}\nw = ${w}\ny = np.array([1, 0, 0])\nz = x @ w\np = np.exp(z)\n`;

describe('a pass of arrays', () => {
  for (const pass of passes)
    for (const [x, why] of [
      ['np.array([1.0, 2.0])', 'numpy.array makes an array here'],
      ['np.zeros(2)', 'numpy.zeros makes an array here'],
      ['torch.tensor([0.5, 0.5], requires_grad=True)', 'torch.tensor makes an array here'],
    ])
      it(`is told which line has no value, and why: ${x}, ${pass.split('\n', 1)}`, () => {
        const text = said(forward(x, 'np.ones((2, 3))') + pass);
        assert.match(text, /line 3/);
        assert.ok(text.includes(why), text);
        assert.doesNotMatch(text, /nothing says where it starts|a list is no number/);
      });
});
