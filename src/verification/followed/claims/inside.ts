/*
 * Gradients that are called after what an activation gives, and are those of what goes into it: `dz` beside
 * `z = sigmoid(w * x + b)`, where no name but that of z is at hand.
 */
import { firstGate } from '../../../gates/opcodes';
import type { Point } from '../../../tape/point';
import type { Tape } from '../../../tape/tape';
import type { UnitRun } from '../run';
import { closeness, moves } from './agreement';
import type { Claim, ClaimGroup } from './claim';

/** So many operations make an activation of one number. */
const most = 8;

/** The group as that of what goes into what it is called after, the outermost operation first, as long as that has no name. */
function* insides(group: ClaimGroup, run: UnitRun): Generator<ClaimGroup> {
  const { tape } = run.file;
  let { claims } = group;
  for (let depth = 0; depth < most; depth++) {
    const inner = claims.flatMap((claim): Claim[] => {
      const of = onlyInput(tape, claim.of);
      return of === null || isNamed(run, of) ? [] : [{ ...claim, of }];
    });
    if (inner.length < claims.length) return;
    claims = inner;
    yield { ...group, claims, isInside: true };
  }
}

/** The group as the gradient of what goes into what it is called after; null where it is not that. */
export function asInside(
  group: ClaimGroup,
  points: readonly Point[],
  run: UnitRun,
  leads: ReadonlySet<number>,
): ClaimGroup | null {
  for (const inside of insides(group, run))
    if (closeness(inside.claims, points, leads) !== null) return moves(inside.claims, points) ? inside : null;
  return null;
}

/** The group, which is off, as others in the same pass are meant: as that of all that goes into what it is called after. */
export const meantInside = (group: ClaimGroup, run: UnitRun): ClaimGroup =>
  [...insides(group, run)].at(-1) ?? group;

/** The only number that moves among those that a number is computed from. */
function onlyInput(tape: Tape, node: number): number | null {
  const at = tape.sourceOf(node);
  if (tape.op[at] < firstGate) return null;
  const moving = new Set([...tape.inputsOf(at)].filter((each) => tape.varies(each)));
  const [only] = moving;
  return moving.size === 1 ? only : null;
}

function isNamed({ stores, file: { tape } }: UnitRun, node: number): boolean {
  const at = tape.sourceOf(node);
  return at !== node || stores.some(({ value }) => typeof value === 'number' && tape.sourceOf(value) === at);
}
