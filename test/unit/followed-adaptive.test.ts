/* Steps whose size the gradients themselves decide: Adam's and the like and steps of length 1. None is off. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { toldOf } from './told';

const line = (step: string, more = '') => `
function descend(xs, ys, lr, max) {
  let w = 0, b = 0, aw = 0, ab = 0, mw = 0, mb = 0;
  for (let t = 1; t <= 40; t++) {
    let gw = 0, gb = 0;
    xs.forEach((x, i) => { const r = w * x + b - ys[i]; gw += r * x; gb += r; });
    ${more}
    ${step}
  }
  return { w, b };
}`;
const adam = `
class Adam {
  constructor(params, rate = 0.001) {
    Object.assign(this, { params, rate, t: 0, m: params.map(() => 0), v: params.map(() => 0) });
  }
  step(grads) {
    this.t++;
    for (let i = 0; i < grads.length; i++) {
      this.m[i] = 0.9 * this.m[i] + 0.1 * grads[i];
      this.v[i] = 0.999 * this.v[i] + 0.001 * grads[i] ** 2;
      const m = this.m[i] / (1 - 0.9 ** this.t), v = this.v[i] / (1 - 0.999 ** this.t);
      this.params[i] -= this.rate * m / (Math.sqrt(v) + 1e-8);
    }
  }
}
function fit(xs, ys) {
  const params = [0, 0];
  const adam = new Adam(params);
  for (let e = 0; e < 30; e++) {
    const grads = [0, 0];
    for (let i = 0; i < xs.length; i++) {
      const err = params[0] * xs[i] + params[1] - ys[i];
      grads[0] += err * xs[i] / xs.length;
      grads[1] += err / xs.length;
    }
    adam.step(grads);
  }
  return params;
}`;
const rms = `
import math
class RMS:
    def __init__(self, rate=0.01):
        self.rate = rate
        self.kept = None
    def update(self, params, grads):
        if self.kept is None:
            self.kept = [0.0] * len(params)
        for i in range(len(params)):
            self.kept[i] = 0.9 * self.kept[i] + 0.1 * grads[i] ** 2
            params[i] -= self.rate * grads[i] / (math.sqrt(self.kept[i]) + 1e-8)

def fit(xs, ys):
    params = [0.0, 0.0]
    rms = RMS()
    for _ in range(30):
        grads = [0.0, 0.0]
        for x, y in zip(xs, ys):
            err = params[0] * x + params[1] - y
            grads[0] += 2 * err * x / len(xs)
            grads[1] += 2 * err / len(xs)
        rms.update(params, grads)
    return params
`;
const programs: readonly (readonly [what: string, source: string, language?: Language])[] = [
  ['Adam, in a class', adam],
  ['a mean of squares, in Python', rms, 'python'],
  [
    'a sum of squares',
    line(
      'w -= lr * gw / (Math.sqrt(aw) + 1e-8); b -= lr * gb / (ab ** 0.5 + 1e-8);',
      'aw += gw * gw; ab += gb * gb;',
    ),
  ],
  ['steps of length 1', line('const n = Math.hypot(gw, gb); w -= lr * gw / n; b -= lr * gb / n;')],
  [
    'steps that are not too long',
    line(
      'w -= lr * gw * k; b -= lr * gb * k;',
      'const n = Math.sqrt(gw * gw + gb * gb); const k = n > max ? max / n : 1;',
    ),
  ],
  ['signs', line('w -= lr * Math.sign(gw); b -= lr * Math.sign(gb);')],
  ['a momentum', line('w += mw; b += mb;', 'mw = 0.9 * mw - lr * gw; mb = 0.9 * mb - lr * gb;')],
];

describe('Steps whose size gradients decide', () => {
  for (const [what, source, language = 'javascript'] of programs)
    it(`are none of the mistakes: ${what}`, () => {
      const told = Object.values(toldOf(source, language));
      assert(
        told.every((each) => each === 'right'),
        String(told),
      );
    });
});
