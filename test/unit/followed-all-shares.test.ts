/* A mistake that all lines of a gradient have: each is told, and one fix mends them together. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { isRight } from '../../src/verification/groups';
import { verdictsOn } from '../judged/measure';

const ofArray = (loss: string, one: string, other: string) => `function stretch(at, wanted, dat) {
  let loss = 0;
  for (let i = 0; i < dat.length; i++) dat[i] = 0;
  for (let i = 0; i + 1 < at.length; i++) {
    const too = at[i + 1] - at[i] - wanted[i];
    loss += ${loss};
    ${one};
    ${other};
  }
  return loss;
}
`;
const inPython = (one: string, other: string) => `def stretch(at, wanted):
    loss = 0.0
    dat = [0.0] * len(at)
    for i in range(len(at) - 1):
        too = at[i + 1] - at[i] - wanted[i]
        loss += too ** 2
        ${one}
        ${other}
    return loss, dat
`;

const inLoops = (own: string, one: string, other: string) => `function smooth(w) {
  let loss = 0;
  const grad = w.map(() => 0);
  for (let i = 0; i < w.length; i++) {
    loss += w[i] * w[i];
    grad[i] += ${own};
  }
  for (let i = 0; i + 1 < w.length; i++) {
    loss += (w[i] - w[i + 1]) ** 2;
    grad[i] += ${one};
    grad[i + 1] += ${other};
  }
  return { loss, grad };
}
`;

type Twin = readonly [
  string,
  'javascript' | 'python',
  string,
  string,
  'missing factor' | 'extra factor' | 'sign',
];
const twins: readonly Twin[] = [
  [
    'a factor of the loss',
    'javascript',
    ofArray('2 * too * too', 'dat[i] -= 4 * too', 'dat[i + 1] += 4 * too'),
    ofArray('2 * too * too', 'dat[i] -= 2 * too', 'dat[i + 1] += 2 * too'),
    'missing factor',
  ],
  [
    'the 2 of a square',
    'javascript',
    ofArray('too * too', 'dat[i] += -2 * too', 'dat[i + 1] += 2 * too'),
    ofArray('too * too', 'dat[i] += -too', 'dat[i + 1] += too'),
    'missing factor',
  ],
  [
    'a half',
    'javascript',
    ofArray('0.5 * too ** 2', 'dat[i] -= too', 'dat[i + 1] += too'),
    ofArray('0.5 * too ** 2', 'dat[i] -= 2 * too', 'dat[i + 1] += 2 * too'),
    'extra factor',
  ],
  [
    'the sign of all',
    'javascript',
    ofArray('too ** 2', 'dat[i] -= 2 * too', 'dat[i + 1] += 2 * too'),
    ofArray('too ** 2', 'dat[i] += 2 * too', 'dat[i + 1] -= 2 * too'),
    'sign',
  ],
  [
    'the 2 of a square',
    'python',
    inPython('dat[i] -= 2 * too', 'dat[i + 1] += 2 * too'),
    inPython('dat[i] -= too', 'dat[i + 1] += too'),
    'missing factor',
  ],
  [
    'what two loops give',
    'javascript',
    inLoops('2 * w[i]', '2 * (w[i] - w[i + 1])', '2 * (w[i + 1] - w[i])'),
    inLoops('w[i]', '(w[i] - w[i + 1])', '(w[i + 1] - w[i])'),
    'missing factor',
  ],
];

describe('One mistake in all lines of a gradient', () => {
  for (const [what, language, right, wrong, kind] of twins) {
    it(`is none where it is right: ${what}, ${language}`, () => {
      const off = verdictsOn(right, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(off, []);
    });

    it(`is told in each line, and mended by one fix: ${what}, ${language}`, () => {
      const lines = right.split('\n');
      const changed = wrong.split('\n').flatMap((line, k) => (line === lines[k] ? [] : k + 1));
      const off = verdictsOn(wrong, language).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        off.map((verdict) => [verdict.line, verdict.kind]),
        changed.map((line) => [line, kind]),
      );
      const mended = verdictsOn(applyEdits(wrong, off[0].edits), language);
      assert.deepEqual(
        mended.filter(({ judgement }) => judgement === 'wrong'),
        [],
      );
      assert.ok(mended.some(({ judgement }) => isRight(judgement)));
    });
  }
});
