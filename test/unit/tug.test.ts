/* Tugs at the output: where the inputs go, and that the output moves as the gradient says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import type { Circuit, Variable } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import { tug, tugged, tuggedName } from '../../src/drawing/tug';
import { type Input, shownInputs, withValue } from '../../src/panel/settings';
import { analyze } from './analyze';
import { derivative, runScript, runs } from './oracle';

const neuron = `var q = a * x + b * y + c;
var f = 1 / (1 + Math.exp(-q)) + Math.max(a, y) * 0.1;
// @output f
`;
const names = ['a', 'b', 'c', 'x', 'y'] as const;
type Point = Readonly<Record<(typeof names)[number], number>>;

/** The neuron as JavaScript runs it. */
const run = runScript(`(({ a, b, c, x, y }) => { ${neuron} return f; })`) as (point: Point) => number;

function neuronAt(point: Point) {
  const literals = names.map((name) => `var ${name} = ${point[name]};\n`).join('');
  return analyze(literals + neuron);
}

const none = () => false;

/** The circuit's inputs as a tug takes them. */
function movable({ variables }: Circuit) {
  return variables
    .filter(({ role }) => role === 'input')
    .map((variable) => ({ variable, gradient: variable.gradient }));
}
const number = fc.double({ min: -3, max: 3, noNaN: true }).map((value) => value + 0);
const points = fc.record({ a: number, b: number, c: number, x: number, y: number });
const steps = fc.constantFrom(0.001, 0.01, 0.5);

describe('a tug', () => {
  it('moves each input by the step times what moving it shows', () => {
    fc.assert(
      fc.property(points, steps, fc.constantFrom(1, -1), (point, step, direction) => {
        const { moves } = tug(movable(neuronAt(point).circuits[0]), step, direction === 1 ? 1 : -1, none);
        assert.deepEqual(moves.map(({ input: { variable } }) => variable.name).sort(), [...names]);
        for (const {
          input: { variable },
          from,
          to,
        } of moves) {
          const name = variable.name as keyof Point;
          assert.equal(from, point[name]);
          const found = derivative((value) => run({ ...point, [name]: value }), point[name]);
          if (!found) continue;
          const moved = (to ?? Number.NaN) - point[name];
          const slack = step * (20 * found.error + 1e-7) + 1e-14;
          assert.ok(Math.abs(moved - direction * step * found.value) <= slack, `${name} moved by ${moved}`);
        }
      }),
      runs(60),
    );
  });

  it('leads where JavaScript says that it does, and about as far as predicted', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(1, -1), (point, direction) => {
        const analysis = neuronAt(point);
        const [circuit] = analysis.circuits;
        const step = 1e-4;
        const { moves, predicted } = tug(movable(circuit), step, direction === 1 ? 1 : -1, none);
        assert.equal(tugged(circuit.outputs), run(point));
        const there: Point = {
          ...point,
          ...Object.fromEntries(moves.map(({ input: { variable }, to }) => [variable.name, to])),
        };
        const keys = inputKeys(analysis);
        const whatIf = new Map(
          moves.map(({ input: { variable }, to }) => [keys.get(variable.version) ?? '', to ?? 0]),
        );
        const after = tugged(rerun(analysis, { whatIf }).circuits[0].outputs);
        assert.equal(after, run(there));
        // max turns its slope where a and y meet.
        if (Math.abs(point.a - point.y) < 0.01) return;
        const moved = run(there) - run(point);
        assert.ok(
          Math.abs(moved - predicted) <= 1e-2 * Math.abs(predicted) + 1e-6,
          `${moved}, not ${predicted}`,
        );
      }),
      runs(60),
    );
  });

  it('predicts the sum of gradient times move over the inputs that move', () => {
    const [circuit] = neuronAt({ a: 1, b: 2, c: -3, x: -1, y: 3 }).circuits;
    const { moves, predicted } = tug(
      movable(circuit),
      0.5,
      -1,
      ({ variable: { name } }) => name === 'b' || name === 'y',
    );
    const moving = moves.filter(({ stays }) => stays === null);
    assert.deepEqual(moving.map(({ input: { variable } }) => variable.name).sort(), ['a', 'c', 'x']);
    const sum = moving.reduce(
      (total, { input, from, to }) => total + (input.gradient ?? 0) * ((to ?? 0) - (from ?? 0)),
      0,
    );
    assert.ok(Math.abs(sum - predicted) < 1e-12);
    assert.ok(predicted < 0);
  });

  it('leaves held inputs where they are', () => {
    const [circuit] = neuronAt({ a: 1, b: 2, c: -3, x: -1, y: 3 }).circuits;
    const { moves } = tug(movable(circuit), 0.5, 1, ({ variable: { name } }) => name === 'a');
    const [held] = moves.filter(({ input }) => input.variable.name === 'a');
    assert.deepEqual([held.from, held.to, held.stays], [1, 1, 'held']);
  });

  it('says why an input with an unknown gradient stays', () => {
    const [circuit] = analyze('var a = 2, b = 3;\nvar x = a * b + frob(a);\n// @output x\n').circuits;
    const { moves } = tug(movable(circuit), 0.1, 1, none);
    const a = moves.find(({ input }) => input.variable.name === 'a');
    assert.deepEqual([a?.from, a?.to], [2, 2]);
    assert.match(a?.stays ?? '', /its gradient can\u2019t be known/);
    assert.equal(moves.find(({ input }) => input.variable.name === 'b')?.to, 3 + 0.1 * 2);
  });

  it('does not move to where no number is', () => {
    const [circuit] = analyze('var a = 0;\nvar x = Math.sqrt(a);\n// @output x\n').circuits;
    const { moves, predicted } = tug(movable(circuit), 0.1, 1, none);
    assert.deepEqual([moves[0].to, predicted], [0, 0]);
    assert.match(moves[0].stays ?? '', /its gradient is/);
  });

  it('pulls on the sum of the outputs, each with its seed', () => {
    const source =
      'var a = 2;\nvar p = a * a;\nvar q = 3 * a;\nvar dp = 1;\nvar dq = 0.5;\nvar da = 2 * a * dp + 3 * dq;\n';
    const [circuit] = analyze(source).circuits;
    assert.equal(tugged(circuit.outputs), 1 * 4 + 0.5 * 6);
    assert.equal(tuggedName(circuit.outputs), 'p + 0.5 \u00d7 q');
    const { moves } = tug(movable(circuit), 0.1, 1, none);
    assert.ok(Math.abs((moves[0].to ?? 0) - (2 + 0.1 * (2 * 2 + 0.5 * 3))) < 1e-12);
  });

  it('has nothing to pull on where the output is unknown', () => {
    const [circuit] = analyze('var a = 2;\nvar x = a * frob(a);\n// @output x\n').circuits;
    assert.equal(tugged(circuit.outputs), null);
  });
});

