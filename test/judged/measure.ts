/* What verification says of the programs in this folder, right as they are or with one mistake, and tables of it. */
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { remembering } from '../../src/text/remembering';
import type { Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { percent } from '../mutation/measure';
import { analyze } from '../unit/analyze';
import { type Kind, kinds, type Mutant } from './kinds';
import type { Oracle } from './oracle';
import type { Gradient, Judged } from './program';

/** What is told of texts in a language: several tests ask for the same, and explaining takes most of their time. */
const toldIn = remembering(4, (language: Language) =>
  remembering(40, (source) =>
    verify(closerLook(analyze(source, { language }))).flatMap(({ verdicts }) => verdicts),
  ),
);

/** All verdicts that a person gets who asks for them. */
export function verdictsOn(source: string, language: Language): readonly Verdict[] {
  return toldIn(language)(source);
}

/** All verdicts that show unasked. */
export function unaskedOn(source: string, language: Language): Verdict[] {
  return verify(analyze(source, { language })).flatMap(({ verdicts }) => verdicts);
}

export const states = ['right', 'uncertain', 'silent', 'accused'] as const;
export type State = (typeof states)[number];

/** What is said of each gradient of a right program, and against what is none. */
export interface Judging {
  readonly program: Judged;
  readonly gradients: readonly (readonly [Gradient, State])[];
  /** Everything that is called wrong or inherited, in words. */
  readonly accusations: readonly string[];
  /** What is said of gradients that is not that they are right, in words. */
  readonly said: readonly string[];
}

const accuses = ({ judgement }: Verdict) => judgement === 'wrong' || judgement === 'inherited';
const praises = ({ judgement }: Verdict) => /^(?:exact|correct|approximate)$/.test(judgement);
const inWords = ({ line, name, judgement, kind, reason }: Verdict) =>
  `${line} ${name} ${judgement}${kind ? ` (${kind})` : ''}: ${reason}`;

/** Judges a program that is right. */
export function judgingOf(program: Judged): Judging {
  const verdicts = verdictsOn(program.source, program.language);
  return {
    program,
    gradients: program.gradients.map((gradient) => [gradient, stateOf(gradient, verdicts)]),
    accusations: verdicts.filter(accuses).map(inWords),
    said: verdicts.filter((verdict) => !praises(verdict)).map(inWords),
  };
}

const bare = (name: string) => name.replace(/\[[^\]]*\]/g, '').replace(/\s+/g, '');

function stateOf({ label, lines, begun }: Gradient, verdicts: readonly Verdict[]): State {
  const there = verdicts.filter(({ line }) => lines.includes(line) || begun.includes(line));
  const named = there.filter(({ name }) => bare(name) === bare(label.replace(/ of .*/, '')));
  const own = named.length > 0 ? named : there;
  if (own.some(accuses)) return 'accused';
  if (own.some(praises)) return 'right';
  return own.length > 0 ? 'uncertain' : 'silent';
}

/** A row for each group of programs, and one for all. */
export function judgingTable(groups: readonly (readonly [string, readonly Judging[]])[]): string[] {
  const row = (title: string, some: readonly Judging[]) => {
    const own = some.flatMap(({ gradients }) => gradients.map(([, state]) => state));
    const counts = states.map((state) => own.filter((each) => each === state).length);
    return `${title.padEnd(34)}${[own.length, ...counts].map((count) => String(count || '·').padStart(11)).join('')}`;
  };
  return [
    `${''.padEnd(34)}${['gradients', ...states].map((name) => name.padStart(11)).join('')}`,
    ...groups.map(([title, some]) => row(title, some)),
    row(
      'all',
      groups.flatMap(([, some]) => some),
    ),
  ];
}

