/* Passes without a seed, and without a loss: which line is blamed, whatever line the mistake is in. */
import assert from 'node:assert/strict';
import { closerLook, verify } from '../../src/verification/verify';
import { reportLines } from '../../src/wording/verdicts';
import { analyze } from './analyze';

interface Family {
  readonly forward: string;
  /** The lines of the pass, each with what may stand there by mistake. */
  readonly pass: readonly (readonly [right: string, ...wrong: string[]])[];
}

const neuron = 'var x = 0.8, w = -1.2, b = 0.4, t = 1;\nvar z = w * x + b;\n';
const rest: Family['pass'] = [
  ['var dw = x * dz;', 'var dw = x;', 'var dw = w * dz;', 'var dw = x + dz;'],
  ['var dx = w * dz;', 'var dx = x * dz;', 'var dx = w + dz;'],
  ['var db = dz;', 'var db = 1;', 'var db = -dz;', 'var db = b * dz;'],
];

const families: Readonly<Record<string, Family>> = {
  'of a tanh': {
    forward: `${neuron}var s = Math.tanh(z);`,
    pass: [['var dz = 1 - s * s;', 'var dz = 1 - s;', 'var dz = s * s;', 'var dz = 1 - z * z;'], ...rest],
  },
  'of a sigmoid': {
    forward: `${neuron}var s = 1 / (1 + Math.exp(-z));`,
    pass: [['var dz = s * (1 - s);', 'var dz = s * (1 + s);', 'var dz = 1 - s;', 'var dz = s;'], ...rest],
  },
  'of a ReLU': {
    forward: `${neuron}var s = Math.max(0, z);`,
    pass: [['var dz = z > 0 ? 1 : 0;', 'var dz = z > 0 ? z : 0;'], ...rest.slice(0, 2)],
  },
  'of a cross-entropy': {
    forward: `${neuron}var p = 1 / (1 + Math.exp(-z));\nvar loss = -(t * Math.log(p) + (1 - t) * Math.log(1 - p));`,
    pass: [['var dz = p - t;', 'var dz = t - p;', 'var dz = p;', 'var dz = z - t;'], ...rest],
  },
  'of half a squared error that nobody wrote': {
    forward: `${neuron}var p = 1 / (1 + Math.exp(-z));`,
    pass: [['var dz = (p - t) * p * (1 - p);'], ...rest],
  },
  'of a cross-entropy that nobody wrote': {
    forward: `${neuron}var p = 1 / (1 + Math.exp(-z));`,
    pass: [['var dz = p - t;'], ...rest],
  },
  'of an error over four samples that nobody wrote': {
    forward: neuron,
    pass: [['var dz = 2 * (z - t) / 4;'], ...rest],
  },
  'of a hinge loss that nobody wrote': {
    forward: neuron,
    pass: [['var dz = z * t < 1 ? -t : 0;'], ...rest.slice(0, 2)],
  },
  'with the bias first': {
    forward: `${neuron}var s = Math.tanh(z);`,
    pass: [
      ['var dz = 1 - s * s;'],
      ['var db = dz;', 'var db = 2 * dz;'],
      ['var dw = x * dz;', 'var dw = x;'],
    ],
  },
  'with a helper for its first line': {
    forward: 'var x = 0.8, w = -1.2, b = 0.4;\nvar s = 1 / (1 + Math.exp(-(w * x + b)));',
    pass: [['var dz = s * (1 - s);', 'var dz = s * (1 + s);'], ...rest],
  },
};

/** The lines that are called wrong, and how many others are neither right nor off because of one. */
function look(source: string): { wrong: number[]; open: number } {
  const verdicts = verify(closerLook(analyze(source))).flatMap((each) => each.verdicts);
  const wrong = verdicts.flatMap(({ judgement, line }) => (judgement === 'wrong' ? [line] : []));
  return { wrong, open: verdicts.filter(({ judgement }) => judgement === 'uncertain').length };
}

function report(source: string): string {
  const analysis = closerLook(analyze(source));
  return reportLines('it', analysis, verify(analysis)).join('\n');
}

describe('a pass without a seed', () => {
  for (const [name, { forward, pass }] of Object.entries(families)) {
    const right = pass.map(([line]) => line);
    const above = forward.trimEnd().split('\n');
    const written = (lines: readonly string[]) => [...above, ...lines].join('\n');

    it(`is found right unasked: ${name}`, () => {
      const verdicts = verify(analyze(written(right))).flatMap((each) => each.verdicts);
      assert.deepEqual(
        verdicts.filter(({ judgement }) => !['exact', 'correct', 'approximate'].includes(judgement)),
        [],
      );
      assert.ok(verdicts.length >= 3);
    });

    pass.forEach(([, ...wrong], k) => {
      for (const line of wrong)
        it(`has its mistake in the line that has it, ${name}: ${line}`, () => {
          const mutant = written(right.map((each, n) => (n === k ? line : each)));
          assert.deepEqual(look(mutant), { wrong: [above.length + k + 1], open: 0 });
        });
    });
  }

  it('of minus the gradient is right where updates add it, and uphill where they subtract it', () => {
    const lines = 'var dz = t - z;\nvar dw = x * dz;\nvar dx = w * dz;\n';
    assert.deepEqual(look(`${neuron}${lines}w += 0.1 * dw;`).wrong, []);
    assert.deepEqual(look(`${neuron}${lines}w -= 0.1 * dw;`).wrong, [3]);
  });

  it('is judged by its first line where no usual loss says that', () => {
    const lines = 'var dz = (z - t) * (z + 3);\nvar dw = x * dz;\nvar dx = w * dz;\n';
    assert.match(report(neuron + lines), /dz is taken for the seed/);
  });

  it('is asked for one where nothing tells, by who asks, and by nobody else', () => {
    const source = `${neuron}var g = z * t * t;\nvar dw = w * g;\nvar db = b * g;`;
    assert.match(report(source), /nothing says where it starts/);
    assert.deepEqual(analyze(source).notes, []);
  });

  it('shows no gradient of what only the loss reads that nobody wrote', () => {
    const { circuits } = analyze(`${neuron}var dz = z - t;\nvar dw = x * dz;\nvar dx = w * dz;`);
    assert.equal(circuits[0].variables.find((each) => each.name === 't')?.gradient, null);
  });
});
