/*
 * Who is to blame for a gradient of a unit that is wrong: edits of its statements, and of the helpers that these read, are
 * made on the text; the unit is followed and judged again. The likeliest edit after which the gradient is right, and no
 * other one is off that was right, tells the mistake.
 */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import { applyEdits } from '../../../text/edits';
import type { Span } from '../../../text/span';
import { isRight } from '../../groups';
import type { ClaimGroup } from '../claims/claim';
import type { Lapse } from '../freely/lapses';
import { type JudgedGroup, type JudgedUnit, judgeUnit, measureRun, mostWithOtherCounts } from '../judge';
import type { StoreHeard } from '../machine/stores';
import { follow, type UnitAssumed } from '../run';
import { sharedIn } from '../sharing';
import { type PassUnit, unitsOf } from '../units';
import type { TrialBudget } from './budget';
import { shifts } from './likeliness';
import { movesOf } from './moving';
import { reread } from './reread';
import { besides, edited, type FollowList, type Sifted, sift } from './sieve';
import { type FollowBeside, solutions } from './solving';
import type { EditCandidate } from './statement';
import { type RankedEdit, Suspects, type TriedEdit } from './suspects';

/** A statement, and an edit of it that mends a gradient. */
export interface Mending {
  readonly at: Span;
  readonly name: string;
  readonly candidate: EditCandidate;
  /** The gradients that are right once it is made, by their keys. */
  readonly rights: ReadonlySet<string>;
}

/** So many edits are tried for one gradient, and so many more once one has been found that leaves others off. */
const mostTrials = 120;
const mostMore = 12;
const mostMoreOfSeveral = 40;
/** So many of those of which nothing can be told beforehand. */
const mostUntold = 24;
/** So many statements are asked what they have lost. */
const mostSolved = 3;
/** So many where nothing of a unit is right, so that it may be no pass at all. */
const mostUnproved = 50;
/** Tells a group from others, before an edit and after it. */
export const groupKey = ({ name, of, free, nth }: ClaimGroup): string =>
  free === 'step' ? `step ${nth} of ${of}` : free ? `${nth} ${name}` : `${name} ${of}`;

/** Whether a gradient is not right any more; one whose name does not say of what it is may be another one's by now. */
function isLost(group: ClaimGroup, rights: ReadonlySet<string>): boolean {
  if (rights.has(groupKey(group))) return false;
  return group.free !== 'variable' || ![...rights].some((key) => key.startsWith(`${group.name} `));
}

