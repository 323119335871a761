/* Writes a hand-written pass below the forward code of its circuit, line by line. */

import { ownNode } from '../circuits/follow';
import type { Frame } from '../circuits/frame';
import type { Entry, Log } from '../circuits/log';
import { type Item, moved, type Statement } from '../program/statements';
import type { MissingRead, PassLine, Seed, UnreadChange, Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Cut } from './cut';
import { whereRead } from './draft';
import { passLine } from './lines';
import type { Recognised } from './recognise';
import { gradientOf, statementsOf } from './run';
import { seedsOf } from './seeds';
import type { Site } from './site';
import { blankNames, isBlank, type Treatment, treatmentOf } from './stores';

/** What a gradient variable holds at some place of the pass. */
interface Held {
  readonly node: number;
  readonly of: Version | null;
  readonly at: Span;
  readonly entry: Entry;
  /** It is only a number that makes room. */
  readonly makesRoom: boolean;
}

/** Writes the lines of a hand-written pass, so that they have values like everything else. */
export class PassWriter {
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
    private readonly cut: Cut,
    private readonly frame: Frame,
    private readonly log: Log,
    private readonly site: Site,
    private readonly recognised: Recognised,
  ) {
    for (let index = 0; index < recognised.start; index++) this.blanks(site.items[index]);
  }

  write(): readonly PassLine[] {
    const { start, beyond } = this.recognised;
    for (const index of statementsOf(this.recognised)) {
      const entry = this.log.at(index);
      if (index < start) this.early(entry);
      else this.statement(entry);
    }
    if (beyond !== null) {
      const entry = this.log.at(beyond);
      for (const name of entry.statement.sideAssigns)
        if (gradientOf(name, this.site) !== undefined) this.change(name, entry);
    }
    const last = this.log.at(this.recognised.end - 1);
    for (const [name, { of, at }] of this.latest) {
      const reason = this.frame.opaque.changeAt(name, last);
      if (reason !== null) this.changes.push({ name, of, at, statement: Number.POSITIVE_INFINITY, reason });
    }
    return this.lines;
  }

  /** Variables whose gradient waits for a value; call after `write`. */
  unwritten(): readonly string[] {
    return [...this.blank.keys()].flatMap((name) =>
      this.latest.has(name) ? [] : (gradientOf(name, this.site) ?? []),
    );
  }

  private blanks({ statement, base }: Item): void {
    for (const name of blankNames(statement))
      this.blank.set(name, this.frame.sheet.lineOf(statement.from + base));
  }

  /** A number that stands among the forward code, and has its node already. */
  private early(entry: Entry): void {
    const version = this.recognised.early.find((each) => each.statement === entry.index);
    if (version) this.note(entry, version.node);
  }

  private statement(entry: Entry): void {
    const { statement } = entry;
    this.blanks(entry);
    this.copy(entry);
    if (statement.kind === 'assignment') {
      if (isBlank(statement)) this.latest.delete(statement.target);
      else this.note(entry, this.lineNode(entry));
    }
    this.pastOver(this.lostIn(statement), entry);
  }

  /** Writes the nodes of a statement, and where it reads what. */
  private copy(entry: Entry): void {
    const { cut } = this;
    const { sheet, draft } = cut;
    const written = draft.of(entry.index);
    const read = new Map<Version, number>();
    const gradient = (version: Version | undefined | null) =>
      version && version !== entry.version && this.isOfPass(version.name) ? version : null;
    const at = (node: number): number => {
      const version = gradient(draft.versionAt(node));
      if (!version) return cut.at(node);
      const place = read.get(version) ?? this.read(version.name, whereRead(version, written), entry);
      read.set(version, place);
      return place;
    };
    cut.copy(written, at, (node) => gradient(draft.versionAt(node)) !== null);
    for (const { node } of written.readings) {
      if (gradient(draft.versionAt(node))) continue;
      cut.readAt(node);
      sheet.readers.add(cut.at(node), entry.index);
    }
    for (const { from, to, version } of written.occurrences) {
      if (!version || version === entry.version) continue;
      if (gradient(version))
        this.occurs({ from, to }, version.name, at(version.node), this.variableOf(version.name));
      else sheet.occurrences.add(from, to, cut.ofHere(version));
    }
    cut.copyRest(written, entry.path);
  }

  /** Whether a name is one that the pass computes, or the gradient of something. */
  private isOfPass(name: string): boolean {
    return (
      this.latest.has(name) || this.recognised.helpers.has(name) || gradientOf(name, this.site) !== undefined
    );
  }

  /** The node of a line's own, once it is written. */
  private lineNode({ version, path, statement, base }: Entry): number {
    const { cut } = this;
    const { tape } = cut.sheet;
    if (!version) return -1;
    const node = cut.at(version.node);
    if (path !== null) {
      cut.list({ ...cut.ofHere(version), name: path, at: null });
      return ownNode(tape, node, node, moved(statement, base));
    }
    if (version.origin === 'literal') tape.unmark(node, 'varies');
    return node;
  }

  /** The gradients that a statement may assign though nobody reads how. */
  private lostIn(statement: Statement): ReadonlySet<string> {
    const lost = new Set(statement.sideAssigns);
    const isGradient = (name: string) => gradientOf(name, this.site) !== undefined;
    if (statement.kind === 'definition' && !statement.blank)
      for (const name of statement.names) if (isGradient(name)) lost.add(name);
    // What a broken statement reads may be what it was to assign.
    if (statement.kind === 'skip' && statement.broken)
      for (const name of statement.reads) if (!this.latest.has(name) && isGradient(name)) lost.add(name);
    return lost;
  }

  /** The gradients that the pass puts on its outputs; call after `write`. */
  seeds(): readonly Seed[] {
    return seedsOf(this.recognised, this.lines, this.cut, (output) => this.seedNodes.get(output) ?? -1);
  }

  /** Lets the names of the pass mean its results in the code that follows. */
  handOver(): void {
    for (const [name, { node, at, entry }] of this.latest) this.cut.handOver(entry, name, node, at);
  }

  /** Notes what a line of the pass gives its variable. */
  private note({ statement, base, index, ...entry }: Entry, node: number): void {
    if (statement.kind !== 'assignment') return;
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
    this.latest.set(target, { node, of, at, entry: { statement, base, index, ...entry }, makesRoom });
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
    return this.cut.circuit.versions.filter((version) => version.name === variable && !version.helper);
  }

  /** How often the pass assigns to a name anew. */
  private assignments(name: string): number {
    return this.recognised.stores.of(name).filter(({ treatment }) => treatment !== 'add').length;
  }

  /** A statement that is not read may assign these names. */
  private pastOver(names: Iterable<string>, entry: Entry): void {
    for (const name of names) {
      const { at, of, reason } = this.change(name, entry);
      this.latest.set(name, { node: this.unread(at, reason), of, at, entry, makesRoom: false });
    }
  }

  private change(name: string, { statement, base, index }: Entry): UnreadChange {
    const at = moved(statement, base);
    const what = statement.kind === 'skip' ? statement.reason : 'it is not read';
    const variable = this.recognised.gradients.get(name) ?? gradientOf(name, this.site);
    const back = this.steps.get(variable ?? '') ?? 0;
    const of = (variable !== undefined && this.versionsOf(variable).at(-1 - back)) || null;
    const reason = `line ${this.frame.sheet.lineOf(at.from)} may change ${name}, and ${what}`;
    const change = { name, of, at, statement: index, reason };
    this.changes.push(change);
    return change;
  }

  private unread(at: Span, reason: string): number {
    const { tape } = this.cut.sheet;
    const node = tape.unread(at.from, at.to, []);
    tape.reasons.set(node, reason);
    return node;
  }

  /** The node of a gradient or helper that a statement reads. */
  private read(name: string, at: Span | null, entry: Entry): number {
    const held = this.latest.get(name);
    if (held) {
      const change = this.frame.opaque.changeAt(name, entry);
      return change === null ? held.node : this.unread(at ?? held.at, change);
    }
    const output = this.outputOf(name);
    return output ? this.seedNode(name, output) : this.missingRead(name, at, entry);
  }

  /** The output whose gradient a name is that the pass reads without setting it. */
  private outputOf(name: string): Version | undefined {
    const variable = gradientOf(name, this.site);
    return this.recognised.given.find((version) => version.name === variable);
  }

  /** What a name of the pass is the gradient of where it is read now. */
  private variableOf(name: string): Version | null {
    const held = this.latest.get(name);
    return held ? held.of : (this.outputOf(name) ?? null);
  }

  private seedNode(name: string, output: Version): number {
    const known = this.seedNodes.get(output);
    if (known !== undefined) return known;
    const { tape } = this.cut.sheet;
    const around = this.frame.around(name);
    const node = around ? tape.carry(around.node, 0, 0) : tape.input(0, 0);
    if (!around) {
      tape.set(node, 1);
      if (around === null) tape.mark(node, 'assumed');
      this.frame.inputs.leaveOpen({ name, node, otherwise: 1, doubtful: around === null });
    }
    this.seedNodes.set(output, node);
    return node;
  }

  private missingRead(name: string, at: Span | null, { index }: Entry): number {
    const later = this.recognised.gradients.has(name) || this.recognised.helpers.has(name);
    const blank = this.blank.get(name);
    if (!later && blank !== undefined)
      return this.unread(at ?? { from: 0, to: 0 }, `${name} has no value yet, see line ${blank}`);
    const reason = later ? `${name} is read before it is assigned` : `${name} is never computed`;
    const node = this.unread(at ?? { from: 0, to: 0 }, reason);
    this.missing.set(node, { name, statement: index, at, later });
    return node;
  }

  private occurs(at: Span, name: string, node: number, of: Version | null): void {
    if (of) this.gradients.set(of.name, name);
    this.cut.sheet.occurrences.add(at.from, at.to, of, { name, node });
  }
}
