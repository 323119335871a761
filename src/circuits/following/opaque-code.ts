/*
 * What code that is not followed may have done: it may have read, kept and changed whatever it can reach, and all
 * functions that there are.
 */
import { UNREAD } from '../../gates/opcodes';
import type { Code, Expression } from '../../program/code';
import { type Cell, Given, type Thing, type Value } from '../../program/values';
import { NotFollowed } from './budget';
import type { Holder } from './memory';
import { Runner } from './runner';
import { touchedBy } from './touches';

export abstract class Unfollowed extends Runner {
  /** What stands for all that code has which is not followed, where that is no number. */
  private readonly ofObjects = new Set<number>();

  /** Code is not followed, and may have made functions of what it consists of. */
  protected linger(code: Code | Expression): void {
    const { reads, assigns, runsLater } = touchedBy(code);
    if (!runsLater || reads.size + assigns.size === 0) return;
    this.mayRunLater = true;
    this.exposed.add({ code, around: this.names });
  }

  protected opaque(e: Extract<Expression, { kind: 'opaque' }>): Value {
    if (e.assignsAnything) throw new NotFollowed(e.reason);
    this.from = e.from + this.base;
    this.to = e.to + this.base;
    this.linger(e);
    const values = e.reads.flatMap((name) => this.find(name)?.value ?? []);
    const cells = e.assigns.flatMap((name) => this.find(name) ?? []);
    const { number, reads, assigns, reason } = e;
    if (number && reads.length + assigns.length === 0) return this.given('');
    const node = this.opaqueCode(values, cells, reason);
    const isOfNothing = values.length + cells.length + this.tape.inputsOf(node).length === 0;
    return number && isOfNothing && !this.mayRunLater ? this.given('') : node;
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
    this.opaqueRuns++;
    const { nodes, things, cells } = this.exposed.reach(reads);
    this.spending.add(nodes.size + things.size);
    const varying = [...nodes].filter((each) => this.tape.varies(each));
    const node = this.world.opaque(varying, this.from, this.to, reason);
    const makeAnew = (holder: Holder, key: string, value: Value | null) => {
      // What it may have made before is looked up where it is read.
      if (typeof value === 'number' && this.remade.has(value)) return;
      this.memory.set(holder, key, this.madeAnew([node], value, reason));
    };
    for (const thing of things)
      if (thing.kind === 'list' || thing.kind === 'record')
        this.memory.lose(thing, { hub: node, reason, isExposed: true });
      else if (thing.kind === 'class' || thing.kind === 'function')
        for (const [key, held] of thing.members) if (typeof held === 'number') makeAnew(thing, key, held);
    for (const cell of cells) makeAnew(cell, '', cell.value);
    for (const cell of assigns) this.memory.set(cell, '', this.madeAnew([node], cell.value, reason));
    this.memory.changes();
    this.justMade = node;
    return node;
  }
}

/** The name that a path begins with. */
function rootOf(path: string): string {
  return path.split(/[.[]/, 1)[0];
}
