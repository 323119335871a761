/* What may be typed as the value of an input. */
import assert from 'node:assert/strict';
import { elementsText, givenNames, givenText } from '../../src/program/given';
import { parseArrayValue, parseInputValue } from '../../src/wording/input-value';

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

describe('an array as the value of an input, as typed', () => {
  const numbersOf = (text: string): ReadonlyMap<string, number> => {
    const parsed = parseArrayValue('w', text);
    assert.ok('numbers' in parsed, text);
    return new Map(parsed.numbers.map(({ name, value }) => [name, value]));
  };

  for (const [text, said] of [
    ['[1, 2, 3]', '[1, 2, 3]'],
    [' [ -1e-3 ,\t.5, ] ', '[-0.001, 0.5]'],
    ['[[1, 2], [3, 4]]', '[[1, 2], [3, 4]]'],
    ['[[1], [], [2, 3]]', '[[1], [], [2, 3]]'],
    ['[]', '[]'],
  ])
    it(`"${text}" is told as ${said}, with all that is given as one`, () => {
      const numbers = new Map([...numbersOf(text), ['w2', 7] as const]);
      assert.deepEqual(givenNames(numbers), ['w', 'w2']);
      assert.equal(givenText(numbers, 'w', String), said);
    });

  it('an empty box gives it back to the file', () => assert.equal(numbersOf('  ').size, 0));

  for (const text of ['2', '1, 2', '[1, 2', '[1, two]', '[NaN]', '[1,,2]', '{}'])
    it(`"${text}" is refused with a sentence`, () => {
      const parsed = parseArrayValue('w', text);
      assert.ok('problem' in parsed && /\.$/.test(parsed.problem));
    });

  it('is written as it would be typed where all its elements are known, and not where some are missing', () => {
    const text = (...elements: [string, number][]) => elementsText('w', new Map(elements));
    assert.equal(text(['w[1]', 2], ['w[0]', 1]), '[1, 2]');
    assert.equal(text(['w[0][0]', 1], ['w[0][1]', 2], ['w[1][0]', 3]), '[[1, 2], [3]]');
    assert.equal(text(['w[1]', 2]), '');
    assert.equal(text(['w[0]', 2], ['w[99999999999]', 1]), '');
  });
});
