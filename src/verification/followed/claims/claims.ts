/*
 * What the gradient variables of a unit claim: for each, the numbers that it holds when the pass ends, and of what these
 * are the gradients. An array is one group, and so is a variable that gets another number in each round.
 */
import { Given } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import { nodesBehind, nodesMaking } from '../../../tape/reach';
import type { Tape } from '../../../tape/tape';
import type { Span } from '../../../text/span';
import { leavesOf } from '../machine/leaves';
import { namesGradient, variablesNamed } from '../machine/named';
import { leafAt, partNow } from '../machine/parts';
import type { GivenParameter, StoreHeard } from '../machine/stores';
import { forgetsEarlier } from '../overwriting';
import type { UnitRun } from '../run';
import type { Claim, ClaimGroup } from './claim';
import { heldBy, leadOf, openClaims, openOf, zerosIn } from './open';
import { saysAnyInput, saysInput } from './results';
import { type Segment, segmentsOf, statesOf } from './segments';
import { isZero } from './zeros';

/** The groups of a unit, in the order of their last assignments; `leads` are the nodes that an output is made of. */
export function claimsOf(run: UnitRun, names: GradientNames, leads: ReadonlySet<number>): ClaimGroup[] {
  const groups = segmentsOf(run, names).flatMap((segments) => groupOf(run, segments, names, leads) ?? []);
  return groups.sort((one, other) => (one.stores.at(-1) ?? 0) - (other.stores.at(-1) ?? 0));
}

/** A gradient variable as one of which only its numbers tell what they are the gradients of; null where nothing can be that. */
export function openGroup(
  run: UnitRun,
  { name, stores, at }: Pick<ClaimGroup, 'name' | 'stores' | 'at'>,
  names: GradientNames,
  leads: ReadonlySet<number>,
  isGuess: boolean,
): ClaimGroup | null {
  const open = openOf(run, run.stores[stores[stores.length - 1]], names, leads);
  const claims = open ? openClaims(run, stores, open.places !== undefined) : [];
  if (!open || claims.length === 0) return null;
  const all = { name, of: open.name, claims, stores, at, isPartial: true, isEmpty: false };
  const zeros = open.places && zerosIn(run, stores, open.places);
  return { ...all, open: { ...open, isGuess, ...(zeros ? { zeros } : {}) }, byRounds: null };
}

function groupOf(
  run: UnitRun,
  segments: readonly Segment[],
  names: GradientNames,
  leads: ReadonlySet<number>,
): ClaimGroup | null {
  const all = segments.flatMap(({ stores }) => stores).sort((one, other) => one - other);
  const last = run.stores[all[all.length - 1]];
  const variable = variableOf(
    run,
    all.map((k) => run.stores[k]),
    names,
    leads,
  );
  const { tape } = run.file;
  // What an object begins with, and zeros, have room made for them.
  const isEmpty = all.every((k) => isRoom(run.stores[k], tape) || run.stores[k].isInitial);
  // `const dw = this.dw` only gives a name to what was there.
  const isMade = (k: number) => !makesRoom(run.stores[k], tape) && !(run.stores[k].value instanceof Given);
  const [begin] = all.filter(isMade).concat(all);
  const at = run.stores[begin].at;
  const asOpen = (isGuess: boolean) =>
    isEmpty ? null : openGroup(run, { name: last.text, stores: all, at }, names, leads, isGuess);
  if (!variable) {
    const group = asOpen(true);
    return group && { ...group, isOfNothing: true };
  }
  if (isReadOn(run, all, variable, names)) return asOpen(true);
  const claims: Claim[] = [];
  let isPartial = false;
  const earlier = forgetsEarlier(
    run,
    all.map((k) => run.stores[k]),
  )
    ? (run.earlier ?? -1)
    : -1;
  for (const segment of segments) {
    const held = segment.closed === undefined ? segment.held() : segment.closed;
    const now = leavesOf(held);
    if (segment.isLost) continue;
    if (segment.closed !== undefined && [...now.values()].every((node) => tape.isConstant(node))) continue;
    if (run.machine.isBlurred(held)) isPartial = true;
    const stores = segment.stores.map((k) => run.stores[k]);
    const latest = stores.toReversed();
    for (const [place, node] of now) {
      const of = ofAt(run, latest, place, variable);
      if (of === null) {
        if (!tape.isConstant(node) && tape.constantAt(node) !== 0) isPartial = true;
        continue;
      }
      const states = statesOf(run, segment, place, node);
      const source = leadOf(run, of, leads);
      // What has no share of it yet may stand above what steps the variable.
      const [first = source] =
        isEmpty && !leads.has(source) && place === '' ? heldBy(run, variable, leads) : [];
      claims.push({
        place,
        node,
        of: first,
        before: Math.max(beforeOf(run, stores, place, node), earlier),
        states,
      });
    }
  }
  if (claims.length === 0 && isEmpty) claims.push(...lackedIn(run, last, variable));
  if (claims.length === 0) return asOpen(true);
  // What is known of a variable by its name alone is that of the last round.
  const byVariable = new Map<number, number>();
  for (const { node, of } of claims) {
    const other = byVariable.get(of);
    if (other !== undefined && other !== node) isPartial = true;
    byVariable.set(of, node);
  }
  const open = isPartial ? asOpen(false) : null;
  const rounds = isPartial ? null : asOpen(false);
  const times = new Set(rounds?.claims.map((claim) => claim.states[0].store)).size;
  const byRounds = times > segments.length ? rounds : null;
  return (
    open ?? { name: last.text, of: variable, claims, stores: all, at, isPartial, isEmpty, open, byRounds }
  );
}

