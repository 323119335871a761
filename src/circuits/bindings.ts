import type { Dialect } from '../program/dialect';
import type { FunctionText, Statement } from '../program/statements';
import { emptyWiring, newVersion, type Origin, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';
import type { InputComment, OpenInput } from './assume';
import type { ScopeComments } from './comments';
import { nowhere } from './meaning';
import type { Name, NameTable } from './name';
import type { Sheet } from './sheet';
import type { Survey } from './survey';

/** What the scopes of a file share while their names are resolved. */
export interface Shared extends Sheet {
  readonly dialect: Dialect;
  readonly inputComments: readonly InputComment[];
  readonly lineOf: (offset: number) => number;
}

/** Gives the names of one scope their versions, statement by statement. */
export abstract class Bindings {
  /** All that following the scope makes, before anybody cuts it into circuits. */
  readonly circuit: Wiring;
  /** The statement that is being read, by number. */
  current = -1;
  protected readonly names: NameTable;
  /** The function that the scope is; null for the top level. */
  protected readonly own: FunctionText | null;

  /** How many inputs were open before the scope. */
  readonly firstOpen: number;

  constructor(
    readonly shared: Shared,
    readonly scope: string,
    protected readonly survey: Survey,
    readonly comments: ScopeComments,
  ) {
    this.circuit = emptyWiring(scope, shared.tape.length);
    this.names = survey.names;
    this.own = survey.own;
    this.firstOpen = shared.open.length;
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

  /** A new version of `name`; `at` is where the name stands. */
  assign(name: string, node: number, origin: Origin, at: Span, reason: string | null = null): Version {
    const version = newVersion(name, node, origin, at, this.current, reason);
    this.bind(this.names.of(name), version);
    this.shared.occurrences.add(at.from, at.to, version);
    return version;
  }

  /** The same scope's binding for the statement's own bookkeeping, without counting as a read. */
  versionOf(name: string): Version | undefined {
    return this.names.get(name)?.version ?? undefined;
  }

  /** Lets names mean what the versions of the scope have become. */
  become(finally_: (version: Version) => Version): void {
    for (const [, name] of this.names) if (name.version) name.version = finally_(name.version);
  }

  protected bind(name: Name, version: Version): Version {
    name.version = version;
    name.other = null;
    this.circuit.versions.push(version);
    return version;
  }

  /** Notes that the statement reads a version, and where. */
  protected use(version: Version, from: number, to: number): number {
    const { readers, occurrences } = this.shared;
    readers.add(version.node, this.current);
    if (from !== nowhere) occurrences.add(from, to, version);
    return version.node;
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
    const { tape } = this.shared;
    const node = tape.input(at?.from ?? 0, at?.to ?? 0, blocked);
    const version = { ...newVersion(name, node, origin, at, this.current, reason), ...more };
    tape.mark(node, more.hidden ? 'hidden' : 'assumed');
    if (more.hidden) tape.reasons.set(node, reason);
    this.leaveOpen(version);
    return version;
  }

  /** Lets an input have any value, but for what an `@input` comment says. */
  leaveOpen(input: OpenInput): void {
    const comment = this.comments.of(input.name);
    this.shared.open.push(comment ? { ...input, comment } : input);
  }
}
