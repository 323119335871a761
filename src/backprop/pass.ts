import type { Shared } from '../circuit/bindings';
import type { MissingRead, PassLine, Seed, Version } from '../circuit/circuit';
import type { ExpressionBuilder } from '../circuit/expression';
import { aNumber, type Meaning, type Named, type Names, nowhere } from '../circuit/meaning';
import type { ScopeNames } from '../circuit/names';
import { CARRY, CONSTANT, INPUT, opcodeOf } from '../circuit/opcodes';
import { Mark, type Tape } from '../circuit/tape';
import type { Span } from '../language/parse';
import { type Assignment, moved } from '../language/statements';
import { gradientOf, type Recognised, type Site } from './recognise';

/** What building statements needs of the file. */
export interface Workshop extends Shared {
  readonly expressions: ExpressionBuilder;
}

const copy = opcodeOf('=') as number;

/** Puts the value of `target operator= expression` on the tape. */
export function buildValue(shop: Workshop, names: Names, statement: Assignment, base: number): number {
  const { target, operator, steps } = statement;
  const left = operator ? names.read(target, nowhere, nowhere) : null;
  const value = shop.expressions.build(steps, base, names);
  if (left === null) return value;
  const { from, to } = moved(statement, base);
  if (typeof left !== 'number') {
    const behind = left.kind === 'none' ? left.nodes : [];
    return shop.tape.unread(from, to, [...behind, value]);
  }
  return shop.tape.gate(opcodeOf(operator) as number, [left, value], from, to);
}

/** The node itself where it is new and nobody's, else a copy: each assignment has a node of its own. */
export function ownNode({ tape }: Shared, node: number, before: number, at: Span, base: number): number {
  if (node >= before && !isInput(tape, node)) return node;
  const { from, to } = moved(at, base);
  const own = tape.gate(copy, [node], from, to);
  tape.marks[own] |= tape.marks[node] & (Mark.boolean | Mark.mixed);
  return own;
}

/** Inputs belong to names of their own, and so do the constants that stand for members: `p.a`. */
function isInput({ op, marks }: Tape, node: number): boolean {
  if (op[node] === CONSTANT) return (marks[node] & Mark.varies) !== 0;
  return op[node] === INPUT || op[node] === CARRY;
}

/** A line of a pass, as it stands in the text. */
export function passLine(
  statement: Assignment,
  base: number,
  index: number,
  node: number,
  of: Version | null,
): PassLine {
  return {
    name: statement.target,
    of,
    node,
    at: moved(statement.targetAt, base),
    expression: moved(statement.expression, base),
    statement: index,
    operator: statement.operator,
    steps: statement.steps,
    base,
    whole: moved(statement, base),
  };
}

/** What tells whether an assignment steps back to the version before. */
type Stepping = Pick<Assignment, 'target' | 'operator' | 'reads'>;

/** Puts the lines of a hand-written pass on the tape, so that they have values like everything else. */
export class PassBuilder implements Names {
  readonly missing = new Map<number, MissingRead>();
  private readonly lines: PassLine[] = [];
  private readonly latest = new Map<
    string,
    { node: number; of: Version | null; at: Span; statement: number }
  >();
  private readonly seedNodes = new Map<Version, number>();
  /** How many versions of a variable the pass has stepped back through. */
  private readonly steps = new Map<string, number>();

  constructor(
    private readonly shop: Workshop,
    private readonly names: ScopeNames,
    private readonly site: Site,
    private readonly recognised: Recognised,
  ) {}

  build(): readonly PassLine[] {
    const { start, end } = this.recognised;
    for (let index = start; index < end; index++) {
      const { statement, base } = this.site.items[index];
      this.names.begin(index, statement);
      if (statement.kind === 'assignment') this.line(statement, base, index);
      const lost = [...statement.sideAssigns];
      if (statement.kind === 'definition') {
        this.names.define(statement, base);
        lost.push(...statement.names.filter((name) => gradientOf(name, this.site) !== undefined));
      }
      this.pastOver(lost, moved(statement, base), index);
      this.names.interruption(statement, base);
    }
    return this.lines;
  }

  /** The gradients that the pass puts on its outputs; call after `build`. */
  seeds(): readonly Seed[] {
    const { given, set } = this.recognised;
    const seeds: Seed[] = given.map((version) => ({
      version,
      node: this.seedNodes.get(version) ?? -1,
      given: true,
    }));
    for (const [version, statement] of set) {
      const line = this.lines.find(
        (candidate) => candidate.statement === statement && candidate.of === version,
      );
      seeds.push({ version, node: line?.node ?? -1, given: false });
    }
    return seeds.sort((one, other) => one.version.node - other.version.node);
  }

  /** Lets the names of the pass mean its results in the code that follows. */
  handOver(): void {
    for (const [name, { node, at, statement }] of this.latest)
      this.names.assignFromPass(name, node, at, statement);
  }

