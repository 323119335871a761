/* What a training loop makes smaller, as far as its text tells. */
import type { Readers } from '../circuits/readers';
import type { Tape } from '../tape/tape';
import type { Version } from '../tape/wiring';
import type { Cut } from './cut';
import type { GradientNames } from './names';

/**
 * The last number of a training loop that builds on the weights, and is neither a gradient nor stepped; one that nobody
 * reads rather than others. `steps` are the places at which the loop assigns its weights, whose nodes were these before.
 */
export function lossOf(
  { circuit, known, sheet }: Cut,
  steps: ReadonlySet<number>,
  weights: readonly number[],
  readers: Readers,
  names: GradientNames,
): Version | null {
  const reached = reachedFrom(weights, sheet.tape);
  const mayBeLoss = ({ name, node, at, helper, elements }: Version) =>
    !helper &&
    !elements &&
    at !== null &&
    !steps.has(at.from) &&
    reached.has(node) &&
    !names.variablesOf(name).some((variable) => known.has(variable));
  const candidates = circuit.versions.filter(mayBeLoss);
  return candidates.findLast(({ node }) => !readers.isRead(node)) ?? candidates.at(-1) ?? null;
}

/** The nodes that build on some. */
function reachedFrom(nodes: readonly number[], tape: Tape): ReadonlySet<number> {
  const reached = new Set(nodes);
  for (let node = Math.min(...nodes) + 1; node < tape.length; node++)
    if (tape.inputsOf(node).some((input) => reached.has(input))) reached.add(node);
  return reached;
}
