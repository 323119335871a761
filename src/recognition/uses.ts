/* Where the names of a scope are read and assigned, statement by statement. */

import type { BuiltIns } from '../program/dialect';
import { type Item, type Statement, withFunctions } from '../program/statements';
import { isPause } from '../text/pauses';
import { isBlank } from './stores';

/** Where each name is read and assigned in a scope, by statement. */
export class Uses {
  private readonly reads = new Map<string, number[]>();
  private readonly assigns = new Map<string, number[]>();
  /** The statements that leave names without a value: `let da;`, `da = null`. */
  private readonly blanks = new Map<string, number[]>();

  constructor(
    private readonly items: readonly Item[],
    private readonly builtIns: BuiltIns,
  ) {}

  /** Goes through the statements, with a pause after every few of them. */
  *make(): Generator<undefined, this> {
    for (const [index, { statement }] of this.items.entries()) {
      if (isPause(index)) yield;
      for (const { reads } of withFunctions(statement))
        for (const name of reads) push(this.reads, name, index);
      for (const name of statement.sideAssigns) push(this.assigns, name, index);
      if (statement.kind === 'assignment') push(this.assigns, statement.target, index);
      for (const name of blankNames(statement, this.builtIns)) push(this.blanks, name, index);
    }
    return this;
  }

  /** The statements that read what statement `index` assigns to `name`. */
  readersOf(name: string, index: number): readonly number[] {
    const assigns = this.assigns.get(name) ?? none;
    const next = assigns[firstAbove(assigns, index)] ?? Number.POSITIVE_INFINITY;
    const reads = this.reads.get(name) ?? none;
    return reads.slice(firstAbove(reads, index), firstAbove(reads, next));
  }

  /** The last statement up to this one that leaves a name without a value; undefined for none. */
  blankAt(name: string, index: number): number | undefined {
    const blanks = this.blanks.get(name) ?? none;
    return blanks[firstAbove(blanks, index) - 1];
  }

  /** Names that are left without a value before a statement. */
  blankNames(end: number): string[] {
    const names: string[] = [];
    for (const [name, statements] of this.blanks) {
      // They stand in the order of their first ones.
      if (statements[0] >= end) break;
      names.push(name);
    }
    return names;
  }

  /** All names that the scope reads or assigns. */
  names(): ReadonlySet<string> {
    return new Set([...this.reads.keys(), ...this.assigns.keys()]);
  }

  /** The last statement that reads or assigns `name`; -1 for none. */
  lastOf(name: string): number {
    return Math.max(this.reads.get(name)?.at(-1) ?? -1, this.assigns.get(name)?.at(-1) ?? -1);
  }

  /** The statements that assign `name`. */
  assignmentsOf(name: string): readonly number[] {
    return this.assigns.get(name) ?? [];
  }
}

const none: readonly number[] = [];

/** The place of the first number above another, in a list that grows. */
function firstAbove(list: readonly number[], number: number): number {
  let low = 0;
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (list[middle] > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function push(map: Map<string, number[]>, name: string, index: number): void {
  const list = map.get(name);
  if (!list) map.set(name, [index]);
  else if (list.at(-1) !== index) list.push(index);
}

/** The names that a statement leaves without a value: `let da;`, `da = null`. */
function blankNames(statement: Statement, builtIns: BuiltIns): readonly string[] {
  if (statement.kind === 'blank') return statement.names;
  if (statement.kind === 'definition') return statement.blank ? statement.names : [];
  return statement.kind === 'assignment' && isBlank(statement, builtIns) ? [statement.target] : [];
}