  private line(statement: Assignment, base: number, index: number): void {
    const { target } = statement;
    const { tape } = this.shop;
    const at = moved(statement.targetAt, base);
    const variable = this.recognised.gradients.get(target);
    const of = variable === undefined ? null : this.versionFor(variable, statement);
    const before = tape.length;
    const value = buildValue(this.shop, this, statement, base);
    const node = ownNode(this.shop, value, before, statement, base);
    this.lines.push(passLine(statement, base, index, node, of));
    this.latest.set(target, { node, of, at, statement: index });
    this.note(at, target, node, of);
  }

  /** `dx = (1 - x * x) * dx` steps from the gradient of one version of x to that of the one before. */
  private versionFor(variable: string, { target, operator, reads }: Stepping): Version | null {
    const versions = this.site.circuit.versions.filter(
      (version) => version.name === variable && !version.helper,
    );
    let back = this.steps.get(variable) ?? 0;
    const isGiven = this.recognised.given.some((version) => version.name === variable);
    const known = this.latest.has(target) || isGiven;
    // One assignment for every version: each belongs to its own, whether it remembers the gradient from above or not.
    const steps = reads.includes(target) || this.assignments(target) + (isGiven ? 1 : 0) === versions.length;
    if (!operator && known && steps && back < versions.length - 1) back++;
    this.steps.set(variable, back);
    return versions[versions.length - 1 - back] ?? null;
  }

  /** How often the pass assigns to a name anew. */
  private assignments(name: string): number {
    const { start, end } = this.recognised;
    return this.site.items
      .slice(start, end)
      .filter(
        ({ statement }) =>
          statement.kind === 'assignment' && statement.target === name && !statement.operator,
      ).length;
  }

  private pastOver(assigned: readonly string[], at: Span, statement: number): void {
    for (const name of assigned) {
      const variable = this.recognised.gradients.get(name) ?? gradientOf(name, this.site);
      const of =
        variable === undefined ? null : this.versionFor(variable, { target: name, operator: '', reads: [] });
      this.latest.set(name, {
        node: this.unread(at, `line ${this.shop.lineOf(at.from)} assigns it, but can't be read`),
        of,
        at,
        statement,
      });
    }
  }

  private unread(at: Span, reason: string): number {
    const node = this.shop.tape.unread(at.from, at.to, []);
    this.shop.expressions.reasons.set(node, reason);
    return node;
  }

  read(name: string, from: number, to: number): Meaning {
    const at = from === nowhere ? null : { from, to };
    const latest = this.latest.get(name);
    if (latest) {
      this.note(at, name, latest.node, latest.of);
      return latest.node;
    }
    const variable = gradientOf(name, this.site);
    if (variable === undefined) {
      if (!this.recognised.helpers.has(name)) return this.names.read(name, from, to);
      return this.missingRead(name, at);
    }
    const output = this.recognised.given.find((version) => version.name === variable);
    const node = output ? this.seedNode(name, output) : this.missingRead(name, at);
    this.note(at, name, node, output ?? null);
    return node;
  }

  private seedNode(name: string, output: Version): number {
    const known = this.seedNodes.get(output);
    if (known !== undefined) return known;
    const { tape } = this.shop;
    const around = this.names.around(name);
    const node = around ? tape.carry(around.node, 0, 0) : tape.input(0, 0);
    if (!around) {
      tape.value[node] = 1;
      if (around === null) tape.marks[node] |= Mark.assumed;
      this.names.leaveOpen({ name, node, otherwise: 1, doubtful: around === null });
    }
    this.seedNodes.set(output, node);
    return node;
  }

  private missingRead(name: string, at: Span | null): number {
    const later = this.recognised.gradients.has(name) || this.recognised.helpers.has(name);
    const reason = later ? `${name} is read before it is assigned` : `${name} is never computed`;
    const node = this.unread(at ?? { from: 0, to: 0 }, reason);
    this.missing.set(node, { name, statement: this.names.current, at, later });
    return node;
  }

  private note(at: Span | null, name: string, node: number, of: Version | null): void {
    if (at) this.shop.occurrences.add(at.from, at.to, of, { name, node });
  }

  peek(name: string): Named | null {
    if (this.latest.has(name) || gradientOf(name, this.site) !== undefined) return aNumber;
    return this.names.peek(name);
  }

  sourcesOf(name: string): readonly number[] {
    const latest = this.latest.get(name);
    return latest ? [latest.node] : this.names.sourcesOf(name);
  }

  get interrupted(): boolean {
    return this.names.interrupted;
  }

  outside(path: string, from: number, to: number, stable: boolean, hidden: boolean): number {
    return this.names.outside(path, from, to, stable, hidden);
  }

  captured(): readonly number[] {
    return this.names.captured();
  }

  kept(): readonly number[] {
    return this.names.kept();
  }

  keep(nodes: readonly number[], result: number): void {
    this.names.keep(nodes, result);
  }
}
