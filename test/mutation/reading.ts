/* Explanations of mistakes, for someone to read who did not write them: could they mend the line from the words? */
import { measure, type Result } from './measure';
import { isParsed, type Mutant, mutationKinds } from './mutate';
import type { Program } from './program';
import { randomNumbers } from './rewrite';
import { mistakesIn } from './strays';

/** So many explanations of mistakes, as evenly over their kinds as there are some, the same each time. */
function chosen(programs: readonly Program[], count: number): Result[] {
  const random = randomNumbers(13);
  const all = programs
    .flatMap(mistakesIn)
    .map((mutant) => ({ mutant, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ mutant }) => mutant);
  const waiting = mutationKinds.map((kind) => all.filter((mutant) => mutant.kind === kind));
  const results: Result[] = [];
  while (results.length < count && waiting.some((some) => some.length > 0))
    for (const some of waiting) {
      if (results.length === count) break;
      const next = nextExplained(some);
      if (next) results.push(next);
    }
  return results;
}

/** The first mistake of which anything is said; what stands before it is used up. */
function nextExplained(waiting: Mutant[]): Result | null {
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const result = isParsed(mutant) ? measure(mutant) : null;
    if (result?.detected) return result;
  }
  return null;
}

/** The explanations with their programs, without any fix, and after all of them what the mistakes were. */
export function toRead(programs: readonly Program[], count: number): string[] {
  const results = chosen(programs, count);
  const pages = results.flatMap(({ mutant, said }, k) => [
    '',
    `${k + 1}. ${mutant.program.file}`,
    ...mutant.source.split(/\r?\n/).map((line, n) => `  ${String(n + 1).padStart(3)} ${line}`),
    ...said.map((each) => `  Line ${each.replace(/ \([^)]*\): /, ', ')}`),
  ]);
  const answers = results.map(({ mutant }, k) => `${k + 1}. [${mutant.kind}] ${mutant.what}`);
  return [...pages, '', 'What the mistakes were:', ...answers];
}
