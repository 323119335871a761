/* ValueBuilder of an expression on the tape: what names and members mean, and gates of what waits for them. */
import { CARRY, INPUT, opcodeOf } from '../gates/opcodes';
import { rowAt } from '../gates/rows';
import {
  type Arithmetic,
  anArray,
  type BuiltIns,
  type ComposedStep,
  type Dialect,
  type Writing,
} from '../program/dialect';
import type { FunctionText, Step, Unreadable } from '../program/statements';
import type { Tape } from '../tape/tape';
import type { Span } from '../text/span';
import { isBuiltIn, isGiven, libraryNamed, type NameScope, nowhere } from './meaning';
import { Operands } from './operands';

const copy = opcodeOf('copy');

export type Call = Extract<Step, { kind: 'call' }>;

/** A function's formula, being inlined. */
export interface InlinedFormula {
  readonly text: FunctionText;
  readonly steps: readonly Step[];
  readonly scope: NameScope;
  readonly parameters: ReadonlyMap<string, number>;
}

/** Inlined functions may multiply code; past this many gates for each character of the file we stop. */
export interface Budget {
  gates: number;
}

/** Puts values on the tape, and applies gates to them. */
export class ValueBuilder {
  protected readonly builtIns: BuiltIns;
  protected readonly operands = new Operands();
  /** The nodes of what is known to be no number, such as a list. */
  protected readonly noNumbers = new Set<number>();
  /** The nodes of what parts are read of, or what is called: where no gate reads them, they are no numbers. */
  readonly objects = new Set<number>();
  /** Where the step that is followed stands; for one of a function, where that is called. */
  protected from = 0;
  protected to = 0;

  constructor(
    protected readonly tape: Tape,
    protected readonly dialect: Dialect,
    private readonly writing: Writing,
    /** The code of a stretch of the file on one line, without comments. */
    protected readonly code: (span: Span) => string,
    protected readonly budget: Budget,
  ) {
    this.builtIns = dialect.names;
  }

  protected unreadable(step: Unreadable, scope: NameScope, formula: InlinedFormula | null): void {
    if (step.partOf !== null) this.isObject(scope.opaque.sourcesOf(step.partOf));
    const inside = step.names.slice(step.first, step.last);
    const reads = inside.flatMap((name) => this.tracked(name, scope, formula));
    // It may make a function that reads any of the parameters later.
    if (formula) reads.push(...formula.parameters.values());
    if (scope.opaque.interrupted) reads.push(...scope.opaque.captured());
    if (reads.length > 0 || !step.number) {
      this.hand(reads, step.reason, scope);
      if (!step.number) this.noNumbers.add(this.operands.last(1)[0]);
      return;
    }
    const isOfFile = inside.every((name) => formula?.parameters.has(name) || this.isGiven(name, scope));
    return this.outside(this.written(), scope, false, isOfFile);
  }

  protected isGiven(name: string, scope: NameScope): boolean {
    return isGiven(name, scope, this.builtIns);
  }

  /** A stretch of code as it is said. */
  said(from: number, to: number): string {
    return this.code({ from, to });
  }

  protected written(): string {
    return this.code({ from: this.from, to: this.to });
  }

  protected constant(value: number): void {
    this.operands.push(this.tape.constant(value, this.from, this.to));
  }

  protected outside(path: string, scope: NameScope, stable: boolean, hidden: boolean): void {
    this.operands.push(scope.outside(path, this.from, this.to, stable, hidden));
  }

  protected unread(reads: readonly number[], reason: string): void {
    const node = this.tape.unread(this.from, this.to, reads);
    this.tape.reasons.set(node, reason);
    this.operands.push(node);
  }

  /** Something unread that gets `reads`, and that may use and keep more than that. */
  protected hand(reads: readonly number[], reason: string, scope: NameScope): void {
    this.unread([...reads, ...scope.opaque.kept()], reason);
    scope.opaque.keep(reads, this.operands.last(1)[0]);
  }

  /** The node of a name, if it has one; for what is read inside something that we don't understand. */
  protected tracked(name: string, scope: NameScope, formula: InlinedFormula | null): readonly number[] {
    const own = formula?.parameters.get(name);
    if (own !== undefined) return [own];
    const known = scope.peek(name);
    if (known?.kind === 'function')
      return [...known.scope.opaque.defaultsOf(name), ...scope.opaque.captured()];
    if (known?.kind === 'none') return [...known.nodes, ...scope.opaque.captured()];
    if (known?.kind === 'alias' || (!known && this.builtIns.usual.has(name))) return [];
    if (isBuiltIn(name, this.builtIns)) return [];
    const meaning = scope.read(name, nowhere, nowhere);
    return typeof meaning === 'number' ? [meaning] : [];
  }

