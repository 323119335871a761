/*
 * Who is to blame for a gradient of a unit that is wrong: edits of its statements, and of the helpers that these read, are
 * made on the text; the unit is followed and judged again. The likeliest edit after which the gradient is right, and no
 * other one is off that was right, tells the mistake.
 */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import { isRight } from '../../groups';
import { arePartlyRight, closeness } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import { isZero } from '../claims/claims';
import type { Lapse } from '../freely/lapses';
import { multipleOf } from '../freely/multiples';
import type { JudgedUnit } from '../judge';
import type { StoreHeard } from '../machine/stores';
import { sharedIn } from '../sharing';
import { inAllShares } from './all-shares';
import type { TrialBudget } from './budget';
import { carriedIn } from './carried';
import { shifts } from './likeliness';
import { linesBeside, linesElsewhere } from './lines';
import { movesOf } from './moving';
import { sampleOf } from './sample';
import { besides, edited, Sieve } from './sieve';
import { type FollowBeside, solutions } from './solving';
import type { EditCandidate } from './statement';
import { type RankedEdit, Suspects, type TriedEdit } from './suspects';
import { isPlace } from './tree';
import { EditTrials, groupKey } from './trials';

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
/** So many of those of which nothing can be told beforehand; more where of none anything can. */
const mostUntold = { ofSome: 24, ofNone: 60 };
/** So many statements are asked what they have lost. */
const mostSolved = 5;
/** So many where nothing of a unit is right, so that it may be no pass at all. */
const mostUnproved = 50;
/** Whether a gradient is not right any more; one whose name does not say of what it is may be another one's by now. */
function isLost(group: ClaimGroup, rights: ReadonlySet<string>): boolean {
  if (rights.has(groupKey(group))) return false;
  return group.free !== 'variable' || ![...rights].some((key) => key.startsWith(`${group.name} `));
}

/** By how much an edit makes the text longer. */
const longer = ({ candidate }: TriedEdit): number =>
  candidate.edits.reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0);

const isTurn = /^(sign|swapped operands)$/;

