/*
 * Where a statement is followed again and again, a number of a gradient that is off is made of some of these rounds alone. What
 * an edit has to give in these is soon computed, and an edit that does not mend that number mends nothing.
 */
import { closeness } from '../claims/agreement';
import { behindClaims, type ClaimGroup } from '../claims/claim';
import { leavesOf } from '../machine/leaves';
import type { StoreHeard } from '../machine/stores';
import type { MeasuredUnit } from '../measure';

export interface RoundSample {
  /** Which of the claims of a gradient. */
  readonly claims: readonly number[];
  /** In which of the rounds of a statement these are made; all of them are so many. */
  readonly rounds: ReadonlySet<number>;
  readonly all: number;
}

/** So many numbers are looked at, and so many of them are a sample: what mends one may do so by accident. */
const mostLooked = 16;
const wanted = 2;

/** The numbers of a gradient that are made in the fewest rounds of a statement; null where these are hardly fewer than all. */
export function sampleOf(
  { claims }: ClaimGroup,
  { at }: StoreHeard,
  { run, points, leads }: MeasuredUnit,
): RoundSample | null {
  const { tape } = run.file;
  const own = run.stores.filter((store) => store.at.from === at.from);
  const nodes = own.map(({ value }) => [...leavesOf(value).values()]);
  // What is 0 leaves no trace in a sum.
  const isOpen = (node: number) => tape.isConstant(node);
  const off = [...claims.keys()].filter((k) => closeness([claims[k]], points, leads) === null);
  const found = off.slice(0, mostLooked).map((k) => {
    const behind = behindClaims(tape, [claims[k]]);
    const isIn = (node: number) => behind.has(node) || isOpen(node);
    return { k, rounds: [...own.keys()].filter((n) => nodes[n].some(isIn)) };
  });
  const fewest = found
    .filter(({ rounds }) => rounds.length > 0)
    .sort((one, other) => one.rounds.length - other.rounds.length)
    .slice(0, wanted);
  const rounds = new Set(fewest.flatMap((each) => each.rounds));
  if (rounds.size === 0 || 2 * rounds.size > own.length) return null;
  return { claims: fewest.map(({ k }) => k), rounds, all: own.length };
}
