/*
 * Opaque code: what is not followed. What it does can't be seen, so that there is one rule: it may have read all that it
 * can reach, it may have changed all that it may assign, and it may keep what it has read for later. It reaches the
 * names in its text, what functions around it read, and what such code before it has kept.
 *
 * Take `f(a); b = a + 1` where f is not known. It gets a number, so a keeps its value, and b has one. Where a function
 * of the file may assign a, f may have called that: then a has no value here, and b has none. And f may have kept what
 * it got: if the output reads anything that such code gives later, the gradient of a is unknown, not 0.
 */
import { moved, type Statement, withFunctions } from '../program/statements';
import type { Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Shared } from './inputs';
import type { LogEntry } from './log';
import { libraryNamed, type Named } from './meaning';
import type { Lost, ScopeNames } from './name';
import { Reach } from './reach';
import { mayChange, type ScopeText } from './scope-text';

/** Keeps track of what opaque code may do to the names of one frame. */
export class OpaqueCode {
  /** Since statement `wildFrom` any name may have any value. */
  wild: Lost | null = null;
  private wildFrom = -1;
  /** Such code runs in the statement that is being followed. */
  interrupted = false;
  /** … and may assign any name. */
  private isWildNow = false;
  /** Names of scopes around this one that are known here, and that other code may change. */
  private readonly foreign = new Set<string>();
  /** All that ever were: what they had may have gone elsewhere. */
  private readonly everForeign = new Set<string>();
  /** A node that reads all that such code may have kept; -1 for none. */
  private memory = -1;
  /** It has run in an earlier statement. */
  private hasRun = false;
  /** In a function, what such code has given, oldest first. */
  private readonly results: number[] = [];
  /** What it can reach without naming it; null for nothing. */
  private reach: Reach | null = null;

  constructor(
    private readonly sheet: Shared,
    private readonly text: ScopeText,
    private readonly names: ScopeNames,
    /** What is known here of names of the scopes around. */
    private readonly outer: Map<string, Version>,
    private readonly parent: OpaqueCode | null,
  ) {
    if (text.anyChange !== null) this.wild = { kind: 'lost', hub: -1, reason: text.anyChange };
  }

  /** Goes on to a statement; `peek` tells what the file says of a name. */
  begin(statement: Statement, peek: (name: string) => Named | null): void {
    const { kind, calls, callees, functions } = statement;
    this.interrupted = calls;
    this.isWildNow = statement.assignsAnything;
    if (calls || callees.length + functions.length === 0) return;
    const { names } = this.sheet.dialect;
    const isHarmless = (callee: string) => {
      const [root] = callee.split('.', 1);
      const known = peek(root);
      if (known && known.kind !== 'alias') return false;
      // Functions whose meaning is assumed change nothing.
      if (!known && kind !== 'skip' && names.assumed.has(callee)) return true;
      return names.changesNothing((libraryNamed(root, known, names) ?? root) + callee.slice(root.length));
    };
    // A number that a function is a part of comes about by calling it: `1 * { valueOf() { … } }`.
    const isValue = kind === 'assignment' || kind === 'return';
    this.interrupted = (isValue && functions.length > 0) || !callees.every(isHarmless);
  }

  /** Why a name may have another value by now, or from one read to the next; null where it can't. */
  changeOf(name: string, known = this.names.get(name)): string | null {
    const change = known?.said.volatile ?? this.wild?.reason ?? null;
    return change ?? this.foreignChange(name, this.interrupted);
  }

  /** The same for a name as it was at a statement. */
  changeAt(name: string, { index, interrupted }: LogEntry): string | null {
    const wild = this.wildFrom <= index ? this.wild?.reason : null;
    return this.names.get(name)?.said.volatile ?? wild ?? this.foreignChange(name, interrupted);
  }

  private foreignChange(name: string, interrupted: boolean): string | null {
    return interrupted && this.isForeign(name) ? `${name} may change while this line runs` : null;
  }

  isVolatile(name: string): boolean {
    return (this.names.get(name)?.said.volatile ?? null) !== null;
  }

  /** Whether a name belongs to a scope around this one, and other code may change it while this one runs. */
  private isForeign(name: string): boolean {
    const { own } = this.text;
    if (!own || own.declared.has(name)) return false;
    if (!own.plain || own.enclosed.has(name)) return true;
    for (let { parent } = this as OpaqueCode; parent; parent = parent.parent) {
      if (parent.wild || parent.isVolatile(name)) return true;
      if (parent.text.own?.declared.has(name)) return false;
    }
    return false;
  }