/**
 * Whether what has the name of a member's gradient is no gradient of that: nothing computes the member, and its gradient would
 * go into no other. `dz` beside `W.z` is that of a sum then, which goes on to what the sum is made of.
 */
function isReadOn(run: UnitRun, own: readonly number[], variable: string, names: GradientNames): boolean {
  const { tape } = run.file;
  const { root, value, of } = run.stores[own[own.length - 1]];
  if (root.kind !== 'name' || !variable.includes('.')) return false;
  const member = of.find(({ name }) => name === variable);
  const nodes = [...leavesOf(value).values()];
  const sources = new Set(nodes.map((node) => tape.sourceOf(node)));
  if (![...(member?.leaves.values() ?? [])].every((node) => tape.isInput(tape.sourceOf(node)))) return false;
  const others = run.stores.flatMap((store, k) =>
    own.includes(k) || !namesGradient(store.root.name, names) ? [] : [...leavesOf(store.value).values()],
  );
  const made = others.filter((node) => !sources.has(tape.sourceOf(node)));
  const behind = nodesBehind(tape, made, 0);
  return nodes.some((node) => behind.has(node));
}

/** What lists without elements would have to hold. */
function lackedIn(run: UnitRun, store: StoreHeard, variable: string): Claim[] {
  if (typeof store.value === 'number' || store.value.kind !== 'list') return [];
  const all = valuesOf(run, store, variable) ?? [];
  return [...all].map(([place, of]) => ({ place, node: -1, of, before: -1, states: [] }));
}

/** Whether an assignment only makes room: zeros. */
export function isRoom({ value, code }: StoreHeard, tape: Tape): boolean {
  if (code?.operator !== '') return false;
  if (isZero(code.value)) return true;
  // What another call fills with 0 is so as long as nothing else is in it; what adds up makes no room.
  if (code.value.kind === 'call' && code.value.callee.kind === 'member' && code.value.callee.key === 'reduce')
    return false;
  const nodes = [...leavesOf(value).values()];
  return nodes.every((node) => tape.constantAt(node) === 0);
}

/** The same of what others put numbers into afterwards, whoever makes it. */
export const makesRoom = (store: StoreHeard, tape: Tape): boolean =>
  store.isZeros === true || isRoom(store, tape);

/** Where the numbers of a gradient are written: in its elements, where it has any, and not where these are made room for. */
export function writtenAt({ stores: all, file }: UnitRun, stores: readonly number[]): Span[] {
  const own = stores.map((k) => all[k]);
  const deepest = Math.max(...own.map(({ keys }) => keys.length));
  const elements = own.filter(({ keys }) => keys.length === deepest);
  const more = elements.filter((store) => !isRoom(store, file.tape));
  return (more.length > 0 ? more : elements).map(({ at }) => at);
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
  for (const store of stores) {
    for (const { name, isBeside } of variablesNamed(store.root.name, names, store.root.kind === 'member')) {
      candidates.add(name);
      if (isBeside) beside.add(name);
    }
    for (const { name } of store.of) candidates.add(name);
  }
  let found: string | null = null;
  for (const name of candidates) {
    if (beside.has(name) && isOfOtherSize(stores[stores.length - 1], name)) continue;
    const nodes = stores.flatMap((store) => [
      ...(valuesOf(run, store, name, beside.has(name))?.values() ?? []),
    ]);
    if (nodes.length === 0) continue;
    if (nodes.some((node) => leads.has(leadOf(run, node, leads)))) return name;
    found ??= name;
  }
  if (
    run.unit.kind !== 'pair' ||
    ![...candidates].some((name) => (found ? saysInput : saysAnyInput).test(name))
  )
    return found;
  // The gradient of the input is that of all that a layer gets, but for what has a gradient under its own name.
  const isMade = ({ value }: GivenParameter) =>
    [...leavesOf(value).values()].some((node) => leads.has(leadOf(run, node, leads)));
  const isOther = ({ name }: GivenParameter) =>
    run.stores.some(({ root }) => variablesNamed(root.name, names, false).some((each) => each.name === name));
  const [input, other] = run.parameters.filter((each) => isMade(each) && !isOther(each));
  return input && !other ? input.name : found;
}

/** Whether a member `grad` has another number of elements than what stands beside it: it is of something else. */
function isOfOtherSize({ root, of }: StoreHeard, name: string): boolean {
  const value = of.find((each) => each.name === name)?.value;
  const held = root.kind === 'member' ? partNow(root.holder, root.name) : null;
  const [own, other] = [held, value].map((each) => leavesOf(each ?? null).size);
  return own > 0 && other > 0 && own !== other;
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

/** What was at a place before the pass, if that is something that the file does not give. */
export function beforeOf(run: UnitRun, stores: readonly StoreHeard[], place: string, node: number): number {
  const { tape } = run.file;
  for (const store of stores) {
    const { keys, before } = store;
    if (keys.join() !== place && keys.length > 0) continue;
    // `const dw = this.dw` only gives a name to what was there.
    if (store.value instanceof Given) continue;
    const found =
      typeof before === 'number'
        ? before
        : before instanceof Given && before.node >= 0
          ? before.node
          : before && leavesOf(before).get(place);
    const at = tape.sourceOf(found ?? -1);
    // Room may be made only where there is none yet.
    const isKept = !isRoom(store, tape) && !isZero(store.code?.value);
    if (found != null && tape.isInput(at) && (isKept || nodesMaking(tape, [node]).has(at))) return at;
    if (isKept) return -1;
  }
  return -1;
}
