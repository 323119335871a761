/*
 * Which node of the drawing each node of the tape belongs to where code is gone through more than once: the rounds of a loop
 * are one until they are opened, the last one first, and so is what a call makes.
 */
import { CARRY } from '../gates/opcodes';
import type { Section } from '../tape/sections';
import type { Tape } from '../tape/tape';
import type { Span } from '../text/span';
import type { CodeLeaf, Leaves } from './leaves';
import { type SectionTree, treeOf } from './section-tree';

/** How many rounds of a loop are open, or whether a call is (1), by its key. */
export type Opened = ReadonlyMap<string, number>;

/** What stands at a node: how often it was gone through, which round it is of, or that it calls something. */
export interface Badge {
  readonly kind: 'rounds' | 'round' | 'one round' | 'calls' | 'call';
  /** How many rounds or calls; of one round, which it is. */
  readonly count: number;
  /** Of how many rounds it is one. */
  readonly of: number;
  /** What is called; '' for rounds. */
  readonly name: string;
  /** What to open, or to close, and how far; null where nothing can be. */
  readonly turn: { readonly key: string; readonly open: number } | null;
}

/** What is one node of the drawing, or one for each of its results. */
export interface Unit {
  readonly key: string;
  readonly leaf: CodeLeaf | null;
  /** A call alone, within a statement. */
  readonly call: Span | null;
  /** It stands for several rounds. */
  readonly isFolded: boolean;
  readonly context: Context;
  /** How often it was gone through. */
  count: number;
  /** Calls in it that are closed, and the key of the first. */
  calls: number;
  firstCall: string;
  callName: string;
}

/** The first rounds of a loop, drawn as one: so many of how many. */
interface Fold {
  readonly key: string;
  readonly rounds: number;
  readonly of: number;
}

/** A going-through of a loop's body, of a function, or of the circuit. */
export interface Context {
  readonly key: string;
  /** The rounds that it is one of, where these are drawn as one. */
  readonly fold: Fold | null;
  readonly badge: Badge | null;
  readonly place: number;
  /** The loops that it is in, and which round of each. */
  readonly rounds: readonly RoundOf[];
  readonly instances: Map<CodeLeaf, number>;
  calls: number;
  loops: number;
}

interface RoundOf {
  readonly loop: SectionTree;
  readonly nth: number;
}

/** What tells where nodes belong. */
export interface PlacesSource {
  readonly tape: Tape;
  readonly leaves: Leaves;
  readonly opened: Opened;
}

/** Where one unit was gone through once: nodes that have the same number belong together. */
export class UnitPlaces {
  /** The unit of each instance; none has the number 0. */
  private readonly units: (Unit | null)[] = [null];
  private readonly byKey = new Map<string, Unit>();
  private readonly ordinals = new Map<string, Map<CodeLeaf, number>>();
  private readonly numbers: Int32Array;
  private readonly contexts: Context[] = [];
  private readonly contextAt: Int32Array;

  /** Nodes that another instance reads. */
  private readonly results: Uint8Array;
  private readonly tape: Tape;
  private readonly start: number;

  constructor(
    private readonly source: PlacesSource,
    {
      sections,
      start,
      end,
    }: { readonly sections: readonly Section[]; readonly start: number; readonly end: number },
    private readonly byStatement: boolean,
  ) {
    this.tape = source.tape;
    this.start = start;
    this.numbers = new Int32Array(end - start);
    this.contextAt = new Int32Array(end - start);
    this.results = new Uint8Array(end - start);
    this.visit(treeOf(sections, start, end), this.context('', null, null), 0);
    for (let node = start; node < end; node++) {
      const own = this.numbers[node - start];
      for (const input of this.tape.inputsOf(node))
        if (input >= start && this.numbers[input - start] !== own) this.results[input - start] = 1;
    }
  }

  /** Whether something reads a node that was gone through elsewhere, or at another time. */
  isResult(node: number): boolean {
    return this.results[node - this.start] === 1;
  }

  /** The number of the instance that a node belongs to; 0 where each gate is for itself. */
  instanceOf(node: number): number {
    return this.numbers[node - this.start] ?? 0;
  }

  /** Where something is gone through as one. */
  unitOf(node: number): Unit | null {
    return this.units[this.instanceOf(node)];
  }

  /** Whether a node is of an earlier round of a loop than another. */
  isOfEarlierRound(node: number, than: number): boolean {
    const [one, other] = [this.contextOf(node).rounds, this.contextOf(than).rounds];
    for (const [k, { loop, nth }] of one.entries()) {
      if (other[k]?.loop !== loop) return false;
      if (other[k].nth !== nth) return nth < other[k].nth;
    }
    return false;
  }

  contextOf(node: number): Context {
    return this.contexts[this.contextAt[node - this.start] ?? 0];
  }

  leafOf(node: number): CodeLeaf | null {
    return this.source.leaves.at({ from: this.tape.from[node], to: this.tape.to[node] });
  }

  private context(
    key: string,
    fold: Context['fold'],
    badge: Badge | null,
    rounds: readonly RoundOf[] = [],
  ): Context {
    const place = this.contexts.length;
    const made = {
      key,
      fold,
      badge,
      place,
      rounds,
      instances: new Map<CodeLeaf, number>(),
      calls: 0,
      loops: 0,
    };
    this.contexts.push(made);
    return made;
  }

