/*
 * What a number that is drawn has chosen: an element, or a place to write to. The numbers there are the file's, but which
 * of them it is nobody knows: from there on they are assumed.
 */
import { opcodeOf } from '../../gates/opcodes';
import { Given, type List, type Rec, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import { Things } from './things';

const copy = opcodeOf('copy') as number;

export abstract class Chosen extends Things {
  /** Whether something says which element is meant, or how many, because of what was drawn. */
  protected chooses(by: Value): boolean {
    if (typeof by === 'number') return this.restsOnDraws(by);
    return (
      by.kind === 'list' &&
      by.form === 'tuple' &&
      by.items.some((each) => each !== undefined && this.chooses(each))
    );
  }

  protected override elementOf(of: Value, index: Value): Value {
    const value = super.elementOf(of, index);
    return this.chooses(index) ? this.chosen(value) : value;
  }

  drawFrom(list: List): Value {
    const { from, to } = this;
    const said = `index of ${this.world.said(from, to)}`;
    const node = this.world.drawn(said, from, to, true);
    this.isDrawnWithin(node, { least: 0, most: list.items.length - 1 }, said);
    return this.elementOf(list, node);
  }

  shuffle(list: List): void {
    this.spending.add(list.items.length);
    // Another order than the one that was there, if there is one.
    const items = [...list.items.slice(1), list.items[0]];
    for (const [k, item] of items.entries()) this.memory.write(list, k, item);
    this.chosen(list);
  }

  /** The same value, of which the numbers are assumed. */
  protected chosen(value: Value): Value {
    if (typeof value === 'number') return this.assumedCopy(value);
    for (const each of this.reachable([value])) {
      if (typeof each === 'number' || each instanceof Given) continue;
      if (each.kind === 'list') this.chosenList(each);
      else if (each.kind === 'record') this.chosenRecord(each);
      // What is decided by such a value is decided by what was drawn.
      else if (each.kind === 'text' || each.kind === 'function' || each.kind === 'class')
        this.withinAssumed++;
    }
    return value;
  }

  private chosenList(list: List): void {
    this.spending.add(list.items.length);
    this.sure.delete(list);
    for (const [k, item] of list.items.entries())
      if (typeof item === 'number' && !this.tape.isAssumed(item))
        this.memory.write(list, k, this.assumedCopy(item));
  }

  private chosenRecord(record: Rec): void {
    for (const [key, item] of record.members)
      if (typeof item === 'number' && !this.tape.isAssumed(item))
        this.memory.set(record, key, this.assumedCopy(item));
  }

  private assumedCopy(value: number): number {
    const { tape } = this;
    if (tape.isAssumed(value) || !tape.isShown(value)) return value;
    const own = tape.gate(copy, [value], this.from, this.to);
    tape.takeKind(own, value);
    forward(tape, own, own + 1);
    tape.restsOnCounts(own);
    this.settled.add(own);
    this.countsAs(own, value);
    return own;
  }
}
