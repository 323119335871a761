/*
 * Where several gradients of a unit are off that no edit mends, and the same code has a part in them, they hardly have a mistake
 * each: it is there, and none of their lines is called wrong.
 */
import { firstGate } from '../../gates/opcodes';
import { isRight } from '../groups';
import type { Verdict } from '../model';
import { behindClaims, type ClaimGroup } from './claims/claim';
import type { JudgedUnit } from './judge';
import { leavesOf } from './machine/leaves';
import type { StoreHeard } from './machine/stores';

/** Verdicts on a unit, where what is open in several places is not told. */
export function undecided(verdicts: readonly Verdict[], judged: JudgedUnit): readonly Verdict[] {
  const isOpen = ({ judgement, kind }: Verdict) => judgement === 'wrong' && kind === null;
  const keys = new Set(verdicts.flatMap((each) => (isOpen(each) ? each.key : [])));
  const groups = judged.groups.flatMap(({ group }) => (keys.has(keyOf(group)) ? group : []));
  if (keys.size < 2 || !shareCode(groups, judged)) return verdicts;
  const open = new Set(verdicts.flatMap((each) => (isOpen(each) ? each.at.from : [])));
  return verdicts.map((each): Verdict => {
    if (!isOpen(each) && !open.has(each.cause?.from ?? -1)) return each;
    return { ...each, judgement: 'uncertain', reason, counterexample: null, cause: null };
  });
}

/** What a verdict on a gradient is known by. */
export const keyOf = ({ name, of, at }: Pick<ClaimGroup, 'name' | 'of' | 'at'>): string =>
  `${name} ${of} ${at.from}`;

/** Whether some code has made a part of two of these gradients that is a part of none that is right. */
function shareCode(groups: readonly ClaimGroup[], { groups: all, measured }: JudgedUnit): boolean {
  const { run, leads, bench, points } = measured;
  const { tape } = run.file;
  const right = all.flatMap(({ judgement, group }) => (isRight(judgement) ? group.claims : []));
  const slopes = right.map(({ node }) => bench.slopes(points[0], node));
  const isMade = (node: number) => !leads.has(node) && !tape.isInput(node) && !tape.isConstant(node);
  const made = groups.map(({ claims }) => {
    const own = [...behindClaims(tape, claims)].filter(
      (node) => isMade(node) && !slopes.some((each) => each[node] !== 0),
    );
    return new Set(own.map((node) => tape.from[node]));
  });
  return made.some((own, k) => made.slice(k + 1).some((other) => [...own].some((place) => other.has(place))));
}

/** Whether a gradient is made of what other variables hold that is of no gradient which is judged: the mistake may be there. */
export const restsOnHelpers = (group: ClaimGroup, judged: JudgedUnit): boolean =>
  helpersOf(group, judged).some(({ value }) => typeof value !== 'number');

/** The assignments of such variables. */
export function helpersOf(group: ClaimGroup, { groups, measured }: JudgedUnit): readonly StoreHeard[] {
  const { run, leads } = measured;
  const { tape } = run.file;
  const behind = behindClaims(tape, group.claims);
  const known = new Set(groups.flatMap((each) => each.group.stores));
  const isPart = (node: number) => behind.has(node) && !leads.has(node) && tape.op[node] >= firstGate;
  return run.stores.filter(
    ({ root, value }, k) =>
      !known.has(k) &&
      root.kind === 'name' &&
      root.name !== group.name &&
      [...leavesOf(value).values()].some(isPart),
  );
}

const reason =
  'It is off, and so are others that no edit mends: the mistake may be in what they are made of.';
