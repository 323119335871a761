/* Reads assignments and declarations of JavaScript and TypeScript, in all their forms. */
import type { SyntaxNode } from '@lezer/common';
import type {
  Assignment,
  Definition,
  Effects,
  FunctionText,
  Statement,
  Step,
} from '../../program/statements';
import type { Span, WholeStatement } from '../../text/span';
import { tooDeep } from './depth';
import { Walk } from './expressions';
import { Findings, type FoundFunction, readsInClass, wholeReads } from './findings';
import { membersOf } from './objects';
import { endOf, lastPart, plainName, whyBroken } from './syntax';
import { gateOfSign } from './writing';

/** Reads assignments, in all the ways in which they are written, into a list of statements. */
export abstract class Assignments {
  /** What the statements declare for the function, or file, around them. */
  readonly declared = new Set<string>();
  /** What functions in blocks may declare in the scope, too. */
  readonly perhapsDeclared = new Set<string>();
  protected readonly statements: Statement[] = [];
  /** The statement that is being read. */
  protected within: { -readonly [key in keyof WholeStatement]: WholeStatement[key] } = {
    from: 0,
    to: 0,
    body: 0,
    parts: 0,
    end: '',
  };

  constructor(
    readonly text: string,
    readonly base: number,
    readonly depth = 0,
    /** In a class `this` never is the global object. */
    readonly inClass = false,
  ) {}

  slice(node: SyntaxNode): string {
    return plainName(this.text.slice(node.from, endOf(node)));
  }

  /** Reads a function that stands inside a statement. */
  protected abstract functionText(found: FoundFunction): FunctionText;

  /** Where a node stands, or all from it to another one. */
  protected at(node: SyntaxNode, last = node): Span {
    return { from: node.from - this.base, to: endOf(last) - this.base };
  }

  /** What a statement does besides its own assignment. */
  effects(findings: Findings): Effects {
    for (const name of findings.hoisted) this.declared.add(name);
    for (const name of findings.blockFunctions) this.perhapsDeclared.add(name);
    const { written, called, callees, assignsLater, calls } = findings;
    const whole = wholeReads(findings);
    const hidden = tooDeep(this.depth) && findings.functions.length > 0;
    const globals = this.reachesGlobals(findings.thisReads, whole);
    return {
      reads: this.inClass ? readsInClass(findings) : findings.reads,
      sideAssigns: this.sideAssigns(findings, whole),
      assignsLater,
      escapes: written.length + called.length > 0 ? [...whole, ...written, ...called] : whole,
      written,
      functions: hidden ? [] : findings.functions.map((found) => this.functionText(found)),
      callees,
      calls,
      assignsAnything: hidden || findings.assignsAnything || (this.depth === 0 && globals),
      globalAssigns: this.depth === 0 ? [] : this.globalAssigns(findings),
      globalReads: this.depth === 0 ? [] : this.globalReads(findings),
      assignsGlobals: globals,
    };
  }

  /** What is assigned in passing. Who has Math, or writes to a member of it, may give its functions another meaning. */
  private sideAssigns(findings: Findings, whole: readonly string[]): readonly string[] {
    const { assigns, written, thisWrites, globalWrites, broken } = findings;
    const handsOn = (whole.includes('Math') && !broken) || written.includes('Math');
    const more = handsOn ? ['Math'] : [];
    if (!this.inClass) more.push(...thisWrites);
    if (this.depth === 0) more.push(...globalWrites);
    return more.length > 0 ? [...assigns, ...more] : assigns;
  }

  private globalAssigns({ thisWrites, globalWrites }: Findings): readonly string[] {
    return this.inClass ? globalWrites : [...thisWrites, ...globalWrites];
  }

  private globalReads({ thisMembers, globalMembers }: Findings): readonly string[] {
    return this.inClass ? globalMembers : [...thisMembers, ...globalMembers];
  }

  /**
   * Whether any variable may be changed as a member of the global object, which `this` is in a plain function as well. As
   * a whole only `globalThis` and `this` count: `window` may be a width.
   */
  private reachesGlobals(thisReads: number, whole: readonly string[]): boolean {
    return whole.includes('globalThis') || (!this.inClass && thisReads > 0);
  }

