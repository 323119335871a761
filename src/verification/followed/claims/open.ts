/*
 * Gradient variables whose variable is not at hand where they are assigned: it has another number in each round, or is
 * known to the forward code alone. Which of its numbers each of them is the gradient of is for the numbers to say; what
 * comes from the next round to this one is the gradient by what reads it there.
 */

import { firstGate } from '../../../gates/opcodes';
import { Given, type Value } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { leavesOf } from '../machine/leaves';
import { isBare, variablesNamed } from '../machine/named';
import { membersOf, partNow } from '../machine/parts';
import { termsOf } from '../machine/products';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';
import type { Claim, ClaimGroup, OpenClaims } from './claim';
import { seedsOf } from './outputs';
import { statesOf } from './segments';

const flow = /_?(next|prev|previous|future|last|rec)$/i;

/** What numbers that are called so may be the gradients of, and the name of that; null where there is nothing. */
export function openOf(
  run: UnitRun,
  { root }: StoreHeard,
  names: GradientNames,
  leads: ReadonlySet<number>,
): (Omit<OpenClaims, 'isGuess'> & { readonly name: string }) | null {
  const isFlow = flow.test(root.name);
  const read = [root.name, root.name.replace(/_$/, ''), root.name.replace(flow, '')].flatMap((name) =>
    variablesNamed(name, names, false),
  );
  for (const { name } of read) {
    const own = isFlow
      ? [name, `${name}0`, `${name}_0`, `${name}prev`, `${name}Prev`, `${name}_prev`]
      : [name];
    const among = [...new Set(own.flatMap((each) => [...heldBy(run, each, leads)]))];
    if (among.length > 0) return { name, among, kind: isFlow ? 'flow' : 'variable' };
  }
  if (isBare(root.name))
    return root.kind === 'name'
      ? besideOf(run, root.cell.value, cellsOf(run), leads)
      : besideOf(run, partNow(root.holder, root.name), membersOf(root.holder) ?? [], leads);
  const [unknown] = read;
  return unknown ? { name: unknown.name, among: wiresIn(run, leads), kind: 'wire' } : null;
}

function wiresIn(run: UnitRun, leads: ReadonlySet<number>): number[] {
  const { tape } = run.file;
  return [...leads].filter((node) => tape.op[node] >= firstGate && tape.varies(node));
}

/** The variables of the forward function. */
const cellsOf = ({ forward }: UnitRun) =>
  [...(forward?.cells ?? [])].map(([name, { value }]) => [name, value] as const);

/** What a `grad` may be the gradient of: the only one of some things that has numbers at the same places, but for zeros. */
function besideOf(
  run: UnitRun,
  grad: Value | null,
  some: Iterable<readonly [string, Value | null]>,
  leads: ReadonlySet<number>,
): (Omit<OpenClaims, 'isGuess'> & { readonly name: string }) | null {
  const own = leavesOf(grad);
  const found = [...some].flatMap(([name, value]) => {
    const leaves = value instanceof Given && value !== grad ? leavesOf(value) : new Map<string, number>();
    const isSame =
      [...leaves.keys()].every((place) => own.has(place)) &&
      [...own].every(([place, node]) => leaves.has(place) || run.file.tape.constantAt(node) === 0);
    const isMade = leaves.size > 1 && isSame && [...leaves.values()].some((node) => leads.has(node));
    return isMade ? [{ name, leaves }] : [];
  });
  const [only] = found;
  if (found.length !== 1) return null;
  return { name: only.name, among: [...only.leaves.values()], places: only.leaves, kind: 'variable' };
}

/** The numbers that what is called so has held, as far as an output is made of them. */
export function* heldBy(run: UnitRun, name: string, leads: ReadonlySet<number>): Generator<number> {
  const { tape } = run.file;
  const values = run.machine.frames.flatMap(({ cells }) => cells.get(name)?.value ?? []);
  const own = run.machine.self.members.get(name);
  if (own !== undefined) values.push(own);
  for (const { root, keys, value, before, base } of run.machine.stores)
    if (root.name === name && base < ofHelpers)
      values.push(value, ...(keys.length === 0 && before !== null ? [before] : []));
  for (const value of values)
    for (const node of leavesOf(value).values()) {
      const at = leadOf(run, node, leads);
      if (leads.has(at) && !tape.isConstant(at)) yield at;
    }
}

