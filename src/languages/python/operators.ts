/* Operators of Python: their gates, how tightly they hold, and the order in which they are applied. */

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
