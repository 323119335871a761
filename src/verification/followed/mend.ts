/*
 * Who is to blame for a gradient of a unit that is wrong: edits of its statements, and of the helpers that these read, are
 * made on the text; the unit is followed and judged again. The likeliest edit after which the gradient is right, and no
 * other one is off that was right, tells the mistake.
 */
import { newFile } from '../../analysis/file';
import type { Analysis } from '../../analysis/model';
import { Guesses } from '../../circuits/assume';
import { readInCells } from '../../program/cells';
import { moved } from '../../program/statements';
import { nodesMaking } from '../../tape/reach';
import { applyEdits } from '../../text/edits';
import { Lines } from '../../text/lines';
import { finish } from '../../text/pauses';
import type { Span } from '../../text/span';
import { surcharges } from '../diagnosis/ranks';
import { isRight } from '../groups';
import { aroundOf } from './around';
import type { ClaimGroup } from './claim';
import { isRoom } from './claims';
import { candidateEdits } from './edits';
import { type JudgedGroup, type JudgedUnit, judgeUnit, measureRun, mostWithOtherCounts } from './judge';
import { leavesOf } from './leaves';
import { shifts } from './likeliness';
import { multipleOf } from './multiples';
import { variablesNamed } from './named';
import { follow } from './run';
import { sharedIn } from './sharing';
import { type Sifted, sift } from './sieve';
import { asStatement, type EditCandidate, type WrongStatement } from './statement';
import { ofHelpers, type StoreHeard } from './stores';
import { type PassUnit, unitsOf } from './units';

/** A statement, and an edit of it that mends a gradient. */
export interface Mending {
  readonly at: Span;
  readonly name: string;
  readonly candidate: EditCandidate;
  /** The gradients that are right once it is made, by their keys. */
  readonly rights: ReadonlySet<string>;
}

/** An edit of a statement, to be tried. */
interface TriedEdit {
  readonly store: StoreHeard;
  readonly candidate: EditCandidate;
}

interface RankedEdit extends TriedEdit {
  readonly rank: number;
}

/** So many edits are tried for one gradient, and so many more once one has been found that leaves others off. */
const mostTrials = 120;
const mostMore = 12;
const mostMoreOfSeveral = 40;
/** So many of those of which nothing can be told beforehand. */
const mostUntold = 40;
/** So many where nothing of a unit is right, so that it may be no pass at all. */
const mostUnproved = 50;
/** So many statements behind one gradient are looked at. */
const mostStatements = 8;
/** Nodes that may be written in all trials of a file, and what each costs beside them. */
const mostNodes = 150_000;
const perTrial = 300;

/** What is left for the trials of a file. */
export class TrialBudget {
  private left = mostNodes;

  get isSpent(): boolean {
    return this.left <= 0;
  }

  spend(nodes: number): void {
    this.left -= nodes + perTrial;
  }
}

/** Tells a group from others, before an edit and after it. */
export const groupKey = ({ name, of, free, nth }: ClaimGroup): string =>
  free === 'step' ? `step ${nth} of ${of}` : free ? `${nth} ${name}` : `${name} ${of}`;

