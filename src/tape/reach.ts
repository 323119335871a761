/* What a node is made of. */
import type { Tape } from './tape';

/**
 * The nodes that some nodes are computed from, directly or through others, themselves included; none before `start`, and none
 * that only `ends` are computed from.
 */
export function nodesBehind(
  tape: Tape,
  nodes: readonly number[],
  start: number,
  ends?: ReadonlySet<number>,
): ReadonlySet<number> {
  const behind = new Set(nodes);
  for (const node of behind)
    if (!ends?.has(node)) for (const input of tape.inputsOf(node)) if (input >= start) behind.add(input);
  return behind;
}

/** The same without what is behind inputs: what code that is not read may have made of a number is a number of its own. */
export function nodesMaking(tape: Tape, nodes: readonly number[]): ReadonlySet<number> {
  const behind = new Set(nodes);
  for (const node of behind)
    if (!tape.isInput(node)) for (const input of tape.inputsOf(node)) behind.add(input);
  return behind;
}

/** The nodes that are computed from some, directly or through others, these among them. */
export function nodesBuiltOn(tape: Tape, nodes: Iterable<number>): ReadonlySet<number> {
  const built = new Set(nodes);
  let first = tape.length;
  for (const node of built) first = Math.min(first, node + 1);
  for (let node = first; node < tape.length; node++)
    if (tape.inputsOf(node).some((input) => built.has(input))) built.add(node);
  return built;
}

/** The nodes whose gradient is not known: code that is not followed makes something of them that the output is made of. */
export function unknownAmong(tape: Tape, leads: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of leads) if (tape.isUnread(node)) found.add(node);
  for (const node of found) for (const input of tape.inputsOf(node)) found.add(input);
  return found;
}
