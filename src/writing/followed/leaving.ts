/* How statements are told apart before they are read: loops that count or are left early, branches that return. */
import type { Block, Code, Expression } from '../../program/code';

/** What is added to a counter from round to round; null where it is no plain number. */
export function stepOf(update: Expression, counter: string): number | null {
  if (update.kind !== 'assign' || update.value.kind !== 'number') return null;
  const { target, operator, value } = update;
  if (target.kind !== 'name' || target.name !== counter) return null;
  return operator === '+' ? value.value : operator === '-' ? -value.value : null;
}

/** Whether a body is left before its rounds are over. */
export function leaves(body: Block): boolean {
  return body.some((code) => {
    if (['return', 'break', 'continue', 'throw'].includes(code.kind)) return true;
    if (code.kind === 'if') return leaves(code.yes) || leaves(code.no);
    if (code.kind === 'loop' || code.kind === 'block') return leaves(code.body);
    return code.kind === 'opaque' && code.leaves === true;
  });
}

/** Whether a branch ends with a return. */
export function isLeft(block: Block): boolean {
  return block.at(-1)?.kind === 'return';
}

export function asExpression(target: Extract<Code, { kind: 'assign' }>['targets'][number]): Expression {
  return target as Expression;
}

export function wordOf({ kind }: Code): string {
  const words: Partial<Record<Code['kind'], string>> = {
    try: 'code with try',
    switch: 'a switch of cases',
    with: 'code with a context',
    throw: 'code that throws',
    delete: 'deleting something',
    outer: 'a name of the code around',
  };
  return words[kind] ?? 'this';
}
