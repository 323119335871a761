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

/** What following a whole file has cost: each scope may cost half of what is left. */
export class FileSpending {
  steps = 0;
  nodes = 0;

  /** So much only is left, where less than a whole file is to be followed. */
  leave(steps: number, nodes: number): void {
    this.steps = mostSteps * ofFile - steps;
    this.nodes = mostNodes * ofFile - nodes;
  }
}

export class Spending {
  private steps = 0;
  /** What the statements have cost that have been followed before. */
  private before: Cost = { steps: 0, nodes: 0 };
  private firstNode: number;
  /** Past these there is no budget for the statement that is followed. */
  private lastStep = mostSteps;
  private lastNode: number;

  constructor(
    private readonly tape: Tape,
    private readonly file: FileSpending,
  ) {
    this.firstNode = tape.length;
    this.lastNode = tape.length + mostNodes;
  }

  get cost(): Cost {
    return { steps: this.steps, nodes: this.tape.length };
  }

  /** A statement begins: it may cost half of what is left, so that there is something left for those below. */
  begin(): void {
    const { before, file, tape } = this;
    this.firstNode = tape.length;
    this.lastStep =
      this.steps + shareOf(mostSteps - before.steps, mostSteps * ofFile - file.steps, leastSteps);
    this.lastNode =
      tape.length + shareOf(mostNodes - before.nodes, mostNodes * ofFile - file.nodes, leastNodes);
  }

  /** The statement has been followed, as far as it is. */
  end(): void {
    const { before, file, steps } = this;
    const nodes = this.tape.length - this.firstNode;
    file.steps += steps - before.steps;
    file.nodes += nodes;
    this.before = { steps, nodes: before.nodes + nodes };
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

/** Half of what is left for a statement, of its scope or of the file. */
function shareOf(ofScope: number, ofAll: number, least: number): number {
  return Math.max(least, Math.min(ofScope, ofAll) / 2);
}

/** A file may cost as much as so many scopes. */
const ofFile = 2;

/** Whatever stands above, a statement may cost this. */
const leastSteps = 5_000;
const leastNodes = 2_000;
