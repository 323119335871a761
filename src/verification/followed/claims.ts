/*
 * What the gradient variables of a unit claim: for each, the numbers that it holds when the pass ends, and of what these
 * are the gradients. An array is one group, and so is a variable that gets another number in each round.
 */
import { Given, type Value } from '../../program/values';
import type { GradientNames } from '../../recognition/names';
import type { Tape } from '../../tape/tape';
import type { Span } from '../../text/span';
import { leavesOf } from './leaves';
import { leafAt, partNow } from './machine';
import { variablesNamed } from './named';
import type { UnitRun } from './run';
import type { StoreHeard } from './stores';

/** One number that a gradient variable claims to be the gradient of another one. */
export interface Claim {
  /** The place of the element, '' for none. */
  readonly place: string;
  /** What it is at the end of the pass. */
  readonly node: number;
  /** What it is the gradient of. */
  readonly of: number;
  /** What was there before the pass, which it adds to; -1 where that is nothing, or 0. */
  readonly before: number;
  /** What it was after each of its assignments, with the number of the store: the last is `node`. */
  readonly states: readonly { readonly store: number; readonly node: number }[];
}

/** The claims of one gradient variable. */
export interface ClaimGroup {
  readonly name: string;
  readonly of: string;
  readonly claims: readonly Claim[];
  /** Its assignments, by their numbers in the run. */
  readonly stores: readonly number[];
  readonly at: Span;
  /** Of some of its numbers it is not known what they are the gradients of. */
  readonly isPartial: boolean;
  /** It is what a function returns, of which no name says that it is a gradient. */
  readonly isReturned?: true;
}

/** A place that gets a gradient, as long as one round goes on. */
export interface Segment {
  readonly stores: number[];
  /** What holds it now. */
  readonly held: () => Value | null;
  /** Set where something else has come in its place. */
  closed: Value | null | undefined;
}

/** The groups of a unit, in the order of their last assignments; `leads` are the nodes that an output is made of. */
export function claimsOf(run: UnitRun, names: GradientNames, leads: ReadonlySet<number>): ClaimGroup[] {
  const byText = new Map<string, Segment[]>();
  const open = new Map<unknown, Map<string, Segment>>();
  const groupOfHolder = new Map<unknown, Map<string, string>>();
  for (const [k, store] of run.stores.entries()) {
    if (
      store.base >= ofHelpers ||
      variablesNamed(store.root.name, names, store.root.kind === 'member').length === 0
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
      segment = undefined;
    }
    if (!segment) {
      segment = { stores: [], held: () => heldNow(store), closed: undefined };
      known.set(store.root.kind === 'name' ? '' : `${text} ${key}`, segment);
      list.push(segment);
    }
    segment.stores.push(k);
  }
  const groups: ClaimGroup[] = [];
  for (const segments of byText.values()) {
    const group = groupOf(run, segments, names, leads);
    if (group) groups.push(group);
  }
  return groups.sort((one, other) => (one.stores.at(-1) ?? 0) - (other.stores.at(-1) ?? 0));
}

/** Where positions begin that are of no file. */
export const ofHelpers = 1_000_000_000;

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

function heldNow({ root }: StoreHeard): Value | null {
  return root.kind === 'name' ? root.cell.value : partNow(root.holder, root.name);
}

function groupOf(
  run: UnitRun,
  segments: readonly Segment[],
  names: GradientNames,
  leads: ReadonlySet<number>,
): ClaimGroup | null {
  const all = segments.flatMap(({ stores }) => stores).sort((one, other) => one - other);
  const last = run.stores[all[all.length - 1]];
  const first = run.stores[all[0]];
  const variable = variableOf(
    run,
    all.map((k) => run.stores[k]),
    names,
    leads,
  );
  if (!variable) return null;
  const claims: Claim[] = [];
  let isPartial = false;
  const { tape } = run.file;
  for (const segment of segments) {
    const held = segment.closed === undefined ? segment.held() : segment.closed;
    const now = leavesOf(held);
    if (segment.closed !== undefined && [...now.values()].every((node) => tape.isConstant(node))) continue;
    const stores = segment.stores.map((k) => run.stores[k]);
    const latest = stores.toReversed();
    for (const [place, node] of now) {
      const of = ofAt(run, latest, place, variable);
      if (of === null) {
        if (!tape.isConstant(node)) isPartial = true;
        continue;
      }
      const states = statesOf(run, segment, place, node);
      claims.push({
        place,
        node,
        of: sourceOf(run, of, leads),
        before: beforeOf(run, stores, place),
        states,
      });
    }
  }
  // What an object begins with, and zeros, have room made for them.
  if (all.every((k) => isRoom(run.stores[k], tape) || run.stores[k].isInitial)) return null;
  const [begin] = all.filter((k) => !isRoom(run.stores[k], tape)).concat(all);
  if (claims.length === 0) return null;
  // What is known of a variable by its name alone is that of the last round.
  const byVariable = new Map<number, number>();
  for (const { node, of } of claims) {
    const other = byVariable.get(of);
    if (other !== undefined && other !== node) isPartial = true;
    byVariable.set(of, node);
  }
  return {
    name: last.text,
    of: variable,
    claims,
    stores: all,
    at: run.stores[begin ?? all[0]].at ?? first.at,
    isPartial,
  };
}

