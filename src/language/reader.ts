import type { SyntaxNode, TreeCursor } from '@lezer/common';
import { Findings, Walk } from './expressions';
import { readFunction, tooDeep } from './functions';
import type { Parsed, Span } from './parse';
import type { Assignment, Effects, KnownPiece, Piece, Script, Statement, Step } from './statements';
import { functionNodes, typeNodes } from './syntax';

const reasons: ReadonlyMap<string, string> = new Map([
  ['IfStatement', 'an if is not read'],
  ['ForStatement', 'a loop is not read'],
  ['WhileStatement', 'a loop is not read'],
  ['DoStatement', 'a loop is not read'],
  ['TryStatement', 'a try is not read'],
  ['SwitchStatement', 'a switch is not read'],
  ['WithStatement', 'a with is not read'],
  ['Block', 'a block of its own is not read'],
  ['LabeledStatement', 'a labelled statement is not read'],
  ['ThrowStatement', 'a throw is not read'],
]);

/**
 * Reads a parsed file into statements. Pieces whose text stood in `previous` are taken from there.
 * Yields after each top-level statement that had to be read, so that a caller can pause or give up.
 */
export function* readInSteps(parsed: Parsed, previous?: Script): Generator<undefined, Script> {
  const { text, tree } = parsed;
  const known = new Map<string, KnownPiece>();
  const pieces: Piece[] = [];
  const cursor = tree.cursor();
  let isModule = false;
  if (!cursor.firstChild()) return { pieces, isModule, known };
  do {
    if (typeNodes.has(cursor.name)) continue;
    const key = text.slice(cursor.from, cursor.to);
    let piece = known.get(key) ?? previous?.known.get(key);
    if (!piece) {
      const statements = new Reader(text, cursor.from).read(cursor);
      piece = { statements, isModule: moduleNodes.has(cursor.name) || statements.some(touchesModule) };
      yield;
    }
    known.set(key, piece);
    if (piece.statements.length > 0) pieces.push({ at: cursor.from, statements: piece.statements });
    isModule ||= piece.isModule;
  } while (cursor.nextSibling());
  return { pieces, isModule, known };
}

const moduleNodes: ReadonlySet<string> = new Set(['ImportDeclaration', 'ExportDeclaration']);

/** CommonJS and AMD have names in the place of keywords. */
const moduleNames: ReadonlySet<string> = new Set(['require', 'module', 'exports', 'define']);

function touchesModule({ reads, functions }: Statement): boolean {
  const inside = functions.some(({ outerReads }) => [...moduleNames].some((name) => outerReads.has(name)));
  return inside || reads.some((name) => moduleNames.has(name));
}

/** Reads statements into the list; positions are relative to `base`. */
export class Reader {
  /** What the statements declare for the function, or file, around them. */
  readonly declared = new Set<string>();
  private readonly statements: Statement[] = [];

  constructor(
    readonly text: string,
    readonly base: number,
    readonly depth = 0,
  ) {}

  /** Reads the statement under the cursor, and leaves the cursor there. */
  read(cursor: TreeCursor): readonly Statement[] {
    this.statement(cursor.node, false);
    return this.statements;
  }

  /** Reads the statements of a function's body. */
  readAll(body: SyntaxNode): readonly Statement[] {
    for (let child = body.firstChild; child; child = child.nextSibling) {
      if (child.name !== '{' && child.name !== '}' && !typeNodes.has(child.name))
        this.statement(child, false);
    }
    return this.statements;
  }

  /** Reads the body of `x => x * x`. */
  readValue(value: SyntaxNode): readonly Statement[] {
    this.returned(value, value);
    return this.statements;
  }

  slice(node: Span): string {
    return this.text.slice(node.from, node.to);
  }

