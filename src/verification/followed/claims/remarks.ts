/* Gradients that were right before something else was made of them for updates. */
import { gateName } from '../../../gates/opcodes';
import type { Value } from '../../../program/values';
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import { leavesOf } from '../machine/leaves';
import { isSum } from '../machine/products';
import type { UnitRun } from '../run';
import { type Closeness, closeness, moves } from './agreement';
import type { Claim } from './claim';
import type { PassOutput } from './outputs';
import { isModel } from './results';

/** What is known of the nodes of a unit. */
export interface WithinUnit {
  /** The output is made of them. */
  readonly leads: ReadonlySet<number>;
  /** Their gradients are not known. */
  readonly unknown: ReadonlySet<number>;
  /** They hold the gradients from above. */
  readonly seeds: ReadonlySet<number>;
  /** They are what gradients were after some assignment. */
  readonly gradients: ReadonlySet<number>;
  /** Whether it goes on to what has made the input: what is made of it is made of all below. */
  readonly isHandedOn: (claim: Claim) => boolean;
  /** What the pass is of is taken for granted. */
  readonly isFrom?: boolean;
}

/**
 * How well a gradient agrees as it was before statements that only make something of it for updates: what these bring in is
 * nothing that the output is made of, but for the variable itself.
 */
export function beforeRemarks(
  claims: readonly Claim[],
  points: readonly Point[],
  known: WithinUnit,
  tape: Tape,
): Closeness | null {
  const { leads } = known;
  // Some elements may be left as they are.
  const earlier = claims.map((claim) => {
    const states = claim.states.slice(-1 - mostRemarks, -1).reverse();
    const nodes = [...withoutPenalty(claim, tape), ...states.map(({ node }) => node)];
    const all = [claim, ...nodes.map((node) => ({ ...claim, node }))];
    return all.find((each) => each.node >= 0 && closeness([each], points, leads) !== null) ?? null;
  });
  if (!earlier.every((each) => each !== null)) return null;
  const before = new Set(earlier.map(({ node }) => node));
  // What begins with a number is a variable that is stepped.
  return moves(earlier, points) && claims.every((claim) => isRemark(claim, before, known, tape))
    ? closeness(earlier, points, leads)
    : null;
}

const mostRemarks = 3;

/** What a sum is without a product that is added to it: without `decay * w`, which keeps weights small. */
function withoutPenalty({ node, of }: Claim, tape: Tape): number[] {
  const at = tape.sourceOf(node);
  if (gateName(tape.op[at]) !== '+' || !tape.isInput(tape.sourceOf(of))) return [];
  const [one, other] = tape.inputsOf(at);
  // A share of the gradient itself makes another one of it.
  const isPenalty = (each: number, rest: number) =>
    /^[*/]$/.test(gateName(tape.op[tape.sourceOf(each)])) &&
    !nodesBehind(tape, [each], 0).has(tape.sourceOf(rest));
  return [...(isPenalty(other, one) ? [one] : []), ...(isPenalty(one, other) ? [other] : [])];
}

/** Whether what gradients get brings in nothing but their variables, and names that the forward code has no use for. */
function isRemark(
  claim: Claim,
  before: ReadonlySet<number>,
  { leads, seeds, gradients, isHandedOn }: WithinUnit,
  tape: Tape,
): boolean {
  const { node, of, states } = claim;
  const own = nodesBehind(tape, [of], 0);
  const isRead = isHandedOn(claim);
  const seen = new Set([node]);
  // What is a part of the same sum is made of no gradient.
  const isLater = states.some((state) => state.node !== node && before.has(state.node));
  for (const each of seen) {
    if (before.has(each) || own.has(each) || (isLater && each !== node && gradients.has(each))) continue;
    if (leads.has(each) || seeds.has(each)) return false;
    if (isRead && isFactor.test(gateName(tape.op[each]))) return false;
    for (const input of tape.inputsOf(each)) seen.add(input);
  }
  return true;
}

const isFactor = /^[*/]$/;

/**
 * Tells of claims whether a function that gets something from above returns them as the gradients of what its forward function
 * gets, weights apart: they come from above for what has made that.
 */
export function handsOn(run: UnitRun, { leaves }: PassOutput): WithinUnit['isHandedOn'] {
  const { tape } = run.file;
  if (run.unit.kind !== 'pair' || leaves.every(({ seed }) => tape.isConstant(seed))) return () => false;
  const sourcesOf = (values: readonly Value[]) =>
    new Set(values.flatMap((value) => [...leavesOf(value).values()].map((node) => tape.sourceOf(node))));
  // Most passes are right, and nobody asks.
  let known: readonly ReadonlySet<number>[] | null = null;
  return ({ node, of }) => {
    known ??= [
      sourcesOf(run.parameters.flatMap(({ name, value }) => (isModel.test(name) ? [] : value))),
      sourcesOf(run.returned.map(({ value }) => value)),
    ];
    return known[0].has(tape.sourceOf(of)) && known[1].has(tape.sourceOf(node));
  };
}

/** Whether something is added to all claims that is made of nothing that comes from above. */
export function areAddedTo(claims: readonly Claim[], run: UnitRun, { leaves }: PassOutput): boolean {
  const { tape } = run.file;
  const same = run.same();
  const seeds = new Set(leaves.map(({ seed }) => same[seed]));
  const isAdded = (node: number): boolean =>
    isSum(tape, node)
      ? tape.inputsOf(node).some((input) => isAdded(tape.sourceOf(input)))
      : !tape.isConstant(node) && ![...nodesBehind(tape, [node], 0)].some((each) => seeds.has(same[each]));
  return claims.every(({ node }) => isAdded(tape.sourceOf(node)));
}
