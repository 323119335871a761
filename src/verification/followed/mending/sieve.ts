/*
 * Which edits of an expression may mend a gradient: all of them are followed beside each other, where the expression stands,
 * and the pass is computed with what each of them gives. So one going-through tells of hundreds; who passes is tried on the
 * text by itself.
 */
import type { Analysis } from '../../../analysis/model';
import type { Dialect } from '../../../program/dialect';
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
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
import type { RoundSample } from './sample';
import type { EditCandidate } from './statement';

/** A group of a unit that was followed with a list in the place of an expression. */
export interface ListFollowed {
  readonly measured: MeasuredUnit;
  readonly heard: readonly Heard[];
  /** So often the expression was followed. */
  readonly times: number;
  readonly claims: readonly Claim[];
  /** The same as claims of what goes into what it is called after. */
  readonly inside: readonly (readonly Claim[])[];
  /** Of which round it is the gradient is known once it is right. */
  readonly isOfAnyRound: boolean;
}

/** Follows a text in which a list stands for an expression, and looks at all of it in some rounds; null for all. */
export type FollowList = (
  source: string,
  at: Span,
  rounds: ReadonlySet<number> | null,
) => ListFollowed | null;

/** So many numbers are computed beside those of the pass at once. */
const mostNumbers = 12_000;
/** At so many points an edit has to be right. */
const wantedPoints = 3;

/** Sifts candidates for the expression at a place, some at a time, as they are asked for. */
export class Sieve {
  private readonly found = new Map<EditCandidate, boolean | null>();
  private readonly open: EditCandidate[];
  /** So many at a time. */
  private readonly portion: number;
  /** Even a part of them can't be followed beside each other: what they call takes too long. */
  private isTooMuch = false;

  constructor(
    private readonly read: Pick<Analysis, 'source' | 'dialect'>,
    private readonly place: Span,
    candidates: readonly EditCandidate[],
    /** What is looked at; null for all numbers of a gradient. */
    private sample: RoundSample | null,
    { length, from, to }: Tape,
    private readonly follow: FollowList,
  ) {
    this.open = candidates.filter(({ edits }) =>
      edits.every((edit) => edit.from >= place.from && edit.to <= place.to),
    );
    let own = 1;
    for (let node = 0; node < length; node++) if (from[node] >= place.from && to[node] <= place.to) own++;
    this.portion = Math.max(fewest, Math.floor(mostNumbers / (own * shareOf(sample))));
  }

  /** Whether an edit may mend it; null where only a trial tells, undefined for what no sieve tells of. */
  mends(candidate: EditCandidate): boolean | null | undefined {
    const at = this.open.indexOf(candidate);
    if (at >= 0) this.sift(this.open.splice(0, Math.max(at + 1, this.portion)));
    return this.found.get(candidate);
  }

  /** The same, of those that have been sifted. */
  isKnown(candidate: EditCandidate): boolean {
    return this.found.get(candidate) === true;
  }

  private sift(candidates: readonly EditCandidate[]): void {
    const { source, dialect } = this.read;
    if (this.isTooMuch) {
      for (const candidate of candidates) this.found.set(candidate, null);
      return;
    }
    const written = candidates.map((candidate) => ({
      candidate,
      instead: edited(source, this.place, candidate.edits),
    }));
    const among = (some: typeof written) => {
      if (some.length < fewest) return true;
      const others = some.map(({ instead }) => instead);
      let followed = besides(source, this.place, others, this.follow, this.sample);
      // What is not followed as often as it assigns has rounds of its own.
      if (followed && this.sample && followed.times !== this.sample.all) {
        this.sample = null;
        followed = besides(source, this.place, others, this.follow);
      }
      // Where one of them can't be read, others may be taken for parts of it.
      if (!followed?.heard.every((each) => each.others.length === others.length)) followed = null;
      for (const [k, { candidate }] of some.entries())
        this.found.set(candidate, followed ? mends(followed, k, this.sample) : null);
      return followed !== null;
    };
    if (among(written)) return;
    const inside = written.filter(({ instead }) => isExpression(instead, dialect));
    if (inside.length < written.length && among(inside)) return;
    // All of them may be too much.
    const few = Math.ceil(inside.length / parts);
    for (let k = 0; k < inside.length && few >= fewest && !this.isTooMuch; k += few)
      this.isTooMuch = !among(inside.slice(k, k + few));
  }
}

