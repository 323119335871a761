/*
 * Goes through Python code of any kind without following it: what it reads, assigns and contains. One list of open nodes, and
 * no recursion, so that long and deeply nested code is no matter.
 */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import { imports, isStar } from './imports';
import { noteCall, pathOf } from './paths';
import { isBinding, isGenerator, isLabel, isWalrus, namesIn, type OpenNode, targetsEnd } from './places';
import { isComment, isError, isFunction } from './syntax';
import { importsAnything, isModuleOfNames, leadsToAnything, mayReachAnything, type Traces } from './traces';

interface Open extends OpenNode {
  /** Names in it are assigned. */
  readonly target: boolean;
  /** For statements: names before this place are assigned. */
  readonly targetsEnd: number;
  /** For a comprehension: its own names. */
  readonly own: ReadonlySet<string> | null;
  /** Its first iterable, which is made outside of it. */
  readonly outside: { readonly from: number; readonly to: number } | null;
}

/** Those that are gone through at once; see `isGenerator` for others. */
const comprehensions: ReadonlySet<string> = new Set([
  'ArrayComprehensionExpression',
  'DictionaryComprehensionExpression',
  'SetComprehensionExpression',
]);

/** Finds out what the code under a node touches. */
export class Scan {
  private readonly open: Open[] = [];
  /** Names of the comprehensions that are open. */
  private own = 0;
  /** How many classes are open: what these assign is their own. */
  private classes = 0;
  private isAsked = false;

  constructor(
    private readonly text: string,
    private readonly traces: Traces,
  ) {}

