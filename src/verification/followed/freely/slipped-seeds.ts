/*
 * What comes from above with the slope of another activation: all that goes back from it is right, so that it is meant as
 * the gradient of what goes into the last activation, and it is not that under any of the usual losses.
 */
import type { Point } from '../../../tape/point';
import { nodesBehind } from '../../../tape/reach';
import type { ClaimGroup } from '../claims/claim';
import { factorsOf } from '../machine/products';
import type { UnitRun } from '../run';
import { type ActivatedWire, activationsOf, slopeAt, takenForSlopes } from './activated';
import type { Difference } from './differences';
import type { Holding } from './free';
import { aboveGroup } from './grouping';

/** Gradients that may be meant as such, and what they are then. */
export interface SlippedSeed {
  readonly difference: Difference;
  readonly group: ClaimGroup;
}

/** What variables hold that are a difference times what is no slope of its activation. */
export function slippedSeeds(
  run: UnitRun,
  { leaves, key, loss, isPull }: Difference,
  holdings: readonly Holding[],
  points: readonly Point[],
): SlippedSeed[] {
  const { tape } = run.file;
  const heads = leaves.map(({ node }) => tape.sourceOf(node));
  const activations = activationsOf(tape, nodesBehind(tape, heads, 0));
  const same = run.same();
  return holdings.flatMap((holding) => {
    if (holding.leaves.length !== leaves.length) return [];
    const found = holding.leaves.map(({ node }) => {
      const factors = new Set(factorsOf(tape, node).map((each) => same[each]));
      const leaf = leaves.find(({ seed }) => factors.has(same[seed]) && same[seed] !== same[node]);
      const activation = leaf && activations.find(({ after }) => after === tape.sourceOf(leaf.node));
      return leaf && activation && isOtherSlope(activation, leaf.seed, node, activations, points)
        ? { node: activation.before, seed: node }
        : null;
    });
    const known = found.filter((each) => each !== null);
    if (known.length < found.length) return [];
    const group: ClaimGroup = {
      ...aboveGroup(run, holding, known, 'what goes into the activation'),
      slip: {
        kind: 'missing local gradient',
        sentence:
          'The derivative of the activation is wrong: it is that of another one, or of another value.',
      },
    };
    return [{ difference: { key: `${key} slipped`, loss, isPull, leaves: known }, group }];
  });
}

/** Whether a product is a difference times something that people take for the slope of its activation, and that is not that. */
function isOtherSlope(
  activation: ActivatedWire,
  seed: number,
  node: number,
  all: readonly ActivatedWire[],
  points: readonly Point[],
): boolean {
  const taken = points.map((point) => point.value(node) / point.value(seed));
  // How many times the error it is, is a matter of the loss.
  const isIt = (slope: (point: Point) => number | null) => {
    const ratios = points.flatMap((point, k) => {
      const own = slope(point) ?? Number.NaN;
      return own === 0 && taken[k] === 0 ? [] : taken[k] / own;
    });
    return ratios.every((ratio) => Math.abs(ratio - ratios[0]) <= 1e-9 * Math.abs(ratios[0]));
  };
  if (isIt((point) => slopeAt(activation, point)) || isIt(() => 1)) return false;
  return takenForSlopes.some((form) =>
    all.some(
      ({ before, after }) =>
        isIt((point) => form(point.value(before))) || isIt((point) => form(point.value(after))),
    ),
  );
}
