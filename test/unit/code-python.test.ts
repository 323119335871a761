/*
 * Python as trees that are followed. The oracle is Python: a program that is printed from its tree does what the original
 * does. Where there is no python3, the trees that are written here by hand are all there is to hold on to.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis/analyze';
import { python } from '../../src/languages/python/dialect';
import type { Code, OpaquePart } from '../../src/program/code';
import { joinCells } from '../../src/text/cells';
import { checkSame, none, printed } from '../python/code-pairs';
import { snippets } from '../python/code-snippets';
import { programs } from '../python/generated';
import * as legal from '../python/legal-code';
import { fill, oddLines } from '../python/odd-lines';
import { printBlock } from '../python/print-code';
import { ask, hasPython } from '../python/process';
import { runs } from './oracle';
import { codeOfText, expressionsIn, functionsIn, opaqueIn, placedCode } from './python-code';

/** Without the brackets that stand around single words. */
const print = (source: string) =>
  printBlock(codeOfText(source))
    .replace(/\((\d+)\)/g, '$1')
    .trim();

describe('Python as trees of code', () => {
  const byHand: readonly (readonly [source: string, tree: string])[] = [
    ['not a and b', '((not a) and b)'],
    ['not a == b or c', '((not (a == b)) or c)'],
    ['-a ** -b ** c', '(- (a ** (- (b ** c))))'],
    ['a - b - c * d', '((a - b) - (c * d))'],
    ['a < b <= c and d not in e', '((a < b <= c) and (d not in e))'],
    ['a is not b | c', '(a is not (b | c))'],
    ['x = y = a, b', 'x = y = (a, b,)'],
    ['a @= b', 'a @= b'],
    ['a if b else c if d else e', '(a if b else (c if d else e))'],
    ['if a: b\nelif c: d\nelse: e', 'if a:\n b\nelif c:\n d\nelse:\n e'],
    ['with a as b, c: d', 'with a as b:\n with c:\n  d'],
    ['f(a, *b, c=d, **e)', 'f(a, *b, c=d, **e)'],
    ['f(a for b in c)', 'f((a for b in c))'],
    ['import a.b as c, d.e\nfrom .f import g', 'from a import b as c\nimport d as d\nfrom .f import g as g'],
    ['print a', 'print(a)'],
    ['a[1:, ::b] = c', 'a[1::, ::b,] = c'],
    [
      'class K:\n  b = 2\n  c = b\n  def f(self): return b',
      'class K:\n def f(self):\n  return b\nK.b = 2\nK.c = K.b',
    ],
    ['f"{a}b{c:.2f}"', '"{}{}{}".format(a, "b", "{:.2f}".format(c))'],
  ];
  for (const [source, tree] of byHand)
    it(`reads ${JSON.stringify(source)} as Python does`, () => assert.equal(print(source), tree));

  const long = (count: number): readonly (readonly [source: string, kind: Code['kind']])[] => [
    [`a = ${Array(count).fill('b').join(' + ')}`, 'assign'],
    [`a = ${Array(count).fill('f(b)').join(' and ')}`, 'assign'],
    [`a${'.b(1)'.repeat(count / 2)}`, 'expression'],
    [`a = ${'b if c else '.repeat(count)}d`, 'assign'],
    [`a = ${'- '.repeat(count)}b`, 'assign'],
  ];

  it('follows what is long, and ends its stack with nothing that is longer', () => {
    for (const [source, kind] of long(250))
      assert.equal(codeOfText(source)[0].kind, kind, source.slice(0, 20));
    // Here the parser gives up.
    for (const [source] of long(10000)) assert.equal(codeOfText(source)[0].kind, 'opaque');
    assert.equal(codeOfText(`a = ${'lambda: '.repeat(600)}b`)[0].kind, 'assign');
    const elses = Array.from({ length: 10000 }, (_, k) => `elif a == ${k}: b = ${k}`).join('\n');
    let depth = 0;
    for (
      let [code]: readonly Code[] = codeOfText(`if a: b = 1\n${elses}`);
      code?.kind === 'if';
      [code] = code.no
    )
      depth++;
    assert.equal(depth, 10001);
  });

  const opaque: readonly (readonly [source: string, reads: string, assigns: string])[] = [
    ['def f(): a = yield b', 'b', ''],
    ['a = await b(c)', 'b c', ''],
    ['match a:\n  case [b, *c] if d: e = f', 'a b c d e f', 'b c e'],
    ['a = [b, 1j, c]', '', ''],
    ['async for a in b: c = d', 'a b c d', 'a c'],
    ['class A(b, c=d):\n  e = f\n  def g(self): return h + self.i', 'A b d f h', 'A'],
    [
      'match a:\n  case 1:\n    f = lambda b: b + c\n    def g(d):\n      nonlocal e\n      e = h = d',
      'a c e f g',
      'e f g',
    ],
    ['match a:\n  case 1: b = [c for c in d if e]', 'a b d e', 'b'],
    ['a = (yield (b := c))', 'b c', 'b'],
  ];
  for (const [source, reads, assigns] of opaque)
    it(`knows what ${JSON.stringify(source)} touches where it is not followed`, () => {
      const found = opaqueIn(codeOfText(source));
      assert.equal(found.length, 1);
      assert.equal([...found[0].reads].sort().join(' '), reads);
      assert.equal([...found[0].assigns].sort().join(' '), assigns);
    });

  it('knows what may change everything, and what may leave a function', () => {
    const only = (source: string) => opaqueIn(codeOfText(source))[0] as OpaquePart | undefined;
    for (const source of [
      'exec(a)',
      'globals()["a"] = 1',
      'a.__dict__["b"] = 2',
      'from a import *',
      'vars()',
    ])
      assert.equal(only(source)?.assignsAnything, true, source);
    for (const source of ['a = vars', 'a.eval()', 'self.modules = []', 'from math import *'])
      assert.equal(only(source), undefined, source);
    const inLoop = (body: string) => only(`for a in b:\n  match a:\n    case 1: ${body}`)?.leaves;
    assert.equal(inLoop('break'), true);
    assert.equal(inLoop('return 3'), true);
    assert.equal(inLoop('c = 3'), undefined);
  });

  it('says what is broken, statement by statement', () => {
    const shape = (source: string) =>
      codeOfText(source).map((code) =>
        code.kind === 'opaque' && code.broken ? `broken ${code.assigns}` : code.kind,
      );
    assert.deepEqual(shape('a = 1\nb = (\nc = 3'), ['assign', 'broken b', 'assign']);
    assert.deepEqual(shape('a = 1\nb = c d\ne = 3'), ['assign', 'broken b', 'assign']);
    assert.deepEqual(shape('if a:\nb = 2'), ['broken ', 'assign']);
    assert.deepEqual(shape('a = 1\n  b = 2\nc = 3'), ['assign', 'broken b', 'assign']);
    assert.deepEqual(shape('def f(\na = 2'), ['broken f', 'assign']);
    const [code] = codeOfText('def f(a):\n  if a:\n    b = c d\n    e = 1\n  return e');
    assert.ok(code.kind === 'function');
    assert.deepEqual([...code.code.own].sort(), ['a', 'b', 'e']);
    const [inner, last] = code.code.body;
    assert.ok(inner.kind === 'if' && last.kind === 'return');
    assert.deepEqual(
      inner.yes.map(({ kind }) => kind),
      ['opaque', 'assign'],
    );
  });

  it('knows where each expression stands: what stands there is that expression', () => {
    let count = 0;
    // What a class reads of itself, and how a value is formatted, is said in other words.
    for (const source of snippets.filter((each) => !/\bclass\b|f"/.test(each)))
      for (const { code, base } of placedCode(source))
        for (const value of expressionsIn(code)) {
          const { from, to } = value;
          const text = printBlock([{ kind: 'expression', value, from, to }]);
          if (/[[,] *[^\]]*::|\[[^\]]*:|Ellipsis/.test(text)) continue;
          const here = source.slice(base + from, base + to);
          assert.equal(printBlock(codeOfText(`(${here}\n)`)), text, `${here} in ${source}`);
          count++;
        }
    assert.ok(count > 1500, String(count));
  });

  it('counts the places in a notebook from where its cells stand', () => {
    const source = joinCells(
      ['%pip install x\na = 1', 'b = a + 2'].map((text, number) => ({ number, run: null, text })),
    );
    const { reading } = analyze(source, { dialect: python });
    const said = (reading.follow?.() ?? []).map(({ code, base }) =>
      source.slice(base + code.from, base + code.to),
    );
    assert.deepEqual(said, ['a = 1', 'b = a + 2']);
  });

  it('knows where the signs of operators stand', () => {
    const source = 'a = b + c ** -d @ (e) is not f\ng //= h not in i\n';
    const signs = placedCode(source).flatMap(({ code, base }) =>
      [...expressionsIn(code), code].flatMap((each) =>
        'sign' in each ? [source.slice(base + each.sign.from, base + each.sign.to)] : [],
      ),
    );
    assert.deepEqual(signs.sort(), ['**', '+', '-', '//', '=', '@', 'is not', 'not in']);
  });

  it('prints all that it has of legal code but what it says to be opaque', () => {
    const count = none();
    const all = [...legal.anywhere, ...legal.topLevel];
    for (const source of all) printed(codeOfText(source), count);
    const broken = [...count.opaque].filter(([reason]) => reason.includes('syntax error'));
    assert.deepEqual(broken, []);
    const opaqueOnes = [...count.opaque.values()].reduce((sum, each) => sum + each, 0);
    assert.ok(opaqueOnes < all.length / 5, [...count.opaque].join('\n'));
  });
});

describe('Python as trees of code, and real Python', function () {
  this.timeout(0);
  if (!hasPython) return;

  for (const source of snippets)
    it(`does as the original does: ${JSON.stringify(source).slice(0, 80)}`, () => {
      const count = none();
      checkSame([source], count);
      assert.equal(count.same, 1, [...count.opaque.keys()].join());
    });

  it('does so in legal code of all kinds', () => {
    const count = none();
    checkSame([...legal.anywhere, ...legal.topLevel], count);
    assert.ok(count.same > 90, String(count.same));
  });

  it('does so with every odd line', () => {
    const count = none();
    const head = 'import math\nimport numpy as np\na, b, x, y = 1.5, 2.25, 3, 0.5\n';
    const inFunction = (line: string) =>
      `${head}def run(a, b):\n${line.replace(/^(?=.)/gm, '    ')}\n    return a, b\nr = run(a, b)\n`;
    const lines = oddLines.map((line) => fill(line, 'a', 'b', '(x + 1)'));
    checkSame(
      lines.map((line) => `${head}${line}\n`),
      count,
    );
    checkSame(lines.map(inFunction), count);
    assert.ok(count.same > 1.6 * lines.length, String(count.same));
  });

  it('does so in programs that nobody has run before', () => {
    const count = none();
    fc.assert(
      fc.property(programs, ({ source }) => checkSame([source], count)),
      runs(200),
    );
    assert.ok(count.same > 60, JSON.stringify([count.same, ...count.opaque]));
  });

  it('knows the names that are own to a function', () => {
    const heads = 'x = 1\n';
    const lines = oddLines.map((line) => fill(line, 'a', 'b', '(x + 1)'));
    const inFunction = (line: string) =>
      `def run(a, b):\n${line.replace(/^(?=.)/gm, '    ')}\n    return a, b\n`;
    const sources = [
      ...snippets,
      ...legal.anywhere,
      ...lines.map((line) => heads + line),
      ...lines.map(inFunction),
    ];
    const told = ask({ do: 'own', sources }) as (readonly (readonly string[])[] | null)[];
    let functions = 0;
    for (const [k, source] of sources.entries()) {
      const names = told[k];
      const code = codeOfText(source);
      if (!names || opaqueIn(code).length > 0) continue;
      const own = functionsIn(code).map((each) => [...each.own].sort());
      functions += own.length;
      const byText = (all: readonly (readonly string[])[]) => all.map((each) => each.join(' ')).sort();
      assert.deepEqual(byText(own), byText(names), source);
    }
    assert.ok(functions > 300, String(functions));
  });
});
