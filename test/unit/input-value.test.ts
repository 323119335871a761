/* What may be typed as the value of an input. */
import assert from 'node:assert/strict';
import { parseInputValue } from '../../src/wording/input-value';

describe('the value of an input, as typed', () => {
  const numbers: [string, number][] = [
    ['1', 1],
    ['1e-3', 0.001],
    ['-2', -2],
    ['- 2', -2],
    ['+.5', 0.5],
    [' 3 ', 3],
    ['0x10', 16],
    ['0', 0],
  ];
  for (const [text, value] of numbers) {
    it(`"${text}" is ${value}`, () => assert.deepEqual(parseInputValue(text), { value }));
  }

  it('an empty box gives the input back to the file', () => {
    assert.deepEqual(parseInputValue(''), { value: undefined });
    assert.deepEqual(parseInputValue('  '), { value: undefined });
  });

  for (const text of [
    'NaN',
    '-NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '1,5',
    'a',
    '1 2',
    '--1',
    '{}',
    '__proto__',
  ]) {
    it(`"${text}" is refused with a sentence`, () => {
      const parsed = parseInputValue(text);
      assert.ok('problem' in parsed && parsed.problem.endsWith('.'));
    });
  }

  it('a comma is answered with a point', () => {
    assert.deepEqual(parseInputValue('1,5'), { problem: 'Write 1.5, with a point.' });
  });
});
