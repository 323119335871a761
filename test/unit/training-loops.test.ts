/*
 * Training loops: of one its first round is followed, as a circuit of its own, which ends with what the loop makes smaller.
 * What goes by the same names and does not train is followed round by round.
 */
import assert from 'node:assert/strict';
import { inputKeys } from '../../src/analysis/fixed-inputs';
import { rerun } from '../../src/analysis/rerun';
import type { Language } from '../../src/languages/languages';
import { FollowedPython } from '../followed/python';
import { FollowedScript } from '../followed/script';
import { check, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { analyze } from './analyze';
import {
  type LoopProgram,
  noneInJavaScript,
  noneInPython,
  trainsInJavaScript,
  trainsInPython,
} from './training-programs';

const languages: readonly (readonly [Language, readonly LoopProgram[], readonly LoopProgram[]])[] = [
  ['javascript', trainsInJavaScript, noneInJavaScript],
  ['python', trainsInPython, noneInPython],
];

/** The circuits that are those of loops, with their outputs. */
const loopsOf = (source: string, language: Language) =>
  analyze(source, { language })
    .circuits.filter(({ scope }) => scope.startsWith('loop:'))
    .map(({ outputs }) => outputs.map(({ variable }) => variable.name).join());

describe('the circuit of a training loop', () => {
  const source = `let w = 0.5;
const x = 1.5;
for (let e = 0; e < 50; e++) {
  const yhat = w * x;
  const loss = (yhat - 2) ** 2;
  const dyhat = 2 * (yhat - 2);
  w -= 0.1 * dyhat * x;
}
const double = x * 2;
`;
  const analysis = analyze(source, { language: 'javascript' });

  it('goes by its line, and is known as a part of its scope', () =>
    assert.deepEqual(
      analysis.circuits.map(({ scope, scopeId }) => [scope, scopeId]),
      [
        ['loop:3', 'top level'],
        ['top level', 'top level'],
      ],
    ));

  it('has the numbers that somebody tries', () => {
    const [[, key]] = [...inputKeys(analysis)].filter(
      ([{ name, origin }]) => name === 'w' && origin === 'literal',
    );
    const tried = rerun(analysis, { ...analysis.options, whatIf: new Map([[key, 1]]) });
    const [{ variables }] = tried.circuits;
    const loss = variables.find(({ name }) => name === 'loss');
    assert.equal(loss?.value, 0.25);
    assert.equal(variables.find(({ name }) => name === 'w')?.gradient, 2 * (1.5 - 2) * 1.5);
  });

  it('has the output that somebody chooses', () => {
    const { circuits } = analyze(source, {
      language: 'javascript',
      outputs: new Map([['top level', 'yhat']]),
    });
    assert.equal(circuits[0].outputs[0].variable.name, 'yhat');
  });
});

/** What later rounds of a training loop do, and the first does not, with what reads it below. */
const laterRounds: readonly (readonly [change: string, reading: string])[] = [
  ['if (e === 5) rate = 0.01;', 'rate * 2'],
  ['if (e > 5) kept.push(w);', 'kept.length * 1.5'],
  ['if (e > 5) kept[0] = w;', '(kept[0] ?? 2.5) * 2'],
  ['if (e === 7) state.k = 9;', 'state.k * 3'],
  ['if (e === 7) change();', 'state.k * 3'],
  ['if (e % 2) { if (e > 8) state = { k: 5 }; }', 'state.k * 3'],
  ['table[e % 3] = w;', 'table[1] * 2'],
  ['(e > 4 ? state : { k: 1 }).k = w;', 'state.k * 3'],
  ['if (e > 2) table.fill(w);', 'table[2] * 2'],
  ['if (e > 2) { let k = 1; rate = k * 0.5; }', 'rate * 2'],
  ['if (loss > 1e9 || e > 3) rate = 0.25;', 'rate * 2'],
];

describe('what comes after a training loop', () => {
  for (const [change, reading] of laterRounds)
    it(`has no number that only later rounds change: ${change}`, () => {
      const source = `const x = 1.5;
let w = 0.5, rate = 0.1, state = { k: 2.5 };
const kept = [], table = [1, 2, 3];
function change() { state.k = 7; }
for (let e = 0; e < 10; e++) {
  const yhat = w * x;
  const loss = (yhat - 2) ** 2;
  const dyhat = 2 * (yhat - 2);
  const dw = dyhat * x;
  w -= rate * dw;
  ${change}
}
const after = ${reading};
`;
      const { circuits, loose } = analyze(source, { language: 'javascript' });
      const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
      assert.equal(all.find(({ name }) => name === 'after')?.value ?? null, null);
      check(new FollowedScript(source), noCount());
    });

  it('keeps what no round can have changed', () => {
    const source = `const x = 1.5, xs = [1, 2, 3];
let w = 0.5;
for (let e = 0; e < 10; e++) {
  const yhat = w * x;
  const dyhat = 2 * (yhat - 2);
  const dw = dyhat * x;
  w -= 0.1 * dw;
  if (e === 9) console.log(e, w, xs);
  if (e > 20) w = xs[0];
}
const after = xs[1] * 2;
`;
    const { circuits } = analyze(source, { language: 'javascript' });
    const all = circuits.flatMap(({ variables }) => variables);
    assert.equal(all.find(({ name }) => name === 'after')?.value, 4);
  });
});

for (const [language, trains, none] of languages) {
  const holds = (source: string) => {
    if (language === 'python' && !hasPython) return;
    const count = noCount();
    check(language === 'python' ? new FollowedPython(source) : new FollowedScript(source), count);
    assert.ok(count.values > 3, 'numbers were compared');
  };
  describe(`training loops in ${language}`, () => {
    for (const { what, source, loss } of trains) {
      it(`end in what they make smaller: ${what}`, () =>
        assert.deepEqual([...new Set(loopsOf(source, language))], [loss]));
      it(`show what their first round computes: ${what}`, () => holds(source));
    }
    for (const { what, source } of none) {
      it(`are not taken for ones: ${what}`, () => assert.deepEqual(loopsOf(source, language), []));
      it(`are followed with all rounds where they do not train: ${what}`, () => {
        holds(source);
        for (const { variables } of analyze(source, { language }).circuits)
          for (const { name, version } of variables) assert.notEqual(version.rounds, null, name);
      });
    }
  });
}
