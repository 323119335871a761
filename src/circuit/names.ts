import type { Span } from '../language/parse';
import { type Definition, type FunctionText, type Item, moved, type Statement } from '../language/statements';
import { globalObjects } from '../language/syntax';
import type { OpenInput } from './assume';
import {
  type Circuit,
  emptyCircuit,
  newVersion,
  type Occurrence,
  type Origin,
  type Version,
} from './circuit';
import type { Member } from './containers';
import type { Meaning, Names } from './expression';
import { Survey } from './survey';
import { Mark, type Tape } from './tape';

/** What the scopes of a file share while their names are resolved. */
export interface Shared {
  readonly tape: Tape;
  readonly occurrences: Occurrence[];
  /** Inputs and seeds that the file gives no value. */
  readonly open: OpenInput[];
  /** A leaf that came after the skipped code that read its name: gradient into the first blocks the second. */
  readonly lateBlocks: { readonly hub: number; readonly leaf: number }[];
  readonly lineOf: (offset: number) => number;
}

/** A name that code which is not read may have assigned. */
interface Lost {
  readonly kind: 'lost';
  readonly hub: number;
  readonly reason: string;
}

type Binding =
  | { readonly kind: 'version'; readonly version: Version; readonly circuit: Circuit }
  | { readonly kind: 'none'; readonly reason: string; readonly nodes: readonly number[] }
  | { readonly kind: 'alias'; readonly path: string }
  | Lost;

/** The names of one scope, and what each means at the statement that is being read. */
export class ScopeNames implements Names {
  circuit: Circuit;
  /** The names that the open circuit reads or assigns. */
  known = new Set<string>();
  /** The statement that is being read, by number. */
  current = -1;
  private readonly bindings = new Map<string, Binding>();
  private readonly survey: Survey;
  private readonly hubs = new Map<string, number[]>();
  private outsideInputs = new Map<string, Version>();
  private outer = new Map<string, Version>();
  /** Since then any name may have any value. */
  private wild: Lost | null = null;
  /** Other code may run in the middle of the statement that is being read. */
  private interrupted = false;
  /** Names of scopes around this one that are known here, and that other code may change. */
  private readonly foreign = new Set<string>();
  /** A node that reads all that code which is not read may have kept; -1 for none. */
  private memory = -1;
  /** Names whose value comes from a hand-written pass. */
  private readonly passNames = new Set<string>();
  /** How to take back what an attempt did; null when nothing is on trial. */
  private undo: (() => void)[] | null = null;

  constructor(
    readonly shared: Shared,
    readonly scope: string,
    items: readonly Item[],
    private readonly parent: ScopeNames | null,
    private readonly own: FunctionText | null,
    /** The statement of the scope around that `own` stands in, by number. */
    private readonly place: number,
  ) {
    this.circuit = emptyCircuit(this.scope, this.shared.tape.length);
    this.survey = new Survey(items, own, shared.lineOf);
    const reason = this.survey.anyChange;
    if (reason !== null) this.wild = { kind: 'lost', hub: -1, reason };
  }

  /** Closes the circuit, and opens the next one. */
  openCircuit(): void {
    this.circuit = emptyCircuit(this.scope, this.shared.tape.length);
    this.known = new Set();
    this.outsideInputs = new Map();
    this.outer = new Map();
    this.memory = -1;
  }

  /** Goes on to the next statement. */
  begin(index: number, { calls }: Statement): void {
    this.current = index;
    this.interrupted = calls;
  }

  addParameter(name: string, at: Span | null): void {
    const reason = `${name} is a parameter: its value comes from the caller`;
    this.bind(name, this.newInput(name, 'parameter', at, reason));
  }

  read(name: string, at: Span | null): Meaning {
    const binding = this.bindings.get(name);
    const change = binding?.kind === 'none' ? undefined : this.changeOf(name);
    if (change !== undefined)
      return this.use(this.lostVersion(name, change, this.sourcesOf(name, binding)), at);
    if (!binding) return this.readUnbound(name, at);
    switch (binding.kind) {
      case 'none':
      case 'alias':
        return binding;
      case 'lost':
        return this.use(this.bind(name, this.lostVersion(name, binding.reason, [binding.hub])), at);
      case 'version':
        if (binding.circuit === this.circuit) return this.use(binding.version, at);
        if (binding.version.origin === 'free') return this.use(this.bind(name, this.freeInput(name)), at);
        return this.use(this.bind(name, this.carried(binding.version)), at);
    }
  }

