/* The judge of what is shown of followed code takes what is true, and finds what is not. */
import assert from 'node:assert/strict';
import type { Analysis, Circuit, Variable } from '../../src/analysis/model';
import { FollowedPython } from '../followed/python';
import type { Followable } from '../followed/runs';
import { FollowedScript } from '../followed/script';
import { hold, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { analyze } from './analyze';

/** What is shown of one place: where its text begins, a name, and the numbers. */
interface Shown {
  readonly at: string;
  readonly name: string;
  readonly value?: number;
  readonly gradient?: number;
  readonly rounds?: number | null;
}

interface Told {
  readonly scope?: string;
  readonly shown: readonly Shown[];
}

/** An analysis of a program that shows this; the last is the output. */
function showing({ source, language }: Followable, { scope = 'top level', shown }: Told): Analysis {
  const real = analyze(source, { language });
  const [model] = [...real.circuits.flatMap(({ variables }) => variables), ...real.loose];
  const variables = shown.map(({ at, name, value, gradient, rounds }): Variable => {
    const from = source.indexOf(at);
    assert.ok(from >= 0, at);
    const definition = { from, to: from + name.length };
    return {
      ...model,
      version: { ...model.version, origin: 'computed' },
      assumed: false,
      gradientAssumed: false,
      name,
      definition,
      value: value ?? null,
      gradient: gradient ?? null,
      ...(rounds === undefined ? {} : { rounds }),
    };
  });
  const outputs = [{ variable: variables[variables.length - 1], seed: 1, given: true }];
  const circuit: Circuit = { ...real.circuits[0], scope, variables, outputs, pass: null };
  return { ...real, circuits: [circuit], loose: [] };
}

const loop =
  'let a = 2;\nlet w = [1, 3];\nlet y = 0;\nfor (let i = 0; i < 2; i++) {\n  y += a * w[i];\n}\nw[1] = y;\nlet out = w[1] * w[1];\n';
const training = 'let a = 2;\nlet out = 0;\nwhile (a > 1) {\n  out = a * a;\n  a -= 0.25 * out;\n}\n';
const pythonLoop =
  'a = 2.0\nw = [1, 3]\ny = 0\nfor i in range(2):\n    y += a * w[i]\nw[1] = y\nout = w[1] * w[1]\n';

const out = { at: 'out = w', name: 'out', value: 64, gradient: 1 };
const truths = (first: string): Told => ({
  shown: [
    { at: first, name: 'a', value: 2, gradient: 64 },
    { at: '3]', name: 'w[1]', value: 3, gradient: 32 },
    { at: 'y +=', name: 'y', value: 8, gradient: 16, rounds: 2 },
    { at: 'w[1] =', name: 'w[1]', value: 8, gradient: 16 },
    out,
  ],
});
const round: Told = {
  scope: 'loop:3',
  shown: [
    { at: 'a = 2', name: 'a', value: 2, gradient: 4 },
    { at: 'out = a', name: 'out', value: 4, gradient: 1, rounds: null },
  ],
};

const languages: readonly (readonly [Followable, Told])[] = [
  [new FollowedScript(loop), truths('a = 2')],
  [new FollowedScript(training), round],
  ...(hasPython ? [[new FollowedPython(pythonLoop), truths('a = 2')] as const] : []),
];

describe('the judge of followed code', () => {
  for (const [program, told] of languages) {
    const { language } = program;
    const first = `${language}, ${told.scope ?? 'top level'}`;
    it(`takes what is true: ${first}`, () => {
      const count = noCount();
      hold(showing(program, told), program, count);
      assert.equal(count.values, told.shown.length);
      assert.equal(count.gradients, told.shown.length);
    });
    for (const [k, each] of told.shown.entries()) {
      const changed = (more: Partial<Shown>) => ({
        ...told,
        shown: told.shown.map((one, n) => (n === k ? { ...one, ...more } : one)),
      });
      const isWrong = (more: Partial<Shown>, says: RegExp) =>
        assert.throws(() => hold(showing(program, changed(more)), program, noCount()), says);
      it(`finds a wrong value of ${each.name} at ${each.at}: ${first}`, () =>
        isWrong({ value: (each.value ?? 0) + 1e-9 }, /is shown as/));
      it(`finds a wrong gradient of ${each.name} at ${each.at}: ${first}`, () =>
        isWrong({ gradient: (each.gradient ?? 0) * 1.001 }, /the gradient of/));
    }
  }

  it('finds the value of an earlier round where the last is asked for', () => {
    const program = new FollowedScript(loop);
    const shown = [{ at: 'y +=', name: 'y', value: 2, rounds: 2 }];
    assert.throws(
      () => hold(showing(program, { shown }), program, noCount()),
      /y on line 5 is shown as 2, and is 2, 8/,
    );
  });

  it('finds a number that another call of a function has had', () => {
    const program = new FollowedScript(
      'function f(z) {\n  const m = z * 2;\n  return m;\n}\nlet y = f(1) + f(3);\n',
    );
    const shown = [{ at: 'm =', name: 'm', value: 2 }];
    assert.throws(() => hold(showing(program, { scope: 'f', shown }), program, noCount()), /m on line 2/);
  });
});
