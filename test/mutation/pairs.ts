/* How verification does on two mistakes at once, in different lines of one program. */

import { closerLook, verify } from '../../src/verification/verify';
import { analyze } from '../unit/analyze';
import { percent } from './measure';
import { isParsed, type Mutant, type MutationKind, mutantsOf, mutationKinds } from './mutate';
import { type Program, readProgram, type Tried } from './program';

/** A program with two mistakes. */
export interface Pair<In extends Tried = Program> {
  readonly program: In;
  readonly source: string;
  readonly mistakes: readonly {
    readonly kind: MutationKind;
    readonly what: string;
    /** The lines of the pair's text that may rightly be blamed for it. */
    readonly lines: readonly number[];
  }[];
}

/** How verification does on a pair. */
export interface PairResult {
  readonly pair: Pair<Tried>;
  /** For each mistake whether a line of it is blamed. */
  readonly found: readonly boolean[];
  /** The right lines, and those of them that are blamed. */
  readonly right: readonly number[];
  readonly accused: readonly number[];
  readonly said: readonly string[];
}

/** What a mutant changes in the text of its program. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function changeOf({ program: { source }, source: other }: Mutant): Change {
  const most = Math.min(source.length, other.length);
  let from = 0;
  while (from < most && source[from] === other[from]) from++;
  let end = 0;
  while (end < most - from && source.at(-1 - end) === other.at(-1 - end)) end++;
  return { from, to: source.length - end, text: other.slice(from, other.length - end) };
}

const breaks = (text: string) => text.split('\n').length - 1;

/** Two mutants of a program in one; null where they meet in a line, or one of them makes the other none. */
function paired(one: Mutant, other: Mutant): Pair | null {
  const { program } = one;
  const changes = [changeOf(one), changeOf(other)];
  const [first, second] = changes[0].from <= changes[1].from ? [one, other] : [other, one];
  const [above, below] = changes.toSorted((a, b) => a.from - b.from);
  const { source } = program;
  if (below.from <= above.to || breaks(source.slice(above.to, below.from)) === 0) return null;
  const text =
    source.slice(0, above.from) +
    above.text +
    source.slice(above.to, below.from) +
    below.text +
    source.slice(below.to);
  const added = ({ from, to, text: own }: Change) => breaks(own) - breaks(source.slice(from, to));
  // Lines of the first that stand behind the second move with it, and the other way round.
  const lineOfBelow = breaks(source.slice(0, below.from)) + 1 + added(above);
  const lineOfAbove = breaks(source.slice(0, above.from)) + 1;
  const moved = (lines: readonly number[], behind: number, by: number) =>
    lines.map((line) => (line > behind ? line + by : line));
  const pair = {
    program,
    source: text,
    mistakes: [
      { ...first, lines: moved(first.lines, lineOfBelow, added(below)) },
      { ...second, lines: moved(second.lines, lineOfAbove, added(above)) },
    ],
  };
  if (!isParsed({ ...one, source: text })) return null;
  const isNeeded = [one, other].every(
    ({ source: alone }) => !readProgram(program.file, alone, program.language).isSame(text),
  );
  return isNeeded && !program.isSame(text) ? pair : null;
}

/** Some pairs of mistakes in a program, the same each time for the same random numbers. */
export function pairsIn(program: Program, count: number, random: () => number): Pair[] {
  const mutants = mutantsOf(program).filter((mutant) => isParsed(mutant));
  const any = () => mutants[Math.floor(random() * mutants.length)];
  const pairs: Pair[] = [];
  for (let tries = 0; tries < 4 * count && pairs.length < count; tries++) {
    const [one, other] = [any(), any()];
    if (program.isSame(one.source) || program.isSame(other.source)) continue;
    try {
      pairs.push(...[paired(one, other) ?? []].flat());
    } catch {
      // A mutant that can be computed at no point tells nothing of another.
    }
  }
  return pairs;
}

export function measurePair(pair: Pair<Tried>): PairResult {
  const { language } = pair.program;
  const verdicts = verify(closerLook(analyze(pair.source, { language }))).flatMap((each) => each.verdicts);
  const wrong = verdicts.filter(({ judgement }) => judgement === 'wrong');
  const mistaken = pair.mistakes.flatMap(({ lines }) => lines);
  const right = [...new Set(verdicts.map(({ line }) => line))].filter((line) => !mistaken.includes(line));
  return {
    pair,
    found: pair.mistakes.map(({ lines }) => wrong.some(({ line }) => lines.includes(line))),
    right,
    accused: right.filter((line) => wrong.some((each) => each.line === line)),
    said: wrong.map(({ line, name, reason }) => `${line} ${name}: ${reason}`),
  };
}

/** The table: a row a kind of mistake, then all. */
export function pairTable(results: readonly PairResult[]): string[] {
  const mistakes = results.flatMap(({ pair, found }) =>
    pair.mistakes.map(({ kind }, k) => ({ kind, isFound: found[k] })),
  );
  const row = (title: string, some: readonly { readonly isFound: boolean }[]) =>
    `${title.padEnd(28)}${String(some.length).padStart(8)}${percent(some.filter(({ isFound }) => isFound).length, some.length).padStart(12)}`;
  const share = (title: string, part: number, all: number) =>
    `${title.padEnd(28)}${String(all).padStart(8)}${percent(part, all).padStart(12)}`;
  const count = (test: (result: PairResult) => boolean) => results.filter(test).length;
  const sum = (lines: (result: PairResult) => readonly number[]) =>
    results.reduce((all, result) => all + lines(result).length, 0);
  return [
    `${''.padEnd(28)}${'number'.padStart(8)}${'found'.padStart(12)}`,
    ...mutationKinds.map((kind) =>
      row(
        kind,
        mistakes.filter((each) => each.kind === kind),
      ),
    ),
    row('all mistakes', mistakes),
    '',
    share(
      'pairs: one found',
      count(({ found }) => found.includes(true)),
      results.length,
    ),
    share(
      'pairs: both found',
      count(({ found }) => !found.includes(false)),
      results.length,
    ),
    share(
      'pairs: a right line blamed',
      count(({ accused }) => accused.length > 0),
      results.length,
    ),
    share(
      'right lines: blamed',
      sum(({ accused }) => accused),
      sum(({ right }) => right),
    ),
  ];
}
