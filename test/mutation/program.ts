/*
 * Programs with a hand-written backward pass, read and run without any of the code under test. Comments tell the
 * parts of a program: the pass begins below one that says "backward" and ends above one that says "forward" or
 * "update".
 */
import { readdirSync, readFileSync } from 'node:fs';
import { type Language, outlineOf, type Part } from './outline';
import { type Rewriting, Runner } from './runner';

/** A program that verification is tried on, in whatever language. */
export interface Tried {
  readonly file: string;
  readonly language: Language | 'python';
  /** Whether another source gives the same gradients at every point. */
  readonly isSame: (source: string, rewriting?: Rewriting) => boolean;
}

export interface Program extends Tried {
  readonly language: Language;
  readonly source: string;
  readonly parts: readonly Part[];
  /** What runs it in real JavaScript. */
  readonly runner: () => Runner;
}

/** Reads all programs of a folder. */
export function readPrograms(folder: string): Program[] {
  return readdirSync(folder)
    .filter((file) => /\.[jt]s$/.test(file))
    .sort()
    .map((file) => readProgram(file, readFileSync(`${folder}/${file}`, 'utf8')));
}

export function readProgram(
  file: string,
  source: string,
  language: Language = file.endsWith('.ts') ? 'typescript' : 'javascript',
): Program {
  const outline = outlineOf(source, language);
  let runner: Runner | null = null;
  const run = () => {
    runner ??= new Runner(outline);
    return runner;
  };
  const isSame = (other: string, rewriting?: Rewriting) => run().isSame(other, rewriting);
  return { file, language, source, parts: outline.parts, isSame, runner: run };
}
