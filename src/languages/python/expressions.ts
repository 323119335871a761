/*
 * Reads expressions of Python into postfix order. Operators are put in order by their ranks, whatever the grammar makes of
 * them, which takes `not a and b` for `not (a and b)`.
 */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import { ofAwaited } from '../../program/code';
import type { Step } from '../../program/statements';
import type { Span } from '../../text/span';
import { mayBeItself } from './makers';
import { OperatorRun, type ReadValue } from './operator-run';
import { memberPath, noteCall, pathOf } from './paths';
import { Scan } from './scan';
import { children, isComment, isInteger, noNumber, numberOf } from './syntax';
import type { Traces } from './traces';
import { isModuleOfNames, mayReachAnything } from './traces';

/** Expressions nested deeper than this in each other are not read. */
const deepest = 400;
/** The nodes of operators. */
const signs: ReadonlySet<string> = new Set('ArithOp BitOp CompareOp and or not in is'.split(' '));

export class Expressions {
  steps: Step[] = [];
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly traces: Traces,
    /** What assignments inside it assign has its value already. */
    private readonly isAssigned = false,
  ) {}

  /** The steps of an expression. */
  read(node: SyntaxNode): Step[] {
    this.value(node.cursor());
    return this.steps;
  }

  /** Several values without parentheses, `1, 2`: a tuple. */
  tuple(nodes: readonly SyntaxNode[], at: Span): Step[] {
    const mark = this.traces.reads.length;
    for (const node of nodes) new Scan(this.text, this.traces).run(node);
    this.unreadable(at, 'a tuple is no number', false, mark);
    return this.steps;
  }

  private slice({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  private at({ from, to }: Span): Span {
    return { from: from - this.base, to: to - this.base };
  }

  /** Reads the value under a cursor, and leaves the cursor there. */
  private value(cursor: TreeCursor): ReadValue {
    const { name, from, to } = cursor;
    const operand = { from, to, step: this.steps.length, read: this.traces.reads.length };
    if (this.depth >= deepest) this.unread(cursor, 'this is too deeply nested');
    else if (name === 'Number') this.number(cursor);
    else if (name === 'Boolean')
      this.put({ kind: 'number', value: to - from === 4 ? 1 : 0, boolean: true, ...this.at(cursor) });
    else if (name === 'VariableName') this.name(cursor);
    else {
      this.depth++;
      const reason = this.construct(cursor, operand);
      this.depth--;
      if (reason !== null) this.unread(cursor, reason, this.rootOf(cursor));
    }
    return operand;
  }

  private put(step: Step): void {
    this.steps.push(step);
  }

  private number(cursor: TreeCursor): void {
    const text = this.slice(cursor);
    const value = numberOf(text);
    if (value !== null)
      return this.put({
        kind: 'number',
        value,
        boolean: false,
        ...(isInteger(text) ? { integer: true } : {}),
        ...this.at(cursor),
      });
    const isHuge = isInteger(text);
    const reason = isHuge
      ? 'a whole number beyond 2**53 is not known exactly here'
      : 'an imaginary number is not read';
    this.unreadable(cursor, reason, false);
  }

  private name(cursor: TreeCursor): void {
    const name = this.slice(cursor);
    if (mayReachAnything(name, false) || isModuleOfNames(name)) this.traces.assignsAnything = true;
    this.traces.reads.push(name);
    this.put({ kind: 'name', name, ...this.at(cursor) });
  }

  /** Something larger; null where that was read, else why not. What was read of it then is taken back. */
  private construct(cursor: TreeCursor, operand: ReadValue): string | null {
    switch (cursor.name) {
      case 'BinaryExpression':
      case 'UnaryExpression':
        this.operators(cursor);
        return null;
      case 'ParenthesizedExpression':
        return this.parenthesized(cursor);
      case 'ConditionalExpression':
        return this.choice(cursor.node);
      case 'CallExpression':
        return this.call(cursor.node);
      case 'MemberExpression':
        return this.member(cursor.node, operand);
      case 'NamedExpression':
        if (this.isAssigned) return this.assigned(cursor.node);
        return 'an assignment inside an expression is not read';
      case 'AwaitExpression':
        return ofAwaited;
      case 'YieldExpression':
        return 'what yield gives is only known when the code runs';
    }
    const what = noNumber.get(cursor.name);
    return what === undefined ? 'this is not read' : `${what} is no number`;
  }

  private assigned(node: SyntaxNode): null {
    const name = this.slice(children(node)[0]);
    this.traces.reads.push(name);
    this.put({ kind: 'name', name, ...this.at(node) });
    return null;
  }

  /** A part for which there are no steps: finds out what it touches. */
  private unread(cursor: TreeCursor, reason: string, partOf: string | null = null): void {
    const mark = this.traces.reads.length;
    new Scan(this.text, this.traces).run(cursor.node);
    this.unreadable(cursor, reason, !noNumber.has(cursor.name), mark, partOf);
  }

  private unreadable(
    at: Span,
    reason: string,
    number: boolean,
    first = this.traces.reads.length,
    partOf: string | null = null,
  ): void {
    const { reads: names } = this.traces;
    this.put({
      kind: 'unreadable',
      reason,
      number,
      names,
      first,
      last: names.length,
      partOf,
      ...this.at(at),
    });
  }

  /** The name of what a member is a part of; null for anything else. */
  private rootOf({ node }: TreeCursor): string | null {
    let root: SyntaxNode | null = node;
    while (root?.name === 'MemberExpression') root = root.firstChild;
    return root?.name === 'VariableName' ? this.slice(root) : null;
  }

  private parenthesized(cursor: TreeCursor): string | null {
    const inner = cursor.node.firstChild?.nextSibling;
    const parts = children(cursor.node);
    if (!inner || parts.length !== 3) return 'this is no single expression';
    this.value(parts[1].cursor());
    const last = this.steps.length - 1;
    this.steps[last] = { ...this.steps[last], enclosed: true };
    return null;
  }

  private choice(node: SyntaxNode): string | null {
    const [yes, sign, test, , no] = children(node);
    if (!no) return 'this condition is not complete';
    for (const part of [test, yes, no]) this.value(part.cursor());
    this.traces.handsOn = true;
    this.put({ kind: 'gate', gate: 'choose', count: 3, sign: this.at(sign), ...this.at(node) });
    return null;
  }

  private call(node: SyntaxNode): string | null {
    const { firstChild: callee, lastChild: list } = node;
    const path = callee && (pathOf(callee, this.text) ?? this.methodIn(callee));
    if (!path || !callee || list?.name !== 'ArgList') return 'only a call by name is read';
    const given = children(list).slice(1, -1);
    const listed = ofList.test(path) && given.length === 1 ? itemsOf(given[0]) : null;
    const parts = listed ?? given;
    const isPlain = parts.every(({ name }, k) => {
      if (name === '*' || name === '**' || name === 'for' || name === 'async') return false;
      return name !== 'AssignOp' || (parts[k - 1].name === 'VariableName' && this.slice(parts[k]) === '=');
    });
    if (!isPlain) return 'a call with * or a generator is not read';
    const [root] = path.split('.', 1);
    const keywords: string[] = [];
    let count = 0;
    if (root === '') {
      this.traces.calls = true;
      if (callee.firstChild) this.value(callee.firstChild.cursor());
      count++;
    } else {
      this.traces.reads.push(root);
      if (root !== path) this.traces.memberReads.push(root);
      noteCall(this.traces, path);
    }
    this.put({ kind: 'callee', ...this.at(callee) });
    for (const [k, part] of parts.entries()) {
      if (part.name === ',' || part.name === 'AssignOp') continue;
      if (parts[k + 1]?.name === 'AssignOp') keywords.push(this.slice(part));
      else {
        this.value(part.cursor());
        count++;
      }
    }
    const how = {
      ...(keywords.length > 0 ? { keywords } : {}),
      ...(listed ? { listed: true as const } : {}),
    };
    this.put({ kind: 'call', callee: path, root, count, ...how, ...this.at(node) });
    return null;
  }

  /** `.astype` of a value that has no name, where that may give the value itself; null for any other. */
  private methodIn({ name, lastChild }: SyntaxNode): string | null {
    if (name !== 'MemberExpression' || lastChild?.name !== 'PropertyName') return null;
    const method = this.slice(lastChild);
    return mayBeItself(method) ? `.${method}` : null;
  }

  /** A path of constant keys stays a path; any other member is a part that can't be read. */
  private member(node: SyntaxNode, operand: ReadValue): string | null {
    const path = memberPath(node, this.text);
    if (path === null)
      return `${this.slice(node).length > 40 ? 'this member' : this.slice(node)} is only known when it runs`;
    const [name] = path.split(/[.[]/, 1);
    new Scan(this.text, this.traces).run(node);
    const { reads, memberReads } = this.traces;
    if (memberReads[memberReads.length - 1] !== name || !path.startsWith(`${name}.`)) memberReads.push(name);
    reads.length = operand.read + 1;
    this.put({ kind: 'member', name, path, ...this.at(node) });
    return null;
  }

  /** Operators without parentheses between them, however the grammar groups them. */
  private operators(cursor: TreeCursor): void {
    const run = new OperatorRun(this.steps, this.base, (at, reason, mark) =>
      this.unreadable(at, reason, true, mark),
    );
    let depth = 0;
    for (;;) {
      if ((cursor.name === 'BinaryExpression' || cursor.name === 'UnaryExpression') && cursor.firstChild()) {
        depth++;
        continue;
      }
      const { name } = cursor;
      this.traces.handsOn ||= name === 'and' || name === 'or';
      if (signs.has(name)) run.sign(this.slice(cursor), cursor.from);
      else if (!isComment(cursor)) run.operand(this.value(cursor));
      while (!cursor.nextSibling()) {
        cursor.parent();
        if (--depth === 0) return run.end();
      }
    }
  }
}

/** Functions that make one number of a list. */
const ofList = /(?:^|\.)(?:sum|max|min|prod)$/;

/** What stands in a list or a tuple, commas included; null for anything else, and where nobody knows how much there is. */
function itemsOf(list: SyntaxNode): readonly SyntaxNode[] | null {
  if (list.name !== 'ArrayExpression' && list.name !== 'TupleExpression') return null;
  const items = children(list).slice(1, -1);
  return items.some(({ name }) => name === '*') ? null : items;
}
