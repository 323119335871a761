/* What is told of the gradients of a program, and the same program with something else in it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';

/** What is said of each gradient, by its name. */
export const toldOf = (source: string, language: Language): Record<string, string> =>
  Object.fromEntries(
    verdictsOn(source, language).map(({ name, judgement }) => [
      name,
      /exact|correct/.test(judgement) ? 'right' : judgement,
    ]),
  );

/** The same program with a mistake. */
export function instead(source: string, from: string, to: string): string {
  assert.ok(source.includes(from), from);
  return source.replace(from, to);
}
