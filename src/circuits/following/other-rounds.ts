/*
 * Rounds that are not followed, of a loop of which one is: they may write to other places of the same lists, assign what
 * the one that is followed has left alone, and run blocks that it has passed by.
 */
import type { Block } from '../../program/code';
import { Given, type Names, type Value } from '../../program/values';
import type { Key, Moment } from './memory';
import { cellNamed } from './reachable';
import { Branches } from './sides';
import { touchedBy } from './touches';

export abstract class OtherRounds extends Branches {
  /** The blocks that conditions have passed by since the outermost loop began, with the names that they see. */
  private readonly passed = new Map<Block, Names>();

  /** A block is passed by: another round may run it. */
  protected passesBy(block: Block): void {
    if (this.training.isAsked && block.length > 0) this.passed.set(block, this.names);
  }

  /** The outermost loop begins. */
  protected forgetPassed(): void {
    this.passed.clear();
  }

  /** Nothing is known of what rounds of a loop may have changed, of which one was followed since a moment. */
  protected loseRounds(names: ReadonlySet<string>, moment: Moment, reason: string): void {
    const { memory } = this;
    const lost = (value: Value | null) => this.unknown(value === null ? [] : [value], reason);
    for (const [holder, places] of memory.heldAt(moment)) {
      const isList = 'kind' in holder && holder.kind === 'list';
      const keys = isList ? holder.items.keys() : [];
      for (const key of new Set<Key>([...places.keys(), ...keys])) memory.forget(holder, key, lost, reason);
    }
    this.loseNames(names, this.names, reason);
    for (const [block, names] of this.passed) this.loseBlock(block, names, reason);
  }

  private loseNames(assigned: ReadonlySet<string>, names: Names, reason: string): void {
    for (const name of assigned) {
      const cell = cellNamed(names, name);
      if (!cell || cell.value === null) continue;
      const isLost = typeof cell.value === 'number' && this.tape.isUnknown(cell.value);
      if (!isLost) this.memory.set(cell, '', this.unknown([cell.value], reason));
    }
  }

  private loseBlock(block: Block, names: Names, reason: string): void {
    const { reads, assigns } = touchedBy(block);
    this.loseNames(assigns, names, reason);
    if (!this.mayReach(block)) return;
    const values = [...reads].flatMap((name) => cellNamed(names, name)?.value ?? []);
    for (const each of this.reachable(values)) {
      if (typeof each === 'number') continue;
      if (each.kind === 'list' || each.kind === 'record') {
        if (!each.lost) this.memory.lose(each, { hub: this.unknown([each], reason), reason });
        if (each instanceof Given) each.list = null;
      } else if (each.kind === 'function') this.loseNames(touchedBy(each.code).assigns, each.around, reason);
    }
  }

  /** Whether code may change what its names lead to, and not only its names: it writes to a part of something, or calls. */
  private mayReach(block: Block): boolean {
    const open: unknown[] = [block];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      if (typeof part !== 'object' || part === null || part instanceof Map) continue;
      const node = part as Readonly<Record<string, unknown>>;
      if (node.kind === 'call' && !this.world.onlyComputes(pathOf(node.callee))) return true;
      if (node.kind === 'opaque' || node.kind === 'delete' || node.kind === 'with') return true;
      const targets = node.kind === 'assign' ? [node.targets ?? node.target].flat() : [];
      if (targets.some((target) => (target as { kind: string }).kind !== 'name')) return true;
      for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
    }
    return false;
  }
}

/** What is called, by a path; '' where it has none. */
function pathOf(callee: unknown): string {
  const { kind, name, key, of } = callee as Readonly<Record<string, unknown>>;
  if (kind === 'name') return name as string;
  const around = kind === 'member' ? pathOf(of) : '';
  return around && `${around}.${key}`;
}
