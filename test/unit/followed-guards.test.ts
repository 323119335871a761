/*
 * What gives no gradient where something is frozen or no number: right, as long as the way without it is. Whether a number is
 * one, the language says.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';
import { analyze } from './analyze';
import { areRight, instead } from './told';

const logistic = (guard: string) => `
function squash(z) { return 1 / (1 + Math.exp(-z)); }
function squashPrime(z) {
  let slope = Math.exp(-z) / Math.pow(1 + Math.exp(-z), 2);
  ${guard}
  return slope;
}`;
const soft = (guard: string) => `
import math
import numpy as np

def soft(x):
    return math.log(1 + math.exp(x))

def soft_prime(x):
    slope = 1 / (1 + math.exp(-x))
    if ${guard}:
        return 0.0
    return slope
`;
const bend = (guard: string) => `
class Bend {
  constructor(learns) { this.learns = learns; }
  forward(x) { this.x = x; this.y = Math.tanh(x); return this.y; }
  backward(dy) {
    ${guard}
    return dy * (1 - this.y * this.y);
  }
}`;
const dense = `
class Dense:
    def __init__(self, w, b, frozen=False):
        self.w, self.b, self.frozen = w, b, frozen

    def forward(self, x):
        self.x = x
        return self.w * x + self.b

    def backward(self, dy):
        self.dw = 0.0
        self.db = 0.0
        if not self.frozen:
            self.dw = dy * self.x
            self.db = dy
        return dy * self.w
`;
const knee = `
function knee(x, a) { return x > 0 ? x : a * (Math.exp(x) - 1); }
function kneePrime(x, a) {
  if (typeof x !== 'number') return 0;
  return x > 0 ? 1 : a * Math.exp(x);
}`;

const programs: readonly (readonly [what: string, source: string, language?: Language])[] = [
  ...[
    'if (isNaN(slope)) return 0;',
    'if (Number.isNaN(slope)) slope = 0;',
    'if (!isFinite(slope)) { return 0; }',
    'slope = Number.isFinite(slope) ? slope : 0;',
    'if (slope !== slope) return 0;',
    'if (isNaN(slope) || slope === Infinity) slope = 0;',
  ].map((guard) => [guard, logistic(guard)] as const),
  ...[
    'math.isnan(slope)',
    'not math.isfinite(slope)',
    'math.isnan(slope) or math.isinf(slope)',
    'np.isnan(slope)',
    'slope != slope',
  ].map((guard) => [guard, soft(guard), 'python'] as const),
  ...[
    'if (!this.learns) return 0;',
    'if (this.frozen) { return 0; }',
    "if (this.mode === 'frozen') return 0;",
    'if (this.parent === null) return 0;',
  ].map((guard) => [guard, bend(guard)] as const),
  ['a layer that is frozen', dense, 'python'],
  ['what is no number', knee],
];

describe('What gives no gradient for a reason of its own', () => {
  for (const [what, source, language = 'javascript'] of programs)
    it(`is not called wrong: ${what}`, () => areRight(source, language));

  for (const [what, source, from, to, language = 'javascript'] of [
    ['no number', logistic('if (isNaN(slope)) return 0;'), 'pow(1 + Math.exp(-z)', 'pow(1 + Math.exp(z)'],
    ['frozen', bend('if (!this.learns) return 0;'), '1 - this.y * this.y', '1 - this.x * this.x'],
    ['what learns', dense, 'self.dw = dy * self.x', 'self.dw = dy * self.w', 'python'],
    ['infinite', soft('math.isinf(slope)'), '(1 + math.exp(-x))', '(1 - math.exp(-x))', 'python'],
  ] as const)
    it(`hides no mistake beside it: ${what}`, () => {
      const source_ = instead(source, from, to);
      const line = source.slice(0, source.indexOf(from)).split('\n').length;
      const wrong = verdictsOn(source_, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        wrong.map((each) => each.line),
        [line],
      );
    });

  it('is a mistake where the forward pass goes that way, too', () => {
    const way = (given: string) => `
class Scale {
  forward(x) { this.x = x; return this.isOff ? ${given} : Math.sin(x); }
  backward(dy) {
    if (this.isOff) return 0;
    return dy * Math.cos(this.x);
  }
}`;
    const isTold = (given: string) =>
      verdictsOn(way(given), 'javascript').some(({ judgement }) => judgement === 'wrong');
    assert(!isTold('3'));
    assert(isTold('3 * x'));
  });
});

describe('Whether a number is one', () => {
  const told = (code: string, language: Language) => {
    const { circuits, loose } = analyze(code, { language });
    const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
    return all.find(({ name }) => name === 'm')?.value;
  };
  for (const [code, language, value] of [
    ['var a = 2; var b = a * a; var m = isNaN(b) ? 1 : b * 3;', 'javascript', 12],
    ['var a = 2; var b = a * a; var m = isFinite(b) ? b * 3 : 0;', 'javascript', 12],
    ['var a = 0; var b = 1 / a; var m = Number.isFinite(b) ? b : 7;', 'javascript', 7],
    ['var a = 0; var b = 0 / a; var m = Number.isNaN(b) ? 8 : b;', 'javascript', 8],
    ['import math\na = 2\nb = a * a\nm = 1 if math.isnan(b) else b * 3\n', 'python', 12],
    ['import math\na = 2\nb = a * a\nm = b * 3 if math.isfinite(b) else 0\n', 'python', 12],
    ['import math\na = 2\nb = a * a\nm = 0 if math.isinf(b) else b * 3\n', 'python', 12],
  ] as const)
    it(`is told as the language does: ${code.replaceAll('\n', '; ')}`, () =>
      assert.equal(told(code, language), value));
});
