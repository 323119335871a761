/* What only makes room for numbers: zeros, as people write them. */
import type { Expression } from '../../../program/code';

/** Whether code makes zeros: `0`, `[0.0] * n`, `new Array(n).fill(0)`, `w.map(() => 0)`, `[[0] * n for _ in w]`. */
export function isZero(value: Expression | null | undefined): boolean {
  if (!value) return false;
  if (value.kind === 'number') return value.value === 0;
  if (value.kind === 'list') return value.items.every((item) => isZero(item.value));
  if (value.kind === 'comprehension') return isZero(value.value);
  if (value.kind === 'gate') return value.inputs.some((input) => input.kind === 'list' && isZero(input));
  if (value.kind === 'function') {
    const [only] = value.code.body;
    return only?.kind === 'return' && isZero(only.value);
  }
  if (value.kind !== 'call') return false;
  const name = value.callee.kind === 'member' ? value.callee.key : '';
  return name === 'zeros' || (/^(fill|map)$/.test(name) && isZero(value.args[0]?.value));
}
