/* Puts a hand-written pass on the tape, line by line. */
import { aNumber, type Meaning, type Named, type Names, nowhere } from '../circuits/meaning';
import type { ScopeNames } from '../circuits/names';
import { type Assignment, type Item, moved, type Statement } from '../program/statements';
import { Mark } from '../tape/tape';
import type { MissingRead, PassLine, Seed, UnreadChange, Version } from '../tape/wiring';
import type { Span } from '../text/span';
import { buildValue, ownNode, passLine, type Workshop } from './lines';
import type { Recognised } from './recognise';
import { gradientOf, statementsOf } from './run';
import type { Site } from './site';
import { isBlank, type Treatment, treatmentOf } from './stores';

/** What a gradient variable holds at some place of the pass. */
interface Held {
  readonly node: number;
  readonly of: Version | null;
  readonly at: Span;
  readonly statement: number;
  /** It is only a number that makes room. */
  readonly makesRoom: boolean;
}

/** Puts the lines of a hand-written pass on the tape, so that they have values like everything else. */
export class PassBuilder implements Names {
  readonly missing = new Map<number, MissingRead>();
  readonly changes: UnreadChange[] = [];
  private readonly lines: PassLine[] = [];
  private readonly latest = new Map<string, Held>();
  private readonly seedNodes = new Map<Version, number>();
  /** What the pass calls gradients, by their variables; of two names the one that it uses last. */
  readonly gradients = new Map<string, string>();
  /** How many versions of a variable the pass has stepped back through. */
  private readonly steps = new Map<string, number>();
  /** Names that are declared and have no value yet, with the line that says so. */
  private readonly blank = new Map<string, number>();

  constructor(
    private readonly shop: Workshop,
    private readonly names: ScopeNames,
    private readonly site: Site,
    private readonly recognised: Recognised,
  ) {
    for (let index = 0; index < recognised.start; index++) this.blanks(site.items[index]);
  }

  build(): readonly PassLine[] {
    const { start } = this.recognised;
    for (const index of statementsOf(this.recognised)) {
      const item = this.site.items[index];
      if (index < start) this.early(item, index);
      else this.statement(item, index);
    }
    const { beyond } = this.recognised;
    if (beyond !== null) {
      const item = this.site.items[beyond];
      for (const name of item.statement.sideAssigns)
        if (gradientOf(name, this.site) !== undefined) this.change(name, item, beyond);
    }
    for (const [name, { of, at }] of this.latest) {
      const reason = this.names.mayChange(name);
      if (reason !== null) this.changes.push({ name, of, at, statement: Number.POSITIVE_INFINITY, reason });
    }
    return this.lines;
  }

  /** Variables whose gradient waits for a value; call after `build`. */
  unwritten(): readonly string[] {
    return [...this.blank.keys()].flatMap((name) =>
      this.latest.has(name) ? [] : (gradientOf(name, this.site) ?? []),
    );
  }

  private blanks({ statement, base }: Item): void {
    const names = blankNames(statement);
    for (const name of names) this.blank.set(name, this.shop.lineOf(statement.from + base));
  }

  /** A number that stands among the forward code, and has its node already. */
  private early({ statement, base }: Item, index: number): void {
    const version = this.recognised.early.find((each) => each.statement === index);
    if (version && statement.kind === 'assignment') this.note(statement, base, index, version.node);
  }

  private statement(item: Item, index: number): void {
    const { statement, base } = item;
    this.names.begin(index, statement);
    this.blanks(item);
    if (statement.kind === 'assignment') {
      if (!isBlank(statement)) this.line(statement, base, index);
      else this.latest.delete(statement.target);
    }
    const lost = new Set(statement.sideAssigns);
    if (statement.kind === 'definition') {
      this.names.define(statement, base);
      const isGradient = (name: string) => !statement.blank && gradientOf(name, this.site) !== undefined;
      for (const name of statement.names) if (isGradient(name)) lost.add(name);
    }
    // What a broken statement reads may be what it was to assign.
    if (statement.kind === 'skip' && statement.broken)
      for (const name of statement.reads)
        if (!this.latest.has(name) && gradientOf(name, this.site) !== undefined) lost.add(name);
    this.pastOver(lost, item, index);
    this.names.interruption(statement, base);
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
    const before = this.shop.tape.length;
    const value = buildValue(this.shop, this, statement, base);
    this.note(statement, base, index, ownNode(this.shop, value, before, statement, base));
  }

