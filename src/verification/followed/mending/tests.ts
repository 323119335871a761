/* Conditions around a statement of a pass, which say whether a share is added: one of them may be turned, or ask for something else. */
import type { Analysis } from '../../../analysis/model';
import type { Code, Expression } from '../../../program/code';
import { moved } from '../../../program/statements';
import type { MistakeKind } from '../../diagnosis/mistakes';
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
  const found: StoreHeard[] = [];
  const go = (part: unknown, base: number): void => {
    if (typeof part !== 'object' || part === null || part instanceof Map) return;
    if ('from' in part && 'to' in part) {
      const { from, to } = part as Code;
      if (store.at.from < from + base || store.at.from >= to + base) return;
      if ('kind' in part && part.kind === 'if' && 'test' in part) {
        const value = part.test as Expression;
        const code = { targets: [], value, operator: '', sign: value, declares: '' } as const;
        found.unshift({ ...store, at: moved(value, base), code, base });
      }
    }
    for (const inner of Object.values(part)) go(inner, base);
  };
  for (const { code, base } of reading.follow?.() ?? []) go(code, base);
  return found;
}
