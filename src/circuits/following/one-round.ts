/*
 * Loops of which one round is followed: what others may do that this one has not done. Most do the same at the same
 * places, and nothing of what it has changed is known any more. Where a round changes what decides the way through it,
 * others may go through code that this one has passed over, or reach other elements: these are not known either.
 */
import type { Block, Code, Expression, FunctionCode, Loop } from '../../program/code';
import { Func, List, type Names, Rec, type Thing, type Value } from '../../program/values';
import type { Span } from '../../text/span';
import { NotFollowed } from './budget';
import { type HeldBefore, type Holder, isNoValue, type Moment } from './memory';
import { cellNamed, cellsNamed } from './reachable';
import { Branches } from './sides';
import { Taint } from './taint';
import { mayReturn, namesIn, touchedBy } from './touches';
import type { WayTaken } from './ways';

/** What was there when a loop began. */
export interface LoopStart {
  readonly moment: Moment;
  /** The nodes that there were. */
  readonly node: number;
  /** The ways that were noted. */
  readonly way: number;
  /** The things that there were. */
  readonly thing: number;
}

/** What a round has changed, but for what it has made itself. */
interface Changes {
  /** The numbers that are others in other rounds. */
  readonly taint: Taint;
  /** Lists that have got another length, and records that have got keys or lost them. */
  readonly resized: Set<Holder>;
  /** Things are others, too, and not only what numbers are in them. */
  ofThings: boolean;
}

/** A way that leads to an element. */
type WayToElement = Extract<WayTaken, { readonly index: Value }>;

export abstract class OneRound extends Branches {
  /** One round only was followed of a loop. */
  protected abstract hasOneRound(code: Span): void;

  /** Whether a name means the language's own, and nobody else's. */
  abstract isBuiltIn(name: string): boolean;

  protected start(): LoopStart {
    const { memory, tape, ways } = this;
    return { moment: memory.moment, node: tape.length, way: ways.now, thing: Rec.made };
  }

  /** Nothing is known of what a round has changed that others follow, of which it is not known how many. */
  protected hadOneRound(
    code: Loop & Span,
    reason: string,
    moment: Moment,
    waiting: number,
    start: LoopStart | null,
  ): void {
    // What asks for another round, and what comes between rounds, runs again, too.
    if (code.form === 'while' && code.update) this.evaluate(code.update);
    this.hadRounds(code, reason, moment, waiting, start);
  }

  /** The same where what comes between rounds has run; `start` where only the first was followed. */
  protected hadRounds(
    code: Loop & Span,
    reason: string,
    moment: Moment,
    waiting: number,
    start: LoopStart | null,
  ): void {
    this.hasOneRound(code);
    this.forgetLeft(waiting, reason);
    this.loseRounds(code, start, moment, reason);
  }

  /** Nothing is known of what rounds of a loop have changed, or may have, since a moment. */
  protected loseRounds(code: Loop & Span, start: LoopStart | null, moment: Moment, reason: string): void {
    if (start) this.otherRounds(code, start, reason);
    else this.mayDoAnything(code, this.names, reason);
    const lost = (value: Value | null) => this.unknown(value === null ? [] : [value], reason);
    for (const [holder, places] of this.memory.heldAt(moment))
      for (const key of places.keys()) this.memory.forget(holder, key, lost, reason);
  }

  /** Other rounds may have done what the first one has not. */
  private otherRounds(code: Loop & Span, start: LoopStart, reason: string): void {
    const changes = this.changesSince(start, code);
    const ways = this.ways.since(start.way);
    const written = new Set(this.memory.heldAt(start.moment).keys());
    const isOther = (by: Value) => this.isOther(by, changes);
    const picked = ways.flatMap((way) => ('index' in way && isOther(way.index) ? [way] : []));
    if (code.form === 'each') picked.push(...this.goneThrough(code));
    changes.ofThings ||= picked.some((way) => way.kind === 'read' && !hasAlike(way.of));
    const passed = ways.flatMap((way) => {
      if (way.kind !== 'passed') return [];
      const isLate = way.by !== null && isOther(way.by);
      return way.code === code ? [] : [{ ...way, isLate }];
    });
    const isAny = changes.ofThings || passed.some(({ isLate }) => isLate);
    const others = passed.filter(({ by, isLate }) => isLate || (isAny && by === null));
    const active = others.filter((way) => !this.isHarmless(way.code, way.names));
    if (active.some((way) => way.depth === this.depth && mayReturn(way.code))) throw new NotFollowed(reason);
    if (changes.taint.decides()) return this.mayDoAnything(code, this.names, reason);
    for (const way of active) this.mayDoAnything(way.code, way.names, reason);
    for (const way of picked) this.otherElement(way, written, active.length > 0, reason);
  }