export class Mender {
  /** Which of the units it is that are called the same. */
  private readonly nth: number;
  private readonly suspects: Suspects;
  /** The gradients that are off with the edit that was tried last. */
  private off: ReadonlySet<string> = new Set();
  /** How many numbers each gradient is made of. */
  private readonly sizes: ReadonlyMap<string, number>;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
  ) {
    this.suspects = new Suspects(analysis, judged);
    const { unit } = judged;
    const same = unitsOf(analysis).filter((each) => isSame(each, unit));
    this.nth = same.findIndex(({ span }) => span.from === unit.span.from && span.to === unit.span.to);
    this.sizes = new Map(judged.groups.map(({ group }) => [groupKey(group), sizeOf(group, judged)]));
  }

  /** The likeliest edit that mends a gradient; null where none does. What is sure to be wrong is asked for more. */
  *mend(wrong: ClaimGroup, isSure = false): Generator<undefined, Mending | null> {
    let best: Mending | null = null;
    let most = -1;
    let left = this.judged.isProved ? mostTrials : mostUnproved;
    for (const { store, candidate } of this.likelyFor(wrong, isSure)) {
      if (left-- <= 0 || this.budget.isSpent) return best;
      const rights = this.rightsWith(candidate);
      yield;
      if (!rights?.has(groupKey(wrong))) continue;
      const steps = wrong.free ? [] : this.mendedSteps(rights);
      if ((wrong.isDoubtful && !wrong.free && steps.length === 0) || this.losesAny(rights)) continue;
      if (rights.size <= most || !this.isConfirmed(candidate, groupKey(wrong))) continue;
      best = { at: store.at, name: store.text, candidate, rights: new Set([...rights, ...steps]) };
      most = rights.size;
      if (rights.size >= this.judged.groups.length) return best;
      left = Math.min(left, this.suspects.areSeveral || wrong.isDoubtful ? mostMoreOfSeveral : mostMore);
    }
    return best;
  }

  /** The move that mends a gradient which reads what is updated too early; null where none does. */
  *moved({ at, name, kind, sentence }: Lapse, wrong: ClaimGroup): Generator<undefined, Mending | null> {
    for (const edits of movesOf(at, name, this.judged.measured.run.stores, this.analysis)) {
      if (this.budget.isSpent) return null;
      const candidate = { kind, rank: 0, sentence, edits };
      const rights = this.rightsWith(candidate);
      yield;
      if (rights?.has(groupKey(wrong)) && !this.losesAny(rights)) return { at, name, candidate, rights };
    }
    return null;
  }

  /** Whether a gradient is not right any more that was. */
  private losesAny(rights: ReadonlySet<string>): boolean {
    return this.judged.groups.some((each) => isRight(each.judgement) && isLost(each.group, rights));
  }

  /** The steps that are right then and were not, or that only go along what has been told. */
  private mendedSteps(rights: ReadonlySet<string>): string[] {
    return this.judged.groups.flatMap(({ group, judgement }) => {
      const key = groupKey(group);
      const isMended = rights.has(key) || !this.off.has(key);
      return group.free === 'step' && !isRight(judgement) && isMended ? key : [];
    });
  }

  /** An edit that has mended another unit, and mends a gradient of this one, too: code that both go through has the mistake. */
  *mendedBy(others: readonly Mending[], wrong: ClaimGroup): Generator<undefined, Mending | null> {
    const { from, to } = this.judged.measured.run.file.tape;
    const isIn = (edit: Span) => from.some((begin, node) => begin <= edit.from && edit.to <= to[node]);
    for (const other of others) {
      if (this.budget.isSpent || !other.candidate.edits.some(isIn)) continue;
      const rights = this.rightsWith(other.candidate);
      yield;
      if (rights?.has(groupKey(wrong))) return { ...other, rights };
    }
    return null;
  }

  private *likelyFor(wrong: ClaimGroup, isSure: boolean): Generator<TriedEdit> {
    yield* sharedIn(this.judged.measured.run, this.analysis);
    if (wrong.isEmpty || this.suspects.isZero(wrong)) yield* this.suspects.renamesTo(wrong);
    if (wrong.isEmpty) return;
    yield* this.likelyAmong(this.suspects.trialsFor(wrong), groupKey(wrong));
    if (isSure && !wrong.isDoubtful) yield* this.solved(wrong);
  }

  /**
   * The edits that may mend a gradient, in their order; those of which only a trial tells a little later. Before one more
   * statement is looked at, those are tried of which it is known by then, though they are somewhat less likely.
   */
  private *likelyAmong(trials: readonly RankedEdit[], key: string): Generator<TriedEdit> {
    const byPlace = new Map<number, Sifted>();
    const done = new Set<RankedEdit>();
    const late: RankedEdit[] = [];
    let untold = mostUntold;
    for (const [k, each] of trials.entries()) {
      const { from } = each.store.at;
      while (late.length > 0 && late[0].rank + shifts.untold < each.rank && untold-- > 0)
        yield late.shift() as RankedEdit;
      let sifted = byPlace.get(from);
      if (!sifted) {
        for (const other of byPlace.size > 0 ? trials.slice(k) : []) {
          if (other.rank > each.rank + shifts.known) break;
          if (!byPlace.get(other.store.at.from)?.get(other.candidate)) continue;
          done.add(other);
          yield other;
        }
        const own = trials.filter(({ store }) => store.at.from === from);
        sifted = this.sifted(each.store, own, key);
        byPlace.set(from, sifted);
      }
      const mends = sifted.get(each.candidate);
      if (mends === null) late.push(each);
      else if (mends !== false && !done.has(each)) yield each;
    }
    yield* late.slice(0, Math.max(0, untold));
  }

  /** Which edits of a statement may mend a gradient, as far as that can be told at once. */
  private sifted({ code, base }: StoreHeard, trials: readonly TriedEdit[], key: string): Sifted {
    // What is judged from a gradient that is accepted is held against another truth.
    const isAccepted = this.judged.groups.some(({ accepted }) => accepted !== undefined);
    if (!code || isAccepted || this.budget.isSpent) return new Map();
    const { run } = this.judged.measured;
    const candidates = trials.map(({ candidate }) => candidate);
    return sift(this.analysis, moved(code.value, base), candidates, run.file.tape, this.followList(key));
  }

  /** Edits of a gradient's own statements that bring in what its numbers say is missing. */
  private *solved(wrong: ClaimGroup): Generator<TriedEdit> {
    const { source } = this.analysis;
    for (const store of this.suspects.own(wrong).slice(0, mostSolved)) {
      const statement = this.suspects.statementAt(store, wrong);
      if (!statement || this.budget.isSpent) return;
      const at = statement.line.expression;
      const follow: FollowBeside = (others) =>
        besides(
          source,
          at,
          others.map((edits) => edited(source, at, edits)),
          this.followList(groupKey(wrong)),
        );
      for (const candidate of solutions(statement, follow)) yield { store, candidate };
    }
  }

  /** Follows a text in which a list stands for an expression, and finds a gradient in it. */
  private followList(key: string): FollowList {
    const { run, output } = this.judged.measured;
    return (source, aside) => {
      const again = this.again(source, aside.from);
      if (!again) return null;
      const { read, unit, assumed } = again;
      const followed = follow(read, unit, { ...assumed, aside });
      // What was too much has cost as much.
      this.budget.spend(2 * (followed?.file.tape.length ?? run.file.tape.length));
      if (!followed) return null;
      const measured = measureRun(read, followed, output);
      const own = measured?.groups.find(({ group, found }) => found === null && groupKey(group) === key);
      return measured && own
        ? { measured, heard: followed.machine.heardAside, claims: own.group.claims }
        : null;
    };
  }

  /** The gradients that are right once an edit is made; null where the text then has no such unit. */
  private rightsWith(
    { edits }: EditCandidate,
    top = this.judged.measured.run.top,
  ): ReadonlySet<string> | null {
    const other = this.again(applyEdits(this.analysis.source, edits), edits[0]?.from ?? 0);
    if (!other) return null;
    const { run, output } = this.judged.measured;
    this.budget.spend(run.file.tape.length);
    const again = judgeUnit(other.read, other.unit, { ...other.assumed, top }, output);
    if (!again) return null;
    const { counts } = again.measured.run;
    if (onlyOne(counts) > onlyOne(run.counts)) return null;
    const areSame =
      counts.size === run.counts.size && [...counts.keys()].every((each) => run.counts.has(each));
    // An edit after which there is less of a gradient mends nothing, where there are as many of all.
    const isWhole = ({ group }: JudgedGroup) =>
      !areSame || sizeOf(group, again) >= (this.sizes.get(groupKey(group)) ?? 0);
    this.off = new Set(
      again.groups.flatMap(({ group, judgement }) => (isRight(judgement) ? [] : groupKey(group))),
    );
    const right = again.groups.filter((each) => isRight(each.judgement) && isWhole(each));
    return new Set(right.map(({ group }) => groupKey(group)));
  }

  /** The unit in another text, which differs from `first` on; null where that has none. */
  private again(
    source: string,
    first: number,
  ): { readonly read: Analysis; readonly unit: PassUnit; readonly assumed: UnitAssumed } | null {
    const { analysis, judged } = this;
    const read = reread(analysis, source);
    const unit = read && unitsOf(read).filter((each) => isSame(each, judged.unit))[this.nth];
    if (!read || !unit) return null;
    const longer = source.length - analysis.source.length;
    // A pair in which no gradient has a name of its own gets none by an edit.
    const isFree =
      unit.isFree === true && (unit.kind !== 'pair' || judged.groups.some(({ group }) => group.free));
    const { otherMeanings, top, isGiven, lengths } = judged.measured.run;
    const otherwise = new Set([...judged.otherwise].map((at) => (at > first ? at + longer : at)));
    return {
      read,
      unit: { ...unit, isFree },
      assumed: { otherwise, otherMeanings, top, isGiven, lengths },
    };
  }

  /** Whether an edit mends a gradient whatever the assumed counts are. */
  private isConfirmed(candidate: EditCandidate, key: string): boolean {
    const { run } = this.judged.measured;
    if (run.file.tape.length > mostWithOtherCounts) return true;
    return run.otherTops.every((top) => {
      const isRightThen = this.rightsWith(candidate, top)?.has(key);
      // What is only wrong where counts are alike has to be right where they are not.
      return run.top < 0 ? isRightThen === true : isRightThen !== false;
    });
  }
}

/** How many counts are 1: an edit with which loops go through one round is right for that round at most. */
function onlyOne(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].filter((count) => count === 1).length;
}

/** How many numbers a gradient has that it claims to be the gradients of what the output is made of. */
function sizeOf({ claims }: ClaimGroup, { measured: { leads } }: JudgedUnit): number {
  return claims.filter(({ of }) => leads.has(of)).length;
}

function isSame(one: PassUnit, other: PassUnit): boolean {
  const isSameReading =
    one.kind !== 'pair' ||
    (other.kind === 'pair' &&
      one.ofOutput === other.ofOutput &&
      one.of === other.of &&
      one.flag === other.flag);
  return one.kind === other.kind && one.scope === other.scope && isSameReading;
}
