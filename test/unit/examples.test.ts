/* Holds the gradients in examples/ against the engine, and against what the files compute when they are run. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { analyze } from './analyze';

/** What is wrong on purpose, by file. */
const mistakes: Readonly<Record<string, string>> = { '08-find-the-mistake.js': 'dflour' };

const folder = 'examples';

function read(file: string): Analysis {
  const source = readFileSync(`${folder}/${file}`, 'utf8');
  return analyze(source, { language: file.endsWith('.ts') ? 'typescript' : 'javascript' });
}

/** The last value that the pass gives to each gradient variable, beside the gradient itself. */
function results({ pass, variables }: Circuit) {
  const last = new Map((pass?.entries ?? []).map((entry) => [entry.name, entry]));
  return [...last.values()].flatMap(({ name, value, source }) => {
    const variable = variables.find(({ version }) => version === source.of);
    return variable ? [{ name, value, gradient: variable.gradient }] : [];
  });
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
  for (const file of readdirSync(folder).sort()) {
    describe(file, () => {
      const analysis = read(file);

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

      it(mistakes[file] ? 'has one wrong gradient' : 'has only right gradients', () => {
        const all = analysis.circuits.flatMap(results);
        assert.ok(all.length > 0, 'no gradient was recognised');
        const wrong = all.filter(
          ({ value, gradient }) => value === null || gradient === null || !close(value, gradient),
        );
        assert.deepEqual(
          wrong.map(({ name }) => name),
          mistakes[file] ? [mistakes[file]] : [],
        );
      });

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
