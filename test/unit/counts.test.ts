/*
 * Counts and arrays that the file does not give: which are assumed, how they are overruled, and that all that is shown
 * of a function is what it really computes when it is called with them.
 */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import type { Analysis } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import { ask, hasPython } from '../python/process';
import { analyze } from './analyze';

type Language = 'javascript' | 'python';

/** What is shown of a function's inputs and of what it returns, or of its last variable. */
function shownOf(analysis: Analysis) {
  const variables = [...analysis.circuits.flatMap((circuit) => circuit.variables), ...analysis.loose];
  const value = (name: string) => variables.findLast((each) => each.name === name)?.value;
  return { variables, value };
}

const read = (source: string, language: Language = 'javascript', inputs?: ReadonlyMap<string, number>) =>
  analyze(source, { language, ...(inputs ? { inputs } : {}) });

type Given = number | Given[];

/** What the analysis takes a parameter for: a number, or a list put together from its elements. */
function argument(analysis: Analysis, name: string): Given {
  const { variables } = shownOf(analysis);
  const parts = variables.filter((each) => new RegExp(`^${name}(\\[\\d+\\])+$`).test(each.name));
  if (parts.length === 0) return variables.find((each) => each.name === name)?.value ?? Number.NaN;
  const made: Given[] = [];
  for (const part of parts) {
    const keys = [...part.name.matchAll(/\[(\d+)\]/g)].map(([, key]) => Number(key));
    const last = keys.pop() as number;
    let inside = made;
    for (const key of keys) {
      inside[key] ??= [];
      inside = inside[key] as Given[];
    }
    inside[last] = part.value ?? Number.NaN;
  }
  return made;
}

const javascript: readonly string[] = [
  'function f(x, y) { let s = 0; for (let i = 0; i < x.length; i++) s += x[i] * y[i]; return s * 2; }',
  'function f(x, n) { let s = 0; for (let i = 0; i < n; i++) { s += x[i] ** 2; } return s / n; }',
  'function f(W, b, x) { const h = new Float64Array(b.length); let t = 0; for (let i = 0; i < b.length; i++) { let a = b[i]; for (let j = 0; j < x.length; j++) a += W[i][j] * x[j]; h[i] = Math.tanh(a); t += h[i]; } return t / 3; }',
  'function f(x, n) { let s = 0; for (let i = 1; i < n - 1; i++) s += x[i - 1] - 2 * x[i] + x[i + 1]; return s + 1; }',
  'function f(x, w, n, k) { let s = 0; for (let i = 0; i <= n - k; i++) for (let j = 0; j < k; j++) s += x[i + j] * w[j]; return s * 0.5; }',
  'function f(x, n) { const a = new Array(n + 1).fill(1); for (let i = 0; i < n; i++) a[i + 1] = a[i] * x[i]; return a[n] + 0.5; }',
  'function f(x, y) { if (x.length !== y.length) throw new Error("no"); let s = 0; for (let i = 0; i < x.length; i++) s += x[i] / y[i]; return s / x.length; }',
  'function f(w, x, d) { let s = 0; for (const v of x) s += v * w[d]; return s * 1.5; }',
  'function f(x, n, m) { let s = 0; for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) s += x[i * m + j]; return s / (n * m); }',
];

const python: readonly string[] = [
  'def f(x, y):\n    s = 0\n    for i in range(len(x)):\n        s += x[i] * y[i]\n    return s * 2\n',
  'def f(x, n):\n    s = 0.0\n    for i in range(n):\n        s += x[i] ** 2\n    return s / n\n',
  'def f(x, n):\n    s = 0.0\n    for i in range(1, n - 1):\n        s += x[i - 1] - 2 * x[i] + x[i + 1]\n    return s + 1\n',
  'def f(x, y):\n    assert len(x) == len(y)\n    s = 0.0\n    for a, b in zip(x, y):\n        s += a / b\n    return s / len(x)\n',
  'def f(x, d, h):\n    assert d % h == 0\n    s = 0.0\n    for i in range(d // h):\n        s += x[i] * h\n    return s * 0.5\n',
  'def f(x, n):\n    a = [1.0] * (n + 1)\n    for i in range(n):\n        a[i + 1] = a[i] * x[i]\n    return a[-1] + 0.5\n',
  'def f(x):\n    s = 0.0\n    for i in range(len(x)):\n        s += x[i] * x[-1]\n    return s * 2\n',
];

