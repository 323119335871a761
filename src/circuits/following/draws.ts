/*
 * Numbers drawn at random. They may be any, as other inputs may; but one that decides which element is read, or how many
 * rounds there are, stays what it is assumed to be, as a count does: other code would be followed with another one.
 */

import { CONSTANT, firstGate, INPUT } from '../../gates/opcodes';
import type { WholeBounds } from '../../program/library';
import { forward } from '../../tape/generated/passes';
import { drawn } from '../assume';
import { Counting } from './counting';

export abstract class Draws extends Counting {
  /** Those that stay what they are, and numbers that these have chosen. */
  protected readonly settled = new Set<number>();
  /** Whole ones that may be any between two others. */
  private readonly ranges = new Map<number, WholeBounds>();

  /** A whole number is drawn by what is said so; each time another one. */
  protected isDrawnWithin(node: number, bounds: WholeBounds, said: string): void {
    const { builder, tape } = this;
    if (builder.arithmetic) tape.kind[node] = builder.arithmetic.kindOfLiteral(true, false);
    tape.set(node, drawn(`${said} #${this.ranges.size + 1}`, bounds));
    this.ranges.set(node, bounds);
  }

  /** What a number is drawn from that decides something stays what it is, where nothing but counts is behind it, too. */
  protected settleDraws(node: number): void {
    const { tape } = this;
    const behind = [...this.behind_(node)];
    if (!behind.some((at) => this.settled.has(at) || this.mayBeAny(at))) return;
    if (!behind.every((at) => this.mayDecide(at))) return;
    const news = behind.filter((at) => this.mayBeAny(at) || !tape.isAssumed(at));
    for (const at of news)
      if (this.mayBeAny(at)) {
        this.settled.add(at);
        // Somebody may say that it is another one than what is made of it has seen.
        if (this.world.settles(at)) forward(tape, at + 1, tape.length);
      }
    for (const at of news) tape.becomesAssumed(at);
    this.forgetWhatRests(Math.min(...news));
  }

  /** Whether a number is drawn, and may still be any other. */
  private mayBeAny(node: number): boolean {
    const { tape } = this;
    return tape.op[node] === INPUT && !tape.isCount(node) && (tape.isFraction(node) || this.ranges.has(node));
  }

  private mayDecide(node: number): boolean {
    const { tape } = this;
    if (tape.op[node] === CONSTANT) return !tape.varies(node) || this.isCount(node);
    if (tape.isStandIn(node) && tape.op[node] === INPUT) return this.ranges.has(node);
    return tape.op[node] >= firstGate || tape.op[node] === INPUT;
  }

  /** Whether a number is what it is because of what was drawn. */
  protected restsOnDraws(node: number): boolean {
    if (this.settled.size === 0 || !this.tape.isAssumed(node)) return false;
    for (const at of this.behind_(node)) if (this.settled.has(at)) return true;
    return false;
  }
}
