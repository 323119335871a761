/* A unit once an edit is made on its text: it is followed and judged again, as it was judged without it. */
import type { Analysis } from '../../../analysis/model';
import { areSomeAlike, type SameCounts } from '../../../circuits/counts';
import { nodesBehind } from '../../../tape/reach';
import { applyEdits } from '../../../text/edits';
import { isRight } from '../../groups';
import type { ClaimGroup } from '../claims/claim';
import { claimsInside } from '../claims/inside';
import { perExample } from '../claims/per-example';
import { type JudgedGroup, type JudgedUnit, mostWithOtherCounts } from '../judge';
import { judgeUnit, measureRun } from '../judged-runs';
import { follow, type UnitAssumed, type UnitRun } from '../run';
import { type PassUnit, unitsOf } from '../units';
import type { TrialBudget } from './budget';
import { isSameUnit, reread } from './reread';
import { behindIn, type FollowList, type ListFollowed } from './sieve';
import type { EditCandidate } from './statement';

/** Tells a group from others, before an edit and after it. */
export const groupKey = ({ name, of, free, nth, isReturned, isByScheme }: ClaimGroup): string => {
  if (free === 'step') return `step ${nth} of ${of}`;
  // What is returned has its name from what stands there.
  return free ? `${nth} ${name}` : `${isReturned || isByScheme ? 'returned' : name} ${of}`;
};

/** Whether a gradient is one of those; what is returned may be told of by its name by then. */
export function isAmong(keys: ReadonlySet<string>, group: ClaimGroup): boolean {
  if (keys.has(groupKey(group))) return true;
  return group.isReturned === true && group.isByScheme === undefined && keys.has(`${group.name} ${group.of}`);
}

/** A unit may become so many times as large by an edit, and so many nodes larger: half of this is for a statement. */
const timesNodes = 6;
const leastNodes = 4000;

/** The unit in another text, before it is followed. */
interface UnitAgain {
  readonly read: Analysis;
  readonly unit: PassUnit;
  readonly assumed: UnitAssumed;
}