  protected name(name: string, scope: NameScope, formula: InlinedFormula | null): void {
    const own = formula?.parameters.get(name);
    if (own !== undefined) return this.operands.push(own);
    const known = scope.peek(name);
    const { constants, nothing } = this.builtIns;
    if (!known) {
      const constant = constants.get(name);
      if (constant !== undefined) return this.constant(constant);
      if (name === nothing) return this.unread([], `${name} is no number`);
    }
    const isOwn = !known && (this.builtIns.isFunction(name) || this.builtIns.isOther(name));
    if (isOwn || known?.kind === 'function') return this.unread([], `${name} is a function, and no number`);
    const meaning = formula ? scope.read(name, nowhere, nowhere) : scope.read(name, this.from, this.to);
    if (typeof meaning === 'number') return this.operands.push(meaning);
    if (meaning.kind === 'none') {
      this.unread(meaning.nodes, meaning.reason);
      this.noNumbers.add(this.operands.last(1)[0]);
      return;
    }
    const constant = constants.get(meaning.path);
    if (constant !== undefined) return this.constant(constant);
    return this.unread([], `${name} is no number`);
  }

  /** Whether the file computes a node, in code that is read or not: then so it does what members that it has. */
  private isOfFile(node: number): boolean {
    const { tape } = this;
    let from = node;
    while (tape.op[from] === copy || tape.op[from] === CARRY) from = tape.a[from];
    return tape.isUnknown(from) || tape.isStandIn(from) || tape.op[from] !== INPUT;
  }

  /** Forgets what is known of nodes that are not written any more, those from this one on. */
  truncate(length: number): void {
    for (const nodes of [this.noNumbers, this.objects])
      for (const node of nodes) if (node >= length) nodes.delete(node);
  }

  protected isObject(sources: readonly number[]): void {
    for (const node of sources) this.objects.add(node);
  }

  /** The library, or the part of one, that a whole expression stands for; null for any other. */
  libraryOf(steps: readonly Step[], scope: NameScope): string | null {
    const step = steps[steps.length - 1];
    const { constants, libraries, instances, isFunction } = this.builtIns;
    if (step?.kind === 'call') {
      const made = this.libraryPath(step.root, step.callee, scope);
      return (made !== null && instances.get(made)) || null;
    }
    if (steps.length > 1 || (step?.kind !== 'name' && step?.kind !== 'member')) return null;
    const path = this.libraryPath(step.name, step.kind === 'name' ? step.name : step.path, scope);
    if (path === null || constants.has(path)) return null;
    return libraries.has(path) || isFunction(path) ? path : null;
  }

  /** What a path that begins with this name means where that stands for a library, or for a part of one. */
  private libraryPath(name: string, path: string, scope: NameScope): string | null {
    const library = libraryNamed(name, scope.peek(name), this.builtIns);
    return library === undefined ? null : library + path.slice(name.length);
  }

  protected member(name: string, path: string, scope: NameScope, formula: InlinedFormula | null): void {
    const { constants, everyArgument, instance, libraries, isFunction } = this.builtIns;
    const parameter = formula?.parameters.get(name);
    if (parameter !== undefined) return this.unread([parameter], `${path} is only known when it runs`);
    if (name === everyArgument && formula)
      return this.unread([...formula.parameters.values()], `${path} is only known when it runs`);
    const owner = name === instance ? null : scope.peek(name);
    const library = libraryNamed(name, owner, this.builtIns);
    const isLibrary = library !== undefined && libraries.has(library);
    const full = isLibrary ? library + path.slice(name.length) : path;
    const builtIn = !owner || owner.kind === 'alias';
    const constant = builtIn ? constants.get(full) : undefined;
    if (constant !== undefined) return this.constant(constant);
    if (builtIn && isFunction(full)) return this.unread([], `${path} is a function, and no number`);
    if (path === instance) return this.unread([], `${path} is no number`);
    const sources = scope.opaque.sourcesOf(name);
    this.isObject(sources);
    const isOfFile = this.isGiven(name, scope) || sources.some((node) => this.isOfFile(node));
    return this.outside(path, scope, true, name !== instance && isOfFile);
  }

