/* Values as texts, and texts with places for values, as Python fills them: `'W%d' % k` and `'W{}'.format(k)`. */
import type { Work } from '../../../program/library';
import type { Text, Value } from '../../../program/values';
import { isWhole, listed, text } from './common';

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

/** A value as a place says; null where that is not known here. */
function asSaid(work: Work, value: Value | undefined, how: string): string | null {
  if (value === undefined) return null;
  if (how === '' || how === 's') return textOf(work, value);
  const isInteger = how === 'd' || how === 'i';
  if (isInteger) return isWhole(work, value) && !work.isTruth(value) ? textOf(work, value) : null;
  if (how !== 'r') return null;
  if (typeof value === 'number' || value.kind !== 'text') return textOf(work, value);
  return /^[ -&(-[\]-~]*$/.test(value.value) ? `'${value.value}'` : null;
}

/** `of % value`. */
export function filledIn(work: Work, of: string, value: Value): Text | undefined {
  const tuple = listed(value);
  const values = tuple?.form === 'tuple' ? tuple.items : [value];
  let next = 0;
  let isKnown = true;
  const made = of.replace(/%([^%\w]|$)?(.?)/g, (_, odd: string | undefined, how: string) => {
    if (odd === undefined && how === '%') return '%';
    const said = odd === undefined ? asSaid(work, values[next++], how || '?') : null;
    isKnown &&= said !== null;
    return said ?? '';
  });
  return isKnown && next === values.length ? text(made, work.nodesOf([value])) : undefined;
}

/** `of.format(…)`; places with widths and the like are not known here. */
export function formatted(
  work: Work,
  of: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Text | undefined {
  let next = 0;
  let isKnown = !keywords.has('**');
  const made = of.replace(/\{\{|\}\}|\{(\w*)(?:!([rs]))?(?::(d?))?\}|[{}]/g, (all, name, how, style) => {
    if (all === '{{' || all === '}}') return all[0];
    const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : keywords.get(name);
    const said = name === undefined ? null : asSaid(work, value, how ?? style ?? '');
    isKnown &&= said !== null;
    return said ?? '';
  });
  return isKnown ? text(made, work.nodesOf([...args, ...keywords.values()])) : undefined;
}
