/* Writing a number that was tried into the file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeLiteral } from '../../src/panel/writing';
import { applyEdits } from '../../src/text/edits';
import { analyze } from './analyze';
import { runScript, runs } from './oracle';

function write(source: string, name: string, value: number): string | null {
  const analysis = analyze(source, { language: 'typescript' });
  const variables = analysis.circuits.flatMap((circuit) => circuit.variables);
  const variable = variables.find((each) => each.name === name && each.role === 'input');
  assert.ok(variable, `${name} is an input`);
  const edit = writeLiteral(analysis, variable.version, value);
  return edit && applyEdits(source, [edit]);
}

const literals = fc.constantFrom(
  '2',
  '-2',
  '- 2',
  '2.0',
  '.5',
  '1e-3',
  '0x10',
  '1_000',
  '2 * 3',
  '(2)',
  '-(2 + 1)',
);
const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());

describe('writing a tried value into the file', () => {
  it('gives the variable that value when the file is run, and changes nothing else', () => {
    fc.assert(
      fc.property(literals, numbers, (literal, value) => {
        const line = (text: string) => `var b = 1, a=${text}, c = 3;\nvar x = a * b - c;\n`;
        const after = write(line(literal), 'a', value) ?? '';
        assert.equal(runScript(`${after};[a, b, c].join()`), `${value + 0},1,3`);
        assert.ok(after.startsWith('var b = 1, a=') && after.endsWith(', c = 3;\nvar x = a * b - c;\n'));
      }),
      runs(200),
    );
  });

  it('keeps the point of a number that has one', () => {
    assert.equal(write('var a = 2.0;\nvar x = a * a;\n', 'a', 3), 'var a = 3.0;\nvar x = a * a;\n');
    assert.equal(write('var a = 2.0;\nvar x = a * a;\n', 'a', 2.5), 'var a = 2.5;\nvar x = a * a;\n');
    assert.equal(write('var a = 2;\nvar x = a * a;\n', 'a', -3), 'var a = -3;\nvar x = a * a;\n');
  });

  it('leaves types alone', () => {
    const rest = ';\nconst x = a * a;\n';
    assert.equal(write(`const a = -2 as number${rest}`, 'a', 3), `const a = 3 as number${rest}`);
    assert.equal(write(`const a = 2!${rest}`, 'a', 3), `const a = 3!${rest}`);
    assert.equal(write(`const a = <number>2${rest}`, 'a', 3), `const a = <number>3${rest}`);
    assert.equal(write(`const a: number = 2${rest}`, 'a', 3), `const a: number = 3${rest}`);
  });

  it('leaves comments and parentheses alone', () => {
    const rest = ';\nconst x = a * a;\n';
    assert.equal(write(`const a/*u*/=/*v*/2/*w*/${rest}`, 'a', 3), `const a/*u*/=/*v*/3/*w*/${rest}`);
    assert.equal(write(`const a = (/*v*/-2.0 /*w*/)${rest}`, 'a', 3), `const a = (/*v*/3.0 /*w*/)${rest}`);
    assert.equal(
      write(`const a = [2/*v*/, /*w*/4];\nconst x = a[1] * a[1];\n`, 'a[1]', 3),
      `const a = [2/*v*/, /*w*/3];\nconst x = a[1] * a[1];\n`,
    );
    assert.equal(
      write(`const a = <number>2 /*v*/ as any${rest}`, 'a', 3),
      `const a = <number>3 /*v*/ as any${rest}`,
    );
  });

  it('finds entries of arrays and objects, and literals in functions', () => {
    const source =
      'const w = [1, -2], p = { k: 3 };\nvar x = w[1] * p.k;\nfunction f(u) { var a = 4; var y = a * u; return y * a; }\n';
    assert.equal(write(source, 'w[1]', 7), source.replace('-2', '7'));
    assert.equal(write(source, 'p.k', -1), source.replace('3', '-1'));
    assert.equal(write(source, 'a', 5), source.replace('4', '5'));
  });

  it('writes nothing for a value that stands nowhere as a number', () => {
    const source = 'var a = 2;\nvar x = a * a;\nvar da = 2 * a * dx;\nvar y = x * 3;\n';
    assert.equal(write(source, 'x', 5), null);
  });
});