  private at(node: Span): Span {
    return { from: node.from - this.base, to: node.to - this.base };
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
        return inner && !hasError(node) ? this.statement(inner, true) : this.definition(node);
      }
      case 'VariableDeclaration':
        return this.declaration(node, exported);
      case 'ExpressionStatement':
        return this.expressionStatement(node);
      case 'ReturnStatement':
        return this.returnStatement(node);
    }
    const reason = reasons.get(node.name);
    this.skip(node, reason ?? 'this statement is not read', reason !== undefined);
  }

  private effects(findings: Findings): Effects {
    for (const name of findings.hoisted) this.declared.add(name);
    const escapes = escapesOf(findings);
    const hidden = tooDeep(this.depth) && findings.functions.length > 0;
    const functions = hidden
      ? []
      : findings.functions.map(({ node, name }) => readFunction(this, node, name));
    return {
      reads: findings.reads,
      sideAssigns: this.depth === 0 ? [...findings.assigns, ...findings.ownWrites] : findings.assigns,
      escapes,
      functions,
      calls: findings.calls,
      assignsAnything: hidden || findings.assignsAnything || changesGlobals(findings, escapes),
    };
  }

  /** Passes over `node`: finds out what it may do, and says why it is not read. */
  private skip(node: SyntaxNode, reason: string, control: boolean): void {
    const findings = new Findings();
    new Walk(this.text, this.base, findings).run(node.cursor());
    const { broken } = findings;
    const why = broken || node.type.isError ? whyBroken(node) : reason;
    this.statements.push({
      kind: 'skip',
      reason: why,
      broken,
      control,
      ...this.at(node),
      ...this.effects(findings),
    });
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
          names.push(this.slice(scan));
      }
    }
    const own = new Set(names);
    const effects = this.effects(findings);
    const sideAssigns = effects.sideAssigns.filter(
      (name) => !own.has(name) && !findings.hoisted.includes(name),
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
        names: [...names, ...findings.hoisted],
        ...base,
        ...nothing,
      });
    }
  }

  private declaration(node: SyntaxNode, exported: boolean): void {
    const keyword = node.firstChild ? this.slice(node.firstChild) : '';
    if (hasError(node) || (keyword !== 'var' && keyword !== 'let' && keyword !== 'const'))
      return this.skip(node, `${keyword} is not read`, false);
    let target: SyntaxNode | null = null;
    let comment: SyntaxNode | null = null;
    let equals: SyntaxNode | null = null;
    for (let child = node.firstChild?.nextSibling; child; child = child.nextSibling) {
      if (child.name === ',' || child.name === ';') {
        target = equals = comment = null;
      } else if (child.name === 'Equals') equals = child;
      else if (child.name === 'VariableDefinition' && !target) {
        target = child;
        this.declared.add(this.slice(child));
      } else if (child.name.endsWith('Comment')) {
        if (equals && this.breaksLine(child)) comment = child;
      } else if (typeNodes.has(child.name)) continue;
      else if (!target) target = child;
      else if (equals) this.declare(target, child, keyword, exported, comment);
    }
  }

  private breaksLine(comment: SyntaxNode): boolean {
    const rest = this.text.slice(comment.to, comment.nextSibling?.from ?? comment.to);
    return rest.includes('\n') || this.slice(comment).includes('\n');
  }

  private declare(
    target: SyntaxNode,
    value: SyntaxNode,
    declares: 'var' | 'let' | 'const',
    exported: boolean,
    comment: SyntaxNode | null,
  ): void {
    if (target.name !== 'VariableDefinition') return this.pattern(target, value);
    const swallowedBy = comment ? this.at(comment) : null;
    this.assignment(target, '', value, { declares, exported, swallowedBy });
  }

  /** Destructuring is read where it takes functions from Math; elsewhere its names are unread. */
  private pattern(target: SyntaxNode, value: SyntaxNode): void {
    const findings = new Findings();
    new Walk(this.text, this.base, findings).run(value.cursor());
    const aliases = this.slice(value) === 'Math' ? this.mathAliases(target) : null;
    const at = this.at({ from: target.from, to: value.to });
    if (aliases) {
      const names = [...aliases.keys()];
      for (const name of names) this.declared.add(name);
      const reason = 'it is a function of Math';
      this.statements.push({
        kind: 'definition',
        names,
        ...at,
        ...this.effects(findings),
        ...nothing,
        reason,
        aliases,
      });
      return;
    }
    new Walk(this.text, this.base, findings).run(target.cursor());
    const scan = target.cursor();
    do {
      if (scan.name !== 'VariableDefinition') continue;
      findings.assigns.push(this.slice(scan));
      this.declared.add(this.slice(scan));
    } while (scan.next() && scan.from < target.to);
    const reason = 'destructuring is not read';
    this.statements.push({
      kind: 'skip',
      reason,
      broken: false,
      control: false,
      ...at,
      ...this.effects(findings),
    });
  }

  private mathAliases(target: SyntaxNode): Map<string, string> | null {
    if (target.name !== 'ObjectPattern') return null;
    const aliases = new Map<string, string>();
    for (const property of target.getChildren('PatternProperty')) {
      const local = property.getChild('VariableDefinition');
      const member = property.getChild('PropertyName') ?? local;
      if (!local || !member || property.getChild('Spread') || property.getChild('Equals')) return null;
      aliases.set(this.slice(local), `Math.${this.slice(member)}`);
    }
    return aliases;
  }

  private expressionStatement(node: SyntaxNode): void {
    const expression = node.firstChild;
    if (!expression || hasError(node)) return this.skip(node, whyBroken(node), false);
    const parts = expression.name === 'SequenceExpression' ? children(expression) : [expression];
    const readable = parts.every((part) => part.name !== 'SequenceExpression');
    if (!readable) return this.skip(node, 'a comma between expressions is not read', false);
    for (const part of parts) this.expression(part);
  }

  private expression(node: SyntaxNode): void {
    if (node.name === 'AssignmentExpression') return this.chain(node);
    const operator = node.getChild('ArithOp');
    const sign = operator ? this.slice(operator) : '';
    const target = node.getChild('VariableName');
    if (
      (node.name === 'PostfixExpression' || node.name === 'UnaryExpression') &&
      target &&
      /^(\+\+|--)$/.test(sign)
    ) {
      const one: Step = { kind: 'number', value: 1, boolean: false, ...this.at(operator ?? node) };
      return this.assign(
        target,
        sign.charAt(0),
        [one],
        new Findings(),
        this.at(node),
        this.at(operator ?? node),
        {},
      );
    }
    if (node.name === 'String' || node.name === 'Number' || node.name === 'VariableName') return;
    this.skip(node, 'it only has an effect', false);
  }

  /** `da = db = dx` assigns db first, then da the value of db. */
  private chain(node: SyntaxNode): void {
    const targets: SyntaxNode[] = [];
    let value: SyntaxNode = node;
    while (value.name === 'AssignmentExpression') {
      const target = value.firstChild;
      const operator = value.getChild('Equals') ?? value.getChild('UpdateOp');
      const next: SyntaxNode | null = value.lastChild;
      if (!target || !operator || !next) return this.skip(node, 'this assignment is not complete', false);
      if (target.name !== 'VariableName' || (value !== node && operator.name !== 'Equals'))
        return this.skip(
          node,
          target.name === 'VariableName' ? 'a chained update is not read' : 'a write to a member is not read',
          false,
        );
      if (value !== node && this.slice(targets.at(-1) as SyntaxNode) === this.slice(target))
        return this.skip(node, 'a chain that assigns a name twice is not read', false);
      targets.push(target);
      value = next;
    }
    const update = node.getChild('UpdateOp');
    if (update && targets.length > 1) return this.skip(node, 'a chained update is not read', false);
    const operator = update ? this.slice(update).slice(0, -1) : '';
    if (operator && !arithmetic.has(operator)) return this.skip(node, `${operator}= is not read`, false);
    this.assignment(targets.pop() as SyntaxNode, operator, value, {});
    for (const target of targets.reverse()) {
      const last = this.statements.at(-1);
      if (last?.kind !== 'assignment') return this.skip(node, 'this chain is not read', false);
      const name: Step = { kind: 'name', name: last.target, ...last.targetAt };
      const findings = new Findings();
      findings.reads.push(last.target);
      this.assign(target, '', [name], findings, this.at(node), last.expression, {});
    }
  }

  private assignment(target: SyntaxNode, operator: string, value: SyntaxNode, how: How): void {
    const findings = new Findings();
    const name = this.slice(target);
    const steps = new Walk(this.text, this.base, findings).run(value.cursor(), name);
    const at = this.at({ from: target.from, to: value.to });
    const [only] = steps;
    const whole = steps.length === 1 && !operator;
    if (whole && only?.kind === 'name' && only.name === 'Math')
      return this.object(name, at, findings, new Map([[name, 'Math']]));
    if (whole && only?.kind === 'unreadable' && !only.number) {
      const members = this.members(name, value);
      return this.object(name, at, findings, new Map(), members, only.reason);
    }
    this.assign(target, operator, steps, findings, at, this.at(value), how);
  }

  /** A name whose value is no number: a function, a string, an object. */
  private object(
    name: string,
    at: Span,
    findings: Findings,
    aliases: ReadonlyMap<string, string>,
    members: ReadonlyMap<string, { value: number; at: Span }> = new Map(),
    reason = 'it stands for Math',
  ): void {
    const effects = this.effects(findings);
    this.statements.push({ kind: 'definition', names: [name], ...at, ...effects, reason, aliases, members });
  }

  /** The literal numbers of `{ a: 2, b: -3 }` and `[0.1, 0.2]`, by the path that reads them. */
  private members(name: string, value: SyntaxNode): ReadonlyMap<string, { value: number; at: Span }> {
    const members = new Map<string, { value: number; at: Span }>();
    const literal = (path: string, node: SyntaxNode | null) => {
      const sign = node?.name === 'UnaryExpression' && this.slice(node).startsWith('-') ? -1 : 1;
      const number = node?.name === 'UnaryExpression' ? node.getChild('Number') : node;
      if (!node || number?.name !== 'Number') return;
      const parsed = Number(this.slice(number).replaceAll('_', ''));
      if (!Number.isNaN(parsed)) members.set(path, { value: sign * parsed, at: this.at(node) });
    };
    if (value.name === 'ArrayExpression') {
      const items = children(value);
      if (items.some((item) => item.name === 'Spread') || /,\s*,|\[\s*,/.test(this.slice(value)))
        return members;
      for (const [index, item] of items.entries()) literal(`${name}[${index}]`, item);
    } else if (value.name === 'ObjectExpression') {
      for (const property of value.getChildren('Property')) {
        if (property.getChild('Spread') || property.getChild('[')) return new Map();
        const key = property.getChild('PropertyDefinition');
        if (key && property.getChild(':')) literal(`${name}.${this.slice(key)}`, property.lastChild);
        else if (key) members.delete(`${name}.${this.slice(key)}`);
      }
    }
    return members;
  }

  private assign(
    target: SyntaxNode,
    operator: string,
    steps: readonly Step[],
    findings: Findings,
    at: Span,
    expression: Span,
    how: How,
  ): void {
    const name = this.slice(target);
    if (operator) findings.reads.push(name);
    this.statements.push({
      kind: 'assignment',
      target: name,
      targetAt: this.at(target),
      operator,
      steps,
      expression,
      declares: '',
      exported: false,
      swallowedBy: null,
      ...how,
      ...at,
      ...this.effects(findings),
    });
  }

  private returnStatement(node: SyntaxNode): void {
    const value = children(node).find((child) => child.name !== 'return');
    if (!value || hasError(node)) return this.skip(node, 'this return has no value', true);
    this.returned(node, value);
  }

  private returned(node: SyntaxNode, value: SyntaxNode): void {
    const findings = new Findings();
    const steps = new Walk(this.text, this.base, findings).run(value.cursor());
    this.statements.push({
      kind: 'return',
      steps,
      expression: this.at(value),
      ...this.at(node),
      ...this.effects(findings),
    });
  }
}