  /** Passes over `node`: finds out what it may do, and says why it is not read. */
  protected skip(node: SyntaxNode, reason: string, control: boolean): void {
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

  protected expression(node: SyntaxNode): void {
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
        this.at(operator ?? node),
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
    const signs: Span[] = [];
    let value: SyntaxNode = node;
    while (value.name === 'AssignmentExpression') {
      const target = value.firstChild;
      const operator = value.getChild('Equals') ?? value.getChild('UpdateOp');
      const next: SyntaxNode | null = lastPart(value);
      if (!target || !operator || !next) return this.skip(node, 'this assignment is not complete', false);
      if (target.name !== 'VariableName' || (value !== node && operator.name !== 'Equals'))
        return this.skip(
          node,
          target.name === 'VariableName' ? 'a chained update is not read' : 'a write to a member is not read',
          false,
        );
      if (!this.isPlain(target, operator))
        return this.skip(node, 'an assignment to a name in parentheses or with a type is not read', false);
      if (value !== node && this.slice(targets.at(-1) as SyntaxNode) === this.slice(target))
        return this.skip(node, 'a chain that assigns a name twice is not read', false);
      targets.push(target);
      signs.push(this.signOf(operator));
      value = next;
    }
    const update = node.getChild('UpdateOp');
    if (update && targets.length > 1) return this.skip(node, 'a chained update is not read', false);
    const operator = update ? this.slice(update).slice(0, -1) : '';
    const gate = gateOfSign.binary.get(operator) ?? '';
    if (operator && !arithmetic.has(gate)) return this.skip(node, `${operator}= is not read`, false);
    this.assignment(targets.pop() as SyntaxNode, gate, signs.pop() as Span, value, {});
    for (const target of targets.reverse()) {
      const last = this.statements.at(-1);
      if (last?.kind !== 'assignment') return this.skip(node, 'this chain is not read', false);
      const name: Step = { kind: 'name', name: last.target, ...last.targetAt };
      const findings = new Findings();
      findings.reads.push(last.target);
      const expression = { from: last.targetAt.from, to: last.expression.to };
      this.assign(target, '', signs.pop() as Span, [name], findings, this.at(node), expression, {});
    }
  }

  /** Where an assignment says what it does: `+` in `a += b`. */
  protected signOf(operator: SyntaxNode): Span {
    const { from, to } = this.at(operator);
    return { from, to: operator.name === 'UpdateOp' ? to - 1 : to };
  }

  /** Whether only a `!` stands between a target and the operator: parentheses and types are masked for the parser. */
  private isPlain(target: SyntaxNode, operator: SyntaxNode): boolean {
    const between = this.text.slice(endOf(target), operator.from);
    return /^[\s!]*$/.test(between.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''));
  }

  protected assignment(target: SyntaxNode, operator: string, sign: Span, value: SyntaxNode, how: How): void {
    const findings = new Findings();
    const name = this.slice(target);
    const { steps, expression } = this.valueOf(value, findings, name);
    const at = { from: target.from - this.base, to: expression.to };
    const [only] = steps;
    const whole = steps.length === 1 && !operator;
    if (whole && only?.kind === 'name' && only.name === 'Math')
      return this.object(name, at, new Findings(), how, { aliases: new Map([[name, 'Math']]) });
    if (whole && only?.kind === 'unreadable' && !only.number) {
      const members = membersOf(name, value, this.text, this.base);
      const blank = this.slice(value) === 'null';
      return this.object(name, at, findings, how, { blank, members, reason: only.reason });
    }
    this.assign(target, operator, sign, steps, findings, at, expression, how);
  }

  /** A value's steps. Where it changes variables in passing, names mean different things along its way. */
  protected valueOf(value: SyntaxNode, findings: Findings, name = ''): ValueSteps {
    const walk = new Walk(this.text, this.base, findings);
    const steps = walk.run(value.cursor(), name);
    const expression = { from: value.from - this.base, to: walk.end - this.base };
    const { assigns, assignsAnything, reads } = findings;
    if (assigns.length === 0 && !assignsAnything) return { steps, expression };
    const reason = 'an expression that changes variables in passing is not read';
    const all = { names: reads, first: 0, last: reads.length, number: true, partOf: null };
    return { steps: [{ kind: 'unreadable', reason, ...all, ...expression }], expression };
  }

  /** A name whose value is no number: a function, a string, an object. */
  private object(
    name: string,
    at: Span,
    findings: Findings,
    how: How,
    what: Partial<Pick<Definition, 'aliases' | 'blank' | 'members' | 'reason'>>,
  ): void {
    this.statements.push({
      kind: 'definition',
      names: [name],
      within: this.within,
      imported: false,
      declares: how.declares ?? '',
      ...at,
      ...this.effects(findings),
      reason: 'it stands for Math',
      blank: false,
      aliases: new Map(),
      members: new Map(),
      ...what,
    });
  }

  private assign(
    target: SyntaxNode,
    operator: string,
    sign: Span,
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
      sign,
      steps,
      expression,
      declares: '',
      within: this.within,
      exported: false,
      swallowedBy: null,
      ...how,
      ...at,
      ...this.effects(findings),
    });
  }
}

interface ValueSteps {
  readonly steps: readonly Step[];
  readonly expression: Span;
}

export type How = Partial<Pick<Assignment, 'declares' | 'exported' | 'swallowedBy'>>;

/** Gates that an assignment may update with. */
const arithmetic = new Set(['+', '-', '*', '/', 'remainder', '**']);
