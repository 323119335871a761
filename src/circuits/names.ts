import type { Definition, FunctionText } from '../program/statements';
import { newVersion, type Origin, type Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Shared } from './bindings';
import type { ScopeComments } from './comments';
import type { Member } from './containers';
import { type Alias, aNumber, isGiven, type Meaning, type Named, type Names, type NoNumber } from './meaning';
import type { Lost, Name } from './name';
import type { Survey } from './survey';
import { UnreadCode } from './unread-code';

/** The names of one scope, and what each means at the statement that is being read. */
export class ScopeNames extends UnreadCode implements Names {
  private readonly builtIns = this.shared.dialect.names;
  /** The call that gives another number each time. */
  private readonly random = `${this.builtIns.random}()`;

  constructor(
    shared: Shared,
    scope: string,
    survey: Survey,
    comments: ScopeComments,
    protected override readonly parent: ScopeNames | null,
    /** The statement of the scope around that the function stands in, by number. */
    private readonly place: number,
  ) {
    super(shared, scope, survey, comments, parent);
  }

  read(name: string, from: number, to: number): Meaning {
    const known = this.names.get(name);
    const other = known?.other;
    // As a number an object is worth what its valueOf says, which may read other names.
    if (other?.kind === 'none') return { ...other, nodes: [...other.nodes, ...this.captured()] };
    const change = this.changeOf(name, known);
    if (change !== null) return this.use(this.lostVersion(name, change, this.sourcesOf(name)), from, to);
    if (other?.kind === 'alias') return other;
    if (known && other) return this.use(this.bind(known, this.afterUnread(name, other)), from, to);
    return known?.version ? this.use(known.version, from, to) : this.readUnbound(name, from, to);
  }

  /** What a name is after code that is not read and may have assigned it. */
  private afterUnread(name: string, { reason, hub }: Lost): Version {
    return this.lostVersion(name, notKnown(name, reason), [hub]);
  }

  protected override outsideOf(name: string): { readonly reason: string; readonly hidden: boolean } {
    const enclosed = this.own?.enclosed.has(name);
    if (enclosed) return { reason: `${name} belongs to a block that is not read`, hidden: true };
    for (let scope = this.parent; scope; scope = scope.parent) {
      const unread = scope.wild?.reason ?? scope.survey.unreadAssignment(name);
      if (unread !== null) return { reason: notKnown(name, unread), hidden: true };
      if (scope.survey.assignmentsOf(name) > 0 || scope.isVolatile(name))
        return { reason: `what ${name} is depends on when this function is called`, hidden: false };
      if (scope.own?.declared.has(name)) break;
    }
    return { reason: `the file does not say what ${name} is`, hidden: false };
  }

  /** Whether a name that stands in this scope means one of its own, or of a block around it. */
  private hides(name: string): boolean {
    return this.own !== null && (this.own.declared.has(name) || this.own.enclosed.has(name));
  }

  private readUnbound(name: string, from: number, to: number): Meaning {
    if (this.parent && !this.hides(name)) return this.readOuter(name, from, to);
    return this.use(this.bind(this.names.of(name), this.freeInput(name)), from, to);
  }

  /** Reads a name as the scopes around this one know it. */
  private readOuter(name: string, from: number, to: number): Meaning {
    const known = this.outer.get(name);
    if (known) return this.use(known, from, to);
    const found = this.own ? this.parent?.settled(name, this.own, this.place) : undefined;
    if (found?.other?.kind === 'alias') return found.other;
    if (found?.other?.kind === 'none') return { ...found.other, nodes: [] };
    const version = found?.version ? this.carried(found.version) : this.freeInput(name);
    if (!found) this.meet(name);
    this.outer.set(name, version);
    this.readLate(name, version);
    this.circuit.versions.push(version);
    return this.use(version, from, to);
  }

  /** What a name of this scope, or of one around it, means to a function in statement `place`, whenever that is called. */
  private settled(name: string, text: FunctionText, place: number): Name | undefined {
    const known = this.names.get(name);
    if (known?.other?.kind === 'none') return known;
    if (known && isKnown(known))
      return this.survey.isSettledFor(name, text, place) && !this.wild ? known : undefined;
    return this.own && !this.hides(name) ? this.parent?.settled(name, this.own, this.place) : undefined;
  }

