/*
 * Numbers that are drawn and decide which element is read: they stay what they are assumed to be, and what is shown is
 * what really comes out where these are drawn.
 */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import type { Analysis, Variable } from '../../src/analysis/model';
import { rerun } from '../../src/analysis/rerun';
import { FollowedPython } from '../followed/python';
import { hasPython } from '../python/process';
import { analyze } from './analyze';

const variablesOf = ({ circuits, loose }: Analysis): Variable[] => [
  ...circuits.flatMap(({ variables }) => variables),
  ...loose,
];

const last = (analysis: Analysis, name: string) =>
  variablesOf(analysis).findLast((each) => each.name === name);

/** What the analysis assumes that Math.random gives, call by call. */
function drawn(analysis: Analysis): number[] {
  const all = new Map(
    variablesOf(analysis).flatMap(({ name, value }) => {
      const call = /^Math\.random\(\)(?: #(\d+))?$/.exec(name);
      return call && value !== null ? [[Number(call[1] ?? 1), value] as const] : [];
    }),
  );
  return [...all].sort(([one], [other]) => one - other).map(([, value]) => value);
}

/** What variables are worth when a program has run in which Math.random gives these numbers. */
function run(source: string, values: readonly number[], names: readonly string[]): unknown[] {
  const left = [...values];
  const random = () => left.shift() ?? Number.NaN;
  return runInNewContext(`Math.random = random;\n${source}\n;[${names.join()}]`, { random }) as unknown[];
}

const data = 'const data = [[1.5, 0.7], [-0.3, -0.5], [3, 0.1]], labels = [1, -1, 1];\n';

const programs: readonly (readonly [what: string, source: string, names: readonly string[]])[] = [
  [
    'an index',
    `${data}const i = Math.floor(Math.random() * data.length); const x = data[i][0]; const y = x * 2;`,
    ['x', 'y'],
  ],
  [
    'a pattern',
    `${data}const [x, y] = data[Math.floor(Math.random() * 3)]; const z = x + y;`,
    ['x', 'y', 'z'],
  ],
  [
    'a label that decides',
    `${data}let pull = 0.5; const k = Math.floor(Math.random() * 3); if (labels[k] === 1) pull = 2.5; const y = pull * labels[k];`,
    ['y'],
  ],
  [
    'a function',
    'function pick(list) { return list[Math.floor(Math.random() * list.length)]; }\nconst p = pick([10.5, 20.5, 30.5]); const q = p + pick([1.5, 2.5]);',
    ['p', 'q'],
  ],
  [
    'a shuffle',
    'const xs = [5.5, 6, 7, 8];\nfor (let i = xs.length - 1; i > 0; i--) { const j = Math.floor(Math.random() * (i + 1)); [xs[i], xs[j]] = [xs[j], xs[i]]; }\nconst first = xs[0] * 1; const second = xs[1] * 2; const third = xs[2] * 3;',
    ['first', 'second', 'third'],
  ],
  [
    'a place that is written',
    'const bins = [0.5, 0.5, 0.5];\nfor (let k = 0; k < 4; k++) bins[Math.floor(Math.random() * 3)] += 1;\nconst a = bins[0] * 1; const b = bins[1] * 1; const c = bins[2] * 1;',
    ['a', 'b', 'c'],
  ],
  [
    'a slice',
    'const xs = [1.5, 2.5, 3.5, 4.5]; const start = Math.floor(Math.random() * 3); const batch = xs.slice(start, start + 2); const s = batch[0] + batch[1];',
    ['s'],
  ],
  [
    'a number of rounds',
    'const n = Math.floor(Math.random() * 4) + 2; let s = 0; for (let k = 0; k < n; k++) s += 1.5;',
    ['s'],
  ],
  [
    'a member',
    'const nodes = [{ v: 1.5 }, { v: 2.5 }]; const node = nodes[Math.floor(Math.random() * 2)]; const y = node.v * 2; const z = nodes[0].v + nodes[1].v;',
    ['y', 'z'],
  ],
  [
    'draws in many rounds',
    `${data}let a = 1;\nfor (let k = 0; k < 30; k++) { const i = Math.floor(Math.random() * 3); a += 0.1 * (data[i][0] * labels[i] - a); }`,
    ['a'],
  ],
];

describe('numbers that are drawn', () => {
  for (const [what, source, names] of programs)
    it(`choose what is shown, which is assumed: ${what}`, () => {
      const analysis = analyze(source, { language: 'javascript' });
      const truth = run(source, drawn(analysis), names);
      for (const [k, name] of names.entries()) {
        const variable = last(analysis, name);
        assert.equal(variable?.value, truth[k], name);
        assert.equal(variable?.assumed, true, `${name} is shown as assumed`);
      }
    });

  it('leave alone what they have not chosen', () => {
    const analysis = analyze(
      `${data}const k = Math.floor(Math.random() * 3); const x = data[k][0]; const rate = 0.25; const y = rate * 2;`,
    );
    assert.equal(last(analysis, 'y')?.assumed, false);
  });

  it('are any number as long as they decide nothing', () => {
    const analysis = analyze('const a = Math.random() * 2; const list = [a]; const y = list[0] * 3;');
    assert.equal(last(analysis, 'a')?.gradient, 3);
  });

  it('are what somebody sets, and then choose accordingly', () => {
    const source = `${data}const k = Math.floor(Math.random() * data.length); const x = data[k][0] * 1;`;
    const first = analyze(source, { language: 'javascript' });
    for (const [value, x] of [
      [0.1, 1.5],
      [0.5, -0.3],
      [0.9, 3],
    ]) {
      const inputs = new Map([['Math.random()', value]]);
      const again =
        rerun(first, { ...first.options, inputs }) ?? analyze(source, { language: 'javascript', inputs });
      assert.equal(last(again, 'x')?.value, x);
    }
  });

  it('let a net be trained on what is drawn: the first round shows, and its gradients', () => {
    const source = `${data}let a = Math.random() - 0.5, b = Math.random() - 0.5, c = Math.random() - 0.5;
for (let round = 0; round < 300; round++) {
  const i = Math.floor(Math.random() * data.length);
  const x = data[i][0], y = data[i][1], label = labels[i];
  const hidden = Math.max(0, a * x + b * y);
  const score = c * hidden;
  let pull = 0;
  if (label === 1 && score < 1) pull = 1;
  if (label === -1 && score > -1) pull = -1;
  const dscore = pull;
  let dc = hidden * dscore;
  let dhidden = c * dscore;
  dhidden = hidden === 0 ? 0 : dhidden;
  const da = x * dhidden;
  const db = y * dhidden;
  dc += -c;
  a += 0.01 * da;
  b += 0.01 * db;
  c += 0.01 * dc;
}
`;
    const analysis = analyze(source, { language: 'javascript' });
    const names = [
      'x',
      'y',
      'label',
      'hidden',
      'score',
      'dscore',
      'dhidden',
      'da',
      'db',
      'dc',
      'a',
      'b',
      'c',
    ];
    const inside = source
      .replace('round < 300', 'round < 1')
      .replace(/^}\n$/m, `  result = [${names.join()}];\n}\n`);
    const truth = run(`let result;\n${inside}`, drawn(analysis), ['...result']);
    for (const [k, name] of names.entries()) {
      const variable = last(analysis, name);
      assert.equal(variable?.value, truth[k], name);
      assert.equal(variable?.assumed, true, `${name} is shown as assumed`);
    }
    const [loop] = analysis.circuits.filter(({ scope }) => scope === 'loop:3');
    assert.equal(loop.outputs[0].variable.name, 'score');
  });
});

