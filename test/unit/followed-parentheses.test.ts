/* Parentheses that are missing, and a sum where a product belongs: in straight lines, and in passes that are followed. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

/** What is said of the only line that is wrong, and the program with the edit made. */
function mended(wrong: string, language: Language = 'javascript') {
  const verdicts = verdictsOn(wrong, language).filter(({ judgement }) => judgement === 'wrong');
  const [{ kind, edits }] = verdicts;
  assert.equal(verdicts.length, 1);
  return { kind, text: applyEdits(wrong, edits) };
}

const line = `
var x = 2, w = -3, b = 0.5;
var f = 1 / (1 + Math.exp(-(w * x + b)));
var g = Math.sin(f);
var dg = 1;
var df = Math.cos(f) * dg;
var dz = f * (1 - f) * df;
var dw = x * dz;
var dx = w * dz;`;
const pair = `
const squash = (z) => 1 / (1 + Math.exp(-z));
function unitForward(x, w, b) { const y = squash(w * x + b); return { y, cache: { x, w, y } }; }
function unitBackward(dy, { x, w, y }) {
  const dz = dy * y * (1 - y);
  return { dx: dz * w, dw: dz * x, db: dz };
}`;
const layer = `
function denseForward(x, w, b) {
  const y = b.map((v, i) => {
    let z = v;
    for (let j = 0; j < x.length; j++) z += w[i][j] * x[j];
    return Math.tanh(z);
  });
  return { y, cache: { x, w, y } };
}
function denseBackward(dy, { x, w, y }) {
  const dz = dy.map((g, i) => g * (1 - y[i] * y[i]));
  const dw = w.map((row, i) => row.map((_, j) => dz[i] * x[j]));
  const dx = x.map((_, j) => dz.reduce((s, d, i) => s + d * w[i][j], 0));
  return { dx, dw, db: dz };
}`;
const engine = `
class Num:
    def __init__(self, data, kids=()):
        self.data = data
        self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(kids)
    def __pow__(self, n):
        out = Num(self.data ** n, (self,))
        def _backward():
            self.grad += n * self.data ** (n - 1) * out.grad
        out._backward = _backward
        return out
`;
const power = `
const power = (x, n) => x ** n;
const powerPrime = (x, n) => n * x ** (n - 1);`;

const without: readonly (readonly [what: string, source: string, from: string, Language])[] = [
  ['in a line', line, 'f * (1 - f) * df', 'javascript'],
  ['in a pair', pair, 'dy * y * (1 - y)', 'javascript'],
  ['in an exponent', power, 'x ** (n - 1)', 'javascript'],
  ['in an operation', engine, '** (n - 1)', 'python'],
];

describe('Missing parentheses', () => {
  for (const [what, source, from, language] of without)
    it(`are the mistake: ${what}`, () => {
      assert(source.includes(from));
      const to = from.replace('(1 - f)', '1 - f').replace('(1 - y)', '1 - y').replace('(n - 1)', 'n - 1');
      const { kind, text } = mended(source.replace(from, to), language);
      assert.equal(text, source);
      assert.equal(kind, 'formula');
    });
  it('make no seed of what is made of the gradient from above', () => {
    const wrong = pair.replace('dy * y * (1 - y)', 'dy * y - y');
    assert.equal(verdictsOn(wrong, 'javascript').find(({ name }) => name === 'dz')?.judgement, 'wrong');
  });
});

describe('A sum for a product', () => {
  for (const [what, source, from, to] of [
    ['in a line', line, 'x * dz', 'x + dz'],
    ['in each element', layer, 'dz[i] * x[j]', 'dz[i] + x[j]'],
  ] as const)
    it(`is told as that: ${what}`, () => {
      assert(source.includes(from));
      const { kind, text } = mended(source.replace(from, to));
      assert.equal(kind, 'wrong operator');
      assert.equal(text, source);
    });
});
