/* Reads statements of Python: which ones can be followed, and what the others may change. */
import type { SyntaxNode } from '@lezer/common';
import type { Touches } from '../../program/touches';
import { isPause } from '../../text/pauses';
import type { Span } from '../../text/span';
import { AssignmentReader } from './assignments';
import { namesInBroken } from './broken';
import { generatorText, readFunction, scopedNames } from './functions';
import { imports, isStar } from './imports';
import { isMisplaced } from './layout';
import { isLibraryPath, namesOfStar } from './names';
import { Scan } from './scan';
import {
  children,
  endOf,
  hasError,
  isComment,
  isCompound,
  isFunction,
  walrusIn,
  whyPassedOver,
} from './syntax';
import { importsAnything, mayReachAnything, Traces } from './traces';

/** Statements that do nothing that anybody could see. */
const silent: ReadonlySet<string> = new Set(['PassStatement', 'ScopeStatement', ';']);

/** Reads statements; positions are relative to `base`. */
export class StatementReader extends AssignmentReader {
  /** It imports something that is no library of numbers. */
  isModule = false;

  /** Reads a statement, or several on one line. */
  read(node: SyntaxNode): void {
    if (isComment(node)) return;
    if (node.type.isError || this.isBroken(node)) return this.broken(node);
    if (node.name === 'StatementGroup') {
      for (const child of children(node)) this.read(child);
      return;
    }
    if (silent.has(node.name)) return;
    switch (node.name) {
      case 'AssignStatement':
        return this.assignStatement(node);
      case 'UpdateStatement':
        return this.updateStatement(node);
      case 'ExpressionStatement':
        return this.expressionStatement(node);
      case 'ReturnStatement':
        return this.returnStatement(node);
      case 'ImportStatement':
        return this.importStatement(node);
      case 'FunctionDefinition':
      case 'ClassDefinition':
        return this.definition(node);
      case 'DecoratedStatement':
        return this.skip(node, 'what a decorator makes of it is not read', false);
      case 'AssertStatement':
        return this.skip(node, 'an assert is not read', false);
      case 'DeleteStatement':
        return this.skip(node, 'a del is not read', false);
    }
    const reason = whyPassedOver.get(node.name);
    const test = node.name === 'IfStatement' ? children(node)[1] : null;
    if (test && reason) return this.skipAfter(test, node, reason, true);
    this.skip(node, reason ?? 'this statement is not read', reason !== undefined);
  }

  /** Reads the statements of a function's body, with pauses. */
  *body(body: SyntaxNode): Generator<undefined> {
    let left = false;
    let index = 0;
    for (let child = body.firstChild; child; child = child.nextSibling) {
      if (isPause(index++, 64)) yield;
      // What a body lacks is the fault of its function.
      if (child.name === ':' || (child.type.isError && child.from === child.to)) continue;
      if (left && !isComment(child)) this.skip(child, 'the function has ended before', true);
      else this.read(child);
      left ||= child.name === 'ReturnStatement' || child.name === 'RaiseStatement';
    }
  }

  /** Reads the value of a lambda. */
  result(value: SyntaxNode): void {
    this.returned(value, value);
  }

  protected functionText(found: Traces['functions'][number]) {
    if (!isFunction(found.node)) return generatorText(this, this.whenAsked(found.node), found);
    const scoped = scopedNames(found.node, this);
    const inner = new StatementReader(this.text, this.masked, this.base, this.depth + 1, scoped.globals);
    return readFunction(this, inner, scoped, found);
  }

  /** What a generator does; the functions in it belong to the statement around. */
  private whenAsked(node: SyntaxNode): Touches {
    const traces = new Traces();
    new Scan(this.text, traces).run(node, true);
    traces.functions.length = 0;
    return this.effects(traces);
  }

  private isBroken(node: SyntaxNode): boolean {
    return hasError(node) || isMisplaced(this.text, this.masked, node.from) || isLegacyPrint(node);
  }

