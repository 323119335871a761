/* What the trials of a file may cost together: who asks for a mistake shall not wait for it. */

/** Nodes that may be written in all trials of a file, and what each costs beside them. */
const mostNodes = 180_000;
const perTrial = 300;
/** Of more nodes each costs more: it is held against more numbers, at all points. */
const many = 8000;

/** What is left for the trials of a file. */
export class TrialBudget {
  private left = mostNodes;

  get isSpent(): boolean {
    return this.left <= 0;
  }

  spend(nodes: number): void {
    this.left -= nodes * Math.max(1, nodes / many) + perTrial;
  }
}
