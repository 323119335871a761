/* Writing values of inputs into @input comments. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis/analyze';
import { applyEdits } from '../../src/text/edits';
import { writeInputs } from '../../src/writing/input-comments';

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
