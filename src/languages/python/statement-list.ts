/* Statements of Python as they are read, with all that they do besides their own assignment. */
import type { SyntaxNode } from '@lezer/common';
import type { Definition, Effects, FunctionText, Statement, Step } from '../../program/statements';
import type { Span, WholeStatement } from '../../text/span';
import { Expressions } from './expressions';
import { Scan } from './scan';
import { endOf, isFunction } from './syntax';
import { type TracedFunction, Traces, wholeReads } from './traces';
import { changesNothing, type Walrus, walrusesIn } from './walrus';

/** Functions nested deeper than this are not looked into: nobody writes them, and the call stack is finite. */
const deepest = 40;

/** What reads a scope, and the statements that it has found. */
export abstract class StatementList {
  readonly statements: Statement[] = [];

  constructor(
    readonly text: string,
    readonly masked: string,
    readonly base: number,
    readonly depth = 0,
    /** Names that stand for the file's variables where it reads. */
    readonly globals: ReadonlySet<string> = new Set(),
  ) {}

  slice({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  protected abstract functionText(found: TracedFunction): FunctionText;

  /** Where a node stands, or all from it to another one. */
  at(node: SyntaxNode, last = node): Span {
    return { from: node.from - this.base, to: Math.max(endOf(last), node.from) - this.base };
  }

  /** What a statement does besides its own assignment. */
  protected effects(traces: Traces, target = ''): Effects {
    const { reads, assigns, written, called, callees, calls, globals } = traces;
    const whole = wholeReads(traces);
    const hidden = this.depth > deepest && traces.functions.length > 0;
    const ofFile = (names: readonly string[]) => names.filter((name) => this.globals.has(name));
    return {
      reads,
      sideAssigns: assigns,
      assignsLater: [],
      escapes: written.length + called.length > 0 ? [...whole, ...written, ...called] : whole,
      // Who has an object may change its members.
      written: handsOn(traces) ? [...written, ...whole] : written,
      functions: hidden ? [] : traces.functions.map((found) => this.functionText(found)),
      callees,
      calls,
      assignsAnything: hidden || traces.assignsAnything,
      globalAssigns:
        this.globals.size + globals.length === 0 ? none : [...ofFile([target, ...assigns]), ...globals],
      globalReads: this.globals.size === 0 ? none : ofFile(reads),
      assignsGlobals: false,
    };
  }

  protected abstract assignment(
    target: SyntaxNode,
    sign: SyntaxNode,
    values: readonly SyntaxNode[],
    within: WholeStatement,
  ): void;

  /** Passes over `node`: finds out what it may do, and says why it is not read. */
  protected skip(node: SyntaxNode, reason: string, control: boolean): void {
    const traces = new Traces();
    new Scan(this.text, traces).run(node);
    this.pass(node, traces, reason, control);
  }

  protected pass(node: SyntaxNode, traces: Traces, reason: string, control: boolean): void {
    const { broken } = traces;
    this.statements.push({
      kind: 'skip',
      reason,
      broken,
      control,
      ...this.at(node),
      ...this.effects(traces),
    });
  }

  /** The same where `first` is what runs first of it, and always: what that assigns is read. */
  protected skipAfter(first: SyntaxNode, node: SyntaxNode, reason: string, control: boolean): void {
    const walruses = /:=/.test(this.slice(first)) && walrusesIn(first, this.text, []);
    if (!walruses) return this.skip(node, reason, control);
    this.before(walruses, this.whole(node, 1 + walruses.length));
    const traces = new Traces();
    new Scan(this.text, traces).run(node);
    const inFirst = new Traces();
    new Scan(this.text, inFirst).run(first);
    for (const name of inFirst.assigns) traces.assigns.splice(traces.assigns.indexOf(name), 1);
    traces.reads.push(...inFirst.assigns);
    this.pass(node, traces, reason, control);
  }

  /** Statements for the assignments in an expression of this one. */
  private before(walruses: readonly Walrus[], within: WholeStatement): void {
    for (const { target, sign, value } of walruses) this.assignment(target, sign, value, within);
  }

  /**
   * A value's steps. Where it changes variables in passing, names mean different things along its way, unless that could
   * as well be done before, in the statement `within`; `readBefore` are names that are read before the value.
   */
  protected valueOf(
    nodes: readonly SyntaxNode[],
    traces: Traces,
    within: WholeStatement | null = null,
    readBefore: readonly string[] = [],
  ): ReadExpression {
    const [first] = nodes;
    const expressions = new Expressions(this.text, this.base, traces);
    const at = { from: first.from, to: nodes[nodes.length - 1].to };
    const steps =
      nodes.length > 1 || first.name === '*' ? expressions.tuple(nodes, at) : expressions.read(first);
    const expression = { from: at.from - this.base, to: at.to - this.base };
    const { assigns, assignsAnything, reads } = traces;
    if (assigns.length === 0 && !assignsAnything) return { steps, expression, before: 0 };
    const walruses = within && nodes.length === 1 ? walrusesIn(first, this.text, readBefore) : null;
    const found = new Traces();
    const rest = walruses ? new Expressions(this.text, this.base, found, true).read(first) : [];
    if (within && walruses && found.assigns.length === 0) {
      const before = walruses.length;
      this.before(walruses, { ...within, parts: within.parts + before });
      Object.assign(traces, found);
      return { steps: rest, expression, before };
    }
    const reason = 'an expression that changes variables in passing is not read';
    const all = { names: reads, first: 0, last: reads.length, number: true, partOf: null };
    return { steps: [{ kind: 'unreadable', reason, ...all, ...expression }], expression, before: 0 };
  }

  protected whole(node: SyntaxNode, parts: number): WholeStatement {
    const { from, to } = this.at(node);
    return { from, to, body: from, parts, end: '' };
  }

  /** Names that become known, but not as numbers: functions, strings, lists, libraries. */
  protected define(node: SyntaxNode, names: readonly string[], traces: Traces, what: What): void {
    const { to, named = '', ...more } = what;
    const at = this.at(node);
    if (named)
      for (const [k, found] of traces.functions.entries())
        if (!found.name && isFunction(found.node)) traces.functions[k] = { ...found, name: named };
    this.statements.push({
      kind: 'definition',
      names,
      within: at,
      imported: false,
      declares: '',
      blank: false,
      aliases: new Map(),
      members: new Map(),
      ...more,
      from: at.from,
      to: to ?? at.to,
      ...this.effects(traces, names[0] ?? ''),
    });
  }
}

const none: readonly string[] = [];

/** Whether code that is not read may have what this reads. Of what is half-typed nothing is known yet. */
function handsOn(traces: Traces): boolean {
  const { callees, calls, functions, broken } = traces;
  if (broken) return false;
  return traces.handsOn || calls || functions.length > 0 || !callees.every(changesNothing);
}

interface What extends Partial<Definition> {
  readonly reason: string;
  /** What a function in it is called. */
  readonly named?: string;
}

interface ReadExpression {
  readonly steps: readonly Step[];
  readonly expression: Span;
  /** How many assignments inside it are statements of their own before it. */
  readonly before: number;
}
