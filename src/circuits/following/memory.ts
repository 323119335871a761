/*
 * What variables, lists and records hold while code is followed. Every write goes through here, so that one side of a
 * condition can be followed, taken back, and joined with the other.
 */
import type { Cell, ClassThing, Func, List, Loss, Rec, Value } from '../../program/values';

/** A place that holds a value: a variable has one only, under ''. */
export type Holder = Cell | List | Rec | ClassThing | Func;
export type Key = string | number;

/** The length of a list, among its places. */
export const length = 'length';
/** What was lost of a list or record, among its places. */
const loss = '#lost';
/** The keys of a record in their order, among its places, as soon as one is gone. */
export const order = '#order';

export type HeldBefore = Value | Loss | readonly string[] | undefined | null;

/** A moment of following, by how many writes there had been. */
export type Moment = number;

/** By places, in the order in which these were written first, what they hold. */
export type HeldBy = Map<Holder, Map<Key, HeldBefore>>;

export function isList(value: HeldBefore): value is List {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'list';
}

export class Heap {
  /** What was written, and what the place had held before: one after the other, since the first moment that is kept. */
  private readonly holders: Holder[] = [];
  private readonly keys: Key[] = [];
  private readonly before: HeldBefore[] = [];
  /** Who wants to hear of it where these hold something else. */
  private readonly watched = new Set<Holder>();
  private changed = new Set<Holder>();

  /** This moment. */
  get moment(): Moment {
    return this.holders.length;
  }

  /** Somebody wants to hear of each change of a place, or of the parts of a thing. */
  watch(holder: Holder): void {
    this.watched.add(holder);
  }

  /** Those of them that hold something else than when this was last asked. */
  changes(): Iterable<Holder> {
    const { changed } = this;
    this.changed = new Set();
    return changed;
  }

  /** Nobody asks for earlier moments any more. */
  forgetMoments(): void {
    this.shorten(0);
  }

  private shorten(count: number): void {
    this.holders.length = count;
    this.keys.length = count;
    this.before.length = count;
  }

  private note(holder: Holder, key: Key, held: HeldBefore): void {
    this.holders.push(holder);
    this.keys.push(key);
    this.before.push(held);
  }

  /** Makes all places hold again what they held at a moment. */
  takeBack(moment: Moment): void {
    for (let k = this.holders.length - 1; k >= moment; k--)
      this.restore(this.holders[k], this.keys[k], this.before[k]);
    this.shorten(moment);
  }

  /** What all places that were written since a moment held then, in the order in which they were. */
  heldAt(moment: Moment): HeldBy {
    const all: HeldBy = new Map();
    for (let k = moment; k < this.holders.length; k++) {
      const places = held(all, this.holders[k]);
      if (!places.has(this.keys[k])) places.set(this.keys[k], this.before[k]);
    }
    return all;
  }

  /** What these places hold now. */
  now(moment: Moment): HeldBy {
    const all = this.heldAt(moment);
    for (const [holder, places] of all)
      for (const key of places.keys()) places.set(key, this.get(holder, key));
    return all;
  }

  /** What these places held when some of them, and no others, held what is known of them. */
  heldWith(moment: Moment, known: HeldBy): HeldBy {
    const all = this.heldAt(moment);
    for (const [holder, places] of known)
      for (const [key, value] of places) held(all, holder).set(key, value);
    return all;
  }

  /** Lets places hold what they held at another moment. */
  put(all: HeldBy): void {
    for (const [holder, places] of all) {
      for (const [key, value] of places) if (key !== order) this.set(holder, key, value);
      if (places.has(order)) this.set(holder, order, places.get(order));
    }
  }

  /** What a place holds is not known any more. */
  forget(holder: Holder, key: Key, unknown: (value: Value | null) => number, reason: string): void {
    if (isNoValue(key)) {
      if ('lost' in holder && key !== order) this.lose(holder, { hub: unknown(null), reason });
      return;
    }
    const value = this.get(holder, key);
    if (value !== undefined && value !== null) this.set(holder, key, unknown(value as Value));
  }

  get(holder: Holder, key: Key): HeldBefore {
    if (!('kind' in holder)) return holder.value;
    if (holder.kind === 'class' || holder.kind === 'function') return holder.members.get(key as string);
    if (key === loss) return holder.lost;
    if (key === order) return holder.kind === 'record' ? [...holder.members.keys()] : undefined;
    if (holder.kind === 'record') return holder.members.get(key as string);
    if (key === length) return holder.items.length;
    return typeof key === 'number' ? holder.items[key] : holder.members?.get(key);
  }

  set(holder: Holder, key: Key, value: HeldBefore): void {
    // A key that comes back comes last.
    if (value === undefined && 'kind' in holder && holder.kind === 'record')
      this.note(holder, order, this.get(holder, order));
    this.note(holder, key, this.get(holder, key));
    this.restore(holder, key, value);
  }

  setLength(list: List, count: number): void {
    for (let k = count; k < list.items.length; k++) this.note(list, k, list.items[k]);
    this.note(list, length, list.items.length);
    list.items.length = count;
  }

  write(list: List, index: number, value: Value | undefined): void {
    if (index >= list.items.length) this.setLength(list, index + 1);
    this.set(list, index, value);
  }

  lose(thing: List | Rec, lost: Loss): void {
    this.set(thing, loss, lost);
  }

  private restore(holder: Holder, key: Key, held: HeldBefore): void {
    if (this.watched.has(holder)) this.changed.add(holder);
    if (!('kind' in holder)) holder.value = held as Value | null;
    else if (key === loss && 'lost' in holder) holder.lost = held as Loss | null;
    else if (holder.kind === 'list') restoreIn(holder, key, held as Value | undefined);
    else if (key === order) putInOrder(holder.members, held as readonly string[]);
    else if (held === undefined) holder.members.delete(key as string);
    else holder.members.set(key as string, held as Value);
  }
}

function restoreIn(list: List, key: Key, held: Value | undefined): void {
  if (key === length) list.items.length = held as number;
  else if (typeof key === 'number') {
    // A place that there is not holds nothing already.
    if (held !== undefined || key < list.items.length) list.items[key] = held;
  } else {
    list.members ??= new Map();
    if (held === undefined) list.members.delete(key);
    else list.members.set(key, held);
  }
}

/** Lets members come in this order of their keys, others behind them. */
function putInOrder(members: Map<string, Value>, keys: readonly string[]): void {
  const before = new Map(members);
  members.clear();
  for (const key of [...keys, ...before.keys()]) {
    const value = before.get(key);
    if (value !== undefined) members.set(key, value);
  }
}

/** Whether a place is the length of a list, the order of keys, or what was lost of something: no value. */
export function isNoValue(key: Key): boolean {
  return key === length || key === loss || key === order;
}

function held(all: Map<Holder, Map<Key, HeldBefore>>, holder: Holder): Map<Key, HeldBefore> {
  const known = all.get(holder);
  if (known) return known;
  const made = new Map<Key, HeldBefore>();
  all.set(holder, made);
  return made;
}
