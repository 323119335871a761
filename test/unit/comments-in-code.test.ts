/* Comments in the middle of code are no part of it. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { shown } from './digest';

const namesIn = (source: string) => shown(analyze(source)).map(({ name }) => name);

/** Code with comments in it, and the names of what it reads and assigns. */
const named: readonly (readonly [code: string, names: readonly string[]])[] = [
  ['y = x/*w*/*3', ['x', 'y']],
  ['y = (x/*w*/)*3', ['x', 'y']],
  ['y = x/*v*/ // w\n*3', ['x', 'y']],
  ['y = p/*w*/.a*2', ['p.a', 'y']],
  ['y = p // w\n./*v*/a * 2', ['p.a', 'y']],
  ['y = this/*w*/.x/*v*/*2', ['this.x', 'y']],
  ['y = w/*v*/[/*u*/1/*t*/]*2', ['w[1]', 'y']],
  ['y = f/*w*/()*2', ['f()', 'y']],
  ['y = f(/*w*/2)*3', ['f(2)', 'y']],
  ['y = f(2 /*w*/)*3', ['f(2)', 'y']],
  ['y = f(2, // w\n  3) * 3', ['f(2, 3)', 'y']],
  ['y = f(1/*w*/+/*v*/2)*3', ['f(1+2)', 'y']],
  ['y = f(1 /*w*/ + /*v*/ 2)*3', ['f(1 + 2)', 'y']],
  ['y = f(1 -/*w*/-2)*3', ['f(1 - -2)', 'y']],
  ['y = a/*w*/./*v*/b/*u*/(3)*2', ['a.b(3)', 'y']],
  ['let y/*w*/=/*v*/x/*u*/*2/*t*/,/*s*/z = y/*r*/', ['x', 'y', 'z']],
  ['f = q => 2*(q)/*w*/; y = f(x)', ['x', 'y', 'q', 'return']],
  ['function f(a/*w*/,/*v*/b/*u*/) { return a*b }', ['a', 'b', 'return']],
];

describe('comments inside of code', () => {
  for (const [code, names] of named)
    it(`are no part of a name: ${code}`, () => {
      assert.deepEqual(namesIn(code), names);
    });

  it('are no part of a reason', () => {
    const reasons = [...analyze('y = (w /*w*/ .go)(x) * 2;').tape.reasons].map(([, why]) => why);
    assert.ok(
      reasons.some((why) => why.startsWith('w.go is not known')),
      reasons.join('\n'),
    );
  });

  it('stay out of where something stands', () => {
    const source = 'y = x/*w*/*3/*v*/;';
    const { occurrences, circuits } = analyze(source);
    assert.deepEqual(
      [...occurrences].map(({ from, to }) => source.slice(from, to)),
      ['x', 'y'],
    );
    const [{ wiring }] = circuits;
    const { from, to } = wiring.versions.at(-1)?.at ?? { from: 0, to: 0 };
    assert.equal(source.slice(from, to), 'y');
  });

  it('in strings are text', () => {
    const reasons = [...analyze('y = w["/*w*/"].go() * x').tape.reasons].map(([, why]) => why);
    assert.ok(
      reasons.some((why) => why.startsWith('w["/*w*/"].go is not known')),
      reasons.join('\n'),
    );
  });
});

/** A pass with one mistake, the text that its first fix makes, and what is said. */
const mended: readonly (readonly [what: string, code: string, fixed: string, said?: RegExp])[] = [
  [
    'an operator between comments that hold the same sign',
    'var a = 2, b = 3, c = 4; var x = a*(b-c); var dx = 1; var da = (b/* + */+/* - */c)*dx; var db = a*dx;',
    'var a = 2, b = 3, c = 4; var x = a*(b-c); var dx = 1; var da = (b/* + */-/* - */c)*dx; var db = a*dx;',
  ],
  [
    'a sign of += behind a comment that has one',
    'var a = 2, b = 3, da = 0, db = 0; var x = a*b; var dx = 1; da/* += */-=/* - */b*dx; db += a*dx;',
    'var a = 2, b = 3, da = 0, db = 0; var x = a*b; var dx = 1; da/* += */+=/* - */b*dx; db += a*dx;',
    /^The sign is wrong/,
  ],
  [
    'a keyword and a semicolon that comments hold apart from the rest',
    'var a = 2, b = 3; var x = a*b; var y = x*x;\nvar dy = 1;\nvar/*u*/da = b*dx/*v*/;\nvar dx = 2*x*dy;\nvar db = a*dx;\n',
    'var a = 2, b = 3; var x = a*b; var y = x*x;\nvar dy = 1;\nvar dx = 2*x*dy;\nvar/*u*/da = b*dx/*v*/;\nvar db = a*dx;\n',
  ],
  [
    'declarations that a comment with a comma parts',
    'var a = 2, b = 3; var x = a*b; var y = x*x; var dy = 1, /* , */ da = b*dx /* , */, dx = 2*x*dy, db = a*dx;',
    'var a = 2, b = 3; var x = a*b; var y = x*x; var dy = 1, /* , */ dx = 2*x*dy, da = b*dx, db = a*dx;',
  ],
  [
    'parentheses that a comment holds apart from what they hold',
    'var a = 2, s = 0.5, x = a*(1 - s); var dx = 1; var da = (/*u*/s/*v*/)*dx; var ds = -a*dx;',
    'var a = 2, s = 0.5, x = a*(1 - s); var dx = 1; var da = (/*u*/1 - s/*v*/)*dx; var ds = -a*dx;',
  ],
  [
    'what is said, which is told without comments',
    'var a = 2, b = 3, c = 4; var x = a*(b - c); var dx = 1; var da = (c/*u*/ - // v\n b)*dx; var db = a*dx; var dc = -a*dx;',
    'var a = 2, b = 3, c = 4; var x = a*(b - c); var dx = 1; var da = (b - c)*dx; var db = a*dx; var dc = -a*dx;',
    /must be b - c\./,
  ],
];

describe('the fix of a pass with comments', () => {
  for (const [what, code, fixed, said] of mended)
    it(`finds ${what}`, () => {
      const [wrong] = verify(analyze(code))
        .flatMap(({ verdicts }) => verdicts)
        .filter(({ judgement }) => judgement === 'wrong');
      assert.ok(wrong, 'nothing is wrong');
      assert.equal(applyEdits(code, wrong.edits), fixed);
      if (said) assert.match(wrong.reason ?? '', said);
    });
});
