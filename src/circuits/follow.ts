/*
 * Following a scope: its statements one after the other, in the order in which they would run, without running them.
 * What they compute goes on the tape, what they assign into the log. Nothing here knows of backward passes.
 */
import { CARRY, CONSTANT, INPUT, opcodeOf } from '../gates/opcodes';
import {
  type Assignment,
  type Definition,
  type Item,
  moved,
  type Return,
  type Statement,
} from '../program/statements';
import type { Tape } from '../tape/tape';
import type { Version } from '../tape/wiring';
import { isPause } from '../text/pauses';
import type { Span } from '../text/span';
import type { ExpressionBuilder } from './expression';
import type { Frame } from './frame';
import { Log } from './log';
import { nowhere } from './meaning';
import { isValueOf } from './scope-text';

const copy = opcodeOf('copy') as number;

/** Follows the statements of one scope. */
export class Follower {
  readonly log: Log;
  private readonly tape: Tape;
  /** Values that are computed before their statements' turn, by these. */
  private readonly ahead = new Map<Assignment, ValueAhead>();

  constructor(
    private readonly expressions: ExpressionBuilder,
    private readonly frame: Frame,
    private readonly items: readonly Item[],
  ) {
    const { sheet, circuit } = frame;
    this.tape = sheet.tape;
    this.log = new Log(items, sheet, circuit.versions);
  }

  /** Follows all statements, with a pause after every few of them; `watch` sees each when it has been followed. */
  *follow(watch: (statement: Statement, index: number) => void): Generator<undefined, Log> {
    // Functions that are declared are there from the start; where they stand, nothing happens.
    for (const { statement, base } of this.items)
      if (isDeclaredFunction(statement)) this.frame.define(statement, base);
    for (let index = 0; index < this.items.length; index++) {
      if (isPause(index, 64)) yield;
      this.statement(this.items[index], index);
      watch(this.items[index].statement, index);
    }
    return this.log;
  }

  private statement(item: Item, index: number): void {
    const { version, path } = this.one(item, index);
    this.log.add(version, path, this.frame.opaque.interrupted);
  }

  /** Follows one statement: what it gives a number. */
  one({ statement, base }: Item, index: number): { version: Version | null; path: string | null } {
    const { frame } = this;
    if (statement.kind === 'assignment' && statement.together) this.computeAhead(index, statement.together);
    frame.begin(index, statement);
    let version: Version | null = null;
    let path: string | null = null;
    if (statement.kind === 'assignment') ({ version, path } = this.assignment(statement, base));
    else if (statement.kind === 'return') version = this.returned(statement, base);
    else if (statement.kind === 'definition' && !isDeclaredFunction(statement)) frame.define(statement, base);
    frame.end(statement, base);
    return { version, path };
  }

  private assignment(statement: Assignment, base: number): { version: Version | null; path: string | null } {
    const { frame, tape } = this;
    const { target } = statement;
    const at = moved(statement.targetAt, base);
    const library = statement.operator ? null : this.expressions.libraryOf(statement.steps, frame);
    if (library !== null) {
      frame.alias(target, library);
      return { version: null, path: null };
    }
    const { before, node } = this.ahead.get(statement) ?? this.computed(statement, base);
    const claimed = frame.claim(node, target, at);
    if (claimed) return claimed;
    const literal = !tape.varies(node) && !tape.isAssumed(node);
    const own = ownNode(tape, node, before, moved(statement, base));
    tape.mark(own, 'varies');
    return { version: frame.assign(target, own, literal ? 'literal' : 'computed', at), path: null };
  }

  /** Computes the values of so many assignments, as things are before the first. */
  private computeAhead(index: number, count: number): void {
    for (const [k, { statement, base }] of this.items.slice(index, index + count).entries()) {
      if (statement.kind !== 'assignment') continue;
      this.frame.begin(index + k, statement);
      this.ahead.set(statement, this.computed(statement, base));
    }
  }

  private computed(statement: Assignment, base: number): ValueAhead {
    const before = this.tape.length;
    return { before, node: this.value(statement, base) };
  }

  /** Puts the value of `target operator= expression` on the tape. */
  private value(statement: Assignment, base: number): number {
    const { target, operator, steps } = statement;
    const { frame, tape } = this;
    const left = operator ? frame.read(target, nowhere, nowhere) : null;
    const value = this.expressions.build(steps, base, frame);
    if (left === null) return value;
    const { from, to } = moved(statement, base);
    if (typeof left === 'number') return this.expressions.update(operator, [left, value], from, to);
    return tape.unread(from, to, [...(left.kind === 'none' ? left.nodes : []), value]);
  }

  /** What a function returns: a variable of its own, or a value that gets the name `return`. */
  private returned({ steps, expression }: Return, base: number): Version | null {
    const { frame, tape } = this;
    const [only, ...more] = steps;
    if (only && more.length === 0) {
      const version = only.kind === 'name' ? frame.versionOf(only.name) : undefined;
      return version?.origin === 'computed' ? version : null;
    }
    const before = tape.length;
    const at = moved(expression, base);
    const own = ownNode(tape, this.expressions.build(steps, base, frame), before, at);
    return tape.varies(own) ? frame.assign('return', own, 'computed', at) : null;
  }
}

/** The node of a value, and how many there were before it. */
interface ValueAhead {
  readonly before: number;
  readonly node: number;
}

/** `function f() { … }`. */
function isDeclaredFunction(statement: Statement): statement is Definition {
  if (statement.kind !== 'definition' || statement.declares !== 'function') return false;
  return statement.functions.some((text) => isValueOf(statement, text));
}

/** The node itself where it is new and nobody's, else a copy: each assignment has a node of its own. */
export function ownNode(tape: Tape, node: number, before: number, { from, to }: Span): number {
  if (node >= before && !isInput(tape, node)) return node;
  const own = tape.gate(copy, [node], from, to);
  tape.takeKind(own, node);
  return own;
}

/** Inputs belong to names of their own, and so do the constants that stand for members: `p.a`. */
export function isInput(tape: Tape, node: number): boolean {
  const op = tape.op[node];
  return op === CONSTANT ? tape.varies(node) : op === INPUT || op === CARRY;
}
