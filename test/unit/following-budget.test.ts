/* What is too long to be followed costs one round, and nothing of what stands below it; what is not followed costs itself. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { analyze } from './analyze';

/** The last value that is shown of a variable, and how many rounds made it; null rounds where one of many was followed. */
function shownOf(source: string, name: string, language: Language) {
  const { circuits, loose } = analyze(source, { language });
  const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
  const found = all.findLast((each) => each.name === name && each.definition);
  return { value: found?.value ?? null, rounds: found?.rounds };
}

const below = {
  javascript: 'const a = 0.5;\nlet s = 0;\nfor (let k = 1; k <= 400; k++) s += a * k;\nconst out = s * 2;\n',
  python: 'a = 0.5\ns = 0.0\nfor k in range(1, 401):\n    s += a * k\nout = s * 2\n',
} as const;

const tooLong: readonly (readonly [keyof typeof below, source: string])[] = [
  ['javascript', 'let i = 0;\nwhile (i < 1e9) i++;\n'],
  ['javascript', 'let z = 0;\nfor (let i = 1e9; i > 0; i -= 2) z += i;\n'],
  ['javascript', 'let z = 0;\nfor (let i = 0; i < 3000; i++) for (let j = 0; j < 3000; j++) z += i * j;\n'],
  ['javascript', 'function f(n) { return n <= 0 ? 0 : 1 + f(n - 1); }\nconst z = f(10000);\n'],
  [
    'javascript',
    'let p = 0.5;\nfunction g(x) { return x > p ? g(x * 0.9) + g(x * 0.8) : x; }\nconst z = g(40);\n',
  ],
  ['javascript', "const t = 'x'.repeat(1e9);\n"],
  ['python', 'z = 0.0\nfor i in range(10**8):\n    z += i\n'],
  ['python', 'i = 0\nwhile i < 10**9:\n    i += 1\n'],
  ['python', 'z = 0\nfor i, j in enumerate(range(10**7)):\n    z += i\n'],
  ['python', 'n = 10**10**9\n'],
];

/** Loops that go along things of which nobody knows where they end. */
const chains: Readonly<Record<string, string>> = {
  'a member that is read in the test':
    'let n = a; let s = 0; while (n.parent !== null) { n = n.parent; s++; }',
  'a for loop along a list': 'let s = 0; for (let n = a.head; n !== null; n = n.next) s += n.value;',
  'a name that is assigned in the test': 'let n = a; let s = 0; while ((n = n.parent) !== undefined) s++;',
  'two members':
    'let n = a; let s = 0; while (n.left !== null && n.right != null) n = s++ ? n.left : n.right;',
  'a call for each round': 'let s = 0, m; while ((m = a.exec(b)) !== null) s += m.index;',
  'the end of a loop': 'let n = a; let s = 0; do { n = n.parent; s++; } while (n !== undefined);',
  'a deep member': 'let n = a; let s = 0; while (n.b.c.d !== undefined) { n = n.b.c.d; s += 2; }',
};

describe('what is too long to be followed', () => {
  for (const [language, source] of tooLong)
    it(`leaves what stands below as it is: ${source.split('\n').slice(0, 2).join(' ')}`, () => {
      assert.equal(shownOf(source + below[language], 'out', language).value, 80_200);
    });

  it('shows one round of many', () => {
    for (const [language, source, name] of [
      ['javascript', 'let i = 0;\nwhile (i < 1e9) i++;\n', 'i'],
      ['python', 'z = 0.0\nfor i in range(10**8):\n    z += i + 1\n', 'z'],
    ] as const)
      assert.deepEqual(shownOf(source, name, language), { value: 1, rounds: null });
  });

  for (const [what, code] of Object.entries(chains))
    it(`is a way along things that never ends: ${what}`, () => {
      for (const source of [code, `function f(a, b) {\n  ${code}\n  return s;\n}\nf(c, d);\n`]) {
        assert.equal(shownOf(source + below.javascript, 'out', 'javascript').value, 80_200);
        assert(analyze(source).tape.length < 100, source);
      }
    });

  it('is no loop whose counter grows by a factor', () => {
    const source = 'let s = 0;\nfor (let i = 1; i < 1e6; i *= 2) s += i;\nconst out = s * 0.5;\n';
    assert.equal(shownOf(source, 'out', 'javascript').value, (2 ** 20 - 1) / 2);
  });
});

/** Lines that are not followed, each in a file in which all else is. */
const odd: readonly (readonly [keyof typeof below, source: string])[] = [
  ['javascript', 'const r = /a+/g;\n'],
  ['javascript', 'async function load(u) { return await fetch(u); }\n'],
  ['javascript', 'function* three() { yield 1; yield 2; }\n'],
  ['javascript', 'function all() { return arguments.length; }\n'],
  ['javascript', 'const q = Object.freeze({ z: 2 });\n'],
  ['javascript', 'const g = { get z() { return 3; } };\n'],
  [
    'javascript',
    'function Unit(z) { this.z = z; }\nUnit.prototype.twice = function () { return this.z * 2; };\n',
  ],
  ['javascript', 'function h(back = () => 0) { return back(); }\n'],
  ['python', 'def three():\n    yield 1\n'],
  ['python', 'class P:\n    @property\n    def z(self):\n        return 3\n'],
  ['python', 'import functools\n@functools.lru_cache\ndef f(n):\n    return n\n'],
  ['python', 'q = {1, 2}\nsetattr(q, "z", 2)\n'],
];

describe('a line that is not followed', () => {
  for (const [language, source] of odd)
    it(`costs nothing but itself: ${source.split('\n')[0]}`, () => {
      const { value, rounds } = shownOf(source + below[language], 's', language);
      assert.deepEqual({ value, rounds }, { value: 40_100, rounds: 400 });
    });

  it('is a decorator that may make anything of a method; one of the file is followed', () => {
    const made = (of: string) =>
      `def twice(f):\n    def g(z):\n        return 2 * f(z)\n    return g\n${of}out = s + 0\n`;
    const method = 'class P:\n    @twice\n    def z(self):\n        return 3\ns = P().z()\n';
    const elsewhere = `from other import twice\n${method}out = s + 0\n`;
    assert.equal(shownOf(elsewhere, 'out', 'python').value, null);
    assert.equal(shownOf(made(method), 'out', 'python').value, 6);
    const own = '@twice\ndef h(z):\n    return z + 1\ns = h(2)\n';
    assert.equal(shownOf(made(own), 'out', 'python').value, 6);
  });

  it('may run again later, and change what it assigns', () => {
    const source =
      'let a = 1.5;\nconst o = { get z() { a = 4; return 1; } };\na = 2;\nconst c = o.z;\nconst out = a * 2;\n';
    assert.equal(shownOf(source, 'out', 'javascript').value, null);
  });
});
