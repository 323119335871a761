/* What becomes a node of the drawing: a gate each, or a statement each, and who reads whom. No numbers. */
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate, gateName, INPUT, UNREAD } from '../gates/opcodes';
import type { Tape } from '../tape/tape';
import type { Version, Wiring } from '../tape/wiring';
import { Arrays } from './arrays';
import { folded, withoutCounters } from './fold';
import type { ArrayElements, Level, Outline, Part, Port } from './part';
import { badgeOf, type Opened, type UnitPlaces } from './places';
import { placesOf } from './repeated';

/** More drawings of one circuit are not remembered. */
const mostKept = 6;
const nothingOpen: Opened = new Map();
const outlines = new WeakMap<Wiring, Map<string, Outline>>();

/** The shape of the circuit at a level of detail; computed once, as it does not change with the numbers. */
export function outlineOf(
  analysis: Analysis,
  circuit: Circuit,
  level: Level,
  opened: Opened = nothingOpen,
): Outline {
  const known = outlines.get(circuit.wiring) ?? new Map<string, Outline>();
  outlines.set(circuit.wiring, known);
  const key = JSON.stringify([level, ...opened]);
  const outline = known.get(key) ?? new OutlineBuilder(analysis, circuit, level, opened).build();
  known.delete(key);
  known.set(key, outline);
  for (const old of [...known.keys()].slice(0, -mostKept)) known.delete(old);
  return outline;
}

class OutlineBuilder {
  private readonly tape: Tape;
  private readonly versionAt = new Map<number, Version>();
  private readonly keys: { readonly node: number; readonly key: string }[] = [];
  private readonly parts = new Map<number, Part>();
  private readonly arrays: Arrays;
  private readonly places: UnitPlaces | null;

  constructor(
    analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly level: Level,
    opened: Opened,
  ) {
    this.tape = analysis.tape;
    const counts = new Map<string, number>();
    for (const version of circuit.wiring.versions) {
      const { name, node } = version;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      this.versionAt.set(node, version);
      this.keys.push({ node, key: `${name}#${count}` });
    }
    this.keys.sort((one, other) => one.node - other.node);
    this.places = placesOf(analysis, circuit, level, opened);
    this.arrays = new Arrays(this.tape, circuit.wiring, this.places !== null);
  }

