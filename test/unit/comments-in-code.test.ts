import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis/analyze';
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
  ['f = q => 2*(q)/*w*/; y = f(x)', ['x', 'y']],
  ['function f(a/*w*/,/*v*/b/*u*/) { return a*b }', ['a', 'b', 'return']],
];

describe('comments inside of code', () => {
  for (const [code, names] of named)
    it(`are no part of a name: ${code}`, () => {
      assert.deepEqual(namesIn(code), names);
    });

  it('are no part of a reason', () => {
    const [skipped] = [...analyze('var i = f(); y = w[i /*w*/] * x;').reasons.values()];
    assert.equal(skipped, 'w[i] is only known when it runs');
  });

  it('stay out of where something stands', () => {
    const source = 'y = x/*w*/*3/*v*/;';
    const { occurrences, circuits } = analyze(source);
    assert.deepEqual(
      [...occurrences].map(({ from, to }) => source.slice(from, to)),
      ['x', 'y'],
    );
    const [{ wires }] = circuits;
    const { from, to } = wires.versions.at(-1)?.at ?? { from: 0, to: 0 };
    assert.equal(source.slice(from, to), 'y');
  });

  it('in strings are text', () => {
    const [reason] = [...analyze('y = w["/*w*/" + i] * x').reasons.values()];
    assert.equal(reason, 'w["/*w*/" + i] is only known when it runs');
  });
});
