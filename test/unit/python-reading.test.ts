/* How Python is read: what is broken costs one statement, lines join, and a changed text is read as one from the start. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis/analyze';
import type { Analysis } from '../../src/analysis/model';
import { python } from '../../src/languages/python/dialect';
import { head, lines, numeric } from '../python/lines';
import { changed, digest, shown } from './digest';
import { runs } from './oracle';

function read(source: string, previous?: Analysis): Analysis {
  return analyze(source, { dialect: python, previous });
}

/** The value that a name has last. */
function worthOf(analysis: Analysis, name: string): number | null {
  return shown(analysis).findLast((variable) => variable.name === name)?.value ?? null;
}

function brokenLines({ skipped }: Analysis): number[] {
  return skipped.filter(({ reason }) => /syntax error/.test(reason)).map(({ line }) => line);
}

/** Code that is being typed, between `a = 2` and `b = a * 3`. */
const halfTyped = [
  'q =',
  'q = a +',
  'q = (a + ',
  'q = f(a, k=',
  'q = f(a,\n      2',
  'q = [1, (2',
  'q = {"k": [',
  'q = (a]',
  'q = a)',
  "q = 'abc",
  "q = f('abc)",
  'q = 2 *** 3',
  'q = "a" 1 \'',
  'def f(',
  'def f(v)',
  'def f(v):',
  'def f(v)\n    return v',
  'for i in',
  'while (q',
  'import',
  'from math import (exp,',
  'lambda',
  '    q = 3',
  '  if q:\n      q = 3',
  'if q:\n        q = 1\n    q = 2',
  'if q:\n\tq = 1\n        q = 2',
  'if q\n    q = 3',
  'if q:',
  'q: ',
  'class',
  '@',
  'return',
  'print q',
  'q = 1 if',
  'try:',
  'q = $a',
  '"""A docstring that goes on',
];

