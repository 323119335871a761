/* Backward passes that are written for the user: right everywhere, and such as a person would write. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinCells } from '../../src/text/cells';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { writeMissing, writePass } from '../../src/writing/passes';
import { analyze } from './analyze';
import { runs } from './oracle';
import { writtenOut } from './written-out';

/** Functions that stay finite wherever their input is between 0.1 and 0.9. */
const unary =
  'abs acos asin asinh atan atanh cbrt ceil cos cosh exp expm1 floor log log10 log1p log2 round sign sin sinh sqrt tan tanh trunc fround'.split(
    ' ',
  );

/** What keeps a value between 0.1 and 0.9, so that any function may follow. */
const tame = (text: string) => `(0.4 * Math.sin(${text}) + 0.5)`;

/** Keeps the inputs of a switch from being equal always and everywhere. */
const apart = fc.integer({ min: 1, max: 999 }).map((thousandths) => `${thousandths / 1000}`);

function expression(names: readonly string[], depth: number): fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...names);
  if (depth === 0) return leaf;
  const inner = expression(names, depth - 1);
  const pair = fc.tuple(inner, inner);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(inner, fc.constantFrom('+', '-', '*', '/'), inner)
        .map(([a, op, b]) => `(${a} ${op} ${b === '0' ? 1 : tame(b)})`),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...unary), inner).map(([f, a]) => `Math.${f}(${tame(a)})`),
    },
    inner.map((a) => `-(${a})`),
    fc.tuple(fc.constantFrom(...writtenOut), inner).map(([way, a]) => `(${way.replace(/\bq\b/g, tame(a))})`),
    inner.map((a) => `Math.acosh(1 + ${tame(a)})`),
    fc.tuple(fc.constantFrom('sig', 'relu', 'softplus', 'square'), inner).map(([f, a]) => `${f}(${a})`),
    fc.tuple(inner, fc.constantFrom('2', '3', '-1', '0.5')).map(([a, n]) => `(${tame(a)} ** ${n})`),
    pair.map(([a, b]) => `Math.pow(${tame(a)}, ${tame(b)})`),
    pair.map(([a, b]) => `Math.atan2(${a}, ${tame(b)})`),
    fc
      .tuple(fc.constantFrom('max', 'min', 'hypot'), inner, inner, apart)
      .map(([f, a, b, by]) => `Math.${f}(${a}, ${b} + ${by})`),
    fc
      .tuple(fc.constantFrom('max', 'min'), inner, inner, inner, apart)
      .map(([f, a, b, c, by]) => `Math.${f}(${a}, ${b} + ${by}, ${c} - ${by})`),
    fc
      .tuple(inner, fc.constantFrom('<', '>', '<=', '>='), inner, inner, inner)
      .map(([a, op, b, c, d]) => `(${a} ${op} ${b} ? ${c} : ${d})`),
    pair.map(([a, b]) => `(${a} > 0.3) * ${b}`),
    pair.map(([a, b]) => `${a} % ${tame(b)}`),
    pair.map(([a, b]) => `${a} * ${a} + ${b} * ${a}`),
  );
}

interface Style {
  readonly keyword: string;
  readonly end: string;
  readonly isFunction: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  keyword: fc.constantFrom('var ', 'let ', 'const ', ''),
  end: fc.constantFrom(';', ''),
  isFunction: fc.boolean(),
});

const names = ['a', 'b', 'c'];

const program = fc
  .tuple(
    style,
    fc.array(expression(names, 2), { minLength: 1, maxLength: 3 }),
    expression(['v0', 'a', 'b'], 2),
  )
  .map(([{ keyword, end, isFunction }, middle, last]) => {
    const lines = middle.map((text, k) => `${keyword}v${k} = ${text}${end}`);
    lines.push(`${keyword}out = ${middle.map((_, k) => `v${k}`).join(' + ')} + ${last}${end}`);
    if (!isFunction) return `${lines.join('\n')}\n`;
    return `function f(a, b, c) {\n${lines.map((line) => `  ${line}\n`).join('')}  return out${end}\n}\n`;
  });

