/* In which files gradients show without being asked for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze } from './analyze';
import { examples } from './examples';

const shows: Record<string, string> = {
  'one multiplication': 'var x = a * b;',
  'one sum': 'const s = a + b + c',
  'a neuron in two steps': 'const q = a*x + b*y + c; const f = sig(q);',
  'a function of Math': 'let y = Math.tanh(w * x + b);',
  'inputs with values': 'var a = 2;\nvar b = -3;\nvar x = a * b;\n',
  'more inputs than gates': 'const a = 1, b = 2, c = 3, d = 4, e = 5, out = a * b + c * d - e;',
  'compound assignments': 'let s = 0;\ns += a * a;\ns += b * b;\n',
  'a function of one expression': 'function sig(q) { return 1 / (1 + Math.exp(-q)); }\nvar f = sig(a * x);',
  'an arrow': 'const square = v => v * v;\nconst y = square(a) + square(b);',
  'functions taken from Math': 'const { exp, max: biggest } = Math;\nconst y = exp(biggest(a, b));',
  'an object of numbers': 'const p = { a: 2, b: 3 };\nconst x = p.a * p.b;',
  'an array of numbers': 'const w = [0.1, 0.2];\nconst y = w[0] * 3 + w[1];',
  'a log at the end': 'var x = a * b;\nvar y = x + c;\nconsole.log(x, y);',
  'the whole in a function': 'function f(a, b) {\n  const q = a * b;\n  const x = q + b;\n  return x;\n}',
  types: 'const a: number = 2;\nconst x = (a as number) * 3;\ninterface P { q: number }',
  'a statement that is being typed': 'var x = a * b;\nvar y = x +',
  'comments and blank lines': '// forward\n\nvar x = a * a; // square\n/* then */ var y = x + 1;',
  'a division': 'var x = 1.0/a;',
  'a power': 'var x = Math.pow(((a * b + c) * d), 2);',
  'a switch among arithmetic': 'var h = a * x + b;\nvar r = h > 0 ? h : 0;\nvar y = r * c;',
  'a backward pass in a module':
    "import { log } from './log.js';\nconst a = 2, b = 3;\nexport const x = a * b;\nconst da = b * dx;\nconst db = a * dx;",
  'a backward pass in a function':
    'class Gate {\n  run(a, b) {\n    const x = a * b;\n    const da = b * dx;\n    const db = a * dx;\n    return [da, db];\n  }\n}\nmodule.exports = Gate;',
  'a circuit in a module':
    'export const a = 1, b = 2;\nexport const q = a * b + a;\nexport const f = 1 / (1 + Math.exp(-q));',
  'a neuron that a module exports':
    'export function neuron(a, x, b) {\n  const q = a * x + b;\n  return Math.tanh(q);\n}',
  'weights in an object':
    'const sig = (z) => 1 / (1 + Math.exp(-z));\nfunction gate(x, h, w) {\n  const i = sig(w.xi * x + w.hi * h);\n  const g = Math.tanh(w.xg * x + w.hg * h);\n  const c = i * g;\n  return c;\n}',
  'an input directive': '// @input a = 3\nrun();',
  'an output directive': "require('x');\nconst y = f(a); // @output y",
  'a const directive': '// @const n\nconst n = load();',
  'a backprop directive': 'export {};\n// @backprop\nstart();',
};

const silent: Record<string, string> = {
  nothing: '',
  'only inputs': 'const a = 1;\nconst b = 2;',
  'a server': "const express = require('express');\nconst port = 3000 + 1;\nexpress().listen(port);",
  'constants of a module': 'const second = 1000;\nconst minute = 60 * second;\nmodule.exports = { minute };',
  'exported constants': 'export const second = 1000;\nexport const minute = 60 * second;',
  'an exported formula': 'export function lerp(a, b, t) {\n  return a + (b - a) * t;\n}',
  'a universal module':
    "(function (root, factory) {\n  typeof exports === 'object' ? factory(exports) : factory(root);\n})(this, function (e) { e.x = 1; });\nvar y = x * 2;",
  text: "var name = 'Ada';\nvar greeting = 'Hello, ' + name;",
  'text among numbers': 'const n = a + 1;\nconst label = `some items`;\nconst title = label + name;',
  calls: 'const start = now();\nrun();\nconst took = now() - start;',
  'a page': 'const w = window.innerWidth / 2;\nconst h = window.innerHeight / 2;\ndraw(w, h);',
  'arithmetic on what only the program knows':
    'const gap = box.right - box.left;\nconst half = box.width / 2;',
  'a loop': 'let s = 0;\nfor (const v of list) s += v;\nconst mean = s / list.length;',
  'a class':
    'class Vector {\n  length() {\n    const s = this.x * this.x;\n    return Math.sqrt(s);\n  }\n}\nvar v = new Vector();',
  conditions: 'const open = a && b;\nconst late = now > due;\nconst which = open ? late : other;',
  'a time step': 'function update(dt) {\n  x += v * dt;\n  const dx = x - x0;\n  move(dx);\n  draw();\n}',
  'small parts of much else':
    'const gap = a * 2;\nstart();\nif (gap > 3) stop();\nelement.style.left = gap;\nshow(gap);',
  'documentation with @const': "/** @const @type {string} */\nvar kind = '[object RegExp]';\nrun(kind);",
  'documentation with @input': '/** @input: what is read */\nfunction read(input) { return input.value; }',
  'broken text': '}{)(*&^%$ not code at all = = =',
  'a lone copy': 'const a = b;',
};

describe('when gradients show by themselves', () => {
  for (const [what, code] of Object.entries(shows)) {
    it(`shows: ${what}`, () => {
      const { active, why } = analyze(code, { language: 'typescript' });
      assert.equal(active, true, why);
    });
  }

  for (const [what, code] of Object.entries(silent)) {
    it(`is silent: ${what}`, () => {
      const { active, why } = analyze(code, { language: 'typescript' });
      assert.equal(active, false, why);
    });
  }

  it('does not flicker while a file about a circuit is typed', () => {
    const code = 'var q = a*x + b*y + c;\nvar f = sig(q);\n';
    const first = code.indexOf(';');
    for (let end = first; end <= code.length; end++)
      assert.equal(analyze(code.slice(0, end)).active, true, code.slice(0, end));
  });

  for (const { file, source, language } of examples) {
    it(`shows: examples/${file}`, () => {
      assert.equal(analyze(source, { language }).active, true);
    });
  }

  it('is silent in its own source', () => {
    assert.equal(
      analyze(readFileSync('src/analysis/activity.ts', 'utf8'), { language: 'typescript' }).active,
      false,
    );
  });
});
