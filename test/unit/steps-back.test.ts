/*
 * Mistakes in a gradient that steps back through the versions of its variable, all under one name: each version's
 * gradient is a verdict of its own, and is mended by itself. Real JavaScript says whether it is.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { readProgram } from '../mutation/program';
import { analyze } from './analyze';

const right = [
  'var x = a * b;',
  'x = Math.tanh(x);',
  'x = x * c + x;',
  'x = Math.sin(x);',
  '// backward',
  'dx = Math.cos(Math.tanh(a * b) * (c + 1)) * dx;',
  'var dc = Math.tanh(a * b) * dx;',
  'dx = (c + 1) * dx;',
  'dx = (1 - Math.tanh(a * b) ** 2) * dx;',
  'var da = b * dx;',
  'var db = a * dx;',
];

describe('a gradient that steps back through versions of one variable', () => {
  const program = readProgram('steps.js', `${right.join('\n')}\n`);

  for (const [line, mistake] of [
    [6, 'dx = -Math.cos(Math.tanh(a * b) * (c + 1)) * dx;'],
    [6, 'dx = Math.cos(Math.tanh(a * b) * (c - 1)) * dx;'],
    [8, 'dx = (c - 1) * dx;'],
    [8, 'dx = -(c + 1) * dx;'],
    [8, 'dx = (b + 1) * dx;'],
    [9, 'dx = -(1 - Math.tanh(a * b) ** 2) * dx;'],
    [9, 'dx = (1 + Math.tanh(a * b) ** 2) * dx;'],
    [9, 'dx = (1 - Math.tanh(a * c) ** 2) * dx;'],
    [9, 'dx = (1 - Math.tanh(a * b * b) ** 2) * dx;'],
    [9, 'dx = (Math.tanh(a * b) ** 2) * dx;'],
  ] as const)
    it(`is mended at its own step: ${mistake}`, () => {
      const source = `${right.with(line - 1, mistake).join('\n')}\n`;
      const verdicts = verify(analyze(source)).flatMap((each) => each.verdicts);
      const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        wrong.map((each) => each.line),
        [line],
      );
      assert.ok(program.isSame(applyEdits(source, wrong[0].edits)), wrong[0].reason ?? '');
    });
});
