/* What becomes a node of the drawing: a gate each, or a statement each, and who reads whom. No numbers. */
import type { Analysis, Circuit } from '../analysis/model';
import { firstGate, INPUT, UNREAD } from '../gates/opcodes';
import { Mark, type Tape } from '../tape/tape';
import type { Version, Wiring } from '../tape/wiring';

/** A node for every gate, or one for every statement. */
export type Level = 'gates' | 'statements';

/** Where a node takes something in. A wire comes from the part of node `from`; a constant is written at the port. */
export interface Port {
  readonly kind: 'wire' | 'constant';
  readonly from: number;
  /** Which input of its gate it is; -1 where it may be several. */
  readonly k: number;
}

/** What becomes one node of the drawing: an input, a gate, a whole statement, or something that is not read. */
export interface Part {
  /** The same as long as its own statement stays what it is, whatever is written elsewhere. */
  readonly key: string;
  /** The node of the tape that has its value. */
  readonly node: number;
  readonly kind: 'input' | 'gate' | 'statement' | 'unread';
  readonly version: Version | null;
  /** The nodes of the tape that it stands for, the last first. */
  readonly gates: readonly number[];
  readonly ports: readonly Port[];
}

/** The shape of a whole circuit, without its numbers. */
export interface Outline {
  readonly parts: ReadonlyMap<number, Part>;
  /** The parts that read a part, by their nodes. */
  readonly readers: ReadonlyMap<number, readonly number[]>;
  /** The part that a node of the tape belongs to. */
  readonly partOf: ReadonlyMap<number, Part>;
}

const outlines = new WeakMap<Wiring, Map<Level, Outline>>();

/** The shape of the circuit at a level of detail; computed once, as it does not change with the numbers. */
export function outlineOf(analysis: Analysis, circuit: Circuit, level: Level): Outline {
  const known = outlines.get(circuit.wiring) ?? new Map<Level, Outline>();
  outlines.set(circuit.wiring, known);
  const outline = known.get(level) ?? new OutlineBuilder(analysis, circuit, level).build();
  known.set(level, outline);
  return outline;
}

class OutlineBuilder {
  private readonly tape: Tape;
  private readonly versionAt = new Map<number, Version>();
  private readonly keys: { readonly node: number; readonly key: string }[] = [];
  private readonly parts = new Map<number, Part>();

  constructor(
    analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly level: Level,
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
  }

  build(): Outline {
    const open = this.circuit.variables.map(({ version }) => version.node);
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (this.parts.has(node)) continue;
      const part = this.part(node);
      this.parts.set(node, part);
      for (const { kind, from } of part.ports) if (kind === 'wire') open.push(from);
    }
    // In the order in which they run, which is the order in which people read.
    const parts = new Map([...this.parts].sort(([one], [other]) => one - other));
    const readers = new Map<number, number[]>([...parts.keys()].map((node) => [node, []]));
    const partOf = new Map<number, Part>();
    for (const part of parts.values()) {
      for (const node of part.gates) partOf.set(node, part);
      for (const { kind, from } of part.ports) if (kind === 'wire') readers.get(from)?.push(part.node);
    }
    return { parts, readers, partOf };
  }

  private part(node: number): Part {
    const { tape } = this;
    const version = this.versionAt.get(node) ?? null;
    const base = { key: this.keyOf(node), node, version, gates: [node] };
    if (tape.op[node] === UNREAD) return { ...base, kind: 'unread', ports: this.blocked(node) };
    if (tape.op[node] < firstGate || version?.origin === 'literal')
      return { ...base, kind: 'input', ports: tape.op[node] === INPUT ? this.blocked(node) : [] };
    const { gates, sources } = this.region(node);
    if (this.level === 'gates' || gates.length === 1)
      return { ...base, kind: 'gate', ports: tape.inputsOf(node).map((from, k) => this.port(from, k)) };
    const ports = sources.map((from): Port => ({ kind: 'wire', from, k: -1 }));
    return { ...base, kind: 'statement', gates: gates.toSorted((one, other) => other - one), ports };
  }

  private port(from: number, k: number): Port {
    return { kind: this.isConstant(from) ? 'constant' : 'wire', from, k };
  }

  private isConstant(node: number): boolean {
    return (this.tape.marks[node] & Mark.varies) === 0;
  }

  /** What something that is not read depends on, as far as it is part of this circuit. */
  private blocked(node: number): Port[] {
    const inside = this.tape.inputsOf(node).filter((input) => input >= this.circuit.wiring.start);
    return [...new Set(inside)].filter((input) => !this.isConstant(input)).map((from) => this.port(from, -1));
  }

  /** The gates between a statement's result and the variables that it reads, and those, from left to right. */
  private region(result: number): { gates: readonly number[]; sources: readonly number[] } {
    const gates = new Set<number>();
    const sources = new Set<number>();
    const open = [result];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (gates.has(node) || this.isConstant(node)) continue;
      const outside = this.versionAt.has(node) || this.tape.op[node] === INPUT;
      if (outside && node !== result) {
        if (node >= this.circuit.wiring.start) sources.add(node);
        continue;
      }
      gates.add(node);
      open.push(...this.tape.inputsOf(node).toReversed());
    }
    return { gates: [...gates], sources: [...sources] };
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
