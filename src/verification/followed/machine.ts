/* Follows what a trial is of, and keeps what it assigns, calls and returns. */

import type { ExpressionBuilder } from '../../circuits/expression';
import { ScopeMachine } from '../../circuits/following/scope-machine';
import type { ScopeAround } from '../../circuits/following/world';
import type { Frame } from '../../circuits/frame';
import type { Assign, Block, Code, Expression, FunctionCode, PlacedCode, Target } from '../../program/code';
import type { Library } from '../../program/library';
import {
  type Cell,
  type ClassThing,
  Func,
  Given,
  List,
  type Rec,
  type Thing,
  type Value,
} from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import type { Span } from '../../text/span';
import type { OwnedFunction } from './functions';
import { leavesOf, numbersIn } from './leaves';
import { marked, plainName } from './marked';
import { variablesNamed } from './named';
import type { AssignCode, CallFrame, OfVariable, Returned, Root, StoreHeard } from './stores';

export class TrialMachine extends ScopeMachine {
  readonly stores: StoreHeard[] = [];
  readonly returned: Returned[] = [];
  readonly frames: CallFrame[] = [];
  /** Functions that were made while others were called: closures. */
  readonly closures: Func[] = [];
  /** The object that a method is of, with the methods that it has. */
  readonly self = new Given(marked('this'));
  private methods: ReadonlyMap<string, OwnedFunction> = new Map();
  private current: { readonly code: AssignCode; readonly base: number } | null = null;
  /** What the usual functions without a definition are. */
  private readonly helpers = new Map<string, Func | ClassThing>();

  /** Conditions on what is no number, by where they stand: which side is taken. */
  readonly decisions = new Map<number, boolean>();

  constructor(
    builder: ExpressionBuilder,
    frame: Frame,
    library: Library,
    around: ScopeAround,
    private readonly gradientNames: GradientNames,
    /** The conditions of which the other side is taken. */
    private readonly otherwise: ReadonlySet<number>,
  ) {
    super(builder, frame, library, around, null);
  }

  /** Methods get their object as an argument. */
  get hasSelfAsArgument(): boolean {
    return this.library.selfIsArgument;
  }

  /** What the inputs are called, by their nodes. */
  get inputNames(): ReadonlyMap<number, string> {
    return this.frame.inputs.names;
  }

  /** Follows what defines something: the file's functions and classes, and numbers that have names. */
  begin(top: readonly PlacedCode[], helpers: readonly PlacedCode[]): void {
    this.hoist(top);
    this.frame.shown.beginRounds();
    if (helpers.length > 0) this.define(helpers);
    for (const [index, each] of top.entries()) if (defines(each.code)) this.run(each, index);
  }

  /** Follows the code of the usual functions, and keeps them apart from the file's names. */
  private define(helpers: readonly PlacedCode[]): void {
    const { names } = this;
    const own = new Map<string, Cell>();
    this.names = { cells: own, around: null };
    for (const { code, base } of helpers) {
      this.base = base;
      if (code.kind !== 'function' && code.kind !== 'class') continue;
      own.set(code.name, { value: null });
    }
    for (const { code, base } of helpers) {
      this.base = base;
      if (code.kind === 'function') this.assignHelper(code.name, this.makeFunction(code.code), own);
      if (code.kind === 'class') this.assignHelper(code.name, this.makeClass(code.code), own);
    }
    this.names = names;
  }

  private assignHelper(name: string, value: Value, own: Map<string, Cell>): void {
    (own.get(name) as Cell).value = value;
    if (typeof value === 'object' && (value.kind === 'function' || value.kind === 'class'))
      this.helpers.set(name, value);
  }

  /** Follows all statements of the file. */
  all(top: readonly PlacedCode[]): void {
    for (const [index, each] of top.entries()) if (!defines(each.code)) this.run(each, index);
  }

