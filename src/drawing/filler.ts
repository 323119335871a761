/* Puts values, gradients and verdicts to the nodes and wires of the drawing. */
import type { Analysis, Circuit, PassEntry, Variable } from '../analysis/model';
import { gateName } from '../gates/opcodes';
import type { Version } from '../tape/wiring';
import { shortNumber } from '../wording/format';
import { branchesOf } from './branches';
import type { Figure, GraphNode, NodeElements, NodePort, NodeVerdict, Wire } from './model';
import type { Outline, Part, Port } from './part';
import { isCommutative, symbolOf } from './symbols';
import { type PageVerdict, verdictOf } from './verdict';

/** More ports of a node than this, if they lead to nothing that is shown, are only counted. */
const mostHidden = 4;

const unknown: Figure = { value: null, assumed: false };
const nothing: Figure = { value: 0, assumed: false };

/** Puts numbers to the parts that are shown. */
export class Filler {
  private readonly variables = new Map<number, Variable>();
  private readonly seeds = new Map<number, GraphNode['seed']>();
  private readonly entries = new Map<Version, PassEntry[]>();
  private readonly keys = new Map<number, string>();
  private outsideNames: Map<number, Version> | null = null;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly outline: Outline,
    shown: ReadonlySet<Part>,
    private readonly verdicts: readonly PageVerdict[],
  ) {
    for (const variable of circuit.variables) this.variables.set(variable.version.node, variable);
    for (const { variable, seed, given } of circuit.outputs)
      this.seeds.set(variable.version.node, { value: seed, given });
    for (const entry of circuit.pass?.entries ?? []) {
      const { of } = entry.source;
      if (of) this.entries.set(of, [...(this.entries.get(of) ?? []), entry]);
    }
    for (const { node, key } of shown) this.keys.set(node, key);
  }

  node(part: Part): GraphNode {
    const { tape, numbers, writing } = this.analysis;
    const names = this.analysis.gradientNames.in(this.circuit.wiring);
    const { node, kind, version } = part;
    const variable = this.variables.get(node);
    const name = this.nameOf(part);
    const span = part.text ?? { from: tape.from[node], to: tape.to[node] };
    const at = kind === 'input' || part.elements ? (version?.at ?? span) : span;
    const text = this.analysis.code(at);
    const gate = kind === 'gate' ? writing.title(gateName(tape.op[node])) : '';
    const readers = this.outline.readers.get(node) ?? [];
    return {
      key: part.key,
      node,
      kind,
      name,
      gradientName: name === null ? null : names.gradientOf(name),
      symbol: this.symbolOf(part, text),
      gate,
      commutative: kind === 'gate' && isCommutative(tape.op[node]),
      text,
      at,
      value: part.elements ? unknown : { value: numbers.value(node), assumed: numbers.isAssumed(node) },
      gradient: part.elements || this.onlyCounts(part) ? unknown : this.gradient(node),
      reason: part.elements ? null : this.reason(part, variable),
      judged: version !== null && this.entries.has(version),
      verdict: version && this.verdict(version),
      seed: this.seeds.get(node) ?? null,
      ports: [...this.drawnPorts(part).map((port) => this.port(port)), ...this.morePorts(part)],
      moreReaders: readers.filter((reader) => !this.keys.has(reader)).length,
      badge: part.badge ?? null,
      elements: this.elements(part),
    };
  }

  /** The wires into a part. */
  wires(part: Part): Wire[] {
    const branches = branchesOf(this.analysis, part);
    return this.drawnPorts(part).flatMap((port, index) => {
      const from = port.kind === 'wire' ? this.keys.get(port.from) : undefined;
      if (from === undefined) return [];
      const isArray = this.outline.parts.get(port.from)?.elements !== undefined;
      const isShared = (this.outline.readers.get(port.from)?.length ?? 0) > 1 || this.seeds.has(port.from);
      const split = isArray ? port.k >= 0 : isShared;
      const { state, contribution } = branches[part.ports.indexOf(port)];
      // Gradients of several elements don't add up to anything.
      const whole = isArray ? unknown : this.gradient(port.from);
      const isOfShown = isArray || part.rounds !== undefined || port.reads.includes(port.from);
      return [
        {
          key: `${part.key}<${index}`,
          from,
          to: part.key,
          port: index,
          split: split && isOfShown,
          state,
          // What goes to another round is no part of the gradient that stands there.
          contribution: !isOfShown ? nothing : split ? contribution : whole,
        },
      ];
    });
  }

  private symbolOf(part: Part, text: string): string {
    if (part.kind === 'gate') return this.symbol(part);
    if (part.kind === 'statement') return text;
    return part.elements ? (this.nameOf(part) ?? '') : '?';
  }

  /** Not all that its gradient consists of is drawn: what a count is made of are constants. */
  private onlyCounts({ node, version }: Part): boolean {
    return version?.counts === true && !this.analysis.tape.varies(node);
  }

  private elements({ elements }: Part): NodeElements | null {
    if (!elements) return null;
    const { numbers } = this.analysis;
    const { shape, nodes } = elements;
    const values = nodes.map((node) => ({ value: numbers.value(node), assumed: numbers.isAssumed(node) }));
    return { shape, values, gradients: nodes.map((node) => this.gradient(node)) };
  }

  private gradient(node: number): Figure {
    const { numbers } = this.analysis;
    return { value: numbers.gradient(node), assumed: numbers.isGradientAssumed(node) };
  }

  /** A constant exponent is part of the gate's sign; many ports that lead to nothing shown are counted. */
  private drawnPorts(part: Part): readonly Port[] {
    if (this.exponent(part) !== null) return part.ports.slice(0, 1);
    return this.hiddenPorts(part) > mostHidden
      ? part.ports.filter((port) => !this.isHidden(port))
      : part.ports;
  }

  private morePorts(part: Part): NodePort[] {
    const hidden = this.hiddenPorts(part);
    return hidden > mostHidden ? [{ kind: 'hidden', text: `+${hidden}` }] : [];
  }

  private hiddenPorts({ ports }: Part): number {
    return ports.filter((port) => this.isHidden(port)).length;
  }

  private isHidden({ kind, from }: Port): boolean {
    return kind === 'wire' && !this.keys.has(from);
  }

  private exponent({ kind, node, ports }: Part): number | null {
    const { tape, numbers } = this.analysis;
    const power = kind === 'gate' && gateName(tape.op[node]) === '**' && ports[1]?.kind === 'constant';
    return power ? numbers.value(ports[1].from) : null;
  }

  private symbol(part: Part): string {
    const exponent = this.exponent(part);
    const sign = symbolOf(this.analysis.tape.op[part.node]);
    return exponent === null ? sign : sign + shortNumber(exponent, 4);
  }

  private port({ kind, from }: Port): NodePort {
    if (kind === 'constant') return { kind, text: this.constantText(from) };
    const part = this.outline.parts.get(from);
    if (kind === 'before') return { kind, text: `↺ ${(part && this.nameOf(part)) ?? '…'}` };
    return this.keys.has(from)
      ? { kind, text: '' }
      : { kind: 'hidden', text: (part && this.nameOf(part)) ?? '…' };
  }

  /** A constant as it is written, where that is a plain number or name. */
  private constantText(node: number): string {
    const { tape, numbers } = this.analysis;
    const code = this.analysis.code({ from: tape.from[node], to: tape.to[node] });
    const [library] = code.split('.', 1);
    const isOfLibrary = this.analysis.dialect.names.libraries.has(library);
    const written = isOfLibrary ? code.slice(library.length + 1) : code;
    const value = shortNumber(numbers.value(node) ?? Number.NaN, 4);
    return /^[\w.]{1,7}$/.test(written) ? written : value;
  }

  private nameOf({ node, kind, version, elements, name, rounds }: Part): string | null {
    if (elements) return elements.name;
    // Of several rounds none has a place of its own: `h[i]`, not `h[3]`.
    if (version && !(rounds && name)) return this.variables.get(node)?.name ?? version.name;
    if (name !== undefined) return name === 'return' ? name : this.analysis.code(name);
    return kind === 'input' ? (this.outside().get(node)?.name ?? null) : null;
  }

  /** Inputs that are no versions of the circuit's: names that may change behind its back. */
  private outside(): Map<number, Version> {
    if (!this.outsideNames) {
      this.outsideNames = new Map();
      for (const { version, gradient } of this.analysis.occurrences)
        if (version && !gradient) this.outsideNames.set(version.node, version);
    }
    return this.outsideNames;
  }

  private reason(part: Part, variable: Variable | undefined): string | null {
    if (variable) return variable.reason;
    const { numbers, skipped, tape } = this.analysis;
    const why = numbers.whyNoValue(part.node);
    if (why !== undefined) return why;
    const statement =
      part.kind === 'unread'
        ? skipped.find(({ from, to }) => from <= tape.from[part.node] && tape.to[part.node] <= to)
        : null;
    return statement?.reason ?? this.outside().get(part.node)?.reason ?? null;
  }

  private verdict(version: Version): NodeVerdict | null {
    const found = verdictOf(this.verdicts, this.entries.get(version) ?? []);
    if (!found) return null;
    const { judgement, name, reason, withheld, step } = found.verdict;
    return { judgement, name, value: found.value, reason, withheld: withheld !== undefined, step };
  }
}
