/* Holds the claims of a unit against the true gradients, at several points, for each thing that its pass may be of. */
import type { GradientNames } from '../../recognition/names';
import { Bench } from '../../tape/bench';
import type { Point } from '../../tape/point';
import { nodesBehind, unknownAmong } from '../../tape/reach';
import type { Tape } from '../../tape/tape';
import { fillInputs, trialPoints, variedIn } from '../../tape/trial-points';
import { emptyWiring, newVersion, topLevel } from '../../tape/wiring';
import { arePartlyRight, type Closeness, closeness, hasSlope, isMinus, moves } from './claims/agreement';
import type { Claim, ClaimGroup } from './claims/claim';
import { claimsOf, openGroup } from './claims/claims';
import { asMeant } from './claims/distributions';
import { asInside, asMeantInside } from './claims/inside';
import { lostAmong } from './claims/lost';
import { resolved } from './claims/open';
import { isSaid, type KnownOutput, type PassOutput } from './claims/outputs';
import { withoutPartialSums } from './claims/partial-sums';
import { beforeRemarks, handsOn, type WithinUnit } from './claims/remarks';
import { type Alternatives, returnedClaims } from './claims/returned-claims';
import { bySchemes } from './claims/schemes';
import { lacksTarget } from './claims/targets';
import { addsUpUncounted } from './claims/uncounted';
import { isOfResult, outputsFrom, usualLoss } from './claims/unwritten';
import { isBare } from './machine/named';
import type { UnitRun } from './run';
import { repeatedIn, writtenAs } from './written-numbers';

export interface MeasuredGroup {
  readonly group: ClaimGroup;
  /** null where it is off, 'unknown' where nothing can be said. */
  readonly found: Closeness | 'unknown' | null;
  /** Its numbers move from point to point, or from element to element: that they are right is no accident. */
  readonly proves: boolean;
  /** It is off, and could be the gradient of something else. */
  readonly isGuess?: boolean;
  /** And of nothing else it is right. */
  readonly isOfNone?: boolean;
  /** It is off, and what it is the gradient of in each round is taken for granted. */
  readonly isOfRounds?: true;
  /** It is off, and of which of two numbers it should be the gradient is not known. */
  readonly isEither?: boolean;
  /** It is off, but for a round. */
  readonly isBegun?: boolean;
}

/** A unit, measured as the pass of one output. */
export interface MeasuredUnit {
  readonly run: UnitRun;
  readonly output: PassOutput;
  readonly bench: Bench;
  readonly points: readonly Point[];
  readonly groups: readonly MeasuredGroup[];
  /** Gradients that are begun, and never get a share. */
  readonly empty: readonly ClaimGroup[];
  /** Gradients that are known as such only once they are mended: looked for where somebody wants to mend them. */
  readonly lost: () => readonly ClaimGroup[];
  /** What the output is made of. */
  readonly leads: ReadonlySet<number>;
  /** What the pass is times this, where no loss is written. */
  readonly standIn: string | null;
  /** What has to be so, in words: that targets add up to 1. */
  readonly given: string | null;
  /** It is right as if nothing came from above. */
  readonly lacksSeeds?: true;
  /** Nothing but what it begins with is right: it is a pass only where an edit makes all of it right. */
  readonly isAllOff?: true;
}

const fewest = 3;
/** As much as two right gradients and a loss's name tell. */
const enough = 4.5;
/** Measures a unit for each output that it may be of, and gives the one under which most is right; null for none. */
export function measure(run: UnitRun, names: GradientNames, only?: KnownOutput): MeasuredUnit | null {
  let best: MeasuredUnit | null = null;
  let most = -1;
  fillInputs(run.file.tape);
  if (only?.from !== undefined) return unwritten(run, names, only);
  const known = run.outputs.filter(({ name }) => name === only?.name);
  for (const output of known.length > 0 ? known : run.outputs) {
    const measured = measureFor(run, output, names);
    if (!measured) continue;
    const right = rightIn(measured);
    const score = right * 2 + (output.isCertain ? 1 : isSaid(output) ? 0.5 : 0);
    if (score > most) [best, most] = [measured, score];
    if (output.isCertain && right > 0) return best;
  }
  const isKnown =
    known.length > 0 || run.outputs.some(({ isCertain }) => isCertain) || isPartialDerivative(run);
  if (isKnown || most >= enough) return best;
  const other = unwritten(run, names, only);
  // What is right with 1 from above may be so by accident where a pass says itself what comes from there.
  return other && (most < 2 || (other.standIn !== null && rightIn(other) > rightIn(best))) ? other : best;
}

