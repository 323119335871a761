/* Puts expressions on the tape, gate by gate; calls of the file's own formulas are followed into these. */
import { opcodeOf } from '../gates/opcodes';
import { rowAt } from '../gates/rows';
import type { BuiltIns, Dialect } from '../program/dialect';
import type { FunctionText, Step, Unreadable } from '../program/statements';
import { forward } from '../tape/generated/passes';
import type { Tape } from '../tape/tape';
import type { Span } from '../text/span';
import { aNumber, type FunctionName, isBuiltIn, isGiven, type NameScope, nowhere } from './meaning';
import { Operands } from './operands';
import { type UnknownCalls, whyNoRule } from './unknown-call';

/** A function's formula, being inlined. */
interface InlinedFormula {
  readonly text: FunctionText;
  readonly steps: readonly Step[];
  readonly scope: NameScope;
  readonly parameters: ReadonlyMap<string, number>;
}

/** Inlined functions may multiply code; past this many gates for each character of the file we stop. */
export interface Budget {
  gates: number;
}

const maxDepth = 200;

/** Puts expressions on the tape, gate by gate, without recursion. */
export class ExpressionBuilder {
  private readonly builtIns: BuiltIns;
  private readonly operands = new Operands();
  /** Formulas of functions, each called from the one before. */
  private readonly inlined: { readonly formula: InlinedFormula; next: number }[] = [];
  /** Where the step that is followed stands; for one of a function, where that is called. */
  private from = 0;
  private to = 0;

  constructor(
    private readonly tape: Tape,
    private readonly dialect: Dialect,
    /** The code of a stretch of the file on one line, without comments. */
    private readonly code: (span: Span) => string,
    private readonly budget: Budget,
    private readonly unknownCalls: UnknownCalls,
  ) {
    this.builtIns = dialect.names;
  }

  /** Builds the expression and returns the node of its value. `base` turns the steps' positions into the file's. */
  build(steps: readonly Step[], base: number, scope: NameScope): number {
    this.operands.count = 0;
    this.from = this.to = base;
    for (const step of steps) {
      this.from = step.from + base;
      this.to = step.to + base;
      this.follow(step, scope, null);
      if (this.inlined.length > 0) this.followInlined();
    }
    if (this.operands.count === 0) this.unread([], 'this is empty');
    return this.operands.pop();
  }

  /** The value of an expression that is a number wherever it stands, such as `1 / 3`; null for any other. */
  constantOf(steps: readonly Step[], scope: NameScope): number | null {
    const { tape } = this;
    const { constants } = this.builtIns;
    const isConstant = (step: Step) =>
      step.kind === 'number' || step.kind === 'gate' || (step.kind === 'member' && constants.has(step.path));
    if (!steps.every(isConstant)) return null;
    const { length, argCount } = tape;
    const node = this.build(steps, 0, scope);
    forward(tape, length, tape.length);
    const value = tape.isNumber(node) ? tape.constantAt(node) : null;
    tape.truncate(length, argCount);
    return Number.isFinite(value) ? value : null;
  }

  private followInlined(): void {
    for (let open = this.inlined.at(-1); open; open = this.inlined.at(-1)) {
      const { formula } = open;
      const step = formula.steps[open.next++];
      if (step) this.follow(step, formula.scope, formula);
      else this.inlined.pop();
    }
  }

  private follow(step: Step, scope: NameScope, formula: InlinedFormula | null): void {
    switch (step.kind) {
      case 'number': {
        const node = this.tape.constant(step.value, this.from, this.to);
        if (step.boolean) this.tape.mark(node, 'boolean');
        return this.operands.push(node);
      }
      case 'name':
        return this.name(step.name, scope, formula);
      case 'member':
        return this.member(step.name, step.path, scope, formula);
      case 'gate':
        return this.apply(step.gate, step.count);
      case 'call':
        return this.call(step, scope, formula);
      case 'unreadable':
        return this.unreadable(step, scope, formula);
    }
  }

  private unreadable(step: Unreadable, scope: NameScope, formula: InlinedFormula | null): void {
    const inside = step.names.slice(step.first, step.last);
    const reads = inside.flatMap((name) => this.tracked(name, scope, formula));
    // It may make a function that reads any of the parameters later.
    if (formula) reads.push(...formula.parameters.values());
    if (scope.opaque.interrupted) reads.push(...scope.opaque.captured());
    if (reads.length > 0 || !step.number) return this.hand(reads, step.reason, scope);
    const isOfFile = inside.every((name) => formula?.parameters.has(name) || this.isGiven(name, scope));
    return this.outside(this.written(), scope, false, isOfFile);
  }

