/*
 * Losses with a penalty on the weights, in passes that are right but for that: where its share is left out, it is told; where
 * weights get it as they are stepped, nothing is wrong.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';

const told = (source: string, language: Language) => {
  const all = verdictsOn(source, language);
  const wrong = all.filter(({ judgement }) => /wrong|inherited/.test(judgement));
  const right = all.filter(({ judgement }) => /exact|correct/.test(judgement));
  return { wrong: wrong.map(({ line, kind }) => `${line} ${kind}`), right: right.length };
};

/** The cost of a logistic regression and its gradient, which is complete in line 13. */
const cost = (share: string, more = '') => `import math

def cost(v, rows, goals, keep):
    n = len(goals)
    total = 0
    slopes = [0] * len(v)
    for i in range(n):
        p = 1 / (1 + math.exp(-sum(a * x for a, x in zip(v, rows[i]))))
        total += -goals[i] * math.log(p) - (1 - goals[i]) * math.log(1 - p)
        for j in range(len(v)):
            slopes[j] += (p - goals[i]) * rows[i][j]
    for j in range(len(v)):
        slopes[j] = slopes[j] / n${share}
    total = total / n + keep / (2 * n) * sum(a * a for a in v)
    return total, slopes
${more}`;

/** A function that steps along what \`cost\` gives. */
const descent = (step: string) => `
def descend(v, rows, goals, keep, rate):
    for k in range(100):
        total, slopes = cost(v, rows, goals, keep)
        for j in range(len(v)):
            ${step}
    return v
`;

/** A loop that trains two weights; the gradients are complete in line 16. */
const loop = (step: string, share = '') => `const rows = [[1, 2], [0.5, -1], [-0.3, 0.8]];
const goals = [1, 0, 1];
let v = [0.1, 0.2], c = 0;
const rate = 0.1, keep = 0.01;
for (let turn = 0; turn < 100; turn++) {
  let loss = 0, dc = 0;
  const dv = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const p = 1 / (1 + Math.exp(-(v[0] * rows[i][0] + v[1] * rows[i][1] + c)));
    loss -= goals[i] * Math.log(p) + (1 - goals[i]) * Math.log(1 - p);
    dv[0] += (p - goals[i]) * rows[i][0];
    dv[1] += (p - goals[i]) * rows[i][1];
    dc += p - goals[i];
  }
  loss = loss / rows.length + (keep / 2) * (v[0] * v[0] + v[1] * v[1]);
  dv[0] = dv[0] / rows.length${share.replace('$', '0')}; dv[1] = dv[1] / rows.length${share.replace('$', '1')};
  ${step.replaceAll('$', '0')}
  ${step.replaceAll('$', '1')}
  c -= rate * dc / rows.length;
}
`;

describe('The share of a penalty', () => {
  const lost: readonly (readonly [what: string, language: Language, source: string, line: number])[] = [
    ['beside a cost that is returned', 'python', cost(''), 13],
    ['where what is returned is stepped along', 'python', cost('', descent('v[j] -= rate * slopes[j]')), 13],
    ['in a loop that trains', 'javascript', loop('v[$] -= rate * dv[$];'), 16],
    ['together with the mean', 'python', cost('').replace('slopes[j] / n', 'slopes[j]'), 11],
  ];
  for (const [what, language, source, line] of lost)
    it(`is missed ${what}`, () => assert.deepEqual(told(source, language).wrong, [`${line} missing term`]));

  const there: readonly (readonly [what: string, language: Language, source: string])[] = [
    ['in the gradient', 'python', cost(' + keep / n * v[j]')],
    [
      'where what is returned is stepped along',
      'python',
      cost('', descent('v[j] -= rate * (slopes[j] + keep / n * v[j])')),
    ],
    [
      'in a factor of the weight',
      'python',
      cost('', descent('v[j] = v[j] * (1 - rate * 0.01) - rate * slopes[j]')),
    ],
    ['in the steps of a loop', 'javascript', loop('v[$] -= rate * (dv[$] + keep * v[$]);')],
    [
      'in what the weights of a loop are multiplied with',
      'javascript',
      loop('v[$] *= 1 - rate * keep; v[$] -= rate * dv[$];'),
    ],
    [
      'in what weights are multiplied with below',
      'javascript',
      loop('v[$] -= rate * dv[$]; v[$] = v[$] * 0.999;'),
    ],
    [
      'in a function that all weights go through',
      'javascript',
      loop('v[$] = shrunk(v[$] - rate * dv[$]);').concat(
        'function shrunk(w) { return w * (1 - rate * keep); }\n',
      ),
    ],
    ['in the gradients of a loop', 'javascript', loop('v[$] -= rate * dv[$];', ' + keep * v[$]')],
  ];
  for (const [what, language, source] of there)
    it(`is there ${what}`, () => {
      const { wrong, right } = told(source, language);
      assert.deepEqual(wrong, []);
      assert.ok(right > 0);
    });
});
