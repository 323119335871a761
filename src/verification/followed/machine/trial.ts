/*
 * A trial follows a part of a file on a tape of its own, hears of all that it assigns, and is thrown away: a function with
 * whatever its parameters may be, a forward function and its backward one, the file itself. Nothing that is shown comes
 * from it.
 */
import { newFile } from '../../../analysis/file';
import type { Analysis } from '../../../analysis/model';
import { Guesses } from '../../../circuits/assume';
import { ScopeComments } from '../../../circuits/comments';
import { Anew, Counts, inBits, type SameCounts } from '../../../circuits/counts';
import { Exhausted, NotFollowed, Thrown } from '../../../circuits/following/budget';
import { Frame } from '../../../circuits/frame';
import { ScopeText } from '../../../circuits/scope-text';
import type { File } from '../../../recognition/recogniser';
import { topLevel } from '../../../tape/wiring';
import { finish } from '../../../text/pauses';
import { TrialMachine } from './machine';
import { plainName } from './marked';
import type { NameMeaning } from './naming';

/** What came of a trial. */
export interface TrialRun {
  readonly file: File;
  readonly machine: TrialMachine;
  /** Where assumed counts come down from; 0 where they are as small as may be, less where some are alike. */
  readonly top: number;
  /** The same with other counts, with which it has to be the same. */
  readonly otherTops: readonly number[];
  /** What the counts are, by a text of each. */
  readonly counts: ReadonlyMap<string, number>;
  /** Lengths that are one count with another, as what was read of their arrays has shown. */
  readonly lengths: SameCounts;
  /** No counts were found that fit: some array is read past its end. */
  readonly isUnfit: boolean;
}

/** What a trial may cost, half of this what it is of: who has not asked shall not wait for it. */
const mostSteps = { asked: 200_000, unasked: 50_000 };
/** After so many it is tried with smaller counts, where these may be what takes so long. */
const mostAtFirst = 60_000;
const mostNodes = 60_000;

/** About so much comes of one. */
const usual = { tape: { length: 400 }, occurrences: { length: 100 }, readers: { length: 100 } };

/** What is assumed in a trial. */
export interface Assumed {
  /** Conditions on what is no number that do not hold, by where they stand. */
  readonly otherwise?: ReadonlySet<number>;
  /** What has the less likely one of two meanings. */
  readonly otherMeanings?: ReadonlySet<NameMeaning>;
  /** Where assumed counts come down from; 0 where they are as small as may be, less where some are alike. */
  readonly top?: number;
  /** Lengths that are one count, as another following has shown, with other numbers: that need not be found again. */
  readonly lengths?: SameCounts | null;
  /** It is followed with these, or not at all. */
  readonly isSettled?: boolean;
  /** So many nodes, or nothing comes of it. */
  readonly most?: number;
}

function isTold({ told }: Counts, { told: before = told }: SameCounts): boolean {
  return before === told || (before.size === told.size && [...before].every(([text]) => told.has(text)));
}

/** Where so many bits tell counts apart, these may be what makes code take too long. */
const fewestBits = 2;

/** The other sets of counts for one, as numbers from which they come down. */
function topsBeside(top: number, counts: Counts): readonly number[] {
  if (top === 0) return counts.topReversed === 0 ? [] : [counts.topReversed];
  if (top > inBits(0)) return [0];
  return Array.from({ length: counts.bits }, (_, bit) => inBits(bit)).filter((other) => other !== top);
}

/** Follows what `run` goes through, again and again until its counts fit; null where that can't be followed. */
export function trial(
  analysis: Analysis,
  run: (machine: TrialMachine) => void,
  assumed: Assumed,
): TrialRun | null {
  const {
    otherwise = new Set(),
    otherMeanings = new Set(),
    top = 0,
    lengths = null,
    isSettled,
    most,
  } = assumed;
  const { source, reading, writing, lines, options, dialect } = analysis;
  if (!reading.follow || !dialect.library) return null;
  const comments = new ScopeComments([], null);
  const said = (name: string) => options.inputs?.get(plainName(name));
  const before = lengths?.pairs.length ? lengths : null;
  // Lengths that are one count are found to be so in each following.
  let known = isSettled && !before ? lengths?.known : undefined;
  const counts =
    known?.again() ??
    new Counts(
      said,
      () => undefined,
      () => {},
      top,
      before,
    );
  const pairs = [...(before?.pairs ?? [])];
  const starts = new Map<number, ReadonlySet<string>>();
  const without = () => (before && !isSettled ? trial(analysis, run, { ...assumed, lengths: null }) : null);
  const plain = { ...options, previous: undefined };
  const mayBeFewer = () => top === 0 && !isSettled && most === undefined && counts.bits >= fewestBits;
  const withFewer = () => trial(analysis, run, { ...assumed, top: inBits(0), lengths: null });
  const all = options.asked ? mostSteps.asked : mostSteps.unasked;
  let steps = top === 0 && !isSettled ? Math.min(all, mostAtFirst) : all;
  let last: Parameters<typeof newFile>[6] = usual;
  for (;;) {
    const file = newFile(source, reading, writing, lines, plain, new Guesses(), last);
    last = file;
    if (!file.codes) return null;
    file.account.spending.leave(steps, most ?? mostNodes);
    const text = finish(new ScopeText(reading.items, null, file.said, dialect, writing).make());
    const frame = new Frame(file, topLevel, text, comments, null, -1, counts);
    const isGradientOf = (name: string, variable: string) =>
      /^grad(ient)?s?$/i.test(name) || file.gradientNames.variablesOf(name).includes(variable);
    const machine = new TrialMachine(
      file.expressions,
      frame,
      dialect.library,
      {
        functionNamed: () => null,
        isGradientOf,
        variablesOf: (name) => file.gradientNames.variablesOf(name),
      },
      file.gradientNames,
      otherwise,
      otherMeanings,
    );
    machine.starts = starts;
    try {
      machine.begin(file.codes.top, dialect.usualCode?.() ?? []);
      run(machine);
      machine.settleRounds();
      machine.settleMade(pairs);
      machine.settleLengths(pairs);
      const fewer = machine.isCutOff && mayBeFewer() ? withFewer() : null;
      if (fewer) return fewer;
      if (before && !(machine.saysAll(before) && isTold(counts, before))) return without();
      return {
        file,
        machine,
        top,
        otherTops: topsBeside(top, counts),
        counts: counts.told,
        lengths: { pairs, counts, known },
        isUnfit: counts.isUnfit,
      };
    } catch (error) {
      if (error instanceof Exhausted && mayBeFewer()) return withFewer();
      if (error instanceof Exhausted && steps < all) {
        steps = all;
        known = counts.again();
        continue;
      }
      if (error instanceof NotFollowed || error instanceof Exhausted || error instanceof Thrown)
        return without();
      if (!(error instanceof Anew)) throw error;
      known = counts.again();
    }
  }
}
