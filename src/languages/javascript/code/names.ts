/* The names that a stretch of syntax touches without following it: which it reads, and may assign, of what is around it. */
import type { SyntaxNode, SyntaxNodeRef, TreeCursor } from '@lezer/common';
import { leadsToCode, makesCode } from '../code-makers';
import { targetsOf } from '../patterns';
import {
  endOf,
  isError,
  isFunction,
  lastPart,
  loopHeads,
  nextPart,
  plainName,
  scopeNodes,
  typeNodes,
} from '../syntax';

/** What a stretch of code may do to names around it. */
export interface Touched {
  readonly reads: readonly string[];
  readonly assigns: readonly string[];
  /** It makes code of text, or went into the text of an element. */
  readonly assignsAnything: boolean;
  readonly broken: boolean;
}

/** All names that a node touches and that are not its own. */
export function touched(node: SyntaxNode, text: string): Touched {
  const names = new NameWalk(text);
  node.cursor().iterate(
    (part) => names.enter(part as TreeCursor),
    (part) => names.leave(part),
  );
  return names.found();
}

/** Whether a name is declared anywhere in a node. */
export function givesMeaning(node: SyntaxNode, text: string, name: string): boolean {
  if (!text.slice(node.from, node.to).includes(name)) return false;
  let found = false;
  node.cursor().iterate((part) => {
    found ||= part.name === 'VariableDefinition' && nameOf(part.node, text) === name;
    return !found;
  });
  return found;
}

/** The names that a function's body declares for all of it: with `var` wherever, with anything else at its top. */
export function declaredIn(body: SyntaxNode, text: string): readonly string[] {
  const names: string[] = [];
  body.cursor().iterate((part) => {
    if (part.name === 'VariableDefinition') {
      const { node } = part;
      const binder = binderOf(node);
      const isAtTop = binder.parent?.from === body.from && binder.parent.name === 'Block';
      const keyword = keywordOf(binder);
      if (keyword === 'var' || (isAtTop && (keyword !== '' || definitions.has(binder.name))))
        names.push(nameOf(node, text));
    }
    if (part.name === 'FunctionDeclaration') {
      const own = part.node.getChild('VariableDefinition');
      if (own && part.node.parent?.from === body.from) names.push(nameOf(own, text));
    }
    return part.from === body.from || !isFunction(part as TreeCursor);
  });
  return names;
}

const definitions: ReadonlySet<string> = new Set(['ClassDeclaration', 'NamespaceDeclaration']);

/** What binds a name: the first node around it that is no part of a pattern. */
function binderOf(definition: SyntaxNode): SyntaxNode {
  let binder = definition;
  while (binder.parent && (binder === definition || patternNodes.has(binder.name))) binder = binder.parent;
  return binder;
}

const patternNodes: ReadonlySet<string> = new Set(['ArrayPattern', 'ObjectPattern', 'PatternProperty']);

/** What a declaration, or the head of a loop, declares with; '' for nothing. */
export function keywordOf(binder: SyntaxNode): '' | 'var' | 'let' | 'const' | 'using' {
  for (const keyword of ['var', 'let', 'const', 'using'] as const)
    if (binder.getChild(keyword)) return keyword;
  return '';
}

function nameOf(node: SyntaxNode, text: string): string {
  return plainName(text.slice(node.from, endOf(node)));
}

/** What `var` inside of them does not leave. */
const functionLike: ReadonlySet<string> = new Set(['NamespaceDeclaration', 'StaticBlock']);

interface OwnNames {
  readonly own: Set<string>;
  readonly isFunction: boolean;
  readonly outer: OwnNames | null;
  readonly from: number;
  readonly to: number;
  readonly node: string;
}

/** Goes through syntax and keeps what belongs to scopes in it apart from what does not. */
class NameWalk {
  private readonly uses: { readonly name: string; readonly scope: OwnNames | null; assigns: boolean }[] = [];
  private scope: OwnNames | null = null;
  /** Where names stand that patterns assign which the grammar takes for expressions. */
  private readonly assignedAt = new Set<number>();
  private assignsAnything = false;
  private broken = false;
  private assignsAll = false;

  constructor(private readonly text: string) {}

  /** Whether to look into a node. */
  enter(part: TreeCursor): boolean {
    if (part.type.isError) this.error(part);
    if (typeNodes.has(part.name) || part.type.is('Type')) return false;
    if (isFunction(part) || functionLike.has(part.name)) this.open(part, true);
    else if (scopeNodes.has(part.name)) this.open(part, false);
    switch (part.name) {
      case 'VariableName':
        this.use(part.node);
        break;
      case 'VariableDefinition':
        this.define(part.node);
        break;
      case 'TypeDefinition':
        this.declare(nameOf(part.node, this.text), this.scope);
        break;
      case 'this':
      case 'super':
        this.putThis();
        break;
      case 'PropertyDefinition':
        this.shorthand(part.node);
        break;
      case 'PropertyName':
        this.assignsAnything ||= leadsToCode(part.node, this.text);
        break;
      case 'JSXIdentifier':
        this.element(part.node);
        break;
      case 'BinaryExpression':
      case 'ForSpec':
        this.pattern(part.node);
    }
    return true;
  }

  leave({ name, from, to }: SyntaxNodeRef): void {
    const { scope } = this;
    if (scope?.node === name && scope.from === from && scope.to === to) this.scope = scope.outer;
  }

  found(): Touched {
    const reads = new Set<string>();
    const assigns = new Set<string>();
    for (const { name, scope, assigns: isAssigned } of this.uses) {
      let around = scope;
      while (around && !around.own.has(name)) around = around.outer;
      if (around) continue;
      reads.add(name);
      if (isAssigned || this.assignsAll) assigns.add(name);
    }
    const { assignsAnything, broken } = this;
    return { reads: [...reads], assigns: [...assigns], assignsAnything, broken };
  }

