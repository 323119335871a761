import { moved, type Statement } from '../program/statements';
import type { Origin, Version } from '../tape/wiring';
import type { Span } from '../text/span';
import { Bindings, type Shared } from './bindings';
import type { ScopeComments } from './comments';
import type { Entry } from './log';
import type { Named } from './meaning';
import type { Lost, Name } from './name';
import type { Survey } from './survey';

/** Keeps track of what code that is not read may do to the names of a scope: what it assigns, changes later, and keeps. */
export abstract class UnreadCode extends Bindings {
  /** Inputs that stand for paths, `data[0]`, by the name that these are parts of, as long as nothing may have changed them. */
  protected outsideInputs = new Map<string, Map<string, Version>>();
  /** How many inputs are numbers that are drawn at random. */
  protected randoms = 0;
  /** What is known here of names of the scopes around this one. */
  protected readonly outer = new Map<string, Version>();
  /** Since then any name may have any value. */
  protected wild: Lost | null = null;
  private wildFrom = -1;
  /** Other code may run in the middle of the statement that is being read. */
  interrupted = false;
  /** Names of scopes around this one that are known here, and that other code may change. */
  private readonly foreign = new Set<string>();
  /** All that ever were: what they had may have gone elsewhere. */
  private readonly everForeign = new Set<string>();
  /** A node that reads all that code which is not read may have kept; -1 for none. */
  private memory = -1;
  /** In a function, what such code has given, oldest first. */
  private readonly results: number[] = [];

  constructor(
    shared: Shared,
    scope: string,
    survey: Survey,
    comments: ScopeComments,
    protected readonly parent: UnreadCode | null,
  ) {
    super(shared, scope, survey, comments);
    const { anyChange } = survey;
    if (anyChange !== null) this.wild = { kind: 'lost', hub: -1, reason: anyChange };
  }

  override begin(index: number, statement: Statement): void {
    super.begin(index, statement);
    this.interrupted = this.interrupts(statement);
  }

  /** What a name stands for. */
  abstract peek(name: string): Named | null;

  /** Whether code that is not read runs in a statement: functions whose meaning is assumed change nothing. */
  private interrupts({ kind, calls, callees, functions }: Statement): boolean {
    const { assumed } = this.shared.dialect.names;
    const isAssumed = (name: string) => kind !== 'skip' && assumed.has(name) && !this.peek(name);
    // A number that a function is a part of comes about by calling it: `1 * { valueOf() { … } }`.
    const isValue = kind === 'assignment' || kind === 'return';
    return calls || (isValue && functions.length > 0) || !callees.every(isAssumed);
  }

  override assign(name: string, node: number, origin: Origin, at: Span, reason?: string): Version {
    this.outsideInputs.delete(name);
    return super.assign(name, node, origin, at, reason);
  }

  protected override bind(name: Name, version: Version): Version {
    super.bind(name, version);
    if (this.own) this.meet(version.name);
    return version;
  }

  /** Why a name may have another value by now, or from one read to the next; null where it can't. */
  protected changeOf(name: string, known: Name | undefined): string | null {
    const change = known?.volatile ?? this.wild?.reason ?? null;
    if (change !== null || !this.interrupted || !this.isForeign(name)) return change;
    return `${name} may change while this line runs`;
  }

  /** The same for a name as it was at a statement. */
  mayChange(name: string, { index, interrupted }: Entry): string | null {
    const change =
      this.names.get(name)?.volatile ?? (this.wildFrom <= index ? this.wild?.reason : null) ?? null;
    return change ?? (interrupted && this.isForeign(name) ? `${name} may change while this line runs` : null);
  }

