import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { Step } from './statements';
import { functionNodes, noNumber, perhapsNumber, scopeNodes, typeNodes } from './syntax';

/** What a walk through syntax finds besides the steps of expressions. */
export class Findings {
  readonly reads: string[] = [];
  readonly assigns: string[] = [];
  /** What `var`, and a function in a block, give to the whole function around. */
  readonly hoisted: string[] = [];
  readonly functions: { readonly node: SyntaxNode; readonly name: string }[] = [];
  /** Names of which only a member is read, as often as that happens: `p` for `p.a`. */
  readonly memberReads: string[] = [];
  /** Names whose object this may change: `p.a = 3`, `p.f()`. */
  readonly written: string[] = [];
  /** What is written to members of `this`; at the top level of a script they are its variables. */
  readonly ownWrites: string[] = [];
  calls = false;
  assignsAnything = false;
  broken = false;
}

/** An open syntax node; the marks say where its own steps and names begin. */
interface Frame {
  readonly name: string;
  readonly from: number;
  readonly mark: number;
  readonly readMark: number;
  readonly assignMark: number;
  /** Its operator, or the keyword of a declaration. */
  operator: string;
  /** How many of its children put a value on the stack. */
  operands: number;
  /** Names that belong to this block alone. */
  own: Set<string> | null;
  /** The label of a property, which names the function behind it. */
  label: string;
  /** For `a ** b ** c`, which the grammar groups from the left: where each operand but the last begins. */
  powers: number[] | null;
  /** `&&` or `||`, or `??`, stands directly below: JavaScript wants parentheses between them. */
  andOr: boolean;
  nullish: boolean;
}

