/* Numbers that the file gives: a trial gives data others, since what is right with 0 and 1 alone proves little. */
import { opcodeOf } from '../../gates/opcodes';
import type { Tape } from '../../tape/tape';
import { perObject } from '../../text/remembering';
import { leavesOf } from './machine/leaves';
import type { TrialRun } from './machine/trial';

/** Numbers of code that was followed more than once: what stands there is the same each time, and a part of what it computes. */
export const repeatedIn = perObject((tape: Tape): ReadonlySet<number> => {
  const byPlace = new Map<number, number[]>();
  for (let node = 0; node < tape.length; node++)
    if (tape.isConstant(node)) byPlace.set(tape.from[node], [...(byPlace.get(tape.from[node]) ?? []), node]);
  return new Set([...byPlace.values()].flatMap((nodes) => (nodes.length > 1 ? nodes : [])));
});

/**
 * The numbers that the file gives in lists and the like, that decide nothing, and that nothing else is put in place of: their
 * nodes, and where they are, as one would write it.
 */
export function dataIn({ machine, file: { tape } }: TrialRun): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const repeated = repeatedIn(tape);
  for (const { value, text, keys } of machine.stores)
    if (typeof value !== 'number')
      for (const [place, node] of leavesOf(value)) {
        const at = writtenAs(tape, node);
        if (!tape.isConstant(at) || tape.decides(node) || found.has(at) || repeated.has(at)) continue;
        found.set(at, `${text}${elementText([...keys, place].join())}`);
      }
  return found;
}

/** An element's place as one would write it behind the name: `[0][1]` for `0,1`. */
export const elementText = (place: string): string =>
  place === '' ? '' : `[${place.replaceAll(',', '][')}]`;

const negate = opcodeOf('negate');

/** The number in the code that something is, or is minus. */
export function writtenAs(tape: Tape, node: number): number {
  const at = tape.sourceOf(node);
  return tape.op[at] === negate ? tape.sourceOf(tape.inputsOf(at)[0]) : at;
}
