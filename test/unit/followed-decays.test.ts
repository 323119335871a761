/* Steps with a share of the variable itself, which should keep that small. */
import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';

const source = (begin: string, decay: string) => `function train(rows, rate) {
  let u = 1.5, v = ${begin}, w = 0.25;
  for (const { p, q, wanted } of rows) {
    const guess = u * p + v * q + w;
    const pull = wanted - guess;
    u += rate * (p * pull - u);
    v += rate * (q * pull ${decay} v);
    w += rate * pull;
  }
  return [u, v, w];
}`;

const wrong = (text: string) =>
  verdictsOn(text, 'javascript').flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : []));

describe('A decay', () => {
  for (const begin of ['0.5', '-0.5', '-2']) {
    it(`is right for what begins as ${begin}`, () => assert.deepEqual(wrong(source(begin, '-')), []));
    it(`is wrong where it grows for what begins as ${begin}`, () =>
      assert.deepEqual(wrong(source(begin, '+')), [7]));
  }
});
