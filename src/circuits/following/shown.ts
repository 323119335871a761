/*
 * What the code that is followed assigns is shown where it stands: a number has a node of its own there, which no other
 * place has; a list shows its numbers as they are at that moment.
 */
import { UNREAD } from '../../gates/opcodes';
import type { Block, Code, Expression, Target } from '../../program/code';
import type { Library } from '../../program/library';
import { type Cell, Given, type List, type Names, type Value } from '../../program/values';
import { forward } from '../../tape/generated/passes';
import type { Version } from '../../tape/wiring';
import type { Span } from '../../text/span';
import type { ExpressionBuilder } from '../expression';
import { isInput, ownNode } from '../follow';
import type { Frame } from '../frame';
import type { PlaceName } from '../shown';
import { elementsOf, standingTwice } from './elements';
import { Machine } from './machine';
import type { Condition } from './runner';
import { StandingNumbers } from './standing';
import type { World } from './world';

/** Shows what the scope's own code assigns. */
export abstract class Displayed extends Machine {
  protected readonly versions = new WeakMap<Cell, Version>();
  /** Nodes that are some variable's, or a list's. */
  protected readonly owned = new Set<number>();
  /** Of those that stand in lists the place. */
  private readonly standsIn = new Map<number, { readonly list: List; readonly k: number }>();
  private readonly inThings: StandingNumbers;
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
    this.inThings = new StandingNumbers(frame);
  }

  /** Whether what is assigned here is the scope's own, and shows. */
  protected get isSeen(): boolean {
    return this.depth === 0 && this.inside.notTaken === 0;
  }

  /** Whether it is in a call, of which nobody asks what it shows. */
  private get isUnasked(): boolean {
    return this.depth > 0 && this.frame.shown.isWithoutCalls;
  }

  /** Whether what is assigned at a place shows there: what may not run is shown only as long as nothing is there. */
  private showsAt({ from }: Span): boolean {
    return this.isSeen && (this.inside.assumed === 0 || !this.frame.shown.isAt(from));
  }

  /** What is shown at a place: where it runs more than once, and nobody knows whether it has run now, that is not known. */
  private asShown(value: number, { from }: Span): number {
    const isDoubted = this.inside.doubted > 0 && this.frame.shown.isAt(from);
    return isDoubted ? this.unknown([value], 'whether this has run once more is not known') : value;
  }

  /** Whether the scope's code reads a name as a number, where nobody says what it is. */
  protected abstract countsAsNumber(name: string): boolean;

  protected assigned(cell: Cell, name: string, given: Value, target: Target): Value {
    const value = this.isSeen && given instanceof Given ? this.takenFor(name, given) : given;
    const isOfScope = this.find(name) === cell && this.root.cells.get(name) === cell;
    if (typeof value !== 'number') {
      if (this.isSeen && isOfScope && value.kind === 'library') this.frame.alias(name, value.path);
      else if (this.isSeen && isOfScope) this.frame.holds(name, this.nodesOf([value]));
      if (this.isSeen && isOfScope && value.kind === 'record')
        for (const node of this.inThings.in(value)) this.standsInCode(node);
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    const at = this.spanOf(target);
    if (!this.isSeen) return this.inCall(value, { name }, at);
    if (!this.showsAt(at)) return value;
    const claimed = this.root.cells.get(name) === cell ? this.frame.claim(value, name, at) : null;
    if (claimed) {
      this.versions.set(cell, claimed.version);
      return value;
    }
    const isLiteral = !this.tape.varies(value) && !this.tape.isAssumed(value);
    const own = this.ownNode(this.asShown(value, at), at);
    const instead = isLiteral && isOfScope ? this.frame.sheet.instead.get(at.from) : undefined;
    if (instead !== undefined) this.isInstead(own, instead);
    const counts = this.isCount(own);
    const version = isOfScope
      ? Object.assign(this.frame.assign(name, own, isLiteral ? 'literal' : 'computed', at), { counts })
      : this.frame.show(name, own, at, { counts });
    this.versions.set(cell, version);
    return own;
  }

  /** What a variable gets that nobody gives: a number where it is used as one; else something that is called as it is. */
  private takenFor(name: string, given: Given): Value {
    if (this.countsAsNumber(name)) return this.asNumber(given);
    if (given.callOf !== null && given.node < 0) given.path = name;
    this.noteGiven(given);
    return given;
  }

  protected goesThrough({ from, to }: Span): void {
    this.frame.shown.goesThrough({ from: from + this.base, to: to + this.base });
  }

  protected hasOneRound({ from, to }: Span): void {
    this.tape.sections.hasMoreRounds();
    if (!this.isSeen && this.depth === 0) return;
    const call = this.depth === 0 ? null : this.callNumber;
    this.frame.shown.hasOneRound({ from: from + this.base, to: to + this.base }, call);
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
    const { name, written } = this.isUnasked ? { name: '', written: '' } : this.pathOf(target, key);
    if (typeof value !== 'number') {
      this.isNoNumber(name, target);
      this.showArray(name, value, target);
      return value;
    }
    const at = this.spanOf(target);
    if (!this.isSeen) return this.inCall(value, { name, written }, at);
    if (!this.showsAt(at)) return value;
    const own = this.ownNode(this.asShown(value, at), at);
    this.frame.show(name, own, at, { written });
    return own;
  }

  /** An element or member by its key, and as it is written. */
  private pathOf(target: Target, key: string): { readonly name: string; readonly written: string } {
    const said = ({ from, to }: Span) => this.world.said(from + this.base, to + this.base);
    const of = target.kind === 'member' || target.kind === 'at' ? said(target.of) : '';
    return { name: `${of}${key}`, written: said(target) };
  }

  private spanOf({ from, to }: Target): Span {
    return { from: from + this.base, to: to + this.base };
  }

  protected isGiven(value: Value, target: Extract<Target, { kind: 'name' }>): Value {
    if (typeof value !== 'number') {
      this.showArray(target.name, value, target);
      return value;
    }
    return this.inCall(value, target, this.spanOf(target));
  }

  protected isReturned(value: Value, { from, to }: Span): Value {
    if (typeof value !== 'number') return value;
    return this.inCall(value, { name: 'return' }, { from: from + this.base, to: to + this.base });
  }

  /** A place in a function that is called shows its number in this call, which a node of its own has. */
  private inCall(value: number, named: PlaceName, at: Span): number {
    const { notTaken, assumed, doubted } = this.inside;
    if (this.depth === 0 || notTaken + assumed > 0) return value;
    const { shown } = this.frame;
    if (doubted > 0) {
      shown.inCall(this.innermost(), named, this.unknown([value], 'whether this has run is not known'), at);
      return value;
    }
    const own = this.tape.varies(value) ? this.ownNode(value, at) : value;
    if (!shown.isWithoutCalls) shown.inCall(this.innermost(), named, own, at);
    return own;
  }

  /** The call that the code which is followed is in. */
  private innermost(): { readonly call: number; readonly within: Span } {
    const { from, to } = this.calling[this.calling.length - 1];
    return { call: this.callNumber, within: { from: from + this.base, to: to + this.base } };
  }

  protected partRead(value: Value, e: Expression): Value {
    if (typeof value !== 'number' || this.inside.notTaken > 0 || this.isUnasked) return value;
    const at = { from: e.from + this.base, to: e.to + this.base };
    const { shown } = this.frame;
    const input =
      this.depth === 0 ? this.inThings.readBy(e, value, () => this.world.said(at.from, at.to)) : undefined;
    if (input) this.frame.noteRead(input, at.from, at.to);
    else if (this.depth === 0) shown.readsPart(value, at);
    else shown.inCall(this.innermost(), unnamed, value, at);
    return value;
  }

  protected standsInCode(node: number): void {
    const { tape } = this;
    if (!this.isSeen || tape.varies(node) || tape.isAssumed(node) || this.isCounter(node)) return;
    const instead = this.inThings.add(node);
    if (instead !== undefined) this.isInstead(node, instead);
  }

  protected tellOpaque({ from, to }: Span, reason: string): void {
    const { depth, base } = this;
    if (depth === 0) this.world.account.isOpaque({ from: from + base, to: to + base }, reason);
  }

  protected meets({ test, yes, no }: Condition, isTrue: boolean | null): void {
    if (!this.isSeen || isTrue === null) return;
    const { base } = this;
    const placed = ({ from, to }: Span) => ({ from: from + base, to: to + base });
    const block = (body: Block) => {
      const [first] = body;
      const last = body.at(-1);
      return first && last ? placed({ from: first.from, to: last.to }) : null;
    };
    this.world.account.meets({ test: placed(test), yes: block(yes), no: block(no) }, isTrue);
  }

  /** A node that only this assignment has. */
  private ownNode(value: number, at: Span): number {
    const { tape } = this;
    const own = this.isFresh(value) ? value : ownNode(tape, value, tape.length, at);
    if (own !== value) forward(tape, own, own + 1);
    // Which round a place shows, or which call, may be another one where it was only guessed what runs.
    const isGuess = this.guesses > 0 && (this.training.isInLoop || this.depth > 0);
    if (this.withinAssumed > 0 || isGuess) tape.restsOnCounts(own);
    this.countsAs(own, value);
    // Counts have no gradient.
    if (!tape.isAssumed(own) || !this.isCount(own)) tape.mark(own, 'varies');
    this.owned.add(own);
    return own;
  }

  /** Shows the numbers of a list, as they are at this moment. */
  private showArray(name: string, value: Value, target: Target): void {
    if (typeof value === 'number' || value.kind !== 'list') return;
    if (!this.isSeen && (this.depth === 0 || this.inside.notTaken > 0 || value.items.length > mostInCalls))
      return;
    if (!elementsOf(value)) return;
    this.ownElements(value, this.spanOf(target));
    const elements = elementsOf(value);
    if (!elements) return;
    const { tape } = this;
    if (!this.isSeen) {
      const at = this.spanOf(target);
      const node = tape.unread(at.from, at.to, []);
      return this.frame.shown.inCall(this.innermost(), { name }, node, at, elements);
    }
    for (const node of elements.nodes) this.standsInCode(node);
    const at = this.spanOf(target);
    if (!this.showsAt(at) || (this.inside.doubted > 0 && this.frame.shown.isAt(at.from))) return;
    const node = tape.unread(at.from, at.to, []);
    this.frame.show(name, node, at, { elements });
  }

  /** What an object gets has a number for each place, as what a variable gets: `{ w: new Array(n).fill(0) }`. */
  protected isKept(value: Value, { from, to }: Span): void {
    if (this.isSeen || typeof value === 'number' || value.kind !== 'list' || !elementsOf(value)) return;
    this.ownElements(value, { from: from + this.base, to: to + this.base });
  }

  /** Gives the places of a list nodes of their own: a number may stand in a variable, or in another place, too. */
  private ownElements(list: List, at: Span, twice = standingTwice(list)): void {
    const { tape, owned, standsIn } = this;
    for (const [k, item] of list.items.entries()) {
      if (typeof item === 'object' && item.kind === 'list') this.ownElements(item, at, twice);
      if (typeof item !== 'number' || !(this.isSeen || twice.has(item) || tape.varies(item))) continue;
      const place = standsIn.get(item);
      if (place?.list === list && place.k === k) continue;
      let own = item;
      if (owned.has(item) || place || twice.has(item) || (isInput(tape, item) && tape.varies(item))) {
        own = ownNode(tape, item, tape.length, at);
        forward(tape, own, own + 1);
        this.countsAs(own, item);
        if (tape.varies(item)) tape.mark(own, 'varies');
        this.memory.write(list, k, own);
      }
      owned.add(own);
      standsIn.set(own, { list, k });
    }
  }

  /** Whether a node has just been made, and is nobody's. */
  private isFresh(node: number): boolean {
    const { op, length } = this.tape;
    // What stands for code that is not followed may have made of others comes after its value.
    const isNew = node === this.justMade && (node === length - 1 || op[node] === UNREAD);
    return isNew && !this.owned.has(node) && !isInput(this.tape, node);
  }
}

/** What the text alone names. */
const unnamed: PlaceName = { name: '' };

/** Arrays of functions that are called are listed up to here: there may be many calls. */
const mostInCalls = 64;
