/*
 * What expressions are worth: numbers go on the tape, gate by gate, everything else is a thing. Both sides of a condition
 * on numbers are followed, and joined by a switch; whatever can be known decides.
 */
import { opcodeOf } from '../../gates/opcodes';
import type { Argument, Block, Expression, FunctionCode, Target } from '../../program/code';
import type { Library, Work } from '../../program/library';
import {
  type Cell,
  type ClassThing,
  type Func,
  Given,
  List,
  type Loss,
  type Names,
  Rec,
  type Thing,
  type Value,
} from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Tape } from '../../tape/tape';
import type { ExpressionBuilder } from '../expression';
import { Exhausted, mostNodes, mostSteps, Thrown } from './budget';
import { type Holder, isNoValue, type Journal, type Key, length, Memory } from './memory';

type Call = Extract<Expression, { kind: 'call' }>;
type Assignment = Extract<Expression, { kind: 'assign' }>;

/** What the code around what is followed knows: the scope's own names, and what the world gives. */
export interface World {
  /** The number, or other value, of a name that no followed code has given one. */
  readonly outside: (name: string, from: number, to: number) => Value;
  /** The number that a path stands for which the file does not give. */
  readonly assumed: (path: string, from: number, to: number) => number;
  /** What is not given gets these nodes, and may have other names. */
  readonly keeps: (nodes: readonly number[]) => void;
  /** A number that only the running code knows. */
  readonly given: (path: string, from: number, to: number) => number;
  /** Notes that a variable's number is read. */
  readonly reads: (cell: Cell, from: number, to: number) => void;
  /** Opaque code gets these nodes, and gives what it returns; it may do whatever it can reach. */
  readonly opaque: (nodes: readonly number[], from: number, to: number, reason: string) => number;
  /** Whether a bare name is only taken to mean a gate. */
  readonly isAssumedName: (name: string) => boolean;
  /** A stretch of code as it is said. */
  readonly said: (from: number, to: number) => string;
}

/** Follows expressions. Statements and calls are for who knows them. */
export abstract class Evaluator implements Work {
  readonly memory = new Memory();
  /** Where the code that is followed stands: its top-level statement. */
  protected base = 0;
  protected names: Names;
  private steps = 0;
  private readonly firstNode: number;
  /** How many `try` the code that is followed is inside of: whether it throws has to be known there. */
  protected trying = 0;
  /** Numbers that count or number something: whole ones, made of such alone. */
  private readonly counts = new Set<number>();
  /** Those of them that number rounds, elements or lengths. */
  private readonly counters = new Set<number>();
  /** The things that a value which is not known may be. */
  private readonly behind = new Map<number, ReadonlySet<Thing>>();
  protected from = 0;
  protected to = 0;

  constructor(
    protected readonly tape: Tape,
    protected readonly builder: ExpressionBuilder,
    protected readonly library: Library,
    protected readonly world: World,
    names: Names,
  ) {
    this.names = names;
    this.firstNode = tape.length;
  }