  /** A statement with a syntax error: its words tell what it may do. */
  private broken(node: SyntaxNode): void {
    const traces = new Traces();
    const isWhole = isCompound(node);
    if (isWhole) new Scan(this.text, traces).run(node);
    const { assigned, all } = namesInBroken(this.text.slice(node.from, Math.max(endOf(node), node.from)));
    traces.assigns.push(...assigned);
    traces.reads.push(...all);
    traces.assignsAnything ||= all.some((name) => mayReachAnything(name, true));
    traces.calls = true;
    traces.broken = true;
    this.pass(node, traces, whyBroken(node), false);
  }

  private expressionStatement(node: SyntaxNode): void {
    const parts = children(node);
    const named = parts.length === 1 ? walrusIn(parts[0]) : null;
    if (named) return this.walrusStatement(node, named);
    const shows = ({ name }: SyntaxNode) =>
      name === 'VariableName' || name === 'Number' || name === 'Ellipsis';
    if (parts.every((part) => shows(part) || (/String$/.test(part.name) && part.name !== 'FormatString')))
      return;
    const [only, ...more] = parts;
    if (more.length === 0) this.skipAfter(only, node, 'it only has an effect', false);
    else this.skip(node, 'it only has an effect', false);
  }

  private returnStatement(node: SyntaxNode): void {
    const [, value, ...more] = children(node);
    if (!value) return this.skip(node, 'this return has no value', true);
    if (more.length > 0) return this.skip(node, 'a return of several values is not read', true);
    this.returned(node, value);
  }

  private returned(node: SyntaxNode, value: SyntaxNode): void {
    const traces = new Traces();
    const { steps, expression } = this.valueOf([value], traces, this.whole(node, 1));
    traces.handsOn = true;
    this.statements.push({ kind: 'return', steps, expression, ...this.at(node), ...this.effects(traces) });
  }

  /** `import numpy as np` says what np is; of what else is imported nothing is known. */
  private importStatement(node: SyntaxNode): void {
    const star = isStar(node);
    const found = [...imports(node, this.text)];
    const module = star ? this.text.slice(node.from, node.to).replace(/^from\s+|\s+import[\s\S]*$/g, '') : '';
    const all = star ? namesOfStar(module) : null;
    if (star && !all) this.isModule = true;
    if (star && !all) return this.skip(node, `what * of ${module} is can't be seen from here`, false);
    if (all) found.push(...all.map((name) => ({ name, path: `${module}.${name}` })));
    const aliases = new Map(
      found.filter(({ path }) => isLibraryPath(path)).map(({ name, path }) => [name, path]),
    );
    const others = found.filter(({ name }) => !aliases.has(name)).map(({ name }) => name);
    const traces = new Traces();
    traces.calls = others.length > 0;
    traces.assignsAnything = found.some(({ name, path }) => importsAnything(name, path));
    this.isModule ||= others.length > 0;
    for (const names of [[...aliases.keys()], others])
      if (names.length > 0)
        this.define(node, names, traces, {
          aliases,
          imported: true,
          reason: 'another file says what it is',
        });
  }

  /** A `def` or a class. */
  private definition(node: SyntaxNode): void {
    const traces = new Traces();
    new Scan(this.text, traces).run(node);
    const name = node.getChild('VariableName');
    const names = name ? [this.slice(name)] : [];
    traces.assigns.splice(
      0,
      traces.assigns.length,
      ...traces.assigns.filter((each) => !names.includes(each)),
    );
    if (node.name === 'ClassDefinition') traces.calls = true;
    this.define(node, names, traces, { declares: 'def', reason: 'it is no number' });
  }
}

function isLegacyPrint({ name }: SyntaxNode): boolean {
  return name === 'PrintStatement';
}

/** The parser gives up on very long or deep statements as it does on broken ones. */
export function whyBroken({ from, to }: Span): string {
  return to - from > 2000
    ? 'this statement is too long or too deeply nested to be read, or has a syntax error'
    : 'this statement has a syntax error';
}
