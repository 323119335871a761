/* A whole file in a function that is called on the spot, as modules were written: the same mistakes have the same edits there. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { readJudged } from '../judged/program';
import { analyze } from './analyze';
import { instead } from './told';

const mistakes: readonly (readonly [file: string, right: string, wrong: string])[] = [
  ['tanh-layer.js', 'gradOutput[j] * (1 - this.output[j] * this.output[j])', 'gradOutput[j]'],
  [
    'tanh-layer.js',
    'gradInput[i] += gradZ * this.weights[j][i]',
    'gradInput[i] += gradZ * this.weights[j][j]',
  ],
  ['mat-graph.js', '(1.0 - out.w[i] * out.w[i]) * out.dw[i]', '(1.0 - out.w[i] * out.w[i])'],
  ['mat-graph.js', '(1.0 - out.w[i] * out.w[i]) * out.dw[i]', '(1.0 - out.w[i]) * out.dw[i]'],
  ['mat-graph.js', '+= m2.w[m2.d * k + j] * b', '+= m2.w[m2.d * k + j]'],
  ['vol-layers.js', 'f.dw[d] += V.w[d] * chain', 'f.dw[d] += V.w[d]'],
  ['vol-layers.js', 'V.dw[d] += f.w[d] * chain', 'V.dw[d] += V.w[d] * chain'],
  ['two-layer-backprop.js', 'if (this.z1[j] <= 0) dz1 = 0', 'if (this.z1[j] > 0) dz1 = 0'],
];

const wrappers: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a function': ['(function () {\n', '\n})();\n'],
  'a function that gets a name': [
    'var lib = lib || {};\n(function (global) {\n',
    '\nglobal.made = 1;\n})(lib);\n',
  ],
  'an arrow function': ['(() => {\n', '\n})();\n'],
};

const programs = readJudged('test/judged/javascript');

/** What is wrong, from the line that a program begins in, with the edits. */
const wrongIn = (source: string, begin: number) =>
  verify(analyze(source, { language: 'javascript', asked: true }))
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ judgement }) => judgement === 'wrong')
    .map(({ line, edits }) => ({ line: line - begin, edits: edits.map(({ text }) => text) }));

describe('A file in a function that is called on the spot', () => {
  for (const [file, right, wrong] of mistakes) {
    const program = programs.find((each) => each.file === file);
    assert.ok(program, file);
    const source = instead(program.source, right, wrong);
    for (const [how, [before, after]] of Object.entries(wrappers))
      it(`is told the same of ${wrong} in ${file}, in ${how}`, () => {
        const alone = wrongIn(source, 0);
        assert.ok(alone.some(({ edits }) => edits.length > 0));
        assert.deepEqual(wrongIn(before + source + after, before.split('\n').length - 1), alone);
      });
  }
});
