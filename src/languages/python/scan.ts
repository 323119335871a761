/*
 * Goes through Python code of any kind without following it: what it reads, assigns and contains. One list of open nodes, and
 * no recursion, so that long and deeply nested code is no matter.
 */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import { importedNames, isStar } from './imports';
import { isComment, isError, isFunction } from './syntax';
import { leadsToAnything, mayReachAnything, type Traces } from './traces';

/** A node that is open, and what stands in it so far. */
interface Open {
  readonly name: string;
  /** Names in it are assigned. */
  readonly target: boolean;
  /** For statements: names before this place are assigned. */
  readonly targetsEnd: number;
  /** The keyword or sign that came last. */
  word: string;
  /** How many children that are no signs came before. */
  parts: number;
  /** For a comprehension: its own names. */
  readonly own: ReadonlySet<string> | null;
  /** Its first iterable, which is made outside of it. */
  readonly outside: { readonly from: number; readonly to: number } | null;
}

const comprehensions: ReadonlySet<string> = new Set([
  'ComprehensionExpression',
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

  constructor(
    private readonly text: string,
    private readonly traces: Traces,
  ) {}

  run(node: SyntaxNode, target = false): void {
    const cursor = node.cursor();
    this.open.push({ ...plain, name: '', target });
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
    const isComprehension = comprehensions.has(name);
    if (name === 'ArgList' || isComprehension)
      this.comprehension(cursor, isComprehension || hasFor(cursor.node));
    else this.open.push({ ...plain, name, target: this.isTarget(cursor), targetsEnd: targetsEnd(cursor) });
    if (name === 'Decorator') this.traces.calls = true;
    if (this.isClassBody(name, 2)) this.classes++;
  }

  private comprehension(cursor: TreeCursor, is: boolean): void {
    const { node } = cursor;
    const own = is ? new Set<string>() : null;
    let outside: Open['outside'] = null;
    let isTarget = false;
    for (let child = own ? node.firstChild : null; child; child = child.nextSibling) {
      if (child.name === 'for') isTarget = true;
      else if (child.name === 'in') {
        isTarget = false;
        outside ??= child.nextSibling;
      } else if (isTarget) for (const name of namesIn(child, this.text)) own?.add(name);
    }
    if (own) this.own++;
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
      for (const name of importedNames(cursor.node, this.text)) this.assign(name);
      if (isStar(cursor.node)) traces.assignsAnything = true;
      traces.calls = true;
      return true;
    }
    // Its body runs when it is called. What stands before that runs here.
    if (parent.name === 'FunctionDefinition' && cursor.name === 'Body') return true;
    if (parent.name === 'LambdaExpression' && parent.word === ':') return true;
    if (isFunction(cursor)) this.function(cursor.node);
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
    if (isLabel(cursor.node, parent)) return;
    if (isBinding(parent) || isWalrus(cursor.node, parent)) return this.assign(name);
    if (this.isTarget(cursor)) {
      if (parent.name !== 'MemberExpression') this.assign(name);
      if (parent.name !== 'UpdateStatement') return;
    }
    if (mayReachAnything(name, false)) traces.assignsAnything = true;
    if (this.own > 0 && this.isOwn(name, cursor.from)) return;
    traces.reads.push(name);
    if (parent.name !== 'MemberExpression' || parent.parts > 0) return;
    if (cursor.node.nextSibling?.name === '.') traces.memberReads.push(name);
    const whole = this.open.findLast((each) => each.name !== 'MemberExpression');
    if (!whole || !this.isTargetOf(whole, cursor.from)) return;
    traces.written.push(name);
    traces.calls = true;
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

/** What is left in the text of an `as` that is masked. */
const hiddenAs = 's';

const plain = { name: '', target: false, targetsEnd: -1, word: '', parts: 0, own: null, outside: null };

/** Up to where the names of a statement are assigned; -1 for one that assigns none in this way. */
function targetsEnd(cursor: TreeCursor): number {
  const last =
    cursor.name === 'AssignStatement'
      ? 'AssignOp'
      : cursor.name === 'UpdateStatement'
        ? 'UpdateOp'
        : cursor.name === 'ForStatement'
          ? 'in'
          : null;
  if (last === null) return -1;
  const found = cursor.node.getChildren(last);
  const sign = last === 'in' ? found[0] : found[found.length - 1];
  // `d: int` declares d, and gives it nothing.
  return sign?.from ?? (last === 'AssignOp' ? (cursor.node.getChild('TypeDef')?.from ?? -1) : -1);
}

function hasFor(node: SyntaxNode): boolean {
  return node.getChild('for') !== null;
}

/** `k` in `f(k=3)`, and in `def f(k=3)`: no variable here. */
function isLabel(node: SyntaxNode, parent: Open): boolean {
  if (parent.name === 'ParamList') return parent.word !== '=';
  if (parent.name !== 'ArgList' && parent.name !== 'KeywordPattern') return false;
  const next = node.nextSibling;
  return (
    (next?.name === 'AssignOp' || next?.name === '=') && next.to - next.from === 1 && parent.word !== '='
  );
}

/** `y` in `f(y := 2)`. */
function isWalrus(node: SyntaxNode, parent: Open): boolean {
  const { nextSibling: next } = node;
  return parent.name === 'ArgList' && next?.name === 'AssignOp' && next.to - next.from === 2;
}

/** `f` in `def f`, `C` in `class C`, `T` in `type T`. */
function isBinding({ name, word, parts }: Open): boolean {
  if (name === 'FunctionDefinition' || name === 'ClassDefinition') return parts === 0;
  return name === 'TypeDefinition' && word === 'type';
}

/** Notes a call of `sig` or `np.exp`. */
export function noteCall(traces: Traces, callee: string): void {
  const [root] = callee.split('.', 1);
  traces.callees.push(callee);
  if (root !== callee) traces.called.push(root);
  else if (mayReachAnything(callee, true)) traces.assignsAnything = true;
}

/** A path of names, `np.linalg.norm`; null for any other expression. */
export function pathOf(node: SyntaxNode, text: string): string | null {
  let path = '';
  let part = node;
  while (part.name === 'MemberExpression') {
    const { firstChild, lastChild } = part;
    if (lastChild?.name !== 'PropertyName' || !firstChild) return null;
    path = `.${text.slice(lastChild.from, lastChild.to)}${path}`;
    part = firstChild;
  }
  return part.name === 'VariableName' ? text.slice(part.from, part.to) + path : null;
}

/** All names in a target. */
function namesIn(node: SyntaxNode, text: string): string[] {
  const names: string[] = [];
  node.cursor().iterate((part) => {
    if (part.name === 'VariableName') names.push(text.slice(part.from, part.to));
  });
  return names;
}