const python: readonly (readonly [what: string, source: string, drawn: string, names: readonly string[]])[] =
  [
    ['randint', 'i = random.randint(0, len(xs) - 1)\nx = xs[i]\ny = x * 2\n', 'i', ['x', 'y']],
    ['randrange', 'i = random.randrange(3)\nx = xs[i]\ny = x + xs[i]\n', 'i', ['x', 'y']],
    ['randrange of two', 'i = random.randrange(1, 3)\ny = xs[i] * 2\n', 'i', ['y']],
    ['an index that is computed', 'i = random.randint(0, 1)\ny = xs[i + 1] * 2\n', 'i', ['y']],
    ['choice', 'y = random.choice(xs) * 2\n', 'index of random.choice(xs)', ['y']],
    [
      'choice of rows',
      'x, t = random.choice([[1.5, 2.0], [2.5, 4.0]])\ny = x * t\n',
      'index of random.choice([[1.5, 2.0], [2.5, 4.0]])',
      ['x', 't', 'y'],
    ],
  ];

/** What a program in Python has assigned last where a name stands first. */
function assignedIn(source: string, name: string): unknown {
  const at = source.search(new RegExp(`(?<=\\n|, )${name}\\b(?=,| =)`));
  return new FollowedPython(source).run().get(at)?.at(-1);
}

describe('numbers that Python draws', () => {
  for (const [what, lines, draw, names] of python)
    it(`choose what is shown, which is assumed: ${what}`, () => {
      const source = `import random\nxs = [0.5, 1.5, 2.5]\n${lines}`;
      const analysis = analyze(source, { language: 'python' });
      const index = last(analysis, draw)?.value;
      assert.equal(typeof index, 'number', `${draw} has a number`);
      const stubs = `random.randint = random.randrange = lambda *_: ${index}\nrandom.choice = lambda of: of[${index}]\n`;
      const stubbed = source.replace('import random\n', `import random\n${stubs}`);
      for (const name of names) {
        if (hasPython) assert.equal(last(analysis, name)?.value, assignedIn(stubbed, name), name);
        assert.equal(last(analysis, name)?.assumed, true, `${name} is shown as assumed`);
      }
    });
});
