/* Statements of JavaScript and TypeScript, as they are followed. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Case, Code, Declares, Expression, Target } from '../../../program/code';
import type { WholeStatement } from '../../../text/span';
import {
  children,
  exportOf,
  isComment,
  isError,
  isFunction,
  lastPart,
  linksOf,
  nextPart,
  typeNodes,
  whyBroken,
} from '../syntax';
import { loopNodes } from './loops';
import { ScriptModules } from './modules';
import { keywordOf } from './names';

/** Statements inside each other further than this are not followed: the call stack is finite. */
const deepest = 400;

/** What is not followed, and why. */
const opaqueNodes: ReadonlyMap<string, string> = new Map([
  ['WithStatement', 'with gives names meanings that are only known when the code runs'],
  ['EnumDeclaration', 'an enum is not followed'],
]);

export class ScriptStatements extends ScriptModules {
  private level = 0;
  /** The names of functions in blocks of the statement that is being read. */
  private readonly leaking: string[] = [];

  /** The statements of a block, or the one that stands in its place. */
  block(node: SyntaxNode): Block {
    if (node.name !== 'Block') return this.statement(node);
    if (isBroken(node, this.text)) return [this.broken(node)];
    return children(node).flatMap((child) => this.statement(child));
  }

  statement(node: SyntaxNode): Block {
    if (isComment(node) || node.name === ';' || typeNodes.has(node.name)) return [];
    if (node.type.isError) return isError(node.cursor(), this.text) ? [this.broken(node)] : [];
    if (isBroken(node, this.text)) return [this.broken(node)];
    this.level++;
    const code =
      this.level > deepest
        ? [this.opaqueCode(node, 'this is too deeply nested to be followed')]
        : this.code(node);
    this.level--;
    return this.leaking.length > 0 && isOfFunction(node) ? [...code, this.leaked(node)] : code;
  }

  /** In a script the name of a function in a block stands for it outside, too; in a module it does not. */
  private leaked(node: SyntaxNode): Code {
    const names = this.leaking.splice(0);
    this.perhapsOwn.push(...names);
    const reason = 'a function in a block may be there outside of it, too';
    const known = { broken: false, reads: names, assigns: names, assignsAnything: false };
    return { kind: 'opaque', reason, ...known, ...this.at(node) };
  }

  private broken(node: SyntaxNode): Code {
    return { ...this.untouched(node, whyBroken(node)), broken: true, ...this.at(node) };
  }

  private code(node: SyntaxNode): Block {
    if (loopNodes.has(node.name)) return [this.loop(node, '')];
    switch (node.name) {
      case 'ExpressionStatement':
        return node.firstChild ? this.evaluated(node.firstChild, node) : [];
      case 'VariableDeclaration':
        return this.declaration(node);
      case 'FunctionDeclaration':
        return this.functionDeclaration(node);
      case 'ClassDeclaration':
        return [this.classDeclaration(node)];
      case 'IfStatement':
        return this.conditional(node);
      case 'ReturnStatement':
      case 'ThrowStatement': {
        const value = children(node).find(({ name }) => name !== 'return' && name !== 'throw');
        const kind = node.name === 'ReturnStatement' ? 'return' : 'throw';
        return [{ kind, value: value ? this.expression(value) : null, ...this.at(node) }];
      }
      case 'BreakStatement':
      case 'ContinueStatement': {
        const label = node.getChild('Label');
        const kind = node.name === 'BreakStatement' ? 'break' : 'continue';
        return [{ kind, label: label ? this.slice(label) : '', ...this.at(node) }];
      }
      case 'Block':
        return [{ kind: 'block', label: '', body: this.block(node), ...this.at(node) }];
      case 'LabeledStatement':
        return this.labeled(node);
      case 'SwitchStatement':
        return [this.choices(node)];
      case 'TryStatement':
        return [this.attempt(node)];
      case 'ImportDeclaration':
        return [this.imports(node)];
      case 'ExportDeclaration':
        return this.exported(node);
      case 'NamespaceDeclaration':
        return this.namespace(node);
      case 'DebuggerStatement':
      case 'Hashbang':
        return [{ kind: 'nothing', ...this.at(node) }];
    }
    return [this.opaqueCode(node, opaqueNodes.get(node.name) ?? 'this statement is not read')];
  }