export class EditTrials {
  /** Which of the units it is that are called the same. */
  private readonly nth: number;
  /** The gradients that are off with the edit that was tried last. */
  off: ReadonlySet<string> = new Set();
  /** How many numbers each gradient is made of. */
  private readonly sizes: ReadonlyMap<string, number>;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
  ) {
    const { unit } = judged;
    const same = unitsOf(analysis).filter((each) => isSameUnit(each, unit));
    this.nth = same.findIndex(({ span }) => span.from === unit.span.from && span.to === unit.span.to);
    this.sizes = new Map(judged.groups.map(({ group }) => [groupKey(group), sizeOf(group, judged)]));
  }

  /** Follows a text in which a list stands for an expression, and finds a gradient in it. */
  followList(key: string): FollowList {
    return (source, place, rounds) => {
      if (this.budget.isSpent) return null;
      const again = this.again(source, place.from);
      if (!again) return null;
      const { lengths = null } = again.assumed;
      const followedWith = (known: SameCounts | null) =>
        this.listFollowed(key, again, { ...again.assumed, lengths: known, aside: { place, rounds } });
      const found = followedWith(lengths);
      // With what is known of counts from the start an array may be taken for another one, which goes elsewhere.
      const isOther = found && lengths?.known && !isConcerned(found);
      return isOther ? followedWith({ ...lengths, known: undefined }) : found;
    };
  }

  private listFollowed(key: string, { read, unit }: UnitAgain, assumed: UnitAssumed): ReturnType<FollowList> {
    const { run, output } = this.judged.measured;
    const followed = follow(read, unit, { ...assumed, isSettled: true });
    // What was too much has cost as much.
    this.budget.spend(followed ? followed.file.tape.length / 2 : timesTooMuch * run.file.tape.length);
    if (!followed) return null;
    const found = measureRun(read, followed, output);
    const measured = found && perExample(found);
    const off = measured?.groups.flatMap(({ group, found }) => (found === null ? group : [])) ?? [];
    const isKnown = ({ claims }: ClaimGroup) => claims.every(({ of }) => of >= 0);
    const all = [...off, ...(measured?.lost().filter(isKnown) ?? [])];
    const own = all.find((group) => groupKey(group) === key);
    const { heardAside: heard, timesAside: times } = followed.machine;
    if (!measured || !own) return null;
    const { claims, isOfAnyRound = false } = own;
    return { measured, heard, times, claims, inside: claimsInside(own, followed), isOfAnyRound };
  }

  /** The gradients that are right once an edit is made; null where the text then has no such unit, or it can't be followed. */
  rightsWith({ edits }: EditCandidate, top = this.judged.measured.run.top): ReadonlySet<string> | null {
    const source = applyEdits(this.analysis.source, edits);
    const again = this.judgedIn(source, edits[0]?.from ?? 0, top)?.judged;
    if (!again) return null;
    const { run } = this.judged.measured;
    const { counts, machine } = again.measured.run;
    // What throws is no side of a condition: an edit that leaves only the other one mends nothing.
    if (machine.thrownSides > 0 && run.machine.thrownSides === 0) return none;
    if (writesBeside(again.measured.run) && !writesBeside(run)) return none;
    const [ones, were] = [counts, run.counts].map(onlyOne);
    if (ones.some((name) => !were.includes(name))) return none;
    if (top === run.top && !areSomeAlike(top) && areUnited(run.counts, counts)) return none;
    const areSame =
      counts.size === run.counts.size && [...counts.keys()].every((each) => run.counts.has(each));
    // An edit after which there is less of a gradient mends nothing, where there are as many of all.
    const isWhole = ({ group }: JudgedGroup) =>
      !areSame || sizeOf(group, again) >= (this.sizes.get(groupKey(group)) ?? 0);
    const right = again.groups.filter((each) => isRight(each.judgement) && isWhole(each));
    this.off = new Set(
      again.groups.flatMap(({ group, judgement }) => (isRight(judgement) ? [] : groupKey(group))),
    );
    return this.withOwnNames(new Set(right.map(({ group }) => groupKey(group))));
  }

  /** What was known by its steps alone is known by its name where it is right. */
  private withOwnNames(rights: ReadonlySet<string>): ReadonlySet<string> {
    const before = new Set(this.judged.groups.map(({ group }) => groupKey(group)));
    const isNew = (name: string) => [...rights].some((key) => key.startsWith(`${name} `) && !before.has(key));
    const named = this.judged.groups.flatMap(({ group, judgement }) =>
      group.free === 'variable' && !isRight(judgement) && isNew(group.name) ? groupKey(group) : [],
    );
    return new Set([...rights, ...named]);
  }

  /** The unit in another text, which differs from `first` on, judged; null where that has none. */
  judgedIn(
    source: string,
    first: number,
    top = this.judged.measured.run.top,
  ): { readonly read: Analysis; readonly judged: JudgedUnit } | null {
    const again = this.again(source, first);
    if (!again) return null;
    const { run, output } = this.judged.measured;
    this.budget.spend(run.file.tape.length);
    // What reads behind an end may make all counts larger: it mends nothing, and takes long.
    const most = leastNodes + timesNodes * run.file.tape.length;
    const judged = judgeUnit(again.read, again.unit, { ...again.assumed, top, most }, output, true);
    return judged && { read: again.read, judged };
  }

  /** The same before it is followed. */
  private again(source: string, first: number): UnitAgain | null {
    const { analysis, judged } = this;
    const read = reread(analysis, source);
    const unit = read && unitsOf(read).filter((each) => isSameUnit(each, judged.unit))[this.nth];
    if (!read || !unit) return null;
    const longer = source.length - analysis.source.length;
    // A pair in which no gradient has a name of its own gets none by an edit, but for what is found by its difference.
    const { from = '' } = judged.measured.output;
    const isFound = from.includes(' of ') || judged.groups.some(({ group }) => group.free);
    // What no longer steps anything may still be made of what does.
    const mayBeFree = unit.isFree === true || judged.unit.isFree === true;
    const isFree = mayBeFree && (unit.kind !== 'pair' || isFound);
    const { otherMeanings, top, isGiven, isBesideLoss, lengths } = judged.measured.run;
    const otherwise = new Set([...judged.otherwise].map((at) => (at > first ? at + longer : at)));
    return {
      read,
      unit: { ...unit, isFree },
      assumed: { otherwise, otherMeanings, top, isGiven, isBesideLoss, lengths },
    };
  }

  /** Whether an edit mends a gradient whatever the assumed counts are. */
  isConfirmed(candidate: EditCandidate, group: ClaimGroup): boolean {
    const { run } = this.judged.measured;
    // What is returned may be told of by its name, or else as such.
    const keys = [group, { ...group, isReturned: true as const }].map(groupKey);
    if (!this.keepsOthers(candidate, group)) return false;
    if (run.file.tape.length > mostWithOtherCounts) return true;
    // A length that an edit brings in is the right one by accident, soon.
    const lengths = (text: string) => text.split(/\.length\b|\blen\(/).length;
    const { source } = this.analysis;
    const asksMore = candidate.edits.some(
      ({ from, to, text }) => lengths(text) > lengths(source.slice(from, to)),
    );
    return run.otherTops.every((top) => {
      const rights = this.rightsWith(candidate, top);
      // What is only wrong where counts are alike has to be right where they are not.
      return rights ? keys.some((key) => rights.has(key)) : run.top >= 0 && !asksMore;
    });
  }

  /** Whether what is right in other variants of the unit is so with an edit, too. */
  private keepsOthers(candidate: EditCandidate, group: ClaimGroup): boolean {
    const key = groupKey(group);
    const isIt = (each: JudgedGroup) => isRight(each.judgement) && groupKey(each.group) === key;
    return (this.judged.beside ?? []).every(
      (other) =>
        !other.groups.some(isIt) ||
        new EditTrials(this.analysis, other, this.budget).rightsWith(candidate)?.has(key) === true,
    );
  }
}