/** The value of a numeric literal in any of JavaScript's notations; undefined for a BigInt. */
export function numberOf(text: string): number | undefined {
  if (text.endsWith('n')) return undefined;
  const digits = text.replaceAll('_', '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

/**
 * Walks syntax without recursion and puts its expressions into postfix order. Positions come out relative to
 * `base`. What is no expression yields no usable steps, but what it reads, assigns and contains is found.
 */
export class Walk {
  private steps: Step[] = [];
  private readonly frames: Frame[] = [];

  constructor(
    private readonly text: string,
    private readonly base: number,
    private readonly findings: Findings,
  ) {}

  /** Walks the node under the cursor, and leaves the cursor there. `name` is for a function that it may be. */
  run(cursor: TreeCursor, name = ''): Step[] {
    this.steps = [];
    let depth = 0;
    for (;;) {
      if (!this.passesOver(cursor, depth === 0 ? name : '')) {
        const nodeName = cursor.name;
        const from = cursor.from;
        if (cursor.firstChild()) {
          this.open(nodeName, from);
          depth++;
          continue;
        }
        this.leaf(cursor);
      }
      while (depth > 0 && !cursor.nextSibling()) {
        cursor.parent();
        depth--;
        this.close(cursor);
      }
      if (depth === 0) return this.steps;
    }
  }

  private open(name: string, from: number): void {
    this.frames.push({
      name,
      from,
      mark: this.steps.length,
      readMark: this.findings.reads.length,
      assignMark: this.findings.assigns.length,
      operator: '',
      operands: 0,
      own: null,
      label: '',
      powers: null,
      andOr: false,
      nullish: false,
    });
  }

  /** Types are looked through, functions are scopes of their own, errors are noted: true where nothing is left to do. */
  private passesOver(cursor: TreeCursor, name: string): boolean {
    const parent = this.frames.at(-1);
    if (cursor.type.isError) {
      this.broken(cursor);
      return true;
    }
    if (typeNodes.has(cursor.name) || (parent && isTypeChild(parent, cursor.name))) return true;
    const method = cursor.name === 'Property' && cursor.node.getChild('ParamList') !== null;
    if (!method && !functionNodes.has(cursor.name)) return false;
    this.findings.functions.push({ node: cursor.node, name: name || parent?.label || '' });
    if (cursor.name === 'FunctionDeclaration') this.hoistFunction(cursor.node);
    this.give(cursor.from, cursor.to, 'a function is no number', false, this.findings.reads.length);
    return true;
  }

  private hoistFunction(node: SyntaxNode): void {
    const name = node.getChild('VariableDefinition');
    if (!name) return;
    this.findings.hoisted.push(this.slice(name.from, name.to));
    this.findings.assigns.push(this.slice(name.from, name.to));
  }

  private broken(cursor: TreeCursor): void {
    this.findings.broken = true;
    const text = this.slice(cursor.from, cursor.to);
    // `(x) = 4` and `[p.a, c] = q` are JavaScript, but the grammar breaks off at their `=`.
    if (text.includes('=')) this.findings.assigns.push(...this.findings.reads);
    if (text.includes('\\')) this.findings.assignsAnything = true;
  }

  private slice(from: number, to: number): string {
    return this.text.slice(from, to);
  }

  private leaf(cursor: TreeCursor): void {
    const parent = this.frames.at(-1);
    const { name, from, to } = cursor;
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
          value: cursor.to - cursor.from === 4 ? 1 : 0,
          boolean: true,
          ...at,
        });
      case 'VariableName':
        return this.variable(this.slice(from, to), at.from, at.to, parent);
      case 'this':
        return this.put({ kind: 'member', name: 'this', path: 'this', ...at });
      case 'VariableDefinition':
        return this.define(this.slice(from, to), parent);
      case 'PropertyName':
      case 'PrivatePropertyName':
        if (parent) parent.label = this.slice(from, to);
        return;
      case 'PropertyDefinition':
      case 'PrivatePropertyDefinition':
        if (parent?.name === 'Property') this.shorthand(cursor, parent);
        if (parent) parent.label = this.slice(from, to);
        return;
      case 'super':
        return this.give(from, to, 'super is not read', true);
    }
    const what = noNumber.get(name);
    if (what !== undefined) return this.give(from, to, `${what} is no number`, false);
    if (parent && !isPunctuation(name)) parent.operator = this.slice(from, to);
  }

  /** `{ a }` reads a. */
  private shorthand(cursor: TreeCursor, parent: Frame): void {
    const end = cursor.node.nextSibling;
    if (parent.operator === '' && !end) this.findings.reads.push(this.slice(cursor.from, cursor.to));
  }

  private variable(name: string, from: number, to: number, parent: Frame | undefined): void {
    // `for (x of xs)`: the first name is assigned.
    const loops = parent?.name === 'ForOfSpec' || parent?.name === 'ForInSpec';
    if (loops && parent.operator === '' && parent.operands === 0) this.findings.assigns.push(name);
    this.findings.reads.push(name);
    // Under another name it is still eval.
    if (name === 'eval') this.findings.assignsAnything = true;
    this.put({ kind: 'name', name, from, to });
  }

  /** A name that a declaration or a pattern binds. */
  private define(name: string, parent: Frame | undefined): void {
    const declaration = this.frames.findLast(({ name: node }) => bindingNodes.has(node));
    const block = this.frames.findLast(({ name: node }) => scopeNodes.has(node));
    const keyword = declaration?.operator ?? '';
    const blockName = keyword === 'let' || keyword === 'const' || keyword === 'using';
    const local =
      blockName || declaration?.name === 'CatchClause' || declaration?.name === 'ClassDeclaration';
    if (local && block) {
      block.own ??= new Set();
      block.own.add(name);
      return;
    }
    if (keyword === 'var') this.findings.hoisted.push(name);
    this.findings.assigns.push(name);
    if (parent) parent.label = name;
  }

  private put(step: Step): void {
    this.steps.push(step);
    const parent = this.frames.at(-1);
    if (parent) parent.operands++;
  }

  /** Puts a part on the stack for which there is no gate. */
  private give(
    from: number,
    to: number,
    reason: string,
    number: boolean,
    first = this.findings.reads.length,
  ): void {
    const names = this.findings.reads;
    const at = { from: from - this.base, to: to - this.base };
    this.put({ kind: 'unreadable', reason, number, names, first, last: names.length, ...at });
  }

  private gate(frame: Frame, gate: string, count: number, to: number): void {
    this.put({ kind: 'gate', gate, count, from: frame.from - this.base, to: to - this.base });
  }

  private close(cursor: TreeCursor): void {
    const frame = this.frames.pop() as Frame;
    if (frame.own) this.forget(frame, frame.own);
    const reason = this.read(frame, cursor);
    if (reason === undefined) return;
    this.steps.length = frame.mark;
    this.give(frame.from, cursor.to, reason, !noNumber.has(frame.name), frame.readMark);
  }

  /** Names of a block's own are nobody else's: drops them from what was found inside it. */
  private forget(frame: Frame, own: ReadonlySet<string>): void {
    const { reads, assigns } = this.findings;
    // Filtering costs the length of the tail at each level; past this it is safe, and cheaper, to keep the names.
    if (reads.length - frame.readMark + assigns.length - frame.assignMark > 5000) return;
    reads.push(...reads.splice(frame.readMark).filter((name) => !own.has(name)));
    assigns.push(...assigns.splice(frame.assignMark).filter((name) => !own.has(name)));
  }

  /** Emits the node's own step. Returns undefined when that worked, else why it can't be read. */
  private read(frame: Frame, cursor: TreeCursor): string | undefined {
    const { name, operator, operands } = frame;
    const { to } = cursor;
    switch (name) {
      case 'ParenthesizedExpression':
      case 'PrefixCast':
        if (operands !== 1) return 'this is no single expression';
        this.pass();
        return undefined;
      case 'ArgList':
        this.pass(operands);
        return undefined;
      case 'UnaryExpression':
        return this.unary(frame, to);
      case 'PostfixExpression':
        if (operator !== '!') return this.update(frame);
        this.pass();
        return undefined;
      case 'BinaryExpression':
        return this.binary(frame, cursor);
      case 'ConditionalExpression':
        if (operands !== 3) return 'this condition is not complete';
        this.gate(frame, '?:', 3, to);
        return undefined;
      case 'CallExpression':
        return this.call(frame, to);
      case 'MemberExpression':
        return this.member(frame, to);
      case 'AssignmentExpression':
        this.assignedHere(frame);
        return perhapsNumber.get(name);
      case 'NewExpression':
        this.compiles(frame);
        this.findings.calls = true;
        break;
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'TaggedTemplateExpression':
        this.findings.calls = true;
        break;
    }
    const what = noNumber.get(name);
    return what === undefined ? (perhapsNumber.get(name) ?? 'this is not read') : `${what} is no number`;
  }

  /** The child's values are the node's own. */
  private pass(count = 1): void {
    const parent = this.frames.at(-1);
    if (parent) parent.operands += count;
  }

  private unary(frame: Frame, to: number): string | undefined {
    if (frame.operator === '++' || frame.operator === '--') return this.update(frame);
    const gate = unaryGates.get(frame.operator);
    if (gate === undefined || frame.operands !== 1) {
      if (frame.operator === 'delete') this.memberChanges(frame);
      return `${frame.operator} is not read`;
    }
    this.gate(frame, gate, 1, to);
    return undefined;
  }

  /** `x++` inside something larger changes x there. */
  private update(frame: Frame): string {
    this.assignedHere(frame);
    return `${frame.operator} inside an expression is not read`;
  }

  /** The first name found in the frame is assigned by it; a member's change may show in any other member. */
  private assignedHere(frame: Frame): void {
    const target = this.steps[frame.mark];
    if (target?.kind === 'name') this.findings.assigns.push(target.name);
    else this.memberChanges(frame);
  }

  private memberChanges(frame: Frame): void {
    const target = this.steps[frame.mark];
    this.findings.calls = true;
    if (target?.kind !== 'member') return;
    const { name, path } = target;
    if (name === 'this') this.findings.ownWrites.push(path.slice(name.length + 1));
    else this.findings.written.push(name);
  }

  /** `Function('a = 3')` and `new Function(…)` make code of text, as eval does. */
  private compiles(frame: Frame): void {
    const callee = this.steps[frame.mark];
    if (callee?.kind === 'name' && callee.name === 'Function') this.findings.assignsAnything = true;
  }

  private binary(frame: Frame, cursor: TreeCursor): string | undefined {
    const { operator } = frame;
    if (operator === 'as' || operator === 'satisfies') {
      this.pass();
      return undefined;
    }
    if (frame.operands !== 2) return `${operator || 'this operator'} lacks a side`;
    if (operator === '**') return this.power(frame, cursor);
    if (!binaryGates.has(operator)) return `${operator} is not read`;
    const andOr = operator === '&&' || operator === '||';
    const nullish = operator === '??';
    if ((nullish && frame.andOr) || (andOr && frame.nullish)) return '?? beside && or || needs parentheses';
    this.gate(frame, operator, 2, cursor.to);
    const parent = this.frames.at(-1);
    if (parent?.name === 'BinaryExpression') {
      parent.andOr ||= andOr;
      parent.nullish ||= nullish;
    }
    return undefined;
  }

  /** `a ** b ** c` is `a ** (b ** c)`: the gates wait until the last operand has been read. */
  private power(frame: Frame, cursor: TreeCursor): string | undefined {
    const { node } = cursor;
    const starts = frame.powers ?? [frame.from];
    const parent = this.frames.at(-1);
    const waits =
      parent?.name === 'BinaryExpression' && parent.operands === 0 && isPower(node.nextSibling, this.text);
    const signed = waits ? [node.firstChild, node.lastChild] : [node.firstChild];
    if (signed.some((operand) => operand?.name === 'UnaryExpression'))
      return 'a sign before ** needs parentheses';
    if (waits) {
      starts.push(node.lastChild?.from ?? node.from);
      parent.powers = starts;
      parent.operands++;
      return undefined;
    }
    const at = { kind: 'gate', gate: '**', count: 2, to: cursor.to - this.base } as const;
    for (const start of starts.toReversed()) this.steps.push({ ...at, from: start - this.base });
    this.pass();
    return undefined;
  }

  private call(frame: Frame, to: number): string | undefined {
    const callee = this.calleeOf(frame);
    if (callee?.endsWith('.eval')) this.findings.assignsAnything = true;
    this.compiles(frame);
    if (callee === undefined || !callee.startsWith('Math.')) this.findings.calls = true;
    const owner = this.steps[frame.mark];
    if (owner?.kind === 'member') this.findings.written.push(owner.name);
    if (callee === undefined || frame.operator === '?.') return 'only a call by name is read';
    const at = { from: frame.from - this.base, to: to - this.base };
    this.steps[frame.mark] = { kind: 'callee', ...at };
    this.put({ kind: 'call', callee, count: frame.operands - 1, ...at });
    return undefined;
  }

  private calleeOf(frame: Frame): string | undefined {
    const callee = this.steps[frame.mark];
    if (callee?.from !== frame.from - this.base) return undefined;
    if (callee.kind === 'name') return callee.name;
    return callee.kind === 'member' ? callee.path : undefined;
  }

  /** A path of constant keys stays a path; any other member is a part that can't be read. */
  private member(frame: Frame, to: number): string | undefined {
    const object = this.steps[frame.mark];
    const inner = this.steps.length - frame.mark;
    const written = this.slice(frame.from, to);
    if (object?.kind === 'name' || object?.kind === 'member') {
      const base = object.kind === 'name' ? object.name : object.path;
      const at = { from: frame.from - this.base, to: to - this.base };
      const index = this.steps[frame.mark + 1];
      if (inner === 1 && frame.operator !== '[' && frame.label) {
        this.steps.length = frame.mark;
        if (object.kind === 'name') this.findings.memberReads.push(object.name);
        this.put({ kind: 'member', name: object.name, path: `${base}.${frame.label}`, ...at });
        return undefined;
      }
      if (inner === 2 && index?.kind === 'number') {
        this.steps.length = frame.mark;
        if (object.kind === 'name') this.findings.memberReads.push(object.name);
        this.put({ kind: 'member', name: object.name, path: `${base}[${index.value}]`, ...at });
        return undefined;
      }
    }
    return `${written.length > 40 ? 'this member' : written} is only known when it runs`;
  }
}

const unaryGates = new Map([
  ['-', 'negate'],
  ['+', 'plus'],
  ['!', '!'],
]);

const binaryGates = new Set('+ - * / % < > <= >= == != === !== && || ??'.split(' '));

/** Nodes that decide what becomes of the names that a pattern binds. */
const bindingNodes = new Set([
  'VariableDeclaration',
  'AssignmentExpression',
  'CatchClause',
  'ForOfSpec',
  'ForInSpec',
  'ClassDeclaration',
]);

function isPower(node: SyntaxNode | null, text: string): boolean {
  while (node?.name.endsWith('Comment')) node = node.nextSibling;
  return node?.name === 'ArithOp' && text.slice(node.from, node.to) === '**';
}

function isPunctuation(name: string): boolean {
  return !/^[A-Za-z]/.test(name) && name !== '[' && name !== '>' && name !== '?.';
}

function isTypeChild(parent: Frame, name: string): boolean {
  if (parent.operator === 'as' || parent.operator === 'satisfies') return true;
  return parent.name === 'PrefixCast' && parent.operator !== '>' && name !== '>' && name !== '<';
}
