/*
 * Following a scope: its statements one after the other, in the order in which they would run, without running them.
 * What they compute goes on the tape, what they assign into the log. Nothing here knows of backward passes.
 */
import { CARRY, CONSTANT, INPUT, opcodeOf } from '../gates/opcodes';
import { type Assignment, type Item, moved, type Return } from '../program/statements';
import type { Tape } from '../tape/tape';
import type { Version } from '../tape/wiring';
import { isPause } from '../text/pauses';
import type { Span } from '../text/span';
import type { ExpressionBuilder } from './expression';
import { Log } from './log';
import { nowhere } from './meaning';
import type { ScopeNames } from './names';
import { mayChange } from './survey';

const copy = opcodeOf('copy') as number;

/** Follows the statements of one scope. */
export class Follower {
  readonly log: Log;
  private readonly tape: Tape;

  constructor(
    private readonly expressions: ExpressionBuilder,
    private readonly names: ScopeNames,
    private readonly items: readonly Item[],
  ) {
    const { shared, circuit } = names;
    this.tape = shared.tape;
    this.log = new Log(items, shared, circuit.versions);
  }

  /** Follows all statements, with a pause after every few of them. */
  *follow(): Generator<undefined, Log> {
    for (let index = 0; index < this.items.length; index++) {
      if (isPause(index, 64)) yield;
      this.statement(this.items[index], index);
    }
    return this.log;
  }

  private statement({ statement, base }: Item, index: number): void {
    const { names } = this;
    names.begin(index, statement);
    let version: Version | null = null;
    let path: string | null = null;
    if (statement.kind === 'assignment') ({ version, path } = this.assignment(statement, base));
    else if (statement.kind === 'return') version = this.returned(statement, base);
    else if (statement.kind === 'definition') names.define(statement, base);
    const { sideAssigns, reads, assignsAnything } = statement;
    if (sideAssigns.length > 0 || assignsAnything) {
      const line = names.shared.lineOf(statement.from + base);
      names.lose(sideAssigns, reads, moved(statement, base), mayChange(statement, line), assignsAnything);
    }
    names.interruption(statement, base);
    this.log.add(version, path, names.interrupted);
  }

  private assignment(statement: Assignment, base: number): { version: Version; path: string | null } {
    const { names, tape } = this;
    const { target } = statement;
    const at = moved(statement.targetAt, base);
    const before = tape.length;
    const node = this.value(statement, base);
    const claimed = names.claim(node, target, at);
    if (claimed) return claimed;
    const literal = !tape.varies(node);
    const own = ownNode(tape, node, before, moved(statement, base));
    tape.mark(own, 'varies');
    return { version: names.assign(target, own, literal ? 'literal' : 'computed', at), path: null };
  }

  /** Puts the value of `target operator= expression` on the tape. */
  private value({ target, operator, steps, ...statement }: Assignment, base: number): number {
    const { names, tape } = this;
    const left = operator ? names.read(target, nowhere, nowhere) : null;
    const value = this.expressions.build(steps, base, names);
    if (left === null) return value;
    const { from, to } = moved(statement, base);
    if (typeof left === 'number') return tape.gate(opcodeOf(operator) as number, [left, value], from, to);
    return tape.unread(from, to, [...(left.kind === 'none' ? left.nodes : []), value]);
  }

  /** What a function returns: a variable of its own, or a value that gets the name `return`. */
  private returned({ steps, expression }: Return, base: number): Version | null {
    const { names, tape } = this;
    const [only, ...more] = steps;
    if (only && more.length === 0) {
      const version = only.kind === 'name' ? names.versionOf(only.name) : undefined;
      return version?.origin === 'computed' ? version : null;
    }
    const before = tape.length;
    const at = moved(expression, base);
    const own = ownNode(tape, this.expressions.build(steps, base, names), before, at);
    return tape.varies(own) ? names.assign('return', own, 'computed', at) : null;
  }
}

/** The node itself where it is new and nobody's, else a copy: each assignment has a node of its own. */
export function ownNode(tape: Tape, node: number, before: number, { from, to }: Span): number {
  if (node >= before && !isInput(tape, node)) return node;
  const own = tape.gate(copy, [node], from, to);
  tape.takeKind(own, node);
  return own;
}

/** Inputs belong to names of their own, and so do the constants that stand for members: `p.a`. */
function isInput(tape: Tape, node: number): boolean {
  const op = tape.op[node];
  return op === CONSTANT ? tape.varies(node) : op === INPUT || op === CARRY;
}
