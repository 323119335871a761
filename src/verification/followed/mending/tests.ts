/* Conditions around a statement of a pass, which say whether a share is added: one of them may be turned, or ask for something else. */
import type { Analysis } from '../../../analysis/model';
import type { Expression } from '../../../program/code';
import { moved } from '../../../program/statements';
import type { MistakeKind } from '../../diagnosis/mistakes';
import { codeAround } from '../machine/code-parts';
import type { StoreHeard } from '../machine/stores';

/** What may be wrong with a condition. */
export const mistakesInTests: ReadonlySet<MistakeKind> = new Set([
  'wrong operator',
  'swapped operands',
  'wrong index',
  'wrong variable',
  'activation',
  'sign',
]);

/** The conditions around a statement, as if each were one, the innermost first. */
export function testsAround(store: StoreHeard, { reading }: Pick<Analysis, 'reading'>): StoreHeard[] {
  const around = codeAround(store.at.from, reading.follow?.() ?? []).reverse();
  return around.flatMap(({ part, base }) => {
    if (!('kind' in part && part.kind === 'if' && 'test' in part)) return [];
    const value = part.test as Expression;
    const code = { targets: [], value, operator: '', sign: value, declares: '' } as const;
    return { ...store, at: moved(value, base), code, base };
  });
}
