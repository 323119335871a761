/*
 * What every name means at the statement of a scope that is being followed. What the text says of its names is found out
 * before (scope-text.ts); what code that is not followed does to them, as f may in `f(a); b = a + 1`, is kept beside
 * (opaque.ts). A name that is read means its last version here, else what the scopes around make of it if that is one
 * value whenever this one may run, else an input.
 */
import type { FunctionText } from '../program/statements';
import { emptyWiring, type Home, type Version, type Wiring } from '../tape/wiring';
import type { ScopeComments } from './comments';
import type { Counts } from './counts';
import { FrameInputs, type Shared } from './inputs';
import { aNumber, isIntact, type Meaning, type Named, type NameScope, nowhere } from './meaning';
import { type Name, ScopeNames } from './name';
import { notKnown, OpaqueCode } from './opaque';
import { Paths } from './paths';
import { hides, type ScopeText } from './scope-text';
import { WhatShows } from './shown';

export class FrameNames implements NameScope {
  /** All that following the scope makes, before anybody cuts it into circuits. */
  readonly circuit: Wiring;
  readonly inputs: FrameInputs;
  readonly opaque: OpaqueCode;
  protected readonly paths: Paths;
  /** How many inputs were open before. */
  readonly firstOpen: number;
  /** The statement that is being followed, by number. */
  current = -1;
  protected readonly names: ScopeNames;
  /** What shows where. */
  readonly shown: WhatShows;
  /** What is known here of names of the scopes around this one. */
  private readonly outer = new Map<string, Version>();
  /** The function whose scope it is; null for the top level. */
  private readonly own: FunctionText | null;

  constructor(
    readonly sheet: Shared,
    home: Home,
    private readonly text: ScopeText,
    readonly comments: ScopeComments,
    private readonly parent: FrameNames | null,
    /** The statement of the scope around that the function stands in, by number. */
    private readonly place: number,
    readonly counts: Counts,
  ) {
    this.circuit = emptyWiring(home, sheet.tape.length);
    this.shown = new WhatShows(this.circuit, sheet);
    this.firstOpen = sheet.open.length;
    this.own = text.own;
    this.names = new ScopeNames(text.names);
    this.inputs = new FrameInputs(sheet, comments, counts);
    this.opaque = new OpaqueCode(sheet, text, this.names, this.outer, parent?.opaque ?? null);
    const { names, opaque, inputs } = this;
    this.paths = new Paths({ sheet, text, names, opaque, inputs, place }, parent?.paths ?? null);
  }

  /** The version that a name has now, without counting as a read. */
  versionOf(name: string): Version | undefined {
    return this.names.get(name)?.version ?? undefined;
  }

  protected bind(name: string, version: Version): Version {
    this.names.of(name).becomes(version, null);
    this.shown.list(version);
    this.opaque.meet(name);
    return version;
  }

  /** Notes that the statement reads a version, and where. */
  protected use(version: Version, from: number, to: number): number {
    this.sheet.readers.add(version.node, this.current);
    if (from !== nowhere) this.shown.occurs(from, to, version);
    return version.node;
  }

  read(name: string, from: number, to: number): Meaning {
    const known = this.names.get(name);
    const other = known?.other;
    // As a number an object is worth what its valueOf says, which may read other names.
    if (other?.kind === 'none') return { ...other, nodes: [...other.nodes, ...this.opaque.captured()] };
    const change = this.opaque.changeOf(name, known);
    if (change !== null) {
      const behind = [...this.opaque.sourcesOf(name), ...this.opaque.captured()];
      return this.use(this.lost(name, change, behind), from, to);
    }
    if (other?.kind === 'alias') return other;
    if (other)
      return this.use(this.bind(name, this.lost(name, notKnown(name, other.reason), [other.hub])), from, to);
    if (known?.version) return this.use(known.version, from, to);
    if (this.parent && !hides(this.own, name)) return this.readOuter(name, from, to);
    const version = this.bind(name, this.freeInput(name));
    this.opaque.readLate(name, version);
    return this.use(version, from, to);
  }

  /** What a name is after opaque code that may have assigned it. */
  protected lost(name: string, reason: string, blocked: readonly number[]): Version {
    const { current: statement, inputs } = this;
    return inputs.make({ name, origin: 'unread', reason, blocked, hidden: true, statement });
  }

  private freeInput(name: string): Version {
    const isLater = this.own ? this.own.declared.has(name) : this.text.assignmentsOf(name) > 0;
    const why = isLater
      ? { reason: `${name} is read here before the file assigns it` }
      : this.opaque.whyUnknown(name);
    return this.opaque.meetLate(name, (blocked) =>
      this.inputs.make({ name, origin: 'free', blocked, statement: this.current, ...why }),
    );
  }

  /** Reads a name as the scopes around this one know it. */
  private readOuter(name: string, from: number, to: number): Meaning {
    const known = this.outer.get(name);
    if (known) return this.use(known, from, to);
    const found = this.own ? this.parent?.settled(name, this.own, this.place) : undefined;
    if (found?.other?.kind === 'alias') return found.other;
    if (found?.other?.kind === 'none') return { ...found.other, nodes: [] };
    const version = found?.version ? this.carried(found.version) : this.freeInput(name);
    if (!found) this.opaque.meet(name);
    this.outer.set(name, version);
    this.opaque.readLate(name, version);
    this.circuit.versions.push(version);
    return this.use(version, from, to);
  }

