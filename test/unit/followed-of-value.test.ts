/* A function of an array and its gradient, under the names that such things have: in a loop, filled, and element by element. */
import assert from 'node:assert/strict';
import { instead, lineOf, byLine as told } from './told';

/** How the two are called, what they get, what the gradient is kept in and how room is made for it. */
type Names = readonly [value: string, gradient: string, of: string, kept: string, room: string];

const names: readonly Names[] = [
  ['value', 'gradient', 'w', 'dp', 'const dp = new Array(w.length).fill(0);'],
  ['energy', 'energyGradient', 'p', 'g', 'const g = [];\n  for (let k = 0; k < p.length; k++) g.push(0);'],
  ['f', 'fPrime', 'beta', 'out', 'const out = beta.map(() => 0);'],
  ['cost', 'gradient', 'theta', 'grad', 'const grad = theta.map(() => 0);'],
];

const lines = ([value, gradient, of, kept, room]: Names) => `
function ${value}(${of}, xs, ys) {
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    let h = 0;
    for (let j = 0; j < ${of}.length; j++) h += ${of}[j] * xs[i][j];
    total += (h - ys[i]) ** 2;
  }
  return total;
}
function ${gradient}(${of}, xs, ys) {
  ${room}
  for (let i = 0; i < xs.length; i++) {
    let h = 0;
    for (let j = 0; j < ${of}.length; j++) h += ${of}[j] * xs[i][j];
    const e = h - ys[i];
    for (let j = 0; j < ${of}.length; j++) ${kept}[j] += 2 * e * xs[i][j];
  }
  return ${kept};
}`;

const curve = `
class Curve {
  constructor(xs, ys) {
    this.xs = xs;
    this.ys = ys;
  }
  objective(c) {
    let total = 0;
    for (let i = 0; i < this.xs.length; i++) {
      const e = c[0] + c[1] * this.xs[i] + c[2] * this.xs[i] * this.xs[i] - this.ys[i];
      total += e * e;
    }
    return total;
  }
  gradient(c) {
    const d = [0, 0, 0];
    for (let i = 0; i < this.xs.length; i++) {
      const e = c[0] + c[1] * this.xs[i] + c[2] * this.xs[i] * this.xs[i] - this.ys[i];
      d[0] += 2 * e;
      d[1] += 2 * e * this.xs[i];
      d[2] += 2 * e * this.xs[i] * this.xs[i];
    }
    return d;
  }
}`;

describe('The gradient of a function', () => {
  for (const each of names) {
    const source = lines(each);
    const [value, , , kept] = each;
    const line = lineOf(source, `${kept}[j] +=`);
    it(`is right in the line that adds it up, as ${kept} beside ${value}`, () => {
      assert.deepEqual(
        told(source).filter((all) => all.line === line),
        [{ judgement: 'correct', line }],
      );
      assert.ok(told(source).every(({ judgement }) => judgement === 'correct'));
    });
    it(`is wrong there, where nothing else is right: ${kept} beside ${value}`, () => {
      const slips: readonly (readonly [string, string])[] = [
        [`${kept}[j] += 2 * e * xs[i][j]`, `${kept}[j] = 2 * e * xs[i][j]`],
        ['2 * e * xs[i][j]', '2 * e * xs[j][i]'],
        ['2 * e * xs[i][j]', '2 * e'],
      ];
      for (const [right, wrong] of slips) {
        const off = told(instead(source, right, wrong)).filter(({ judgement }) => judgement === 'wrong');
        assert.deepEqual(off, [{ judgement: 'wrong', line }], wrong);
      }
    });
  }
  it('has a verdict for each element that a loop adds up', () => {
    const own = ['d[0] +=', 'd[1] +=', 'd[2] +='].map((text) => lineOf(curve, text));
    assert.deepEqual(
      told(curve),
      own.map((line) => ({ judgement: 'correct', line })),
    );
    const off = told(instead(curve, 'd[1] += 2 * e * this.xs[i]', 'd[1] += e * this.xs[i]'));
    assert.deepEqual(
      off.filter(({ judgement }) => judgement === 'wrong'),
      [{ judgement: 'wrong', line: own[1] }],
    );
  });
});