  /** Notes what a line of the pass gives its variable. */
  private note(statement: Assignment, base: number, index: number, node: number): void {
    const { target } = statement;
    const at = moved(statement.targetAt, base);
    const makesRoom = this.recognised.stores.makesRoom(target, index);
    const variable = this.recognised.gradients.get(target);
    const treatment = treatmentOf(statement);
    const of = variable === undefined ? null : this.versionFor(variable, target, treatment, makesRoom);
    const held = this.latest.get(target);
    // What steps back to an earlier version begins a gradient of its own.
    const own = held && held.of === of ? treatment : 'set';
    this.lines.push(passLine(statement, base, index, node, of, own, makesRoom));
    this.latest.set(target, { node, of, at, statement: index, makesRoom });
    this.occurs(at, target, node, of);
  }

  /** `dx = (1 - x * x) * dx` steps from the gradient of one version of x to that of the one before. */
  private versionFor(
    variable: string,
    target: string,
    treatment: Treatment,
    makesRoom: boolean,
  ): Version | null {
    const versions = this.versionsOf(variable);
    let back = this.steps.get(variable) ?? 0;
    const isGiven = this.recognised.given.some((version) => version.name === variable);
    const held = this.latest.get(target);
    const known = (held && !held.makesRoom) || isGiven;
    // One assignment for every version: each belongs to its own, whether it remembers the gradient from above or not.
    const steps = treatment === 'change' || this.assignments(target) + (isGiven ? 1 : 0) === versions.length;
    if (treatment !== 'add' && !makesRoom && known && steps && back < versions.length - 1) back++;
    this.steps.set(variable, back);
    return versions[versions.length - 1 - back] ?? null;
  }

  private versionsOf(variable: string): Version[] {
    return this.site.circuit.versions.filter((version) => version.name === variable && !version.helper);
  }

  /** How often the pass assigns to a name anew. */
  private assignments(name: string): number {
    return this.recognised.stores.of(name).filter(({ treatment }) => treatment !== 'add').length;
  }

  /** A statement that is not read may assign these names. */
  private pastOver(names: Iterable<string>, item: Item, index: number): void {
    for (const name of names) {
      const { at, of, reason } = this.change(name, item, index);
      this.latest.set(name, { node: this.unread(at, reason), of, at, statement: index, makesRoom: false });
    }
  }

  private change(name: string, { statement, base }: Item, index: number): UnreadChange {
    const at = moved(statement, base);
    const what = statement.kind === 'skip' ? statement.reason : 'it is not read';
    const variable = this.recognised.gradients.get(name) ?? gradientOf(name, this.site);
    const back = this.steps.get(variable ?? '') ?? 0;
    const of = (variable !== undefined && this.versionsOf(variable).at(-1 - back)) || null;
    const reason = `line ${this.shop.lineOf(at.from)} may change ${name}, and ${what}`;
    const change = { name, of, at, statement: index, reason };
    this.changes.push(change);
    return change;
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
      const change = this.names.mayChange(name);
      const node = change === null ? latest.node : this.unread(at ?? latest.at, change);
      this.occurs(at, name, node, latest.of);
      return node;
    }
    const variable = gradientOf(name, this.site);
    if (variable === undefined) {
      if (!this.recognised.helpers.has(name)) return this.names.read(name, from, to);
      return this.missingRead(name, at);
    }
    const output = this.recognised.given.find((version) => version.name === variable);
    const node = output ? this.seedNode(name, output) : this.missingRead(name, at);
    this.occurs(at, name, node, output ?? null);
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
    const blank = this.blank.get(name);
    if (!later && blank !== undefined)
      return this.unread(at ?? { from: 0, to: 0 }, `${name} has no value yet, see line ${blank}`);
    const reason = later ? `${name} is read before it is assigned` : `${name} is never computed`;
    const node = this.unread(at ?? { from: 0, to: 0 }, reason);
    this.missing.set(node, { name, statement: this.names.current, at, later });
    return node;
  }

  private occurs(at: Span | null, name: string, node: number, of: Version | null): void {
    if (of) this.gradients.set(of.name, name);
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

/** The names that a statement leaves without a value: `let da;`, `da = null`. */
function blankNames(statement: Statement): readonly string[] {
  if (statement.kind === 'blank') return statement.names;
  if (statement.kind === 'definition') return statement.blank ? statement.names : [];
  return statement.kind === 'assignment' && isBlank(statement) ? [statement.target] : [];
}