  /** Gives all nodes of a section their instances; `closed` is the one that all of it belongs to. */
  private visit({ section, inside }: SectionTree, context: Context, closed: number): void {
    let next = section.start;
    for (const part of inside) {
      this.own(next, part.section.start, context, closed);
      if (closed > 0 || part.section.kind === 'round') this.visit(part, context, closed);
      else if (part.section.kind === 'call') this.call(part, context);
      else this.loop(part, context);
      next = part.section.end;
    }
    this.own(next, section.end, context, closed);
  }

  private own(from: number, to: number, context: Context, closed: number): void {
    const isWhole = this.byStatement || context.fold !== null;
    for (let node = from; node < to; node++) {
      // What the code above has left comes from outside, wherever it is read first.
      if (this.tape.op[node] === CARRY) continue;
      const leaf = closed > 0 || !isWhole ? null : this.leafOf(node);
      this.contextAt[node - this.start] = context.place;
      this.numbers[node - this.start] = closed > 0 ? closed : leaf ? this.instance(context, leaf) : 0;
    }
  }

  private instance(context: Context, leaf: CodeLeaf): number {
    const known = context.instances.get(leaf);
    if (known !== undefined) return known;
    const around = context.fold?.key ?? context.key;
    const unit = this.unit(`${around}:${this.ordinal(around, leaf)}`, leaf, null, context);
    unit.count++;
    const number = this.units.push(unit) - 1;
    context.instances.set(leaf, number);
    return number;
  }

  /** Counted, so that what is written elsewhere changes nobody's key. */
  private ordinal(around: string, leaf: CodeLeaf): number {
    const ordinals = this.ordinals.get(around) ?? new Map<CodeLeaf, number>();
    this.ordinals.set(around, ordinals);
    const found = ordinals.get(leaf) ?? ordinals.size;
    ordinals.set(leaf, found);
    return found;
  }

  private unit(key: string, leaf: CodeLeaf | null, call: Span | null, context: Context): Unit {
    const known = this.byKey.get(key);
    if (known) return known;
    const made: Unit = {
      key,
      leaf,
      call,
      isFolded: context.fold !== null,
      context,
      count: 0,
      calls: 0,
      firstCall: '',
      callName: '',
    };
    this.byKey.set(key, made);
    return made;
  }

  private call(part: SectionTree, context: Context): void {
    const { at, name } = part.section;
    const key = `${context.key}/c${context.calls++}`;
    const isOpen = context.fold === null && (this.source.opened.get(key) ?? 0) > 0;
    if (isOpen) {
      const badge: Badge = { kind: 'call', count: 1, of: 1, name, turn: { key, open: 0 } };
      this.visit(part, this.context(key, null, badge, context.rounds), 0);
      return;
    }
    const leaf = this.source.leaves.at(at);
    const inStatement = leaf !== null && (this.byStatement || context.fold !== null);
    let number = inStatement ? this.instance(context, leaf) : 0;
    if (!inStatement) number = this.units.push(this.unit(key, leaf, at, context)) - 1;
    const unit = this.units[number];
    if (unit) {
      if (!inStatement) unit.count++;
      if (unit.calls++ === 0) Object.assign(unit, { firstCall: key, callName: name });
    }
    this.visit(part, context, number);
  }

  private loop(part: SectionTree, context: Context): void {
    const { section, inside } = part;
    if (context.fold) {
      this.rounds(part, context, (nth) =>
        this.context(context.key, context.fold, null, [...context.rounds, { loop: part, nth }]),
      );
      return;
    }
    const key = `${context.key}/l${context.loops++}`;
    const count = inside.filter((each) => each.section.kind === 'round').length;
    const { isPart } = section;
    const open = count < 2 ? count : Math.min(count, this.source.opened.get(key) ?? 0);
    const fold = { key, rounds: count - open, of: count };
    this.rounds(part, context, (nth) => {
      const path = [...context.rounds, { loop: part, nth }];
      if (nth < count - open) return this.context(key, fold, null, path);
      const badge: Badge = {
        kind: isPart ? 'one round' : 'round',
        count: nth + 1,
        of: count,
        name: '',
        turn: count < 2 ? null : { key, open: count - 1 - nth },
      };
      return this.context(
        `${key}/r${count - 1 - nth}`,
        null,
        count < 2 && !isPart ? context.badge : badge,
        path,
      );
    });
  }

  /** The rounds of a loop, one after the other; what comes between two is a part of the first. */
  private rounds(
    { section, inside }: SectionTree,
    around: Context,
    contextOf: (nth: number) => Context,
  ): void {
    let nth = 0;
    let context = around;
    let next = section.start;
    for (const part of inside) {
      this.own(next, part.section.start, context, 0);
      if (part.section.kind === 'round') context = contextOf(nth++);
      if (part.section.kind === 'round') this.visit(part, context, 0);
      else if (part.section.kind === 'call') this.call(part, context);
      else this.loop(part, context);
      next = part.section.end;
    }
    this.own(next, section.end, context, 0);
  }
}

/** What stands at a unit's node. */
export function badgeOf(unit: Unit): Badge | null {
  const { context, isFolded, count, calls, firstCall, callName } = unit;
  const { fold, badge } = context;
  if (isFolded && fold) {
    const turn = { key: fold.key, open: fold.of - fold.rounds + 1 };
    return { kind: 'rounds', count, of: fold.of, name: '', turn };
  }
  if (calls > 0)
    return { kind: 'calls', count: calls, of: calls, name: callName, turn: { key: firstCall, open: 1 } };
  return badge;
}
