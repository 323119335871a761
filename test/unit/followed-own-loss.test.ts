/*
 * Passes that would be right as if of a usual loss, in functions that return another one with them: what that one does not read,
 * or has a share of beside what the pass is of, is a mistake where an edit mends it.
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

const penalised = `import math

def price(beta, rows, bought, strength):
    count = len(bought)
    cost = 0.0
    grad_beta = [0.0] * len(beta)
    for row, b in zip(rows, bought):
        z = sum(c * r for c, r in zip(beta, row))
        p = 1 / (1 + math.exp(-z))
        cost -= b * math.log(p) + (1 - b) * math.log(1 - p)
        for j in range(len(beta)):
            grad_beta[j] += (p - b) * row[j]
    cost /= count
    for j in range(len(beta)):
        cost += strength / (2 * count) * beta[j] ** 2
        grad_beta[j] = grad_beta[j] / count + strength / count * beta[j]
    return cost, grad_beta
`;
const cases = [
  ['javascript', tanhNet, 'dout = out - wanted', 'dout = out - signal', 6],
  ['javascript', layers, '(guess[k] - ts[k]);', '(guess[k] - xs[k]);', 18],
  ['python', penalised, ' / count + strength / count * beta[j]', ' / count', 16],
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

  it('may be another one where nothing but its share of the weights is another', () => {
    const shown = instead(penalised, 'cost += strength', 'shown = strength').replace(
      'cost, grad_beta',
      'cost, grad_beta, shown',
    );
    const plain = instead(shown, ' / count + strength / count * beta[j]', ' / count');
    assert(verdictsOn(plain, 'python').every(({ judgement }) => judgement !== 'wrong'));
  });

  it('reads what goes in where that is what comes out', () => {
    const again = tanhNet.replaceAll('wanted', 'signal').replace('signal, signal', 'signal');
    const all = verdictsOn(again, 'javascript');
    assert(all.length > 0 && all.every(({ judgement }) => /exact|correct/.test(judgement)));
  });
});