  /** Why a name may have another value by now, or from one read to the next; undefined where it can't. */
  private changeOf(name: string): string | undefined {
    const change = this.survey.volatile.get(name) ?? this.wild?.reason;
    if (change !== undefined || !this.interrupted || !this.isForeign(name)) return change;
    return `${name} may change while this line runs`;
  }

  /** Whether a name belongs to a scope around this one, and other code may change it while this one runs. */
  private isForeign(name: string): boolean {
    if (!this.own || this.own.declared.has(name)) return false;
    if (!this.own.plain || this.own.enclosed.has(name)) return true;
    for (let scope = this.parent; scope; scope = scope.parent) {
      if (scope.survey.volatile.has(name) || scope.wild) return true;
      if (scope.own?.declared.has(name)) return false;
    }
    return false;
  }

  /** The nodes that the value of a name may come from. */
  private sourcesOf(name: string, binding: Binding | undefined): readonly number[] {
    const outer = this.outer.get(name);
    const nodes = outer ? [outer.node] : [];
    if (this.survey.volatile.has(name)) nodes.push(...this.kept());
    if (binding?.kind === 'version') nodes.push(binding.version.node);
    if (binding?.kind === 'none') nodes.push(...binding.nodes);
    const lost = binding?.kind === 'lost' ? binding : this.wild;
    if (lost && lost.hub >= 0) nodes.push(lost.hub);
    return nodes;
  }

  /** Whether a name that stands in this scope means one of its own, or of a block around it. */
  private hides(name: string): boolean {
    return this.own !== null && (this.own.declared.has(name) || this.own.enclosed.has(name));
  }

  private readUnbound(name: string, at: Span | null): Meaning {
    if (this.hides(name) || !this.parent) return this.use(this.bind(name, this.freeInput(name)), at);
    return this.readOuter(name, at);
  }

  /** Reads a name as the scopes around this one know it. */
  private readOuter(name: string, at: Span | null): Meaning {
    const known = this.outer.get(name);
    if (known) return this.use(known, at);
    const found = this.own ? this.parent?.settled(name, this.own, this.place) : undefined;
    if (found?.kind === 'alias') return found;
    if (found?.kind === 'none') return { ...found, nodes: [] };
    const version = found?.kind === 'version' ? this.carried(found.version) : this.freeInput(name);
    if (!found && this.isForeign(name)) this.foreign.add(name);
    this.outer.set(name, version);
    this.circuit.versions.push(version);
    this.undo?.push(() => this.outer.delete(name));
    return this.use(version, at);
  }

  /** What a name of this scope, or of one around it, means to a function in statement `place`, whenever that is called. */
  private settled(name: string, text: FunctionText, place: number): Binding | undefined {
    const binding = this.bindings.get(name);
    if (binding?.kind === 'none') return binding;
    if (binding && !(binding.kind === 'version' && binding.version.origin === 'free'))
      return this.survey.isSettledFor(name, text, place) && !this.wild ? binding : undefined;
    return this.own && !this.hides(name) ? this.parent?.settled(name, this.own, this.place) : undefined;
  }

  peek(name: string): ReturnType<Names['peek']> {
    const { functions, volatile, assignments } = this.survey;
    const text = this.wild ? undefined : functions.get(name);
    if (text) return { kind: 'function', text, names: this };
    const binding = this.bindings.get(name);
    if (binding?.kind === 'none') return binding;
    const changing = volatile.has(name) || this.wild !== null;
    if (binding?.kind === 'alias' && !changing && !this.peek('Math')) return binding;
    const known = binding && !(binding.kind === 'version' && binding.version.origin === 'free');
    if (known || changing || this.hides(name) || assignments.has(name))
      return { kind: 'number', node: binding?.kind === 'version' ? binding.version.node : -1 };
    if (binding) return null;
    const outside = this.parent?.peekFromInside(name) ?? null;
    return outside?.kind === 'function' ? { ...outside, names: this.asSeenFrom(outside.names) } : outside;
  }

  /** A name that means Math for a while only has no meaning to a function that may be called at any time. */
  private peekFromInside(name: string): ReturnType<Names['peek']> {
    const found = this.peek(name);
    const once = this.survey.assignments.get(name) === 1 || !this.bindings.has(name);
    return found?.kind === 'alias' && !once ? { kind: 'number', node: -1 } : found;
  }

  /** The names of a scope around this one, for a function of that scope which is inlined here. */
  private asSeenFrom(names: Names): Names {
    return {
      read: (name, at) =>
        this.bindings.has(name) && !this.hides(name) ? this.read(name, at) : this.readOuter(name, at),
      peek: (name) => names.peek(name),
      outside: (path, at, stable) => this.outside(path, at, stable),
      captured: () => this.captured(),
      kept: () => this.kept(),
      keep: (nodes) => this.keep(nodes),
    };
  }