const namesIn = (source: string) => /f\((.*?)\)/.exec(source)?.[1].split(', ') ?? [];

describe('counts that the file does not give', () => {
  for (const source of javascript)
    it(`are such that Node computes what is shown: ${source}`, () => {
      const analysis = read(source);
      const args = namesIn(source).map((name) => argument(analysis, name));
      const real = runInNewContext(`${source}\nf(...${JSON.stringify(args)})`);
      const shown = shownOf(analysis).value('return');
      assert.ok(shown !== undefined && shown !== null && Number.isFinite(shown), JSON.stringify(args));
      assert.equal(shown, real, JSON.stringify(args));
    });

  for (const source of python)
    (hasPython ? it : it.skip)(
      `are such that Python computes what is shown: ${JSON.stringify(source)}`,
      () => {
        const analysis = read(source, 'python');
        const args = namesIn(source).map((name) => argument(analysis, name));
        const shown = shownOf(analysis).value('return');
        const call = { name: 'f', values: args };
        const { runs } = ask({ do: 'follow', source, runs: [{ call }] }) as {
          runs: { written: Record<string, unknown[]> }[];
        };
        const told = Object.values(runs[0].written).map((all) => Number(all.at(-1)));
        assert.ok(shown !== undefined && shown !== null && Number.isFinite(shown), JSON.stringify(args));
        assert.ok(told.includes(shown), `${shown} is none of ${told.join(' ')}`);
      },
    );

  it('differ from each other and from 0 and 1, are assumed, and have no gradient', () => {
    const { variables } = shownOf(read(javascript[8]));
    const counts = variables.filter(({ name }) => name === 'n' || name === 'm');
    assert.deepEqual(
      counts.map(({ value }) => value),
      [2, 3],
    );
    for (const { assumed, gradient } of counts) assert.deepEqual([assumed, gradient], [true, null]);
  });

  it('are one where a list is read behind its end', () => {
    const { value } = shownOf(
      read(
        'function f(x, y) { let s = y.length; for (let i = 0; i < x.length; i++) s += x[i] * y[i]; return s / 2; }',
      ),
    );
    assert.equal(value('x.length'), value('y.length'));
    assert.ok(Number.isFinite(value('return')));
  });

  it('are what a comment says', () => {
    const { value, variables } = shownOf(read(`// @input n = 4, x = [1, 2, 3, 4.5]\n${javascript[1]}`));
    assert.equal(value('return'), (1 + 4 + 9 + 4.5 ** 2) / 4);
    assert.ok(variables.every(({ assumed }) => !assumed));
  });

  it('are what a comment says of nested lists, in Python', () => {
    const source =
      '# @input W = [[1, 2], [3, 4], [5, 6]]\ndef f(W):\n    s = 0\n    for row in W:\n        for v in row:\n            s += v\n    return s / len(W)\n';
    assert.equal(shownOf(read(source, 'python')).value('return'), 7);
  });

  it('are what somebody sets, as if they had been set from the beginning', () => {
    const own = read(javascript[1]);
    const inputs = new Map([
      ['n', 3],
      ['x[1]', 0.5],
    ]);
    const set = shownOf(rerun(own, { inputs }));
    const anew = shownOf(read(javascript[1], 'javascript', inputs));
    assert.deepEqual(
      set.variables.map(({ name, value }) => [name, value]),
      anew.variables.map(({ name, value }) => [name, value]),
    );
    assert.equal(set.value('n'), 3);
  });

  it('are no numbers that gradients are asked of: a bound that is computed stays one round', () => {
    const { variables } = shownOf(
      read('function f(x, y) { let k = 0; while (Math.sqrt(x * x + y * y) > k) k += 1; return x * y; }'),
    );
    const x = variables.find(({ name }) => name === 'x');
    assert.ok(x && !Number.isInteger(x.value));
  });
});
