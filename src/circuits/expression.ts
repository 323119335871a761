/* Puts expressions on the tape, gate by gate; calls of the file's own formulas are followed into these. */
import { opcodeOf } from '../gates/opcodes';
import { rowAt } from '../gates/rows';
import { anArray, type Dialect, type Writing } from '../program/dialect';
import type { Step } from '../program/statements';
import { forward } from '../tape/generated/passes';
import type { Tape } from '../tape/tape';
import type { Span } from '../text/span';
import { bound } from './arguments';
import { aNumber, type FunctionName, libraryNamed, type NameScope, nowhere } from './meaning';
import { type UnknownCalls, whyNoRule } from './unknown-call';
import { type Budget, type Call, type InlinedFormula, ValueBuilder } from './value-builder';

const maxDepth = 200;

/** Puts expressions on the tape, gate by gate, without recursion. */
export class ExpressionBuilder extends ValueBuilder {
  /** Formulas of functions, each called from the one before. */
  private readonly inlined: { readonly formula: InlinedFormula; next: number }[] = [];

  constructor(
    tape: Tape,
    dialect: Dialect,
    writing: Writing,
    code: (span: Span) => string,
    budget: Budget,
    private readonly unknownCalls: UnknownCalls,
  ) {
    super(tape, dialect, writing, code, budget);
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
  constantOf(steps: readonly Step[], scope: NameScope): Constant | null {
    const { tape } = this;
    const { constants } = this.builtIns;
    const isConstant = (step: Step) =>
      step.kind === 'number' || step.kind === 'gate' || (step.kind === 'member' && constants.has(step.path));
    if (!steps.every(isConstant)) return null;
    const { length, argCount } = tape;
    const node = this.build(steps, 0, scope);
    forward(tape, length, tape.length);
    const value = tape.isNumber(node) ? tape.constantAt(node) : null;
    const kind = tape.kind[node];
    tape.truncate(length, argCount);
    return value !== null && Number.isFinite(value) ? { value, kind } : null;
  }

  /** Why a call of a path can't be followed, where that is no function of the file. */
  whyUnknown(callee: string, scope: NameScope): string {
    if (this.builtIns.isFunction(callee)) return whyNoRule(callee, this.dialect);
    const [root] = callee.split(/[.[]/, 1);
    return this.unknownCalls.why(callee, root, !scope.peek(root));
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
        this.literal(node, step.integer === true, step.boolean);
        return this.operands.push(node);
      }
      case 'name':
        return this.name(step.name, scope, formula);
      case 'member':
        return this.member(step.name, step.path, scope, formula);
      case 'gate':
        return this.apply(step.gate, step.count, '');
      case 'call':
        return this.call(step, scope, formula);
      case 'unreadable':
        return this.unreadable(step, scope, formula);
    }
  }

  private call(step: Call, scope: NameScope, formula: InlinedFormula | null): void {
    const { callee, root, count } = step;
    if (root === '') return this.method(step, scope);
    const known = formula?.parameters.has(root) ? aNumber : scope.peek(root);
    if (known?.kind === 'function' && root === callee) return this.inline(known, step, scope);
    const { assumed, usual, gates, isFunction, ofLists } = this.builtIns;
    const library = libraryNamed(root, known, this.builtIns);
    const path = library === undefined ? callee : library + callee.slice(root.length);
    const bare = known ? undefined : assumed.get(path);
    const between = step.listed && (!known || known.kind === 'alias') && ofLists.get(path);
    if (between) return this.ofList(between, path, count);
    if (bare !== undefined) return this.builtIn(bare, path, step, path, scope);
    if ((!known || known.kind === 'alias') && isFunction(path))
      return this.builtIn(gates.get(path), path, step, !known && usual.has(root) ? callee : null, scope);
    if (known === aNumber && this.ownMethod(step, scope, formula)) return;
    return this.unknownCall(callee, root, count, scope, formula?.parameters.get(root));
  }

  /** A method of a value that has no name, `(a > b).astype(float)`. */
  private method(step: Call, scope: NameScope): void {
    const inputs = this.operands.take(step.count);
    if (!this.isItself(step, inputs[0], inputs.slice(1)))
      this.hand(inputs, `what ${step.callee} gives is not read here`, scope);
  }

  /** Puts what a method of a variable gives where that is the number itself. */
  private ownMethod(step: Call, scope: NameScope, formula: InlinedFormula | null): boolean {
    const { root, callee, count } = step;
    const args = this.operands.last(count);
    if (callee.lastIndexOf('.') !== root.length || !this.givesNumber(step, args, true)) return false;
    const own = formula?.parameters.get(root);
    const node = own ?? scope.read(root, nowhere, nowhere);
    if (typeof node !== 'number' || !this.isItself(step, node, args)) return false;
    const result = this.operands.pop();
    this.operands.count -= count;
    this.operands.push(result);
    return true;
  }

