import type { SyntaxNode, TreeCursor } from '@lezer/common';
import type { Step } from '../../program/statements';
import type { Span } from '../../text/span';
import { codeOfNode } from './code';
import { type Frame, Postfix } from './postfix';
import { globalObjects, lastPart, loopHeads, nextPart, noNumber, perhapsNumber } from './syntax';
import { gateOfSign } from './writing';

/** What each kind of syntax does with the values of its children. */
export class Operations extends Postfix {
  /** Emits the node's own step. Returns undefined when that worked, else why it can't be read. */
  protected read(frame: Frame, cursor: TreeCursor): string | undefined {
    const { name, operator, operands, end: to } = frame;
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
        return this.unary(frame, to);
      case 'PostfixExpression':
        if (operator !== '!') return this.update(frame);
        this.pass();
        return undefined;
      case 'BinaryExpression':
        return this.binary(frame, cursor);
      case 'ConditionalExpression':
        if (operands !== 3) return 'this condition is not complete';
        this.gate(frame, 'choose', 3, to);
        return undefined;
      case 'CallExpression':
        return this.call(frame, to);
      case 'MemberExpression':
        return this.member(frame, cursor);
      case 'AssignmentExpression':
        this.assignedHere(frame);
        return perhapsNumber.get(name);
      case 'PropertyDeclaration':
        if (!cursor.node.getChild('static'))
          this.findings.assignsLater.push(...this.findings.assigns.slice(frame.assignMark));
        break;
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

  private unary(frame: Frame, to: number): string | undefined {
    if (frame.operator === '++' || frame.operator === '--') return this.update(frame);
    const gate = gateOfSign.unary.get(frame.operator);
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
    const member = path.slice(name.length + 1);
    if (name === 'this') this.findings.thisWrites.push(member);
    else if (globalObjects.has(name)) this.findings.globalWrites.push(member);
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
    const gate = gateOfSign.binary.get(operator);
    if (gate === undefined) return `${operator} is not read`;
    if (operator === '<' && this.text.startsWith('<!--', (lastPart(cursor.node)?.from ?? 0) - 1)) {
      // A comment up to the end of the line, which the grammar takes for code.
      this.findings.assignsAnything = true;
      return '<!-- is not read';
    }
    const andOr = operator === '&&' || operator === '||';
    const nullish = operator === '??';
    if ((nullish && frame.andOr) || (andOr && frame.nullish)) return '?? beside && or || needs parentheses';
    this.gate(frame, gate, 2, frame.end);
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
    const { starts, signs } = frame.powers ?? { starts: [frame.from], signs: [] };
    signs.push(frame.sign);
    const parent = this.frames.at(-1);
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
    const at = { kind: 'gate', gate: '**', count: 2, to: frame.end - base } as const;
    for (let k = starts.length - 1; k >= 0; k--) {
      const from = signs[k] - base;
      this.steps.push({ ...at, sign: { from, to: from + '**'.length }, from: starts[k] - base });
    }
    this.pass();
    return undefined;
  }

  private call(frame: Frame, to: number): string | undefined {
    const callee = this.calleeOf(frame);
    if (callee?.endsWith('.eval')) this.findings.assignsAnything = true;
    this.compiles(frame);
    if (callee && !/[.[]/.test(callee)) this.findings.callees.push(callee);
    else if (!callee || !/^(Math|console)\./.test(callee)) this.findings.calls = true;
    const owner = this.steps[frame.mark];
    if (owner?.kind === 'member' && owner.name !== 'Math') this.findings.called.push(owner.name);
    if (callee === undefined || frame.operator === '?.') return 'only a call by name is read';
    const at = { from: frame.from - this.base, to: to - this.base };
    this.steps[frame.mark] = { kind: 'callee', ...at };
    const root = owner?.kind === 'member' ? owner.name : callee;
    this.put({ kind: 'call', callee, root, count: frame.operands - 1, ...at });
    return undefined;
  }

  private calleeOf(frame: Frame): string | undefined {
    const callee = this.steps[frame.mark];
    if (callee?.from !== frame.from - this.base) return undefined;
    if (callee.kind === 'name') return callee.name;
    return callee.kind === 'member' ? callee.path : undefined;
  }

  /** A path of constant keys stays a path; any other member is a part that can't be read. */
  private member(frame: Frame, cursor: TreeCursor): string | undefined {
    const object = this.steps[frame.mark];
    const inner = this.steps.length - frame.mark;
    if (object?.kind === 'name' || object?.kind === 'member') {
      const base = object.kind === 'name' ? object.name : object.path;
      const at = { from: frame.from - this.base, to: frame.end - this.base };
      const index = this.steps[frame.mark + 1];
      if (inner === 1 && frame.operator !== '[' && frame.label) {
        this.steps.length = frame.mark;
        this.memberOf(object, `${base}.${frame.label}`, at);
        return undefined;
      }
      if (inner === 2 && index?.kind === 'number') {
        this.steps.length = frame.mark;
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
    const parent = this.frames.at(-1);
    if (parent && loopHeads.has(parent.name) && parent.operator === '' && parent.operands === 0)
      findings.written.push(name);
    this.put({ kind: 'member', name, path, ...at });
  }
}

function isPower(node: SyntaxNode | null, text: string): boolean {
  return node?.name === 'ArithOp' && text.slice(node.from, node.to) === '**';
}
