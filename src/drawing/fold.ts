/* The rounds of a statement become one node of the drawing, with what all of them read. */
import { INPUT } from '../gates/opcodes';
import type { Tape } from '../tape/tape';
import type { Part, Port } from './part';
import type { Unit, UnitPlaces } from './places';

/** Puts the rounds of each statement together, as far as they are not open. The last one has the numbers. */
export function folded(parts: readonly Part[], places: UnitPlaces, tape: Tape): Part[] {
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
  for (const { rounds } of groups.values()) {
    rounds.sort((one, other) => one.node - other.node);
    for (const { node } of rounds) lastOf.set(node, rounds[rounds.length - 1].node);
  }
  const led = (port: Port): Port =>
    port.kind === 'wire' ? { ...port, from: lastOf.get(port.from) ?? port.from } : port;
  const isOfEarlier = (port: Port, { node }: Part) => places.isOfEarlierRound(port.reads[0], node);
  const whole = [...groups.values()].map(({ rounds }) => together(rounds, led, isOfEarlier));
  const single = parts.filter(({ node }) => !lastOf.has(node));
  return inOrder([...single.map((part) => ({ ...part, ports: part.ports.map(led) })), ...whole]);
}

/** A statement with all its rounds. What only earlier rounds left comes by no wire. */
function together(
  rounds: readonly Part[],
  led: (port: Port) => Port,
  isOfEarlier: (port: Port, part: Part) => boolean,
): Part {
  const last = rounds[rounds.length - 1];
  const ports = new Map<number, Port & { kind: Port['kind']; rounds: { part: Part; port: number }[] }>();
  for (const part of rounds)
    part.ports.forEach((own, k) => {
      const port = led(own);
      if (port.kind !== 'wire') return;
      const known = ports.get(port.from) ?? { ...port, k: -1, kind: 'before', rounds: [] };
      if (port.from !== last.node && !isOfEarlier(own, part)) known.kind = 'wire';
      known.rounds.push({ part, port: k });
      ports.set(port.from, known);
    });
  return { ...last, ports: [...ports.values()], rounds };
}

/** Every part behind those that it reads, else as they run. What would lead in a circle comes from an earlier round. */
function inOrder(parts: readonly Part[]): Part[] {
  const byNode = new Map(parts.map((part) => [part.node, part]));
  const found = new Map<number, Part>();
  const begun = new Set<number>();
  const open = [...parts].sort((one, other) => other.node - one.node).map(({ node }) => node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const part = byNode.get(node);
    if (!part || found.has(node)) continue;
    const sources = part.ports.flatMap(({ kind, from }) => (kind === 'wire' ? [from] : []));
    const missing = sources.filter((from) => !begun.has(from) && byNode.has(from));
    if (begun.has(node) || missing.length === 0) {
      const isThere = ({ kind, from }: Port) => kind !== 'wire' || found.has(from);
      found.set(node, {
        ...part,
        ports: part.ports.map((port) => (isThere(port) ? port : { ...port, kind: 'before' })),
      });
      begun.add(node);
      continue;
    }
    begun.add(node);
    open.push(node, ...missing.toReversed());
  }
  return [...found.values()];
}

/** Without what only counts rounds: it stands in a loop, and has nothing to do with an output. */
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
  const isOfLoop = ({ rounds, version }: Part) => rounds !== undefined || version?.rounds === null;
  const idle = reach(
    parts.filter((part) => isOfLoop(part) && !useful.has(part.node)).map(({ node }) => node),
  );
  return parts.filter(({ node }) => !idle.has(node));
}
