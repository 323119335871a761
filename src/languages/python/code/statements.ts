/*
 * Statements of Python as trees. What is not followed is opaque, as little of it as there can be; what is broken is opaque
 * as a whole statement.
 */
import type { SyntaxNode } from '@lezer/common';
import type { Assign, Block, Code, Expression, Target } from '../../../program/code';
import type { Span } from '../../../text/span';
import { imports, isStar } from '../imports';
import { namesOfStar } from '../names';
import { children, endOf } from '../syntax';
import { separated } from './collections';
import { Compound } from './compound';
import { updateWord } from './operators';
import { brokenCode, piecesFrom, type StatementPiece } from './pieces';
import { mayLeave, touchedBy } from './touched';

/** What statements that are not followed are called. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['MatchStatement', 'a match is not followed'],
  ['TypeDefinition', 'a type is not followed'],
]);

/** Types of what stands in a class and is none of the fields that its instances have. */
const noField = /\b(ClassVar|InitVar|KW_ONLY|Final)\b/;

export class PythonStatements extends Compound {
  protected block(body: SyntaxNode): Block {
    return [...this.statements(body)];
  }

  protected *statements(body: SyntaxNode): Iterable<Code> {
    for (const piece of piecesFrom(body.firstChild, this)) yield* this.piece(piece);
  }

  /** The code of a statement, or of several on one line. */
  *piece(piece: StatementPiece): Iterable<Code> {
    const { first: node } = piece;
    if (piece.broken) {
      const code = brokenCode(this.text, piece);
      for (const name of code.assigns) this.brokenNames.add(name);
      yield { ...code, ...this.at(node, { from: node.from, to: Math.max(endOf(piece.last), node.from) }) };
    } else if (node.name === 'StatementGroup') yield* this.statements(node);
    else yield this.statement(node);
  }

  private statement(node: SyntaxNode): Code {
    const made = this.compound(node) ?? this.simpleStatement(node);
    if (typeof made !== 'string') return made;
    const opaque = this.untold(node, made);
    return { ...opaque, ...(mayLeave(node) ? { leaves: true } : {}), ...this.placeOf(node) };
  }

  /** A statement without others inside; a text says why it is not followed. */
  private simpleStatement(node: SyntaxNode): Code | string {
    const at = this.placeOf(node);
    const parts = children(node);
    switch (node.name) {
      case 'AssignStatement':
        return this.assignment(node);
      case 'UpdateStatement':
        return this.update(node);
      case 'ExpressionStatement':
        return this.effect(node);
      case 'ReturnStatement':
        return { kind: 'return', value: parts.length > 1 ? this.values(parts.slice(1)) : null, ...at };
      case 'BreakStatement':
        return { kind: 'break', label: '', ...at };
      case 'ContinueStatement':
        return { kind: 'continue', label: '', ...at };
      case 'PassStatement':
        return { kind: 'nothing', ...at };
      case 'ScopeStatement': {
        const names = node.getChildren('VariableName').map((each) => this.word(each));
        return { kind: 'outer', names, isGlobal: parts[0].name === 'global', ...at };
      }
      case 'AssertStatement': {
        const [test, message] = separated(parts.slice(1));
        return {
          kind: 'assert',
          test: this.values(test),
          message: message ? this.values(message) : null,
          ...at,
        };
      }
      case 'RaiseStatement':
        return { kind: 'throw', value: this.raised(node, parts), ...at };
      case 'DeleteStatement':
        return this.deletion(node, parts.slice(1));
      case 'ImportStatement':
        return this.importation(node);
      case 'PrintStatement':
        return this.printed(node, parts);
      case 'YieldStatement':
        return this.yielded(node);
    }
    return reasons.get(node.name) ?? 'this statement is not followed';
  }

  /** `a = 2`, `a = b, *c = d`, `a: float = 2`, `a: float`. */
  private assignment(node: SyntaxNode): Code | string {
    const groups: SyntaxNode[][] = [[]];
    const signs: SyntaxNode[] = [];
    let type: SyntaxNode | null = null;
    for (const part of children(node))
      if (part.name === 'AssignOp') {
        signs.push(part);
        groups.push([]);
      } else if (part.name === 'TypeDef') type = part;
      else groups[groups.length - 1].push(part);
    if (type && this.acts(type)) return 'a type that assigns is not followed';
    if (type && this.within && noField.test(this.slice(type))) return 'what is no field is not followed';
    if (signs.length === 0) return this.declared(node, groups[0]);
    const value = groups.pop() ?? [];
    const targets: Target[] = [];
    for (const group of groups) {
      const target = this.target(group);
      if (!target) return 'what this assigns to is not followed';
      targets.push(target);
    }
    const assign = this.assign(node, targets, '', signs[0], this.values(value));
    return type ? { ...assign, typed: true } : assign;
  }

