import type { Span } from '../language/parse';
import type { FunctionText, Step } from '../language/statements';
import { bareNames, constants, firstWide, gateAt, opcodeOf, synonyms, wideGateAt } from './opcodes';
import { Mark, type Tape } from './tape';

/** What a name means to an expression; a `number` is a node of the tape. */
export type Meaning =
  | { readonly kind: 'number'; readonly node: number }
  /** It is known to be no number, why, and what it was made from. */
  | { readonly kind: 'none'; readonly reason: string; readonly nodes: readonly number[] }
  /** It stands for Math or one of its members. */
  | { readonly kind: 'alias'; readonly path: string };

/** The names around an expression. */
export interface Names {
  /** The meaning of a name that is read at `at`; null `at` where the text does not stand in this scope. */
  read(name: string, at: Span | null): Meaning;
  /** What a name stands for when it is called or has members; does not count as reading it. */
  peek(
    name: string,
  ): Meaning | { readonly kind: 'function'; readonly text: FunctionText; readonly names: Names } | null;
  /** An input for something that only the running code knows: `data[0]`, `readInput()`. */
  outside(path: string, at: Span, stable: boolean): number;
  /** Nodes that an unknown call may read behind our back. */
  captured(): readonly number[];
  /** Nodes that such code may have kept from before. */
  kept(): readonly number[];
  /** Notes that code which is not read has the values of these nodes. */
  keep(nodes: readonly number[]): void;
}

/** A formula being inlined, or the statement's own expression at the bottom. */
interface Frame {
  readonly steps: readonly Step[];
  next: number;
  readonly names: Names;
  readonly parameters: ReadonlyMap<string, number> | null;
  readonly function: FunctionText | null;
}

/** Inlined functions may multiply code; past this many gates for each character of the file we stop. */
export interface Budget {
  gates: number;
}

const maxDepth = 200;

/** Puts expressions on the tape, gate by gate, without recursion. */
export class ExpressionBuilder {
  /** Sentences about what was taken for granted: the meaning of a bare `sig`. */
  readonly assumedMeanings = new Map<number, string>();
  /** Why a node is unread. */
  readonly reasons = new Map<number, string>();
  private stack: number[] = [];
  private frames: Frame[] = [];

  constructor(
    private readonly tape: Tape,
    private readonly source: string,
    private readonly budget: Budget,
  ) {}

  /** Builds the expression and returns the node of its value. `base` turns the steps' positions into the file's. */
  build(steps: readonly Step[], base: number, names: Names): number {
    this.stack = [];
    this.frames = [{ steps, next: 0, names, parameters: null, function: null }];
    let outer: Span | null = null;
    for (;;) {
      const frame = this.frames.at(-1) as Frame;
      const step = frame.steps[frame.next++];
      if (!step) {
        this.frames.pop();
        if (this.frames.length === 1) outer = null;
        if (this.frames.length === 0)
          return this.stack.pop() ?? this.unread({ from: base, to: base }, [], 'this is empty');
        continue;
      }
      const at: Span = outer ?? { from: step.from + base, to: step.to + base };
      const inlined = this.step(step, at, frame);
      if (inlined) outer = at;
    }
  }

  /** Returns whether a function's formula is to be followed next. */
  private step(step: Step, at: Span, frame: Frame): boolean {
    switch (step.kind) {
      case 'number': {
        const node = this.tape.constant(step.value, at.from, at.to);
        if (step.boolean) this.tape.marks[node] |= Mark.boolean;
        this.stack.push(node);
        return false;
      }
      case 'name':
        this.stack.push(this.name(step.name, at, frame));
        return false;
      case 'member':
        this.stack.push(this.member(step.name, step.path, at, frame));
        return false;
      case 'gate':
        this.gate(step.gate, step.count, at);
        return false;
      case 'call':
        return this.call(step.callee, step.count, at, frame);
      case 'unreadable': {
        const reads = step.names.slice(step.first, step.last).flatMap((name) => this.tracked(name, frame));
        if (reads.length === 0 && step.number)
          this.stack.push(frame.names.outside(this.written(at), at, false));
        else this.stack.push(this.hand(reads, at, step.reason, frame));
        return false;
      }
      case 'callee':
        return false;
    }
  }

  private written(at: Span): string {
    return this.source.slice(at.from, at.to).replace(/\s+/g, ' ');
  }

