/*
 * Gradients that have gone on through the activation in the statement that computes their variable: `df = dc * c * f * (1 - f)`
 * is that of what goes into `f = sigmoid(a * x + b)`.
 */
import { firstGate, opcodeOf } from '../../../gates/opcodes';
import { leavesOf } from '../machine/leaves';
import type { UnitRun } from '../run';
import type { ClaimGroup } from './claim';

const choose = opcodeOf('choose');

/** A group as that of the wires before gates of one moving input; null where some of its variable have none there. */
export function beforeGates(group: ClaimGroup, run: UnitRun): ClaimGroup | null {
  const claims = group.claims.flatMap((claim) => {
    const of = wireBefore(claim.of, run);
    return of === null ? [] : [{ ...claim, of }];
  });
  return claims.length < group.claims.length ? null : { ...group, claims, byRounds: null, isBefore: true };
}

/** Where others are the gradients of such wires, as numbers tell, what is off should be that as well. */
export function asOthers<T extends { readonly group: ClaimGroup; readonly found: unknown }>(
  all: readonly T[],
  run: UnitRun,
): readonly T[] {
  if (!all.some(({ group }) => group.isBefore)) return all;
  return all.map((each) => {
    const group = each.found === null ? beforeGates(each.group, run) : null;
    return group ? { ...each, group } : each;
  });
}

/** The wire at the end of such gates, if the statement computes it that computes the number. */
function wireBefore(of: number, { machine, file: { tape } }: UnitRun): number | null {
  let at = tape.sourceOf(of);
  const first = at;
  for (;;) {
    if (tape.op[at] < firstGate) return null;
    const inputs = tape.op[at] === choose ? tape.inputsOf(at).slice(1) : tape.inputsOf(at);
    const moving = inputs.filter((input) => tape.varies(input));
    if (moving.length !== 1) break;
    at = tape.sourceOf(moving[0]);
  }
  const store = machine.stores.find(({ value }) =>
    [...leavesOf(value).values()].some((node) => tape.sourceOf(node) === first),
  );
  if (at === first || !store?.code) return null;
  const { from, to } = store.code.value;
  return from + store.base <= tape.from[at] && tape.to[at] <= to + store.base ? at : null;
}
