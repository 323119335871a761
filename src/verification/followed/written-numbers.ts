/* Numbers that the file gives: a trial gives data others, since what is right with 0 and 1 alone proves little. */
import { opcodeOf } from '../../gates/opcodes';
import type { Tape } from '../../tape/tape';
import { perObject } from '../../text/remembering';
import { leavesOf } from './machine/leaves';
import type { TrialRun } from './machine/trial';

/** What was followed, and how many nodes there were when a backward function began. */
type WithBackward = TrialRun & { readonly begun?: number };

/** Numbers of code that a forward function goes through, and its backward one once more: nobody's variables. */
export const repeatedIn = perObject(({ file: { tape }, begun = 0 }: WithBackward): ReadonlySet<number> => {
  const numbers = Array.from({ length: tape.length }, (_, node) => node).filter((node) =>
    tape.isConstant(node),
  );
  const placesOf = (nodes: readonly number[]) => new Set(nodes.map((node) => tape.from[node]));
  const before = placesOf(numbers.filter((node) => node < begun));
  const after = placesOf(numbers.filter((node) => node >= begun));
  return new Set(numbers.filter((node) => before.has(tape.from[node]) && after.has(tape.from[node])));
});

/**
 * The numbers that the file gives in lists and the like, that decide nothing, and that nothing else is put in place of: their
 * nodes, and where they are, as one would write it.
 */
export function dataIn(run: WithBackward): ReadonlyMap<number, string> {
  const { machine, file } = run;
  const { tape } = file;
  const found = new Map<number, string>();
  const repeated = repeatedIn(run);
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
