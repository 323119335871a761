/* Follows what a trial is of, and keeps what it assigns, calls and returns. */

import type { LoopStart } from '../../../circuits/following/one-round';
import { namesIn, touchedBy } from '../../../circuits/following/touches';
import type { Assign, Loop, PlacedCode } from '../../../program/code';
import type { LibraryCall } from '../../../program/library';
import {
  type Cell,
  type ClassThing,
  Func,
  Given,
  List,
  type Thing,
  type Value,
} from '../../../program/values';
import type { Tape } from '../../../tape/tape';
import type { Span } from '../../../text/span';
import type { UncountedLoop } from '../claims/uncounted';
import { constantsAtTop, constantsIn, fieldMakersOf, guardIn } from './constants';
import { emptyLists } from './empty-lists';
import { defines } from './enclosing';
import type { OwnedFunction } from './functions';
import { numbersIn } from './leaves';
import { lengthsMadeFor } from './made-lengths';
import { lastOf, marked, plainName } from './marked';
import { hasSteps, stepsOf } from './steps';
import type { StoreHeard } from './stores';
import { VariantMachine } from './variant';

export class TrialMachine extends VariantMachine {
  /** The object that a method is of, with the methods that it has. */
  readonly self = new Given(marked(this.hasSelfAsArgument ? 'self' : 'this'));
  /** Variables of the top level. */
  private readonly ofFile = new Set<string>();
  private methods: ReadonlyMap<string, OwnedFunction> = new Map();
  /** What the usual functions without a definition are. */
  private readonly helpers = new Map<string, Func | ClassThing>();

  /** Methods get their object as an argument. */
  get hasSelfAsArgument(): boolean {
    return this.library.selfIsArgument;
  }