type How = Partial<Pick<Assignment, 'declares' | 'exported' | 'swallowedBy'>>;

const nothing = { aliases: new Map<string, string>(), members: new Map<string, never>() };

const arithmetic = new Set(['+', '-', '*', '/', '%', '**']);

/** Their members are the variables of a script's top level. */
const globalObjects: ReadonlySet<string> = new Set(['globalThis', 'window', 'global']);

/** Whether members of the global object may be written. As a whole only `globalThis` counts: `window` may be a width. */
function changesGlobals({ written }: Findings, escapes: readonly string[]): boolean {
  return escapes.includes('globalThis') || written.some((name) => globalObjects.has(name));
}

/** The names that are read as a whole, or whose members may be written. */
function escapesOf({ reads, memberReads, written }: Findings): readonly string[] {
  if (memberReads.length === 0) return reads;
  const left = new Map<string, number>();
  for (const name of memberReads) left.set(name, (left.get(name) ?? 0) + 1);
  const whole = reads.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
  return [...whole, ...written];
}

/** The children that are no punctuation. */
function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/^[A-Za-z]/.test(child.name) && !typeNodes.has(child.name)) found.push(child);
  }
  return found;
}

/** The parser gives up on very long or deep statements as it does on broken ones. */
function whyBroken({ from, to }: Span): string {
  const long = to - from > 2000;
  return long
    ? 'this statement is too long or too deeply nested to be read, or has a syntax error'
    : 'this statement has a syntax error';
}

/** A syntax error anywhere in the node; functions inside it have their own. */
function hasError(node: SyntaxNode): boolean {
  let found = false;
  node.cursor().iterate(({ type, name }) => {
    found ||= type.isError;
    return !found && !functionNodes.has(name);
  });
  return found;
}
