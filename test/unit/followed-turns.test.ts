/* Two factors of a product that take turns: whoever steps one before the other may mean it, and is not told otherwise. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const turns = (
  first: string,
  second: string,
  start = '[Math.random(), Math.random()]',
) => `const marks = [[5, 3, 1], [4, 2, 1]];
const readers = marks.map(() => ${start});
const books = marks[0].map(() => ${start});
const rate = 0.01;
for (let time = 0; time < 3000; time++)
  for (let i = 0; i < marks.length; i++)
    for (let j = 0; j < marks[i].length; j++) {
      let guess = 0;
      for (let k = 0; k < 2; k++) guess += readers[i][k] * books[j][k];
      const off = marks[i][j] - guess;
      for (let k = 0; k < 2; k++) {
        ${first};
        ${second};
      }
    }
`;

const said = (source: string) =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement }) => `${name}: ${judgement.replace('exact', 'correct')}`),
  );

const decay = (of: string) =>
  `(2 * off * ${of === 'readers[i][k]' ? 'books[j][k]' : 'readers[i][k]'} - 0.02 * ${of})`;

describe('Factors of a product that are stepped in turns', () => {
  const pairs = [
    ['readers[i][k] += rate * off * books[j][k]', 'books[j][k] += rate * off * readers[i][k]'],
    [`readers[i][k] += rate * ${decay('readers[i][k]')}`, `books[j][k] += rate * ${decay('books[j][k]')}`],
    [
      `readers[i][k] = readers[i][k] + rate * ${decay('readers[i][k]')}`,
      `books[j][k] = books[j][k] + rate * ${decay('books[j][k]')}`,
    ],
  ] as const;
  for (const [first, second] of pairs)
    it(`have nobody accused: ${first}`, () => {
      const verdicts = said(turns(first, second));
      assert.ok(verdicts.some((each) => each.endsWith('correct')));
      assert.ok(!verdicts.some((each) => each.endsWith('wrong')), verdicts.join('\n'));
    });
  it('are drawn by what is handed to a list, too', () => {
    const verdicts = said(
      turns(
        'const own = readers[i][k]; readers[i][k] += rate * off * books[j][k]',
        'books[j][k] += rate * off * own',
        'Array.from({ length: 2 }, Math.random)',
      ),
    );
    assert.deepEqual(verdicts, ['off: correct', 'off * books[j][k]: correct', 'off * own: correct']);
  });
});
