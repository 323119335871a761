/* Which language a file is written in, by the ending of its name. */
import type { Language } from './parse';

const languageOf: ReadonlyMap<string, Language> = new Map([
  ['.js', 'javascript'],
  ['.mjs', 'javascript'],
  ['.cjs', 'javascript'],
  ['.jsx', 'javascriptreact'],
  ['.ts', 'typescript'],
  ['.mts', 'typescript'],
  ['.cts', 'typescript'],
  ['.tsx', 'typescriptreact'],
]);

/** The endings of files that are read. */
export const endings: readonly string[] = [...languageOf.keys()];

/** The languages that are read. */
export const languages: readonly Language[] = [...new Set(languageOf.values())];

/** The ending of a file's name, its dot included, in small letters; '' where it has none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
}

/** The language of a file; undefined where its ending is none of ours. */
export function languageByEnding(file: string): Language | undefined {
  return languageOf.get(endingOf(file));
}
