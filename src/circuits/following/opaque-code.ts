/*
 * What code that is not followed may have done: it may have read, kept and changed whatever it can reach, and all
 * functions that there are.
 */
import type { Code, Expression } from '../../program/code';
import type { Cell, Func, Names, Thing, Value } from '../../program/values';
import { NotFollowed } from './budget';
import { Runner } from './runner';
import { touchedBy } from './touches';

export abstract class OpaqueCode extends Runner {
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
    if (values.length === 0 && cells.length === 0 && e.number)
      return this.world.given(this.world.said(this.from, this.to), this.from, this.to);
    return this.opaqueCode(values, cells, e.reason);
  }

  protected unknownCall(of: Thing, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value {
    return this.opaqueCall(
      of,
      [...args, ...keywords.values()],
      `${this.world.said(this.from, this.to)} is not known`,
    );
  }

  protected opaqueCall(of: Value, args: readonly Value[], reason: string): Value {
    return this.opaqueCode([of, ...args], [], reason);
  }

  protected opaqueCode(reads: readonly Value[], assigns: readonly Cell[], reason: string): number {
    if (this.trying > 0) throw new NotFollowed(reason);
    const within = this.reachable([...reads, ...this.everyFunction(), ...this.lingering()]);
    this.spend(within.size);
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
    return node;
  }

  /** The variables around a function that it may assign. */
  private *assignedBy({ code, around }: Func): Generator<Cell> {
    const { assigns, assignsAnything } = touchedBy(code);
    for (let names: Names | null = around; names; names = names.around)
      for (const [name, cell] of names.cells)
        if (assignsAnything || (assigns.has(name) && !code.own.includes(name))) yield cell;
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
