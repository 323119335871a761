import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyze } from '../../src/analysis';
import { generatedFile } from '../bench/measure';

const parts = [
  'var a = 2;',
  'var x = a * b;\n',
  'da = b * dx',
  ';',
  '\n',
  '// note\n',
  '/*',
  '*/',
  'function f(u) { return u * a; }',
  'if (a) { x = 3 }',
  '(',
  '}',
  '`',
  '+ f(x)',
  "import 'y';",
];

/** What an analysis says, without the parts that only make the next one faster. */
function said({ circuits, loose, skipped, notes, active, why, script }: Analysis) {
  const variables = [...circuits.flatMap((circuit) => circuit.variables), ...loose];
  return {
    variables: variables.map(({ version: _, ...rest }) => rest),
    entries: circuits.map(({ pass }) =>
      pass?.entries.map(({ name, of, at, value }) => ({ name, of, at, value })),
    ),
    pieces: script.pieces,
    skipped,
    notes,
    active,
    why,
  };
}

describe('after an edit', () => {
  it('says what it would say of the new text alone', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom(...parts));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 12 }), fc.array(edit), (start, edits) => {
        let text = start.join('');
        let previous = analyze(text);
        for (const [place, removed, added] of edits) {
          const at = place % (text.length + 1);
          text = text.slice(0, at) + added + text.slice(at + removed);
          previous = analyze(text, { previous });
          assert.deepEqual(said(previous), said(analyze(text)), JSON.stringify(text));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('reads only the statement that changed', () => {
    const text = generatedFile(200);
    const before = analyze(text);
    const after = analyze(text.replace('var v99 =', 'var v99 = 1 +'), { previous: before });
    const kept = new Set(before.script.pieces.map(({ statements }) => statements));
    assert.equal(after.script.pieces.filter(({ statements }) => !kept.has(statements)).length, 1);
  });
});