  /** Whether a type does more than to name one. */
  private acts(type: SyntaxNode): boolean {
    const { assigns, assignsAnything } = touchedBy(this.text, type);
    return assigns.size > 0 || assignsAnything;
  }

  /** `d: float` gives d nothing; a class has it among its fields. */
  private declared(node: SyntaxNode, [name]: readonly SyntaxNode[]): Code | string {
    const at = this.placeOf(node);
    if (name.name !== 'VariableName') return 'a type alone is not followed';
    return this.within
      ? { kind: 'declare', names: [this.word(name)], declares: '', ...at }
      : { kind: 'nothing', ...at };
  }

  private assign(
    node: SyntaxNode,
    targets: readonly Target[],
    operator: string,
    sign: SyntaxNode,
    value: Expression,
  ): Assign & Span {
    const at = this.placeOf(node);
    const place = this.at(sign, sign);
    const assign: Assign = {
      kind: 'assign',
      targets,
      operator,
      value,
      sign: operator ? { from: place.from, to: place.to - 1 } : place,
      declares: '',
      within: { ...at, body: at.from, parts: targets.length, end: '' },
    };
    return { ...assign, ...at };
  }

  private update(node: SyntaxNode): Code | string {
    const [first, sign, ...value] = children(node);
    const target = this.target([first]);
    if (!target) return 'what this assigns to is not followed';
    return this.assign(node, [target], updateWord(this.slice(sign)), sign, this.values(value));
  }

  /** An expression alone: a text is for those who read the code. */
  private effect(node: SyntaxNode): Code {
    const parts = children(node);
    const at = this.placeOf(node);
    const [{ name }] = parts;
    const isMute = /^(Continued)?String$|^Ellipsis$/.test(name) && !node.firstChild?.getChild('FormatString');
    if (parts.length === 1 && isMute) return { kind: 'nothing', ...at };
    return { kind: 'expression', value: this.values(parts), ...at };
  }

  /** `yield a`, `yield from a`. */
  private yielded(node: SyntaxNode): Code {
    const [, ...parts] = children(node);
    const all = parts[0]?.name === 'from';
    const value = parts.slice(all ? 1 : 0);
    return { kind: 'yield', value: value.length > 0 ? this.values(value) : null, all, ...this.placeOf(node) };
  }

  /** `raise a from b` */
  private raised(node: SyntaxNode, [, value, , cause]: readonly SyntaxNode[]): Expression | null {
    if (!value) return null;
    const isPlain = !cause || cause.name === 'None' || cause.name === 'VariableName';
    return isPlain ? this.expression(value) : this.opaque(node, 'what this raises is not followed', false);
  }

  private deletion(node: SyntaxNode, parts: readonly SyntaxNode[]): Code | string {
    const targets: Target[] = [];
    for (const group of separated(parts)) {
      const target = this.target(group);
      if (!target) return 'what this deletes is not followed';
      targets.push(...flat(target));
    }
    return { kind: 'delete', targets, ...this.placeOf(node) };
  }

  /** `import numpy as np`, `from math import *`; what else a star brings can't be seen from here. */
  private importation(node: SyntaxNode): Code | string {
    const at = this.placeOf(node);
    const found = [...imports(node, this.text)];
    if (!isStar(node))
      return {
        kind: 'import',
        names: new Map(found.map(({ name, path }) => [this.inClass(name), path])),
        ...at,
      };
    const module = this.slice(node).replace(/^from\s+|\s+import[\s\S]*$/g, '');
    const names = namesOfStar(module);
    if (!names) return `what * of ${module} is can't be seen from here`;
    return { kind: 'import', names: new Map(names.map((name) => [name, `${module}.${name}`])), ...at };
  }

  /** `print a`, as it was once written. */
  private printed(node: SyntaxNode, [word, value]: readonly SyntaxNode[]): Code {
    const at = this.placeOf(node);
    const callee: Expression = { kind: 'name', name: 'print', ...this.at(word, word) };
    const args = value ? [{ value: this.expression(value), spread: false, keyword: null }] : [];
    return { kind: 'expression', value: { kind: 'call', callee, args, isNew: false, ...at }, ...at };
  }
}

/** The parts of a target, each by itself. */
function flat(target: Target): Target[] {
  return target.kind === 'items' ? target.items.flatMap((part) => (part ? flat(part.target) : [])) : [target];
}