  private unread(at: Span, reads: readonly number[], reason: string): number {
    const node = this.tape.unread(at.from, at.to, reads);
    this.reasons.set(node, reason);
    return node;
  }

  /** Something unread that gets `reads`, and that may use and keep more than that. */
  private hand(reads: readonly number[], at: Span, reason: string, { names }: Frame): number {
    const node = this.unread(at, [...reads, ...names.kept()], reason);
    names.keep(reads);
    return node;
  }

  /** The node of a name, if it has one; for what is read inside something that we don't understand. */
  private tracked(name: string, frame: Frame): readonly number[] {
    const own = frame.parameters?.get(name);
    if (own !== undefined) return [own];
    const meaning = frame.names.peek(name);
    if (meaning?.kind === 'function') return frame.names.captured();
    if (meaning?.kind === 'none') return meaning.nodes;
    if (meaning?.kind === 'alias') return [];
    if (constants.has(name) || name === 'undefined' || name === 'Math' || name === 'Number') return [];
    const read = frame.names.read(name, null);
    return read.kind === 'number' ? [read.node] : [];
  }

  private name(name: string, at: Span, frame: Frame): number {
    const own = frame.parameters?.get(name);
    if (own !== undefined) return own;
    const known = frame.names.peek(name);
    if (!known) {
      const constant = constants.get(name);
      if (constant !== undefined) return this.tape.constant(constant, at.from, at.to);
      if (name === 'undefined') return this.unread(at, [], 'undefined is no number');
    }
    if (known?.kind === 'function') return this.unread(at, [], `${name} is a function, and no number`);
    const meaning = frame.names.read(name, frame.parameters ? null : at);
    if (meaning.kind === 'number') return meaning.node;
    if (meaning.kind === 'none') return this.unread(at, meaning.nodes, meaning.reason);
    const constant = constants.get(meaning.path);
    if (constant !== undefined) return this.tape.constant(constant, at.from, at.to);
    return this.unread(at, [], `${name} is no number`);
  }

  private member(name: string, path: string, at: Span, frame: Frame): number {
    const parameter = frame.parameters?.get(name);
    if (parameter !== undefined) return this.unread(at, [parameter], `${path} is only known when it runs`);
    if (name === 'arguments' && frame.parameters)
      return this.unread(at, [...frame.parameters.values()], `${path} is only known when it runs`);
    const owner = name === 'this' ? null : frame.names.peek(name);
    const full = owner?.kind === 'alias' && owner.path === 'Math' ? `Math${path.slice(name.length)}` : path;
    const constant = owner && owner.kind !== 'alias' ? undefined : constants.get(full);
    if (constant !== undefined) return this.tape.constant(constant, at.from, at.to);
    if (full.startsWith('Math.') && (!owner || owner.kind === 'alias'))
      return this.unread(at, [], `${path} is a function, and no number`);
    if (path === 'this') return this.unread(at, [], 'this is no number');
    return frame.names.outside(path, at, true);
  }

  private gate(name: string, count: number, at: Span): void {
    const inputs = this.stack.splice(this.stack.length - count, count);
    this.stack.push(this.apply(name, inputs, at));
  }

  private apply(written: string, inputs: readonly number[], at: Span): number {
    const name = synonyms.get(written) ?? written;
    const op = opcodeOf(name);
    const { marks } = this.tape;
    if (op === undefined) return this.unread(at, inputs, `${written} is not read`);
    if (this.budget.gates-- <= 0)
      return this.unread(at, inputs, 'the functions used here unfold into too many gates');
    let kinds = 0;
    for (const input of inputs) kinds |= marks[input] & (Mark.boolean | Mark.mixed);
    if (kinds !== 0 && (written === '===' || written === '!==') && !this.comparable(inputs))
      return this.unread(at, inputs, `${written} between a number and a comparison is always the same`);
    const node = this.tape.gate(op, inputs, at.from, at.to);
    if (op < firstWide && gateAt(op)?.boolean) this.tape.marks[node] |= Mark.boolean;
    else if (kinds !== 0 && choices.has(name)) {
      const chosen = name === '?:' ? inputs.slice(1) : inputs;
      // The test decides what is chosen, not what it is.
      const isNumber = chosen.every((input) => (marks[input] & (Mark.boolean | Mark.mixed)) === 0);
      if (!isNumber) this.tape.marks[node] |= this.comparable(chosen) ? Mark.boolean : Mark.mixed;
    }
    return node;
  }