function verdictsOf(source: string) {
  const verifications = verify(analyze(source));
  assert.equal(verifications.length, 1, source);
  return verifications[0];
}

/** The pass that is written below forward code, held against what a person would write, in whatever order. */
function assertWritten(forward: string, backward: string): string {
  const analysis = analyze(forward);
  const written = writePass(analysis, analysis.circuits[0]);
  assert.ok('text' in written);
  assert.deepEqual(written.text.split('\n').sort(), backward.split('\n').sort());
  return written.text;
}

describe('a written backward pass', () => {
  it('is correct, for circuits of all gates', () => {
    fc.assert(
      fc.property(program, (source) => {
        const analysis = analyze(source);
        const written = writePass(analysis, analysis.circuits[0]);
        // A formula may get too long for one line.
        if ('problem' in written) return assert.match(written.problem, /too long/);
        const whole = applyEdits(source, [written]);
        const { verdicts, circuit } = verdictsOf(whole);
        const off = verdicts.filter(({ judgement }) => !/^(exact|correct)$/.test(judgement));
        assert.deepEqual(
          off.map(({ name, judgement, reason }) => `${name} ${judgement} ${reason}`),
          [],
          whole,
        );
        assert.deepEqual(circuit.missing, [], whole);
      }),
      runs(30),
    );
  });

  it('has no factor of 1 and adds no 0', () => {
    fc.assert(
      fc.property(program, (source) => {
        const analysis = analyze(source);
        const written = writePass(analysis, analysis.circuits[0]);
        if ('problem' in written) return;
        const lines = written.text.split('\n').slice(1).join('\n');
        const odd = /(?<![\w.])1 \* .*|\* 1(?![\w.]).*|\/ 1(?![\w.]).*|[-+] 0(?![\w.]).*|- -.*|\+ -.*/.exec(
          lines,
        );
        assert.equal(odd?.[0], undefined, source);
      }),
      runs(30),
    );
  });

  it('is what a person would write', () => {
    const cases: readonly (readonly [forward: string, backward: string])[] = [
      ['var x = a * a;\n', 'var dx = 1;\nvar da = 2 * a * dx;\n'],
      ['let f = Math.tanh(q)\n', 'let df = 1\nlet dq = (1 - f * f) * df\n'],
      [
        'q = a * x + b * y + c;\nf = sig(q);\n',
        'df = 1;\ndq = f * (1 - f) * df;\ndc = dq;\ndb = y * dq;\ndy = b * dq;\nda = x * dq;\ndx = a * dq;\n',
      ],
      ['var x = 1.0 / a;\n', 'var dx = 1;\nvar da = -dx / (a * a);\n'],
      ['var x = Math.max(a, 0);\n', 'var dx = 1;\nvar da = a > 0 ? dx : 0;\n'],
      [
        'const x = a - b;\nconst y = x * x * c;\n',
        'const dy = 1;\nconst dc = x * x * dy;\nconst dx = 2 * x * c * dy;\nconst db = -dx;\nconst da = dx;\n',
      ],
      ['var x = a + b + a;\n', 'var dx = 1;\nvar db = dx;\nvar da = 2 * dx;\n'],
      [
        'var x = c * Math.max(a, 0) + Math.max(a, 0);\n',
        'var dx = 1;\nvar dc = Math.max(a, 0) * dx;\nvar da = (a > 0 ? c * dx : 0) + (a > 0 ? dx : 0);\n',
      ],
    ];
    for (const [forward, backward] of cases) assertWritten(forward, backward);
  });

  it('has a temporary where several gradients share a long upstream, and none elsewhere', () => {
    const cases: readonly (readonly [forward: string, backward: string])[] = [
      [
        'let e = (y - (w * x + b)) ** 2\n',
        'let de = 1\nlet dt1 = 2 * (y - (w * x + b)) * de\nlet db = -dt1\nlet dx = -w * dt1\nlet dw = -x * dt1\nlet dy = dt1\n',
      ],
      [
        'var t1 = 2;\nvar dt2 = 3;\nvar f = Math.log(1 + Math.exp(t1 * b + dt2));\n',
        'var df = 1;\nvar dt3 = df / (1 + Math.exp(-(t1 * b + dt2)));\nvar ddt2 = dt3;\nvar db = t1 * dt3;\nvar dt1 = b * dt3;\n',
      ],
      [
        'const f = Math.tanh(w * x + b);\n',
        'const df = 1;\nconst db = (1 - f * f) * df;\nconst dx = w * (1 - f * f) * df;\nconst dw = x * (1 - f * f) * df;\n',
      ],
    ];
    for (const [forward, backward] of cases) {
      const { verdicts } = verdictsOf(forward + assertWritten(forward, backward));
      assert.deepEqual(
        verdicts.filter(({ judgement }) => !/^(exact|correct)$/.test(judgement)),
        [],
      );
    }
  });

  it('is right where a switch is at a tie, now or always, and where an exponent is 0', () => {
    const forward = [
      'var x = Math.max(a * b, b * a) * c;',
      'var x = Math.max(a * b, c, a * b, 0.5);',
      'var a = 1, b = 1;\nvar x = Math.max(a, b);',
      'var a = 2, b = 2, c = 2;\nvar x = Math.min(a, b, c) * a;',
      'var n = 0;\nvar q = a * b;\nvar x = q ** n + q;',
      'var a = 0, n = 2;\nvar x = a ** n + n;',
      'var a = 0;\nvar x = Math.abs(a) * b + Math.max(a, 0);',
    ];
    for (const lines of forward) {
      const analysis = analyze(`${lines}\n`);
      const written = writePass(analysis, analysis.circuits[0]);
      assert.ok('text' in written);
      const { verdicts } = verdictsOf(`${lines}\n${written.text}`);
      const off = verdicts.filter(({ judgement }) => !/^(exact|correct)$/.test(judgement));
      assert.deepEqual(
        off.map(({ name, reason }) => `${name} ${reason}`),
        [],
        lines + written.text,
      );
    }
  });

  it('adds only what is missing to a pass that is there', () => {
    const source =
      'const x = a * b;\nconst y = Math.tanh(x + c);\nconst dy = 2;\nconst dx = (1 - y * y) * dy;\nconst da = b * dx;\n';
    const analysis = analyze(source);
    const written = writeMissing(analysis, analysis.circuits[0]);
    assert.ok('text' in written);
    const whole = applyEdits(source, [written]);
    assert.match(written.text, /^const d[bc] = .*;\nconst d[bc] = .*;\n$/);
    const { verdicts, circuit } = verdictsOf(whole);
    assert.ok(verdicts.every(({ judgement }) => /^(exact|correct)$/.test(judgement)));
    assert.deepEqual(circuit.missing, []);
  });
});

