/* Code while it is being typed: what is broken costs its own statement, and nobody is blamed. */
import assert from 'node:assert/strict';
import { analyze } from './analyze';

const good = ['var a = 2, b = -3;', 'var q = a * b;', 'var f = Math.tanh(q);'];

const sources: Readonly<Record<string, readonly string[]>> = { q: ['a', 'b'], f: ['q'] };

/** Statements in all stages of being typed; each may assign z, and nothing else. */
const halfTyped = [
  'var',
  'var z',
  'var z =',
  'var z = ;',
  'var z = a',
  'var z = a *',
  'var z = a * ;',
  'var z = (',
  'var z = (a',
  'var z = (a +',
  'var z = (a + b',
  'var z = a + + ;',
  'var z = a b',
  'var z = 3 4',
  'var z = Math.',
  'var z = Math.max(',
  'var z = Math.max(a,',
  'var z = Math.max(a, b',
  'var z = )',
  'z =',
  'z +=',
  'z += ;',
  'z = a ?',
  'z = a ? b',
  'z = a ? b :',
  'z = a >',
  'z = a ===',
  'z = [',
  'z = [1, 2',
  'z = {',
  'z = {a:',
  'z = "text',
  "z = 'text",
  'z = a **',
  'z = -a ** 2',
  'z = a &&',
  'z = a ?? b || c',
  'z = 1e',
  'z = 0x',
  'z = 1.2.3',
  'z = a..b',
  'let z = => a',
  'const z',
  'if (',
  'for (',
  'function z(',
  'return',
  '}',
  ')',
  '= 3',
  '+ a',
  '* 2;',
  'z = await',
  'z = #a',
  'z = @',
  'z = a \\',
];

describe('half-typed code', () => {
  for (const [k, line] of halfTyped.entries()) {
    it(`costs only itself: ${line}`, () => {
      for (const place of [1, 2, 3]) {
        const lines = [...good.slice(0, place), line, ...good.slice(place)];
        const { circuits, loose } = analyze(lines.join('\n'));
        const shown = [...circuits.flatMap(({ variables }) => variables), ...loose];
        for (const { name, value, assumed, definition } of shown) {
          if (value === null || assumed || !definition) continue;
          const expected = { a: 2, b: -3, q: -6, f: Math.tanh(-6) }[name];
          if (expected !== undefined) assert.equal(value, expected, `${name} beside “${line}”`);
          else assert.ok(name === 'z' || name === 'return', `${name} beside “${line}”`);
        }
        // A brace that closes nothing, or opens what never ends, may take the lines below with it, but none above.
        const lost = ['a', 'b', 'q', 'f'].filter(
          (name) => !shown.some((v) => v.name === name && v.value !== null),
        );
        const below = /[{[("'\\]$|^(if|for|function)/.test(line) || k < 0;
        const allowed = below ? good.slice(place).join(' ') : '';
        // The line right below may be read as the rest of an unfinished one; only that one.
        const next = good[place] ?? '';
        for (const name of lost) {
          // What rests on a lost name has no number either.
          const follows = (sources[name] ?? []).some((source) => lost.includes(source));
          const own = `${allowed} ${next}`.includes(`${name} =`);
          assert.ok(own || follows, `${name} is lost to “${line}” at ${place}`);
        }
      }
    });
  }

  it('at every keystroke of a good line, the lines around it stand', () => {
    const typed = 'var g = Math.max(f, q) * (a + 2) - b / 3;';
    for (let length = 0; length <= typed.length; length++) {
      const { circuits, loose } = analyze([...good, typed.slice(0, length), 'var h = a + b;'].join('\n'));
      const shown = [...circuits.flatMap(({ variables }) => variables), ...loose];
      for (const [name, expected] of Object.entries({ a: 2, b: -3, q: -6, f: Math.tanh(-6) }))
        assert.ok(
          shown.some((v) => v.name === name && v.value === expected),
          `${name} after “${typed.slice(0, length)}”`,
        );
      for (const { name, value, assumed } of shown) if (name === 'h' && !assumed) assert.equal(value, -1);
    }
  });

  it('makes the names that a broken statement assigns unread, not stale', () => {
    const { circuits } = analyze('var a = 2;\nvar z = a * 3;\nz = a * ;\nvar y = z + 1;');
    const y = circuits[0].variables.find(({ name }) => name === 'y');
    assert.equal(y?.value, null);
    assert.match(y.reason ?? '', /^z is not known here: line 3 may change it: .*syntax error/);
    assert.equal(circuits[0].variables.find(({ name }) => name === 'a')?.gradient, null);
  });
});