  private open({ name, from, to }: TreeCursor, isFunction: boolean): void {
    const keepsThis = name === 'ArrowFunction' || name === 'NamespaceDeclaration';
    const own = isFunction && !keepsThis ? ['arguments'] : name === 'ClassBody' ? ['this'] : [];
    this.scope = { own: new Set(own), isFunction, outer: this.scope, node: name, from, to };
  }

  private put(name: string, assigns: boolean): void {
    this.uses.push({ name, scope: this.scope, assigns });
    this.assignsAnything ||= makesCode(name);
  }

  /** In a function that is no method of a class it may be the global object. */
  private putThis(): void {
    this.put('this', false);
    let around = this.scope;
    while (around && !around.own.has('this')) around = around.outer;
    if (!around && this.functionAround(this.scope)) this.put('globalThis', false);
  }

  private error(part: TreeCursor): void {
    if (!isError(part, this.text)) return;
    this.broken = true;
    const code = this.text.slice(part.from, part.to);
    // It may be a pattern that is not masked for the grammar.
    this.assignsAll ||= code.includes('=');
    // An element that is not closed takes the code behind it for its text.
    this.assignsAnything ||= code.includes('\\') || part.node.parent?.name.startsWith('JSX') === true;
  }

  private use(node: SyntaxNode): void {
    this.put(nameOf(node, this.text), this.assignedAt.has(node.from) || isAssigned(node, this.text));
  }

  private define(node: SyntaxNode): void {
    const name = nameOf(node, this.text);
    const binder = binderOf(node);
    const keyword = keywordOf(binder);
    const isLoop = loopHeads.has(binder.name);
    if (binder.name === 'AssignmentExpression' || (isLoop && keyword === '')) this.put(name, true);
    else if (binder.name === 'FunctionDeclaration' || binder.name === 'NamespaceDeclaration') {
      this.declare(name, this.scope?.outer ?? null);
      // In a script it may leave its block.
      if (this.scope?.outer && !this.functionAround(this.scope.outer)) this.declare(name, null);
    } else if (keyword === 'var') this.declare(name, this.functionAround(this.scope));
    else this.declare(name, this.scope);
  }

  private functionAround(scope: OwnNames | null): OwnNames | null {
    let around = scope;
    while (around && !around.isFunction) around = around.outer;
    return around;
  }

  /** What is declared outside of all scopes in here belongs to the code around. */
  private declare(name: string, scope: OwnNames | null): void {
    if (scope) scope.own.add(name);
    else this.uses.push({ name, scope, assigns: true });
  }

  /** `{ a }` reads a. */
  private shorthand(node: SyntaxNode): void {
    const { parent } = node;
    if (parent?.name !== 'Property' || parent.getChild('ParamList')) return;
    const next = nextPart(node);
    if (!next || this.text.charAt(next.from) === '=')
      this.put(nameOf(node, this.text), this.assignedAt.has(node.from));
  }

  private element(node: SyntaxNode): void {
    const { parent } = node;
    if (parent?.name === 'JSXMemberExpression' && node.prevSibling) return;
    if (parent && elementNodes.has(parent.name)) this.put(nameOf(node, this.text), false);
  }

  private pattern(node: SyntaxNode): void {
    const pattern = maskedPattern(node, this.text);
    if (!pattern) return;
    for (const target of targetsOf(pattern, this.text))
      if (target.name !== 'MemberExpression') this.assignedAt.add(target.from);
  }
}

const elementNodes: ReadonlySet<string> = new Set(['JSXOpenTag', 'JSXSelfClosingTag', 'JSXMemberExpression']);

/** The pattern that assigns where the tree has another sign for the `=` of an assignment, or the `of` and `in` of a loop. */
export function maskedPattern(node: SyntaxNode, text: string): SyntaxNode | null {
  if (node.name === 'ForSpec') {
    const pattern = node.firstChild && nextPart(node.firstChild);
    const sign = pattern && nextPart(pattern);
    return sign?.name === ';' && /[oi]/.test(text.charAt(sign.from)) ? pattern : null;
  }
  const left = node.firstChild;
  const sign = left && nextPart(left);
  if (sign?.name !== 'BitOp' || text.charAt(sign.from) !== '=') return null;
  return left?.name === 'BinaryExpression' ? lastPart(left) : left;
}

/** Whether an expression assigns the name: `a = 1`, `(a)++`, `for (a of b)`. */
function isAssigned(name: SyntaxNode, text: string): boolean {
  let node = name;
  while (node.parent && isWrapped(node, node.parent) && !isUpdate(node.parent, text)) node = node.parent;
  const { parent } = node;
  if (!parent) return false;
  if (isUpdate(parent, text)) return true;
  if (parent.name === 'AssignmentExpression') return parent.firstChild?.from === node.from;
  return loopHeads.has(parent.name) && node.prevSibling?.name === '(';
}

const wrappers: ReadonlySet<string> = new Set(['ParenthesizedExpression', 'PostfixExpression', 'PrefixCast']);

/** Whether only a type or parentheses are around a node. */
function isWrapped(node: SyntaxNode, parent: SyntaxNode): boolean {
  if (parent.name === 'BinaryExpression') return /^(as|satisfies)$/.test(nextPart(node)?.name ?? '');
  return wrappers.has(parent.name);
}

function isUpdate(node: SyntaxNode, text: string): boolean {
  if (node.name !== 'PostfixExpression' && node.name !== 'UnaryExpression') return false;
  const sign = node.getChild('ArithOp');
  return sign !== null && sign.to - sign.from === 2 && /^[-+]{2}$/.test(text.slice(sign.from, sign.to));
}
