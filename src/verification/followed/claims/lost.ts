/*
 * Gradients of which nobody can tell what they are of, since something in them is lost: what each round adds, or an element.
 * That they are meant as gradients of their variables, an edit has to tell that makes them so.
 */
import type { Value } from '../../../program/values';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import { leavesOf } from '../machine/leaves';
import type { StoreHeard } from '../machine/stores';
import type { UnitRun } from '../run';
import type { ClaimGroup } from './claim';
import { isRoom } from './claims';
import { fits } from './open';
import { isReadWithin } from './segments';

/** Those of some gradients that are lost, where of some assignments it is known what they are. */
export function lostAmong(
  all: readonly ClaimGroup[],
  known: ReadonlySet<number>,
  run: UnitRun,
  points: readonly Point[],
  leads: ReadonlySet<number>,
): ClaimGroup[] {
  const { tape } = run.file;
  const isMade = (node: number) => !leads.has(tape.sourceOf(node));
  const isKnown = ({ stores, claims }: ClaimGroup) =>
    stores.some((k) => known.has(k)) || claims.some(({ node }) => tape.isUnknown(node));
  const left = all.filter((group) => !isKnown(group));
  const read = left.length > 0 ? readIn(tape) : null;
  return left.flatMap((group): ClaimGroup | ClaimGroup[] => {
    const stores = group.stores.map((k) => run.stores[k]);
    const isKept = () => isReadLater(group.stores, run) || isHeldElsewhere(stores, run);
    if (read && isSetAgain(stores, read, tape) && !isKept()) return { ...group, lost: 'share' };
    if (!isNearly(group, points, isMade)) return [];
    return { ...(group.open ? byPlaces(group, run) : group), lost: 'element' };
  });
}

/** What something is computed from. */
function readIn(tape: Tape): ReadonlySet<number> {
  const found = new Set<number>();
  for (let node = 0; node < tape.length; node++) for (const input of tape.inputsOf(node)) found.add(input);
  return found;
}

/** Whether what begins as 0 is set again and again, and nothing reads what it was in between. */
function isSetAgain(all: readonly StoreHeard[], read: ReadonlySet<number>, tape: Tape): boolean {
  const [first] = all;
  const later = all.filter((store) => !isRoom(store, tape));
  const isSet = ({ value, code, keys, at }: StoreHeard, k: number) =>
    typeof value === 'number' &&
    code?.operator === '' &&
    keys.length === 0 &&
    at.from === later[0].at.from &&
    (k === later.length - 1 || !read.has(value));
  return isRoom(first, tape) && later.length > 1 && later.every(isSet);
}

/** Whether a name is read between its assignments. */
function isReadLater(own: readonly number[], run: UnitRun): boolean {
  const { root } = run.stores[own[0]];
  return root.kind === 'name' && isReadWithin(run, root.cell, own[0], own[own.length - 1]);
}

/** Whether what it was goes on under other names. */
function isHeldElsewhere(own: readonly StoreHeard[], { stores }: UnitRun): boolean {
  const nodes = new Set(own.map(({ value }) => value));
  return stores.some(
    (store) => !own.includes(store) && [...leavesOf(store.value).values()].some((node) => nodes.has(node)),
  );
}

/** Such a gradient as that of its variable at the same places, where that has them all. */
function byPlaces(group: ClaimGroup, run: UnitRun): ClaimGroup {
  for (const variable of valuesNamed(run, group.of).map(leavesOf)) {
    const claims = group.claims.map((claim) => ({ ...claim, of: variable.get(claim.place) ?? -1 }));
    if (claims.length === variable.size && claims.every(({ of }) => of >= 0)) return { ...group, claims };
  }
  return group;
}

/** All that what is called so has been. */
function valuesNamed({ machine }: UnitRun, name: string): Value[] {
  return [
    ...machine.frames.flatMap(({ cells }) => cells.get(name)?.value ?? []),
    ...machine.stores.flatMap(({ text, value }) => (text === name ? [value] : [])),
  ];
}

/** Whether most numbers that are made for it are gradients of those that they may be of. */
function isNearly(
  { claims, open, isEmpty }: ClaimGroup,
  points: readonly Point[],
  isMade: (node: number) => boolean,
): boolean {
  if (isEmpty || (open && open.kind !== 'variable')) return false;
  const made = claims.filter(({ node }) => isMade(node));
  const right = made.filter((claim) =>
    (open ? open.among : [claim.of]).some((of) => fits(claim, (point) => point.gradient(of), points)),
  );
  return right.length > 1 && 2 * right.length >= made.length;
}
