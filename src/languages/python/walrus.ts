/*
 * Assignments inside an expression, `(y := a * 2) + 1`: which of them always run, and could as well stand as statements of
 * their own before it.
 */
import type { SyntaxNode } from '@lezer/common';
import { builtIns } from './names';
import { pathOf } from './paths';
import { Scan } from './scan';
import { children } from './syntax';
import { Traces } from './traces';

export interface Walrus {
  readonly target: SyntaxNode;
  readonly sign: SyntaxNode;
  readonly value: readonly SyntaxNode[];
}

/** The outermost in an expression, in their order; null where one may not run, or comes too late to stand before it. */
export function walrusesIn(
  node: SyntaxNode,
  text: string,
  readBefore: readonly string[],
): readonly Walrus[] | null {
  const order = new Order(text, readBefore);
  order.visit(node, true);
  return order.found;
}

/** Whether a call changes nothing, unless the file gives its name another meaning. */
export function changesNothing(callee: string): boolean {
  const [root] = callee.split('.', 1);
  return builtIns.changesNothing((builtIns.usual.get(root) ?? root) + callee.slice(root.length));
}

const comparing: ReadonlySet<string> = new Set(['CompareOp', 'in', 'is']);

/** Goes through an expression in the order in which it runs. */
class Order {
  found: Walrus[] | null = [];
  private readonly read: Set<string>;
  /** Code that nobody knows has run: what stands behind can't stand before it. */
  private isCalled = false;

  constructor(
    private readonly text: string,
    readBefore: readonly string[],
  ) {
    this.read = new Set(readBefore);
  }

  /** `always`: it runs wherever the expression does. */
  visit(node: SyntaxNode, always: boolean): void {
    switch (node.name) {
      case 'NamedExpression':
        return this.walrus(node, always);
      case 'ParenthesizedExpression':
        for (const part of children(node).slice(1, -1)) this.visit(part, always);
        return;
      case 'BinaryExpression':
      case 'UnaryExpression':
        return this.operators(node, always);
      case 'ConditionalExpression': {
        const [yes, , test, , no] = children(node);
        for (const part of [test, yes, no]) if (part) this.visit(part, always && part === test);
        return;
      }
      case 'CallExpression':
        return this.call(node, always);
    }
    this.other(node);
  }

  private walrus(node: SyntaxNode, always: boolean): void {
    const [target, sign, ...value] = children(node);
    const traces = this.touched(node);
    const isLate = this.isCalled || (this.read.size > 0 && mayChange(traces));
    if (!always || isLate || traces.assigns.some((name) => this.read.has(name))) this.found = null;
    this.found?.push({ target, sign, value });
    this.read.add(this.text.slice(target.from, target.to));
  }

  /** Of `a and b`, and of `a < b < c`, the last may not run. The grammar groups operators in its own way. */
  private operators(node: SyntaxNode, always: boolean): void {
    let comparisons = 0;
    let runs = always;
    const open = [node];
    for (let part = open.pop(); part; part = open.pop()) {
      if (part.name === 'BinaryExpression' || part.name === 'UnaryExpression')
        open.push(...children(part).reverse());
      else if (comparing.has(part.name)) runs &&= ++comparisons < 2;
      else if (part.name === 'and' || part.name === 'or') runs = false;
      else if (/^[A-Z]/.test(part.name) && !/Op$/.test(part.name)) this.visit(part, runs);
    }
  }

  private call(node: SyntaxNode, always: boolean): void {
    const { firstChild: callee, lastChild: list } = node;
    const path = callee && pathOf(callee, this.text);
    if (!path || list?.name !== 'ArgList') return this.other(node);
    this.read.add(path.split('.', 1)[0]);
    for (const part of children(list).slice(1, -1)) {
      if (part.name === 'AssignOp' && part.to - part.from > 1) this.found = null;
      if (/^[A-Z]/.test(part.name) && part.nextSibling?.name !== 'AssignOp' && part.name !== 'AssignOp')
        this.visit(part, always);
    }
    this.isCalled ||= !changesNothing(path);
  }

  private other(node: SyntaxNode): void {
    const traces = this.touched(node);
    if (traces.assigns.length > 0) this.found = null;
    for (const name of traces.reads) this.read.add(name);
    this.isCalled ||= mayChange(traces);
  }

  private touched(node: SyntaxNode): Traces {
    const traces = new Traces();
    new Scan(this.text, traces).run(node);
    if (traces.assignsAnything) this.found = null;
    return traces;
  }
}

function mayChange({ calls, callees }: Traces): boolean {
  return calls || !callees.every(changesNothing);
}
