/* What is written in Python: passes, fixes and comments, in the words that the file has for functions. */
import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze';
import type { Analysis } from '../../src/analysis/model';
import { python } from '../../src/languages/python/dialect';
import { applyEdits } from '../../src/text/edits';
import { closerLook, verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { counterexampleText } from '../../src/wording/verdicts';
import { writeInputs } from '../../src/writing/input-comments';
import { writeMissing, writePass } from '../../src/writing/passes';
import { ask, hasPython, numberOf, type Spelled } from '../python/process';

function read(source: string): Analysis {
  return analyze(source, { dialect: python });
}

/** A source with the pass that is written for its last circuit. */
function withPass(source: string): string {
  const analysis = read(source);
  const circuit = analysis.circuits.at(-1);
  assert.ok(circuit, 'there is no circuit');
  const edit = circuit.pass ? writeMissing(analysis, circuit) : writePass(analysis, circuit);
  assert.ok(!('problem' in edit), JSON.stringify(edit));
  return applyEdits(source, [edit]);
}

function verdictsOf(source: string): string[] {
  return verify(closerLook(read(source))).flatMap(({ verdicts }) =>
    verdicts.map(({ name, judgement }) => `${name} ${judgement}`),
  );
}

/** What names are worth in real Python behind a program. */
function worthIn(source: string, names: readonly string[]): number[] {
  const [found] = ask({ do: 'evaluated', source, expressions: [names] }) as (Spelled | null)[][];
  return found.map((each) => (each === null ? Number.NaN : numberOf(each)));
}

/** What each gradient of a written pass is by moving its variable in real Python. */
function checkInPython(forward: string, whole: string, output: string): void {
  if (!hasPython) return;
  const step = 1e-6;
  const inputs = [...forward.matchAll(/^(\w+) = (-?[\d.]+)$/gm)];
  const names = inputs.map(([, name]) => `d${name}`);
  for (const [k, found] of worthIn(whole, names).entries()) {
    const [line, name, value] = inputs[k];
    const [below, above] = [-step, step].map((by) => {
      const moved = forward.replace(line, `${name} = ${Number(value) + by}`);
      return worthIn(moved, [output])[0];
    });
    const slope = (above - below) / (2 * step);
    assert.ok(Math.abs(found - slope) <= 1e-5 * Math.max(1, Math.abs(slope)), `d${name}: ${found}, ${slope}`);
  }
}

const circuits: readonly (readonly [words: RegExp, forward: string])[] = [
  [/math\.tanh\(/, 'import math\na = 0.5\nb = -1.5\ny = math.tanh(a * b) + a ** 2 / b\n'],
  [/np\.(cos|exp)\(/, 'import numpy as np\na = 0.5\nb = 2.5\ny = np.sin(a) * np.exp(b) - np.sqrt(b)\n'],
  [/numpy\.log\(/, 'import numpy\na = 1.5\nb = 2.5\ny = a ** b\nz = y + numpy.log(a)\n'],
  [/(?<![.\w])ln\(/, 'from math import log as ln\na = 1.5\nb = 2.5\ny = a ** b * ln(a)\n'],
  [/np\.log\(/, 'import math\nimport numpy as np\na = 1.5\nb = 2.5\ny = a ** b + np.tanh(a) + np.exp(b)\n'],
  [/ if .* else /, 'a = 0.5\nb = -1.5\ny = max(a, b) * (a * b if a > b else b)\n'],
  [/\(.* > 0\) - \(.* < 0\)/, 'a = 0.5\nb = -1.5\ny = abs(a * b) + 3 * b\n'],
  [/\/\/|floor/, 'import math\na = 7.5\nb = 2.25\ny = a % b * b\n'],
  [/d_a = /, 'a = 0.5\nb = -1.5\ny = a * b\nd_y = 1\nd_b = a * d_y\n'],
];

describe('What is written in Python', () => {
  for (const [words, forward] of circuits)
    it(`has ${words} for ${JSON.stringify(forward)}`, () => {
      const whole = withPass(forward);
      const written = whole.slice(forward.length);
      assert.match(written, words);
      assert.deepEqual(
        verdictsOf(whole).filter((verdict) => /wrong|uncertain/.test(verdict)),
        [],
        whole,
      );
      for (const { reason } of read(whole).skipped) assert.fail(reason);
      const output = /^(\w) = .*$/gm;
      const name = [...forward.matchAll(output)].filter(([line]) => !/^d/.test(line)).at(-1)?.[1] ?? '';
      if (!forward.includes('d_')) checkInPython(forward, whole, name);
    });

  it('stands in a function as the function does', () => {
    const source = 'def f(a, b=2.0):\n    """Doc."""\n    z = a * b\n    y = z + a\n    return y\n';
    assert.match(withPass(source), /y = z \+ a\n {4}dy = 1\n {4}.*\n/);
  });

  const mistakes: readonly (readonly [pass: string, mended: string])[] = [
    ['da = a * dy', 'da = b * dy'],
    ['da = b', 'da = b * dy'],
    ['da = -b * dy', 'da = b * dy'],
    ['da = 0\nda -= b * dy', 'da = 0\nda += b * dy'],
  ];
  for (const [pass, mended] of mistakes)
    it(`mends ${JSON.stringify(pass)}`, () => {
      const around = (line: string) => `a = 1.5\nb = -2.0\ny = a * b\n\ndy = 2.0\n${line}\ndb = a * dy\n`;
      const [wrong] = verify(read(around(pass))).flatMap(({ verdicts }) =>
        verdicts.filter(({ judgement }) => judgement === 'wrong'),
      );
      assert.ok(wrong, 'nothing is wrong');
      assert.equal(applyEdits(around(pass), wrong.edits), around(mended));
    });

  it('says that a library that is not imported was assumed', () => {
    const source = 'a = 0.5\ny = np.exp(a)\n';
    const explanation = explain(read(source), source.indexOf('y ='));
    assert.match(explanation?.notes.join('\n') ?? '', /np\.exp/);
  });

  it('says nothing of it where it is imported', () => {
    const source = 'import numpy as np\na = 0.5\ny = np.exp(a)\n';
    const explanation = explain(read(source), source.indexOf('y ='));
    assert.doesNotMatch(explanation?.notes.join('\n') ?? '', /np\.exp/);
  });

  it('has inputs in comments of its own', () => {
    const source = 'y = a * 2\nz = y + 1\n';
    const edits = writeInputs(read(source), [['a', 3]]);
    const written = applyEdits(source, edits);
    assert.equal(written, `# @input a = 3\n${source}`);
    assert.equal(read(written).circuits[0].variables.find(({ name }) => name === 'y')?.value, 6);
  });

  it('has inputs that show a mistake in a comment that does so where it is pasted', () => {
    const code = 'def f(a, b):\n    q = a * b\n    dq = 1\n    da = a * dq\n    db = a * dq\n    return q\n';
    const wrongIn = (source: string) => {
      const analysis = read(source);
      const verdicts = verify(analysis).flatMap((each) => each.verdicts);
      const wrong = verdicts.find(({ judgement }) => judgement === 'wrong');
      assert.ok(wrong, source);
      return { wrong, shown: counterexampleText(wrong, analysis) ?? '' };
    };
    const [, comment, value, expected] =
      /^(# @input .*\S) +gives da = (\S+), should be (\S+)$/.exec(wrongIn(code).shown) ?? [];
    const { wrong } = wrongIn(`${comment}\n${code}`);
    assert.deepEqual([wrong.value, wrong.expected], [Number(value), Number(expected)]);
  });
});