  build(): Outline {
    const open = this.circuit.variables.map(({ version }) => this.arrays.ownerOf(version.node));
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (this.parts.has(node)) continue;
      const part = this.part(node);
      this.parts.set(node, part);
      for (const { kind, from } of part.ports) if (kind === 'wire') open.push(from);
    }
    const outputs = this.circuit.outputs.map(({ variable }) => variable.version.node);
    // In the order in which they run, which is the order in which people read.
    const single = [...this.parts.values()].sort((one, other) => one.node - other.node);
    const all = this.places ? withoutCounters(folded(single, this.places, this.tape), outputs) : single;
    const parts = new Map(all.map((part): [number, Part] => [part.node, part]));
    const readers = new Map<number, number[]>([...parts.keys()].map((node) => [node, []]));
    const partOf = new Map<number, Part>();
    for (const part of parts.values()) {
      for (const { gates } of part.rounds ?? [part]) for (const node of gates) partOf.set(node, part);
      for (const { kind, from } of part.ports) if (kind === 'wire') readers.get(from)?.push(part.node);
    }
    return { parts, readers, partOf, repeats: this.places !== null };
  }

  private part(node: number): Part {
    const { tape, places } = this;
    const version = this.versionAt.get(node) ?? null;
    const called = this.called(node);
    const base = { key: this.keyOf(node), node, version, gates: [node], ...this.said(called ?? node) };
    const elements = this.arrays.at(node);
    if (elements) return this.array(base, elements);
    if (tape.op[node] === UNREAD) return { ...base, kind: 'unread', ports: this.blocked(node) };
    if (tape.op[node] < firstGate || version?.origin === 'literal')
      return { ...base, kind: 'input', ports: tape.op[node] === INPUT ? this.blocked(node) : [] };
    const isWhole = called !== null || (places !== null && places.instanceOf(node) > 0);
    const { gates, sources } = this.region(called === null ? [node] : [node, called]);
    if ((this.level === 'gates' && !isWhole) || (gates.length === 1 && !places?.unitOf(node)?.isFolded))
      return { ...base, kind: 'gate', ports: tape.inputsOf(node).map((from, k) => this.port(from, k)) };
    const ports = this.portsFrom(sources);
    return { ...base, kind: 'statement', gates: gates.toSorted((one, other) => other - one), ports };
  }

  /** An array, and what makes its elements. */
  private array(base: Omit<Part, 'kind' | 'ports'>, elements: ArrayElements): Part {
    const { node } = base;
    const own = elements.nodes.filter((each) => this.arrays.ownerOf(each) === node);
    const { gates, sources } = this.region(own.flatMap((each) => [each, this.called(each) ?? each]));
    const all = [...new Set([node, ...own, ...gates])].sort((one, other) => other - one);
    return { ...base, kind: 'array', gates: all, ports: this.portsFrom(sources), elements };
  }

  /** One for all elements of an array. */
  private portsFrom(sources: readonly number[]): Port[] {
    const ports = new Map<number, Port & { reads: number[] }>();
    for (const source of sources) {
      const port = this.port(source, -1);
      const known = ports.get(port.from) ?? { ...port, reads: [] };
      known.reads.push(source);
      ports.set(port.from, known);
    }
    return [...ports.values()];
  }

  /** What a call gives that a node only hands on: both are one; null where there is no such call. */
  private called(node: number): number | null {
    const { places, tape } = this;
    if (!places || tape.op[node] < firstGate || gateName(tape.op[node]) !== 'copy') return null;
    const [given] = tape.inputsOf(node);
    const isDrawn = this.versionAt.has(given) || this.arrays.ownerOf(given) !== given;
    return places.unitOf(given)?.call && !isDrawn && !this.isReadTwice(given) ? given : null;
  }

  /** The gates that read each node. */
  private counts: Map<number, number> | null = null;

  /** What several read is a node for itself, or it would be in the drawing twice. */
  private isReadTwice(node: number): boolean {
    const { tape } = this;
    const { start, end } = this.circuit.wiring;
    if (!this.counts) {
      this.counts = new Map();
      for (let reader = start; reader < end; reader++)
        if (tape.op[reader] >= firstGate)
          for (const input of tape.inputsOf(reader))
            this.counts.set(input, (this.counts.get(input) ?? 0) + 1);
    }
    return (this.counts.get(node) ?? 0) > 1;
  }

  /** What code that is gone through more than once says of itself. */
  private said(node: number): Pick<Part, 'name' | 'text' | 'badge'> {
    const { places, tape } = this;
    const leaf = places?.leafOf(node);
    if (!places || !leaf) return {};
    const unit = places.unitOf(node);
    const isResult = tape.from[node] === leaf.result.from && tape.to[node] === leaf.result.to;
    const context = places.contextOf(node);
    const own = unit?.leaf ?? leaf;
    const name = unit?.call ? undefined : own.returns ? ('return' as const) : (own.target ?? undefined);
    if (!unit) return isResult && context.badge ? { name, badge: context.badge } : {};
    return { name, text: unit.call ?? own.text, badge: badgeOf(unit) };
  }

  private port(read: number, k: number): Port {
    if (this.isConstant(read)) return { kind: 'constant', from: read, reads: [read], k };
    return { kind: 'wire', from: this.arrays.ownerOf(read), reads: [read], k };
  }

  private isConstant(node: number): boolean {
    return !this.tape.varies(node) && !this.versionAt.has(node) && this.arrays.ownerOf(node) === node;
  }

  /** What something that is not read depends on, as far as it is part of this circuit. */
  private blocked(node: number): Port[] {
    const inside = this.tape.inputsOf(node).filter((input) => input >= this.circuit.wiring.start);
    return [...new Set(inside)].filter((input) => !this.isConstant(input)).map((from) => this.port(from, -1));
  }

  /** The gates between results and the variables that they come from, and those, from left to right. */
  private region(results: readonly number[]): { gates: readonly number[]; sources: readonly number[] } {
    const gates = new Set<number>();
    const sources = new Set<number>();
    const first = new Set(results);
    const open = results.toReversed();
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (gates.has(node) || this.isConstant(node)) continue;
      if (this.isEnd(node) && !first.has(node)) {
        if (node >= this.circuit.wiring.start) sources.add(node);
        continue;
      }
      gates.add(node);
      if (this.tape.op[node] >= firstGate) open.push(...this.tape.inputsOf(node).toReversed());
    }
    return { gates: [...gates], sources: [...sources] };
  }

  private isEnd(node: number): boolean {
    if (this.versionAt.has(node) || this.tape.op[node] === INPUT) return true;
    return this.arrays.ownerOf(node) !== node || this.places?.isResult(node) === true;
  }

  /** Counted back from the variable whose statement it belongs to. */
  private keyOf(node: number): string {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.keys[middle].node < node) low = middle + 1;
      else high = middle;
    }
    const next = this.keys[low];
    if (!next) return `end/${this.circuit.wiring.forwardEnd - node}`;
    return next.node === node ? next.key : `${next.key}/${next.node - node}`;
  }
}
