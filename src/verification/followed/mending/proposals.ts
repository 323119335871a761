/* Which edits are tried for a gradient that is off, and in which order: each trial costs a following. */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import { closeness } from '../claims/agreement';
import type { Claim, ClaimGroup } from '../claims/claim';
import type { JudgedUnit } from '../judge';
import type { StoreHeard } from '../machine/stores';
import { sharedIn } from '../sharing';
import type { TrialBudget } from './budget';
import { carriedIn, linesCarrying } from './carried';
import { shifts } from './likeliness';
import { type AddedLine, linesBeside, linesElsewhere } from './lines';
import { sampleOf } from './sample';
import { scaledAgain } from './scaled-again';
import { besides, edited, Sieve } from './sieve';
import { type FollowBeside, solutions } from './solving';
import { type RankedEdit, Suspects, type TriedEdit } from './suspects';
import { isPlace } from './tree';
import { EditTrials, groupKey } from './trials';

/** So many of those of which nothing can be told beforehand; more where of none anything can. */
const mostUntold = { ofSome: 24, ofNone: 60 };
/** So many are tried before those that are known to mend, however unlikely these are. */
const mostBeforeKnown = 20;
const mostKnown = 8;
/** So many statements are asked what they have lost. */
const mostSolved = 5;

/** By how much an edit makes the text longer. */
const longer = ({ candidate }: TriedEdit): number =>
  candidate.edits.reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0);

const ofDifferences = /^(missing (term|contribution)|wrong (variable|operator|index)|sign)$/;

const isTurn = /^(sign|swapped operands)$/;

export class Proposals {
  readonly suspects: Suspects;
  readonly trials: EditTrials;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
  ) {
    this.suspects = new Suspects(analysis, judged);
    this.trials = new EditTrials(analysis, judged, budget);
  }

  /** The edits that may mend a gradient, the likeliest first. */
  *likelyFor(wrong: ClaimGroup): Generator<TriedEdit> {
    yield* sharedIn(this.judged.measured.run, this.analysis);
    yield* carriedIn(this.judged.measured.run, this.analysis);
    if (wrong.isEmpty || this.suspects.isZero(wrong)) yield* this.suspects.renamesTo(wrong);
    if (wrong.isEmpty) return;
    yield* scaledAgain(wrong, this.suspects.statementsBehind(wrong), this.analysis);
    const trials = this.suspects.trialsFor(wrong);
    if (wrong.lost === 'share')
      yield* trials.filter(({ candidate }) => candidate.kind.includes('accumulation'));
    // What it should be nobody knows before it is one of the usual ones.
    else if (wrong.isLacking) yield* this.differencesFor(wrong, trials);
    // Beside a seed that is what it is nothing tells its sign: only a trial does, of what is shortest first.
    else if (wrong.slip?.kind === 'sign')
      yield* trials
        .filter(({ candidate }) => isTurn.test(candidate.kind))
        .sort((one, other) => longer(one) - longer(other));
    else yield* this.likelyAmong(trials, wrong, wrong.lost ? mostUntold.ofNone : mostUntold.ofSome);
  }

  /** Edits of the statement itself that may make a difference of it. */
  private *differencesFor({ at }: ClaimGroup, trials: readonly RankedEdit[]): Generator<TriedEdit> {
    const own = trials.filter(
      ({ store, candidate }) => store.at.from === at.from && ofDifferences.test(candidate.kind),
    );
    const { source } = this.analysis;
    const isAtElement = own.some(({ candidate: { edits } }) =>
      source.slice(edits[0].from, edits[0].to).includes('['),
    );
    // A sum is turned first; and from what is made of an element an element is taken.
    const order = ({ candidate: { kind, edits } }: RankedEdit) =>
      isTurn.test(kind) ? 2 : Number(isAtElement && edits[0].text.endsWith(']'));
    own.sort((one, other) => order(other) - order(one));
    for (const { store, candidate } of own) {
      const [{ text }] = candidate.edits;
      const sentence = `A term is missing: it must be ${text}.`;
      const isTerm = candidate.kind === 'missing contribution';
      yield { store, candidate: isTerm ? { ...candidate, kind: 'missing term', sentence } : candidate };
    }
  }

  /** The edits that may mend a gradient, the likeliest first; after some of them all that are known to. */
  private *likelyAmong(
    trials: readonly RankedEdit[],
    wrong: ClaimGroup,
    mostOpen: number,
  ): Generator<TriedEdit> {
    const byPlace = new Map<number, Sieve | null>();
    const done = new Set<RankedEdit>();
    let tried = 0;
    for (const each of this.inOrder(trials, wrong, mostOpen, byPlace, done)) {
      yield each;
      if (++tried !== mostBeforeKnown) continue;
      const isKnown = ({ store, candidate }: RankedEdit) =>
        byPlace.get(store.at.from)?.mends(candidate) === true;
      for (const other of trials.filter((other) => !done.has(other) && isKnown(other)).slice(0, mostKnown)) {
        done.add(other);
        yield other;
      }
    }
  }

  /**
   * The same in their order; those of which only a trial tells a little later. Before one more statement is looked at, those
   * are tried of which it is known by then, though they are somewhat less likely.
   */
  private *inOrder(
    trials: readonly RankedEdit[],
    wrong: ClaimGroup,
    mostOpen: number,
    byPlace: Map<number, Sieve | null>,
    done: Set<RankedEdit>,
  ): Generator<TriedEdit> {
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
      else if (mends !== false && !done.has(each)) {
        done.add(each);
        yield each;
      }
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
  *solved(wrong: ClaimGroup, isSure: boolean): Generator<TriedEdit> {
    const stores = [...this.suspects.statementsBehind(wrong)].slice(0, mostSolved);
    const all = stores.flatMap((store) => [...this.solvedAt(store, wrong, isSure ? 3 : 2)]);
    // What only hands something on has hardly lost a part of it.
    const rank = ({ store, candidate }: TriedEdit) =>
      candidate.rank + (store.code && isPlace(store.code.value) ? 1 : 0);
    yield* all.sort((one, other) => rank(one) - rank(other));
    if (isSure) yield* this.withLines(wrong);
  }

  /** Edits that bring in what the numbers say that a statement has lost. */
  *solvedAt(store: StoreHeard, wrong: ClaimGroup, mostFactors: number): Generator<TriedEdit> {
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
    const carrying = linesCarrying(this.judged.measured.run, this.analysis).map((line) => ({
      store: adding,
      line,
    }));
    for (const each of [...lines, ...carrying]) yield* this.solvedIn(each.line, each.store, wrong);
  }

  /** What a line more has to be, by what a gradient lacks then. */
  private *solvedIn(line: AddedLine, store: StoreHeard, wrong: ClaimGroup): Generator<TriedEdit> {
    const again = this.budget.isSpent ? null : this.trials.judgedIn(line.source, line.at);
    const group = again?.judged.groups.find((each) => groupKey(each.group) === groupKey(wrong))?.group;
    const own = again?.judged.measured.run.stores.find(({ at }) => at.from === line.at);
    if (!again || !group || !own) return;
    const proposals = new Proposals(again.read, again.judged, this.budget);
    for (const { candidate } of proposals.solvedAt(own, group, 3))
      yield { store, candidate: line.told(candidate) };
  }
}
