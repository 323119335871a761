/*
 * Following a scope whose code branches, repeats, calls or keeps numbers in things. It writes the same log as for straight
 * lines: each statement of the scope has one entry there, whatever it goes through.
 */
import type { Code, FunctionCode, Target } from '../../program/code';
import type { Library } from '../../program/library';
import { type Item, moved, type Statement } from '../../program/statements';
import { type Cell, Func, Given, type List, type Names, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import { isPause } from '../../text/pauses';
import type { Span } from '../../text/span';
import type { ExpressionBuilder } from '../expression';
import { Follower, isInput, ownNode } from '../follow';
import type { Frame } from '../frame';
import { Log } from '../log';
import { nowhere } from '../meaning';
import { Exhausted, Thrown } from './budget';
import { NotFollowed, type World } from './evaluator';
import { Machine } from './machine';

/** A statement of the file, and what its positions count from. */
export interface PlacedCode {
  readonly code: Code;
  readonly base: number;
}

/** What a scope's code knows of that around it: a function of the file by its name. */
export type FunctionsAround = (name: string) => Func | null;

export class FollowedScope {
  readonly log: Log;
  private readonly machine: ScopeMachine;
  private readonly follower: Follower;

  constructor(
    builder: ExpressionBuilder,
    private readonly frame: Frame,
    private readonly items: readonly Item[],
    private readonly codes: readonly PlacedCode[],
    library: Library,
    around: FunctionsAround,
    own: FunctionCode | null,
  ) {
    const { sheet, circuit } = frame;
    this.log = new Log(items, sheet, circuit.versions);
    this.machine = new ScopeMachine(builder, frame, library, around, own);
    this.follower = new Follower(builder, frame, items);
  }

  /** A function that the scope has under a name, for those inside it. */
  functionNamed = (name: string): Func | null => this.machine.functionNamed(name);

  /** Follows all statements, with a pause after every few of them; `watch` sees each when it has been followed. */
  *follow(watch: (statement: Statement, index: number) => void): Generator<undefined, Log> {
    const { codes, items, machine, log } = this;
    machine.hoist(codes);
    let next = 0;
    let straight = 0;
    for (let index = 0; index < items.length; index++) {
      if (isPause(index, 16)) yield;
      const first = log.versions.length;
      const from = next;
      while (next < codes.length && startOf(codes[next].code, codes[next].base) <= placeOf(items[index]))
        next++;
      if (index >= straight && next === from + 1) straight = index + this.straightItems(codes[from], index);
      if (index < straight) this.straight(index);
      else {
        for (const code of codes.slice(from, next)) machine.run(code, index);
        log.add(this.versionOf(items[index], log.versions.slice(first)), null, machine.wasOpaque);
      }
      watch(items[index].statement, index);
    }
    return log;
  }

  /** How many statements, from this one on, are all that some code is, if that is no more than numbers; else none. */
  private straightItems({ code, base }: PlacedCode, index: number): number {
    let count = 0;
    for (const item of this.items.slice(index)) {
      if (placeOf(item) > code.to + base) break;
      if (!isOfNumbers(item.statement, this.machine)) return 0;
      count++;
    }
    return count;
  }

  /** Follows a statement that is no more than numbers as one of a straight line. */
  private straight(index: number): void {
    const { frame, machine, follower, log } = this;
    const item = this.items[index];
    frame.beginRounds();
    const before = frame.sheet.tape.length;
    const { version, path } = follower.one(item, index);
    if (item.statement.kind === 'assignment') machine.hasAssigned(item.statement.target, version);
    forward(frame.sheet.tape, before, frame.sheet.tape.length);
    log.add(version, path, frame.opaque.interrupted);
  }

  /** The version that a statement is there for. */
  private versionOf({ statement, base }: Item, made: readonly Version[]): Version | null {
    if (statement.kind === 'return')
      return made.findLast(({ name }) => name === 'return') ?? this.returned(statement);
    if (statement.kind !== 'assignment') return null;
    const at = moved(statement.targetAt, base);
    return made.findLast((version) => version.at && version.at.from === at.from) ?? null;
  }

  private returned({ steps }: Extract<Statement, { kind: 'return' }>): Version | null {
    const [only, ...more] = steps;
    const version = only?.kind === 'name' && more.length === 0 ? this.frame.versionOf(only.name) : undefined;
    return version?.origin === 'computed' ? version : null;
  }
}

/** Follows the code of one scope, with the frame's names and inputs. */
class ScopeMachine extends Machine {
  /** The object that a method is of which is followed by itself. */
  private readonly instance: Given;
  private readonly free = new Map<string, Given>();
  /** How many sides that are not taken the code that is followed is inside of. */
  private sidesNotTaken = 0;
  /** Code that is not followed has run in the statement. */
  wasOpaque = false;
  private readonly versions = new WeakMap<Cell, Version>();
  /** Nodes that are some variable's. */
  private readonly owned = new Set<number>();
  private readonly root: Names;
  /** What stands for the scopes around: as far as the code that is followed gives their names a value. */
  private readonly outermost: Names;

  constructor(
    builder: ExpressionBuilder,
    private readonly frame: Frame,
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
    super(tape, builder, library, world, root);
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
    frame.beginRounds();
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

  /** Whether what is assigned here is the scope's own, and shows. */
  private get isSeen(): boolean {
    return this.depth === 0 && this.sidesNotTaken === 0;
  }

  protected aside<T>(isTaken: boolean, follow: () => T): T {
    if (isTaken) return follow();
    this.sidesNotTaken++;
    try {
      return follow();
    } finally {
      this.sidesNotTaken--;
    }
  }

  protected assigned(cell: Cell, name: string, value: Value, target: Target): Value {
    if (typeof value !== 'number') {
      if (this.isSeen && value.kind === 'library') this.frame.alias(name, value.path);
      else if (this.isSeen) this.frame.holds(name, this.nodesOf([value]));
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    const at = this.spanOf(target);
    if (!this.isSeen) return value;
    const isLiteral = !this.tape.varies(value);
    const own = this.ownNode(value, at);
    const isOfScope = this.find(name) === cell && this.root.cells.get(name) === cell;
    const version = isOfScope
      ? this.frame.assign(name, own, isLiteral ? 'literal' : 'computed', at)
      : this.frame.show(name, own, at);
    this.versions.set(cell, version);
    return own;
  }

  protected hasOneRound({ from, to }: Span): void {
    if (this.isSeen) this.frame.hasOneRound({ from: from + this.base, to: to + this.base });
  }

  protected forgetShown({ from, to }: Code, reason: string): void {
    this.frame.forget({ from: from + this.base, to: to + this.base }, reason);
  }

  /** What was a number in an earlier round is none now. */
  private isNoNumber(name: string, target: Target): void {
    const at = this.spanOf(target);
    if (this.isSeen && this.frame.showsAt(at.from)) this.frame.forget(at, `${name} is no number`);
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

  protected isShared(value: Value): void {
    if (typeof value === 'number') this.owned.add(value);
  }

  protected placed(value: Value, target: Target, key: string): Value {
    const name = `${target.kind === 'member' || target.kind === 'at' ? this.world.said(target.of.from + this.base, target.of.to + this.base) : ''}${key}`;
    if (typeof value !== 'number') {
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    if (!this.isSeen) return value;
    const at = this.spanOf(target);
    const own = this.ownNode(value, at);
    this.frame.show(name, own, at);
    return own;
  }

  private spanOf({ from, to }: Target): Span {
    return { from: from + this.base, to: to + this.base };
  }

  /** A node that only this assignment has. */
  private ownNode(value: number, at: Span): number {
    const { tape } = this;
    const own = this.isFresh(value) ? value : ownNode(tape, value, tape.length, at);
    if (own !== value) forward(tape, own, own + 1);
    this.countsAs(own, value);
    tape.mark(own, 'varies');
    this.owned.add(own);
    return own;
  }

  /** Shows the numbers of a list, as they are at this moment. */
  private showArray(name: string, value: Value, target: Target): void {
    if (!this.isSeen || typeof value === 'number' || value.kind !== 'list') return;
    const elements = elementsOf(value);
    if (!elements) return;
    const { tape } = this;
    // Numbers that stand in a list are inputs, as those of variables are.
    for (const node of elements.nodes) if (tape.isConstant(node)) tape.mark(node, 'varies');
    const at = this.spanOf(target);
    const node = tape.unread(at.from, at.to, []);
    this.frame.show(name, node, at, { elements });
  }

  /** Whether a node has just been made, and is nobody's. */
  private isFresh(node: number): boolean {
    return node === this.tape.length - 1 && !this.owned.has(node) && !isInput(this.tape, node);
  }
}

/** Where a statement stands, or what it assigns. */
function placeOf({ statement, base }: Item): number {
  return (statement.kind === 'assignment' ? statement.targetAt.from : statement.from) + base;
}

function startOf({ from }: Code, base: number): number {
  return from + base;
}

/** Whether a statement gives a name a number that only numbers make. */
function isOfNumbers(statement: Statement, machine: ScopeMachine): boolean {
  if (statement.kind !== 'assignment' && statement.kind !== 'return') return false;
  if (statement.functions.length > 0 || statement.sideAssigns.length > 0 || statement.calls) return false;
  if (statement.kind === 'assignment' && statement.operator !== '' && !machine.isNumber(statement.target))
    return false;
  return statement.steps.every((step) => {
    if (step.kind === 'unreadable' || step.kind === 'member') return false;
    if (step.kind === 'name') return machine.isNumber(step.name);
    return step.kind !== 'call' || machine.isBuiltIn(step.root);
  });
}

/** The numbers of a list, and of lists in it that are all as long; null for any other. */
function elementsOf({ items, lost }: List): NonNullable<Version['elements']> | null {
  if (lost || items.length === 0 || items.length > mostShown) return null;
  if (items.every((item) => typeof item === 'number'))
    return { shape: [items.length], nodes: [...items] as number[] };
  const rows = items.map((item) =>
    typeof item === 'object' && item.kind === 'list' ? elementsOf(item) : null,
  );
  const [first] = rows;
  if (!first || rows.some((row) => row?.shape.join() !== first.shape.join())) return null;
  const nodes = rows.flatMap((row) => row?.nodes ?? []);
  return nodes.length > mostShown ? null : { shape: [items.length, ...first.shape], nodes };
}

/** Arrays of more numbers are not listed. */
const mostShown = 10_000;
