/*
 * Which assignments of a unit belong to one gradient variable, and where one that is set anew begins another time: a segment
 * is a place that gets a gradient, as long as one round goes on.
 */
import type { Cell, Value } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import type { Tape } from '../../../tape/tape';
import { leavesOf } from '../machine/leaves';
import { isBare, variablesNamed } from '../machine/named';
import { partNow } from '../machine/parts';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import { timeOf, type UnitRun } from '../run';
import type { Claim } from './claim';

/** A place that gets a gradient, as long as one round goes on. */
export interface Segment {
  readonly stores: number[];
  /** What holds it now. */
  readonly held: () => Value | null;
  /** Set where something else has come in its place. */
  closed: Value | null | undefined;
  /** Nothing has read it before that. */
  isLost: boolean;
}

/** The segments of each gradient variable of a unit. */
export function segmentsOf(run: UnitRun, names: GradientNames): Segment[][] {
  const byText = new Map<string, Segment[]>();
  const open = new Map<unknown, Map<string, Segment>>();
  const groupOfHolder = new Map<unknown, Map<string, string>>();
  for (const [k, store] of run.stores.entries()) {
    if (
      store.base >= ofHelpers ||
      (store.of.length === 0 &&
        !isBare(store.root.name) &&
        variablesNamed(store.root.name, names, store.root.kind === 'member').length === 0)
    )
      continue;
    const text = `${store.within?.from ?? -1} ${store.text}`;
    const holder = store.root.kind === 'name' ? store.root.cell : store.root.holder;
    const key = store.root.kind === 'name' ? '' : store.root.name;
    const known = open.get(holder) ?? new Map<string, Segment>();
    open.set(holder, known);
    let segment = known.get(store.root.kind === 'name' ? '' : `${text} ${key}`);
    const group = groupOfHolder.get(holder)?.get(key) ?? text;
    const list = byText.get(group) ?? [];
    byText.set(group, list);
    // A variable is one, whichever function assigns it.
    if (store.root.kind === 'name') groupOfHolder.set(holder, new Map([[key, group]]));
    if (segment && beginsAnew(run, segment, store)) {
      segment.closed = store.before;
      segment.isLost = !isReadBetween(run, segment, store, k);
      segment = undefined;
    }
    if (!segment) {
      segment = { stores: [], held: () => heldNow(store), closed: undefined, isLost: false };
      known.set(store.root.kind === 'name' ? '' : `${text} ${key}`, segment);
      list.push(segment);
    }
    segment.stores.push(k);
  }
  return [...byText.values()];
}

/** Whether an assignment forgets what a variable held, as the first of a new round does. */
function beginsAnew(run: UnitRun, segment: Segment, store: StoreHeard): boolean {
  if (store.keys.length > 0 || store.code?.operator !== '') return false;
  const again = segment.stores.some(
    (k) => run.stores[k].at.from === store.at.from && run.stores[k].keys.length === 0,
  );
  if (!again || store.before === null) return false;
  const held = new Set(leavesOf(store.before).values());
  return [...leavesOf(store.value).values()].every((node) => !isMadeOf(run.file.tape, node, held));
}

/** Whether a variable is read between the last assignment of a round and one that forgets what it held. */
function isReadBetween(run: UnitRun, segment: Segment, { root }: StoreHeard, k: number): boolean {
  return root.kind !== 'name' || isReadWithin(run, root.cell, segment.stores.at(-1) ?? k, k);
}

/** Whether a variable is read after one of its assignments, and before another is done. */
export function isReadWithin(run: UnitRun, cell: Cell, first: number, last: number): boolean {
  const [after, until] = [first, last].map((k) => timeOf(run, k));
  return [...(run.machine.readings.get(cell) ?? [])].some((time) => time > after && time <= until);
}

function isMadeOf(tape: Tape, node: number, of: ReadonlySet<number>): boolean {
  const low = Math.min(...of);
  const seen = new Set([node]);
  for (const each of seen) {
    if (of.has(each) && !tape.isConstant(each)) return true;
    for (const input of tape.inputsOf(each)) if (input >= low) seen.add(input);
    if (seen.size > 2000) return true;
  }
  return false;
}

/** What the place of an assignment holds at the end. */
export function heldNow({ root }: StoreHeard): Value | null {
  return root.kind === 'name' ? root.cell.value : partNow(root.holder, root.name);
}

/** What a place has held after each of its assignments. */
export function statesOf(
  run: UnitRun,
  segment: Pick<Segment, 'stores'>,
  place: string,
  last: number,
): Claim['states'] {
  const own = segment.stores.filter((k) => {
    const { keys } = run.stores[k];
    return keys.length === 0 || keys.join() === place;
  });
  return own.map((k, at) => {
    if (at === own.length - 1) return { store: k, node: last };
    const next = run.stores[own[at + 1]];
    const node =
      next.before === null
        ? undefined
        : next.keys.length === 0
          ? leavesOf(next.before).get(place)
          : leavesOf(next.before).get('');
    return { store: k, node: node ?? -1 };
  });
}
