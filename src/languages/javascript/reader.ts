/* Reads statements of JavaScript and TypeScript: which ones can be followed, and what the others may change. */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { FunctionText, Statement } from '../../program/statements';
import { finish } from '../../text/pauses';
import { Destructuring } from './destructuring';
import { Walk } from './expressions';
import { Findings, type FoundFunction } from './findings';
import { readFunction } from './functions';
import {
  children,
  exportOf,
  hasError,
  isComment,
  isFunction,
  lastPart,
  linksOf,
  nextPart,
  typeNodes,
  whyBroken,
  whyPassedOver,
} from './syntax';

/** Reads statements; positions are relative to `base`. */
export class Reader extends Destructuring {
  /** Readers of functions inside the statement that have read their bodies before, by where the functions begin. */
  private readonly prepared = new Map<number, Reader>();
  private bodyIsRead = false;

  /** Reads the statement under the cursor, and leaves the cursor there. */
  read(cursor: TreeCursor): readonly Statement[] {
    this.statement(cursor.node, false);
    return this.statements;
  }

  /** Reads the bodies of the functions in a statement, with pauses, so that little is left to do when it is read itself. */
  *prepare(statement: SyntaxNode): Generator<undefined> {
    const cursor = statement.cursor();
    let enter: boolean;
    do {
      enter = !isFunction(cursor);
      const body = enter ? null : lastPart(cursor.node);
      if (body?.name !== 'Block') continue;
      const reader = this.inner(cursor.node);
      yield* reader.bodyInSteps(body);
      this.prepared.set(cursor.from, reader);
    } while (cursor.next(enter) && cursor.from < statement.to);
  }

  /** Reads the statements of a function's body. */
  readAll(body: SyntaxNode): readonly Statement[] {
    if (!this.bodyIsRead) finish(this.bodyInSteps(body));
    return this.statements;
  }

  private *bodyInSteps(body: SyntaxNode): Generator<undefined> {
    let left = false;
    for (let child = body.firstChild; child; child = child.nextSibling) {
      yield;
      if (child.name === '{' || child.name === '}' || typeNodes.has(child.name)) continue;
      if (left && child.name !== 'FunctionDeclaration')
        this.skip(child, 'the function has ended before', true);
      else this.statement(child, false);
      left ||= child.name === 'ReturnStatement' || child.name === 'ThrowStatement';
    }
    this.bodyIsRead = true;
  }

  /** Reads the body of `x => x * x`. */
  readValue(value: SyntaxNode): readonly Statement[] {
    this.returned(value, value);
    return this.statements;
  }

  protected functionText(found: FoundFunction): FunctionText {
    return readFunction(this, this.prepared.get(found.node.from) ?? this.inner(found.node), found);
  }

  /** A reader for the inside of a function. */
  private inner(node: SyntaxNode): Reader {
    return new Reader(this.text, this.base, this.depth + 1, this.inClass || isOfClass(node));
  }

  private statement(node: SyntaxNode, exported: boolean): void {
    switch (node.name) {
      case ';':
      case 'Hashbang':
      case 'ImportDeclaration':
      case 'EnumDeclaration':
      case 'ClassDeclaration':
      case 'NamespaceDeclaration':
      case 'FunctionDeclaration':
        return this.definition(node);
      case 'ExportDeclaration': {
        const inner = node.getChild('VariableDeclaration') ?? node.getChild('FunctionDeclaration');
        return inner && !hasError(node, this.text) ? this.statement(inner, true) : this.definition(node);
      }
      case 'VariableDeclaration':
        return this.declaration(node, exported);
      case 'ExpressionStatement':
        return this.expressionStatement(node);
      case 'ReturnStatement':
        return this.returnStatement(node);
    }
    const reason = whyPassedOver.get(node.name);
    this.skip(node, reason ?? 'this statement is not read', reason !== undefined);
  }

  private definition(node: SyntaxNode): void {
    const findings = new Findings();
    const names: string[] = [];
    const inside = new Walk(this.text, this.base, findings);
    inside.run(node.cursor());
    if (
      node.name === 'ImportDeclaration' ||
      node.name === 'ClassDeclaration' ||
      node.name === 'EnumDeclaration'
    ) {
      const scan = node.cursor();
      while (scan.next() && scan.from < node.to) {
        if (scan.name === 'ClassBody') break;
        if (scan.name === 'VariableDefinition' || scan.name === 'TypeDefinition')
          names.push(this.slice(scan.node));
      }
    }
    const own = new Set(names);
    const effects = this.effects(findings);
    const sideAssigns = effects.sideAssigns.filter(
      (name) => !own.has(name) && ![...findings.hoisted, ...findings.blockFunctions].includes(name),
    );
    const base = { ...this.at(node), ...effects, sideAssigns, reason: 'it is no number' };
    if (node.type.isError || findings.broken)
      this.statements.push({
        kind: 'skip',
        broken: true,
        control: false,
        ...base,
        reason: whyBroken(node),
      });
    else if (node.name !== ';' && node.name !== 'Hashbang') {
      for (const name of names) this.declared.add(name);
      this.statements.push({
        kind: 'definition',
        names: [...names, ...findings.hoisted, ...findings.blockFunctions],
        within: this.at(exportOf(node)),
        declares: 'function',
        ...base,
        ...nothing,
        imported: node.name === 'ImportDeclaration',
      });
    }
  }