  /** Calls a function of the file, as a method of what `self` is. */
  callOf(fn: OwnedFunction, args: readonly Value[]): Value {
    this.methods = fn.home.kind === 'file' ? this.methods : fn.home.functions;
    const func = new Func(fn.code, this.root, null, fn.base, null, null);
    const isBare = fn.home.kind === 'file' || (this.hasSelfAsArgument && !isMethod(fn));
    return this.invoke(func, args, isBare ? null : this.self);
  }

  invoke(func: Func, args: readonly Value[], self: Value | null): Value {
    this.spending.begin();
    try {
      const isMethod = self !== null && this.library.selfIsArgument;
      const all = isMethod ? [self, ...args] : args;
      return this.callFunction(func, all, new Map(), self);
    } finally {
      this.spending.end();
    }
  }

  /** Something that is whatever it is used as: a parameter. */
  parameterNamed(name: string): Given {
    return new Given(marked(name));
  }

  /** What is not given, as a number, where nothing says that it is anything else. */
  asOne(value: Value): Value {
    return value instanceof Given && value.members.size === 0 ? this.asNumber(value) : value;
  }

  /** A number of the trial's own. */
  input(): number {
    const node = this.tape.input(0, 0);
    this.owned.add(node);
    return node;
  }

  /** Whether something that is not given is some text is for the variant to say. */
  override apply(gate: string, given: readonly Value[], path = ''): Value {
    const isOpen = given.some((each) =>
      typeof each === 'number' ? this.tape.isInput(this.tape.sourceOf(each)) : each instanceof Given,
    );
    const isText = given.some((each) => typeof each === 'object' && each.kind === 'text');
    if (isOpen && isText && compares.has(gate))
      return this.unknown([], 'which text this is depends on the caller');
    return super.apply(gate, given, path);
  }

  /** A condition on what is no number, and not known, is as the variant says: true, but for those that are otherwise. */
  protected override decided(test: Value): boolean | null {
    const known = super.decided(test);
    if (known !== null || (typeof test === 'number' && !this.tape.isUnread(this.tape.sourceOf(test))))
      return known;
    const taken = !this.otherwise.has(this.from);
    this.decisions.set(this.from, taken);
    return taken;
  }

  protected override memberOf(of: Value, key: string): Value {
    if (of === this.self && !this.self.members.has(key)) {
      const method = this.methods.get(key);
      if (method && key !== 'constructor' && key !== '__init__')
        return new Func(
          method.code,
          this.root,
          this.library.selfIsArgument ? null : this.self,
          method.base,
          null,
          null,
        );
    }
    return super.memberOf(of, key);
  }

  protected override callFunction(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
  ): Value {
    if (of.home === null && self === this.self && this.library.selfIsArgument && args[0] !== self)
      return super.callFunction(of, [self, ...args], keywords, null);
    return super.callFunction(of, args, keywords, self);
  }

  /** Of a loop of which one round is followed, what that has made is what the trial is about. */
  protected override loseRounds(): void {}

  /** How many objects are being made. */
  private making = 0;

  protected override construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value {
    this.making++;
    try {
      return super.construct(of, args, keywords);
    } finally {
      this.making--;
    }
  }

  protected override unknownCall(of: Thing, args: readonly Value[], self: Value | null): Value {
    const path = of instanceof Given || of.kind === 'library' ? plainName(of.path) : '';
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (name === 'assert' && args.length > 0) {
      this.asserts(args[0]);
      return this.nothing();
    }
    // What is put on a list that nobody sees is still what it was.
    if (of instanceof Given && self instanceof Given && puts.has(name)) return this.nothing();
    const helper = this.helpers.get(name);
    if (helper?.kind === 'class') return this.construct(helper, args, new Map());
    if (!helper) return super.unknownCall(of, args, self);
    const [first] = helper.code.parameters;
    const isMethod = first?.target.kind === 'name' && first.target.name === 'self';
    if (!isMethod) return this.callFunction(helper, args, new Map(), null);
    return self === null
      ? super.unknownCall(of, args, self)
      : this.callFunction(helper, [self, ...args], new Map(), null);
  }