  /** The body of a namespace runs at once, as that of `(() => { … })()` does; what its name then is worth is not known. */
  private namespace(node: SyntaxNode): Block {
    const at = this.at(node);
    const code = { ...this.functionCode(node, ''), name: '', isArrow: true };
    const callee: Expression = { kind: 'function', code, ...at };
    const value: Expression = { kind: 'call', callee, args: [], isNew: false, ...at };
    const whole = this.opaqueCode(node, 'what a namespace has is not followed');
    return [{ kind: 'expression', value, ...at }, whole];
  }

  protected evaluated(expression: SyntaxNode, whole: SyntaxNode): Block {
    const parts = expression.name === 'SequenceExpression' ? children(expression) : [expression];
    const links = parts.reduce((count, part) => count + linksOf(part), 0);
    const within = this.whole(whole, expression, links);
    return parts.map((part) => this.effect(part, within));
  }

  /** The statement that assignments stand in. */
  private whole(node: SyntaxNode, body: SyntaxNode, parts: number): WholeStatement {
    const { from, to } = this.at(node);
    const end = this.text.charAt(to - 1 + this.base) === ';' ? ';' : '';
    return { from, to, body: body.from - this.base, parts, end };
  }

  private effect(node: SyntaxNode, within: WholeStatement): Code {
    if (node.name === 'String') return { kind: 'nothing', ...this.at(node) };
    if (/^yield(?![\w$])/.test(this.slice(node))) return this.yielded(node);
    if (node.name === 'UnaryExpression' && node.firstChild?.name === 'delete') return this.removal(node);
    const value = this.expression(node);
    const { from, to } = value;
    if (value.kind !== 'assign' || value.enclosed) return { kind: 'expression', value, from, to };
    return { ...assignmentOf(value.target, value), operator: value.operator, declares: '', within, from, to };
  }

  /** `delete a.b` */
  private removal(node: SyntaxNode): Code {
    const operand = lastPart(node);
    const target = operand && this.target(operand);
    if (target?.kind === 'member' || target?.kind === 'at')
      return { kind: 'delete', targets: [target], ...this.at(node) };
    const { reads, ...opaque } = this.untouched(node, 'what this deletes is not followed');
    return { ...opaque, reads, assigns: reads, ...this.at(node) };
  }

  private declaration(node: SyntaxNode): Block {
    const keyword = keywordOf(node);
    const first = node.firstChild;
    const body = first && nextPart(first);
    if (keyword === '' || keyword === 'using' || !body)
      return [this.opaqueCode(node, 'using is not followed')];
    // `import type x = …`
    if (this.text.startsWith('import', node.from) && body.from - node.from > 10) return [];
    const groups = this.split(node).map((group) => group.filter(({ name }) => name !== keyword));
    const within = this.whole(exportOf(node), body, groups.length);
    return groups.map((group) => this.declarator(node, group, keyword, within));
  }

  private declarator(
    node: SyntaxNode,
    group: readonly SyntaxNode[],
    declares: Declares,
    within: WholeStatement,
  ): Code {
    const equals = group.find(({ name }) => name === 'Equals');
    const part = this.part(group);
    if (!part) return this.opaqueCode(node, 'it is not known what this declares');
    const { target, otherwise: value } = part;
    if (!equals || !value)
      return { kind: 'declare', names: [this.slice(group[0])], declares, ...this.at(group[0]) };
    const at = { from: target.from, to: value.to };
    return {
      ...assignmentOf(target, { value, sign: this.at(equals) }),
      operator: '',
      declares,
      within,
      ...at,
    };
  }

  private functionDeclaration(node: SyntaxNode): Block {
    // TypeScript's overloads have no body.
    if (lastPart(node)?.name !== 'Block') return [];
    const code = this.functionCode(node, 'default');
    if (!isOfFunction(node)) this.leaking.push(code.name);
    return [{ kind: 'function', name: code.name, code, hoisted: true, ...this.at(node) }];
  }

  private classDeclaration(node: SyntaxNode): Code {
    const code = this.classCode(node, '');
    if (typeof code === 'string') return this.opaqueCode(node, code);
    return { kind: 'class', name: code.name, code, ...this.at(node) };
  }

