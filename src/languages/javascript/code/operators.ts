/*
 * Operators, members and calls. What stands at their left may go down for thousands of levels, so it is built from its
 * innermost part outwards.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Argument, Expression } from '../../../program/code';
import type { Span } from '../../../text/span';
import { leadsToCode, mayMakeCode } from '../code-makers';
import { children, endOf, lastPart, nextPart } from '../syntax';
import { gateOfSign, otherGateOfSign } from '../writing';
import { maskedPattern } from './names';
import { ScriptTargets } from './targets';

/** Nodes whose first part may be of the same kind. */
export const chainNodes: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'ConditionalExpression',
  'MemberExpression',
  'CallExpression',
  'PostfixExpression',
  'InstantiationExpression',
  'TaggedTemplateExpression',
]);

const lazy: ReadonlyMap<string, 'and' | 'or' | 'otherwise'> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
  ['??', 'otherwise'],
]);

/** `a < b > (c)`, which the grammar takes for a call with a type. */
const comparisons = '< and > in one row are not read';

/** The gate of an operator with two inputs; undefined for none. */
export function gateOf(sign: string): string | undefined {
  return lazy.get(sign) ?? otherGateOfSign.get(sign) ?? gateOfSign.binary.get(sign);
}

export abstract class ScriptOperators extends ScriptTargets {
  /** Reads a node of `chainNodes`. */
  protected chain(node: SyntaxNode): Expression {
    const inwards: SyntaxNode[] = [];
    let start = node;
    for (; chainNodes.has(start.name) && start.firstChild; start = start.firstChild) inwards.push(start);
    /** All at the left of it is a pattern that the grammar takes for an operand. */
    const patterns: { readonly pattern: SyntaxNode; readonly sign: Span }[] = [];
    let value: Expression | null = null;
    for (let k = inwards.length - 1; k >= 0; k--) {
      const outer = inwards[k];
      if (maskedPattern(outer, this.text)) {
        if (value) return this.opaque(node, 'a pattern stands where none can be assigned to');
        patterns.push({ pattern: start, sign: this.signOf(start) });
        start = lastPart(outer) ?? outer;
        continue;
      }
      value ??= this.expression(start);
      if (this.isPower(outer)) {
        const run = [outer];
        while (k > 0 && this.isPower(inwards[k - 1])) run.push(inwards[--k]);
        value = this.powers(value, start.from, run);
      } else value = this.step(outer, value, start.from);
    }
    return this.assigned(node, patterns, value ?? this.expression(start));
  }

  /** Where the operator stands behind an operand. */
  private signOf(operand: SyntaxNode | null): Span {
    const sign = operand && nextPart(operand);
    return sign ? this.at(sign) : { from: 0, to: 0 };
  }

  private assigned(
    node: SyntaxNode,
    patterns: readonly { readonly pattern: SyntaxNode; readonly sign: Span }[],
    last: Expression,
  ): Expression {
    let value = last;
    for (const { pattern, sign } of patterns.toReversed()) {
      const target = this.target(pattern);
      if (!target) return this.opaque(node, 'it is not known what this assigns');
      const { to } = value;
      value = { kind: 'assign', target, operator: '', value, old: false, sign, from: target.from, to };
    }
    return value;
  }

  /** One operator, with what stands at its left. */
  private step(node: SyntaxNode, left: Expression, start: number): Expression {
    const at = { from: start - this.base, to: endOf(node) - this.base };
    switch (node.name) {
      case 'BinaryExpression':
        return this.binary(node, left, at);
      case 'ConditionalExpression':
        return this.choice(node, left, at);
      case 'MemberExpression':
        return this.memberOf(node, left, at);
      case 'CallExpression':
        return this.call(node, left, at);
      case 'PostfixExpression':
        return node.getChild('LogicOp') ? left : this.step1(node, true);
      case 'InstantiationExpression':
        return this.isTyped ? left : this.opaque(node, comparisons);
    }
    return this.opaque(node, 'a tagged template calls a function that is not known');
  }

  /** `a++` and `--a`: adds or takes away 1; `old` gives what was there before. */
  protected step1(node: SyntaxNode, old: boolean): Expression {
    const sign = node.getChild('ArithOp');
    const operand = children(node).find(({ name }) => name !== 'ArithOp');
    const target = operand && this.target(operand);
    if (!sign || !target) return this.opaque(node, 'it is not known what this changes');
    const place = this.at(sign);
    const operator = this.slice(sign).charAt(0);
    const value: Expression = { kind: 'number', value: 1, ...place };
    return { kind: 'assign', target, operator, value, old, sign: place, ...this.at(node) };
  }

