/* A frame is one going-through of a scope: what its statements make, one after the other, and what that does to names. */
import { type Definition, type Statement, withFunctions } from '../program/statements';
import { newVersion, type Origin, type Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Constant } from './expression';
import { FrameNames } from './frame-names';
import { isGiven } from './meaning';

export class Frame extends FrameNames {
  /** Goes on to the next statement. */
  begin(index: number, statement: Statement): void {
    this.current = index;
    this.opaque.begin(statement, (name) => this.peek(name));
  }

  /** Ends the statement: what opaque code in it may have done takes effect. */
  end(statement: Statement, base: number): void {
    for (const name of statement.sideAssigns) this.paths.forget(name);
    for (const name of statement.written) this.names.writeMember(name, this.sheet.dialect.names);
    if (this.opaque.run(statement, base, this.current)) this.paths.forget();
  }

  /** A parameter of the function; `byDefault` is its default where that is a number. */
  addParameter(name: string, at: Span | null, byDefault: Constant | null): void {
    const otherwise = byDefault?.value ?? null;
    const reason =
      otherwise === null
        ? `${name} is a parameter: its value comes from the caller`
        : `${name} is ${otherwise} unless the caller says otherwise`;
    const statement = this.current;
    const version = this.inputs.make({ name, origin: 'parameter', at, reason, statement, otherwise });
    if (byDefault) this.sheet.tape.kind[version.node] = byDefault.kind;
    this.bind(name, version);
  }

  /** A new version of `name`; `at` is where the name stands. */
  assign(name: string, node: number, origin: Origin, at: Span, reason: string | null = null): Version {
    this.paths.forget(name);
    const instead = origin === 'literal' ? this.sheet.instead.get(at.from) : undefined;
    if (instead !== undefined) this.sheet.tape.replace(node, instead);
    const version = this.bind(name, newVersion(name, node, origin, at, this.current, reason));
    this.shown.occurs(at.from, at.to, version);
    return version;
  }

  /** A new version of what is no name of its own: an element, a member, or a name of a function that is called. */
  show(name: string, node: number, at: Span, more: Detail = {}): Version {
    const version: Version = {
      ...newVersion(name, node, 'computed', at, this.current),
      ...more,
      inner: true,
    };
    this.shown.list(version);
    this.shown.occurs(at.from, at.to, version);
    return version;
  }

  /** Nothing is shown of a part of the statement, which turned out not to be followed. */
  forget(code: Span, reason: string): void {
    for (const version of this.shown.forget(code)) {
      const { name, node } = version;
      if (this.versionOf(name) === version)
        this.names.of(name).becomes(null, { kind: 'none', reason, nodes: [node], foreign: false });
    }
  }

  /** Lets a name mean whatever code that is not followed has made of it, from these nodes; it is listed where it is read. */
  lose(name: string, reason: string, behind: readonly number[]): Version {
    const version = this.lost(name, reason, behind);
    this.paths.forget(name);
    this.names.of(name).becomes(version, null);
    this.opaque.meet(name);
    return version;
  }

  /** Notes that a version is read by who knows it without asking for its name. */
  noteRead(version: Version, from: number, to: number): void {
    this.use(version, from, to);
  }

  /** Lets a name mean something that is no number. */
  holds(name: string, nodes: readonly number[]): void {
    this.paths.forget(name);
    const reason = `${name} is no number`;
    this.names.of(name).becomes(null, { kind: 'none', reason, nodes, foreign: false });
    this.opaque.changes(name);
  }

  /** Lets names mean what the versions of the scope have become. */
  become(versionNow: (version: Version) => Version): void {
    for (const [, name] of this.names) if (name.version) name.version = versionNow(name.version);
  }

  /** Lets a name stand for a library, or for a part of one, from here on. */
  alias(name: string, path: string): void {
    this.paths.forget(name);
    this.names.of(name).becomes(null, { kind: 'alias', path });
    this.opaque.changes(name);
  }

  /** Names that stand for functions, strings, objects or parts of libraries from here on. */
  define(statement: Definition, base: number): void {
    const { names, aliases, reason, from, imported } = statement;
    const place = this.sheet.said(from + base);
    const reads = withFunctions(statement).flatMap((each) => each.reads);
    const nodes = this.opaque.madeOf(statement, base);
    const own = statement.functions.length > 0 ? statement.reads : [];
    const defaults = own.flatMap((name) => this.opaque.sourcesOf(name));
    const isOfFile = (name: string) => {
      const version = this.names.get(name)?.version;
      if (version) return names.includes(name) || given.has(version.origin);
      return names.includes(name) || isGiven(name, this, this.sheet.dialect.names);
    };
    const foreign = imported || !reads.every(isOfFile);
    for (const name of names) {
      const path = aliases.get(name);
      const why = `${name} has no number here, see ${place}: ${reason}`;
      const none = { kind: 'none', reason: why, nodes, defaults, foreign } as const;
      this.names.of(name).becomes(null, path === undefined ? none : { kind: 'alias', path });
      this.opaque.changes(name);
    }
  }

  /**
   * Makes an input that only an assignment's value consists of, `readInput()`, the assigned variable itself; null where
   * the node is something else.
   */
  claim(node: number, name: string, at: Span): { readonly version: Version; readonly path: string } | null {
    const { open } = this.sheet;
    const input = open.at(-1);
    const last = this.circuit.versions.at(-1);
    if (last?.node !== node || last.origin !== 'unread' || last.statement !== this.current) return null;
    const path = last.name;
    if (this.paths.known(path, true) === last || this.names.get(path)?.isBound) return null;
    this.circuit.versions.pop();
    if (input?.node === node) open.pop();
    const reason = `${name} is ${this.paths.release(path)}, which is only known when the code runs`;
    const version = this.assign(name, node, 'unread', at, reason);
    this.inputs.leaveOpen({ name, node, ...(input?.hidden ? { hidden: true } : {}) });
    return { version, path };
  }
}

/** What else is said of a version. */
type Detail = Pick<Version, 'elements' | 'written' | 'counts'>;

/** Where numbers come from that stand in the file. */
const given: ReadonlySet<Origin> = new Set(['literal', 'computed', 'carried']);