  /** An `if`, with all `else if` behind it, of which there may be thousands. */
  private conditional(node: SyntaxNode): Block {
    const links: SyntaxNode[] = [];
    let rest: SyntaxNode | null = node;
    while (rest?.name === 'IfStatement' && (rest === node || !isBroken(rest, this.text))) {
      links.push(rest);
      const otherwise: SyntaxNode | null = rest.getChild('else');
      rest = otherwise && nextPart(otherwise);
    }
    const { to } = this.at(node);
    let code: Block = rest ? this.block(rest) : [];
    for (const link of links.reverse()) {
      const brackets = link.getChild('ParenthesizedExpression');
      const body = brackets && nextPart(brackets);
      const yes = body ? this.block(body) : [];
      code = [{ kind: 'if', test: this.condition(link), yes, no: code, from: link.from - this.base, to }];
    }
    return code;
  }

  private labeled(node: SyntaxNode): Block {
    const label = node.firstChild ? this.slice(node.firstChild) : '';
    const inner = lastPart(node);
    if (!inner || isBroken(inner, this.text)) return [this.broken(node)];
    if (loopNodes.has(inner.name)) return [this.loop(inner, label)];
    if (inner.name === 'FunctionDeclaration') return this.statement(inner);
    let labelled = inner;
    while (labelled.name === 'LabeledStatement') labelled = lastPart(labelled) ?? node;
    if (labelled !== inner && loopNodes.has(labelled.name))
      return [this.opaqueCode(node, 'a loop with two labels is not followed')];
    return [{ kind: 'block', label, body: this.block(inner), ...this.at(node) }];
  }

  private choices(node: SyntaxNode): Code {
    const cases: { value: Case['value']; body: Code[] }[] = [];
    const body = node.getChild('SwitchBody');
    for (const child of body ? children(body) : []) {
      if (child.name === 'CaseLabel') {
        const value = children(child).find(({ name }) => name !== 'case');
        cases.push({ value: value ? this.expression(value) : this.opaque(child, 'no value'), body: [] });
      } else if (child.name === 'DefaultLabel') cases.push({ value: null, body: [] });
      else cases.at(-1)?.body.push(...this.statement(child));
    }
    return { kind: 'switch', of: this.condition(node), cases, ...this.at(node) };
  }

  private attempt(node: SyntaxNode): Code {
    const body = node.getChild('Block');
    const handler = node.getChild('CatchClause');
    const last = node.getChild('FinallyClause')?.getChild('Block');
    return {
      kind: 'try',
      body: body ? this.block(body) : [],
      handlers: handler ? [{ filter: null, ...this.handler(handler) }] : [],
      orElse: [],
      last: last ? this.block(last) : [],
      ...this.at(node),
    };
  }

  private handler(clause: SyntaxNode): { target: string | null; body: Block } {
    const body = clause.getChild('Block');
    const name = clause.getChild('VariableDefinition');
    if (!body || clause.getChild('ObjectPattern') || clause.getChild('ArrayPattern'))
      return {
        target: null,
        body: [this.opaqueCode(clause, 'a pattern for what is caught is not followed')],
      };
    return { target: name && this.slice(name), body: this.block(body) };
  }
}

function assignmentOf<Of extends Pick<Extract<Code, { kind: 'assign' }>, 'value' | 'sign'>>(
  target: Target,
  { value, sign }: Of,
) {
  return { kind: 'assign', targets: [target], value, sign } as const;
}

/** Whether a statement stands directly in the file, or in the body of a function or a namespace. */
function isOfFunction({ parent }: SyntaxNode): boolean {
  if (parent?.name === 'ExportDeclaration') return true;
  const around = parent?.name === 'Block' ? parent.parent : null;
  const isBody = around !== null && (isFunction(around.cursor()) || around.name === 'NamespaceDeclaration');
  return parent?.name === 'Script' || isBody;
}

/** A syntax error in a statement, and not only in one inside it. */
function isBroken(statement: SyntaxNode, text: string): boolean {
  let found = false;
  statement.cursor().iterate((part) => {
    found ||= isError(part, text);
    if (found) return false;
    const isItself = part.from === statement.from && part.to === statement.to && part.name === statement.name;
    return isItself || !part.type.is('Statement');
  });
  return found;
}
