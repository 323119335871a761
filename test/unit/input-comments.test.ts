/* Writing values of inputs into @input comments. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/text/edits';
import { writeInputs } from '../../src/writing/input-comments';
import { analyze } from './analyze';

function written(source: string, ...inputs: [string, number][]): string {
  return applyEdits(source, writeInputs(analyze(source), inputs));
}

describe('values of inputs written into @input comments', () => {
  it('go above the circuit that reads them, indented as it is', () => {
    assert.equal(written('// one\nvar x = a * b;\n', ['a', 2]), '// one\n// @input a = 2\nvar x = a * b;\n');
    assert.equal(
      written('function f(p, q) {\r\n  return p * q;\r\n}\r\n', ['p', -3], ['q', 1e-7]),
      'function f(p, q) {\r\n  // @input p = -3, q = 1e-7\r\n  return p * q;\r\n}\r\n',
    );
  });

  it('replace the number that stands there for the name, and nothing else', () => {
    assert.equal(
      written('// see @input a = 2, b = -3\nvar x = a * b;\n', ['b', 0.5]),
      '// see @input a = 2, b = 0.5\nvar x = a * b;\n',
    );
    assert.equal(
      written('/* @input a = 2 */\nvar x = a * b;\n', ['a', 4]),
      '/* @input a = 4 */\nvar x = a * b;\n',
    );
  });

  it('replace the number that counts where a name has two', () => {
    assert.equal(
      written('// @input a = 2\n// @input a = 3\nvar x = a * 2;\n', ['a', 5]),
      '// @input a = 2\n// @input a = 5\nvar x = a * 2;\n',
    );
  });

  it('are arrays with all their numbers, which are read as they were given', () => {
    const source = 'const y = w[0] * 2 + w[1];\n';
    const after = written(source, ['w[]', 2], ['w[0]', 1.5], ['w[1]', -2]);
    assert.equal(after, `// @input w = [1.5, -2]\n${source}`);
    assert.equal(analyze(after).circuits[0].outputs[0].variable.value, 1);
    assert.equal(written(after, ['w[]', 2], ['w[0]', 1.5], ['w[1]', 4]), `// @input w = [1.5, 4]\n${source}`);
  });

  it('are single elements of an array whose others were taken back', () => {
    const source = 'const y = w[0] * 2 + w[1];\n';
    assert.equal(written(source, ['w[]', 2], ['w[1]', -2]), `// @input w[1] = -2\n${source}`);
  });

  it('join the comment that stands just above', () => {
    assert.equal(
      written('// @input a = 2\nvar x = a * b;\n', ['b', 7]),
      '// @input a = 2, b = 7\nvar x = a * b;\n',
    );
    assert.equal(
      written('/* @input a = 2 */\nvar x = a * b;\n', ['b', 7]),
      '/* @input a = 2, b = 7 */\nvar x = a * b;\n',
    );
  });

  it('go above the whole statement, wherever in it the name is read', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['var x = 2 *\n  a;\n', '// @input a = 3\nvar x = 2 *\n  a;\n'],
      ['var s = `\n`, x = 2 * a;\n', '// @input a = 3\nvar s = `\n`, x = 2 * a;\n'],
      ['var y = 1, /* one\ntwo */ x = 2 * a;\n', '// @input a = 3\nvar y = 1, /* one\ntwo */ x = 2 * a;\n'],
      ['foo(`\n`); var x = 2 * a;\n', 'foo(`\n`);\n// @input a = 3\nvar x = 2 * a;\n'],
      ['/* one\ntwo */ var x = 2 * a;\n', '/* one\ntwo */\n// @input a = 3\nvar x = 2 * a;\n'],
      [
        'export function f(a) { return 2 * a; }\n',
        '// @input a = 3\nexport function f(a) { return 2 * a; }\n',
      ],
      ['  function f(a) { return 2 * a; }\n', '  // @input a = 3\n  function f(a) { return 2 * a; }\n'],
      [
        '  var f = (a) => {\n    foo(); return 2 * a; };\n',
        '  // @input a = 3\n  var f = (a) => {\n    foo(); return 2 * a; };\n',
      ],
    ];
    for (const [source, whole] of cases) {
      const text = written(source, ['a', 3]);
      assert.equal(text, whole);
      const variables = analyze(text).circuits.flatMap((circuit) => circuit.variables);
      assert.equal(variables.find(({ name }) => name === 'a')?.value, 3, text);
    }
  });

  it('join a list in front of what else its comment has', () => {
    assert.equal(
      written('/* @input a = 2 \n and more */\nvar x = a * b;\n', ['a', 1_000], ['b', 7]),
      '/* @input a = 1000 \n and more */\n// @input b = 7\nvar x = a * b;\n',
    );
    assert.equal(
      written('/* @input  a=1_0  */ var x = a * b;\n', ['a', 5], ['b', 7]),
      '/* @input  a=5, b = 7  */ var x = a * b;\n',
    );
  });

  it('are what the next reading finds, whatever stood there', () => {
    const names = ['a', 'b', 'constructor', '$x'];
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((any) => any + 0);
    const numbers = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), number), {
      selector: ([name]) => name,
    });
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const comment = before.map(([name, value]) => `${name} = ${value}`).join(', ');
        const code = `${comment && `// @input ${comment}\n`}\nvar x = a * b + constructor * $x;\n`;
        const { circuits } = analyze(written(code, ...after));
        for (const [name, value] of after) {
          const variable = circuits[0].variables.find((each) => each.name === name);
          assert.equal(variable?.value, value);
          assert.equal(variable?.assumed, false);
        }
      }),
    );
  });
});