  /**
   * What the scopes around this one make of a name: its version, undefined for none; null where these, or code of this
   * scope that is not read, make something of it that can't be told.
   */
  around(name: string): Version | null | undefined {
    const own = this.names.get(name);
    if (own?.other || this.changeOf(name, own) !== null || this.own?.declared.has(name)) return null;
    if (!this.own || this.hides(name)) return undefined;
    const found = this.parent?.settled(name, this.own, this.place)?.version;
    if (found) return found;
    for (let { parent } = this; parent; parent = parent.parent)
      if (parent.wild || parent.isVolatile(name) || parent.survey.assignmentsOf(name) > 0) return null;
    return undefined;
  }

  peek(name: string): Named | null {
    const known = this.names.get(name);
    if (known?.text && known.textAfter < this.current && !this.wild)
      return { kind: 'function', text: known.text, names: this };
    if (known?.other?.kind === 'none') return known.other;
    const changing = this.wild !== null || (known !== undefined && known.volatile !== null);
    if (known?.other?.kind === 'alias' && !changing && !this.peek(libraryOf(known.other))) return known.other;
    if (changing || (known && (known.assignments > 0 || isKnown(known))) || this.hides(name)) return aNumber;
    if (known?.isBound) return null;
    const outside = (this.own && this.parent?.peekFromInside(name, this.own, this.place)) ?? null;
    return outside?.kind === 'function' ? { ...outside, names: this.asSeenFrom(outside.names) } : outside;
  }

  /**
   * What comes to have its meaning in the course of the scope may not have it yet for a function, in statement `place`,
   * that is called at any time.
   */
  private peekFromInside(name: string, text: FunctionText, place: number): Named | null {
    const found = this.peek(name);
    const known = this.names.get(name);
    if (found?.kind === 'function' && known?.text) {
      const isLate = known.textAfter >= 0 && !this.survey.isSettledFor(name, text, place);
      if (known.isLoose || isLate) return aNumber;
    }
    const once = known?.assignments === 1 || !known?.isBound;
    return found?.kind === 'alias' && !once ? aNumber : found;
  }

  /** The names of a scope around this one, for a function of that scope which is inlined here. */
  private asSeenFrom(names: Names): Names {
    return {
      interrupted: this.interrupted,
      read: (name, from, to) => {
        const own = this.names.get(name)?.isBound && !this.hides(name);
        return own ? this.read(name, from, to) : this.readOuter(name, from, to);
      },
      peek: (name) => names.peek(name),
      sourcesOf: (name) => this.sourcesOf(name),
      outside: (path, from, to, stable, hidden) => this.outside(path, from, to, stable, hidden),
      captured: () => this.captured(),
      kept: () => this.kept(),
      keep: (nodes, result) => this.keep(nodes, result),
    };
  }

  outside(path: string, from: number, to: number, stable: boolean, hidden: boolean): number {
    const root = this.rootOf(path);
    const stays = stable && !this.isLive(root);
    const known = stays ? this.outsideInputs.get(root)?.get(path) : undefined;
    const version =
      known ??
      this.memberInput(path) ??
      this.newInput(
        path === this.random ? this.nextRandom() : path,
        'unread',
        null,
        `${path} is only known when the code runs`,
        this.behind(path, root),
        hidden ? { hidden } : {},
      );
    if (path === this.random) this.shared.tape.mark(version.node, 'fraction');
    if (!stable) this.gives(version.node);
    else if (stays && !known) {
      const paths = this.outsideInputs.get(root) ?? new Map<string, Version>();
      this.outsideInputs.set(root, paths.set(path, version));
    }
    if (!known) this.circuit.versions.push(version);
    return this.use(version, from, to);
  }

  /** Every call that draws at random gives a number of its own, and so has a name of its own. */
  private nextRandom(): string {
    const nth = ++this.randoms;
    return nth === 1 ? this.random : `${this.random} #${nth}`;
  }

