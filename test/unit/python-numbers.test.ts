/* Every number that shows in Python is what real Python computes; where that is missing, what it has computed before. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { analyze } from '../../src/analysis/analyze';
import type { Analysis } from '../../src/analysis/model';
import { python } from '../../src/languages/python/dialect';
import { shown } from './digest';
import { hasPython, type Trace, traces } from './python';
import { lines, numeric, sound } from './python-lines';

const fixtures = 'test/unit/python-numbers.json';

/** What stands above each line: two functions, numbers of all kinds, and the libraries. */
const head = `import math
import numpy as np
from math import exp as e

def sq(v):
    """Square."""
    return v * v
lin = lambda v, k=2: v * k + 1
a, b, c = 2, -3, 0.5
x = 1.25; y = 4
k = np.float64(2)
`;
const programs = lines.map((line) => `${head}${line}\nr = a * b + 1\ns = r - a\n`);

type Stored = readonly (readonly (readonly [line: number, names: Record<string, string>])[] | null)[];

/** What Python computes, or has computed, as text. */
function stored(all: readonly (Trace | null)[]): Stored {
  const text = (value: number | null) => (Object.is(value, -0) ? '-0' : String(value));
  const own = (line: number) => line >= head.split('\n').length;
  return all.map(
    (trace) =>
      trace &&
      [...trace]
        .filter(([line]) => own(line))
        .map(([line, names]) => [
          line,
          Object.fromEntries(
            [...names].filter(([name]) => /^\w$/.test(name)).map(([name, value]) => [name, text(value)]),
          ),
        ]),
  );
}

function known(): Stored {
  if (!hasPython) return JSON.parse(readFileSync(fixtures, 'utf8')) as Stored;
  const fresh = stored(traces(programs));
  if (process.env.BACKPROP_LENS_FIXTURES === 'write') writeFileSync(fixtures, `${JSON.stringify(fresh)}\n`);
  return fresh;
}

/** The numbers that show at the top level, after the last assignment of each line. */
function numbersOf(
  analysis: Analysis,
): readonly { name: string; line: number; value: number; sure: boolean }[] {
  const { lines: at } = analysis;
  const last = new Map<string, { name: string; line: number; value: number; sure: boolean }>();
  for (const { name, definition, value, assumed, version } of shown(analysis)) {
    if (!definition || version.origin === 'parameter' || value === null || !/^\w$/.test(name)) continue;
    const line = at.lineOf(definition.from);
    last.set(`${name} ${line}`, { name, line, value, sure: !assumed });
  }
  return [...last.values()];
}

function isSame(value: number, text: string): boolean {
  const wanted = text === 'null' ? null : text === '-0' ? -0 : Number(text);
  if (wanted === null) return false;
  if (value === 0) return Object.is(value, wanted);
  return Object.is(value, wanted) || Math.abs(value - wanted) <= 1e-12 * Math.abs(wanted);
}

describe('Python', function () {
  this.timeout(120_000);
  const all = known();

  it('is the Python that was here before', () => {
    if (hasPython)
      assert.deepEqual(JSON.parse(readFileSync(fixtures, 'utf8')), JSON.parse(JSON.stringify(all)));
    assert.equal(all.length, lines.length);
  });

  for (const [index, line] of lines.entries())
    it(`computes what is shown for ${JSON.stringify(line)}`, () => {
      const trace = all[index];
      assert.ok(trace, 'this is no Python');
      const names = new Map(trace);
      const analysis = analyze(programs[index], { dialect: python });
      for (const { reason } of analysis.skipped) assert.doesNotMatch(reason, /syntax error/);
      for (const { name, line: at, value, sure } of numbersOf(analysis)) {
        const wanted = names.get(at)?.[name];
        if (wanted === undefined) continue;
        assert.ok(sure, `${name} on line ${at} is assumed`);
        assert.ok(isSame(value, wanted), `${name} on line ${at} is ${wanted}, and ${value} is shown`);
      }
    });

  for (const line of numeric)
    it(`has a number for ${JSON.stringify(line)}`, () => {
      const analysis = analyze(`${head}${line}\n`, { dialect: python });
      const found = shown(analysis).filter(
        ({ name, definition }) => name === 'b' && definition && definition.from >= head.length,
      );
      assert.notEqual(found.at(-1)?.value ?? null, null, String(found.at(-1)?.reason));
    });

  for (const line of sound)
    it(`leaves what comes after without a number that it may have changed: ${JSON.stringify(line)}`, () => {
      const analysis = analyze(`${head}${line}\nr = a + 1\n`, { dialect: python });
      const found = shown(analysis).find(({ name }) => name === 'r');
      assert.equal(found?.value ?? null, null);
    });
});
