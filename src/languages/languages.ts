/*
 * Which languages are read, and the dialect of each. JavaScript's comes with the engine; another one is loaded when a file
 * in its language is first read.
 */
import type { Dialect } from '../program/dialect';
import { javascript } from './javascript/dialect';
import type { JavaScript } from './javascript/parse';

/** What languages that are loaded later share with the engine. */
export * as parsing from './parsing';
export * as shared from './shared';

/** The editor's identifiers of the languages that are read. */
export type Language = JavaScript | 'python';

const languageOf: ReadonlyMap<string, Language> = new Map([
  ['.js', 'javascript'],
  ['.mjs', 'javascript'],
  ['.cjs', 'javascript'],
  ['.jsx', 'javascriptreact'],
  ['.ts', 'typescript'],
  ['.mts', 'typescript'],
  ['.cts', 'typescript'],
  ['.tsx', 'typescriptreact'],
  ['.py', 'python'],
]);

/** What notebooks' files end in. */
export const notebookEnding = '.ipynb';

/** The endings of files that are read. */
export const endings: readonly string[] = [...languageOf.keys(), notebookEnding];

/** The languages that are read. */
export const languages: readonly Language[] = [...new Set(languageOf.values())];

/** What people call them. */
export const languageNames = 'JavaScript, TypeScript and Python';

/** The ending of a file's name, its dot included, in small letters; '' where it has none. */
export function endingOf(file: string): string {
  return /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
}

/** The language that goes by a name; undefined where it is none of ours. */
export function languageByName(name: string): Language | undefined {
  return languages.find((language) => language === name);
}

/** The language of a file; undefined where its ending is none of ours. */
export function languageByEnding(file: string): Language | undefined {
  return languageOf.get(endingOf(file));
}

const made = new Map<Language, Promise<Dialect>>();

/** The dialect of a language; a grammar that only some files need is loaded here, once. */
export function loadDialect(language: Language): Promise<Dialect> {
  const dialect = made.get(language) ?? load(language);
  made.set(language, dialect);
  return dialect;
}

async function load(language: Language): Promise<Dialect> {
  if (language !== 'python') return javascript(language);
  const { python } = await import('./python/dialect');
  return python;
}