describe('a written pass is declared and ended as the code above it', () => {
  const written = (source: string) => {
    const analysis = analyze(source);
    const pass = writePass(analysis, analysis.circuits[0]);
    assert.ok('text' in pass, JSON.stringify(pass));
    return applyEdits(source, [pass]).slice(source.length);
  };

  it('whatever comments stand between its words', () => {
    assert.match(written('const a = 2;\nconst/*w*/x/*;*/= a * a;\n'), /^const dx = 1;\n/);
    assert.match(written('const a = 2\nconst x = a * a // ;\n'), /^const dx = 1\n/);
  });

  it('with the keyword of a list that goes on over lines', () => {
    assert.match(written('let a = 2,\n  x = a * a;\n'), /^ {2}let dx = 1;\n/);
  });

  it('and leaves no empty line at the end of a notebook', () => {
    const source = joinCells([{ number: 0, run: null, text: 'let a = 2;\nlet x = a * a;' }]);
    assert.equal(written(source), '\nlet dx = 1;\nlet da = 2 * a * dx;');
  });

  it('and not a second time', () => {
    assert.match(written('let a = 2, da, dx = 0;\nlet x = a * a;\n'), /^dx = 1;\nda = /);
    assert.match(written('let a = 2,\n  dx = 0;\nlet x = a * a;\n'), /^dx = 1;\nlet da = /);
    assert.match(written('// let dx = 0;\nlet a = 2;\nlet x = a * a;\n'), /^let dx = 1;\n/);
  });
});
