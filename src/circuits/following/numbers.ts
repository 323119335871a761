/*
 * The numbers of code that is followed: each is a node of the tape, with its value at once. Some of them count or number
 * something, which decides what a condition on them is; of what is not known it is kept what it may be made of.
 */
import type { Library } from '../../program/library';
import { type Cell, Given, type Loss, type Names, type Thing, type Value } from '../../program/values';
import { failureAt, settleZero } from '../../tape/failures';
import { forward } from '../../tape/generated/passes';
import type { Tape } from '../../tape/tape';
import type { ExpressionBuilder } from '../expression';
import { NotFollowed, Thrown } from './budget';
import { partsOf, valuesAround } from './reachable';
import { Spending } from './spending';
import type { World } from './world';

/** Makes numbers, and knows what they are made of. */
export abstract class NumberMaker {
  /** Where the code that is followed stands: its top-level statement. */
  protected base = 0;
  protected names: Names;
  protected readonly spending: Spending;
  /** How many `try` the code that is followed is inside of: whether it throws has to be known there. */
  protected trying = 0;
  /** Numbers that count or number something: whole ones, made of such alone. */
  private readonly wholes = new Set<number>();
  /** Those of them that number rounds, elements or lengths. */
  private readonly counters = new Set<number>();
  /** The things that a value which is not known may be. */
  protected readonly behind = new Map<number, ReadonlySet<Thing>>();
  /** How many conditions, or loops, that what is assumed decides are around the code that is followed. */
  protected withinAssumed = 0;
  protected from = 0;
  protected to = 0;
  /** Code that was not followed may have made functions, which run where something is asked that nobody knows. */
  protected mayRunLater = false;
  /** The number that the last operation has made, as long as no variable, thing or call can have it; -1 for none. */
  protected justMade = -1;

  constructor(
    protected readonly tape: Tape,
    protected readonly builder: ExpressionBuilder,
    protected readonly library: Library,
    protected readonly world: World,
    names: Names,
  ) {
    this.names = names;
    this.spending = new Spending(tape, world.account.spending);
  }

  /** Code that is not followed runs: it may change what it can reach, and these variables. */
  protected abstract opaqueCode(reads: readonly Value[], assigns: readonly Cell[], reason: string): number;

  /** One more step of following; past the budget there is none. */
  protected step(): void {
    this.spending.step();
  }

  /** A number that stands in the code. */
  protected number(value: number, integer: boolean, isTruth: boolean): number {
    const node = this.tape.constant(value, this.from, this.to);
    this.builder.literal(node, integer, isTruth);
    if (this.withinAssumed > 0) this.tape.restsOnCounts(node);
    if (Number.isInteger(value)) this.wholes.add(node);
    this.justMade = node;
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
    if (this.trying > 0 && this.mayThrow(node))
      throw new NotFollowed('whether this throws depends on what is assumed');
    this.checkFailure(node);
    if (this.withinAssumed > 0) this.tape.restsOnCounts(node);
    this.isMadeOf(node, nodes);
    if (
      counting.has(gate) &&
      nodes.every((each) => this.isCount(each)) &&
      Number.isInteger(this.tape.valueOf(node))
    )
      this.wholes.add(node);
    if (this.wholes.has(node) && nodes.some((each) => this.isCounter(each))) this.counters.add(node);
    this.justMade = node;
    return node;
  }

  /** Whether the value of a number is known by now: what is assumed gets one when all has been followed. */
  protected hasValue(node: number): boolean {
    return !this.tape.isAssumed(node);
  }

  /** Whether an operation on what has no value yet may throw. */
  private mayThrow(node: number): boolean {
    const { arithmetic } = this.builder;
    if (this.hasValue(node) || !this.library.thrownBy) return false;
    return arithmetic?.mayFail(this.tape.kind[node]) === true;
  }

  /** Some operations of some languages give no number: what is shown as none, or throws. */
  private checkFailure(node: number): void {
    const { tape } = this;
    const { arithmetic } = this.builder;
    if (!arithmetic || !tape.isShown(node)) return;
    settleZero(tape, node, arithmetic);
    if (!this.hasValue(node)) return;
    const reason = failureAt(tape, node, arithmetic);
    if (reason === null) return;
    tape.mark(node, 'failed');
    tape.reasons.set(node, reason);
    const thrown = this.library.thrownBy?.(reason) ?? null;
    if (thrown === null) return;
    this.fail(reason, thrown);
  }

