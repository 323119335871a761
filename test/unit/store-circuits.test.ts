/* Which circuit the side panel is about, and what of it is under the cursor. */
import assert from 'node:assert/strict';
import { circuitKey, circuitLabel, circuitOf, nodeAt } from '../../src/panel/circuits';
import { analyze } from './analyze';

const source = `var a = 2, b = 3;
var x = a * b;
var da = b * dx;
var y = x + a;
function neuron(u, v) {
  var q = u * v + 1;
  return Math.tanh(q);
}
`;

const analysis = analyze(source);
const [first] = analysis.circuits;

function at(text: string, nth = 0): number {
  let offset = source.indexOf(text);
  for (let k = 0; k < nth; k++) offset = source.indexOf(text, offset + 1);
  return offset;
}

describe('finding a circuit', () => {
  it('names each circuit for the picker', () => {
    assert.deepEqual(
      analysis.circuits.map((circuit) => circuitLabel(analysis, circuit)),
      ['top level \u00b7 x (line 2)', 'top level \u00b7 y (line 4)', 'neuron \u00b7 return (line 7)'],
    );
  });

  it('finds it again by its key, also after an edit elsewhere', () => {
    const edited = analyze(`// a new line\n${source.replace('a * b', 'a * b * 2')}`);
    for (const circuit of analysis.circuits) {
      const again = circuitOf(edited, circuitKey(analysis, circuit));
      assert.equal(again?.outputs[0].variable.name, circuit.outputs[0].variable.name);
    }
  });

  it('takes the first where the key leads nowhere', () => {
    assert.equal(circuitOf(analysis, 'gone#1'), first);
    assert.equal(circuitOf(analysis, null), first);
    assert.equal(circuitOf(analyze('import x from "y";\n'), null), undefined);
  });
});

describe('what is under the cursor', () => {
  const textOf = (offset: number) => {
    const node = nodeAt(analysis, first, offset);
    if (node === null) return null;
    const variable = first.variables.find(({ version }) => version.node === node);
    return variable?.name ?? source.slice(analysis.tape.from[node], analysis.tape.to[node]);
  };

  it('is a variable where its name stands', () => {
    assert.equal(textOf(at('a = 2')), 'a');
    assert.equal(textOf(at('b;')), 'b');
    assert.equal(textOf(at('x = a')), 'x');
  });

  it('is the variable of a gradient variable', () => {
    assert.equal(textOf(at('da =')), 'a');
    assert.equal(textOf(at('dx')), 'x');
  });

  it('is the smallest gate around an operator', () => {
    const text = 'var a = 2, b = 3;\nvar x = (a + b) * a - b;\n';
    const other = analyze(text);
    const gate = (offset: number) => {
      const node = nodeAt(other, other.circuits[0], offset) ?? -1;
      return text.slice(other.tape.from[node], other.tape.to[node]);
    };
    assert.equal(gate(text.indexOf('+')), 'a + b');
    assert.equal(gate(text.indexOf('*')), '(a + b) * a');
    assert.equal(gate(text.indexOf('- b')), '(a + b) * a - b');
  });

  it('is nothing between the lines', () => {
    assert.equal(textOf(at('function') - 1), null);
    assert.equal(textOf(at('var x')), null);
  });
});
