/* What values are as texts, and whether they are true. */
import type { Work } from '../../../program/library';
import { Given, type Thing, type Value } from '../../../program/values';
import { isWhole, ofInstance } from './common';

export function isTrue(thing: Thing): boolean | null {
  if (thing instanceof Given) return null;
  switch (thing.kind) {
    case 'text':
      return thing.value !== '';
    case 'nothing':
      return false;
    case 'list':
      return thing.lost ? null : thing.items.length > 0;
    case 'record':
      if (thing.lost) return null;
      if (thing.form === 'dict') return thing.members.size > 0;
      return ['__bool__', '__len__'].some((name) => ofInstance(thing, name) !== undefined) ? null : true;
    case 'method':
      return thing.name.startsWith('<') ? null : true;
    case 'library':
      return null;
    default:
      return true;
  }
}

/** A value as str writes it; null where that is not known. */
export function textOf(work: Work, value: Value): string | null {
  if (typeof value === 'number') return numberText(work, value);
  if (value.kind === 'text') return value.value;
  return value.kind === 'nothing' ? value.name : null;
}

function numberText(work: Work, value: number): string | null {
  const number = work.known(value);
  if (number === null || !Number.isFinite(number)) return null;
  if (work.isTruth(value)) return number === 0 ? 'False' : 'True';
  if (isWhole(work, value)) return String(number === 0 ? 0 : number);
  // What is no whole number for sure may be one all the same where it is assumed.
  if (work.isAssumed(value)) return null;
  if (number === 0) return Object.is(number, -0) ? '-0.0' : '0.0';
  const size = Math.abs(number);
  if (size < 1e-4 || size >= 1e16) return null;
  return Number.isInteger(number) ? `${number}.0` : String(number);
}
