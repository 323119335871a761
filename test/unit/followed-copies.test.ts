/* Arrays that are made from others are their own: what is written into them does not go into those. */
import assert from 'node:assert/strict';
import { instead, toldOf } from './told';

const program = (copy: string) => `function squared(b, w, x, y) {
  const sum = ${copy};
  for (let o = 0; o < b.length; o++) sum[o] += w[o] * x;
  let loss = 0;
  for (let o = 0; o < b.length; o++) loss += (sum[o] - y[o]) ** 2;
  const dw = new Float64Array(b.length);
  for (let o = 0; o < b.length; o++) dw[o] = 2 * (sum[o] - y[o]) * x;
  return { loss, dw };
}
`;

describe('Arrays made from arrays', () => {
  for (const copy of [
    'Float64Array.from(b)',
    'Float32Array.from(b)',
    'Float64Array.from(b, (each) => each)',
    'new Float32Array(b)',
    'Array.from(b)',
    'b.slice()',
  ])
    it(`are others: ${copy}`, () => {
      assert.deepEqual(toldOf(program(copy), 'javascript'), { dw: 'right' });
      const wrong = instead(program(copy), '(sum[o] - y[o]) * x', '(b[o] - y[o]) * x');
      assert.deepEqual(toldOf(wrong, 'javascript'), { dw: 'wrong' });
    });
});
