/* Counts and lengths that the file does not give, and what rests on them alone: how often it runs, and how long it gets. */
import { CONSTANT, firstGate, INPUT } from '../../gates/opcodes';
import type { List, Value } from '../../program/values';
import { NumberMaker } from './numbers';

/** What decides how many rounds something has, a condition or what it goes through, and which of them is followed. */
export type Bound = ({ readonly test: number } | { readonly of: Value }) & { round?: number };

/** The length of a list that is not given. */
interface Length {
  readonly name: string;
  readonly node: number;
  readonly count: number;
}

/** Knows which numbers rest on counts alone. */
export abstract class Counting extends NumberMaker {
  private readonly ofCounts = new Map<number, boolean>();
  protected readonly sizes = new Map<List, Length>();
  /** What the code that is followed goes through round by round, the innermost last. */
  protected readonly bounds: Bound[] = [];

  /** The number that something is that the file does not give, where a number is wanted. */
  protected abstract asNumber(value: Value): Value;

  protected get counts() {
    return this.world.counts;
  }

  /** Whether a number is made of whole numbers in the code and of counts alone. */
  protected restsOnCounts(node: number): boolean {
    const known = this.ofCounts.get(node);
    if (known !== undefined) return known;
    const open = [node];
    while (open.length > 0) {
      const at = open[open.length - 1];
      const rests = this.ofCounts.has(at) ? true : this.asLeaf(at);
      if (rests === null) {
        const { length } = open;
        let isMade = true;
        for (const input of this.tape.inputsOf(at)) {
          const known = this.ofCounts.get(input);
          if (known === undefined) open.push(input);
          else isMade &&= known;
        }
        if (isMade && open.length > length) continue;
        open.length = length;
        this.ofCounts.set(at, isMade);
      }
      open.pop();
    }
    return this.ofCounts.get(node) === true;
  }

  /** More is known by now of what the numbers from this one on are made of. */
  protected forgetWhatRests(from: number): void {
    for (let node = from; node < this.tape.length; node++) this.ofCounts.delete(node);
  }

  /** The same of what no gate makes; null for the rest. */
  private asLeaf(node: number): boolean | null {
    const { tape } = this;
    const op = tape.op[node];
    if (op >= firstGate) return null;
    const isOne =
      op === CONSTANT ? !tape.varies(node) || super.isCount(node) : op === INPUT && tape.isCount(node);
    this.ofCounts.set(node, isOne);
    return isOne;
  }

  protected override isCount(node: number): boolean {
    if (super.isCount(node)) return true;
    const mayBe = this.tape.isAssumed(node) || this.tape.isCount(node);
    return mayBe && Number.isInteger(this.tape.valueOf(node)) && this.restsOnCounts(node);
  }

  protected override isCounter(node: number): boolean {
    return (
      super.isCounter(node) || ((this.tape.isAssumed(node) || this.tape.isCount(node)) && this.isCount(node))
    );
  }

  protected override hasValue(node: number): boolean {
    return super.hasValue(node) || this.restsOnCounts(node);
  }

  override known(value: Value): number | null {
    if (typeof value === 'number' && this.tape.isAssumed(value) && !this.restsOnCounts(value)) return null;
    return super.known(value);
  }

  /** All nodes that a number is made of, itself included. */
  protected behind_(node: number): Set<number> {
    const seen = new Set([node]);
    for (const at of seen)
      if (this.tape.op[at] >= firstGate) for (const input of this.tape.inputsOf(at)) seen.add(input);
    return seen;
  }

  /** The names of the counts that a value rests on, or is as long as. */
  protected countsIn(value: Value): Set<string> {
    const names = new Set<string>();
    const open: Value[] = [value];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (typeof at === 'number') {
        if (!this.tape.isAssumed(at)) continue;
        for (const each of this.behind_(at)) {
          const name = this.tape.isCount(each) ? this.world.nameOf(each) : undefined;
          if (name !== undefined && this.counts.has(name)) names.add(name);
        }
      } else if (at.kind === 'list') {
        const size = this.sizes.get(at);
        if (size) names.add(size.name);
      } else if (at.kind === 'method' && typeof at.of === 'object' && at.of.kind === 'list')
        open.push(at.of, ...at.of.items.filter((item) => item !== undefined));
    }
    return names;
  }

  /** Lists of which the code says how many elements they have. */
  protected readonly sure = new WeakSet<List>();

  /** Whether how often something is gone through, or whether at all, rests on assumed counts. */
  protected isDecidedByCounts(by: Value): boolean {
    if (typeof by === 'number') return this.tape.isAssumed(by);
    if (by.kind === 'record' && by.form === 'generator') return this.counts.areAssumed;
    if (by.kind === 'list') return !this.sure.has(by) && this.counts.areAssumed;
    if (by.kind !== 'method' || typeof by.of === 'number' || by.of.kind !== 'list') return false;
    return by.of.items.some((part) => part !== undefined && this.isDecidedByCounts(part));
  }

  /** Follows what counts decide: what is there only because of them is assumed. */
  protected within<T>(by: Value, follow: () => T): T {
    const more = this.isDecidedByCounts(by) ? 1 : 0;
    this.withinAssumed += more;
    try {
      return follow();
    } finally {
      this.withinAssumed -= more;
    }
  }

  /** Begins something that is gone through round by round; `leave` ends it. */
  protected enter(): { readonly bounds: number; readonly within: number } {
    return { bounds: this.bounds.length, within: this.withinAssumed };
  }

  protected leave({ bounds, within }: { readonly bounds: number; readonly within: number }): void {
    this.bounds.length = bounds;
    this.withinAssumed = within;
  }

  /** What decides how many rounds there are is known. */
  protected boundBy(bound: Bound): void {
    this.bounds.push(bound);
    if (this.isDecidedByCounts('of' in bound ? bound.of : bound.test)) this.withinAssumed++;
  }

  /** Another round begins of what was entered there. */
  protected inRound({ bounds }: { readonly bounds: number }, round: number): void {
    const bound = this.bounds[bounds];
    if (bound) bound.round = round;
  }

  /** How long a list is. */
  lengthOf(list: List): number {
    const size = this.sizes.get(list);
    const { length } = list.items;
    if (!size) return this.within(list, () => this.counter(length));
    return length === size.count
      ? size.node
      : this.applyTo('+', [size.node, this.constant(length - size.count)]);
  }
}