export class Mender {
  private readonly suspects: Suspects;
  private readonly trials: EditTrials;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
  ) {
    this.suspects = new Suspects(analysis, judged);
    this.trials = new EditTrials(analysis, judged, budget);
  }

  /** The likeliest edit that mends a gradient; null where none does. What is sure to be wrong is asked for more. */
  *mend(wrong: ClaimGroup, isSure = false): Generator<undefined, Mending | null> {
    const likely = this.likelyFor(wrong);
    const found = yield* this.firstOf(likely, wrong, this.judged.isProved ? mostTrials : mostUnproved);
    if (found || wrong.isEmpty || wrong.isDoubtful || wrong.lost) return found;
    const { points, leads } = this.judged.measured;
    // What is right but for some of its elements is known to be a gradient.
    const isKnown = isSure || arePartlyRight(wrong.claims, points, leads);
    return yield* this.firstOf(this.solved(wrong, isKnown), wrong, mostUnproved);
  }

  /** What a statement has lost that is to blame for a gradient; null where nothing mends it. */
  *solvedIn(store: StoreHeard, wrong: ClaimGroup): Generator<undefined, Mending | null> {
    return yield* this.firstOf(this.solvedAt(store, wrong, 3), wrong, mostUnproved);
  }

  /** The same, with all that is not off any more then; null where something else still is. */
  *mendAll(
    wrong: ClaimGroup,
    others: readonly ClaimGroup[],
    isSure: boolean,
  ): Generator<undefined, Mending | null> {
    const found = yield* this.mend(wrong, isSure);
    if (!found || !this.trials.rightsWith(found.candidate)) return null;
    const keys = others.map(groupKey);
    return keys.some((key) => this.trials.off.has(key))
      ? null
      : { ...found, rights: new Set([...found.rights, ...keys]) };
  }

  /** The same edit in all lines of a gradient, in each of which it mends the share; none where that mends nothing. */
  *mendShares(wrong: ClaimGroup): Generator<undefined, readonly Mending[]> {
    const times = multipleOf(wrong, this.judged.measured);
    const stores = this.suspects.own(wrong).filter(({ code }) => !isZero(code?.value));
    const statements = stores.flatMap((store) => this.suspects.statementAt(store, wrong) ?? []);
    const isWhole = statements.length === stores.length && stores.length > 1 && !this.budget.isSpent;
    const candidate = times !== null && isWhole ? inAllShares(statements, wrong.name, times) : null;
    const rights = candidate && this.trials.rightsWith(candidate);
    yield;
    if (!candidate || !rights?.has(groupKey(wrong)) || this.losesAny(rights)) return [];
    if (!this.trials.isConfirmed(candidate, wrong)) return [];
    return stores.map(({ at, text: name }) => ({ at, name, candidate, rights }));
  }

  /** The first of some edits that mends a gradient, or one of those after it that mends more. */
  private *firstOf(
    trials: Iterable<TriedEdit>,
    wrong: ClaimGroup,
    mostTried: number,
  ): Generator<undefined, Mending | null> {
    let best: Mending | null = null;
    let most = -1;
    let left = mostTried;
    for (const { store, candidate } of trials) {
      if (this.isFarFetched(candidate)) continue;
      if (left-- <= 0 || this.budget.isSpent) return best;
      const rights = this.trials.rightsWith(candidate);
      yield;
      if (!rights?.has(groupKey(wrong)) || this.leavesOff(wrong, rights)) continue;
      const steps = wrong.free ? [] : this.mendedSteps(rights);
      const isLeft = wrong.isDoubtful && !wrong.free && !wrong.slip && steps.length === 0;
      if (isLeft || this.losesAny(rights)) continue;
      if (rights.size <= most || !this.trials.isConfirmed(candidate, wrong)) continue;
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
      const rights = this.trials.rightsWith(candidate);
      yield;
      if (rights?.has(groupKey(wrong)) && !this.losesAny(rights)) return { at, name, candidate, rights };
    }
    return null;
  }

  /** Whether an edit calls something in a derivative that gets what its function gives: it is hardly meant so. */
  private isFarFetched({ edits }: EditCandidate): boolean {
    const { unit } = this.judged;
    const calls = (text: string) => text.match(/\w\(/g)?.length ?? 0;
    const isMore = ({ from, to, text }: EditCandidate['edits'][number]) =>
      calls(text) > calls(this.analysis.source.slice(from, to));
    return unit.kind === 'pair' && unit.ofOutput && edits.some(isMore);
  }

  /** Whether nothing is right that is made of what has lost a slope: it is no other gradient's name then. */
  private leavesOff(wrong: ClaimGroup, rights: ReadonlySet<string>): boolean {
    const made = this.judged.groups.filter(({ cause }) => wrong.slip && cause === wrong);
    return made.length > 0 && !made.some(({ group }) => rights.has(groupKey(group)));
  }

  /** Whether a gradient is not right any more that was. */
  private losesAny(rights: ReadonlySet<string>): boolean {
    return this.judged.groups.some((each) => isRight(each.judgement) && isLost(each.group, rights));
  }

  /** The steps that are right then and were not, or that only go along what has been told. */
  private mendedSteps(rights: ReadonlySet<string>): string[] {
    return this.judged.groups.flatMap(({ group, judgement }) => {
      const key = groupKey(group);
      const isMended = rights.has(key) || !this.trials.off.has(key);
      return group.free === 'step' && !isRight(judgement) && isMended ? key : [];
    });
  }

  /** An edit that has mended another unit, and mends a gradient of this one, too: code that both go through has the mistake. */
  *mendedBy(others: readonly Mending[], wrong: ClaimGroup): Generator<undefined, Mending | null> {
    const { file, machine } = this.judged.measured.run;
    const { from, to } = file.tape;
    const isIn = (edit: Span) =>
      from.some((begin, node) => begin <= edit.from && edit.to <= to[node]) ||
      machine.frames.some(({ code, base }) => code.from + base <= edit.from && edit.to <= code.to + base);
    for (const other of others) {
      if (this.budget.isSpent || !other.candidate.edits.some(isIn)) continue;
      const rights = this.trials.rightsWith(other.candidate);
      yield;
      if (rights && !isLost(wrong, rights)) return { ...other, rights };
    }
    return null;
  }

  private *likelyFor(wrong: ClaimGroup): Generator<TriedEdit> {
    yield* sharedIn(this.judged.measured.run, this.analysis);
    yield* carriedIn(this.judged.measured.run, this.analysis);
    if (wrong.isEmpty || this.suspects.isZero(wrong)) yield* this.suspects.renamesTo(wrong);
    if (wrong.isEmpty) return;
    const trials = this.suspects.trialsFor(wrong);
    if (wrong.lost === 'share')
      yield* trials.filter(({ candidate }) => candidate.kind.includes('accumulation'));
    // Beside a seed that is what it is nothing tells its sign: only a trial does, of what is shortest first.
    else if (wrong.slip?.kind === 'sign')
      yield* trials
        .filter(({ candidate }) => isTurn.test(candidate.kind))
        .sort((one, other) => longer(one) - longer(other));
    else yield* this.likelyAmong(trials, wrong, wrong.lost ? mostUntold.ofNone : mostUntold.ofSome);
  }

  /**
   * The edits that may mend a gradient, in their order; those of which only a trial tells a little later. Before one more
   * statement is looked at, those are tried of which it is known by then, though they are somewhat less likely.
   */
  private *likelyAmong(
    trials: readonly RankedEdit[],
    wrong: ClaimGroup,
    mostOpen: number,
  ): Generator<TriedEdit> {
    const byPlace = new Map<number, Sieve | null>();
    const done = new Set<RankedEdit>();
    const late: RankedEdit[] = [];
    let untold = mostOpen;
    for (const [k, each] of trials.entries()) {
      const { from } = each.store.at;
      while (late.length > 0 && late[0].rank + shifts.untold < each.rank && untold-- > 0)
        yield late.shift() as RankedEdit;
      let sieve = byPlace.get(from);
      if (sieve === undefined) {
        for (const other of byPlace.size > 0 ? trials.slice(k) : []) {
          if (other.rank > each.rank + shifts.known) break;
          if (!byPlace.get(other.store.at.from)?.isKnown(other.candidate)) continue;
          done.add(other);
          yield other;
        }
        const own = trials.filter(({ store }) => store.at.from === from);
        sieve = this.sieveFor(each.store, own, wrong);
        byPlace.set(from, sieve);
      }
      const mends = this.budget.isSpent ? null : sieve?.mends(each.candidate);
      if (mends === null) late.push(each);
      else if (mends !== false && !done.has(each)) yield each;
    }
    yield* late.slice(0, Math.max(0, untold));
  }

  /** What tells of some edits of a statement at once which may mend a gradient; null where nothing does. */
  private sieveFor(store: StoreHeard, trials: readonly TriedEdit[], wrong: ClaimGroup): Sieve | null {
    const { code, base } = store;
    // What is judged from a gradient that is accepted is held against another truth.
    const isAccepted = this.judged.groups.some(({ accepted }) => accepted !== undefined);
    if (!code || isAccepted) return null;
    const { measured } = this.judged;
    const candidates = trials.map(({ candidate }) => candidate);
    const place = moved(code.value, base);
    const follow = this.trials.followList(groupKey(wrong));
    const sample = sampleOf(wrong, store, measured);
    return new Sieve(this.analysis, place, candidates, sample, measured.run.file.tape, follow);
  }

  /** Edits that bring in what the numbers of a gradient say is missing: in statements behind it, or with a line more. */
  private *solved(wrong: ClaimGroup, isSure: boolean): Generator<TriedEdit> {
    const stores = [...this.suspects.statementsBehind(wrong)].slice(0, mostSolved);
    const all = stores.flatMap((store) => [...this.solvedAt(store, wrong, isSure ? 3 : 2)]);
    // What only hands something on has hardly lost a part of it.
    const rank = ({ store, candidate }: TriedEdit) =>
      candidate.rank + (store.code && isPlace(store.code.value) ? 1 : 0);
    yield* all.sort((one, other) => rank(one) - rank(other));
    if (isSure) yield* this.withLines(wrong);
  }

  private *solvedAt(store: StoreHeard, wrong: ClaimGroup, mostFactors: number): Generator<TriedEdit> {
    const { source } = this.analysis;
    const statement = this.suspects.statementAt(store, wrong);
    if (!statement || this.budget.isSpent) return;
    const at = statement.line.expression;
    const follow: FollowBeside = (others) =>
      besides(
        source,
        at,
        others.map((edits) => edited(source, at, edits)),
        this.trials.followList(groupKey(wrong)),
      );
    for (const candidate of solutions(statement, mostFactors, follow)) yield { store, candidate };
  }

  /** Lines more that bring in what no statement does. */
  private *withLines(wrong: ClaimGroup): Generator<TriedEdit> {
    const { points, leads } = this.judged.measured;
    const isLine = ({ code }: StoreHeard) => code && 'targets' in code && code.targets.length === 1;
    const stores = this.suspects.own(wrong).filter(isLine).reverse();
    const [store] = stores;
    if (!store) return;
    const isOff = (claim: Claim) => closeness([claim], points, leads) === null;
    const lacking = wrong.claims.flatMap((claim) => (isOff(claim) ? claim.place : []));
    const targets = new Set(stores.map(({ at }) => this.analysis.code(at)));
    const adding = stores.find(({ code }) => /^[-+]$/.test(code?.operator ?? '')) ?? store;
    const lines = [
      ...linesBeside(store.at, lacking, this.analysis).map((line) => ({ store, line })),
      ...linesElsewhere(wrong, [...targets], this.judged, this.analysis).map((line) => ({
        store: adding,
        line,
      })),
    ];
    for (const { store, line } of lines) {
      const again = this.budget.isSpent ? null : this.trials.judgedIn(line.source, line.at);
      const group = again?.judged.groups.find((each) => groupKey(each.group) === groupKey(wrong))?.group;
      const own = again?.judged.measured.run.stores.find(({ at }) => at.from === line.at);
      if (!again || !group || !own) continue;
      const mender = new Mender(again.read, again.judged, this.budget);
      for (const { candidate } of mender.solvedAt(own, group, 3))
        yield { store, candidate: line.told(candidate) };
    }
  }
}
