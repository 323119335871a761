/*
 * What the code that is followed assigns is shown where it stands: a number has a node of its own there, which no other
 * place has; a list shows its numbers as they are at that moment.
 */
import type { Code, Target } from '../../program/code';
import type { Library } from '../../program/library';
import type { Cell, List, Names, Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import type { Span } from '../../text/span';
import type { ExpressionBuilder } from '../expression';
import { isInput, ownNode } from '../follow';
import type { Frame } from '../frame';
import { Machine } from './machine';
import type { World } from './world';

/** Shows what the scope's own code assigns. */
export abstract class Shown extends Machine {
  /** How many sides that are not taken the code that is followed is inside of. */
  private sidesNotTaken = 0;
  protected readonly versions = new WeakMap<Cell, Version>();
  /** Nodes that are some variable's. */
  protected readonly owned = new Set<number>();
  /** The variables of the scope, the outermost of its own. */
  protected abstract readonly root: Names;

  constructor(
    protected readonly frame: Frame,
    builder: ExpressionBuilder,
    library: Library,
    world: World,
    names: Names,
  ) {
    super(frame.sheet.tape, builder, library, world, names);
  }

  /** Whether what is assigned here is the scope's own, and shows. */
  protected get isSeen(): boolean {
    return this.depth === 0 && this.sidesNotTaken === 0;
  }

  protected aside<T>(isTaken: boolean, follow: () => T): T {
    if (isTaken) return follow();
    this.sidesNotTaken++;
    try {
      return follow();
    } finally {
      this.sidesNotTaken--;
    }
  }

  protected assigned(cell: Cell, name: string, value: Value, target: Target): Value {
    if (typeof value !== 'number') {
      if (this.isSeen && value.kind === 'library') this.frame.alias(name, value.path);
      else if (this.isSeen) this.frame.holds(name, this.nodesOf([value]));
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    const at = this.spanOf(target);
    if (!this.isSeen) return value;
    const isLiteral = !this.tape.varies(value) && !this.tape.isAssumed(value);
    const own = this.ownNode(value, at);
    const isOfScope = this.find(name) === cell && this.root.cells.get(name) === cell;
    const version = isOfScope
      ? this.frame.assign(name, own, isLiteral ? 'literal' : 'computed', at)
      : this.frame.show(name, own, at);
    this.versions.set(cell, version);
    return own;
  }

  protected hasOneRound({ from, to }: Span): void {
    if (this.isSeen) this.frame.shown.hasOneRound({ from: from + this.base, to: to + this.base });
  }

  protected forgetShown({ from, to }: Code, reason: string): void {
    this.frame.forget({ from: from + this.base, to: to + this.base }, reason);
  }

  /** What was a number in an earlier round is none now. */
  private isNoNumber(name: string, target: Target): void {
    const at = this.spanOf(target);
    if (this.isSeen && this.frame.shown.isAt(at.from)) this.frame.forget(at, `${name} is no number`);
  }

  protected isShared(value: Value): void {
    if (typeof value === 'number') this.owned.add(value);
  }

  protected placed(value: Value, target: Target, key: string): Value {
    const name = `${target.kind === 'member' || target.kind === 'at' ? this.world.said(target.of.from + this.base, target.of.to + this.base) : ''}${key}`;
    if (typeof value !== 'number') {
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    if (!this.isSeen) return value;
    const at = this.spanOf(target);
    const own = this.ownNode(value, at);
    this.frame.show(name, own, at);
    return own;
  }

  private spanOf({ from, to }: Target): Span {
    return { from: from + this.base, to: to + this.base };
  }

  /** A node that only this assignment has. */
  private ownNode(value: number, at: Span): number {
    const { tape } = this;
    const own = this.isFresh(value) ? value : ownNode(tape, value, tape.length, at);
    if (own !== value) forward(tape, own, own + 1);
    if (this.withinAssumed > 0) tape.restsOnCounts(own);
    this.countsAs(own, value);
    // Counts have no gradient.
    if (!tape.isAssumed(own) || !this.isCount(own)) tape.mark(own, 'varies');
    this.owned.add(own);
    return own;
  }

  /** Shows the numbers of a list, as they are at this moment. */
  private showArray(name: string, value: Value, target: Target): void {
    if (!this.isSeen || typeof value === 'number' || value.kind !== 'list') return;
    const elements = elementsOf(value);
    if (!elements) return;
    const { tape } = this;
    // Numbers that stand in a list are inputs, as those of variables are.
    for (const node of elements.nodes) if (tape.isConstant(node)) tape.mark(node, 'varies');
    const at = this.spanOf(target);
    const node = tape.unread(at.from, at.to, []);
    this.frame.show(name, node, at, { elements });
  }

  /** Whether a node has just been made, and is nobody's. */
  private isFresh(node: number): boolean {
    return node === this.tape.length - 1 && !this.owned.has(node) && !isInput(this.tape, node);
  }
}

/** The numbers of a list, and of lists in it that are all as long; null for any other. */
function elementsOf({ items, lost }: List): NonNullable<Version['elements']> | null {
  if (lost || items.length === 0 || items.length > mostShown) return null;
  if (items.every((item) => typeof item === 'number'))
    return { shape: [items.length], nodes: [...items] as number[] };
  const rows = items.map((item) =>
    typeof item === 'object' && item.kind === 'list' ? elementsOf(item) : null,
  );
  const [first] = rows;
  if (!first || rows.some((row) => row?.shape.join() !== first.shape.join())) return null;
  const nodes = rows.flatMap((row) => row?.nodes ?? []);
  return nodes.length > mostShown ? null : { shape: [items.length, ...first.shape], nodes };
}

/** Arrays of more numbers are not listed. */
const mostShown = 10_000;
