/* Holds the gradients in examples/ against the engine, and against what the files compute when they are run. */
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { applyEdits } from '../../src/text/edits';
import { verify } from '../../src/verification/verify';
import { hasPython } from '../python/process';
import { WatchedPython } from '../python/watched';
import { analyze } from './analyze';
import { type Example, examples } from './examples';
import { type Count, check } from './truth';

/** The gradients that are off on purpose, by file: the mistake, then what rests on it. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  '08-find-the-mistake.js': ['dflour'],
  '08-find-the-mistake.py': ['dz', 'dw_wind', 'dwind', 'dtrim'],
  '09-notebook.ipynb': ['dh', 'dz', 'dw1', 'db1'],
};

/** The last value that the pass gives to each gradient variable, beside the gradient itself. */
function results({ pass, variables }: Circuit) {
  const last = new Map((pass?.entries ?? []).map((entry) => [entry.name, entry]));
  return [...last.values()].flatMap(({ name, value, source }) => {
    const variable = variables.find(({ version }) => version === source.of);
    return variable ? [{ name, value, gradient: variable.gradient }] : [];
  });
}

/** What is said of gradients that are not right. */
const objections = (analysis: Analysis) =>
  verify(analysis)
    .flatMap(({ verdicts }) => verdicts.map(({ name, judgement }) => `${name} ${judgement}`))
    .filter((said) => !/ (exact|correct)$/.test(said));

/** Holds every number that the lens shows of an example against Python, which knows nothing of the lines above cells. */
function checkInPython({ source, language }: Example): Count {
  const count: Count = { values: 0, gradients: 0, inFunctions: 0 };
  const program = new WatchedPython(source.replaceAll('\u001e', '#'));
  const run = program.run.bind(program);
  check({ source, language, run, isShown: program.isShown.bind(program) }, count);
  return count;
}

/** Runs the example, with the values that the analysis shows for names that it does not define. */
function run({ source, circuits }: Analysis, names: readonly string[]): Map<string, unknown> {
  const given: Record<string, number> = {};
  for (const { variables, outputs, pass } of circuits) {
    for (const { name, value, version } of variables)
      if (version.origin === 'free' && value !== null) given[name] = value;
    for (const { variable, seed, given: open } of outputs)
      if (pass && open) given[`d${variable.name}`] = seed;
  }
  const { code } = transformSync(source, { loader: 'ts' });
  const values = runInNewContext(`${code}\n;[${names.join(', ')}]`, given) as unknown[];
  return new Map(names.map((name, k) => [name, values[k]]));
}

const close = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

describe('examples', () => {
  for (const example of examples) {
    const { file, source, language } = example;
    const off = mistakes[file] ?? [];
    describe(file, () => {
      const analysis = analyze(source, { language });

      it('shows gradients by itself, and reads every statement', () => {
        assert.equal(analysis.active, true, analysis.why);
        assert.deepEqual(analysis.notes, []);
        assert.deepEqual(analysis.skipped, []);
      });

      it('has every line that assigns a gradient in its backward passes', () => {
        const names = new Set(
          analysis.circuits.flatMap(({ variables }) => variables.map(({ name }) => name)),
        );
        const wanted = analysis.source.split('\n').flatMap((text, k) => {
          const [, name] = /^(?:(?:var|let|const) )?d(\w+)(?:: \w+)? [-+]?= /.exec(text) ?? [];
          return name !== undefined && names.has(name) ? [k + 1] : [];
        });
        const found = new Set(
          analysis.circuits.flatMap(
            ({ pass }) => pass?.entries.map(({ at }) => analysis.lines.lineOf(at.from)) ?? [],
          ),
        );
        assert.deepEqual(
          wanted.filter((line) => !found.has(line)),
          [],
        );
      });

      it(off.length > 0 ? 'has one wrong gradient' : 'has only right gradients', () => {
        const all = analysis.circuits.flatMap(results);
        assert.ok(all.length > 0, 'no gradient was recognised');
        const wrong = all.filter(
          ({ value, gradient }) => value === null || gradient === null || !close(value, gradient),
        );
        assert.deepEqual(
          wrong.map(({ name }) => name),
          off,
        );
      });

      it('is told exactly that, and its fixes put it right', () => {
        const told = off.map((name, k) => `${name} ${k === 0 ? 'wrong' : 'inherited'}`);
        assert.deepEqual(objections(analysis), told);
        const fixes = verify(analysis).flatMap(({ verdicts }) => verdicts.flatMap(({ edits }) => edits));
        assert.deepEqual(objections(analyze(applyEdits(source, fixes), { language })), []);
      });

      if (language === 'python') {
        if (hasPython)
          it('computes in Python what the lens shows, values and gradients', () => {
            const { values, gradients } = checkInPython(example);
            assert.ok(values > 20 && gradients > 5, `only ${values} values and ${gradients} gradients`);
          });
        return;
      }

      it('computes what the lens shows when it is run', () => {
        const shown = new Map<string, number | null>();
        for (const { scope, pass, variables } of analysis.circuits) {
          if (scope !== 'top level') continue;
          for (const { name, value, definition } of variables) if (definition) shown.set(name, value);
          for (const { name, value } of pass?.entries ?? []) shown.set(name, value);
        }
        const names = [...shown.keys()];
        for (const [name, value] of run(analysis, names))
          assert.equal(shown.get(name), value, `${name} is shown as ${shown.get(name)} and is ${value}`);
      });
    });
  }
});