  /** Follows what defines something: the file's functions and classes, and numbers that have names. */
  begin(top: readonly PlacedCode[], helpers: readonly PlacedCode[]): void {
    this.hoist(top);
    this.knowMethods(top);
    this.unfilled = emptyLists(top);
    for (const { code } of top)
      if (code.kind === 'assign') for (const name of namesIn(code.targets)) this.ofFile.add(name);
    this.frame.shown.isWithoutCalls = true;
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

  /** Follows what computes numbers that functions of the file read: at its top, around them, in the object that they are of. */
  private madeLengths: ReturnType<typeof lengthsMadeFor> = [];

  settle(functions: readonly OwnedFunction[], top: readonly PlacedCode[], withLiterals: boolean): void {
    for (const { placed, index } of constantsAtTop(top, withLiterals)) {
      this.run(placed, index);
      this.keepGuard(placed.code as Assign);
    }
    for (const fn of outermostFirst(functions)) {
      this.among(this.namesIn(fn), () => {
        for (const each of constantsIn(fn.code.body, withLiterals)) {
          for (const name of namesIn(each.targets)) this.names.cells.set(name, { value: null });
          this.run({ code: each, base: fn.base }, 0);
          this.keepGuard(each);
        }
      });
    }
    this.madeLengths = lengthsMadeFor(functions[0]);
    for (const { maker, becomes } of fieldMakersOf(functions, withLiterals)) {
      const args = becomes.map((field, k) =>
        field === null ? this.parameterNamed(`argument ${k + 1}`) : super.memberOf(this.self, field),
      );
      this.callOf(maker, this.hasSelfAsArgument ? args.slice(1) : args);
    }
  }

  /** Begins anew where fields of its object are as long as others say that are another count so far. */
  settleMade(same: (readonly [string, string])[]): void {
    const { counts, library, self } = this;
    const apart = this.madeLengths
      .map(([list, count]) => [library.lengthName(`${self.path}.${list}`), `${self.path}.${count}`] as const)
      .filter((pair) => pair.every((name) => counts.has(name)) && !counts.areOne(...pair));
    if (apart.length === 0 || !counts.mayBeginAnew) return;
    for (const pair of apart) {
      counts.unite(...pair);
      same.push(pair);
    }
    this.beginAnew();
  }

  /** What only keeps others from being 0 is no number that could be another one. */
  private keepGuard(code: Assign): void {
    const number = guardIn(code);
    const cell = this.find(namesIn(code.targets)[0] ?? '');
    if (number !== null && cell) this.memory.set(cell, '', this.constant(number));
  }

  /** Follows all statements of the file. */
  all(top: readonly PlacedCode[]): void {
    for (const [index, each] of top.entries()) if (!defines(each.code)) this.run(each, index);
  }

  /** Calls a function of the file, as a method of what `self` is. */
  callOf(fn: OwnedFunction, args: readonly Value[], self: Value = this.self): Value {
    this.shareWith(fn);
    this.methods = fn.home.kind === 'file' ? this.methods : fn.home.functions;
    const func = new Func(fn.code, this.namesAround(fn), null, fn.base, null, null);
    const isBare = fn.home.kind === 'file' || (this.hasSelfAsArgument && !isMethod(fn));
    return this.invoke(func, args, isBare ? null : self);
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

  /** All numbers that there are so far. */
  get numbers(): Tape {
    return this.tape;
  }

  /** The number that a number is a copy of. */
  sourceOf(node: number): number {
    return this.tape.sourceOf(node);
  }

  /** What a trial puts into an object of the caller's is there alone: nothing else of the caller's is made of it. */
  protected override give(of: Given, key: string, value: Value): void {
    this.isObject(of);
    this.memory.set(of, key, value);
  }

  protected override memberOf(of: Value, name: string): Value {
    // What another class keeps in `_data` is what it shows as `data`.
    const isOther = of instanceof Given && of !== this.self;
    const shown = isOther ? name.replace(/^_(?=(data|value|grad)$)/, '') : name;
    const key = (of instanceof Given && this.kept.get(name)) || shown;
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

  /** The loops of which one round was followed. */
  readonly uncounted: UncountedLoop[] = [];

  /** Of a loop of which one round is followed, what that has made is what the trial is about. */
  protected override loseRounds(_: Loop & Span, start: LoopStart | null): void {
    if (start) this.uncounted.push({ from: start.node, to: this.tape.length });
  }

  /** And whether such a loop is left for good in that round does not matter to what it has made. */
  protected override forgetLeft(mark: number): void {
    this.forgetWaiting(mark);
  }

  /** Gives a number as it was before the first of some steps; null where there are none. */
  beforeSteps(stores: readonly StoreHeard[]): ((node: number) => number) | null {
    const { tape } = this;
    const before = new Map<number, number>();
    for (const { made, old } of stepsOf(tape, stores))
      before.set(tape.sourceOf(made), before.get(tape.sourceOf(old)) ?? old);
    return before.size === 0 ? null : (node) => before.get(tape.sourceOf(node)) ?? node;
  }

  protected override hasStepped({ node }: LoopStart): boolean {
    return hasSteps(
      this.tape,
      this.stores.filter((store) => store.nodes > node),
      node,
    );
  }

  /** Of which class something is that is not given is the variant's to say; a set of things is as good as a list of them. */
  protected override calledFromLibrary(call: LibraryCall): Value | undefined {
    const { of, args } = call;
    const path = typeof of === 'object' && of.kind === 'library' ? of.path : '';
    // How exact numbers are is no matter of what they are.
    const plain = path
      .replace(/^Float32Array$/, 'Float64Array')
      .replace(/^Float\d\dArray\.from$/, 'Array.from');
    if (plain !== path) return this.calledFromLibrary({ ...call, of: { kind: 'library', path: plain } });
    const [only, ...more] = args;
    // What a list is made from is one.
    if (only instanceof Given && (path === 'Array.from' || (path === 'Float64Array' && this.isArray(only))))
      return this.calledFromLibrary({ ...call, args: [this.listOf(only), ...more] });
    if (asksWhat.test(path) && only instanceof Given)
      return this.unknown([], 'of which kind this is depends on the caller');
    if (path === 'set' && typeof only === 'object' && only.kind === 'list') return new List([...only.items]);
    return super.calledFromLibrary(call);
  }

  /** Calls of what nobody knows that make nothing, but may change what they get. */
  readonly changing = new Set<number>();

  protected override unknownCall(of: Thing, args: readonly Value[], self: Value | null): Value {
    const path = of instanceof Given || of.kind === 'library' ? plainName(of.path) : '';
    const name = lastOf(path);
    const [only, ...more] = args;
    // `x.getValue()`, or `getData(x)`.
    const [gotten, getter] = args.length === 0 ? [self, getsOwn] : [only, gets];
    const [, part] = getter.exec(name) ?? [];
    const isPart = gotten instanceof Given && !this.isArray(gotten) && gotten.node < 0;
    if (part !== undefined && isPart && more.length === 0)
      return this.memberOf(gotten, part === '' ? 'value' : part[0].toLowerCase() + part.slice(1));
    const made = this.helpers.has(name) ? null : this.thingMade(of, args);
    const usual = made ?? this.usually(of, args, self);
    if (usual !== null) return usual;
    if (name === 'assert' && args.length > 0) {
      this.asserts(args[0]);
      return this.nothing();
    }
    // What only asks changes nothing.
    if (asksIf.test(name)) return this.unknown([], 'whether this is so depends on the caller');
    // Where something stands in a list is for its numbers to say: another place at each point.
    if (finds.test(name) && of instanceof Given && args.length > 0)
      return this.unknown([...args], 'where this is found depends on numbers');
    // What is put on a list that nobody sees is still what it was.
    if (of instanceof Given && self instanceof Given && puts.has(name)) return this.nothing();
    const helper = this.helpers.get(name);
    if (helper?.kind === 'class') return this.construct(helper, args, new Map());
    if (!helper) {
      const result = super.unknownCall(of, args, self);
      if (this.isAlone && !onlyTakes.test(name)) this.changing.add(this.justMade);
      return result;
    }
    const [first] = helper.code.parameters;
    const isMethod = first?.target.kind === 'name' && first.target.name === 'self';
    // `zeros([n, m])`, or `ones(x.shape)`: the sizes as one.
    const isShape = only instanceof List && more.length === 0 && /^(zeros|ones)$/.test(name);
    const all = isShape ? (only.items as readonly Value[]) : args;
    if (!isMethod) return this.callFunction(helper, all, new Map(), null);
    return self === null
      ? super.unknownCall(of, args, self)
      : this.callFunction(helper, [self, ...args], new Map(), null);
  }
}

/** Functions that ask of which class something is, or what it has. */
const asksWhat = /^(isinstance|issubclass|hasattr|callable|type)$/;

/** Names of what says yes or no: `requiresGrad(x)`, `isTensor(x)`. */
const asksIf = /^_?(is|has|needs|requires|should|can)(_[a-z]|[A-Z])/;

/** Names of what gives a member of a thing, and of methods that give one of their own, the same each time. */
const gets = /^_?get_?(data|value|grad)$/i;
const getsOwn = /^_?get_?((?!next|rand|batch|sample)\w*)$/i;

/** Names of what only takes things: to step along them, to hand them on, or to show them. */
const onlyTakes =
  /step|update|train|learn|fit|sgd|adam|optim|backward|backprop|log|print|show|plot|draw|check|assert|compare|save|send|push/i;

/** Arrays have so many dimensions at most. */
const mostDimensions = 4;

/** Methods that say where something is. */
const finds = /^(index|indexOf|lastIndexOf|findIndex|arg_?(max|min|sort)|bisect\w*|searchsorted)$/i;

/** Methods that put something on a list. */
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
