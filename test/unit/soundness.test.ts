/* No number that is shown is ever wrong: programs with odd ways to change a variable, run in real JavaScript. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from './analyze';
import { oddLines } from './odd-lines';
import { runs, surroundingsOf } from './oracle';
import { fill } from './programs';
import { check } from './truth';
import { anyPrograms } from './typed-programs';
import { Watched } from './watched';

/** Straight-line code with a gap. Each program is marked as watched.ts says. */
const surroundings: readonly (readonly [before: string, after: string])[] = [
  [
    'var «a = 1.5»;\nvar «b = 2.25»;\nvar «x = 3»;\nvar «y = 0.5»;\n',
    '«y = ‹a› * 2 + ‹b› * ‹x›»;\n«x = Math.tanh(‹y›) + Math.abs(‹a›) - Math.max(‹b›, 1)»;\n',
  ],
  [
    'var «a = 1.5»;\nvar «b = 2.25»;\nconst p = { a: 2, b: 3 };\nconst w = [0.5, 0.25];\nfunction f(v) { return v * 2; }\nconst h = (v) => v * v;\n',
    '«x = f(‹a›) + 1»;\n«y = h(‹b›) * p.a + w[0] * 2»;\n«x = g(‹b›)»;\n',
  ],
  [
    'function bump(v) { a = a + 1; return v; }\nvar zap = () => 0, late = () => 0;\n«a = 1.5»;\n«b = 2.25»;\n',
    '«a = 5»;\n«y = ‹a› * 3 + ‹b›»;\nlate();\nzap();\n«x = ‹a› * 3»;\n',
  ],
  [
    'function run(a, b) {\nvar «x = ‹a› * 2»;\nvar «y = 3»;\n',
    '«y = ‹a› * ‹b›»;\n«return ‹y› + ‹x›»;\n}\nrun(1.25, 2.5);\n',
  ],
  [
    'var «a = 1.5»;\nvar «b = 2.25»;\nvar «x = ‹a› * ‹b›»;\nvar «dx = 1»;\nvar «da = ‹b› * dx»;\n',
    'var «db = ‹a› * dx + ‹b› * 0»;\n«y = ‹a› + ‹b› * ‹x›»;\n',
  ],
];

const surroundingsFor = surroundingsOf(surroundings);

describe('never a wrong number', function () {
  this.timeout(0);

  describe('in straight-line code around', () => {
    for (const [nth, line] of oddLines.entries()) {
      it(line, () => {
        for (const [before, after] of surroundingsFor(nth)) {
          const program = `${before}${fill(line, 'a', 'b', '(‹a› - ‹b›)')}\n${after}`;
          const watched = new Watched(program);
          if (watched.isValid()) check(watched);
        }
      });
    }
  });

  it('every value and gradient shown is what the program really computes', () => {
    const count = { values: 0, gradients: 0, inFunctions: 0, programs: 0, typed: 0 };
    fc.assert(
      fc.property(anyPrograms, (watched) => {
        count.programs++;
        if (watched.language === 'typescript') count.typed++;
        check(watched, count);
      }),
      runs(250),
    );
    // Else this would prove nothing.
    const { values, gradients, inFunctions, typed } = count;
    const message = JSON.stringify(count);
    assert.ok(values > 3 * count.programs, message);
    assert.ok(gradients > count.programs / 20, message);
    assert.ok(inFunctions > count.programs / 20, message);
    assert.ok(typed > count.programs / 20, message);
  });
});

describe('the gradient of what flows into something unread', () => {
  const gradientOfA = (rest: string) =>
    analyze(`var a = 2;\nvar x = a * 3;\n${rest}`).circuits[0].variables.find(({ name }) => name === 'a')
      ?.gradient;

  for (const rest of [
    'stack.push(x);\nvar y = stack[0] * 2;',
    'stack.push(x);\nvar y = stack.pop() * 2;',
    'keep(x);\nvar y = kept() * 2;',
    'const w = [1];\nkeep(w);\nzap(x);\nvar y = w[0] * 2;',
    'let w = 1;\nkeep(() => { w = 2; });\nvar s = w;\nzap(x);\nvar y = w * 2;',
    'var y = x * this.a;',
    'function f() { return x; }\nvar y = f2() * 2;',
    'var y = 1 + eval("x * 2");',
    'var y = eval("x") * 2;',
    'delete globalThis.x;\nfunction f() { return x; }\nvar y = f2() * 2;',
  ])
    it(`is unknown, not zero: ${rest}`, () => assert.equal(gradientOfA(rest), null));

  for (const [rest, gradient] of [
    ['box.v = x;\nvar y = box.v * x;', 36],
    ['var o = { v: x };\nvar y = o.v * 2;', 6],
  ] as const)
    it(`is known where that is followed: ${rest}`, () => assert.equal(gradientOfA(rest), gradient));

  const ofA = (first: string, last: string) =>
    analyze(
      `var a = 2;\nfunction zap(v) { if (v > 1) return a * v; return a; }\nfunction run(x) {\n${first}\n${last}\n}`,
    )
      .circuits.find(({ scope }) => scope === 'run')
      ?.variables.find(({ name }) => name === 'a')?.gradient;

  for (const before of ['var t = unknown();', 'var t = new Box(x).v;'])
    it(`is unknown for what a function reads only after code that may have read it: ${before}`, () => {
      assert.equal(ofA(before, 'return a * 3 + t;'), null);
      assert.equal(ofA('', 'return a * 3 + x;'), 3);
    });

  for (const before of ['var t = zap(x);', 'var t = 0; if (x < 1) t = zap(x);'])
    it(`is known for what a function that is followed has read before: ${before}`, () =>
      assert.equal(ofA(before, 'return a * 3 + t;'), 4));

  for (const [rest, gradient] of [
    ['var t = data[0];\nvar y = x - t;', 3],
    ['console.log(x);\nvar t = data[0];\nvar y = x - t;', 3],
    ['var s = sq(x);\nvar t = data[0];\nvar y = s - t;\nfunction sq(v) { return v * v; }', 36],
  ] as const)
    it(`is known beside what it does not flow into: ${rest}`, () =>
      assert.equal(gradientOfA(rest), gradient));
});
