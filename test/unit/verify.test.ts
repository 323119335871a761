import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { analyze } from '../../src/analysis/analyze';
import { applyEdits } from '../../src/text/edits';
import type { Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { counterexampleText, reportLines } from '../../src/wording/verdicts';

function verdictsOf(source: string): readonly Verdict[] {
  return verify(closerLook(analyze(source))).flatMap(({ verdicts }) => verdicts);
}

function wrongIn(source: string): Verdict {
  const wrong = verdictsOf(source).filter(({ judgement }) => judgement === 'wrong');
  assert.equal(wrong.length, 1, source);
  return wrong[0];
}

describe('a wrong verdict', () => {
  /** Passes with one mistake: with free inputs, given seeds and values that hide the mistake. */
  const passes = [
    'var x = a * b + c;\nvar da = a * dx;\nvar db = a * dx;\nvar dc = dx;\n',
    'var x = a * b + c;\nvar da = b;\nvar db = a * dx;\nvar dc = 1.0 * dx;\n',
    'var a = 2, b = 2;\nvar x = a * b;\nvar dx = 1;\nvar da = a * dx;\nvar db = a * dx;\n',
    'var a = 1, b = 3;\nvar x = a * b * c;\nvar da = b * c * dx;\nvar db = c * dx;\nvar dc = a * b * dx;\n',
    'var q = a * b;\nvar r = q + c;\nvar s = q * r;\nvar dq = r * ds;\nvar dr = q * ds;\nvar da = b * dq;\nvar db = a * dq;\nvar dc = dr;\n',
    'var u = a * b;\nvar v = a + b;\nvar da = b * du - dv;\nvar db = a * du + dv;\n',
  ];

  for (const source of passes)
    it(`can be seen with its counterexample in: ${source.split('\n').slice(0, 2).join(' ')}`, () => {
      const { name, of, counterexample } = wrongIn(source);
      assert.ok(counterexample && of);
      const { settable, changed, inputs, value, expected } = counterexample;
      // What an @input line can't set is changed in the code.
      const text = changed.reduce(
        (code, { name: input }) =>
          code.replace(new RegExp(`\\b${input} = [-\\d.]+`), `${input} = ${inputs.get(input)}`),
        source,
      );
      const line = [...settable].map(([input, number]) => `${input} = ${number}`).join(', ');
      const { circuits } = analyze(settable.size > 0 ? `// @input ${line}\n${text}` : text);
      const [{ pass, variables }] = circuits;
      assert.equal(pass?.entries.findLast((entry) => entry.name === name)?.value, value);
      assert.equal(variables.find((variable) => variable.name === of)?.gradient, expected);
      assert.notEqual(value, expected);
      const told = counterexampleText(wrongIn(source));
      assert.ok(told?.includes(settable.size > 0 ? `// @input ${line}` : 'in the code'), told ?? '');
      assert.equal(runInNewContext(`${text};${name}`, Object.fromEntries(settable)), value);
    });

  /** The guide's typical mistakes, and what is said about them. */
  const mistakes: readonly (readonly [source: string, reason: RegExp, mended: string])[] = [
    [
      'var x = a * b;\nvar da = a * dx;\nvar db = a * dx;\n',
      /^It uses a where b belongs: in a product, the local gradient of one input is the other input\.$/,
      'da = b * dx;',
    ],
    [
      'var x = a * b;\nvar da = b;\nvar db = a * dx;\n',
      /gradient from above is missing: by the chain rule.* multiplied by the upstream gradient dx/,
      'da = b * dx;',
    ],
    [
      'var x = a * a;\nvar da = a * dx;\n',
      /^a goes into line 1 twice, and the contributions of both add up: a factor of 2 is missing/,
      'da = 2 * a * dx;',
    ],
    [
      'var x = 1.0 / a;\nvar da = 1.0 / (a * a) * dx;\n',
      /^The sign is wrong: da must have the opposite sign/,
      'da = -1.0 / (a * a) * dx;',
    ],
    [
      'var q = a * x + b;\nvar f = sig(q);\nvar df = 1;\nvar dq = q * (1 - q) * df;\nvar da = x * dq;\nvar dx = a * dq;\nvar db = dq;\n',
      /^It uses q where f belongs: the local gradient takes the value after the activation here/,
      'dq = f * (1 - f) * df;',
    ],
    [
      'var s = a * b;\nvar t = a + c;\nvar x = s * t;\nvar ds = t * dx;\nvar dt = s * dx;\nvar da = b * ds;\nvar db = a * ds;\nvar da = dt;\nvar dc = dt;\n',
      /^a reaches x along two paths \(lines 1 and 2\); this line assigns where it must add: da \+= dt\.$/,
      'da += dt;',
    ],
    [
      'var q = a + b;\nvar x = q * c;\nvar da = dq;\nvar dq = c * dx;\nvar db = dq;\nvar dc = q * dx;\n',
      /^dq is read here before it is computed: line 4 must come first\.$/,
      'var dq = c * dx;\nvar da = dq;',
    ],
    [
      'var q = a + b;\nvar x = q * c + a;\nvar dq = c * dx;\nvar dc = q * dx;\nvar da = dq;\nvar db = dq;\n',
      /^The contribution through line 2 is left out: da \+= dx; a reaches x along two paths \(lines 1 and 2\), and their contributions add up\.$/,
      'da = dq + dx;',
    ],
  ];

  for (const [source, reason, mended] of mistakes)
    it(`teaches what is wrong in: ${source.split('\n').slice(-3).join(' ')}`, () => {
      const verdict = wrongIn(source);
      assert.match(verdict.reason ?? '', reason);
      const text = applyEdits(source, verdict.edits);
      assert.ok(text.includes(mended), text);
      assert.ok(
        verdictsOf(text).every(({ judgement }) => /^(exact|correct)$/.test(judgement)),
        text,
      );
    });
});

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
