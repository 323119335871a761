/*
 * Gradients that have gone on through the activation in the statement that computes their variable: `df = dc * c * f * (1 - f)`
 * is that of what goes into `f = sigmoid(a * x + b)`.
 */
import { type ActivatedWire, activationsOf } from '../freely/activated';
import { leavesOf } from '../machine/leaves';
import type { UnitRun } from '../run';
import type { ClaimGroup } from './claim';

/** A group as that of the wires before gates of one moving input; null where some of its variable have none there. */
export function beforeGates(group: ClaimGroup, run: UnitRun, leads: ReadonlySet<number>): ClaimGroup | null {
  const all = activationsOf(run.file.tape, leads);
  const claims = group.claims.flatMap((claim) => {
    const of = wireBefore(claim.of, run, all);
    return of === null ? [] : [{ ...claim, of }];
  });
  return claims.length < group.claims.length ? null : { ...group, claims, byRounds: null, isBefore: true };
}

/** Where others are the gradients of such wires, as numbers tell, what is off should be that as well. */
export function asOthers<T extends { readonly group: ClaimGroup; readonly found: unknown }>(
  all: readonly T[],
  run: UnitRun,
  leads: ReadonlySet<number>,
): readonly T[] {
  if (!all.some(({ group }) => group.isBefore)) return all;
  return all.map((each) => {
    const group = each.found === null ? beforeGates(each.group, run, leads) : null;
    return group ? { ...each, group } : each;
  });
}

/** The wire at the end of such gates, if the statement computes it that computes the number. */
function wireBefore(
  of: number,
  { machine, file: { tape } }: UnitRun,
  all: readonly ActivatedWire[],
): number | null {
  const after = tape.sourceOf(of);
  const before = all.find((each) => each.after === after)?.before ?? -1;
  const store = machine.stores.find(({ value }) =>
    [...leavesOf(value).values()].some((node) => tape.sourceOf(node) === after),
  );
  if (before < 0 || !store?.code) return null;
  const { from, to } = store.code.value;
  return from + store.base <= tape.from[before] && tape.to[before] <= to + store.base ? before : null;
}
