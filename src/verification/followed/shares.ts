/*
 * Which of several lines that give shares to gradients are wrong. One mistake in a chain puts off all that goes through it; so
 * each share is held against what it has to be with the gradients beside it as they are, wrong or not.
 */
import type { Point } from '../../tape/point';
import type { Span } from '../../text/span';
import type { ClaimGroup } from './claims/claim';
import { isRoom, writtenAt } from './claims/claims';
import type { MeasuredUnit } from './measure';
import type { UnitRun } from './run';

/** The places of lines, by where they begin. */
export interface Shares {
  /** Each share that they give is right. */
  readonly right: ReadonlySet<number>;
  /** Some share that they give is none, whatever else is right. */
  readonly wrong: ReadonlySet<number>;
  /** Several lines are right with shares that move from point to point: that this is a chain of gradients is no accident. */
  readonly prove: boolean;
}

/** So many points are looked at, and so many nodes gone back through for all of them. */
const mostPoints = 3;
const mostWork = 3_000_000;
const fewestMoving = 2;
/** Of so many shares of one gradient all sums are tried. */
const mostSummed = 5;

/** What comes to a number from another one, at each point. */
type Share = readonly number[];

/** Tells lines that give wrong shares from those that give right ones; null where the shares don't tell. */
export function sharesOf({ run, groups, points, bench, output }: MeasuredUnit): Shares | null {
  const { tape } = run.file;
  const all = groups.flatMap(({ group }) => group.claims);
  const few = points.slice(0, mostPoints);
  /** What gradients of numbers hold at any time, by the numbers. */
  const holding = new Map<number, Set<number>>();
  for (const { of, states } of all) {
    const known = holding.get(of) ?? new Set<number>();
    holding.set(of, known);
    for (const { node } of states) if (node >= 0) known.add(node);
  }
  const heads = output.leaves.map(({ node }) => tape.sourceOf(node));
  const numbers = new Set([...holding.keys(), ...heads]);
  if (numbers.size * few.length * tape.length > mostWork) return null;
  const arriving = new Map<number, Share[]>();
  for (const from of numbers) {
    const held = [...(holding.get(from) ?? [])].map((node) => (point: Point) => point.value(node));
    const seed = output.leaves[heads.indexOf(from)]?.seed;
    if (seed !== undefined) held.push((point) => (seed < 0 ? 1 : point.value(seed)));
    for (const valueAt of held) {
      const found = few.map((point) => {
        const written = new Map([...numbers].map((node) => [node, node === from ? valueAt(point) : 0]));
        return bench.arriving(point, written, true);
      });
      for (const node of holding.keys()) {
        const share = found.map((each) => (node < from ? (each.get(node) ?? 0) : 0));
        if (share.every((each) => each === 0)) continue;
        arriving.set(node, [...(arriving.get(node) ?? []), share]);
      }
    }
  }
  bench.close();
  const right = new Set<number>();
  const wrong = new Set<number>();
  const moving = new Set<number>();
  for (const { of, before, states } of all)
    for (const [k, { store, node }] of states.entries()) {
      const given = run.stores[store];
      const known = arriving.get(of);
      if (!known || isRoom(given, tape)) continue;
      // Other lines may add to the same number in between.
      const now = typeof given.value === 'number' ? given.value : node;
      const last = typeof given.before === 'number' ? given.before : k > 0 ? states[k - 1].node : before;
      if (now < 0 || (k > 0 && last < 0)) continue;
      const isAdded = last >= 0 && (given.code?.operator !== '' || tape.inputsOf(now).includes(last));
      const share = few.map((point) => point.value(now) - (isAdded ? point.value(last) : 0));
      const fits = sums(known).some((sum) =>
        sum.every((each, at) => Math.abs(each - share[at]) <= 1e-6 * few[at].scale(of) + 1e-12),
      );
      (fits ? right : wrong).add(given.at.from);
      if (fits && new Set(share).size > 1) moving.add(given.at.from);
    }
  for (const each of wrong) {
    right.delete(each);
    moving.delete(each);
  }
  return moving.size > 0 && wrong.size > 0 ? { right, wrong, prove: moving.size >= fewestMoving } : null;
}

/** What some of the shares of a gradient may add up to: all sums where there are few. */
function sums(shares: readonly Share[]): Share[] {
  const add = (one: Share, other: Share) => one.map((each, at) => each + other[at]);
  if (shares.length > mostSummed) return [...shares, shares.reduce(add)];
  let found: Share[] = [];
  for (const share of shares) found = [...found, ...found.map((each) => add(each, share)), share];
  return found;
}

/** The places of lines that give shares to a gradient. */
function linesOf({ stores }: ClaimGroup, run: UnitRun): readonly Span[] {
  const places = new Map(writtenAt(run, stores).map((at) => [at.from, at]));
  return [...places.values()];
}

/** Whether several lines give shares to one number, of a gradient or of several. */
export function areShared(groups: readonly ClaimGroup[], run: UnitRun): boolean {
  const all = groups.flatMap(({ claims }) => claims.map(({ of }) => of));
  return new Set(all).size < all.length || groups.some((group) => linesOf(group, run).length > 1);
}

/** Which of the gradients that are off have wrong lines of their own, and what the others inherit their mistakes from. */
export function blameOf(
  off: readonly ClaimGroup[],
  { right, wrong }: Shares,
  run: UnitRun,
): (group: ClaimGroup) => ClaimGroup | null {
  const wrongIn = (group: ClaimGroup) => linesOf(group, run).find(({ from }) => wrong.has(from));
  const first = off.find(wrongIn);
  const at = first && wrongIn(first);
  return (group) => {
    if (!first || !at || wrongIn(group)) return wrongIn(group) ? group : null;
    return linesOf(group, run).every(({ from }) => right.has(from)) ? { ...first, at } : null;
  };
}
