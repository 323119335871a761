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

type HeldBefore = Value | Loss | undefined | null;

/** The places that were written since some moment, and what they held before. */
export class Journal {
  readonly before = new Map<Holder, Map<Key, HeldBefore>>();

  note(holder: Holder, key: Key, held: HeldBefore): void {
    let places = this.before.get(holder);
    if (!places) {
      places = new Map();
      this.before.set(holder, places);
    }
    if (!places.has(key)) places.set(key, held);
  }

  *places(): Generator<readonly [Holder, Key, HeldBefore]> {
    for (const [holder, places] of this.before) for (const [key, held] of places) yield [holder, key, held];
  }
}

export class Heap {
  private readonly journals: Journal[] = [];

  /** Begins to note what is written. */
  begin(): Journal {
    const journal = new Journal();
    this.journals.push(journal);
    return journal;
  }

  /** Ends that; what was noted counts for the journal around it, too. */
  end(journal: Journal): void {
    this.journals.pop();
    const around = this.journals.at(-1);
    if (around) for (const [holder, key, held] of journal.places()) around.note(holder, key, held);
  }

  /** What the places of a journal hold now. */
  now(journal: Journal): Map<Holder, Map<Key, HeldBefore>> {
    const all = new Map<Holder, Map<Key, HeldBefore>>();
    for (const [holder, places] of journal.before)
      all.set(holder, new Map([...places.keys()].map((key) => [key, this.get(holder, key)])));
    return all;
  }

  /** Makes all places hold again what they held before. */
  takeBack(journal: Journal): void {
    // A list gets its elements back before its length: these would make it longer.
    const last: (readonly [Holder, Key, HeldBefore])[] = [];
    for (const place of journal.places())
      if (place[1] === length) last.push(place);
      else this.restore(...place);
    for (const place of last) this.restore(...place);
  }

  /** What all places hold now that were written since a journal began. */
  since(journal: Journal): Map<Holder, Map<Key, HeldBefore>> {
    const all = new Map<Holder, Map<Key, HeldBefore>>();
    for (const each of this.journals.slice(this.journals.indexOf(journal)))
      for (const [holder, key] of each.places()) held(all, holder).set(key, this.get(holder, key));
    return all;
  }

  /** What the places of a journal held at some moment since it began, of which `known` says what had been written by then. */
  heldIn(
    journal: Journal,
    known: ReadonlyMap<Holder, ReadonlyMap<Key, unknown>>,
  ): Map<Holder, Map<Key, HeldBefore>> {
    const all = new Map<Holder, Map<Key, HeldBefore>>();
    for (const [holder, key, before] of journal.places()) held(all, holder).set(key, before);
    for (const [holder, places] of known)
      for (const [key, value] of places) held(all, holder).set(key, value as HeldBefore);
    return all;
  }

  /** Lets a place hold what it held at another moment. */
  put(holder: Holder, key: Key, value: unknown): void {
    this.set(holder, key, value as HeldBefore);
  }

  /** What a place holds is not known any more. */
  forget(holder: Holder, key: Key, unknown: (value: Value | null) => number, reason: string): void {
    if (isNoValue(key)) {
      if ('lost' in holder) this.lose(holder, { hub: unknown(null), reason });
      return;
    }
    const value = this.get(holder, key);
    if (value !== undefined && value !== null) this.set(holder, key, unknown(value as Value));
  }

  get(holder: Holder, key: Key): HeldBefore {
    if (!('kind' in holder)) return holder.value;
    if (holder.kind === 'class' || holder.kind === 'function') return holder.members.get(key as string);
    if (key === loss) return holder.lost;
    if (holder.kind === 'record') return holder.members.get(key as string);
    if (key === length) return holder.items.length;
    return typeof key === 'number' ? holder.items[key] : holder.members?.get(key);
  }

  set(holder: Holder, key: Key, value: HeldBefore): void {
    const journal = this.journals.at(-1);
    if (journal) journal.note(holder, key, this.get(holder, key));
    this.restore(holder, key, value);
  }

  setLength(list: List, count: number): void {
    const journal = this.journals.at(-1);
    if (journal) {
      for (let k = count; k < list.items.length; k++) journal.note(list, k, list.items[k]);
      journal.note(list, length, list.items.length);
    }
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
    if (!('kind' in holder)) holder.value = held as Value | null;
    else if (key === loss && 'lost' in holder) holder.lost = held as Loss | null;
    else if (holder.kind === 'list') restoreIn(holder, key, held as Value | undefined);
    else if (held === undefined) holder.members.delete(key as string);
    else holder.members.set(key as string, held as Value);
  }
}

function restoreIn(list: List, key: Key, held: Value | undefined): void {
  if (key === length) list.items.length = held as number;
  else if (typeof key === 'number') list.items[key] = held;
  else {
    list.members ??= new Map();
    if (held === undefined) list.members.delete(key);
    else list.members.set(key, held);
  }
}

/** Whether a place is the length of a list, or what was lost of something: no value. */
export function isNoValue(key: Key): boolean {
  return key === length || key === loss;
}

function held(all: Map<Holder, Map<Key, HeldBefore>>, holder: Holder): Map<Key, HeldBefore> {
  const known = all.get(holder);
  if (known) return known;
  const made = new Map<Key, HeldBefore>();
  all.set(holder, made);
  return made;
}