  private isGiven(name: string, scope: NameScope): boolean {
    return isGiven(name, scope, this.builtIns);
  }

  private written(): string {
    return this.code({ from: this.from, to: this.to });
  }

  private constant(value: number): void {
    this.operands.push(this.tape.constant(value, this.from, this.to));
  }

  private outside(path: string, scope: NameScope, stable: boolean, hidden: boolean): void {
    this.operands.push(scope.outside(path, this.from, this.to, stable, hidden));
  }

  private unread(reads: readonly number[], reason: string): void {
    const node = this.tape.unread(this.from, this.to, reads);
    this.tape.reasons.set(node, reason);
    this.operands.push(node);
  }

  /** Something unread that gets `reads`, and that may use and keep more than that. */
  private hand(reads: readonly number[], reason: string, scope: NameScope): void {
    this.unread([...reads, ...scope.opaque.kept()], reason);
    scope.opaque.keep(reads, this.operands.last(1)[0]);
  }

  /** The node of a name, if it has one; for what is read inside something that we don't understand. */
  private tracked(name: string, scope: NameScope, formula: InlinedFormula | null): readonly number[] {
    const own = formula?.parameters.get(name);
    if (own !== undefined) return [own];
    const known = scope.peek(name);
    if (known?.kind === 'function') return scope.opaque.captured();
    if (known?.kind === 'none') return [...known.nodes, ...scope.opaque.captured()];
    if (known?.kind === 'alias') return [];
    if (isBuiltIn(name, this.builtIns)) return [];
    const meaning = scope.read(name, nowhere, nowhere);
    return typeof meaning === 'number' ? [meaning] : [];
  }

  private name(name: string, scope: NameScope, formula: InlinedFormula | null): void {
    const own = formula?.parameters.get(name);
    if (own !== undefined) return this.operands.push(own);
    const known = scope.peek(name);
    const { constants, nothing } = this.builtIns;
    if (!known) {
      const constant = constants.get(name);
      if (constant !== undefined) return this.constant(constant);
      if (name === nothing) return this.unread([], `${name} is no number`);
    }
    if (known?.kind === 'function') return this.unread([], `${name} is a function, and no number`);
    const meaning = formula ? scope.read(name, nowhere, nowhere) : scope.read(name, this.from, this.to);
    if (typeof meaning === 'number') return this.operands.push(meaning);
    if (meaning.kind === 'none') return this.unread(meaning.nodes, meaning.reason);
    const constant = constants.get(meaning.path);
    if (constant !== undefined) return this.constant(constant);
    return this.unread([], `${name} is no number`);
  }

  private member(name: string, path: string, scope: NameScope, formula: InlinedFormula | null): void {
    const { constants, everyArgument, instance, libraries, isFunction } = this.builtIns;
    const parameter = formula?.parameters.get(name);
    if (parameter !== undefined) return this.unread([parameter], `${path} is only known when it runs`);
    if (name === everyArgument && formula)
      return this.unread([...formula.parameters.values()], `${path} is only known when it runs`);
    const owner = name === instance ? null : scope.peek(name);
    const isLibrary = owner?.kind === 'alias' && libraries.has(owner.path);
    const full = isLibrary ? owner.path + path.slice(name.length) : path;
    const builtIn = !owner || owner.kind === 'alias';
    const constant = builtIn ? constants.get(full) : undefined;
    if (constant !== undefined) return this.constant(constant);
    if (builtIn && isFunction(full)) return this.unread([], `${path} is a function, and no number`);
    if (path === instance) return this.unread([], `${path} is no number`);
    return this.outside(path, scope, true, name !== instance && this.isGiven(name, scope));
  }

