/*
 * Errors by their names that are no differences: `error = output + target`, or `-target` alone. All that goes back from one is
 * right as if it came from above, so that it is meant as one.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Tape } from '../../../tape/tape';
import { isOdd } from '../claims/targets';
import type { UnitRun } from '../run';
import type { Difference } from './differences';
import type { Holding } from './free';
import { isError } from './free-words';

/** So many wires are tried for each. */
const mostWires = 4;

/** What is called an error, and what it may come to from above: something that was computed before it. */
export interface LackingError {
  readonly error: Holding;
  readonly difference: Difference;
}

/** All that may be one; what is stepped is no target. */
export function lackingErrors(
  run: UnitRun,
  holdings: readonly Holding[],
  stepped: ReadonlySet<number>,
): LackingError[] {
  const { tape } = run.file;
  return holdings
    .filter(({ name }) => isError(name))
    .flatMap((error) => {
      const seeds = error.leaves.map(({ node }) => tape.sourceOf(node));
      const isMeant = (node: number) =>
        isOdd(node, run) && !tape.inputsOf(node).some((input) => stepped.has(tape.sourceOf(input)));
      if (!seeds.every(isMeant)) return [];
      const added = [0, 1].map((k) => seeds.map((node) => addedIn(tape, node, k)));
      const before = holdings
        .filter(({ leaves, stores }) => leaves.length === seeds.length && stores[0] < error.stores[0])
        .map(({ leaves }) => leaves.map(({ node }) => tape.sourceOf(node)))
        .reverse();
      return [...added, ...before]
        .filter((nodes) => nodes.every((node) => node >= 0 && tape.op[node] >= firstGate))
        .slice(0, mostWires)
        .flatMap((nodes) => {
          const leaves = error.leaves.map(({ node: seed }, k) => ({ node: nodes[k], seed }));
          const as = (isPull: boolean) => ({
            error,
            difference: { key: error.name, loss: '', isPull, leaves },
          });
          return [as(false), as(true)];
        });
    });
}

/** The one or the other of the two that a number is the sum of; -1 for none. */
function addedIn(tape: Tape, node: number, k: number): number {
  return gateName(tape.op[node]) === '+' ? tape.sourceOf(tape.inputsOf(node)[k]) : -1;
}
