/* Reads expressions of JavaScript and TypeScript into postfix order. */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { Step } from '../../program/statements';
import { identifiersIn } from '../../text/identifiers';
import { leadsToCode, mayMakeCode } from './code-makers';
import { Operations } from './operations';
import type { Construct } from './postfix';
import {
  endOf,
  isComment,
  isError,
  isFunction,
  lastPart,
  loopHeads,
  nextPart,
  noNumber,
  numberOf,
  scopeNodes,
  typeNodes,
} from './syntax';

/**
 * Walks syntax without recursion and puts its expressions into postfix order. Positions come out relative to
 * `base`. What is no expression yields no usable steps, but what it reads, assigns and contains is found.
 */
export class Walk extends Operations {
  /** Where what has been walked ends, without the comments behind it. */
  end = 0;
  /** How many names were looked at, over and over in blocks within blocks, to see whose they are. */
  private filtered = 0;

  /** Walks the node under the cursor, and leaves the cursor there. `name` is for a function that it may be. */
  run(cursor: TreeCursor, name = ''): Step[] {
    this.steps = [];
    let depth = 0;
    for (;;) {
      if (!this.passesOver(cursor, depth === 0 ? name : '')) {
        const { name: nodeName, from, to } = cursor;
        let end = to;
        if (cursor.firstChild()) {
          if (!isComment(cursor)) {
            this.open(nodeName, from);
            depth++;
            continue;
          }
          // `x/*w*/` is the name x with a comment inside to the grammar.
          end = cursor.from;
          cursor.parent();
        }
        this.leaf(cursor, end);
      }
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth--;
        this.close(cursor);
      }
      if (depth === 0) break;
    }
    if (this.findings.swallows) this.hoistSwallowed(this.slice(cursor.from, cursor.to));
    return this.steps;
  }

  /** Functions in what was swallowed may be called at any time. */
  private hoistSwallowed(text: string): void {
    if (text.includes('function')) this.findings.assignsLater.push(...identifiersIn(text));
  }

  private open(name: string, from: number): void {
    const construct: Construct = {
      name,
      from,
      mark: this.steps.length,
      readMark: this.findings.reads.length,
      assignMark: this.findings.assigns.length,
      end: from,
      operator: '',
      sign: from,
      operands: 0,
      own: null,
      outer: this.block,
      label: '',
      powers: null,
      andOr: false,
      nullish: false,
    };
    this.constructs.push(construct);
    if (scopeNodes.has(name)) this.block = construct;
  }

  /** Types are looked through, functions are scopes of their own, errors are noted: true where nothing is left to do. */
  private passesOver(cursor: TreeCursor, name: string): boolean {
    const parent = this.constructs.at(-1);
    if (cursor.type.isError) {
      if (isError(cursor, this.text)) this.broken(cursor);
      if (parent) parent.end = cursor.to;
      return true;
    }
    if (typeNodes.has(cursor.name) || (parent && isTypeChild(parent, cursor.name))) {
      if (parent && !isComment(cursor)) parent.end = endOf(cursor.node);
      return true;
    }
    if (!isFunction(cursor)) return false;
    const end = endOf(cursor.node);
    if (parent) parent.end = end;
    this.end = end;
    this.findings.functions.push({
      node: cursor.node,
      name: name || parent?.label || '',
      block: this.block,
    });
    if (cursor.name === 'FunctionDeclaration') this.hoistFunction(cursor.node);
    this.computedKey(cursor.node);
    this.give(cursor.from, end, 'a function is no number', false, this.findings.reads.length);
    return true;
  }

  /** `[(a = 28)]() {}` runs its key when the class or object is made, unlike the rest of the method. */
  private computedKey(method: SyntaxNode): void {
    const bracket = method.getChild('[');
    if (!bracket) return;
    const end = method.getChild(']')?.from ?? method.to;
    const key = nextPart(bracket);
    if (end - bracket.from > longestKey) this.findings.assignsAnything = true;
    else if (key) new Walk(this.text, this.base, this.findings).run(key.cursor());
  }

  private hoistFunction(node: SyntaxNode): void {
    const name = node.getChild('VariableDefinition');
    if (!name) return;
    const own = this.slice(name.from, endOf(name));
    this.findings.blockFunctions.push(own);
    this.findings.assigns.push(own);
  }

  private broken(cursor: TreeCursor): void {
    this.findings.broken = true;
    const text = this.slice(cursor.from, cursor.to);
    // It may be a pattern that is not masked for the grammar.
    if (text.includes('=')) this.findings.assigns.push(...this.findings.reads);
    // An element that is not closed, as `<!--` begins one to the grammar, takes the code behind it for its text.
    if (this.constructs.at(-1)?.name.startsWith('JSX')) this.findings.swallows = true;
    if (this.findings.swallows || text.includes('\\')) this.findings.assignsAnything = true;
  }

  private leaf(cursor: TreeCursor, to: number): void {
    const parent = this.constructs.at(-1);
    const { name, from } = cursor;
    if (parent) parent.end = to;
    this.end = to;
    const at = { from: from - this.base, to: to - this.base };
    switch (name) {
      case 'Number': {
        const value = numberOf(this.slice(from, to));
        if (value === undefined) return this.give(from, to, 'a BigInt is no number', false);
        return this.put({ kind: 'number', value, boolean: false, ...at });
      }
      case 'BooleanLiteral':
        return this.put({
          kind: 'number',
          value: to - from === 4 ? 1 : 0,
          boolean: true,
          ...at,
        });
      case 'VariableName':
        return this.variable(this.slice(from, to), at.from, at.to, parent);
      case 'this':
        this.findings.thisReads++;
        return this.put({ kind: 'member', name: 'this', path: 'this', ...at });
      case 'VariableDefinition':
        return this.define(this.slice(from, to), parent);
      case 'PropertyName':
      case 'PrivatePropertyName':
        if (parent) parent.label = this.slice(from, to);
        if (parent && mayMakeCode(parent.label) && leadsToCode(cursor.node, this.text))
          this.findings.assignsAnything = true;
        return;
      case 'PropertyDefinition':
      case 'PrivatePropertyDefinition':
        if (parent?.name === 'Property') this.shorthand(cursor, to, parent);
        if (parent) parent.label = this.slice(from, to);
        return;
      case 'super':
        return this.give(from, to, 'super is not read', true);
    }
    const what = noNumber.get(name);
    if (what !== undefined) return this.give(from, to, `${what} is no number`, false);
    if (!parent) return;
    if (parent.name === 'BinaryExpression' || parent.name === 'ForSpec') this.signOfPattern(cursor);
    if (isPunctuation(name)) return;
    parent.operator = this.slice(from, to);
    parent.sign = from;
  }

  /** A sign that another stands for in the tree follows a pattern: see patterns.ts. */
  private signOfPattern({ node, name }: TreeCursor): void {
    const sign = this.text.charAt(node.from);
    const pattern = node.prevSibling;
    if (pattern && (name === ';' ? sign === 'o' || sign === 'i' : name === 'BitOp' && sign === '='))
      this.assignsPattern((pattern.name === 'BinaryExpression' && lastPart(pattern)) || pattern);
  }

  /** `{ a }` reads a, and so may a pattern with `a = 1`, which stands in the tree as `a : 1`. */
  private shorthand(cursor: TreeCursor, to: number, parent: Construct): void {
    const next = nextPart(cursor.node);
    if (parent.operator === '' && (!next || this.text.charAt(next.from) === '='))
      this.findings.reads.push(this.slice(cursor.from, to));
  }

  private variable(name: string, from: number, to: number, parent: Construct | undefined): void {
    // `for (x of xs)`: the first name is assigned.
    if (parent && loopHeads.has(parent.name) && parent.operator === '' && parent.operands === 0)
      this.findings.assigns.push(name);
    this.findings.reads.push(name);
    // Under another name it is still what makes code.
    if (name === 'eval') this.findings.assignsAnything = true;
    this.put({ kind: 'name', name, from, to });
  }

  /** A name that a declaration or a pattern binds. */
  private define(name: string, parent: Construct | undefined): void {
    const declaration = this.constructs.findLast(({ name: node }) => bindingNodes.has(node));
    const { block } = this;
    const keyword = declaration?.operator ?? '';
    const blockName = keyword === 'let' || keyword === 'const' || keyword === 'using';
    const local =
      blockName || declaration?.name === 'CatchClause' || declaration?.name === 'ClassDeclaration';
    if (local && block) {
      block.own ??= new Set();
      block.own.add(name);
      return;
    }
    if (parent?.name === 'ClassExpression') {
      parent.own = new Set([name]);
      return;
    }
    if (keyword === 'var') this.findings.hoisted.push(name);
    if (!declaration) this.findings.bound.push(name);
    this.findings.assigns.push(name);
    if (parent) parent.label = name;
  }

  private close(cursor: TreeCursor): void {
    const construct = this.constructs.pop() as Construct;
    if (this.block === construct) this.block = construct.outer;
    if (construct.own) this.forget(construct, construct.own);
    const parent = this.constructs.at(-1);
    if (parent) parent.end = construct.end;
    this.end = construct.end;
    const reason = this.read(construct, cursor);
    if (reason === undefined) return;
    const { from, end, name, mark, readMark } = construct;
    const partOf = name === 'MemberExpression' ? this.rootOf(this.steps[mark], cursor) : null;
    this.steps.length = mark;
    this.give(from, end, reason, !noNumber.has(name), readMark, partOf);
  }

  /** The name of what a member that begins with this step is a part of; null where it has none. */
  private rootOf(object: Step | undefined, { node }: TreeCursor): string | null {
    if (!object || object.to + this.base !== node.firstChild?.to) return null;
    if (object.kind === 'unreadable') return object.partOf;
    return object.kind === 'name' || object.kind === 'member' ? object.name : null;
  }

  /** Names of a block's own are nobody else's: drops them from what was found inside it. */
  private forget(construct: Construct, own: ReadonlySet<string>): void {
    const { reads, assigns } = this.findings;
    // Filtering costs the length of the tail at each level; past this it is safe, and cheaper, to keep the names.
    this.filtered += reads.length - construct.readMark + assigns.length - construct.assignMark;
    if (this.filtered > mostFiltered + (construct.end - this.base)) return;
    reads.push(...reads.splice(construct.readMark).filter((name) => !own.has(name)));
    assigns.push(...assigns.splice(construct.assignMark).filter((name) => !own.has(name)));
  }
}

/** So many names of blocks are looked at, and one more for each character of the statement. */
const mostFiltered = 5000;

/** A method's key is walked on its own, and a longer one might hold too many others inside each other. */
const longestKey = 1000;

/** Nodes that decide what becomes of the names that a pattern binds. */
const bindingNodes = new Set([
  'VariableDeclaration',
  'AssignmentExpression',
  'CatchClause',
  'ForOfSpec',
  'ForInSpec',
  'ClassDeclaration',
]);

function isPunctuation(name: string): boolean {
  return !/^[A-Za-z]/.test(name) && name !== '[' && name !== '>' && name !== '?.';
}

function isTypeChild(parent: Construct, name: string): boolean {
  if (parent.operator === 'as' || parent.operator === 'satisfies') return true;
  return parent.name === 'PrefixCast' && parent.operator !== '>' && name !== '>' && name !== '<';
}
