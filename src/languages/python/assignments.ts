/* Reads assignments of Python in all their forms. */
import type { SyntaxNode } from '@lezer/common';
import type { Assignment, Step } from '../../program/statements';
import type { Span, WholeStatement } from '../../text/span';
import { membersOf } from './containers';
import { updateGate } from './operators';
import { Scan } from './scan';
import { StatementList } from './statement-list';
import { children, endOf, walrusIn } from './syntax';
import { Traces } from './traces';

/** Reads assignments, in all the ways in which they are written, into a list of statements. */
export abstract class AssignmentReader extends StatementList {
  /** `a = 2`, `a = b = 2`, `a, b = 2, 3`, `a: float = 2` and `a: float`. */
  protected assignStatement(node: SyntaxNode): void {
    const { groups, signs, type } = parted(node);
    let value = groups.pop();
    if (!value) return;
    const named = value.length === 1 ? walrusIn(value[0]) : null;
    if (named) {
      const [name, sign, ...inner] = children(named);
      groups.unshift([name]);
      signs.unshift(sign);
      value = inner;
    }
    const [target, ...more] = groups;
    if (type && this.assignsWithin(type)) return this.skip(node, 'a type that assigns is not read', false);
    if (!target) return this.declared(node, value);
    if (groups.every((group) => group.length === 1 && group[0].name === 'VariableName'))
      return this.chain(
        node,
        groups.map(([name]) => name),
        signs,
        value,
      );
    if (more.length > 0) return this.skip(node, 'a chain of such assignments is not read', false);
    const names = target.length === 1 ? unwrapped(target[0]) : target;
    const values = value.length === 1 ? unwrapped(value[0]) : value;
    if (names.length === 1 && isMember(names[0]))
      return this.skip(node, 'a write to a member is not read', false);
    this.unpack(node, names.filter(isNoComma), values.filter(isNoComma), signs[0]);
  }

  /** `d: float` declares d, and gives it nothing. */
  private declared(node: SyntaxNode, [name, ...more]: readonly SyntaxNode[]): void {
    if (name.name !== 'VariableName' || more.length > 0)
      return this.skip(node, 'a type alone is not read', false);
    const effects = this.effects(new Traces());
    this.statements.push({ kind: 'blank', names: [this.slice(name)], ...this.at(node), ...effects });
  }

  private assignsWithin(node: SyntaxNode): boolean {
    const traces = new Traces();
    new Scan(this.text, traces).run(node);
    return traces.assigns.length > 0 || traces.assignsAnything;
  }

  /** `(a := e)` alone. */
  protected walrusStatement(node: SyntaxNode, named: SyntaxNode): void {
    const [name, sign, ...value] = children(named);
    this.assignment(name, sign, value, this.whole(node, 1));
  }

  /** `a = b = e` gives both the value of e, which is computed once for each where that makes no difference. */
  private chain(
    node: SyntaxNode,
    names: readonly SyntaxNode[],
    signs: readonly SyntaxNode[],
    value: readonly SyntaxNode[],
  ): void {
    const all = names.map((name) => this.slice(name));
    if (new Set(all).size < all.length)
      return this.skip(node, 'a chain that assigns a name twice is not read', false);
    const within = this.whole(node, names.length);
    const [first, ...others] = names;
    const before = this.statements.length;
    this.assignment(first, signs[0], value, within, others.length === 0);
    const made = this.statements[before];
    if (made?.kind === 'assignment') {
      if (others.length > 0 && !isRepeatable(made, all)) {
        this.statements.length = before;
        return this.skip(node, 'what this chain assigns is not read', false);
      }
      for (const [k, name] of others.entries()) this.assignment(name, signs[k + 1], value, within);
      return;
    }
    // What is no number, a list perhaps, is one and the same for all.
    for (const [k, name] of others.entries()) {
      const at = { from: first.from - this.base, to: first.to - this.base };
      const traces = new Traces();
      traces.reads.push(all[0]);
      const step: Step = { kind: 'name', name: all[0], ...at };
      const expression = { from: value[0].from - this.base, to: endOf(value[value.length - 1]) - this.base };
      this.assign(name, '', this.at(signs[k + 1]), [step], traces, expression, within);
    }
  }