  /** What a round has changed that was there before it. */
  private changesSince(start: LoopStart, code: Loop): Changes {
    const taint = new Taint(this.tape, start.node);
    const changes: Changes = { taint, resized: new Set(), ofThings: false };
    for (const [holder, places] of this.memory.heldAt(start.moment)) {
      if ('nth' in holder && holder.nth > start.thing) continue;
      for (const [key, before] of places) {
        // A variable that the round has made itself begins with what it has made.
        taint.add(this.numbersIn(before).filter((node) => node < start.node));
        if (isNoValue(key)) changes.resized.add(holder);
        else changes.ofThings ||= !this.isAlike(holder, key, before);
      }
    }
    if (code.form === 'each')
      for (const name of namesIn(code.target)) taint.add(this.numbersIn(this.find(name)?.value ?? null));
    for (const way of this.ways.since(start.way))
      if (way.kind === 'counted' && changes.resized.has(way.of)) taint.add([way.node]);
    taint.spread();
    return changes;
  }

  /** Whether what has decided something may decide otherwise in another round. */
  private isOther(by: Value, { taint, resized, ofThings }: Changes): boolean {
    if (typeof by === 'number') return taint.isOther(by) || (ofThings && taint.isNewConstant(by));
    const parts = by.kind === 'method' ? by.of : by;
    if (typeof parts === 'object' && parts.kind === 'list' && (by !== parts || parts.form === 'tuple'))
      return parts.items.some(
        (each) => each !== undefined && this.isOther(each, { taint, resized, ofThings }),
      );
    return ofThings || resized.has(by as Holder);
  }

  /** Of a loop over things the first that it has met: others meet others. */
  private goneThrough({ of, target }: Extract<Loop, { form: 'each' }>): WayToElement[] {
    const all = of.kind === 'name' ? (this.find(of.name)?.value ?? null) : null;
    const value = target.kind === 'name' ? (this.find(target.name)?.value ?? null) : null;
    const isThing = all !== null && typeof all === 'object' && typeof value === 'object' && value !== null;
    return isThing ? [{ kind: 'read', of: all, index: all, value }] : [];
  }

  /** Another round may have had another element, or written to another. */
  private otherElement(
    way: WayToElement,
    written: ReadonlySet<Holder>,
    isActive: boolean,
    reason: string,
  ): void {
    if (typeof way.of === 'number') return;
    if (way.kind === 'written') {
      if (way.of.kind === 'list' || way.of.kind === 'record') this.lose(way.of, [], reason);
      return;
    }
    const reached = [...this.reachable([way.value])];
    if (
      reached.some((each) => typeof each === 'object' && (each.kind === 'function' || each.kind === 'class'))
    )
      this.opaqueCode([way.of], [], reason);
    else if (isActive || reached.some((each) => typeof each === 'object' && written.has(each as Holder)))
      for (const each of this.reachable([way.of]))
        if (typeof each === 'object' && (each.kind === 'list' || each.kind === 'record'))
          this.lose(each, [], reason);
  }

  /** Code may have run, once or more often. */
  private mayDoAnything(code: Code | Expression | Block, names: Names, reason: string): void {
    const { reads, assigns, assignsAnything } = touchedBy(code);
    if (assignsAnything) throw new NotFollowed(reason);
    const values = [...cellsNamed(names, reads)].flatMap(({ value }) => value ?? []);
    this.opaqueCode(values, [...cellsNamed(names, assigns)], reason);
  }

