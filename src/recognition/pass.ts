/* Writes a hand-written pass below the forward code of its circuit, line by line. */

import { ownNode } from '../circuits/follow';
import type { Frame } from '../circuits/frame';
import type { Log, LogEntry } from '../circuits/log';
import { moved, type Statement } from '../program/statements';
import type { MissingRead, PassLine, Seed, UnreadChange, Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Cut } from './cut';
import { whereRead } from './draft';
import { passLine } from './lines';
import { PassVersions } from './pass-versions';
import type { Recognised } from './recognise';
import { gradientOf, statementsOf } from './run';
import { seedsOf } from './seeds';
import type { Site } from './site';
import { isBlank, treatmentOf } from './stores';

/** What a gradient variable holds at some place of the pass. */
interface Held {
  readonly node: number;
  readonly of: Version | null;
  readonly at: Span;
  readonly entry: LogEntry;
  /** It is only a number that makes room. */
  readonly makesRoom: boolean;
}

/** Writes the lines of a hand-written pass, so that they have values like everything else. */
export class PassWriter {
  readonly missing = new Map<number, MissingRead>();
  readonly changes: UnreadChange[] = [];
  private readonly lines: PassLine[] = [];
  private readonly latest = new Map<string, Held>();
  /** What names held before the assignments that compute their values together, and where those end. */
  private exchange: { readonly end: number; readonly latest: ReadonlyMap<string, Held> } | null = null;
  private readonly seedNodes = new Map<Version, number>();
  /** What the pass calls gradients, by their variables; of two names the one that it uses last. */
  readonly gradients = new Map<string, string>();
  private readonly versions: PassVersions;