  private builtIn(
    gate: string | undefined,
    path: string,
    { count, keywords, listed }: Call,
    assumed: string | null,
    scope: NameScope,
  ): void {
    const { operands, tape } = this;
    const op = gate === undefined ? undefined : opcodeOf(gate);
    const parts = keywords || listed ? undefined : this.builtIns.composed.get(`${path}/${count}`);
    if (parts) return this.compose(parts, operands.take(count));
    if (gate === undefined || op === undefined) {
      const { random, madeBy, ofOne } = this.builtIns;
      if (path === random && count === 0) return this.outside(`${path}()`, scope, false, false);
      const named = ofOne.get(path);
      if (named) return this.ofOne(path, operands.take(count), keywords ?? [], named);
      const made = madeBy(path, count, keywords ?? []);
      if (made === 'array') return this.unread(operands.take(count), anArray(path));
      if (made) return this.draw(operands.take(count), scope, made === 'hidden draw');
      return this.unread(operands.take(count), whyNoRule(path, this.dialect));
    }
    if (keywords) return this.unread(operands.take(count), `${path} with named arguments is not read`);
    if (listed) return this.unread(operands.take(count), `${path} of a list is not read`);
    if (count > mostArguments)
      return this.unread(operands.take(count), `${path} of more than ${mostArguments} arguments is not read`);
    const row = rowAt(op);
    if (row?.count === null && count === 0) return this.constant(row.forward([]));
    const wanted = row?.count ?? count;
    const [least, most] = this.builtIns.counts.get(path) ?? [wanted, wanted];
    if (count > most && this.builtIns.takesMore(path))
      return this.unread(operands.take(count), `${path} with ${count} arguments is not read`);
    if (count < least || count > most)
      return this.unread(operands.take(count), `${path} ${takes(least, most)}, and here it has ${count}`);
    this.apply(gate, count, path);
    if (assumed !== null) tape.assumedMeanings.set(tape.length - 1, assumed);
  }

  /** One number of those in a list, from the left. */
  private ofList(gate: string, path: string, count: number): void {
    const inputs = this.operands.take(count);
    if (count === 0) return this.unread([], `${path} of nothing is not read`);
    // A sum begins with 0, which only a single -0 is not the same without.
    if (gate === '+' && count === 1) this.constant(0);
    else this.operands.push(inputs.shift() ?? -1);
    for (const node of inputs) {
      this.operands.push(node);
      this.apply(gate, 2, path);
    }
  }

  /** A number that is another one at each call. What is drawn from may be arrays where nobody knows it. */
  private draw(inputs: readonly number[], scope: NameScope, hidden: boolean): void {
    const unknown = inputs.filter((node) => this.tape.isUnknown(node));
    if (unknown.length > 0) return this.unread(unknown, 'what this draws from has no number');
    this.outside(this.written(), scope, false, hidden);
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
    if (!isParameter) this.isObject(sources);
    const inputs = this.operands.take(count).filter((node) => this.tape.varies(node));
    const reads = [...inputs, ...sources, ...scope.opaque.captured()];
    if (reads.length === 0) return this.outside(this.written(), scope, false, this.isGiven(root, scope));
    const isFree = !isParameter && !scope.peek(root);
    return this.hand(reads, this.unknownCalls.why(callee, root, isFree), scope);
  }

  /** Follows a function's formula next, with its parameters bound, where that can be done. */
  private inline(
    known: FunctionName,
    { callee, count, keywords = [], listed }: Call,
    scope: NameScope,
  ): void {
    const { text } = known;
    const inputs = this.operands.take(count);
    const refuse = (reason: string) => {
      const { opaque } = known.scope;
      return this.hand([...inputs, ...opaque.defaultsOf(callee), ...scope.opaque.captured()], reason, scope);
    };
    if (this.inlined.some(({ formula }) => formula.text === text)) return refuse(`${callee} calls itself`);
    if (this.budget.gates <= 0) return refuse('the functions used here unfold into too many gates');
    if (!text.formula || !text.simple || !text.plain) return refuse(`${callee} is more than one expression`);
    if (listed) return refuse(`${callee} of a list is not read`);
    if (this.inlined.length >= maxDepth)
      return refuse(`${callee} goes through more than ${maxDepth} functions`);
    const parameters = bound(text, callee, inputs, keywords, (steps) => {
      for (const step of steps) this.follow(step, scope, null);
      return this.operands.pop();
    });
    if (typeof parameters === 'string') return refuse(parameters);
    this.inlined.push({ formula: { text, steps: text.formula, scope: known.scope, parameters }, next: 0 });
  }
}

/** A number, and which kind of one it is. */
export interface Constant {
  readonly value: number;
  readonly kind: number;
}

function takes(least: number, most: number): string {
  const count =
    least === most
      ? `${least}`
      : most === Number.POSITIVE_INFINITY
        ? `at least ${least}`
        : `${least} to ${most}`;
  return `takes ${count} argument${count === '1' ? '' : 's'}`;
}

/** Longer calls may fail in the language itself. */
const mostArguments = 10_000;
