/* What is said to someone who asks for verification, and in which order mistakes are thought of. */
import assert from 'node:assert/strict';
import { ranks } from '../../src/verification/diagnosis/ranks';
import { closerLook, verify, verifyInSteps } from '../../src/verification/verify';
import { reportLines } from '../../src/wording/verdicts';
import { analyze } from './analyze';
import { readCases } from './case';

describe('an explicit Verify', () => {
  it('takes gradients of several variables for a pass by their names alone', () => {
    const source = 'const loss = (p - t) ** 2;\nconst dp = 3 * (p - t);\nconst dt = 3 * (p - t);\n';
    const analysis = analyze(source);
    assert.equal(analysis.circuits[0].pass, null);
    const closer = closerLook(analysis);
    const told = reportLines('loss.js', closer, verify(closer)).join('\n');
    assert.match(told, /no line reads or sets dloss: it counts as 1/);
    assert.match(told, /dp {2}✗/);
    assert.match(told, /dt {2}✗/);
  });

  it('leaves differences, steps and what is read on alone', () => {
    const others = [
      'const s = x * y;\nconst dx = x - x0;\nconst dy = y - y0;\nconst d = Math.hypot(dx, dy);\n',
      'var x = v * t;\nvar dx = v * dt;\n',
      'var a = v * 2;\nvar b = a * w;\nvar da = a / 3;\nvar db = b / 3;\nvar total = da + db;\n',
      'const price = q * p;\nconst dprice = price * 0.2;\nconst net = price - dprice;\n',
    ];
    for (const source of others)
      assert.ok(
        closerLook(analyze(source)).circuits.every(({ pass }) => pass === null),
        source,
      );
  });
});

describe('a verification', () => {
  it('leaves all numbers of the file as they were, at each pause and at the end', () => {
    const forward =
      'var a = 0.5, b = -1.2, x = 2;\nvar n = Math.max(0, b * x + a * a + 4);\nvar p = n * a;\n';
    const steps = [
      'dn = n > 0 ? 0 : dn;',
      'dn = n < 0 ? dn : 0;',
      'dn *= n;',
      'dn *= n > 0;',
      'dn = dn * a;',
    ];
    const masked = steps.map(
      (step) => `${forward}var dp = 1;\nvar dn = a * dp;\n${step}\nvar db = x * dn;\n`,
    );
    for (const source of [...masked, ...readCases().map((each) => each.source)]) {
      const analysis = analyze(source);
      const { value, gradient, reached } = analysis.tape;
      const numbers = () => [value, gradient, reached].map((each) => Array.from(each));
      const before = numbers();
      for (const _ of verifyInSteps(analysis)) assert.deepEqual(numbers(), before, source);
      assert.deepEqual(numbers(), before, source);
    }
  });
});

describe('the ranks of mistakes', () => {
  it('go from the likeliest to the last resort, as they are listed', () => {
    const listed = Object.values(ranks);
    assert.deepEqual(
      listed,
      listed.toSorted((one, other) => one - other),
    );
  });
});