  outside(path: string, at: Span, stable: boolean): number {
    const known = stable ? this.outsideInputs.get(path) : undefined;
    const version =
      known ??
      this.memberInput(path) ??
      this.newInput(path, 'unread', null, `${path} is only known when the code runs`, this.behind(path));
    if (stable) {
      this.outsideInputs.set(path, version);
      this.undo?.push(() => this.outsideInputs.delete(path));
    }
    if (!known) this.circuit.versions.push(version);
    this.use(version, at);
    return version.node;
  }

  /** What may stand behind something that only the running code knows: what was kept, and the names that it is a view of. */
  private behind(path: string): readonly number[] {
    const nodes = path === 'Math.random()' ? [] : [...this.kept()];
    const [root, member = ''] = path.split(/[.[]/, 2);
    const names =
      root === 'arguments'
        ? (this.own?.parameters.map(({ name }) => name) ?? [])
        : globalObjects.has(root) || (root === 'this' && !this.own)
          ? [member]
          : [root];
    for (const name of names) nodes.push(...this.sourcesOf(name, this.bindings.get(name)));
    return nodes;
  }

  /** `p.a` of a `const p = { a: 2 }` that nothing changes: an input with that value. */
  private memberInput(path: string): Version | null {
    const member = this.memberOf(path);
    if (!member) return null;
    const { value, at } = member;
    const { tape } = this.shared;
    const node = tape.constant(value, at.from, at.to);
    tape.marks[node] |= Mark.varies;
    return newVersion(path, node, 'literal', at, -1);
  }

  private memberOf(path: string): Member | undefined {
    const root = path.slice(0, path.search(/[.[]/));
    const { volatile, containers } = this.survey;
    if (volatile.has(root) || this.wild) return undefined;
    const own = containers.get(path);
    return own ?? (this.hides(root) || this.bindings.has(root) ? undefined : this.parent?.memberOf(path));
  }

  captured(): readonly number[] {
    const nodes: number[] = [];
    for (const name of this.survey.captured) {
      const binding = this.bindings.get(name);
      if (binding?.kind === 'version') nodes.push(binding.version.node);
    }
    return nodes;
  }

  /** A new version of `name`; `at` is where the name stands. */
  assign(name: string, node: number, origin: Origin, at: Span, reason: string | null = null): Version {
    const version = newVersion(name, node, origin, at, this.current, reason);
    this.passNames.delete(name);
    this.bind(name, version);
    this.note(at, version);
    return version;
  }

  /** Names that stand for functions, strings, objects or members of Math from here on. */
  define({ names, aliases, reads, reason, from }: Definition, base: number): void {
    const line = this.shared.lineOf(from + base);
    const nodes = reads.flatMap((name) => this.sourcesOf(name, this.bindings.get(name)));
    for (const name of names) {
      const path = aliases.get(name);
      const none = `${name} has no number here, see line ${line}: ${reason}`;
      this.bindings.set(
        name,
        path === undefined ? { kind: 'none', reason: none, nodes } : { kind: 'alias', path },
      );
    }
  }

  /** Code that is not read may assign `names`, and reads `reads`. */
  lose(
    names: readonly string[],
    reads: readonly string[],
    at: Span,
    reason: string,
    everything: boolean,
  ): void {
    const involved = everything ? this.bindings.keys() : new Set([...reads, ...names]);
    const nodes = [...involved].flatMap((name) => this.sourcesOf(name, this.bindings.get(name)));
    const hub = this.shared.tape.unread(at.from, at.to, nodes);
    const lost: Lost = { kind: 'lost', hub, reason };
    for (const name of reads) this.hubs.set(name, [...(this.hubs.get(name) ?? []).slice(-8), hub]);
    if (everything) {
      this.bindings.clear();
      this.wild = lost;
    }
    for (const name of names) {
      this.bindings.set(name, lost);
      this.outsideInputs.delete(name);
    }
  }

  /** Code that is not read has `nodes`, and may keep them for what it gives later on. */
  keep(nodes: readonly number[]): void {
    const kept = this.interrupted
      ? nodes.filter((node) => node >= this.circuit.start && node !== this.memory)
      : [];
    if (kept.length === 0 || this.undo) return;
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
    if (this.undo) return;
    if (statement.kind === 'skip')
      this.keep(statement.reads.flatMap((name) => this.sourcesOf(name, this.bindings.get(name))));
    if (this.survey.volatile.size > 0) this.keep(this.captured());
    this.outsideInputs = new Map();
    if (this.foreign.size === 0) return;
    const at = moved(statement, base);
    this.lose([...this.foreign], [], at, `line ${this.shared.lineOf(at.from)} may change it`, false);
    for (const name of this.foreign) this.outer.delete(name);
    this.foreign.clear();
  }

  /** Runs `attempt` and takes back all that it did to names, versions and the tape. */
  onTrial<T>(attempt: () => T): T {
    const { tape, occurrences, open, lateBlocks } = this.shared;
    const { length, argCount } = tape;
    const counts = [occurrences, open, lateBlocks, this.circuit.versions].map((list) => list.length);
    this.undo = [];
    try {
      return attempt();
    } finally {
      for (const step of this.undo.reverse()) step();
      this.undo = null;
      [occurrences, open, lateBlocks, this.circuit.versions].forEach((list, k) => {
        list.length = counts[k];
      });
      tape.length = length;
      tape.argCount = argCount;
    }
  }

  /**
   * Makes an input that only an assignment's value consists of, `readInput()`, the assigned variable itself.
   * Returns false where the node is something else.
   */
  claim(node: number, name: string, at: Span): boolean {
    const { open } = this.shared;
    const last = this.circuit.versions.at(-1);
    if (last?.node !== node || last.origin !== 'unread' || last.statement !== this.current) return false;
    if (this.outsideInputs.get(last.name) === last || this.bindings.has(last.name)) return false;
    this.circuit.versions.pop();
    if (open.at(-1) === last) open.pop();
    const version = this.assign(
      name,
      node,
      'unread',
      at,
      `${name} is ${last.name}, which is only known when the code runs`,
    );
    open.push(version);
    return true;
  }

  /** After a pass its names carry their values on, as inputs of what follows. */
  assignFromPass(name: string, node: number, at: Span, statement: number): void {
    const version = newVersion(name, node, 'computed', at, statement, null, true);
    this.bindings.set(name, { kind: 'version', version, circuit: this.circuit });
    this.passNames.add(name);
  }

  isFromPass(name: string): boolean {
    return this.passNames.has(name);
  }

  /** The same scope's binding for the statement's own bookkeeping, without counting as a read. */
  versionOf(name: string): Version | undefined {
    const binding = this.bindings.get(name);
    return binding?.kind === 'version' ? binding.version : undefined;
  }

  private bind(name: string, version: Version): Version {
    if (this.undo) this.undo.push(this.unbinding(name));
    this.bindings.set(name, { kind: 'version', version, circuit: this.circuit });
    this.circuit.versions.push(version);
    this.known.add(name);
    if (this.own && this.isForeign(name)) this.foreign.add(name);
    return version;
  }

  /** What takes back the next `bind` of this name. */
  private unbinding(name: string): () => void {
    const { known, bindings } = this;
    const before = bindings.get(name);
    const wasKnown = known.has(name);
    return () => {
      if (before) bindings.set(name, before);
      else bindings.delete(name);
      if (!wasKnown) known.delete(name);
    };
  }

  private use(version: Version, at: Span | null): Meaning {
    const { readers } = version;
    if (readers.length === 0) this.known.add(version.name);
    if (readers.at(-1) !== this.current) {
      readers.push(this.current);
      if (this.undo) this.undo.push(() => readers.pop());
    }
    if (at) this.note(at, version);
    return { kind: 'number', node: version.node };
  }

  private note({ from, to }: Span, version: Version): void {
    this.shared.occurrences.push({ from, to, version, gradient: null, circuit: this.circuit });
  }

  private carried(version: Version): Version {
    const { from, to } = version.at ?? { from: 0, to: 0 };
    const node = this.shared.tape.carry(version.node, from, to);
    return { ...version, node, origin: 'carried', readers: [], helper: false };
  }

  private freeInput(name: string): Version {
    const later = this.own?.declared.has(name) || this.survey.assignments.has(name);
    const reason = later
      ? `${name} is read here before the file assigns it`
      : `the file does not say what ${name} is`;
    const version = this.newInput(name, 'free', null, reason);
    for (const hub of this.hubs.get(name) ?? []) this.shared.lateBlocks.push({ hub, leaf: version.node });
    return version;
  }

  private lostVersion(name: string, reason: string, blocked: readonly number[]): Version {
    return this.newInput(name, 'unread', null, reason, blocked);
  }

  private newInput(
    name: string,
    origin: Origin,
    at: Span | null,
    reason: string,
    blocked: readonly number[] = [],
  ): Version {
    const { tape, open } = this.shared;
    const node = tape.input(at?.from ?? 0, at?.to ?? 0, blocked);
    const version = newVersion(name, node, origin, at, this.current, reason);
    tape.marks[node] |= Mark.assumed;
    open.push(version);
    return version;
  }
}