describe('the inputs of a circuit', () => {
  const nothing = { inputs: [], whatIf: [] };

  function inputs(source: string, numbers: Parameters<typeof withValue>[0] = nothing): Input[] {
    const own = analyze(source);
    const shown = rerun(own, { inputs: new Map(numbers.inputs), whatIf: new Map(numbers.whatIf) });
    return shownInputs({ own, keys: inputKeys(own), numbers }, shown.circuits[0]);
  }

  const named = (list: readonly Input[], name: string) =>
    list.find(({ variable }: { variable: Variable }) => variable.name === name);

  it('are tried out where the file gives a value, and kept by name where it gives none', () => {
    const source = 'var a = 2;\nvar x = a * b;\n// @output x\n';
    const [a, b] = ['a', 'b'].map((name) => named(inputs(source), name));
    assert.ok(a && b);
    const numbers = withValue(withValue(nothing, a, 2.5), b, -1);
    assert.deepEqual(numbers.inputs, [['b', -1]]);
    assert.deepEqual(
      numbers.whatIf.map(([, value]) => value),
      [2.5],
    );
    const after = inputs(source, numbers);
    assert.deepEqual(
      after.map(({ variable, own, changed }) => [variable.name, variable.value, own, changed]).sort(),
      [
        ['a', 2.5, 2, true],
        ['b', -1, b.own, true],
      ],
    );
  });

  it('are one where versions share a name, with the gradient of all of them', () => {
    const source = 'var y = 2 * roll() + 5 * roll();\n// @output y\n';
    const list = inputs(source, { inputs: [['roll()', 3]], whatIf: [] });
    assert.deepEqual(
      list.map(({ variable, gradient }) => [variable.name, variable.value, gradient]),
      [['roll()', 3, 2 + 5]],
    );
  });

  it('are as the file has them again when they are taken back, or set to what they were', () => {
    const source = 'var a = 2;\nvar x = a * a;\n';
    const a = named(inputs(source), 'a');
    assert.ok(a);
    assert.deepEqual(withValue(withValue(nothing, a, 5), a, null), nothing);
    assert.deepEqual(withValue(withValue(nothing, a, 5), a, 2), nothing);
  });
});