const none: ReadonlySet<string> = new Set();

/** What can't be followed has taken the time of so many that can. */
const timesTooMuch = 1;

/** Whether claims are made of the expression that was followed, or it of them. */
function isConcerned(followed: ListFollowed): boolean {
  const { measured, heard, claims } = followed;
  const own = heard.flatMap((each) => [...each.own.values()]);
  if (own.some((node) => behindIn(followed).has(node))) return true;
  const behindOwn = nodesBehind(measured.run.file.tape, own, 0);
  return claims.some(({ node }) => behindOwn.has(node));
}

/** Whether a pass assigns what stands before the first element. */
const writesBeside = ({ stores }: UnitRun): boolean =>
  stores.some(({ keys }) => keys.some((key) => key.startsWith('-')));

/** Whether counts that were two are one: what an edit reads past the end of an array makes rounds fewer, and mends nothing. */
function areUnited(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): boolean {
  const named = (all: ReadonlyMap<string, number>) =>
    new Map(
      [...all].flatMap(([key, count]) => (/\[\]/.test(key) ? [] : [[key.replace(/ \d+$/, ''), count]])),
    );
  const old = named(before);
  const all = [...named(after)].filter(([key]) => old.has(key));
  return all.some(([key, count]) =>
    all.some(([other, same]) => same === count && old.get(other) !== old.get(key)),
  );
}

/** What there is one of: an edit with which loops go through one round is right for that round at most. */
function onlyOne(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].flatMap(([key, count]) => (count === 1 ? key.replace(/ \d+$/, '') : []));
}

/** How many numbers a gradient has that it claims to be the gradients of what the output is made of. */
function sizeOf({ claims, more = 0 }: ClaimGroup, { measured: { leads } }: JudgedUnit): number {
  return claims.filter(({ of }) => leads.has(of)).length + more;
}
