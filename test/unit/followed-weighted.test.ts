/* Steps along a gradient that is weighted by what the loss is not made of: a return, an example's weight, a rate that falls. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const fitted = (first: string, second: string) => `function fit(w, rows, marks, weights, rate, fall) {
  let total = 0;
  for (let n = 0; n < rows.length; n++) {
    total = marks[n] + 0.9 * total;
    const z = w[0] + w[1] * rows[n];
    const p = 1 / (1 + Math.exp(-z));
    const err = p - weights.marks[n];
    w[0] -= ${first};
    w[1] -= ${second};
  }
}
`;
const ways = [
  'rate / (1 + fall * n)',
  'rate * total',
  'rate * (1 + weights.of[n])',
  'rate * Math.exp(-fall)',
];

const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement }) => `${name}: ${judgement.replace('exact', 'correct')}`),
  );

describe('Steps that are weighted', () => {
  for (const way of ways) {
    it(`are along the gradient: ${way}`, () => {
      const verdicts = said(fitted(`(${way}) * err`, `(${way}) * err * rows[n]`));
      assert.equal(verdicts.filter((each) => each.endsWith('correct')).length, 3, verdicts.join('\n'));
    });
    it(`are not where they are along another one: ${way}`, () => {
      const verdicts = said(fitted(`(${way}) * err`, `(${way}) * err * p`));
      assert.ok(!verdicts.some((each) => /err \* p.*correct$/.test(each)));
    });
  }
  it('are called as they are written, with all their parentheses', () => {
    const verdicts = said(fitted('rate * (p - weights.marks[n])', 'rate * (p - weights.marks[n]) * rows[n]'));
    assert.ok(verdicts.includes('(p - weights.marks[n]) * rows[n]: correct'), verdicts.join('\n'));
  });
});
