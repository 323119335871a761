import type { FunctionText, Statement } from '../program/statements';
import { Mark, type Tape } from '../tape/tape';
import type { LateBlock } from '../tape/wiring';
import { emptyWiring, newVersion, type Origin, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';
import type { InputComment, OpenInput } from './assume';
import type { ScopeComments } from './comments';
import { nowhere } from './meaning';
import type { Name, NameTable } from './name';
import type { Occurrences } from './occurrences';
import type { Readers } from './readers';
import type { Survey } from './survey';

/** What the scopes of a file share while their names are resolved. */
export interface Shared {
  readonly tape: Tape;
  readonly occurrences: Occurrences;
  readonly readers: Readers;
  /** Inputs and seeds that may have any value. */
  readonly open: OpenInput[];
  readonly inputComments: readonly InputComment[];
  /** Why a node has no value. */
  readonly reasons: Map<number, string>;
  readonly lateBlocks: LateBlock[];
  readonly lineOf: (offset: number) => number;
}

/** Gives the names of one scope their versions, statement by statement. */
export abstract class Bindings {
  circuit: Wiring;
  /** The statement that is being read, by number. */
  current = -1;
  protected readonly names: NameTable;
  /** The function that the scope is; null for the top level. */
  protected readonly own: FunctionText | null;
  /** Some names may have their values from a hand-written pass. */
  hasPass = false;
  /** How to take back what an attempt did; null when nothing is on trial. */
  protected undo: (() => void)[] | null = null;

  constructor(
    readonly shared: Shared,
    readonly scope: string,
    protected readonly survey: Survey,
    readonly comments: ScopeComments,
  ) {
    this.circuit = emptyWiring(this.scope, this.shared.tape.length);
    this.names = survey.names;
    this.own = survey.own;
  }

  /** Closes the circuit, and opens the next one. */
  openCircuit(): void {
    this.circuit = emptyWiring(this.scope, this.shared.tape.length);
  }

  /** Goes on to the next statement. */
  begin(index: number, _statement: Statement): void {
    this.current = index;
  }

  /** A parameter of the function; `otherwise` is its default where that is a number. */
  addParameter(name: string, at: Span | null, otherwise: number | null): void {
    const reason =
      otherwise === null
        ? `${name} is a parameter: its value comes from the caller`
        : `${name} is ${otherwise} unless the caller says otherwise`;
    const version = this.newInput(name, 'parameter', at, reason, [], otherwise === null ? {} : { otherwise });
    this.bind(this.names.of(name), version);
  }

  /** Whether the open circuit reads or assigns a name. */
  has(name: string): boolean {
    return this.names.get(name)?.circuit === this.circuit;
  }

  /** Whether a name stands for something that the open circuit has computed, or was given by code that is not read. */
  isComputedHere(name: string): boolean {
    const version = this.names.get(name)?.version;
    return version?.origin === 'computed' && this.isOfCircuit(version);
  }

  /** Takes a name out of the open circuit: another may have it. */
  release(name: string): void {
    this.names.of(name).circuit = null;
  }

  /** A new version of `name`; `at` is where the name stands. */
  assign(name: string, node: number, origin: Origin, at: Span, reason: string | null = null): Version {
    const version = newVersion(name, node, origin, at, this.current, reason);
    const known = this.names.of(name);
    known.fromPass = false;
    this.bind(known, version);
    this.shared.occurrences.add(at.from, at.to, version);
    return version;
  }

  /** After a pass its names carry their values on, as inputs of what follows. */
  assignFromPass(name: string, node: number, at: Span, statement: number): void {
    const known = this.names.of(name);
    known.version = newVersion(name, node, 'computed', at, statement, null, true);
    known.other = null;
    known.fromPass = true;
    this.hasPass = true;
  }

  isFromPass(name: string): boolean {
    return this.names.get(name)?.fromPass === true;
  }

  /** The same scope's binding for the statement's own bookkeeping, without counting as a read. */
  versionOf(name: string): Version | undefined {
    return this.names.get(name)?.version ?? undefined;
  }

  /** Runs `attempt` and takes back all that it did to names, versions and the tape. */
  onTrial<T>(attempt: () => T): T {
    const { tape, occurrences, readers, open, lateBlocks } = this.shared;
    const { length, argCount } = tape;
    const counts = [occurrences, readers].map((list) => list.length);
    const lists = [open, lateBlocks, this.circuit.versions];
    const lengths = lists.map((list) => list.length);
    this.undo = [];
    try {
      return attempt();
    } finally {
      for (const step of this.undo.reverse()) step();
      this.undo = null;
      occurrences.truncate(counts[0]);
      readers.truncate(counts[1]);
      lists.forEach((list, k) => {
        list.length = lengths[k];
      });
      tape.length = length;
      tape.argCount = argCount;
    }
  }

  /** Lets what is on trial take back what comes next for a name. */
  protected remember(name: Name): void {
    const { version, other, circuit } = name;
    this.undo?.push(() => Object.assign(name, { version, other, circuit }));
  }

  protected bind(name: Name, version: Version): Version {
    this.remember(name);
    name.version = version;
    name.other = null;
    name.circuit = this.circuit;
    this.circuit.versions.push(version);
    return version;
  }

  /** Notes that the statement reads a version, and where. */
  protected use(version: Version, from: number, to: number): number {
    const { readers, occurrences } = this.shared;
    if (!readers.isRead(version.node)) this.names.of(version.name).circuit = this.circuit;
    readers.add(version.node, this.current);
    if (from !== nowhere) occurrences.add(from, to, version);
    return version.node;
  }

  /** Whether a version belongs to the open circuit. */
  protected isOfCircuit({ node }: Version): boolean {
    return node >= this.circuit.start;
  }

  protected carried(version: Version): Version {
    const { from, to } = version.at ?? { from: 0, to: 0 };
    const node = this.shared.tape.carry(version.node, from, to);
    return { ...version, node, origin: 'carried', helper: false };
  }

  protected freeInput(name: string): Version {
    const isLater = this.own ? this.own.declared.has(name) : this.survey.assignmentsOf(name) > 0;
    const { reason, hidden } = isLater
      ? { reason: `${name} is read here before the file assigns it`, hidden: false }
      : this.outsideOf(name);
    const version = this.newInput(name, 'free', null, reason, [], hidden ? { hidden } : {});
    this.blockLate(this.names.get(name)?.hubs ?? [], version);
    return version;
  }

  protected blockLate(hubs: readonly number[], { node: leaf }: Version): void {
    if (hubs.length > 0) this.shared.lateBlocks.push({ hubs, count: hubs.length, leaf });
  }

  protected lostVersion(name: string, reason: string, blocked: readonly number[]): Version {
    return this.newInput(name, 'unread', null, reason, blocked, { hidden: true });
  }

  /** What can be said of a name that has no value of this scope, nor one that it keeps in the scopes around. */
  protected abstract outsideOf(name: string): { readonly reason: string; readonly hidden: boolean };

  protected newInput(
    name: string,
    origin: Origin,
    at: Span | null,
    reason: string,
    blocked: readonly number[] = [],
    more: Pick<OpenInput, 'otherwise' | 'hidden'> = {},
  ): Version {
    const { tape, reasons } = this.shared;
    const node = tape.input(at?.from ?? 0, at?.to ?? 0, blocked);
    const version = { ...newVersion(name, node, origin, at, this.current, reason), ...more };
    tape.marks[node] |= more.hidden ? Mark.hidden : Mark.assumed;
    if (more.hidden) {
      reasons.set(node, reason);
      this.undo?.push(() => reasons.delete(node));
    }
    this.leaveOpen(version);
    return version;
  }

  /** Lets an input have any value, but for what an `@input` comment says. */
  leaveOpen(input: OpenInput): void {
    const comment = this.comments.of(input.name);
    this.shared.open.push(comment ? { ...input, comment } : input);
  }
}
