/* An array whose elements are written one by one, with helpers that have names of gradients: one wrong element accuses no helper. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { instead } from './told';

const angle = `
function Bend(params) {
  const a = 0, b = 1, c = 2;
  const p = (k) => params[k].get();
  this.error = function () {
    const x2 = p(a) * p(b) + p(c) * Math.sin(p(a));
    const y2 = p(a) - p(b) * p(c);
    return 3 * Math.atan2(y2, x2);
  };
  this.gradient = function (out) {
    const x2 = p(a) * p(b) + p(c) * Math.sin(p(a));
    const y2 = p(a) - p(b) * p(c);
    const size = x2 * x2 + y2 * y2;
    let dx2 = p(a) - p(b);
    let dy2 = p(b) - p(c);
    dx2 = -y2 / size;
    dy2 = x2 / size;
    out[a] = 3 * ((p(b) + p(c) * Math.cos(p(a))) * dx2 + dy2);
    out[b] = 3 * (p(a) * dx2 - p(c) * dy2);
    out[c] = 3 * (Math.sin(p(a)) * dx2 - p(b) * dy2);
  };
}`;

const told = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ judgement, line }) => ({ judgement, line })),
  );
const lineOf = (text: string) => angle.slice(0, angle.indexOf(text)).split('\n').length;

describe('An element that is wrong beside others that are right', () => {
  it('is wrong alone, whatever it is made of', () => {
    const slips: readonly (readonly [string, string])[] = [
      ['p(a) * dx2 - p(c) * dy2', 'p(a) * dx2 + p(c) * dy2'],
      ['p(a) * dx2 - p(c) * dy2', 'p(a) - p(c) * dy2'],
      ['Math.sin(p(a)) * dx2 - p(b) * dy2', 'Math.sin(p(a)) * dx2 - p(b)'],
      ['Math.sin(p(a)) * dx2 - p(b) * dy2', 'Math.cos(p(a)) * dx2 - p(b) * dy2'],
    ];
    for (const [right, wrong] of slips) {
      const off = told(instead(angle, right, wrong)).filter(
        ({ judgement }) => !/exact|correct/.test(judgement),
      );
      assert.deepEqual(off, [{ judgement: 'wrong', line: lineOf(right) }], wrong);
    }
  });
  it('is right where nothing is wrong', () => {
    assert.ok(told(angle).every(({ judgement }) => /exact|correct/.test(judgement)));
  });
});
