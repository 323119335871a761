/* Variables of a pass that only have a gradient's name: all that is made of them is right. */
import { List } from '../../program/values';
import { arePartlyRight, closeness } from './claims/agreement';
import { behindClaims, type Claim, type ClaimGroup } from './claims/claim';
import { seedsOf } from './claims/outputs';
import type { ReturnedPart } from './claims/returns';
import { multipleOf } from './freely/multiples';
import { isWrittenIn } from './machine/stores';
import { isRight, type MeasuredGroup, type MeasuredUnit } from './measure';
import { timeOf, type UnitRun } from './run';

/**
 * What only has a gradient's name: the output is made of it, all that is made of it is right, or something is, as its own name
 * says, that would not be if this were off. So is what is set anew in each round, and not read any more at the end: what is
 * made of it tells whether it was right.
 */
export function helpersAmong(measured: MeasuredUnit): ReadonlySet<MeasuredGroup> {
  const { groups, run, leads, points, bench, output } = measured;
  const { tape } = run.file;
  const made = groups.map(({ group }) => behindClaims(tape, group.claims));
  // What is the same number is the same array, and reads nothing.
  const isSame = (one: ClaimGroup, other: ClaimGroup) =>
    one.claims.some(({ node }) => other.claims.some((claim) => claim.node === node));
  const readersOf = (nodes: readonly number[], k: number) =>
    groups.filter(
      (each, other) =>
        other !== k && !isSame(each.group, groups[k].group) && nodes.some((node) => made[other].has(node)),
    );
  const isWithin = (node: number, { stores }: ClaimGroup) =>
    stores.some((k) => isWrittenIn(run.stores[k], tape, tape.sourceOf(node)));
  const isMadeHere = (node: number, group: ClaimGroup) => !leads.has(node) || isWithin(node, group);
  /** Whether a number is what comes from above, or another gradient. */
  const isOthers = (node: number, k: number) => {
    const isIt = (each: number) => tape.sourceOf(each) === tape.sourceOf(node);
    const isClaimed = ({ group, found }: MeasuredGroup, other: number) =>
      other !== k &&
      isRight(found) &&
      group.claims.some(({ node: own, states }) => isIt(own) || states.some((state) => state.node === node));
    return seedsOf(output).some(isIt) || groups.some(isClaimed);
  };
  /** What is right in a gradient that its name tells: of an array, perhaps some elements. */
  const sureIn = ({ group, found }: MeasuredGroup): readonly Claim[] => {
    if (group.free !== undefined || group.open?.kind === 'wire') return [];
    return isRight(found) ? group.claims : group.claims.filter((each) => closeness([each], points, leads));
  };
  /** Whether a gradient is another one where some numbers are: a sum of what adds up to 0 is not. */
  const hangsOn = ({ node }: Claim, nodes: readonly number[]) => {
    const slopes = bench.slopes(points[0], node);
    return nodes.some((each) => Math.abs(slopes[each]) > 1e-9);
  };
  const helpers = new Set<MeasuredGroup>();
  const isHelper = ({ group, found }: MeasuredGroup, k: number) => {
    if (found !== null || group.slip !== undefined) return false;
    if (group.claims.every(({ node }) => leads.has(node) && isMadeHere(node, group))) return true;
    // What goes up the loss does so, whatever else is made of the same numbers; and a step along something has not made it.
    const isStep = group.free === 'step';
    if (isStep && (multipleOf(group, measured) ?? 0) < 0) return false;
    if (isStep && !group.claims.some(({ node }) => isWithin(node, group))) return false;
    // What was there before, and what is right in it, others read for themselves.
    const off = group.claims.filter(
      (each) => isMadeHere(each.node, group) && closeness([each], points, leads) === null,
    );
    // What is returned, or right but for numbers that others are as well, is not what these are read as.
    const isGiven = isGivenBack(group, run.returned);
    const isPartly = group.isReturned || isGiven || arePartlyRight(group.claims, points, leads);
    const nodes = off.flatMap(({ node }) => (isPartly && isOthers(node, k) ? [] : node));
    const readers = readersOf(nodes, k);
    const tells = (reader: MeasuredGroup) =>
      helpers.has(reader) || sureIn(reader).some((claim) => hangsOn(claim, nodes));
    if (readers.length > 0) return readers.every(({ found }) => isRight(found)) || readers.some(tells);
    if (nodes.length < off.length || isGiven) return false;
    const earlier = group.claims.flatMap(({ states }) => states.map(({ node }) => node));
    return isPassing(run, group.stores) && readersOf(earlier, k).length > 0;
  };
  // What reads one may be another, further below.
  for (const [k, each] of [...groups.entries()].reverse()) if (isHelper(each, k)) helpers.add(each);
  return helpers;
}

/** Whether a list is returned that others' numbers were put into. */
function isGivenBack(group: ClaimGroup, parts: readonly ReturnedPart[]): boolean {
  const isIt = ({ text, value, parts: inner }: ReturnedPart) =>
    (text === group.name && value instanceof List) || isGivenBack(group, inner);
  return parts.some(isIt);
}

/** Whether a variable is set anew again and again, and nothing reads what it holds in the end. */
function isPassing(run: UnitRun, own: readonly number[]): boolean {
  const { machine, stores } = run;
  const last = own[own.length - 1];
  const { root } = stores[last];
  const isSet = (k: number) => stores[k].code?.operator === '';
  const whole = own.filter((k) => stores[k].keys.length === 0);
  const isAgain = (own.length > 1 && isSet(last)) || (whole.length > 1 && isSet(whole[whole.length - 1]));
  return (
    isAgain &&
    root.kind === 'name' &&
    [...(machine.readings.get(root.cell) ?? [])].every((read) => read <= timeOf(run, last))
  );
}
