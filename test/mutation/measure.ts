/* How verification does on one program with a mistake in it, and the table of many. */

import { applyEdits } from '../../src/text/edits';
import type { MistakeKind } from '../../src/verification/diagnosis/mistakes';
import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from '../unit/analyze';
import { type Mutant, type MutationKind, mutationKinds } from './mutate';
import type { Tried } from './program';

/** What a person who made this mistake may rightly be told that it is. */
const fitting: Readonly<Record<MutationKind, readonly MistakeKind[]>> = {
  sign: ['sign'],
  'factor dropped': ['missing factor', 'missing local gradient', 'missing upstream'],
  'factor doubled': ['extra factor'],
  'term dropped': ['missing term', 'missing contribution'],
  'upstream dropped': ['missing upstream'],
  '+= to =': ['assignment for accumulation'],
  'accumulation deleted': ['missing contribution'],
  // A name that has no value yet is read too early; it may be as good as the right one.
  'variable swapped': ['wrong variable', 'activation', 'order'],
  'name swapped': ['wrong name'],
  // b - a is -(a - b): of a difference, the one is as true as the other.
  'operands swapped': ['swapped operands', 'sign'],
  'comparison turned': ['wrong operator', 'swapped operands'],
  'activation before': ['activation'],
  'statement order': ['order', 'assignment for accumulation', 'stale'],
  'step dropped': ['missing local gradient', 'missing factor'],
  'step past two inputs': ['extra factor', 'wrong operator'],
  'stray statement': ['extra term'],
};

/** How verification does on a mutant. */
export interface Result {
  readonly mutant: Mutant<Tried>;
  readonly detected: boolean;
  /** The mutated line is blamed, and no other. */
  readonly blamed: boolean;
  readonly explained: boolean;
  /** The first fix alone makes the pass right again. */
  readonly mended: boolean;
  /** What it said. */
  readonly said: readonly string[];
}

/** Verifies a mutant; null where its gradients are what they were. */
export function measure(mutant: Mutant<Tried>): Result | null {
  const { program, source, lines, kind } = mutant;
  if (program.isSame(source)) return null;
  const { language } = program;
  const verdicts = verify(closerLook(analyze(source, { language }))).flatMap((each) => each.verdicts);
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const kinds = fitting[kind];
  const fix = wrong.find(({ edits }) => edits.length > 0);
  return {
    mutant,
    detected: wrong.length > 0,
    blamed: wrong.length > 0 && wrong.every(({ line }) => lines.includes(line)),
    explained:
      wrong.length > 0 && wrong.every((verdict) => verdict.kind !== null && kinds.includes(verdict.kind)),
    mended: fix !== undefined && program.isSame(applyEdits(source, fix.edits)),
    said: wrong.map((verdict) => `${verdict.line} ${verdict.name} (${verdict.kind}): ${verdict.reason}`),
  };
}

export const measures = ['detected', 'blamed', 'explained', 'mended'] as const;

/** A part of a whole in per cent, rounded down so that 99.96 is not taken for 100. */
export function percent(part: number, all: number): string {
  return `${(Math.floor((1e3 * part) / Math.max(all, 1)) / 10).toFixed(1)} %`;
}

/** The table: a row a kind of mistake, or a group of another kind, and a column a measure. */
export function table(
  results: readonly Result[],
  groups: ReadonlyMap<string, readonly Result[]> = new Map(),
): string[] {
  const width = Math.max(21, ...[...groups.keys()].map((name) => name.length)) + 1;
  const row = (title: string, some: readonly Result[]) =>
    `${title.padEnd(width)}${String(some.length).padStart(8)}${measures
      .map((name) => percent(some.filter((result) => result[name]).length, some.length).padStart(12))
      .join('')}`;
  return [
    `${''.padEnd(width)}${'mutants'.padStart(8)}${measures.map((name) => name.padStart(12)).join('')}`,
    ...mutationKinds.map((kind) =>
      row(
        kind,
        results.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    ...[...groups].map(([name, own]) => row(name, own)),
    row('all', results),
  ];
}
