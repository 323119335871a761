/* What is to be said of each gradient of a unit: right, wrong, inherited from a wrong one, or not to be told. */
import type { Analysis } from '../../analysis/model';
import type { Point } from '../../tape/point';
import { nodesBehind } from '../../tape/reach';
import type { Judgement } from '../groups';
import type { Claim, ClaimGroup } from './claims';
import { closeness, isRight, type MeasuredGroup, type MeasuredUnit, measure } from './measure';
import { follow, type UnitRun } from './run';
import type { PassUnit } from './units';

export interface JudgedGroup {
  readonly group: ClaimGroup;
  readonly judgement: Judgement;
  /** The gradient that it inherits a mistake from. */
  readonly cause: ClaimGroup | null;
  /** Where it shows that it is wrong. */
  readonly shown: { readonly point: Point; readonly claim: Claim } | null;
}

export interface JudgedUnit {
  readonly unit: PassUnit;
  /** Conditions on what is no number that do not hold in this variant, by where they stand. */
  readonly otherwise: ReadonlySet<number>;
  readonly measured: MeasuredUnit;
  readonly groups: readonly JudgedGroup[];
  /** Some gradient is right that moves: what the unit is a pass of is no guess. */
  readonly isProved: boolean;
}

/** So many conditions of a unit are looked at from both sides, where it makes so many nodes at most. */
const mostVariants = 6;
const mostInVariants = 5000;

/**
 * Follows a unit and judges its pass in each of its variants: first as all conditions on what is no number hold, and then
 * with one of them after the other not holding. None where nothing says that it has a pass.
 */
export function judgeVariants(analysis: Analysis, unit: PassUnit): JudgedUnit[] {
  const run = follow(analysis, unit);
  if (!run) return [];
  const first = judgeRun(analysis, run);
  const found = first ? [first] : [];
  // What is no pass as it is followed first is hardly one otherwise.
  if (run.file.tape.length > mostInVariants || !first?.isProved) return found;
  const open = [...run.machine.decisions.keys()];
  for (let k = 0; k < open.length && k < mostVariants; k++)
    for (const otherwise of k === 0 ? [open.slice(0, 1)] : [open.slice(0, k + 1), [open[k]]]) {
      const other = follow(analysis, unit, new Set(otherwise));
      const judged = other && judgeRun(analysis, other);
      if (judged) found.push(judged);
      for (const each of other?.machine.decisions.keys() ?? []) if (!open.includes(each)) open.push(each);
    }
  return found;
}

/** Follows a unit and judges its pass; null where that can't be done, or where nothing says that it has one. */
export function judgeUnit(
  analysis: Analysis,
  unit: PassUnit,
  otherwise: ReadonlySet<number> = new Set(),
  /** The output that it is known to be of. */
  output?: string,
): JudgedUnit | null {
  const run = follow(analysis, unit, otherwise);
  return run && judgeRun(analysis, run, output);
}

function judgeRun(analysis: Analysis, run: UnitRun, output?: string): JudgedUnit | null {
  const measured = measure(run, analysis.file.gradientNames, output);
  if (!measured) return null;
  const groups: JudgedGroup[] = [];
  const helpers = helpersAmong(measured);
  for (const each of measured.groups) if (!helpers.has(each)) groups.push(judged(each, measured, groups));
  const isProved = measured.groups.some(({ found, proves }) => isRight(found) && proves);
  const { unit, otherwise } = run;
  return { unit, otherwise, measured, groups, isProved };
}

/** What only has a gradient's name: all that is made of it is right. */
function helpersAmong({ groups, run }: MeasuredUnit): ReadonlySet<MeasuredGroup> {
  const made = groups.map(({ group }) =>
    nodesBehind(
      run.file.tape,
      group.claims.map(({ node }) => node),
      0,
    ),
  );
  const isHelper = ({ group, found }: MeasuredGroup, k: number) => {
    if (found !== null) return false;
    const readers = groups.filter(
      (_, other) => other !== k && group.claims.some(({ node }) => made[other].has(node)),
    );
    return readers.length > 0 && readers.every((reader) => isRight(reader.found));
  };
  return new Set(groups.filter(isHelper));
}

function judged(
  { group, found, isGuess }: MeasuredGroup,
  measured: MeasuredUnit,
  before: readonly JudgedGroup[],
): JudgedGroup {
  if (found === 'unknown' || (found === null && isGuess))
    return { group, judgement: 'uncertain', cause: null, shown: null };
  if (found !== null) return { group, judgement: found, cause: null, shown: null };
  const cause = causeOf(group, measured, before);
  if (cause) return { group, judgement: 'inherited', cause, shown: null };
  return { group, judgement: 'wrong', cause: null, shown: whereShown(group, measured) };
}

/** The gradient that is off of which this one is made, and with which it would be right. */
function causeOf(
  group: ClaimGroup,
  { bench, points, leads, run }: MeasuredUnit,
  before: readonly JudgedGroup[],
): ClaimGroup | null {
  const off = before.filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited');
  if (off.length === 0) return null;
  const behind = nodesBehind(
    run.file.tape,
    group.claims.map(({ node }) => node),
    0,
  );
  const read = off.filter((each) => each.group.claims.some(({ node }) => behind.has(node)));
  if (read.length === 0) return null;
  const others = before
    .map((each) => each.group)
    .filter((each) => each.claims.every(({ of }) => group.claims.every((claim) => claim.of !== of)));
  const fits = points.every((point) => {
    const replaced = new Map<number, number>();
    for (const { claims } of others)
      for (const { node, of } of claims)
        if (leads.has(of) && Number.isFinite(point.value(node))) replaced.set(of, point.value(node));
    const gradients = bench.reverse(point, replaced);
    return group.claims.every((claim) => {
      const added = claim.before >= 0 ? point.value(claim.before) : 0;
      const wanted = gradients[claim.of] + added;
      return (
        Math.abs(point.value(claim.node) - wanted) <=
        1e-6 * Math.max(Math.abs(wanted), point.scale(claim.of), 1e-12)
      );
    });
  });
  bench.close();
  return fits ? (read.find(({ judgement }) => judgement === 'wrong') ?? read[0]).group : null;
}

/** A point and an element at which a gradient differs from what it should be. */
function whereShown(group: ClaimGroup, { points, leads }: MeasuredUnit): JudgedGroup['shown'] {
  for (const point of points)
    for (const claim of group.claims)
      if (closeness([claim], [point], leads) === null) return { point, claim };
  return null;
}
