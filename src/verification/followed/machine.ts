/* Follows what a trial is of, and keeps what it assigns, calls and returns. */

import type { ExpressionBuilder } from '../../circuits/expression';
import type { LoopStart } from '../../circuits/following/one-round';
import { namesIn, touchedBy } from '../../circuits/following/touches';
import type { Training } from '../../circuits/following/training';
import type { ScopeAround } from '../../circuits/following/world';
import type { Frame } from '../../circuits/frame';
import type {
  Assign,
  Block,
  Code,
  Expression,
  FunctionCode,
  Loop,
  PlacedCode,
  Target,
} from '../../program/code';
import type { Library, LibraryCall } from '../../program/library';
import {
  type Cell,
  type ClassThing,
  Func,
  Given,
  List,
  type Names,
  type Rec,
  type Thing,
  type Value,
} from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import type { Span } from '../../text/span';
import { constantsAtTop, constantsIn, fieldMakersOf } from './constants';
import { emptyLists } from './empty-lists';
import type { OwnedFunction } from './functions';
import { leavesOf, numbersIn } from './leaves';
import { MeasuringMachine } from './lengths';
import { marked, plainName } from './marked';
import { isBare, variablesNamed } from './named';
import { hasSteps, stepsOf } from './steps';
import type { AssignCode, CallFrame, HeardTraining, OfVariable, Returned, Root, StoreHeard } from './stores';

export class TrialMachine extends MeasuringMachine {
  readonly stores: StoreHeard[] = [];
  readonly trainings: HeardTraining[] = [];
  /** By how many stores each variable is read. */
  readonly readings = new Map<Cell, Set<number>>();
  readonly returned: Returned[] = [];
  readonly frames: CallFrame[] = [];
  /** Functions that were made while others were called: closures. */
  readonly closures: Func[] = [];
  /** The object that a method is of, with the methods that it has. */
  readonly self = new Given(marked('this'));
  /** Lists of the top level that others fill. */
  private unfilled: ReadonlySet<string> = new Set();
  /** Variables of the top level. */
  private readonly ofFile = new Set<string>();
  private methods: ReadonlyMap<string, OwnedFunction> = new Map();
  private current: { readonly code: AssignCode; readonly base: number } | null = null;
  /** The names in what gradients were made room with. */
  private readonly rooms = new Map<Cell, ReadonlySet<string>>();
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
    this.unfilled = emptyLists(top);
    for (const { code } of top)
      if (code.kind === 'assign') for (const name of namesIn(code.targets)) this.ofFile.add(name);
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

  protected heard(): () => void {
    const all = [this.stores, this.returned, this.frames, this.closures];
    const lengths = all.map(({ length }) => length);
    return () => {
      for (const [k, list] of all.entries()) list.length = lengths[k];
    };
  }

  /** Follows what computes numbers that functions of the file read: at its top, around them, in the object that they are of. */
  settle(functions: readonly OwnedFunction[], top: readonly PlacedCode[], withLiterals: boolean): void {
    for (const { placed, index } of constantsAtTop(top, withLiterals)) this.run(placed, index);
    for (const fn of outermostFirst(functions)) {
      const { names } = this;
      this.names = this.namesIn(fn);
      for (const each of constantsIn(fn.code.body, withLiterals)) {
        const [target] = each.targets;
        if (target.kind === 'name') this.names.cells.set(target.name, { value: null });
        this.run({ code: each, base: fn.base }, 0);
      }
      this.names = names;
    }
    for (const { maker, becomes } of fieldMakersOf(functions, withLiterals)) {
      const args = becomes.map((field, k) =>
        field === null ? this.parameterNamed(`argument ${k + 1}`) : super.memberOf(this.self, field),
      );
      this.callOf(maker, this.hasSelfAsArgument ? args.slice(1) : args);
    }
  }

  /** Follows all statements of the file. */
  all(top: readonly PlacedCode[]): void {
    for (const [index, each] of top.entries()) if (!defines(each.code)) this.run(each, index);
  }

  /** Calls a function of the file, as a method of what `self` is. */
  callOf(fn: OwnedFunction, args: readonly Value[]): Value {
    this.shareWith(fn);
    this.methods = fn.home.kind === 'file' ? this.methods : fn.home.functions;
    const func = new Func(fn.code, this.namesAround(fn), null, fn.base, null, null);
    const isBare = fn.home.kind === 'file' || (this.hasSelfAsArgument && !isMethod(fn));
    return this.invoke(func, args, isBare ? null : this.self);
  }

