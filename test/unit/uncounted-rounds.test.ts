/*
 * Loops of which it is not known how many rounds they have, and places that may not be gone through in each: what is shown
 * of them is what real runs make there.
 */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/model';
import { FollowedPython } from '../followed/python';
import type { Followable } from '../followed/runs';
import { FollowedScript } from '../followed/script';
import { hold, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { analyze } from './analyze';

/** What is shown of a program, which is true, and its values by names: the last of each. */
function shownOf(program: Followable): { analysis: Analysis; values: Map<string, number | null> } {
  const analysis = analyze(program.source, { language: program.language });
  // What reads a name that the program does not give ends there.
  if (!program.fails({})) hold(analysis, program, noCount());
  const all = [...analysis.circuits.flatMap(({ variables }) => variables), ...analysis.loose];
  return { analysis, values: new Map(all.map(({ name, value }) => [name, value])) };
}

interface Example {
  readonly title: string;
  readonly javascript: string;
  readonly python: string;
  /** What is shown at the end, by names. */
  readonly shows: Readonly<Record<string, number | null>>;
}

const examples: readonly Example[] = [
  {
    title: 'a loop that asks behind its first round for another shows the round that has run',
    javascript: 'let x = 3;\ndo { x *= 0.5; } while (x > 10);\nlet y = x * 2;\n',
    python: 'x = 3.0\nwhile True:\n    x *= 0.5\n    if not x > 10:\n        break\ny = x * 2\n',
    shows: { x: 1.5, y: null },
  },
  {
    title: 'a loop that goes on as long as its last round says so shows the round that has run',
    javascript: 'let x = 3;\nlet on = true;\nwhile (on) { x *= 0.5; on = x > 10; }\nlet y = x * 2;\n',
    python: 'x = 3.0\non = True\nwhile on:\n    x *= 0.5\n    on = x > 10\ny = x * 2\n',
    shows: { x: 1.5, y: null },
  },
  {
    title: 'a loop on one side of a condition on what is not given shows its last round',
    javascript: 'let z = 1;\nif (x > 0) { for (let i = 0; i < 3; i++) { z = 2 * i; } }\nlet y = z * 2;\n',
    python: 'z = 1\nif x > 0:\n    for i in range(3):\n        z = 2 * i\ny = z * 2\n',
    shows: { z: 4, y: 8 },
  },
  {
    title: 'a place that is gone through in some rounds only shows the last of them',
    javascript: 'let z = 1;\nfor (let i = 0; i < 4; i++) { if (x > i) { z = x + i; } }\nlet y = z * 2;\n',
    python: 'z = 1\nfor i in range(4):\n    if x > i:\n        z = x + i\ny = z * 2\n',
    shows: {},
  },
  {
    title: 'rounds behind one that a number that is not given ends are not shown',
    javascript: 'let z = 0;\nfor (let i = 0; i < 4; i++) { z = i * 2; if (x > i) break; }\nlet y = z * 2;\n',
    python: 'z = 0\nfor i in range(4):\n    z = i * 2\n    if x > i:\n        break\ny = z * 2\n',
    shows: { z: 0, y: 0 },
  },
];

/** The same with what is not given assigned as it is assumed: what real runs then make of it. */
function withGiven(source: string, analysis: Analysis, language: Followable['language']): string {
  const given = analysis.circuits.flatMap(({ variables }) =>
    variables.filter(({ assumed, definition }) => assumed && !definition),
  );
  const declares = language === 'python' ? '' : 'var ';
  return [...given.map(({ name, value }) => `${declares}${name} = ${value}`), source].join('\n');
}

describe('loops whose rounds nobody can count', () => {
  for (const { title, javascript, python, shows } of examples)
    for (const program of [new FollowedScript(javascript), new FollowedPython(python)]) {
      if (program.language === 'python' && !hasPython) continue;
      it(`${title}, in ${program.language}`, () => {
        const { analysis, values } = shownOf(program);
        for (const [name, value] of Object.entries(shows)) assert.equal(values.get(name), value, name);
        const source = withGiven(program.source, analysis, program.language);
        const real = program.language === 'python' ? new FollowedPython(source) : new FollowedScript(source);
        const written = real.run();
        const shift = source.length - program.source.length;
        for (const { name, value, definition } of analysis.circuits.flatMap(({ variables }) => variables)) {
          const all = definition && written.get(definition.from + shift);
          if (all && value !== null) assert.ok(real.isShown(value, all.at(-1)), `${name}: ${value}, ${all}`);
        }
      });
    }
});
