/* Follows the code of one scope, with the names and inputs of its frame. */
import type { Code, FunctionCode, PlacedCode } from '../../program/code';
import type { Library } from '../../program/library';
import { type Cell, type Func, Given, type Names, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import type { Span } from '../../text/span';
import type { NotFollowedCode } from '../account';
import type { ExpressionBuilder } from '../expression';
import { ownNode } from '../follow';
import type { Frame } from '../frame';
import { isGiven, nowhere } from '../meaning';
import { Exhausted, NotFollowed, Thrown } from './budget';
import type { Moment } from './memory';
import { NamesAround } from './names-around';
import { namesOfNumbers } from './operands';
import type { Training } from './training';
import type { ScopeAround, World } from './world';

export class ScopeMachine extends NamesAround {
  private codes: readonly PlacedCode[] = [];

  /** The first code of the statement that is not followed; null for none. */
  passedOver: NotFollowedCode | null = null;
  /** The training loop that the statement is, or goes through last. */
  trained: Training | null = null;
  /** What the statement has made of the scope's variables, where that is a known number. */
  after: ReadonlyMap<string, number> = new Map();

  protected readonly root: Names;
  /** The names of its variables. */
  private readonly nameOf = new Map<Cell, string>();
  /** Variables that code which is not followed may have changed, and what they are then, as long as nobody reads them. */
  private readonly lostOnes = new Map<Cell, Version>();

  /** Where code was last that is not followed, and why it is not. */
  private lastOpaque = { from: 0, reason: '' };

  /** What stands for the scopes around: as far as the code that is followed gives their names a value. */
  protected readonly outermost: Names;
  protected readonly further: Names;

  constructor(
    builder: ExpressionBuilder,
    frame: Frame,
    library: Library,
    around: ScopeAround,
    own: FunctionCode | null,
  ) {
    const { sheet } = frame;
    const { tape } = sheet;
    const outermost: Names = { cells: new Map(), around: null };
    const root: Names = own ? { cells: new Map(), around: outermost } : outermost;

    const world: World = {
      outside: (name, isThing) => this.fromFrame(name, around, isThing),
      keeps: (nodes) => {
        frame.opaque.interrupted = true;
        frame.opaque.keep(nodes);
      },
      counts: frame.counts,
      nameOf: (node) => frame.inputs.names.get(node),
      readsGiven: (node, from, to) => {
        const version = this.givenAt.get(node);
        if (!version) return;
        // A variable that has it shows where it is assigned.
        const isNamed = this.isSeen && !isOtherName(builder.said(from, to), version.name);
        frame.noteRead(version, isNamed ? from : nowhere, to);
      },
      assumed: (path, from, to) => {
        const place = this.isSeen ? from : nowhere;
        if (!this.free.has(path)) return this.noted(frame.outside(path, place, to, true, false));
        const meaning = frame.read(path, place, to);
        return typeof meaning === 'number' ? this.noted(meaning) : this.unknown([], `${path} is no number`);
      },
      given: (path, root, from, to) => {
        const isOfFile = isGiven(root, frame, sheet.dialect.names);
        return this.noted(frame.outside(path, this.isSeen ? from : nowhere, to, false, isOfFile));
      },
      drawn: (path, from, to, isHidden) =>
        this.noted(frame.outside(path, this.isSeen ? from : nowhere, to, false, isHidden)),
      settles: (node) => frame.inputs.settle(node),
      random: sheet.dialect.names.random,
      kept: () => frame.opaque.kept(),
      whyUnknown: (callee) => builder.whyUnknown(callee, frame),
      reads: (cell, from, to) => {
        this.showLost(cell);
        const version = this.versions.get(cell);
        if (version && version.node === cell.value) frame.noteRead(version, this.isSeen ? from : nowhere, to);
      },
      opaque: (nodes, from, to, reason) => {
        this.passedOver ??= { from, to, reason };
        this.lastOpaque = { from, reason };
        const node = tape.unread(from, to, [...nodes, ...frame.opaque.kept()]);
        tape.reasons.set(node, reason);
        frame.opaque.interrupted = true;
        frame.opaque.keep(nodes, node);
        return node;
      },
      isAssumedName: (name) => sheet.dialect.names.assumed.has(name),
      onlyComputes: (path) => {
        const { names } = sheet.dialect;
        return names.showing.has(path.split('.', 1)[0]) || names.isFunction(path);
      },
      account: sheet.account,
      said: (from, to) => builder.said(from, to),
      isGradientOf: around.isGradientOf,
      variablesOf: around.variablesOf,
    };
    super(frame, builder, library, world, root);
    this.root = root;
    this.outermost = outermost;
    this.further = { cells: new Map(), around: outermost };

    for (const name of own?.own ?? []) root.cells.set(name, this.named(name, { value: null }));
    for (const { target } of own?.parameters ?? []) if (target.kind === 'name') this.parameterOf(target.name);
  }

  private named(name: string, cell: Cell): Cell {
    this.nameOf.set(cell, name);
    return cell;
  }

  protected override cellOf(name: string): Cell {
    const cell = super.cellOf(name);
    return this.root.cells.get(name) === cell ? this.named(name, cell) : cell;
  }

  private parameterOf(name: string): void {
    const version = this.frame.versionOf(name);
    if (!version) return;
    this.givenAt.set(version.node, version);
    const cell = this.named(name, { value: new Given(name, version.node) });
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
      !this.isOutdated(value) &&
      !this.behind.has(value) &&
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
    if (version.origin === 'literal' && Number.isInteger(this.tape.valueOf(version.node)))
      this.isWhole(version.node);
  }

  functionNamed(name: string): Func | null {
    const value = this.root.cells.get(name)?.value;
    return value !== undefined && value !== null && typeof value !== 'number' && value.kind === 'function'
      ? value
      : null;
  }

  hoist(codes: readonly PlacedCode[]): void {
    this.codes = codes;
    for (const { code, base } of codes) {
      if (code.kind !== 'function' || !code.hoisted) continue;
      this.base = base;
      this.cellOf(code.name).value = this.makeFunction(code.code);
    }
  }

  protected isTraining({ from, to }: Span, steps: Training['steps']): void {
    const { base, inside, trained } = this;
    const at = { from: from + base, to: to + base };
    // Of a loop around one that trains no more than its round is known.
    const isAround = trained !== null && at.from <= trained.at.from && trained.at.to <= at.to;
    if (inside.notTaken === 0 && !isAround) this.trained = { at, steps };
  }

  /** Follows a statement of the scope; one for which there is no budget, or that can't be followed, is opaque. */
  run({ code, base }: PlacedCode, statement: number): void {
    const { frame } = this;
    frame.current = statement;
    this.passedOver = null;
    this.trained = null;
    this.base = base;
    if (code.kind === 'function' && code.hoisted) return;
    this.world.account.follows(code.from + base);
    const { moment } = this.memory;
    frame.shown.beginRounds();
    this.spending.begin();
    try {
      const leaving = this.statement(code);
      if (leaving?.kind === 'return' && leaving.value !== null)
        this.returns(leaving.value, code.kind === 'return' && code.value ? code.value : code);
    } catch (error) {
      if (!(error instanceof NotFollowed || error instanceof Exhausted || error instanceof Thrown))
        throw error;
      this.memory.takeBack(moment);
      this.forgetWaiting(0);
      this.names = this.root;
      this.base = base;
      this.depth = 0;
      this.withinAssumed = 0;
      this.bounds.length = 0;
      const { reason } = error;
      this.forgetShown(code, reason);
      this.isOpaque(code, reason);
    } finally {
      this.spending.end();
      this.after = this.changedNames(moment, code);
      if (this.passedOver) {
        this.world.account.hasOpaque(code.from + base);
        frame.opaque.hasRunAt({ from: code.from + base, to: code.to + base });
      }
      this.memory.forgetMoments();
      frame.shown.endRounds(this.world.said, statement);
    }
  }

  /** What a statement has made of variables. What is not known is an input from there on: it may be any number. */
  private changedNames(moment: Moment, code: Code): ReadonlyMap<string, number> {
    const after = new Map<string, number>();
    for (const [holder, places] of this.memory.heldAt(moment)) {
      const cell = holder as Cell;
      const name = this.nameOf.get(cell);
      const { value } = cell;
      if (name === undefined || typeof value !== 'number' || places.get('') === value) continue;
      const isLost = this.tape.isUnknown(value) && this.versions.get(cell)?.node !== value;
      if (isLost) this.loseName(name, cell, value, code.from + this.base);
      else if (!this.remade.has(value)) after.set(name, value);
    }
    return after;
  }

  private loseName(name: string, cell: Cell, node: number, from: number): void {
    const { frame, tape } = this;
    const why = tape.reasons.get(node) ?? this.passedOver?.reason ?? 'it is not read';
    const version = frame.lose(name, `${frame.sheet.said(from)} may change it: ${why}`, [node]);
    this.memory.set(cell, '', version.node);
    this.isMadeOf(version.node, [node]);
    this.remade.set(version.node, this.opaqueRuns);
    this.lostOnes.set(cell, version);
  }

  protected remake(cell: Cell): void {
    const { nameOf, lastOpaque, world } = this;
    const made = this.madeAnew(world.kept(), cell.value, lastOpaque.reason);
    this.memory.set(cell, '', made);
    const name = nameOf.get(cell);
    if (name !== undefined) this.loseName(name, cell, made, lastOpaque.from);
  }

  private showLost(cell: Cell): void {
    const version = this.lostOnes.size > 0 && this.lostOnes.get(cell);
    if (!version) return;
    this.lostOnes.delete(cell);
    if (cell.value !== version.node) return;
    this.versions.set(cell, version);
    this.frame.shown.list(version);
  }

  private isOpaque(code: Code, reason: string): void {
    this.tellOpaque(code, reason);
    try {
      this.notFollowed(code, reason);
    } catch (error) {
      if (!(error instanceof NotFollowed)) throw error;
      for (const cell of this.root.cells.values())
        this.memory.set(cell, '', this.unknown(cell.value === null ? [] : [cell.value], reason));
    }
  }

  private returns(value: Value, { from, to }: Span): void {
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

  protected countsAsNumber(name: string): boolean {
    return namesOfNumbers(this.codes)(name);
  }

  /** The scope's own variables mean what they do where straight lines are followed. */
  protected override unassigned(name: string, cell: Cell): Value {
    const isOwn = this.isSeen && this.root.cells.get(name) === cell;
    return isOwn ? this.world.outside(name, false) : super.unassigned(name, cell);
  }

  protected imports(name: string, path: string): void {
    const constant = this.frame.sheet.dialect.names.constants.get(path);
    const value: Value = constant === undefined ? { kind: 'library', path } : this.constant(constant, false);
    this.memory.set(this.cellOf(name), '', value);
    if (this.isSeen) this.frame.alias(name, path);
  }
}

/** Whether what is said is the name of a variable, and no other one's. */
function isOtherName(said: string, name: string): boolean {
  return said !== name && !/[^\p{L}\p{N}$_]/u.test(said);
}
