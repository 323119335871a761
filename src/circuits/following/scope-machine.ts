/* Follows the code of one scope, with the names and inputs of its frame. */
import type { Code, FunctionCode } from '../../program/code';
import type { Library } from '../../program/library';
import { type Cell, Func, Given, type Names, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import type { ExpressionBuilder } from '../expression';
import { ownNode } from '../follow';
import type { Frame } from '../frame';
import { nowhere } from '../meaning';
import { Exhausted, NotFollowed, Thrown } from './budget';
import { Shown } from './shown';
import type { FunctionsAround, PlacedCode, World } from './world';

export class ScopeMachine extends Shown {
  /** The object that a method is of which is followed by itself. */
  private readonly instance: Given;

  private readonly free = new Map<string, Given>();

  /** Code that is not followed has run in the statement. */
  wasOpaque = false;

  protected readonly root: Names;

  /** What stands for the scopes around: as far as the code that is followed gives their names a value. */
  private readonly outermost: Names;

  constructor(
    builder: ExpressionBuilder,
    frame: Frame,
    library: Library,
    around: FunctionsAround,
    own: FunctionCode | null,
  ) {
    const { sheet } = frame;
    const { tape } = sheet;
    const outermost: Names = { cells: new Map(), around: null };
    const root: Names = own ? { cells: new Map(), around: outermost } : outermost;

    const world: World = {
      outside: (name, from, to) => this.fromFrame(name, from, to, around),
      keeps: (nodes) => {
        frame.opaque.interrupted = true;
        frame.opaque.keep(nodes);
      },
      counts: frame.counts,
      nameOf: (node) => frame.inputs.names.get(node),
      assumed: (path, from, to) => frame.outside(path, from, to, true, false),
      given: (path, from, to) => frame.outside(path, from, to, false, false),
      reads: (cell, from, to) => {
        const version = this.versions.get(cell);
        const { value } = cell;
        if (version && version.node === (value instanceof Given ? value.node : value))
          frame.noteRead(version, this.isSeen ? from : nowhere, to);
      },
      opaque: (nodes, from, to, reason) => {
        this.wasOpaque = true;
        const node = tape.unread(from, to, [...nodes, ...frame.opaque.kept()]);
        tape.reasons.set(node, reason);
        frame.opaque.interrupted = true;
        frame.opaque.keep(nodes, node);
        return node;
      },
      isAssumedName: (name) => sheet.dialect.names.assumed.has(name),
      said: (from, to) => builder.said(from, to),
    };
    super(frame, builder, library, world, root);
    this.root = root;
    this.outermost = outermost;
    this.instance = new Given(sheet.dialect.names.instance);

    for (const name of own?.own ?? []) root.cells.set(name, { value: null });
    for (const { target } of own?.parameters ?? []) if (target.kind === 'name') this.parameterOf(target.name);
  }

  private parameterOf(name: string): void {
    const version = this.frame.versionOf(name);
    if (!version) return;
    const cell: Cell = { value: new Given(name, version.node) };
    this.root.cells.set(name, cell);
    this.versions.set(cell, version);
  }

  /** Whether a name means a number, or nothing yet, to a straight line as it does here. */
  isNumber(name: string): boolean {
    const { opaque } = this.frame;
    if (opaque.wild || opaque.isVolatile(name)) return false;
    const cell = this.root.cells.get(name);
    if (!cell)
      return (
        !this.outermost.cells.has(name) && !this.free.has(name) && this.frame.peek(name)?.kind !== 'function'
      );
    const version = this.versions.get(cell);
    const value = cell.value instanceof Given ? cell.value.node : cell.value;
    return (
      version !== undefined &&
      version.node === value &&
      !(cell.value instanceof Given && cell.value.members.size > 0)
    );
  }

  /** A straight line has given a variable of the scope a number. */
  hasAssigned(name: string, version: Version | null): void {
    if (!version) return;
    const cell = this.cellOf(name);
    this.memory.set(cell, '', version.node);
    this.versions.set(cell, version);
    this.owned.add(version.node);
    if (version.origin === 'literal' && Number.isInteger(this.tape.value[version.node]))
      this.isWhole(version.node);
  }

  functionNamed(name: string): Func | null {
    const value = this.root.cells.get(name)?.value;
    return value !== undefined && value !== null && typeof value !== 'number' && value.kind === 'function'
      ? value
      : null;
  }

  hoist(codes: readonly PlacedCode[]): void {
    for (const { code, base } of codes) {
      if (code.kind !== 'function' || !code.hoisted) continue;
      this.base = base;
      this.cellOf(code.name).value = this.makeFunction(code.code);
    }
  }

  /** Follows a statement of the scope; one for which there is no budget, or that can't be followed, is opaque. */
  run({ code, base }: PlacedCode, statement: number): void {
    const { frame } = this;
    frame.current = statement;
    this.wasOpaque = false;
    this.base = base;
    if (code.kind === 'function' && code.hoisted) return;
    const journal = this.memory.begin();
    frame.shown.beginRounds();
    try {
      const leaving = this.statement(code);
      if (leaving?.kind === 'return' && leaving.value !== null) this.returns(leaving.value, code);
    } catch (error) {
      if (!(error instanceof NotFollowed || error instanceof Exhausted || error instanceof Thrown))
        throw error;
      this.memory.takeBack(journal);
      this.names = this.root;
      this.base = base;
      this.depth = 0;
      this.withinAssumed = 0;
      this.bounds.length = 0;
      const reason = error instanceof Exhausted ? 'it is too long to be followed' : error.reason;
      this.forgetShown(code, reason);
      this.isOpaque(code, reason);
    } finally {
      this.memory.end(journal);
    }
  }

  private isOpaque(code: Code, reason: string): void {
    try {
      this.notFollowed(code, reason);
    } catch (error) {
      if (!(error instanceof NotFollowed)) throw error;
      for (const cell of this.root.cells.values())
        this.memory.set(cell, '', this.unknown(cell.value === null ? [] : [cell.value], reason));
    }
  }

  private returns(value: Value, { from, to }: Code): void {
    if (typeof value !== 'number') return;
    const at = { from: from + this.base, to: to + this.base };
    const { tape } = this;
    const own = ownNode(tape, value, tape.length, at);
    forward(tape, own, tape.length);
    if (tape.varies(own) && !this.isNamed(value)) this.frame.assign('return', own, 'computed', at);
  }

  private isNamed(node: number): boolean {
    return this.frame.circuit.versions.some((version) => version.node === node);
  }

  private fromFrame(name: string, from: number, to: number, around: FunctionsAround): Value {
    const { frame } = this;
    const outer = frame.peek(name)?.kind === 'function' ? around(name) : null;
    if (outer) return new Func(outer.code, this.outermost, null, outer.base, this.carried(outer));

    if (name === frame.sheet.dialect.names.instance) return this.instance;
    const builtIn = this.builtInNamed(name);
    if (builtIn) return builtIn;
    const meaning = frame.read(name, from, to);
    if (typeof meaning === 'number') return this.givenNamed(name, meaning);
    if (meaning.kind === 'alias') return { kind: 'library', path: meaning.path };
    return this.unknown(meaning.nodes, meaning.reason);
  }

  /** Defaults of a function of the scope around: its numbers are inputs here, its things are not known. */
  private carried({ defaults }: Func): ReadonlyMap<string, Value> | null {
    if (!defaults) return null;
    const { tape } = this;
    const here = (value: Value): Value => {
      if (typeof value !== 'number') {
        const isPlain = value.kind === 'text' || value.kind === 'nothing' || value.kind === 'library';
        return isPlain ? value : this.unknown([], 'what other calls have made of this default is not known');
      }
      const node = tape.carry(value, this.from, this.to);
      forward(tape, node, node + 1);
      return node;
    };
    return new Map([...defaults].map(([name, value]) => [name, here(value)]));
  }

  /** What a name is that the file gives no value: always the same thing. */
  private givenNamed(name: string, node: number): Value {
    const known = this.free.get(name);
    if (known?.node === node) return known;
    const made = new Given(name, node);
    this.free.set(name, made);
    return made;
  }

  /** Whether a function is the language's own, and nobody else's. */
  isBuiltIn(name: string): boolean {
    return this.find(name) === null && this.builtInNamed(name) !== null;
  }

  /** What the language itself says that a name is. */
  private builtInNamed(name: string): Value | null {
    const { names } = this.frame.sheet.dialect;
    if (this.frame.peek(name)) return null;
    const constant = names.constants.get(name);
    if (constant !== undefined) return this.constant(constant);
    if (name === names.nothing) return this.nothing();
    const own = this.library.named?.(name);
    if (own !== undefined) return own;
    const habit = names.usual.get(name);
    if (habit !== undefined) return { kind: 'library', path: habit };
    if (
      names.showing.has(name) ||
      names.libraries.has(name) ||
      names.isFunction(name) ||
      names.isOther(name) ||
      names.assumed.has(name)
    )
      return { kind: 'library', path: name };
    return null;
  }

  /** The scope's own variables mean what they do where straight lines are followed. */
  protected override unassigned(name: string, cell: Cell, from: number, to: number): Value {
    const isOwn = this.isSeen && this.root.cells.get(name) === cell;
    return isOwn ? this.world.outside(name, from, to) : super.unassigned(name, cell, from, to);
  }

  protected imports(name: string, path: string): void {
    const constant = this.frame.sheet.dialect.names.constants.get(path);
    const value: Value = constant === undefined ? { kind: 'library', path } : this.constant(constant, false);
    this.memory.set(this.cellOf(name), '', value);
    if (this.isSeen) this.frame.alias(name, path);
  }
}
