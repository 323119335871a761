/* What is told of the gradients of a program, and the same program with something else in it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import type { Verdict } from '../../src/verification/model';
import { verify } from '../../src/verification/verify';
import { verdictsOn } from '../judged/measure';
import { analyze } from './analyze';

/** What is said of each gradient, by its name. */
export const toldOf = (source: string, language: Language): Record<string, string> =>
  Object.fromEntries(
    verdictsOn(source, language).map(({ name, judgement }) => [
      name,
      /exact|correct/.test(judgement) ? 'right' : judgement,
    ]),
  );

/** What is said of a program in JavaScript to who asks. */
export const asked = (source: string): readonly Verdict[] =>
  verify(analyze(source, { language: 'javascript', asked: true })).flatMap(({ verdicts }) => verdicts);

/** The same line by line, whether or not what is right is so to the last digit. */
export const byLine = (source: string): { readonly judgement: string; readonly line: number }[] =>
  asked(source).map(({ judgement, line }) => ({ judgement: judgement.replace('exact', 'correct'), line }));

/** The line on which a text stands first. */
export const lineOf = (source: string, text: string): number =>
  source.slice(0, source.indexOf(text)).split('\n').length;

/** The lines that are called wrong then. */
export const blamed = (source: string): number[] =>
  asked(source).flatMap(({ judgement, line }) => (judgement === 'wrong' ? line : []));

/** The same program with a mistake. */
export function instead(source: string, from: string, to: string): string {
  assert.ok(source.includes(from), from);
  return source.replace(from, to);
}

/** That at least so many gradients are told of a program, and all of them are right. */
export function areRight(source: string, language: Language, least = 1): void {
  const told = Object.entries(toldOf(source, language));
  assert(told.length >= least && told.every(([, judgement]) => judgement === 'right'), String(told));
}