  protected abstract callFunction(
    of: Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
  ): Value;
  protected abstract construct(
    of: ClassThing | Func,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value;
  protected abstract makeFunction(code: FunctionCode): Value;
  protected abstract makeClass(code: Extract<Expression, { kind: 'class' }>['code']): Value;
  protected abstract assignTo(target: Target, value: Value): void;
  protected abstract comprehension(expression: Extract<Expression, { kind: 'comprehension' }>): Value;
  protected abstract opaque(code: Extract<Expression, { kind: 'opaque' }>): Value;

  /** One more step of following; past the budget there is none. */
  protected step(): void {
    if (++this.steps > mostSteps || this.tape.length - this.firstNode > mostNodes) throw new Exhausted();
  }

  evaluate(expression: Expression): Value {
    this.step();
    const value = this.valueOf(expression);
    return value;
  }

  private at({ from, to }: Expression): void {
    this.from = from + this.base;
    this.to = to + this.base;
  }

  private valueOf(e: Expression): Value {
    switch (e.kind) {
      case 'number':
        this.at(e);
        return this.number(e.value, e.integer === true, false);
      case 'truth':
        this.at(e);
        return this.truth(e.value);
      case 'text':
      case 'nothing':
        return e;
      case 'name':
        return this.name(e.name, e.from, e.to);
      case 'member':
        return this.member(e);
      case 'at':
        return this.element(e);
      case 'gate':
        return this.gate(e);
      case 'chain':
        return this.chain(e);
      case 'and':
      case 'or':
      case 'otherwise':
        return this.shortcut(e);
      case 'not': {
        const value = this.asNumber(this.evaluate(e.of));
        this.at(e);
        if (typeof value === 'number') return this.apply('not', [value]);
        const isTrue = this.library.isTrue(value);
        return isTrue === null
          ? this.notKnown([value], 'it is not known whether this is true')
          : this.truth(!isTrue);
      }
      case 'choose':
        return this.choose(
          e.test,
          () => this.evaluate(e.yes),
          () => this.evaluate(e.no),
          e,
        );
      case 'call':
        return this.call_(e);
      case 'list':
        return new List(this.items(e.items), e.form);
      case 'record':
        return this.record(e);
      case 'function':
        return this.makeFunction(e.code);
      case 'class':
        return this.makeClass(e.code);
      case 'assign':
        return this.assignment(e);
      case 'template':
        return this.template(e.parts);
      case 'sequence':
        return e.parts.map((part) => this.evaluate(part)).at(-1) as Value;
      case 'comprehension':
        return this.comprehension(e);
      case 'slice': {
        const none: Value = { kind: 'nothing', name: 'None' };
        const parts = [e.start, e.stop, e.step].map((part) => (part ? this.evaluate(part) : none));
        const slice = new List(parts, 'tuple');
        slice.members = new Map([['slice', this.truth(true)]]);
        return slice;
      }
      case 'opaque':
        return this.opaque(e);
    }
  }

  // Numbers.

  /** A number that stands in the code. */
  private number(value: number, integer: boolean, isTruth: boolean): number {
    const node = this.tape.constant(value, this.from, this.to);
    this.builder.literal(node, integer, isTruth);
    if (Number.isInteger(value)) this.counts.add(node);
    return node;
  }

  constant(value: number, isWhole = Number.isInteger(value)): number {
    return this.number(value, isWhole, false);
  }

  truth(value: boolean): number {
    return this.number(value ? 1 : 0, true, true);
  }

  /** Applies a gate to numbers; their value is known at once. */
  protected applyTo(gate: string, nodes: readonly number[], path = ''): number {
    const before = this.tape.length;
    const node = this.builder.gateOf(gate, nodes, this.from, this.to, path);
    forward(this.tape, before, this.tape.length);
    this.checkFailure(node, gate);
    this.isMadeOf(node, nodes);
    if (
      counting.has(gate) &&
      nodes.every((each) => this.isCount(each)) &&
      Number.isInteger(this.tape.value[node])
    )
      this.counts.add(node);
    if (this.counts.has(node) && nodes.some((each) => this.counters.has(each))) this.counters.add(node);
    return node;
  }

  /** Some operations of some languages give no number: what is shown as none, or throws. */
  private checkFailure(node: number, gate: string): void {
    const { tape } = this;
    const { arithmetic } = this.builder;
    const { kind, value } = tape;
    if (!arithmetic || !tape.isShown(node)) return;
    if (Object.is(value[node], -0) && arithmetic.hasPlainZero(kind[node])) value[node] = 0;
    if (!arithmetic.mayFail(kind[node])) return;
    const inputs = tape.inputsOf(node);
    const values = inputs.map((input) => value[input]);
    const kinds = inputs.map((input) => kind[input]);
    const reason = arithmetic.failure(gate, kind[node], values, value[node], kinds);
    if (reason === null) return;
    tape.mark(node, 'failed');
    tape.reasons.set(node, reason);
    const thrown = this.library.thrownBy?.(reason) ?? null;
    if (thrown === null) return;
    if (!tape.isAssumed(node)) this.fail(reason, thrown);
    if (this.trying > 0) throw new NotFollowed('whether this throws depends on what is assumed');
  }

  apply(gate: string, given: readonly Value[], path = ''): Value {
    const inputs = given.map((each) => this.asNumber(each));
    if (inputs.every((each) => typeof each === 'number'))
      return this.applyTo(gate, inputs as readonly number[], path);
    const known = this.library.operate(this, gate, inputs);
    return known ?? this.notKnown(inputs, 'this is not known of what is no number');
  }

  protected isCount(node: number): boolean {
    return this.counts.has(node);
  }

  /** A number that stands in the code is a whole one. */
  protected isWhole(node: number): void {
    this.counts.add(node);
  }

  /** A variable's own node is a count where its value is one, and numbers rounds or elements where that does. */
  protected countsAs(node: number, like: number): void {
    if (this.counts.has(like)) this.counts.add(node);
    if (this.counters.has(like)) this.counters.add(node);
    this.isMadeOf(node, [like]);
  }

  /** What is not known may be one of these things, or have it: whoever changes it changes them. */
  private isMadeOf(node: number, of: readonly Value[]): void {
    if (this.behind.size === 0 && of.every((each) => typeof each === 'number')) return;
    const things = new Set<Thing>();
    for (const each of of)
      if (typeof each !== 'number') things.add(each);
      else for (const thing of this.behind.get(each) ?? []) things.add(thing);
    if (things.size > 0) this.behind.set(node, things);
  }

  protected isCounter(node: number): boolean {
    return this.counters.has(node);
  }

  /** Numbers something: a round, an element, a length. */
  counter(value: number): number {
    const node = this.constant(value);
    this.counters.add(node);
    return node;
  }

  known(value: Value): number | null {
    if (typeof value !== 'number' || !this.tape.isShown(value)) return null;
    return this.tape.value[value];
  }

  isAssumed(value: Value): boolean {
    return typeof value === 'number' ? this.tape.isAssumed(value) : value instanceof Given;
  }

  kind(node: number): number {
    return this.tape.kind[node];
  }

  isTruth(value: Value): boolean {
    return typeof value === 'number' && this.tape.isBoolean(value);
  }

  /** Something that is made of these, and is not known. */
  unknown(of: readonly Value[], reason: string): number {
    const node = this.tape.unread(this.from, this.to, this.nodesOf(of));
    this.tape.reasons.set(node, reason);
    this.isMadeOf(node, of);
    return node;
  }

  /** The same where asking for it may call functions that are a part of these, as an object says itself what it is worth. */
  notKnown(of: readonly Value[], reason: string): number {
    for (const each of this.reachable(of))
      if (typeof each !== 'number' && (each.kind === 'function' || each.kind === 'class'))
        return this.opaqueCode(of, [], reason);
    return this.unknown(of, reason);
  }

  /** Code that is not followed runs: it may change what it can reach, and these variables. */
  protected abstract opaqueCode(reads: readonly Value[], assigns: readonly Cell[], reason: string): number;

  lost({ hub, reason }: Loss, of: Thing): number {
    const node = this.tape.unread(this.from, this.to, hub < 0 ? [] : [hub]);
    this.tape.reasons.set(node, reason);
    this.isMadeOf(node, [of]);
    return node;
  }

  fail(reason: string, thrown: Value | null = null): never {
    throw new Thrown(reason, thrown);
  }

  /** All numbers that values consist of, however deep. */
  nodesOf(values: Iterable<Value>): number[] {
    const nodes = new Set<number>();
    for (const each of this.reachable(values)) {
      if (typeof each === 'number') nodes.add(each);
      else if (each instanceof Given && each.node >= 0) nodes.add(each.node);
      else if (each.kind === 'text') for (const node of each.nodes ?? []) nodes.add(node);
      else if ('lost' in each && each.lost && each.lost.hub >= 0) nodes.add(each.lost.hub);
    }
    return [...nodes].filter((node) => this.tape.varies(node));
  }

  /** Values, and all that can be reached from them. */
  reachable(values: Iterable<Value>): Set<Value> {
    const seen = new Set<Value>(values);
    const add = (value: Value | undefined | null) => {
      if (value !== undefined && value !== null) seen.add(value);
    };
    for (const value of seen) {
      if (typeof value === 'number') {
        this.behind.get(value)?.forEach(add);
        continue;
      }
      if (value.kind === 'list') {
        value.items.forEach(add);
        value.members?.forEach(add);
      } else if (value.kind === 'record') {
        value.members.forEach(add);
        value.keys.forEach(add);
        add(value.of);
        if (value instanceof Given) add(value.list);
      } else if (value.kind === 'method') add(value.of);
      else if (value.kind === 'function' || value.kind === 'class') {
        value.members.forEach(add);
        if (value.kind === 'class') value.methods.forEach(add);
        else add(value.self);
        for (let around: Names | null = value.around; around; around = around.around)
          for (const { value: held } of around.cells.values()) add(held);
      }
    }
    return seen;
  }

  // Names, members, elements.

  /** The variable that a name means; null for one that no followed code knows. */
  protected find(name: string): Cell | null {
    for (let names: Names | null = this.names; names; names = names.around) {
      const cell = names.cells.get(name);
      if (cell) return cell;
    }
    return null;
  }

  private name(name: string, from: number, to: number): Value {
    const cell = this.find(name);
    if (!cell) return this.world.outside(name, from + this.base, to + this.base);
    if (cell.value === null) return this.unassigned(name, cell, from + this.base, to + this.base);
    this.world.reads(cell, from + this.base, to + this.base);
    return cell.value;
  }

  /** What a variable is that has nothing yet. */
  protected unassigned(name: string, _cell: Cell, _from: number, _to: number): Value {
    return this.unknown([], `${name} has no value yet`);
  }

  /** The number that something is that the file does not give, where a number is wanted. */
  protected asNumber(value: Value): Value {
    if (!(value instanceof Given) || value.lost || value.list) return value;
    if (value.node < 0) value.node = this.world.assumed(value.path, this.from, this.to);
    return value.node;
  }

  /** What is not given has any member, and any element. */
  private partOf(of: Given, key: string, path: string): Value {
    const known = of.members.get(key);
    if (known !== undefined) return known;
    const part = new Given(path);
    of.members.set(key, part);
    return part;
  }

  /** The elements of something that is not given, which is gone through as a list. */
  listOf(of: Given): List {
    if (of.list) return of.list;
    const parts = Array.from({ length: assumedCount }, (_, k) =>
      this.partOf(of, String(k), `${of.path}[${k}]`),
    );
    of.list = new List(parts);
    return of.list;
  }

  private member(e: Extract<Expression, { kind: 'member' }>): Value {
    const of = this.evaluate(e.of);
    this.at(e);
    if (e.lenient && typeof of !== 'number' && of.kind === 'nothing')
      return { kind: 'nothing', name: 'undefined' };
    return this.memberOf(of, e.key);
  }

  protected memberOf(of: Value, key: string): Value {
    if (typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost)
      return this.lost(of.lost, of);
    if (of instanceof Given) {
      if (of.list || (this.library.isOfLists(key) && !of.members.has(key))) {
        const known = this.library.member(this, this.listOf(of), key);
        if (known !== undefined) return known;
      }
      return this.partOf(of, key, `${of.path}.${key}`);
    }
    return this.library.member(this, of, key) ?? this.notKnown([of], `${key} of this is not known`);
  }

  private element(e: Extract<Expression, { kind: 'at' }>): Value {
    const of = this.evaluate(e.of);
    if (e.lenient && typeof of !== 'number' && of.kind === 'nothing')
      return { kind: 'nothing', name: 'undefined' };
    const index = this.evaluate(e.index);
    this.at(e);
    return this.elementOf(of, index);
  }

  protected elementOf(of: Value, index: Value): Value {
    if (typeof of !== 'number' && (of.kind === 'list' || of.kind === 'record') && of.lost)
      return this.lost(of.lost, of);
    if (of instanceof Given) {
      const key = this.keyOf(index);
      if (key === null) return this.notKnown([of, index], 'this element is not known');
      if (of.list)
        return (
          this.library.at(this, of.list, index) ?? this.notKnown([of, index], 'this element is not known')
        );
      return this.partOf(of, key, `${of.path}[${key}]`);
    }
    return this.library.at(this, of, index) ?? this.notKnown([of, index], 'this element is not known');
  }

  // Operators.

  /** Goes down the left side, which may be long, without calling itself. */
  private gate(e: Extract<Expression, { kind: 'gate' }>): Value {
    const spine = [e];
    for (let left = e.inputs[0]; left?.kind === 'gate'; left = left.inputs[0]) spine.push(left);
    const innermost = spine[spine.length - 1];
    let value: Value | null = null;
    for (let k = spine.length - 1; k >= 0; k--) {
      const { gate, inputs } = spine[k];
      const values: Value[] = [];
      for (const [n, input] of inputs.entries())
        values.push(n === 0 && value !== null && spine[k] !== innermost ? value : this.evaluate(input));
      this.at(spine[k]);
      value = this.apply(gate, values);
    }
    return value as Value;
  }

  private chain({ gates, inputs, ...at }: Extract<Expression, { kind: 'chain' }>): Value {
    let left = this.evaluate(inputs[0]);
    let all: Value | null = null;
    for (const [k, gate] of gates.entries()) {
      const right = this.evaluate(inputs[k + 1]);
      this.at({ ...at, kind: 'chain', gates, inputs });
      const holds = this.apply(gate, [left, right]);
      all = all === null ? holds : this.apply('and', [all, holds]);
      left = right;
    }
    return all as Value;
  }

  private shortcut(e: Extract<Expression, { kind: 'and' | 'or' | 'otherwise' }>): Value {
    const left = this.asNumber(this.evaluate(e.left));
    const isNothing = typeof left !== 'number' && left.kind === 'nothing';
    if (e.kind === 'otherwise') return isNothing ? this.evaluate(e.right) : left;
    const isTrue = this.decided(left);
    if (isTrue !== null) return isTrue === (e.kind === 'and') ? this.evaluate(e.right) : left;
    const test = left as number;
    const right = () => this.evaluate(e.right);
    const own = () => left;
    return e.kind === 'and' ? this.split(test, right, own, e, 'and') : this.split(test, own, right, e, 'or');
  }

  // Conditions.

  /** Whether something is true, where that is known without looking at a number that may be another. */
  protected decided(test: Value): boolean | null {
    if (typeof test !== 'number') return this.library.isTrue(test);
    const { tape } = this;
    if (!tape.isShown(test) || tape.isAssumed(test)) return null;
    const truth = tape.value[test] !== 0 && !Number.isNaN(tape.value[test]);
    return !tape.varies(test) || this.isOfCounts(test) ? truth : null;
  }

  /** The same for a number that says whether there is another round: what counts decides. */
  protected decidesRound(test: Value): boolean | null {
    const decided = this.decided(test);
    const { tape } = this;
    if (decided !== null || typeof test !== 'number' || tape.isAssumed(test) || !tape.isShown(test))
      return decided;
    const isOfNumbers =
      comparing.has(tape.op[test]) && tape.inputsOf(test).every((node) => this.isCount(node));
    return this.isCount(test) || isOfNumbers ? tape.value[test] !== 0 : null;
  }

  /** A comparison of which one side counts something: `i < n`; or one of two whole numbers for equality. */
  private isOfCounts(test: number): boolean {
    const { tape } = this;
    const op = tape.op[test];
    const inputs = tape.inputsOf(test);
    if (op === equal || op === unequal) return inputs.every((node) => this.isCount(node));
    if (comparing.has(op))
      return inputs.some((node) => this.isCounter(node)) && inputs.every((node) => this.isCount(node));
    return connecting.has(op) && inputs.every((node) => this.decided(node) !== null);
  }

  /** Both sides of a condition on a number, or the one that is taken. */
  private choose(test: Expression, yes: () => Value, no: () => Value, at: Expression): Value {
    const value = this.asNumber(this.evaluate(test));
    const isTrue = this.decided(value);
    if (isTrue !== null) return isTrue ? yes() : no();
    if (typeof value !== 'number') return this.unknown([value], 'it is not known whether this is true');
    return this.split(value, yes, no, at);
  }

  /** Follows both sides, and joins what they give and what they change. */
  private split(test: number, yes: () => Value, no: () => Value, at: Expression, gate = 'choose'): Value {
    const one = this.side(() => this.aside(this.isTaken(test, true), yes));
    const other = this.side(() => this.aside(this.isTaken(test, false), no));
    this.at(at);
    this.join(test, one.writes, other.writes);
    if (one.value === null || other.value === null) return (one.value ?? other.value) as Value;
    return this.joined(test, one.value, other.value, gate);
  }

  /** Whether a side of a condition is the one that is taken, as far as its number is the file's own. */
  protected isTaken(test: number, holds: boolean): boolean {
    const { tape } = this;
    return (
      !tape.isShown(test) ||
      tape.isAssumed(test) ||
      (tape.value[test] !== 0 && !Number.isNaN(tape.value[test])) === holds
    );
  }

  /** Follows a side that is not taken: nothing of it is shown. */
  protected abstract aside<T>(isTaken: boolean, follow: () => T): T;

  private side(follow: () => Value): {
    value: Value | null;
    writes: Journal & { after?: Map<Holder, Map<Key, unknown>> };
  } {
    const journal: Journal & { after?: Map<Holder, Map<Key, unknown>> } = this.memory.begin();
    let value: Value | null = null;
    try {
      value = follow();
    } catch (error) {
      if (!(error instanceof Thrown)) throw error;
    } finally {
      journal.after = this.memory.now(journal);
      this.memory.takeBack(journal);
      this.memory.end(journal);
    }
    return { value, writes: journal };
  }

  /** Lets every place that one of two sides has written hold what it has after either. */
  protected join(
    test: number,
    yes: { readonly after?: Map<Holder, Map<Key, unknown>> },
    no: { readonly after?: Map<Holder, Map<Key, unknown>> },
  ): void {
    const places = new Map<Holder, Set<Key>>();
    for (const side of [yes.after, no.after])
      for (const [holder, written] of side ?? [])
        places.set(holder, new Set([...(places.get(holder) ?? []), ...written.keys()]));
    for (const [holder, keys] of places)
      for (const key of keys) {
        const before = this.memory.get(holder, key);
        const of = (side?: Map<Holder, Map<Key, unknown>>) => {
          const written = side?.get(holder);
          return written?.has(key) ? written.get(key) : before;
        };
        this.joinPlace(test, holder, key, of(yes.after), of(no.after));
      }
  }

  private joinPlace(test: number, holder: Holder, key: Key, one: unknown, other: unknown): void {
    const { memory } = this;
    if (one === other) {
      memory.set(holder, key, one as Value);
      return;
    }
    if (isNoValue(key)) {
      const lost = (key === length ? null : (one ?? other)) as Loss | null;
      const reason = 'its length depends on a condition';
      if ('lost' in holder)
        memory.lose(holder, lost ?? { hub: this.unknown([test, holder], reason), reason });
      return;
    }
    const isAbsent = (value: unknown) => value === undefined || value === null;
    if (isAbsent(one) || isAbsent(other)) {
      const some = (one ?? other) as Value;
      memory.set(holder, key, this.unknown([test, some], 'whether it has a value depends on a condition'));
      return;
    }
    memory.set(holder, key, this.joined(test, one as Value, other as Value));
  }

  /** A value that depends on a number: a switch between two numbers, and nothing that is known for other things. */
  protected joined(test: number, left: Value, right: Value, gate = 'choose'): Value {
    if (left === right) return left;
    const [one, other] = [this.asNumber(left), this.asNumber(right)];
    if (typeof one === 'number' && typeof other === 'number')
      return this.applyTo(
        gate,
        gate === 'choose' ? [test, one, other] : [test, gate === 'and' ? one : other],
      );
    if (typeof one !== 'number' && typeof other !== 'number' && isSame(one, other)) return one;
    return this.unknown([test, one, other], 'what this is depends on a condition');
  }

  // Calls and containers.

  private call_(e: Call): Value {
    const { callee } = e;
    let self: Value | null = null;
    let of: Value;
    if (callee.kind === 'member' || callee.kind === 'at') {
      self = this.evaluate(callee.of);
      const isNothing = typeof self !== 'number' && self.kind === 'nothing';
      if (isNothing && (callee.lenient || e.lenient)) return { kind: 'nothing', name: 'undefined' };
      if (callee.kind === 'member') {
        this.at(callee);
        of = this.memberOf(self, callee.key);
      } else of = this.elementOf(self, this.evaluate(callee.index));
    } else of = this.evaluate(callee);
    const { args, keywords } = this.arguments_(e.args, this.library.goesThrough?.(of) === true);
    this.at(e);
    return this.callValue(of, args, keywords, self, e.isNew);
  }

  call(callee: Value, args: readonly Value[], self: Value | null = null, keywords = noKeywords): Value {
    return this.callValue(callee, args, keywords, self, false);
  }

  private callValue(
    of: Value,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
    self: Value | null,
    isNew: boolean,
  ): Value {
    this.step();
    if (of instanceof Given) return this.unknownCall(of, self === null ? args : [self, ...args], keywords);
    if (typeof of === 'number')
      return this.opaqueCode(
        [of, ...args, ...keywords.values(), ...(self === null ? [] : [self])],
        [],
        'what is called here is not known',
      );
    if (of.kind === 'class' || (isNew && of.kind === 'function')) return this.construct(of, args, keywords);
    if (of.kind === 'function') return this.callFunction(of, args, keywords, of.self ?? self);
    const known = this.library.call(this, { of, args, keywords, isNew });
    if (typeof known === 'number' && of.kind === 'library' && this.world.isAssumedName(of.path))
      this.tape.assumedMeanings.set(known, of.path);
    return known ?? this.unknownCall(of, args, keywords);
  }

  /** A call of something that nobody has told us of. */
  protected abstract unknownCall(
    of: Thing,
    args: readonly Value[],
    keywords: ReadonlyMap<string, Value>,
  ): Value;

  /** `atOnce` where the call goes through all of what it gets. */
  private arguments_(
    all: readonly Argument[],
    atOnce: boolean,
  ): { args: Value[]; keywords: Map<string, Value> } {
    const keywords = new Map<string, Value>();
    const plain: Argument[] = [];
    for (const each of all)
      if (each.keyword === null) plain.push(each);
      else if (each.keyword !== '**') keywords.set(each.keyword, this.evaluate(each.value));
      else {
        const more = this.evaluate(each.value);
        if (typeof more === 'number' || more.kind !== 'record' || more.lost) keywords.set('**', more);
        else for (const [key, value] of more.members) keywords.set(nameOfKey(more, key), value);
      }
    return { args: this.items(plain, atOnce), keywords };
  }

  protected items(all: readonly Argument[], atOnce = false): Value[] {
    const values: Value[] = [];
    for (const { value, spread } of all) {
      const isGenerator = value.kind === 'comprehension' && value.form === 'generator';
      const one = this.evaluate(isGenerator && (atOnce || spread) ? { ...value, form: 'list' } : value);
      if (spread) values.push(...this.elements(one));
      else values.push(one);
    }
    return values;
  }

  /** All that a loop over a value would meet. */
  protected elements(of: Value): Value[] {
    const all: Value[] = [];
    const over = this.over(of);
    for (;;) {
      const next = this.library.next(this, over, all.length);
      if (next === null) throw new NotFollowed('what this has is not known', [of]);
      if (next === undefined) return all;
      this.step();
      all.push(next);
    }
  }

  /** What a loop over a value goes through. */
  protected over(of: Value): Value {
    if (of instanceof Given) return this.listOf(of);
    return this.library.over?.(this, of) ?? of;
  }

  private record({ entries, form }: Extract<Expression, { kind: 'record' }>): Value {
    const made = new Rec(form);
    for (const { key, value } of entries) {
      if (key === null) {
        const more = this.evaluate(value);
        if (typeof more !== 'number' && more.kind === 'record' && !more.lost)
          for (const [name, held] of more.members) {
            made.members.set(name, held);
            const own = more.keys.get(name);
            if (own !== undefined) made.keys.set(name, own);
          }
        else if (typeof more === 'number' || more.kind !== 'nothing')
          made.lost = {
            hub: this.unknown([more], 'what this has is not known'),
            reason: 'what it has is not known',
          };
        continue;
      }
      const keyValue = typeof key === 'string' ? null : this.evaluate(key);
      const name = typeof key === 'string' ? key : this.keyOf(keyValue as Value);
      const held = this.evaluate(value);
      if (name === null)
        made.lost = {
          hub: this.notKnown(keyValue === null ? [held] : [keyValue, held], 'a key of this is not known'),
          reason: 'a key of it is not known',
        };
      else if (form !== 'dict' || keyValue === null) made.members.set(name, held);
      else this.library.setAt(this, made, keyValue, held);
    }
    return made;
  }

  /** What a value is as a key; null where that is not known. */
  protected keyOf(value: Value): string | null {
    return this.library.keyOf(this, value);
  }

  private template(parts: readonly Expression[]): Value {
    let text = '';
    const values = parts.map((part) => this.evaluate(part));
    for (const value of values) {
      const own = this.library.textOf(this, value);
      if (own === null) return this.notKnown(values, 'this text is not known');
      text += own;
    }
    return { kind: 'text', value: text, nodes: this.nodesOf(values) };
  }

  private assignment({ target, operator, value: expression, old, ...at }: Assignment): Value {
    if (operator === '' && !old) {
      const value = this.evaluate(expression);
      this.assignTo(target, value);
      // What is made of it goes on from the variable.
      return (target.kind === 'name' ? this.find(target.name)?.value : null) ?? value;
    }
    const place = this.placeAt(target);
    const before = place.read();
    const value = this.evaluate(expression);
    this.from = at.from + this.base;
    this.to = at.to + this.base;
    const result = operator === '' ? value : this.updated(operator, before, value);
    place.assign(result);
    return old ? before : result;
  }

  /** What `target operator= value` makes of what the target holds. */
  protected updated(operator: string, before: Value, value: Value): Value {
    return this.library.update?.(this, operator, before, value) ?? this.apply(operator, [before, value]);
  }

  /** What a target holds, and how it gets another value: what it is made of is evaluated once. */
  protected placeAt(target: Target): { readonly read: () => Value; readonly assign: (value: Value) => void } {
    if (target.kind === 'member') {
      const of = this.evaluate(target.of);
      return {
        read: () => this.memberOf(of, target.key),
        assign: (value) => this.assignMember(target, of, value),
      };
    }
    if (target.kind === 'at') {
      const of = this.evaluate(target.of);
      const index = this.evaluate(target.index);
      return {
        read: () => this.elementOf(of, index),
        assign: (value) => this.assignElement(target, of, index, value),
      };
    }
    const read = () =>
      target.kind === 'name'
        ? this.name(target.name, target.from, target.to)
        : this.unknown([], 'a pattern is no value');
    return { read, assign: (value) => this.assignTo(target, value) };
  }

  protected abstract assignMember(target: Extract<Target, { kind: 'member' }>, of: Value, value: Value): void;
  protected abstract assignElement(
    target: Extract<Target, { kind: 'at' }>,
    of: Value,
    index: Value,
    value: Value,
  ): void;

  // What a library may do.

  write(list: List, index: number, value: Value | undefined): void {
    this.step();
    this.memory.write(list, index, value);
  }

  setLength(list: List, count: number): void {
    this.memory.setLength(list, count);
  }

  put(holder: Rec | List | Func | ClassThing, key: string, value: Value | undefined): void {
    this.memory.set(holder, key, value);
  }

  lose(thing: Thing, of: readonly Value[], reason: string): Loss {
    const lost = { hub: this.unknown([thing, ...of], reason), reason };
    if (thing.kind === 'list' || thing.kind === 'record') this.memory.lose(thing, lost);
    return lost;
  }

  abstract block(body: Block): unknown;
}

const noKeywords: ReadonlyMap<string, Value> = new Map();

/** Thrown where a statement can't be followed: it is opaque. */
export class NotFollowed extends Error {
  constructor(
    readonly reason: string,
    readonly of: readonly Value[] = [],
  ) {
    super(reason);
  }
}

/** What a key of a dictionary is as a name. */
function nameOfKey({ keys }: Rec, key: string): string {
  const own = keys.get(key);
  return own !== undefined && typeof own !== 'number' && own.kind === 'text' ? own.value : key;
}

function isSame(one: Thing, other: Thing): boolean {
  if (one.kind === 'text') return other.kind === 'text' && one.value === other.value;
  if (one.kind === 'nothing') return other.kind === 'nothing' && one.name === other.name;
  return one.kind === 'library' && other.kind === 'library' && one.path === other.path;
}

/** How many elements a list is taken to have that the file does not give. */
const assumedCount = 2;

/** Gates that make counts of counts. */
const counting: ReadonlySet<string> = new Set([
  '+',
  '-',
  '*',
  'negate',
  'plus',
  'modulo',
  '%',
  'remainder',
  'floorDivide',
  'floor',
  'ceil',
  'trunc',
  'round',
  'roundEven',
  'min',
  'max',
  'abs',
  '&',
  '|',
  '<<',
  '>>',
  '>>>',
]);

const opcodes = (names: string) => new Set(names.split(' ').flatMap((name) => opcodeOf(name) ?? []));
const equal = opcodeOf('==') ?? -1;
const unequal = opcodeOf('!=') ?? -1;
const comparing = opcodes('< <= > >=');
const connecting = opcodes('not and or');