  /** What a gate makes of nodes, for who has these without steps. */
  gateOf(gate: string, inputs: readonly number[], from: number, to: number, path = ''): number {
    const { operands } = this;
    const { count } = operands;
    this.from = from;
    this.to = to;
    for (const input of inputs) operands.push(input);
    // Who follows code has a budget of their own.
    this.budget.gates++;
    this.apply(gate, inputs.length, path);
    const node = operands.pop();
    operands.count = count;
    return node;
  }

  /** What the language's numbers do besides what all do. */
  get arithmetic(): Arithmetic | null {
    return this.builtIns.arithmetic;
  }

  /** Notes what kind of number stands in the code. */
  literal(node: number, isInteger: boolean, isTruth: boolean): void {
    if (isTruth) this.tape.mark(node, 'boolean');
    this.tape.kind[node] = this.builtIns.arithmetic?.kindOfLiteral(isInteger, isTruth) ?? 0;
  }

  /** The value of `a += b`, where a and b are these nodes. */
  update(gate: string, inputs: readonly number[], from: number, to: number): number {
    const node = this.tape.gate(opcodeOf(gate) as number, inputs, from, to);
    this.giveKind(node, gate, '');
    return node;
  }

  private giveKind(node: number, gate: string, path: string): void {
    const { arithmetic } = this.builtIns;
    if (!arithmetic) return;
    const { kind } = this.tape;
    const kinds = this.tape.inputsOf(node).map((input) => kind[input]);
    kind[node] = arithmetic.kindOf(gate, path, kinds);
  }

  /** Applies the gate, which is called by a path where that is none of an operator, to the last `count` operands. */
  protected apply(gate: string, count: number, path: string): void {
    const op = opcodeOf(gate);
    const { tape, operands } = this;
    if (op === undefined) return this.unread(operands.take(count), `${this.writing.title(gate)} is not read`);
    if (this.budget.gates-- <= 0)
      return this.unread(operands.take(count), 'the functions used here unfold into too many gates');
    const row = rowAt(op);
    const { nodes } = operands;
    const first = operands.count - count;
    const { truthIsNumber } = this.builtIns;
    const kind = operands.kindOf(tape, gate, count, row?.chooses) ?? (truthIsNumber ? 'number' : null);
    if (kind === null)
      return this.unread(
        operands.take(count),
        `${this.writing.title(gate)} between a number and a comparison is always the same`,
      );
    const node = tape.gate(op, nodes, this.from, this.to, first, count);
    if (row?.boolean) tape.mark(node, 'boolean');
    else if (kind !== 'number') tape.mark(node, kind);
    this.giveKind(node, gate, path);
    operands.count = first;
    operands.push(node);
  }

  /** Puts the number that a method is of, where it gives that. */
  protected isItself(step: Call, node: number, args: readonly number[]): boolean {
    const { tape } = this;
    const hasMethods = this.builtIns.arithmetic?.mayHaveMethods(tape.kind[node]);
    if (!hasMethods || tape.isUnknown(node) || !this.givesNumber(step, args, tape.isBoolean(node)))
      return false;
    this.operands.push(node);
    this.apply('plus', 1, step.callee.slice(step.callee.lastIndexOf('.')));
    return true;
  }

  protected givesNumber(
    { callee, keywords, listed }: Call,
    args: readonly number[],
    isTruth: boolean,
  ): boolean {
    if (keywords || listed) return false;
    const { from, to } = this.tape;
    const written = args.map((arg) => this.code({ from: from[arg], to: to[arg] })).join(', ');
    return this.builtIns.isNumberItself(callee.slice(callee.lastIndexOf('.') + 1), written, isTruth);
  }

  /** What a function is made of that has no gate of its own. */
  protected compose(parts: readonly ComposedStep[], inputs: readonly number[]): void {
    for (const part of parts)
      if (typeof part === 'number') this.operands.push(inputs[part]);
      else if ('constant' in part) this.constant(part.constant);
      else this.apply(part.gate, part.count, part.path);
  }

  /** The number of one number, and of anything else an array; `named` are the named arguments that change nothing. */
  protected ofOne(path: string, inputs: readonly number[], keywords: readonly string[], named: RegExp): void {
    const { tape } = this;
    const [first, ...others] = inputs;
    const strange = others.length > keywords.length || first === undefined;
    const isKept = (keyword: string, k: number) => {
      const node = others[others.length - keywords.length + k];
      return named.test(`${keyword}=${this.code({ from: tape.from[node], to: tape.to[node] })}`);
    };
    if (strange || !keywords.every(isKept))
      return this.unread(inputs, `${path} with these arguments is not read`);
    if (this.noNumbers.has(first)) return this.unread(inputs, anArray(path));
    this.operands.push(first);
    this.apply('plus', 1, path);
  }
}