  /** The name whose value a path is a part of: `data` for `data[0]`, `a` for `globalThis.a`. */
  private rootOf(path: string): string {
    const [root, member = ''] = path.split(/[.[]/, 2);
    // In a plain function, too, the instance may be the global object.
    const { globalObjects, instance } = this.builtIns;
    const isGlobal = globalObjects.has(root) || root === instance;
    return isGlobal && !this.hides(member) ? member : root;
  }

  /** What may stand behind something that only the running code knows: what was kept, and the names that it is a view of. */
  private behind(path: string, root: string): readonly number[] {
    const nodes = path === this.random ? [] : [...this.kept()];
    const names =
      root === this.builtIns.everyArgument ? (this.own?.parameters.map(({ name }) => name) ?? []) : [root];
    for (const name of names) nodes.push(...this.sourcesOf(name));
    if (this.isLive(root)) nodes.push(...this.captured());
    return nodes;
  }

  /** Whether the members of an object of the file may be what functions make of other names, which change. */
  private isLive(root: string): boolean {
    return this.names.get(root)?.other?.kind === 'none' && this.survey.captured.size > 0;
  }

  /** `p.a` of a `const p = { a: 2 }` that nothing changes: an input with that value. */
  private memberInput(path: string): Version | null {
    const member = this.memberOf(path);
    if (!member) return null;
    const { value, at } = member;
    const { tape } = this.shared;
    const node = tape.constant(value, at.from, at.to);
    tape.mark(node, 'varies');
    return newVersion(path, node, 'literal', at, -1);
  }

  private memberOf(path: string): Member | undefined {
    const root = path.slice(0, path.search(/[.[]/));
    if (this.isVolatile(root) || this.wild) return undefined;
    const own = this.survey.containers.get(path);
    if (own) return own;
    return this.hides(root) || this.names.get(root)?.isBound ? undefined : this.parent?.memberOf(path);
  }

  /** Names that stand for functions, strings, objects or parts of libraries from here on. */
  define({ names, aliases, reads, reason, from, imported }: Definition, base: number): void {
    const line = this.shared.lineOf(from + base);
    const nodes = reads.flatMap((name) => this.sourcesOf(name));
    const isOfFile = (name: string) => {
      const version = this.names.get(name)?.version;
      return (
        names.includes(name) || (version ? given.has(version.origin) : isGiven(name, this, this.builtIns))
      );
    };
    const foreign = imported || !reads.every(isOfFile);
    for (const name of names) {
      const path = aliases.get(name);
      const why = `${name} has no number here, see line ${line}: ${reason}`;
      const other: NoNumber | Alias =
        path === undefined ? { kind: 'none', reason: why, nodes, foreign } : { kind: 'alias', path };
      Object.assign(this.names.of(name), { version: null, other });
    }
  }

  /**
   * Makes an input that only an assignment's value consists of, `readInput()`, the assigned variable itself; null where
   * the node is something else.
   */
  claim(node: number, name: string, at: Span): { readonly version: Version; readonly path: string } | null {
    const { open } = this.shared;
    const input = open.at(-1);
    const last = this.circuit.versions.at(-1);
    if (last?.node !== node || last.origin !== 'unread' || last.statement !== this.current) return null;
    const isKept = this.outsideInputs.get(this.rootOf(last.name))?.get(last.name) === last;
    if (isKept || this.names.get(last.name)?.isBound) return null;
    this.circuit.versions.pop();
    if (input?.node === node) open.pop();
    const isRandom = last.name.startsWith(this.random);
    if (isRandom) this.randoms--;
    const reason = `${name} is ${isRandom ? this.random : last.name}, which is only known when the code runs`;
    const version = this.assign(name, node, 'unread', at, reason);
    this.leaveOpen({ name, node, ...(input?.hidden ? { hidden: true } : {}) });
    return { version, path: last.name };
  }
}

/** The library that a name stands for, or for a part of. */
function libraryOf({ path }: Alias): string {
  return path.split('.', 1)[0];
}

function notKnown(name: string, reason: string): string {
  return `${name} is not known here: ${reason}`;
}

/** Where numbers come from that stand in the file. */
const given: ReadonlySet<Origin> = new Set(['literal', 'computed', 'carried']);

/** Whether a name means something that the file gives it. */
function isKnown({ version, other }: Name): boolean {
  return other !== null || (version !== null && version.origin !== 'free');
}