  /** The names that a function sees: the parameters of those around it are whatever they are used as. */
  private namesAround({ within }: OwnedFunction): Names {
    return within ? this.namesIn(within) : this.root;
  }

  /** The names in functions around those that are called, which share them. */
  private readonly outer = new Map<FunctionCode, Names>();

  private namesIn(fn: OwnedFunction): Names {
    const known = this.outer.get(fn.code);
    if (known) return known;
    const cells = new Map<string, Cell>();
    for (const { target } of fn.code.parameters)
      if (target.kind === 'name') cells.set(target.name, { value: this.parameterNamed(target.name) });
    const names = { cells, around: this.namesAround(fn) };
    this.outer.set(fn.code, names);
    return names;
  }

  /** Variables of the file that a function changes have one number until it does. */
  private shareWith({ code }: OwnedFunction): void {
    for (const name of touchedBy(code).assigns)
      if (this.ofFile.has(name) && !this.root.cells.has(name))
        this.root.cells.set(name, { value: new Given(marked(name)) });
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

  /** The elements of a list, or of a thing's, that nothing has been asked of, as those of rows of a table, are numbers. */
  hasNumbers(value: Value, seen = new Set<Value>()): void {
    const list = numbersIn(value) ?? value;
    if (typeof list === 'number' || list.kind !== 'list' || seen.has(list)) return;
    seen.add(list);
    for (const item of list.items) {
      if (item === undefined) continue;
      if (!(item instanceof Given)) this.hasNumbers(item, seen);
      else if (item.members.size === 0) this.asNumber(item);
    }
  }

  /** What nobody has read of arrays that something may be the gradient of is a number, as what stands beside it is. */
  fillVariables(): void {
    const seen = new Set<Value>();
    const fill = (value: Value | undefined): void => {
      const list = value instanceof Given ? value.list : value;
      if (typeof list !== 'object' || list?.kind !== 'list' || seen.has(list)) return;
      seen.add(list);
      const isOfNumbers = list.items.some(
        (item) => typeof item === 'number' || (item instanceof Given && item.node >= 0),
      );
      if (isOfNumbers) this.hasNumbers(list);
      else list.items.forEach(fill);
    };
    for (const { of } of this.stores) for (const { value } of of) fill(value);
  }

  /** A number of the trial's own. */
  input(): number {
    const node = this.tape.input(0, 0);
    this.owned.add(node);
    return node;
  }

  /** The number that a number is a copy of. */
  sourceOf(node: number): number {
    return this.tape.sourceOf(node);
  }

  /** Whether something that is not given is some text is for the variant to say. */
  override apply(gate: string, given: readonly Value[], path = ''): Value {
    const isOpen = given.some((each) =>
      typeof each === 'number' ? this.tape.isInput(this.tape.sourceOf(each)) : each instanceof Given,
    );
    const isText = given.some((each) => typeof each === 'object' && each.kind === 'text');
    if (isOpen && isText && compares.has(gate))
      return this.unknown([], 'which text this is depends on the caller');
    const texts = isText && gate === '+' ? given.map((each) => this.asText(each)) : [];
    if (texts.length > 0 && !texts.includes(null)) return { kind: 'text', value: texts.join('') };
    return super.apply(gate, given, path);
  }

  /** A text that is not given, as a part of a key, is what it is called. */
  protected override asText(value: Value): string | null {
    const node = value instanceof Given && value.members.size === 0 ? value.node : value;
    if (typeof node !== 'number' || (node >= 0 && this.isCount(node))) return super.asText(value);
    const name = value instanceof Given ? value.path : this.inputNames.get(node);
    return name === undefined ? super.asText(value) : plainName(name);
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

  /** What a trial puts into an object of the caller's is there alone: nothing else of the caller's is made of it. */
  protected override give(of: Given, key: string, value: Value): void {
    this.isObject(of);
    this.memory.set(of, key, value);
  }

  protected override memberOf(of: Value, key: string): Value {
    if (of instanceof Given && key === 'fill' && !of.members.has(key))
      return super.memberOf(this.listOf(of), key);
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

  /** Arrays and things that got something at a place that is not known. */
  private readonly blurred = new Set<Value>();

  protected override writtenElsewhere(...of: readonly Value[]): void {
    for (const each of of) this.blurred.add(each);
    super.writtenElsewhere(...of);
  }

  /** Whether some of a value was assigned at a place that is not known. */
  isBlurred(value: Value | null, depth = 0): boolean {
    if (value === null || typeof value === 'number' || depth > mostDimensions) return false;
    if (this.blurred.has(value)) return true;
    const list = value instanceof Given ? value.list : value;
    return (
      list?.kind === 'list' &&
      list.items.some((item) => item !== undefined && this.isBlurred(item, depth + 1))
    );
  }

  /** Of a loop of which one round is followed, what that has made is what the trial is about. */
  protected override loseRounds(): void {}

  /** And whether such a loop is left for good in that round does not matter to what it has made. */
  protected override forgetLeft(mark: number): void {
    this.forgetWaiting(mark);
  }

  /** Gives a number as it was before the first of some steps; null where there are none. */
  beforeSteps(stores: readonly StoreHeard[]): ((node: number) => number) | null {
    const { tape } = this;
    const before = new Map<number, number>();
    for (const { store, old } of stepsOf(tape, stores)) {
      const { value } = stores[store];
      if (typeof value === 'number') before.set(tape.sourceOf(value), before.get(tape.sourceOf(old)) ?? old);
    }
    return before.size === 0 ? null : (node) => before.get(tape.sourceOf(node)) ?? node;
  }

  protected override hasStepped({ node }: LoopStart): boolean {
    return hasSteps(
      this.tape,
      this.stores.filter((store) => store.nodes > node),
      node,
    );
  }

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

  /** Of which class something is that is not given is the variant's to say; a set of things is as good as a list of them. */
  protected override calledFromLibrary(call: LibraryCall): Value | undefined {
    const { of, args } = call;
    const path = typeof of === 'object' && of.kind === 'library' ? of.path : '';
    const [only] = args;
    if (asksWhat.test(path) && only instanceof Given)
      return this.unknown([], 'of which kind this is depends on the caller');
    if (path === 'set' && typeof only === 'object' && only.kind === 'list') return new List([...only.items]);
    return super.calledFromLibrary(call);
  }

  protected override unknownCall(of: Thing, args: readonly Value[], self: Value | null): Value {
    const path = of instanceof Given || of.kind === 'library' ? plainName(of.path) : '';
    const name = path.slice(path.lastIndexOf('.') + 1);
    if (name === 'assert' && args.length > 0) {
      this.asserts(args[0]);
      return this.nothing();
    }
    // Where something stands in a list is for its numbers to say: another place at each point.
    if (finds.test(name) && of instanceof Given && args.length > 0)
      return this.unknown([...args], 'where this is found depends on numbers');
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

  protected override name(name: string, from: number, to: number, isThing = false): Value {
    const cell = this.find(name);
    if (cell) {
      const times = this.readings.get(cell) ?? new Set();
      this.readings.set(cell, times.add(this.stores.length));
    }
    return super.name(name, from, to, isThing);
  }

  /** What is put at the end of a list is an element of it. */
  protected override call_(e: Extract<Expression, { kind: 'call' }>): Value {
    const { callee, args } = e;
    const [only, ...more] = args;
    const isPut = callee.kind === 'member' && /^(push|append)$/.test(callee.key) && isPure(callee.of);
    if (!isPut || !only || only.spread || more.length > 0) return super.call_(e);
    const list = this.evaluate(callee.of);
    if (!(list instanceof List)) return super.call_(e);
    const { length } = list.items;
    const result = super.call_(e);
    const value = list.items[length];
    const found = value === undefined ? null : this.rootOf(callee.of, [String(length)]);
    if (!found || value === undefined) return result;
    const before = this.current;
    this.current = {
      code: { targets: [], operator: '', value: only.value, sign: e, declares: '' },
      base: this.base,
    };
    this.store(callee.of, found.root, found.text, found.keys, value, null);
    this.current = before;
    return result;
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

  protected override isTraining(code: Loop & Span, steps: Training['steps']): void {
    const { base } = this;
    const at = { from: code.from + base, to: code.to + base };
    const [first] = code.body;
    const whole = first && 'within' in first ? first.within : first;
    const body = whole ? { from: whole.from + base, to: whole.to + base } : null;
    this.trainings.push({ at, body, end: this.stores.length });
    super.isTraining(code, steps);
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

  protected override assigned(cell: Cell, name: string, given: Value, target: Target): Value {
    const before = cell.value;
    const isEmpty = typeof given === 'object' && given.kind === 'list' && given.items.length === 0;
    const value = isEmpty && this.depth === 0 && this.unfilled.has(name) ? this.parameterNamed(name) : given;
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
    if (of instanceof Given && !of.list && key !== null) this.noteFilled(of, Number(key));
    if (key === null) return own;
    if (textIn(index) !== null && typeof of !== 'number' && (of.kind === 'record' || of.kind === 'list')) {
      this.store(target, { kind: 'member', name: key, holder: of }, this.textOf(target), [], own, before);
      return own;
    }
    const found = this.rootOf(target.of, [key]);
    if (found) this.store(target, found.root, found.text, found.keys, own, before);
    return own;
  }

  /** What is not given, and is filled by a loop: the count of the loop's rounds. */
  private readonly filled = new Map<Given, string>();

  private noteFilled(of: Given, place: number): void {
    const count = [...this.countsAround()].find((name) => this.counts.valueOf(name) > place);
    if (count !== undefined) this.filled.set(of, count);
  }

  /** What a loop has filled has as many elements as that has rounds. */
  override listOf(of: Given): List {
    const count = of.list ? undefined : this.filled.get(of);
    if (count === undefined) return super.listOf(of);
    const { counts } = this;
    const name = this.library.lengthName(of.path);
    counts.addLength(name, of.path);
    if (!counts.areOne(name, count) && counts.mayChange(name) && counts.mayBeginAnew) {
      counts.unite(name, count);
      this.beginAnew();
    }
    return super.listOf(of);
  }

  /** What an element is of: the variable or member, and its place in that. */
  private rootOf(
    of: Expression,
    keys: readonly string[],
  ): { readonly root: Root; readonly text: string; readonly keys: readonly string[] } | null {
    if (of.kind === 'name') {
      const cell = this.find(of.name);
      return cell && { root: { kind: 'name', name: of.name, cell }, text: of.name, keys };
    }
    const index = of.kind === 'at' && isPure(of.index) ? this.evaluate(of.index) : null;
    const name = of.kind === 'member' ? of.key : textIn(index);
    if ((of.kind === 'member' || of.kind === 'at') && name !== null) {
      if (!isPure(of.of)) return null;
      const holder = this.evaluate(of.of);
      if (typeof holder === 'number' || (holder.kind !== 'record' && holder.kind !== 'list')) return null;
      return { root: { kind: 'member', name, holder }, text: this.textOf(of), keys };
    }
    if (of.kind !== 'at' || index === null) return null;
    const key = this.placeOfGiven(index);
    return key === null ? null : this.rootOf(of.of, [key, ...keys]);
  }

  private textOf(code: Span): string {
    return this.codeOf(code, this.base);
  }

  /** The text of code whose places count from `base`. */
  codeOf({ from, to }: Span, base: number): string {
    return this.world.said(from + base, to + base);
  }

  private store(
    target: Span,
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
      of: this.variablesOf(root, keys, text, value),
      at,
      code: this.current?.code ?? null,
      base: this.current?.base ?? 0,
      within: this.function,
      nodes: this.tape.length,
      isInitial: this.making > 0,
    });
  }

  /** What something may be the gradient of by its name, and what that is worth now. */
  private variablesOf(root: Root, keys: readonly string[], text: string, made: Value): readonly OfVariable[] {
    const named = variablesNamed(root.name, this.gradientNames, root.kind === 'member');
    const found: { name: string; value: Value }[] = [];
    for (const { name, isBeside } of named) {
      if (root.kind === 'member') {
        const part = membersOf(root.holder)?.get(name);
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
    if (found.length === 0 && root.kind === 'member')
      found.push(...this.sameIn(root.holder, root.name, text));
    if (found.length === 0 && root.kind === 'name' && isBare(root.name))
      found.push(...this.roomFor(root.cell, keys, made));
    for (const { name } of found.length === 0 && root.kind === 'name' ? named : [])
      found.push(...this.memberNamed(name));
    return found.map(({ name, value }) => ({ name, value, leaves: leafAt(value, keys) }));
  }

  /** What there is in the names that code sees, and in its object. */
  private thingsAround(path = ''): readonly (readonly [string, Value])[] {
    const self = this.selfNow();
    const around = self ? [...self.members].map(([each, value]) => [`${path}${each}`, value] as const) : [];
    for (let names: Names | null = this.names; names; names = names.around)
      for (const [each, { value }] of names.cells) if (value !== null) around.push([each, value]);
    return around;
  }

  /** A member of the only thing that has one of such a name: `model.input` for `dinput`. */
  private memberNamed(name: string): { name: string; value: Value }[] {
    const found = this.thingsAround().flatMap(([each, value]) => {
      const member = value === this.selfNow() ? undefined : membersOf(value)?.get(name);
      const isOne =
        typeof member === 'number' || member instanceof Given || (member && member.kind === 'list');
      return member !== undefined && isOne ? [{ name: `${each}.${name}`, value: member }] : [];
    });
    return new Set(found.map(({ value }) => value)).size === 1 ? found.slice(0, 1) : [];
  }

  /** What the room of a `grad` is made for: `w` of `w.map(() => 0)`, `[0] * len(w)`, `new Array(w.length).fill(0)`. */
  private *roomFor(cell: Cell, keys: readonly string[], made: Value) {
    const value = this.current?.code.value;
    const isRoom = [...leavesOf(made).values()].every((node) => this.tape.constantAt(node) === 0);
    if (keys.length === 0 && value) this.rooms.delete(cell);
    if (keys.length === 0 && value && isRoom) this.rooms.set(cell, touchedBy(value).reads);
    for (const name of this.rooms.get(cell) ?? []) {
      const held = this.find(name)?.value ?? null;
      if (typeof held === 'object' && (held?.kind === 'list' || held instanceof Given))
        yield { name, value: held };
    }
  }

  /** What a member of something that holds gradients is the gradient of: `params.W1` for `grads.W1`. */
  private *sameIn(holder: Rec | List, key: string, text: string) {
    const [, path = '', name = '', part = ''] = partedText.exec(text) ?? [];
    const variables = this.gradientNames.variablesOf(name);
    const isOfGradients = /grad|deriv/i.test(name);
    if (!isOfGradients && variables.length === 0) return;
    const self = this.selfNow();
    for (const [each, value] of this.thingsAround(path)) {
      if (value === holder || value === self || typeof value === 'number') continue;
      const member = membersOf(value)?.get(key);
      if (member === undefined || (!isOfGradients && !variables.includes(each))) continue;
      if (typeof member === 'number' || member.kind === 'list' || member instanceof Given)
        yield { name: `${each}${part}`, value: member };
    }
  }

  private selfNow(): Rec | null {
    const value = this.find('this')?.value ?? this.find('self')?.value ?? null;
    return value !== null && typeof value !== 'number' && value.kind === 'record' ? value : null;
  }
}

/** Functions that ask of which class something is, or what it has. */
const asksWhat = /^(isinstance|issubclass|hasattr|callable|type)$/;

/** A path in parts: what the holder is of, what it is called, and the member. */
const partedText = /^(?:(.*\.))?([\w$]+)(\.[\w$]+|\[[^\]]*\])$/su;

/** The members of something, where it has any. */
function membersOf(of: Value): ReadonlyMap<string, Value> | null {
  if (typeof of === 'number') return null;
  return of.kind === 'record' || of.kind === 'list' ? of.members : null;
}

/** Operators that say whether two things are the same. */
const compares: ReadonlySet<string> = new Set(['==', '!=', 'looseEqual', 'looseUnequal', 'is', 'isNot']);

/** Methods that put something on a list. */
const mostDimensions = 4;
const finds = /^(index|indexOf|lastIndexOf|findIndex|arg_?(max|min|sort)|bisect\w*|searchsorted)$/i;
const puts: ReadonlySet<string> = new Set(['push', 'append', 'add', 'unshift']);

/** Whether a function gets an object, where that is an argument. */
export function isMethod({ home, isStatic }: OwnedFunction): boolean {
  return home.kind === 'class' && !isStatic;
}

/** The functions that others stand in, each once. */
function outermostFirst(functions: readonly OwnedFunction[]): ReadonlySet<OwnedFunction> {
  const found: OwnedFunction[] = [];
  for (const fn of functions) for (let at = fn.within; at; at = at.within) found.push(at);
  return new Set(found.reverse());
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
  if (e.kind === 'template') return e.parts.every(isPure);
  return e.kind === 'gate' && e.inputs.every(isPure);
}

/** The text that a value is; null for none. */
function textIn(value: Value | null): string | null {
  return typeof value === 'object' && value?.kind === 'text' ? value.value : null;
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
