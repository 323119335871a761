/* Which statements may be to blame for a gradient that is off, and with which edits each of them is tried. */
import type { Analysis } from '../../../analysis/model';
import { nodesMaking } from '../../../tape/reach';
import { surcharges } from '../../diagnosis/ranks';
import { isRight } from '../../groups';
import { behindClaims, type ClaimGroup } from '../claims/claim';
import { isRoom, makesRoom } from '../claims/claims';
import { seedsOf } from '../claims/outputs';
import { isReturnSaid, storesOf } from '../claims/returns';
import { isZero } from '../claims/zeros';
import { multipleOf } from '../freely/multiples';
import type { JudgedUnit } from '../judge';
import { leavesOf } from '../machine/leaves';
import { variablesNamed } from '../machine/named';
import { type AssignCode, ofHelpers, type StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';
import { aroundOf } from './around';
import { candidateEdits, isTakenApart } from './edits';
import { itemOff } from './items';
import { keptFor } from './kept';
import { shifts } from './likeliness';
import { asStatement, type EditCandidate, EditedStatement, type WrongStatement } from './statement';
import { mistakesInTests, testsAround } from './tests';
import { tracedIn } from './traced';
import { isPlace } from './tree';

/** An edit of a statement, to be tried. */
export interface TriedEdit {
  readonly store: StoreHeard;
  readonly candidate: EditCandidate;
}

export interface RankedEdit extends TriedEdit {
  readonly rank: number;
}

/** Mistakes in so many times of all. */
const ofAll = /^(sign|missing factor)$/;
/** So many nodes are soon looked through once more. */
const few = 600;
/** So many nodes are much to look through. */
export const much = 1500;
/** So many statements behind one gradient are looked at. */
const mostStatements = 8;

export class Suspects {
  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
  ) {
    const { tape } = judged.measured.run.file;
    this.right = new Set(
      judged.groups.flatMap(({ group: { claims }, judgement }) =>
        isRight(judgement) ? claims.map(({ node }) => tape.sourceOf(node)) : [],
      ),
    );
    this.seeds = new Set(seedsOf(judged.measured.output).map((seed) => tape.sourceOf(seed)));
    this.behindWrong = judged.groups.flatMap(({ group, judgement }) =>
      judgement === 'wrong' ? [behindClaims(tape, group.claims)] : [],
    );
  }

  /** Edits of all statements behind a gradient, the likeliest first: its own, and with a surcharge those of helpers. */
  trialsFor(group: ClaimGroup): RankedEdit[] {
    const own = new Set(this.own(group).map(({ at }) => at.from));
    const isScaled = multipleOf(group, this.judged.measured) !== null;
    const traced = this.traced();
    const statements = [...this.statementsBehind(group)]
      .sort((one, other) => Number(traced(other)) - Number(traced(one)))
      .slice(0, mostStatements);
    const isAsOthers = group.free === 'step' && this.isAsOthers(group);
    const counts = statements.map((store) => this.wrongMadeOf(store));
    const most = Math.max(...counts);
    // A test is one for all of a statement's numbers, and so is that of a mask, which sets some to 0.
    const { stores, file } = this.judged.measured.run;
    const isThere = (before: StoreHeard['before']) =>
      typeof before === 'number' && file.tape.constantAt(before) === null;
    const masks = stores.filter(
      ({ keys, code, before }) =>
        (keys.length > 0 || isThere(before)) && code?.operator === '' && isZero(code.value),
    );
    const tests = new Map(
      [...this.own(group), ...masks]
        .flatMap((store) => testsAround(store, this.analysis))
        .map((test) => [test.at.from, test]),
    );
    const trials = [...statements, ...tests.values()].flatMap((store, k) => {
      const isOwn = own.has(store.at.from);
      // What several gradients that are wrong read is likelier than a mistake in each of them.
      const isLikely = isOwn || (group.isDoubtful && !this.makesSeeds(store)) || this.areSeveral;
      const surcharge = isLikely ? 0 : 2 * surcharges.helper;
      // What makes the same number of times as much of all is likely where that is what is wrong, and else can't be.
      const isAlone = isOwn && own.size === 1;
      const ofScale = isAlone && isScaled ? shifts.scaled : 0;
      const isHandedOn = isOwn && handsOn(store);
      return this.candidatesFor(store, group)
        .filter(({ scales }) => !(isAlone && scales && !isScaled))
        .filter(({ kind }) => !tests.has(store.at.from) || mistakesInTests.has(kind))
        .map((candidate) => ({
          store,
          candidate,
          rank:
            candidate.rank +
            surcharge +
            (isHandedOn && ofAll.test(candidate.kind) ? shifts.handedOn : candidate.scales ? ofScale : 0) +
            (isOwn && candidate.kind === 'sign' && candidate.scales && isAsOthers ? shifts.asOthers : 0) +
            // Contributions add up.
            (candidate.kind === 'sign' && candidate.edits[0]?.text.startsWith('-') ? surcharges.sign : 0) +
            (!isOwn && counts[k] < most ? shifts.ofFewer : 0) +
            (traced(store) ? shifts.traced : 0) +
            // What only gives a gradient another name may have lost what made it another one.
            (!isOwn && this.onlyNames(store, group) ? shifts.onlyNames : 0) +
            // What a function gives is likelier right than what calls it.
            (!isOwn && isReturnSaid(store) ? shifts.asExpected : 0),
        }));
    });
    return trials.sort((one, other) => one.rank - other.rank);
  }

  /** Where there is much to look through: whether a statement makes what numbers say is to blame. */
  private traced(): (store: StoreHeard) => boolean {
    const { stores, file } = this.judged.measured.run;
    const helper = file.tape.length < much ? null : tracedIn(this.judged);
    if (!helper) return () => false;
    const made = ({ value }: StoreHeard) =>
      [...leavesOf(value).values()].map((node) => file.tape.sourceOf(node));
    const nodes = new Set(stores.filter(({ at }) => at.from === helper.at.from).flatMap(made));
    return (store) => store.text === helper.text || made(store).some((node) => nodes.has(node));
  }

  /** Whether a statement only gives a gradient another name. */
  private onlyNames({ code, root, at, value }: StoreHeard, group: ClaimGroup | null = null): boolean {
    const names = this.analysis.file.gradientNames;
    if (code === null || !isPlace(code.value)) return false;
    const { tape } = this.judged.measured.run.file;
    const isRightly = (node: number) => this.right.has(tape.sourceOf(node));
    return (
      variablesNamed(root.name, names, root.kind === 'member').length > 0 ||
      at.from === group?.madeAt?.from ||
      [...leavesOf(value).values()].every(isRightly)
    );
  }

  /** Whether a statement makes the difference that all comes from, and nothing of it: its sign, say. */
  private makesSeeds({ value }: StoreHeard): boolean {
    const { tape } = this.judged.measured.run.file;
    const nodes = [...leavesOf(value).values()];
    return nodes.length > 0 && nodes.every((node) => this.seeds.has(tape.sourceOf(node)));
  }

  /** How many gradients that are wrong are made of what a statement makes. */
  private wrongMadeOf({ value }: StoreHeard): number {
    const nodes = [...leavesOf(value).values()];
    return this.behindWrong.filter((behind) => nodes.some((node) => behind.has(node))).length;
  }

  /** The numbers of gradients that are right. */
  private readonly right: ReadonlySet<number>;
  /** What holds the gradients that come from above. */
  private readonly seeds: ReadonlySet<number>;

  /** What each gradient that is wrong is made of. */
  private readonly behindWrong: readonly ReadonlySet<number>[];

  /** Whether a step is written as others are that are right. */
  private isAsOthers(step: ClaimGroup): boolean {
    const { groups, measured } = this.judged;
    const operatorOf = ({ stores: [first] }: ClaimGroup) => measured.run.stores[first].code?.operator;
    return groups.some(
      ({ group, judgement }) =>
        group.free === 'step' &&
        isRight(judgement) &&
        operatorOf(step) !== '' &&
        operatorOf(group) === operatorOf(step),
    );
  }

  /** The statements that make a gradient. */
  own(group: ClaimGroup): readonly StoreHeard[] {
    const { measured } = this.judged;
    const { run } = measured;
    const written = group.stores
      .map((k) => run.stores[k])
      .filter((store) => !makesRoom(store, run.file.tape));
    const all = written.map((store) => itemOff(store, group, measured));
    return [...new Map(all.map((store) => [store.at.from, store])).values()];
  }

  /** More than one gradient is wrong. */
  get areSeveral(): boolean {
    return this.judged.groups.filter(({ judgement }) => judgement === 'wrong').length > 1;
  }

  isZero({ claims }: ClaimGroup): boolean {
    const { tape } = this.judged.measured.run.file;
    return claims.every(({ node }) => tape.constantAt(node) === 0);
  }

  /** Statements that may be meant for a gradient which never gets a share, with its name at their left. */
  renamesTo(group: ClaimGroup): RankedEdit[] {
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
  *statementsBehind(group: ClaimGroup): Generator<StoreHeard> {
    const { stores, claims, free } = group;
    const { run, leads } = this.judged.measured;
    const { tape } = run.file;
    const seen = new Set<number>();
    const rightLines = this.judged.shares?.right;
    const own = stores
      .map((k) => run.stores[k])
      .filter(
        (store) =>
          store.code && !isZero(store.code.value) && !isRoom(store, tape) && !rightLines?.has(store.at.from),
      );
    for (const store of own.reverse()) {
      if (seen.has(store.at.from)) continue;
      seen.add(store.at.from);
      yield itemOff(store, group, this.judged.measured);
      const { setter } = store;
      if (!setter || seen.has(setter.at.from)) continue;
      seen.add(setter.at.from);
      yield { ...store, ...setter };
    }
    const behind = behindClaims(tape, claims);
    const names = this.analysis.file.gradientNames;
    const right = this.behindRightSteps();
    // What the same code computes once more, from the same, is as it is meant.
    const same = run.same();
    const isForward = (node: number) =>
      leads.has(node) || (leads.has(same[node]) && tape.from[same[node]] === tape.from[node]);
    const isHelper = (node: number) => behind.has(node) && !right.has(node) && !isForward(node);
    const passing: StoreHeard[] = [];
    const first = Math.min(...this.judged.groups.flatMap(({ group }) => group.stores));
    for (const [k, store] of [...run.stores.entries()].reverse()) {
      const { value, code, at, base, root, keys } = store;
      if (!code || base >= ofHelpers || seen.has(at.from) || isApart(code)) continue;
      // What only names a forward value may lack what it has to be multiplied with.
      const isNamed = variablesNamed(root.name, names, root.kind === 'member').length > 0;
      const isAlias =
        (isNamed || k > first) && isPlace(code.value) && root.kind === 'name' && !goesOn(store, run);
      const isMade = (node: number) => isHelper(node) || (isAlias && behind.has(node));
      if (isZero(code.value) || ![...leavesOf(value).values()].some(isMade)) continue;
      seen.add(at.from);
      if (!isNamed || !this.isOfGroup(store) || (free === 'step' && this.isAbove(store))) yield store;
      else if (keys.length === 0 && run.stores.some((each) => each !== store && each.at.from === at.from))
        passing.push(store);
    }
    // What functions return that the pass calls has no statement of its own.
    const returned = run.machine.returned.flatMap((each) => storesOf(each, 'return'));
    for (const store of returned.reverse()) {
      const { at, base, value } = store;
      if (base >= ofHelpers || [...seen].some((from) => at.from <= from && from < at.to)) continue;
      if (![...leavesOf(value).values()].some(isHelper)) continue;
      seen.add(at.from);
      yield store;
    }
    yield* keptFor(run).filter(({ value }) => [...leavesOf(value).values()].some((node) => behind.has(node)));
    // What is right may be so in the last round only.
    yield* passing;
  }

  /** Whether a gradient is made of a helper in another statement, of which nobody knows whether it is a gradient; not in much. */
  hasHelperBeside(store: StoreHeard, group: ClaimGroup): boolean {
    if (this.judged.measured.run.file.tape.length > few) return false;
    const own = new Set([store, ...this.own(group)].map(({ at }) => at.from));
    const isOther = ({ at, base }: StoreHeard) => base < ofHelpers && !own.has(at.from);
    return [...this.statementsBehind(group)].some(isOther);
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

  /** Whether a statement makes what comes from above, of a loss that is not written: all steps along that go the wrong way. */
  private isAbove(store: StoreHeard): boolean {
    const { groups, measured } = this.judged;
    const { output, run } = measured;
    return groups.some(
      ({ group: { name, of, stores } }) =>
        (name === output.from || `${name} of ${of}` === output.from) &&
        stores.some((k) => run.stores[k].at.from === store.at.from),
    );
  }

  private isOfGroup(store: StoreHeard): boolean {
    const { run } = this.judged.measured;
    return this.judged.groups.some(
      ({ group, judgement }) =>
        // Of what is not judged nobody has said that it is right; nor of what, of what has a name of its own.
        judgement !== 'uncertain' &&
        group.free !== 'variable' &&
        !(group.open?.kind === 'wire' && this.onlyNames(store)) &&
        group.stores.some((k) => run.stores[k].at.from === store.at.from),
    );
  }

  private candidatesFor(store: StoreHeard, group: ClaimGroup): readonly EditCandidate[] {
    const statement = this.statementAt(store, group);
    // What steps something along what is no gradient is hardly called wrongly.
    const isPart = group.lost === 'element';
    // What one element has more than all others may be meant.
    const mayBeMeant = ({ kind, edits: [edit] }: EditCandidate) =>
      kind === 'wrong name' || (isPart && kind.startsWith('extra') && edit.text !== '');
    const fits = (each: EditCandidate) => !((group.isDoubtful || isPart) && mayBeMeant(each));
    return statement ? candidateEdits(statement).filter(fits) : [];
  }

  /** A statement that may be to blame for a gradient. */
  statementAt(store: StoreHeard, group: ClaimGroup): EditedStatement | null {
    const { analysis } = this;
    const { code, base } = store;
    if (!code) return null;
    const place: WrongStatement = 'targets' in code ? { code, base } : asStatement(code, base);
    const { groups, measured } = this.judged;
    const all = [...groups.map((each) => each.group), ...measured.empty];
    const known = all.map(({ name, of }): [string, string] => [name, of]);
    // What goes into a returned gradient has no name that says of what it is.
    if (group.isReturned) known.push([store.text, group.of]);
    const around = aroundOf(analysis, place, { of: group.of, known: new Map(known) });
    return new EditedStatement(place, around);
  }
}

/** Whether what is assigned to a name gets something else, too, than a 0 to begin with: it is more than another name. */
const goesOn = ({ root, at }: StoreHeard, { stores }: UnitRun): boolean =>
  stores.some(
    (other) =>
      other.root.kind === 'name' &&
      root.kind === 'name' &&
      other.root.cell === root.cell &&
      other.at.from !== at.from &&
      !(other.code && isZero(other.code.value)),
  );

/** Whether an assignment only gives names to the parts of something. */
const isApart = (code: AssignCode) => 'targets' in code && isTakenApart({ code });

/**
 * Whether a statement only hands on what others have made, or gives the mean of it: a mistake in all of that is where it is made.
 */
function handsOn({ code }: StoreHeard): boolean {
  const value = code?.value;
  const each = value?.kind === 'comprehension' ? value.value : value;
  return each?.kind === 'gate' && each.gate === '/' && each.inputs.every(isPlace);
}