  constructor(
    private readonly cut: Cut,
    private readonly frame: Frame,
    private readonly log: Log,
    private readonly site: Site,
    private readonly recognised: Recognised,
  ) {
    this.versions = new PassVersions(cut.circuit, recognised);
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
      if (reason !== null)
        this.changes.push({ name, of, at, order: Number.POSITIVE_INFINITY, reason, node: null });
    }
    return this.lines;
  }

  /** Variables whose gradient waits for a value; call after `write`. */
  unwritten(): readonly string[] {
    return this.site.uses
      .blankNames(this.recognised.end)
      .flatMap((name) => (this.latest.has(name) ? [] : (gradientOf(name, this.site) ?? [])));
  }

  /** A number that stands among the forward code, and has its node already. */
  private early(entry: LogEntry): void {
    const version = this.recognised.early.find((each) => each.statement === entry.index);
    if (version) this.note(entry, version.node);
  }

  private statement(entry: LogEntry): void {
    const { statement, index } = entry;
    if (statement.kind === 'assignment' && statement.together)
      this.exchange = { end: index + statement.together, latest: new Map(this.latest) };
    this.copy(entry);
    if (statement.kind === 'assignment') {
      if (isBlank(statement, this.frame.sheet.dialect.names)) this.latest.delete(statement.target);
      else this.note(entry, this.lineNode(entry));
    }
    const lost = this.lostIn(statement);
    const isGradient = (name: string) => gradientOf(name, this.site) !== undefined;
    for (const { name, node, at, inner } of this.cut.listMade(entry, isGradient))
      if (!entry.followed && !inner && at && !isGradient(name)) {
        lost.delete(name);
        this.latest.set(name, { node, of: null, at, entry, makesRoom: false });
      }
    for (const [name, after] of entry.followed?.after ?? [])
      if (name !== entry.version?.name) {
        lost.delete(name);
        this.changed(name, this.cut.at(after), entry);
      }
    this.pastOver(lost, entry);
  }

  /** A statement that was followed has changed a variable on its way. */
  private changed(name: string, node: number, entry: LogEntry): void {
    const isGradient = gradientOf(name, this.site) !== undefined;
    const of = isGradient ? this.change(name, entry, node).of : null;
    const at = moved(entry.statement, entry.base);
    this.latest.set(name, { node, of, at, entry, makesRoom: false });
  }

  /** Writes the nodes of a statement, and where it reads what. */
  private copy(entry: LogEntry): void {
    const { cut } = this;
    const { sheet, draft } = cut;
    const written = draft.of(entry.index);
    const read = new Map<Version, number>();
    // Of `da, db = f(a), f(b)` the first writes the values of all: they are not read here.
    const isMadeHere = (version: Version) => version.at !== null && version.statement >= entry.index;
    const gradient = (version: Version | undefined | null) =>
      version && !isMadeHere(version) && this.isOfPass(version.name) ? version : null;
    const at = (node: number): number => {
      const version = gradient(draft.versionAt(node));
      if (!version) return cut.at(node);
      const place = read.get(version) ?? this.read(version, whereRead(version, written), entry);
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
        this.occurs({ from, to }, version.name, at(version.node), this.variableOf(version.name, entry));
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
  private lineNode({ version, path, statement, base }: LogEntry): number {
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
  private lostIn(statement: Statement): Set<string> {
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
  private note({ statement, base, index, ...entry }: LogEntry, node: number): void {
    if (statement.kind !== 'assignment') return;
    const { target } = statement;
    const at = moved(statement.targetAt, base);
    const makesRoom = this.recognised.stores.makesRoom(index);
    const variable = this.recognised.gradients.get(target);
    const treatment = treatmentOf(statement);
    const of =
      variable === undefined
        ? null
        : this.versions.next(variable, target, treatment, makesRoom, this.latest.get(target));
    const held = this.latest.get(target);
    // What steps back to an earlier version begins a gradient of its own.
    const own = held && held.of === of ? treatment : 'set';
    this.lines.push(passLine(statement, base, index, node, of, own, makesRoom));
    this.latest.set(target, { node, of, at, entry: { statement, base, index, ...entry }, makesRoom });
    this.occurs(at, target, node, of);
  }

  /** A statement that is not read may assign these names. */
  private pastOver(names: Iterable<string>, entry: LogEntry): void {
    for (const name of names) {
      const { at, of, reason } = this.change(name, entry);
      this.latest.set(name, { node: this.unread(at, reason), of, at, entry, makesRoom: false });
    }
  }

  /** A statement changes a gradient in a way that nobody judges; it has a `node` where that was followed. */
  private change(
    name: string,
    { statement, base, index, followed }: LogEntry,
    node: number | null = null,
  ): UnreadChange {
    const at = moved(statement, base);
    const what = statement.kind === 'skip' ? statement.reason : 'it is not read';
    const variable = this.recognised.gradients.get(name) ?? gradientOf(name, this.site);
    const of = variable === undefined ? null : this.versions.now(variable);
    const place = this.placeOf(index);
    const why = followed?.opaque?.reason ?? what;
    const reason =
      node === null
        ? `${place} may change ${name}, and ${why}`
        : `${place} changes ${name} in code in which gradients are not judged`;
    const change = { name, of, at, order: index, reason, node };
    this.changes.push(change);
    return change;
  }

  private placeOf(index: number): string {
    const { statement, base } = this.log.items[index];
    return this.frame.sheet.said(statement.from + base);
  }

  private unread(at: Span, reason: string): number {
    const { tape } = this.cut.sheet;
    const node = tape.unread(at.from, at.to, []);
    tape.reasons.set(node, reason);
    return node;
  }

  /** What a name holds where a statement computes its value. */
  private heldAt(name: string, { index }: LogEntry): Held | undefined {
    const { exchange, latest } = this;
    return (exchange && index < exchange.end ? exchange.latest : latest).get(name);
  }

  /** The node of a gradient or helper that a statement reads. */
  private read({ name, origin }: Version, at: Span | null, entry: LogEntry): number {
    const held = this.heldAt(name, entry);
    if (held) {
      const change = this.frame.opaque.changeAt(name, entry);
      return change === null ? held.node : this.unread(at ?? held.at, change);
    }
    const output = this.outputOf(name);
    return output ? this.seedNode(name, output, origin === 'unread') : this.missingRead(name, at, entry);
  }

  /** The output whose gradient a name is that the pass reads without setting it. */
  private outputOf(name: string): Version | undefined {
    const variable = gradientOf(name, this.site);
    return this.recognised.given.find((version) => version.name === variable);
  }

  /** What a name of the pass is the gradient of where it is read now. */
  private variableOf(name: string, entry: LogEntry): Version | null {
    const held = this.heldAt(name, entry);
    return held ? held.of : (this.outputOf(name) ?? null);
  }

  /** `isLost`: code that is not read may have given the name a value. */
  private seedNode(name: string, output: Version, isLost: boolean): number {
    const known = this.seedNodes.get(output);
    if (known !== undefined) return known;
    const { tape } = this.cut.sheet;
    const around = isLost ? null : this.frame.around(name);
    const node = around ? tape.carry(around.node, 0, 0) : tape.input(0, 0);
    if (!around) {
      tape.set(node, 1);
      if (around === null) tape.mark(node, 'assumed');
      this.frame.inputs.leaveOpen({ name, node, otherwise: 1, doubtful: around === null });
    }
    this.seedNodes.set(output, node);
    return node;
  }

  private missingRead(name: string, at: Span | null, { index }: LogEntry): number {
    const { uses } = this.site;
    const isOwn = this.recognised.gradients.has(name) || this.recognised.helpers.has(name);
    const blank = uses.blankAt(name, index);
    if (!isOwn && blank !== undefined)
      return this.unread(at ?? { from: 0, to: 0 }, `${name} has no value yet, see ${this.placeOf(blank)}`);
    if (this.frame.isOfAround(name))
      return this.unread(
        at ?? { from: 0, to: 0 },
        `${name} goes on from what it is outside of this function`,
      );
    // An own name may be left without a value for good: `da = None`.
    const later = isOwn && uses.assignmentsOf(name).some((each) => uses.blankAt(name, each) !== each);
    const reason = later ? `${name} is read before it is assigned` : `${name} is never computed`;
    const { arithmetic } = this.frame.sheet.dialect.names;
    const why = arithmetic ? `${reason}: ${arithmetic.unassigned}` : reason;
    const node = this.unread(at ?? { from: 0, to: 0 }, why);
    this.missing.set(node, { name, order: index, at, later });
    return node;
  }

  private occurs(at: Span, name: string, node: number, of: Version | null): void {
    // What is no number has no node.
    if (node < 0) return;
    if (of) this.gradients.set(of.name, name);
    this.cut.sheet.occurrences.add(at.from, at.to, of, { name, node });
  }
}
