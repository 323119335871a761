import assert from 'node:assert/strict';
import { analyze } from '../../src/analysis';
import { report } from '../../src/pictures/report';
import { verify } from '../../src/verification';
import { agrees, derivative, runScript } from './oracle';

/** The guide's snippets as they stand there; `forward` is the part that JavaScript can run. */
interface Snippet {
  readonly name: string;
  readonly forward: string;
  readonly backward: string;
  readonly output: string;
  /** Whether no line of the snippet sets the gradient of the output. */
  readonly given: boolean;
}

const snippets: readonly Snippet[] = [
  {
    name: 'times',
    forward: 'var x = a * b;\n// and given gradient on x (dx), we saw that in backprop we would compute:\n',
    backward: 'var da = b * dx;\nvar db = a * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'plus',
    forward: 'var x = a + b;\n// ->\n',
    backward: 'var da = 1.0 * dx;\nvar db = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'three numbers in two steps',
    forward:
      '// lets compute x = a + b + c in two steps:\nvar q = a + b; // gate 1\nvar x = q + c; // gate 2\n\n// backward pass:\n',
    backward:
      'dc = 1.0 * dx; // backprop gate 2\ndq = 1.0 * dx; \nda = 1.0 * dq; // backprop gate 1\ndb = 1.0 * dq;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'three numbers at once',
    forward: 'var x = a + b + c;\n',
    backward: 'var da = 1.0 * dx; var db = 1.0 * dx; var dc = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'combined gates',
    forward: 'var x = a * b + c;\n// given dx, backprop in-one-sweep would be =>\n',
    backward: 'da = b * dx;\ndb = a * dx;\ndc = 1.0 * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'neuron',
    forward:
      '// lets do our neuron in two steps:\nvar q = a*x + b*y + c;\nvar f = sig(q); // sig is the sigmoid function\n// and now backward pass, we are given df, and:\n',
    backward:
      'var df = 1;\nvar dq = (f * (1 - f)) * df;\n// and now we chain it to the inputs\nvar da = x * dq;\nvar dx = a * dq;\nvar dy = b * dq;\nvar db = y * dq;\nvar dc = 1.0 * dq;\n',
    output: 'f',
    given: false,
  },
  {
    name: 'a square by two branches, and its short form',
    forward: 'var x = a * a;\n',
    backward:
      'var da = a * dx; // gradient into a from first branch\nda += a * dx; // and add on the gradient from the second branch\n\n// short form instead is:\nvar da = 2 * a * dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a sum of squares',
    forward: 'var x = a*a + b*b + c*c;\n// we get:\n',
    backward: 'var da = 2*a*dx;\nvar db = 2*b*dx;\nvar dc = 2*c*dx;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a product in chunks',
    forward:
      'var x1 = a * b + c;\nvar x2 = x1 * d;\nvar x = x2 * x2; // this is identical to the above expression for x\n// and now in backprop we go backwards:\n',
    backward:
      'var dx2 = 2 * x2 * dx; // backprop into x2\nvar dd = x1 * dx2; // backprop into d\nvar dx1 = d * dx2; // backprop into x1\nvar da = b * dx1;\nvar db = a * dx1;\nvar dc = 1.0 * dx1; // done!\n',
    output: 'x',
    given: true,
  },
  {
    name: 'division',
    forward: 'var x = 1.0/a; // division\n',
    backward: 'var da = -1.0/(a*a);\n',
    output: 'x',
    given: true,
  },
  {
    name: 'a quotient in steps',
    forward:
      'var x = (a + b)/(c + d);\n// lets decompose it in steps:\nvar x1 = a + b;\nvar x2 = c + d;\nvar x3 = 1.0 / x2;\nvar x = x1 * x3; // equivalent to above\n// and now backprop, again in reverse order:\n',
    backward:
      'var dx1 = x3 * dx;\nvar dx3 = x1 * dx;\nvar dx2 = (-1.0/(x2*x2)) * dx3; // local gradient as shown above, and chain rule\nvar da = 1.0 * dx1; // and finally into the original variables\nvar db = 1.0 * dx1;\nvar dc = 1.0 * dx2;\nvar dd = 1.0 * dx2;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'max',
    forward: 'var x = Math.max(a, b);\n',
    backward: 'var da = a === x ? 1.0 * dx : 0.0;\nvar db = b === x ? 1.0 * dx : 0.0;\n',
    output: 'x',
    given: true,
  },
  {
    name: 'relu',
    forward: 'var x = Math.max(a, 0)\n// backprop through this gate will then be:\n',
    backward: 'var da = a > 0 ? 1.0 * dx : 0.0;\n',
    output: 'x',
    given: true,
  },
];

const world = { sig: (q: number) => 1 / (1 + Math.exp(-q)), Math };

type CircuitReport = ReturnType<typeof report>['circuits'][number];

/** Holds one circuit's report against JavaScript: values, gradients by moving inputs, and formulas by evaluating them. */
function check(circuit: CircuitReport, { forward, output, given }: Snippet): void {
  assert.equal(circuit.output.name, output);
  assert.deepEqual(
    circuit.outputs.map(({ seed, given: isGiven }) => [seed, isGiven]),
    [[1, given]],
  );
  const inputs: Record<string, number> = {};
  for (const { name, role, value } of circuit.variables) if (role === 'input') inputs[name] = Number(value);
  const run = (changed: Readonly<Record<string, number>>) =>
    runScript(`${forward}\n;({ ${circuit.variables.map(({ name }) => name).join(', ')} })`, {
      ...world,
      ...inputs,
      ...changed,
    }) as Record<string, number>;
  const values = run({});
  const env: Record<string, number> = { ...values };
  for (const { name, gradient } of circuit.variables) env[`d${name}`] = Number(gradient);
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
    for (const { forward, backward } of snippets) {
      for (const { verdicts } of verify(analyze(forward + backward))) {
        assert.ok(verdicts.length > 0);
        for (const { name, judgement } of verdicts) assert.equal(judgement, 'exact', name);
      }
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
