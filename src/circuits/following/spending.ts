/*
 * What following a scope has cost, against its budget. A loop is judged by its first round times its count, before the
 * rest is followed: one that is too long is not begun in earnest, so that it takes nothing away from what stands below.
 */
import type { Tape } from '../../tape/tape';
import { Exhausted, mostNodes, mostSteps } from './budget';

/** What following has cost by some moment. */
export interface Cost {
  readonly steps: number;
  readonly nodes: number;
}

export class Spending {
  private steps = 0;
  private readonly firstNode: number;
  /** Past these there is no budget for the statement that is followed. */
  private lastStep = mostSteps;
  private lastNode: number;

  constructor(private readonly tape: Tape) {
    this.firstNode = tape.length;
    this.lastNode = tape.length + mostNodes;
  }

  get cost(): Cost {
    return { steps: this.steps, nodes: this.tape.length };
  }

  /** A statement begins: it may cost half of what is left, so that there is something left for those below. */
  begin(): void {
    this.lastStep = this.steps + (mostSteps - this.steps) / 2;
    this.lastNode = this.tape.length + (this.firstNode + mostNodes - this.tape.length) / 2;
  }

  /** One more step; past the budget there is none. */
  step(): void {
    if (++this.steps > this.lastStep || this.tape.length > this.lastNode) throw new Exhausted();
  }

  /** Something costs as much as so many steps. */
  add(steps: number): void {
    this.steps += steps;
  }

  /** Whether so many more rounds are too much, each of which costs as much as what was followed since a moment. */
  isTooMuch(before: Cost, rounds: number): boolean {
    const steps = (this.steps - before.steps) * rounds;
    const nodes = (this.tape.length - before.nodes) * rounds;
    return steps > mostSteps / 2 || nodes > mostNodes / 2;
  }
}
