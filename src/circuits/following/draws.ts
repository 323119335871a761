/*
 * Numbers drawn at random. They may be any, as other inputs may; but one that decides which element is read, or how many
 * rounds there are, stays what it is assumed to be, as a count does: other code would be followed with another one.
 */
import { CONSTANT, firstGate, INPUT } from '../../gates/opcodes';
import { forward } from '../../tape/generated/passes';
import { Counting } from './counting';

export abstract class Draws extends Counting {
  /** Those that may still be any number. */
  private readonly open = new Set<number>();
  private readonly settled = new Set<number>();

  /** A number is drawn, and has a value as long as nobody says another one. */
  protected isDrawn(node: number): void {
    this.open.add(node);
  }

  /** What a number is drawn from that decides something stays what it is, where nothing but counts is behind it, too. */
  protected settleDraws(node: number): void {
    if (this.open.size === 0) return;
    const behind = [...this.behind_(node)].sort((one, other) => one - other);
    const drawn = behind.filter((at) => this.open.has(at));
    if (drawn.length === 0 || !behind.every((at) => this.mayDecide(at))) return;
    for (const at of drawn) {
      this.open.delete(at);
      this.settled.add(at);
      this.world.settles(at);
    }
    for (const at of behind) {
      this.mayRestOnCounts(at);
      if (this.tape.op[at] >= firstGate) forward(this.tape, at, at + 1);
    }
  }

  private mayDecide(node: number): boolean {
    const { tape } = this;
    return tape.op[node] >= firstGate || tape.op[node] === INPUT || tape.op[node] === CONSTANT;
  }

  /** Whether a number is what it is because of what was drawn. */
  protected restsOnDraws(node: number): boolean {
    if (this.settled.size === 0 || !this.tape.isAssumed(node)) return false;
    for (const at of this.behind_(node)) if (this.settled.has(at)) return true;
    return false;
  }
}
