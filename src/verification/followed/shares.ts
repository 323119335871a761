/*
 * Which of several lines that give shares to gradients are wrong. One mistake in a chain puts off all that goes through it; so
 * each share is held against what it has to be with the gradients beside it as they are, wrong or not.
 */
import type { Point } from '../../tape/point';
import { nodesBehind } from '../../tape/reach';
import type { Span } from '../../text/span';
import type { Claim, ClaimGroup } from './claims/claim';
import { writtenAt } from './claims/claims';
import type { MeasuredUnit } from './measure';
import type { UnitRun } from './run';

/** The places of lines, by where they begin. */
export interface Shares {
  /** Each share that they give is right. */
  readonly right: ReadonlySet<number>;
  /** Some share that they give is none, whatever else is right. */
  readonly wrong: ReadonlySet<number>;
  /** Several lines are right with shares that are so by no accident: this is a chain of gradients. */
  readonly prove: boolean;
}

/** So many points are looked at, and so many nodes gone back through for all of them. */
const mostPoints = 3;
const mostWork = 3_000_000;
const fewestTelling = 2;
/** Of so many shares of one gradient all sums are tried. */
const mostSummed = 5;

/** What comes to a number from another one, at each point. */
type ShareAtPoints = readonly number[];

/** Tells lines that give wrong shares from those that give right ones; null where the shares don't tell. */
export function sharesOf(measured: MeasuredUnit): Shares | null {
  const { run, groups, points } = measured;
  const few = points.slice(0, mostPoints);
  const claims = groups.flatMap(({ group }) => group.claims);
  const given = claims.flatMap((claim) => givenTo(claim, run));
  // What is made of a sum as a whole, its mean, may be right whatever the shares are alone.
  const remade = new Set(given.flatMap(({ of, isRemade }) => (isRemade ? of : [])));
  const arriving = arrivingAt(claims, few, measured);
  const right = new Set<number>();
  const wrong = new Set<number>();
  const seen = new Map<number, Set<number>>();
  for (const { of, at, now, last } of given) {
    const known = arriving.get(of);
    if (!known || remade.has(of)) continue;
    const share = few.map((point) => point.value(now) - (last >= 0 ? point.value(last) : 0));
    // What gives nothing says nothing: where a variable begins, or is multiplied with 0.
    if (share.every((each) => each === 0)) continue;
    const isNear = (each: number, k: number) => Math.abs(each - share[k]) <= 1e-6 * few[k].scale(of) + 1e-12;
    const fits = sums(known).some((sum) => sum.every(isNear));
    (fits ? right : wrong).add(at.from);
    seen.set(at.from, new Set([...(seen.get(at.from) ?? []), ...share]));
  }
  for (const each of wrong) right.delete(each);
  const telling = [...right].filter((each) => tells(seen.get(each) ?? new Set())).length;
  return telling > 0 && wrong.size > 0 ? { right, wrong, prove: telling >= fewestTelling } : null;
}

/** Whether shares are no 1 or 0 that anything might be. */
const tells = (shares: ReadonlySet<number>) =>
  shares.size > 1 || [...shares].some((each) => !Number.isInteger(each));

/** A share that a line gives to the gradient of a number. */
interface GivenShare {
  readonly of: number;
  readonly at: Span;
  /** What is there then, and what it is added to; -1 for nothing. */
  readonly now: number;
  readonly last: number;
  /** What was there goes into it otherwise than that something is added. */
  readonly isRemade: boolean;
}

/** The shares that a gradient gets, one after the other. */
function givenTo({ of, before, states }: Claim, run: UnitRun): GivenShare[] {
  const { tape } = run.file;
  return states.flatMap(({ store, node }, k) => {
    const { value, before: was, at, code } = run.stores[store];
    // Other lines may add to the same number in between.
    const now = typeof value === 'number' ? value : node;
    const last = typeof was === 'number' ? was : k > 0 ? states[k - 1].node : before;
    if (now < 0 || now === last || tape.constantAt(now) === 0 || (k > 0 && last < 0)) return [];
    const inputs = tape.inputsOf(now);
    const isAdded = last >= 0 && (code?.operator !== '' || inputs.includes(last));
    const others = [...inputs].filter((input) => input !== last && input > last);
    const isRemade = last >= 0 && !tape.isConstant(last) && nodesBehind(tape, others, last).has(last);
    return [{ of, at, now, last: isAdded ? last : -1, isRemade }];
  });
}

/** What comes to each number from each of the others whose gradients are held as they are, at the points. */
function arrivingAt(
  claims: readonly Claim[],
  points: readonly Point[],
  { run, bench, output }: MeasuredUnit,
): ReadonlyMap<number, readonly ShareAtPoints[]> {
  const { tape } = run.file;
  const holding = new Map<number, Set<number>>();
  for (const { of, states } of claims) {
    const known = holding.get(of) ?? new Set<number>();
    holding.set(of, known);
    for (const { node } of states) if (node >= 0) known.add(node);
  }
  const heads = output.leaves.map(({ node }) => tape.sourceOf(node));
  const numbers = new Set([...holding.keys(), ...heads]);
  const found = new Map<number, ShareAtPoints[]>();
  if (numbers.size * points.length * tape.length > mostWork) return found;
  for (const from of numbers) {
    const held = [...(holding.get(from) ?? [])].map((node) => (point: Point) => point.value(node));
    const seed = output.leaves[heads.indexOf(from)]?.seed;
    if (seed !== undefined) held.push((point) => (seed < 0 ? 1 : point.value(seed)));
    for (const valueAt of held) {
      const all = points.map((point) => {
        const written = new Map([...numbers].map((node) => [node, node === from ? valueAt(point) : 0]));
        return bench.arriving(point, written, true);
      });
      for (const node of holding.keys()) {
        const share = all.map((each) => (node < from ? (each.get(node) ?? 0) : 0));
        if (share.some((each) => each !== 0)) found.set(node, [...(found.get(node) ?? []), share]);
      }
    }
  }
  bench.close();
  return found;
}

/** What some of the shares of a gradient may add up to: all sums where there are few. */
function sums(shares: readonly ShareAtPoints[]): ShareAtPoints[] {
  const add = (one: ShareAtPoints, other: ShareAtPoints) => one.map((each, at) => each + other[at]);
  if (shares.length > mostSummed) return [...shares, shares.reduce(add)];
  let found: ShareAtPoints[] = [];
  for (const share of shares) found = [...found, ...found.map((each) => add(each, share)), share];
  return found;
}

/** The places of lines of which a gradient is made, in their order: not those whose shares are written over. */
export function linesOf({ claims, stores }: ClaimGroup, run: UnitRun): readonly Span[] {
  const making = new Set<number>();
  for (const claim of claims)
    for (const { at, last, isRemade } of givenTo(claim, run).reverse()) {
      making.add(at.from);
      if (last < 0 && !isRemade) break;
    }
  const places = new Map(writtenAt(run, stores).map((at) => [at.from, at]));
  const made = [...places.values()].filter(({ from }) => making.has(from));
  return made.length > 0 ? made : [...places.values()];
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
