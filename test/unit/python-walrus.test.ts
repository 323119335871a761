/* Assignments inside expressions of Python: which are read, and which are not. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { shown } from './digest';

const head = 'import math\na, b = 2.5, 3.5\n';

/** The value that y has in the end; null where none is shown. */
function y(source: string): number | null {
  const variables = shown(analyze(`${head}${source}\nlast = y * 1\n`, { language: 'python' }));
  return variables.findLast(({ name }) => name === 'last')?.value ?? null;
}

describe('an assignment inside an expression', () => {
  for (const [source, value] of [
    ['u = (y := a * 2) + 1', 5],
    ['u = 1 + (y := a * 2)', 5],
    ['u = math.exp((y := a * b))', 8.75],
    ['u = max(b, (y := a * 2))', 5],
    ['if (y := a * 2) > 3:\n    pass', 5],
    ['if (y := a * 2) > 3:\n    u = 2\nelse:\n    u = 3', 5],
    ['if 3 < (y := a * 2) < 9:\n    pass', 5],
    ['print((y := a * 2))', 5],
    ['u = ((y := a * 2) > 3) and b', 5],
    ['u = a if (y := a * 2) > 3 else b', 5],
    ['y = (u := a * 2) + u', 10],
    ['y = (u := (v := a) + b) * v', 15],
    ['y = 1\ny += (u := a * 2)', 6],
  ] as const)
    it(`is read where it always runs: ${source.split('\n', 1)}`, () => assert.equal(y(source), value));

  for (const [source, value] of [
    ['u = a and (y := 3)', 3],
    ['u = a or (y := 3)', 1],
    ['u = b if a > 9 else (y := 3)', 3],
    ['u = (y := 3) if a > 9 else b', 1],
    ['u = 9 < a < (y := 3)', 1],
    ['u = 2 < a < (y := 3)', 3],
    ['u = 9 < a < 10 < (y := 3)', 1],
    ['u = [0 for v in (1, 2) if (y := v)]', 2],
    ['u = y + (y := 3)', 3],
    ['u = f(a) + (y := a)', 2.5],
    ['while (y := y - 1) > 0:\n    pass', 0],
    ['if a > 1 and (y := 3):\n    pass', 3],
    ['if a > 9 and (y := 3):\n    pass', 1],
  ] as const)
    it(`is made where it runs: ${source.split('\n', 1)}`, () => assert.equal(y(`y = 1\n${source}`), value));

  for (const source of [
    'u = f(a) and (y := 3)',
    'u = f(a) or (y := 3)',
    'u = b if f(a) else (y := 3)',
    'u = f(a) < a < (y := 3)',
    'u = [0 for v in f(a) if (y := v)]',
    'while f(y := y - 1):\n    pass',
    'if f(a) and (y := 3):\n    pass',
  ])
    it(`is not where that can't be told: ${source.split('\n', 1)}`, () =>
      assert.equal(y(`y = 1\n${source}`), null));

  it('has a gradient, by which a pass is judged', () => {
    const pass = 'dz = 1\nds = t * dz\ndt = s * dz\nda = 2 * ds\n';
    const source = `a, t = 2.5, 3.5\nz = (s := a * 2) * t\n${pass}`;
    const judge = (text: string) =>
      verify(analyze(text, { language: 'python' })).flatMap(({ verdicts }) =>
        verdicts.map(({ judgement }) => judgement),
      );
    assert.deepEqual(judge(source), ['exact', 'exact', 'exact', 'exact']);
    assert.equal(judge(source.replace('da = 2', 'da = 3'))[3], 'wrong');
  });
});
