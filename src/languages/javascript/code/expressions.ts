/* Expressions of JavaScript and TypeScript, as they are followed. */
import type { SyntaxNode } from '@lezer/common';
import {
  type ClassCode,
  type Expression,
  type FunctionCode,
  longestLiteral,
  ofTooMuch,
  type RecordEntry,
} from '../../../program/code';
import { makesCode } from '../code-makers';
import { children, endOf, isComment, lastPart, numberOf } from '../syntax';
import { gateOfSign } from '../writing';
import { templateText, textOf } from './literals';
import { chainNodes, gateOf, ScriptOperators } from './operators';
import { firstPart } from './source';

/** What stands in itself more often, without brackets, is not followed: the call stack is finite. */
const deepest = 400;

/** What is never a number, and what a reader says of it. */
const noNumbers: ReadonlyMap<string, string> = new Map([
  ['RegExp', 'a regular expression is no number'],
  ['JSXElement', 'an element is no number'],
  ['ImportMeta', 'import.meta is only known when the code runs'],
  ['NewTarget', 'new.target is only known when the code runs'],
  ['PrivatePropertyName', 'a private name by itself is no number'],
]);

const perhapsNumbers: ReadonlyMap<string, string> = new Map([
  ['YieldExpression', 'what yield gives is only known when the code runs'],
  ['DynamicImport', 'what is loaded is only known when the code runs'],
]);

export abstract class ScriptExpressions extends ScriptOperators {
  private depth = 0;
  /** Where the yield stands that is a statement; -1 for none. */
  private yieldAt = -1;
  /** In a method of an object `super` is what that object inherits from. */
  protected isOfObject = false;

  /** `name` is what it is called where it has no name of its own. */
  protected abstract functionCode(node: SyntaxNode, name: string): FunctionCode;

  /** A text says why a class is not followed. */
  protected abstract classCode(node: SyntaxNode, name: string): ClassCode | string;

  protected expression(node: SyntaxNode, name = ''): Expression {
    this.depth++;
    const value =
      this.depth > deepest
        ? this.opaque(node, 'this is too deeply nested to be followed')
        : this.inner(node, name);
    this.depth--;
    return value;
  }

  private inner(node: SyntaxNode, name: string): Expression {
    if (chainNodes.has(node.name)) return this.chain(node);
    switch (node.name) {
      case 'Number':
        return this.number(node);
      case 'String':
        return { kind: 'text', value: textOf(this.text.slice(node.from, endOf(node))), ...this.at(node) };
      case 'BooleanLiteral':
        return { kind: 'truth', value: this.slice(node) === 'true', ...this.at(node) };
      case 'null':
        return { kind: 'nothing', name: 'null', ...this.at(node) };
      case 'this':
      case 'super':
      case 'VariableName':
        return this.variable(node);
      case 'TemplateString':
        return this.template(node);
      case 'ParenthesizedExpression':
        return this.parenthesized(node, name);
      case 'PrefixCast':
        return this.within(node, lastPart(node), name);
      case 'SequenceExpression':
        return {
          kind: 'sequence',
          parts: children(node).map((part) => this.expression(part)),
          ...this.at(node),
        };
      case 'UnaryExpression':
        return this.unary(node);
      case 'AwaitExpression': {
        const inputs = [this.within(node, lastPart(node))];
        return {
          kind: 'gate',
          gate: 'await',
          inputs,
          sign: this.at(node.firstChild ?? node),
          ...this.at(node),
        };
      }
      case 'YieldExpression':
        if (node.from === this.yieldAt) return this.within(node, lastPart(node), name);
        break;
      case 'AssignmentExpression':
        return this.assignment(node);
      case 'ArrayExpression':
        if (node.to - node.from > longestLiteral) return this.opaque(node, ofTooMuch, false);
        return { kind: 'list', items: this.args(node), form: 'list', ...this.at(node) };
      case 'ObjectExpression':
        return this.record(node);
      case 'NewExpression':
        return this.made(node);
      case 'FunctionExpression':
      case 'ArrowFunction':
        return { kind: 'function', code: this.functionCode(node, name), ...this.at(node) };
      case 'ClassExpression': {
        const code = this.classCode(node, name);
        return typeof code === 'string'
          ? this.opaque(node, code, false)
          : { kind: 'class', code, ...this.at(node) };
      }
    }
    const reason = noNumbers.get(node.name);
    return this.opaque(node, reason ?? perhapsNumbers.get(node.name) ?? 'this is not read', !reason);
  }

  /** Reads an expression that begins with yield as what that gives: it binds less than the grammar has it. */
  protected withoutYield(node: SyntaxNode, read: () => Expression): Expression {
    const { yieldAt } = this;
    this.yieldAt = node.from;
    const value = read();
    this.yieldAt = yieldAt;
    return value;
  }

  private within(node: SyntaxNode, part: SyntaxNode | null, name = ''): Expression {
    return part ? this.expression(part, name) : this.opaque(node, 'this is not complete');
  }

  private parenthesized(node: SyntaxNode, name: string): Expression {
    return { ...this.within(node, firstPart(node), name), enclosed: true };
  }

