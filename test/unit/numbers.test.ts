/* Other numbers for the inputs of a file: the same as if the text had them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import type { Analysis } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import { analyze } from './analyze';
import { runs } from './oracle';

/** All that an analysis shows of its variables and of the lines of its passes. */
function shown({ circuits, loose }: Analysis) {
  const variables = circuits.flatMap((circuit) => circuit.variables).concat(loose);
  return {
    variables: variables.map(({ name, role, value, gradient, assumed, gradientAssumed }) => ({
      name,
      role,
      value,
      gradient,
      assumed,
      gradientAssumed,
    })),
    passes: circuits.map(({ pass }) =>
      pass?.entries.map(({ name, value, assumed }) => [name, value, assumed]),
    ),
    seeds: circuits.map(({ outputs }) => outputs.map(({ seed }) => seed)),
  };
}

/** The keys of the inputs with this name, in source order. */
function keysOf(analysis: Analysis, name: string): string[] {
  return [...inputKeys(analysis)].flatMap(([version, key]) => (version.name === name ? [key] : []));
}

/** A neuron with a switch, a pass, an update and a second circuit; `free` is free, and so is the seed ds. */
const source = (a: string, b: string, comment = '') => `${comment}
var a = ${a}, b = ${b};
var q = a * free + Math.max(b, a) * rate;
var s = Math.tanh(q) * (a > b ? 2 : 3);
var dq = (a > b ? 2 : 3) * (1 - Math.tanh(q) * Math.tanh(q)) * ds;
var da = free * dq;
a += 0.1 * da;
var t = a * a * free;
function half(u) { var v = u / 2; return v * b; }
`;

const number = fc.integer({ min: -40, max: 40 }).map((n) => n / 8);

describe('other numbers for the inputs', () => {
  it('gives what the text with these literals gives', () => {
    const first = analyze(source('2', '0.5'));
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [keyA] = keysOf(first, 'a');
        const [keyB] = keysOf(first, 'b');
        const whatIf = new Map([
          [keyA, a],
          [keyB, b],
        ]);
        const rewritten = shown(analyze(source(String(a), String(b))));
        assert.deepEqual(shown(rerun(first, { whatIf })), rewritten);
        assert.deepEqual(shown(analyze(source('2', '0.5'), { whatIf })), rewritten);
      }),
      runs(100),
    );
  });

  it('gives what an @input comment with these values gives, and goes back', () => {
    const first = analyze(source('2', '0.5'));
    const before = shown(first);
    fc.assert(
      fc.property(number, number, number, (free, rate, ds) => {
        const inputs = new Map([
          ['free', free],
          ['rate', rate],
          ['ds', ds],
        ]);
        const comment = `// @input free = ${free}, rate = ${rate}, ds = ${ds}`;
        const changed = rerun(first, { inputs });
        assert.deepEqual(shown(changed), shown(analyze(source('2', '0.5', comment))));
        assert.deepEqual(shown(rerun(changed, {})), before);
      }),
      runs(100),
    );
    assert.deepEqual(shown(first), before);
  });

  it('leaves the analysis that it starts from alone', () => {
    const first = analyze(source('2', '0.5'));
    const before = shown(first);
    const [key] = keysOf(first, 'a');
    rerun(first, { inputs: new Map([['free', 7]]), whatIf: new Map([[key, 9]]) });
    assert.deepEqual(shown(first), before);
  });

  it('keeps the keys of inputs over edits elsewhere', () => {
    const one = analyze('var a = 2;\nvar x = a * k;\n');
    const other = analyze('// A comment.\nvar z = 1;\nvar a = 2;\nvar x = a * k * z;\n');
    assert.deepEqual(keysOf(one, 'a'), keysOf(other, 'a'));
  });

  it('can say what a value would do that an earlier circuit hands on', () => {
    const first = analyze(source('2', '0.5'));
    const key = keysOf(first, 'a').at(-1) ?? '';
    const { circuits } = rerun(first, { whatIf: new Map([[key, 3]]) });
    const numberOf = (name: string) =>
      circuits[1].variables.findLast((variable) => variable.name === name)?.value ?? Number.NaN;
    assert.equal(circuits[0].variables.find(({ name }) => name === 'a')?.value, 2);
    assert.equal(numberOf('t'), 3 * 3 * numberOf('free'));
  });

  for (const object of ['{ a: 2 }', '{ a: 2 } as const', '({ a: 2 } satisfies P)', '/* a */ ({ a: 2 })'])
    it(`has the numbers of ${object}`, () => {
      const read = analyze(`export const p = ${object};\nvar x = p.a * 3;\n`, { language: 'typescript' });
      assert.equal(read.circuits[0].outputs[0].variable.value, 6);
    });

  it('does not let a kept value contradict a number that the file gives', () => {
    const read = analyze('const p = { a: 2 };\nvar x = p.a * 3;\n', { inputs: new Map([['p.a', 5]]) });
    assert.equal(read.circuits[0].outputs[0].variable.value, 6);
  });
});