  private binary(node: SyntaxNode, left: Expression, at: Span): Expression {
    const place = node.firstChild && nextPart(node.firstChild);
    const last = lastPart(node);
    if (!place || !last) return this.opaque(node, 'this operator lacks a side');
    const word = this.slice(place);
    if (word === 'as' || word === 'satisfies') return left;
    if (word.trim() === '') return this.opaque(node, 'a decorated class is not followed', false);
    // A comment up to the end of the line in a script, and code in a module.
    if (word === '<' && this.text.startsWith('<!--', place.from))
      return { ...this.opaque(node, '<!-- is not read'), assignsAnything: true };
    const right = this.expression(last);
    const kind = lazy.get(word);
    const mixed = [left, right].some((side) => kind && !side.enclosed && cantStandBeside(kind, side.kind));
    if (mixed) return { ...this.opaque(node, '?? beside && or || needs parentheses'), broken: true };
    if (kind) return { kind, left, right, ...at };
    const gate = gateOf(word);
    if (gate === undefined) return this.opaque(node, `${word} is not read`);
    return { kind: 'gate', gate, inputs: [left, right], sign: this.at(place), ...at };
  }

  private isPower(node: SyntaxNode): boolean {
    const sign = node.name === 'BinaryExpression' ? node.getChild('ArithOp') : null;
    return sign !== null && this.slice(sign) === '**';
  }

  /** `a ** b ** c` is `a ** (b ** c)`, which the grammar groups the other way. */
  private powers(first: Expression, start: number, run: readonly SyntaxNode[]): Expression {
    const whole = run[run.length - 1];
    const nodes = [run[0].firstChild, ...run.map(lastPart)];
    if (nodes.slice(0, -1).some((node) => node?.name === 'UnaryExpression'))
      return { ...this.opaque(whole, 'a sign before ** needs parentheses'), broken: true };
    const operands = [first, ...run.map((node) => this.expression(lastPart(node) ?? node))];
    const starts = [start - this.base, ...operands.slice(1).map(({ from }) => from)];
    let value = operands[run.length];
    for (let k = run.length - 1; k >= 0; k--) {
      const sign = run[k].getChild('ArithOp') ?? run[k];
      value = {
        kind: 'gate',
        gate: '**',
        inputs: [operands[k], value],
        sign: this.at(sign),
        from: starts[k],
        to: endOf(whole) - this.base,
      };
    }
    return value;
  }

  private choice(node: SyntaxNode, test: Expression, at: Span): Expression {
    const [mark] = node.getChildren('LogicOp');
    const yes = mark && nextPart(mark);
    const no = lastPart(node);
    if (!yes || !no) return this.opaque(node, 'this condition is not complete');
    return { kind: 'choose', test, yes: this.expression(yes), no: this.expression(no), ...at };
  }

  private memberOf(node: SyntaxNode, of: Expression, at: Span): Expression {
    const more = node.getChild('?.') ? ({ lenient: true } as const) : {};
    const name = node.getChild('PropertyName') ?? node.getChild('PrivatePropertyName');
    if (name && !node.getChild('[')) {
      const key = this.slice(name);
      if (!leadsToCode(name, this.text)) return { kind: 'member', of, key, ...more, ...at };
      return { ...this.opaque(node, `${key} may lead to what makes code of text`), assignsAnything: true };
    }
    const bracket = node.getChild('[');
    const place = bracket && nextPart(bracket);
    if (!place) return this.opaque(node, 'this member is not complete');
    const index = this.expression(place);
    if (index.kind === 'text' && mayMakeCode(index.value))
      return {
        ...this.opaque(node, `${index.value} may lead to what makes code of text`),
        assignsAnything: true,
      };
    return { kind: 'at', of, index, ...more, ...at };
  }

  private call(node: SyntaxNode, callee: Expression, at: Span): Expression {
    if (callee.kind === 'opaque' && callee.assignsAnything)
      return { ...this.opaque(node, callee.reason), assignsAnything: true };
    if (!this.isTyped && node.getChild('TypeArgList')) return this.opaque(node, comparisons);
    const list = node.getChild('ArgList');
    if (node.firstChild?.name === 'VariableName' && this.slice(node.firstChild) === 'import')
      return this.opaque(node, 'what is loaded is only known when the code runs');
    const args = list ? this.args(list) : [];
    const call = { kind: 'call', callee, args, isNew: false, ...at } as const;
    return node.getChild('?.') ? { ...call, lenient: true } : call;
  }

  /** The arguments of a call, or the items of a list. */
  protected args(list: SyntaxNode): Argument[] {
    return this.split(list).map((group) => {
      const spread = group[0]?.name === 'Spread';
      const node = group[spread ? 1 : 0];
      // A hole stands before the comma that ends it.
      const value: Expression = node
        ? this.expression(node)
        : { kind: 'nothing', name: '', from: list.from - this.base, to: list.from - this.base };
      return { value, spread, keyword: null };
    });
  }
}

/** Whether JavaScript wants parentheses between two of these. */
function cantStandBeside(one: string, other: string): boolean {
  return one === 'otherwise' ? other === 'and' || other === 'or' : other === 'otherwise';
}
