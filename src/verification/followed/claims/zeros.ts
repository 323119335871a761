/* What only makes room for numbers: zeros, as people write them. */
import type { Expression } from '../../../program/code';

/** Whether code makes zeros: `0`, `[0.0] * n`, `new Array(n).fill(0)`, `w.map(() => 0)`, `Array.from(w, () => 0)`, `[[0] * n for _ in w]`. */
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
  const { callee, args } = value;
  const name = callee.kind === 'member' ? callee.key : callee.kind === 'name' ? callee.name : '';
  if (/^Float(32|64)Array$/.test(name)) return saysCount(args[0]?.value);
  if (saysZeros.test(name)) return true;
  const made = name === 'from' ? args[1] : /^(fill|map)$/.test(name) ? args[0] : undefined;
  return isZero(made?.value);
}

const saysZeros = /^zeros(_?like)?$/i;

/** Whether code can only say how many there are: of anything else an array may be a copy. */
function saysCount(code: Expression | undefined): boolean {
  return (
    /^(number|gate)$/.test(code?.kind ?? '') ||
    (code?.kind === 'member' && /length|size|count/i.test(code.key))
  );
}
