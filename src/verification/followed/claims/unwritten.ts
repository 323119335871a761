/*
 * Passes of a loss that no line computes: the first gradient is taken for the seed, and the others are judged by that.
 * It is right itself where it is what a usual loss has there: half the squared error, or a cross-entropy over a sigmoid or
 * a softmax; minus that is a pull, which updates add.
 */

import { firstGate, opcodeOf } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { Claim, ClaimGroup } from './claim';
import type { PassOutput } from './outputs';

/** So many of the first gradients are tried as the seed. */
const mostSeeds = 6;

/** The outputs that a pass may be of whose gradients its own lines say. */
export function outputsFrom(groups: readonly ClaimGroup[], tape: Tape): PassOutput[] {
  // What comes from above is of computed numbers, of which none is made of another.
  const mayBeOutput = (claims: readonly Claim[]) => {
    const inputs = claims.flatMap(({ of }) => [...tape.inputsOf(of)]);
    const behind = nodesBehind(tape, inputs, 0);
    return claims.length > 0 && claims.every(({ of }) => !behind.has(of) && !tape.isInput(tape.sourceOf(of)));
  };
  return groups
    .filter(({ claims, isPartial, isEmpty }) => !isPartial && !isEmpty && mayBeOutput(claims))
    .slice(0, mostSeeds)
    .flatMap(({ name, of, claims }) => {
      const from = (seeds: readonly Claim[]) => ({
        name: of,
        leaves: seeds.map(({ of: node, node: seed }) => ({ node, seed })),
        isCertain: false,
        from: name,
      });
      const begun = claims.map(asBegun);
      return begun.every((claim, k) => claim.node === claims[k].node)
        ? [from(claims)]
        : [from(claims), from(begun)];
    });
}

/** What goes on from round to round begins with what comes from above. */
const asBegun = (claim: Claim): Claim => ({ ...claim, node: claim.states[0]?.node ?? claim.node });

/** Whether something is what the forward function of a pair gives. */
export function isOfResult({ leaves }: PassOutput, outputs: readonly PassOutput[], tape: Tape): boolean {
  const results = outputs.filter(({ name }) => name === 'result').flatMap((each) => each.leaves);
  return leaves.every(({ node }) => results.some((each) => tape.sourceOf(each.node) === tape.sourceOf(node)));
}

const minus = opcodeOf('-');
const times = opcodeOf('*');
const over = opcodeOf('/');
const negate = opcodeOf('negate');

/** Under which loss a gradient is right, as it is or as it begins, said in words; null under none of the usual ones. */
export function usualLoss(
  { claims: all }: ClaimGroup,
  { leaves }: PassOutput,
  tape: Tape,
  points: readonly Point[],
): string | null {
  const claims = all.map((claim, k) => (leaves[k]?.seed === claim.node ? claim : asBegun(claim)));
  const parts = claims.map(({ node }) => differenceIn(tape, node));
  if (parts.some((part) => part === null)) return null;
  const pairs = parts as readonly (readonly [number, number])[];
  const own = nodesBehind(
    tape,
    claims.map(({ of }) => of),
    0,
  );
  // What it is made of is no target, unless it was given.
  const isOnTheWay = (node: number) =>
    own.has(tape.sourceOf(node)) && tape.op[tape.sourceOf(node)] >= firstGate;
  for (const side of [0, 1] as const) {
    const made = pairs.map((pair) => pair[side]);
    if (pairs.some((pair) => isOnTheWay(pair[1 - side]))) continue;
    const fits = (of: (point: Point, k: number) => number) =>
      points.every((point) => made.every((node, k) => near(point.value(node), of(point, k))));
    const said = (loss: string) => underLoss(loss, side === 1);
    if (fits((point, k) => point.value(claims[k].of))) return said('half the squared error');
    if (fits((point, k) => 1 / (1 + Math.exp(-point.value(claims[k].of))))) return said('the cross-entropy');
    if (fits((point, k) => softmax(point, claims, k))) return said('the cross-entropy');
  }
  return null;
}

/** Under which loss something is right; minus its gradient is a pull. */
export function underLoss(loss: string, isPull: boolean): string {
  return isPull ? `minus the gradient of ${loss}: updates must add it` : `as if the loss were ${loss}`;
}

function softmax(point: Point, claims: readonly Claim[], k: number): number {
  const row = (place: string) => place.split(',').slice(0, -1).join();
  const own = claims.filter(({ place }) => row(place) === row(claims[k].place));
  // Of one alone it is 1 whatever that is.
  if (own.length < 2) return Number.NaN;
  const sum = own.reduce((total, { of }) => total + Math.exp(point.value(of)), 0);
  return Math.exp(point.value(claims[k].of)) / sum;
}

export const near = (one: number, other: number) =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

/** The two sides of a difference, perhaps times a number; null for anything else. */
function differenceIn(tape: Tape, node: number, isNegative = false): readonly [number, number] | null {
  const at = tape.sourceOf(node);
  const op = tape.op[at];
  const inputs = tape.inputsOf(at);
  if (op === minus) return isNegative ? [inputs[1], inputs[0]] : [inputs[0], inputs[1]];
  if (op === negate) return differenceIn(tape, inputs[0], !isNegative);
  const isFixed = (input: number) => tape.constantAt(input) !== null || tape.isCount(input);
  if (op === over && isFixed(inputs[1])) return differenceIn(tape, inputs[0], isNegative);
  if (op !== times) return null;
  const k = inputs.findIndex(isFixed);
  if (k < 0) return null;
  const isFlipped = (tape.constantAt(inputs[k]) ?? 1) < 0;
  return differenceIn(tape, inputs[1 - k], isFlipped !== isNegative);
}
