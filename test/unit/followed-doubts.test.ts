/*
 * Loops of which it is not known how many rounds they have, sides of conditions that may not run, names and keys that mean
 * one thing here and another there: what is shown of them is what real runs make there.
 */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/model';
import { FollowedPython } from '../followed/python';
import type { Followable } from '../followed/runs';
import { FollowedScript } from '../followed/script';
import { hold, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { analyze } from './analyze';

/** What is shown of a program, which is true, and its values by names: the last of each. */
function shownOf(program: Followable): { analysis: Analysis; values: Map<string, number | null> } {
  const analysis = analyze(program.source, { language: program.language });
  // What reads a name that the program does not give ends there.
  if (!program.fails({})) hold(analysis, program, noCount());
  const all = [...analysis.circuits.flatMap(({ variables }) => variables), ...analysis.loose];
  return { analysis, values: new Map(all.map(({ name, value }) => [name, value])) };
}

interface Example {
  readonly title: string;
  readonly javascript: string;
  readonly python: string;
  /** What is shown at the end, by names. */
  readonly shows: Readonly<Record<string, number | null>>;
}

const examples: readonly Example[] = [
  {
    title: 'a loop that asks behind its first round for another shows the round that has run',
    javascript: 'let x = 3;\ndo { x *= 0.5; } while (x > 10);\nlet y = x * 2;\n',
    python: 'x = 3.0\nwhile True:\n    x *= 0.5\n    if not x > 10:\n        break\ny = x * 2\n',
    shows: { x: 1.5, y: null },
  },
  {
    title: 'a loop that goes on as long as its last round says so shows the round that has run',
    javascript: 'let x = 3;\nlet on = true;\nwhile (on) { x *= 0.5; on = x > 10; }\nlet y = x * 2;\n',
    python: 'x = 3.0\non = True\nwhile on:\n    x *= 0.5\n    on = x > 10\ny = x * 2\n',
    shows: { x: 1.5, y: null },
  },
  {
    title: 'a loop on one side of a condition on what is not given shows its last round',
    javascript: 'let z = 1;\nif (x > 0) { for (let i = 0; i < 3; i++) { z = 2 * i; } }\nlet y = z * 2;\n',
    python: 'z = 1\nif x > 0:\n    for i in range(3):\n        z = 2 * i\ny = z * 2\n',
    shows: { z: 4, y: 8 },
  },
  {
    title: 'a place that is gone through in some rounds only shows the last of them',
    javascript: 'let z = 1;\nfor (let i = 0; i < 4; i++) { if (x > i) { z = x + i; } }\nlet y = z * 2;\n',
    python: 'z = 1\nfor i in range(4):\n    if x > i:\n        z = x + i\ny = z * 2\n',
    shows: {},
  },
  {
    title: 'rounds behind one that a number that is not given ends are not shown',
    javascript: 'let z = 0;\nfor (let i = 0; i < 4; i++) { z = i * 2; if (x > i) break; }\nlet y = z * 2;\n',
    python: 'z = 0\nfor i in range(4):\n    z = i * 2\n    if x > i:\n        break\ny = z * 2\n',
    shows: { z: 0, y: 0 },
  },
  {
    title: 'a function of the file means its own names, whatever variables the function has that calls it',
    javascript:
      'let a = 1.5;\nfunction g(z) { return z * a; }\nfunction f(a) { const x = g(2); return x + a; }\nlet y = f(4);\n',
    python: 'a = 1.5\ndef g(z):\n    return z * a\ndef f(a):\n    x = g(2)\n    return x + a\ny = f(4)\n',
    shows: { x: 3, y: 7 },
  },
  {
    title: 'what may be one of two lists is both to whoever changes it, under whatever name',
    javascript:
      'let w = [0.5, -1, 2];\nlet u = w;\nif (w[0] > 3) { u = [1, 2]; }\nlet v = u;\nv.reverse();\nlet c = w[0];\n',
    python: 'w = [0.5, -1, 2]\nu = w\nif w[0] > 3:\n    u = [1, 2]\nv = u\nv.reverse()\nc = w[0]\n',
    shows: { c: null },
  },
  {
    title: 'keys come in the order in which both sides of a condition have added them',
    javascript:
      'let a = 1.5;\nconst d = { x: 2 };\nif (a > 0) { d.p = 1; d.q = 2; } else { d.p = 3; d.q = 4; }\nlet s = 0;\nfor (const k in d) { s = s * 10 + d[k]; }\n',
    python:
      'a = 1.5\nd = {"x": 2}\nif a > 0:\n    d["p"] = 1\n    d["q"] = 2\nelse:\n    d["p"] = 3\n    d["q"] = 4\ns = 0\nfor k in d:\n    s = s * 10 + d[k]\n',
    shows: { s: 212 },
  },
  {
    title: 'a key that goes and comes back on the side that does not run stays where it was',
    javascript:
      'let a = 1.5;\nconst d = { x: 2, z: 3 };\nif (a > 5) { delete d.x; }\nlet s = 0;\nfor (const k of ["x", "z"]) { s = s * 10 + a; }\n',
    python:
      'a = 1.5\nd = {"x": 2, "z": 3}\nfor i in range(2):\n    if a > 5:\n        d["x"] = d.pop("x")\n    s = 0\n    for k in d.values():\n        s = s * 10 + k\n',
    shows: {},
  },
  {
    title: 'an order of keys that depends on a condition is not known',
    javascript:
      'let a = 1.5;\nconst d = { x: 2 };\nif (a > 0) { d.p = 1; d.q = 2; } else { d.q = 4; d.p = 3; }\nlet s = 0;\nfor (const k in d) { s = s * 10 + d[k]; }\nlet y = s * 2;\n',
    python:
      'a = 1.5\nd = {"x": 2}\nif a > 0:\n    d["p"] = 1\n    d["q"] = 2\nelse:\n    d["q"] = 4\n    d["p"] = 3\ns = 0\nfor k in d:\n    s = s * 10 + d[k]\ny = s * 2\n',
    shows: { y: null },
  },
  {
    title: 'what only later rounds of an uncounted loop reach by a count is not known',
    javascript:
      'let x = 3;\nlet z = 1;\nlet i = 0;\nconst w = [1, 2, 3];\nwhile (x > 0.1) { x *= 0.5; if (i === 1) z = 5; if (i === 2) w[0] = 4; i++; }\nlet y = z * 2;\nlet v = w[0];\nlet u = w[2];\n',
    python:
      'x = 3.0\nz = 1\ni = 0\nw = [1, 2, 3]\nwhile x > 0.1:\n    x *= 0.5\n    if i == 1:\n        z = 5\n    if i == 2:\n        w[0] = 4\n    i += 1\ny = z * 2\nv = w[0]\n',
    shows: { y: null, v: null },
  },
  {
    title: 'nor what they reach by a text that a round has changed',
    javascript:
      "let x = 3;\nlet z = 1;\nlet k = 2;\nlet mode = 'a';\nwhile (x > 0.1) { x *= 0.5; if (mode === 'b') { z = 5; } mode = 'b'; }\nlet y = z * 2;\nlet v = k * 2;\n",
    python:
      "x = 3.0\nz = 1\nk = 2\nmode = 'a'\nwhile x > 0.1:\n    x *= 0.5\n    if mode == 'b':\n        z = 5\n    mode = 'b'\ny = z * 2\nv = k * 2\n",
    shows: { y: null, v: 4 },
  },
  {
    title: 'nor by the length of a list that grows',
    javascript:
      'let x = 3;\nlet z = 1;\nconst list = [];\nwhile (x > 0.1) { x *= 0.5; if (list.length > 1) { z = 5; } list.push(x); }\nlet y = z * 2;\n',
    python:
      'x = 3.0\nz = 1\nlist = []\nwhile x > 0.1:\n    x *= 0.5\n    if len(list) > 1:\n        z = 5\n    list.append(x)\ny = z * 2\n',
    shows: { y: null },
  },
  {
    title: 'nor what another function does that they call',
    javascript:
      'let x = 3;\nlet z = 1;\nlet i = 0;\nconst fs = [() => 0, () => { z += 1; }];\nwhile (x > 0.1) { x *= 0.5; fs[i](); i = 1; }\nlet y = z * 2;\n',
    python:
      'x = 3.0\nz = 1\ni = 0\ndef one():\n    return 0\ndef other():\n    global z\n    z += 1\nfs = [one, other]\nwhile x > 0.1:\n    x *= 0.5\n    fs[i]()\n    i = 1\ny = z * 2\n',
    shows: { y: null },
  },
  {
    title: 'nor the element that they write, nor those of another list',
    javascript:
      'let x = 3;\nlet i = 0;\nconst w = [1, 2, 3];\nconst rows = [[1, 2], [3, 4]];\nwhile (x > 0.5) { x *= 0.5; w[i] = x; const row = rows[i % 2]; row[0] = x; i++; }\nlet y = w[2];\nlet v = rows[1][0];\n',
    python:
      'x = 3.0\ni = 0\nw = [1, 2, 3]\nrows = [[1, 2], [3, 4]]\nwhile x > 0.5:\n    x *= 0.5\n    w[i] = x\n    row = rows[i % 2]\n    row[0] = x\n    i += 1\ny = w[2]\nv = rows[1][0]\n',
    shows: { y: null, v: null },
  },
  {
    title: 'what a round only reads, and what every round does alike, stays known',
    javascript:
      'let x = 3;\nlet z = 1;\nlet i = 0;\nconst w = [1, 2, 3];\nconst rows = [[1, 2], [3, 4]];\nwhile (x > 0.5) { const row = rows[i % 2]; x *= 0.5; for (let k = 0; k < 3; k++) { x -= 0.01 * w[k] * row[0]; } if (i === 5) console.log(x); i++; }\nlet y = w[2] * z;\nlet v = rows[1][0];\n',
    python:
      'x = 3.0\nz = 1\ni = 0\nw = [1, 2, 3]\nrows = [[1, 2], [3, 4]]\nwhile x > 0.5:\n    row = rows[i % 2]\n    x *= 0.5\n    for k in range(3):\n        x -= 0.01 * w[k] * row[0]\n    if i == 5:\n        print(x)\n    i += 1\ny = w[2] * z\nv = rows[1][0]\n',
    shows: { y: 3, v: 3 },
  },
  {
    title: 'what a training loop does later than in its first round is not known',
    javascript:
      'let w = 0.5;\nlet lr = 0.1;\nfor (let epoch = 0; epoch < 20; epoch++) { const e = w - 3; const loss = e * e; const dw = 2 * e; w -= lr * dw; if (epoch === 10) lr *= 0.5; }\nlet y = lr * 2;\n',
    python:
      'w = 0.5\nlr = 0.1\nfor epoch in range(20):\n    e = w - 3\n    loss = e * e\n    dw = 2 * e\n    w -= lr * dw\n    if epoch == 10:\n        lr *= 0.5\ny = lr * 2\n',
    shows: { y: null },
  },
  {
    title: 'the right side of an assignment that asks the left one first runs only where it is asked for',
    javascript:
      'let s = 0;\nlet n = 1;\nfunction f(z) { n += 1; return z; }\nfor (let i = 0; i < 2; i++) { s &&= f(3); }\nlet y = n * 2 + s;\n',
    python:
      's = 0\nn = 1\ndef f(z):\n    global n\n    n += 1\n    return z\nfor i in range(2):\n    s = s and f(3)\ny = n * 2 + s\n',
    shows: { y: 2 },
  },
  {
    title: 'a loop that has no round the last time does not show one',
    javascript:
      'const v = [1.5, -2];\nlet s = 0;\nfor (const z of v) { let rest = z * 2; while (rest > 2) { rest *= 0.5; s += 1; } }\nlet y = s * 2;\n',
    python:
      'v = [1.5, -2]\ns = 0\nfor z in v:\n    rest = z * 2\n    while rest > 2:\n        rest *= 0.5\n        s += 1\ny = s * 2\n',
    shows: { y: null },
  },
];

/** The same with what is not given assigned as it is assumed: what real runs then make of it. */
function withGiven(source: string, analysis: Analysis, language: Followable['language']): string {
  const given = analysis.circuits.flatMap(({ variables }) =>
    variables.filter(({ assumed, definition }) => assumed && !definition),
  );
  const declares = language === 'python' ? '' : 'var ';
  return [...given.map(({ name, value }) => `${declares}${name} = ${value}`), source].join('\n');
}

describe('what nobody can know of loops, sides and names', () => {
  for (const { title, javascript, python, shows } of examples)
    for (const program of [new FollowedScript(javascript), new FollowedPython(python)]) {
      if (program.language === 'python' && !hasPython) continue;
      it(`${title}, in ${program.language}`, () => {
        const { analysis, values } = shownOf(program);
        for (const [name, value] of Object.entries(shows)) assert.equal(values.get(name), value, name);
        if (!program.fails({})) return;
        const source = withGiven(program.source, analysis, program.language);
        const real = program.language === 'python' ? new FollowedPython(source) : new FollowedScript(source);
        const written = real.run();
        const topLevel = analysis.circuits.flatMap(({ scope, variables }) =>
          scope === 'top level' ? variables : [],
        );
        const shift = source.length - program.source.length;
        for (const { name, value, definition } of topLevel) {
          const all = definition && written.get(definition.from + shift);
          if (all && value !== null) assert.ok(real.isShown(value, all.at(-1)), `${name}: ${value}, ${all}`);
        }
      });
    }
});
