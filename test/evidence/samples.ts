/* The programs in the folders beside this file. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../mutation/outline';

export interface Sample {
  readonly file: string;
  readonly language: Language;
  readonly source: string;
}

/** The programs in JavaScript and TypeScript of one folder, in the order of their files. */
export function samples(folder: string): Sample[] {
  return readdirSync(`test/evidence/${folder}`)
    .sort()
    .map((file) => ({
      file,
      language: file.endsWith('.ts') ? 'typescript' : 'javascript',
      source: readFileSync(`test/evidence/${folder}/${file}`, 'utf8'),
    }));
}

/** What a program assigns last, at the beginning of a line; '0' for nothing. */
export function lastOf(source: string): string {
  return [...source.matchAll(/^(?:(?:const|let|var) )?(\w+)(?:: number)? [-+*]?= /gm)].at(-1)?.[1] ?? '0';
}

/** The lines of a report that speak of a pass of nothing. */
export function emptyIn(report: readonly string[]): string[] {
  return report.filter((line) => /backward pass of\s*(,|$)/.test(line));
}
