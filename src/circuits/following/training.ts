/*
 * Training loops. A training loop changes, from gradients, what the forward pass of its next round reads: `w -= lr * dw`.
 * A loop that only adds up a loss and its gradients is none, nor is one that goes through the weights to change each.
 */
import { INPUT, opcodeOf } from '../../gates/opcodes';
import type { Expression, Target } from '../../program/code';
import type { Tape } from '../../tape/tape';
import type { Span } from '../../text/span';
import type { Moment } from './memory';

/** A training loop, of which one round was followed. */
export interface Training {
  /** Where it stands. */
  readonly at: Span;
  /** Where its code assigns what it steps, with the node of what that was worth before. */
  readonly steps: ReadonlyMap<number, number>;
}

/** One going-through of a loop. */
export interface LoopRun {
  /** The nodes that there were before it. */
  readonly start: number;
  /** When it began, and how many waited then to leave something. */
  readonly moment: Moment;
  readonly waiting: number;
  isFirstRound: boolean;
  trains: boolean;
  /** Where its code assigns what it steps, with the node of what that was worth before. */
  readonly steps: Map<number, number>;
}

const copy = opcodeOf('copy');

/** Whether a name, or a member's, is that of a gradient of a variable or member. */
export type IsGradientOf = (name: string, variable: string) => boolean;

export class TrainingLoops {
  private readonly running: LoopRun[] = [];

  constructor(private readonly tape: Tape) {}

  begin(moment: Moment, waiting: number): LoopRun {
    const run = {
      start: this.tape.length,
      moment,
      waiting,
      isFirstRound: true,
      trains: false,
      steps: new Map<number, number>(),
    };
    this.running.push(run);
    return run;
  }

  end(run: LoopRun): void {
    this.running.length = this.running.indexOf(run);
  }

  /** Whether a step would tell anything of a loop. */
  get isAsked(): boolean {
    return this.running.some(({ isFirstRound }) => isFirstRound);
  }

  /** What was worth `node` is stepped down its gradient at a place, by code whose nodes begin at `own`. */
  steps(node: number, own: number, place: number): void {
    for (const run of this.running) {
      if (!run.isFirstRound) continue;
      run.steps.set(place, node);
      run.trains ||= this.isFromBefore(node, run.start) && this.isReadBetween(node, run.start, own);
    }
  }

  /** Whether something was there before a loop began: what each round begins anew is no matter for the next one. */
  private isFromBefore(node: number, start: number): boolean {
    let origin = node;
    while (this.tape.op[origin] === copy) [origin] = this.tape.inputsOf(origin);
    return origin < start || this.tape.op[origin] === INPUT;
  }

  private isReadBetween(node: number, start: number, end: number): boolean {
    for (let k = Math.max(start, node + 1); k < end; k++)
      if (this.tape.inputsOf(k).includes(node)) return true;
    return false;
  }
}

/** Whether an assignment steps its target down a gradient: `w -= lr * dw`, `w = w - lr * dw`, `p.data += -lr * p.grad`. */
export function isStep(
  target: Target,
  operator: string,
  value: Expression,
  isGradientOf: IsGradientOf,
): boolean {
  const name = lastName(target);
  if (name === null) return false;
  const isDown =
    operator === '-' ||
    (operator === '+' && parts(value).some((part) => part.kind === 'gate' && part.gate === 'negate')) ||
    (operator === '' &&
      value.kind === 'gate' &&
      value.gate === '-' &&
      value.inputs.length === 2 &&
      isSame(value.inputs[0], target));
  return isDown && parts(value).some((part) => isNamed(part, (own) => isGradientOf(own, name)));
}

/** Whether two places are written alike. */
function isSame(one: Expression | Target, other: Expression | Target): boolean {
  if (one.kind === 'name') return other.kind === 'name' && one.name === other.name;
  if (one.kind === 'number') return other.kind === 'number' && one.value === other.value;
  if (one.kind === 'member')
    return other.kind === 'member' && one.key === other.key && isSame(one.of, other.of);
  if (one.kind !== 'at' || other.kind !== 'at') return false;
  return isSame(one.of, other.of) && isSame(one.index, other.index);
}

/** The name that a variable or member goes by; for an element that of its array. */
function lastName(of: Target | Expression): string | null {
  if (of.kind === 'name') return of.name;
  if (of.kind === 'member') return of.key;
  return of.kind === 'at' ? lastName(of.of) : null;
}

function isNamed(part: Expression, is: (name: string) => boolean): boolean {
  if (part.kind === 'name') return is(part.name);
  return part.kind === 'member' && is(part.key);
}

/** An expression and all that it is made of, as far as numbers go. */
function parts(whole: Expression): readonly Expression[] {
  const all = [whole];
  for (const part of all) {
    if (part.kind === 'gate') all.push(...part.inputs);
    else if (part.kind === 'member') all.push(part.of);
    else if (part.kind === 'at') all.push(part.of, part.index);
    else if (part.kind === 'call') all.push(part.callee, ...part.args.map(({ value }) => value));
  }
  return all;
}