  /** Values are all computed before the first of them is assigned. */
  private unpack(
    node: SyntaxNode,
    names: readonly SyntaxNode[],
    values: readonly SyntaxNode[],
    sign: SyntaxNode,
  ): void {
    const star = names.findIndex(({ name }) => name === '*');
    if (star >= 0) return this.unpackStarred(node, names, values, sign, star);
    if (
      values.some(({ name }) => name === '*') ||
      names.some(({ name }) => name !== 'VariableName') ||
      names.length !== values.length
    )
      return this.skip(node, 'this unpacking is not read', false);
    const assigned = new Set<string>();
    let isLate = false;
    let acts = false;
    for (const [k, value] of values.entries()) {
      const found = new Traces();
      new Scan(this.text, found).run(value);
      // What a call reads does not stand here.
      isLate ||= k > 0 && (found.calls || found.callees.length > 0);
      isLate ||= found.reads.some((name) => assigned.has(name));
      acts ||= found.assigns.length > 0 || found.assignsAnything;
      assigned.add(this.slice(names[k]));
    }
    const first = this.statements.length;
    const within = this.whole(node, names.length);
    for (const [k, name] of names.entries()) this.assignment(name, sign, [values[k]], within, false);
    if (assigned.size === names.length && !isLate) return;
    const together = this.statements.splice(first);
    const [leader, ...others] = together;
    const isPlain = together.every(({ kind }) => kind === 'assignment');
    // What code that is not read does on the way can't be told from what the assignments do.
    if (acts || !isPlain || leader.kind !== 'assignment' || assigned.size < names.length)
      this.skip(node, 'an exchange of values is not read', false);
    else this.statements.push({ ...leader, together: together.length }, ...others);
  }

  /** `a, *rest = 2, 3, 4`: what has a star takes what is left, as a list. */
  private unpackStarred(
    node: SyntaxNode,
    names: readonly SyntaxNode[],
    values: readonly SyntaxNode[],
    sign: SyntaxNode,
    star: number,
  ): void {
    const rest = names[star + 1];
    const behind = names.length - star - 2;
    const others = names.filter((_, k) => k !== star && k !== star + 1);
    const left = values.length - others.length;
    if (rest?.name !== 'VariableName' || left < 0 || others.some((name) => name.name !== 'VariableName'))
      return this.skip(node, 'this unpacking is not read', false);
    const kept = values.slice(star, values.length - behind);
    const before = this.statements.length;
    this.unpack(node, others, [...values.slice(0, star), ...values.slice(values.length - behind)], sign);
    if (this.statements.slice(before).some(({ kind }) => kind === 'skip')) return;
    const traces = new Traces();
    for (const value of kept) new Scan(this.text, traces).run(value);
    this.define(node, [this.slice(rest)], traces, { reason: 'a list is no number' });
  }

  protected updateStatement(node: SyntaxNode): void {
    const [target, sign, ...value] = children(node);
    const gate = sign && updateGate(this.slice(sign));
    if (target.name !== 'VariableName') return this.skip(node, 'a write to a member is not read', false);
    if (!gate) return this.skip(node, `${this.slice(sign)} is not read`, false);
    const traces = new Traces();
    const whole = this.whole(node, 1);
    const { steps, expression, before } = this.valueOf(value, traces, whole, [this.slice(target)]);
    const [only] = steps;
    // A list grows where it is, also under its other names.
    if (steps.length === 1 && only.kind === 'unreadable' && !only.number)
      return this.skip(node, 'an update with what is no number is not read', false);
    const { from, to } = this.at(sign);
    this.assign(target, gate, { from, to: to - 1 }, steps, traces, expression, after(whole, before));
  }

