/*
 * What the variables of a unit hold whose names do not say that they are gradients: each by the statements that made its
 * numbers, so that a name that is used again is another one.
 */
import { firstGate, gateName } from '../../../gates/opcodes';
import type { Expression } from '../../../program/code';
import type { Value } from '../../../program/values';
import type { Tape } from '../../../tape/tape';
import { isRoom } from '../claims/claims';
import { isReturnSaid } from '../claims/returns';
import { heldNow } from '../claims/segments';
import { leavesOf } from '../machine/leaves';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import { forgetsEarlier } from '../overwriting';
import type { UnitRun } from '../run';

/** Numbers that are called alike, and were made by the same statements. */
export interface Holding {
  readonly name: string;
  readonly stores: readonly number[];
  readonly leaves: readonly { readonly place: string; readonly node: number }[];
}

interface Spell {
  readonly stores: number[];
  readonly held: () => Value | null;
  closed: Value | null | undefined;
}

/** More numbers of one variable are not looked at. */
const mostLeaves = 400;

/** All that the variables of a unit hold, but for those whose stores are known to be of something else. */
export function holdingsOf(run: UnitRun, known: ReadonlySet<number>): readonly Holding[] {
  const { tape } = run.file;
  const found = new Map<string, { name: string; stores: Set<number>; leaves: Map<string, number[]> }>();
  for (const segment of segmentsOf(run, known)) {
    const made = segment.stores.filter((k) => !isRoom(run.stores[k], tape));
    const stores = made.map((k) => run.stores[k]);
    if (made.length === 0 || forgetsEarlier(run, stores)) continue;
    const [first] = stores;
    const places = [...new Set(stores.map(({ at }) => at.from))].sort((one, other) => one - other);
    const key = `${first.within?.from ?? -1} ${first.text} ${places.join()}`;
    const own = found.get(key) ?? { name: first.text, stores: new Set(), leaves: new Map() };
    found.set(key, own);
    for (const k of segment.stores) own.stores.add(k);
    const held = segment.closed === undefined ? segment.held() : segment.closed;
    const elements = new Set(made.flatMap((k) => run.stores[k].keys.join()));
    for (const [place, node] of leavesOf(held))
      if (tape.op[tape.sourceOf(node)] >= firstGate && (elements.has('') || elements.has(place)))
        own.leaves.set(place, [...(own.leaves.get(place) ?? []), node]);
  }
  return [...found.values()].flatMap(({ name, stores, leaves }) => {
    const all = [...leaves].flatMap(([place, nodes]) => nodes.map((node) => ({ place, node })));
    const isUsable = all.length > 0 && all.length <= mostLeaves;
    return isUsable ? [{ name, stores: [...stores].sort((one, other) => one - other), leaves: all }] : [];
  });
}

function segmentsOf(run: UnitRun, known: ReadonlySet<number>): Spell[] {
  const { tape } = run.file;
  const all: Spell[] = [];
  const open = new Map<unknown, Map<string, Spell>>();
  const seen = new Set<number>();
  for (const [k, store] of run.stores.entries()) {
    const isOwn = store.base < ofHelpers && !store.isInitial && !known.has(k) && !isAlias(store, tape, seen);
    // A list holds by the end what it has got later, too.
    for (const node of leavesOf(store.value).values())
      if (node < store.nodes || store.nodes === 0) seen.add(tape.sourceOf(node));
    if (!isOwn) continue;
    const holder = store.root.kind === 'name' ? store.root.cell : store.root.holder;
    const own = open.get(holder) ?? new Map<string, Spell>();
    open.set(holder, own);
    let segment = own.get(store.text);
    const isAgain =
      store.keys.length === 0 && segment?.stores.some((each) => run.stores[each].at.from === store.at.from);
    if (segment && isNew(store, tape, isAgain === true)) {
      segment.closed = store.before;
      segment = undefined;
    }
    if (!segment) {
      segment = { stores: [], held: () => heldNow(store), closed: undefined };
      own.set(store.text, segment);
      all.push(segment);
    }
    segment.stores.push(k);
  }
  return all;
}

/** Whether an assignment only gives another name to what has one. */
function isAlias(store: StoreHeard, tape: Tape, seen: ReadonlySet<number>): boolean {
  const { root, keys, value, code } = store;
  if (root.kind !== 'name' || (keys.length > 0 && !isReturnSaid(store))) return false;
  if (code?.operator !== '' || hasCall(code.value)) return false;
  const nodes = [...leavesOf(value).values()].map((node) => tape.sourceOf(node));
  return (
    nodes.length > 0 &&
    nodes.every((node) => seen.has(node) || tape.op[node] < firstGate) &&
    nodes.some((node) => seen.has(node))
  );
}

/** Whether an assignment forgets what was there: `d = d * y` does, `sum = sum + x` goes on. */
function isNew({ keys, code, before, value }: StoreHeard, tape: Tape, isAgain: boolean): boolean {
  if (keys.length > 0 || !code || code.operator !== '' || before === null) return false;
  const moves = (held: Value) => [...leavesOf(held).values()].some((node) => tape.constantAt(node) === null);
  if (!moves(before) || (!moves(value) && !isAgain)) return false;
  return !addsTo(before, value, tape);
}

/** Whether what was there is a term of what is there then. */
export function addsTo(before: Value | null, value: Value, tape: Tape): boolean {
  const held = new Set([...leavesOf(before).values()].flatMap((node) => [node, tape.sourceOf(node)]));
  return [...leavesOf(value).values()].some((node) => termsOf(tape, node).some((term) => held.has(term)));
}

/** What a number is a sum of, at the left: `a + b - c` is a, b and c. */
function termsOf(tape: Tape, node: number): number[] {
  const at = tape.sourceOf(node);
  const name = gateName(tape.op[at]);
  if (name !== '+' && name !== '-') return [node, at];
  const [one, other] = tape.inputsOf(at);
  return [node, at, ...termsOf(tape, one), other, tape.sourceOf(other)];
}

function hasCall(value: Expression): boolean {
  if (value.kind === 'call' || value.kind === 'comprehension') return true;
  if (value.kind === 'at' || value.kind === 'member') return hasCall(value.of);
  return value.kind === 'gate' && value.inputs.some(hasCall);
}