export class Mender {
  /** Which of the units it is that are called the same. */
  private readonly nth: number;
  /** How many numbers each gradient is made of. */
  private readonly sizes: ReadonlyMap<string, number>;

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly budget: TrialBudget,
  ) {
    const { unit } = judged;
    const same = unitsOf(analysis).filter((each) => isSame(each, unit));
    this.nth = same.findIndex(({ span }) => span.from === unit.span.from && span.to === unit.span.to);
    this.sizes = new Map(judged.groups.map(({ group }) => [groupKey(group), sizeOf(group, judged)]));
  }

  /** The likeliest edit that mends a gradient; null where none does. */
  *mend(wrong: ClaimGroup): Generator<undefined, Mending | null> {
    let best: Mending | null = null;
    let most = -1;
    let left = this.judged.isProved ? mostTrials : mostUnproved;
    for (const { store, candidate } of this.likelyFor(wrong)) {
      if (left-- <= 0 || this.budget.isSpent) return best;
      const rights = this.rightsWith(candidate);
      yield;
      if (!rights?.has(groupKey(wrong))) continue;
      if (this.judged.groups.some((each) => isRight(each.judgement) && !rights.has(groupKey(each.group))))
        continue;
      if (rights.size <= most || !this.isConfirmed(candidate, groupKey(wrong))) continue;
      best = { at: store.at, name: store.text, candidate, rights };
      most = rights.size;
      if (rights.size >= this.judged.groups.length) return best;
      left = Math.min(left, this.areSeveral || wrong.isDoubtful ? mostMoreOfSeveral : mostMore);
    }
    return best;
  }

  /** An edit that has mended another unit, and mends a gradient of this one, too: code that both go through has the mistake. */
  *mendedBy(others: readonly Mending[], wrong: ClaimGroup): Generator<undefined, Mending | null> {
    const { stores } = this.judged.measured.run;
    for (const other of others) {
      if (this.budget.isSpent || !stores.some(({ at }) => at.from === other.at.from)) continue;
      const rights = this.rightsWith(other.candidate);
      yield;
      if (rights?.has(groupKey(wrong))) return { ...other, rights };
    }
    return null;
  }

  private *likelyFor(wrong: ClaimGroup): Generator<TriedEdit> {
    yield* sharedIn(this.judged.measured.run, this.analysis);
    if (wrong.isEmpty || this.isZero(wrong)) yield* this.renamesTo(wrong);
    if (!wrong.isEmpty) yield* this.likelyAmong(this.trialsFor(wrong), groupKey(wrong));
  }

  /** The edits that may mend a gradient, in their order; those of which only a trial tells a little later. */
  private *likelyAmong(trials: readonly RankedEdit[], key: string): Generator<TriedEdit> {
    const byPlace = new Map<number, Sifted>();
    const late: RankedEdit[] = [];
    let untold = mostUntold;
    for (const each of trials) {
      const { from } = each.store.at;
      while (late.length > 0 && late[0].rank + shifts.untold < each.rank && untold-- > 0)
        yield late.shift() as RankedEdit;
      const own = trials.filter(({ store }) => store.at.from === from);
      const sifted = byPlace.get(from) ?? this.sifted(each.store, own, key);
      byPlace.set(from, sifted);
      const mends = sifted.get(each.candidate);
      if (mends === null) late.push(each);
      else if (mends !== false) yield each;
    }
    yield* late.slice(0, Math.max(0, untold));
  }

  /** Which edits of a statement may mend a gradient, as far as that can be told at once. */
  private sifted({ code, base }: StoreHeard, trials: readonly TriedEdit[], key: string): Sifted {
    // What is judged from a gradient that is accepted is held against another truth.
    const isAccepted = this.judged.groups.some(({ accepted }) => accepted !== undefined);
    if (!code || isAccepted) return new Map();
    const { run, output } = this.judged.measured;
    const candidates = trials.map(({ candidate }) => candidate);
    return sift(this.analysis, moved(code.value, base), candidates, run.file.tape, (source, aside) => {
      const again = this.again(source, aside.from);
      if (!again) return null;
      const { read, unit, otherwise } = again;
      const { top, isGiven, lengths } = run;
      const followed = follow(read, unit, { otherwise, top, isGiven, lengths, aside });
      if (!followed) return null;
      this.budget.spend(followed.file.tape.length);
      const measured = measureRun(read, followed, output);
      const own = measured?.groups.find(({ group, found }) => found === null && groupKey(group) === key);
      return measured && own
        ? { measured, heard: followed.machine.heardAside, claims: own.group.claims }
        : null;
    });
  }

  /** Edits of all statements behind a gradient, the likeliest first: its own, and with a surcharge those of helpers. */
  private trialsFor(group: ClaimGroup): RankedEdit[] {
    const { run } = this.judged.measured;
    const written = group.stores.map((k) => run.stores[k]).filter((store) => !isRoom(store, run.file.tape));
    const own = new Set(written.map(({ at }) => at.from));
    const isScaled = multipleOf(group, this.judged.measured) !== null;
    const statements = [...this.statementsBehind(group)].slice(0, mostStatements);
    const trials = statements.flatMap((store) => {
      const isOwn = own.has(store.at.from);
      // What several gradients that are wrong read is likelier than a mistake in each of them.
      const surcharge = isOwn || group.isDoubtful || this.areSeveral ? 0 : 2 * surcharges.helper;
      // What makes the same number of times as much of all is likely where that is what is wrong, and else can't be.
      const isAlone = isOwn && own.size === 1;
      const ofScale = isAlone && isScaled ? shifts.scaled : 0;
      return this.candidatesFor(store, group)
        .filter(({ scales }) => !(isAlone && scales && !isScaled))
        .map((candidate) => ({
          store,
          candidate,
          rank: candidate.rank + surcharge + (candidate.scales ? ofScale : 0),
        }));
    });
    return trials.sort((one, other) => one.rank - other.rank);
  }

  /** More than one gradient is wrong. */
  private get areSeveral(): boolean {
    return this.judged.groups.filter(({ judgement }) => judgement === 'wrong').length > 1;
  }

  private isZero({ claims }: ClaimGroup): boolean {
    const { tape } = this.judged.measured.run.file;
    return claims.every(({ node }) => tape.constantAt(node) === 0);
  }

  /** Statements that may be meant for a gradient which never gets a share, with its name at their left. */
  private renamesTo(group: ClaimGroup): RankedEdit[] {
    const { run } = this.judged.measured;
    const seen = new Set(group.stores.map((k) => run.stores[k].at.from));
    const trials: RankedEdit[] = [];
    for (const store of run.stores) {
      if (!store.code || store.base >= ofHelpers || seen.has(store.at.from)) continue;
      seen.add(store.at.from);
      const isGradient =
        variablesNamed(store.root.name, this.analysis.file.gradientNames, store.root.kind === 'member')
          .length > 0;
      if (!isGradient || isRoom(store, run.file.tape)) continue;
      for (const candidate of this.candidatesFor(store, group)) {
        const isToIt = candidate.kind === 'wrong name' && candidate.edits[0].text.startsWith(group.name);
        if (isToIt) trials.push({ store, candidate, rank: candidate.rank });
      }
    }
    return trials.sort((one, other) => one.rank - other.rank);
  }

  /** The statements that a gradient comes from, its own last one first, and then the helpers that it reads. */
  private *statementsBehind(group: ClaimGroup): Generator<StoreHeard> {
    const { stores, claims } = group;
    const { run } = this.judged.measured;
    const { tape } = run.file;
    const seen = new Set<number>();
    const own = stores.map((k) => run.stores[k]).filter((store) => store.code && !isRoom(store, tape));
    for (const store of own.reverse()) {
      if (seen.has(store.at.from)) continue;
      seen.add(store.at.from);
      yield store;
    }
    const behind = nodesMaking(
      tape,
      claims.map(({ node }) => node),
    );
    const names = this.analysis.file.gradientNames;
    const right = this.behindRightSteps();
    const passing: StoreHeard[] = [];
    for (const store of [...run.stores].reverse()) {
      const { value, code, at, base, root } = store;
      if (!code || base >= ofHelpers || seen.has(at.from)) continue;
      const isHelper = (node: number) =>
        behind.has(node) && !right.has(node) && !this.judged.measured.leads.has(node);
      if (![...leavesOf(value).values()].some(isHelper)) continue;
      seen.add(at.from);
      const isNamed = variablesNamed(root.name, names, root.kind === 'member').length > 0;
      if (!isNamed || !this.isOfGroup(store)) yield store;
      else if (
        store.keys.length === 0 &&
        run.stores.some((each) => each !== store && each.at.from === at.from)
      )
        passing.push(store);
    }
    // What is right may be so in the last round only.
    yield* passing;
  }

  /** What steps are made of that are right: a mistake in it would show there. */
  private behindRightSteps(): ReadonlySet<number> {
    const { groups, measured } = this.judged;
    const steps = groups.filter(({ group, judgement }) => group.free === 'step' && isRight(judgement));
    return nodesMaking(
      measured.run.file.tape,
      steps.flatMap(({ group }) => group.claims.map(({ node }) => node)),
    );
  }

  private isOfGroup(store: StoreHeard): boolean {
    const { run } = this.judged.measured;
    return this.judged.groups.some(
      ({ group, judgement }) =>
        // Of what is not judged nobody has said that it is right; nor of what, of what has a name of its own.
        judgement !== 'uncertain' &&
        group.free !== 'variable' &&
        group.stores.some((k) => run.stores[k].at.from === store.at.from),
    );
  }

  private candidatesFor(store: StoreHeard, group: ClaimGroup): readonly EditCandidate[] {
    const { analysis } = this;
    const { code, base } = store;
    if (!code) return [];
    const place: WrongStatement = 'targets' in code ? { code, base } : asStatement(code, base);
    const { groups, measured } = this.judged;
    const all = [...groups.map((each) => each.group), ...measured.empty];
    // What steps something along what is no gradient is hardly called wrongly.
    const fits = ({ kind }: EditCandidate) => !group.isDoubtful || kind !== 'wrong name';
    const known = all.map(({ name, of }): [string, string] => [name, of]);
    // What goes into a returned gradient has no name that says of what it is.
    if (group.isReturned) known.push([store.text, group.of]);
    const around = aroundOf(analysis, place, { of: group.of, known: new Map(known) });
    return candidateEdits(place, around).filter(fits);
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
    const { otherwise } = other;
    const { isGiven, lengths } = run;
    const again = judgeUnit(other.read, other.unit, { otherwise, top, isGiven, lengths }, output);
    if (!again || onlyOne(again.measured.run.counts) > onlyOne(run.counts)) return null;
    // An edit after which there is less of a gradient mends nothing, where there are as many of all.
    const isWhole = ({ group }: JudgedGroup) =>
      again.measured.run.counts !== run.counts ||
      sizeOf(group, again) >= (this.sizes.get(groupKey(group)) ?? 0);
    const right = again.groups.filter((each) => isRight(each.judgement) && isWhole(each));
    return new Set(right.map(({ group }) => groupKey(group)));
  }

  /** The unit in another text, which differs from `first` on; null where that has none. */
  private again(
    source: string,
    first: number,
  ): { readonly read: Analysis; readonly unit: PassUnit; readonly otherwise: ReadonlySet<number> } | null {
    const { analysis, judged } = this;
    const read = reread(analysis, source);
    const unit = read && unitsOf(read).filter((each) => isSame(each, judged.unit))[this.nth];
    if (!read || !unit) return null;
    const longer = source.length - analysis.source.length;
    return {
      read,
      unit,
      otherwise: new Set([...judged.otherwise].map((at) => (at > first ? at + longer : at))),
    };
  }

  /** Whether an edit mends a gradient whatever the assumed counts are. */
  private isConfirmed(candidate: EditCandidate, key: string): boolean {
    const { run } = this.judged.measured;
    const top = run.top === 0 ? run.otherTop : 0;
    if (top === run.top || run.file.tape.length > mostWithOtherCounts) return true;
    return this.rightsWith(candidate, top)?.has(key) !== false;
  }
}

/** How many counts are 1: an edit with which loops go through one round is right for that round at most. */
function onlyOne(counts: string): number {
  return counts.match(/ 1$/gm)?.length ?? 0;
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

/** An analysis of another text as far as trials need it. */
function reread(analysis: Analysis, source: string): Analysis | null {
  const { dialect, options } = analysis;
  const reading = finish(readInCells(dialect, source, analysis.reading));
  const lines = new Lines(source);
  const writing = dialect.writing(reading.items);
  const file = newFile(source, reading, writing, lines, { ...options, previous: undefined }, new Guesses());
  return { ...analysis, source, reading, lines, writing, code: reading.code, file };
}
