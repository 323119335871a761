/*
 * What a function that goes backward returns, part by part: each with the statements that make it, as if what stands
 * there were assigned to a variable without a name.
 */

import { isWritten } from '../../../circuits/following/joins';
import type { Expression } from '../../../program/code';
import { moved } from '../../../program/statements';
import { Given, List, Rec, type Value } from '../../../program/values';
import type { Span } from '../../../text/span';
import { keyOf } from '../machine/functions';
import type { TrialMachine } from '../machine/machine';
import type { AssignCode, GivenParameter, Returned, StoreHeard } from '../machine/stores';
import { isZero } from './zeros';

/** A part of what is returned. */
export interface ReturnedPart {
  /** A local's name as it is written, or `return`, `return[1]`, `return.dx`. */
  readonly text: string;
  /** What may say of what it is the gradient: a key, or a local's name; '' for neither. */
  readonly name: string;
  readonly isKey: boolean;
  readonly value: Value;
  readonly stores: readonly StoreHeard[];
  /** It could also be taken apart into these. */
  readonly parts: readonly ReturnedPart[];
}

/** Whether a store is what a return says itself. */
export function isReturnSaid({ code }: StoreHeard): boolean {
  return code !== null && 'targets' in code && code.targets.length === 0;
}

/** All that makes a part, and its own parts. */
function storesIn({ stores, parts }: ReturnedPart): StoreHeard[] {
  return [...stores, ...parts.flatMap(storesIn)];
}

/** What a return says, and what that was worth. */
type SaidReturn = Pick<Returned, 'expression' | 'base' | 'within'> & { readonly value: Value };

/** All of what a call has returned of a function, and all that has been assigned; both have begun with these numbers. */
export function returnedOf(
  machine: TrialMachine,
  { from, to }: Span,
  value: Value,
  firstReturn: number,
  firstStore: number,
): { readonly stores: readonly StoreHeard[]; readonly returned: ReturnedPart } {
  const stores = machine.stores.slice(firstStore);
  const said = machine.returned
    .slice(firstReturn)
    .filter(({ within, expression }) => within?.from === from && within.to === to && !isSum(expression))
    .flatMap(sidesOf);
  const place = { text: 'return', name: '', isKey: false };
  const returned = new Parting(stores).part(value, said, place);
  return { stores: [...new Set([...stores, ...storesIn(returned)])], returned };
}

/** Whether something is what an assignment adds to: that is a gradient itself, with all that was there before. */
const isSum = (e: Expression) => e.kind === 'assign' && e.operator !== '';

/** Both sides of a condition that returns one of two lists or objects. */
function sidesOf(said: SaidReturn): SaidReturn[] {
  const { expression } = said;
  if (expression.kind !== 'choose' || !isWritten(expression.yes) || !isWritten(expression.no)) return [said];
  return [expression.yes, expression.no].flatMap((side) => sidesOf({ ...said, expression: side }));
}

/** What a function writes into arrays that it is given, as if it returned them. */
export function writtenInto(
  given: readonly GivenParameter[],
  stores: readonly StoreHeard[],
): readonly ReturnedPart[] {
  return given.flatMap(({ name, value }) => {
    const own = stores.filter(
      ({ root, keys }) => root.kind === 'name' && keys.length > 0 && root.cell.value === value,
    );
    return own.length > 0 ? [{ text: name, name, isKey: false, value, stores: own, parts: [] }] : [];
  });
}

class Parting {
  constructor(private readonly stores: readonly StoreHeard[]) {}

  part(
    value: Value,
    said: readonly SaidReturn[],
    place: Pick<ReturnedPart, 'text' | 'name' | 'isKey'>,
  ): ReturnedPart {
    const own = this.ofLocal(said);
    const local = own[0]?.root.name ?? nameIn(said);
    const text = own.length > 0 ? own[own.length - 1].root.name : place.text;
    return {
      ...place,
      text,
      name: place.isKey || local === '' ? place.name : local,
      value,
      stores:
        own.length > 0
          ? own.concat(said.flatMap((each) => readsOf(each, text)))
          : said.flatMap((each) => storesOf(each, text)),
      parts: [...this.partsOf(value, literalIn(own) ?? said, own.length > 0 ? text : place.text)],
    };
  }