  private declaration(node: SyntaxNode, exported: boolean): void {
    const keyword = node.firstChild ? this.slice(node.firstChild) : '';
    if (hasError(node, this.text) || (keyword !== 'var' && keyword !== 'let' && keyword !== 'const'))
      return this.skip(node, `${keyword} is not read`, false);
    this.begin(exportOf(node), (node.firstChild && nextPart(node.firstChild)) ?? node, 1);
    let target: SyntaxNode | null = null;
    let comment: SyntaxNode | null = null;
    let equals: SyntaxNode | null = null;
    const blank = () => {
      if (target?.name === 'VariableDefinition' && !equals) this.blank(target);
    };
    for (let child = node.firstChild?.nextSibling; child; child = child.nextSibling) {
      if (child.name === ',' || child.name === ';') {
        blank();
        if (child.name === ',') this.within.parts++;
        target = equals = comment = null;
      } else if (child.name === 'Equals') equals = child;
      else if (child.name === 'VariableDefinition' && !target) {
        target = child;
        this.declared.add(this.slice(child));
      } else if (isComment(child)) {
        if (equals && this.breaksLine(child)) comment = child;
      } else if (typeNodes.has(child.name)) continue;
      else if (!target) target = child;
      else if (equals) this.declare(target, equals, child, keyword, exported, comment);
    }
    blank();
  }

  /** `let da;`: a name without a value. */
  private blank(target: SyntaxNode): void {
    const names = [this.slice(target)];
    this.statements.push({ kind: 'blank', names, ...this.at(target), ...this.effects(new Findings()) });
  }

  private breaksLine(comment: SyntaxNode): boolean {
    const rest = this.text.slice(comment.to, comment.nextSibling?.from ?? comment.to);
    return rest.includes('\n') || this.slice(comment).includes('\n');
  }

  private declare(
    target: SyntaxNode,
    equals: SyntaxNode,
    value: SyntaxNode,
    declares: 'var' | 'let' | 'const',
    exported: boolean,
    comment: SyntaxNode | null,
  ): void {
    if (target.name !== 'VariableDefinition')
      return this.pattern(target, this.signOf(equals), value, { declares, exported });
    const swallowedBy = comment ? this.at(comment) : null;
    this.assignment(target, '', this.signOf(equals), value, { declares, exported, swallowedBy });
  }

  private expressionStatement(node: SyntaxNode): void {
    const expression = node.firstChild;
    if (!expression || hasError(node, this.text)) return this.skip(node, whyBroken(node), false);
    const parts = expression.name === 'SequenceExpression' ? children(expression) : [expression];
    const readable = parts.every((part) => part.name !== 'SequenceExpression');
    if (!readable) return this.skip(node, 'a comma between expressions is not read', false);
    const links = parts.reduce((count, part) => count + linksOf(part), 0);
    this.begin(node, expression, links);
    for (const part of parts) this.expression(part);
  }

  /** Notes the statement that the next assignments stand in. */
  private begin(node: SyntaxNode, body: SyntaxNode, parts: number): void {
    const { from, to } = this.at(node);
    const end = this.text.charAt(to - 1 + this.base) === ';' ? ';' : '';
    this.within = { from, to, body: body.from - this.base, parts, end };
  }

  private returnStatement(node: SyntaxNode): void {
    const value = children(node).find((child) => child.name !== 'return');
    if (!value || hasError(node, this.text)) return this.skip(node, 'this return has no value', true);
    this.returned(node, value);
  }

  private returned(node: SyntaxNode, value: SyntaxNode): void {
    const findings = new Findings();
    const { steps, expression } = this.valueOf(value, findings);
    this.statements.push({
      kind: 'return',
      steps,
      expression,
      ...this.at(node),
      ...this.effects(findings),
    });
  }
}

const nothing = {
  blank: false,
  imported: false,
  aliases: new Map<string, string>(),
  members: new Map<string, never>(),
};

function isOfClass({ parent }: SyntaxNode): boolean {
  return parent?.name === 'ClassBody' || parent?.name === 'PropertyDeclaration';
}
