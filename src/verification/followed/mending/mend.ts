/*
 * Who is to blame for a gradient of a unit that is wrong: edits of its statements, and of the helpers that these read, are
 * made on the text; the unit is followed and judged again. The likeliest edit after which the gradient is right, and no
 * other one is off that was right, tells the mistake.
 */
import type { Analysis } from '../../../analysis/model';
import type { Span } from '../../../text/span';
import { isRight } from '../../groups';
import { arePartlyRight } from '../claims/agreement';
import { behindClaims, type ClaimGroup } from '../claims/claim';
import { isZero } from '../claims/zeros';
import type { Lapse } from '../freely/lapses';
import { multipleOf } from '../freely/multiples';
import type { JudgedUnit } from '../judge';
import type { StoreHeard } from '../machine/stores';
import { isPutIntoBoth, sharedIn } from '../sharing';
import { inAllShares } from './all-shares';
import type { TrialBudget } from './budget';
import { movesOf } from './moving';
import { Proposals } from './proposals';
import type { EditCandidate } from './statement';
import type { Suspects, TriedEdit } from './suspects';
import { tracedIn } from './traced';
import { type EditTrials, groupKey, isAmong } from './trials';

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
/** So many where all is right that was known, and a helper may be a gradient, too, with another edit. */
const mostBeside = 8;
/** So many where nothing of a unit is right, so that it may be no pass at all. */
const mostUnproved = 50;
/**
 * Whether a gradient is not right any more; one whose name does not say of what it is may be another one's by now, and what
 * only was returned may be assigned, to what was not right before.
 */
function isLost(group: ClaimGroup, rights: ReadonlySet<string>, before: ReadonlySet<string>): boolean {
  if (isAmong(rights, group)) return false;
  const isNew = (key: string) => key.endsWith(` ${group.of}`) && !before.has(key);
  if (group.isReturned && [...rights].some(isNew)) return false;
  return group.free !== 'variable' || ![...rights].some((key) => key.startsWith(`${group.name} `));
}