  /** Whether a name belongs to a scope around this one, and other code may change it while this one runs. */
  protected isForeign(name: string): boolean {
    if (!this.own || this.own.declared.has(name)) return false;
    if (!this.own.plain || this.own.enclosed.has(name)) return true;
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (scope.wild || scope.isVolatile(name)) return true;
      if (scope.own?.declared.has(name)) return false;
    }
    return false;
  }

  /** Notes that a name has a meaning here that other code may change. */
  protected meet(name: string): void {
    if (!this.isForeign(name)) return;
    this.foreign.add(name);
    this.everForeign.add(name);
  }

  protected isVolatile(name: string): boolean {
    return (this.names.get(name)?.volatile ?? null) !== null;
  }

  /** The nodes that the value of a name may come from. */
  sourcesOf(name: string): readonly number[] {
    const known = this.names.get(name);
    const outer = this.outer.get(name);
    const nodes = outer ? [outer.node] : [];
    if (known && known.volatile !== null) nodes.push(...this.kept());
    if (known?.version) nodes.push(known.version.node);
    if (known?.other?.kind === 'none') nodes.push(...known.other.nodes);
    const lost = known?.other?.kind === 'lost' ? known.other : this.wild;
    if (lost && lost.hub >= 0) nodes.push(lost.hub);
    return nodes;
  }

  /**
   * Nodes that functions inside this scope read; in a function, those also that others beside it may read. Who may
   * assign any name may read any.
   */
  captured(): readonly number[] {
    const names = new Set(this.wild ? this.boundNames() : this.survey.captured);
    for (const name of [...this.outer.keys(), ...this.everForeign]) if (this.isHeard(name)) names.add(name);
    return [...names].flatMap((name) => this.sourcesOf(name));
  }

  /** Whether functions beside this one may read a name of the scopes around. */
  private isHeard(name: string): boolean {
    for (let scope = this.parent; scope; scope = scope.parent)
      if (scope.wild || scope.survey.captured.has(name)) return true;
    return false;
  }

  /** A name of the scopes around is read only now: code that ran before may have read it all the same. */
  protected readLate(name: string, version: Version): void {
    if (this.isHeard(name)) this.blockLate(this.results, version);
  }

  /** Code that is not read gives `node`. */
  protected gives(node: number): void {
    if (!this.own || !this.interrupted) return;
    this.results.push(node);
  }

  /** Code that is not read may assign `names`, and reads `reads`. */
  lose(
    names: readonly string[],
    reads: readonly string[],
    at: Span,
    reason: string,
    everything: boolean,
  ): void {
    const involved = everything ? this.boundNames() : new Set([...reads, ...names]);
    const nodes = [...involved].flatMap((name) => this.sourcesOf(name));
    // What any name may be by now stands behind what any may be from here on.
    if (everything && this.wild && this.wild.hub >= 0) nodes.push(this.wild.hub);
    const hub = this.shared.tape.unread(at.from, at.to, nodes);
    const lost: Lost = { kind: 'lost', hub, reason };
    this.gives(hub);
    for (const read of reads) {
      const name = this.names.of(read);
      name.hubs = [...name.hubs.slice(-8), hub];
    }
    if (everything) {
      for (const [, name] of this.names) name.version = name.other = null;
      this.wild = lost;
      this.wildFrom = this.current;
    }
    for (const assigned of names) {
      const name = this.names.of(assigned);
      name.version = null;
      name.other = lost;
      this.outsideInputs.delete(assigned);
    }
  }

  private *boundNames(): Generator<string> {
    for (const [text, name] of this.names) if (name.isBound) yield text;
  }

  /** Code that is not read has `nodes`, may keep them for what it gives later on, and gives `result` at once. */
  keep(nodes: readonly number[], result?: number): void {
    if (result !== undefined) this.gives(result);
    const kept = this.interrupted
      ? nodes.filter((node) => node >= this.circuit.start && node !== this.memory)
      : [];
    if (kept.length === 0) return;
    const { from, to } = this.shared.tape;
    const [first] = kept;
    this.memory = this.shared.tape.unread(from[first], to[first], [...kept, ...this.kept()]);
  }

  /** What code that is not read may have kept: a node that reads it, or none. */
  kept(): readonly number[] {
    return this.memory < 0 ? [] : [this.memory];
  }

  /** Unknown code has run in `statement`: what members and names from outside are worth may have changed. */
  interruption(statement: Statement, base: number): void {
    if (!this.interrupts(statement)) return;
    if (statement.kind === 'skip') this.keep(statement.reads.flatMap((name) => this.sourcesOf(name)));
    if (this.survey.isVolatile) this.keep(this.captured());
    this.outsideInputs = new Map();
    if (this.foreign.size === 0) return;
    const at = moved(statement, base);
    this.lose([...this.foreign], [], at, `line ${this.shared.lineOf(at.from)} may change it`, false);
    for (const name of this.foreign) this.outer.delete(name);
    this.foreign.clear();
  }
}