/** What a person who made this mistake may rightly be told that it is. */
const fitting: Readonly<Record<Kind, readonly string[]>> = {
  sign: ['sign'],
  'factor lost': ['missing factor', 'missing local gradient', 'missing upstream'],
  'term lost': ['missing term', 'missing contribution', 'missing local gradient'],
  '+= to =': ['assignment for accumulation'],
  '= to +=': ['accumulation for assignment', 'stale', 'extra term'],
  'wrong index': ['wrong index', 'wrong variable'],
  // b - a is -(a - b): of a difference, the one is as true as the other.
  'operands swapped': ['swapped operands', 'sign'],
  'value for gradient': ['wrong variable', 'missing upstream', 'activation', 'value for gradient'],
  'wrong variable': ['wrong variable', 'activation', 'order', 'wrong index'],
  'derivative form': [
    'missing factor',
    'extra factor',
    'activation',
    'formula',
    'wrong operator',
    'missing local gradient',
  ],
  'line removed': ['missing contribution', 'never computed', 'missing local gradient', 'missing factor'],
  'mask flipped': ['wrong operator', 'swapped operands', 'mask'],
  'wrong target': ['wrong name'],
  'updated too early': ['order', 'stale', 'updated too early'],
  'never reset': ['never reset', 'stale'],
  'array shared': ['shared array', 'wrong name', 'stale'],
};

/** How verification does on a program with one mistake. */
export interface Result {
  readonly mutant: Mutant;
  readonly detected: boolean;
  /** The line with the mistake is blamed, and no other. */
  readonly blamed: boolean;
  readonly explained: boolean;
  /** The first fix makes all gradients right again. */
  readonly mended: boolean;
  readonly said: readonly string[];
}

export const measures = ['detected', 'blamed', 'explained', 'mended'] as const;

/** Verifies those of some programs that really have a mistake: `mend` makes the fixes, of all of them at once. */
export function measured(mutants: readonly Mutant[], oracle: Oracle): Result[] {
  const states = oracle.statesOf(mutants.map(({ source }) => source));
  const isMistake = ({ source }: Mutant, at: number) => states[at] === 'wrong' && !oracle.isOfOwnLoss(source);
  const tried = mutants.filter(isMistake).map(tryOut);
  const fixed = oracle.statesOf(tried.flatMap(({ fix }) => fix ?? []));
  return tried.map(({ fix, ...result }) => ({
    ...result,
    mended: fix !== null && fixed.shift() === 'right',
  }));
}

function tryOut(mutant: Mutant): Omit<Result, 'mended'> & { readonly fix: string | null } {
  const { source, lines, kind, program } = mutant;
  const wrong = verdictsOn(source, program.language).filter(({ judgement }) => judgement === 'wrong');
  const edits = wrong.find((verdict) => verdict.edits.length > 0)?.edits;
  return {
    mutant,
    detected: wrong.length > 0,
    blamed: wrong.length > 0 && wrong.every(({ line }) => lines.includes(line)),
    explained:
      wrong.length > 0 && wrong.every((verdict) => verdict.kind && fitting[kind].includes(verdict.kind)),
    fix: edits ? applyEdits(source, edits) : null,
    said: wrong.map(inWords),
  };
}

/** A row a kind of mistake, one a program where wanted, one for all, and one for those of gradients that are judged. */
export function mutantTable(
  results: readonly Result[],
  judged: ReadonlySet<Gradient>,
  byProgram = false,
): string[] {
  const row = (title: string, some: readonly Result[]) =>
    `${title.padEnd(34)}${String(some.length).padStart(8)}${measures
      .map((name) => percent(some.filter((result) => result[name]).length, some.length).padStart(12))
      .join('')}`;
  const files = byProgram ? [...new Set(results.map(({ mutant }) => mutant.program.file))] : [];
  return [
    `${''.padEnd(34)}${'mutants'.padStart(8)}${measures.map((name) => name.padStart(12)).join('')}`,
    ...kinds.map((kind) =>
      row(
        kind,
        results.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    ...files.map((file) =>
      row(
        file,
        results.filter(({ mutant }) => mutant.program.file === file),
      ),
    ),
    row('all', results),
    row(
      'of gradients that are judged',
      results.filter(({ mutant }) => isJudged(mutant, judged)),
    ),
  ];
}

/** Whether the gradient with the mistake would be called right without it. */
export function isJudged({ gradients }: Mutant, judged: ReadonlySet<Gradient>): boolean {
  return gradients.every((gradient) => judged.has(gradient));
}

/** The gradients of a program that are called right. */
export function judgedIn(program: Judged): Gradient[] {
  return judgingOf(program).gradients.flatMap(([gradient, state]) => (state === 'right' ? gradient : []));
}
