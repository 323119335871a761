/* Programs with one mistake each: it is told on its own line and on no other, and nothing is told without it. */
import assert from 'node:assert/strict';
import type { Language } from '../../src/languages/languages';
import { verdictsOn } from '../judged/measure';

/** A program, and what may stand in it by mistake. */
export interface WithMistakes {
  readonly title: string;
  readonly language: Language;
  readonly source: string;
  readonly mistakes: readonly (readonly [from: string, to: string])[];
}

/** The lines that are called wrong, once for each verdict. */
export const wrongLines = (source: string, language: Language): number[] =>
  verdictsOn(source, language)
    .filter(({ judgement }) => judgement === 'wrong')
    .map(({ line }) => line);

/** The same, each once. */
export const wrongLinesOnce = (source: string, language: Language): number[] => [
  ...new Set(wrongLines(source, language)),
];

/** Tests that of some programs nothing is told, and of each mistake its line. */
export function tellTheirLines(programs: readonly WithMistakes[], linesOf: typeof wrongLines): void {
  for (const { title, language, source, mistakes } of programs) {
    it(`is none in ${title}`, () => assert.deepEqual(linesOf(source, language), []));

    for (const [from, to] of mistakes)
      it(`is told on its line in ${title}: ${to}`, () => {
        const parts = source.split(from);
        assert.equal(parts.length, 2);
        assert.deepEqual(linesOf(parts.join(to), language), [parts[0].split('\n').length]);
      });
  }
}

/** Programs of which nobody is accused, though something is said of them. */
export type Meant = readonly (readonly [title: string, language: Language, source: string])[];

/** Tests that nothing in some programs is called wrong, each called what it is. */
export function accuseNobody(programs: Meant, what: string): void {
  for (const [title, language, source] of programs)
    it(`${what} ${title}`, () => {
      const said = verdictsOn(source, language).map(({ judgement }) => judgement);
      assert.ok(said.length > 0);
      assert.deepEqual(
        said.filter((each) => /wrong|inherited/.test(each)),
        [],
      );
    });
}
