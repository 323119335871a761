import type { Span } from '../language/parse';
import type { FunctionText, Item } from '../language/statements';
import type { OpenInput } from './assume';
import type { Circuit, Occurrence, Origin, Version } from './circuit';
import { type Member, readContainers } from './containers';
import type { Meaning, Names } from './expression';
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
  | { readonly kind: 'none'; readonly reason: string }
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
  private readonly functions = new Map<string, FunctionText>();
  private readonly assignments = new Map<string, number>();
  private readonly volatile = new Map<string, string>();
  private readonly capturedNames = new Set<string>();
  private readonly hubs = new Map<string, number[]>();
  private outsideInputs = new Map<string, Version>();
  private outer = new Map<string, Version>();
  private readonly containers: ReadonlyMap<string, Member>;
  /** Since then any name may have any value. */
  private wild: Lost | null = null;
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
  ) {
    this.circuit = this.emptyCircuit();
    for (const item of items) this.survey(item);
    for (const [name, count] of this.assignments) if (count > 1) this.functions.delete(name);
    for (const name of this.volatile.keys()) this.functions.delete(name);
    this.containers = readContainers(items, this.assignments);
  }

  /** Closes the circuit, and opens the next one. */
  openCircuit(): void {
    this.circuit = this.emptyCircuit();
    this.known = new Set();
    this.outsideInputs = new Map();
    this.outer = new Map();
  }

  private emptyCircuit(): Circuit {
    const start = this.shared.tape.length;
    return {
      scope: this.scope,
      start,
      forwardEnd: start,
      end: start,
      versions: [],
      seeds: [],
      pass: null,
      returned: null,
      updates: new Set(),
    };
  }

  /** Notes what a statement defines and changes, before anything is read: functions are known throughout. */
  private survey({ statement, base }: Item): void {
    const count = (name: string) => this.assignments.set(name, (this.assignments.get(name) ?? 0) + 1);
    if (statement.kind === 'assignment') count(statement.target);
    for (const name of statement.sideAssigns) count(name);
    if (statement.kind === 'definition') statement.names.forEach(count);
    for (const text of statement.functions) {
      const line = this.shared.lineOf(text.from + base);
      if (statement.kind === 'definition' && statement.names.includes(text.name))
        this.functions.set(text.name, text);
      for (const name of text.outerReads) this.capturedNames.add(name);
      for (const name of text.outerAssigns)
        this.volatile.set(name, `the function on line ${line} may change ${name} at any time`);
      if (text.assignsAnything)
        this.wild ??= {
          kind: 'lost',
          hub: -1,
          reason: `eval on line ${line} may change any variable at any time`,
        };
    }
  }

  addParameter(name: string, at: Span | null): void {
    const reason = `${name} is a parameter: its value comes from the caller`;
    this.bind(name, this.newInput(name, 'parameter', at, reason));
  }

  read(name: string, at: Span | null): Meaning {
    const volatile = this.volatile.get(name) ?? (this.wild?.hub === -1 ? this.wild.reason : undefined);
    const binding = this.bindings.get(name);
    if (volatile !== undefined && binding?.kind !== 'none')
      return this.use(
        this.lostVersion(name, volatile, binding?.kind === 'version' ? [binding.version.node] : []),
        at,
      );
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

  private readUnbound(name: string, at: Span | null): Meaning {
    if (this.wild && this.wild.hub >= 0) {
      return this.use(this.bind(name, this.lostVersion(name, this.wild.reason, [this.wild.hub])), at);
    }
    if (this.own?.declared.has(name) || !this.parent)
      return this.use(this.bind(name, this.freeInput(name)), at);
    return this.readOuter(name, at);
  }

  /** Reads a name as the scopes around this one know it. */
  private readOuter(name: string, at: Span | null): Meaning {
    const known = this.outer.get(name);
    if (known) return this.use(known, at);
    const found = this.parent?.constantOf(name);
    if (found?.kind === 'none' || found?.kind === 'alias') return found;
    const version = found?.kind === 'version' ? this.carried(found.version) : this.freeInput(name);
    this.outer.set(name, version);
    this.circuit.versions.push(version);
    this.undo?.push(() => this.outer.delete(name));
    return this.use(version, at);
  }

  /** What a name of this scope, or of one around it, means to a function inside, whenever that is called. */
  private constantOf(name: string): Binding | undefined {
    const binding = this.bindings.get(name);
    if (binding?.kind === 'none' || binding?.kind === 'alias') return binding;
    if (binding?.kind === 'version' && binding.version.origin !== 'free') {
      const constant = this.assignments.get(name) === 1 && !this.volatile.has(name) && !this.wild;
      return constant ? binding : undefined;
    }
    return this.parent && !this.own?.declared.has(name) ? this.parent.constantOf(name) : undefined;
  }

  peek(name: string): ReturnType<Names['peek']> {
    const text = this.wild ? undefined : this.functions.get(name);
    if (text) return { kind: 'function', text, names: this };
    const binding = this.bindings.get(name);
    const changing = this.volatile.has(name) || this.wild !== null;
    if (binding?.kind === 'none' || (binding?.kind === 'alias' && !changing)) return binding;
    if (binding?.kind === 'alias') return { kind: 'number', node: -1 };
    if (binding?.kind === 'version' && binding.version.origin === 'free') return null;
    if (binding) return { kind: 'number', node: binding.kind === 'version' ? binding.version.node : -1 };
    if (this.own?.declared.has(name) || this.assignments.has(name)) return { kind: 'number', node: -1 };
    const outside = this.parent?.peek(name) ?? null;
    return outside?.kind === 'function' ? { ...outside, names: this.asSeenFrom(outside.names) } : outside;
  }

  /** The names of a scope around this one, for a function of that scope which is inlined here. */
  private asSeenFrom(names: Names): Names {
    return {
      read: (name, at) => this.readOuter(name, at),
      peek: (name) => names.peek(name),
      outside: (path, at, stable) => this.outside(path, at, stable),
      captured: (callee) => this.captured(callee),
    };
  }

  outside(path: string, at: Span, stable: boolean): number {
    const known = stable ? this.outsideInputs.get(path) : undefined;
    const version =
      known ??
      this.memberInput(path) ??
      this.newInput(path, 'unread', null, `${path} is only known when the code runs`);
    if (stable) {
      this.outsideInputs.set(path, version);
      this.undo?.push(() => this.outsideInputs.delete(path));
    }
    if (!known) this.circuit.versions.push(version);
    this.use(version, at);
    return version.node;
  }

  /** `p.a` of a `const p = { a: 2 }` that nothing changes: an input with that value. */
  private memberInput(path: string): Version | null {
    const member = this.memberOf(path);
    if (!member) return null;
    const { value, at } = member;
    const { tape } = this.shared;
    const node = tape.constant(value, at.from, at.to);
    tape.marks[node] |= Mark.varies;
    return {
      name: path,
      node,
      origin: 'literal',
      at,
      statement: -1,
      readers: [],
      reason: null,
      helper: false,
    };
  }

  private memberOf(path: string): Member | undefined {
    const root = path.slice(0, path.search(/[.[]/));
    if (this.volatile.has(root) || this.wild) return undefined;
    const hidden = this.own?.declared.has(root) === true && !this.containers.has(path);
    return this.containers.get(path) ?? (hidden ? undefined : this.parent?.memberOf(path));
  }

  captured(_callee: string): readonly number[] {
    const nodes: number[] = [];
    for (const name of this.capturedNames) {
      const binding = this.bindings.get(name);
      if (binding?.kind === 'version') nodes.push(binding.version.node);
    }
    return nodes;
  }

  /** A new version of `name`; `at` is where the name stands. */
  assign(name: string, node: number, origin: Origin, at: Span, reason: string | null = null): Version {
    const version: Version = {
      name,
      node,
      origin,
      at,
      statement: this.current,
      readers: [],
      reason,
      helper: false,
    };
    this.passNames.delete(name);
    this.bind(name, version);
    this.note(at, version);
    return version;
  }

  define(name: string, binding: { kind: 'none'; reason: string } | { kind: 'alias'; path: string }): void {
    this.bindings.set(name, binding);
  }

  /** Code that is not read may assign `names`, and reads `reads`. */
  lose(
    names: readonly string[],
    reads: readonly string[],
    at: Span,
    reason: string,
    everything: boolean,
  ): void {
    const nodes: number[] = [];
    const involved = everything ? [...this.bindings.keys()] : new Set([...reads, ...names]);
    for (const name of involved) {
      const binding = this.bindings.get(name);
      if (binding?.kind === 'version') nodes.push(binding.version.node);
      if (binding?.kind === 'lost') nodes.push(binding.hub);
    }
    const hub = this.shared.tape.unread(
      at.from,
      at.to,
      nodes.filter((node) => node >= 0),
    );
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

  /** What members are worth may have changed. */
  forgetMembers(): void {
    this.outsideInputs = new Map();
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
    const version: Version = {
      name,
      node,
      origin: 'computed',
      at,
      statement,
      readers: [],
      reason: null,
      helper: true,
    };
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
    const later = this.own?.declared.has(name) || this.assignments.has(name);
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
    const version: Version = {
      name,
      node,
      origin,
      at,
      statement: this.current,
      readers: [],
      reason,
      helper: false,
    };
    tape.marks[node] |= Mark.assumed;
    open.push(version);
    return version;
  }
}