/** How many gradients are right by no accident. */
export const rightIn = (measured: MeasuredUnit | null) =>
  measured?.groups.filter(({ found, proves }) => isRight(found) && proves).length ?? 0;

/** Whether a function is called the derivative of another by one of its parameters: then it is of what that one gives. */
export const isPartialDerivative = ({ unit }: UnitRun) => unit.kind === 'pair' && unit.of !== null;

/** Measures a unit of whose loss no line is written: what its first gradients say is taken for granted. */
function unwritten(run: UnitRun, names: GradientNames, only?: KnownOutput): MeasuredUnit | null {
  const { tape } = run.file;
  const all = new Set(Array.from({ length: tape.length }, (_, node) => node));
  let best: MeasuredUnit | null = null;
  let most = 0;
  for (const output of outputsFrom(claimsOf(run, names, all), tape)) {
    if (only && (output.name !== only.name || output.from !== (only.from ?? output.from))) continue;
    const measured = measureFor(run, output, names);
    if (!measured) continue;
    const others = measured.groups.filter(({ group }) => group.name !== output.from);
    const right = others.filter(({ found, proves }) => isRight(found) && proves).length;
    const own = measured.groups.find(({ group }) => group.name === output.from);
    const isSeed = own?.group.claims.every(({ node }, k) => output.leaves[k]?.seed === node);
    const isLacking = own !== undefined && isSeed && right > 0 && lacksTarget(own.group, run);
    const loss = own && !isLacking ? usualLoss(own.group, output, tape, measured.points) : null;
    const score = right + (loss !== null && isOfResult(output, run.outputs, tape) ? 2 : 0);
    if (score <= most) continue;
    most = score;
    const asSeed = (each: MeasuredGroup): MeasuredGroup =>
      isLacking
        ? { ...each, group: { ...each.group, isDoubtful: true, isLacking }, found: null }
        : { ...each, found: loss === null ? 'unknown' : 'correct' };
    const groups = measured.groups.map((each) => (each === own && isSeed ? asSeed(each) : each));
    const said = loss === null ? output : { ...output, isPull: loss.startsWith('minus') };
    best = { ...measured, groups, standIn: loss, output: said };
  }
  return best;
}

export function isRight(found: MeasuredGroup['found']): found is Closeness {
  return found !== null && found !== 'unknown';
}