  /** Whether no scope around this one assigns a name, in whatever way. */
  isUntouchedAbove(name: string): boolean {
    for (let { parent } = this as OpaqueCode; parent; parent = parent.parent)
      if (parent.wild || parent.isVolatile(name) || parent.text.assignmentsOf(name) > 0) return false;
    return true;
  }

  /** Why a name has no value of this scope, nor one that it keeps in the scopes around. */
  whyUnknown(name: string): { readonly reason: string; readonly hidden: boolean } {
    if (this.text.own?.enclosed.has(name))
      return { reason: `${name} belongs to a block that is not read`, hidden: true };
    for (let { parent } = this as OpaqueCode; parent; parent = parent.parent) {
      const unread = parent.text.unreadAssignment(name);
      const isFollowed = unread !== null && !unread.isInner && this.sheet.account.followsAllOf(unread.from);
      const why = parent.wild?.reason ?? (isFollowed ? undefined : unread?.reason);
      if (why !== undefined) return { reason: notKnown(name, why), hidden: true };
      if (isFollowed || parent.text.assignmentsOf(name) > 0 || parent.isVolatile(name)) {
        const reason = `what ${name} is depends on when this function is called`;
        return { reason, hidden: this.hasRun && this.isForeign(name) };
      }
      if (parent.text.own?.declared.has(name)) break;
    }
    return { reason: `the file does not say what ${name} is`, hidden: false };
  }

  /** Notes that a name has another meaning here, which other code may read or change. */
  meet(name: string): void {
    if (this.text.own && this.isForeign(name)) {
      this.foreign.add(name);
      this.everForeign.add(name);
    }
    this.changes(name);
  }

  /** A name has another meaning from here on. Who may assign any name may read any. */
  changes(name: string): void {
    const isShared = this.outer.has(name) || this.everForeign.has(name);
    if (!this.wild && !this.text.captured.has(name) && !(isShared && this.isHeard(name))) return;
    this.reached().changes(name);
  }

  private reached(): Reach {
    this.reach ??= new Reach(this.sheet.tape, (name) => this.sourcesOf(name));
    return this.reach;
  }

  /** The nodes that the value of a name may come from. */
  sourcesOf(name: string): readonly number[] {
    const known = this.names.get(name);
    const outer = this.outer.get(name);
    const nodes = outer ? [outer.node] : [];
    if (known && known.said.volatile !== null) nodes.push(...this.kept());
    if (known?.version) nodes.push(known.version.node);
    if (known?.other?.kind === 'none') nodes.push(...known.other.nodes);
    const lost = known?.other?.kind === 'lost' ? known.other : this.wild;
    if (lost && lost.hub >= 0) nodes.push(lost.hub);
    return nodes;
  }

  defaultsOf(name: string): readonly number[] {
    const other = this.names.get(name)?.other;
    return other?.kind === 'none' ? (other.defaults ?? []) : [];
  }

  /** The nodes that a statement may read by their names. */
  private *namedIn(statement: Statement): Generator<number> {
    for (const { reads } of withFunctions(statement)) for (const name of reads) yield* this.sourcesOf(name);
  }

  /** The nodes that a statement, or code that it calls, may read. */
  private reachOf(statement: Statement): ReadonlySet<number> {
    return new Set([...this.namedIn(statement), ...this.captured(), ...this.kept()]);
  }

  /** The same as one node at most: what a name is made of may be made of others again, and so on. */
  madeOf(statement: Statement, base: number): readonly number[] {
    const nodes = [...(this.interrupted ? this.reachOf(statement) : new Set(this.namedIn(statement)))];
    const { from, to } = moved(statement, base);
    return nodes.length > 1 ? [this.sheet.tape.unread(from, to, nodes)] : nodes;
  }

  /** Nodes that functions inside this scope read; in a function, those also that others beside it may read. */
  captured(): readonly number[] {
    const nodes = this.reach?.read() ?? [];
    if (this.isWildNow)
      return [...nodes, ...[...this.boundNames()].flatMap((name) => this.sourcesOf(name)), ...this.kept()];
    return this.wild || this.text.capturesVolatile ? [...nodes, ...this.kept()] : nodes;
  }

  /** Whether functions beside this one may read a name of the scopes around. */
  private isHeard(name: string): boolean {
    for (let { parent } = this as OpaqueCode; parent; parent = parent.parent)
      if (parent.wild || parent.text.captured.has(name)) return true;
    return false;
  }

