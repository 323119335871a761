/*
 * What a pass lacks beside what its statements say: whole lines, and what conditions ask for. Each right program loses a line,
 * or asks for something else, and the edit that is told makes it right again; that it is, the passes as they are written say.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { verdictsOn } from '../judged/measure';

type Slip = readonly [right: string, wrong: string, kind: RegExp];

const line = /missing contribution/;
const turned = /wrong operator/;

const cases: Readonly<Record<string, readonly [Language, string, readonly Slip[]]>> = {
  'shares of elements, in Python': [
    'python',
    `def fit(c, xs, ys):
    loss = 0.0
    dc = [0.0, 0.0, 0.0]
    for x, y in zip(xs, ys):
        off = c[0] + c[1] * x + c[2] * x * x - y
        loss += off * off
        dc[0] += 2 * off
        dc[1] += 2 * off * x
        dc[2] += 2 * off * x * x
    return loss, dc
`,
    [
      ['        dc[1] += 2 * off * x\n', '', line],
      ['        dc[2] += 2 * off * x * x\n', '', line],
      ['        dc[0] += 2 * off\n', '', line],
    ],
  ],
  'shares of elements, in JavaScript': [
    'javascript',
    `function bend(c, ts, heights) {
  let loss = 0;
  const dc = [0, 0, 0];
  for (let i = 0; i < ts.length; i++) {
    const t = ts[i];
    const off = c[0] * (1 - t) + c[1] * t + c[2] * t * t - heights[i];
    loss += 0.5 * off * off;
    dc[0] += off * (1 - t);
    dc[1] += off * t;
    dc[2] += off * t * t;
  }
  return { loss, dc };
}
`,
    [
      ['    dc[0] += off * (1 - t);\n', '', line],
      ['    dc[1] += off * t;\n', '', line],
      ['    dc[2] += off * t * t;\n', '', line],
    ],
  ],
  'a mean of what two lines add up': [
    'typescript',
    `function ranking(w: number[], better: number[][], worse: number[][], keep: number) {
  const dw = w.map(() => 0);
  let loss = 0;
  for (let n = 0; n < better.length; n++) {
    let lead = 0;
    for (let j = 0; j < w.length; j++) lead += w[j] * (better[n][j] - worse[n][j]);
    if (lead < 1) {
      loss += 1 - lead;
      for (let j = 0; j < w.length; j++) {
        dw[j] -= better[n][j];
        dw[j] += worse[n][j];
      }
    }
  }
  loss /= better.length;
  for (let j = 0; j < w.length; j++) {
    loss += keep * w[j] * w[j];
    dw[j] /= better.length;
    dw[j] += 2 * keep * w[j];
  }
  return { loss, dw };
}
`,
    [['    dw[j] /= better.length;\n', '', line]],
  ],
  'what an empty loop was made for': [
    'javascript',
    `function guess(w, rows, targets, keep) {
  const n = rows.length;
  const dw = [];
  let loss = 0;
  for (let j = 0; j < w.length; j++) dw[j] = 0;
  for (let i = 0; i < n; i++) {
    let p = 0;
    for (let j = 0; j < w.length; j++) p += w[j] * rows[i][j];
    const off = p - targets[i];
    loss += (off * off) / n;
    for (let j = 0; j < w.length; j++) {
      dw[j] += (2 * off * rows[i][j]) / n;
    }
  }
  for (let j = 0; j < w.length; j++) {
    loss += keep * w[j] ** 2;
    dw[j] += 2 * keep * w[j];
  }
  return { loss, dw };
}
`,
    [['      dw[j] += (2 * off * rows[i][j]) / n;\n', '', line]],
  ],
  'a side of a rectifier': [
    'javascript',
    `class Gate {
  forward(x) {
    this.x = x;
    this.y = x.map((v) => (v > 0 ? v : 0.1 * v));
    return this.y;
  }
  backward(dy) {
    const dx = [];
    for (let i = 0; i < dy.length; i++) {
      if (this.x[i] > 0) dx[i] = dy[i];
      else dx[i] = 0.1 * dy[i];
    }
    return dx;
  }
}
`,
    [['(this.x[i] > 0)', '(this.x[i] < 0)', turned]],
  ],
  'a side of a hinge, in Python': [
    'python',
    `def hinge(w, b, x, label):
    score = b
    for j in range(len(w)):
        score += w[j] * x[j]
    margin = 1 - label * score
    loss = margin if margin > 0 else 0.0
    dw = [0.0] * len(w)
    db = 0.0
    if margin > 0:
        for j in range(len(w)):
            dw[j] = -label * x[j]
        db = -label
    return loss, dw, db
`,
    [['if margin > 0:', 'if margin < 0:', turned]],
  ],
};

const isWrong = ({ judgement }: { readonly judgement: string }) => judgement === 'wrong';

describe('what a pass that was followed lacks', () => {
  for (const [title, [language, source, slips]] of Object.entries(cases))
    it(`is told: ${title}`, () => {
      const right = verdictsOn(source, language);
      assert.ok(right.length > 0);
      assert.deepEqual(right.filter(isWrong), []);
      for (const [was, is, kind] of slips) {
        const now = source.replace(was, is);
        assert.notEqual(now, source, was);
        const told = verdictsOn(now, language).filter(isWrong);
        const said = `${is} for ${was}: ${told.map(({ line: at, reason }) => `${at} ${reason}`)}`;
        assert.match(told[0]?.kind ?? '', kind, said);
        assert.ok(told[0].edits.length > 0, said);
        const text = applyEdits(now, told[0].edits);
        const mended = verdictsOn(text, language);
        assert.deepEqual(mended.filter(isWrong), [], `${said}\n${text}`);
        assert.ok(mended.length >= told.length, said);
      }
    });
});
