/* The judges of followed code tell what a run assigns, each time that it does, and what a change of one of them does. */
import assert from 'node:assert/strict';
import { FollowedPython } from '../followed/python';
import { type Followable, inLiteral, inReturn, type RunOptions } from '../followed/runs';
import { FollowedScript } from '../followed/script';
import { hasPython } from '../python/process';

const python = (source: string) => new FollowedPython(source);
const script = (source: string) => new FollowedScript(source);

/** What was assigned where `text` begins for the `nth` time. */
function at(
  program: Followable,
  text: string,
  options: RunOptions = {},
  beside = (place: number) => place,
): unknown[] {
  const place = program.source.indexOf(text);
  assert.ok(place >= 0, text);
  return (program.run(options).get(beside(place)) ?? []).map((each) =>
    typeof each === 'bigint' ? Number(each) : each,
  );
}

/** Programs, where something is assigned in them, and what. */
const told: readonly (readonly [
  make: (source: string) => Followable,
  source: string,
  place: string,
  values: unknown[],
])[] = [
  [script, 'let y = 0; for (const z of [1, 2]) { y += z * 2; }', 'y += z', [2, 6]],
  [script, 'let y = 0; for (const z of [1, 2]) { y += z * 2; }', 'z of', [1, 2]],
  [script, 'for (let i = 0; i < 2; i++) ;', 'i++', [1, 2]],
  [script, 'const w = [1, 2]; for (const i of [0, 1]) w[i] *= i + 3;', 'w[i]', [3, 8]],
  [script, 'const p = { a: 1 }; const b = p.a++ + p.a;', 'b =', [3]],
  [script, 'const p = { a: 1 }; const b = p.a++ + p.a;', 'p.a++', [2]],
  [script, 'const p = { a: 1 }; const b = --p.a;', 'b =', [0]],
  [script, 'let i = 0; const w = [1, 2]; w[i++] += 5; const b = w[0] + i;', 'b =', [7]],
  [script, 'const w = [1, 2];\n[w[0], w[1]] = [w[1], w[0]];', 'w[1]]', [1]],
  [script, 'let a, b;\n({ a, b: b = 3 } = { a: 2 });', 'b = 3', [3]],
  [script, 'const [a, [b, ...c]] = [1, [2, 3]];', 'b, ', [2]],
  [script, 'class A { s = 2; set(z) { this.s = z * 2; return this; } } new A().set(4);', 'this.s', [8]],
  [
    script,
    'class A { #s = 2; set(z) { this.#s += z; } } const o = new A(); o.set(1); o.set(2);',
    'this.#s',
    [3, 5],
  ],
  [script, 'function f(z, r = 2) { return z * r; } f(1); f(3, 4);', 'r = 2', [2, 4]],
  [script, 'const f = z => z * 2; f(4);', 'z =>', [4]],
  [script, 'let a = 1; a ||= 5; let b = 0; b ||= 5;', 'a ||=', []],
  [script, 'let a = 1; throw 1; a = 2;', 'a = 2', []],
  [python, 'y = 0\nfor z in [1, 2]:\n    y += z * 2\n', 'y +=', [2, 6]],
  [python, 'y = 0\nfor i, z in enumerate([1, 2]):\n    y += z * 2\n', 'z in', [1, 2]],
  [python, 'w = [1, 2]\nfor i in range(2):\n    w[i] *= i + 3\n', 'w[i]', [3, 8]],
  [python, 'class P: pass\np = P(); p.a = 1\np.a += 2\nb = p.a\n', 'b =', [3]],
  [python, 'w = [1, 2]\nw[0], w[1] = w[1], w[0]\n', 'w[1] =', [1]],
  [python, 'a, (b, *c) = 1, (2, 3)\n', 'b, ', [2]],
  [python, 'a = b = 3\n', 'b =', [3]],
  [python, 'def f(z, r=2):\n    return z * r\nf(1); f(3, 4)\n', 'r=2', [2, 4]],
  [python, 'w = [1, 2, 3]\nv = w\nv[1:] = [5]\nb = w[1] + len(w)\n', 'b =', [7]],
  [python, 'a = 1\nraise ValueError\na = 2\n', 'a = 2', []],
];

describe('real runs of followed code', () => {
  for (const [make, source, place, values] of told)
    if (make !== python || hasPython)
      it(`tell what is assigned at ${JSON.stringify(place)} in ${JSON.stringify(source)}`, () =>
        assert.deepEqual(at(make(source), place), values));

  const loops: readonly Followable[] = [
    script(
      'let y = 1;\nfor (const z of [2, 3]) {\n  y = y * z;\n}\nconst w = [y, 4];\nfunction f(q) { return q * y; }\nf(1);\n',
    ),
    ...(hasPython
      ? [python('y = 1\nfor z in [2, 3]:\n    y = y * z\nw = [y, 4]\ndef f(q):\n    return q * y\nf(1)\n')]
      : []),
  ];
  for (const program of loops) {
    const { language } = program;
    it(`tell what a change of one round does, in ${language}`, () => {
      const change = { at: program.source.indexOf('y = y'), nth: 0, value: 10 };
      assert.deepEqual(at(program, 'y = y', { change }), [10, 30]);
      assert.deepEqual(at(program, 'y, 4', { change }, inLiteral), [30]);
    });
    it(`tell of a changed element of a literal, in ${language}`, () => {
      const change = { at: inLiteral(program.source.indexOf('3]')), nth: 0, value: 5 };
      assert.deepEqual(at(program, 'y = y', { change }), [2, 10]);
    });
    it(`stop behind the first round of a loop, in ${language}`, () => {
      assert.deepEqual(at(program, 'y = y', { firstRound: 2 }), [2]);
      assert.deepEqual(at(program, 'w = ', { firstRound: 2 }), []);
    });
    it(`tell of a call with other arguments, in ${language}`, () => {
      const call = { name: 'f', values: [0.5] };
      assert.deepEqual(at(program, 'q * y', { call }, inReturn), [3]);
      assert.deepEqual(at(program, 'y = y', { call }), []);
    });
  }
});
