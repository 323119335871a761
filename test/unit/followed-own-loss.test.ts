/*
 * Passes that would be right as if of a usual loss, in functions that return another one with them: a target that
 * this one does not read is a mistake where an edit mends it.
 */

import assert from 'node:assert/strict';
import { verdictsOn } from '../judged/measure';
import { instead } from './told';

const tanhNet = `function tuned(w, v, signal, wanted) {
  const h = w.map((each) => Math.tanh(each * signal));
  let out = 0;
  for (let i = 0; i < w.length; i++) out += v[i] * h[i];
  const loss = 0.5 * (out - wanted) ** 2;
  const dout = out - wanted;
  const dv = h.map((each) => each * dout);
  const dh = v.map((each) => each * dout);
  const dw = dh.map((each, i) => each * (1 - h[i] * h[i]) * signal);
  return { loss, dw, dv };
}
`;

const layers = `export function judge({ a, b, c }, xs, ts) {
  const count = b.length;
  const seen = [];
  for (let i = 0; i < count; i++) {
    let z = b[i];
    for (let j = 0; j < xs.length; j++) z += a[i][j] * xs[j];
    seen[i] = z > 0 ? z : 0.2 * z;
  }
  const guess = Array.from(c);
  let loss = 0;
  for (let k = 0; k < c.length; k++) {
    for (let i = 0; i < count; i++) guess[k] += seen[i] / (1 + k);
    loss += (guess[k] - ts[k]) ** 2 / c.length;
  }
  const grads = { a: a.map((row) => row.map(() => 0)), b: new Array(count).fill(0), c: [] };
  const dseen = new Array(count).fill(0);
  for (let k = 0; k < c.length; k++) {
    const dguess = (2 / c.length) * (guess[k] - ts[k]);
    grads.c[k] = dguess;
    for (let i = 0; i < count; i++) dseen[i] += dguess / (1 + k);
  }
  for (let i = 0; i < count; i++) {
    grads.b[i] = seen[i] > 0 ? dseen[i] : 0.2 * dseen[i];
    for (let j = 0; j < xs.length; j++) grads.a[i][j] = grads.b[i] * xs[j];
  }
  return { loss, grads };
}
`;

const cases = [
  ['javascript', tanhNet, 'dout = out - wanted', 'dout = out - signal', 6],
  ['javascript', layers, '(guess[k] - ts[k]);', '(guess[k] - xs[k]);', 18],
] as const;

describe('A loss that is returned with the gradients', () => {
  for (const [language, source, right, wrong, line] of cases) {
    it(`is what they are of: ${right}`, () => {
      const all = verdictsOn(source, language);
      assert(all.length > 0 && all.every(({ judgement }) => /exact|correct/.test(judgement)));
    });
    it(`is not that of ${wrong}`, () => {
      const off = verdictsOn(instead(source, right, wrong), language).filter(
        ({ judgement }) => judgement === 'wrong',
      );
      assert.deepEqual(
        off.map((each) => each.line),
        [line],
      );
      assert(off[0].edits.length > 0);
    });
  }

  it('reads what goes in where that is what comes out', () => {
    const again = tanhNet.replaceAll('wanted', 'signal').replace('signal, signal', 'signal');
    const all = verdictsOn(again, 'javascript');
    assert(all.length > 0 && all.every(({ judgement }) => /exact|correct/.test(judgement)));
  });
});
