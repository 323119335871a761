/*
 * Training loops: of one its first round is followed, as a circuit of its own, which ends with what the loop makes smaller.
 * What goes by the same names and does not train is followed round by round.
 */
import assert from 'node:assert/strict';
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