  /** Whether a function of a scope around means something else by a name than this scope's own code does. */
  hides(name: string): boolean {
    return hides(this.own, name);
  }

  /** Whether the same is so of functions of scopes further out. */
  isHiddenBetween(name: string): boolean {
    const { parent } = this;
    return parent !== null && (parent.hides(name) || parent.isHiddenBetween(name));
  }

  /** What such a name means to a function of the scope around that runs now. */
  readAround(name: string): Meaning {
    const found = this.outer.has(name) || (this.own && this.parent?.settled(name, this.own, this.place));
    if (found) return this.readOuter(name, nowhere, nowhere);
    const reason = `${name} is another variable there, of which not all is known`;
    return { kind: 'none', reason, nodes: this.opaque.captured(), foreign: true };
  }

  peekAround(name: string): Named | null {
    return this.seenFromHere((this.own && this.parent?.peekFromInside(name, this.own, this.place)) ?? null);
  }

  private carried(version: Version): Version {
    const { from, to } = version.at ?? { from: 0, to: 0 };
    const node = this.sheet.tape.carry(version.node, from, to);
    return { ...version, node, origin: 'carried', helper: false };
  }

  /** What a name of this scope, or of one around it, means to a function in statement `place`, whenever that is called. */
  private settled(name: string, text: FunctionText, place: number): Name | undefined {
    const known = this.names.get(name);
    if (known?.other?.kind === 'none') return known;
    if (known?.isKnown)
      return this.text.isSettledFor(name, text, place) && !this.opaque.wild ? known : undefined;
    return this.own && !hides(this.own, name) ? this.parent?.settled(name, this.own, this.place) : undefined;
  }

  /**
   * What the scopes around this one make of a name: its version, undefined for none; null where these, or opaque code of
   * this scope, make something of it that can't be told.
   */
  around(name: string): Version | null | undefined {
    if (this.names.get(name)?.other || this.opaque.changeOf(name) !== null || this.own?.declared.has(name))
      return null;
    if (!this.own || hides(this.own, name)) return undefined;
    const found = this.parent?.settled(name, this.own, this.place)?.version;
    if (found) return found;
    return this.opaque.isUntouchedAbove(name) ? undefined : null;
  }

  /** Whether a name stands here for a variable of a scope around this one, whatever that is worth. */
  isOfAround(name: string): boolean {
    const { own, parent } = this;
    if (!own || !parent || own.declared.has(name)) return false;
    // Of a block around it.
    if (own.enclosed.has(name)) return true;
    const isTheirs = parent.own ? parent.own.declared.has(name) : parent.names.get(name) !== undefined;
    return isTheirs || parent.isOfAround(name);
  }

  peek(name: string): Named | null {
    const { wild } = this.opaque;
    const known = this.names.get(name);
    if (known?.said.text && known.said.textAfter < this.current && !wild)
      return { kind: 'function', text: known.said.text, scope: this };
    if (known?.other?.kind === 'none') return known.other;
    const changing = wild !== null || (known?.said.volatile ?? null) !== null;
    if (known?.other?.kind === 'alias' && !changing && isIntact(known.other, name, this)) return known.other;
    const isGiven = known !== undefined && (known.isKnown || known.said.assignments > 0);
    if (changing || isGiven || hides(this.own, name)) return aNumber;
    if (known?.isBound) return null;
    const usual = this.sheet.dialect.names.usual.get(name);
    if (usual !== undefined && !isIntact({ kind: 'alias', path: usual }, name, this)) return aNumber;
    return this.peekAround(name);
  }

  /**
   * What comes to have its meaning in the course of the scope may not have it yet for a function, in statement `place`,
   * that is called at any time.
   */
  private peekFromInside(name: string, text: FunctionText, place: number): Named | null {
    const found = this.peek(name);
    const known = this.names.get(name);
    if (found?.kind === 'function' && known?.said.text) {
      const isLate = known.said.textAfter >= 0 && !this.text.isSettledFor(name, text, place);
      if (known.said.isLoose || isLate) return aNumber;
    }
    const once = known?.said.assignments === 1 || !known?.isBound;
    return found?.kind === 'alias' && !once ? aNumber : found;
  }

  /** A function of a scope around, and all that it calls, reads what names are here where it is inlined here. */
  private seenFromHere(named: Named | null): Named | null {
    if (named?.kind !== 'function') return named;
    const { scope } = named;
    const here: NameScope = {
      opaque: this.opaque,
      read: (name, from, to) => {
        const own = this.names.get(name)?.isBound && !hides(this.own, name);
        return own ? this.read(name, from, to) : this.readOuter(name, from, to);
      },
      peek: (name) => this.seenFromHere(scope.peek(name)),
      outside: (path, from, to, stable, hidden) => this.outside(path, from, to, stable, hidden),
    };
    return { ...named, scope: here };
  }

  outside(path: string, from: number, to: number, stable: boolean, hidden: boolean): number {
    const known = this.paths.known(path, stable);
    const version = known ?? this.paths.input(path, stable, hidden, this.current);
    if (!known) this.circuit.versions.push(version);
    return this.use(version, from, to);
  }
}
