/* The rounds of a statement become one node of the drawing, with what all of them read. */
import { INPUT } from '../gates/opcodes';
import type { Tape } from '../tape/tape';
import type { Part, Port } from './part';
import type { Places, Unit } from './places';

/** Puts the rounds of each statement together, as far as they are not open. The last one has the numbers. */
export function folded(parts: readonly Part[], places: Places, tape: Tape): Part[] {
  const groups = new Map<string, { unit: Unit; rounds: Part[] }>();
  // What is not given is the same in all rounds.
  const nameOf = ({ node }: Part, unit: Unit) =>
    unit.isFolded && tape.op[node] !== INPUT ? `${unit.key}/${tape.from[node]}-${tape.to[node]}` : null;
  for (const part of parts) {
    const unit = places.unitOf(part.node);
    const name = unit && nameOf(part, unit);
    if (!unit || name === null) continue;
    const group = groups.get(name) ?? { unit, rounds: [] };
    group.rounds.push(part);
    groups.set(name, group);
  }
  /** The node that stands for each that is folded. */
  const lastOf = new Map<number, number>();
  const orders = new Map<number, Unit['order']>();
  for (const { unit, rounds } of groups.values()) {
    rounds.sort((one, other) => one.node - other.node);
    const last = rounds[rounds.length - 1].node;
    for (const { node } of rounds) lastOf.set(node, last);
    orders.set(last, unit.order);
  }
  // What the file does not give is there from the start, wherever it is read first.
  const isBefore = (from: number, to: number) => tape.op[from] === INPUT || compare(from, to, orders) < 0;
  const led = (port: Port): Port =>
    port.kind === 'wire' ? { ...port, from: lastOf.get(port.from) ?? port.from } : port;
  const whole = [...groups.values()].map(({ rounds }) => together(rounds, led, isBefore));
  const single = parts.filter(({ node }) => !lastOf.has(node));
  const all = [...single.map((part) => ({ ...part, ports: part.ports.map(led) })), ...whole];
  return all.sort((one, other) => compare(one.node, other.node, orders));
}

function together(
  rounds: readonly Part[],
  led: (port: Port) => Port,
  isBefore: (from: number, to: number) => boolean,
): Part {
  const last = rounds[rounds.length - 1];
  const ports = new Map<number, Port & { rounds: { part: Part; port: number }[] }>();
  for (const part of rounds)
    part.ports.map(led).forEach((port, k) => {
      if (port.kind !== 'wire') return;
      const kind = isBefore(port.from, last.node) ? 'wire' : 'before';
      const known = ports.get(port.from) ?? { ...port, k: -1, kind, rounds: [] };
      known.rounds.push({ part, port: k });
      ports.set(port.from, known);
    });
  return { ...last, ports: [...ports.values()], rounds };
}

/** Which of two nodes runs first: those that are folded stand where their loop begins, in the order of the text. */
function compare(one: number, other: number, orders: ReadonlyMap<number, Unit['order']>): number {
  const [start, place] = orders.get(one) ?? [one, 0];
  const [otherStart, otherPlace] = orders.get(other) ?? [other, 0];
  return start - otherStart || place - otherPlace;
}

/** Without what only counts rounds: what is gone through more than once, and has nothing to do with an output. */
export function withoutCounters(parts: readonly Part[], outputs: readonly number[]): Part[] {
  const near = new Map<number, number[]>(parts.map(({ node }) => [node, []]));
  for (const { node, ports } of parts)
    for (const { kind, from } of ports) {
      if (kind === 'constant') continue;
      near.get(node)?.push(from);
      near.get(from)?.push(node);
    }
  const reach = (starts: readonly number[]) => {
    // A set that grows while it is gone through.
    const found = new Set(starts);
    for (const node of found) for (const other of near.get(node) ?? []) found.add(other);
    return found;
  };
  const useful = reach(outputs);
  const idle = reach(parts.filter(({ node, rounds }) => rounds && !useful.has(node)).map(({ node }) => node));
  return parts.filter(({ node }) => !idle.has(node));
}