  private number(node: SyntaxNode): Expression {
    const value = numberOf(this.slice(node));
    if (value === undefined) return this.opaque(node, 'a BigInt is no number', false);
    return { kind: 'number', value, ...this.at(node) };
  }

  private variable(node: SyntaxNode): Expression {
    const name = this.slice(node);
    if (makesCode(name) && node.name === 'VariableName')
      return { ...this.opaque(node, `${name} makes code of text`, false), assignsAnything: true };
    if (name === 'super' && this.isOfObject) return this.opaque(node, 'super of an object is not followed');
    if (name === 'undefined' && !this.undefinedIsName) return { kind: 'nothing', name, ...this.at(node) };
    return { kind: 'name', name, ...this.at(node) };
  }

  private template(node: SyntaxNode): Expression {
    const parts: Expression[] = [];
    let from = node.from + 1;
    const until = (to: number) => {
      const at = { from: from - this.base, to: to - this.base };
      if (to > from) parts.push({ kind: 'text', value: templateText(this.text.slice(from, to)), ...at });
    };
    for (const piece of node.getChildren('Interpolation')) {
      until(piece.from);
      const value = children(piece).find(({ name }) => !name.startsWith('Interpolation'));
      parts.push(this.within(piece, value ?? null));
      from = piece.to;
    }
    until(endOf(node) - 1);
    return { kind: 'template', parts, ...this.at(node) };
  }

  private unary(node: SyntaxNode): Expression {
    const operator = node.firstChild;
    const operand = lastPart(node);
    if (!operator || !operand) return this.opaque(node, 'this operator lacks its value');
    const sign = this.slice(operator);
    if (sign === '++' || sign === '--') return this.step1(node, false);
    if (sign === 'delete') return this.opaque(node, 'delete inside an expression is not followed');
    const of = this.expression(operand);
    if (sign === '!') return { kind: 'not', of, ...this.at(node) };
    const gate = sign === '~' ? 'bitNot' : (gateOfSign.unary.get(sign) ?? sign);
    return { kind: 'gate', gate, inputs: [of], sign: this.at(operator), ...this.at(node) };
  }

  /** `a = b`, `a += b`, `a ??= b`. */
  protected assignment(node: SyntaxNode): Expression {
    const equals = node.getChild('Equals') ?? node.getChild('UpdateOp');
    const last = lastPart(node);
    const target = node.firstChild && this.target(node.firstChild);
    if (!equals || !last || !target) return this.opaque(node, 'it is not known what this assigns');
    const sign = this.slice(equals).slice(0, -1);
    const operator = sign === '' ? '' : gateOf(sign);
    if (operator === undefined) return this.opaque(node, `${sign}= is not read`);
    const at = this.at(equals);
    return {
      kind: 'assign',
      target,
      operator,
      value: this.expression(last, this.hint(target)),
      old: false,
      sign: { from: at.from, to: sign === '' ? at.to : at.to - 1 },
      from: target.from,
      to: endOf(node) - this.base,
    };
  }

  private record(node: SyntaxNode): Expression {
    const entries: RecordEntry[] = [];
    for (const property of node.getChildren('Property')) {
      const entry = this.entry(property);
      if (typeof entry === 'string') return this.opaque(node, entry, false);
      entries.push(entry);
    }
    return { kind: 'record', entries, form: 'object', ...this.at(node) };
  }

  /** A text says why an object with this entry is not followed. */
  private entry(property: SyntaxNode): RecordEntry | string {
    const parts = children(property).filter((part) => !isComment(part));
    const last = lastPart(property);
    if (!last) return 'this object is not complete';
    if (parts[0]?.name === 'Spread') return { key: null, value: this.expression(last) };
    const key = this.key(property);
    if (key === null) return 'this object is not complete';
    if (property.getChild('ParamList')) return this.method(property, key);
    if (!property.getChild(':')) return { key, value: this.variable(last) };
    if (key === '__proto__') return 'an object with a prototype of its own is not followed';
    return { key, value: this.expression(last, typeof key === 'string' ? key : '') };
  }

  private method(property: SyntaxNode, key: string | Expression): RecordEntry | string {
    if (property.getChild('get') || property.getChild('set'))
      return 'an object with a getter or a setter is not followed';
    const { isOfObject } = this;
    this.isOfObject = true;
    const code = this.functionCode(property, typeof key === 'string' ? key : '');
    this.isOfObject = isOfObject;
    return { key, value: { kind: 'function', code, ...this.at(property) } };
  }

  /** `new F(…)` */
  private made(node: SyntaxNode): Expression {
    const list = node.getChild('ArgList');
    const place = children(node).find(({ name }) => name !== 'new' && name !== 'ArgList');
    const callee = this.within(node, place ?? null);
    if (callee.kind === 'opaque' && callee.assignsAnything)
      return { ...this.opaque(node, callee.reason, false), assignsAnything: true };
    return { kind: 'call', callee, args: list ? this.args(list) : [], isNew: true, ...this.at(node) };
  }
}