/** Measures a unit as the pass of an output; `stepped` are numbers that it may have the gradients of beside those claimed. */
export function measureFor(
  run: UnitRun,
  output: PassOutput,
  names: GradientNames,
  stepped: readonly number[] | null = null,
): MeasuredUnit | null {
  const { tape } = run.file;
  const heads = output.leaves.map(({ node }) => node);
  if (heads.length === 0 || heads.every((node) => tape.isConstant(node))) return null;
  const leads = nodesBehind(tape, heads, 0);
  // What is nobody's variable has no gradient of its own that a claim could be held against.
  const isOwn = ({ of }: Claim) => of < 0 || !repeatedIn(run).has(writtenAs(tape, of));
  const all = claimsOf(run, names, leads)
    .map((group) => (group.claims.every(isOwn) ? group : { ...group, claims: group.claims.filter(isOwn) }))
    .filter(({ claims }) => claims.length > 0);
  const named = all.filter(({ isEmpty }) => !isEmpty);
  // What is called `grad` may be of anything, and of what the forward code has got where it is returned; so may all that is
  // returned, if it is called after nothing.
  const isOpen = ({ open, name, isOfNothing }: ClaimGroup) =>
    open?.isGuess === true &&
    (isBare(name) || (isOfNothing === true && run.returned.some(({ text }) => text === name)));
  const sure = named.filter((group) => !isOpen(group));
  const returned = returnedClaims(run, names, leads, output, sure);
  const isIn = ({ groups: some }: Alternatives, group: ClaimGroup) =>
    isOpen(group) && some.some(({ name }) => name === group.name);
  const alone = named.filter((group) => !returned.some((each) => isIn(each, group)));
  const alternatives = [
    ...alone.map((group): Alternatives => ({ groups: [group], isGuess: false })),
    ...returned.map((each) => ({
      ...each,
      groups: [...each.groups, ...named.filter((group) => isIn(each, group))],
    })),
  ];
  const groups = alternatives.flatMap((each) => each.groups);
  const empty = all.filter(
    ({ isEmpty, isPartial, claims }) => isEmpty && !isPartial && claims.every(({ of }) => leads.has(of)),
  );
  if (groups.length === 0 && !stepped) return null;
  const wiring = emptyWiring(topLevel, 0);
  wiring.forwardEnd = wiring.end = tape.length;
  wiring.seeds = output.leaves.map(({ node, seed }) => ({
    version: newVersion(output.name, node, 'computed', null, -1),
    node: seed,
    given: true,
  }));
  const claimed = new Set(groups.flatMap(({ claims }) => claims.map(({ of }) => of)));
  const watched = [...new Set([...claimed, ...(stepped ?? [])])].filter((node) => leads.has(node));
  const bench = new Bench(tape, wiring, watched);
  const data = [...run.data().keys()].filter((node) => leads.has(node));
  const points = trialPoints(bench, variedIn(tape, [...watched, ...data]));
  bench.close();
  if (points.length < fewest) return null;
  const unknown = unknownAmong(tape, leads);
  const seeds = new Set(output.leaves.map(({ seed }) => seed));
  const gradients = new Set(
    named.flatMap(({ free, claims }) =>
      free ? [] : claims.flatMap(({ states }) => states.map(({ node }) => node)),
    ),
  );
  const isHandedOn = handsOn(run, output);
  const known = { leads, unknown, seeds, gradients, isHandedOn, isFrom: output.from !== undefined };
  /** What goes on from round to round: which number it is the gradient of at the end may not be known. */
  const ofAnyRound = (each: MeasuredGroup, at: readonly Point[]): MeasuredGroup[] => {
    const { group, found } = each;
    if (found !== null) return [each];
    const isNumber = group.claims.every(({ place }) => place === '');
    // An operation has no rounds, and what others have left in a gradient counts.
    const open = isNumber && run.earlier === null ? openGroup(run, group, names, leads, false) : null;
    const asMeasured = (other: ClaimGroup | null) =>
      other ? [measureGroup(resolved(other, at, leads, tape), at, tape, known)] : [];
    const again = [open?.open?.kind === 'variable' ? open : null, group.byRounds].flatMap(asMeasured);
    // Under another name an array is the same: `seen.push({ state })` has what `state` has.
    const isEither = !isNumber && group.claims.some(({ of }) => tape.sourceOf(of) !== of);
    const asSources = () => group.claims.map((claim) => ({ ...claim, of: tape.sourceOf(claim.of) }));
    const all = [...again, ...asMeasured(isEither ? { ...group, claims: asSources() } : null)];
    const right = all.find((other) => isRight(other.found));
    if (right) return [right];
    for (const other of [each, ...again]) {
      const inside = other.found === null ? asInside(other.group, at, run, leads, claimed) : null;
      if (inside) return [measureGroup(inside, at, tape, known)];
    }
    const last = again.at(-1);
    if (!group.byRounds && last) return [{ ...each, group: { ...group, isOfAnyRound: true } }];
    if (!group.byRounds) return [isEither ? { ...each, isEither } : each];
    return last?.found === null ? [{ ...last, isOfRounds: true }] : [];
  };
  const measureAt = (at: readonly Point[]) => {
    const all = alternatives.map(({ groups: some }) =>
      some
        .map((group) => resolved(group, at, leads, tape))
        .filter(
          ({ open, isPartial, claims }) =>
            !open ||
            !isPartial ||
            !(open.isGuess || claims.some(({ node }) => leads.has(tape.sourceOf(node)))),
        )
        .flatMap((group) =>
          addsUpUncounted(group, run.machine.uncounted, heads, tape)
            ? [{ group, found: 'unknown' as const, proves: false }]
            : ofAnyRound(measureGroup(group, at, tape, known), at),
        ),
    );
    const found = all.map((some, k) => {
      const one = some.length > 0 ? likeliest(some, alternatives[k].isGuess, at, leads) : null;
      // What nobody says is a gradient, and cannot be told, is none.
      return alternatives[k].isGuess && one?.found === 'unknown' ? null : one;
    });
    const proves = (each: MeasuredGroup) => isRight(each.found) && each.proves;
    const told = bySchemes(found, all, proves, (k) => alternatives[k].isInOrder === true);
    const isOff = (claim: Claim) => closeness([claim], at, leads) === null;
    const whole = withoutPartialSums(
      told.flatMap((each) => each ?? []),
      tape,
      isOff,
      (group) => measureGroup(group, at, tape, known),
      output.name === 'return',
    );
    return asMeantInside(whole, at, run, leads);
  };
  const measured = measureAt(points);
  const guesses = measured.flatMap(({ group, isGuess }) => (isGuess ? group : []));
  const isTold = ({ found, isGuess }: MeasuredGroup) => found !== 'unknown' && !isGuess;
  const told = new Set(measured.filter(isTold).flatMap(({ group }) => group.stores));
  const lost = () =>
    told.size + guesses.length > 0 ? lostAmong([...named, ...guesses], told, run, points, leads) : [];
  const found = { run, output, bench, empty, lost, leads, standIn: null };
  const isOff = measured.some((each) => each.found === null);
  for (const other of isOff ? asMeant(run, points, new Set(watched), leads) : []) {
    const again = other.points.length < fewest ? [] : measureAt(other.points);
    const isMore = again.some((each, k) => isRight(each.found) && !isRight(measured[k]?.found ?? null));
    const isBetter =
      isMore && measured.every((each, k) => !isRight(each.found) || isRight(again[k]?.found ?? null));
    if (isBetter) return { ...found, ...other, groups: again };
  }
  return { ...found, points, groups: measured, given: output.given ?? null };
}

