/* Passes that are written for code with loops, branches and arrays: run by node and python3, all their gradients are right. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/text/edits';
import { backwardFor } from '../../src/writing/followed/backward-for';
import { hasPython } from '../python/process';
import { generated } from '../written/generated';
import { areAlike, filled, type Judged, judgePython, judgeScript, signatureOf } from '../written/judge';
import { inJavaScript, type Numbers, type WrittenProgram } from '../written/programs';
import { inPython } from '../written/programs-python';
import { analyze } from './analyze';
import { runs } from './oracle';

interface WithPass {
  readonly whole: string;
  readonly text: string;
}

/** The program with its pass; null where what it gives may rest on none of what it takes. */
function perhapsWritten(program: WrittenProgram, source: string): WithPass | null {
  const analysis = analyze(source, { language: program.language });
  const made = backwardFor(analysis, source.indexOf(program.asked) + program.asked.length);
  if ('problem' in made) {
    assert.match(made.problem, /^No gradient goes back|does not move with any variable/, source);
    return null;
  }
  return { whole: applyEdits(source, made.edits), text: made.edits.at(-1)?.text ?? '' };
}

function written(program: WrittenProgram, source: string): WithPass {
  const made = perhapsWritten(program, source);
  assert.ok(made, program.about);
  return made;
}

/** Other numbers for the inputs, none of them at a kink. */
function other(value: Numbers, count = { seen: 0 }): Numbers {
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 1 ? value : -0.9 * value + 0.05 * (++count.seen % 4);
  return value.map((each) => other(each, count));
}

function assertRight(judged: readonly Judged[] | string, whole: string, expected: readonly string[]): void {
  assert.ok(typeof judged !== 'string', `${judged}\n${whole}`);
  for (const { name, written: one, measured } of judged)
    assert.ok(
      areAlike(one, measured),
      `${name} is ${JSON.stringify(one)}, not ${JSON.stringify(measured)}:\n${whole}`,
    );
  const names = judged.map(({ name }) => name);
  for (const name of expected) assert.ok(names.includes(name), `${name} is missing:\n${whole}`);
}

/** Variables that the program's gradients must be of: all inputs that are no counts. */
function expectedOf({ inputs, made }: WrittenProgram): string[] {
  const isCount = (value: Numbers) => typeof value === 'number' && Number.isInteger(value) && value > 1;
  const asked = Object.entries({ ...inputs, ...made?.fields }).filter(
    ([name, value]) => name !== 'stiffness' && !isCount(value),
  );
  return asked.map(([name]) => `d${name}`);
}

describe('a pass that is written for loops and arrays', () => {
  for (const program of inJavaScript)
    it(`is right for ${program.about}, as node runs it`, () => {
      for (const inputs of [program.inputs, moved(program.inputs)]) {
        let whole = '';
        const judged = judgeScript(program, inputs, (source) => {
          const made = written(program, source);
          whole = made.whole;
          return made;
        });
        assertRight(judged, whole, expectedOf(program));
      }
    });

  it('is right for programs in Python, as python3 runs them', () => {
    if (!hasPython) return;
    const questions = inPython.flatMap((program) =>
      [program.inputs, moved(program.inputs)].map((inputs) => ({
        program,
        inputs,
        ...written(program, filled(program, inputs)),
      })),
    );
    for (const [k, judged] of judgePython(questions).entries())
      assertRight(judged, questions[k].whole, expectedOf(questions[k].program));
  });

  it('is right for programs in JavaScript that nobody has written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
        const program = generated(seed, 'javascript');
        const source = filled(program, program.inputs);
        const made = perhapsWritten(program, source);
        if (made)
          assertRight(
            judgeScript(program, program.inputs, () => made),
            made.whole,
            [],
          );
      }),
      runs(40),
    );
  });

  it('is right for programs in Python that nobody has written', () => {
    if (!hasPython) return;
    const seeds = fc.sample(fc.integer({ min: 1, max: 2 ** 30 }), runs(40) as fc.Parameters<number>);
    const questions = seeds.flatMap((seed) => {
      const program = generated(seed, 'python');
      const { inputs } = program;
      const made = perhapsWritten(program, filled(program, inputs));
      return made ? [{ program, inputs, ...made }] : [];
    });
    assert.ok(questions.length > 0.9 * seeds.length);
    for (const [k, judged] of judgePython(questions).entries()) assertRight(judged, questions[k].whole, []);
  });

  it('says of each gradient what its signature says', () => {
    assert.deepEqual(signatureOf('function fBackward(dout, x) {\n  return { dx, dw };\n}\n'), {
      name: 'fBackward',
      parameters: ['dout', 'x'],
      gives: ['dx', 'dw'],
      fields: [],
    });
  });
});

function moved(inputs: WrittenProgram['inputs']): WrittenProgram['inputs'] {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, other(value)]));
}