  /** `isAlone`: its value is computed right before it gets it. */
  protected assignment(
    target: SyntaxNode,
    sign: SyntaxNode,
    values: readonly SyntaxNode[],
    whole: WholeStatement,
    isAlone = true,
  ): void {
    const traces = new Traces();
    const value = values.length === 1 ? [lambdaIn(values[0])] : values;
    const { steps, expression, before } = this.valueOf(value, traces, isAlone ? whole : null);
    const within = after(whole, before);
    const [only] = steps;
    // What has no value yet can be told from what is another thing.
    if (value.length === 1 && value[0].name === 'None') {
      const nothing: Step = { kind: 'name', name: 'None', from: expression.from, to: expression.to };
      return this.assign(target, '', this.at(sign), [nothing], traces, expression, within);
    }
    if (steps.length === 1 && only.kind === 'unreadable' && !only.number) {
      const name = this.slice(target);
      const members = membersOf(name, value, this.text, this.base);
      return this.define(target, [name], traces, {
        members,
        reason: only.reason,
        within,
        to: expression.to,
        named: name,
      });
    }
    this.assign(target, '', this.at(sign), steps, traces, expression, within);
  }

  private assign(
    target: SyntaxNode,
    operator: string,
    sign: Span,
    steps: readonly Step[],
    traces: Traces,
    expression: Span,
    within: WholeStatement,
  ): void {
    const name = this.slice(target);
    if (operator) traces.reads.push(name);
    const targetAt = this.at(target);
    const assignment: Assignment = {
      kind: 'assignment',
      target: name,
      targetAt,
      operator,
      sign,
      steps,
      expression,
      declares: '',
      within,
      exported: false,
      swallowedBy: null,
      from: targetAt.from,
      to: expression.to,
      ...this.effects(traces, name),
    };
    this.statements.push(assignment);
  }
}

/** The statement, with so many assignments more in it. */
function after(whole: WholeStatement, before: number): WholeStatement {
  return before === 0 ? whole : { ...whole, parts: whole.parts + before };
}

/** Calls that give the same as often as they are made, unless the file gives their names another meaning. */
const pure =
  /^(math|np|numpy|torch|jnp)\.(?!random)|^(abs|max|min|pow|round|float|int|sum|sig(moid)?|relu|exp|log|sqrt|sin|cos|tanh)$/;

/** Whether a value may be computed once more, after these names have been assigned. */
function isRepeatable({ steps, reads, functions }: Assignment, names: readonly string[]): boolean {
  const isPlain = steps.every(
    (step) => step.kind !== 'unreadable' && (step.kind !== 'call' || pure.test(step.callee)),
  );
  return isPlain && functions.length === 0 && !reads.some((name) => names.includes(name));
}

/** The parts of a statement between its `=` signs, the signs, and its type. */
function parted(node: SyntaxNode): {
  groups: SyntaxNode[][];
  signs: SyntaxNode[];
  type: SyntaxNode | null;
} {
  const groups: SyntaxNode[][] = [[]];
  const signs: SyntaxNode[] = [];
  let type: SyntaxNode | null = null;
  for (const child of children(node)) {
    if (child.name === 'AssignOp') {
      signs.push(child);
      groups.push([]);
    } else if (child.name === 'TypeDef') type = child;
    else groups[groups.length - 1].push(child);
  }
  return { groups, signs, type };
}

/** The lambda that stands in parentheses; any other value itself. */
function lambdaIn(value: SyntaxNode): SyntaxNode {
  let inner = value;
  while (inner.name === 'ParenthesizedExpression') {
    const [, part, ...more] = children(inner);
    if (!part || more.length !== 1) return value;
    inner = part;
  }
  return inner.name === 'LambdaExpression' ? inner : value;
}

/** The parts of a tuple or a list, commas included; anything else is its own only part. */
function unwrapped(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name === 'TupleExpression' || node.name === 'ArrayExpression') return children(node).slice(1, -1);
  return [node];
}

function isNoComma({ name }: SyntaxNode): boolean {
  return name !== ',';
}

function isMember({ name }: SyntaxNode): boolean {
  return name === 'MemberExpression';
}