  /** Whether code changes nothing that others see: it computes, and calls what does no more. */
  private isHarmless(
    code: Code | Expression | Block | FunctionCode,
    names: Names,
    known = new Set<unknown>(),
  ): boolean {
    if (known.has(code)) return true;
    known.add(code);
    const open: unknown[] = [code];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null || part instanceof Map) continue;
      const node = part as {
        readonly kind?: string;
        readonly callee?: Expression;
        readonly target?: unknown;
      };
      if (node.kind !== undefined && changing.has(node.kind)) return false;
      if (node.kind === 'call' && !this.callsHarmless(node.callee as Expression, names, known)) return false;
      for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
    }
    return true;
  }

  private callsHarmless(callee: Expression, names: Names, known: Set<unknown>): boolean {
    if (callee.kind === 'name') {
      const value = cellNamed(names, callee.name)?.value;
      if (value instanceof Func) return this.isHarmless(value.code.body, value.around, known);
      return value === undefined && this.isBuiltIn(callee.name);
    }
    const root = rootOf(callee);
    return root !== null && cellNamed(names, root) === null && this.isBuiltIn(root) && !isWriter(callee);
  }

  /** The numbers in a value, however deep. */
  private numbersIn(value: HeldBefore): number[] {
    if (typeof value === 'number') return [value];
    if (typeof value !== 'object' || value === null || !('kind' in value)) return [];
    return [...this.reachable([value])].filter((each) => typeof each === 'number');
  }

  /** Whether a place holds now what is like that which it held before, but for its numbers. */
  private isAlike(holder: Holder, key: string | number, before: HeldBefore): boolean {
    const after = this.memory.get(holder, key);
    const isNew = (value: HeldBefore) => value === undefined || value === null;
    if (isNew(before) || isNew(after)) return !('kind' in holder);
    return isLike(before as Value, after as Value, new Set());
  }
}

function isLike(one: Value, other: Value, seen: Set<Thing>): boolean {
  if (one === other || (typeof one === 'number' && typeof other === 'number')) return true;
  if (typeof one === 'number' || typeof other === 'number' || one.kind !== other.kind) return false;
  if (seen.has(one)) return true;
  seen.add(one);
  if (one instanceof List && other instanceof List)
    return (
      one.items.length === other.items.length &&
      !one.lost === !other.lost &&
      one.items.every((item, k) => isLikePart(item, other.items[k], seen))
    );
  if (one instanceof Rec && other instanceof Rec)
    return (
      one.of === other.of &&
      one.members.size === other.members.size &&
      !one.lost === !other.lost &&
      [...one.members].every(([key, item]) => isLikePart(item, other.members.get(key), seen))
    );
  if (one.kind === 'text') return other.kind === 'text' && one.value === other.value;
  if (one.kind === 'nothing') return other.kind === 'nothing' && one.name === other.name;
  if (one instanceof Func) return other instanceof Func && one.code === other.code;
  return false;
}

/** Whether all elements of something are alike, but for their numbers. */
function hasAlike(of: Value): boolean {
  if (typeof of === 'number' || of.kind !== 'list' || of.lost) return false;
  const [first] = of.items;
  return of.items.every((each) => isLikePart(first, each, new Set()));
}

function isLikePart(one: Value | undefined, other: Value | undefined, seen: Set<Thing>): boolean {
  return one === undefined || other === undefined ? one === other : isLike(one, other, seen);
}

/** Statements and expressions that change something, or end what is around them. */
const changing: ReadonlySet<string> = new Set(
  'assign delete opaque with import outer class loop try'.split(' '),
);

/** The name that a path begins with. */
function rootOf(path: Expression): string | null {
  if (path.kind === 'name') return path.name;
  return path.kind === 'member' ? rootOf(path.of) : null;
}

/** Whether a function of the language changes what it gets. */
function isWriter(callee: Expression): boolean {
  return (
    callee.kind === 'member' &&
    /^(assign|define|set|freeze|delete|apply|call|construct|shuffle|seed)/.test(callee.key)
  );
}