  /** `isAsked`: the node is a generator, and this is what it does when it is asked. */
  run(node: SyntaxNode, isAsked = false): void {
    const cursor = node.cursor();
    this.isAsked = isAsked;
    this.traces.handsOn ||= node.name !== 'MemberExpression';
    this.open.push({ ...plain });
    let depth = 0;
    for (;;) {
      if (!this.passesOver(cursor)) {
        this.push(cursor);
        if (cursor.firstChild()) {
          depth++;
          continue;
        }
        this.pop();
        this.leaf(cursor);
      }
      this.count(cursor);
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth--;
        this.close(cursor);
        this.count(cursor);
      }
      if (depth === 0) break;
    }
    this.open.pop();
  }

  private slice({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.text.slice(from, to);
  }

  private get parent(): Open {
    return this.open[this.open.length - 1];
  }

  /** Notes that a child has been gone through: a sign or keyword changes what comes after it. */
  private count(cursor: TreeCursor): void {
    const { parent } = this;
    if (isComment(cursor)) return;
    if (/^[A-Z]/.test(cursor.name) && !/Op$/.test(cursor.name)) parent.parts++;
    else parent.word = this.slice(cursor);
  }

  private push(cursor: TreeCursor): void {
    const { name } = cursor;
    if (comprehensions.has(name) || isGenerator(cursor)) this.comprehension(cursor);
    else this.open.push({ ...plain, name, target: this.isTarget(cursor), targetsEnd: targetsEnd(cursor) });
    if (name === 'Decorator') this.traces.calls = true;
    if (this.isClassBody(name, 2)) this.classes++;
  }

  private comprehension(cursor: TreeCursor): void {
    const own = new Set<string>();
    let outside: Open['outside'] = null;
    let isTarget = false;
    for (let child = cursor.node.firstChild; child; child = child.nextSibling) {
      if (child.name === 'for') isTarget = true;
      else if (child.name === 'in') {
        isTarget = false;
        outside ??= child.nextSibling;
      } else if (isTarget) for (const name of namesIn(child, this.text)) own.add(name);
    }
    this.own++;
    this.open.push({ ...plain, name: cursor.name, own, outside });
  }

  private pop(): void {
    const open = this.open.pop();
    if (open?.own) this.own--;
    if (open && this.isClassBody(open.name, 1)) this.classes--;
  }

  /** Whether a node of this name is the body of a class, which is so many places from the end of the list. */
  private isClassBody(name: string, place: number): boolean {
    return name === 'Body' && this.open[this.open.length - place]?.name === 'ClassDefinition';
  }

  private close(cursor: TreeCursor): void {
    this.pop();
    if (cursor.name === 'CallExpression') this.call(cursor.node);
  }

  private call(node: SyntaxNode): void {
    const callee = node.firstChild && pathOf(node.firstChild, this.text);
    if (callee) noteCall(this.traces, callee);
    else this.traces.calls = true;
  }

  /** Functions are scopes of their own, imports bind names, errors are noted: true where nothing is left to do. */
  private passesOver(cursor: TreeCursor): boolean {
    const { traces, parent } = this;
    if (isError(cursor)) traces.broken = true;
    if (cursor.type.isError || isComment(cursor)) return true;
    if (cursor.name === 'ScopeStatement') {
      if (this.classes > 0) traces.globals.push(...namesIn(cursor.node, this.text));
      return true;
    }
    if (cursor.name === 'ImportStatement') {
      for (const { name, path } of imports(cursor.node, this.text)) {
        this.assign(name);
        traces.assignsAnything ||= importsAnything(name, path);
      }
      if (isStar(cursor.node)) traces.assignsAnything = true;
      traces.calls = true;
      return true;
    }
    // Its body runs when it is called. What stands before that runs here.
    if (parent.name === 'FunctionDefinition' && cursor.name === 'Body') return true;
    if (parent.name === 'LambdaExpression' && parent.word === ':') return true;
    // What a generator reads it reads here or later, whenever it is asked.
    if (isFunction(cursor) || (isGenerator(cursor) && !this.isAsked)) this.function(cursor.node);
    return false;
  }

  private function(node: SyntaxNode): void {
    const around = new Set(this.own === 0 ? [] : this.open.flatMap(({ own }) => [...(own ?? [])]));
    const name = node.name === 'FunctionDefinition' ? node.getChild('VariableName') : null;
    this.traces.functions.push({ node, name: name ? this.slice(name) : '', around });
  }

  private leaf(cursor: TreeCursor): void {
    const { name } = cursor;
    const { parent, traces } = this;
    if (name === 'PropertyName') {
      if (leadsToAnything(this.slice(cursor))) traces.assignsAnything = true;
    } else if (/^(AwaitExpression|YieldExpression|YieldStatement)$/.test(parent.name)) traces.calls = true;
    if (name === 'VariableName') this.name(cursor, parent);
  }

  private name(cursor: TreeCursor, parent: Open): void {
    const name = this.slice(cursor);
    const { traces } = this;
    if (parent.name === 'Decorator' && !isName.test(name)) return this.maskedCode(name);
    if (isLabel(cursor.node, parent)) return;
    if (isBinding(parent) || isWalrus(cursor.node, parent)) return this.assign(name);
    if (this.isTarget(cursor)) {
      if (parent.name !== 'MemberExpression') this.assign(name);
      if (parent.name !== 'UpdateStatement') return;
    }
    if (mayReachAnything(name, false)) traces.assignsAnything = true;
    if (this.own > 0 && this.isOwn(name, cursor.from)) return;
    traces.reads.push(name);
    const isMember = parent.name === 'MemberExpression' && parent.parts === 0;
    const isPath = isMember && cursor.node.nextSibling?.name === '.';
    if (isPath) traces.memberReads.push(name);
    const whole = isMember ? this.open.findLast((each) => each.name !== 'MemberExpression') : undefined;
    const isWritten = whole !== undefined && this.isTargetOf(whole, cursor.from);
    if (isModuleOfNames(name) && (isWritten || !isPath)) traces.assignsAnything = true;
    if (!isWritten) return;
    traces.written.push(name);
    traces.calls = true;
  }

  /** Code that the parser reads as a name: it may read and assign what stands in it. */
  private maskedCode(code: string): void {
    const names = code.match(/[^\W\d]\w*/g) ?? [];
    this.traces.reads.push(...names);
    if (names.some((name) => mayReachAnything(name, true))) this.traces.assignsAnything = true;
    for (const [, name] of code.matchAll(/(\w+)\s*:=/g)) this.assign(name);
  }

  private isOwn(name: string, at: number): boolean {
    return this.open.some(
      ({ own, outside }) => own?.has(name) && !(outside && at >= outside.from && at < outside.to),
    );
  }

  private assign(name: string): void {
    if (this.own > 0 && this.open.some(({ own }) => own?.has(name))) return;
    if (this.classes > 0 && !this.traces.globals.includes(name)) return;
    this.traces.assigns.push(name);
  }

  private isTarget(cursor: TreeCursor): boolean {
    return this.isTargetOf(this.parent, cursor.from);
  }

  private isTargetOf(parent: Open, from: number): boolean {
    const { name, word, parts } = parent;
    if (from < parent.targetsEnd) return true;
    switch (name) {
      case 'DeleteStatement':
      case 'CapturePattern':
        return true;
      case 'NamedExpression':
        return parts === 0;
      case 'TryStatement':
      case 'AsPattern':
        return word === 'as';
      case 'WithStatement':
        return word === hiddenAs;
      case '':
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'ParenthesizedExpression':
        return parent.target || word === hiddenAs;
    }
    return false;
  }
}

const isName = /^[\w\u0080-\uffff]+$/;

/** What is left in the text of an `as` that is masked. */
const hiddenAs = 's';

const plain = { name: '', target: false, targetsEnd: -1, word: '', parts: 0, own: null, outside: null };
