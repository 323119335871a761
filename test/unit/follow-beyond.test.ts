/*
 * What else a file has that is none of a circuit's business, and leaves it followed all the same: what it hands to the
 * page, how it asks what made a thing, names of Python's own. soundness.test.ts has what changes variables in such ways.
 */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { analyze } from './analyze';

const script =
  'function grow(a) {\n  let s = 2;\n  for (let i = 0; i < 3; i++) s *= a;\n  return s;\n}\nvar y = grow(1.5);\nvar z = y * 2;\n';
const circuits: Partial<Record<Language, string>> = {
  javascript: script,
  typescript: script,
  python:
    'def grow(a):\n    s = 2\n    for i in range(3):\n        s *= a\n    return s\n\ny = grow(1.5)\nz = y * 2\n',
};

/** What a circuit of a loop is worth beside some code: 2 · 1.5³ where it is followed. */
function worthBeside(code: string, language: Language): number | null | undefined {
  const { circuits: found } = analyze(`${circuits[language]}${code}\n`, { language, asked: true });
  return found.flatMap(({ variables }) => variables).find(({ name }) => name === 'y')?.value;
}

const beside: Partial<Record<Language, readonly string[]>> = {
  javascript: [
    'window.grow2 = grow;',
    'if (typeof window !== "undefined") window.started = true;',
    'if (typeof global === "undefined") { var t = 3; }',
    '(function (global) { var Kit = {}; global.Kit = Kit; })({});',
    'function Page() { this.width = window.innerWidth; }',
    'window.onload = function () { window.ready = grow(2); };',
    'window["kit"] = { grow };',
    'class Poly { constructor(c) { this.c = c; } eval(x) { return this.c * x; } twice(x) { return this.eval(x) * 2; } }',
    'const at = (curve, u) => curve.eval(u);',
    "class Layer { check() { if (!this.w) throw new Error(this.constructor.name + ' has no weights'); } }",
    'class Grid { copy() { return new this.constructor(this.w); } same(o) { return o.constructor === this.constructor; } }',
    'function Old() { this.w = 1; }\nfunction New() {}\nNew.prototype = Object.create(Old.prototype);\nNew.prototype.constructor = New;',
    'function all() { return Array.prototype.slice.call(arguments, 1); }',
    'const hasOwn = (o, k) => Object.prototype.hasOwnProperty.call(o, k);',
    'Object.defineProperty(exports, "__esModule", { value: true });\nvar __importDefault = 3;',
  ],
  typescript: [
    'const kind = (layer: any) => (layer.constructor as any).name;',
    '(window as any).grow2 = grow;',
  ],
  python: [
    '__author__ = "someone"\n__license__ = "MIT"',
    'model.eval()',
    'for m in net.modules():\n    m.train()',
    'class Net:\n    def __init__(self, w):\n        self.__w = w\n    def weight(self):\n        return self.__w\nclass Big(Net):\n    def other(self):\n        return self.__w',
    'class Node:\n    def __repr__(self):\n        return self.__class__.__name__\n    def __hash__(self):\n        return id(self)',
    'def cost(vars, modules):\n    return vars[0] * modules',
  ],
};

describe('Beside a circuit', () => {
  for (const [language, codes] of Object.entries(beside) as [Language, readonly string[]][])
    for (const code of codes)
      it(`in ${language} may stand: ${code.split('\n')[0]}`, () =>
        assert.equal(worthBeside(code, language), 6.75));

  for (const [language, code] of [
    ['javascript', 'window[pick()] = 3;'],
    ['javascript', 'keep(window);'],
    ['javascript', 'eval(text());'],
    ['javascript', 'Array.prototype.map = odd;'],
    ['python', 'exec(text())'],
    ['python', 'globals()["y"] = 3'],
    ['python', 'class A:\n    def __getattr__(self, name):\n        return 3'],
  ] as const)
    it(`in ${language} may not stand: ${code}`, () => assert.notEqual(worthBeside(code, language), 6.75));
});