  protected isCount(node: number): boolean {
    return this.wholes.has(node);
  }

  /** A number that stands in the code is a whole one. */
  protected isWhole(node: number): void {
    this.wholes.add(node);
  }

  /** A number of the code counts as another one from here on. */
  protected isInstead(node: number, value: number): void {
    this.tape.replace(node, value);
    if (Number.isInteger(value)) this.wholes.add(node);
    else for (const numbers of [this.wholes, this.counters]) numbers.delete(node);
  }

  /** Whether a number counts as true, which decides what is followed. */
  protected isTrue(node: number): boolean | null {
    this.tape.mark(node, 'decides');
    return this.tape.isTrue(node);
  }

  /** A variable's own node is a count where its value is one, and numbers rounds or elements where that does. */
  protected countsAs(node: number, like: number): void {
    if (this.isCount(like)) this.wholes.add(node);
    if (this.isCounter(like)) this.counters.add(node);
    this.isMadeOf(node, [like]);
  }

  /** What is not known may be one of these things, or have it: whoever changes it changes them. */
  protected isMadeOf(node: number, of: readonly Value[]): void {
    if (this.behind.size === 0 && areNumbers(of)) return;
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
    const number = typeof value === 'number' ? this.tape.valueOf(value) : null;
    if (typeof value === 'number' && number !== null) this.tape.mark(value, 'decides');
    // What is assumed has no number yet.
    return number !== null && Number.isNaN(number) && this.isAssumed(value) ? null : number;
  }

  hasNumber(value: Value): boolean {
    return typeof value === 'number' && this.tape.isShown(value);
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

  areOthers(_one: Value, _other: Value): boolean {
    return false;
  }

  /** Something that is made of these, and is not known. */
  unknown(of: readonly Value[], reason: string): number {
    const node = this.tape.unread(this.from, this.to, this.nodesOf(of));
    this.tape.reasons.set(node, reason);
    this.isMadeOf(node, of);
    this.justMade = node;
    return node;
  }

  /** The same where asking for it may call functions that are a part of these, as an object says itself what it is worth. */
  notKnown(of: readonly Value[], reason: string): number {
    if (this.mayRunLater) return this.opaqueCode(of, [], reason);
    for (const each of this.reachable(of))
      if (typeof each !== 'number' && (each.kind === 'function' || each.kind === 'class'))
        return this.opaqueCode(of, [], reason);
    // What is not known itself may be something that others have written to since.
    const mayChange = of.some((each) => typeof each === 'number' && this.tape.isUnknown(each));
    return this.unknown(mayChange ? [...of, ...this.world.kept()] : of, reason);
  }

  lost({ hub, reason, isExposed }: Loss, of: Thing): number {
    // Whoever has got it may have written to it since.
    const behind = new Set(isExposed ? [hub, ...this.world.kept()] : [hub]);
    const node = this.tape.unread(this.from, this.to, hub < 0 ? [] : [...behind]);
    this.tape.reasons.set(node, reason);
    this.isMadeOf(node, [of]);
    return node;
  }

  fail(reason: string, thrown: Value | null = null): never {
    throw new Thrown(reason, thrown);
  }

  /** All numbers that values consist of, however deep. */
  nodesOf(values: Iterable<Value>): number[] {
    if (this.tape.length === 0) return [];
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
      for (const part of partsOf(value)) add(part);
      if (value.kind === 'function' || value.kind === 'class')
        for (const held of valuesAround(value)) add(held);
    }
    return seen;
  }
}

export function areNumbers(values: readonly Value[]): values is readonly number[] {
  for (const each of values) if (typeof each !== 'number') return false;
  return true;
}

/** Gates that make counts of counts. */
const counting: ReadonlySet<string> = new Set(
  '+ - * negate plus modulo % remainder floorDivide floor ceil trunc round roundEven min max abs & | << >> >>>'.split(
    ' ',
  ),
);
