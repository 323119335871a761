/*
 * What is written where nothing can hold it: into elements of a number, so that the array that is meant stays as it began. The
 * name at the left is told, and the edit puts it right.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';
import { wrongLinesOnce } from './one-mistake';

const programs: readonly (readonly [Language, source: string, right: string, wrong: string])[] = [
  [
    'javascript',
    `function fit(w, b, xs, ys) {
  let loss = 0;
  const dw = new Array(w.length).fill(0);
  let db = 0;
  for (let i = 0; i < xs.length; i++) {
    let guess = b;
    for (let j = 0; j < w.length; j++) guess += w[j] * xs[i][j];
    const miss = Math.tanh(guess) - ys[i];
    loss += miss * miss;
    const dz = 2 * miss * (1 - Math.tanh(guess) ** 2);
    for (let j = 0; j < w.length; j++) dw[j] += dz * xs[i][j];
    db += dz;
  }
  return { loss, dw, db };
}
`,
    'dw[j] +=',
    'db[j] +=',
  ],
  [
    'python',
    `def fit(w, b, xs, ys):
    loss = 0.0
    dw = [0.0] * len(w)
    db = 0.0
    for x, y in zip(xs, ys):
        miss = sum(v * c for v, c in zip(w, x)) + b - y
        loss += miss ** 4
        for j in range(len(w)):
            dw[j] += 4 * miss ** 3 * x[j]
        db += 4 * miss ** 3
    return loss, dw, db
`,
    'dw[j] +=',
    'db[j] +=',
  ],
  [
    'javascript',
    `class Wide {
  constructor(rows) {
    this.rows = rows;
  }
  forward(x) {
    this.x = x;
    return this.rows.map((row) => row.reduce((sum, v, i) => sum + v * Math.sin(x[i]), 0));
  }
  backward(dy) {
    const dx = this.x.map(() => 0);
    const drows = this.rows.map(() => []);
    for (let j = 0; j < dy.length; j++)
      for (let i = 0; i < dx.length; i++) {
        dx[i] += this.rows[j][i] * Math.cos(this.x[i]) * dy[j];
        drows[j][i] = Math.sin(this.x[i]) * dy[j];
      }
    return { dx, drows };
  }
}
`,
    'drows[j][i] =',
    'dx[j][i] =',
  ],
];

describe('elements that a number has not', () => {
  for (const [language, source, right, wrong] of programs)
    it(`are those of another variable: ${wrong} (${language})`, () => {
      assert.deepEqual(wrongLinesOnce(source, language), []);
      const parts = source.split(right);
      assert.equal(parts.length, 2);
      const text = parts.join(wrong);
      const [told, ...more] = verdictsOn(text, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(more, []);
      assert.equal(told?.kind, 'wrong name');
      assert.equal(applyEdits(text, told.edits), source);
    });
});
