/* What isinstance says of values. */
import type { Work } from '../../../program/library';
import { Given, type Value } from '../../../program/values';
import { Kind } from '../arithmetic';
import { dictOf, isInstance, orderOf } from './common';

/** Of which types a value is; null where that is not known. */
export function isOf(work: Work, value: Value, type: Value): boolean | null {
  if (typeof type === 'number' || value instanceof Given) return null;
  if (type.kind === 'list') {
    const each = type.items.map((one) => (one === undefined ? null : isOf(work, value, one)));
    return each.includes(true) ? true : each.includes(null) ? null : false;
  }
  if (typeof value === 'number' && !work.hasNumber(value)) return null;
  if (type.kind === 'class') {
    if (!isInstance(value)) return typeof value === 'number' || value.kind !== 'library' ? false : null;
    return orderOf(value).includes(type);
  }
  if (type.kind !== 'library') return null;
  if (typeof value === 'number') return isNumberOf(work, value, type.path);
  const own = value.kind === 'list' ? value.form : value.kind === 'text' ? 'str' : value.kind;
  const name = dictOf(value) ? 'dict' : own;
  if (!/^(list|tuple|set|str|dict|record|nothing)$/.test(name)) return null;
  return /^(int|float|bool|list|tuple|set|str|dict)$/.test(type.path) ? name === type.path : null;
}

function isNumberOf(work: Work, value: number, type: string): boolean | null {
  const kind = work.kind(value);
  if (work.isAssumed(value) || kind & (Kind.ieee | Kind.odd)) return null;
  if (type === 'bool') return work.isTruth(value);
  if (type === 'int') return (kind & Kind.integer) !== 0;
  if (type === 'float') return (kind & Kind.integer) === 0;
  return /^(list|tuple|set|str|dict)$/.test(type) ? false : null;
}
