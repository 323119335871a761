/* The files in examples/, for tests: as they are written, and as what they are read. */
import { readdirSync, readFileSync } from 'node:fs';
import { endingOf, type Language, languageByEnding, notebookEnding } from '../../src/languages/languages';
import { joinCells } from '../../src/text/cells';
import { readNotebook } from '../../src/text/notebook';

export interface Example {
  readonly file: string;
  readonly language: Language;
  /** Its text; of a notebook its cells of code, as one. */
  readonly source: string;
}

/** All of them. Notebooks are in Python. */
export const examples: readonly Example[] = readdirSync('examples')
  .sort()
  .map((file) => {
    const text = readFileSync(`examples/${file}`, 'utf8');
    if (endingOf(file) !== notebookEnding)
      return { file, language: languageByEnding(file) ?? 'javascript', source: text };
    return { file, language: 'python', source: joinCells(readNotebook(text)?.cells ?? []) };
  });