  private *partsOf(value: Value, said: readonly SaidReturn[], text: string): Generator<ReturnedPart> {
    if (typeof value === 'number') return;
    if (value instanceof List) {
      const all = said.filter(({ expression }) => expression.kind === 'list');
      for (const [nth, item] of value.items.entries()) {
        if (item === undefined) continue;
        const own = all.flatMap((each) => itemOf(each, nth));
        yield this.part(item, own, { text: `${text}[${nth}]`, name: '', isKey: false });
      }
    } else if (value instanceof Rec && /^(object|dict|given)$/.test(value.form)) {
      for (const [key, member] of value.members) {
        const isRead = value instanceof Given && this.ofMember(value, key).length === 0;
        if (isRead) continue;
        const entries = said.flatMap((each) => entryOf(each, key));
        const later = this.ofMember(value, key).filter(({ code }) => code !== null);
        // What begins as 0 is what is put there later.
        const isBegun = later.length > 0 && entries.every(({ expression }) => isZero(expression));
        const own = isBegun ? [] : entries;
        const name = key.replace(/^'(.*)'$/, '$1');
        const place = { text: `${text}${name === key ? `.${key}` : `[${key}]`}`, name, isKey: true };
        const found = this.part(member, own, place);
        const stores = own.length > 0 ? [] : isBegun ? later : this.ofMember(value, key);
        yield stores.length > 0 ? { ...found, stores, text: stores[stores.length - 1].text } : found;
      }
    }
  }

  /** The assignments of a local that is returned. */
  private ofLocal(said: readonly SaidReturn[]): StoreHeard[] {
    const found: StoreHeard[] = [];
    for (const { expression, within } of said) {
      if (expression.kind !== 'name') return [];
      const isOwn = ({ root, within: by }: StoreHeard) =>
        root.kind === 'name' && root.name === expression.name && by?.from === within?.from;
      const last = this.stores.findLast(isOwn);
      if (last?.root.kind !== 'name') return [];
      const { cell } = last.root;
      found.push(...this.stores.filter(({ root }) => root.kind === 'name' && root.cell === cell));
    }
    return [...new Set(found)];
  }

  private ofMember(holder: Rec, key: string): StoreHeard[] {
    return this.stores.filter(
      ({ root }) => root.kind === 'member' && root.holder === holder && root.name === key,
    );
  }
}

/** What a local was written as, part by part; null where it was not. */
function literalIn(stores: readonly StoreHeard[]): readonly SaidReturn[] | null {
  const whole = stores.filter(({ keys }) => keys.length === 0);
  const [{ code, base, within, value } = { code: null, base: 0, within: null, value: 0 }] = whole;
  if (whole.length !== 1 || !code || !/^(record|list)$/.test(code.value.kind)) return null;
  return [{ expression: code.value, base, within, value }];
}

function nameIn(said: readonly SaidReturn[]): string {
  const [first] = said;
  return first?.expression.kind === 'name' ? first.expression.name : '';
}

function itemOf({ expression, value, ...place }: SaidReturn, nth: number): SaidReturn[] {
  if (expression.kind !== 'list' || expression.items.some(({ spread }) => spread)) return [];
  const item = expression.items[nth]?.value;
  const part = value instanceof List ? value.items[nth] : undefined;
  return item && part !== undefined ? [{ ...place, expression: item, value: part }] : [];
}

function entryOf({ expression, value, ...place }: SaidReturn, key: string): SaidReturn[] {
  if (expression.kind !== 'record') return [];
  const name = key.replace(/^'(.*)'$/, '$1');
  const entry = expression.entries.find((each) => keyOf(each.key) === name);
  const part = value instanceof Rec ? value.members.get(key) : undefined;
  return entry && part !== undefined ? [{ ...place, expression: entry.value, value: part }] : [];
}

/** What is returned, as if it were assigned: a list that is written out element by element. */
export function storesOf(said: SaidReturn, text: string): StoreHeard[] {
  const { expression, value } = said;
  const cell = { value };
  const items = expression.kind === 'list' && value instanceof List ? value.items : [];
  const parts = items.flatMap((_, nth) => itemOf(said, nth).map((each) => ({ each, keys: [String(nth)] })));
  const all = parts.length > 0 && parts.length === items.length ? parts : [{ each: said, keys: [] }];
  return all.map(({ each, keys }) => ({
    // No gradient variable: that has assignments of its own.
    root: { kind: 'name', name: '', cell },
    text,
    keys,
    value: each.value,
    before: null,
    of: [],
    at: moved(each.expression, each.base),
    code: asAssigned(each.expression),
    base: each.base,
    within: each.within,
    nodes: 0,
    isInitial: false,
  }));
}

/** A local that is returned, as it stands there: it may be the wrong one, or want a factor. */
function readsOf(said: SaidReturn, text: string): StoreHeard[] {
  return storesOf(said, text).map((store) => ({ ...store, before: store.value }));
}

function asAssigned(value: Expression): AssignCode {
  const { from } = value;
  return { kind: 'assign', targets: [], operator: '', value, sign: { from, to: from }, declares: '' };
}