  /** All names that mean something. Since any may have changed, they are within reach. */
  private boundNames(): Iterable<string> {
    if (this.wild) return this.reach?.met ?? [];
    return [...this.names].flatMap(([text, name]) => (name.isBound ? [text] : []));
  }

  /** What such code may have kept: a node that reads it, or none. */
  kept(): readonly number[] {
    return this.memory < 0 ? [] : [this.memory];
  }

  /** Such code has `nodes`, may keep them for what it gives later on, and gives `result` at once. */
  keep(nodes: readonly number[], result?: number): void {
    if (result !== undefined) this.gives(result);
    const kept = this.interrupted ? nodes.filter((node) => node !== this.memory) : [];
    if (kept.length === 0) return;
    const { tape } = this.sheet;
    const [first] = kept;
    this.memory = tape.unread(tape.from[first], tape.to[first], [...kept, ...this.kept()]);
  }

  /** Such code gives `node`, or has given it in an earlier statement. */
  gives(node: number, before = false): void {
    if (this.text.own && (before ? this.hasRun : this.interrupted)) this.results.push(node);
  }

  /** A name without a value is met only now; such code may have assigned it before, and from what it has kept. */
  meetLate(name: string, make: (blocked: readonly number[]) => Version): Version {
    if (!this.isForeign(name)) return make([]);
    const version = make(this.kept());
    this.gives(version.node, true);
    return version;
  }

  /** A name is read only now: code that ran before may have read it all the same. */
  readLate(name: string, { node: leaf }: Version): void {
    this.changes(name);
    this.blockLate(this.names.get(name)?.hubs ?? null, leaf);
    if (this.outer.has(name) && this.isHeard(name)) this.blockLate(this.results, leaf);
  }

  private blockLate(hubs: readonly number[] | null, leaf: number): void {
    if (hubs && hubs.length > 0) this.sheet.lateBlocks.push({ hubs, count: hubs.length, leaf });
  }

  /** A statement has been followed: lets what it has of such code take effect. Whether that may have changed members. */
  run(statement: Statement, base: number, index: number): boolean {
    const { sideAssigns, assignsAnything } = statement;
    const assigns = sideAssigns.length > 0 || assignsAnything;
    if (!assigns && !this.interrupted) return false;
    const at = moved(statement, base);
    const place = this.sheet.said(at.from);
    if (assigns)
      this.lose(sideAssigns, statement, at, mayChange(statement, place), assignsAnything ? index : null);
    if (!this.interrupted) return false;
    this.hasRun = true;
    if (statement.kind === 'skip') this.keep([...this.reachOf(statement)]);
    else if (this.text.isVolatile) this.keep(this.captured());
    this.hasRunAt(at);
    return true;
  }

  /** Such code has run there: it may have changed the names of scopes around this one. */
  hasRunAt(at: Span): void {
    this.hasRun = true;
    if (this.foreign.size === 0) return;
    this.lose([...this.foreign], null, at, `${this.sheet.said(at.from)} may change it`, null);
    for (const name of this.foreign) this.outer.delete(name);
    this.foreign.clear();
  }

  /** Such code may have assigned these names, and from statement `everything` on any; it is a part of `statement`. */
  private lose(
    names: readonly string[],
    statement: Statement | null,
    at: Span,
    reason: string,
    everything: number | null,
  ): void {
    const bound = everything === null ? [] : [...this.boundNames()];
    const nodes = new Set(statement ? this.reachOf(statement) : [...this.captured(), ...this.kept()]);
    for (const name of [...names, ...bound]) for (const node of this.sourcesOf(name)) nodes.add(node);
    // What any name may be by now stands behind what any may be from here on.
    if (everything !== null && this.wild && this.wild.hub >= 0) nodes.add(this.wild.hub);
    const hub = this.sheet.tape.unread(at.from, at.to, [...nodes]);
    const lost: Lost = { kind: 'lost', hub, reason };
    this.gives(hub);
    if (statement)
      for (const { reads } of withFunctions(statement))
        for (const read of reads) this.names.of(read).heardBy(hub);
    if (everything !== null) {
      for (const name of bound) this.names.of(name).becomes(null, null);
      this.wild = lost;
      this.wildFrom = everything;
      this.reached().restart(hub);
    }
    for (const assigned of names) {
      this.names.of(assigned).becomes(null, lost);
      this.changes(assigned);
    }
  }
}

export function notKnown(name: string, reason: string): string {
  return `${name} is not known here: ${reason}`;
}