  /** Whether === compares like with like: JavaScript tells a boolean from a number. */
  private comparable(inputs: readonly number[]): boolean {
    return inputs.every((input) => (this.tape.marks[input] & (Mark.boolean | Mark.mixed)) === Mark.boolean);
  }

  private call(callee: string, count: number, at: Span, frame: Frame): boolean {
    const inputs = this.stack.splice(this.stack.length - count, count);
    const dot = callee.search(/[.[]/);
    const root = dot < 0 ? callee : callee.slice(0, dot);
    const known = frame.parameters?.has(root)
      ? ({ kind: 'none', reason: '', nodes: [] } as const)
      : frame.names.peek(root);
    if (known?.kind === 'function' && dot < 0)
      return this.inline(known.text, known.names, inputs, at, callee, frame);
    const path = known?.kind === 'alias' ? known.path + callee.slice(root.length) : callee;
    const builtIn = !known || known.kind === 'alias';
    const bare = known ? undefined : bareNames.get(path);
    const gate = builtIn
      ? (bare ?? (path === 'Number' || path.startsWith('Math.') ? path : undefined))
      : undefined;
    if (gate !== undefined) this.stack.push(this.builtIn(gate, path, inputs, at, bare !== undefined));
    else this.stack.push(this.unknownCall(callee, inputs, at, frame));
    return false;
  }

  private builtIn(gate: string, path: string, inputs: readonly number[], at: Span, assumed: boolean): number {
    const name = synonyms.get(gate) ?? gate;
    const op = opcodeOf(name);
    if (op === undefined) {
      const random = path === 'Math.random' && inputs.length === 0;
      return random
        ? this.frames[0].names.outside('Math.random()', at, false)
        : this.unread(at, inputs, `${path} has no gradient rule here`);
    }
    if (inputs.length > mostArguments)
      return this.unread(at, inputs, `${path} of more than ${mostArguments} arguments is not read`);
    const wide = wideGateAt(op);
    if (wide && inputs.length === 0) return this.tape.constant(wide.forward([]), at.from, at.to);
    const wanted = wide ? inputs.length : (gateAt(op)?.backward.length ?? 0);
    if (inputs.length !== wanted)
      return this.unread(
        at,
        inputs,
        `${path} takes ${wanted} argument${wanted === 1 ? '' : 's'}, and here it has ${inputs.length}`,
      );
    const node = this.apply(name, inputs, at);
    if (assumed) this.assumedMeanings.set(node, path);
    return node;
  }

  private unknownCall(callee: string, inputs: readonly number[], at: Span, frame: Frame): number {
    const reads = [
      ...inputs.filter((node) => this.tape.marks[node] & Mark.varies),
      ...frame.names.captured(),
    ];
    if (reads.length === 0) return frame.names.outside(this.written(at), at, false);
    return this.hand(reads, at, `${callee} is a function that is not known here`, frame);
  }

  /** Follows a function's formula next, with its parameters bound; returns false where it can't be. */
  private inline(
    text: FunctionText,
    names: Names,
    inputs: readonly number[],
    at: Span,
    callee: string,
    frame: Frame,
  ): boolean {
    const refuse = (reason: string) => {
      this.stack.push(this.hand([...inputs, ...frame.names.captured()], at, reason, frame));
      return false;
    };
    if (this.frames.some((open) => open.function === text)) return refuse(`${callee} calls itself`);
    if (this.budget.gates <= 0) return refuse('the functions used here unfold into too many gates');
    if (!text.formula || !text.simple || !text.plain) return refuse(`${callee} is more than one expression`);
    if (inputs.length < text.parameters.length)
      return refuse(`${callee} takes ${text.parameters.length} arguments, and here it has ${inputs.length}`);
    if (this.frames.length > maxDepth)
      return refuse(`${callee} goes through more than ${maxDepth} functions`);
    const parameters = new Map(text.parameters.map(({ name }, k) => [name, inputs[k]]));
    this.frames.push({ steps: text.formula, next: 0, names, parameters, function: text });
    return true;
  }
}

/** Longer calls may fail in JavaScript itself. */
const mostArguments = 10_000;

const choices = new Set(['?:', '&&', '||', '??']);
