/* What stands between a forward pass and its backward pass, and makes no number of what it reads, hides neither. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const inJavaScript = [
  'console.log(y);',
  'console.log("y = " + y.toFixed(3), c);',
  'const kept = []; kept.push(y);',
  'list.push(y);',
  'const o = { y };',
  'const both = [y, c];',
  'if (y > 3) console.log(y);',
  'if (y < 0) throw new Error("negative: " + y);',
  'for (let k = 0; k < 2; k++) console.log(y, k);',
  'assert(y > 3, "too small");',
  'setTimeout(() => console.log(y));',
];

const inPython = [
  'print(y)',
  'print(f"{y:.3f}")',
  'assert y > 3',
  'losses = []\nlosses.append(y)',
  'd = {"y": y}',
  'both = [y, c]',
  'if y > 3:\n    print(y)',
  'for k in range(2):\n    print(y, k)',
];

const right = [
  ['dy', 'exact'],
  ['dc', 'exact'],
];

/** The verdicts on the pass of a file. */
const verdicts = (analysis: ReturnType<typeof analyze>) =>
  verify(analysis).flatMap((verification) =>
    verification.verdicts.map(({ name, judgement }) => [name, judgement]),
  );

describe('a pass below code that only shows, keeps or asks for a variable', () => {
  for (const code of inJavaScript)
    it(`is found: ${code}`, () => {
      const source = `var c = 4;\nvar y = c * c;\n${code}\nvar dy = 1;\nvar dc = 2 * c * dy;\n`;
      assert.deepEqual(verdicts(analyze(source)), right);
    });
  for (const code of inPython)
    it(`is found: ${code}`, () => {
      const source = `c = 4.0\ny = c * c\n${code}\ndy = 1\ndc = 2 * c * dy\n`;
      assert.deepEqual(verdicts(analyze(source, { language: 'python' })), right);
    });
});