describe('Python', () => {
  for (const code of halfTyped)
    it(`loses no other statement to ${JSON.stringify(code)}`, () => {
      const analysis = read(`a = 2\n${code}\nb = a * 3\nc = b + 1\n`);
      assert.equal(worthOf(analysis, 'b'), 6);
      assert.equal(worthOf(analysis, 'c'), 7);
      const last = code.split('\n').length + 1;
      assert.ok(brokenLines(analysis).every((line) => line >= 2 && line <= last));
    });

  for (const line of numeric)
    it(`has a number for ${JSON.stringify(line)}`, () => {
      const found = shown(read(`${head}${line}\n`)).findLast(
        ({ name, definition }) => name === 'b' && definition && definition.from >= head.length,
      );
      assert.notEqual(found?.value ?? null, null, String(found?.reason));
    });

  it('does not know what a broken statement may have assigned', () => {
    for (const code of ['q = (a + ', '    q = 3', 'q = 2 *** 3', 'if a\n    q = 3'])
      assert.equal(worthOf(read(`q = 1\na = 2\n${code}\nr = q + a\n`), 'r'), null, code);
  });

  it('reads on in brackets, behind a backslash and in long strings', () => {
    const source = `a = (1 +  # one (
    2
)
b = a * \\
    3
c = """
d = 4
""" and [
b, a]
d = f(
a=1,
b=2,
)
e = b; f = e + 1;
`;
    const analysis = read(source);
    assert.deepEqual(brokenLines(analysis), []);
    assert.equal(worthOf(analysis, 'b'), 9);
    assert.equal(worthOf(analysis, 'f'), 10);
    assert.notEqual(worthOf(analysis, 'd'), 4);
  });

  it('reads all kinds of line ends and blanks alike', () => {
    const source = 'a = 2\nif a:\n\tb = 1\n\n\f\nc = (a +\n  1)\nd = c * \\\n  2\n';
    for (const ends of ['\n', '\r\n', '\r']) {
      const analysis = read(source.replaceAll('\n', ends));
      assert.deepEqual(brokenLines(analysis), [], JSON.stringify(ends));
      assert.equal(worthOf(analysis, 'd'), 6, JSON.stringify(ends));
    }
  });

  it('takes no legal code for broken', () => {
    const legal = `with open('x') as f, open('y') as (g, h): pass
with (open('x') as f, open('y') as o.g):
    pass
def gen():
    yield
    v = yield
    return
match o:
    case A() | B.c(): pass
    case {'k': 1, **rest}: pass
q = 1. / (2. + .5) + 1.e3 if o else 2.
r = [x for x in o if x] + [*o] + [(y := 3)]
s = lambda *a, k=1, **m: (a, k, m)
async def co():
    async with o as p: await p
    async for i in o: pass
t: int = f"{q:{r}} {s!r}" 'and'
global_ = not o in r and o is not s
print(*o, sep='', **m)
if o: u = 1
elif r: u = 2
else: u = 3
class C(A, metaclass=B):
    """Doc."""
    x: int
    @property
    def y(self): return self.x
try:
    pass
except (A, B) as e: raise C from e
else: pass
finally: del q, r[0]
assert o, 'message'
`;
    assert.deepEqual(brokenLines(read(legal)), []);
  });

  it('is the same where it is read again after a change as from the start', () => {
    const pieces = [
      'a',
      '(',
      ')',
      '[',
      ':',
      '\n',
      '    ',
      '\t',
      '=',
      '1',
      '.',
      "'",
      '"""',
      '#',
      '\\',
      'if a:\n',
      ' as ',
      '',
    ];
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(12),
      insert: fc.constantFrom(...pieces),
    });
    const file = fc
      .array(fc.constantFrom(...lines, ...numeric), { minLength: 3, maxLength: 12 })
      .map((each) => each.join('\n'));
    fc.assert(
      fc.property(file, fc.array(edit, { minLength: 1, maxLength: 5 }), (source, edits) => {
        let text = source;
        let previous = read(text);
        for (const each of edits) {
          text = changed(text, each);
          previous = read(text, previous);
          assert.equal(digest(previous), digest(read(text)), text);
        }
      }),
      runs(150),
    );
  }).timeout(120_000);

  // The parser uses what it has again only where that is long.
  for (const block of ['for a in b:\n    c = 1\n', 'if a:\n    b = 1\nelse:\n    c = [\n1,\n2]\n'])
    for (const end of [
      'def f(): return 3\n',
      'def f():\n    return 3',
      'if a:\n    b = (',
      'if a:\n    b = 1\n    ',
    ])
      it(`keeps blocks apart where a file ends in ${JSON.stringify(end)}`, () => {
        const text = block.repeat(300) + end;
        const edited = `${block}q = 3\n${text}`;
        const count = (analysis: Analysis) => analysis.reading.items.length;
        assert.equal(count(read(edited, read(text))), count(read(edited)));
      });

  it('keeps blocks apart in a file that is parsed in parts', () => {
    const text = 'c\n'.repeat(100);
    const block = `if a:\n    b = """\n${text}"""\nelse:\n    c = [\n1,\n2]\n`;
    const count = 2 * Math.ceil((1 << 16) / block.length);
    assert.equal(read(block.repeat(count)).reading.items.length, count);
  });

  it('is read in time in proportion to its length, and however deeply it is nested', () => {
    const deep = [
      `a = ${'('.repeat(5000)}1${')'.repeat(5000)}`,
      `a = ${'-'.repeat(5000)}1`,
      `a = ${'not '.repeat(5000)}1`,
      `a = ${Array.from({ length: 5000 }, () => '1').join(' + ')}`,
      `a = ${Array.from({ length: 2000 }, () => '2').join(' ** ')}`,
      `a = ${'1 if b else '.repeat(3000)}2`,
      `a = ${'b.c'.repeat(1)}${'.c'.repeat(5000)}`,
      `a = ${'lambda: '.repeat(3000)}2`,
      Array.from({ length: 400 }, (_, k) => `${' '.repeat(k)}if b:`).join('\n'),
      `a = (\n${'b = (\n'.repeat(3000)}`,
      `a = ${'"'.repeat(9999)}`,
    ];
    for (const source of deep) {
      const analysis = read(`c = 2\n${source}\nd = c * 2\n`);
      assert.ok(analysis.reading.items.length >= 0, source.slice(0, 40));
    }
  }).timeout(60_000);
});
