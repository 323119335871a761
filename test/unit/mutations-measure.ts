import { analyze } from '../../src/analysis';
import type { MistakeKind } from '../../src/backprop/mistakes';
import { applyEdits, verify } from '../../src/verification';
import type { Mutant, MutationKind } from './mutations-edits';
import { isSame } from './mutations-program';

/** What a person who made this mistake should be told that it is. */
const fitting: Readonly<Record<MutationKind, readonly MistakeKind[]>> = {
  sign: ['sign'],
  'factor dropped': ['missing factor', 'missing local gradient', 'wrong operator'],
  'factor doubled': ['extra factor'],
  'term dropped': ['missing term', 'missing contribution'],
  'upstream dropped': ['missing upstream'],
  '+= to =': ['assignment for accumulation'],
  'accumulation deleted': ['missing contribution'],
  'variable swapped': ['wrong variable', 'activation'],
  'operands swapped': ['swapped operands', 'sign'],
  'activation before': ['activation'],
  'statements swapped': ['order', 'assignment for accumulation', 'stale'],
};

/** How the verification does on a mutant. */
export interface Result {
  readonly mutant: Mutant;
  readonly detected: boolean;
  /** The mutated line is blamed, and no other. */
  readonly blamed: boolean;
  readonly explained: boolean;
  readonly mended: boolean;
  /** What it said, for the record. */
  readonly said: readonly string[];
}

/** Verifies a mutant; null where its gradients are what they were. */
export function measure(mutant: Mutant): Result | null {
  const { program, source, lines, kind } = mutant;
  if (isSame(program, source)) return null;
  const verdicts = verify(analyze(source)).flatMap((each) => each.verdicts);
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const kinds = fitting[kind];
  const edits = wrong.flatMap((verdict) => verdict.edits);
  return {
    mutant,
    detected: wrong.length > 0,
    blamed: wrong.length > 0 && wrong.every(({ line }) => lines.includes(line)),
    explained: wrong.length > 0 && wrong.every((verdict) => verdict.kind && kinds.includes(verdict.kind)),
    mended: edits.length > 0 && isSame(program, applyEdits(source, edits)),
    said: wrong.map(({ line, name, kind: told, reason }) => `${line} ${name} (${told}): ${reason}`),
  };
}

/** One number in a hundred, so that 99.96 is not taken for 100. */
export function percent(part: number, all: number): string {
  return `${(Math.floor((1e4 * part) / Math.max(all, 1)) / 100).toFixed(2)} %`;
}
