/*
 * The guide in Python. Each snippet must say what the same snippet says in JavaScript, which real JavaScript proves
 * (guide.test.ts); where there is a python3, it says whether the values and the formulas are Python's.
 */
import assert from 'node:assert/strict';
import { joinCells } from '../../src/text/cells';
import { readNotebook } from '../../src/text/notebook';
import { verify } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { ask, hasPython, numberOf } from '../python/process';
import { analyze } from './analyze';
import { ninja, otherChapters, type Snippet } from './guide-snippets';
import { notebook } from './notebooks';
import { type PythonSnippet, pythonSnippets } from './python-guide-snippets';

type CircuitReport = ReturnType<typeof report>['circuits'][number];

const inJavaScript = new Map([...ninja, ...otherChapters].map((snippet) => [snippet.name, snippet]));

function twinOf({ name }: PythonSnippet): Snippet {
  const twin = inJavaScript.get(name);
  assert.ok(twin, name);
  return twin;
}

function circuitsOf(
  { forward, backward }: { forward: string; backward: string },
  language: 'javascript' | 'python',
) {
  return report('x', analyze(forward + backward, { language })).circuits;
}

/** Holds a circuit against its twin, name by name. Places and the words of formulas are a language's own. */
function checkTwin(circuit: CircuitReport, twin: CircuitReport): void {
  const said = ({ output, outputs, variables, handwritten, missing }: CircuitReport) => ({
    output: output.name,
    outputs: outputs.map(({ name, seed, given }) => ({ name, seed, given })),
    variables: variables.map(({ name, role, value, gradient, assumed }) => ({
      name,
      role,
      value,
      gradient,
      assumed,
    })),
    handwritten: (handwritten ?? []).map(({ name, of, verdict, value }) => ({ name, of, verdict, value })),
    missing,
  });
  assert.deepEqual(said(circuit), said(twin));
}

/** Holds values and formulas against real Python. */
function checkInPython({ variables }: CircuitReport, snippet: PythonSnippet): void {
  const { nameOf = (variable: string) => `d${variable}` } = twinOf(snippet);
  const inputs = variables.filter(({ role }) => role === 'input').map(({ name, value }) => [name, value]);
  const gradients = variables.map(({ name, gradient }) => [nameOf(name), gradient]);
  const [values, formulas] = ask({
    do: 'evaluated',
    source: snippet.forward,
    names: Object.fromEntries(inputs),
    more: Object.fromEntries(gradients),
    expressions: [variables.map(({ name }) => name), variables.map(({ formula }) => formula)],
  }) as string[][];
  for (const [k, { name, value, gradient, formula }] of variables.entries()) {
    const isLast = variables.findLast((other) => other.name === name)?.value === value;
    if (isLast) assert.equal(numberOf(values[k]).toPrecision(14), Number(value).toPrecision(14), name);
    const off = Math.abs(numberOf(formulas[k]) - Number(gradient));
    assert.ok(off <= 1e-12 * Math.abs(Number(gradient)), `${name}: ${formula}`);
  }
}

describe('the guide in Python', () => {
  it('has every snippet', () => {
    assert.deepEqual(
      pythonSnippets.map(({ name }) => name),
      [...inJavaScript.keys()],
    );
  });

  for (const snippet of pythonSnippets)
    it(`alone: ${snippet.name}`, () => {
      const circuits = circuitsOf(snippet, 'python');
      assert.equal(circuits.length, 1);
      checkTwin(circuits[0], circuitsOf(twinOf(snippet), 'javascript')[0]);
      if (hasPython) checkInPython(circuits[0], snippet);
    });

  it('all in one file', () => {
    const whole = (some: readonly { forward: string; backward: string }[]) => ({
      forward: some.map(({ forward, backward }) => forward + backward).join('\n'),
      backward: '',
    });
    const circuits = circuitsOf(whole(pythonSnippets), 'python');
    const twins = circuitsOf(whole(pythonSnippets.map(twinOf)), 'javascript');
    assert.equal(circuits.length, pythonSnippets.length);
    for (const [k, circuit] of circuits.entries()) checkTwin(circuit, twins[k]);
  });

  for (const [title, cellsOf] of [
    ['one a cell', ({ forward, backward }: PythonSnippet) => [forward + backward]],
    ['each pass in a cell of its own', ({ forward, backward }: PythonSnippet) => [forward, backward]],
  ] as const)
    it(`in a notebook, ${title}`, () => {
      const cells = pythonSnippets.flatMap((snippet) => [
        { type: 'markdown', text: `# ${snippet.name}` },
        ...cellsOf(snippet),
      ]);
      const read = readNotebook(notebook(cells, 'python'));
      assert.ok(read);
      const { circuits } = report('x', analyze(joinCells(read.cells), { language: 'python' }));
      const whole = pythonSnippets.map(twinOf).map(({ forward, backward }) => forward + backward);
      const twins = circuitsOf({ forward: whole.join('\n'), backward: '' }, 'javascript');
      assert.equal(circuits.length, pythonSnippets.length);
      for (const [k, circuit] of circuits.entries()) checkTwin(circuit, twins[k]);
    });

  it('every gradient of it verifies', () => {
    for (const { name, forward, backward } of pythonSnippets) {
      const verdicts = verify(analyze(forward + backward, { language: 'python' })).flatMap(
        (one) => one.verdicts,
      );
      assert.ok(verdicts.length > 0, name);
      for (const { name: gradient, judgement } of verdicts)
        assert.match(judgement, /^(exact|correct)$/, gradient);
    }
  });

  it('the tug of the first chapter goes on from the slopes', () => {
    const source = [
      'x, y = -2, 3',
      'out = x * y',
      'x_gradient = y',
      'y_gradient = x',
      'step_size = 0.01',
      'x += step_size * x_gradient',
      'y += step_size * y_gradient',
      'out_new = x * y',
    ].join('\n');
    const analysis = analyze(source, { language: 'python' });
    assert.ok(analysis.active);
    const shown = new Map(
      analysis.circuits.flatMap(({ variables }) => variables.map(({ name, value }) => [name, value])),
    );
    const [x, y] = [-2 + 0.01 * 3, 3 + 0.01 * -2];
    assert.deepEqual([shown.get('x'), shown.get('y'), shown.get('out_new')], [x, y, x * y]);
    const [{ verdicts }] = verify(analysis);
    assert.deepEqual(
      verdicts.map(({ name, judgement }) => `${name} ${judgement}`),
      ['x_gradient exact', 'y_gradient exact'],
    );
  });

  it('slopes that are measured by moving one input at a time are no backward pass', () => {
    for (const source of [
      'out = x * y\nh = 0.0001\nxph = x + h\nout2 = xph * y\nx_derivative = (out2 - out) / h\n',
      'import math\ndef circuit(a, b, x): return 1 / (1 + math.exp(-(a * x + b)))\na, b, x, h = 1, -3, 2, 0.0001\na_grad = (circuit(a + h, b, x) - circuit(a, b, x)) / h\nb_grad = (circuit(a, b + h, x) - circuit(a, b, x)) / h\n',
    ]) {
      const analysis = analyze(source, { language: 'python' });
      assert.deepEqual(verify(analysis), []);
      assert.ok(analysis.circuits.every(({ pass }) => pass === null));
    }
  });

  it('a value that the comment swallowed is half-typed code', () => {
    const half = report('x.py', analyze('x = a * a\nda = #???\n', { language: 'python' }));
    assert.equal(half.circuits[0].output.name, 'x');
    assert.equal(half.skipped[0]?.line, 2);
  });
});
