/*
 * No number that is shown for a program in Python is ever wrong: what is recorded of real Python (test/python/recorded.ts),
 * and, where there is a python3, programs that nobody has run before.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { programs } from '../python/generated';
import { head, lines, numeric } from '../python/lines';
import { fill, oddLines } from '../python/odd-lines';
import { hasPython } from '../python/process';
import { recorded } from '../python/recorded';
import { objectionsOfPython, WatchedPython } from '../python/watched';
import { runs, surroundingsOf } from './oracle';
import { type Count, check } from './truth';
import type { Runnable } from './watched';

/** Straight-line code with a gap. */
const surroundings: readonly (readonly [before: string, after: string])[] = [
  [
    'import math\nimport numpy as np\na = 1.5\nb = 2.25\nx = 3\ny = 0.5\n',
    'y = a * 2 + b * x\nx = math.tanh(y) + abs(a) - max(b, 1)\n',
  ],
  [
    'import math\nimport numpy as np\na, b = 1.5, 2.25\nl1 = [0.5, 0.25]; l2 = l1; t1 = (1, 2)\nd1 = {"u": 2, "v": 3}\nclass O1: pass\no1 = O1(); o1.u = 2; o2 = o1\ndef f(v): return v * 2\nh = lambda v: v * v\ndef sq(v): return v * v\n',
    'x = f(a) + 1\ny = h(b) * d1["u"] + l1[0] * 2\nx = sq(b)\n',
  ],
  [
    'import math\nimport numpy as np\ndef bump(v):\n    global a\n    a = a + 1\n    return v\nlate = lambda *v: 0\na = 1.5\nb = 2.25\n',
    'a = 5\ny = a * 3 + b\nlate()\nx = a * 3\n',
  ],
  [
    'import math\nimport numpy as np\ndef run(a, b):\n    x = a * 2\n    y = 3\n',
    '    y = a * b\n    return y + x\nrun(1.25, 2.5)\n',
  ],
  [
    'import math\nimport numpy as np\na = 1.5\nb = 2.25\nx = a * b\ndx = 1\nda = b * dx\n',
    'db = a * dx + b * 0\ny = a + b * x\n',
  ],
];

const surroundingsFor = surroundingsOf(surroundings);

const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');

/** A line in one of them. */
function around([before, after]: (typeof surroundings)[number], line: string): string {
  return `${before}${before.includes('def run(') ? indented(line) : line}\n${after}`;
}

function checkAll(some: readonly Runnable[]): Count {
  const count: Count = { values: 0, gradients: 0, inFunctions: 0 };
  for (const program of some) {
    try {
      check(program, count, { language: 'python' });
    } catch (error) {
      assert.fail(`${error instanceof Error ? error.message : error}\n${program.source}`);
    }
  }
  return count;
}

/** The same for those of these programs that this Python takes. */
function checkLegal(sources: readonly string[]): void {
  const said = objectionsOfPython(sources);
  checkAll(sources.flatMap((source, k) => (said[k] === null ? [new WatchedPython(source)] : [])));
}

describe('never a wrong number in Python', function () {
  this.timeout(0);

  it('in programs of which it is recorded what they compute', () => {
    const all = recorded();
    assert.ok(all.length >= 300);
    const { values, gradients } = checkAll(all);
    assert.ok(values > 3 * all.length, String(values));
    assert.ok(gradients > all.length / 20, String(gradients));
  });

  if (!hasPython) return;

  for (const [nth, line] of oddLines.entries())
    it(`around ${JSON.stringify(line)}`, () => {
      checkLegal(
        surroundingsFor(nth).map((surrounding) => around(surrounding, fill(line, 'a', 'b', '(a - b)'))),
      );
    });

  for (const line of [...lines, ...numeric])
    it(`behind ${JSON.stringify(line)}`, () => {
      checkLegal([`${head}${line}\nr = a * b + 1\ns = r - a\n`]);
    });

  it('in programs that nobody has run before', () => {
    const count: Count & { programs: number } = { values: 0, gradients: 0, inFunctions: 0, programs: 0 };
    fc.assert(
      fc.property(programs, (program) => {
        count.programs++;
        check(program, count, { language: 'python' });
      }),
      runs(140),
    );
    const { values, gradients, inFunctions } = count;
    const message = JSON.stringify(count);
    assert.ok(values > 3 * count.programs, message);
    assert.ok(gradients > count.programs / 20, message);
    assert.ok(inFunctions > count.programs / 40, message);
  });
});