/** How many of the rounds are looked at, as a share of all. */
const shareOf = (sample: RoundSample | null) => (sample ? sample.rounds.size / sample.all : 1);

/** Follows a text with others beside the expression at a place. */
export function besides(
  source: string,
  { from, to }: Span,
  others: readonly string[],
  follow: FollowList,
  sample: RoundSample | null = null,
): ListFollowed | null {
  const list = `[${[source.slice(from, to), ...others].map((each) => `(${each})`).join(', ')}]`;
  const text = source.slice(0, from) + list + source.slice(to);
  return follow(text, { from, to: from + list.length }, sample?.rounds ?? null);
}

/** The expression at a place with some edits made. */
export function edited(source: string, { from, to }: Span, edits: readonly Edit[]): string {
  const inside = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  return applyEdits(source.slice(from, to), inside);
}

/** So many parts they are followed in then. */
const parts = 5;

/** Whether a text can be read as an expression. */
function isExpression(text: string, dialect: Dialect): boolean {
  const [only, ...more] = finish(dialect.read(`(${text})`)).follow?.() ?? [];
  const value = only?.code.kind === 'expression' && more.length === 0 ? only.code.value : null;
  return value !== null && value.kind !== 'opaque';
}

/** Fewer are tried one by one. */
const fewest = 4;

/** Points at which what is given is as it is meant to be: only there something may be right. */
const meantFor = perObject(({ measured: { run, points, leads }, claims }: ListFollowed) =>
  asMeant(run, points, new Set(claims.map(({ of }) => of)), leads),
);

/** What the claims of a gradient are made of. */
export const behindIn = perObject(({ measured, claims }: ListFollowed) =>
  nodesBehind(
    measured.run.file.tape,
    claims.map(({ node }) => node),
    0,
  ),
);

/** Whether what stands for an expression is what that would be if the claims that are a part of it were right. */
function isWholeAt(
  point: Point,
  { measured: { bench, leads }, claims }: ListFollowed,
  by: readonly (readonly [node: number, instead: number])[],
): boolean {
  return by.every(([node, instead]) => {
    const slopes = bench.slopes(point, node);
    const off = claims.map(
      (claim) => slopes[claim.node] * (truth(claim, point, leads) - point.value(claim.node)),
    );
    const wanted = off.reduce((sum, each) => sum + each, point.value(node));
    return Math.abs(point.value(instead) - wanted) <= 1e-6 * Math.abs(wanted);
  });
}

function mends(followed: ListFollowed, k: number, sample: RoundSample | null): boolean | null {
  const { measured, heard } = followed;
  const isLookedAt = (_: Claim, n: number) => sample?.claims.includes(n) ?? true;
  const meanings = [followed.claims, ...followed.inside].map((claims) => claims.filter(isLookedAt));
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
  // What is a part of the expression stays as it is, whatever stands for all of it: d in `rate * (d - decay * w)`.
  const isPart = !by.some(([node]) => behindIn(followed).has(node));
  if (isPart) return points.slice(0, wantedPoints).every((point) => isWholeAt(point, followed, by));
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
    return meanings.some((claims) => [0, 1, 2].some((back) => claims.every((claim) => isRight(claim, back))));
  };
  if (points.slice(0, wantedPoints).every(mendsAt)) return true;
  const isMeant = meantFor(followed).some(
    (meant) => meant.points.length > 0 && meant.points.slice(0, wantedPoints).every(mendsAt),
  );
  return isMeant || (followed.isOfAnyRound ? null : false);
}