  protected override makeFunction(code: FunctionCode): Value {
    const made = super.makeFunction(code);
    if (this.depth > 0 && made instanceof Func) this.closures.push(made);
    return made;
  }

  protected override body(body: Block): Value | null {
    const { cells } = this.names;
    const code = this.calling[this.calling.length - 1];
    this.frames.push({ code, base: this.base, cells });
    return super.body(body);
  }

  protected override isReturned(value: Value, at: Span): Value {
    const own = super.isReturned(value, at);
    this.returned.push({ value: own, expression: at as Expression, base: this.base, within: this.function });
    return own;
  }

  private get function(): Span | null {
    const code = this.calling[this.calling.length - 1];
    return code ? { from: code.from + this.base, to: code.to + this.base } : null;
  }

  protected override assignStatement(code: Assign & Code): void {
    const before = this.current;
    this.current = { code, base: this.base };
    try {
      super.assignStatement(code as Extract<Code, { kind: 'assign' }>);
    } finally {
      this.current = before;
    }
  }

  protected override assignment(code: Extract<Expression, { kind: 'assign' }>): Value {
    const before = this.current;
    this.current = { code, base: this.base };
    try {
      return super.assignment(code);
    } finally {
      this.current = before;
    }
  }

  protected override assigned(cell: Cell, name: string, value: Value, target: Target): Value {
    const before = cell.value;
    const own = super.assigned(cell, name, value, target);
    this.store(target, { kind: 'name', name, cell }, name, [], own, before);
    return own;
  }

  protected override assignMember(
    target: Extract<Target, { kind: 'member' }>,
    of: Value,
    value: Value,
  ): Value {
    const before = partNow(of, target.key);
    const own = super.assignMember(target, of, value);
    if (typeof of !== 'number' && (of.kind === 'record' || of.kind === 'list'))
      this.store(
        target,
        { kind: 'member', name: target.key, holder: of },
        this.textOf(target),
        [],
        own,
        before,
      );
    return own;
  }

  protected override assignElement(
    target: Extract<Target, { kind: 'at' }>,
    of: Value,
    index: Value,
    value: Value,
  ): Value {
    const key = this.placeOfGiven(index);
    const before = key === null ? null : partNow(of, key);
    const own = super.assignElement(target, of, index, value);
    if (key === null) return own;
    if (
      target.index.kind === 'text' &&
      typeof of !== 'number' &&
      (of.kind === 'record' || of.kind === 'list')
    ) {
      this.store(target, { kind: 'member', name: key, holder: of }, this.textOf(target), [], own, before);
      return own;
    }
    const found = this.rootOf(target.of, [key]);
    if (found) this.store(target, found.root, found.text, found.keys, own, before);
    return own;
  }

  /** What an element is of: the variable or member, and its place in that. */
  private rootOf(
    of: Expression,
    keys: readonly string[],
  ): { readonly root: Root; readonly text: string; readonly keys: readonly string[] } | null {
    const isText = of.kind === 'at' && of.index.kind === 'text';
    if (of.kind === 'name') {
      const cell = this.find(of.name);
      return cell && { root: { kind: 'name', name: of.name, cell }, text: of.name, keys };
    }
    if (of.kind === 'member' || isText) {
      if (!isPure(of.of)) return null;
      const holder = this.evaluate(of.of);
      const name = of.kind === 'member' ? of.key : of.index.kind === 'text' ? of.index.value : '';
      if (typeof holder === 'number' || (holder.kind !== 'record' && holder.kind !== 'list')) return null;
      return { root: { kind: 'member', name, holder }, text: this.textOf(of), keys };
    }
    if (of.kind !== 'at' || !isPure(of.index)) return null;
    const key = this.placeOfGiven(this.evaluate(of.index));
    return key === null ? null : this.rootOf(of.of, [key, ...keys]);
  }

  private textOf({ from, to }: Span): string {
    return this.world.said(from + this.base, to + this.base);
  }

