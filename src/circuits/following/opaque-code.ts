/*
 * What code that is not followed may have done: it may have read, kept and changed whatever it can reach, and all
 * functions that there are.
 */
import { UNREAD } from '../../gates/opcodes';
import type { Code, Expression } from '../../program/code';
import { type Cell, type Func, Given, type Thing, type Value } from '../../program/values';
import { NotFollowed } from './budget';
import { cellsNamed } from './numbers';
import { Runner } from './runner';
import { touchedBy } from './touches';

export abstract class Unfollowed extends Runner {
  /** What stands for all that code has which is not followed, where that is no number. */
  private readonly ofObjects = new Set<number>();
  protected readonly made = new Set<Func>();
  /** Variables that code which was not followed may read and assign when it runs later, as a part of what it has made. */
  private readonly heard = { reads: new Set<Cell>(), assigns: new Set<Cell>() };

  /** Code is not followed, and may have made functions of what it consists of. */
  protected linger(code: Code | Expression): void {
    const { reads, assigns, runsLater } = touchedBy(code);
    if (!runsLater || reads.size + assigns.size === 0) return;
    this.mayRunLater = true;
    for (const name of reads)
      for (const cell of this.find(name) ? [this.cellOf(name)] : []) this.heard.reads.add(cell);
    for (const name of assigns) this.heard.assigns.add(this.cellOf(name));
  }

  protected opaque(e: Extract<Expression, { kind: 'opaque' }>): Value {
    if (e.assignsAnything) throw new NotFollowed(e.reason);
    this.from = e.from + this.base;
    this.to = e.to + this.base;
    this.linger(e);
    const values = e.reads.flatMap((name) => this.find(name)?.value ?? []);
    const cells = e.assigns.flatMap((name) => this.find(name) ?? []);
    const isAlone = values.length + cells.length + this.heard.reads.size + this.heard.assigns.size === 0;
    if (e.number && isAlone && e.reads.length === 0) return this.given('');
    const node = this.opaqueCode(values, cells, e.reason);
    return e.number && isAlone && this.tape.inputsOf(node).length === 0 ? this.given('') : node;
  }

  /** Something that only the running code knows; `root` is the name that it comes from. */
  private given(root: string): Given {
    return new Given(this.world.said(this.from, this.to), -1, root);
  }

  protected unknownCall(of: Thing, args: readonly Value[], self: Value | null): Value {
    const isOutside = of instanceof Given || of.kind === 'library';
    const path = isOutside ? of.path : this.world.said(this.from, this.to);
    const reads = self === null ? [of, ...args] : [of, self, ...args];
    const node = this.opaqueCode(reads, [], this.world.whyUnknown(path));
    if (!isOutside) return node;
    // What is only called, or has parts, is no number that anything could be made of.
    const objects = [of, self].map((each) => (each instanceof Given && !each.isNumber ? each.node : -1));
    const isObject = (each: number) => objects.includes(each) || this.ofObjects.has(each);
    for (const each of this.tape.inputsOf(node))
      if (this.tape.op[each] === UNREAD && this.tape.inputsOf(each).every(isObject)) this.ofObjects.add(each);
    const isOfNothing = this.tape.inputsOf(node).every(isObject);
    return isOfNothing ? this.given(rootOf(path)) : node;
  }

  protected opaqueCall(of: Value, args: readonly Value[], reason: string): Value {
    return this.opaqueCode([of, ...args], [], reason);
  }

  protected opaqueCode(reads: readonly Value[], assigns: readonly Cell[], reason: string): number {
    if (this.trying > 0) throw new NotFollowed(reason);
    this.opaqueReason = reason;
    const within = this.reachable([...reads, ...this.everyFunction(), ...this.lingering()]);
    this.spending.add(within.size);
    const node = this.world.opaque(this.nodesOf(within), this.from, this.to, reason);
    const cells = new Set([...assigns, ...this.heard.assigns]);
    for (const value of within) {
      if (typeof value === 'number') continue;
      if (value.kind === 'list' || value.kind === 'record') this.memory.lose(value, { hub: node, reason });
      else if (value.kind === 'class' || value.kind === 'function')
        for (const [key, held] of value.members)
          if (typeof held === 'number') this.memory.set(value, key, this.unknown([node], reason));
      if (value.kind === 'function') for (const cell of this.assignedBy(value)) cells.add(cell);
      else if (value.kind === 'class')
        for (const method of value.methods.values())
          for (const cell of this.assignedBy(method)) cells.add(cell);
    }
    for (const cell of cells) this.memory.set(cell, '', this.unknown([node], reason));
    this.justMade = node;
    return node;
  }

  /** The variables around a function that it may assign. */
  private assignedBy({ code, around }: Func): Iterable<Cell> {
    const { assigns, assignsAnything } = touchedBy(code);
    if (assignsAnything) return cellsNamed(around, null);
    return assigns.size === 0
      ? []
      : cellsNamed(around, new Set([...assigns].filter((name) => !code.own.includes(name))));
  }

  /** What code that may run later reads by now. */
  private *lingering(): Generator<Value> {
    for (const { value } of this.heard.reads) if (value !== null) yield value;
  }

  /** All functions that there are: whoever runs may know these. */
  private *everyFunction(): Generator<Value> {
    yield* this.made;
  }
}

/** The name that a path begins with. */
function rootOf(path: string): string {
  return path.split(/[.[]/, 1)[0];
}
