/* A number of the backward pass that should be one of the forward pass: the edit puts that in its place. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

const programs: readonly (readonly [title: string, Language, source: string, from: string, to: string])[] = [
  [
    'a leaky slope in a layer',
    'javascript',
    `class Leaky {
  forward(x) {
    this.x = x;
    return x.map((v) => (v > 0 ? v : 0.01 * v));
  }
  backward(dout) {
    return dout.map((d, i) => (this.x[i] > 0 ? d : 0.01 * d));
  }
}
`,
    '0.01 * d',
    '0.1 * d',
  ],
  [
    'a scale in a pair of functions, in Python',
    'python',
    `import math

def act_forward(x):
    return [1.7159 * math.tanh(0.6667 * v) for v in x], x

def act_backward(dout, x):
    return [d * 1.7159 * 0.6667 * (1 - math.tanh(0.6667 * v) ** 2) for d, v in zip(dout, x)]
`,
    '* 1.7159 * 0.6667 * (1',
    '* 1.7159 * 0.6766 * (1',
  ],
];

describe('a number that is another one than in the forward pass', () => {
  for (const [title, language, source, from, to] of programs)
    it(`gives way to that in ${title}`, () => {
      const isWrong = ({ judgement }: { readonly judgement: string }) => judgement === 'wrong';
      assert.deepEqual(verdictsOn(source, language).filter(isWrong), []);
      const mistaken = source.replace(from, to);
      const [told, ...more] = verdictsOn(mistaken, language).filter(isWrong);
      assert.deepEqual(more, []);
      assert.equal(applyEdits(mistaken, told.edits), source);
    });
});
