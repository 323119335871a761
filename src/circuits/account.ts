/*
 * What following a file meets that no number tells: which statements are followed, which are not and why, and which
 * sides of conditions are taken.
 */
import type { Span } from '../text/span';
import { FileSpending } from './following/spending';

/** Code that is not followed. */
export interface NotFollowedCode extends Span {
  /** A clause. */
  readonly reason: string;
}

/** A condition with its sides, and how often it was true and false; a side that does not stand there has no place. */
export interface Branching {
  readonly test: Span;
  readonly yes: Span | null;
  readonly no: Span | null;
  times: { readonly yes: number; readonly no: number };
}

export class Account {
  private readonly statements = new Set<number>();
  private readonly conditionAt = new Map<number, Branching>();
  private readonly opaqueAt = new Map<number, NotFollowedCode>();
  /** What it has cost. */
  readonly spending = new FileSpending();
  private calls = 0;

  /** A statement of a scope is followed, as far as it can be. */
  follows(from: number): void {
    this.statements.add(from);
  }

  isFollowed(from: number): boolean {
    return this.statements.has(from);
  }

  isOpaque({ from, to }: Span, reason: string): void {
    this.opaqueAt.set(from, { from, to, reason });
  }

  /** Code in what is followed that is not, in no order. */
  get opaque(): Iterable<NotFollowedCode> {
    return this.opaqueAt.values();
  }

  /** A condition is true, or not, once more. */
  meets({ test, yes, no }: Omit<Branching, 'times'>, isTrue: boolean): void {
    const known = this.conditionAt.get(test.from) ?? { test, yes, no, times: { yes: 0, no: 0 } };
    const { times } = known;
    known.times = isTrue ? { ...times, yes: times.yes + 1 } : { ...times, no: times.no + 1 };
    this.conditionAt.set(test.from, known);
  }

  get conditions(): Iterable<Branching> {
    return this.conditionAt.values();
  }

  /** A number for another call of a function, greater than those before. */
  nextCall(): number {
    return ++this.calls;
  }
}
