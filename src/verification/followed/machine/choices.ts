/*
 * Indices that depend on conditions on numbers, as that of the largest of some does: a statement that reads or writes there
 * is followed for each side of the condition, as if this stood around it.
 */
import { ScopeMachine } from '../../../circuits/following/scope-machine';
import type { Leaving } from '../../../circuits/following/sides';
import { firstGate, gateName, opcodeOf } from '../../../gates/opcodes';
import type { Code } from '../../../program/code';
import type { Value } from '../../../program/values';
import { type AnyCode, partsIn } from './code-parts';

/** Thrown where a statement has to be followed for both sides of a condition. */
export class BothSides {
  constructor(readonly test: number) {}
}

/** So many conditions are around one statement at most, and statements are followed so often because of them. */
const mostAround = 6;
const mostSplits = 300;
/** So deep is looked for conditions in what an index is made of. */
const deepest = 12;

export abstract class ChoosingMachine extends ScopeMachine {
  /** Which sides are taken of the conditions around the statement that is followed. */
  private readonly taken = new Map<number, boolean>();
  private splits = 0;

  /** Nothing is kept of a statement that is followed otherwise; what this gives says from where on. */
  protected abstract heard(): () => void;

  /** To look through all that something has costs as much as to follow code. */
  override reachable(values: Iterable<Value>): Set<Value> {
    const found = super.reachable(values);
    this.spending.add(found.size >> 3);
    return found;
  }

  override whole(value: Value, below?: number): number | null {
    if (typeof value !== 'number' || !this.isChoice(value)) return super.whole(value, below);
    const node = this.chosenOf(value);
    return super.whole(node, below);
  }

  /** Which of several places is meant was left open: there are more than are looked at. */
  isCutOff = false;

  /** Whether a number is one of several whole ones, as conditions say. */
  private isChoice(node: number, depth = 0): boolean {
    const { tape } = this;
    if (!tape.varies(node) || tape.op[node] < firstGate) return false;
    if (depth > deepest) {
      this.isCutOff = true;
      return false;
    }
    const gate = gateName(tape.op[node]);
    const inputs = gate === 'choose' ? tape.inputsOf(node).slice(1) : tape.inputsOf(node);
    if (gate !== 'choose' && !keepsWhole.has(gate)) return false;
    const isOne = gate === 'choose' && tape.varies(tape.inputsOf(node)[0]);
    const choices = inputs.map((input) => !this.isFixed(input) && this.isChoice(input, depth + 1));
    return (isOne || choices.includes(true)) && inputs.every((input, k) => choices[k] || this.isFixed(input));
  }

  private isFixed(node: number): boolean {
    return this.isCount(node) || this.restsOnCounts(node);
  }

  /** What such a number is where the conditions around are as they are taken to be. */
  private chosenOf(node: number): number {
    if (this.isFixed(node)) return node;
    const { tape } = this;
    const inputs = tape.inputsOf(node);
    const gate = gateName(tape.op[node]);
    if (gate !== 'choose')
      return this.applyTo(
        gate,
        inputs.map((input) => this.chosenOf(input)),
      );
    const [test, yes, no] = inputs;
    const taken = this.taken.get(test);
    if (taken === undefined) {
      if (this.taken.size >= mostAround || this.splits >= mostSplits) {
        this.isCutOff = true;
        return node;
      }
      throw new BothSides(test);
    }
    return this.chosenOf(taken ? yes : no);
  }

  protected override statement(code: Code): Leaving {
    const { moment } = this.memory;
    const { waitingNow, names, base } = this;
    const forget = this.heard();
    try {
      return super.statement(code);
    } catch (error) {
      if (!(error instanceof BothSides)) throw error;
      this.memory.takeBack(moment);
      this.forgetWaiting(waitingNow);
      this.names = names;
      this.base = base;
      forget();
      return this.onBothSides(code, error.test);
    }
  }

  /** Where nothing tells whether a check fails, it does not. */
  protected override condition(
    test: Value,
    code: Extract<Code, { kind: 'if' }>,
    yes: () => Leaving,
    no: () => Leaving,
  ): Leaving {
    const isOpen = code.yes.at(-1)?.kind === 'throw' && this.isUntold(test);
    return isOpen || onlyHandsOn(code) ? no() : super.condition(test, code, yes, no);
  }

  protected override asserts(of: Value): void {
    if (!this.isUntold(of)) super.asserts(of);
  }

  /** Whether nothing that is followed tells if something is true. */
  private isUntold(test: Value): boolean {
    return super.decided(test) === null && (typeof test !== 'number' || this.isUnread(test));
  }

  /** Whether a number comes of what is not followed, or is there where that is not. */
  private isUnread(test: number): boolean {
    const { tape } = this;
    const node = tape.sourceOf(test);
    return tape.isUnread(node) || (tape.op[node] === negation && this.isUnread(tape.inputsOf(node)[0]));
  }

  private onBothSides(code: Code, test: number): Leaving {
    this.splits++;
    const side = (holds: boolean) => () => {
      this.taken.set(test, holds);
      try {
        return this.statement(code);
      } finally {
        this.taken.delete(test);
      }
    };
    const { from, to } = code;
    const around = { kind: 'if', test: { kind: 'truth', value: true, from, to }, from, to } as const;
    return this.condition(test, { ...around, yes: [code], no: [code] }, side(true), side(false));
  }
}

const negation = opcodeOf('not');

const saysNothing = (part: AnyCode) =>
  'kind' in part && (part.kind === 'nothing' || (part.kind === 'text' && part.value === 'undefined'));

/**
 * Whether a function only keeps what it is given, if it is, and computes nothing: `if (input !== undefined) { this.output =
 * input; return input; }`.
 */
function onlyHandsOn({ test, yes }: Extract<Code, { kind: 'if' }>): boolean {
  if (test.kind !== 'gate' || yes.at(-1)?.kind !== 'return') return false;
  const asked = partsIn(test).flatMap((part) => ('kind' in part && part.kind === 'name' ? part.name : []));
  const all = partsIn(yes);
  return (
    partsIn(test).some(saysNothing) &&
    !all.some((part) => 'kind' in part && /^(gate|call)$/.test(part.kind)) &&
    all.some((part) => 'kind' in part && part.kind === 'name' && asked.includes(part.name))
  );
}

/** Gates that make whole numbers of whole numbers. */
const keepsWhole: ReadonlySet<string> = new Set(
  '+ - * negate plus copy modulo % floorDivide floor trunc min max | << >> >>>'.split(' '),
);