/** What a number is a copy of, or is computed once more as, where the forward code knows only that. */
export function leadOf(run: UnitRun, node: number, leads: ReadonlySet<number>): number {
  const { tape } = run.file;
  const same = leads.has(node) ? node : run.same()[node];
  if (leads.has(same)) return same;
  const at = tape.sourceOf(node, (each) => leads.has(each));
  if (leads.has(at)) return at;
  const first = run.same()[at];
  return leads.has(first) ? first : node;
}

/** The claims of such a group: one for each time that the variable is set. */
export function openClaims(run: UnitRun, stores: readonly number[], hasPlaces = false): Claim[] {
  const { tape } = run.file;
  const claims: Claim[] = [];
  const byHolder = new Map<unknown, number[]>();
  for (const k of stores) {
    const { root } = run.stores[k];
    const holder = root.kind === 'name' ? root.cell : root.holder;
    byHolder.set(holder, [...(byHolder.get(holder) ?? []), k]);
  }
  for (const own of byHolder.values()) {
    const begins = beginsOf(run, own);
    for (const [n, k] of begins.entries()) {
      const next = begins[n + 1];
      const value = next === undefined ? heldLast(run, own) : run.stores[next].before;
      const part = own.filter((each) => each >= k && (next === undefined || each < next));
      for (const [place, node] of leavesOf(value)) {
        const constant = tape.constantAt(node);
        if (constant === 0 || (constant !== null && !hasPlaces)) continue;
        const states = statesOf(run, { stores: part }, place, node);
        const isBegun = states[0]?.store === k;
        claims.push({ place, node, of: -1, before: -1, states: isBegun ? states : [{ store: k, node }] });
      }
    }
  }
  return claims.sort((one, other) => one.states[0].store - other.states[0].store);
}

/** The elements of what such a group holds in the end that are 0, with what they would be the gradients of. */
export function zerosIn(
  run: UnitRun,
  stores: readonly number[],
  places: ReadonlyMap<string, number>,
): readonly Claim[] {
  const { tape } = run.file;
  return [...leavesOf(heldLast(run, stores))].flatMap(([place, node]): Claim[] => {
    const of = places.get(place);
    const isZero = of !== undefined && tape.constantAt(node) === 0;
    return isZero ? [{ place, node, of, before: -1, states: [{ store: stores[0], node }] }] : [];
  });
}

/** Which assignments begin something new: those of all of it that come again, or that come oftener than what was there. */
function beginsOf(run: UnitRun, stores: readonly number[]): number[] {
  const { stores: all } = run;
  const begins: number[] = [];
  let seen = new Set<number>();
  // What comes from above is of another number in each round, also where the rest is added to it.
  const isAbove = beginsAbove(run, all[stores[0]]);
  const isWhole = ({ keys, code }: StoreHeard) =>
    keys.length === 0 && code !== null && (isAbove || code.operator === '');
  const whole = stores.filter((k) => isWhole(all[k]) && (isAbove || !goesOn(run, all[k])));
  const times = (k: number) => whole.filter((each) => all[each].at.from === all[k].at.from).length;
  for (const k of whole) {
    const { from } = all[k].at;
    const last = begins.at(-1);
    if (last !== undefined && !seen.has(from) && times(k) <= times(last)) {
      seen.add(from);
      continue;
    }
    begins.push(k);
    seen = new Set([from]);
  }
  return begins;
}

/** Whether what an assignment goes on from is the gradient from above. */
function beginsAbove({ outputs, file: { tape } }: UnitRun, { before }: StoreHeard): boolean {
  const seeds = new Set(outputs.flatMap(seedsOf));
  return [...leavesOf(before).values()].some((node) => seeds.has(tape.sourceOf(node)));
}

/** Whether what an assignment gives a variable is what that held and something more: `dw = dw.map((g, i) => g + dz * x[i])`. */
function goesOn({ file: { tape } }: UnitRun, { before, value }: StoreHeard): boolean {
  const held = leavesOf(before);
  const adds = ([place, node]: readonly [string, number]) => {
    const own = tape.sourceOf(held.get(place) ?? -1);
    const terms = termsOf(tape, node, false, own);
    return terms.length > 1 && tape.sourceOf(terms[0].node) === own;
  };
  return [...leavesOf(value)].some(adds);
}

function heldLast(run: UnitRun, stores: readonly number[]): Value | null {
  const { root, value } = run.stores[stores[stores.length - 1]];
  if (root.kind === 'name') return root.cell.value;
  return stores.length === 1 ? value : (root.holder.members?.get(root.name) ?? value);
}

/**
 * The group with what its numbers turn out to be the gradients of, or one multiple of these, as with a wrong sign; as it was
 * where they are of nothing.
 */
