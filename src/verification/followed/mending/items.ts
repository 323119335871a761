/* The only item that is off of a list that is written out, as a statement of its own: all others are right as they are. */
import type { Assign, Expression } from '../../../program/code';
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import { closeness } from '../claims/agreement';
import type { ClaimGroup } from '../claims/claim';
import type { StoreHeard } from '../machine/stores';
import type { MeasuredUnit } from '../measure';

/** A statement that makes a gradient, or what of it alone is off. */
export function itemOff(
  store: StoreHeard,
  { claims, stores }: ClaimGroup,
  { run, points, leads }: MeasuredUnit,
): StoreHeard {
  const { code, keys, base } = store;
  const isOwn = stores.some((k) => run.stores[k] === store);
  if (!isOwn || !code || code.value.kind !== 'list' || code.operator !== '') return store;
  const off = claims.filter((claim) => closeness([claim], points, leads) === null);
  const places = off.map(({ place }) => place.split(',').slice(keys.length));
  let value: Expression | undefined = code.value;
  for (let k = 0; value?.kind === 'list'; k++) {
    const { items } = value as Extract<Expression, { kind: 'list' }>;
    const [index, ...others] = new Set(places.map((place) => place[k] ?? ''));
    if (index === undefined || others.length > 0 || items.some(({ spread }) => spread)) return store;
    value = items[Number(index)]?.value;
  }
  if (!value) return store;
  const { from, to } = value;
  const own: Omit<Assign, 'kind' | 'within'> = {
    targets: [],
    operator: '',
    value,
    sign: { from, to },
    declares: '',
  };
  return { ...store, at: moved({ from, to }, base), code: own };
}

/** The place of what is off in the statement of a gradient at a place. */
export function placeOff(at: Span, group: ClaimGroup, measured: MeasuredUnit): Span {
  const k = group.stores.find((each) => measured.run.stores[each].at.from === at.from);
  return k === undefined ? at : itemOff(measured.run.stores[k], group, measured).at;
}

/** Whether a place is a statement's, or that of an item of it. */
export const isOf = (at: Span, store: StoreHeard): boolean =>
  store.at.from === at.from ||
  (store.code?.value.kind === 'list' &&
    store.code.value.from + store.base <= at.from &&
    at.to <= store.code.value.to + store.base);