  private store(
    target: Target,
    root: Root,
    text: string,
    keys: readonly string[],
    value: Value,
    before: Value | null,
  ): void {
    const at = { from: target.from + this.base, to: target.to + this.base };
    this.stores.push({
      root,
      text,
      keys,
      value,
      before,
      of: this.variablesOf(root, keys),
      at,
      code: this.current?.code ?? null,
      base: this.current?.base ?? 0,
      within: this.function,
      nodes: this.tape.length,
      isInitial: this.making > 0,
    });
  }

  /** What something may be the gradient of by its name, and what that is worth now. */
  private variablesOf(root: Root, keys: readonly string[]): readonly OfVariable[] {
    const named = variablesNamed(root.name, this.gradientNames, root.kind === 'member');
    const found: { name: string; value: Value }[] = [];
    for (const { name, isBeside } of named) {
      if (root.kind === 'member') {
        const part =
          root.holder.kind === 'record' ? root.holder.members.get(name) : root.holder.members?.get(name);
        if (part !== undefined) found.push({ name, value: part });
      }
      if (isBeside) continue;
      const cell = this.find(name);
      if (cell && cell.value !== null) found.push({ name, value: cell.value });
      const self = this.selfNow();
      const part = self?.members.get(name);
      if (part !== undefined && !(root.kind === 'member' && root.holder === self))
        found.push({ name, value: part });
    }
    return found.map(({ name, value }) => ({ name, value, leaves: leafAt(value, keys) }));
  }

  private selfNow(): Rec | null {
    const value = this.find('this')?.value ?? this.find('self')?.value ?? null;
    return value !== null && typeof value !== 'number' && value.kind === 'record' ? value : null;
  }
}

/** Operators that say whether two things are the same. */
const compares: ReadonlySet<string> = new Set(['==', '!=', 'looseEqual', 'looseUnequal', 'is', 'isNot']);

/** Methods that put something on a list. */
const puts: ReadonlySet<string> = new Set(['push', 'append', 'add', 'unshift']);

/** Whether a function gets an object, where that is an argument. */
export function isMethod({ home, isStatic }: OwnedFunction): boolean {
  return home.kind === 'class' && !isStatic;
}

/** Whether a statement only defines something: it is followed before anything else is. */
function defines(code: Code): boolean {
  if (code.kind === 'function' || code.kind === 'class' || code.kind === 'import') return true;
  return code.kind === 'assign' && isDefinition(code.value);
}

/** Whether something is a function, or a table that has some. */
function isDefinition(e: Expression): boolean {
  if (e.kind === 'record') return e.entries.some(({ value }) => isDefinition(value));
  return e.kind === 'function' || e.kind === 'class';
}

/** Whether looking once more at what an expression is changes nothing. */
function isPure(e: Expression): boolean {
  if (e.kind === 'name' || e.kind === 'number' || e.kind === 'text') return true;
  if (e.kind === 'member') return isPure(e.of);
  if (e.kind === 'at') return isPure(e.of) && isPure(e.index);
  return e.kind === 'gate' && e.inputs.every(isPure);
}

/** What a part of something is, if it is there. */
export function partNow(of: Value, key: string): Value | null {
  if (typeof of === 'number') return null;
  const list = of instanceof Given ? of.list : of.kind === 'list' ? of : null;
  if (list && /^\d+$/.test(key)) return list.items[Number(key)] ?? null;
  if (of.kind === 'record') return of.members.get(key) ?? null;
  return of instanceof List ? (of.members?.get(key) ?? null) : null;
}

/** The number of a value at a place, or all of them. */
export function leafAt(value: Value, keys: readonly string[]): ReadonlyMap<string, number> {
  if (keys.length === 0) return leavesOf(value);
  const at = (from: Value) => keys.reduce<Value | null>((part, key) => part && partNow(part, key), from);
  const inside = numbersIn(value);
  const part = at(value) ?? (inside && at(inside));
  const node = typeof part === 'number' ? part : part instanceof Given ? part.node : -1;
  return node < 0 ? new Map() : new Map([[keys.join(), node]]);
}
