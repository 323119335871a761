/* Operators of Python: their gates, how tightly they hold, and the order in which they are applied. */
import type { Span } from '../../text/span';

/** How tightly an operator holds what stands around it. */
export interface Operator {
  /** null for one that is not read. */
  readonly gate: string | null;
  readonly rank: number;
  readonly kind: 'left' | 'right' | 'prefix' | 'comparison';
}

function row(kind: Operator['kind'], rank: number, gates: Readonly<Record<string, string | null>>) {
  return Object.entries(gates).map(([sign, gate]) => [sign, { gate, rank, kind }] as const);
}

/** Operators between two values, by their signs. */
export const binary: ReadonlyMap<string, Operator> = new Map([
  ...row('left', 1, { or: 'or' }),
  ...row('left', 2, { and: 'and' }),
  ...row('comparison', 4, {
    ...{ '<': '<', '>': '>', '<=': '<=', '>=': '>=', '==': '==', '!=': '!=' },
    ...{ in: null, 'not in': null, is: null, 'is not': null, '<>': null },
  }),
  ...row('left', 5, { '|': null }),
  ...row('left', 6, { '^': null }),
  ...row('left', 7, { '&': null }),
  ...row('left', 8, { '<<': null, '>>': null }),
  ...row('left', 9, { '+': '+', '-': '-' }),
  ...row('left', 10, { '*': '*', '/': '/', '//': 'floorDivide', '%': 'modulo', '@': null }),
  ...row('right', 12, { '**': '**' }),
]);

/** Operators before a value. */
export const prefixes: ReadonlyMap<string, Operator> = new Map([
  ...row('prefix', 3, { not: 'not' }),
  ...row('prefix', 11, { '-': 'negate', '+': 'plus', '~': null }),
]);

/** Gates of the signs that an assignment may update with: `+=`. */
export function updateGate(sign: string): string | null {
  const operator = binary.get(sign.slice(0, -1));
  return operator && operator.rank >= 9 ? operator.gate : null;
}

/** An operator that waits for what stands behind it, as it is written. */
export interface WaitingOperator {
  readonly operator: Operator;
  readonly text: string;
  readonly sign: Span;
}

/** Applies the operators of a run in the order of their ranks, whatever the grammar makes of them. */
export abstract class RankedOperators {
  protected readonly waiting: WaitingOperator[] = [];

  /** Applies what holds tighter than this rank, or as tightly where that comes from the left. */
  protected apply(rank: number, isLeft: boolean): void {
    for (let last = this.waiting.at(-1); last; last = this.waiting.at(-1)) {
      const { operator } = last;
      if (operator.rank < rank || (operator.rank === rank && !isLeft)) return;
      if (operator.kind === 'comparison') this.compare();
      else {
        this.waiting.pop();
        if (operator.kind === 'prefix') this.prefix(last);
        else this.binary(last);
      }
    }
  }

  /** The comparisons that wait last, which are one: `a < b < c`. */
  protected abstract compare(): void;
  protected abstract prefix(waiting: WaitingOperator): void;
  protected abstract binary(waiting: WaitingOperator): void;
}