/** What a gradient is of that may be of several things: of what it is right; else that is a guess. */
function likeliest(
  some: readonly MeasuredGroup[],
  isGuess: boolean,
  points: readonly Point[],
  leads: ReadonlySet<number>,
): MeasuredGroup {
  const [first] = some;
  const right = some.filter(
    (each) =>
      isRight(each.found) &&
      (each === first || !isMinus(each.group.claims, first.group.claims, points, leads)),
  );
  const isFlat = () =>
    first.group.isReturned === true && !some.some(({ group }) => hasSlope(group.claims, points, leads));
  const told = right.find(({ proves }) => proves) ?? right[0];
  if (told) return told;
  // What is called a gradient is that of which some of its elements are right.
  const partly = some.find(
    ({ group, found }) => found === null && isBare(group.name) && arePartlyRight(group.claims, points, leads),
  );
  return partly
    ? { group: { ...partly.group, isPartly: true }, found: null, proves: false }
    : { ...first, isGuess: isGuess || isFlat(), isOfNone: !some.some(({ found }) => isRight(found)) };
}

function measureGroup(
  group: ClaimGroup,
  points: readonly Point[],
  tape: Tape,
  known: WithinUnit,
): MeasuredGroup {
  const { claims } = group;
  const { leads, unknown } = known;
  // What lies beside what a pass is of may be made of more, where that is taken for granted.
  const isBeside = ({ of, node }: Claim) => !leads.has(of) && tape.constantAt(node) !== 0;
  const isUnknown =
    group.isPartial ||
    claims.some(({ node, of }) => tape.isUnknown(node) || unknown.has(of)) ||
    claims.every(({ of }) => !leads.has(of)) ||
    (known.isFrom && claims.some(isBeside));
  if (isUnknown) return { group, found: 'unknown', proves: false };
  const found = closeness(claims, points, leads) ?? beforeRemarks(claims, points, known, tape);
  const isNamed = group.open === null || group.open.kind === 'variable';
  // Small steps give a slope, too, and are no pass.
  const isMeasured = group.isReturned && found === 'approximate';
  return { group, found, proves: isNamed && !isMeasured && moves(claims, points) };
}