  /** Applies the gate to the last `count` operands. */
  private apply(gate: string, count: number): void {
    const op = opcodeOf(gate);
    const { tape, operands } = this;
    const { title } = this.dialect.writing;
    if (op === undefined) return this.unread(operands.take(count), `${title(gate)} is not read`);
    if (this.budget.gates-- <= 0)
      return this.unread(operands.take(count), 'the functions used here unfold into too many gates');
    const row = rowAt(op);
    const { nodes } = operands;
    const first = operands.count - count;
    const kind = operands.kindOf(tape, gate, count, row?.chooses);
    if (kind === null)
      return this.unread(
        operands.take(count),
        `${title(gate)} between a number and a comparison is always the same`,
      );
    const node = tape.gate(op, nodes, this.from, this.to, first, count);
    if (row?.boolean) tape.mark(node, 'boolean');
    else if (kind !== 'number') tape.mark(node, kind);
    operands.count = first;
    operands.push(node);
  }

  private call({ callee, root, count }: Call, scope: NameScope, formula: InlinedFormula | null): void {
    const known = formula?.parameters.has(root) ? aNumber : scope.peek(root);
    if (known?.kind === 'function' && root === callee) return this.inline(known, count, callee, scope);
    const path = known?.kind === 'alias' ? known.path + callee.slice(root.length) : callee;
    const bare = known ? undefined : this.builtIns.assumed.get(path);
    if (bare !== undefined) return this.builtIn(bare, path, count, true, scope);
    const builtIn = !known || known.kind === 'alias';
    if (builtIn && this.builtIns.isFunction(path))
      return this.builtIn(this.builtIns.gates.get(path), path, count, false, scope);
    return this.unknownCall(callee, root, count, scope, formula?.parameters.get(root));
  }

  private builtIn(
    gate: string | undefined,
    path: string,
    count: number,
    assumed: boolean,
    scope: NameScope,
  ): void {
    const { operands, tape } = this;
    const op = gate === undefined ? undefined : opcodeOf(gate);
    if (gate === undefined || op === undefined) {
      if (path === this.builtIns.random && count === 0) return this.outside(`${path}()`, scope, false, false);
      return this.unread(operands.take(count), whyNoRule(path, this.dialect));
    }
    if (count > mostArguments)
      return this.unread(operands.take(count), `${path} of more than ${mostArguments} arguments is not read`);
    const row = rowAt(op);
    if (row?.count === null && count === 0) return this.constant(row.forward([]));
    const wanted = row?.count ?? count;
    if (count !== wanted)
      return this.unread(
        operands.take(count),
        `${path} takes ${wanted} argument${wanted === 1 ? '' : 's'}, and here it has ${count}`,
      );
    this.apply(gate, count);
    if (assumed) tape.assumedMeanings.set(tape.length - 1, path);
  }

  /** What is called may have been made from its first part, `root`; `parameter` is that of an inlined function. */
  private unknownCall(
    callee: string,
    root: string,
    count: number,
    scope: NameScope,
    parameter: number | undefined,
  ): void {
    const isParameter = parameter !== undefined;
    const sources = isParameter ? [parameter] : scope.opaque.sourcesOf(root);
    const inputs = this.operands.take(count).filter((node) => this.tape.varies(node));
    const reads = [...inputs, ...sources, ...scope.opaque.captured()];
    if (reads.length === 0) return this.outside(this.written(), scope, false, this.isGiven(root, scope));
    const isFree = !isParameter && !scope.peek(root);
    return this.hand(reads, this.unknownCalls.why(callee, root, isFree), scope);
  }

  /** Follows a function's formula next, with its parameters bound, where that can be done. */
  private inline(known: FunctionName, count: number, callee: string, scope: NameScope): void {
    const { text } = known;
    const inputs = this.operands.take(count);
    const refuse = (reason: string) => this.hand([...inputs, ...scope.opaque.captured()], reason, scope);
    if (this.inlined.some(({ formula }) => formula.text === text)) return refuse(`${callee} calls itself`);
    if (this.budget.gates <= 0) return refuse('the functions used here unfold into too many gates');
    if (!text.formula || !text.simple || !text.plain) return refuse(`${callee} is more than one expression`);
    if (count < text.parameters.length)
      return refuse(`${callee} takes ${text.parameters.length} arguments, and here it has ${count}`);
    if (this.inlined.length >= maxDepth)
      return refuse(`${callee} goes through more than ${maxDepth} functions`);
    const parameters = new Map(text.parameters.map(({ name }, k) => [name, inputs[k]]));
    this.inlined.push({ formula: { text, steps: text.formula, scope: known.scope, parameters }, next: 0 });
  }
}

type Call = Extract<Step, { kind: 'call' }>;

/** Longer calls may fail in the language itself. */
const mostArguments = 10_000;
