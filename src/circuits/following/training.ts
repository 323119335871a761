/*
 * Training loops. A training loop changes, from gradients, what the forward pass of its next round reads. What it does so
 * is told by names where it steps down a gradient, `w -= lr * dw`; else, whichever way it steps, by the chain rule: a
 * gradient goes into the new number, and what that is a gradient of was made of the old one. A loop that only adds up a
 * loss and its gradients is none, nor is one that goes through the weights to change each,
 * also where it reads what it changes: the next round has another weight.
 */
import { INPUT } from '../../gates/opcodes';
import type { Expression, Target } from '../../program/code';
import { Given } from '../../program/values';
import type { Tape } from '../../tape/tape';
import type { Span } from '../../text/span';
import { GradientNotes, type VariablesOf } from './gradient-notes';
import { type Heap, type HeldBefore, isList, type Moment } from './memory';
import { originOf } from './steps';

/** A training loop, of which one round was followed. */
export interface Training {
  /** Where it stands. */
  readonly at: Span;
  /** What its round has made of weights, by node, and what these were before. */
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
  /** What code steps down that looks so, as it was before. */
  readonly stepped: Set<number>;
  /** What its rounds count with. */
  readonly counters: readonly string[];
  /** What it has put at places that each round has for itself, such as `w[i]`. */
  readonly own: Set<number>;
}

export class TrainingLoops {
  private readonly running: LoopRun[] = [];
  private readonly notes: GradientNotes;

  constructor(
    private readonly tape: Tape,
    variablesOf: VariablesOf,
  ) {
    this.notes = new GradientNotes(tape, variablesOf);
  }

  begin(moment: Moment, waiting: number, counters: readonly string[]): LoopRun {
    if (!this.isAsked) this.notes.clear();
    const run = {
      start: this.tape.length,
      moment,
      waiting,
      isFirstRound: true,
      stepped: new Set<number>(),
      counters,
      own: new Set<number>(),
    };
    this.running.push(run);
    return run;
  }

  end(run: LoopRun): void {
    this.running.length = this.running.indexOf(run);
  }

  get isInLoop(): boolean {
    return this.running.length > 0;
  }

  /** Whether a step would tell anything of a loop. */
  get isAsked(): boolean {
    for (const { isFirstRound } of this.running) if (isFirstRound) return true;
    return false;
  }

  /** A variable, or a member or element that goes by a name, gets a number. */
  assigns(name: string, node: number, target: Target): void {
    if (!this.isAsked) return;
    this.notes.add(name, node);
    for (const { isFirstRound, counters, own } of this.running)
      if (isFirstRound && isIndexedBy(counters, target)) own.add(node);
  }

  /** What was worth `node` is stepped down its gradient, by code whose nodes begin at `own`. */
  steps(node: number, own: number): void {
    for (const run of this.running)
      if (run.isFirstRound && this.isFromBefore(node, run.start) && this.isReadBetween(node, run.start, own))
        run.stepped.add(node);
  }

  /** What the first round of a loop has stepped: by node, with what it was before. None where the loop does not train. */
  stepsOf(run: LoopRun, memory: Heap): ReadonlyMap<number, number> {
    const { notes } = this;
    const found = new Map<number, number>();
    if (run.stepped.size === 0 && notes.isEmpty) return found;
    for (const [before, after] of changed(memory, run.moment)) {
      if (!this.isFromBefore(before, run.start) || run.own.has(after)) continue;
      if (run.stepped.has(before) || notes.tellStep(before, after, run.start)) found.set(after, before);
    }
    return found;
  }

  /** Whether something was there before a loop began: what each round begins anew is no matter for the next one. */
  private isFromBefore(node: number, start: number): boolean {
    const origin = originOf(this.tape, node);
    return origin < start || this.tape.op[origin] === INPUT;
  }

  private isReadBetween(node: number, start: number, end: number): boolean {
    for (let k = Math.max(start, node + 1); k < end; k++)
      if (this.tape.inputsOf(k).includes(node)) return true;
    return false;
  }
}

/** Whether a place has one of some names as an index. */
function isIndexedBy(names: readonly string[], of: Target | Expression): boolean {
  if (of.kind !== 'at') return of.kind === 'member' && isIndexedBy(names, of.of);
  return (of.index.kind === 'name' && names.includes(of.index.name)) || isIndexedBy(names, of.of);
}

/** The numbers of all places that hold another one since a moment, before and after; those of a list one by one. */
function* changed(memory: Heap, moment: Moment): Generator<readonly [before: number, after: number]> {
  for (const [holder, places] of memory.heldAt(moment))
    for (const [key, before] of places) yield* pairs(before, memory.get(holder, key));
}

function* pairs(before: HeldBefore, after: HeldBefore): Generator<readonly [number, number]> {
  const [one, other] = [numberOf(before), numberOf(after)];
  if (one !== null && other !== null) {
    if (one !== other) yield [one, other];
  } else if (isList(before) && isList(after) && before !== after)
    for (const [k, item] of before.items.entries()) yield* pairs(item, after.items[k]);
}

function numberOf(value: HeldBefore): number | null {
  if (typeof value === 'number') return value;
  return value instanceof Given && value.node >= 0 ? value.node : null;
}