/** Whether an assignment only makes room: zeros. */
export function isRoom({ value, code }: StoreHeard, tape: Tape): boolean {
  if (code?.operator !== '') return false;
  const nodes = [...leavesOf(value).values()];
  return nodes.every((node) => tape.constantAt(node) === 0);
}

/** Which of the variables that a name may mean the gradient is of: the first one that leads to the output. */
function variableOf(
  run: UnitRun,
  stores: readonly StoreHeard[],
  names: GradientNames,
  leads: ReadonlySet<number>,
): string | null {
  const candidates = new Set<string>();
  const beside = new Set<string>();
  for (const store of stores)
    for (const { name, isBeside } of variablesNamed(store.root.name, names, store.root.kind === 'member')) {
      candidates.add(name);
      if (isBeside) beside.add(name);
    }
  let found: string | null = null;
  for (const name of candidates) {
    const nodes = stores.flatMap((store) => [
      ...(valuesOf(run, store, name, beside.has(name))?.values() ?? []),
    ]);
    if (nodes.length === 0) continue;
    if (nodes.some((node) => leads.has(sourceOf(run, node, leads)))) return name;
    found ??= name;
  }
  return found;
}

/** The numbers of a variable as a store knows it, or else the forward function. */
function valuesOf(
  run: UnitRun,
  store: StoreHeard,
  name: string,
  isBeside = false,
): ReadonlyMap<string, number> | null {
  const own = store.of.find((each) => each.name === name);
  if (own && own.leaves.size > 0) return own.leaves;
  if (isBeside) return null;
  const value = run.forward?.cells.get(name)?.value;
  if (value !== null && value !== undefined) return leafAt(value, store.keys);
  const self = run.machine.self.members.get(name);
  return self === undefined ? null : leafAt(self, store.keys);
}

/** What one number of a gradient variable is the gradient of. */
function ofAt(
  run: UnitRun,
  /** Its assignments, the last first. */
  latest: readonly StoreHeard[],
  place: string,
  variable: string,
): number | null {
  for (const store of latest) {
    const values = valuesOf(run, store, variable);
    const node = values?.get(place);
    if (node !== undefined) return node;
  }
  for (const store of latest.toReversed()) {
    const own = store.of.find((each) => each.name === variable);
    const value =
      own?.value ?? run.forward?.cells.get(variable)?.value ?? run.machine.self.members.get(variable);
    if (value === null || value === undefined) continue;
    const node = leafAt(value, place === '' ? [] : place.split(',')).get(place);
    if (node !== undefined) return node;
  }
  return null;
}

/** What a number is a copy of, or is computed once more as, where the forward code knows only that. */
export function sourceOf(run: UnitRun, node: number, leads: ReadonlySet<number>): number {
  const { tape } = run.file;
  const same = leads.has(node) ? node : run.same()[node];
  if (leads.has(same)) return same;
  const at = tape.sourceOf(node, (each) => leads.has(each));
  return leads.has(at) ? at : node;
}

/** What was at a place before the pass, if that is something that the file does not give. */
function beforeOf(run: UnitRun, stores: readonly StoreHeard[], place: string): number {
  const { tape } = run.file;
  const first = stores.find(({ keys }) => keys.join() === place || keys.length === 0);
  const { before } = first ?? { before: null };
  if (before === null) return -1;
  const node =
    typeof before === 'number'
      ? before
      : before instanceof Given && before.node >= 0
        ? before.node
        : leavesOf(before).get(place);
  if (node === undefined) return -1;
  const at = tape.sourceOf(node);
  return tape.isInput(at) ? at : -1;
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
