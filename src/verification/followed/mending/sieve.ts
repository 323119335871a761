/*
 * Which edits of an expression may mend a gradient: all of them are followed beside each other, where the expression stands,
 * and the pass is computed with what each of them gives. So one going-through tells of hundreds; who passes is tried on the
 * text by itself.
 */
import type { Analysis } from '../../../analysis/model';
import type { Dialect } from '../../../program/dialect';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { applyEdits, type Edit } from '../../../text/edits';
import { finish } from '../../../text/pauses';
import { perObject } from '../../../text/remembering';
import type { Span } from '../../../text/span';
import { truth } from '../claims/agreement';
import type { Claim } from '../claims/claim';
import { asMeant } from '../claims/distributions';
import type { Heard } from '../machine/aside';
import type { MeasuredUnit } from '../measure';
import type { EditCandidate } from './statement';

/** Whether an edit may mend it; null where only a trial tells. */
export type Sifted = ReadonlyMap<EditCandidate, boolean | null>;

/** A group of a unit that was followed with a list in the place of an expression. */
export interface ListFollowed {
  readonly measured: MeasuredUnit;
  readonly heard: readonly Heard[];
  readonly claims: MeasuredUnit['groups'][number]['group']['claims'];
}

/** Follows a text in which a list stands for an expression. */
export type FollowList = (source: string, at: Span) => ListFollowed | null;

/** So many numbers are computed beside those of the pass; fewer where that is large itself. */
const mostNumbers = 8_000;
const large = { nodes: 3_000, mostNumbers: 2_000 };
/** At so many points an edit has to be right. */
const wantedPoints = 3;

/** Sifts candidates for the expression at a place. */
export function sift(
  { source, dialect }: Pick<Analysis, 'source' | 'dialect'>,
  { from, to }: Span,
  candidates: readonly EditCandidate[],
  tape: Tape,
  follow: FollowList,
): Sifted {
  const found = new Map<EditCandidate, boolean | null>();
  let own = 1;
  for (let node = 0; node < tape.length; node++) if (tape.from[node] >= from && tape.to[node] <= to) own++;
  const inside = candidates
    .filter(({ edits }) => edits.every((edit) => edit.from >= from && edit.to <= to))
    .map((candidate) => ({ candidate, instead: edited(source, { from, to }, candidate.edits) }))
    .filter(({ instead }) => isExpression(instead, dialect))
    .slice(0, Math.floor((tape.length > large.nodes ? large.mostNumbers : mostNumbers) / own));
  const among = (some: typeof inside) => {
    const followed = besides(
      source,
      { from, to },
      some.map(({ instead }) => instead),
      follow,
    );
    for (const [k, { candidate }] of some.entries())
      found.set(candidate, followed ? mends(followed, k) : null);
    return followed !== null;
  };
  // All of them may be too much.
  const few = Math.ceil(inside.length / parts);
  if (inside.length >= fewest && !among(inside) && few >= fewest)
    for (let k = 0; k < inside.length; k += few) among(inside.slice(k, k + few));
  return found;
}

/** Follows a text with others beside the expression at a place. */
export function besides(
  source: string,
  { from, to }: Span,
  others: readonly string[],
  follow: FollowList,
): ListFollowed | null {
  const list = `[${[source.slice(from, to), ...others].map((each) => `(${each})`).join(', ')}]`;
  return follow(source.slice(0, from) + list + source.slice(to), { from, to: from + list.length });
}

/** The expression at a place with some edits made. */
export function edited(source: string, { from, to }: Span, edits: readonly Edit[]): string {
  const inside = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return applyEdits(source.slice(from, to), inside);
}

/** So many parts they are followed in then. */
const parts = 5;

/** Whether a text can be read as an expression: one that can't would cost all others. */
function isExpression(text: string, dialect: Dialect): boolean {
  const [only, ...more] = finish(dialect.read(`(${text})`)).follow?.() ?? [];
  return only?.code.kind === 'expression' && only.code.value.kind !== 'opaque' && more.length === 0;
}

/** Fewer are tried one by one. */
const fewest = 4;

/** Points at which what is given is as it is meant to be: only there something may be right. */
const meantFor = perObject(({ measured: { run, points }, claims }: ListFollowed) =>
  asMeant(run, points, new Set(claims.map(({ of }) => of))),
);

function mends(followed: ListFollowed, k: number): boolean | null {
  const { measured, heard, claims } = followed;
  const { bench, points, leads, run } = measured;
  const { tape } = run.file;
  const by: [number, number][] = [];
  for (const { own, others } of heard) {
    const other = others[k];
    if (!other || own.size === 0) return null;
    for (const [place, node] of own) {
      const instead = other.get(place);
      // A number for a list, or fewer of them.
      if (instead === undefined) return false;
      if (tape.isUnknown(instead)) return false;
      by.push([node, instead]);
    }
  }
  if (by.length === 0) return null;
  by.sort(([one], [other]) => one - other);
  const mendsAt = (point: Point) => {
    const values = bench.exchanged(point, by);
    const isRight = (claim: Claim, back: number) => {
      const { before, of, states } = claim;
      const node = back === 0 ? claim.node : (states.at(-1 - back)?.node ?? -1);
      if (node < 0) return false;
      const moved = before >= 0 && node !== before ? values[before] - point.value(before) : 0;
      const wanted = truth(claim, point, leads) + moved;
      const difference = Math.abs(values[node] - wanted);
      return difference <= 1e-6 * Math.abs(wanted) || (leads.has(of) && difference <= 1e-6 * point.scale(of));
    };
    // What goes on after the gradient is none of it.
    return [0, 1, 2].some((back) => claims.every((claim) => isRight(claim, back)));
  };
  if (points.slice(0, wantedPoints).every(mendsAt)) return true;
  return meantFor(followed).some(
    (meant) => meant.points.length > 0 && meant.points.slice(0, wantedPoints).every(mendsAt),
  );
}
