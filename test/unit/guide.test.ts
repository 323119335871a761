/* Programs in the manner of a well-known guide to backpropagation, checked number by number against real JavaScript. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { ninja, otherChapters, type Snippet } from './guide-snippets';
import { agrees, derivative, newWorld, runScript } from './oracle';

const snippets: readonly Snippet[] = [...ninja, ...otherChapters];

const world = { sig: (q: number) => 1 / (1 + Math.exp(-q)), Math };

type CircuitReport = ReturnType<typeof report>['circuits'][number];

/** Holds one circuit's report against JavaScript: values, gradients by moving inputs, and formulas by evaluating them. */
function check(circuit: CircuitReport, snippet: Snippet): void {
  const { forward, output, given, nameOf = (variable: string) => `d${variable}` } = snippet;
  assert.equal(circuit.output.name, output);
  assert.deepEqual(
    circuit.outputs.map(({ seed, given: isGiven }) => [seed, isGiven]),
    [[1, given]],
  );
  const inputs: Record<string, number> = {};
  for (const { name, role, value } of circuit.variables) if (role === 'input') inputs[name] = Number(value);
  // One world for all runs, and in it a function for each: the code is short, and worlds are expensive.
  const inWorld = newWorld(world);
  const names = circuit.variables.map(({ name }) => name).join(', ');
  const program = inWorld(
    `(function ({ ${Object.keys(inputs).join(', ')} }) { ${forward}\n;return { ${names} }; })`,
  ) as (inputs: Readonly<Record<string, number>>) => Record<string, number>;
  const run = (changed: Readonly<Record<string, number>>) => program({ ...inputs, ...changed });
  const values = run({});
  const env: Record<string, number> = { ...values };
  for (const { name, gradient } of circuit.variables) env[nameOf(name)] = Number(gradient);
  for (const { name, role, value, gradient, formula } of circuit.variables) {
    const isLast = circuit.variables.findLast((other) => other.name === name)?.value === value;
    if (isLast) assert.equal(value, values[name], `value of ${name}`);
    const evaluated = Number(runScript(String(formula), { ...world, ...env, Math }));
    assert.ok(Math.abs(evaluated - Number(gradient)) <= 1e-12 * Math.abs(evaluated), `${name}: ${formula}`);
    if (role !== 'input') continue;
    const found = derivative((moved) => run({ [name]: moved })[output], inputs[name]);
    assert.ok(
      agrees(Number(gradient), found),
      `gradient of ${name} is ${gradient}, and by moving it ${found?.value}`,
    );
  }
  const forwardNames = new Set(forward.match(/\b[a-z]\w*(?=\s*=[^=])/g));
  for (const { name, role } of circuit.variables)
    if (role !== 'input') assert.ok(forwardNames.has(name), `${name} is forward code`);
}

describe('the guide', () => {
  for (const snippet of snippets) {
    it(`alone: ${snippet.name}`, () => {
      const analysis = analyze(snippet.forward + snippet.backward);
      const { circuits, active } = report('x.js', analysis);
      assert.ok(active);
      assert.equal(circuits.length, 1);
      check(circuits[0], snippet);
    });
  }

  it('all in one file', () => {
    const { circuits } = report(
      'x.js',
      analyze(snippets.map(({ forward, backward }) => forward + backward).join('\n')),
    );
    assert.equal(circuits.length, snippets.length);
    snippets.forEach((snippet, k) => {
      check(circuits[k], snippet);
    });
  });

  it('every gradient of it verifies', () => {
    for (const snippet of snippets) {
      const verifications = verify(analyze(snippet.forward + snippet.backward));
      assert.equal(verifications.length, 1, snippet.name);
      for (const { verdicts } of verifications) {
        assert.ok(verdicts.length > 0);
        // A sigmoid that is written out rounds in another way than s * (1 - s).
        const right = ninja.includes(snippet) ? ['exact'] : ['exact', 'correct'];
        for (const { name, judgement } of verdicts) assert.ok(right.includes(judgement), name);
      }
    }
  });

  it('the tug of the first chapter goes on from the slopes', () => {
    const start = 'var x = -2, y = 3;\nvar out = x * y;\n';
    const tug = 'var x_gradient = y;\nvar y_gradient = x;\nvar step_size = 0.01;\n';
    const after = 'x += step_size * x_gradient;\ny += step_size * y_gradient;\nvar out_new = x * y;\n';
    const source = start + tug + after;
    const real = runScript(`${source};({ x, y, out_new })`) as Record<string, number>;
    const analysis = analyze(source);
    assert.ok(analysis.active);
    const shown = new Map(
      analysis.circuits.flatMap(({ variables }) => variables.map(({ name, value }) => [name, value])),
    );
    for (const name of ['x', 'y', 'out_new']) assert.equal(shown.get(name), real[name], name);
    const [{ verdicts }] = verify(analysis);
    assert.deepEqual(
      verdicts.map(({ name, judgement }) => [name, judgement]),
      [
        ['x_gradient', 'exact'],
        ['y_gradient', 'exact'],
      ],
    );
  });

  it('slopes that are measured by moving one input at a time are no backward pass', () => {
    for (const source of [
      'var out = x * y;\nvar h = 0.0001;\nvar xph = x + h;\nvar out2 = xph * y;\nvar x_derivative = (out2 - out) / h;\n',
      'function circuit(a, b, x) { return 1 / (1 + Math.exp(-(a * x + b))); }\nvar a = 1, b = -3, x = 2, h = 0.0001;\nvar a_grad = (circuit(a + h, b, x) - circuit(a, b, x)) / h;\nvar b_grad = (circuit(a, b + h, x) - circuit(a, b, x)) / h;\n',
    ]) {
      const analysis = analyze(source);
      assert.deepEqual(verify(analysis), []);
      assert.ok(analysis.circuits.every(({ pass }) => pass === null));
    }
  });

  it('pow alone, which has no backward pass', () => {
    const { circuits } = report(
      'x.js',
      analyze('var x = Math.pow(((a * b + c) * d), 2); // pow(x,2) squares the input JS\n'),
    );
    assert.equal(circuits[0].output.name, 'x');
    const { a, b, c, d } = Object.fromEntries(
      circuits[0].variables.map(({ name, value }) => [name, Number(value)]),
    );
    assert.equal(circuits[0].variables.at(-1)?.value, ((a * b + c) * d) ** 2);
    const gradient = (name: string) =>
      Number(circuits[0].variables.find((variable) => variable.name === name)?.gradient);
    assert.ok(Math.abs(gradient('a') - 2 * (a * b + c) * d * d * b) < 1e-9 * Math.abs(gradient('a')));
    assert.ok(Math.abs(gradient('d') - 2 * (a * b + c) * d * (a * b + c)) < 1e-9 * Math.abs(gradient('d')));
  });

  it('a value that the comment swallowed is half-typed code, or the next line’s', () => {
    const half = report('x.js', analyze('var x = a * a;\nvar da = //???\n'));
    assert.equal(half.circuits[0].output.name, 'x');
    assert.equal(half.skipped[0]?.line, 2);
    const swallowed = analyze('var x = a * a;\nvar da = //???\nda += a * dx;\n');
    assert.equal(swallowed.notes[0]?.line, 2);
    assert.match(swallowed.notes[0]?.message ?? '', /line 3/);
  });
});