export function resolved(
  group: ClaimGroup,
  points: readonly Point[],
  leads: ReadonlySet<number>,
  tape: Tape,
): ClaimGroup {
  const found = times(1, group, points, leads, tape);
  const [first] = group.claims;
  const isShort = () => group.open?.zeros?.some(({ of }) => points.some((point) => point.gradient(of) !== 0));
  if (found !== group && isShort()) return byPlaces(group, points) ?? group;
  if (found !== group || group.open?.kind !== 'variable' || !first || points.length === 0) return found;
  for (const of of group.open.among) {
    const factor = points[0].value(first.node) / points[0].gradient(of);
    if (factor === 0 || !fits(first, (point) => factor * point.gradient(of), points)) continue;
    const multiple = times(factor, group, points, leads, tape);
    if (multiple !== group) return multiple;
  }
  return byPlaces(group, points) ?? group;
}

/** The group with what its elements are of by their places, where some of them are right. */
function byPlaces(group: ClaimGroup, points: readonly Point[]): ClaimGroup | null {
  const all = [...group.claims, ...(group.open?.zeros ?? [])];
  const claims = all.flatMap((claim): Claim[] => {
    const of = group.open?.places?.get(claim.place);
    return of === undefined ? [] : [{ ...claim, of }];
  });
  const isRight = (claim: Claim) =>
    fits(claim, (point) => point.gradient(claim.of), points) &&
    points.some((point) => point.value(claim.node) !== points[0].value(claim.node));
  const isKnown = claims.length === all.length && claims.some(isRight);
  return isKnown ? { ...group, claims, isPartial: false, isPartly: true } : null;
}

function times(
  factor: number,
  group: ClaimGroup,
  points: readonly Point[],
  leads: ReadonlySet<number>,
  tape: Tape,
): ClaimGroup {
  const { open } = group;
  if (!open || points.length === 0) return group;
  // What an output is made of is no gradient by accident.
  if (open.kind === 'wire' && group.claims.some(({ node }) => leads.has(tape.sourceOf(node)))) return group;
  const taken = new Set<number>();
  const claims: Claim[] = [];
  const [first, last] = [0, -1].map((k) => group.claims.at(k)?.states[0].store);
  const before = new Map<number, number>();
  for (const claim of group.claims) {
    const isIts = (node: number) => fits(claim, (point) => factor * point.gradient(node), points);
    // Under another name a number is the same.
    const isTaken = (node: number) =>
      taken.has(node) ||
      [...taken].some((other) => tape.sourceOf(other) === tape.sourceOf(node) && isIts(other));
    const of = open.among.find((each) => !isTaken(each) && isIts(each));
    const found =
      of === undefined
        ? open.kind === 'flow'
          ? flowOf(claim, open, points, leads, tape)
          : null
        : { ...claim, of };
    if (found) {
      // What has the elements in another order is the gradient of none: a transpose, say.
      const [{ store }] = claim.states;
      const at =
        open.kind === 'variable' ? open.among.indexOf(found.of) : open.kind === 'wire' ? found.of : 0;
      if (at < (before.get(store) ?? 0)) return group;
      before.set(store, at);
      taken.add(found.of);
      claims.push(found);
      // The last round may go on to what is no variable any more.
    } else if (claim.states[0].store !== last || last === first) return group;
  }
  return claims.length === 0 ? group : { ...group, claims, isPartial: false };
}

/** Whether a claim is worth something at all points. */
export function fits(
  { node }: Pick<Claim, 'node'>,
  wanted: (point: Point) => number,
  points: readonly Point[],
): boolean {
  return points.every((point) => {
    const value = point.value(node);
    return Math.abs(value - wanted(point)) <= 1e-9 * Math.max(Math.abs(value), 1e-9);
  });
}

/** The gradient of one of the variable's numbers by the last of what reads it. */
function flowOf(
  claim: Claim,
  { among }: OpenClaims,
  points: readonly Point[],
  leads: ReadonlySet<number>,
  tape: Tape,
): Claim | null {
  for (const of of among) {
    const readers = [...leads]
      .filter((each) => tape.inputsOf(each).includes(of))
      .sort((one, other) => one - other);
    for (let first = 1; first < readers.length; first++) {
      const by = readers.slice(first);
      if (fits(claim, (point) => gradientBy(point, of, by), points)) return { ...claim, of, by };
    }
  }
  return null;
}

export function gradientBy(point: Point, of: number, readers: readonly number[]): number {
  return readers.reduce((sum, each) => sum + point.through(each, of), 0);
}
