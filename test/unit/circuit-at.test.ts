/* Which circuit a place in the text belongs to. */
import assert from 'node:assert/strict';
import { circuitAt } from '../../src/analysis/circuit-at';
import type { Circuit } from '../../src/analysis/model';
import { analyze } from './analyze';

const outputs = ({ outputs }: Circuit) => outputs.map(({ variable }) => variable.name).join();
const scope = ({ scope }: Circuit) => scope;

/** The circuits at the places that `|` marks, in their order. */
function at(marked: string, say = outputs): (string | undefined)[] {
  const pieces = marked.split('|');
  const analysis = analyze(pieces.join(''));
  let offset = 0;
  return pieces.slice(0, -1).map((piece) => {
    offset += piece.length;
    const circuit = circuitAt(analysis, offset);
    return circuit && say(circuit);
  });
}

const first = 'var a = 2, b = 3;\nvar x = a * b;\nvar da = b * dx;\nvar db = a * dx;\n';
const second = 'var c = 4;\nvar y = c * c;\nvar dc = 2 * c * dy;\n';

describe('the circuit at the cursor', () => {
  it('is the one on whose lines it is', () => {
    assert.deepEqual(at('|var a = 2, b = 3;\nvar x| = a * b;\nvar da = b * |dx;\nvar y| = x + a;\n'), [
      'x',
      'x',
      'x',
      'y',
    ]);
  });

  it('is the one above where it is between two, and below all of them', () => {
    assert.deepEqual(at(`${first}|\n|\n${second}|`), ['x', 'x', 'y']);
    assert.deepEqual(at(`${first}\n${second}\n\n\n|`), ['y']);
    assert.deepEqual(at(`${first}\n${second}// the |end`), ['y']);
  });

  it('is the one above on lines that belong to none', () => {
    const plain = 'console.log(|x);\nfor (;;) { |alert(1) }\nimport "z|";\n';
    assert.deepEqual(at(`${first}${second}${plain}`), ['y', 'y', 'y']);
    assert.deepEqual(at(`${first}${plain}\n${second}`), ['x', 'x', 'x']);
  });

  it('is the first above the first', () => {
    assert.deepEqual(at(`|// a title\n|\nimport "z|";\n${first}${second}`), ['x', 'x', 'x']);
  });

  it('is one of the function around it, in its head and below its lines, too', () => {
    const inside = 'function f(u|, v) {\n|\n  var q = u * v;\n  return q * q;\n|\n  // nothing |more\n|}\n';
    assert.deepEqual(at(`${first}${inside}${second}`), Array(5).fill('return'));
  });

  it('is that of a function between the lines of a circuit only inside of the function', () => {
    const text =
      'var a = 2;\n|\nfunction f(u) {\n  return u * |u;\n}\n|\nvar x = a * 3;\nvar y = x * |a;\n\n|';
    assert.deepEqual(at(text), ['y', 'return', 'y', 'y', 'y']);
  });

  it('is that around a function that has none', () => {
    assert.deepEqual(at(`${first}${second}function log() {\n  |console.log(1);\n}\n`), ['y']);
    assert.deepEqual(at('var a = 2;\nfunction log() {\n  |alert();\n}\nvar x = a * 3;\n'), ['x']);
  });

  it('is that of the function above where the top level has none', () => {
    const text = 'function f(u) {\n  return u * u;\n}\n|\nfunction g(v) {\n  return Math.tanh(v|);\n}\n|';
    assert.deepEqual(at(text, scope), ['f', 'g', 'g']);
  });

  it('is that of the inner function inside of it, and of the outer one outside', () => {
    const inner = '  function inner(v) {\n    return v * v;\n|  }\n';
    const text = `function outer(u) {\n  var q = u * 3;\n${inner}  return q * |u;\n|}\n`;
    assert.deepEqual(at(text, scope), ['inner', 'outer', 'outer']);
  });

  it('is none in a file without any', () => {
    assert.deepEqual(at('console.log(1);|\n'), [undefined]);
  });
});
