/* Reads operators and calls: what each kind of syntax does with the values below it. */
import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { Step } from '../../program/statements';
import type { Span } from '../../text/span';
import { targetsOf } from './patterns';
import { type Construct, Postfix } from './postfix';
import { codeOfNode } from './said';
import { endOf, globalObjects, lastPart, loopHeads, nextPart, noNumber, perhapsNumber } from './syntax';
import { gateOfSign } from './writing';

/** What each kind of syntax does with the values of its children. */
export class Operations extends Postfix {
  /** Emits the node's own step. Returns undefined when that worked, else why it can't be read. */
  protected read(construct: Construct, cursor: TreeCursor): string | undefined {
    const { name, operator, operands, end: to } = construct;
    switch (name) {
      case 'ParenthesizedExpression':
      case 'PrefixCast':
        if (operands !== 1) return 'this is no single expression';
        if (name === 'ParenthesizedExpression') this.enclose();
        this.pass();
        return undefined;
      case 'ArgList':
        this.pass(operands);
        return undefined;
      case 'UnaryExpression':
        return this.unary(construct, to);
      case 'PostfixExpression':
        if (operator !== '!') return this.update(construct);
        this.pass();
        return undefined;
      case 'BinaryExpression':
        return this.binary(construct, cursor);
      case 'ConditionalExpression':
        if (operands !== 3) return 'this condition is not complete';
        this.gate(construct, 'choose', 3, to);
        return undefined;
      case 'CallExpression':
        return this.call(construct, to);
      case 'MemberExpression':
        return this.member(construct, cursor);
      case 'AssignmentExpression':
        this.assignedHere(construct);
        return perhapsNumber.get(name);
      case 'PropertyDeclaration':
        if (!cursor.node.getChild('static'))
          this.findings.assignsLater.push(...this.findings.assigns.slice(construct.assignMark));
        break;
      case 'NewExpression':
        this.compiles(construct);
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

  private unary(construct: Construct, to: number): string | undefined {
    if (construct.operator === '++' || construct.operator === '--') return this.update(construct);
    const gate = gateOfSign.unary.get(construct.operator);
    if (gate === undefined || construct.operands !== 1) {
      if (construct.operator === 'delete') this.memberChanges(construct);
      return `${construct.operator} is not read`;
    }
    this.gate(construct, gate, 1, to);
    return undefined;
  }

  /** `x++` inside something larger changes x there. */
  private update(construct: Construct): string {
    this.assignedHere(construct);
    return `${construct.operator} inside an expression is not read`;
  }

  /** The first name found in the construct is assigned by it; a member's change may show in any other member. */
  private assignedHere(construct: Construct): void {
    const target = this.steps[construct.mark];
    if (target?.kind === 'name') this.findings.assigns.push(target.name);
    else this.memberChanges(construct);
  }

  private memberChanges(construct: Construct): void {
    const target = this.steps[construct.mark];
    if (target?.kind === 'member') this.writes(target.name, target.path.slice(target.name.length + 1));
    else this.findings.calls = true;
  }

  /** A member is assigned: `member` of what `name` stands for. */
  private writes(name: string, member: string): void {
    this.findings.calls = true;
    if (name === 'this') this.findings.thisWrites.push(member);
    else if (globalObjects.has(name)) this.findings.globalWrites.push(member.split('.')[0]);
    else this.findings.written.push(name);
  }

  /** All that a pattern assigns, which stands in the tree as an expression. */
  protected assignsPattern(pattern: SyntaxNode): void {
    this.findings.calls = true;
    for (const target of targetsOf(pattern, this.text)) {
      const root = rootOf(target);
      const name = this.slice(root.from, endOf(root));
      if (!namesToAssign.has(root.name)) continue;
      if (root === target) this.findings.assigns.push(name);
      else this.writes(name, this.slice(root.to + 1, endOf(target)));
    }
  }

  /** `Function('a = 3')` and `new Function(…)` make code of text, as eval does. */
  private compiles(construct: Construct): void {
    const callee = this.steps[construct.mark];
    if (callee?.kind === 'name' && callee.name === 'Function') this.findings.assignsAnything = true;
  }

  private binary(construct: Construct, cursor: TreeCursor): string | undefined {
    const { operator } = construct;
    if (operator === 'as' || operator === 'satisfies') {
      this.pass();
      return undefined;
    }
    if (construct.operands !== 2) return `${operator || 'this operator'} lacks a side`;
    if (operator === '**') return this.power(construct, cursor);
    const gate = gateOfSign.binary.get(operator);
    if (gate === undefined) return `${operator} is not read`;
    if (operator === '<' && this.text.startsWith('<!--', (lastPart(cursor.node)?.from ?? 0) - 1)) {
      // A comment up to the end of the line, which the grammar takes for code.
      this.findings.assignsAnything = true;
      return '<!-- is not read';
    }
    const andOr = operator === '&&' || operator === '||';
    const nullish = operator === '??';
    if ((nullish && construct.andOr) || (andOr && construct.nullish))
      return '?? beside && or || needs parentheses';
    this.gate(construct, gate, 2, construct.end);
    const parent = this.constructs.at(-1);
    if (parent?.name === 'BinaryExpression') {
      parent.andOr ||= andOr;
      parent.nullish ||= nullish;
    }
    return undefined;
  }

  /** `a ** b ** c` is `a ** (b ** c)`: the gates wait until the last operand has been read. */
  private power(construct: Construct, cursor: TreeCursor): string | undefined {
    const { node } = cursor;
    const { starts, signs } = construct.powers ?? { starts: [construct.from], signs: [] };
    signs.push(construct.sign);
    const parent = this.constructs.at(-1);
    const waits =
      parent?.name === 'BinaryExpression' && parent.operands === 0 && isPower(nextPart(node), this.text);
    const last = lastPart(node);
    const signed = waits ? [node.firstChild, last] : [node.firstChild];
    if (signed.some((operand) => operand?.name === 'UnaryExpression'))
      return 'a sign before ** needs parentheses';
    if (waits) {
      starts.push(last?.from ?? node.from);
      parent.powers = { starts, signs };
      parent.operands++;
      return undefined;
    }
    const { base } = this;
    const at = { kind: 'gate', gate: '**', count: 2, to: construct.end - base } as const;
    for (let k = starts.length - 1; k >= 0; k--) {
      const from = signs[k] - base;
      this.steps.push({ ...at, sign: { from, to: from + '**'.length }, from: starts[k] - base });
    }
    this.pass();
    return undefined;
  }

  private call(construct: Construct, to: number): string | undefined {
    const callee = this.calleeOf(construct);
    this.compiles(construct);
    if (callee && !callee.includes('[')) this.findings.callees.push(callee);
    else this.findings.calls = true;
    const owner = this.steps[construct.mark];
    if (owner?.kind === 'member' && owner.name !== 'Math') this.findings.called.push(owner.name);
    if (callee === undefined || construct.operator === '?.') return 'only a call by name is read';
    const at = { from: construct.from - this.base, to: to - this.base };
    this.steps[construct.mark] = { kind: 'callee', ...at };
    const root = owner?.kind === 'member' ? owner.name : callee;
    this.put({ kind: 'call', callee, root, count: construct.operands - 1, ...at });
    return undefined;
  }

  private calleeOf(construct: Construct): string | undefined {
    const callee = this.steps[construct.mark];
    if (callee?.from !== construct.from - this.base) return undefined;
    if (callee.kind === 'name') return callee.name;
    return callee.kind === 'member' ? callee.path : undefined;
  }

  /** A path of constant keys stays a path; any other member is a part that can't be read. */
  private member(construct: Construct, cursor: TreeCursor): string | undefined {
    const object = this.steps[construct.mark];
    const inner = this.steps.length - construct.mark;
    if (object?.kind === 'name' || object?.kind === 'member') {
      const base = object.kind === 'name' ? object.name : object.path;
      const at = { from: construct.from - this.base, to: construct.end - this.base };
      const index = this.steps[construct.mark + 1];
      if (inner === 1 && construct.operator !== '[' && construct.label) {
        this.steps.length = construct.mark;
        this.memberOf(object, `${base}.${construct.label}`, at);
        return undefined;
      }
      if (inner === 2 && index?.kind === 'number') {
        this.steps.length = construct.mark;
        this.memberOf(object, `${base}[${index.value}]`, at);
        return undefined;
      }
    }
    const written = codeOfNode(this.text, cursor.node);
    return `${written.length > 40 ? 'this member' : written} is only known when it runs`;
  }

  private memberOf(object: Extract<Step, { name: string }>, path: string, at: Span): void {
    const { kind, name } = object;
    const { findings } = this;
    const member = path.slice(path.indexOf('.') + 1);
    if (kind === 'name') {
      findings.memberReads.push(name);
      if (globalObjects.has(name)) {
        findings.globalMembers.push(member);
        findings.reads.push(member);
      }
    } else if (object.path === 'this') {
      findings.thisReads--;
      findings.thisMembers.push(member);
      findings.reads.push(member);
    }
    // `for (p.a of xs)` assigns it.
    const parent = this.constructs.at(-1);
    if (parent && loopHeads.has(parent.name) && parent.operator === '' && parent.operands === 0)
      this.writes(name, path.slice(name.length + 1));
    this.put({ kind: 'member', name, path, ...at });
  }
}

function isPower(node: SyntaxNode | null, text: string): boolean {
  return node?.name === 'ArithOp' && text.slice(node.from, node.to) === '**';
}

/** The innermost object of a member: `p` of `p.a[0]`. */
function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.name === 'MemberExpression' && root.firstChild) root = root.firstChild;
  return root;
}

const namesToAssign: ReadonlySet<string> = new Set(['VariableName', 'PropertyDefinition', 'this']);