export class Mender {
  private readonly proposals: Proposals;
  private readonly suspects: Suspects;
  private readonly trials: EditTrials;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
    /** Where what is right in other units stands: no mistake is there. */
    private readonly right: ReadonlySet<number>,
  ) {
    this.proposals = new Proposals(analysis, judged, budget);
    ({ suspects: this.suspects, trials: this.trials } = this.proposals);
  }

  /** The helper to blame for all that is off; null where none is known, or where another unit says that it is right. */
  get helper(): StoreHeard | null {
    const helper = tracedIn(this.judged);
    return helper && !this.right.has(helper.at.from) ? helper : null;
  }

  /** The likeliest edit that mends a gradient; null where none does. What is sure to be wrong is asked for more. */
  *mend(wrong: ClaimGroup, isSure = false): Generator<undefined, Mending | null> {
    const likely = this.proposals.likelyFor(wrong);
    const found = yield* this.firstOf(likely, wrong, this.judged.isProved ? mostTrials : mostUnproved);
    if (found || wrong.isEmpty || wrong.isDoubtful || wrong.lost) return found;
    const { points, leads } = this.judged.measured;
    // What is right but for some of its elements is known to be a gradient.
    const isKnown = isSure || arePartlyRight(wrong.claims, points, leads);
    return yield* this.firstOf(this.proposals.solved(wrong, isKnown), wrong, mostUnproved);
  }

  /** An array of its own for a gradient that has got another one's, after which there are both; null where none is shared. */
  *unshared(): Generator<undefined, (Mending & { readonly spoils: ReadonlySet<ClaimGroup> }) | null> {
    const { groups, measured } = this.judged;
    const right = groups.filter(({ judgement }) => isRight(judgement));
    for (const { store, first, told, candidate } of sharedIn(measured.run, this.analysis)) {
      const rights = this.budget.isSpent ? null : this.trials.rightsWith(candidate);
      yield;
      const isSpoiled = ({ name, stores }: ClaimGroup) =>
        name === store.text || name === first.text || stores.some((k) => measured.run.stores[k] === store);
      const spoils = new Set(groups.flatMap(({ group }) => (isSpoiled(group) ? group : [])));
      const others = right.filter(({ group }) => !spoils.has(group));
      const isWhole = rights !== null && others.every(({ group }) => isAmong(rights, group));
      const shared = { at: store.at, name: store.text, candidate, spoils };
      const isMore = [...(rights ?? [])].some((key) => !right.some(({ group }) => groupKey(group) === key));
      if (isWhole && isMore) return { ...shared, rights };
      // What is put into both is wrong in both, though nobody knows how the other one's should look.
      const keys = new Set([...spoils].map(groupKey));
      if (isPutIntoBoth(store, first, measured.run))
        return { ...shared, candidate: { ...candidate, sentence: told, edits: [] }, rights: keys };
    }
    return null;
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

  /** What a statement has lost that is to blame for a gradient; null where nothing mends it. */
  *solvedIn(store: StoreHeard, wrong: ClaimGroup): Generator<undefined, Mending | null> {
    return yield* this.firstOf(this.proposals.solvedAt(store, wrong, 3), wrong, mostUnproved);
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
    if (!candidate || !rights || !isAmong(rights, wrong) || this.losesAny(rights)) return [];
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
    let most = Number.NEGATIVE_INFINITY;
    let left = mostTried;
    for (const { store, candidate } of trials) {
      if (this.right.has(store.at.from) || this.isFarFetched(candidate)) continue;
      if (left-- <= 0 || this.budget.isSpent) return best;
      const rights = this.trials.rightsWith(candidate);
      yield;
      if (!rights || !isAmong(rights, wrong) || this.leavesOff(wrong, rights)) continue;
      const steps = wrong.free ? [] : this.mendedSteps(rights);
      const isLeft = wrong.isDoubtful && !wrong.free && !wrong.slip && !wrong.isLacking && steps.length === 0;
      if (isLeft || this.losesAny(rights)) continue;
      const gain = rights.size - this.newlyOff();
      if (gain <= most || !this.trials.isConfirmed(candidate, wrong)) continue;
      best = { at: store.at, name: store.text, candidate, rights: new Set([...rights, ...steps]) };
      most = gain;
      const isWhole = rights.size >= this.judged.groups.length;
      const isOpen = isWhole && this.suspects.hasHelperBeside(store, wrong);
      if (isWhole && !isOpen) return best;
      const more = this.suspects.areSeveral || wrong.isDoubtful ? mostMoreOfSeveral : mostMore;
      left = Math.min(left, isOpen ? mostBeside : more);
    }
    return best;
  }

  /** How many gradients are off with the edit that was tried last that nobody had known of. */
  private newlyOff(): number {
    const known = new Set(this.judged.groups.map(({ group }) => groupKey(group)));
    return [...this.trials.off].filter((key) => !known.has(key)).length;
  }

  /** The move that mends a gradient which reads what is updated too early; null where none does. */
  *moved({ at, name, kind, sentence }: Lapse, wrong: ClaimGroup): Generator<undefined, Mending | null> {
    for (const edits of movesOf(at, name, this.judged.measured.run.stores, this.analysis)) {
      if (this.budget.isSpent) return null;
      const candidate = { kind, rank: 0, sentence, edits };
      const rights = this.trials.rightsWith(candidate);
      yield;
      if (rights && isAmong(rights, wrong) && !this.losesAny(rights)) return { at, name, candidate, rights };
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
    const isOpen = wrong.slip !== undefined || wrong.open?.kind === 'wire';
    const { tape } = this.judged.measured.run.file;
    const isMadeOfIt = ({ claims }: ClaimGroup) => {
      const behind = behindClaims(tape, claims);
      return wrong.claims.some(({ node }) => behind.has(node));
    };
    const made = this.judged.groups.filter(
      ({ group, cause, judgement }) =>
        isOpen && group !== wrong && (cause === wrong || (judgement === 'wrong' && isMadeOfIt(group))),
    );
    return made.length > 0 && !made.some(({ group }) => rights.has(groupKey(group)));
  }

  /** Whether a gradient is not right any more that was. */
  private losesAny(rights: ReadonlySet<string>): boolean {
    const right = this.judged.groups.flatMap(({ group, judgement }) => (isRight(judgement) ? group : []));
    const before = new Set(right.map(groupKey));
    return right.some((group) => isLost(group, rights, before));
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
      if (rights && !isLost(wrong, rights, rights)) return { ...other, rights };
    }
    return null;
  }
}
